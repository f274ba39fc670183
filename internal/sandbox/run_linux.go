package sandbox

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"

	"golang.org/x/sys/unix"
)

// run starts the child and reaps it. The kernel sends the death signal when the thread that forked ends, not the
// process, so this goroutine keeps its thread for the child's whole life.
func (p *Process) run(c Command, pipes *pipeSet, started chan<- startResult) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	cmd, first := p.launch(c, pipes)
	started <- first
	if first.err != nil {
		return
	}
	waitDead(p.group)
	p.mu.Lock()
	_ = syscall.Kill(-p.group, syscall.SIGKILL) // before reaping: until then the group's number cannot be given away
	_ = cmd.Wait()
	p.reaped = true
	p.mu.Unlock()
	if first.guarded != nil {
		first.guarded.group.remove()
	}
	p.waited <- waitResult{code: exitCode(cmd.ProcessState), peakBytes: peakBytes(cmd.ProcessState)}
}

// launch starts the child, behind an init stage when it has a guard.
func (p *Process) launch(c Command, pipes *pipeSet) (*exec.Cmd, startResult) {
	if !c.Guard.off() {
		g, err := startGuarded(c, pipes)
		if err != nil {
			return nil, startResult{err: err}
		}
		p.group, p.uid, p.write = g.cmd.Process.Pid, g.uid, append([]string{c.Dir}, c.Guard.Write...)
		p.pid = cmp.Or(childOf(p.group), p.group) // it may have ended already
		return g.cmd, startResult{warnings: g.missing, guarded: g}
	}
	cmd, warnings, err := startIsolated(c, pipes)
	if err != nil {
		return nil, startResult{err: err}
	}
	p.pid, p.group = cmd.Process.Pid, cmd.Process.Pid
	// Set from outside, so that no helper program is needed between us and the child. Nothing untrusted has reached
	// the child yet: its requests come after Start returns.
	if err := setLimits(p.pid, c.Limits); err != nil {
		_ = syscall.Kill(-p.group, syscall.SIGKILL)
		_ = cmd.Wait()
		return nil, startResult{err: fmt.Errorf("set limits: %w", err)}
	}
	return cmd, startResult{warnings: warnings}
}

// waitDead returns when the child is dead but not yet reaped.
func waitDead(pid int) {
	for {
		err := unix.Waitid(unix.P_PID, pid, nil, unix.WEXITED|unix.WNOWAIT, nil)
		if !errors.Is(err, unix.EINTR) {
			return
		}
	}
}

// startIsolated tries the strongest isolation first. A kernel may forbid user namespaces (a sysctl, a container) or
// network namespaces (not root); then the child keeps the network and the result says so.
func startIsolated(c Command, pipes *pipeSet) (*exec.Cmd, []string, error) {
	flags := []uintptr{unix.CLONE_NEWUSER | unix.CLONE_NEWNET, unix.CLONE_NEWNET, 0}
	if c.Network {
		flags = []uintptr{0}
	}
	var refused, err error
	for _, f := range flags {
		cmd := newCmd(c, pipes, attributes(f))
		if err = cmd.Start(); err == nil {
			var warnings []string
			if !c.Network && f == 0 {
				warnings = []string{fmt.Sprintf("the child keeps the network: %v", refused)}
			}
			return cmd, warnings, nil
		}
		refused = err
	}
	return nil, nil, err
}

func attributes(flags uintptr) *syscall.SysProcAttr {
	attr := &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL, Cloneflags: flags}
	if flags&unix.CLONE_NEWUSER != 0 { // the same ids inside, so that files look the same
		attr.UidMappings = []syscall.SysProcIDMap{{ContainerID: os.Getuid(), HostID: os.Getuid(), Size: 1}}
		attr.GidMappings = []syscall.SysProcIDMap{{ContainerID: os.Getgid(), HostID: os.Getgid(), Size: 1}}
	}
	return attr
}

func setLimits(pid int, l Limits) error {
	for _, r := range []struct {
		resource int
		value    uint64
		set      bool
	}{
		{unix.RLIMIT_CORE, 0, true},
		{unix.RLIMIT_FSIZE, l.FileBytes, l.FileBytes != 0},
		{unix.RLIMIT_NOFILE, l.OpenFiles, l.OpenFiles != 0},
		{unix.RLIMIT_AS, l.AddressBytes, l.AddressBytes != 0},
		{unix.RLIMIT_NPROC, l.Processes, l.Processes != 0},
	} {
		if !r.set {
			continue
		}
		if err := unix.Prlimit(pid, r.resource, &unix.Rlimit{Cur: r.value, Max: r.value}, nil); err != nil {
			return fmt.Errorf("resource %d: %w", r.resource, err)
		}
	}
	return nil
}
