package sandbox

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/lemma-network/lemma/proof"
)

const patience = 2 * time.Minute

// result is a finished child: its lines, read after Done.
type result struct {
	lines []string
	exit  Exit
}

type child struct {
	*Process
	t     *testing.T
	mu    sync.Mutex
	lines []string
	line  chan string
}

func start(t *testing.T, c Command) *child {
	t.Helper()
	k := &child{t: t, line: make(chan string, 100)}
	if c.Dir == "" {
		c.Dir = t.TempDir()
	}
	c.OnLine = func(b []byte) {
		k.mu.Lock()
		defer k.mu.Unlock()
		k.lines = append(k.lines, string(b))
		select {
		case k.line <- string(b):
		default:
		}
	}
	p, err := Start(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	k.Process = p
	t.Cleanup(func() { p.Stop(); p.Exit() })
	return k
}

func (k *child) wait() result {
	k.t.Helper()
	select {
	case <-k.Done():
	case <-time.After(patience):
		k.t.Fatal("the child does not end")
	}
	return result{k.lines, k.Exit()}
}

// next is the child's next line.
func (k *child) next() string {
	k.t.Helper()
	select {
	case l := <-k.line:
		return l
	case <-time.After(patience):
		k.t.Fatal("the child says nothing")
		return ""
	}
}

func sh(script string) []string { return []string{"/bin/sh", "-c", script} }

// alive reports whether pid is a process that still runs; a zombie does not.
func alive(pid string) bool {
	b, err := os.ReadFile(filepath.Join("/proc", pid, "stat"))
	if err != nil {
		return false
	}
	rest := string(b[bytes.LastIndexByte(b, ')')+1:])
	return !strings.HasPrefix(strings.TrimSpace(rest), "Z")
}

func waitGone(t *testing.T, pid string) {
	t.Helper()
	for end := time.Now().Add(patience); alive(pid); {
		if time.Now().After(end) {
			t.Fatalf("process %s still runs", pid)
		}
		time.Sleep(time.Millisecond)
	}
}

func wantError(t *testing.T, err *proof.Error, class proof.Class, code string) {
	t.Helper()
	if err == nil || err.Class != class || err.Code != code {
		t.Fatalf("got %+v, want %s %s", err, class, code)
	}
}

func TestLinesAndExit(t *testing.T) {
	k := start(t, Command{Argv: []string{"/bin/cat"}})
	if _, err := k.Write([]byte("one\ntwo\n\nhalf")); err != nil {
		t.Fatal(err)
	}
	_ = k.CloseInput()
	r := k.wait()
	if want := []string{"one", "two", ""}; !slices.Equal(r.lines, want) {
		t.Fatalf("lines %q, want %q", r.lines, want)
	}
	if err := r.exit.Error("cat"); err != nil {
		t.Fatal(err)
	}
	if r.exit.PeakBytes <= 0 || r.exit.Seconds <= 0 {
		t.Fatalf("not measured: %+v", r.exit)
	}
	if _, err := k.Write([]byte("late\n")); err == nil {
		t.Fatal("a write to a dead child succeeds")
	}
}

func TestExitTable(t *testing.T) {
	for _, c := range []struct {
		script string
		exit   int
		class  proof.Class
		code   string
	}{
		{"exit 1", 1, proof.Bug, "internal"},
		{"exit 64", 64, proof.Bug, "bad-usage"},
		{"exit 70", 70, proof.Bug, "internal"},
		{"exit 71", 71, proof.Retry, "could-not-start"},
		{"exit 75", 75, proof.Retry, "cancelled"},
		{"exit 101", 101, proof.Bug, "internal"},
		{"exit 137", 137, proof.Retry, "out-of-memory"},
		{"kill -9 $$", 137, proof.Retry, "out-of-memory"},
		{"kill -6 $$", 134, proof.Retry, "crashed"},
		{"kill -11 $$", 139, proof.Retry, "crashed"},
		{"kill -15 $$", 143, proof.Retry, "cancelled"},
	} {
		t.Run(c.script, func(t *testing.T) {
			r := start(t, Command{Argv: sh("echo why >&2; " + c.script)}).wait()
			if r.exit.Code != c.exit {
				t.Fatalf("exit code %d, want %d", r.exit.Code, c.exit)
			}
			err := r.exit.Error("child")
			wantError(t, err, c.class, c.code)
			if !strings.Contains(err.Message, "why") {
				t.Fatalf("message %q lacks the last words", err.Message)
			}
		})
	}
}

func TestEmptyEnvironmentAndFolder(t *testing.T) {
	t.Setenv("LEMMA_SECRET", "x")
	r := start(t, Command{Argv: []string{"/usr/bin/env"}, Env: []string{"A=b"}}).wait()
	if !slices.Equal(r.lines, []string{"A=b"}) {
		t.Fatalf("environment %q", r.lines)
	}
	dir := t.TempDir()
	if r := start(t, Command{Argv: []string{"/bin/pwd"}, Dir: dir}).wait(); !slices.Equal(r.lines, []string{dir}) {
		t.Fatalf("folder %q, want %q", r.lines, dir)
	}
	if r := start(t, Command{Argv: []string{"/usr/bin/env"}}).wait(); len(r.lines) != 0 {
		t.Fatalf("environment %q, want none", r.lines)
	}
}

func TestLineAtLimitAndOnePast(t *testing.T) {
	write := func(n int) string { return fmt.Sprintf("head -c %d /dev/zero | tr '\\0' x; echo", n) }
	r := start(t, Command{Argv: sh(write(MaxLineBytes))}).wait()
	if err := r.exit.Error("child"); err != nil || len(r.lines) != 1 || len(r.lines[0]) != MaxLineBytes {
		t.Fatalf("at the limit: %v, %d lines", err, len(r.lines))
	}
	r = start(t, Command{Argv: sh(write(MaxLineBytes+1) + "; exec sleep 1000")}).wait()
	wantError(t, r.exit.Error("child"), proof.Bug, "line-too-long")
	if len(r.lines) != 0 {
		t.Fatal("part of an overlong line was delivered")
	}
}

func TestStderrKeepsItsEnd(t *testing.T) {
	r := start(t, Command{Argv: sh("head -c 1000000 /dev/zero >&2; echo the end >&2; exit 70")}).wait()
	if len(r.exit.Stderr) != MaxStderrBytes || !strings.HasSuffix(r.exit.Stderr, "the end\n") {
		t.Fatalf("kept %d bytes", len(r.exit.Stderr))
	}
	if want := int64(1000000 + len("the end\n") - MaxStderrBytes); r.exit.StderrDropped != want {
		t.Fatalf("dropped %d, want %d", r.exit.StderrDropped, want)
	}
}

func TestGrandchildrenDieWithTheChild(t *testing.T) {
	// Their output goes elsewhere, so that nothing but the kill to the group can end the wait.
	const fork = "sleep 1000 >/dev/null 2>&1 & echo $!; "
	t.Run("killed", func(t *testing.T) {
		k := start(t, Command{Argv: sh(fork + "wait")})
		pid := k.next()
		k.Stop()
		wantError(t, k.wait().exit.Error("child"), proof.Retry, "cancelled")
		waitGone(t, pid)
	})
	t.Run("ended by itself", func(t *testing.T) {
		k := start(t, Command{Argv: sh(fork + "exit 0")})
		pid := k.next()
		if err := k.wait().exit.Error("child"); err != nil {
			t.Fatal(err)
		}
		waitGone(t, pid)
	})
}

func TestEscapedProcessDoesNotHoldUsUp(t *testing.T) {
	k := start(t, Command{Argv: sh("(setsid sh -c 'echo $$; exec sleep 1000') & read go; exit 0")})
	pid, err := strconv.Atoi(k.next())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = killOne(pid) })
	_, _ = k.Write([]byte("go\n"))
	if err := k.wait().exit.Error("child"); err != nil {
		t.Fatal(err)
	}
}

