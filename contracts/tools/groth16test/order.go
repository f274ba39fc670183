package groth16test

import (
	"encoding/binary"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
)

// Order is docs/wire.md's order, for computing its digest apart from the product's code. Its JSON has the contract's field names;
// amounts and the nonce are decimal strings.
type Order struct {
	Client            common.Address `json:"client"`
	Nonce             *Amount        `json:"nonce"`
	Payer             common.Address `json:"payer"`
	Selector          hexutil.Bytes  `json:"selector"` // 4 bytes
	FallbackSelectors common.Hash    `json:"fallbackSelectors"`
	ProgramID         common.Hash    `json:"programId"`
	ProgramDigest     common.Hash    `json:"programDigest"`
	InputDigest       common.Hash    `json:"inputDigest"`
	MaxCycles         uint64         `json:"maxCycles"`
	MaxJournalBytes   uint32         `json:"maxJournalBytes"`
	JournalHidden     bool           `json:"journalHidden"`
	Predicate         uint8          `json:"predicate"`
	PrefixBytes       uint8          `json:"prefixBytes"`
	Expected          common.Hash    `json:"expected"`
	Token             common.Address `json:"token"`
	MinPrice          *Amount        `json:"minPrice"`
	MaxPrice          *Amount        `json:"maxPrice"`
	RampStart         uint64         `json:"rampStart"`
	RampSeconds       uint32         `json:"rampSeconds"`
	Collateral        *Amount        `json:"collateral"`
	LockSeconds       uint64         `json:"lockSeconds"`
	Deadline          uint64         `json:"deadline"`
	Callback          common.Address `json:"callback"`
	CallbackGas       uint32         `json:"callbackGas"`
	Matcher           common.Address `json:"matcher"`
	MatcherFeeBps     uint16         `json:"matcherFeeBps"`
}

// Amount is a whole number that travels as a decimal string, which every JSON reader keeps exact.
type Amount big.Int

// MarshalText is the decimal form.
func (a *Amount) MarshalText() ([]byte, error) { return (*big.Int)(a).MarshalText() }

const (
	orderType = "Order(address client,uint256 nonce,address payer,bytes4 selector,bytes32 fallbackSelectors,bytes32 programId," +
		"bytes32 programDigest,bytes32 inputDigest,uint64 maxCycles,uint32 maxJournalBytes,bool journalHidden,uint8 predicate," +
		"uint8 prefixBytes,bytes32 expected,address token,uint96 minPrice,uint96 maxPrice,uint64 rampStart,uint32 rampSeconds," +
		"uint96 collateral,uint64 lockSeconds,uint64 deadline,address callback,uint32 callbackGas,address matcher,uint16 matcherFeeBps)"
	domainType = "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"
)

// Digest is the order's EIP-712 digest for a chain and a market.
func (o Order) Digest(chainID uint64, market common.Address) common.Hash {
	domain := crypto.Keccak256(keccak(domainType), keccak("Lemma"), keccak("1"), number(chainID), left(market[:]))
	fields := crypto.Keccak256(
		keccak(orderType), left(o.Client[:]), amount(o.Nonce), left(o.Payer[:]), common.RightPadBytes(o.Selector, 32),
		o.FallbackSelectors[:], o.ProgramID[:], o.ProgramDigest[:], o.InputDigest[:], number(o.MaxCycles),
		number(uint64(o.MaxJournalBytes)), truth(o.JournalHidden), number(uint64(o.Predicate)), number(uint64(o.PrefixBytes)),
		o.Expected[:], left(o.Token[:]), amount(o.MinPrice), amount(o.MaxPrice), number(o.RampStart), number(uint64(o.RampSeconds)),
		amount(o.Collateral), number(o.LockSeconds), number(o.Deadline), left(o.Callback[:]), number(uint64(o.CallbackGas)),
		left(o.Matcher[:]), number(uint64(o.MatcherFeeBps)),
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

func amount(a *Amount) []byte { return left((*big.Int)(a).Bytes()) }

func truth(b bool) []byte {
	if b {
		return number(1)
	}
	return number(0)
}
