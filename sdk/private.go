package sdk

import (
	"bytes"
	"context"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/private"
	"github.com/lemma-network/lemma/proof"
)

// Prover is what the network tells about a prover that takes private requests.
type Prover = api.Prover

// Recipient is a prover that may read a private request. Request looks its key up and seals only for one that is shown to be that prover's:
// by the signature of the account that ProverID is, or, for one of the operator's own, by that of the network's quoter. Choose the ids of
// provers that you trust; nothing here says that one is honest. AgeRecipient may be left out; a key that differs from it is refused.
type Recipient struct {
	ProverID     string
	AgeRecipient string
}

// Identity is a client's key that sealed journals are opened with. It prints as its public half.
type Identity = private.Identity

// LoadIdentity reads the key file at path, and makes it when there is none. Whoever loses it loses the journals sealed for it. Errors:
// private-key (caller).
func LoadIdentity(path string) (*Identity, error) { return private.LoadIdentity(disk.Disk{}, path) }

// ReadIdentity is LoadIdentity for a file that must be there.
func ReadIdentity(path string) (*Identity, error) { return private.ReadIdentity(path) }

// WithIdentity sets the key of Request.SealJournal, with which Fetch opens what was sealed for it.
func WithIdentity(id *Identity) Option { return func(c *Client) { c.identity = id } }

// maxJoinAge is how old an operator's signature for its prover's key may be: a node joins again every few hours.
const maxJoinAge = 24 * time.Hour

// Provers are the provers that are there now and take private requests, as the orchestrator tells; Request checks those it seals for.
func (c *Client) Provers(ctx context.Context) ([]Prover, error) {
	var answer api.Provers
	err := c.getJSON(ctx, "/v1/provers", &answer)
	return answer.Provers, err
}

// readers are the keys of r.Private, each shown to be its prover's. Errors: recipient-forged (permanent) when one is not: do not trust the
// network; private-no-prover (retry) when one is not here.
func (c *Client) readers(ctx context.Context, r Request) ([]private.Reader, error) {
	here, err := c.Provers(ctx)
	if err != nil {
		return nil, err
	}
	byID := map[string]Prover{}
	for _, p := range here {
		byID[p.ID] = p
	}
	readers := make([]private.Reader, len(r.Private))
	for i, want := range r.Private {
		p, known := byID[want.ProverID]
		if !known {
			return nil, proof.Errorf(proof.Retry, "private-no-prover", "private: prover %.80q is not here now, or takes no private requests", want.ProverID).WithField("private")
		}
		if err := c.checkBinding(p); err != nil {
			return nil, err
		}
		if want.AgeRecipient != "" && want.AgeRecipient != p.Recipient {
			return nil, forged(p, "it signed for the key %s, and %.80q was given: ask the prover which is right", p.Recipient, want.AgeRecipient)
		}
		readers[i] = private.Reader{Prover: p.ID, Recipient: p.Recipient}
	}
	return readers, nil
}

func forged(p Prover, format string, args ...any) error {
	return proof.Errorf(proof.Permanent, "recipient-forged", "private: prover "+p.ID+": "+format, args...).WithField("private")
}

// checkBinding refuses a prover whose recipient is not shown to be its own.
func (c *Client) checkBinding(p Prover) error {
	b, n, now := p.Binding, c.network, c.now()
	if b == nil {
		return forged(p, "nothing shows that the key %.80s is its own: it may run an earlier release", p.Recipient)
	}
	expiry := time.Unix(int64(min(b.Expiry, 1<<62)), 0)
	if strings.HasPrefix(p.ID, "0x") {
		j := chain.Join{Operator: common.HexToAddress(p.ID), NKey: b.NKey, Recipient: p.Recipient, Nonce: b.Nonce, Expiry: b.Expiry}
		err := chain.CheckJoin(j, n.ChainID, n.Market, b.Signature)
		switch {
		case !common.IsHexAddress(p.ID) || strings.ToLower(j.Operator.Hex()) != p.ID:
			return forged(p, "the id is no address")
		case err != nil:
			return forged(p, "its operator did not sign for the key %.80s: %w; do not trust this network", p.Recipient, err)
		case now.Sub(expiry) > maxJoinAge:
			return forged(p, "its operator's signature is of %s: it would have joined again since", expiry.UTC().Format(time.RFC3339))
		}
		return nil
	}
	who, err := chain.VouchSigner(chain.Vouch{Prover: p.ID, Recipient: p.Recipient, Expiry: b.Expiry}, b.Signature, n.ChainID, n.Market)
	switch {
	case err != nil:
		return forged(p, "the network's signature for the key %.80s is none: %w", p.Recipient, err)
	case n.Quoter == (common.Address{}) || who != n.Quoter:
		return forged(p, "%s signed for the key %.80s, and not the network's quoter %s: do not trust this network", who, p.Recipient, n.Quoter)
	case now.After(expiry):
		return forged(p, "the network's signature for the key ended at %s; is your clock right?", expiry.UTC().Format(time.RFC3339))
	}
	return nil
}