func TestIgnoredTermIsFollowedByKill(t *testing.T) {
	k := start(t, Command{
		Argv: sh("trap '' TERM; echo ready; while :; do sleep 1000; done"), Limits: Limits{Grace: 10 * time.Millisecond},
	})
	k.next()
	k.Stop()
	r := k.wait()
	wantError(t, r.exit.Error("child"), proof.Retry, "cancelled")
	if r.exit.Code != 137 {
		t.Fatalf("exit code %d, want 137", r.exit.Code)
	}
}

func TestFirstReasonWins(t *testing.T) {
	k := start(t, Command{Argv: []string{"/bin/sleep", "1000"}})
	k.Kill(proof.Errorf(proof.Permanent, "first", "first"))
	k.Stop()
	wantError(t, k.wait().exit.Error("child"), proof.Permanent, "first")
}

func TestWallAndStall(t *testing.T) {
	short := 30 * time.Millisecond
	r := start(t, Command{Argv: sh("while :; do echo x; done"), Limits: Limits{Wall: short, Stall: patience}}).wait()
	wantError(t, r.exit.Error("child"), proof.Permanent, "time-limit")
	r = start(t, Command{Argv: []string{"/bin/sleep", "1000"}, Limits: Limits{Wall: patience, Stall: short}}).wait()
	wantError(t, r.exit.Error("child"), proof.Retry, "stalled")
}

// A line resets the watchdog: the fake clock hands out one timer per line, and only the last one fires.
func TestEachLineResetsTheWatchdog(t *testing.T) {
	clock := &fakeClock{timers: make(chan chan time.Time, 10)}
	k := start(t, Command{Argv: []string{"/bin/cat"}, Limits: Limits{Stall: time.Hour}, Clock: clock})
	first := <-clock.timers
	_, _ = k.Write([]byte("x\n"))
	second := <-clock.timers
	first <- time.Time{} // nobody listens to it any more
	_, _ = k.Write([]byte("y\n"))
	third := <-clock.timers
	select {
	case <-k.Done():
		t.Fatal("a timer that was reset ended the child")
	default:
	}
	third <- time.Time{}
	_ = second
	wantError(t, k.wait().exit.Error("child"), proof.Retry, "stalled")
}

