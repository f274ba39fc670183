package groth16test

import (
	"encoding/binary"
	"encoding/json"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/proof"
)

// Order is docs/wire.md's order, for computing its digest apart from the product's code. Its JSON has the contract's field names.
type Order struct {
	Client            common.Address `json:"client"`
	Nonce             *big.Int       `json:"nonce"`
	Payer             common.Address `json:"payer"`
	Selector          [4]byte        `json:"selector"`
	FallbackSelectors proof.Digest   `json:"fallbackSelectors"`
	ProgramID         proof.Digest   `json:"programId"`
	ProgramDigest     proof.Digest   `json:"programDigest"`
	InputDigest       proof.Digest   `json:"inputDigest"`
	MaxCycles         uint64         `json:"maxCycles"`
	MaxJournalBytes   uint32         `json:"maxJournalBytes"`
	JournalHidden     bool           `json:"journalHidden"`
	Predicate         uint8          `json:"predicate"`
	PrefixBytes       uint8          `json:"prefixBytes"`
	Expected          proof.Digest   `json:"expected"`
	Token             common.Address `json:"token"`
	MinPrice          *big.Int       `json:"minPrice"`
	MaxPrice          *big.Int       `json:"maxPrice"`
	RampStart         uint64         `json:"rampStart"`
	RampSeconds       uint32         `json:"rampSeconds"`
	Collateral        *big.Int       `json:"collateral"`
	LockSeconds       uint64         `json:"lockSeconds"`
	Deadline          uint64         `json:"deadline"`
	Callback          common.Address `json:"callback"`
	CallbackGas       uint32         `json:"callbackGas"`
	Matcher           common.Address `json:"matcher"`
	MatcherFeeBps     uint16         `json:"matcherFeeBps"`
}

// MarshalJSON writes the amounts and the nonce as strings, which every JSON reader keeps exact.
func (o Order) MarshalJSON() ([]byte, error) {
	type plain Order
	return json.Marshal(struct {
		plain
		Nonce      string        `json:"nonce"`
		Selector   hexutil.Bytes `json:"selector"`
		MinPrice   string        `json:"minPrice"`
		MaxPrice   string        `json:"maxPrice"`
		Collateral string        `json:"collateral"`
	}{plain(o), o.Nonce.String(), o.Selector[:], o.MinPrice.String(), o.MaxPrice.String(), o.Collateral.String()})
}

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
		keccak(orderType), left(o.Client[:]), amount(o.Nonce), left(o.Payer[:]), common.RightPadBytes(o.Selector[:], 32),
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

func amount(a *big.Int) []byte { return left(a.Bytes()) }

func truth(b bool) []byte {
	if b {
		return number(1)
	}
	return number(0)
}
