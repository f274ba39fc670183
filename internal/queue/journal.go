package queue

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/proof"
)

// MaxWaitingWork is how much work an outside prover keeps in its journal: what it has in hand and what waits.
const MaxWaitingWork = 64

// journal keeps accepted work on disk, one file per attempt, until it is done.
type journal struct {
	disk   disk.Disk
	folder string
	mu     sync.Mutex // guards entries
	// entries are the files, oldest first.
	entries []*entry
}

// entry is one accepted attempt. Tries counts how often it was handed out, over restarts too.
type entry struct {
	Sequence uint64 `json:"sequence"`
	ZKVM     string `json:"zkvm"`
	Tries    int    `json:"tries"`
	Work     Work   `json:"work"`

	taken bool // a handler has it
}

func (e *entry) name() string {
	return fmt.Sprintf("%s-%d-%d.json", strings.TrimPrefix(e.Work.Order.String(), "0x"), e.Work.Attempt, e.Work.Epoch)
}

func spoolError(what string, err error) error {
	return proof.Errorf(proof.Retry, "spool-unwritable", "journal of work: %s: %w", what, err)
}

// openJournal reads the folder, or makes it. A file that cannot be read is set aside as *.bad: the orchestrator's patience
// ends that attempt.
func openJournal(on disk.Disk, folder string, onError func(string, error)) (*journal, error) {
	if !filepath.IsAbs(folder) {
		return nil, proof.Errorf(proof.Caller, "bad-config", "Journal: %q: want an absolute path", folder).WithField("Journal")
	}
	if err := on.MkdirAll(folder); err != nil {
		return nil, spoolError("make it", err)
	}
	names, err := filepath.Glob(filepath.Join(folder, "*.json"))
	if err != nil {
		return nil, spoolError("list it", err)
	}
	j := &journal{disk: on, folder: folder}
	for _, name := range names {
		b, err := os.ReadFile(name)
		e := &entry{}
		if err == nil {
			err = json.Unmarshal(b, e)
		}
		if err == nil {
			err = e.Work.check()
		}
		if err == nil && e.name() != filepath.Base(name) {
			err = fmt.Errorf("it holds the work of %s", e.name())
		}
		if err != nil {
			onError("journal "+name, errors.Join(err, on.Rename(name, name+".bad")))
			continue
		}
		j.entries = append(j.entries, e)
	}
	slices.SortFunc(j.entries, func(a, b *entry) int { return int(int64(a.Sequence) - int64(b.Sequence)) })
	return j, nil
}

// add keeps the work; nil means that it is on disk. The same attempt again is kept once. Errors: Retry too-busy,
// spool-unwritable.
func (j *journal) add(zkvm string, w Work) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	e := &entry{Sequence: 1, ZKVM: zkvm, Work: w}
	for _, old := range j.entries {
		if old.name() == e.name() {
			return nil
		}
		e.Sequence = old.Sequence + 1
	}
	if len(j.entries) >= MaxWaitingWork {
		return proof.Errorf(proof.Retry, "too-busy", "%d jobs wait already", len(j.entries))
	}
	if err := j.write(e); err != nil {
		return err
	}
	j.entries = append(j.entries, e)
	return nil
}

// write syncs the entry and its name.
func (j *journal) write(e *entry) error {
	b, err := json.Marshal(e)
	if err != nil {
		return proof.Errorf(proof.Bug, "internal", "journal: %w", err)
	}
	if err := j.disk.Write(filepath.Join(j.folder, e.name()), b); err != nil {
		return spoolError("write", err)
	}
	return nil
}

// take gives the oldest work of the zkVM that no handler has, nil when there is none. That it was tried once more is on disk
// before the handler can crash with it.
func (j *journal) take(zkvm string) (*entry, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	for _, e := range j.entries {
		if e.ZKVM == zkvm && !e.taken {
			next := *e
			next.Tries++
			if err := j.write(&next); err != nil {
				return nil, err
			}
			next.taken = true
			*e = next
			return e, nil
		}
	}
	return nil, nil
}

// back lets others take the entry again. A try that was only broken off, by the node's end, does not count.
func (j *journal) back(e *entry, counts bool) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	e.taken = false
	if counts {
		return nil
	}
	e.Tries--
	return j.write(e)
}

// remove forgets the entry.
func (j *journal) remove(e *entry) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if err := j.disk.Remove(filepath.Join(j.folder, e.name())); err != nil {
		e.taken = false
		return spoolError("remove "+e.name(), err)
	}
	j.entries = slices.DeleteFunc(j.entries, func(other *entry) bool { return other == e })
	return nil
}
