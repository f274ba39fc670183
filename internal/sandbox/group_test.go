package sandbox

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestWhereMemoryIsCounted(t *testing.T) {
	const (
		v1Groups = "9:name=systemd:/\n4:cpu,memory:/system.slice/lemma.service\n0::/x\n"
		v1Mounts = "31 23 0:28 / /sys/fs/cgroup rw - tmpfs tmpfs rw\n35 31 0:32 / /sys/fs/cgroup/memory rw,relatime shared:7 - cgroup cgroup rw,cpu,memory\n41 31 0:38 / /sys/fs/cgroup/unified rw - cgroup2 cgroup2 rw\n"
		v2Groups = "0::/user.slice/a.service/node\n"
		v2Mounts = "29 23 0:26 / /sys/fs/cgroup rw,nosuid shared:4 - cgroup2 cgroup2 rw,nsdelegate\n"
	)
	for name, c := range map[string]struct {
		groups, mounts string
		want           hierarchy
		ok             bool
	}{
		"version 1":           {v1Groups, v1Mounts, hierarchy{1, "/sys/fs/cgroup/memory", "/sys/fs/cgroup/memory/system.slice/lemma.service"}, true},
		"version 2":           {v2Groups, v2Mounts, hierarchy{2, "/sys/fs/cgroup", "/sys/fs/cgroup/user.slice/a.service/node"}, true},
		"a part is mounted":   {"0::/docker/1/a\n", "29 23 0:26 /docker/1 /sys/fs/cgroup rw - cgroup2 cgroup rw\n", hierarchy{2, "/sys/fs/cgroup", "/sys/fs/cgroup/a"}, true},
		"another part is":     {"0::/docker/2/a\n", "29 23 0:26 /docker/1 /sys/fs/cgroup rw - cgroup2 cgroup rw\n", hierarchy{}, false},
		"a namespace's root":  {"0::/\n", v2Mounts, hierarchy{2, "/sys/fs/cgroup", "/sys/fs/cgroup"}, true},
		"outside of it":       {"0::/../x\n", v2Mounts, hierarchy{}, false},
		"nothing is mounted":  {v2Groups, "31 23 0:28 / / rw - ext4 /dev/vda rw\n", hierarchy{}, false},
		"v1 without memory":   {"4:cpu:/a\n", v1Mounts, hierarchy{}, false},
		"nothing can be read": {"", "", hierarchy{}, false},
		"nonsense":            {"4:memory\n0\n", "x\n1 2 3 - 4\n", hierarchy{}, false},
	} {
		got, ok := memoryHierarchy(c.groups, c.mounts)
		if ok != c.ok || ok && got != c.want {
			t.Errorf("%s: %+v %v, want %+v %v", name, got, ok, c.want, c.ok)
		}
	}
}

func TestOnlyDelegatedGroupsAreDivided(t *testing.T) {
	only := func(folders ...string) func(string) bool {
		return func(folder string) bool { return slices.Contains(folders, folder) }
	}
	for name, c := range map[string]struct {
		h         hierarchy
		delegated func(string) bool
		want      string
	}{
		"version 1: our own":                   {hierarchy{1, "/c", "/c/a/b"}, only("/c/a/b"), "/c/a/b"},
		"version 1: not the one above":         {hierarchy{1, "/c", "/c/a/b"}, only("/c/a"), ""},
		"version 1: never the root":            {hierarchy{1, "/c", "/c"}, only("/c", "/"), ""},
		"version 2: the one above":             {hierarchy{2, "/c", "/c/a/b"}, only("/c/a"), "/c/a"},
		"version 2: ours alone has processes":  {hierarchy{2, "/c", "/c/a/b"}, only("/c/a/b"), ""},
		"version 2: never the root":            {hierarchy{2, "/c", "/c/a"}, only("/c", "/c/a"), ""},
		"version 2: nor what is above the top": {hierarchy{2, "/c", "/c"}, only("/c", "/"), ""},
		"not delegated":                        {hierarchy{2, "/c", "/c/a/b"}, only(), ""},
	} {
		if got, ok := c.h.divisible(c.delegated); got != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q %v, want %q", name, got, ok, c.want)
		}
	}
}

