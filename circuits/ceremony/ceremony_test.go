package ceremony

import (
	"context"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/consensys/gnark-crypto/ecc"
	cs "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/circuits/ops"
	"github.com/lemma-network/lemma/contracts/tools/evmtest"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/verifier"
)

// smallCircuit has the wrap circuit's shape (three public inputs, one commitment, two words) in 45 constraints or so.
type smallCircuit struct {
	Program, Values, Context frontend.Variable `gnark:",public"`
	Vars                     [2]frontend.Variable
	power                    int
}

const smallWitness = `{"vars":["11","22"],"felts":[],"exts":[],"vkey_hash":"11","committed_values_digest":"22"}`

func (c *smallCircuit) Define(api frontend.API) error {
	api.AssertIsEqual(c.Program, c.Vars[0])
	api.AssertIsEqual(c.Values, c.Vars[1])
	api.Mul(c.Context, c.Context)
	x, err := api.(frontend.Committer).Commit(c.Vars[0], c.Vars[1])
	if err != nil {
		return err
	}
	for range c.power {
		x = api.Add(api.Mul(x, x, c.Vars[0]), api.Mul(c.Vars[1], 7))
	}
	api.AssertIsDifferent(x, 0)
	return nil
}

func compileSmall(power int) (*Circuit, error) {
	system, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &smallCircuit{power: power})
	if err != nil {
		return nil, err
	}
	return newCircuit(system.(*cs.R1CS), sum(system), "of a test", ops.Sizes{Vars: 2})
}

// small gives the small circuit, compiled once.
var small = sync.OnceValues(func() (*Circuit, error) { return compileSmall(20) })

// other is a circuit of another sort and the same domain.
func other() (*Circuit, error) { return compileSmall(21) }

var (
	beacon1 = strings.Repeat("a1", 32)
	beacon2 = strings.Repeat("b2", 32)
)

func run(dir string) Run {
	return Run{Folder: dir, Now: time.Unix(1e9, 0), Progress: func(string) {}}
}

func must[T any](v T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func wantCode(t *testing.T, what string, err error, code, mentions string) {
	t.Helper()
	if proof.CodeOf(err) != code || (err != nil && !strings.Contains(err.Error(), mentions)) {
		t.Errorf("%s: error %v, want code %s naming %q", what, err, code, mentions)
	}
}

// contribute lets parties contribute in turn.
func contribute(t *testing.T, dir string, parties ...string) {
	t.Helper()
	for _, who := range parties {
		if _, _, err := Contribute(t.Context(), run(dir), who); err != nil {
			t.Fatal(who, err)
		}
	}
}

// whole makes a complete transcript with three parties in each phase.
func whole(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "ceremony")
	must(Init(t.Context(), run(dir), small, "", ""))(t)
	contribute(t, dir, "Ada", "Ben", "Cleo")
	must(Close(t.Context(), run(dir), beacon1, "drand round 1", false, small))(t)
	contribute(t, dir, "Ada", "Ben", "Dora")
	must(Close(t.Context(), run(dir), beacon2, "drand round 2", false, small))(t)
	return dir
}

