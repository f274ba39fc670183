package ceremony

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
	pok "github.com/consensys/gnark-crypto/ecc/bn254/mpcsetup"
	"github.com/consensys/gnark/backend/groth16/bn254/mpcsetup"
	"github.com/lemma-network/lemma/proof"
)

// refused verifies a copy of dir after change, with the index's digests as they were and again made to fit the files, as a
// cheat would: each way has its error, all but "" is checked.
func refused(t *testing.T, dir, what string, change func(dir string, tr *Transcript), plain, fitted string) {
	t.Helper()
	to := clone(t, dir)
	change(to, edit(t, to, func(*Transcript) {}))
	if plain != "" {
		_, err := Verify(t.Context(), run(to), Expect{}, small)
		wantCode(t, what, err, plain, "")
	}
	if fitted != "" {
		edit(t, to, func(tr *Transcript) { fit(t, to, tr) })
		_, err := Verify(t.Context(), run(to), Expect{}, small)
		wantCode(t, what+", digests made to fit", err, fitted, "")
	}
}

// edit changes a transcript's index.
func edit(t *testing.T, dir string, change func(*Transcript)) *Transcript {
	t.Helper()
	tr := must(Load(dir))(t)
	change(tr)
	if err := tr.save(dir); err != nil {
		t.Fatal(err)
	}
	return tr
}

// fit sets every digest to that of its file.
func fit(t *testing.T, dir string, tr *Transcript) {
	t.Helper()
	for i, p := range []*Phase{&tr.Phase1, &tr.Phase2} {
		if p.Start != nil {
			p.Start.SHA256 = proof.Sum([]byte(readFile(t, dir, name(i+1, 0)))).String()[2:]
		}
		for n := range p.Contributions {
			p.Contributions[n].SHA256 = proof.Sum([]byte(readFile(t, dir, name(i+1, n+1)))).String()[2:]
		}
	}
}

func TestDamage(t *testing.T) {
	dir := whole(t)
	for _, file := range []string{name(1, 1), name(1, 2), name(1, 3), name(2, 0), name(2, 1), name(2, 2), name(2, 3)} {
		refused(t, dir, "dropped "+file, func(dir string, _ *Transcript) {
			if err := os.Remove(filepath.Join(dir, file)); err != nil {
				t.Fatal(err)
			}
		}, "transcript-file-missing", "")
		refused(t, dir, "a byte more in "+file, func(dir string, _ *Transcript) {
			writeFile(t, dir, file, readFile(t, dir, file)+"x")
		}, "transcript-digest-mismatch", map[bool]string{true: "start-mismatch", false: "transcript-malformed"}[file == name(2, 0)])
		refused(t, dir, "a byte less in "+file, func(dir string, _ *Transcript) {
			b := readFile(t, dir, file)
			writeFile(t, dir, file, b[:len(b)-1])
		}, "transcript-digest-mismatch", map[bool]string{true: "start-mismatch", false: "transcript-malformed"}[file == name(2, 0)])
	}
	for _, c := range []struct {
		what, file string
		at         int // from the end when negative
		fitted     string
	}{
		{"domain", name(1, 2), proofs1Bytes + 7, "transcript-malformed"},
		{"huge domain", name(1, 2), proofs1Bytes, "transcript-malformed"},
		{"challenge", name(1, 2), -1, "contribution-out-of-order"},
		{"number of commitments", name(2, 1), 1, "transcript-malformed"},
		{"number of wires", name(2, 2), 2 + g1Bytes, "transcript-malformed"},
		{"start", name(2, 0), 40, "start-mismatch"},
		{"challenge", name(2, 3), -1, "contribution-out-of-order"},
	} {
		refused(t, dir, c.what+" in "+c.file, func(dir string, _ *Transcript) {
			b := []byte(readFile(t, dir, c.file))
			b[(c.at+len(b))%len(b)] ^= 1
			writeFile(t, dir, c.file, string(b))
		}, "transcript-digest-mismatch", c.fitted)
	}
}

// TestPointsThatAreNone: a coordinate that is not below the prime, in a proof and in a parameter of each phase.
func TestPointsThatAreNone(t *testing.T) {
	dir := whole(t)
	for file, at := range map[string]int{name(1, 2): 0, name(1, 3): proofs1Bytes + 8 + g2Bytes, name(2, 1): 2, name(2, 2): 2 + g1Bytes + 4} {
		refused(t, dir, "no point in "+file, func(dir string, _ *Transcript) {
			b := []byte(readFile(t, dir, file))
			copy(b[at:], bytes.Repeat([]byte{0xff}, g1Bytes))
			writeFile(t, dir, file, string(b))
		}, "transcript-digest-mismatch", "transcript-malformed")
	}
}

