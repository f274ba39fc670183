package circuits

import (
	"context"
	"encoding/json"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr/pedersen"
	groth16bn254 "github.com/consensys/gnark/backend/groth16/bn254"
	"github.com/lemma-network/lemma/circuits/ops"
	"github.com/lemma-network/lemma/circuits/wrap"
	"github.com/lemma-network/lemma/proof"
)

// smallList binds programVKey and publicValuesDigest to two witness words and uses one felt and one extension word.
func smallList(t *testing.T) *ops.List {
	t.Helper()
	l, err := ops.Parse(strings.NewReader(`[{"opcode":"WitnessV","args":[["v"],["0"]]},{"opcode":"WitnessV","args":[["d"],["1"]]},
{"opcode":"WitnessF","args":[["f"],["0"]]},{"opcode":"WitnessE","args":[["e"],["0"]]},{"opcode":"MulEF","args":[["e2"],["e"],["f"]]},
{"opcode":"ImmV","args":[["z"],["0"]]},{"opcode":"ImmV","args":[["r"],["` + wrap.VkRoot.String() + `"]]},
{"opcode":"CommitVkeyHash","args":[["v"]]},{"opcode":"CommitCommitedValuesDigest","args":[["d"]]},
{"opcode":"CommitExitCode","args":[["z"]]},{"opcode":"CommitVkRoot","args":[["r"]]},{"opcode":"CommitProofNonce","args":[["z"]]}]`))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

const smallWitness = `{"vars":["11","22","999"],"felts":["2130706432","999"],"exts":[["1","2","3","4"],["999","0","0","0"]],` +
	`"vkey_hash":"11","committed_values_digest":"22"}`

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

func wantCode(t *testing.T, what string, err error, code, mentions string) {
	t.Helper()
	if proof.CodeOf(err) != code || (err != nil && !strings.Contains(err.Error(), mentions)) {
		t.Errorf("%s: error %v, want code %s naming %q", what, err, code, mentions)
	}
}

// TestKeysFromSetupToProof makes keys for a small circuit and uses and misuses them.
func TestKeysFromSetupToProof(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "keys")
	steps := 0
	made, err := setup(t.Context(), smallList(t), "of a test", dir, time.Unix(1e9, 0), func(string, float64) { steps++ })
	if err != nil {
		t.Fatal(err)
	}
	k, err := load(dir, made.CircuitSHA256)
	if err != nil {
		t.Fatal(err)
	}
	if *k.Manifest() != *made || made.Kind != KindInsecureDev || made.MadeAt != "2001-09-09T01:46:40Z" || steps < 4 {
		t.Errorf("manifest %+v, made %+v, %d steps", k.Manifest(), made, steps)
	}
	files := t.TempDir()
	path := write(t, files, "w.json", smallWitness)
	t.Run("prove", func(t *testing.T) {
		limit := new(big.Int).Lsh(big.NewInt(1), ContextBits)
		wire, stats, err := k.Prove(path, new(big.Int).Sub(limit, big.NewInt(1)))
		if err != nil || len(wire) != proof.Groth16WireBytes || proof.Selector(wire[:4]) != made.Selector {
			t.Fatalf("%d bytes, error %v", len(wire), err)
		}
		if stats.ReadSeconds <= 0 || stats.SolveSeconds <= 0 || stats.ProveSeconds <= 0 || stats.VerifySeconds <= 0 {
			t.Errorf("stats %+v", stats)
		}
		for i := 14; i < 24; i++ {
			if made.VerifyingKeyWords[i].IsZero() {
				t.Errorf("word %d is zero: a public input is in no constraint", i)
			}
		}
		for _, c := range []*big.Int{nil, big.NewInt(-1), limit} {
			_, _, err := k.Prove(path, c)
			wantCode(t, "context", err, "context-out-of-range", "context")
		}
	})
	t.Run("while loading", func(t *testing.T) { whileLoading(t, dir, made, path) })
	t.Run("witness", func(t *testing.T) {
		for _, c := range []struct{ from, to, code, mentions string }{
			{`"2130706432"`, `"2130706433"`, "witness-not-canonical", "felts[0]"},
			{`"4"]`, `"2130706433"]`, "witness-not-canonical", "exts[0]"},
			{`"22","999"`, `"` + Modulus().String() + `","999"`, "witness-not-canonical", "vars[1]"},
			{`"22","999"`, `"-1","999"`, "witness-not-canonical", "vars[1]"},
			{`"22","999"`, `"x","999"`, "witness-malformed", "vars[1]"},
			{`"22","999"`, `"` + strings.Repeat("1", 81) + `"`, "witness-malformed", "vars[1]"},
			{`"3","4"`, `"3"`, "witness-malformed", "exts[0]"},
			{`"11","22","999"`, `"11"`, "witness-short", "1 vars"},
			{`"vkey_hash":"11"`, `"vkey_hash":"12"`, "receipt-invalid", "refuses"},
			{`{`, ``, "witness-malformed", "witness"},
		} {
			bad := write(t, files, "bad.json", strings.Replace(smallWitness, c.from, c.to, 1))
			_, _, err := k.Prove(bad, big.NewInt(1))
			wantCode(t, c.to, err, c.code, c.mentions)
		}
		_, _, err := k.Prove(filepath.Join(files, "none"), big.NewInt(1))
		wantCode(t, "no file", err, "file-unreadable", "witness")
	})
	_, err = Load(dir)
	wantCode(t, "keys of another circuit", err, "key-digest-mismatch", CircuitFile)
	t.Run("damage", func(t *testing.T) { damage(t, dir, made.CircuitSHA256) })
	_, err = setup(canceled(t), smallList(t), "x", filepath.Join(files, "k2"), time.Unix(0, 0), func(string, float64) {})
	wantCode(t, "cancelled", err, "cancelled", "setup")
	_, err = Setup(t.Context(), "none", dir, nil)
	wantCode(t, "existing folder", err, "keys-exist", "exists")
}

