package programs

import (
	"encoding/binary"
	"slices"

	"github.com/lemma-network/lemma/zkvm-host/guests"
)

// all programs, in the suite's order.
var all = slices.Concat(loops, data, cryptography, machines)

// loops are the examples that anybody may try first.
var loops = []Program{
	{
		Name: "fibonacci", About: "additions of 64-bit words in a loop", Unit: "rounds", Guests: map[string]string{"": "fibonacci"}, MaxSize: 1<<32 - 1,
		Sizes: map[string][]uint64{SetQuick: {10_000}, SetStandard: {10_000, 1_000_000, 10_000_000}, SetFull: {10_000, 1_000_000, 10_000_000, 30_000_000}},
		Input: func(size, _ uint64) []byte { return guests.FibonacciInput(uint32(size)) },
		Journal: func(input []byte) []byte {
			n := binary.LittleEndian.Uint32(input)
			a, b := uint64(0), uint64(1)
			for range n {
				a, b = b, a+b
			}
			return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(nil, uint64(n)), a)
		},
	},
	{
		Name: "solvency", About: "a Merkle tree over private balances, and their sum (SHA-256 in the guest's own instructions)", Unit: "accounts",
		Guests: map[string]string{"": "solvency"}, MaxSize: 1 << 20,
		Sizes: map[string][]uint64{SetQuick: {16}, SetStandard: {16, 1024}, SetFull: {16, 1024, 8192}},
		Input: func(size, seed uint64) []byte { return guests.ExampleSolvency(int(size), seed).Input() },
		Journal: func(input []byte) []byte {
			s, err := guests.DecodeSolvencyInput(input)
			if err != nil {
				return nil
			}
			return s.Journal()
		},
	},
	{
		Name: "primes", About: "the sieve of Eratosthenes: memory in long strides", Unit: "limit", Guests: map[string]string{"": "primes"}, MaxSize: 1 << 24,
		Sizes: map[string][]uint64{SetQuick: {10_000}, SetStandard: {10_000, 1_000_000}, SetFull: {10_000, 1_000_000, 8_000_000}},
		Input: func(size, _ uint64) []byte { return guests.FibonacciInput(uint32(size)) },
		Journal: func(input []byte) []byte {
			limit := binary.LittleEndian.Uint32(input)
			composite := make([]bool, limit)
			var count, largest uint64
			for n := uint64(2); n < uint64(limit); n++ {
				if composite[n] {
					continue
				}
				count, largest = count+1, n
				for multiple := n * n; multiple < uint64(limit); multiple += n {
					composite[multiple] = true
				}
			}
			out := binary.BigEndian.AppendUint64(nil, uint64(limit))
			return binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(out, count), largest)
		},
	},
}
