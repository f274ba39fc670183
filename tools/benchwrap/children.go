package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"time"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/internal/procfs"
	"github.com/lemma-network/lemma/internal/wrapper"
)

// The first words that make this program one of its own children, so that each step's memory is that of a fresh process.
const (
	childCompile = "child-compile"
	childLoad    = "child-load"
	childWrap    = "child-wrap"
)

var children = map[string]func(ctx context.Context, args []string) int{
	childCompile: func(_ context.Context, args []string) int { return say(compile(args[0])) },
	childLoad:    func(_ context.Context, args []string) int { return say(load(args[0])) },
	childWrap:    func(ctx context.Context, _ []string) int { return wrapper.Serve(ctx, os.Stdin, os.Stdout) },
}

// said is what a child has to say. Circuit is nil when it compiled none.
type said struct {
	Seconds   float64  `json:"seconds"`
	PeakBytes int64    `json:"peak_bytes"`
	Circuit   *circuit `json:"circuit,omitempty"`
}

// circuit is what tells one compiled circuit from another.
type circuit struct {
	Constraints int    `json:"constraints"`
	SHA256      string `json:"circuit_sha256"`
}

func say(s said, err error) int {
	if err == nil {
		text, _ := os.ReadFile("/proc/self/status")
		s.PeakBytes, _ = procfs.Bytes(string(text), "VmHWM")
		err = json.NewEncoder(os.Stdout).Encode(s)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return exitFailed
	}
	return exitOK
}

// compile builds the circuit, from the file of the operation list on.
func compile(operations string) (said, error) {
	begun := time.Now()
	list, err := circuits.LoadOperations(operations)
	if err != nil {
		return said{}, err
	}
	cs, _, err := circuits.Compile(list)
	if err != nil {
		return said{}, err
	}
	s := said{Seconds: time.Since(begun).Seconds(), Circuit: &circuit{Constraints: cs.GetNbConstraints()}}
	h := sha256.New()
	if _, err := cs.WriteTo(h); err != nil {
		return said{}, err
	}
	s.Circuit.SHA256 = hex.EncodeToString(h.Sum(nil))
	return s, nil
}

func load(keys string) (said, error) {
	begun := time.Now()
	_, err := circuits.Load(keys)
	return said{Seconds: time.Since(begun).Seconds()}, err
}
