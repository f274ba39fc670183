package sandbox

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"github.com/lemma-network/lemma/proof"
)

// The limits that hold for every child.
const (
	MaxLineBytes   = 64 << 10               // longest line on stdout, without its newline
	MaxStderrBytes = 64 << 10               // how much of the end of stderr is kept
	DefaultGrace   = 5 * time.Second        // between SIGTERM and SIGKILL
	drainTime      = 200 * time.Millisecond // how long a pipe held open by an escaped process is read after the child's death
	noTimeout      = time.Duration(0)       // a limit that is not set
)

// Limits of one child; a zero field is no limit, except Grace where it means DefaultGrace. No core file is ever
// written.
type Limits struct {
	FileBytes    uint64        // longest file it may write; past it SIGXFSZ
	OpenFiles    uint64        // open file descriptors
	AddressBytes uint64        // address space
	Processes    uint64        // processes and threads; guarded children only
	MemoryBytes  uint64        // held by it and its children, with their files in memory; guarded children only
	DiskBytes    uint64        // in the folders that it may write to; guarded children only
	Wall         time.Duration // from start to death
	Stall        time.Duration // longest time without a line on stdout
	Grace        time.Duration // from SIGTERM to SIGKILL
}

// Clock gives time; nil means the system's clock.
type Clock interface {
	Now() time.Time
	After(time.Duration) <-chan time.Time
}

type systemClock struct{}

func (systemClock) Now() time.Time                         { return time.Now() }
func (systemClock) After(d time.Duration) <-chan time.Time { return time.After(d) }

// SystemClock is the machine's clock.
func SystemClock() Clock { return systemClock{} }

// Command says what to run. Argv[0] is an absolute path, since no PATH is searched. The environment is Env and
// nothing else. Dir is the working folder.
type Command struct {
	Argv    []string
	Env     []string
	Dir     string
	Limits  Limits
	Network bool         // keep the machine's network; false takes it away where the kernel permits
	OnLine  func([]byte) // gets each whole line of stdout, on one goroutine; must not keep the slice; nil discards
	Clock   Clock
	Guard   *Profile // what a child that is held to be hostile sees; nil for one that is trusted
}

// Process is a running child. All methods may be called by many goroutines.
type Process struct {
	pid      int      // of the child
	group    int      // of the process that we started, which is also its group's: the child, or its init stage
	uid      int      // that the child's files must have, 0 for ours
	write    []string // where those are
	got      Isolation
	stdin    *os.File
	kill     chan *proof.Error
	progress chan struct{}
	waited   chan waitResult
	done     chan struct{}
	exit     Exit // written before done is closed

	mu     sync.Mutex // guards reaped: while it is false, group still names our child's group
	reaped bool
}

// Start runs c. The end of ctx stops the child as Stop does. Errors: Caller bad-command names the field; Retry
// start-failed when the system could not start it.
func Start(ctx context.Context, c Command) (*Process, error) {
	if err := c.check(); err != nil {
		return nil, err
	}
	if c.Clock == nil {
		c.Clock = systemClock{}
	}
	if c.Limits.Grace == noTimeout {
		c.Limits.Grace = DefaultGrace
	}
	if ctx.Err() != nil {
		return nil, proof.Errorf(proof.Retry, "cancelled", "start %s: %w", c.Argv[0], ctx.Err())
	}
	pipes, err := openPipes()
	if err != nil {
		return nil, proof.Errorf(proof.Retry, "start-failed", "start %s: %w", c.Argv[0], err)
	}
	p := &Process{
		stdin: pipes.stdin, kill: make(chan *proof.Error, 1), progress: make(chan struct{}, 1),
		waited: make(chan waitResult, 1), done: make(chan struct{}),
	}
	begun := c.Clock.Now()
	started := make(chan startResult, 1)
	go p.run(c, pipes, started)
	first := <-started
	pipes.closeChildEnds()
	if first.err != nil {
		pipes.closeOurEnds()
		if proof.CodeOf(first.err) == "sandbox-unavailable" {
			return nil, first.err
		}
		return nil, proof.Errorf(proof.Retry, "start-failed", "start %s: %w", c.Argv[0], first.err)
	}
	p.got = first.isolation()
	go p.own(ctx, c, pipes, begun, first)
	return p, nil
}

func (c Command) check() error {
	bad := func(field, format string, args ...any) error {
		return proof.Errorf(proof.Caller, "bad-command", field+": "+format, args...).WithField(field)
	}
	if len(c.Argv) == 0 || !filepath.IsAbs(c.Argv[0]) {
		return bad("Argv", "%q: the first word must be an absolute path", c.Argv)
	}
	if info, err := os.Stat(c.Argv[0]); err != nil || info.IsDir() {
		return bad("Argv", "%s is not a file that can be run", c.Argv[0])
	}
	if info, err := os.Stat(c.Dir); err != nil || !info.IsDir() {
		return bad("Dir", "%q is not a folder; create it first", c.Dir)
	}
	if c.Limits.Wall < 0 || c.Limits.Stall < 0 || c.Limits.Grace < 0 {
		return bad("Limits", "times must not be negative")
	}
	return c.Guard.check()
}