// clone copies a transcript, as a stranger would get it.
func clone(t *testing.T, dir string) string {
	t.Helper()
	to := filepath.Join(t.TempDir(), "copy")
	if err := os.CopyFS(to, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	return to
}

// TestFromInitToProof is the ceremony as it is meant: six contributions, two beacons, keys, a proof that our
// verifier and the contract accept.
func TestFromInitToProof(t *testing.T) {
	dir := whole(t)
	expect := Expect{Beacons: [2]string{beacon1, beacon2}}
	v := must(Verify(t.Context(), run(clone(t, dir)), expect, small))(t)
	if !v.Complete() || len(v.Parties.Phase1.Contributors) != 3 || v.Parties.Phase2.Contributors[2].Name != "Dora" {
		t.Errorf("verified %+v", v.Parties)
	}
	keys := filepath.Join(t.TempDir(), "keys")
	made := must(Finalize(t.Context(), run(dir), expect, small, keys, false))(t)
	if made.Kind != circuits.KindCeremony || made.SingleParty() || made.Ceremony.Phase2.Beacon != beacon2 || made.MadeAt != "2001-09-09T01:46:40Z" {
		t.Errorf("manifest %+v", made)
	}
	again := filepath.Join(t.TempDir(), "keys")
	stranger := must(Finalize(t.Context(), run(clone(t, dir)), Expect{}, small, again, false))(t)
	if !reflect.DeepEqual(made, stranger) {
		t.Errorf("a stranger's manifest differs:\n%+v\n%+v", made, stranger)
	}
	_, err := Finalize(t.Context(), run(dir), expect, small, keys, false)
	wantCode(t, "keys again", err, "keys-exist", "exists")
	_, _, err = Contribute(t.Context(), run(dir), "Eve")
	wantCode(t, "contribute to a closed ceremony", err, "ceremony-closed", "closed")
	_, err = Close(t.Context(), run(dir), beacon1, "x", false, small)
	wantCode(t, "close a closed ceremony", err, "ceremony-closed", "closed")
	proves(t, keys)
}

// proves makes a proof with the small circuit's keys in dir: our verifier and the contract must accept it, and refuse it for
// another context. The contract must take a ceremony's keys on a public chain, and a single party's on local ones only.
func proves(t *testing.T, dir string) {
	t.Helper()
	k := must(circuits.LoadFor(dir, must(small())(t).SHA256()))(t)
	m := k.Manifest()
	path := filepath.Join(t.TempDir(), "w.json")
	if err := os.WriteFile(path, []byte(smallWitness), 0o644); err != nil {
		t.Fatal(err)
	}
	wire, _, err := k.Prove(path, big.NewInt(77))
	if err != nil {
		t.Fatal(err)
	}
	key := must(verifier.KeyFromManifest(m))(t)
	chain := int64(evmtest.PublicChainID)
	if m.SingleParty() {
		chain = evmtest.LocalChainID
	}
	contract := must(evmtest.Deploy(m.VerifyingKeyWords, chain, m.SingleParty()))(t)
	if _, err := evmtest.Deploy(m.VerifyingKeyWords, evmtest.PublicChainID, true); err == nil || !strings.Contains(err.Error(), "LocalChainOnly") {
		t.Errorf("a single party's keys on a public chain: error %v, want LocalChainOnly", err)
	}
	var claim proof.Claim
	claim.ProgramID[31], claim.JournalDigest[31], claim.Context = 11, 22, big.NewInt(77)
	if err := key.Verify(claim, wire); err != nil {
		t.Error(err)
	}
	if got := contract.Verify(claim, wire); got != evmtest.Accepted {
		t.Errorf("the contract on chain %d says %s", chain, got)
	}
	claim.Context = big.NewInt(78)
	wantCode(t, "proof for another context", key.Verify(claim, wire), "proof-invalid", "claim")
	if got := contract.Verify(claim, wire); got != "ProofInvalid" {
		t.Errorf("the contract says %s of a proof for another context", got)
	}
}

// TestMachine: what may be done when.
func TestMachine(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "c")
	_, _, err := Contribute(t.Context(), run(dir), "Ada")
	wantCode(t, "no folder", err, "transcript-missing", "init")
	must(Init(t.Context(), run(dir), small, "", ""))(t)
	_, err = Init(t.Context(), run(dir), nil, "", "") // before the circuit is compiled
	wantCode(t, "init again", err, "transcript-exists", "another")
	for _, name := range []string{"", "a<b>", "a&b", "a\nb", "a\xffb", strings.Repeat("x", MaxNameBytes+1)} {
		_, _, err := Contribute(t.Context(), run(dir), name)
		wantCode(t, "name "+name, err, "bad-name", "name")
	}
	_, err = Close(t.Context(), run(dir), beacon1, "s", true, small)
	wantCode(t, "nobody contributed", err, "ceremony-too-small", "0 contributions")
	contribute(t, dir, strings.Repeat("x", MaxNameBytes))
	_, _, err = Contribute(t.Context(), run(dir), strings.Repeat("x", MaxNameBytes))
	wantCode(t, "name again", err, "name-used", "another party")
	_, err = Close(t.Context(), run(dir), beacon1, "s", false, small)
	wantCode(t, "one party", err, "ceremony-too-small", "1 contributions")
	_, err = Finalize(t.Context(), run(dir), Expect{}, small, filepath.Join(dir, "k"), false)
	wantCode(t, "finalize too early", err, "ceremony-open", "phase 1")
	for _, b := range []string{"", "xyz", strings.Repeat("a", 2*MinBeaconBytes-2), strings.Repeat("a", 2*MaxBeaconBytes+2), strings.Repeat("A", 64)} {
		_, err = Close(t.Context(), run(dir), b, "s", true, small)
		wantCode(t, "beacon "+b, err, "bad-beacon", "beacon")
	}
	_, err = Close(t.Context(), run(dir), beacon1, "", true, small)
	wantCode(t, "no source", err, "bad-beacon", "source")
	_, err = Close(t.Context(), run(dir), beacon1, "s", true, other)
	wantCode(t, "another circuit", err, "circuit-mismatch", "circuit")
	_, err = Verify(t.Context(), run(dir), Expect{Beacons: [2]string{beacon1}}, small)
	wantCode(t, "expected beacon, open phase", err, "beacon-mismatch", "phase 1")
	must(Verify(t.Context(), run(dir), Expect{}, nil))(t) // phase 1 open: no circuit needed
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, _, err = Contribute(ctx, run(dir), "Ben")
	wantCode(t, "cancelled", err, "cancelled", "canceled")
	release := must(hold(dir))(t)
	_, _, err = Contribute(t.Context(), run(dir), "Ben")
	wantCode(t, "two at once", err, "folder-busy", "another process")
	release()
}

