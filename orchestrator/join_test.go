package orchestrator

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"encoding/json"
	"log/slog"
	"math/big"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/proof"
)

// gate is an orchestrator that does nothing but let provers in.
type gate struct {
	t     *testing.T
	o     *orchestrator
	clock *clock.Manual
	key   *ecdsa.PrivateKey
	node  access.UserKey
	stake map[common.Address]int64
}

// stakes is a Market that knows operators only.
type stakes struct {
	Market
	of map[common.Address]int64
}

func (s stakes) Operator(_ context.Context, operator common.Address) (chain.Operator, error) {
	n, known := s.of[operator]
	if !known {
		return chain.Operator{}, nil
	}
	return chain.Operator{Prover: operator, Capacity: big.NewInt(n)}, nil
}

func newGate(t *testing.T) *gate {
	t.Helper()
	members, err := access.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	node, err := access.LoadUserKey(filepath.Join(t.TempDir(), "user.nk"))
	if err != nil {
		t.Fatal(err)
	}
	key, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	c := clock.NewManual(time.Unix(1_800_000_000, 0))
	g := &gate{t: t, clock: c, key: key, node: node, stake: map[common.Address]int64{crypto.PubkeyToAddress(key.PublicKey): 1}}
	g.o = &orchestrator{cfg: Config{Network: api.Network{ChainID: 31337, Market: common.HexToAddress("0x11")}}, joins: newJoins(),
		deps: Deps{Members: members, Market: stakes{of: g.stake}, Clock: c, Log: slog.New(slog.DiscardHandler)}}
	g.o.setClock(chain.Cursor{})
	return g
}

// request is a good one, edited before it is signed.
func (g *gate) request(nonce string, edit func(*api.JoinRequest)) api.JoinRequest {
	r := api.JoinRequest{Operator: crypto.PubkeyToAddress(g.key.PublicKey), NKey: g.node.Public(), Recipient: "age1xyz",
		Nonce: proof.Sum([]byte(nonce)), Expiry: uint64(g.clock.Now().Unix()) + maxJoinSeconds}
	edit(&r)
	g.sign(&r, 31337, common.HexToAddress("0x11"), g.key)
	return r
}

func (g *gate) sign(r *api.JoinRequest, chainID uint64, market common.Address, key *ecdsa.PrivateKey) {
	d := chain.JoinDigest(r.Join(), chainID, market)
	sig, err := crypto.Sign(d[:], key)
	if err != nil {
		g.t.Fatal(err)
	}
	sig[64] += 27
	r.Signature = sig
	if r.NKeySignature, err = g.node.Sign(d[:]); err != nil {
		g.t.Fatal(err)
	}
}

func (g *gate) post(body []byte) (int, string, access.Membership) {
	w := httptest.NewRecorder()
	g.o.failing(g.o.join)(w, httptest.NewRequest(http.MethodPost, "/v1/provers/join", bytes.NewReader(body)))
	var answer struct {
		Error struct{ Code string }
		access.Membership
	}
	if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
		g.t.Fatalf("%s: %v", w.Body, err)
	}
	return w.Code, answer.Error.Code, answer.Membership
}

func (g *gate) try(r api.JoinRequest) (int, string, access.Membership) {
	b, err := json.Marshal(r)
	if err != nil {
		g.t.Fatal(err)
	}
	return g.post(b)
}

func TestAnOperatorJoins(t *testing.T) {
	g := newGate(t)
	r := g.request("1", func(*api.JoinRequest) {})
	status, code, m := g.try(r)
	if status != 200 || m.ID != strings.ToLower(r.Operator.Hex()) || access.NameOf(m.JWT) != m.ID || m.ValidUntil != g.clock.Now().Unix()+access.MembershipSeconds {
		t.Fatalf("%d %s %+v", status, code, m)
	}
	if status, code, _ = g.try(r); status != 400 || code != "join-replayed" {
		t.Errorf("the same again: %d %s", status, code)
	}
	if status, code, _ = g.try(g.request("2", func(*api.JoinRequest) {})); status != 200 {
		t.Errorf("a renewal: %d %s", status, code)
	}
	g.clock.Advance((maxJoinSeconds + 1) * time.Second)
	if status, code, _ = g.try(r); code != "join-expired" {
		t.Errorf("a replay after its end: %d %s", status, code)
	}
}

