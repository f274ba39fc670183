package sandbox

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/lemma-network/lemma/proof"
)

// wardenOrder is what a warden is told, wardenAnswer what it says.
type wardenOrder struct {
	Guard  *Profile
	Dir    string
	Argv   []string
	Env    []string
	Limits Limits
	Open   bool // to the network and to all else that a guard would take away
}

type wardenAnswer struct {
	Lines    []string
	Err      string
	Code     string // of the error of Start or of the ending
	Warnings []string
	Memory   Memory
}

// warden plays the node: it runs one child, as whichever user it is itself.
func warden() {
	var o wardenOrder
	if err := json.NewDecoder(os.Stdin).Decode(&o); err != nil {
		fmt.Println(err)
		os.Exit(70)
	}
	signal.Ignore(syscall.SIGUSR2)
	var a wardenAnswer
	p, err := Start(context.Background(), Command{
		Argv: o.Argv, Env: append(o.Env, fmt.Sprint("LEMMA_WARDEN=", os.Getpid())), Dir: o.Dir, Guard: o.Guard, Limits: o.Limits, Network: o.Open,
		OnLine: func(b []byte) { a.Lines = append(a.Lines, string(b)) },
	})
	if err == nil {
		exit := p.Exit()
		a.Warnings, a.Memory = exit.Warnings, p.Isolation().Memory
		if e := exit.Error("child"); e != nil {
			err = e
		}
	}
	if err != nil {
		a.Err, a.Code = err.Error(), proof.CodeOf(err)
	}
	_ = json.NewEncoder(os.Stdout).Encode(a)
}

// ground is a machine's files as an attacker would like them: a node's folder with two jobs, and secrets.
type ground struct {
	t                *testing.T
	self, home, mine string
	theirs, ssh, key string
	uid              int
}

const ordinaryUser = 65_534

// newGround lays the ground out for user uid.
func newGround(t *testing.T, uid int) *ground {
	t.Helper()
	home, err := os.MkdirTemp("/var/tmp", "lemma-escape-*") // not in /tmp, which the child has one of its own of
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(home) })
	g := &ground{t: t, home: home, uid: uid, self: filepath.Join(home, "self"), mine: filepath.Join(home, "spool/mine"),
		theirs: filepath.Join(home, "spool/theirs/input.bin"), ssh: filepath.Join(home, ".ssh/id"), key: filepath.Join(home, "keys/key")}
	binary, err := os.ReadFile(selfExe)
	must(t, err)
	must(t, os.MkdirAll(g.mine, 0o700))
	for _, path := range []string{g.theirs, g.ssh, g.key} {
		must(t, os.MkdirAll(filepath.Dir(path), 0o700))
		must(t, os.WriteFile(path, []byte("secret"), 0o600))
	}
	must(t, os.WriteFile(g.self, binary, 0o755))
	must(t, filepath.Walk(home, func(path string, _ os.FileInfo, err error) error {
		if os.Geteuid() == 0 && err == nil {
			err = os.Lchown(path, uid, uid)
		}
		return err
	}))
	return g
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

const (
	secretName  = "LEMMA_SECRET"
	secretValue = "do-not-tell"
)

// run has a warden of the ground's user run o.
func (g *ground) run(o wardenOrder) wardenAnswer {
	g.t.Helper()
	if o.Dir == "" {
		o.Dir = g.mine
	}
	if o.Argv == nil {
		o.Argv = []string{selfExe}
	}
	b, err := json.Marshal(o)
	must(g.t, err)
	cmd := exec.Command(g.self)
	cmd.Env = []string{"LEMMA_ROLE=warden", secretName + "=" + secretValue, "HOME=" + g.home}
	cmd.Stdin = bytes.NewReader(b)
	cmd.Stderr = os.Stderr
	if g.uid != os.Geteuid() {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(g.uid), Gid: uint32(g.uid), NoSetGroups: false}}
	}
	out, err := cmd.Output()
	if err != nil {
		g.t.Fatalf("the warden: %v: %s", err, out)
	}
	var a wardenAnswer
	must(g.t, json.Unmarshal(out, &a))
	return a
}

func (g *ground) guard(level Level) *Profile {
	return &Profile{Init: []string{selfExe, initArgument}, Level: level}
}

