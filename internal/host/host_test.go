package host

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/leak"
	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/proof"
)

func TestMain(m *testing.M) { leak.Main(m) }

var (
	ones = proof.Digest([]byte(strings.Repeat("\x11", 32)))
	twos = proof.Digest([]byte(strings.Repeat("\x22", 32)))
)

// patience is for hosts that obey, however slow the machine is.
const patience = 2 * time.Minute

// impatient is cfg for a host that does not.
func impatient(cfg Config) Config {
	cfg.CancelGrace = 20 * time.Millisecond
	return cfg
}

func fake(t *testing.T, script string, env ...string) Config {
	t.Helper()
	path, err := filepath.Abs(filepath.Join("testdata", script))
	if err != nil {
		t.Fatal(err)
	}
	return Config{
		Argv: []string{path}, Env: env, WorkDir: t.TempDir(),
		Limits: sandbox.Limits{Grace: 20 * time.Millisecond}, CancelGrace: patience, Stall: patience,
	}
}

func start(t *testing.T, cfg Config) *Host {
	t.Helper()
	h, err := Start(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = h.Close() })
	return h
}

func want(t *testing.T, err error, class proof.Class, code string) {
	t.Helper()
	if err == nil || proof.ClassOf(err) != class || proof.CodeOf(err) != code {
		t.Fatalf("got %s %s (%v), want %s %s", proof.ClassOf(err), proof.CodeOf(err), err, class, code)
	}
}

func digestField(name string, d proof.Digest) string { return fmt.Sprintf("%q:%q", name, d) }

func TestGoodAnswers(t *testing.T) {
	ctx := context.Background()
	answering := func(ok string) *Host { return start(t, fake(t, "ok.sh", `ANSWER="ok":{`+ok+`}`)) }

	id, err := answering(digestField("program_id", ones)).Setup(ctx, "/elf")
	if err != nil || id != ones {
		t.Fatal(id, err)
	}
	ran, err := answering(`"exit_code":0,"cycles":9,"gas":8,"journal_bytes":3,`+digestField("journal_digest", twos)).
		Execute(ctx, ExecuteRequest{Limits: RunLimits{Cycles: 9, JournalBytes: 3}}, nil)
	if err != nil || ran != (Execution{Cycles: 9, Gas: 8, JournalBytes: 3, JournalDigest: twos}) {
		t.Fatal(ran, err)
	}
	var events []Event
	proved, err := answering(`"receipts":{"core":"/d/core.receipt"},"journal":"/d/journal.bin","cycles":5`).
		Prove(ctx, ProveRequest{Dir: "/d", To: proof.StageCore}, func(e Event) { events = append(events, e) })
	if err != nil || proved.Receipts[proof.StageCore] != "/d/core.receipt" || proved.Journal != "/d/journal.bin" || proved.Cycles != 5 {
		t.Fatal(proved, err)
	}
	if len(events) != 1 || *events[0].Fraction != 0.5 || events[0].PeakBytes != 7 || events[0].Stage != proof.StageCore {
		t.Fatalf("events %+v", events)
	}
	verified, err := answering(digestField("program_id", ones)+","+digestField("journal_digest", twos)).Verify(ctx, VerifyRequest{})
	if err != nil || verified != (Verified{ones, twos}) {
		t.Fatal(verified, err)
	}
	witness, err := answering(`"witness":"/w",`+digestField("program_vkey", ones)+","+digestField("public_values_digest", twos)).
		Witness(ctx, WitnessRequest{Out: "/w"})
	if err != nil || witness != (Witness{"/w", ones, twos}) {
		t.Fatal(witness, err)
	}
	circuit, err := answering(`"operations":7,`+digestField("sha256", ones)).Circuit(ctx, CircuitRequest{})
	if err != nil || circuit != (Circuit{7, ones}) {
		t.Fatal(circuit, err)
	}
	info, err := answering(`"protocol":1,"name":"n","ready":false`).Hello(ctx)
	if err != nil || info.Ready || info.Name != "n" {
		t.Fatal(info, err)
	}
}

