package nodetest

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/lemma-network/lemma/contracts/tools/groth16test"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/proof"
)

// toyKey is one for the whole test binary.
var toyKey = sync.OnceValues(groth16test.Setup)

// Toy is a prover of the toy circuit, which roles reach by its URL.
type Toy struct {
	URL   string
	Key   [proof.KeyWords]*big.Int // verifying key
	Words []string                 // the same, 0x hex
}

// StartToy serves until the test ends.
func StartToy(t testing.TB) Toy {
	t.Helper()
	key, err := toyKey()
	if err != nil {
		t.Fatal(err)
	}
	toy := Toy{Key: key.Words()}
	for _, word := range toy.Key {
		toy.Words = append(toy.Words, fmt.Sprintf("0x%064x", word))
	}
	server := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) { toyProof(key, rw, r) }))
	t.Cleanup(server.Close)
	toy.URL = server.URL
	return toy
}

// claim is what the toy prover is asked to prove.
type claim struct{ Program, Journal, Context string }

func toyProof(key *groth16test.Key, rw http.ResponseWriter, r *http.Request) {
	var c claim
	if err := json.NewDecoder(io.LimitReader(r.Body, 1024)).Decode(&c); err != nil {
		http.Error(rw, err.Error(), http.StatusBadRequest)
		return
	}
	program, err1 := proof.ParseDigest(c.Program)
	journal, err2 := proof.ParseDigest(c.Journal)
	context, ok := new(big.Int).SetString(c.Context, 16)
	if err1 != nil || err2 != nil || !ok {
		http.Error(rw, "not hex", http.StatusBadRequest)
		return
	}
	wire, err := key.Prove(proof.Claim{ProgramID: program, JournalDigest: journal, Context: context})
	if err != nil {
		http.Error(rw, err.Error(), http.StatusInternalServerError)
		return
	}
	rw.Write(wire)
}

// wrap asks the toy prover: the proof is a real Groth16 proof, of a circuit that anybody can satisfy.
func (r Role) wrap(ctx context.Context, req wrapper.Request, _ func(wrapper.Event)) (wrapper.Stats, error) {
	witness, err := os.ReadFile(req.Witness)
	if err != nil {
		return wrapper.Stats{}, err
	}
	program, journal, _ := strings.Cut(strings.TrimSpace(string(witness)), " ")
	body, err := json.Marshal(claim{program, journal, req.Context.Text(16)})
	if err != nil {
		return wrapper.Stats{}, err
	}
	post, err := http.NewRequestWithContext(ctx, http.MethodPost, r.Judge, bytes.NewReader(body))
	if err != nil {
		return wrapper.Stats{}, err
	}
	resp, err := http.DefaultClient.Do(post)
	if err != nil {
		return wrapper.Stats{}, err
	}
	defer resp.Body.Close()
	wire, err := io.ReadAll(resp.Body)
	if err != nil || len(wire) != proof.Groth16WireBytes {
		return wrapper.Stats{}, fmt.Errorf("toy prover: %d bytes, %v", len(wire), err)
	}
	return wrapper.Stats{}, os.WriteFile(req.Out, wire, 0o600)
}

// keyJSON is the words as verifier.ParseKey reads them.
func keyJSON(words []string) []byte {
	b, err := json.Marshal(map[string][]string{"verifying_key_words": words})
	if err != nil {
		panic(err) // strings only
	}
	return b
}

// Program is a program whose id (its SHA-256, say the fake hosts) fits the field.
var Program = sync.OnceValue(func() []byte {
	elf := []byte("\x7fELF program 0")
	for n := 0; proof.Sum(elf)[0]>>5 != 0; n++ {
		elf = fmt.Appendf(nil, "\x7fELF program %d", n)
	}
	return elf
})