// attack makes all attacks, and gives what they gained by name.
func (g *ground) attack(guard *Profile, list [][2]string, limits Limits) ([]string, wardenAnswer) {
	g.t.Helper()
	b, err := json.Marshal(list)
	must(g.t, err)
	a := g.run(wardenOrder{Guard: guard, Env: []string{"LEMMA_ROLE=attack", "LEMMA_ATTACKS=" + string(b)}, Limits: limits, Open: guard == nil})
	if a.Err != "" || len(a.Lines) == 0 || a.Lines[len(a.Lines)-1] != "done" {
		g.t.Fatalf("the attacker did not come to its end: %+v", a)
	}
	return a.Lines[:len(a.Lines)-1], a
}

// users runs a test as root and as an ordinary user, where we may.
func users(t *testing.T, test func(t *testing.T, g *ground)) {
	if os.Geteuid() != 0 {
		test(t, newGround(t, os.Geteuid()))
		return
	}
	t.Run("root", func(t *testing.T) { test(t, newGround(t, 0)) })
	t.Run("ordinary", func(t *testing.T) { test(t, newGround(t, ordinaryUser)) })
}

func TestNothingEscapes(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer l.Close()
	users(t, func(t *testing.T, g *ground) {
		harmless := [][2]string{
			{"dial", l.Addr().String()}, {"environ", secretName}, {"read", g.theirs}, {"read", g.ssh}, {"read", g.key},
			{"list", filepath.Dir(g.mine)}, {"list", g.home}, {"write", filepath.Join(g.home, "x")}, {"write", g.theirs}, {"replace", g.mine},
			{"rights", ""}, {"kill", "WARDEN"}, {"fork", "64"},
		}
		// What the same attacks gain where there is no guard, so that a pass means more than a broken attack.
		free, _ := g.attack(nil, harmless, Limits{})
		for _, a := range harmless {
			if !strings.Contains("\n"+strings.Join(free, "\n"), "\n"+a[0]+": ") {
				t.Errorf("without a guard the attack %q gains nothing: %q", a[0], free)
			}
		}
		must(t, os.Rename(g.mine+".gone", g.mine))
		all := append(harmless, [][2]string{
			{"dial", "192.0.2.1:80"}, {"socket", ""}, {"write", "/etc/x"}, {"write", "/usr/bin/x"}, {"write", "/var/tmp/lemma-x"},
			{"devices", ""}, {"mknod", ""}, {"mount", ""}, {"unshare", ""}, {"clone", ""}, {"chroot", ""}, {"kernel", ""}, {"setuid", "1"},
			{"ptrace", "WARDEN"},
		}...)
		for _, level := range []Level{Full, Partial} {
			if level == Full { // elsewhere no_new_privs alone must keep the rights that nobody has from coming back
				all = append(all, [2]string{"rights", "CapBnd:\t0000000000000000"})
			}
			if level == Partial && g.uid == 0 { // the limit of processes is one of users, and root is none
				all = slices.DeleteFunc(all, func(a [2]string) bool { return a[0] == "fork" })
			}
			got, a := g.attack(g.guard(level), all, Limits{Processes: 64})
			all = slices.DeleteFunc(all, func(a [2]string) bool { return a[0] == "rights" && a[1] != "" })
			if len(got) != 0 {
				t.Errorf("%s: escaped: %q", level, got)
			}
			if full := len(a.Warnings) == 0; full != (level == Full) {
				t.Errorf("%s: warnings %q", level, a.Warnings)
			}
		}
	})
}

func TestGuardedChildHasWhatItNeeds(t *testing.T) {
	users(t, func(t *testing.T, g *ground) {
		must(t, os.WriteFile(filepath.Join(g.mine, "input"), []byte("42"), 0o600))
		if os.Geteuid() == 0 {
			must(t, os.Lchown(filepath.Join(g.mine, "input"), g.uid, g.uid))
		}
		cache := filepath.Join(g.home, "keys")
		guard := g.guard(Full)
		guard.Write = []string{cache}
		a := g.run(wardenOrder{Guard: guard, Argv: sh(`cat input; echo; echo out > output && cat output; pwd; echo x > /tmp/x && cat /tmp/x;
			echo y > /dev/shm/y && cat /dev/shm/y; cat ` + g.key + `; echo; echo z > ` + cache + `/new && echo wrote; nproc;
			test -r /sys/kernel/mm/transparent_hugepage/enabled && echo pages; echo $((1+1)) > /dev/null && echo null; cat /proc/1/cmdline | tr '\0' ' '`)})
		want := []string{"42", "out", g.mine, "x", "y", "secret", "wrote"}
		if a.Err != "" || len(a.Lines) < len(want)+1 || strings.Join(a.Lines[:len(want)], " ") != strings.Join(want, " ") {
			t.Fatalf("%+v", a)
		}
		free := g.run(wardenOrder{Argv: []string{"/usr/bin/nproc"}})
		if rest := strings.Join(a.Lines[len(want):], " "); rest != free.Lines[0]+" pages null" {
			t.Fatalf("%q, without a guard nproc is %q", rest, free.Lines)
		}
		if b, err := os.ReadFile(filepath.Join(g.mine, "output")); err != nil || string(b) != "out\n" {
			t.Fatalf("%q %v", b, err)
		}
	})
}