// TestOrder: contributions that are left out, swapped, replayed or taken from another ceremony.
func TestOrder(t *testing.T) {
	dir, another := whole(t), whole(t)
	for _, phase := range []int{1, 2} {
		of := func(tr *Transcript) *Phase { return []*Phase{&tr.Phase1, &tr.Phase2}[phase-1] }
		two, three := name(phase, 2), name(phase, 3)
		swap := func(dir string, _ *Transcript) {
			a, b := readFile(t, dir, two), readFile(t, dir, three)
			writeFile(t, dir, two, b)
			writeFile(t, dir, three, a)
		}
		refused(t, dir, "swapped", swap, "transcript-digest-mismatch", "contribution-out-of-order")
		refused(t, dir, "left out", func(dir string, tr *Transcript) {
			p := of(tr)
			p.Contributions = append(p.Contributions[:1], p.Contributions[2])
			writeFile(t, dir, two, readFile(t, dir, three))
			if err := os.Remove(filepath.Join(dir, three)); err != nil {
				t.Fatal(err)
			}
			if err := tr.save(dir); err != nil {
				t.Fatal(err)
			}
		}, "contribution-out-of-order", "contribution-out-of-order")
		refused(t, dir, "replayed", func(dir string, tr *Transcript) {
			writeFile(t, dir, three, readFile(t, dir, two))
		}, "transcript-digest-mismatch", "transcript-invalid") // two contributions with one digest
		refused(t, dir, "of another ceremony", func(dir string, tr *Transcript) {
			writeFile(t, dir, three, readFile(t, another, three))
		}, "transcript-digest-mismatch", "contribution-out-of-order")
		refused(t, dir, "not listed", func(dir string, tr *Transcript) {
			p := of(tr)
			p.Contributions = p.Contributions[:2]
			if err := tr.save(dir); err != nil {
				t.Fatal(err)
			}
		}, "transcript-leftover", "")
		refused(t, dir, "begins with nothing", func(dir string, tr *Transcript) { p := of(tr); p.Contributions = nil; _ = tr.save(dir) }, "transcript-invalid", "")
	}
	refused(t, dir, "another beacon in phase 1", func(dir string, tr *Transcript) { tr.Phase1.Beacon.Value = beacon2; _ = tr.save(dir) }, "start-mismatch", "")
	_, err := Verify(t.Context(), run(dir), Expect{Beacons: [2]string{beacon1, beacon1}}, small)
	wantCode(t, "another beacon in phase 2", err, "beacon-mismatch", "phase 2")
	_, err = Verify(t.Context(), run(dir), Expect{PowersFile: filepath.Join(dir, name(1, 1))}, small)
	wantCode(t, "powers that it does not begin with", err, "powers-mismatch", "nothing")
	_, err = Verify(t.Context(), run(dir), Expect{}, other)
	wantCode(t, "another circuit", err, "circuit-mismatch", "circuit")
	o := must(other())(t)
	refused(t, dir, "index of another circuit", func(dir string, tr *Transcript) { tr.Circuit = o.record; _ = tr.save(dir) }, "circuit-mismatch", "")
	to := clone(t, dir)
	edit(t, to, func(tr *Transcript) { tr.Circuit = o.record })
	_, err = Verify(t.Context(), run(to), Expect{}, other)
	wantCode(t, "another circuit, and the index says so", err, "start-mismatch", name(2, 0))
}

// TestIndex: each field that is not as it must be.
func TestIndex(t *testing.T) {
	dir := whole(t)
	for field, change := range map[string]func(*Transcript){
		"version":        func(tr *Transcript) { tr.Version++ },
		"gnark_version":  func(tr *Transcript) { tr.GnarkVersion = "0.1.0" },
		"circuit.sha256": func(tr *Transcript) { tr.Circuit.SHA256 = "12" },
		"domain_size":    func(tr *Transcript) { tr.DomainSize *= 2 },
		"phase2.start":   func(tr *Transcript) { tr.Phase2.Start = nil },
		"phase2":         func(tr *Transcript) { tr.Phase1.Beacon = nil },
		"phase1.beacon":  func(tr *Transcript) { tr.Phase1.Beacon.Source = "" },
		"phase2.beacon":  func(tr *Transcript) { tr.Phase2.Beacon.Value = "00" },
		"phase1.start":   func(tr *Transcript) { tr.Phase1.Start = &Start{SHA256: "z"} },
		"name":           func(tr *Transcript) { tr.Phase1.Contributions[2].Name = "Ada" },
		"made_at":        func(tr *Transcript) { tr.Phase2.Contributions[0].MadeAt = "now" },
		"printable":      func(tr *Transcript) { tr.Phase2.Contributions[0].Name = "\x1b[2J" },
		"no other":       func(tr *Transcript) { tr.Phase2.Contributions[0].SHA256 = strings.Repeat("A", 64) },
	} {
		to := clone(t, dir)
		edit(t, to, change)
		_, err := Verify(t.Context(), run(to), Expect{}, small)
		wantCode(t, field, err, "transcript-invalid", field)
	}
	good := readFile(t, dir, File)
	for what, text := range map[string]string{
		"unknown field": strings.Replace(good, `"version"`, `"extra": 1, "version"`, 1), "two objects": good + "{}", "not JSON": "x",
		"long": good + strings.Repeat(" ", maxTranscriptBytes+1-len(good)),
	} {
		to := clone(t, dir)
		writeFile(t, to, File, text)
		_, err := Load(to)
		wantCode(t, what, err, "transcript-invalid", File)
	}
	writeFile(t, dir, File, good+strings.Repeat(" ", maxTranscriptBytes-len(good)))
	if _, err := Load(dir); err != nil {
		t.Error("at the limit:", err)
	}
}

