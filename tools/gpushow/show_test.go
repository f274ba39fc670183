package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// roleEnv makes this test binary a host or the driver's tool: "host" or "host,failure" (receipts that do not verify).
const roleEnv = "GPUSHOW_TEST_ROLE"

func TestMain(m *testing.M) {
	switch role := os.Getenv(roleEnv); {
	case strings.HasPrefix(role, "host") && len(os.Args) > 1 && os.Args[1] == "-i":
		fakeTool()
	case strings.HasPrefix(role, "host"):
		fakeHost(role, os.Args[1:])
	default:
		os.Exit(m.Run())
	}
}

func fakeTool() {
	if strings.Contains(strings.Join(os.Args, " "), "memory.used") {
		fmt.Println("17")
		return
	}
	fmt.Println("Card, GPU-1, 580.1, 81559")
}

func fakeHost(role string, arguments []string) {
	if strings.Join(arguments, " ") != "--light" && strings.Join(arguments, " ") != "--device cuda:0" {
		fmt.Fprintln(os.Stderr, `{"error":{"code":"device-absent"}}`)
		os.Exit(71)
	}
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		var r struct {
			ID            int
			Op, Dir, Path string
			Input         string
		}
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			os.Exit(70)
		}
		answer := func(format string, a ...any) { fmt.Printf(`{"id":%d,`+format+"}\n", append([]any{r.ID}, a...)...) }
		switch {
		case r.Op == "hello":
			answer(`"ok":{"ready":true,"start_seconds":2,"health_seconds":1}`)
		case r.Op == "verify" && strings.Contains(role, "failure"):
			answer(`"error":{"class":"permanent","code":"receipt-invalid","message":"receipt: no"}`)
		case r.Op == "verify":
			answer(`"ok":{}`)
		case r.Op == "prove":
			answer(`"event":{"stage":"core","state":"running","seconds":1,"peak_bytes":5,"device_bytes":7}`)
			input, _ := os.ReadFile(r.Input)
			if input[0] == 9 { // the longest: it never ends by itself
				select {}
			}
			answer(`"event":{"stage":"core","state":"done","seconds":2,"peak_bytes":4,"device_bytes":8}`)
			answer(`"ok":{"cycles":1000}`)
		}
	}
}

func TestEverythingIsShownAndTheKilledHostIsSeenToBeGone(t *testing.T) {
	t.Setenv(roleEnv, "host")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	guest := filepath.Join(t.TempDir(), "guest.elf")
	s := show{ours: self, guest: guest, device: "cuda:0", rounds: []uint32{1, 2}, smi: []string{self}, say: func(string) {}}
	f := figures{}
	if err := s.prove(&f, "ours", self); err != nil {
		t.Fatal(err)
	}
	if len(f.Runs) != 3 || f.Runs[0].To != "wrap" || f.Runs[1].To != "wrap" || f.Runs[2].To != "compressed" || f.Runs[2].Rounds != 2 {
		t.Fatalf("runs: %+v", f.Runs)
	}
	first := f.Runs[0]
	if !first.Verified || first.Cycles != 1000 || first.Stages["core"] != (stage{2, 5, 8}) {
		t.Fatalf("run: %+v", first)
	}
	s.rounds = []uint32{1, 9}
	killed, err := s.kill()
	if err != nil || killed.Stage != "core" || !killed.ProvesAgain || killed.UsedRunning != 17<<20 {
		t.Fatalf("%+v %v", killed, err)
	}
	if r := s.refused([]string{"--device", "cuda:63"}); r.ExitCode != 71 || !strings.Contains(r.Text, "device-absent") {
		t.Fatalf("%+v", r)
	}
	if d, err := s.describe(); err != nil || d != (device{"Card", "GPU-1", "580.1", "81559"}) {
		t.Fatalf("%+v %v", d, err)
	}
}

func TestAReceiptThatDoesNotVerifyIsAFailure(t *testing.T) {
	t.Setenv(roleEnv, "host,failure")
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	s := show{ours: self, guest: "x", device: "cuda:0", rounds: []uint32{1}, smi: []string{self}, say: func(string) {}}
	f := s.all()
	if len(f.Runs) != 0 || len(f.Errors) == 0 || !strings.Contains(f.Errors[0], "receipt-invalid") {
		t.Fatalf("%+v", f)
	}
}
