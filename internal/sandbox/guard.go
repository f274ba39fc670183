package sandbox

import (
	"bufio"
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"

	"github.com/lemma-network/lemma/proof"
)

// task is what the init stage is told, as one JSON value.
type task struct {
	Argv, Env []string
	Dir       string
	Limits    Limits
	Network   bool
	UID       int // of the child; 0 keeps the present user

	View     bool // its own file system
	Landlock bool // what a system without such a view may have
	Read     []string
	Write    []string // the folders whose bytes count against Limits.DiskBytes, too
	Devices  []string
	TmpBytes int64
}

// notice is a line of the init stage to us.
type notice struct {
	Refused string       `json:"refused,omitempty"` // this isolation cannot be had, or the child could not be started
	Fatal   bool         `json:"fatal,omitempty"`   // of Refused: another isolation would not help
	Ready   bool         `json:"ready,omitempty"`
	Missing []string     `json:"missing,omitempty"` // of Ready
	End     *proof.Error `json:"end,omitempty"`     // why the init stage ended the child
}

// rung is one way to isolate a child; the strongest come first.
type rung struct {
	flags    uintptr
	view     bool
	switched bool // to ChildUID
}

const ownWorld = unix.CLONE_NEWNS | unix.CLONE_NEWPID | unix.CLONE_NEWNET | unix.CLONE_NEWIPC | unix.CLONE_NEWUTS

func rungs(level Level, root bool) []rung {
	full := []rung{{unix.CLONE_NEWUSER | ownWorld, true, root}}
	if root {
		full = append(full, rung{ownWorld, true, true})
	}
	partial := []rung{{unix.CLONE_NEWUSER | unix.CLONE_NEWNET, false, false}, {unix.CLONE_NEWNET, false, false}, {0, false, false}}
	switch level {
	case Full:
		return full
	case Partial:
		return partial
	}
	return append(full, partial...)
}

// guarded is a child behind its init stage.
type guarded struct {
	cmd     *exec.Cmd // the init stage
	notices *bufio.Reader
	pipe    *os.File
	missing []string
	uid     int // the child's, 0 when it is ours
	group   *group
	memory  Memory
}

// noticeTime bounds the building of a child's world, which takes milliseconds.
const noticeTime = 30 * time.Second

// startGuarded climbs down the rungs until one holds. With level Full the answer to none is sandbox-unavailable.
func startGuarded(c Command, pipes *pipeSet) (g *guarded, err error) {
	_, missing, err := ladder(c.Guard.Level, func(r rung) (reason string, err error) {
		g, reason, err = climb(c, pipes, r)
		return reason, err
	})
	if err != nil {
		return nil, err
	}
	g.missing = append(missing, g.missing...)
	return g, nil
}

// ladder tries the rungs of a level. missing is what the one that holds lacks.
func ladder(level Level, try func(rung) (reason string, err error)) (_ rung, missing []string, err error) {
	var refused []string
	for _, r := range rungs(level, os.Geteuid() == 0) {
		reason, err := try(r)
		switch {
		case err != nil:
			return r, nil, err
		case reason != "":
			refused = append(refused, reason)
			continue
		case r.view:
			return r, nil, nil
		}
		why := "not asked for"
		if level != Partial {
			why = refused[0]
		}
		return r, []string{"a user, processes and files of its own (" + why + ")"}, nil
	}
	if level == Full {
		return rung{}, nil, errUnavailable(refused)
	}
	return rung{}, nil, fmt.Errorf("the init stage: %s", strings.Join(refused, "; "))
}

// climb tries one rung. reason says why the system refused it.
func climb(c Command, pipes *pipeSet, r rung) (g *guarded, reason string, err error) {
	t := task{
		Argv: c.Argv, Env: c.Env, Dir: c.Dir, Limits: c.Limits, Network: c.Network, View: r.view, Landlock: !r.view,
		Read: c.Guard.Read, Write: append([]string{c.Dir}, c.Guard.Write...), Devices: c.Guard.Devices, TmpBytes: c.Guard.TmpBytes,
	}
	if t.TmpBytes == 0 {
		t.TmpBytes = DefaultTmpBytes
	}
	if c.Network {
		r.flags &^= unix.CLONE_NEWNET
	}
	if !r.view && !slices.ContainsFunc(t.Env, func(e string) bool { return strings.HasPrefix(e, "TMPDIR=") }) {
		t.Env = append(slices.Clone(t.Env), "TMPDIR="+c.Dir) // the machine's /tmp is not its own
	}
	if r.switched {
		t.UID = ChildUID
	}
	if os.Geteuid() == 0 { // also back again, from a child that had a user of its own
		for _, folder := range t.Write {
			if err := give(folder, ".", t.UID); err != nil {
				return nil, err.Error(), nil
			}
		}
	}
	config, configChild, err := os.Pipe()
	if err != nil {
		return nil, "", err
	}
	reports, reportsChild, err := os.Pipe()
	if err != nil {
		closeAll(config, configChild)
		return nil, "", err
	}
	attr := &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL, Cloneflags: r.flags}
	mapIDs(attr, r)
	cmd := newCmd(Command{Argv: c.Guard.Init, Dir: "/"}, pipes, attr)
	cmd.ExtraFiles = []*os.File{config, reportsChild}
	err = cmd.Start()
	closeAll(config, reportsChild)
	if err != nil {
		closeAll(configChild, reports)
		return nil, err.Error(), nil
	}
	g = &guarded{cmd: cmd, pipe: reports, notices: bufio.NewReaderSize(reports, MaxLineBytes), uid: t.UID}
	g.confine(systemGroups(c.Guard.Group), c.Limits.MemoryBytes)
	first, err := g.introduce(configChild, t)
	if err == nil && first.Ready {
		g.missing = first.Missing
		return g, "", nil
	}
	_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL)
	_ = cmd.Wait()
	g.group.remove()
	closeAll(reports)
	if err == nil && first.Fatal {
		err = fmt.Errorf("%s", first.Refused)
	}
	return nil, cmp.Or(first.Refused, "no reason"), err
}

