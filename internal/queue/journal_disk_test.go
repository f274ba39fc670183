package queue

import (
	"path/filepath"
	"slices"
	"syscall"
	"testing"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/disk/disktest"
	"github.com/lemma-network/lemma/proof"
)

// useJournal takes two jobs in and one of them on; say hears of each promise.
func useJournal(j *journal, say func(promise string)) error {
	for n, promise := range []string{"one", "two"} {
		if err := j.add("sp1", workFor(1, n+1)); err != nil {
			return err
		}
		say(promise)
	}
	e, err := j.take("sp1")
	if err != nil {
		return err
	}
	say("tried")
	if err := j.remove(e); err != nil {
		return err
	}
	say("one is done")
	return nil
}

// Work that was accepted outlives a power loss, and so does it that it was tried.
func TestJournalOutlivesAPowerLoss(t *testing.T) {
	root := t.TempDir()
	r := disktest.NewRecorder(root)
	j, err := openJournal(r.Disk(), filepath.Join(root, "journal"), nil)
	if err == nil {
		err = useJournal(j, r.Promise)
	}
	if err != nil {
		t.Fatal(err)
	}
	most := 0
	r.EachLoss(t, func(promised []string, folder string) {
		j, err := openJournal(disk.Disk{}, filepath.Join(folder, "journal"), func(what string, err error) { t.Error(what, err) })
		if err != nil {
			t.Fatal(err)
		}
		most = max(most, len(promised))
		has := func(n int) *entry {
			i := slices.IndexFunc(j.entries, func(e *entry) bool { return e.Work.Attempt == n })
			if i < 0 {
				return nil
			}
			return j.entries[i]
		}
		one, two := has(1), has(2)
		if slices.Contains(promised, "two") && two == nil || slices.Contains(promised, "one") && one == nil && !slices.Contains(promised, "tried") {
			t.Errorf("promised %v, found %+v and %+v", promised, one, two)
		}
		if slices.Contains(promised, "tried") && one != nil && one.Tries == 0 {
			t.Error("the try does not count")
		}
	})
	if most != 4 {
		t.Errorf("%d promises", most)
	}
}

// Each write of the journal fails: the work is not accepted, and not taken on; what was accepted before is still there.
func TestJournalOnADiskThatFails(t *testing.T) {
	for n := 0; ; n++ {
		folder := filepath.Join(t.TempDir(), "journal")
		f := &disktest.Fault{At: n, Last: -1, Err: syscall.ENOSPC}
		accepted := 0
		j, err := openJournal(f.Disk(), folder, nil)
		if err == nil {
			err = useJournal(j, func(promise string) {
				if promise == "one" || promise == "two" {
					accepted++
				}
			})
		}
		if len(f.Failed()) == 0 {
			if err != nil || n < 15 {
				t.Errorf("%d changes: %v", n, err)
			}
			return
		}
		if proof.CodeOf(err) != "spool-unwritable" || proof.ClassOf(err) != proof.Retry {
			t.Errorf("change %d: %v", n, err)
		}
		again, err := openJournal(disk.Disk{}, folder, func(what string, err error) { t.Error(what, err) })
		if err != nil {
			t.Fatal(err)
		}
		if len(again.entries) < accepted {
			t.Errorf("change %d: %d entries, %d were accepted", n, len(again.entries), accepted)
		}
	}
}