func TestGuardedEndings(t *testing.T) {
	fill := `i=0; while :; do head -c 1000000 /dev/zero > f$i || exit 9; i=$((i+1)); done`
	for _, level := range []Level{Full, Partial} {
		t.Run(string(level), func(t *testing.T) {
			each := users
			if level == Partial {
				each = func(t *testing.T, test func(*testing.T, *ground)) { test(t, newGround(t, os.Geteuid())) }
			}
			each(t, func(t *testing.T, g *ground) {
				for _, c := range []struct {
					name, script, code string
					limits             Limits
				}{
					{"good", "exit 0", "", Limits{}},
					{"usage", "exit 64", "bad-usage", Limits{}},
					{"crash", "kill -11 $$", "crashed", Limits{}},
					{"abort", "kill -6 $$", "crashed", Limits{}},
					{"killed", "kill -9 $$", "out-of-memory", Limits{}},
					{"memory", `a=$(head -c 300000000 /dev/zero | tr '\0' x); sleep 1000`, "out-of-memory", Limits{MemoryBytes: 100e6}},
					{"shared memory", `head -c 200000000 /dev/zero > /dev/shm/lemma-test-$$; rm -f /dev/shm/lemma-test-$$; sleep 1; exit 75`, "", Limits{MemoryBytes: 100e6}},
					{"disk", fill, "disk-limit", Limits{DiskBytes: 20e6}},
					{"empty files", `i=0; while :; do : > e$i; i=$((i+1)); done`, "disk-limit", Limits{DiskBytes: 4096 * 500}},
					{"one file", "head -c 100000 /dev/zero > f; exit $?", "file-limit", Limits{FileBytes: 50_000}},
					{"silence", "sleep 1000", "stalled", Limits{Stall: 300 * time.Millisecond}},
					{"deaf", "trap '' TERM; while :; do sleep 1000; done", "stalled", Limits{Stall: 300 * time.Millisecond, Grace: 100 * time.Millisecond}},
				} {
					a := g.run(wardenOrder{Guard: g.guard(level), Argv: sh(c.script), Limits: c.limits})
					if c.name == "shared memory" { // a full /dev/shm refuses the write, or the watch ends it
						if level == Full && a.Code != "cancelled" && a.Code != "out-of-memory" {
							t.Errorf("%s: %+v", c.name, a)
						}
						continue
					}
					if a.Code != c.code {
						t.Errorf("%s: code %q, want %q: %+v", c.name, a.Code, c.code, a)
					}
					clear(g)
				}
			})
		})
	}
}

func clear(g *ground) {
	entries, err := os.ReadDir(g.mine)
	must(g.t, err)
	for _, e := range entries {
		must(g.t, os.RemoveAll(filepath.Join(g.mine, e.Name())))
	}
}

// At the limit a child lives; one file past it, it does not.
func TestDiskLimitAtAndOnePast(t *testing.T) {
	folder := t.TempDir()
	for _, c := range []struct{ files, over int }{{3, 0}, {4, 1}} { // and the folder itself
		for i := range c.files {
			must(t, os.WriteFile(filepath.Join(folder, fmt.Sprint(i)), nil, 0o600))
		}
		if held := heldDisk([]string{folder}, 4*leastFileBytes); (held > 4*leastFileBytes) != (c.over == 1) {
			t.Fatalf("%d files: %d bytes", c.files, held)
		}
	}
}

