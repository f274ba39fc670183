package orchestrator

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/artifact/artifacttest"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/private"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

func TestAllowedProvers(t *testing.T) {
	ctx := context.Background()
	store := artifacttest.NewMem()
	id, err := private.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	put := func(b []byte) proof.Digest {
		d, err := artifact.PutBytes(ctx, store, b)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	sealed := func(role private.Role, provers ...string) proof.Digest {
		var readers []private.Reader
		for _, p := range provers {
			readers = append(readers, private.Reader{Prover: p, Recipient: id.Recipient()})
		}
		var b bytes.Buffer
		if err := private.Seal(&b, bytes.NewReader(make([]byte, 1<<20)), role, readers, ""); err != nil {
			t.Fatal(err)
		}
		return put(b.Bytes())
	}
	open, empty := put([]byte("open")), put(nil)
	for _, c := range []struct {
		name           string
		program, input proof.Digest
		want           []string
		code           string
	}{
		{"nothing sealed", open, empty, nil, ""},
		{"input", open, sealed(private.Input, "a", "b"), []string{"a", "b"}, ""},
		{"program", sealed(private.Program, "b"), open, []string{"b"}, ""},
		{"both", sealed(private.Program, "a", "b"), sealed(private.Input, "b", "c"), []string{"b"}, ""},
		{"some of them unknown", open, sealed(private.Input, "a", "x"), []string{"a", "x"}, ""},
		{"all of them unknown", open, sealed(private.Input, "x", "y"), nil, "private-no-prover"},
		{"nobody reads both", sealed(private.Program, "a"), sealed(private.Input, "b"), nil, "private-no-prover"},
		{"input as program", sealed(private.Input, "a"), open, nil, "private-role"},
		{"a bad header", open, put([]byte(`{"lemma-private":1,"role":"input"}` + "\n")), nil, "private-header"},
		{"an endless header", open, put([]byte(`{"lemma-private":` + strings.Repeat(" ", private.MaxHeaderBytes))), nil, "private-header"},
		{"not there", open, proof.Sum([]byte("absent")), nil, "artifact-not-found"},
	} {
		got, err := allowed(ctx, store, chain.Order{ProgramDigest: c.program, InputDigest: c.input}, func(p string) bool { return len(p) == 1 && p < "x" })
		if c.code == "" && err != nil || c.code != "" && proof.CodeOf(err) != c.code || !slices.Equal(got, c.want) || (got == nil) != (c.want == nil) {
			t.Errorf("%s: %v %v, want %v %q", c.name, got, err, c.want, c.code)
		}
	}
}

// A large envelope is not read beyond its header.
func TestOnlyTheHeaderIsRead(t *testing.T) {
	header := fmt.Sprintf(`{"lemma-private":1,"role":"input","provers":["a"]}%s`, "\n")
	store := &endlessStore{header: header}
	h, sealed, err := readEnvelope(context.Background(), store, proof.Digest{1})
	if err != nil || !sealed || !slices.Equal(h.Provers, []string{"a"}) {
		t.Fatal(h, sealed, err)
	}
	if store.wrote > 2*private.MaxHeaderBytes {
		t.Errorf("%d bytes were read", store.wrote)
	}
}

// endlessStore has one object, a header and then zeros without end.
type endlessStore struct {
	Artifacts
	header string
	wrote  int
}

func (s *endlessStore) Get(ctx context.Context, _ proof.Digest, w io.Writer, _ int64) (int64, error) {
	for b := []byte(s.header); ; b = make([]byte, 4096) {
		n, err := w.Write(b)
		if s.wrote += n; err != nil {
			return 0, err
		}
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
	}
}

func TestProverList(t *testing.T) {
	got := proverList([]queue.Heartbeat{{Prover: "b", Recipient: "age1b", ZKVM: "sp1", Free: 2}, {Prover: "old"}, {Prover: "a", Recipient: "age1a"}})
	want := []api.Prover{{ID: "a", Recipient: "age1a"}, {ID: "b", Recipient: "age1b", ZKVM: "sp1", Free: 2}}
	if !slices.Equal(got.Provers, want) {
		t.Errorf("%+v", got)
	}
	if none := proverList(nil); none.Provers == nil {
		t.Error("no provers must be an empty list in JSON, not null")
	}
}
