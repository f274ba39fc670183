package orchestrator

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/artifact/artifacttest"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/private"
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
	sealedTo := func(client string, role private.Role, provers ...string) proof.Digest {
		var readers []private.Reader
		for _, p := range provers {
			readers = append(readers, private.Reader{Prover: p, Recipient: id.Recipient()})
		}
		var b bytes.Buffer
		if err := private.Seal(&b, bytes.NewReader(make([]byte, 1<<20)), role, readers, client); err != nil {
			t.Fatal(err)
		}
		return put(b.Bytes())
	}
	sealed := func(role private.Role, provers ...string) proof.Digest { return sealedTo("", role, provers...) }
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
		got, err := allowed(ctx, store, chain.Order{ProgramDigest: c.program, InputDigest: c.input}, known)
		if c.code == "" && err != nil || c.code != "" && proof.CodeOf(err) != c.code || !slices.Equal(got.allow, c.want) || (got.allow == nil) != (c.want == nil) || got.sealed {
			t.Errorf("%s: %v %v, want %v %q", c.name, got, err, c.want, c.code)
		}
	}
	// An input that names its client: the journal is sealed, and only for an order that hides it.
	order := chain.Order{ProgramDigest: open, InputDigest: sealedTo(id.Recipient(), private.Input, "a"), JournalHidden: true}
	if got, err := allowed(ctx, store, order, known); err != nil || !got.sealed || !slices.Equal(got.allow, []string{"a"}) {
		t.Errorf("for a client: %+v %v", got, err)
	}
	order.JournalHidden = false
	if got, err := allowed(ctx, store, order, known); proof.CodeOf(err) != "private-journal-shown" || proof.ClassOf(err) != proof.Permanent {
		t.Errorf("for a client, and shown: %+v %v", got, err)
	}
}

func known(prover string) bool { return len(prover) == 1 && prover < "x" }

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

// A sealed order is offered to those it names, whatever others ask for it, and the API says who they may be.
func TestASealedOrderGoesToThoseItNames(t *testing.T) {
	b := openBench(t)
	b.start()
	cheap, named := newOutsider(1), newOutsider(2)
	cheap.ask, named.ask = "1", "40"
	id, err := private.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	seal := func(prover string) proof.Digest {
		var sealed bytes.Buffer
		if err := private.Seal(&sealed, strings.NewReader("secret"), private.Input, []private.Reader{{Prover: prover, Recipient: id.Recipient()}}, ""); err != nil {
			t.Fatal(err)
		}
		return b.store.add(sealed.Bytes())
	}
	for _, p := range []outsider{cheap, named} {
		h := p.beat()
		h.Recipient = id.Recipient()
		b.hears(h)
	}
	status, text, _ := b.get(http.MethodGet, "/v1/provers", nil)
	if status != http.StatusOK || !bytes.Contains(text, []byte(named.id)) || !bytes.Contains(text, []byte(id.Recipient())) {
		t.Errorf("GET /v1/provers: %d %s", status, text)
	}
	order := b.order()
	order.InputDigest = seal(named.id)
	b.chain.open(order)
	if w := b.takeWork(); w.Assignee != named.id {
		t.Errorf("a sealed order went to %q, want %q", w.Assignee, named.id)
	}
	order = b.order()
	order.InputDigest = seal(newOutsider(3).id)
	d := b.chain.open(order)
	b.awaitDue(d, "the second look", nextCheck) // it may be that it was not heard yet
	b.clock.Advance((job.CheckGraceSeconds + 1) * time.Second)
	if got := b.awaitState(d, job.Rejected); got.Reason == nil || got.Reason.Code != "private-no-prover" {
		t.Errorf("sealed for nobody: %+v", got.Reason)
	}
}
