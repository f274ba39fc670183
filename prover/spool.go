package prover

import (
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"golang.org/x/sys/unix"

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
type spool struct{ root string }

// The zkVM host may be the guest's, so it sees the desk alone: the folder of the spool that holds the files of the job at hand. What
// the node believes, a job's state, never lies there.
const (
	deskFolder  = "desk"
	filesFolder = "files" // of a job that is not at hand, within its folder
)

func (s spool) desk() string { return filepath.Join(s.root, deskFolder) }

// clearDesk makes the desk, and puts away what a node that was killed left on it.
func (s spool) clearDesk() error {
	if err := os.MkdirAll(s.desk(), 0o700); err != nil {
		return diskError("make the desk", err)
	}
	entries, err := os.ReadDir(s.desk())
	if err != nil {
		return diskError("list the desk", err)
	}
	for _, e := range entries {
		order, err := proof.ParseDigest(e.Name())
		if err == nil && e.IsDir() && e.Name() == order.String() {
			err = s.at(order).putAway()
		} else {
			err = os.RemoveAll(filepath.Join(s.desk(), e.Name())) // the host's own doing
		}
		if err != nil {
			return diskError("clear the desk", err)
		}
	}
	return nil
}

// at is the job's folder with its files on the desk.
func (s spool) at(order proof.Digest) folder {
	return folder{path: filepath.Join(s.root, order.String()), work: filepath.Join(s.desk(), order.String())}
}

// folder is one job's private folder: path is the node's, work is where its files are while it is at hand.
type folder struct{ path, work string }

func (f folder) file(name string) string {
	if name == fileState {
		return filepath.Join(f.path, name)
	}
	return filepath.Join(f.work, name)
}

// layOut brings the job's files to the desk.
func (f folder) layOut() error {
	err := os.Rename(filepath.Join(f.path, filesFolder), f.work)
	if errors.Is(err, fs.ErrNotExist) {
		err = os.MkdirAll(f.work, 0o700)
	}
	if err != nil {
		return diskError("lay out the job's files", err)
	}
	return nil
}

// putAway takes the job's files from the desk, out of the host's sight. What is there instead of a folder is the host's doing, and is
// removed.
func (f folder) putAway() error {
	info, err := os.Lstat(f.work)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err == nil && !info.IsDir() {
		return os.Remove(f.work)
	}
	files := filepath.Join(f.path, filesFolder)
	if err := errors.Join(err, os.MkdirAll(f.path, 0o700), os.RemoveAll(files)); err != nil {
		return err
	}
	return os.Rename(f.work, files)
}

// has reports whether the file exists. Receipts are renamed into place, so one that exists is whole.
func (f folder) has(name string) bool {
	_, err := os.Stat(f.file(name))
	return err == nil
}

// drop removes a file that turned out to be useless; that it is absent already is no error.
func (f folder) drop(name string) error {
	if err := os.Remove(f.file(name)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return diskError("drop "+name, err)
	}
	return nil
}

// state is what a job's folder remembers between attempts and restarts.
type state struct {
	Version  int            `json:"v"`
	Order    proof.Digest   `json:"order"`
	Attempt  int            `json:"attempt"` // the attempt that Tries counts
	Tries    int            `json:"tries"`   // tries of this attempt that were started and did not end in an orderly way
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
	if err := os.MkdirAll(f.path, 0o700); err != nil {
		return f, nil, diskError("make the job's folder", err)
	}
	if st, ok := readState(f, order); ok {
		return f, st, f.layOut()
	}
	if err := errors.Join(os.RemoveAll(f.path), os.RemoveAll(f.work)); err != nil {
		return f, nil, diskError("empty the job's folder", err)
	}
	if err := os.MkdirAll(f.path, 0o700); err != nil {
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
	return writeFile(f.file(fileState), b)
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
			if err := forgetFiles(filepath.Join(f.path, filesFolder), st); err != nil {
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
		if err := os.RemoveAll(d.path); err != nil {
			return diskError("remove a finished job's folder", err)
		}
	}
	return nil
}

// writeFile replaces path's content atomically and durably.
func writeFile(path string, b []byte) error {
	tmp, err := os.CreateTemp(filepath.Dir(path), ".write-*")
	if err != nil {
		return diskError("write "+filepath.Base(path), err)
	}
	defer os.Remove(tmp.Name()) // fails once renamed, as it should
	_, err = tmp.Write(b)
	err = errors.Join(err, tmp.Sync(), tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), path)
	}
	if err == nil {
		err = syncFolder(filepath.Dir(path))
	}
	if err != nil {
		return diskError("write "+filepath.Base(path), err)
	}
	return nil
}

func syncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

// openAny opens a file that a parcel names as order/name, wherever the job's files are now.
func (s spool) openAny(name string) (f *os.File, err error) {
	order, name := filepath.Split(name)
	for _, path := range []string{filepath.Join(s.desk(), order, name), filepath.Join(s.root, order, filesFolder, name), filepath.Join(s.desk(), order, name)} {
		if f, err = openPlain(path); err == nil || !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
	}
	return nil, err
}

// openPlain opens a regular file. A host may have put a link to our secrets, or a pipe that never ends, where its result should be: no
// link is followed, neither in the file's name nor in its folder's, and nothing is waited for.
func openPlain(path string) (*os.File, error) {
	name := filepath.Base(path)
	folder, err := unix.Open(filepath.Dir(filepath.Dir(path)), unix.O_PATH|unix.O_DIRECTORY|unix.O_CLOEXEC, 0)
	if err != nil {
		return nil, diskError("read "+name, err)
	}
	defer unix.Close(folder)
	fd, err := unix.Openat2(folder, filepath.Join(filepath.Base(filepath.Dir(path)), name), &unix.OpenHow{
		Flags: unix.O_RDONLY | unix.O_NONBLOCK | unix.O_CLOEXEC, Resolve: unix.RESOLVE_NO_SYMLINKS | unix.RESOLVE_BENEATH,
	})
	if errors.Is(err, unix.ELOOP) {
		return nil, proof.Errorf(proof.Bug, "internal", "%s: is a link, or lies in one", name)
	}
	if err != nil {
		return nil, diskError("read "+name, err)
	}
	f := os.NewFile(uintptr(fd), path)
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = proof.Errorf(proof.Bug, "internal", "%s: is no regular file", name)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
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
