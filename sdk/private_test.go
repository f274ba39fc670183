package sdk_test

import (
	"bytes"
	"crypto/ecdsa"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/private"
	"github.com/lemma-network/lemma/internal/queue/access"
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
	id := n.reader
	n.beats(c, "prover-1", id.Recipient())
	_, err := c.Quote(ctx, sdk.Request{Program: r.Program, Input: r.Input, Private: []sdk.Recipient{{ProverID: "prover-1"}}})
	wantCode(t, "a quote of what is private", err, "bad-request")
	ear.mu.Lock()
	ear.sent = nil
	ear.mu.Unlock()
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
	for name, list := range map[string][]sdk.Recipient{"no name": {{AgeRecipient: id.Recipient()}}, "twice": {good, good}, "too many": many} {
		r := request("secret")
		r.Private = list
		_, err := c.Request(ctx, r)
		if proof.CodeOf(err) != "bad-request" || proof.ClassOf(err) != proof.Caller {
			t.Errorf("%s: %v", name, err)
		}
	}
	r := request("secret")
	r.SealJournal = true
	_, err := c.Request(ctx, r)
	wantCode(t, "a sealed journal of an open request", err, "bad-request")
	r.Private = []sdk.Recipient{good}
	_, err = c.Request(ctx, r)
	wantCode(t, "a sealed journal for nobody", err, "identity-missing")
	r.SealJournal = false
	_, err = c.Request(ctx, r)
	wantCode(t, "a prover that is not here", err, "private-no-prover")
	if ear.heard("secret") {
		t.Error("a request that was refused has sent its input")
	}
}

// liar is an orchestrator, or somebody between, that shows another list of provers.
type liar struct {
	listener
	lie func(*sdk.Prover)
}

func (l *liar) RoundTrip(r *http.Request) (*http.Response, error) {
	res, err := l.listener.RoundTrip(r)
	if err != nil || r.URL.Path != "/v1/provers" || l.lie == nil {
		return res, err
	}
	defer res.Body.Close()
	var list api.Provers
	if err := json.NewDecoder(res.Body).Decode(&list); err != nil {
		return nil, err
	}
	for i := range list.Provers {
		l.lie(&list.Provers[i])
	}
	b, err := json.Marshal(list)
	res.Body, res.ContentLength = io.NopCloser(bytes.NewReader(b)), int64(len(b))
	return res, err
}

// A client seals for a key only that is shown to be the prover's: whoever swaps in another one reads nothing.
func TestForgedRecipients(t *testing.T) {
	n, ctx, away := newNetwork(t), t.Context(), &liar{}
	c := n.dial(sdk.WithHTTPClient(&http.Client{Transport: away}))
	operator, thief, stolen := must(crypto.GenerateKey())(t), must(crypto.GenerateKey())(t), must(private.NewIdentity())(t).Recipient()
	outside := strings.ToLower(crypto.PubkeyToAddress(operator.PublicKey).Hex())
	now := uint64(time.Now().Unix())
	join := func(key *ecdsa.PrivateKey, recipient string, expiry uint64) *api.Binding {
		j := chain.Join{Operator: crypto.PubkeyToAddress(key.PublicKey), NKey: "UKEY", Recipient: recipient, Nonce: proof.Digest{5}, Expiry: expiry}
		return &api.Binding{NKey: j.NKey, Nonce: j.Nonce, Expiry: expiry, Signature: must(chain.SignJoin(j, n.desc.ChainID, n.desc.Market, key))(t)}
	}
	vouch := func(prover string, key *ecdsa.PrivateKey) *api.Binding {
		v := chain.Vouch{Prover: prover, Recipient: stolen, Expiry: now + 600}
		return &api.Binding{Expiry: v.Expiry, Signature: must(chain.SignVouch(v, n.desc.ChainID, n.desc.Market, key))(t)}
	}
	right := join(operator, n.reader.Recipient(), now+600)
	n.members[outside] = access.Member{Statement: must(json.Marshal(api.JoinRequest{Operator: crypto.PubkeyToAddress(operator.PublicKey), NKey: right.NKey,
		Recipient: n.reader.Recipient(), Nonce: right.Nonce, Expiry: right.Expiry, Signature: right.Signature}))(t)}
	n.beats(c, outside, "age1whatever")
	n.beats(c, "prover-1", n.reader.Recipient())
	ask := func(r sdk.Recipient) error {
		request := request("a secret")
		request.Private = []sdk.Recipient{r}
		_, err := c.Request(ctx, request)
		return err
	}
	for _, id := range []string{outside, "prover-1"} { // the truth is taken
		if err := ask(sdk.Recipient{ProverID: id}); err != nil {
			t.Errorf("%s: %v", id, err)
		}
		wantCode(t, id+" has another key than we were told", ask(sdk.Recipient{ProverID: id, AgeRecipient: stolen}), "recipient-forged")
	}
	for name, c := range map[string]struct {
		id  string
		lie func(p *sdk.Prover)
	}{
		"the recipient":               {outside, func(p *sdk.Prover) { p.Recipient = stolen }},
		"the signature is gone":       {outside, func(p *sdk.Prover) { p.Recipient, p.Binding = stolen, nil }},
		"a thief signed":              {outside, func(p *sdk.Prover) { p.Recipient, p.Binding = stolen, join(thief, stolen, now+600) }},
		"the network signed":          {outside, func(p *sdk.Prover) { p.Recipient, p.Binding = stolen, vouch(outside, n.quoter) }},
		"a key of last week":          {outside, func(p *sdk.Prover) { p.Recipient, p.Binding = stolen, join(operator, stolen, now-7*24*3600) }},
		"our own's recipient":         {"prover-1", func(p *sdk.Prover) { p.Recipient = stolen }},
		"our own's signature is gone": {"prover-1", func(p *sdk.Prover) { p.Binding = nil }},
		"a thief vouches":             {"prover-1", func(p *sdk.Prover) { p.Recipient, p.Binding = stolen, vouch("prover-1", thief) }},
		"vouched for another":         {"prover-1", func(p *sdk.Prover) { p.Recipient, p.Binding = stolen, vouch("prover-2", n.quoter) }},
		"half a signature":            {"prover-1", func(p *sdk.Prover) { p.Binding.Signature = p.Binding.Signature[:40] }},
	} {
		away.lie = c.lie
		err := ask(sdk.Recipient{ProverID: c.id})
		if proof.CodeOf(err) != "recipient-forged" || proof.ClassOf(err) != proof.Permanent {
			t.Errorf("%s: %v", name, err)
		}
	}
	away.lie = nil
	sdk.SetNow(c, func() time.Time { return time.Now().Add(2 * time.Hour) })
	wantCode(t, "the network's word of two hours ago", ask(sdk.Recipient{ProverID: "prover-1"}), "recipient-forged")
	if away.heard("a secret") {
		t.Error("plaintext was sent")
	}
}

