package doctor

import (
	"math/big"
	"strings"
	"testing"
)

func goodNode() *Node {
	return &Node{Config: "/p/prover.json", Mode: 0o600, BlockTime: 1000, Now: 1000 + MostClockSkewSeconds, Operator: "0xab",
		Capacity: big.NewInt(2), OpenLocks: big.NewInt(1)}
}

func TestAConfiguredNodeIsExamined(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*Node)
		want   string // in what is missing; empty: ready
	}{
		"all good, clock at the limit": {func(*Node) {}, ""},
		"of a fleet":                   {func(n *Node) { n.Operator, n.Capacity, n.OpenLocks = "", nil, nil }, ""},
		"readable by the group":        {func(n *Node) { n.Mode = 0o640 }, "chmod 600 /p/prover.json"},
		"no keys":                      {func(n *Node) { n.KeysError = "none" }, "lemma keys setup"},
		"no chain":                     {func(n *Node) { n.ChainError, n.BlockTime = "refused", 0 }, "chain.rpc_url"},
		"clock one second late":        {func(n *Node) { n.Now++ }, "set the clock"},
		"clock one second early":       {func(n *Node) { n.Now = n.BlockTime - MostClockSkewSeconds - 1 }, "set the clock"},
		"no queue":                     {func(n *Node) { n.QueueError = "refused" }, "nats.url"},
		"no store":                     {func(n *Node) { n.StoreError = "refused" }, "store.endpoint"},
		"stake unknown":                {func(n *Node) { n.StakeError = "reverted" }, "cannot be read"},
		"no stake":                     {func(n *Node) { n.Capacity = new(big.Int) }, "lemma stake add"},
		"all locks in use":             {func(n *Node) { n.OpenLocks = big.NewInt(2) }, "in use"},
	} {
		f := good()
		f.Node = goodNode()
		c.change(f.Node)
		r := Examine(f)
		var text strings.Builder
		if err := r.WriteText(&text); err != nil {
			t.Fatal(err)
		}
		switch {
		case c.want == "" && !r.Ready:
			t.Errorf("%s: not ready: %v", name, r.Missing)
		case c.want != "" && (r.Ready || !strings.Contains(strings.Join(r.Missing, "\n"), c.want) || !strings.Contains(text.String(), "failed")):
			t.Errorf("%s: missing %v, want %q", name, r.Missing, c.want)
		}
	}
}

func TestASuggestedPriceCoversTheMachine(t *testing.T) {
	stages := []StageTime{{"core", 60, ""}, {"compressed", 40, ""}, {"shrink", 10, ""}, {"wrap", 80, ""}, {"groth16", 90, ""}}
	ask, ok := SuggestAsk(stages, big.NewInt(3600))
	if !ok || ask.Base.Int64() != 270 || ask.PerMegacycle.Int64() != 150 { // 180 s and 100 s, one unit a second, and a half
		t.Errorf("ask %+v, %v", ask, ok)
	}
	if ask, _ = SuggestAsk(stages, big.NewInt(1)); ask.Base.Int64() != 1 {
		t.Errorf("a price is never rounded down to nothing: %+v", ask)
	}
	if _, ok := SuggestAsk(append(stages, StageTime{Stage: "x"}), big.NewInt(1)); ok {
		t.Error("a price from an unknown time")
	}
	if _, ok := SuggestAsk(nil, big.NewInt(1)); ok {
		t.Error("a price from nothing")
	}
	if _, ok := SuggestAsk(stages, nil); ok {
		t.Error("a price without a cost")
	}
}
