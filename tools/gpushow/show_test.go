package main

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// roleEnv makes this test binary a host, the driver's tool or the vendor's server: "host" or "host,failure" (receipts that do not verify).
// socketEnv is where the server listens.
const roleEnv, socketEnv = "GPUSHOW_TEST_ROLE", "GPUSHOW_TEST_SOCKET"

func TestMain(m *testing.M) {
	switch role := os.Getenv(roleEnv); {
	case strings.HasPrefix(role, "host") && len(os.Args) > 1 && os.Args[1] == "-i":
		fakeTool()
	case strings.HasPrefix(role, "host") && len(os.Args) == 1:
		fakeServer()
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
			ID      int
			Op, Dir string
			Input   string
			Stage   string
			Receipt string
			Journal string
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
			if receipt, err := os.ReadFile(r.Receipt); r.Stage == "compressed" && err == nil && string(receipt) != vendorReceipt {
				answer(`"error":{"class":"permanent","code":"receipt-invalid","message":"receipt: %q"}`, receipt)
				continue
			}
			answer(`"ok":{}`)
		case r.Op == "execute":
			if err := os.WriteFile(r.Journal, []byte(vendorJournal), 0o600); err != nil {
				os.Exit(70)
			}
			answer(`"ok":{"cycles":1000}`)
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

const vendorReceipt, vendorJournal = "a receipt", "journal"

// fakeServer answers as the vendor's server does: a set-up, then proofs of whatever is asked for with its key.
func fakeServer() {
	if os.Getenv("CUDA_VISIBLE_DEVICES") != "0" {
		os.Exit(70)
	}
	listener, err := net.Listen("unix", os.Getenv(socketEnv))
	if err != nil {
		os.Exit(70)
	}
	conn, err := listener.Accept()
	if err != nil {
		os.Exit(70)
	}
	key := strings.Repeat("k", keyBytes)
	for {
		var length uint32
		if binary.Read(conn, binary.LittleEndian, &length) != nil {
			os.Exit(0)
		}
		request := make([]byte, length)
		if _, err := io.ReadFull(conn, request); err != nil {
			os.Exit(70)
		}
		var fields []byte
		switch {
		case bytes.Equal(request, setupRequest([]byte("elf"))):
			fields = append(binary.LittleEndian.AppendUint32(nil, answerSetup), key+"verifying key"...)
		case bytes.HasPrefix(request, proveRequest([]byte(key), nil)[:8+keyBytes]):
			fields = binary.LittleEndian.AppendUint32(nil, answerProof)
			fields = append(binary.LittleEndian.AppendUint32(fields, kindCompressed), vendorReceipt...)
			fields = appendBytes(appendBytes(fields, []byte(vendorJournal)), []byte("v6"))
		default:
			fields = appendBytes(binary.LittleEndian.AppendUint32(nil, 4), []byte("no"))
		}
		conn.Write(append(binary.LittleEndian.AppendUint32(nil, uint32(len(fields))), fields...))
	}
}

// against is a show of this test binary as host, tool and server.
func against(t *testing.T, role string) show {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	dir, err := os.MkdirTemp("", "gpushow") // a socket's path must be short
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	t.Setenv(roleEnv, role)
	t.Setenv(socketEnv, filepath.Join(dir, "s"))
	guest := filepath.Join(dir, "guest.elf")
	if err := os.WriteFile(guest, []byte("elf"), 0o600); err != nil {
		t.Fatal(err)
	}
	return show{ours: self, vendor: self, guest: guest, device: "cuda:0", rounds: []uint32{1, 2}, smi: []string{self},
		socket: func(string) string { return filepath.Join(dir, "s") }, parts: partNames,
		say: func(string) {}, keep: func(figures) error { return nil }}
}

func TestTheVendorsServerIsComparedWith(t *testing.T) {
	s := against(t, "host")
	var f figures
	var kept []int
	s.keep = func(f figures) error { kept = append(kept, len(f.Runs)); return nil }
	if err := s.compare(&f); err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(kept, []int{1, 2, 3}) {
		t.Errorf("kept after %v runs", kept)
	}
	if len(f.Runs) != 3 || f.Runs[0].Rounds != 1 || f.Runs[1].Rounds != 1 || f.Runs[2].Rounds != 2 {
		t.Fatalf("runs: %+v", f.Runs)
	}
	for _, r := range f.Runs {
		if r.Host != nameVendor || r.To != "compressed" || r.Cycles != 1000 || !r.Verified {
			t.Errorf("run: %+v", r)
		}
	}
	s = against(t, "host,failure")
	if err := s.compare(&f); err == nil || !strings.Contains(err.Error(), "receipt-invalid") {
		t.Errorf("a proof that does not verify: %v", err)
	}
	if err := os.WriteFile(s.guest, []byte("another"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.compare(&f); err == nil || !strings.Contains(err.Error(), "variant 4") {
		t.Errorf("a refusal: %v", err)
	}
}

// What sp1-cuda 6.10.0 makes of the same requests, and of an answer.
func TestMessagesAreTheVendors(t *testing.T) {
	key := make([]byte, keyBytes)
	for i := range key {
		key[i] = byte(i)
	}
	for want, got := range map[string][]byte{
		"000000000300000000000000656c66": setupRequest([]byte("elf")),
		"0100000002000000000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f01000000000000000400000000000000070000000000000000" +
			"000000000000000000000000000000000000000000000000000000": proveRequest(key, inputOf(7)),
	} {
		if hex.EncodeToString(got) != want {
			t.Errorf("%x, want %s", got, want)
		}
	}
	answer, err := hex.DecodeString("0200000001000000" + "aabbcc" + "07000000000000006a6f75726e616c" + "060000000000000076362e312e30")
	if err != nil || binary.LittleEndian.Uint32(answer) != answerProof {
		t.Fatal(err)
	}
	if receipt, err := receiptIn(answer[4:], []byte("journal")); err != nil || hex.EncodeToString(receipt) != "aabbcc" {
		t.Errorf("%x, %v", receipt, err)
	}
}

func TestOnlyAProofWithTheJournalHoldsAReceipt(t *testing.T) {
	whole := append(binary.LittleEndian.AppendUint32(nil, kindCompressed), "receipt"...)
	whole = appendBytes(appendBytes(whole, []byte("journal")), []byte("v6"))
	if got, err := receiptIn(whole, []byte("journal")); err != nil || string(got) != "receipt" {
		t.Errorf("%q, %v", got, err)
	}
	core := append([]byte{0}, whole[1:]...)
	for name, wrong := range map[string][]byte{"another kind": core, "nothing": nil, "cut off": whole[:10], "no journal": whole[:4+7]} {
		if got, err := receiptIn(wrong, []byte("journal")); err == nil {
			t.Errorf("%s: %q", name, got)
		}
	}
	if got, err := receiptIn(whole, []byte("another")); err == nil {
		t.Errorf("another journal: %q", got)
	}
}

func TestSlower(t *testing.T) {
	of := func(host string, rounds uint32, to string, seconds float64) run {
		return run{Host: host, Rounds: rounds, To: to, Seconds: seconds, Verified: true}
	}
	unverified := of(nameOurs, 2, "compressed", 1)
	unverified.Verified = false
	got := slower([]run{of(nameOurs, 1, "wrap", 99), of(nameOurs, 1, "compressed", 2.1), unverified, of(nameOurs, 3, "compressed", 4),
		of(nameVendor, 1, "compressed", 8), of(nameVendor, 1, "compressed", 2), of(nameVendor, 2, "compressed", 1)})
	if len(got) != 1 || math.Abs(got[1]-0.05) > 1e-9 {
		t.Errorf("%v, want 5 %% for 1", got)
	}
}

func TestEverythingIsShownAndTheKilledHostIsSeenToBeGone(t *testing.T) {
	s := against(t, "host")
	f := figures{}
	if err := s.prove(&f); err != nil {
		t.Fatal(err)
	}
	if len(f.Runs) != 4 || f.Runs[0].To != "wrap" || f.Runs[1].To != "wrap" || f.Runs[2].To != "compressed" || f.Runs[3].Rounds != 2 {
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
	s := against(t, "host,failure")
	s.rounds, s.parts = []uint32{1}, []string{partProve, partVendor}
	kept := 0
	s.keep = func(figures) error { kept++; return nil }
	f := s.all()
	if len(f.Runs) != 0 || len(f.Errors) != 2 || !strings.Contains(f.Errors[0], "receipt-invalid") || f.Killed != nil || kept != 2 {
		t.Fatalf("%+v, kept %d times", f, kept)
	}
}