type fakeClock struct{ timers chan chan time.Time }

func (*fakeClock) Now() time.Time { return time.Unix(0, 0) }
func (c *fakeClock) After(time.Duration) <-chan time.Time {
	timer := make(chan time.Time, 1)
	c.timers <- timer
	return timer
}

func TestContextEndStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	p, err := Start(ctx, Command{Argv: []string{"/bin/sleep", "1000"}, Dir: "/"})
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	wantError(t, p.Exit().Error("child"), proof.Retry, "cancelled")
	if _, err := Start(ctx, Command{Argv: []string{"/bin/sleep", "1000"}, Dir: "/"}); proof.CodeOf(err) != "cancelled" {
		t.Fatalf("start after the end: %v", err)
	}
}

func TestLimitsReachTheChild(t *testing.T) {
	k := start(t, Command{
		Argv: []string{"/proc/self/exe"}, Env: []string{"LEMMA_ROLE=limits"},
		Limits: Limits{FileBytes: 12345, OpenFiles: 77, AddressBytes: 1 << 40},
	})
	_, _ = k.Write([]byte("\n"))
	if r := k.wait(); !slices.Equal(r.lines, []string{"0", "12345", "77", fmt.Sprint(1 << 40)}) {
		t.Fatalf("limits %q, %s", r.lines, r.exit.Stderr)
	}
}

func TestFileLimitAtAndOnePast(t *testing.T) {
	for size, code := range map[int]string{4096: "", 4097: "file-limit"} {
		k := start(t, Command{
			Argv: sh(fmt.Sprintf("read go; exec dd if=/dev/zero of=out bs=%d count=1", size)), Limits: Limits{FileBytes: 4096},
		})
		_, _ = k.Write([]byte("\n"))
		err := k.wait().exit.Error("child")
		// dd sees a short write of 4096 bytes first and is killed by the next.
		if (err == nil) != (code == "") || err != nil && err.Code != code {
			t.Fatalf("%d bytes: %v, want %q", size, err, code)
		}
	}
}

// Where this kernel lets anybody make a network namespace, a warning would be a lie.
func kernelPermits() bool {
	cmd := newCmd(Command{Argv: []string{"/bin/true"}, Dir: "/"}, &pipeSet{}, attributes(syscall.CLONE_NEWUSER|syscall.CLONE_NEWNET))
	cmd.Stdin, cmd.Stdout, cmd.Stderr = nil, nil, nil
	return cmd.Run() == nil
}

func TestNoNetworkUnlessWarned(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, network := range []bool{true, false} {
		r := start(t, Command{
			Argv: []string{"/proc/self/exe"}, Env: []string{"LEMMA_ROLE=dial", "LEMMA_ADDR=" + l.Addr().String()}, Network: network,
		}).wait()
		want := network || len(r.exit.Warnings) > 0
		if len(r.exit.Warnings) > 0 && (network || kernelPermits()) {
			t.Fatalf("network %v: warnings %q", network, r.exit.Warnings)
		}
		if len(r.lines) != 1 || r.lines[0] != fmt.Sprint(want) {
			t.Fatalf("network %v, warnings %q: reachable %q, want %v", network, r.exit.Warnings, r.lines, want)
		}
	}
}

// Fault 5: the child must die when this process is killed, not only when it ends in good order.
func TestChildDiesWithItsParent(t *testing.T) {
	k := start(t, Command{Argv: []string{"/proc/self/exe"}, Env: []string{"LEMMA_ROLE=parent"}})
	pid := k.next()
	if !alive(pid) {
		t.Fatalf("no process %q", pid)
	}
	if err := killOne(k.Pid()); err != nil { // the parent alone, not its group
		t.Fatal(err)
	}
	k.wait()
	waitGone(t, pid)
}

func TestBadCommands(t *testing.T) {
	good := Command{Argv: []string{"/bin/true"}, Dir: t.TempDir()}
	for name, c := range map[string]struct {
		field string
		edit  func(*Command)
	}{
		"no argv":       {"Argv", func(c *Command) { c.Argv = nil }},
		"relative":      {"Argv", func(c *Command) { c.Argv = []string{"true"} }},
		"missing":       {"Argv", func(c *Command) { c.Argv = []string{"/nowhere/at/all"} }},
		"a folder":      {"Argv", func(c *Command) { c.Argv = []string{"/"} }},
		"no folder":     {"Dir", func(c *Command) { c.Dir = "" }},
		"negative time": {"Limits", func(c *Command) { c.Limits.Wall = -1 }},
	} {
		bad := good
		c.edit(&bad)
		_, err := Start(context.Background(), bad)
		e, ok := err.(*proof.Error)
		if !ok || e.Class != proof.Caller || e.Code != "bad-command" || e.Field != c.field {
			t.Errorf("%s: %v, want bad-command about %s", name, err, c.field)
		}
	}
	notExecutable := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(notExecutable, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	good.Argv = []string{notExecutable}
	if _, err := Start(context.Background(), good); proof.CodeOf(err) != "start-failed" {
		t.Fatalf("not executable: %v", err)
	}
}
