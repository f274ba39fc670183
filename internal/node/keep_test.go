package node

import (
	"errors"
	"testing"
	"time"

	"github.com/lemma-network/lemma/proof"
)

func TestKeepClosedHasBounds(t *testing.T) {
	for d, ok := range map[time.Duration]bool{
		DefaultKeepClosed: true, MinKeepClosed: true, MaxKeepClosed: true,
		MinKeepClosed - 1: false, MaxKeepClosed + 1: false, 0: false, -time.Hour: false,
	} {
		err := CheckKeepClosed(d)
		var e *proof.Error
		if ok != (err == nil) || err != nil && (!errors.As(err, &e) || e.Class != proof.Caller || e.Code != "bad-config" || e.Field != "keep-closed") {
			t.Errorf("%v: %v", d, err)
		}
	}
	if err := RunOrchestrator(t.Context(), OrchestratorOptions{Folder: t.TempDir(), KeepClosed: time.Minute}); proof.CodeOf(err) != "bad-config" {
		t.Errorf("an orchestrator with a minute: %v", err)
	}
}

// An intent stays longer than any order that it can be of, for each setting.
func TestIntentsOutliveTheirOrders(t *testing.T) {
	for _, keep := range []time.Duration{MinKeepClosed, DefaultKeepClosed, MaxKeepClosed} {
		if got := keepIntents(keep) - keep; got != 30*24*time.Hour {
			t.Errorf("%v: intents are kept %v longer, want the longest time that an order is open", keep, got)
		}
	}
}
