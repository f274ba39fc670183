package prover

import (
	"context"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/internal/leak"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/proof"
)

func TestMain(m *testing.M) { leak.Main(m) }

func TestBadConfigurationsAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		field  string
		change func(*Config)
	}{
		"no id":                    {"id", func(c *Config) { c.ID = "" }},
		"id with a dot":            {"id", func(c *Config) { c.ID = "a.b" }},
		"id of 33":                 {"id", func(c *Config) { c.ID = "a23456789012345678901234567890123" }},
		"no payout":                {"payout", func(c *Config) { c.Payout = common.Address{} }},
		"no chain":                 {"chainId", func(c *Config) { c.ChainID = 0 }},
		"insecure keys on mainnet": {"chainId", func(c *Config) { c.ChainID = 1 }},
		"keys of unknown kind":     {"chainId", func(c *Config) { c.ChainID = 1; c.Keys.Kind = "" }},
		"no market":                {"market", func(c *Config) { c.Market = common.Address{} }},
		"no zkvm":                  {"zkvm", func(c *Config) { c.ZKVM = "" }},
		"relative spool":           {"spool", func(c *Config) { c.Spool = "spool" }},
		"relative keys":            {"keys", func(c *Config) { c.Keys.Folder = "keys" }},
		"no verifying key":         {"keys", func(c *Config) { c.Keys.Verifier = nil }},
		"another selector":         {"keys", func(c *Config) { c.Selector[3]++ }},
		"no host":                  {"host", func(c *Config) { c.Host.Argv = nil }},
		"no cycles":                {"limits.cycles", func(c *Config) { c.Limits.Cycles = 0 }},
		"too many cycles":          {"limits.cycles", func(c *Config) { c.Limits.Cycles = proof.MaxCycles + 1 }},
		"no execute seconds":       {"limits.executeSeconds", func(c *Config) { c.Limits.ExecuteSeconds = 0 }},
		"no prove seconds":         {"limits.proveSeconds", func(c *Config) { c.Limits.ProveSeconds = -1 }},
		"no journal":               {"limits.journalBytes", func(c *Config) { c.Limits.JournalBytes = 0 }},
		"journal too long":         {"limits.journalBytes", func(c *Config) { c.Limits.JournalBytes = proof.MaxJournalBytes + 1 }},
		"negative disk":            {"limits.diskBytes", func(c *Config) { c.Limits.DiskBytes = -1 }},
	} {
		w := newWorld(t)
		c.change(&w.cfg)
		err := Run(t.Context(), w.cfg, w.deps)
		if proof.ClassOf(err) != proof.Caller || proof.CodeOf(err) != "bad-config" || failure(err).Field != c.field {
			t.Errorf("%s: %v, want bad-config about %s", name, err, c.field)
		}
	}
	for name, change := range map[string]func(*Config){
		"id of 32":              func(c *Config) { c.ID = "a2345678901234567890123456789012" },
		"anvil's chain":         func(c *Config) { c.ChainID = 31337 },
		"ceremony keys on main": func(c *Config) { c.ChainID = 1; c.Keys.Kind = circuits.KindCeremony },
	} {
		cfg := newWorld(t).cfg
		change(&cfg)
		if err := cfg.check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestHostsThatDoNotFitAreRefused(t *testing.T) {
	for name, env := range map[string]string{"other version": "VERSION=0.9", "light mode": "STAGE=shrink"} {
		w := newWorld(t)
		w.cfg.Host.Env = []string{env}
		if err := Run(t.Context(), w.cfg, w.deps); proof.CodeOf(err) != "host-unfit" || failure(err).Field != "host" {
			t.Errorf("%s: %v", name, err)
		}
	}
	w := newWorld(t)
	w.cfg.Host.Argv = []string{"/bin/false"}
	if err := Run(t.Context(), w.cfg, w.deps); err == nil {
		t.Error("a host that does not start was accepted")
	}
}

func TestASpoolHasOneNode(t *testing.T) {
	w := newWorld(t)
	w.start()
	if err := Run(t.Context(), w.cfg, w.deps); proof.CodeOf(err) != "spool-in-use" || failure(err).Field != "spool" {
		t.Fatalf("second node: %v", err)
	}
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
	w.start() // free again
}

func TestRunEndsWhenAskedBeforeItBegan(t *testing.T) {
	w := newWorld(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := Run(ctx, w.cfg, w.deps); err != nil {
		t.Fatal(err)
	}
}

func TestHeartbeatsComeEveryFewSeconds(t *testing.T) {
	w := newWorld(t)
	w.start()
	for want := uint64(1); want <= 3; want++ {
		if b := <-w.queue.beats; b.Sequence != want || b.Busy || b.Payout != testPayout.Hex() {
			t.Fatalf("heartbeat %+v, want an idle one with sequence %d", b, want)
		}
		w.clock.BlockUntil(1)
		w.clock.Advance(HeartbeatSeconds*time.Second - 1)
		if len(w.queue.beats) != 0 {
			t.Fatal("a heartbeat came early")
		}
		w.clock.Advance(1)
	}
}

// brokenWork is another order's, and fails without its fault.
func brokenWork() queue.Work {
	work := testWork()
	work.Order, work.InputDigest = proof.Sum([]byte("broken")), proof.Sum([]byte("never stored"))
	return work
}

func TestANodeThatKeepsFailingPauses(t *testing.T) {
	w := newWorld(t)
	w.start()
	work := brokenWork()
	for range BreakerFailures {
		wantRetry(t, w.deliver(work), "artifact-not-found")
	}
	if on := <-w.queue.consuming; on {
		t.Fatal("the node took more work")
	}
	w.clock.BlockUntil(2) // the heartbeat and the pause
	w.clock.Advance(BreakerFirstPause - 1)
	if len(w.queue.consuming) != 0 {
		t.Fatal("the pause was too short")
	}
	w.clock.Advance(1)
	if on := <-w.queue.consuming; !on {
		t.Fatal("the node did not go on")
	}
	wantRetry(t, w.deliver(work), "artifact-not-found") // one more opens it at once, for longer
	<-w.queue.consuming
	w.clock.BlockUntil(2)
	w.clock.Advance(2 * BreakerFirstPause)
	<-w.queue.consuming
	w.wantProved(w.deliver(testWork()), w.queue.results)
	wantRetry(t, w.deliver(work), "artifact-not-found")
	w.wantProved(w.deliver(testWork()), w.queue.results) // closed: one failure is no reason to pause
}

func TestAPauseEndsWithTheNode(t *testing.T) {
	w := newWorld(t)
	w.start()
	work := brokenWork()
	for range BreakerFailures {
		wantRetry(t, w.deliver(work), "artifact-not-found")
	}
	<-w.queue.consuming
	w.clock.BlockUntil(2)
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
}

func TestAFullDiskTakesNoJob(t *testing.T) {
	w := newWorld(t)
	free := w.cfg.Limits.DiskBytes - 1
	w.deps.FreeDisk = func(string) (int64, error) { return free, nil }
	w.start()
	wantRetry(t, w.deliver(testWork()), "disk")
	free++
	w.wantProved(w.deliver(testWork()), w.queue.results)
	if n, err := freeDisk(t.TempDir()); err != nil || n <= 0 {
		t.Errorf("free disk of this machine: %d, %v", n, err)
	}
	if _, err := freeDisk("/no such folder"); proof.CodeOf(err) != "disk" {
		t.Errorf("absent folder: %v", err)
	}
}

func TestFailuresAreNeverLostUnreported(t *testing.T) {
	n := &node{}
	cause := proof.Errorf(proof.Permanent, "guest-panicked", "x")
	if err := n.settle(t.Context(), &reportedError{cause}); err != nil {
		t.Errorf("reported: %v", err)
	}
	if err := n.settle(t.Context(), cause); proof.ClassOf(err) != proof.Bug {
		t.Errorf("an unreported permanent failure would be dropped by the queue: %v", err)
	}
	if err := n.settle(t.Context(), nil); err != nil {
		t.Error(err)
	}
	long := failure(proof.Errorf(proof.Retry, "x", "%s", make([]byte, MaxFailureMessageBytes+1)))
	if len(long.Message) != MaxFailureMessageBytes {
		t.Errorf("message of %d bytes", len(long.Message))
	}
}

func TestKeysThatAreMissing(t *testing.T) {
	if _, err := LoadKeys(t.TempDir()); proof.CodeOf(err) != "keys-missing" || proof.ClassOf(err) != proof.Caller {
		t.Errorf("empty key folder: %v", err)
	}
}

func TestKeysAreFetchedWhileTheReceiptIsMade(t *testing.T) {
	w := newWorld(t)
	var did []string
	w.deps.Prefetch = func(keys string) { did = append(did, keys) }
	w.deps.Wrap = func(ctx context.Context, req wrapper.Request, onEvent func(wrapper.Event)) (wrapper.Stats, error) {
		did = append(did, "wrap")
		return fakeWrap(ctx, req, onEvent)
	}
	w.start()
	w.wantProved(w.deliver(testWork()), w.queue.results)
	if n := len(did); n < 2 || did[0] != w.cfg.Keys.Folder || did[n-1] != "wrap" {
		t.Errorf("did %v, want the keys fetched before the wrap", did)
	}
}