// TestSinglePartyKeys: one party's keys are made only when asked for, and are marked.
func TestSinglePartyKeys(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "c")
	must(Init(t.Context(), run(dir), small, "", ""))(t)
	contribute(t, dir, "Ada")
	must(Close(t.Context(), run(dir), strings.Repeat("a", 2*MinBeaconBytes), "s", true, small))(t)
	contribute(t, dir, "Ada", "Ben")
	must(Close(t.Context(), run(dir), strings.Repeat("b", 2*MaxBeaconBytes), "s", false, small))(t)
	keys := filepath.Join(t.TempDir(), "keys")
	_, err := Finalize(t.Context(), run(dir), Expect{}, small, keys, false)
	wantCode(t, "one party in phase 1", err, "ceremony-too-small", "--allow-single")
	m := must(Finalize(t.Context(), run(dir), Expect{}, small, keys, true))(t)
	if m.Kind != circuits.KindInsecureDev || !m.SingleParty() || !must(circuits.LoadManifest(keys))(t).SingleParty() {
		t.Errorf("kind %q", m.Kind)
	}
	proves(t, keys)
}

// TestResume: an interrupted step leaves nothing that counts, and the next run goes on or says what to remove. A party needs
// the index and the latest file only.
func TestResume(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "c")
	must(Init(t.Context(), run(dir), small, "", ""))(t)
	contribute(t, dir, "Ada", "Ben")
	writeFile(t, dir, "phase1/0003.bin.part", "half a file")
	if err := os.Remove(filepath.Join(dir, name(1, 1))); err != nil {
		t.Fatal(err)
	}
	contribute(t, dir, "Cleo")
	_, err := Verify(t.Context(), run(dir), Expect{}, small)
	wantCode(t, "without Ada's file", err, "transcript-file-missing", name(1, 1))
	b := readFile(t, dir, File)
	contribute(t, dir, "Dora")
	writeFile(t, dir, File, b) // as if cut off between the file and the index
	fourth := readFile(t, dir, name(1, 4))
	_, _, err = Contribute(t.Context(), run(dir), "Dora")
	wantCode(t, "leftover", err, "transcript-leftover", name(1, 4))
	_, err = Verify(t.Context(), run(dir), Expect{}, small)
	wantCode(t, "leftover", err, "transcript-leftover", name(1, 4))
	if readFile(t, dir, name(1, 4)) != fourth {
		t.Error("a contribution was overwritten")
	}
}

