package orchestrator

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/internal/private"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// secretJournal is what b.result's journal says: it must never reach the store.
var secretJournal = proof.Sum([]byte("journal"))

func newIdentity(t *testing.T) *private.Identity {
	t.Helper()
	id, err := private.NewIdentity()
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// sealedOrder is an order that hides its journal, with an input sealed for p1 by a client who wants the journal sealed.
func (b *bench) sealedOrder(client string) chain.Order {
	b.t.Helper()
	id := newIdentity(b.t)
	var sealed bytes.Buffer
	if err := private.Seal(&sealed, strings.NewReader("secret"), private.Input, []private.Reader{{Prover: outside.id, Recipient: id.Recipient()}}, client); err != nil {
		b.t.Fatal(err)
	}
	h := outside.beat()
	h.Recipient = id.Recipient()
	b.hears(h)
	o := b.order()
	o.InputDigest, o.JournalHidden = b.store.add(sealed.Bytes()), true
	return o
}

var outside = newOutsider(9)

// sealedWork opens a sealed order and gives its work, locked.
func (b *bench) sealedWork(client string) (proof.Digest, queue.Work) {
	b.t.Helper()
	o := b.sealedOrder(client)
	d := b.chain.open(o)
	w := b.takeWork()
	b.queue.results <- b.from(outside, w, queue.KindExecuted)
	b.awaitState(d, job.Proving)
	return d, w
}

// fulfilment is what the order's fulfilling call said.
func (b *bench) fulfilment(d proof.Digest) (c fakeCall) {
	b.t.Helper()
	b.chain.mu.Lock()
	defer b.chain.mu.Unlock()
	for _, call := range b.chain.calls {
		if err := json.Unmarshal(call.Data, &c); err != nil {
			b.t.Fatal(err)
		}
		if c.Kind == chain.KindFulfilled && c.Digest == d {
			return c
		}
	}
	b.t.Fatalf("order %s was not fulfilled", d)
	return c
}

// provedSealed is the report of a proof whose journal is stored as sealed, or nowhere.
func (b *bench) provedSealed(w queue.Work, sealed []byte) queue.Result {
	r := b.from(outside, w, queue.KindProved)
	b.store.remove(r.JournalDigest)
	if sealed != nil {
		r.SealedDigest = b.store.add(sealed)
	}
	return r
}

func sealJournal(t *testing.T, journal []byte, client string) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := private.SealJournal(&out, journal, client); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// An order whose journal is sealed is proven and paid though the journal is in no store, and who looks is told where the sealed one is.
func TestASealedJournalIsNeverSeen(t *testing.T) {
	b := openBench(t)
	b.config.KeepClosedSeconds = keepSeconds
	b.start()
	client := newIdentity(t)
	d, w := b.sealedWork(client.Recipient())
	sealed := sealJournal(t, []byte("journal"), client.Recipient())
	b.queue.results <- b.provedSealed(w, sealed)
	o := b.awaitState(d, job.Fulfilled)
	if o.SealedDigest == nil || *o.SealedDigest != proof.Sum(sealed) || *o.JournalDigest != secretJournal {
		t.Errorf("order %+v", o)
	}
	if f := b.fulfilment(d); proof.Digest(f.Journal) != secretJournal {
		t.Errorf("the chain was told %x", f.Journal)
	}
	if _, _, err := b.get(http.MethodGet, "/v1/artifacts/"+proof.Sum(sealed).String(), nil); err != nil {
		t.Errorf("the sealed journal: %v", err)
	}
	// It goes with its order.
	b.clock.Advance((keepSeconds + 1) * time.Second)
	b.bury(0)
	b.prune() // its stage receipts
	b.prune()
	b.wantStored("closed for long", map[string]bool{string(sealed): false})
}

// What is no sealed journal is one failure of the attempt: the proof alone is not what the client ordered.
func TestWhatIsNoSealedJournal(t *testing.T) {
	client := newIdentity(t)
	input := new(bytes.Buffer)
	if err := private.Seal(input, strings.NewReader("x"), private.Input, []private.Reader{{Prover: "a", Recipient: client.Recipient()}}, ""); err != nil {
		t.Fatal(err)
	}
	whole := sealJournal(t, []byte("journal"), client.Recipient())
	longest := append(bytes.Clone(whole), make([]byte, private.MaxSealedJournalBytes-len(whole))...)
	for name, c := range map[string]struct {
		sealed []byte
		code   string
	}{
		"the journal for all to see": {nil, "journal-not-sealed"},
		"garbage":                    {[]byte("garbage"), "private-header"},
		"an input":                   {input.Bytes(), "private-role"},
		"a broken header":            {[]byte(`{"lemma-private":1,"role":"journal"}` + "\n"), "private-header"},
		"one byte too many":          {append(bytes.Clone(longest), 0), "private-too-large"},
		"the longest":                {longest, ""},
	} {
		t.Run(name, func(t *testing.T) {
			b := openBench(t)
			b.start()
			d, w := b.sealedWork(client.Recipient())
			r := b.provedSealed(w, c.sealed)
			if c.sealed == nil {
				b.store.add([]byte("journal"))
			}
			b.queue.results <- r
			if c.code == "" {
				b.awaitState(d, job.Fulfilled)
				return
			}
			b.until("the failure", func(own *owner) bool { return own.live[d] != nil && own.live[d].State.Failures == 1 })
			if err := checkSealed(t.Context(), b.store, r.SealedDigest); proof.CodeOf(err) != c.code || proof.ClassOf(err) != proof.Permanent {
				t.Errorf("%v, want %s", err, c.code)
			}
		})
	}
}

// Bytes that are said to be stored and are not: the report is given again until they come.
func TestASealedJournalMayComeLate(t *testing.T) {
	b := openBench(t)
	b.start()
	client := newIdentity(t)
	d, w := b.sealedWork(client.Recipient())
	sealed := sealJournal(t, []byte("journal"), client.Recipient())
	r := b.provedSealed(w, sealed)
	b.store.remove(r.SealedDigest)
	b.queue.results <- r
	b.awaitState(d, job.Proving)
	b.store.add(sealed)
	b.awaitState(d, job.Fulfilled)
}

// An order that shows its journal is paid by the journal, whatever else the prover sends along.
func TestNobodyAskedToSeal(t *testing.T) {
	b := newBench(t)
	b.start()
	d := b.chain.open(b.order())
	w := b.takeWork()
	r := b.result(w, queue.KindProved)
	r.SealedDigest = b.store.add(sealJournal(t, []byte("journal"), newIdentity(t).Recipient()))
	b.queue.results <- r
	if o := b.awaitState(d, job.Fulfilled); o.SealedDigest != nil {
		t.Errorf("order %+v", o)
	}
	if f := b.fulfilment(d); string(f.Journal) != "journal" {
		t.Errorf("the chain was told %q", f.Journal)
	}
}

// A client who wants its journal sealed and has the chain show it would be betrayed either way.
func TestSealedAndShownIsRefused(t *testing.T) {
	b := openBench(t)
	b.start()
	o := b.sealedOrder(newIdentity(t).Recipient())
	o.JournalHidden = false
	if got := b.awaitState(b.chain.open(o), job.Rejected); got.Reason == nil || got.Reason.Code != "private-journal-shown" {
		t.Errorf("reason %+v", got.Reason)
	}
}
