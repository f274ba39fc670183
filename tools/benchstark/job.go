package main

import (
	"bytes"
	"fmt"
	"os"

	"github.com/lemma-network/lemma/proof"
	guests "github.com/lemma-network/lemma/zkvm-host/guests"
)

// The demo's input: what its client proves.
const (
	demoAccounts = 16
	demoSeed     = 2026
)

// job is what every run proves.
type job struct{ elf, input []byte }

// loadJob reads the program and its input. Without an input file the program must be the solvency guest.
func loadJob(program, input string) (job, error) {
	elf, err := os.ReadFile(program)
	if err != nil {
		return job{}, err
	}
	if input != "" {
		b, err := os.ReadFile(input)
		return job{elf, b}, err
	}
	solvency, err := guests.Lookup("solvency")
	if err != nil {
		return job{}, err
	}
	if !bytes.Equal(elf, solvency) {
		return job{}, fmt.Errorf("-input is needed: %s is not the solvency guest, for which the demo's input is known", program)
	}
	return job{elf, guests.ExampleSolvency(demoAccounts, demoSeed).Input()}, nil
}

// digests are those of program and input.
func (j job) digests() (program, input proof.Digest) { return proof.Sum(j.elf), proof.Sum(j.input) }
