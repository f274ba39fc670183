package programs

import (
	"crypto/ed25519"
	"crypto/sha256"
	"encoding/binary"
	"math/big"

	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/ethereum/go-ethereum/crypto"
)

// cryptography are hashes, signatures and pairings.
var cryptography = []Program{
	{
		Name: "sha256", About: "SHA-256 of one message", Unit: "bytes", MaxSize: 1 << 24,
		Guests: map[string]string{Plain: "sha256-plain", Precompile: "sha256-precompile"},
		Sizes:  map[string][]uint64{SetQuick: {4096}, SetStandard: {4096, 1 << 18}, SetFull: {4096, 1 << 18, 1 << 21}},
		Input:  messageInput("sha256"),
		Journal: messageJournal(func(b []byte) []byte {
			digest := sha256.Sum256(b)
			return digest[:]
		}),
	},
	{
		Name: "keccak", About: "Keccak-256, as Ethereum uses it, of one message", Unit: "bytes", MaxSize: 1 << 24,
		Guests: map[string]string{Plain: "keccak-plain", Precompile: "keccak-precompile"},
		Sizes:  map[string][]uint64{SetQuick: {4096}, SetStandard: {4096, 1 << 18}, SetFull: {4096, 1 << 18, 1 << 21}},
		Input:  messageInput("keccak"), Journal: messageJournal(func(b []byte) []byte { return crypto.Keccak256(b) }),
	},
	{
		Name: "ed25519", About: "Ed25519 signatures verified", Unit: "signatures", Guests: map[string]string{"": "ed25519"}, MaxSize: 1 << 12,
		Sizes: map[string][]uint64{SetQuick: {1}, SetStandard: {1, 10}, SetFull: {1, 10, 100}},
		Input: ed25519Input, Journal: checked(128, func(b []byte) bool { return ed25519.Verify(b[:32], b[32:64], b[64:]) }),
	},
	{
		Name: "secp256k1", About: "ECDSA signatures on Ethereum's curve verified", Unit: "signatures", Guests: map[string]string{"": "secp256k1"}, MaxSize: 1 << 12,
		Sizes: map[string][]uint64{SetQuick: {1}, SetStandard: {1, 10}, SetFull: {1, 10, 100}},
		Input: secp256k1Input, Journal: checked(129, func(b []byte) bool { return crypto.VerifySignature(b[:33], b[33:65], b[65:]) }),
	},
	{
		Name: "pairing", About: "BN254 pairing checks of two pairs each, as Ethereum's precompile makes them", Unit: "checks", MaxSize: 1 << 10,
		Guests: map[string]string{Plain: "pairing-plain", Precompile: "pairing-precompile"},
		Sizes:  map[string][]uint64{SetQuick: {1}, SetStandard: {1}, SetFull: {1, 10}},
		Input:  pairingInput, Journal: checked(2*pairBytes, pairingHolds),
	},
}

func messageInput(name string) func(size, seed uint64) []byte {
	return func(size, seed uint64) []byte {
		return append(counted(size), randomBytes(source(name, size, seed), int(size))...)
	}
}

func messageJournal(digest func([]byte) []byte) func([]byte) []byte {
	return func(input []byte) []byte {
		if len(input) < 4 || uint64(binary.LittleEndian.Uint32(input)) != uint64(len(input)-4) {
			return nil
		}
		return append(words(uint64(len(input)-4)), digest(input[4:])...)
	}
}

// checked is the journal of the programs that check records and commit to all of them.
func checked(each int, holds func([]byte) bool) func([]byte) []byte {
	return func(input []byte) []byte {
		list, ok := records(input, each)
		if !ok {
			return nil
		}
		for _, record := range list {
			if !holds(record) {
				return nil
			}
		}
		digest := sha256.Sum256(input)
		return append(words(uint64(len(list))), digest[:]...)
	}
}

func ed25519Input(size, seed uint64) []byte {
	r, out := source("ed25519", size, seed), counted(size)
	for range size {
		key, message := ed25519.NewKeyFromSeed(randomBytes(r, 32)), randomBytes(r, 32)
		out = append(append(out, key[32:]...), message...) // the key's second half is the public one
		out = append(out, ed25519.Sign(key, message)...)
	}
	return out
}

func secp256k1Input(size, seed uint64) []byte {
	r, out := source("secp256k1", size, seed), counted(size)
	for done := uint64(0); done < size; {
		key, err := crypto.ToECDSA(randomBytes(r, 32))
		if err != nil {
			continue // not below the group's order: one in 2^128
		}
		digest := randomBytes(r, 32)
		signature, err := crypto.Sign(digest, key) // deterministic, by RFC 6979
		if err != nil {
			continue
		}
		out = append(append(out, crypto.CompressPubkey(&key.PublicKey)...), digest...)
		out = append(out, signature[:64]...)
		done++
	}
	return out
}

const pairBytes = 6 * 32

// pairingInput makes e(aG, bH) e(-abG, H) = 1, with the generators G and H.
func pairingInput(size, seed uint64) []byte {
	r, out := source("pairing", size, seed), counted(size)
	_, _, g, h := bn254.Generators()
	for range size {
		// Below 2^252, thus below the group's order, and not zero.
		a, b := new(big.Int).SetBytes(randomBytes(r, 31)), new(big.Int).SetBytes(randomBytes(r, 31))
		a, b = a.SetBit(a, 250, 1), b.SetBit(b, 250, 1)
		var left, product bn254.G1Affine
		var right bn254.G2Affine
		left.ScalarMultiplication(&g, a)
		right.ScalarMultiplication(&h, b)
		product.ScalarMultiplication(&left, b)
		product.Neg(&product)
		out = appendPair(appendPair(out, left, right), product, h)
	}
	return out
}

func appendPair(out []byte, p bn254.G1Affine, q bn254.G2Affine) []byte {
	for _, word := range [][32]byte{p.X.Bytes(), p.Y.Bytes(), q.X.A1.Bytes(), q.X.A0.Bytes(), q.Y.A1.Bytes(), q.Y.A0.Bytes()} {
		out = append(out, word[:]...)
	}
	return out
}

func pairingHolds(check []byte) bool {
	p, q := make([]bn254.G1Affine, 2), make([]bn254.G2Affine, 2)
	for i := range p {
		pair := check[i*pairBytes:]
		for word, field := range []interface{ SetBytesCanonical([]byte) error }{&p[i].X, &p[i].Y, &q[i].X.A1, &q[i].X.A0, &q[i].Y.A1, &q[i].Y.A0} {
			if field.SetBytesCanonical(pair[32*word:32*word+32]) != nil {
				return false
			}
		}
		if !p[i].IsOnCurve() || !q[i].IsInSubGroup() {
			return false
		}
	}
	ok, err := bn254.PairingCheck(p, q)
	return err == nil && ok
}
