package wrapper

import (
	"context"
	"fmt"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/proof"
)

// TestMain makes the test binary its own child: `binary fake-wrap mode`.
func TestMain(m *testing.M) {
	if len(os.Args) == 3 && os.Args[1] == "fake-wrap" {
		os.Exit(fakeChild(os.Args[2]))
	}
	os.Exit(m.Run())
}

// fakeWorker is a child's work under a mode. It counts what it did, so that a test can tell one child from the next.
type fakeWorker struct {
	mode         string
	loads, wraps int
	keys         string
}

func (f *fakeWorker) load(keys string) error {
	if f.mode == "refuse-load" {
		return proof.Errorf(proof.Caller, "keys-missing", "none")
	}
	if f.mode == "killed-loading" {
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
		select {}
	}
	if f.keys != keys {
		f.loads, f.keys = f.loads+1, keys
	}
	return nil
}

func (f *fakeWorker) rest() {
	if f.mode == "dies-idle" {
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
	}
}

func (f *fakeWorker) wrap(req Request, step func(string, string, float64)) (Stats, error) {
	step(StepLoad, StateRunning, 0)
	_ = f.load(req.Keys)
	f.wraps++
	mode, size := f.mode, proof.Groth16WireBytes
	if mode == "witness" { // the request says what happens
		mode = filepath.Base(req.Witness)
	}
	switch mode {
	case "refuse":
		return Stats{}, proof.Errorf(proof.Permanent, "witness-not-canonical", "group 3, index 7").WithField("witness")
	case "odd-class":
		return Stats{}, &proof.Error{Class: "odd", Code: "odd", Message: "odd"}
	case "killed":
		_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
		select {}
	case "panic":
		panic("deliberate")
	case "hang":
		select {}
	case "short":
		size--
	case "none":
		return Stats{}, nil
	}
	if len(os.Environ()) != 0 {
		return Stats{}, proof.Errorf(proof.Bug, "environment", "the child sees %v", os.Environ())
	}
	return Stats{Constraints: 100*f.loads + f.wraps, PeakBytes: int64(os.Getpid())}, os.WriteFile(req.Out, make([]byte, size), 0o600)
}

func fakeChild(mode string) int {
	switch mode {
	case "silent":
		return 0
	case "garbage":
		fmt.Println("no JSON")
		return 0
	case "usage":
		return exitUsage
	case "other-id":
		fmt.Println(`{"id":7,"ok":{}}`)
		select {}
	}
	return child{worker: &fakeWorker{mode: mode}, clock: clock.System(), peak: peakBytes}.serve(context.Background(), os.Stdin, os.Stdout)
}

func fakeConfig(t *testing.T, mode string) (Config, Request) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	cfg := Config{Argv: []string{exe, "fake-wrap", mode}, Dir: dir, FreeBytes: func() (int64, error) { return WrapNeedBytes, nil }}
	return cfg, Request{Witness: "/w", Context: big.NewInt(1), Keys: "/k", Out: filepath.Join(dir, "proof")}
}

// proveOnce makes one proof in a child of its own.
func proveOnce(ctx context.Context, cfg Config, req Request, onEvent func(Event)) (Stats, error) {
	w := NewWarm(cfg)
	defer w.Close()
	return w.Prove(ctx, req, onEvent)
}

func TestProve(t *testing.T) {
	cfg, req := fakeConfig(t, "ok")
	var events []Event
	stats, err := proveOnce(t.Context(), cfg, req, func(e Event) { events = append(events, e) })
	if err != nil {
		t.Fatal(err)
	}
	if stats.Constraints != 101 || stats.PeakBytes <= 0 {
		t.Errorf("stats %+v", stats)
	}
	if len(events) != 1 || events[0].Step != StepLoad || events[0].State != StateRunning {
		t.Errorf("events %+v", events)
	}
	if _, err := proveOnce(t.Context(), cfg, req, nil); err != nil {
		t.Errorf("again, without listening: %v", err)
	}
}