// whileLoading proves while the proving key is still being loaded: it is there only after the solver has begun.
func whileLoading(t *testing.T, dir string, made *Manifest, witness string) {
	slow := func(dir string) *Keys {
		k, err := start(dir, made.CircuitSHA256)
		if err != nil {
			t.Fatal(err)
		}
		whole, solving := k.pk, make(chan struct{})
		k.pk = begin(func() (*groth16bn254.ProvingKey, error) {
			<-solving
			return whole.wait()
		})
		read := k.commitmentKey
		k.commitmentKey = func(n int) (pedersen.ProvingKey, error) {
			defer close(solving)
			return read(n)
		}
		return k
	}
	k := slow(dir)
	for range 2 { // the second one finds the key loaded
		wire, stats, err := k.Prove(witness, big.NewInt(1))
		if err != nil || len(wire) != proof.Groth16WireBytes || stats.SolveSeconds <= 0 || stats.ProveSeconds <= 0 || stats.WaitSeconds < 0 {
			t.Fatalf("%d bytes, %+v, %v", len(wire), stats, err)
		}
	}
	for name, change := range map[string]func(b []byte) []byte{
		"middle":           func(b []byte) []byte { b[len(b)/2] ^= 1; return b },
		"a committed word": func(b []byte) []byte { b[len(b)-1] ^= 1; return b },
		"its length":       func(b []byte) []byte { return b[:len(b)-64] },
		"nothing there":    func([]byte) []byte { return nil },
	} {
		bad := t.TempDir()
		for _, file := range []string{CircuitFile, ProvingKeyFile, VerifyingKeyFile, ManifestFile} {
			b, err := os.ReadFile(filepath.Join(dir, file))
			if err != nil {
				t.Fatal(err)
			}
			if file == ProvingKeyFile {
				b = change(b)
			}
			write(t, bad, file, string(b))
		}
		wire, _, err := slow(bad).Prove(witness, big.NewInt(1))
		wantCode(t, name, err, "key-digest-mismatch", ProvingKeyFile)
		if wire != nil {
			t.Errorf("%s: a proof was made", name)
		}
	}
}

func canceled(t *testing.T) context.Context {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	return ctx
}

// damage flips one byte of each file in turn; loading must name the file.
func damage(t *testing.T, dir, circuit string) {
	for _, name := range []string{CircuitFile, ProvingKeyFile, VerifyingKeyFile} {
		path := filepath.Join(dir, name)
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		b[len(b)/2] ^= 1
		write(t, dir, name, string(b))
		_, err = load(dir, circuit)
		wantCode(t, name, err, "key-digest-mismatch", name)
		b[len(b)/2] ^= 1
		write(t, dir, name, string(b))
	}
	m, err := LoadManifest(dir)
	if err != nil {
		t.Fatal(err)
	}
	good := *m
	for field, change := range map[string]func(){
		"version": func() { m.Version++ }, "kind": func() { m.Kind = "" }, "public_inputs": func() { m.PublicInputs++ },
		"selector": func() { m.VerifyingKeyWords[proof.KeyWords-1][31]++ },
	} {
		*m = good
		change()
		b, _ := json.Marshal(m)
		write(t, dir, ManifestFile, string(b))
		_, err := LoadManifest(dir)
		wantCode(t, field, err, "manifest-invalid", field)
	}
	*m = good
	m.VerifyingKeyWords[0][31]++
	m.Selector = m.VerifyingKeyWords.Selector()
	b, _ := json.Marshal(m)
	write(t, dir, ManifestFile, string(b))
	_, err = LoadVerifyingKey(dir)
	wantCode(t, "other words", err, "key-digest-mismatch", ManifestFile)
	write(t, dir, ManifestFile, strings.Repeat(" ", maxManifestBytes+1))
	_, err = LoadManifest(dir)
	wantCode(t, "long manifest", err, "manifest-invalid", ManifestFile)
	_, err = Load(filepath.Join(dir, "none"))
	wantCode(t, "no folder", err, "keys-missing", "setup")
}

func TestWitnessLength(t *testing.T) {
	w, err := ReadWitness(strings.NewReader(smallWitness + strings.Repeat(" ", MaxWitnessBytes-len(smallWitness))))
	if err != nil || len(w.Words.Felts) != 2 {
		t.Errorf("at the limit: %v", err)
	}
	_, err = ReadWitness(strings.NewReader(smallWitness + strings.Repeat(" ", MaxWitnessBytes-len(smallWitness)+1)))
	wantCode(t, "one past the limit", err, "witness-malformed", "longer")
}
