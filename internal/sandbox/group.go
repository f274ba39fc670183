package sandbox

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// Memory says who holds a guarded child to Limits.MemoryBytes.
type Memory struct {
	Kernel string // "cgroup v1" or "cgroup v2"; "" when nobody but the init stage's watch does, which looks every memoryInterval
	Why    Reason // why the kernel does not
	Detail string
}

// Reason is why the kernel does not hold a child's memory limit.
type Reason string

// All reasons.
const (
	NotLimited   Reason = "no-limit"             // there is no limit to hold
	NoController Reason = "no-memory-controller" // no cgroup file system with the memory controller is mounted here
	NotDelegated Reason = "not-delegated"        // the groups are not ours to divide
	Refused      Reason = "refused"              // the kernel refused a group or its limit
)

// String is one line for people.
func (m Memory) String() string {
	if m.Kernel != "" {
		return "held by the kernel (" + m.Kernel + ")"
	}
	text := fmt.Sprintf("watched every %v, so that a burst may pass it: %s", memoryInterval, m.Why)
	if m.Detail != "" {
		text += ": " + m.Detail
	}
	return text
}

// hierarchy is the tree of control groups that counts memory: where it is mounted, and our own group in it.
type hierarchy struct {
	version  int
	top, own string
}

// memoryHierarchy finds it in the text of /proc/self/cgroup and /proc/self/mountinfo.
func memoryHierarchy(groups, mounts string) (hierarchy, bool) {
	h, path := hierarchy{}, ""
	for line := range strings.Lines(groups) {
		parts := strings.SplitN(strings.TrimSpace(line), ":", 3)
		switch {
		case len(parts) != 3:
		case slices.Contains(strings.Split(parts[1], ","), "memory"):
			h.version, path = 1, parts[2]
		case parts[0] == "0" && parts[1] == "" && h.version == 0:
			h.version, path = 2, parts[2]
		}
	}
	for line := range strings.Lines(mounts) {
		before, after, _ := strings.Cut(line, " - ")
		place, kind := strings.Fields(before), strings.Fields(after)
		if len(place) < 5 || len(kind) < 3 {
			continue
		}
		first := h.version == 1 && kind[0] == "cgroup" && slices.Contains(strings.Split(kind[2], ","), "memory")
		if !first && (h.version != 2 || kind[0] != "cgroup2") {
			continue
		}
		rel, err := filepath.Rel(place[3], path)                                   // what is mounted need not be the whole tree
		if err != nil || !filepath.IsLocal(rel) || strings.Contains(path, "/..") { // a group outside of our namespace is shown so
			continue
		}
		h.top, h.own = place[4], filepath.Join(place[4], rel)
		return h, true
	}
	return h, false
}

// divisible is the group in which we may make others: ours, or in version 2, where a group has either processes or children, the one
// above it.
func (h hierarchy) divisible(delegated func(folder string) bool) (string, bool) {
	if h.own != h.top && delegated(h.own) && h.version == 1 {
		return h.own, true
	}
	if above := filepath.Dir(h.own); h.version == 2 && h.own != h.top && above != h.top && delegated(above) {
		return above, true
	}
	return "", false
}

// delegated reports whether somebody made the group ours: it belongs to the ordinary user that we are, or systemd's Delegate= marks it.
// That root could write to it means nothing.
func delegated(folder string) bool {
	info, err := os.Stat(folder)
	if err != nil {
		return false
	}
	if s, ok := info.Sys().(*syscall.Stat_t); ok && s.Uid != 0 && int(s.Uid) == os.Geteuid() {
		return true
	}
	for _, mark := range []string{"user.delegate", "trusted.delegate"} {
		var value [1]byte
		if n, err := unix.Getxattr(folder, mark, value[:]); err == nil && n == 1 && value[0] == '1' {
			return true
		}
	}
	return false
}

// Where a system keeps its groups, a parameter for tests.
type groupFiles struct {
	groups, mounts string // texts
	named          string // Profile.Group
	delegated      func(folder string) bool
}

func systemGroups(named string) groupFiles {
	groups, _ := readSmall("/proc/self/cgroup") // what cannot be read is not there
	mounts, _ := readSmall("/proc/self/mountinfo")
	return groupFiles{groups, mounts, named, delegated}
}

