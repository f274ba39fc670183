package orchestrator

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"
	"sync"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/queue/access"
)

const (
	vouchSeconds      = 3600 // for how long we vouch for a recipient
	proverListSeconds = 1    // how old the list may be: anybody may ask for it, and it takes a file and signatures
)

// recipients is the last answer to GET /v1/provers.
type recipients struct {
	mu   sync.Mutex // guards what follows
	at   int64
	list api.Provers
}

func (o *orchestrator) getProvers(w http.ResponseWriter, r *http.Request) error {
	o.recipients.mu.Lock()
	defer o.recipients.mu.Unlock()
	if now := o.now(); now >= o.recipients.at+proverListSeconds {
		list, err := o.proverList(r.Context(), now)
		if err != nil {
			return err
		}
		o.recipients.at, o.recipients.list = now, list
	}
	o.reply(w, o.recipients.list)
	return nil
}

// proverList is the provers that live and have a key, each with what shows whose key it is.
func (o *orchestrator) proverList(ctx context.Context, now int64) (list api.Provers, err error) {
	beats, err := o.beats(ctx)
	if err != nil {
		return list, err
	}
	var members map[string]access.Member
	if o.deps.Members != nil {
		if members, err = o.deps.Members.All(); err != nil {
			return list, err
		}
	}
	list.Provers = []api.Prover{} // none is an empty list in JSON
	for _, b := range beats {
		p := api.Prover{ID: b.Prover, Recipient: b.Recipient, ZKVM: b.ZKVM, Version: b.Version, Free: b.Free}
		if job.PoolMember(b.Prover) {
			err = o.vouch(&p, b, now)
		} else {
			signedFor(&p, members[b.Prover])
		}
		if err != nil {
			return list, err
		}
		if p.Recipient != "" {
			list.Provers = append(list.Provers, p)
		}
	}
	slices.SortFunc(list.Provers, func(a, b api.Prover) int { return strings.Compare(a.ID, b.ID) })
	return list, nil
}

// vouch signs for the recipient of one of the operator's own, who alone can send its heartbeat.
func (o *orchestrator) vouch(p *api.Prover, b queue.Heartbeat, now int64) error {
	if o.deps.QuoteKey == nil || b.Recipient == "" {
		return nil
	}
	v := chain.Vouch{Prover: b.Prover, Recipient: b.Recipient, Expiry: uint64(now + vouchSeconds)}
	signature, err := chain.SignVouch(v, o.cfg.Network.ChainID, o.cfg.Network.Market, o.deps.QuoteKey)
	p.Binding = &api.Binding{Expiry: v.Expiry, Signature: signature}
	return err
}

// signedFor takes the recipient from what the prover's operator signed at its last join. The node key's signature is left out: nobody can
// join with the rest.
func signedFor(p *api.Prover, m access.Member) {
	var signed api.JoinRequest
	if json.Unmarshal(m.Statement, &signed) != nil || !strings.EqualFold(signed.Operator.Hex(), p.ID) {
		return // of an earlier release: nothing shows whose key it is, and clients refuse it
	}
	p.Recipient = signed.Recipient
	p.Binding = &api.Binding{NKey: signed.NKey, Nonce: signed.Nonce, Expiry: signed.Expiry, Signature: signed.Signature}
}