// Answers that are well formed and cannot be believed.
func TestUnbelievableAnswers(t *testing.T) {
	ctx := context.Background()
	prove := func(h *Host) error {
		_, err := h.Prove(ctx, ProveRequest{Dir: "/d", To: proof.StageCore}, nil)
		return err
	}
	execute := func(h *Host) error {
		_, err := h.Execute(ctx, ExecuteRequest{Limits: RunLimits{Cycles: 9, JournalBytes: 3}}, nil)
		return err
	}
	for name, c := range map[string]struct {
		ok  string
		run func(*Host) error
	}{
		"no program id":         {``, func(h *Host) error { _, err := h.Setup(ctx, "/e"); return err }},
		"short digest":          {`"program_id":"0x11"`, func(h *Host) error { _, err := h.Setup(ctx, "/e"); return err }},
		"stage not reached":     {`"receipts":{"wrap":"/d/w"},"journal":"/d/j"`, prove},
		"receipt outside":       {`"receipts":{"core":"/d/../etc/passwd"},"journal":"/d/j"`, prove},
		"journal outside":       {`"receipts":{"core":"/d/c"},"journal":"/etc/passwd"`, prove},
		"journal is the folder": {`"receipts":{"core":"/d/c"},"journal":"/d"`, prove},
		"cycles past limit":     {`"cycles":10,` + digestField("journal_digest", ones), execute},
		"journal past limit":    {`"journal_bytes":4,` + digestField("journal_digest", ones), execute},
		"other witness": {`"witness":"/x",` + digestField("program_vkey", ones) + "," + digestField("public_values_digest", ones),
			func(h *Host) error { _, err := h.Witness(ctx, WitnessRequest{Out: "/w"}); return err }},
		"no operations": {`"operations":0,` + digestField("sha256", ones),
			func(h *Host) error { _, err := h.Circuit(ctx, CircuitRequest{}); return err }},
		"half a verification": {digestField("program_id", ones),
			func(h *Host) error { _, err := h.Verify(ctx, VerifyRequest{}); return err }},
	} {
		t.Run(name, func(t *testing.T) {
			want(t, c.run(start(t, fake(t, "ok.sh", `ANSWER="ok":{`+c.ok+`}`))), proof.Bug, "host-protocol")
		})
	}
}

func TestErrorTable(t *testing.T) {
	table := map[string]proof.Class{"no-such-code": proof.Bug}
	for code, class := range classes {
		table[code] = class
	}
	for code, class := range table {
		h := start(t, fake(t, "ok.sh", `ANSWER="error":{"class":"permanent","code":"`+code+`","field":"elf","message":"why"}`))
		_, err := h.Setup(context.Background(), "/elf")
		if code == "no-such-code" {
			code = "internal"
		}
		want(t, err, class, code)
		if !strings.Contains(err.Error(), "why") {
			t.Fatalf("message %q", err)
		}
		if h.Err() != nil {
			t.Fatal("an error answer ended the host")
		}
	}
}

func TestBrokenProtocol(t *testing.T) {
	for name, line := range map[string]string{
		"garbage":       "hello?",
		"empty":         "",
		"no kind":       `{"id":2}`,
		"two kinds":     `{"id":2,"ok":{},"event":{}}`,
		"null ok":       `{"id":2,"ok":null}`,
		"unknown id":    `{"id":3,"ok":{}}`,
		"answered id":   `{"id":1,"ok":{}}`,
		"negative id":   `{"id":-2,"ok":{}}`,
		"not an object": `[2]`,
	} {
		t.Run(name, func(t *testing.T) {
			h := start(t, fake(t, "raw.sh", "ANSWER="+line))
			_, err := h.Setup(context.Background(), "/elf")
			want(t, err, proof.Bug, "host-protocol")
			<-h.Done()
			_, err = h.Setup(context.Background(), "/elf")
			want(t, err, proof.Bug, "host-protocol")
		})
	}
}

func TestLineAtLimitAndOnePast(t *testing.T) {
	ctx := context.Background()
	if id, err := start(t, impatient(fake(t, "oversize.sh", fmt.Sprintf("BYTES=%d", sandbox.MaxLineBytes)))).Setup(ctx, "/e"); err != nil || id != ones {
		t.Fatal(id, err)
	}
	_, err := start(t, fake(t, "oversize.sh", fmt.Sprintf("BYTES=%d", sandbox.MaxLineBytes+1))).Setup(ctx, "/e")
	want(t, err, proof.Bug, "line-too-long")
}

func TestRequestAtLimitAndOnePast(t *testing.T) {
	h := start(t, fake(t, "ok.sh", `ANSWER="ok":{`+digestField("program_id", ones)+`}`))
	around := len(`{"id":2,"op":"setup","elf":""}`)
	if _, err := h.Setup(context.Background(), strings.Repeat("x", sandbox.MaxLineBytes-around)); err != nil {
		t.Fatal(err)
	}
	_, err := h.Setup(context.Background(), strings.Repeat("x", sandbox.MaxLineBytes-around+1))
	want(t, err, proof.Caller, "bad-request")
	if _, err := h.Setup(context.Background(), "/elf"); err != nil {
		t.Fatalf("a refused request hurt the host: %v", err)
	}
}

func TestDeathsFailPendingCalls(t *testing.T) {
	for code, c := range map[string]struct {
		class proof.Class
		code  string
	}{
		"0": {proof.Retry, "host-exited"}, "64": {proof.Bug, "bad-usage"}, "70": {proof.Bug, "internal"},
		"71": {proof.Retry, "could-not-start"}, "75": {proof.Retry, "cancelled"}, "137": {proof.Retry, "out-of-memory"},
		"101": {proof.Bug, "internal"},
	} {
		h := start(t, fake(t, "exit.sh", "CODE="+code))
		_, err := h.Setup(context.Background(), "/elf")
		want(t, err, c.class, c.code)
		want(t, h.Err(), c.class, c.code) // a caller that hears of the death must not be given the same host again
	}
}

