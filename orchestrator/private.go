package orchestrator

import (
	"context"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/private"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// allowed gives the provers that may have an order whose program or input is sealed: those that can read both. nil means anybody, since
// nothing is sealed. Only the envelopes' headers are read. known says whether a prover was heard of with a key: an order for nobody we know
// is refused soon instead of waiting for its deadline. Errors: Permanent private-header, private-role and private-no-prover, which name
// the field; those of the store.
func allowed(ctx context.Context, store Artifacts, order chain.Order, known func(prover string) bool) ([]string, error) {
	var allow []string
	for _, a := range []struct {
		field  string
		digest proof.Digest
		role   private.Role
	}{{"programDigest", order.ProgramDigest, private.Program}, {"inputDigest", order.InputDigest, private.Input}} {
		h, sealed, err := readEnvelope(ctx, store, a.digest)
		if err != nil {
			return nil, err
		}
		if !sealed {
			continue
		}
		if h.Role != a.role {
			return nil, proof.Errorf(proof.Permanent, "private-role", "%s: the envelope is sealed as %s", a.field, h.Role).WithField(a.field)
		}
		if allow == nil {
			allow = slices.Clone(h.Provers)
		} else {
			allow = slices.DeleteFunc(allow, func(p string) bool { return !slices.Contains(h.Provers, p) })
		}
		if !slices.ContainsFunc(allow, known) {
			return nil, proof.Errorf(proof.Permanent, "private-no-prover",
				"%s: sealed for %v, none of whom is here and can read all of the order: take provers from GET /v1/provers", a.field, h.Provers).WithField(a.field)
		}
	}
	return allow, nil
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

func (o *orchestrator) getProvers(w http.ResponseWriter, r *http.Request) error {
	beats, err := o.beats(r.Context())
	if err == nil {
		o.reply(w, proverList(beats))
	}
	return err
}

// proverList is the answer to GET /v1/provers: those of beats, the last heartbeat of each prover that lives, that have a key.
func proverList(beats []queue.Heartbeat) api.Provers {
	list := api.Provers{Provers: []api.Prover{}}
	for _, b := range beats {
		if b.Recipient != "" {
			list.Provers = append(list.Provers, api.Prover{ID: b.Prover, Recipient: b.Recipient, ZKVM: b.ZKVM, Version: b.Version, Free: b.Free})
		}
	}
	slices.SortFunc(list.Provers, func(a, b api.Prover) int { return strings.Compare(a.ID, b.ID) })
	return list
}

var errEnough = errors.New("the header is enough")