// confine puts the init stage, which has done nothing yet, into a control group that its child will be in, too.
func (g *guarded) confine(groups groupFiles, limit uint64) {
	g.group, g.memory = groups.newGroup(limit)
	if g.group == nil {
		return
	}
	if err := g.group.add(g.cmd.Process.Pid); err != nil {
		g.group.remove()
		g.group, g.memory = nil, Memory{Why: Refused, Detail: err.Error()}
	}
}

// introduce sends the task and hears the first answer.
func (g *guarded) introduce(config *os.File, t task) (notice, error) {
	_ = g.pipe.SetReadDeadline(time.Now().Add(noticeTime)) // the kernel's clock, whatever clock the limits run on
	err := json.NewEncoder(config).Encode(t)
	closeAll(config)
	if err != nil {
		return notice{}, fmt.Errorf("the init stage takes no task: %w", err)
	}
	n, err := g.next()
	if err != nil {
		return notice{}, fmt.Errorf("the init stage says nothing: %w", err)
	}
	_ = g.pipe.SetReadDeadline(time.Time{})
	return n, nil
}

func (g *guarded) next() (n notice, err error) {
	line, err := g.notices.ReadSlice('\n')
	if err == nil {
		err = json.Unmarshal(line, &n)
	}
	return n, err
}

// listen gives the reason for which the init stage ended the child, nil when it did not; it returns when the stage is dead.
func (g *guarded) listen() (why *proof.Error) {
	defer g.pipe.Close()
	for {
		n, err := g.next()
		if err != nil {
			return why
		}
		if why == nil {
			why = n.End
		}
	}
}

// mapIDs sets the ids of a user namespace: root keeps all of them, so that files look the same and the child's user exists; anybody
// else is root within, without which no view can be built, and the child has none of its rights.
func mapIDs(attr *syscall.SysProcAttr, r rung) {
	switch {
	case r.flags&unix.CLONE_NEWUSER == 0:
	case r.switched:
		all := []syscall.SysProcIDMap{{ContainerID: 0, HostID: 0, Size: ChildUID + 1}}
		attr.UidMappings, attr.GidMappings, attr.GidMappingsEnableSetgroups = all, all, true
	case r.view:
		attr.UidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Geteuid(), Size: 1}}
		attr.GidMappings = []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getegid(), Size: 1}}
	default:
		attr.UidMappings = []syscall.SysProcIDMap{{ContainerID: os.Geteuid(), HostID: os.Geteuid(), Size: 1}}
		attr.GidMappings = []syscall.SysProcIDMap{{ContainerID: os.Getegid(), HostID: os.Getegid(), Size: 1}}
	}
}

// probeMemoryBytes is far more than the probe's child needs: whether the limit is held is asked, not how.
const probeMemoryBytes = 1 << 30

// Probe says what isolation this system gives to children of guard, by starting one that does nothing.
func Probe(ctx context.Context, guard Profile) (Isolation, error) {
	dir, err := os.MkdirTemp("", "lemma-probe-*")
	if err != nil {
		return Isolation{}, proof.Errorf(proof.Retry, "disk", "probe the sandbox: %w", err)
	}
	defer os.RemoveAll(dir)
	guard.Read, guard.Write, guard.Devices = nil, nil, nil
	p, err := Start(ctx, Command{Argv: []string{"/bin/true"}, Dir: dir, Guard: &guard, Limits: Limits{MemoryBytes: probeMemoryBytes}})
	if err != nil {
		return Isolation{}, err
	}
	exit := p.Exit()
	if err := exit.Error("probe the sandbox"); err != nil {
		return Isolation{}, err
	}
	return p.Isolation(), nil
}

// childOf is the pid of the process that parent has, as this process sees it; 0 when there is none.
func childOf(parent int) int {
	for _, p := range processes() {
		if p.parent == parent {
			return p.pid
		}
	}
	return 0
}

type process struct{ pid, parent int }

// processes are the living ones that /proc shows.
func processes() (all []process) {
	entries, err := os.ReadDir("/proc")
	if err != nil {
		return nil
	}
	for _, e := range entries {
		pid, err := strconv.Atoi(e.Name())
		if err != nil {
			continue
		}
		text, err := readSmall("/proc/" + e.Name() + "/stat")
		fields := strings.Fields(text[strings.LastIndexByte(text, ')')+1:])
		if err != nil || len(fields) < 2 || fields[0] == "Z" {
			continue // it ended
		}
		parent, _ := strconv.Atoi(fields[1])
		all = append(all, process{pid, parent})
	}
	return all
}

func readSmall(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, 64<<10))
	return string(b), err
}
