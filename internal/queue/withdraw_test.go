package queue

import (
	"context"
	"path/filepath"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

func withdrawal(attempt, epoch int) Withdrawal {
	return Withdrawal{Order: goodWork().Order, Attempt: attempt, Epoch: epoch}
}

func TestWithdrawnWorkLeavesTheQueue(t *testing.T) {
	c, _ := open(t)
	second := goodWork()
	second.Attempt = 2
	if err := c.PublishWork(context.Background(), "sp1", second); err != nil {
		t.Fatal(err)
	}
	other := goodWork()
	other.Order = proof.Sum([]byte("another"))
	if err := c.PublishWork(context.Background(), "sp1", other); err != nil {
		t.Fatal(err)
	}
	withdraw := func(what string, x Withdrawal, want uint64) {
		t.Helper()
		if err := c.WithdrawWork(context.Background(), "sp1", "", x); err != nil || left(t, c, StreamWork) != want {
			t.Fatalf("%s: %v, %d messages", what, err, left(t, c, StreamWork))
		}
	}
	withdraw("an earlier attempt", withdrawal(1, second.Epoch), 2)
	if second.Epoch > 0 {
		withdraw("an earlier leader's", withdrawal(2, second.Epoch-1), 2)
	}
	withdraw("the attempt", withdrawal(2, second.Epoch), 1)
	withdraw("again", withdrawal(2, second.Epoch), 1)
	for what, x := range map[string]Withdrawal{"no order": {Attempt: 1}, "no attempt": withdrawal(0, 1), "no epoch": withdrawal(1, -1)} {
		if err := c.WithdrawWork(context.Background(), "sp1", "", x); proof.CodeOf(err) != "bad-message" {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := c.js.DeleteStream(context.Background(), StreamWork); err != nil {
		t.Fatal(err)
	}
	if err := c.WithdrawWork(context.Background(), "sp1", "", withdrawal(2, 1)); err != nil {
		t.Errorf("without a stream: %v", err)
	}
}

// A node of the fleet is told, and its word about what was removed meanwhile hurts nobody; the next attempt comes as ever.
func TestAFleetNodeHearsThatItsWorkIsWithdrawn(t *testing.T) {
	cfg := serverConfig(t)
	s := serve(t, cfg)
	t.Cleanup(func() { _ = s.Close() })
	c, _ := connect(t, s.URL(), cfg.Access)
	node, heard := connectNode(t, s.URL(), cfg.Access, "node-1")
	told, got := make(chan Withdrawal, 10), make(chan Work, 10)
	defer must(node.WatchWithdrawn("sp1", func(x Withdrawal) { told <- x }))()
	workers(t, node, func(_ context.Context, w Work) error {
		got <- w
		if w.Attempt == 1 {
			if x := receive(t, told); !x.Covers(w) {
				t.Errorf("%+v does not cover %+v", x, w)
			}
		}
		return nil
	})
	publish(t, c, 1)
	receive(t, got)
	w := goodWork()
	if err := c.WithdrawWork(context.Background(), "sp1", "", withdrawal(1, w.Epoch)); err != nil {
		t.Fatal(err)
	}
	w.Attempt = 2
	if err := c.PublishWork(context.Background(), "sp1", w); err != nil {
		t.Fatal(err)
	}
	if w := receive(t, got); w.Attempt != 2 {
		t.Fatalf("%+v", w)
	}
	eventually(t, "nothing is left", func() bool { return left(t, c, StreamWork) == 0 })
	if heard.has("bad-message") {
		t.Errorf("%v", heard.list)
	}
}

// An outside prover is told on its own subject; what waits in its journal is forgotten, what is another's or later is not.
func TestAnOutsideProverHearsThatItsWorkIsWithdrawn(t *testing.T) {
	y := openYard(t, nil)
	p := y.prover(1)
	told := make(chan Withdrawal, 10)
	defer must(p.WatchWithdrawn("sp1", func(x Withdrawal) { told <- x }))()
	taken, finish := make(chan Work, 10), make(chan struct{})
	privateWorkers(t, p, func(ctx context.Context, w Work) error {
		taken <- w
		select {
		case <-finish:
		case <-ctx.Done():
		}
		return nil
	})
	for attempt := 1; attempt <= 3; attempt++ {
		if err := y.gateway.PublishWork(context.Background(), "sp1", workFor(1, attempt)); err != nil {
			t.Fatal(err)
		}
	}
	if w := receive(t, taken); w.Attempt != 1 {
		t.Fatalf("%+v", w)
	}
	if err := y.gateway.WithdrawWork(context.Background(), "sp1", outsideID(1), withdrawal(2, goodWork().Epoch)); err != nil {
		t.Fatal(err)
	}
	if x := receive(t, told); x.Attempt != 2 {
		t.Fatalf("%+v", x)
	}
	if files := must(filepath.Glob(filepath.Join(y.config(1).Journal, "*.json"))); len(files) != 2 {
		t.Errorf("%v, want the attempt in hand and the third", files)
	}
	close(finish)
	if w := receive(t, taken); w.Attempt != 3 {
		t.Errorf("attempt %d is taken, which was withdrawn", w.Attempt)
	}
}
