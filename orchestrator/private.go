package orchestrator

import (
	"context"
	"errors"
	"io"
	"slices"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/private"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// readers are who may read an order.
type readers struct {
	allow  []string // the only provers that may have it; nil means anybody, since nothing is sealed
	sealed bool     // its journal is sealed for the client, and we never see it
}

// allowed gives the readers of an order whose program or input is sealed: the provers that can read both. Only the envelopes' headers are
// read. known says whether a prover was heard of with a key: an order for nobody we know is refused soon instead of waiting for its
// deadline. Errors: Permanent private-header, private-role, private-no-prover and private-journal-shown, which name the field; those of
// the store.
func allowed(ctx context.Context, store Artifacts, order chain.Order, known func(prover string) bool) (readers, error) {
	var allow []string
	var client bool
	for _, a := range []struct {
		field  string
		digest proof.Digest
		role   private.Role
	}{{"programDigest", order.ProgramDigest, private.Program}, {"inputDigest", order.InputDigest, private.Input}} {
		h, sealed, err := readEnvelope(ctx, store, a.digest)
		if err != nil {
			return readers{}, err
		}
		if !sealed {
			continue
		}
		if h.Role != a.role {
			return readers{}, proof.Errorf(proof.Permanent, "private-role", "%s: the envelope is sealed as %s", a.field, h.Role).WithField(a.field)
		}
		if allow == nil {
			allow = slices.Clone(h.Provers)
		} else {
			allow = slices.DeleteFunc(allow, func(p string) bool { return !slices.Contains(h.Provers, p) })
		}
		if !slices.ContainsFunc(allow, known) {
			return readers{}, proof.Errorf(proof.Permanent, "private-no-prover",
				"%s: sealed for %v, none of whom is here and can read all of the order: take provers from GET /v1/provers", a.field, h.Provers).WithField(a.field)
		}
		client = client || h.Client != ""
	}
	if client && !order.JournalHidden {
		return readers{}, proof.Errorf(proof.Permanent, "private-journal-shown",
			"journalHidden: the input's envelope wants the journal sealed for its client, and the order has the chain show it: set journalHidden").WithField("journalHidden")
	}
	return readers{allow, client}, nil
}

// takesSealed reports whether a proved result of the order is to bring its journal sealed: when its check found that it must, or, for an order
// that we would not take and whose proof counts all the same, when it does.
func (r *record) takesSealed(sealed proof.Digest) bool {
	return r.Sealed || r.Order.JournalHidden && !sealed.IsZero()
}

// checkSealed looks whether the store has an envelope of a journal. Whether it opens to the journal, its client alone can find out. Errors:
// Permanent journal-not-sealed, private-header, private-role, private-too-large; those of the store.
func checkSealed(ctx context.Context, store Artifacts, d proof.Digest) error {
	bad := func(code, format string, args ...any) error {
		return proof.Errorf(proof.Permanent, code, "sealed_digest: "+format, args...).WithField("sealed_digest")
	}
	if d.IsZero() {
		return bad("journal-not-sealed", "is missing, and the order's client wants the journal sealed: use a node of this version")
	}
	size, err := store.Stat(ctx, d)
	if err != nil {
		return err
	}
	if size > private.MaxSealedJournalBytes {
		return bad("private-too-large", "%d bytes, a sealed journal has at most %d", size, private.MaxSealedJournalBytes)
	}
	h, sealed, err := readEnvelope(ctx, store, d)
	switch {
	case err != nil:
		return err
	case !sealed:
		return bad("private-header", "the artifact is no envelope")
	case h.Role != private.Journal:
		return bad("private-role", "the envelope is sealed as %s, want journal", h.Role)
	}
	return nil
}

// readEnvelope reads an artifact as far as its header.
func readEnvelope(ctx context.Context, store Artifacts, d proof.Digest) (private.Header, bool, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	r, w := io.Pipe()
	got := make(chan error, 1)
	go func() {
		_, err := store.Get(ctx, d, w, max(proof.MaxELFBytes, proof.MaxInputBytes))
		_ = w.CloseWithError(err) // nil is the end
		got <- err
	}()
	h, sealed, err := private.ReadHeader(r)
	_ = r.CloseWithError(errEnough) // the rest is not wanted
	cancel()
	gerr := <-got
	if err != nil && proof.ClassOf(err) != proof.Permanent && gerr != nil && !errors.Is(gerr, errEnough) {
		err = gerr // the store's own words
	}
	return h, sealed, err
}

// beats are the last heartbeats of the provers that live.
func (o *orchestrator) beats(ctx context.Context) (out []queue.Heartbeat, err error) {
	err = o.ask(ctx, func(own *owner) error {
		for _, e := range own.provers.byID {
			if e.alive {
				out = append(out, e.beat)
			}
		}
		return nil
	})
	return out, err
}

var errEnough = errors.New("the header is enough")