func TestGuardedGrandchildrenDie(t *testing.T) {
	for _, level := range []Level{Full, Partial} {
		users(t, func(t *testing.T, g *ground) {
			mark := fmt.Sprintf("%d.%d", 100_000+g.uid, os.Getpid())
			a := g.run(wardenOrder{Guard: g.guard(level), Argv: sh("setsid sh -c 'setsid sleep " + mark + " >/dev/null 2>&1 &'; echo left")})
			if a.Err != "" || len(a.Lines) != 1 {
				t.Fatalf("%+v", a)
			}
			if left := commandsWith(mark); len(left) != 0 {
				t.Fatalf("%s: still there: %q", level, left)
			}
		})
	}
}

func commandsWith(mark string) (found []string) {
	for _, p := range processes() {
		if text, err := readSmall(fmt.Sprintf("/proc/%d/cmdline", p.pid)); err == nil && strings.Contains(text, mark) {
			found = append(found, strings.ReplaceAll(text, "\x00", " "))
		}
	}
	return found
}

// A system that refuses every view, played by a function.
func TestWhereTheSystemRefuses(t *testing.T) {
	for _, level := range []Level{Best, Full} {
		got, missing, err := ladder(level, func(r rung) (string, error) {
			if r.view {
				return "clone: operation not permitted", nil
			}
			return "", nil
		})
		switch level {
		case Full:
			if proof.CodeOf(err) != "sandbox-unavailable" || !strings.Contains(err.Error(), "operation not permitted") {
				t.Fatalf("full: %v", err)
			}
		default:
			if err != nil || got.view || len(missing) == 0 || !strings.Contains(missing[0], "operation not permitted") {
				t.Fatalf("best: %+v %q %v", got, missing, err)
			}
		}
	}
}

func TestBadProfiles(t *testing.T) {
	for name, p := range map[string]Profile{
		"relative init":  {Init: []string{"lemma"}},
		"unknown level":  {Init: []string{selfExe}, Level: "much"},
		"relative read":  {Init: []string{selfExe}, Read: []string{"x"}},
		"dotted write":   {Init: []string{selfExe}, Write: []string{"/a/../etc"}},
		"the whole root": {Init: []string{selfExe}, Write: []string{"/"}},
		"processes":      {Init: []string{selfExe}, Read: []string{"/proc"}},
		"negative":       {Init: []string{selfExe}, TmpBytes: -1},
	} {
		_, err := Start(context.Background(), Command{Argv: []string{"/bin/true"}, Dir: "/", Guard: &p})
		if proof.CodeOf(err) != "bad-command" {
			t.Errorf("%s: %v", name, err)
		}
	}
	for text, want := range map[string]Level{"": Best, "full": Full, "off": Off} {
		if l, err := ParseLevel(text); err != nil || l != want {
			t.Errorf("%q: %v %v", text, l, err)
		}
	}
	if _, err := ParseLevel("Full"); proof.CodeOf(err) != "bad-config" {
		t.Error(err)
	}
}

func TestProbe(t *testing.T) {
	for level, full := range map[Level]bool{Full: true, Best: true, Partial: false, Off: false} {
		got, err := Probe(context.Background(), Profile{Init: []string{selfExe, initArgument}, Level: level})
		if err != nil || got.Full != full || (len(got.Missing) == 0) != full || !strings.Contains(got.String(), "memory limit: ") {
			t.Errorf("%s: %+v %v", level, got, err)
		}
	}
}

// The warden is a child itself, and dies with us; so must what it guards.
func TestGuardedChildDiesWithItsParent(t *testing.T) {
	g := newGround(t, os.Geteuid())
	mark := fmt.Sprintf("200000.%d", os.Getpid())
	b, err := json.Marshal(wardenOrder{Guard: g.guard(Full), Dir: g.mine, Argv: sh("touch started; exec sleep " + mark)})
	must(t, err)
	cmd := exec.Command(g.self)
	cmd.Env = []string{"LEMMA_ROLE=warden"}
	in, err := cmd.StdinPipe()
	must(t, err)
	must(t, cmd.Start())
	_, err = io.Copy(in, bytes.NewReader(b))
	must(t, err)
	until(t, "the child starts", func() bool { return len(commandsWith(mark)) > 0 })
	must(t, cmd.Process.Kill())
	_ = cmd.Wait()
	until(t, "the child is gone", func() bool { return len(commandsWith(mark)) == 0 })
}

func until(t *testing.T, what string, done func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !done(); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("not in time: ", what)
		}
	}
}