func TestTooManyContributions(t *testing.T) {
	tr := &Transcript{Phase1: Phase{}}
	for i := range MaxContributions + 1 {
		tr.Phase1.Contributions = append(tr.Phase1.Contributions, Contribution{Name: fmt.Sprint(i), SHA256: fmt.Sprintf("%064x", i), MadeAt: "2001-09-09T01:46:40Z"})
	}
	wantCode(t, "one past", tr.Phase1.check("phase1"), "transcript-invalid", "contributions")
	tr.Phase1.Contributions = tr.Phase1.Contributions[:MaxContributions]
	if err := tr.Phase1.check("phase1"); err != nil {
		t.Error(err)
	}
	for i := range tr.Phase1.Contributions { // the longest names: manifests and keys are read up to 64 KiB
		tr.Phase1.Contributions[i].Name = strings.Repeat(`"`, MaxNameBytes-2) + fmt.Sprintf("%02d", i)
	}
	tr.Phase2 = tr.Phase1
	parties := tr.parties()
	if b := must(json.MarshalIndent(&circuits.Manifest{Ceremony: &parties}, "", "  "))(t); len(b) > 60<<10 {
		t.Errorf("a manifest has up to %d bytes", len(b))
	}
	dir := filepath.Join(t.TempDir(), "c")
	made := must(Init(t.Context(), run(dir), small, "", ""))(t)
	made.Phase1 = tr.Phase1
	if err := made.save(dir); err != nil {
		t.Fatal(err)
	}
	_, _, err := Contribute(t.Context(), run(dir), "one more")
	wantCode(t, "one past", err, "too-many-contributions", "64")
}

func TestDomain(t *testing.T) {
	for n, want := range map[int]uint64{0: 0, 1: 4, 4: 4, 5: 8, 1<<20 - 1: 1 << 20, 1 << 20: 1 << 20, 1<<20 + 1: 1 << 21, 1 << MaxDomainBits: 1 << MaxDomainBits, 1<<MaxDomainBits + 1: 0} {
		if got := domainSize(n); got != want {
			t.Errorf("%d constraints: a domain of %d, want %d", n, got, want)
		}
	}
}

// TestInitLeavesOtherFilesAlone: a folder with parts of another ceremony is not taken.
func TestInitLeavesOtherFilesAlone(t *testing.T) {
	dir := whole(t)
	if err := os.Remove(filepath.Join(dir, File)); err != nil {
		t.Fatal(err)
	}
	_, err := Init(t.Context(), run(dir), small, "", "")
	wantCode(t, "parts without an index", err, "transcript-leftover", name(1, 1))
}

func TestCircuitFile(t *testing.T) {
	c := must(small())(t)
	path := filepath.Join(t.TempDir(), "c")
	f := must(os.Create(path))(t)
	if _, err := c.system.WriteTo(f); err != nil {
		t.Fatal(err)
	}
	f.Close()
	read := must(FromFile(path, c.SHA256()))(t)
	dir := whole(t) // its index has the operation list's digest, which a circuit file does not tell
	must(Verify(t.Context(), run(dir), Expect{}, func() (*Circuit, error) { return read, nil }))(t)
	_, err := FromFile(path, strings.Repeat("0", 64))
	wantCode(t, "another digest", err, "circuit-mismatch", c.SHA256())
	_, err = FromFile(path+"x", c.SHA256())
	wantCode(t, "no file", err, "file-unreadable", "circuit")
	writeFile(t, filepath.Dir(path), "c", "not a circuit")
	_, err = FromFile(path, proof.Sum([]byte("not a circuit")).String()[2:])
	wantCode(t, "not a circuit", err, "circuit-mismatch", "circuit")
	_, err = FromOperations(path)
	wantCode(t, "not the operation list", err, "operations-mismatch", "SHA-256")
}

func readFile(t *testing.T, dir, name string) string {
	t.Helper()
	return string(must(os.ReadFile(filepath.Join(dir, name)))(t))
}

func writeFile(t *testing.T, dir, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
