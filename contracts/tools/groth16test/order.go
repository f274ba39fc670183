package groth16test

import (
	"encoding/binary"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// Order is docs/wire.md's order, for computing its digest apart from the product's code.
type Order struct {
	Client          common.Address
	Nonce           *big.Int
	Selector        [4]byte
	ProgramID       [32]byte
	ProgramDigest   [32]byte
	InputDigest     [32]byte
	MaxCycles       uint64
	MaxJournalBytes uint32
	Token           common.Address
	Price           *big.Int
	Collateral      *big.Int
	LockSeconds     uint64
	Deadline        uint64
}

const (
	orderType  = "Order(address client,uint256 nonce,bytes4 selector,bytes32 programId,bytes32 programDigest,bytes32 inputDigest,uint64 maxCycles,uint32 maxJournalBytes,address token,uint256 price,uint256 collateral,uint64 lockSeconds,uint64 deadline)"
	domainType = "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
)

// Digest is the order's EIP-712 digest for a chain and a market.
func (o Order) Digest(chainID uint64, market common.Address) common.Hash {
	domain := crypto.Keccak256(keccak(domainType), keccak("Lemma"), keccak("1"), number(chainID), left(market[:]))
	fields := crypto.Keccak256(
		keccak(orderType), left(o.Client[:]), left(o.Nonce.Bytes()), common.RightPadBytes(o.Selector[:], 32),
		o.ProgramID[:], o.ProgramDigest[:], o.InputDigest[:], number(o.MaxCycles), number(uint64(o.MaxJournalBytes)),
		left(o.Token[:]), left(o.Price.Bytes()), left(o.Collateral.Bytes()), number(o.LockSeconds), number(o.Deadline),
	)
	return crypto.Keccak256Hash([]byte{0x19, 1}, domain, fields)
}

// Context is what a proof that pays payout for an order must be bound to.
func Context(chainID uint64, market common.Address, orderDigest common.Hash, payout common.Address) *big.Int {
	sum := crypto.Keccak256(keccak("lemma.context.v1"), number(chainID), left(market[:]), orderDigest[:], left(payout[:]))
	sum[0] &= 0x1f // 253 bits
	return new(big.Int).SetBytes(sum)
}

func keccak(text string) []byte { return crypto.Keccak256([]byte(text)) }

func left(b []byte) []byte { return common.LeftPadBytes(b, 32) }

func number(n uint64) []byte { return left(binary.BigEndian.AppendUint64(nil, n)) }