func TestWhoMayNotJoin(t *testing.T) {
	g := newGate(t)
	market := common.HexToAddress("0x11")
	stranger, err := crypto.GenerateKey()
	if err != nil {
		t.Fatal(err)
	}
	same := func(*api.JoinRequest) {}
	after := func(edit func(*api.JoinRequest)) api.JoinRequest { // changed after it was signed
		r := g.request("x", same)
		edit(&r)
		return r
	}
	signed := func(chainID uint64, market common.Address, key *ecdsa.PrivateKey) api.JoinRequest {
		r := g.request("x", same)
		g.sign(&r, chainID, market, key)
		return r
	}
	nobody := g.request("x", func(r *api.JoinRequest) { r.Operator = crypto.PubkeyToAddress(stranger.PublicKey) })
	g.sign(&nobody, 31337, market, stranger)
	for what, c := range map[string]struct {
		r    api.JoinRequest
		code string
	}{
		"no operator":        {after(func(r *api.JoinRequest) { r.Operator = common.Address{} }), "bad-join"},
		"no nonce":           {after(func(r *api.JoinRequest) { r.Nonce = proof.Digest{} }), "bad-join"},
		"a strange key":      {after(func(r *api.JoinRequest) { r.Recipient = "ssh-rsa" }), "bad-join"},
		"too far ahead":      {g.request("x", func(r *api.JoinRequest) { r.Expiry++ }), "bad-join"},
		"expired":            {g.request("x", func(r *api.JoinRequest) { r.Expiry -= maxJoinSeconds + 1 }), "join-expired"},
		"the last second":    {g.request("y", func(r *api.JoinRequest) { r.Expiry -= maxJoinSeconds }), ""},
		"a wallet":           {after(func(r *api.JoinRequest) { r.Signature = append(r.Signature, 1) }), "bad-signature"},
		"no signature":       {after(func(r *api.JoinRequest) { r.Signature = nil }), "bad-signature"},
		"another chain":      {signed(1, market, g.key), "bad-signature"},
		"another market":     {signed(31337, common.HexToAddress("0x12"), g.key), "bad-signature"},
		"another key":        {signed(31337, market, stranger), "bad-signature"},
		"another nkey":       {after(func(r *api.JoinRequest) { r.NKey = "UABC" }), "bad-signature"},
		"another recipient":  {after(func(r *api.JoinRequest) { r.Recipient = "age1other" }), "bad-signature"},
		"no nkey":            {g.request("x", func(r *api.JoinRequest) { r.NKey = "" }), "bad-nkey"},
		"the nkey of others": {after(func(r *api.JoinRequest) { r.NKeySignature[0] ^= 1 }), "bad-nkey-signature"},
		"no operator's key":  {nobody, "not-an-operator"},
	} {
		if _, code, _ := g.try(c.r); code != c.code {
			t.Errorf("%s: %q, want %q", what, code, c.code)
		}
	}
	g.stake[crypto.PubkeyToAddress(g.key.PublicKey)] = 0
	if _, code, _ := g.try(g.request("z", same)); code != "no-stake" {
		t.Errorf("without stake: %s", code)
	}
	if status, code, _ := g.post(bytes.Repeat([]byte(" "), maxJoinBytes+1)); status != 400 || code != "bad-join" {
		t.Errorf("a large body: %d %s", status, code)
	}
	g.o.deps.Members = nil
	if _, code, _ := g.try(g.request("z", same)); code != "join-closed" {
		t.Errorf("a closed network: %s", code)
	}
}

// Two operators cannot use one node key, and one operator cannot fill the list.
func TestNodeKeysAreOnesOwn(t *testing.T) {
	g := newGate(t)
	if _, code, _ := g.try(g.request("1", func(*api.JoinRequest) {})); code != "" {
		t.Fatal(code)
	}
	first := g.key
	g.key, _ = crypto.GenerateKey()
	g.stake[crypto.PubkeyToAddress(g.key.PublicKey)] = 1
	if _, code, _ := g.try(g.request("2", func(*api.JoinRequest) {})); code != "nkey-in-use" {
		t.Errorf("another's key: %q", code)
	}
	g.key = first
	for n := 2; n <= access.MaxKeysPerProver+1; n++ {
		var err error
		if g.node, err = access.LoadUserKey(filepath.Join(t.TempDir(), "user.nk")); err != nil {
			t.Fatal(err)
		}
		want := ""
		if n > access.MaxKeysPerProver {
			want = "too-many-keys"
		}
		if _, code, _ := g.try(g.request(string(rune('a'+n)), func(*api.JoinRequest) {})); code != want {
			t.Errorf("key %d: %q, want %q", n, code, want)
		}
	}
}