func TestBadStarts(t *testing.T) {
	_, err := Start(context.Background(), fake(t, "early.sh"))
	want(t, err, proof.Retry, "could-not-start")
	if !strings.Contains(err.Error(), "no prover here") {
		t.Fatalf("message %q", err)
	}
	_, err = Start(context.Background(), fake(t, "version.sh"))
	want(t, err, proof.Caller, "host-version")
	_, err = Start(context.Background(), Config{Argv: []string{"sp1-host"}, WorkDir: t.TempDir()})
	want(t, err, proof.Caller, "bad-command")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = Start(ctx, fake(t, "ok.sh"))
	want(t, err, proof.Retry, "cancelled")
}

func TestAnswersInAnyOrder(t *testing.T) {
	h := start(t, fake(t, "swap.sh"))
	got := make(chan proof.Digest, 2)
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			id, err := h.Setup(context.Background(), "/elf")
			if err != nil {
				t.Error(err)
			}
			got <- id
		})
	}
	wg.Wait()
	if a, b := <-got, <-got; a == b || a != ones && a != twos {
		t.Fatalf("%s and %s", a, b)
	}
}

func TestSpamOnStderr(t *testing.T) {
	h := start(t, fake(t, "spam.sh"))
	_, err := h.Setup(context.Background(), "/elf")
	want(t, err, proof.Bug, "internal")
	if exit := h.Exit(); len(exit.Stderr) != sandbox.MaxStderrBytes || exit.StderrDropped == 0 || !strings.Contains(err.Error(), "last") {
		t.Fatalf("kept %d, dropped %d: %v", len(exit.Stderr), exit.StderrDropped, err)
	}
}

func TestStalledHostIsKilledWithItsChildren(t *testing.T) {
	clock := &stallClock{silent: make(chan time.Time)}
	cfg := impatient(fake(t, "fork.sh"))
	cfg.Clock = clock
	h := start(t, cfg)
	var pid int64
	_, err := h.Prove(context.Background(), ProveRequest{Dir: "/d", To: proof.StageCore}, func(e Event) { pid = e.PeakBytes; close(clock.silent) })
	want(t, err, proof.Retry, "host-stalled")
	if pid == 0 {
		t.Fatal("no event came")
	}
	for end := time.Now().Add(patience); running(pid); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("grandchild %d still runs", pid)
		}
	}
}

// stallClock is the system's, but for the silence of a host, which is too long once silent is closed.
type stallClock struct{ silent chan time.Time }

func (*stallClock) Now() time.Time { return time.Now() }
func (c *stallClock) After(d time.Duration) <-chan time.Time {
	if d == patience {
		return c.silent
	}
	return time.After(d)
}

// running tells whether a process exists and is not a zombie.
func running(pid int64) bool {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	return err == nil && !strings.HasPrefix(string(b[strings.LastIndexByte(string(b), ')')+1:]), " Z")
}

func TestCancelIsObeyed(t *testing.T) {
	h := start(t, fake(t, "cancel.sh"))
	ctx, cancel := context.WithCancel(context.Background())
	_, err := h.Prove(ctx, ProveRequest{Dir: "/d", To: proof.StageCore}, func(Event) { cancel() })
	want(t, err, proof.Retry, "cancelled")
	if id, err := h.Setup(context.Background(), "/elf"); err != nil || id != ones {
		t.Fatalf("the host does not go on after a cancel: %v", err)
	}
}

func TestCancelThatIsNotObeyedEndsTheHost(t *testing.T) {
	h := start(t, impatient(fake(t, "stubborn.sh")))
	ctx, cancel := context.WithCancel(context.Background())
	_, err := h.Prove(ctx, ProveRequest{Dir: "/d", To: proof.StageCore}, func(Event) { cancel() })
	want(t, err, proof.Retry, "cancelled")
	<-h.Done()
	want(t, h.Err(), proof.Retry, "host-stalled")
}

func TestCloseEndsEveryCall(t *testing.T) {
	h := start(t, impatient(fake(t, "stubborn.sh")))
	failed := make(chan error, 1)
	seen := make(chan struct{})
	go func() {
		_, err := h.Prove(context.Background(), ProveRequest{Dir: "/d", To: proof.StageCore}, func(Event) { close(seen) })
		failed <- err
	}()
	<-seen
	want(t, h.Close(), proof.Retry, "cancelled")
	want(t, <-failed, proof.Retry, "cancelled")
	want(t, h.Close(), proof.Retry, "cancelled")
	if err := start(t, fake(t, "ok.sh")).Close(); err != nil {
		t.Fatalf("a host that obeys: %v", err)
	}
}

// A host that does not read its input blocks nobody: the 65th request is refused, the others end with the host.
func TestPendingAtLimitAndOnePast(t *testing.T) {
	cfg := impatient(fake(t, "deaf.sh"))
	h := start(t, cfg)
	errs := make(chan error, MaxPending+1)
	long := strings.Repeat("x", 60<<10)
	for range MaxPending + 1 {
		go func() { _, err := h.Setup(context.Background(), long); errs <- err }()
	}
	want(t, <-errs, proof.Retry, "busy")
	go func() { _ = h.Close() }()
	for range MaxPending {
		want(t, <-errs, proof.Retry, "cancelled")
	}
}
