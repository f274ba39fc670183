package prover

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/proof"
)

// Finished jobs keep their folder, so that a report can be sent again when it is asked for: until SpoolKeepFinished newer
// ones are finished, or SpoolKeepHours are over; those whose reports are not sent yet stay in any case.
const (
	SpoolKeepFinished = 8
	SpoolKeepHours    = 24
)

// The files of a job's folder. Receipts and the proof's journal are named by the host protocol.
const (
	fileState      = "state.json"
	fileELF        = "program.elf"
	fileInput      = "input.bin"
	fileExecuted   = "executed.bin"   // the journal as execution wrote it
	fileJournal    = "journal.bin"    // the journal as proving wrote it
	fileSealed     = "journal.sealed" // the journal sealed for the client
	fileCore       = "core.receipt"
	fileCompressed = "compressed.receipt"
	fileWrap       = "wrap.receipt"
	fileWitness    = "witness.json"
	fileProof      = "groth16.proof"
)

// spool is the node's work folder: one folder per job, named by its order digest.
type spool struct {
	root   string
	disk   disk.Disk
	place  int // of the slot whose desk it is
	places int // how many slots there are
}

// state is what a job's folder remembers between attempts and restarts.
type state struct {
	Version  int            `json:"v"`
	Order    proof.Digest   `json:"order"`
	Attempt  int            `json:"attempt"`          // the attempt that Tries counts
	Tries    int            `json:"tries"`            // tries of this attempt that were started and did not end in an orderly way
	Device   string         `json:"device,omitempty"` // the last that it was worked on
	Executed *execution     `json:"executed,omitempty"`
	Stages   []stageRecord  `json:"stages,omitempty"`
	Wrap     *wrapper.Stats `json:"wrap,omitempty"`     // the steps inside the Groth16 stage
	Resumed  bool           `json:"resumed,omitempty"`  // it went on from another node's receipt, or from an earlier run's
	Private  bool           `json:"private,omitempty"`  // its program or input came sealed for this node
	Client   string         `json:"client,omitempty"`   // the age recipient that its journal is sealed for; "": it is stored as it is
	Failure  *proof.Error   `json:"failure,omitempty"`  // why this attempt failed for good
	Finished *time.Time     `json:"finished,omitempty"` // when a verified proof was made, or the attempt failed for good
}

type execution struct {
	Cycles        uint64       `json:"cycles"`
	Gas           uint64       `json:"gas"`
	JournalDigest proof.Digest `json:"journal_digest"`
	JournalBytes  int64        `json:"journal_bytes"`
}

const stateVersion = 1

// open makes the job's folder if need be and reads its state. A state that cannot be read belongs to no known
// version: the folder is emptied and the job starts anew, which costs time but never correctness.
func (s spool) open(order proof.Digest) (folder, *state, error) {
	f := s.at(order)
	if err := s.disk.MkdirAll(f.path); err != nil {
		return f, nil, diskError("make the job's folder", err)
	}
	if st, ok := readState(f, order); ok {
		return f, st, f.layOut()
	}
	if err := errors.Join(s.disk.Remove(f.path), s.disk.Remove(f.work)); err != nil {
		return f, nil, diskError("empty the job's folder", err)
	}
	if err := s.disk.MkdirAll(f.path); err != nil {
		return f, nil, diskError("make the job's folder", err)
	}
	st := &state{Version: stateVersion, Order: order}
	return f, st, errors.Join(st.save(f), f.layOut())
}

func readState(f folder, order proof.Digest) (*state, bool) {
	b, err := os.ReadFile(f.file(fileState))
	st := new(state)
	if err != nil || json.Unmarshal(b, st) != nil || st.Version != stateVersion || st.Order != order {
		return nil, false
	}
	return st, true
}

// save writes the state so that a crash leaves either the old one or the new one.
func (st *state) save(f folder) error {
	b, err := json.Marshal(st)
	if err != nil {
		return proof.Errorf(proof.Bug, "internal", "encode the job's state: %w", err)
	}
	return writeFile(f.disk, f.file(fileState), b)
}

// sweep removes the folders of finished jobs that need not be kept any longer, and what a private job that is not at hand left, as a node
// that was killed does. It touches only folders that are named by a digest; of those whose state it cannot read it removes the files, which
// may be private, and which no job would go on from.
func (s spool) sweep(now time.Time, wanted map[proof.Digest]bool) error {
	entries, err := os.ReadDir(s.root)
	if err != nil {
		return diskError("list the spool", err)
	}
	type finished struct {
		path string
		at   time.Time
	}
	var done []finished
	for _, e := range entries {
		order, err := proof.ParseDigest(e.Name())
		if err != nil || !e.IsDir() || e.Name() != order.String() {
			continue
		}
		f := s.at(order)
		st, ok := readState(f, order)
		if !ok || st.Private {
			if err := s.forgetFiles(filepath.Join(f.path, filesFolder), st); err != nil {
				return err
			}
		}
		if ok && st.Finished != nil && !wanted[order] {
			done = append(done, finished{f.path, *st.Finished})
		}
	}
	slices.SortFunc(done, func(a, b finished) int { return b.at.Compare(a.at) })
	for i, d := range done {
		if i < SpoolKeepFinished && now.Sub(d.at) <= SpoolKeepHours*time.Hour {
			continue
		}
		if err := s.disk.Remove(d.path); err != nil {
			return diskError("remove a finished job's folder", err)
		}
	}
	return nil
}

// writeFile replaces path's content atomically and durably.
func writeFile(d disk.Disk, path string, b []byte) error {
	if err := d.Write(path, b); err != nil {
		return diskError("write "+filepath.Base(path), err)
	}
	return nil
}

// readFile reads a regular file of at most limit bytes.
func readFile(path string, limit int64) ([]byte, error) {
	f, err := openPlain(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err != nil {
		return nil, diskError("read "+filepath.Base(path), err)
	}
	if int64(len(b)) > limit {
		return nil, proof.Errorf(proof.Bug, "internal", "%s: longer than %d bytes", filepath.Base(path), limit)
	}
	return b, nil
}

// diskError is of class retry: the disk is this node's trouble, not the job's.
func diskError(op string, err error) error {
	return proof.Errorf(proof.Retry, "disk", "spool: %s: %w", op, err)
}
