package orchestrator

import (
	"encoding/json"
	"net/http"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/proof"
)

// fakeMembers knows who joined.
type fakeMembers struct {
	Members
	all map[string]access.Member
}

func (f fakeMembers) All() (map[string]access.Member, error) { return f.all, nil }

// listed asks the API who takes private requests.
func (b *bench) listed() map[string]api.Prover {
	b.t.Helper()
	status, text, _ := b.get(http.MethodGet, "/v1/provers", nil)
	var list api.Provers
	if err := json.Unmarshal(text, &list); err != nil || status != http.StatusOK || list.Provers == nil {
		b.t.Fatalf("GET /v1/provers: %d %s", status, text)
	}
	out := map[string]api.Prover{}
	for _, p := range list.Provers {
		out[p.ID] = p
	}
	return out
}

func TestRecipientsComeWithWhatShowsWhoseTheyAre(t *testing.T) {
	b := openBench(t)
	var err error
	if b.quoteKey, err = crypto.GenerateKey(); err != nil {
		t.Fatal(err)
	}
	joined, old, none := newOutsider(1), newOutsider(2), newOutsider(3)
	j := chain.Join{Operator: common.HexToAddress(joined.id), NKey: "UKEY", Recipient: "age1signed", Nonce: proof.Digest{7}, Expiry: 9}
	signature, err := chain.SignJoin(j, chainID, market, joined.key)
	if err != nil {
		t.Fatal(err)
	}
	statement, err := json.Marshal(api.JoinRequest{Operator: j.Operator, NKey: j.NKey, Recipient: j.Recipient, Nonce: j.Nonce, Expiry: j.Expiry,
		Signature: signature, NKeySignature: []byte{1, 2, 3}})
	if err != nil {
		t.Fatal(err)
	}
	b.members = fakeMembers{all: map[string]access.Member{joined.id: {Statement: statement}, old.id: {Recipient: "age1old"},
		none.id: {Statement: statement}}} // another's
	b.start()
	if got := b.listed(); len(got) != 0 {
		t.Errorf("before anybody is heard: %+v", got)
	}
	for p, recipient := range map[outsider]string{joined: "age1beat", old: "age1old", none: "age1none"} {
		h := p.beat()
		h.Recipient = recipient
		b.hears(h)
	}
	fleet, keyless := newOutsider(4).beat(), newOutsider(5).beat()
	fleet.Prover, fleet.Operator, fleet.Recipient = "p1", "", "age1fleet"
	keyless.Prover, keyless.Operator, keyless.Recipient = "p2", "", ""
	b.hears(fleet)
	b.hears(keyless)
	if got := b.listed(); len(got) != 0 {
		t.Errorf("within the same second the answer is the same: %+v", got)
	}
	b.clock.Advance(proverListSeconds * time.Second)
	got := b.listed()
	if p := got[joined.id]; p.Recipient != "age1signed" || p.Binding == nil {
		t.Errorf("who joined: %+v", p)
	} else {
		shown := chain.Join{Operator: j.Operator, NKey: p.Binding.NKey, Recipient: p.Recipient, Nonce: p.Binding.Nonce, Expiry: p.Binding.Expiry}
		if err := chain.CheckJoin(shown, chainID, market, p.Binding.Signature); err != nil {
			t.Errorf("who joined: %+v: %v", p.Binding, err)
		}
	}
	for _, id := range []string{old.id, none.id} {
		if p, there := got[id]; !there || p.Binding != nil {
			t.Errorf("%s signed nothing that we have: %+v", id, p)
		}
	}
	p := got["p1"]
	if p.Binding == nil || p.Binding.Expiry != uint64(b.clock.Now().Unix()+vouchSeconds) {
		t.Fatalf("our own: %+v %+v", p, p.Binding)
	}
	who, err := chain.VouchSigner(chain.Vouch{Prover: "p1", Recipient: "age1fleet", Expiry: p.Binding.Expiry}, p.Binding.Signature, chainID, market)
	if err != nil || who != crypto.PubkeyToAddress(b.quoteKey.PublicKey) {
		t.Errorf("our own is vouched for by %s: %v", who, err)
	}
	if _, there := got["p2"]; there {
		t.Error("a prover without a key is listed")
	}
}
