package orchestrator

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/proof"
)

// Limits of joining.
const (
	maxJoinBytes       = 4 << 10
	maxJoinSeconds     = 600 // how far ahead a request may expire
	maxRecipientBytes  = 256
	maxJoins           = 4 // requests that are looked up on chain at once
	maxJoinsRemembered = 10_000
)

// Members lets outside provers in, and knows what they signed.
type Members interface {
	Admit(a access.Applicant, now time.Time) (access.Membership, error)
	All() (map[string]access.Member, error) // by id
}

// joins remembers which requests were used, so that none counts twice. It may forget them with the process: what a request
// was answered with is of use to the holder of its nkey only.
type joins struct {
	mu    sync.Mutex // guards used
	used  map[proof.Digest]uint64
	slots chan struct{}
}

func newJoins() *joins {
	return &joins{used: map[proof.Digest]uint64{}, slots: make(chan struct{}, maxJoins)}
}

// use marks a request as used. Errors: Caller join-replayed; Retry too-busy.
func (j *joins) use(d proof.Digest, expiry uint64, now int64) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	for old, end := range j.used {
		if int64(end) < now {
			delete(j.used, old)
		}
	}
	if _, used := j.used[d]; used {
		return proof.Errorf(proof.Caller, "join-replayed", "nonce: this request was used before: sign a new one with another nonce").WithField("nonce")
	}
	if len(j.used) >= maxJoinsRemembered {
		return proof.Errorf(proof.Retry, "too-busy", "too many provers join just now: try again in a few minutes")
	}
	j.used[d] = expiry
	return nil
}

// join lets an outside prover in: its operator signed for the node's keys, and has stake for at least one lock.
func (o *orchestrator) join(w http.ResponseWriter, r *http.Request) error {
	if o.deps.Members == nil {
		return proof.Errorf(proof.Caller, "join-closed", "this network takes no provers from outside of its operator's fleet")
	}
	select {
	case o.joins.slots <- struct{}{}:
		defer func() { <-o.joins.slots }()
	default:
		return proof.Errorf(proof.Retry, "too-busy", "%d provers join just now: try again shortly", maxJoins)
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxJoinBytes))
	if err != nil {
		return proof.Errorf(proof.Caller, "bad-join", "body: want at most %d bytes: %w", maxJoinBytes, err)
	}
	var req api.JoinRequest
	if err := json.Unmarshal(body, &req); err != nil {
		return proof.Errorf(proof.Caller, "bad-join", "body: %w", err)
	}
	if err := o.checkJoin(req); err != nil {
		return err
	}
	if err := o.mayLock(r, req.Operator); err != nil {
		return err
	}
	n := o.cfg.Network
	if err := o.joins.use(chain.JoinDigest(req.Join(), n.ChainID, n.Market), req.Expiry, o.chainNow()); err != nil {
		return err
	}
	member, err := o.deps.Members.Admit(access.Applicant{
		ID: strings.ToLower(req.Operator.Hex()), NKey: req.NKey, Recipient: req.Recipient, Statement: body,
	}, o.deps.Clock.Now())
	if err != nil {
		return err
	}
	o.deps.Log.Info("prover joined", "prover", member.ID, "until", member.ValidUntil)
	o.reply(w, member)
	return nil
}

// checkJoin checks all that needs no chain.
func (o *orchestrator) checkJoin(req api.JoinRequest) error {
	bad := func(code, field, format string, args ...any) error {
		return proof.Errorf(proof.Caller, code, field+": "+format, args...).WithField(field)
	}
	now, n := o.chainNow(), o.cfg.Network
	switch {
	case req.Operator == (common.Address{}):
		return bad("bad-join", "operator", "is missing: want the operator's address")
	case req.Nonce.IsZero():
		return bad("bad-join", "nonce", "is zero: want 32 random bytes")
	case len(req.Recipient) > maxRecipientBytes || req.Recipient != "" && !strings.HasPrefix(req.Recipient, "age1"):
		return bad("bad-join", "recipient", "%.80q: want an age recipient (age1...) or nothing", req.Recipient)
	case req.Expiry > uint64(now)+maxJoinSeconds:
		return bad("bad-join", "expiry", "is %d, want at most %d seconds ahead of %d; is your clock right?", req.Expiry, maxJoinSeconds, now)
	case int64(req.Expiry) < now:
		return bad("join-expired", "expiry", "was at %d, now is %d: sign a new request; is your clock right?", req.Expiry, now)
	case len(req.Signature) != 65:
		return bad("bad-signature", "signature", "has %d bytes, want the 65 of a plain key: contract wallets cannot join; make an operator key and name it in the prover registry", len(req.Signature))
	}
	if err := chain.CheckJoin(req.Join(), n.ChainID, n.Market, req.Signature); err != nil {
		return err
	}
	d := chain.JoinDigest(req.Join(), n.ChainID, n.Market)
	return access.VerifyUserKey(req.NKey, d[:], req.NKeySignature)
}

// mayLock asks the chain whether the account is an operator with stake for a lock.
func (o *orchestrator) mayLock(r *http.Request, operator common.Address) error {
	who, err := o.deps.Market.Operator(r.Context(), operator)
	switch {
	case err != nil:
		return err
	case who.Prover == (common.Address{}):
		return proof.Errorf(proof.Caller, "not-an-operator", "operator: %s is no prover's operator on chain: stake, and name it with setOperator", operator).WithField("operator")
	case who.Capacity == nil || who.Capacity.Sign() <= 0:
		return proof.Errorf(proof.Caller, "no-stake", "operator: %s has no active stake for even one lock: stake more, or wait until it counts", operator).WithField("operator")
	}
	return nil
}
