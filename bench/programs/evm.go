package programs

import (
	"encoding/binary"

	"github.com/holiman/uint256"
)

// machines are the programs that run other programs.
var machines = []Program{{
	Name: "evm", About: "an interpreter of Ethereum's stack instructions: a loop of 256-bit arithmetic", Unit: "iterations", Guests: map[string]string{"": "evm"}, MaxSize: 1 << 30,
	Sizes: map[string][]uint64{SetQuick: {100}, SetStandard: {100, 5000}, SetFull: {100, 5000, 50_000}},
	Input: func(size, seed uint64) []byte {
		return append(counted(size), randomBytes(source("evm", size, seed), 32)...)
	},
	Journal: func(input []byte) []byte {
		if len(input) != 36 || binary.LittleEndian.Uint32(input) == 0 {
			return nil
		}
		n := binary.LittleEndian.Uint32(input)
		result := evmLoop(n, input[4:])
		return append(words(uint64(n), evmOnceSteps+evmLoopSteps*uint64(n)), result[:]...)
	},
}}

// The code of the guest, evm/src/main.rs: instructions outside of its loop, and in one turn of it.
const (
	evmOnceSteps = 4 + 5
	evmLoopSteps = 27
)

// evmLoop is what that code computes, without the machine.
func evmLoop(n uint32, start []byte) [32]byte {
	k := uint256.MustFromHex("0x9e3779b97f4a7c15f39cc0605cedc8341082276bf3a27251f86c6a11d0c18e95")
	x, t := new(uint256.Int).SetBytes(start), new(uint256.Int)
	for left := uint64(n); left > 0; left-- {
		x.Mul(x, k)
		x.AddUint64(x, left)
		x.Xor(x, t.Rsh(x, 13))
		x.Add(x, t.Div(x, uint256.NewInt(left+1)))
	}
	return x.Bytes32()
}
