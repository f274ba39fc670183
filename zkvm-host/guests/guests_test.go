package guests

import (
	"bufio"
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

func TestELFsMatchTheirDigests(t *testing.T) {
	sums, err := os.ReadFile("elf/SHA256SUMS")
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for s := bufio.NewScanner(bytes.NewReader(sums)); s.Scan(); lines++ {
		want, file, _ := strings.Cut(s.Text(), "  ")
		elf, err := Lookup(strings.TrimSuffix(file, ".elf"))
		if err != nil {
			t.Fatal(err)
		}
		if got := proof.Sum(elf).String()[2:]; got != want {
			t.Errorf("%s: digest %s, want %s", file, got, want)
		}
	}
	if lines != len(Names) {
		t.Errorf("%d digests, want %d", lines, len(Names))
	}
	for _, name := range Names {
		if elf, err := Lookup(name); err != nil || len(elf) == 0 {
			t.Errorf("%s: %d bytes, %v", name, len(elf), err)
		}
	}
}

func TestLookupUnknown(t *testing.T) {
	if _, err := Lookup("../guests"); proof.CodeOf(err) != "guest-unknown" {
		t.Errorf("got %v", err)
	}
}

func TestSolvencyJournalDecodes(t *testing.T) {
	for n := 1; n < 9; n++ {
		s := ExampleSolvency(n, 7)
		j, err := DecodeSolvency(s.Journal())
		if err != nil {
			t.Fatal(err)
		}
		if !j.Covered || j.Accounts != uint64(n) || j.Total.Cmp(s.total()) != 0 || j.Liability.Cmp(s.Liability) != 0 || j.Root.IsZero() {
			t.Errorf("%d accounts: %+v", n, j)
		}
		s.Liability.Add(s.total(), s.Liability)
		if j, _ = DecodeSolvency(s.Journal()); n > 1 && j.Covered {
			t.Errorf("%d accounts: covered although the liability is above the total", n)
		}
	}
	if _, err := DecodeSolvency(make([]byte, SolvencyJournalBytes+1)); proof.ClassOf(err) != proof.Caller {
		t.Errorf("a journal one byte too long: %v", err)
	}
}