// fakeGroups is a root of groups as files, with a group that is ours.
func fakeGroups(t *testing.T, version int, files map[string]string) (groupFiles, string) {
	t.Helper()
	top := t.TempDir()
	parent := filepath.Join(top, "service")
	must(t, os.MkdirAll(filepath.Join(parent, "node"), 0o700))
	f := groupFiles{groups: "0::/service/node\n", mounts: "1 1 0:1 / " + top + " rw - cgroup2 none rw\n"}
	if version == 1 {
		f = groupFiles{groups: "3:memory:/service\n", mounts: "1 1 0:1 / " + top + " rw - cgroup none rw,memory\n"}
	}
	f.delegated = func(folder string) bool { return folder == parent }
	for name, text := range files {
		must(t, os.WriteFile(filepath.Join(parent, name), []byte(text), 0o600))
	}
	return f, parent
}

func TestAGroupHoldsTheLimit(t *testing.T) {
	for version, files := range map[int]map[string]string{
		1: {"memory.use_hierarchy": "1\n"},
		2: {"cgroup.controllers": "cpu memory\n", "cgroup.subtree_control": "cpu\n"},
	} {
		for _, named := range []bool{false, true} {
			f, parent := fakeGroups(t, version, files)
			if named {
				f = groupFiles{named: parent, delegated: func(string) bool { return false }}
			}
			g, m := f.newGroup(4096)
			if g == nil || m.Kernel != map[int]string{1: "cgroup v1", 2: "cgroup v2"}[version] || filepath.Dir(g.folder) != parent {
				t.Fatalf("version %d: %+v %+v", version, g, m)
			}
			must(t, g.add(42))
			want := map[string]string{"memory.limit_in_bytes": "4096", "cgroup.procs": "42"}
			if version == 2 {
				want = map[string]string{"memory.max": "4096", "cgroup.procs": "42"}
				if b, err := os.ReadFile(filepath.Join(parent, "cgroup.subtree_control")); err != nil || string(b) != "+memory" {
					t.Errorf("the controller is not switched on: %q %v", b, err)
				}
			}
			for name, text := range want {
				if b, err := os.ReadFile(filepath.Join(g.folder, name)); err != nil || string(b) != text {
					t.Errorf("version %d: %s: %q %v", version, name, b, err)
				}
			}
			must(t, os.RemoveAll(g.folder)) // the kernel's files go with the folder, these do not
			g.remove()                      // and once more is no trouble
		}
	}
}

func TestWhyNoGroupHoldsTheLimit(t *testing.T) {
	v2 := map[string]string{"cgroup.controllers": "memory", "cgroup.subtree_control": "memory"}
	for name, c := range map[string]struct {
		change func(t *testing.T, f *groupFiles, parent string)
		limit  uint64
		want   Reason
	}{
		"no limit":             {func(*testing.T, *groupFiles, string) {}, 0, NotLimited},
		"no controller":        {func(_ *testing.T, f *groupFiles, _ string) { f.groups = "" }, 1, NoController},
		"not delegated":        {func(_ *testing.T, f *groupFiles, _ string) { f.delegated = func(string) bool { return false } }, 1, NotDelegated},
		"gone":                 {func(t *testing.T, _ *groupFiles, parent string) { must(t, os.RemoveAll(parent)) }, 1, Refused},
		"named, and not there": {func(_ *testing.T, f *groupFiles, parent string) { f.named = parent + "x" }, 1, Refused},
		"a folder where the limit should be": {func(t *testing.T, f *groupFiles, parent string) {
			must(t, os.Remove(filepath.Join(parent, "cgroup.subtree_control")))
			must(t, os.Mkdir(filepath.Join(parent, "cgroup.subtree_control"), 0o700))
		}, 1, Refused},
		"flat": {func(t *testing.T, f *groupFiles, parent string) {
			*f = groupFiles{named: parent}
			must(t, os.Remove(filepath.Join(parent, "cgroup.controllers")))
			must(t, os.WriteFile(filepath.Join(parent, "memory.use_hierarchy"), []byte("0\n"), 0o600))
		}, 1, Refused},
	} {
		f, parent := fakeGroups(t, 2, v2)
		c.change(t, &f, parent)
		g, m := f.newGroup(c.limit)
		if g != nil || m.Kernel != "" || m.Why != c.want || !strings.Contains(m.String(), string(c.want)) {
			t.Errorf("%s: %+v %+v, want %q", name, g, m, c.want)
		}
	}
}

