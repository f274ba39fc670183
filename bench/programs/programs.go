package programs

import (
	"slices"

	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/zkvm-host/guests"
)

// The sets of sizes that a program has.
const (
	SetQuick    = "quick"    // all programs in minutes on two cores
	SetStandard = "standard" // what we publish
	SetFull     = "full"     // for fast machines
)

// MostCycles are the most that a case of a set takes, so that each set's name says how long it will be. All are far below proof.MaxCycles, which
// is the limit of a case that a person names.
var MostCycles = map[string]uint64{SetQuick: 20_000_000, SetStandard: 60_000_000, SetFull: 200_000_000}

// Sets are their names.
var Sets = []string{SetQuick, SetStandard, SetFull}

// Variants of a program that has both.
const (
	Plain      = "plain"      // in the guest's own instructions
	Precompile = "precompile" // by the zkVM's own tables
)

// Program is one of the suite.
type Program struct {
	Name, About string
	Unit        string            // what a size counts
	Guests      map[string]string // guest by variant; one without variants has it under ""
	MaxSize     uint64
	Sizes       map[string][]uint64 // by set
	// Input is the guest's input file. It is the same for ever for one size and seed.
	Input func(size, seed uint64) []byte
	// Journal is what the guest commits for an input, computed here.
	Journal func(input []byte) []byte
}

// ELF of a variant.
func (p Program) ELF(variant string) ([]byte, error) {
	guest, has := p.Guests[variant]
	if !has {
		return nil, proof.Errorf(proof.Caller, "bad-program", "program %s: no variant %q; it has %v", p.Name, variant, p.Variants()).WithField("program")
	}
	return guests.Lookup(guest)
}

// Variants are the names of its variants, in the order in which they are run.
func (p Program) Variants() (names []string) {
	for name := range p.Guests {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// Names are those of all programs, in the suite's order.
func Names() (names []string) {
	for _, p := range all {
		names = append(names, p.Name)
	}
	return names
}

// All programs, in the suite's order.
func All() []Program { return slices.Clone(all) }

// Lookup finds a program. Errors: Caller bad-program, which names what there is.
func Lookup(name string) (Program, error) {
	for _, p := range all {
		if p.Name == name {
			return p, nil
		}
	}
	return Program{}, proof.Errorf(proof.Caller, "bad-program", "program %q: want one of %v", name, Names()).WithField("program")
}
