package sandbox

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/lemma-network/lemma/proof"
)

// Level says how much isolation is demanded.
type Level string

// The levels. Best is the default: all that the system allows, and a warning that says what is missing.
const (
	Best    Level = "best"
	Full    Level = "full"    // refuse to start a child that is not fully isolated
	Partial Level = "partial" // never a file system and process namespaces of its own: Landlock, seccomp and limits only
	Off     Level = "off"     // no init stage at all: an empty environment and no network, as for a child that is trusted
)

// Levels are all levels, for help texts.
var Levels = []Level{Best, Full, Partial, Off}

// ParseLevel reads a level; "" is Best. Errors: Caller bad-config.
func ParseLevel(s string) (Level, error) {
	for _, l := range Levels {
		if s == string(l) || s == "" && l == Best {
			return l, nil
		}
	}
	return "", proof.Errorf(proof.Caller, "bad-config", "sandbox: %q: want best, full, partial or off", s).WithField("sandbox")
}

// ChildUID is the user and group that a child of a root process runs as. Nobody else should have this number.
const ChildUID = 64_646

// DefaultTmpBytes is the size of a child's own /tmp; its /dev/shm is bounded by MemoryBytes.
const DefaultTmpBytes = 1 << 30

// Profile is the world of a child that is held to be hostile. Paths are absolute. The child sees the system's programs and
// libraries, Read, Argv[0] and its own /proc; it writes to Dir, Write, its own /tmp and /dev/shm, and to nothing else.
type Profile struct {
	Init     []string // this program with its hidden subcommand, which must call Init; nil is Off
	Level    Level    // "" is Best
	Read     []string // more files and folders that it may read and run
	Write    []string // more folders that it may write to
	Devices  []string // device files, a GPU's for example
	TmpBytes int64    // of /tmp; 0 is DefaultTmpBytes
	Group    string   // folder of a control group that is ours to divide; "" looks for a delegated one
}

func (p *Profile) off() bool { return p == nil || len(p.Init) == 0 || p.Level == Off }

func (p *Profile) check() error {
	if p.off() {
		return nil
	}
	bad := func(format string, args ...any) error {
		return proof.Errorf(proof.Caller, "bad-command", "Guard: "+format, args...).WithField("Guard")
	}
	if _, err := ParseLevel(string(p.Level)); err != nil {
		return bad("%v", err)
	}
	if !filepath.IsAbs(p.Init[0]) {
		return bad("Init %q: the first word must be an absolute path", p.Init)
	}
	for _, list := range [][]string{p.Read, p.Write, p.Devices} {
		for _, path := range list {
			// A folder that the view is built from cannot be replaced by one of the caller's.
			if !filepath.IsAbs(path) || filepath.Clean(path) != path || path == "/" || path == "/proc" || path == "/tmp" || path == "/dev" {
				return bad("%q: want a clean absolute path below /", path)
			}
		}
	}
	if p.Group != "" && (!filepath.IsAbs(p.Group) || filepath.Clean(p.Group) != p.Group) {
		return bad("Group %q: want a clean absolute path", p.Group)
	}
	if p.TmpBytes < 0 {
		return bad("TmpBytes is %d: want 0 or more", p.TmpBytes)
	}
	return nil
}

// errUnavailable is the answer to a demand that this system cannot meet.
func errUnavailable(missing []string) error {
	return proof.Errorf(proof.Caller, "sandbox-unavailable",
		"sandbox: full isolation is demanded and not to be had here (%s): allow user namespaces, or set the level to best", strings.Join(missing, "; ")).WithField("sandbox")
}

// Isolation is what a system gives: Full, or what is missing of it, one text for each thing.
type Isolation struct {
	Full    bool
	Missing []string
	Memory  Memory // a limit of memory is no part of Full: it is watched in any case
}

// String is one line for people.
func (i Isolation) String() string {
	text := "partial; missing: " + strings.Join(i.Missing, "; ")
	if i.Full {
		text = "full: own user, processes, files and network; no rights to gain, dangerous system calls refused"
	}
	return fmt.Sprintf("%s; memory limit: %s", text, i.Memory)
}