func TestGroupsOfTheDeadAreRemoved(t *testing.T) {
	parent := t.TempDir()
	dead, other := filepath.Join(parent, "lemma-4194305-1"), filepath.Join(parent, "stranger") // no system has so many processes
	g := &group{filepath.Join(parent, groupPrefix+"1-1")}
	for _, folder := range []string{dead, other, g.folder} {
		must(t, os.Mkdir(folder, 0o700))
	}
	removeStale(parent)
	for folder, left := range map[string]bool{dead: false, other: true, g.folder: true} {
		if _, err := os.Stat(folder); (err == nil) != left {
			t.Errorf("%s: %v, want it left: %v", folder, err, left)
		}
	}
	g.remove()
	if _, err := os.Stat(g.folder); err == nil {
		t.Error("not removed")
	}
}

// On this system, whichever it is: where the kernel holds the limit the child cannot change that, and its group goes with it; where it does
// not, the reason is one of those we know and the watch ends the child. LEMMA_TEST_CGROUP names a group that may be divided.
func TestTheMemoryLimitOfThisSystem(t *testing.T) {
	named := os.Getenv("LEMMA_TEST_CGROUP")
	users(t, func(t *testing.T, g *ground) {
		if g.uid != os.Geteuid() {
			named = "" // it is root's
		}
		guard := g.guard(Full)
		guard.Group = named
		// More than the limit is allocated, and kept for as long as it takes to be noticed.
		a := g.run(wardenOrder{Guard: guard, Argv: sh(`a=$(head -c 300000000 /dev/zero | tr '\0' x); sleep 1000`), Limits: Limits{MemoryBytes: 100e6}})
		if a.Code != "out-of-memory" {
			t.Fatalf("%+v", a)
		}
		t.Log(a.Memory)
		if a.Memory.Kernel == "" {
			if !slices.Contains([]Reason{NoController, NotDelegated, Refused}, a.Memory.Why) || named != "" {
				t.Errorf("no kernel limit, and the reason is %+v", a.Memory)
			}
			return
		}
		escape := `g=$(grep -E '^0::|memory' /proc/self/cgroup | head -1 | cut -d: -f3); for d in /sys/fs/cgroup/memory /sys/fs/cgroup; do
			for f in memory.max memory.limit_in_bytes; do { echo 9999999999 > $d$g/$f; } 2>/dev/null && echo changed; done
			{ echo $$ > $d/cgroup.procs; } 2>/dev/null && echo left; done; echo $g`
		b := g.run(wardenOrder{Guard: guard, Argv: sh(escape), Limits: Limits{MemoryBytes: 100e6}})
		if b.Err != "" || len(b.Lines) != 1 || !strings.Contains(b.Lines[0], groupPrefix) {
			t.Errorf("%+v", b)
		}
		if found, _ := filepath.Glob(filepath.Join(named, groupPrefix+"*")); named != "" && len(found) != 0 {
			t.Errorf("left: %q", found)
		}
	})
}
