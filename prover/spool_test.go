package prover

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/proof"
)

func TestSpoolRemembersAJob(t *testing.T) {
	s := spool{root: t.TempDir()}
	order := proof.Sum([]byte("a"))
	f, st, err := s.open(order)
	if err != nil {
		t.Fatal(err)
	}
	st.Tries, st.Executed = 2, &execution{Cycles: 5}
	st.note(proof.StageCore, 2, 10)
	st.note(proof.StageCore, 1, 5)
	if err := st.save(f); err != nil {
		t.Fatal(err)
	}
	_, again, err := s.open(order)
	if err != nil || again.Tries != 2 || again.Executed.Cycles != 5 {
		t.Fatalf("%+v, %v", again, err)
	}
	if len(again.Stages) != 1 || again.Stages[0] != (stageRecord{proof.StageCore, 1, 10}) {
		t.Errorf("stages %+v: want the newest time and the highest peak", again.Stages)
	}
	if info, err := os.Stat(f.path); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder is not private: %v, %v", info.Mode(), err)
	}
}

func TestSpoolStartsAnewOnAStateItCannotRead(t *testing.T) {
	other := `{"v":1,"order":"` + proof.Sum([]byte("other")).String() + `"}`
	for name, content := range map[string]string{"torn": `{"v":1,`, "newer": `{"v":2}`, "another order's": other, "empty": ""} {
		s := spool{root: t.TempDir()}
		order := proof.Sum([]byte("a"))
		f, _, err := s.open(order)
		if err != nil {
			t.Fatal(err)
		}
		for file, content := range map[string]string{fileState: content, fileWrap: "receipt"} {
			if err := os.WriteFile(f.file(file), []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		_, st, err := s.open(order)
		if err != nil || st.Order != order || st.Tries != 0 {
			t.Fatalf("%s state: %+v, %v", name, st, err)
		}
		if f.has(fileWrap) {
			t.Errorf("%s state: a receipt of unknown origin was kept", name)
		}
	}
}

func TestSweepKeepsTheNewestAndWhatIsNotItsOwn(t *testing.T) {
	s := spool{root: t.TempDir()}
	finish := func(name string, at time.Time) folder {
		f, st, err := s.open(proof.Sum([]byte(name)))
		if err != nil {
			t.Fatal(err)
		}
		if !at.IsZero() {
			st.Finished = &at
		}
		if err := st.save(f); err != nil {
			t.Fatal(err)
		}
		return f
	}
	var finished []folder
	for i := range SpoolKeepFinished + 1 {
		finished = append(finished, finish(string(rune('a'+i)), time.Unix(int64(i+1), 0)))
	}
	open := finish("open", time.Time{})
	unknown := finish("unknown", time.Unix(1, 0))
	if err := os.WriteFile(unknown.file(fileState), []byte("{}"), 0o600); err != nil {
		t.Fatal(err)
	}
	stranger := filepath.Join(s.root, "photos")
	if err := os.Mkdir(stranger, 0o700); err != nil {
		t.Fatal(err)
	}
	oldest := finish("copied", time.Unix(0, 0))
	copied := folder{path: filepath.Join(s.root, filepath.Base(oldest.path)[2:])} // the same digest, written otherwise
	if err := os.Rename(oldest.path, copied.path); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(s.root, proof.Digest{9}.String()), nil, 0o600); err != nil {
		t.Fatal(err) // a file, though named like a job
	}
	if err := s.sweep(time.Unix(SpoolKeepFinished+1, 0), nil); err != nil {
		t.Fatal(err)
	}
	if finished[0].has(fileState) {
		t.Error("the oldest finished job was kept")
	}
	for i, f := range finished[1:] {
		if !f.has(fileState) {
			t.Errorf("finished job %d, one of the newest %d, was removed", i+1, SpoolKeepFinished)
		}
	}
	if !copied.has(fileState) {
		t.Error("a folder whose name no node gives was removed")
	}
	if !open.has(fileState) || !unknown.has(fileState) {
		t.Error("a folder that is unfinished, or not understood, was removed")
	}
	entries, err := os.ReadDir(s.root)
	if want := SpoolKeepFinished + 6; err != nil || len(entries) != want {
		t.Errorf("%d entries are left, want %d: %v", len(entries), want, err)
	}
	if err := (spool{root: filepath.Join(s.root, "absent")}).sweep(testNow, nil); proof.CodeOf(err) != "disk" || proof.ClassOf(err) != proof.Retry {
		t.Errorf("absent spool: %v", err)
	}
}

func TestFilesOfTheSpoolAreBounded(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f")
	if err := writeFile(disk.Disk{}, path, make([]byte, 8)); err != nil {
		t.Fatal(err)
	}
	if b, err := readFile(path, 8); err != nil || len(b) != 8 {
		t.Errorf("at the limit: %d bytes, %v", len(b), err)
	}
	if _, err := readFile(path, 7); proof.ClassOf(err) != proof.Bug {
		t.Errorf("one past the limit: %v", err)
	}
	if _, err := readFile(path+"x", 7); proof.CodeOf(err) != "disk" {
		t.Errorf("absent: %v", err)
	}
	if err := writeFile(disk.Disk{}, filepath.Join(path, "below a file"), nil); proof.CodeOf(err) != "disk" {
		t.Errorf("unwritable: %v", err)
	}
}
