package main

import (
	"os"
	"os/exec"
	"testing"
	"testing/fstest"

	"github.com/lemma-network/lemma/internal/clock"
)

func proc(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

func TestParseStat(t *testing.T) {
	s, err := parseStat("12 (a) S (b) R 7 1 1 0 -1 0 0 0 0 0 150 50 20 5 20 0 30\n")
	if err != nil || s != (stat{parent: 7, cpuSeconds: 2.25}) {
		t.Fatalf("%+v %v", s, err)
	}
	if s, err := parseStat("12 (x) Z 7 1 1 0 -1 0 0 0 0 0 0 0 0 0 20"); err != nil || !s.zombie {
		t.Fatalf("zombie: %+v %v", s, err)
	}
	for _, bad := range []string{"", "12 x S 7", "12 (x) S 7 1 1", "12 (x) S y 1 1 0 -1 0 0 0 0 0 1 1 1 1 20", "12 (x) S 7 1 1 0 -1 0 0 0 0 0 1 1 -1 1 20"} {
		if s, err := parseStat(bad); err == nil {
			t.Errorf("%q was taken: %+v", bad, s)
		}
	}
}

func TestOnlyChild(t *testing.T) {
	line := func(parent string) string { return "1 (x) S " + parent + " 1 1 0 -1 0 0 0 0 0 0 0 0 0 20" }
	files := map[string]string{
		"self/stat": line("7"), "10/stat": line("7"), "11/stat": line("8"), "12/stat": "broken",
		"13/stat": "13 (x) Z 7 1 1 0 -1 0 0 0 0 0 0 0 0 0 20",
	}
	if pid, err := onlyChild(proc(files), 7); err != nil || pid != 10 {
		t.Fatal(pid, err)
	}
	if pid, err := onlyChild(proc(files), 9); err == nil {
		t.Fatalf("no child, yet found %d", pid)
	}
	files["14/stat"] = line("7")
	if pid, err := onlyChild(proc(files), 7); err == nil {
		t.Fatalf("two children, yet took %d", pid)
	}
}

func TestUsageKeepsTheHighest(t *testing.T) {
	var u usage
	for _, status := range []string{"VmHWM:\t   30 kB\nVmRSS:\t   20 kB\n", "VmHWM: 25 kB\nVmRSS: 25 kB\n", ""} {
		u.sample(proc(map[string]string{"5/status": status, "5/stat": "5 (x) S 1 1 1 0 -1 0 0 0 0 0 100 0 0 0 20"}), 5)
	}
	if u != (usage{30 * 1024, 1}) {
		t.Fatalf("%+v", u)
	}
	u.sample(proc(nil), 5) // it died: what it used stays
	if u != (usage{30 * 1024, 1}) {
		t.Fatalf("after its death %+v", u)
	}
}

func TestWatchSeesARealProcess(t *testing.T) {
	cmd := exec.Command("/bin/cat")
	in, err := cmd.StdinPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = in.Close(); _ = cmd.Wait() }()
	files := os.DirFS("/proc")
	pid, err := onlyChild(files, os.Getpid())
	if err != nil || pid != cmd.Process.Pid {
		t.Fatalf("found child %d (%v), want %d", pid, err, cmd.Process.Pid)
	}
	if u := watch(clock.System(), files, pid).end(); u.peakBytes < 10_000 {
		t.Fatalf("usage %+v", u)
	}
}