// sealed is r with program and input sealed for r.Private, in place of the plaintext; without any there it is r itself.
func (c *Client) sealed(ctx context.Context, r Request) (Request, error) {
	if len(r.Private) == 0 {
		return r, nil
	}
	readers, err := c.readers(ctx, r)
	if err != nil {
		return r, err
	}
	client := ""
	if r.SealJournal {
		client = c.identity.Recipient()
	}
	for _, a := range []struct {
		name   string
		bytes  *[]byte
		role   private.Role
		limit  int64
		code   string
		client string
	}{
		{"program", &r.Program, private.Program, c.network.Limits.MaxELFBytes, "elf-too-large", ""},
		{"input", &r.Input, private.Input, c.network.Limits.MaxInputBytes, "input-too-large", client},
	} {
		var envelope bytes.Buffer
		if err := private.Seal(&envelope, bytes.NewReader(*a.bytes), a.role, readers, a.client); err != nil {
			return r, err
		}
		if int64(envelope.Len()) > a.limit {
			return r, proof.Errorf(proof.Caller, a.code, "%s: sealed it has %d bytes, the network's limit is %d", a.name, envelope.Len(), a.limit).WithField(a.name)
		}
		*a.bytes = envelope.Bytes()
	}
	return r, nil
}

// checkPrivate refuses what cannot be sealed, before anything else is done.
func (c *Client) checkPrivate(r Request) error {
	seen := map[string]bool{}
	for _, p := range r.Private {
		if p.ProverID == "" || seen[p.ProverID] {
			return bad("private", "prover %.80q: want an id, and each once", p.ProverID)
		}
		seen[p.ProverID] = true
	}
	switch {
	case len(r.Private) > private.MaxProvers:
		return bad("private", "names %d provers: want at most %d", len(r.Private), private.MaxProvers)
	case r.SealJournal && len(r.Private) == 0:
		return bad("sealJournal", "is for private requests: name the provers that may read it")
	case r.SealJournal && c.identity == nil:
		return identityMissing()
	}
	return nil
}

func identityMissing() error {
	return proof.Errorf(proof.Caller, "identity-missing",
		"the journal is sealed for a client's key, and this client has none: give Dial the key (WithIdentity, or --identity)").WithField("identity")
}

// journal fetches an order's journal and checks that it is the proven one. One that was sealed is opened with the client's identity.
func (c *Client) journal(ctx context.Context, s Status, proven proof.Digest) ([]byte, error) {
	if s.SealedDigest == nil {
		return c.artifact(ctx, proven, proof.MaxJournalBytes)
	}
	if c.identity == nil {
		return nil, identityMissing()
	}
	envelope, err := c.artifact(ctx, *s.SealedDigest, private.MaxSealedJournalBytes)
	if err != nil {
		return nil, err
	}
	var journal bytes.Buffer
	if _, err := private.Open(&journal, bytes.NewReader(envelope), private.Journal, "", c.identity, proof.MaxJournalBytes); err != nil {
		return nil, err
	}
	if got := proof.Sum(journal.Bytes()); got != proven {
		return nil, proof.Errorf(proof.Permanent, "private-journal-mismatch",
			"sealed journal: it opens to bytes of digest %s, and %s was proven: prover %s sealed something else; run the program yourself to have the journal",
			got, proven, s.Prover).WithField("private")
	}
	return journal.Bytes(), nil
}
