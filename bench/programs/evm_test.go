package programs

import (
	"encoding/hex"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/core/vm/runtime"
)

// guestCode reads the interpreter's code from the guest's source.
func guestCode(t *testing.T) (code []byte) {
	t.Helper()
	source, err := os.ReadFile("../../zkvm-host/guests/evm/src/main.rs")
	if err != nil {
		t.Fatal(err)
	}
	_, table, _ := strings.Cut(string(source), "const CODE: ")
	_, table, _ = strings.Cut(table, "= [\n")
	table, _, found := strings.Cut(table, "\n];")
	if !found {
		t.Fatal("the guest's source has no CODE table any more")
	}
	for _, item := range strings.Split(regexp.MustCompile(`//.*`).ReplaceAllString(table, ""), ",") {
		if item = strings.TrimSpace(item); item == "" {
			continue
		}
		b, err := strconv.ParseUint(item, 0, 8)
		if err != nil {
			t.Fatal(err)
		}
		code = append(code, byte(b))
	}
	return code
}

// The guest's code gives on a real Ethereum virtual machine what Go computes without any machine.
func TestLoopIsWhatEthereumComputes(t *testing.T) {
	code := guestCode(t)
	for n := uint32(1); n < 50; n++ {
		start := randomBytes(source("test", uint64(n), 1), 32)
		data := make([]byte, 64)
		data[31] = byte(n)
		copy(data[32:], start)
		got, _, err := runtime.Execute(code, data, nil)
		if want := evmLoop(n, start); err != nil || string(got) != string(want[:]) {
			t.Fatalf("%d iterations: %s, %v; want %x", n, hex.EncodeToString(got), err, want)
		}
	}
}