func TestProveClassesHowTheChildFails(t *testing.T) {
	for mode, want := range map[string]struct {
		class proof.Class
		code  string
	}{
		"refuse":    {proof.Permanent, "witness-not-canonical"},
		"odd-class": {proof.Bug, "internal"},
		"killed":    {proof.Retry, "out-of-memory"},
		"panic":     {proof.Bug, "internal"},
		"short":     {proof.Bug, "internal"},
		"none":      {proof.Bug, "internal"},
		"silent":    {proof.Bug, "internal"},
		"garbage":   {proof.Bug, "internal"},
		"usage":     {proof.Bug, "bad-usage"},
		"other-id":  {proof.Bug, "internal"},
	} {
		t.Run(mode, func(t *testing.T) {
			cfg, req := fakeConfig(t, mode)
			_, err := proveOnce(t.Context(), cfg, req, nil)
			if err == nil || proof.ClassOf(err) != want.class || proof.CodeOf(err) != want.code {
				t.Fatalf("%v: class %s code %s, want %s %s", err, proof.ClassOf(err), proof.CodeOf(err), want.class, want.code)
			}
			if says := map[string]string{"refuse": "group 3", "other-id": "answered request 7"}[mode]; !strings.Contains(err.Error(), says) {
				t.Errorf("the reason %q is lost: %v", says, err)
			}
		})
	}
}

func TestProveStopsAHungChild(t *testing.T) {
	cfg, req := fakeConfig(t, "hang")
	ctx, cancel := context.WithCancel(t.Context())
	_, err := proveOnce(ctx, cfg, req, func(Event) { cancel() })
	if proof.CodeOf(err) != "cancelled" || proof.ClassOf(err) != proof.Retry {
		t.Fatalf("cancelled: %v", err)
	}

	cfg.Wall = wrapStallSeconds * time.Second / 2
	m := clock.NewManual(time.Unix(0, 0))
	cfg.Clock = m
	_, err = proveOnce(t.Context(), cfg, req, func(Event) { go m.Advance(cfg.Wall) })
	if proof.CodeOf(err) != "wrap-time-limit" || proof.ClassOf(err) != proof.Retry {
		t.Fatalf("past its time: %v (%s)", err, proof.CodeOf(err))
	}
}

func TestProveAdmitsByMemory(t *testing.T) {
	cfg, req := fakeConfig(t, "ok")
	free := int64(WrapNeedBytes - 1)
	cfg.FreeBytes = func() (int64, error) { return free, nil }
	if _, err := proveOnce(t.Context(), cfg, req, nil); proof.CodeOf(err) != "out-of-memory" || proof.ClassOf(err) != proof.Retry {
		t.Fatalf("one byte too few: %v", err)
	}
	if _, err := os.Stat(req.Out); err == nil {
		t.Fatal("the child ran without memory")
	}
	free++
	if _, err := proveOnce(t.Context(), cfg, req, nil); err != nil {
		t.Fatalf("just enough: %v", err)
	}
	cfg.NeedBytes = WrapNeedBytes + 1
	if _, err := proveOnce(t.Context(), cfg, req, nil); proof.CodeOf(err) != "out-of-memory" {
		t.Fatalf("configured need: %v", err)
	}
	cfg.FreeBytes = func() (int64, error) { return 0, proof.Errorf(proof.Retry, "memory-unknown", "x") }
	if _, err := proveOnce(t.Context(), cfg, req, nil); proof.CodeOf(err) != "memory-unknown" {
		t.Fatalf("unknown memory: %v", err)
	}
}

func TestProveRefusesABadRequest(t *testing.T) {
	cfg, req := fakeConfig(t, "ok")
	req.Context = new(big.Int).Lsh(big.NewInt(1), contextBits)
	if _, err := proveOnce(t.Context(), cfg, req, nil); proof.CodeOf(err) != "bad-request" {
		t.Fatalf("context 2^253: %v", err)
	}
	req.Context = big.NewInt(0)
	cfg.Argv = nil
	if _, err := proveOnce(t.Context(), cfg, req, nil); proof.ClassOf(err) != proof.Caller {
		t.Fatalf("no argv: %v", err)
	}
}

func TestMemoryFiguresOfThisMachine(t *testing.T) {
	if n, err := FreeBytes(); err != nil || n < 1<<20 {
		t.Errorf("free %d, %v", n, err)
	}
	if n := peakBytes(); n < 1<<20 {
		t.Errorf("peak %d", n)
	}
}
