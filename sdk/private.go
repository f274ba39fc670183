package sdk

import (
	"bytes"
	"context"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/private"
	"github.com/lemma-network/lemma/proof"
)

// Prover is what the network tells about a prover that takes private requests. That Recipient is the prover's is the orchestrator's word:
// compare it with what the prover says itself before giving it a secret.
type Prover = api.Prover

// Recipient is a prover that may read a private request: its id and its age recipient, as Provers gives them.
type Recipient struct {
	ProverID     string
	AgeRecipient string
}

// Provers are the provers that are there now and take private requests.
func (c *Client) Provers(ctx context.Context) ([]Prover, error) {
	var answer api.Provers
	err := c.getJSON(ctx, "/v1/provers", &answer)
	return answer.Provers, err
}

// sealed is r with program and input sealed for r.Private, in place of the plaintext; without any there it is r itself.
func (c *Client) sealed(r Request) (Request, error) {
	if len(r.Private) == 0 {
		return r, nil
	}
	readers := make([]private.Reader, len(r.Private))
	for i, p := range r.Private {
		readers[i] = private.Reader{Prover: p.ProverID, Recipient: p.AgeRecipient}
	}
	for _, a := range []struct {
		name  string
		bytes *[]byte
		role  private.Role
		limit int64
		code  string
	}{
		{"program", &r.Program, private.Program, c.network.Limits.MaxELFBytes, "elf-too-large"},
		{"input", &r.Input, private.Input, c.network.Limits.MaxInputBytes, "input-too-large"},
	} {
		var envelope bytes.Buffer
		if err := private.Seal(&envelope, bytes.NewReader(*a.bytes), a.role, readers, ""); err != nil {
			return r, err
		}
		if int64(envelope.Len()) > a.limit {
			return r, proof.Errorf(proof.Caller, a.code, "%s: sealed it has %d bytes, the network's limit is %d", a.name, envelope.Len(), a.limit).WithField(a.name)
		}
		*a.bytes = envelope.Bytes()
	}
	return r, nil
}

// checkPrivate refuses a list of readers that cannot be sealed for, before anything else is done.
func (r Request) checkPrivate() error {
	if len(r.Private) > private.MaxProvers {
		return bad("private", "names %d provers: want at most %d", len(r.Private), private.MaxProvers)
	}
	return nil
}
