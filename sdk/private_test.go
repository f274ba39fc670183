package sdk_test

import (
	"bytes"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"github.com/lemma-network/lemma/internal/private"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/sdk"
)

// listener hears all that a client sends.
type listener struct {
	mu   sync.Mutex
	sent [][]byte
}

func (l *listener) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.Body != nil {
		b, err := io.ReadAll(r.Body)
		if err != nil {
			return nil, err
		}
		l.mu.Lock()
		l.sent = append(l.sent, b)
		l.mu.Unlock()
		r.Body = io.NopCloser(bytes.NewReader(b))
	}
	return http.DefaultTransport.RoundTrip(r)
}

func (l *listener) heard(text string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, b := range l.sent {
		if bytes.Contains(b, []byte(text)) {
			return true
		}
	}
	return false
}

func TestPrivateRequestSendsNoPlaintext(t *testing.T) {
	const program, input = "\x7fELF and a secret way to compute", "a secret to compute with"
	n, ctx, ear := newNetwork(t), t.Context(), &listener{}
	c := n.dial(sdk.WithHTTPClient(&http.Client{Transport: ear}))
	r := request(input)
	r.Program = []byte(program)
	must(c.Request(ctx, r))(t)
	if !ear.heard(program) || !ear.heard(input) {
		t.Fatal("an open request does not send its bytes: the ear is deaf")
	}
	ear.sent = nil
	id := must(private.NewIdentity())(t)
	r.Private = []sdk.Recipient{{ProverID: "prover-1", AgeRecipient: id.Recipient()}}
	must(c.Request(ctx, r))(t)
	if ear.heard("secret") || ear.heard("ELF") {
		t.Fatal("plaintext was sent")
	}
	want := map[private.Role]string{private.Program: program, private.Input: input}
	for _, b := range ear.sent {
		for role, text := range want {
			var out bytes.Buffer
			if _, err := private.Open(&out, bytes.NewReader(b), role, "prover-1", id, 1000); err == nil && out.String() == text {
				delete(want, role)
			}
		}
	}
	if len(want) != 0 {
		t.Errorf("the prover cannot open %v", want)
	}
}

func TestBadPrivateRequests(t *testing.T) {
	n, ctx, ear := newNetwork(t), t.Context(), &listener{}
	c := n.dial(sdk.WithHTTPClient(&http.Client{Transport: ear}))
	id := must(private.NewIdentity())(t)
	good := sdk.Recipient{ProverID: "prover-1", AgeRecipient: id.Recipient()}
	many := make([]sdk.Recipient, private.MaxProvers+1)
	for i := range many {
		many[i] = sdk.Recipient{ProverID: "p" + strings.Repeat("x", i), AgeRecipient: id.Recipient()}
	}
	for name, list := range map[string][]sdk.Recipient{
		"no key": {{ProverID: "prover-1"}}, "no name": {{AgeRecipient: id.Recipient()}}, "the secret key": {{ProverID: "prover-1", AgeRecipient: id.Secret()}},
		"twice": {good, good}, "too many": many,
	} {
		r := request("secret")
		r.Private = list
		_, err := c.Request(ctx, r)
		if proof.CodeOf(err) != "bad-request" || proof.ClassOf(err) != proof.Caller {
			t.Errorf("%s: %v", name, err)
		}
	}
	if ear.heard("secret") {
		t.Error("a request that was refused has sent its input")
	}
}