// The journal travels sealed, from the prover to the client, and nobody else has it.
func TestSealedJournal(t *testing.T) {
	n, ctx, me := newNetwork(t), t.Context(), must(private.NewIdentity())(t)
	c := n.dial(sdk.WithIdentity(me))
	n.beats(c, "prover-1", n.reader.Recipient())
	r := request("the secret journal")
	r.Private, r.SealJournal = []sdk.Recipient{{ProverID: "prover-1"}}, true
	o := must(c.Request(ctx, r))(t)
	got := must(o.Wait(ctx, nil))(t)
	if string(got.Journal) != "the secret journal" || got.Status.SealedDigest == nil || !got.Order.JournalHidden {
		t.Fatalf("result %+v", got)
	}
	if _, err := n.store.Stat(ctx, proof.Sum(got.Journal)); err == nil {
		t.Error("the store has the journal for all to see")
	}
	dir := t.TempDir()
	if err := got.Save(dir); err != nil {
		t.Fatal(err)
	}
	if info := must(os.Stat(filepath.Join(dir, "journal.bin")))(t); info.Mode().Perm() != 0o600 {
		t.Errorf("others may read the saved journal: %o", info.Mode().Perm())
	}
	_, err := n.dial().Order(o.Digest()).Fetch(ctx)
	wantCode(t, "without a key", err, "identity-missing")
	_, err = n.dial(sdk.WithIdentity(must(private.NewIdentity())(t))).Order(o.Digest()).Fetch(ctx)
	wantCode(t, "with another key", err, "private-not-for-us")
	sealed := must(artifact.GetBytes(ctx, n.store, *got.Status.SealedDigest, private.MaxSealedJournalBytes))(t)
	n.store.Damage(*got.Status.SealedDigest, sealed[:len(sealed)-1])
	_, err = o.Fetch(ctx)
	if proof.ClassOf(err) != proof.Retry {
		t.Errorf("bytes that are not those of the digest: %v", err)
	}
	if err := n.store.Delete(ctx, *got.Status.SealedDigest); err != nil {
		t.Fatal(err)
	}
	_, err = o.Fetch(ctx)
	wantCode(t, "gone from the store", err, "artifact-not-found")
}

// A prover is paid for its proof; what it sealed, the client sees first. It gets a plain answer and never a wrong journal.
func TestSealedJournalOfALiar(t *testing.T) {
	n, ctx, me := newNetwork(t), t.Context(), must(private.NewIdentity())(t)
	c := n.dial(sdk.WithIdentity(me))
	n.beats(c, "prover-1", n.reader.Recipient())
	sealed := func(journal []byte, client string) []byte {
		var b bytes.Buffer
		if err := private.SealJournal(&b, journal, client); err != nil {
			t.Error(err)
		}
		return b.Bytes()
	}
	for code, seal := range map[string]func(journal []byte, client string) []byte{
		"private-journal-mismatch": func(_ []byte, client string) []byte { return sealed([]byte("another journal"), client) },
		"private-not-for-us":       func(journal []byte, _ string) []byte { return sealed(journal, n.reader.Recipient()) },
		"private-damaged":          func(journal []byte, client string) []byte { b := sealed(journal, client); b[len(b)-1] ^= 1; return b },
	} {
		n.mu.Lock()
		n.seal = seal
		n.mu.Unlock()
		r := request("the secret journal")
		r.Private, r.SealJournal = []sdk.Recipient{{ProverID: "prover-1"}}, true
		_, err := must(c.Request(ctx, r))(t).Wait(ctx, nil)
		if proof.CodeOf(err) != code || proof.ClassOf(err) != proof.Permanent {
			t.Errorf("%v, want %s", err, code)
		}
	}
}