// Isolation is what the child has of what its guard asks for.
func (p *Process) Isolation() Isolation { return p.got }

// Pid is the child's process id.
func (p *Process) Pid() int { return p.pid }

// Write sends b to the child's stdin. It blocks while the child does not read, and fails once the child is dead.
func (p *Process) Write(b []byte) (int, error) { return p.stdin.Write(b) }

// CloseInput ends the child's stdin.
func (p *Process) CloseInput() error { return p.stdin.Close() }

// Kill ends the whole group: SIGTERM, the grace, SIGKILL. The first reason given is the one Exit reports. It returns
// at once; wait for Done.
func (p *Process) Kill(reason *proof.Error) {
	select {
	case p.kill <- reason:
	default: // one is already on its way
	}
}

// Stop is Kill because we no longer want the child: reason cancelled, class Retry.
func (p *Process) Stop() { p.Kill(proof.Errorf(proof.Retry, "cancelled", "stopped by request")) }

// Done is closed when the child is reaped, its group is gone and OnLine has returned for the last time.
func (p *Process) Done() <-chan struct{} { return p.done }

// Exit tells how the child ended. It waits for Done.
func (p *Process) Exit() Exit { <-p.done; return p.exit }

// own is the one goroutine that decides about the child's life.
func (p *Process) own(ctx context.Context, c Command, pipes *pipeSet, begun time.Time, first startResult) {
	errTail := &tail{max: MaxStderrBytes}
	readers := p.read(c, pipes, errTail)
	after := func(d time.Duration) <-chan time.Time {
		if d == noTimeout {
			return nil
		}
		return c.Clock.After(d)
	}
	var reason *proof.Error
	var force <-chan time.Time
	cancelled, wall, stall := ctx.Done(), after(c.Limits.Wall), after(c.Limits.Stall)
	end := func(why *proof.Error) {
		if reason == nil {
			reason = why
			force = after(c.Limits.Grace)
			p.signal(syscall.SIGTERM)
		}
	}
	for {
		select {
		case <-cancelled:
			cancelled = nil
			end(proof.Errorf(proof.Retry, "cancelled", "stopped: %w", ctx.Err()))
		case <-wall:
			end(proof.Errorf(proof.Permanent, "time-limit", "ran longer than %v", c.Limits.Wall))
		case <-stall:
			end(proof.Errorf(proof.Retry, "stalled", "no output for %v", c.Limits.Stall))
		case <-p.progress:
			stall = after(c.Limits.Stall)
		case why := <-p.kill:
			end(why)
		case <-force:
			p.signal(syscall.SIGKILL)
		case w := <-p.waited:
			pipes.drain(readers)
			if first.guarded != nil {
				if why := first.guarded.listen(); why != nil && reason == nil {
					reason = why
				}
			}
			p.exit = Exit{
				Code: w.code, Reason: reason, Stderr: errTail.String(), StderrDropped: errTail.dropped,
				Seconds: c.Clock.Now().Sub(begun).Seconds(), PeakBytes: w.peakBytes, Warnings: first.warnings,
			}
			close(p.done)
			return
		}
	}
}

// signal sends sig to the whole group, unless the child was reaped and its number may belong to somebody else.
func (p *Process) signal(sig syscall.Signal) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.reaped {
		_ = syscall.Kill(-p.group, sig) // ESRCH: already gone
	}
}

type startResult struct {
	err      error
	warnings []string
	guarded  *guarded // nil for a child without an init stage
}

func (r startResult) isolation() Isolation {
	if r.guarded == nil {
		return Isolation{Missing: append([]string{"everything but an empty environment (the sandbox is off)"}, r.warnings...), Memory: Memory{Why: NotLimited}}
	}
	return Isolation{Full: len(r.warnings) == 0, Missing: r.warnings, Memory: r.guarded.memory}
}

type waitResult struct {
	code      int
	peakBytes int64
}

func exitCode(s *os.ProcessState) int {
	if ws, ok := s.Sys().(syscall.WaitStatus); ok && ws.Signaled() {
		return 128 + int(ws.Signal())
	}
	return s.ExitCode()
}

func peakBytes(s *os.ProcessState) int64 {
	if ru, ok := s.SysUsage().(*syscall.Rusage); ok {
		return ru.Maxrss * 1024 // the kernel counts KiB
	}
	return 0
}

func newCmd(c Command, pipes *pipeSet, attr *syscall.SysProcAttr) *exec.Cmd {
	return &exec.Cmd{
		Path: c.Argv[0], Args: c.Argv, Env: append([]string{}, c.Env...), Dir: c.Dir,
		Stdin: pipes.childIn, Stdout: pipes.childOut, Stderr: pipes.childErr, SysProcAttr: attr,
	}
}