// group is a control group of one child.
type group struct{ folder string }

const groupPrefix = "lemma-"

// newGroup makes a group that holds its processes to limit; nil comes with the reason.
func (f groupFiles) newGroup(limit uint64) (*group, Memory) {
	if limit == 0 {
		return nil, Memory{Why: NotLimited}
	}
	h, found := memoryHierarchy(f.groups, f.mounts)
	parent := f.named
	switch {
	case parent != "":
		h.version = 1
		if _, err := os.Stat(filepath.Join(parent, "cgroup.controllers")); err == nil {
			h.version = 2
		}
	case !found:
		return nil, Memory{Why: NoController}
	default:
		if parent, found = h.divisible(f.delegated); !found {
			return nil, Memory{Why: NotDelegated, Detail: h.own}
		}
	}
	g, err := makeGroup(parent, h.version, limit)
	if err != nil {
		return nil, Memory{Why: Refused, Detail: err.Error()}
	}
	return g, Memory{Kernel: fmt.Sprintf("cgroup v%d", h.version)}
}

func makeGroup(parent string, version int, limit uint64) (*group, error) {
	removeStale(parent)
	if err := countsMemory(parent, version); err != nil {
		return nil, err
	}
	folder, err := os.MkdirTemp(parent, fmt.Sprintf("%s%d-*", groupPrefix, os.Getpid()))
	if err != nil {
		return nil, err
	}
	g := &group{folder}
	most, swap, swapMost := "memory.max", "memory.swap.max", "0"
	if version == 1 {
		most, swap, swapMost = "memory.limit_in_bytes", "memory.memsw.limit_in_bytes", fmt.Sprint(limit)
	}
	err = g.write(most, fmt.Sprint(limit))
	if _, serr := os.Stat(filepath.Join(folder, swap)); err == nil && serr == nil { // a kernel need not count swap
		err = g.write(swap, swapMost)
	}
	if err != nil {
		g.remove()
		return nil, err
	}
	return g, nil
}

// countsMemory makes sure that what is in a group below parent counts in all groups above as well, which version 1 need not do.
func countsMemory(parent string, version int) error {
	if version == 1 {
		text, err := readSmall(filepath.Join(parent, "memory.use_hierarchy"))
		if err == nil && strings.TrimSpace(text) != "1" {
			err = errors.New("memory.use_hierarchy is off: a group below would be outside of our own limit")
		}
		return err
	}
	enabled := filepath.Join(parent, "cgroup.subtree_control")
	text, err := readSmall(enabled)
	if err == nil && !slices.Contains(strings.Fields(text), "memory") {
		err = os.WriteFile(enabled, []byte("+memory"), 0)
	}
	return err
}

// removeStale removes the groups that processes left which were killed. One that is in use cannot be removed.
func removeStale(parent string) {
	entries, _ := os.ReadDir(parent)
	for _, e := range entries {
		rest, ours := strings.CutPrefix(e.Name(), groupPrefix)
		text, _, _ := strings.Cut(rest, "-")
		pid, err := strconv.Atoi(text)
		if ours && err == nil && errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) {
			_ = unix.Rmdir(filepath.Join(parent, e.Name()))
		}
	}
}

func (g *group) write(name, value string) error {
	return os.WriteFile(filepath.Join(g.folder, name), []byte(value), 0)
}

// add moves a process, before it has any children, into the group.
func (g *group) add(pid int) error { return g.write("cgroup.procs", fmt.Sprint(pid)) }

// How long an empty group may take until it can be removed.
const (
	groupRemoveTime = 2 * time.Second
	groupRemovePoll = 10 * time.Millisecond
)

// remove removes the group of processes that are dead. One that is left costs nothing and goes with the next start.
func (g *group) remove() {
	if g == nil {
		return
	}
	for end := time.Now().Add(groupRemoveTime); time.Now().Before(end); time.Sleep(groupRemovePoll) {
		if err := unix.Rmdir(g.folder); err == nil || errors.Is(err, fs.ErrNotExist) || !errors.Is(err, unix.EBUSY) {
			return
		}
	}
}
