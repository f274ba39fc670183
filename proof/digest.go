package proof

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math/big"
	"strings"
)

// Digest is 32 bytes: a SHA-256, a Keccak-256, or a zkVM's program id. Its text form is 0x and 64 lower-case hex digits.
type Digest [32]byte

// Sum is the SHA-256 of b.
func Sum(b []byte) Digest { return sha256.Sum256(b) }

// ParseDigest reads the text form; the 0x prefix may be absent.
func ParseDigest(s string) (Digest, error) {
	var d Digest
	b, err := hex.DecodeString(strings.TrimPrefix(s, "0x"))
	if err != nil || len(b) != len(d) {
		return d, Errorf(Caller, "bad-digest", "digest %q: want 0x and 64 hex digits", s)
	}
	copy(d[:], b)
	return d, nil
}

// String is 0x and 64 lower-case hex digits.
func (d Digest) String() string { return "0x" + hex.EncodeToString(d[:]) }

// Short is the first eight hex digits, for people's eyes only.
func (d Digest) Short() string { return hex.EncodeToString(d[:4]) }

// IsZero reports whether all bytes are zero.
func (d Digest) IsZero() bool { return d == Digest{} }

// MarshalText is the text form.
func (d Digest) MarshalText() ([]byte, error) { return []byte(d.String()), nil }

// UnmarshalText reads the text form.
func (d *Digest) UnmarshalText(b []byte) (err error) { *d, err = ParseDigest(string(b)); return err }

// Big is d read as a big-endian integer.
func (d Digest) Big() *big.Int { return new(big.Int).SetBytes(d[:]) }

// mask253 keeps the low 253 bits: every value below it fits the BN254 scalar field.
var mask253 = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 253), big.NewInt(1))

// Field is d read as a big-endian integer with its three top bits cleared, which fits the BN254 scalar field.
func (d Digest) Field() *big.Int { return new(big.Int).And(d.Big(), mask253) }

// Selector names a verifier on chain: the first four bytes of every proof.
type Selector [4]byte

// String is 0x and eight hex digits.
func (s Selector) String() string { return "0x" + hex.EncodeToString(s[:]) }

// MarshalText is the text form.
func (s Selector) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// UnmarshalText reads 0x and eight hex digits.
func (s *Selector) UnmarshalText(b []byte) error {
	v, err := hex.DecodeString(strings.TrimPrefix(string(b), "0x"))
	if err != nil || len(v) != 4 {
		return fmt.Errorf("selector %q: want 0x and 8 hex digits", b)
	}
	copy(s[:], v)
	return nil
}