// TestPartsThatDidNothing: a part whose secret is 1 has valid proofs, and is refused.
func TestPartsThatDidNothing(t *testing.T) {
	idle := func(challenge []byte, dst byte) pok.UpdateProof {
		var one fr.Element
		one.SetOne()
		return pok.UpdateValues(&one, challenge, dst)
	}
	forge := func(dir, from, to string, make func([]byte, []byte) []byte) {
		b := readFile(t, dir, from)
		challenge := proof.Sum([]byte(b))
		writeFile(t, dir, to, string(make([]byte(b), challenge[:])))
	}
	dir := filepath.Join(t.TempDir(), "c")
	must(Init(t.Context(), run(dir), small, "", ""))(t)
	contribute(t, dir, "Ada", "Ben")
	forge(dir, name(1, 1), name(1, 2), func(b, challenge []byte) []byte {
		var out []byte
		for dst := range 3 {
			var p bytes.Buffer
			x := idle(challenge, byte(dst))
			if _, err := x.WriteTo(&p); err != nil {
				t.Fatal(err)
			}
			out = append(out, p.Bytes()...)
		}
		out = append(out, b[proofs1Bytes:len(b)-challengeBytes]...)
		return append(out, challenge...)
	})
	edit(t, dir, func(tr *Transcript) { fit(t, dir, tr) })
	previous := must(must(Load(dir))(t).read1(dir, 1, fitOf(t, dir, name(1, 1)), fresh1(must(Load(dir))(t).DomainSize)))(t)
	var next mpcsetup.Phase1
	if _, err := next.ReadFrom(strings.NewReader(readFile(t, dir, name(1, 2)))); err != nil {
		t.Fatal(err)
	}
	if err := previous.Verify(&next); err != nil {
		t.Error("the forged part is not what this test means:", err)
	}
	_, err := Verify(t.Context(), run(dir), Expect{}, small)
	wantCode(t, "phase 1", err, "contribution-empty", name(1, 2))

	dir = whole(t)
	forge(dir, name(2, 2), name(2, 3), func(b, challenge []byte) []byte {
		var p mpcsetup.Phase2
		if _, err := p.ReadFrom(bytes.NewReader(b)); err != nil {
			t.Fatal(err)
		}
		p.Challenge, p.Delta, p.Sigmas[0] = challenge, idle(challenge, mpcsetup.DST_DELTA), idle(challenge, mpcsetup.DST_SIGMA)
		var out bytes.Buffer
		if _, err := p.WriteTo(&out); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	})
	edit(t, dir, func(tr *Transcript) { fit(t, dir, tr) })
	_, err = Verify(t.Context(), run(dir), Expect{}, small)
	wantCode(t, "phase 2", err, "contribution-empty", name(2, 3))
}

func fitOf(t *testing.T, dir, name string) string {
	t.Helper()
	return proof.Sum([]byte(readFile(t, dir, name))).String()[2:]
}

// TestLyingContributions: a part that changed what its proofs do not cover, in a file that is otherwise in order.
func TestLyingContributions(t *testing.T) {
	dir := whole(t)
	for _, c := range []struct {
		file     string
		from, to int // one point is put in another's place
	}{
		{name(1, 2), proofs1Bytes + 8 + g2Bytes, proofs1Bytes + 8 + g2Bytes + 5*g1Bytes}, // tau^6 becomes tau
		{name(2, 2), 2 + g1Bytes + 4, 2 + g1Bytes + 4 + g1Bytes},                         // a private wire's point becomes another's
	} {
		refused(t, dir, "lie in "+c.file, func(dir string, _ *Transcript) {
			b := []byte(readFile(t, dir, c.file))
			copy(b[c.to:c.to+g1Bytes], b[c.from:c.from+g1Bytes])
			writeFile(t, dir, c.file, string(b))
		}, "transcript-digest-mismatch", "contribution-invalid")
	}
}
