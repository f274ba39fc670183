// Package guests holds the guest programs, examples and those of the proof-cost suite: their committed ELFs (rebuilt byte for byte by build.sh), and for the
// solvency guest its input encoding, its journal decoding and the same computation in plain Go.
//
// It promises: Lookup's bytes are the committed ELFs; Solvency.Journal equals what the guest commits.
// It must not know: hosts, provers, chains.
package guests

import (
	"crypto/sha256"
	"embed"
	"encoding/binary"
	"math/big"
	"math/rand/v2"

	"github.com/lemma-network/lemma/proof"
)

//go:embed elf/*.elf
var elfs embed.FS

// Names are those of all guests, examples first, then the rest of the proof-cost suite.
var Names = []string{
	"fibonacci", "solvency", "primes", "panic", "loop", "flood", "sort", "json", "merkle", "sha256-plain", "sha256-precompile",
	"keccak-plain", "keccak-precompile", "evm", "ed25519", "secp256k1", "pairing-plain", "pairing-precompile",
}

// Lookup gives the ELF of a guest.
func Lookup(name string) ([]byte, error) {
	b, err := elfs.ReadFile("elf/" + name + ".elf")
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "guest-unknown", "guest %q: want one of %v", name, Names)
	}
	return b, nil
}

// Account is one private record of the solvency guest.
type Account struct {
	ID      [32]byte
	Salt    [16]byte // keeps a leaf from being guessed by trying balances
	Balance uint64
}

// Solvency is the solvency guest's input.
type Solvency struct {
	Liability *big.Int // non-negative, below 2^128
	Accounts  []Account
}

// ExampleSolvency is a deterministic list of n accounts whose total covers the liability.
func ExampleSolvency(n int, seed uint64) Solvency {
	r := rand.New(rand.NewPCG(seed, 0))
	s := Solvency{Liability: new(big.Int)}
	for range n {
		var a Account
		for i := range a.ID {
			a.ID[i] = byte(r.Uint32())
		}
		for i := range a.Salt {
			a.Salt[i] = byte(r.Uint32())
		}
		a.Balance = r.Uint64N(1_000_000_00)
		s.Accounts = append(s.Accounts, a)
	}
	total := s.total()
	s.Liability.Sub(total, new(big.Int).Div(total, big.NewInt(20)))
	return s
}

func (s Solvency) total() *big.Int {
	total := new(big.Int)
	for _, a := range s.Accounts {
		total.Add(total, new(big.Int).SetUint64(a.Balance))
	}
	return total
}

func (a Account) record() []byte {
	b := append(append([]byte{}, a.ID[:]...), a.Salt[:]...)
	return binary.BigEndian.AppendUint64(b, a.Balance)
}

// Input is the guest's input file.
func (s Solvency) Input() []byte {
	b := s.Liability.FillBytes(make([]byte, 16))
	for _, a := range s.Accounts {
		b = append(b, a.record()...)
	}
	return b
}

// DecodeSolvencyInput reads the solvency guest's input file; the error is of class caller.
func DecodeSolvencyInput(input []byte) (s Solvency, err error) {
	const head, record = 16, 32 + 16 + 8
	if len(input) <= head || (len(input)-head)%record != 0 {
		return s, proof.Errorf(proof.Caller, "bad-input", "solvency input: %d bytes, want %d and %d for each account", len(input), head, record)
	}
	s.Liability = new(big.Int).SetBytes(input[:head])
	for b := input[head:]; len(b) > 0; b = b[record:] {
		a := Account{Balance: binary.BigEndian.Uint64(b[48:])}
		copy(a.ID[:], b)
		copy(a.Salt[:], b[32:])
		s.Accounts = append(s.Accounts, a)
	}
	return s, nil
}

// SolvencyJournalBytes is the length of the solvency guest's journal.
const SolvencyJournalBytes = 73

// SolvencyJournal is the solvency guest's public result.
type SolvencyJournal struct {
	Root      proof.Digest `json:"merkle_root"` // of all accounts, so that each owner can check that he was counted
	Accounts  uint64       `json:"accounts"`
	Total     *big.Int     `json:"total"`
	Liability *big.Int     `json:"liability"`
	Covered   bool         `json:"covered"` // total >= liability
}

// DecodeSolvency reads a journal of the solvency guest; the error is of class caller.
func DecodeSolvency(journal []byte) (SolvencyJournal, error) {
	var j SolvencyJournal
	if len(journal) != SolvencyJournalBytes {
		return j, proof.Errorf(proof.Caller, "bad-journal", "solvency journal: %d bytes, want %d", len(journal), SolvencyJournalBytes)
	}
	copy(j.Root[:], journal)
	j.Accounts = binary.BigEndian.Uint64(journal[32:])
	j.Total = new(big.Int).SetBytes(journal[40:56])
	j.Liability = new(big.Int).SetBytes(journal[56:72])
	j.Covered = journal[72] == 1
	return j, nil
}

// Journal is what the guest commits for s, computed natively.
func (s Solvency) Journal() []byte {
	var level [][32]byte
	for i, a := range s.Accounts {
		leaf := binary.BigEndian.AppendUint64([]byte{0}, uint64(i))
		level = append(level, sha256.Sum256(append(leaf, a.record()...)))
	}
	for len(level) > 1 {
		var next [][32]byte
		for i := 0; i < len(level); i += 2 {
			if i+1 == len(level) {
				next = append(next, level[i])
				break
			}
			node := append([]byte{1}, level[i][:]...)
			next = append(next, sha256.Sum256(append(node, level[i+1][:]...)))
		}
		level = next
	}
	total := s.total()
	out := binary.BigEndian.AppendUint64(append([]byte{}, level[0][:]...), uint64(len(s.Accounts)))
	out = append(out, total.FillBytes(make([]byte, 16))...)
	out = append(out, s.Liability.FillBytes(make([]byte, 16))...)
	if total.Cmp(s.Liability) >= 0 {
		return append(out, 1)
	}
	return append(out, 0)
}

// FibonacciInput is the fibonacci guest's input file.
func FibonacciInput(n uint32) []byte { return binary.LittleEndian.AppendUint32(nil, n) }
