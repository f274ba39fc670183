// Code generated via abigen V2 - DO NOT EDIT.
// This file is a generated binding and any manual changes will be lost.

package bind

import (
	"bytes"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// Reference imports to suppress errors if they are not otherwise used.
var (
	_ = bytes.Equal
	_ = errors.New
	_ = big.NewInt
	_ = common.Big1
	_ = types.BloomLookup
	_ = abi.ConvertType
)

// IMarketBatchItem is an auto generated low-level Go binding around an user-defined struct.
type IMarketBatchItem struct {
	Journal []byte
	Payout  common.Address
	Index   uint32
	Path    [][32]byte
}

// IMarketFulfilment is an auto generated low-level Go binding around an user-defined struct.
type IMarketFulfilment struct {
	Journal []byte
	Payout  common.Address
	Proof   []byte
}

// IMarketLockRequest is an auto generated low-level Go binding around an user-defined struct.
type IMarketLockRequest struct {
	OrderDigest [32]byte
	Operator    common.Address
	Payout      common.Address
	MinPrice    *big.Int
	Round       uint8
	Expiry      uint64
}

// IMarketOrder is an auto generated low-level Go binding around an user-defined struct.
type IMarketOrder struct {
	Client            common.Address
	Nonce             *big.Int
	Payer             common.Address
	Selector          [4]byte
	FallbackSelectors [32]byte
	ProgramId         [32]byte
	ProgramDigest     [32]byte
	InputDigest       [32]byte
	MaxCycles         uint64
	MaxJournalBytes   uint32
	JournalHidden     bool
	Predicate         uint8
	PrefixBytes       uint8
	Expected          [32]byte
	Token             common.Address
	MinPrice          *big.Int
	MaxPrice          *big.Int
	RampStart         uint64
	RampSeconds       uint32
	Collateral        *big.Int
	LockSeconds       uint64
	Deadline          uint64
	Callback          common.Address
	CallbackGas       uint32
	Matcher           common.Address
	MatcherFeeBps     uint16
}

// IMarketOrderRecord is an auto generated low-level Go binding around an user-defined struct.
type IMarketOrderRecord struct {
	State         uint8
	Round         uint8
	FeeBps        uint16
	LockedUntil   uint64
	Prover        common.Address
	Payout        common.Address
	Price         *big.Int
	Bonus         *big.Int
	JournalDigest [32]byte
}

// MarketMetaData contains all meta data concerning the Market contract.
var MarketMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"tokens\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"verifiers\",\"type\":\"address\",\"internalType\":\"contractVerifierRegistry\"},{\"name\":\"provers\",\"type\":\"address\",\"internalType\":\"contractIProverRegistry\"},{\"name\":\"treasury\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"feeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"CONTEXT_TAG\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"ERC1271_GAS_LIMIT\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_PROTOCOL_FEE_BPS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint16\",\"internalType\":\"uint16\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_ROUNDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"OWNER\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"PROVERS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIProverRegistry\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"TREASURY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"VERIFIERS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractVerifierRegistry\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"allowToken\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"allowed\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"balanceOf\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"cancel\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"cancelDigest\",\"inputs\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"contextOf\",\"inputs\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"deposit\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"depositFor\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"eip712Domain\",\"inputs\":[],\"outputs\":[{\"name\":\"fields\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"version\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"chainId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verifyingContract\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"extensions\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"expire\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"fulfil\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"fulfilment\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Fulfilment\",\"components\":[{\"name\":\"journal\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"proof\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"fulfilBatch\",\"inputs\":[{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"proof\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"orders_\",\"type\":\"tuple[]\",\"internalType\":\"structIMarket.Order[]\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"items\",\"type\":\"tuple[]\",\"internalType\":\"structIMarket.BatchItem[]\",\"components\":[{\"name\":\"journal\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"index\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"path\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}]}],\"outputs\":[{\"name\":\"paid\",\"type\":\"bool[]\",\"internalType\":\"bool[]\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"fulfilMany\",\"inputs\":[{\"name\":\"orders_\",\"type\":\"tuple[]\",\"internalType\":\"structIMarket.Order[]\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"fulfilments\",\"type\":\"tuple[]\",\"internalType\":\"structIMarket.Fulfilment[]\",\"components\":[{\"name\":\"journal\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"proof\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]}],\"outputs\":[{\"name\":\"paid\",\"type\":\"bool[]\",\"internalType\":\"bool[]\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"leafOf\",\"inputs\":[{\"name\":\"index\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"journalDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"lock\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"request\",\"type\":\"tuple\",\"internalType\":\"structIMarket.LockRequest\",\"components\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"operator\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"round\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"lockDigest\",\"inputs\":[{\"name\":\"request\",\"type\":\"tuple\",\"internalType\":\"structIMarket.LockRequest\",\"components\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"operator\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"round\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"nonceUsed\",\"inputs\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"open\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"openLocks\",\"inputs\":[{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"openMany\",\"inputs\":[{\"name\":\"orders_\",\"type\":\"tuple[]\",\"internalType\":\"structIMarket.Order[]\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"signatures\",\"type\":\"bytes[]\",\"internalType\":\"bytes[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"orderDigest\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"orders\",\"inputs\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"r\",\"type\":\"tuple\",\"internalType\":\"structIMarket.OrderRecord\",\"components\":[{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.State\"},{\"name\":\"round\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"feeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"lockedUntil\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"price\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"bonus\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"journalDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"priceAt\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"time\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"protocolFeeBps\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint16\",\"internalType\":\"uint16\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"replace\",\"inputs\":[{\"name\":\"old\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"replacement\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"replaceDigest\",\"inputs\":[{\"name\":\"oldDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"newDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"revokeNonces\",\"inputs\":[{\"name\":\"word\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"mask\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setProtocolFee\",\"inputs\":[{\"name\":\"bps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"tokenAllowed\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"CallbackDone\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"ok\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Cancelled\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Deposited\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EIP712DomainChanged\",\"inputs\":[],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Expired\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Forfeited\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"prover\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"toClient\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"toNext\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"toTreasury\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"stakeSlashed\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Fulfilled\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"payout\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"journalDigest\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"price\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"paid\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Locked\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"prover\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"payout\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"round\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"uint8\"},{\"name\":\"price\",\"type\":\"uint96\",\"indexed\":false,\"internalType\":\"uint96\"},{\"name\":\"lockedUntil\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"NoncesRevoked\",\"inputs\":[{\"name\":\"client\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"word\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"mask\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Opened\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"client\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"order\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ProtocolFeeSet\",\"inputs\":[{\"name\":\"bps\",\"type\":\"uint16\",\"indexed\":false,\"internalType\":\"uint16\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TokenAllowed\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"allowed\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Withdrawn\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"BadAddress\",\"inputs\":[{\"name\":\"given\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"BadSignature\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"BeforeDeadline\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"CallbackInvalid\",\"inputs\":[{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"gas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"max\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"DeadlineOutOfRange\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"earliest\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"latest\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"FeeOutOfRange\",\"inputs\":[{\"name\":\"bps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"max\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"type\":\"error\",\"name\":\"GasTooLow\",\"inputs\":[{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"IndexOutOfRange\",\"inputs\":[{\"name\":\"index\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"leaves\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InsufficientBalance\",\"inputs\":[{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"available\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidShortString\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"JournalRefused\",\"inputs\":[{\"name\":\"journalDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"JournalTooLong\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"max\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"LengthMismatch\",\"inputs\":[{\"name\":\"a\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"b\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"LockCapacityReached\",\"inputs\":[{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"capacity\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"LockSecondsOutOfRange\",\"inputs\":[{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"min\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"max\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"LockedForOther\",\"inputs\":[{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"lockedUntil\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"MatcherInvalid\",\"inputs\":[{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"bps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"type\":\"error\",\"name\":\"NonceUsed\",\"inputs\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotAllowed\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotInBatch\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"OnlyClient\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"PastDeadline\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"PathTooLong\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"max\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"PayerMustCarry\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"PayoutFixed\",\"inputs\":[{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"PredicateInvalid\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"PriceBelowMinimum\",\"inputs\":[{\"name\":\"price\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"}]},{\"type\":\"error\",\"name\":\"PriceRangeInvalid\",\"inputs\":[{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"}]},{\"type\":\"error\",\"name\":\"ReentrancyGuardReentrantCall\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"RoundsUsedUp\",\"inputs\":[{\"name\":\"rounds\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeERC20FailedOperation\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"SelectorNotActive\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}]},{\"type\":\"error\",\"name\":\"SignatureExpired\",\"inputs\":[{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"StringTooLong\",\"inputs\":[{\"name\":\"str\",\"type\":\"string\",\"internalType\":\"string\"}]},{\"type\":\"error\",\"name\":\"TransferFailed\",\"inputs\":[{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"UnknownProver\",\"inputs\":[{\"name\":\"operator\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"UnsupportedToken\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"WrongOrder\",\"inputs\":[{\"name\":\"got\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"wanted\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"WrongRound\",\"inputs\":[{\"name\":\"got\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"wanted\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"WrongSelector\",\"inputs\":[{\"name\":\"got\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"wanted\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}]},{\"type\":\"error\",\"name\":\"WrongState\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.State\"}]},{\"type\":\"error\",\"name\":\"WrongValue\",\"inputs\":[{\"name\":\"sent\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"wanted\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ZeroAddress\",\"inputs\":[]}]",
	ID:  "Market",
	Bin: "0x6101e080604052346103ea57615c7f803803809161001d828561041a565b8339810160c0828203126103ea576100348261043d565b60208301516001600160401b0381116103ea5783019180601f840112156103ea578251926001600160401b038411610406578360051b906040519461007c602084018761041a565b85526020808601928201019283116103ea57602001905b8282106103ee5750505060408301516001600160a01b03811693908481036103ea576060820151906001600160a01b0382168083036103ea5760a06100da6080860161043d565b9401519461ffff86168096036103ea576040516100f860408261041a565b600581526020810190644c656d6d6160d81b82526040519161011b60408461041a565b600183526020830191603160f81b835261013481610451565b6101205261014184610451565b61014052519020918260e05251902080610100524660a0526040519060208201927f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f8452604083015260608201524660808201523060a082015260a081526101aa60c08261041a565b5190206080523060c0526001600160a01b038116156103db57610160525f5b865181101561025857600581901b8701602001516001600160a01b03168015801561024f575b61023d5790816001925f52600360205260405f208360ff198254161790557f9a8e30a8658b96ab3f034ce4bac6806278b4aee5880ccdd1ac35e4ed5bb31d236020604051858152a2016101c9565b637833514560e11b5f5260045260245ffd5b50803b156101ef565b5086803b1561023d5750156103db576001600160a01b03831680156103db5730811461023d5750610180526101a0526101c0526101f481116103c3576020817f344ed1ad4ddd7e63e04403811e38058895ef7a656bf6d5b25d219e0083c227e69261ffff196004541617600455604051908152a16040516157c290816104bd82396080518161538a015260a05181615441015260c05181615354015260e051816153d9015261010051816153ff015261012051816107b3015261014051816107dd01526101605181818161029a015281816117670152612f31015261018051818181610c15015281816113460152818161189601528181611b9d01528181611e6601528181612202015281816128f8015281816130a301528181613ef001528181614220015261507801526101a0518181816123aa01528181612f7601528181613f7401526142a301526101c05181818161208101528181614047015281816143620152614e950152f35b63dc4c134d60e01b5f526004526101f460245260445ffd5b63d92e233d60e01b5f5260045ffd5b5f80fd5b602080916103fb8461043d565b815201910190610093565b634e487b7160e01b5f52604160045260245ffd5b601f909101601f19168101906001600160401b0382119082101761040657604052565b51906001600160a01b03821682036103ea57565b601f81511161047c57602081519101516020821061046d571790565b5f198260200360031b1b161790565b604460209160405192839163305a27a960e01b83528160048401528051918291826024860152018484015e5f828201840152601f01601f19168101030190fdfe60806040526004361015610011575f80fd5b5f5f3560e01c8063056583191461322057806309b712b014612fa55780630b8fab6114612f60578063117803e314612f1b578063122edb83146128d65780631396b9c01461289f5780631647795e1461284f5780631f99f6c71461212e5780632a5f8de2146120b05780632d2c55651461206b57806335659fb81461204957806341d355821461202d5780634549714c14611bf757806347e7ef2414611bcc57806349df26fe14611b875780634c5f651114611b3c5780634cdaae4e1461186657806355219d5a146118385780635bc35ae81461173c5780635c3bcd1b146112925780635d34fef41461125e57806367d85d1f14610fe55780636990788c14610fc45780636d947e4b14610fa757806372884c22146108d057806377f2b6791461089557806384b0196e146107995780638b2ed0281461076f5780639c3f1e9014610590578063a2503fe014610561578063a3f557641461051b578063b3db428b14610500578063c7f52260146104e2578063d9caed121461033b578063e4467f3514610277578063ec8729761461020f5763f7888aec146101b1575f80fd5b3461020c57604036600319011261020c5760406101cc6133b7565b916101d56133cd565b9260018060a01b031681526002602052209060018060a01b03165f5260205260206001600160801b0360405f205416604051908152f35b80fd5b503461020c57604036600319011261020c576004356024353383526007602052604083208284526020526040832081815417905560405191825260208201527f158eee10b6596e9b52896bcc1901081c91b624675a357a9c053b346ca277f23760403392a280f35b503461020c57602036600319011261020c5760043561ffff8116809103610337577f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03163303610324576101f4811161030c576020817f344ed1ad4ddd7e63e04403811e38058895ef7a656bf6d5b25d219e0083c227e69261ffff196004541617600455604051908152a180f35b63dc4c134d60e01b82526004526101f4602452604490fd5b63fa5cd00f60e01b825233600452602482fd5b5080fd5b503461020c5761034a366134b6565b90610356939293613966565b6001600160a01b0381169384156104d3573085146104bf576103798333836152dd565b60018060a01b031684604051848152827fa4195c37c2947bbe89165f03e320b6903116f0b10d8cfdb522330f7ce6f9fa2460203393a48061043e57508280808481945af13d15610439573d6001600160401b03811161042557604051906103ea601f8201601f191660200183613504565b81528360203d92013e5b15610410575090505b805f5160206157a25f395f51905f525d80f35b604492630e21dcbb60e11b8352600452602452fd5b634e487b7160e01b84526041600452602484fd5b6103f4565b929391809150610451575b5050506103fd565b6040519163a9059cbb60e01b855260045260245260208360448180865af190600184511482161561049e575b6040521561048c578080610449565b635274afe760e01b8252600452602490fd5b9060018115166104b657823b15153d1516169061047d565b503d83823e3d90fd5b637833514560e11b84526004859052602484fd5b63d92e233d60e01b8452600484fd5b503461020c578060031936011261020c576020604051620493e08152f35b506103fd61050d366134b6565b91610516613966565b614757565b503461020c57602036600319011261020c5760406105376133b7565b918080526002602052209060018060a01b03165f52602052602060405f205460801c604051908152f35b503461020c57604036600319011261020c5760206105886105806133cd565b6004356138d7565b604051908152f35b503461020c57602036600319011261020c5760405160043561012082016001600160401b0381118382101761042557604052828252602082018381526040830184815260608401858152608085019086825260a086019287845260c087019488865260e0880198808a52610100890197818952808252600560205260408220805460ff811660ff8260081c168652600681101561075b57808d5260020361071057604881901c6001600160a01b03168852602081811c64ffffffffff16885260109190911c61ffff1686526001909101546001600160601b038082168b5260609190911c8952918352600690526040822054168a525b60405198519060068210156106fc575088525160ff1660208801525161ffff166040870152516001600160401b03166060860152516001600160a01b03908116608086015290511660a0840152516001600160601b0390811660c0840152925190921660e0820152905161010082015261012090f35b634e487b7160e01b81526021600452602490fd5b91508a5160068110156107475760031461072c575b5050610686565b60010154895260481c6001600160a01b031686525f80610725565b634e487b7160e01b84526021600452602484fd5b634e487b7160e01b85526021600452602485fd5b503461020c5736600319016103608112610337576103401361020c57602061058861034435613c8b565b503461020c578060031936011261020c57610839906107d77f000000000000000000000000000000000000000000000000000000000000000061558b565b906108017f000000000000000000000000000000000000000000000000000000000000000061558b565b906020610847604051936108158386613504565b8385525f368137604051968796600f60f81b885260e08589015260e0880190613470565b908682036040880152613470565b904660608601523060808601528260a086015284820360c08601528080855193848152019401925b82811061087e57505050500390f35b83518552869550938101939281019260010161086f565b503461020c578060031936011261020c5760206040517fed10e0eeb888aefe677b203d556d220333b03b9ba2129de8c7141609fd3902e88152f35b5036600319016106c08112610337576103401361020c576103403661034319011261020c57610684356001600160401b0381168103610337576106a4356001600160401b038111610db9576109299036906004016133f7565b610931613966565b6109396135a3565b6001600160a01b036109496135b9565b166001600160a01b0390911603610f7657906109e36109e89261097261096d61525b565b613940565b926109c960405160208101907fb9e12edf82107d9a38cd588b0edd2f1656f0520aa21cc444bef86d2519cba03582526109b060408201610344613a05565b61036081526109c161038082613504565b519020613940565b956109d26135a3565b6109dd828988613616565b906144d6565b61454e565b610384356001600160a01b038116808203610dff5780610f6d57610344356001600160a01b0381168103610dbd57610a20905b614699565b808203610f5d5780610f61575050610344356001600160a01b0381168103610f5d57915b610344356001600160a01b03811690818103610db9576001600160a01b0385168281141580610f53575b610f415750610a7c81615520565b61054435946001600160601b03861695868114159081610d1a5787158015610f1f575b610eea576104643563ffffffff811690818103610ee657620100008211610ecc5750506105c4356001600160401b0381168082141580610d8657600182108015610ebe575b610e98575050506105e4356001600160401b038116908181141580610d8657428311801590610e85575b610e3b57505050610b206103446155fd565b15610e2c576106643561ffff81168082141580610d865761012c8211610e125761064435926001600160a01b03841691828514159081610ddb57610e0e578315831514801590610e03575b610ddf57505050506001600160a01b036106043590811680821415925082610d8657610624359263ffffffff841692838514159182610ddb578415841514801590610dcc575b8015610dc1575b610d8e5750506105043595935050506001600160a01b03841684039050610d8a57610be28361555a565b6103a4356001600160e01b0319811690818103610d865760405163b939c63560e01b8152600481018390526020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa908115610d7b578a91610d4c575b5015610d3957505061036435600160ff82161b905f888a52600760205260408a20908260081c91828c5260205260408b205492848416610d225750610d1e57888a52600760205260408a20908a52602052176040882055610d1a579160209791610cb793506152dd565b8383526005855260408320600160ff1982541617905550827f88dcbc81a29fa09b856e359e27a25c5aa4340b9dce79d4b82b6d0a41a59dda40610340604051610d0281610344613a05565ba35f5160206157a25f395f51905f525d604051908152f35b8580fd5b8980fd5b6302af71f160e41b8c5260048b905260245260448bfd5b50635ef5c33760e01b8852600452602487fd5b610d6e915060203d602011610d74575b610d668183613504565b8101906139ed565b5f610c4d565b503d610d5c565b6040513d8c823e3d90fd5b8880fd5b8680fd5b9495508a94610dbd5750610db957630e0661ff60e21b8352600452602452621e848060445260649150fd5b8280fd5b8480fd5b50505f308414610bb8565b505f9250621e84808511610bb1565b8b80fd5b9394508993610dff57506354a5bb9960e11b835260045260245260449150fd5b8380fd5b50505f308314610b6b565b8a80fd5b63dc4c134d60e01b8952600482905261012c602452604489fd5b630985885d60e01b8652600486fd5b90889161033757506001420191824211610e7157606492610e5b426136fd565b91634aca267360e11b8452600452602452604452fd5b634e487b7160e01b82526011600452602482fd5b50505f610e91426136fd565b8311610b0e565b9088916103375763f075391760e01b8252600452600160245262278d0060445260649150fd5b50505f62278d008211610ae4565b5063497c30a960e11b875260045262010000602452604486fd5b8780fd5b85888361052435906001600160601b03821691828103610dbd5750610db9576313a34d2b60e21b835260045260245260449150fd5b50610524356001600160601b0381169250828103610d8a5750875f9211610a9f565b63b1e3019760e01b8452600452602483fd5b5033811415610a6e565b5f80fd5b8103610f5d5791610a44565b610a2082614699565b604484610f816135b9565b610f896135a3565b630789696560e11b83526001600160a01b0391821660045216602452fd5b503461020c578060031936011261020c5760206040516101f48152f35b503461020c5761034036600319011261020c5750602061058861096d61525b565b503461020c5761034036600319011261020c57611000613966565b61100b61096d61525b565b808252600560205260408220805460ff8116906110278261399b565b15611241576001600160401b0361103c613690565b1642111580611233575b61121057849160068110156111fc5790600286921461110c575b50825461ff01600160e81b031916600517835560019092019190915561108461358c565b61108c61463c565b9061020435916001600160601b03831691828403610d8a576110ae93506151f7565b806110ec575b507f3077f64f92ad91c6479071531304fa3c1e0bb9b63e130c746f3a564292f0ddc68280a2805f5160206157a25f395f51905f525d80f35b611106906110f861358c565b6111006135a3565b906151f7565b5f6110b4565b64ffffffffff8160201c1642115f146111645750905061112c8284613ead565b915b600160ff825460081c1611611146575b91905f611060565b9161115c600191611156866151d1565b90613721565b92905061113e565b60018060a0959394951b039060481c1682805260026020526040832060018060a01b0382165f526020526111c260405f206111a2815460801c613e8f565b81546001600160801b031660809190911b6001600160801b031916179055565b6101c4356001600160a01b0381168103610dff5761026435916001600160601b03831691828403610d1a576111f793506151f7565b61112e565b634e487b7160e01b86526021600452602486fd5b6024856001600160401b03611223613690565b6307acfc1f60e21b835216600452fd5b5061123c61506e565b611046565b632b3263b360e01b8552600484905260448561125c84613494565bfd5b503461020c57604036600319011261020c57602435906001600160401b038216820361020c57602061058883600435613885565b503461020c57608036600319011261020c576024356001600160401b038111610337576112c39036906004016133f7565b90916044356001600160401b038111610337576112e49036906004016132f2565b926064356001600160401b038111610dff57611304903690600401613323565b9161130d613966565b8286036117255761131e81886137c7565b6040516318a8b3c360e21b81526001600160e01b0319821660048201529097906020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa90811561171a5787916116e0575b506001600160a01b031690813b15610d8a579186916113b693604051809581948293630c84774960e41b845260043560048501613831565b03915afa80156116d5579085916116c0575b50506113d385613757565b94845b818110611401576113fd87875f5160206157a25f395f51905f525d60405191829182613435565b0390f35b61140c818387613539565b848210156116ac578160051b84013590607e1985360301821215610ee65761143661096d826152a5565b91828952600560205261144f60ff60408b20541661399b565b156116a15761145e8b836149cd565b156116725761147b6114746020838901016135d0565b8484614a2b565b61149161148a878301806135e4565b9084614b1d565b906040818801016114ca6114c489856114b76020876114af88613874565b9401016135d0565b918960a08a013591614960565b91613874565b908883016060810135903603601e190181121561166e57838a0101906001600160401b0382351161166e57813560051b3603602083011361166e5760148235116116555763ffffffff831682351c6116345791908c915b8d8235841061159357505050506004350361157f579160019493916115648461155c611554602061156c988d01016135d0565b848787614c92565b8901806135e4565b939092614f36565b81611577828a613789565b525b016113d6565b63a8cba6c160e01b8a52600484905260248afd5b8192939460018063ffffffff819516881c1614805f1461162d576115bc87873560208901614c73565b35925b5015611617575b6040519060208201927f3ebaf0a8cd2843ce2cab19a6f94d070400abe35dd919fe84ed1138544c220a4c8452604083015260608201526060815261160b608082613504565b51902093019190611521565b5061162785853560208701614c73565b356115c6565b81926115bf565b631f2a760b60e01b8d5263ffffffff8316600452600182351b60245260448dfd5b63ddd77f0d60e01b8d528135600452601460245260448dfd5b8c80fd5b6044898c6116826060860161385f565b639223760960e01b83526001600160e01b031991821660045216602452fd5b505050600190611579565b634e487b7160e01b87526032600452602487fd5b816116ca91613504565b610dff57835f6113c8565b6040513d87823e3d90fd5b90506020813d602011611712575b816116fb60209383613504565b81010312610d8a5761170c906137fd565b5f61137e565b3d91506116ee565b6040513d89823e3d90fd5b60448584886355c5b3e360e11b8352600452602452fd5b503461020c57604036600319011261020c576117566133b7565b6024359081151590818303610dff577f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03163303611825576001600160a01b03811692831591821561180a575b50506117f65760207f9a8e30a8658b96ab3f034ce4bac6806278b4aee5880ccdd1ac35e4ed5bb31d2391838552600382526040852060ff1981541660ff8316179055604051908152a280f35b637833514560e11b83526004829052602483fd5b9091508161181b575b505f806117aa565b90503b155f611813565b63fa5cd00f60e01b845233600452602484fd5b503461020c57602036600319011261020c57602061185c6118576133b7565b61379d565b6040519015158152f35b503461020c5761187536613353565b61188194929394613966565b808403611b2557611893849294613757565b937f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169036819003605e190190855b8581106118f1576113fd88885f5160206157a25f395f51905f525d60405191829182613435565b61190761096d61190283898d613539565b6152a5565b808852600560205261191f60ff60408a20541661399b565b15611b1c5761192f82888c613539565b86831015611b08578260051b84013585811215610d1e578401604081019061196061195a83836135e4565b906137c7565b9161196b83856149cd565b15611af8576020820190611988611981836135d0565b8787614a2b565b61199c61199584806135e4565b9087614b1d565b938a60206119b26119ac866135d0565b8a6138d7565b926024604051809481936318a8b3c360e21b835263ffffffff60e01b1660048301525afa8015611aeb578f90611aad575b6001600160a01b0316926119f89150856135e4565b9290813b15611aa957908f929188611a4360a092604051978896879586956373db9a3f60e11b8752013560048601528c60248601526044850152608060648501526084840191613811565b03915afa8015611a9e57908d91611a89575b505091611564611a769492611a7061155460019998966135d0565b806135e4565b81611a81828b613789565b525b016118ca565b81611a9391613504565b610ddb578b5f611a55565b6040513d8f823e3d90fd5b8f80fd5b506020813d8211611ae3575b81611ac660209383613504565b81010312611adf57611ada6119f8916137fd565b6119e3565b8e80fd5b3d9150611ab9565b8f604051903d90823e3d90fd5b60448c846116826060880161385f565b634e487b7160e01b89526032600452602489fd5b50600190611a83565b90506044926355c5b3e360e11b8352600452602452fd5b503461020c5760a036600319011261020c5760043563ffffffff8116810361033757608435916001600160a01b038316830361020c5760206105888460643560443560243587614960565b503461020c578060031936011261020c576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b50604036600319011261020c576103fd611be46133b7565b611bec613966565b602435903390614757565b5036600319016103608112610337576103401361020c57610344356001600160401b03811161033757611c31611c569136906004016133f7565b611c3c929192613966565b611c4761096d61525b565b9283611c516135a3565b6139bb565b611c61610a1b61463c565b6044356001600160a01b0381168103610f5d576001600160a01b03811661201757506004356001600160a01b0381168103610f5d57915b6004356001600160a01b03811690818103610db9576001600160a01b038516828114158061200d575b610f415750611ccf81615520565b61020435946001600160601b03861695868114159081610d1a5787158015611feb575b611fb6576101243563ffffffff811690818103610ee657620100008211610ecc575050610284356001600160401b0381168082141580610d8657600182108015611fa8575b610e98575050506102a4356001600160401b038116908181141580610d8657428311801590611f95575b610e3b57505050611d7260046155fd565b15610e2c576103243561ffff81168082141580610d865761012c8211610e125761030435926001600160a01b03841691828514159081610ddb57610e0e578315831514801590611f8a575b610ddf57505050506001600160a01b036102c43590811680821415925082610d86576102e4359263ffffffff841692838514159182610ddb578415841514801590611f7b575b8015611f70575b610d8e5750506101c43595935050506001600160a01b03841684039050610d8a57611e348361555a565b6064356001600160e01b0319811690818103610d865760405163b939c63560e01b8152600481018390526020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa908115610d7b578a91611f51575b5015610d39575050602435600160ff82161b905f888a52600760205260408a20908260081c91828c5260205260408b205492848416610d225750610d1e57888a52600760205260408a20908a52602052176040882055610d1a579160209791611f0793506152dd565b8383526005855260408320600160ff1982541617905550827f88dcbc81a29fa09b856e359e27a25c5aa4340b9dce79d4b82b6d0a41a59dda40610340604051610d02816004613a05565b611f6a915060203d602011610d7457610d668183613504565b5f611e9e565b50505f308414611e0a565b505f9250621e84808511611e03565b50505f308314611dbd565b50505f611fa1426136fd565b8311611d61565b50505f62278d008211611d37565b8588836101e435906001600160601b03821691828103610dbd5750610db9576313a34d2b60e21b835260045260245260449150fd5b506101e4356001600160601b0381169250828103610d8a5750875f9211611cf2565b5033811415611cc1565b6001600160a01b0381168103610f5d5791611c98565b503461020c578060031936011261020c57602060405160038152f35b503461020c578060031936011261020c57602061ffff60045416604051908152f35b503461020c578060031936011261020c576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b503461020c5736600319016103808112610337576103401361020c57610344356001600160401b03811681036103375761036435906001600160401b038211610db9576109e36121076103fd9336906004016133f7565b90612110613966565b61211b61096d61525b565b936121246135a3565b6109dd8287613885565b5036600319016104208112610337576103401361020c5760c03661034319011261020c57610404356001600160401b038111610337576121729036906004016133f7565b61217a613966565b61218561096d61525b565b8084526005602052604084209283549260ff8460081c169360ff811690600682101561283b5760018214159081612812575b506127f857506001600160401b036121cd613690565b1642116127d5576121dc613848565b60405163b939c63560e01b81526001600160e01b031990911660048201526020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa90811561171a5787916127b6575b501561279257610344359183830361277b578460ff612257613671565b160361275a576003851461274657426001600160401b036122766136a7565b16106127235761228461355e565b6040519360208501907fe85df75e9c66fd80225ea83d939fb34dbf60a40c6bd72f5d6811ead86996e2a1825260408601526103643560018060a01b038116809103610d1e576060860152610384356001600160a01b03811690819003610d1e5760808601526103a4356001600160601b038116809103610d1e5760a08601526103c43560ff8116809103610d1e5760c08601526103e435906001600160401b038216809203610d1e578561234a9260e061235098015260e081526109c161010082613504565b906139bb565b61235942613c8b565b926001600160601b0361236a6136d2565b1684106126fb57826126d3575b61237f61355e565b6040516355ea6c4760e01b81526001600160a01b0391821660048201529390606090859060249082907f0000000000000000000000000000000000000000000000000000000000000000165afa9081156126c857869187958891612676575b506001600160a01b038316958615612653576001600160a01b031680151580612639575b6126275750612417612412613575565b615520565b878052600260205260408820865f5260205260405f2090815460801c90808210156126105750600101906001600160801b0382116125fc5780546001600160801b031660809290921b6001600160801b03191691909117905561247982614699565b61248161358c565b610264356001600160601b03811690818103610d1e576124a3928591506152dd565b61028435916001600160401b03831690818403610d86577f827699e868a1463c17cf5bbedd1a4ac4d353e72ea685bff55fc03b0157b98c58946124f26001600160401b03936060965042613721565b836124fb613690565b168110156125ea578361257e9116925b825460ff1916600217835561251f8661372e565b835461ff0019811660089290921b61ff00169182178555600454610100600160e81b031990911690911760109190911b63ffff00001617602085901b68ffffffffff00000000161760489190911b600160481b600160e81b0316178255565b6001896bffffffffffffffffffffffff19612597613575565b881b16179101556001600160601b036125b76125b1613575565b9461372e565b9860ff6040519a168a5216602089015216604087015260018060a01b031694a4805f5160206157a25f395f51905f525d80f35b5061257e6125f6613690565b9261250b565b634e487b7160e01b89526011600452602489fd5b633225a95360e11b8a526004889052602452604489fd5b63e00db5df60e01b8952600452602488fd5b506001600160a01b0361264a613575565b16811415612402565b60248961265e61355e565b636c90a54560e11b82526001600160a01b0316600452fd5b92505093506060813d6060116126c0575b8161269460609383613504565b81010312610d1a576126a5816137fd565b9360406126b4602084016137fd565b9201519491945f6123de565b3d9150612687565b6040513d88823e3d90fd5b6126dd8183613ead565b82865260066020526126f460408720918254613721565b9055612377565b6044856001600160601b038661270f6136d2565b906398af595b60e01b845260045216602452fd5b6024876001600160401b036127366136a7565b63fcd4a11f60e01b835216600452fd5b63460ed3cd60e01b87526004859052602487fd5b6044878660ff612768613671565b6312b0b34b60e31b845216600452602452fd5b60448785856362c9964d60e01b8352600452602452fd5b60248661279d613848565b635ef5c33760e01b82526001600160e01b031916600452fd5b6127cf915060203d602011610d7457610d668183613504565b5f61223a565b6024866001600160401b036127e8613690565b63c1b30fbd60e01b835216600452fd5b8661125c60449286632b3263b360e01b8452600452613494565b6002831480159250612826575b505f6121b7565b64ffffffffff915060201c164211155f61281f565b634e487b7160e01b88526021600452602488fd5b503461020c57604036600319011261020c57602090604061286e6133b7565b916024359260018060a01b03168152600784528181208360081c825284522054600160ff60405193161b1615158152f35b503461020c57606036600319011261020c57604435906001600160401b038216820361020c57602061058883602435600435613616565b503461020c576128e536613353565b92916128ef613966565b838103612f04577f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169392855b82811061293f5786805f5160206157a25f395f51905f525d80f35b61295061096d611902838686613539565b61296361295e838686613539565b6135d0565b86831015611b0857816129879161297f8560051b8901896135e4565b9290916139bb565b612992828585613539565b9061299c8261466b565b6001600160a01b036129ad846135d0565b6001600160a01b038316911681141580612efa575b612ee857506129d3612412846135d0565b6102008301906001600160601b036129ea836136e9565b16158015612ebf575b612e875761012084016201000063ffffffff612a0e83613874565b1611612e5f5750610280840160016001600160401b03612a2d836136be565b16108015612e42575b612e1257506102a08401426001600160401b03612a52836136be565b1611801590612def575b612dad5750612a6a846155fd565b15612d9e57610320840161012c61ffff612a8383614c83565b1611612d795761030085016001600160a01b03612a9f826135d0565b161561ffff612aad84614c83565b161514801590612d5f575b612d285750506102c084016001600160a01b03612ad4826135d0565b1615906102e086019163ffffffff612aeb84613874565b161514801590612d0e575b8015612cf4575b612cba5750506101c08401612b19612b14826135d0565b61555a565b606085018c8c6020612b2a8461385f565b60246040518094819363b939c63560e01b835263ffffffff60e01b1660048301525afa918215612cae5791612c90575b5015612c8457506020850135600160ff82161b908d60018060a01b03612b7f896135d0565b16905260076020528d6040808220918360081c92838252602052205491838316612c5c5750612bf08f94899897956040612bfd98966001600160601b0396612bf69660019f9e600180612bd69160a01b03916135d0565b1685526007602052838520908552602052179120556135d0565b936136e9565b16916152dd565b808a52600560205260408a208460ff198254161790557f88dcbc81a29fa09b856e359e27a25c5aa4340b9dce79d4b82b6d0a41a59dda40610340858060a01b03612c46856135d0565b1693612c556040518092613a05565ba301612924565b8f604491612c698b6135d0565b6302af71f160e41b83526001600160a01b0316600452602452fd5b8c61279d60249261385f565b612ca8915060203d8111610d7457610d668183613504565b5f612b5a565b604051903d90823e3d90fd5b8c63ffffffff83612ccf6114c46064956135d0565b630e0661ff60e21b84526001600160a01b0390911660045216602452621e8480604452fd5b50612cfe816135d0565b6001600160a01b03163014612afd565b50621e848063ffffffff612d2184613874565b1611612af6565b8c61ffff83612d41612d3b6044956135d0565b91614c83565b6354a5bb9960e11b84526001600160a01b0390911660045216602452fd5b50612d69816135d0565b6001600160a01b03163014612ab8565b8b61ffff612d88604493614c83565b63dc4c134d60e01b83521660045261012c602452fd5b630985885d60e01b8b5260048bfd5b612db78c916136be565b906001420191824211610e71576064926001600160401b03612dd8426136fd565b634aca267360e11b85529216600452602452604452fd5b50612df9816136be565b6001600160401b03612e0a426136fd565b911611612a5c565b8b6001600160401b03612e266064936136be565b63f075391760e01b835216600452600160245262278d00604452fd5b5062278d006001600160401b03612e58836136be565b1611612a36565b8b63ffffffff612e70604493613874565b63497c30a960e11b83521660045262010000602452fd5b60448b6001600160601b038481612eaa612ea46101e08b016136e9565b926136e9565b6313a34d2b60e21b8552911660045216602452fd5b50612ecd6101e085016136e9565b6001600160601b0380612edf856136e9565b169116116129f3565b63b1e3019760e01b8b5260045260248afd5b50338114156129c2565b6355c5b3e360e11b85526004526024839052604484fd5b503461020c578060031936011261020c576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b503461020c578060031936011261020c576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b5034610f5d5736600319016103608112610f5d5761034013610f5d5761034435906001600160401b038211610f5d57816004019160606003198236030112610f5d57612fef613966565b612ffa61096d61525b565b805f52600560205260ff60405f2054166130138161399b565b156132055750604482019361302b61195a86836135e4565b926130378460046149cd565b156131ce576024019461305461304c876135d0565b846004614a2b565b61306961306183806135e4565b906004614b1d565b9361307c613076886135d0565b856138d7565b6040516318a8b3c360e21b81526001600160e01b03199092166004830152906020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa8015613188575f90613193575b6001600160a01b0316926130ef9150846135e4565b92803b15610f5d57613135935f93604051958694859384936373db9a3f60e11b855260a43560048601528c60248601526044850152608060648501526084840191613811565b03915afa80156131885761316c575b5061316290611a706131596103fd96976135d0565b85856004614c92565b9290916004614f36565b6103fd94509061317f5f61316293613504565b5f945090613144565b6040513d5f823e3d90fd5b506020813d6020116131c6575b816131ad60209383613504565b81010312610f5d576131c16130ef916137fd565b6130da565b3d91506131a0565b6064356001600160e01b03198116908590828103610f5d5750639223760960e01b5f5263ffffffff60e01b1660045260245260445ffd5b61321b91632b3263b360e01b5f52600452613494565b60445ffd5b34610f5d5760c0366003190112610f5d57604051602081017fe85df75e9c66fd80225ea83d939fb34dbf60a40c6bd72f5d6811ead86996e2a18152600435604083015260243560018060a01b038116809103610f5d5760608301526044356001600160a01b03811690819003610f5d5760808301526064356001600160601b038116809103610f5d5760a083015260843560ff8116809103610f5d5760c083015260a435906001600160401b038216809203610f5d57826105889260e0602095015260e081526109c161010082613504565b9181601f84011215610f5d578235916001600160401b038311610f5d576020808501946103408502010111610f5d57565b9181601f84011215610f5d578235916001600160401b038311610f5d576020808501948460051b010111610f5d57565b6040600319820112610f5d576004356001600160401b038111610f5d578161337d916004016132f2565b92909291602435906001600160401b038211610f5d5761339f91600401613323565b9091565b35906001600160401b0382168203610f5d57565b600435906001600160a01b0382168203610f5d57565b602435906001600160a01b0382168203610f5d57565b35906001600160a01b0382168203610f5d57565b9181601f84011215610f5d578235916001600160401b038311610f5d5760208381860195010111610f5d57565b359063ffffffff82168203610f5d57565b60206040818301928281528451809452019201905f5b8181106134585750505090565b8251151584526020938401939092019160010161344b565b805180835260209291819084018484015e5f828201840152601f01601f1916010190565b60068110156134a257602452565b634e487b7160e01b5f52602160045260245ffd5b6060906003190112610f5d576004356001600160a01b0381168103610f5d57906024356001600160a01b0381168103610f5d579060443590565b35906001600160601b0382168203610f5d57565b90601f801991011681019081106001600160401b0382111761352557604052565b634e487b7160e01b5f52604160045260245ffd5b919081101561354a57610340020190565b634e487b7160e01b5f52603260045260245ffd5b610364356001600160a01b0381168103610f5d5790565b610384356001600160a01b0381168103610f5d5790565b6101c4356001600160a01b0381168103610f5d5790565b6004356001600160a01b0381168103610f5d5790565b610344356001600160a01b0381168103610f5d5790565b356001600160a01b0381168103610f5d5790565b903590601e1981360301821215610f5d57018035906001600160401b038211610f5d57602001918136038313610f5d57565b906001600160401b0361366e936040519260208401947fbe70262dbad2ee38fa9e9f2e2d6bd3069cc1febf5b8f6917b5bfb61439fb8535865260408501526060840152166080820152608081526109c160a082613504565b90565b6103c43560ff81168103610f5d5790565b3560ff81168103610f5d5790565b6102a4356001600160401b0381168103610f5d5790565b6103e4356001600160401b0381168103610f5d5790565b356001600160401b0381168103610f5d5790565b6103a4356001600160601b0381168103610f5d5790565b356001600160601b0381168103610f5d5790565b9062278d00820180921161370d57565b634e487b7160e01b5f52601160045260245ffd5b9190820180921161370d57565b60ff60019116019060ff821161370d57565b6001600160401b0381116135255760051b60200190565b9061376182613740565b61376e6040519182613504565b828152809261377f601f1991613740565b0190602036910137565b805182101561354a5760209160051b010190565b6001600160a01b031680159081156137b3575090565b90505f52600360205260ff60405f20541690565b356001600160e01b03198116929190600482106137e2575050565b6001600160e01b031960049290920360031b82901b16169150565b51906001600160a01b0382168203610f5d57565b908060209392818452848401375f828201840152601f01601f1916010190565b60409061366e949281528160208201520191613811565b6064356001600160e01b031981168103610f5d5790565b356001600160e01b031981168103610f5d5790565b3563ffffffff81168103610f5d5790565b61366e916001600160401b036040519160208301937f5c7ede5d63a259b14b4b33dc438884f2faf73886535cafa0a299bd5fa786b2fd85526040840152166060820152606081526109c1608082613504565b6040519160208301917fed10e0eeb888aefe677b203d556d220333b03b9ba2129de8c7141609fd3902e88352466040850152306060850152608084015260018060a01b031660a083015260a0825261393060c083613504565b905190206001600160fd1b031690565b60429061394b615351565b906040519161190160f01b8352600283015260228201522090565b5f5160206157a25f395f51905f525c61398c5760015f5160206157a25f395f51905f525d565b633ee5aeb560e01b5f5260045ffd5b60068110156134a257600181149081156139b3575090565b600291501490565b929190336001600160a01b03851614806139e5575b6139df576139dd93615467565b565b50505050565b5082156139d0565b90816020910312610f5d57518015158103610f5d5790565b6001600160a01b03613a16826133e3565b168252602081810135908301526001600160a01b03613a37604083016133e3565b166040830152606081013563ffffffff60e01b8116809103610f5d5760608301526080810135608083015260a081013560a083015260c081013560c083015260e081013560e08301526001600160401b03613a9561010083016133a3565b1661010083015263ffffffff613aae6101208301613424565b16610120830152610140810135801515809103610f5d576101408301526101608101356003811015610f5d576101608301526101808101359060ff82168203610f5d5760ff61032092166101808401526101a08101356101a084015260018060a01b03613b1e6101c083016133e3565b166101c08401526001600160601b03613b3a6101e083016134f0565b166101e08401526001600160601b03613b5661020083016134f0565b166102008401526001600160401b03613b7261022083016133a3565b1661022084015263ffffffff613b8b6102408301613424565b166102408401526001600160601b03613ba761026083016134f0565b166102608401526001600160401b03613bc361028083016133a3565b166102808401526001600160401b03613bdf6102a083016133a3565b166102a08401526001600160a01b03613bfb6102c083016133e3565b166102c084015263ffffffff613c146102e08301613424565b166102e08401526001600160a01b03613c3061030083016133e3565b1661030084015201359061ffff8216809203610f5d576103200152565b9190820391821161370d57565b8181029291811591840414171561370d57565b8115613c77570490565b634e487b7160e01b5f52601260045260245ffd5b610224356001600160401b03811690818103610f5d57610244359063ffffffff8216808303610f5d57613cbe8185613721565b851015613d5e5783851115613d3f5761020435926001600160601b03841693848103610f5d57506101e435946001600160601b03861694858703610f5d578590036001600160601b03811161370d576001600160601b03613d2a613d319361366e9a613d389850613c4d565b9116613c5a565b9050613c6d565b9150613721565b50505050506101e4356001600160601b03811690818103610f5d575090565b5050505050610204356001600160601b03811690818103610f5d575090565b61022081016001600160401b03613d93826136be565b1692613db361024084019463ffffffff613dac87613874565b1690613721565b811015613e76576001600160401b03613dcb836136be565b16811115613e59576101e0613de361020085016136e9565b9301926001600160601b0380613df8866136e9565b16911603916001600160601b03831161370d5761366e9463ffffffff613e4c613e466001600160601b039687613d2a613e53986001600160401b03613e3f612ea49a6136be565b1690613c4d565b92613874565b1690613c6d565b16613721565b50506001600160601b0391506101e0613e7291016136e9565b1690565b50506001600160601b039150610200613e7291016136e9565b6001600160801b035f19911601906001600160801b03821161370d57565b815491929160481c6001600160a01b0316906064356001600160e01b03198116808203610f5d5760405163495a982560e01b8152600481018290526020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa908115613188575f916141bd575b506141a9576001600160a01b0384165f9081525f5160206157825f395f51905f52602052604090208054613f6391906111a29060801c613e8f565b60408051630198a77d60e11b8152967f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316929188600481865afa918215613188575f985f9361416e575b50610264356001600160601b038116808203610f5d57613ff761271080613fe4613fee9e613ffc965085613c5a565b049c8d9784613c5a565b04958692613c4d565b613c4d565b946101c435906001600160a01b0382168203610f5d576004356001600160a01b03811696909490878603610f5d578560ff5f9361406c8a60c4986140458f60209d5087836151f7565b7f0000000000000000000000000000000000000000000000000000000000000000906151f7565b5460081c16604051888101918d835260408201526040815261408f606082613504565b5190209350506040519788958694631bb76b5f60e11b86528d60048701528460248701526044860152606485015260848401528160a48401525af1918215613188575f92614118575b50916080917f5a04b4ac72e7dc8ee21b9e24d2e69e76e8437e164fac17d1af17af071ff07afd9360405192835288602084015260408301526060820152a3565b9150916020823d602011614166575b8161413460209383613504565b81010312610f5d57905190917f5a04b4ac72e7dc8ee21b9e24d2e69e76e8437e164fac17d1af17af071ff07afd6140d8565b3d9150614127565b985091506040883d6040116141a1575b8161418b60409383613504565b81010312610f5d5760208851980151915f613fb5565b3d915061417e565b5050506141b9919250600461516e565b5f90565b6141d6915060203d602011610d7457610d668183613504565b5f613f28565b93929160018060a01b03815460481c1692606086016141fa8161385f565b60405163495a982560e01b81526001600160e01b031990911660048201526020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa908115613188575f916144b7575b506144a9576001600160a01b0385165f9081525f5160206157825f395f51905f5260205260409020805461429391906111a29060801c613e8f565b60408051630198a77d60e11b81527f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169890929091836004818c5afa988915613188575f935f9a61446e575b506142f561026084016136e9565b6001600160601b0316936143099085613c5a565b6127109004614319819b86613c5a565b612710900494859161432a91613c4d565b9061433491613c4d565b956101c08401614343816135d0565b8861434d876135d0565b614356926151f7565b61435f906135d0565b857f000000000000000000000000000000000000000000000000000000000000000061438a926151f7565b5460081c60ff1660405160208101918983526040820152604081526143b0606082613504565b519020916143bd9061385f565b926143c7906135d0565b604051631bb76b5f60e11b8152600481018a90525f602482015260448101939093526001600160e01b031990931660648301526001600160a01b0392831660848301529190931660a4840152829081905a925f60c492602095f1918215613188575f926141185750916080917f5a04b4ac72e7dc8ee21b9e24d2e69e76e8437e164fac17d1af17af071ff07afd9360405192835288602084015260408301526060820152a3565b935098506040833d6040116144a1575b8161448b60409383613504565b81010312610f5d5760208351930151985f6142e7565b3d915061447e565b505050506141b9919261516e565b6144d0915060203d602011610d7457610d668183613504565b5f614258565b949392916001600160a01b03861633811480614546575b61453d57841561452757506001600160401b031694428610614514576139dd949550615467565b8563fcd4a11f60e01b5f5260045260245ffd5b630789696560e11b5f523360045260245260445ffd5b50505050509050565b5084156144ed565b805f52600560205260405f2060ff81541660068110156134a257600181036146245750805460ff191660041790556101c4356001600160a01b0381168103610f5d576044356001600160a01b0381168103610f5d576001600160a01b03811661460e57506004356001600160a01b0381168103610f5d57905b61020435916001600160601b03831691828403610f5d576145e893506151f7565b7fbaa1eb22f2a492ba1a5fea61b8df4d27c6c8b5f3971e63bb58fa14ff72eedb705f80a2565b6001600160a01b0381168103610f5d57906145c7565b632b3263b360e01b5f52600483905261321b90613494565b6044356001600160a01b038116808203610f5d5761366e57506004356001600160a01b0381168103610f5d5790565b604081016001600160a01b03614680826135d0565b1661468f575061366e906135d0565b61366e91506135d0565b3415614754576001600160a01b0381165f9081525f5160206157825f395f51905f526020526040902080546146d89034906001600160801b0316613721565b6001600160801b03811161473d5781546001600160801b0319166001600160801b03919091161790556040513481526001600160a01b03909116905f907f8752a472e571a816aea92eec8dae9baf628e840f4929fbcc2d155e6233ff68a790602090a3565b6306dfcc6560e41b5f52608060045260245260445ffd5b50565b9061476181615520565b61476a8261555a565b6001600160a01b03821691826147da578334036147c357816147b0857f8752a472e571a816aea92eec8dae9baf628e840f4929fbcc2d155e6233ff68a7946020946151f7565b6040519485526001600160a01b031693a3565b8363195a3ca160e01b5f523460045260245260445ffd5b92909234614949576040516370a0823160e01b8152306004820152602081602481875afa908115613188575f91614917575b50604051926323b872dd60e01b5f52336004523060245260445260205f60648180885af160015f51148116156148f8575b836040525f606052156148e5576370a0823160e01b8352306004840152602083602481875afa80156131885785935f916148ad575b506020926148a57f8752a472e571a816aea92eec8dae9baf628e840f4929fbcc2d155e6233ff68a795936147b093613c4d565b9687916151f7565b919350506020813d6020116148dd575b816148ca60209383613504565b81010312610f5d57518492906020614872565b3d91506148bd565b83635274afe760e01b5f5260045260245ffd5b600181151661490e57843b15153d15161661483d565b833d5f823e3d90fd5b90506020813d602011614941575b8161493260209383613504565b81010312610f5d57515f61480c565b3d9150614925565b63195a3ca160e01b5f52346004525f60245260445ffd5b93919290926040519363ffffffff60208601967f7ebe6c32df36046943affd3e1fb3c2fdc137f38fd0700bed856315d3d70ec7db88521660408601526060850152608084015260a083015260018060a01b031660c082015260c081526149c760e082613504565b51902090565b9091906001600160e01b03196149e56060830161385f565b6001600160e01b031990941693168314614a1d57608001355b6001600160e01b031981168015614a24578314614a1d5760201b6149fe565b5060019150565b505f925050565b6102a0016001600160401b03614a40826136be565b164211614ad05750614a5182615520565b5f52600560205260405f209081549160ff831660068110156134a25760021480614abc575b614a7f57505050565b6001015460601c906001600160a01b0316819003614a9b575050565b64ffffffffff925063465f372360e11b5f5260045260201c1660245260445ffd5b5064ffffffffff8360201c16421115614a76565b614ae16001600160401b03916136be565b63c1b30fbd60e01b5f521660045260245ffd5b358015158103610f5d5790565b359060208110614b0f575090565b5f199060200360031b1b1690565b929192614b2d6101408201614af4565b15614c0e5760208403614bf657614b448483614b01565b935b6101608201356003811015610f5d5760018103614b815750506101a0915001358203614b6e57565b50637dcf976760e01b5f5260045260245ffd5b600214614b8d57505050565b614b9a6101808301613682565b60ff811691828110948515614bb5575b5050505050614b6e57565b614bc29293949550614b01565b9160ff82160361370d576107f89060031b166101000391610100831161370d576101a0013518901c15155f80808080614baa565b8363497c30a960e11b5f52600452602060245260445ffd5b610120810163ffffffff614c2182613874565b168511614c4d575060205f6040518685823780878101838152039060025afa15613188575f5193614b46565b84614c5c63ffffffff92613874565b9063497c30a960e11b5f526004521660245260445ffd5b919081101561354a5760051b0190565b3561ffff81168103610f5d5790565b909192825f52600560205260405f20905f9180549260ff84169160068310156134a2577f0ad4632d3097047a0115e42248b9470ef720599dac7a2cc63041f0ecbb0ac0a695606095600289951480918192614f21575b5015614eda5750614d2f929350614de9614da3614d766001600160601b03600186015416968c86549661ffff8860101c169998899860018060a01b039060481c168861516e565b8d600160ff835460081c1611614ec1575b50805468ffffffffffffffff01600160e81b03191660488c901b600160481b600160e81b03161760031781556001015585613721565b956101c0840196612710614d93614d8c8a6135d0565b9388613c5a565b04918280614e8f575b5050613c4d565b614dac866135d0565b90614dba61030085016135d0565b91612710614dd861ffff614dd16103208901614c83565b1688613c5a565b04809381614e7e575b505050613c4d565b93614dfd8587614df8846135d0565b6151f7565b6102008201906001600160601b03614e14836136e9565b168403614e3f575b505060408051998a5260208a019390935250508601526001600160a01b031693a3565b614e75936001600160601b03614e69614e63614e5d614e6f956135d0565b9661466b565b946136e9565b16613c4d565b916151f7565b805f8080614e1c565b614e87926151f7565b5f8281614de1565b614eba917f0000000000000000000000000000000000000000000000000000000000000000906151f7565b5f82614d9c565b60019193611156614ed1926151d1565b9290508d614d40565b919392614da3614d76614de9928c614ef24287613d7d565b988a61ffff600454169a998a99614f0b575b5050614d2f565b82945091614f1992896141dc565b918a8e614f04565b64ffffffffff915060201c164211155f614ce8565b90936102c0820193906001600160a01b03614f50866135d0565b161561506657614f636101408401614af4565b1561505457506102e0614fc89192614fc25f5b614fb46040519687926020840199630edd680960e01b8b528c602486015260a0870135604486015260648501526080608485015260a4840191613811565b03601f198101865285613504565b01613874565b92643fffffffc063ffffffff85169460061b168481046040148515171561370d57603f900461c350810180911161370d57805a1061504257507fd0870e52fe4172e947dc0258ab541d57ac0061eea72d1af8d21ce6f54d501f12936020935f809461503382956135d0565b905193f16040519015158152a2565b63cf30f30760e01b5f5260045260245ffd5b916102e090614fc2614fc89394614f76565b505050505050565b6001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016906064356001600160e01b0319811690818103610f5d57506040519063b939c63560e01b82526004820152602081602481865afa908115613188575f9161514f575b50615149576084355b6001600160e01b031981168015614a24576040519063b939c63560e01b82526004820152602081602481875afa908115613188575f9161512b575b50614a1d5760201b6150e3565b615143915060203d8111610d7457610d668183613504565b5f61511e565b60019150565b615168915060203d602011610d7457610d668183613504565b5f6150da565b6001600160a01b0382165f9081525f5160206157825f395f51905f526020526040902080546139dd93916151a8916111a29060801c613e8f565b6001600160601b036151ca6102606151c36101c086016135d0565b94016136e9565b16916151f7565b90815f52600660205260405f205491826151e85750565b5f5260066020525f6040812055565b60018060a01b03165f52600260205260405f209060018060a01b03165f5260205261523060405f20916001600160801b03835416613721565b6001600160801b03811161473d5781546001600160801b0319166001600160801b0391909116179055565b60405160208101907fb9e12edf82107d9a38cd588b0edd2f1656f0520aa21cc444bef86d2519cba0358252615294604082016004613a05565b61036081526149c761038082613504565b60405161529460208201927fb9e12edf82107d9a38cd588b0edd2f1656f0520aa21cc444bef86d2519cba03584526040830190613a05565b60018060a01b03165f52600260205260405f209060018060a01b03165f5260205260405f20906001600160801b0382541681811061533b576153286001600160801b03928392613c4d565b16166001600160801b0319825416179055565b9063cf47918160e01b5f5260045260245260445ffd5b307f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316148061543e575b156153ac577f000000000000000000000000000000000000000000000000000000000000000090565b60405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527f000000000000000000000000000000000000000000000000000000000000000060408201527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a082015260a081526149c760c082613504565b507f00000000000000000000000000000000000000000000000000000000000000004614615383565b906154738484836155c9565b5060048110156134a25715908161550a575b506139df57813b156154e9576020936154c75f946154b960405193849289840196630b135d3f60e11b885260248501613831565b03601f198101835282613504565b8380525191620493e0fa601f3d11165f5190159081156154f8575b506154e957565b635cd5d23360e01b5f5260045ffd5b630b135d3f60e11b141590505f6154e2565b6001600160a01b0384811691161490505f615485565b6001600160a01b0316801561554b573081146155395750565b637833514560e11b5f5260045260245ffd5b63d92e233d60e01b5f5260045ffd5b6155638161379d565b1561556b5750565b635f8b555b60e11b5f9081526001600160a01b0391909116600452602490fd5b60ff811690601f82116155ba57604051916155a7604084613504565b6020808452838101919036833783525290565b632cd44ac360e21b5f5260045ffd5b90604183036155f3576155ec9250602081013591604082359201355f1a906156ff565b9192909190565b50505f9160029190565b6101608101356003811015610f5d5780156156d8576001146156b1576156266101808201613682565b60ff8116916156386101408201614af4565b1592836156a7575b8361569b575b8361567d575b83615658575b50505090565b9192509060ff83160361370d576101a06107f89101359160031b161b155f8080615652565b925063ffffffff6156916101208301613874565b168311159261564c565b60208111159350615646565b8015159350615640565b60ff6156c06101808301613682565b161590816156cc575090565b6101a091500135151590565b5060ff6156e86101808301613682565b161590816156f4575090565b6101a0915001351590565b91907f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a08411615776579160209360809260ff5f9560405194855216868401526040830152606082015282805260015afa15613188575f516001600160a01b0381161561576c57905f905f90565b505f906001905f90565b5050505f916003919056feac33ff75c19e70fe83507db0d683fd3465c996598dc972688b7ace676c89077b9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f00",
}

// Market is an auto generated Go binding around an Ethereum contract.
type Market struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Market) GetABI() abi.ABI {
	return c.abi
}

// NewMarket creates a new instance of Market.
func NewMarket() *Market {
	parsed, err := MarketMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Market{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Market) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address owner, address[] tokens, address verifiers, address provers, address treasury, uint16 feeBps) returns()
func (market *Market) PackConstructor(owner common.Address, tokens []common.Address, verifiers common.Address, provers common.Address, treasury common.Address, feeBps uint16) []byte {
	enc, err := market.abi.Pack("", owner, tokens, verifiers, provers, treasury, feeBps)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackCONTEXTTAG is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x77f2b679.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function CONTEXT_TAG() view returns(bytes32)
func (market *Market) PackCONTEXTTAG() []byte {
	enc, err := market.abi.Pack("CONTEXT_TAG")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCONTEXTTAG is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x77f2b679.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function CONTEXT_TAG() view returns(bytes32)
func (market *Market) TryPackCONTEXTTAG() ([]byte, error) {
	return market.abi.Pack("CONTEXT_TAG")
}

// UnpackCONTEXTTAG is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x77f2b679.
//
// Solidity: function CONTEXT_TAG() view returns(bytes32)
func (market *Market) UnpackCONTEXTTAG(data []byte) ([32]byte, error) {
	out, err := market.abi.Unpack("CONTEXT_TAG", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackERC1271GASLIMIT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc7f52260.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function ERC1271_GAS_LIMIT() view returns(uint256)
func (market *Market) PackERC1271GASLIMIT() []byte {
	enc, err := market.abi.Pack("ERC1271_GAS_LIMIT")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackERC1271GASLIMIT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc7f52260.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function ERC1271_GAS_LIMIT() view returns(uint256)
func (market *Market) TryPackERC1271GASLIMIT() ([]byte, error) {
	return market.abi.Pack("ERC1271_GAS_LIMIT")
}

// UnpackERC1271GASLIMIT is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc7f52260.
//
// Solidity: function ERC1271_GAS_LIMIT() view returns(uint256)
func (market *Market) UnpackERC1271GASLIMIT(data []byte) (*big.Int, error) {
	out, err := market.abi.Unpack("ERC1271_GAS_LIMIT", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackMAXPROTOCOLFEEBPS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6d947e4b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_PROTOCOL_FEE_BPS() view returns(uint16)
func (market *Market) PackMAXPROTOCOLFEEBPS() []byte {
	enc, err := market.abi.Pack("MAX_PROTOCOL_FEE_BPS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXPROTOCOLFEEBPS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6d947e4b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_PROTOCOL_FEE_BPS() view returns(uint16)
func (market *Market) TryPackMAXPROTOCOLFEEBPS() ([]byte, error) {
	return market.abi.Pack("MAX_PROTOCOL_FEE_BPS")
}

// UnpackMAXPROTOCOLFEEBPS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6d947e4b.
//
// Solidity: function MAX_PROTOCOL_FEE_BPS() view returns(uint16)
func (market *Market) UnpackMAXPROTOCOLFEEBPS(data []byte) (uint16, error) {
	out, err := market.abi.Unpack("MAX_PROTOCOL_FEE_BPS", data)
	if err != nil {
		return *new(uint16), err
	}
	out0 := *abi.ConvertType(out[0], new(uint16)).(*uint16)
	return out0, nil
}

// PackMAXROUNDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x41d35582.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_ROUNDS() view returns(uint8)
func (market *Market) PackMAXROUNDS() []byte {
	enc, err := market.abi.Pack("MAX_ROUNDS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXROUNDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x41d35582.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_ROUNDS() view returns(uint8)
func (market *Market) TryPackMAXROUNDS() ([]byte, error) {
	return market.abi.Pack("MAX_ROUNDS")
}

// UnpackMAXROUNDS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x41d35582.
//
// Solidity: function MAX_ROUNDS() view returns(uint8)
func (market *Market) UnpackMAXROUNDS(data []byte) (uint8, error) {
	out, err := market.abi.Unpack("MAX_ROUNDS", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackOWNER is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x117803e3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function OWNER() view returns(address)
func (market *Market) PackOWNER() []byte {
	enc, err := market.abi.Pack("OWNER")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOWNER is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x117803e3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function OWNER() view returns(address)
func (market *Market) TryPackOWNER() ([]byte, error) {
	return market.abi.Pack("OWNER")
}

// UnpackOWNER is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x117803e3.
//
// Solidity: function OWNER() view returns(address)
func (market *Market) UnpackOWNER(data []byte) (common.Address, error) {
	out, err := market.abi.Unpack("OWNER", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackPROVERS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0b8fab61.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function PROVERS() view returns(address)
func (market *Market) PackPROVERS() []byte {
	enc, err := market.abi.Pack("PROVERS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPROVERS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0b8fab61.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function PROVERS() view returns(address)
func (market *Market) TryPackPROVERS() ([]byte, error) {
	return market.abi.Pack("PROVERS")
}

// UnpackPROVERS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0b8fab61.
//
// Solidity: function PROVERS() view returns(address)
func (market *Market) UnpackPROVERS(data []byte) (common.Address, error) {
	out, err := market.abi.Unpack("PROVERS", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackTREASURY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2d2c5565.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function TREASURY() view returns(address)
func (market *Market) PackTREASURY() []byte {
	enc, err := market.abi.Pack("TREASURY")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTREASURY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2d2c5565.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function TREASURY() view returns(address)
func (market *Market) TryPackTREASURY() ([]byte, error) {
	return market.abi.Pack("TREASURY")
}

// UnpackTREASURY is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2d2c5565.
//
// Solidity: function TREASURY() view returns(address)
func (market *Market) UnpackTREASURY(data []byte) (common.Address, error) {
	out, err := market.abi.Unpack("TREASURY", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackVERIFIERS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x49df26fe.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function VERIFIERS() view returns(address)
func (market *Market) PackVERIFIERS() []byte {
	enc, err := market.abi.Pack("VERIFIERS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVERIFIERS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x49df26fe.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function VERIFIERS() view returns(address)
func (market *Market) TryPackVERIFIERS() ([]byte, error) {
	return market.abi.Pack("VERIFIERS")
}

// UnpackVERIFIERS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x49df26fe.
//
// Solidity: function VERIFIERS() view returns(address)
func (market *Market) UnpackVERIFIERS(data []byte) (common.Address, error) {
	out, err := market.abi.Unpack("VERIFIERS", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackAllowToken is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5bc35ae8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function allowToken(address token, bool allowed) returns()
func (market *Market) PackAllowToken(token common.Address, allowed bool) []byte {
	enc, err := market.abi.Pack("allowToken", token, allowed)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAllowToken is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5bc35ae8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function allowToken(address token, bool allowed) returns()
func (market *Market) TryPackAllowToken(token common.Address, allowed bool) ([]byte, error) {
	return market.abi.Pack("allowToken", token, allowed)
}

// PackBalanceOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf7888aec.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function balanceOf(address token, address account) view returns(uint256)
func (market *Market) PackBalanceOf(token common.Address, account common.Address) []byte {
	enc, err := market.abi.Pack("balanceOf", token, account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBalanceOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf7888aec.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function balanceOf(address token, address account) view returns(uint256)
func (market *Market) TryPackBalanceOf(token common.Address, account common.Address) ([]byte, error) {
	return market.abi.Pack("balanceOf", token, account)
}

// UnpackBalanceOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf7888aec.
//
// Solidity: function balanceOf(address token, address account) view returns(uint256)
func (market *Market) UnpackBalanceOf(data []byte) (*big.Int, error) {
	out, err := market.abi.Unpack("balanceOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackCancel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2a5f8de2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function cancel((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order, uint64 expiry, bytes signature) returns()
func (market *Market) PackCancel(order IMarketOrder, expiry uint64, signature []byte) []byte {
	enc, err := market.abi.Pack("cancel", order, expiry, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCancel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2a5f8de2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function cancel((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order, uint64 expiry, bytes signature) returns()
func (market *Market) TryPackCancel(order IMarketOrder, expiry uint64, signature []byte) ([]byte, error) {
	return market.abi.Pack("cancel", order, expiry, signature)
}

// PackCancelDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5d34fef4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function cancelDigest(bytes32 digest, uint64 expiry) view returns(bytes32)
func (market *Market) PackCancelDigest(digest [32]byte, expiry uint64) []byte {
	enc, err := market.abi.Pack("cancelDigest", digest, expiry)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCancelDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5d34fef4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function cancelDigest(bytes32 digest, uint64 expiry) view returns(bytes32)
func (market *Market) TryPackCancelDigest(digest [32]byte, expiry uint64) ([]byte, error) {
	return market.abi.Pack("cancelDigest", digest, expiry)
}

// UnpackCancelDigest is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5d34fef4.
//
// Solidity: function cancelDigest(bytes32 digest, uint64 expiry) view returns(bytes32)
func (market *Market) UnpackCancelDigest(data []byte) ([32]byte, error) {
	out, err := market.abi.Unpack("cancelDigest", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackContextOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa2503fe0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function contextOf(bytes32 digest, address payout) view returns(uint256)
func (market *Market) PackContextOf(digest [32]byte, payout common.Address) []byte {
	enc, err := market.abi.Pack("contextOf", digest, payout)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackContextOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa2503fe0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function contextOf(bytes32 digest, address payout) view returns(uint256)
func (market *Market) TryPackContextOf(digest [32]byte, payout common.Address) ([]byte, error) {
	return market.abi.Pack("contextOf", digest, payout)
}

// UnpackContextOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa2503fe0.
//
// Solidity: function contextOf(bytes32 digest, address payout) view returns(uint256)
func (market *Market) UnpackContextOf(data []byte) (*big.Int, error) {
	out, err := market.abi.Unpack("contextOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackDeposit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x47e7ef24.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function deposit(address token, uint256 amount) payable returns()
func (market *Market) PackDeposit(token common.Address, amount *big.Int) []byte {
	enc, err := market.abi.Pack("deposit", token, amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDeposit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x47e7ef24.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function deposit(address token, uint256 amount) payable returns()
func (market *Market) TryPackDeposit(token common.Address, amount *big.Int) ([]byte, error) {
	return market.abi.Pack("deposit", token, amount)
}

// PackDepositFor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb3db428b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function depositFor(address token, address account, uint256 amount) payable returns()
func (market *Market) PackDepositFor(token common.Address, account common.Address, amount *big.Int) []byte {
	enc, err := market.abi.Pack("depositFor", token, account, amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDepositFor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb3db428b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function depositFor(address token, address account, uint256 amount) payable returns()
func (market *Market) TryPackDepositFor(token common.Address, account common.Address, amount *big.Int) ([]byte, error) {
	return market.abi.Pack("depositFor", token, account, amount)
}

// PackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (market *Market) PackEip712Domain() []byte {
	enc, err := market.abi.Pack("eip712Domain")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (market *Market) TryPackEip712Domain() ([]byte, error) {
	return market.abi.Pack("eip712Domain")
}

// Eip712DomainOutput serves as a container for the return parameters of contract
// method Eip712Domain.
type Eip712DomainOutput struct {
	Fields            [1]byte
	Name              string
	Version           string
	ChainId           *big.Int
	VerifyingContract common.Address
	Salt              [32]byte
	Extensions        []*big.Int
}

// UnpackEip712Domain is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x84b0196e.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (market *Market) UnpackEip712Domain(data []byte) (Eip712DomainOutput, error) {
	out, err := market.abi.Unpack("eip712Domain", data)
	outstruct := new(Eip712DomainOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Fields = *abi.ConvertType(out[0], new([1]byte)).(*[1]byte)
	outstruct.Name = *abi.ConvertType(out[1], new(string)).(*string)
	outstruct.Version = *abi.ConvertType(out[2], new(string)).(*string)
	outstruct.ChainId = abi.ConvertType(out[3], new(big.Int)).(*big.Int)
	outstruct.VerifyingContract = *abi.ConvertType(out[4], new(common.Address)).(*common.Address)
	outstruct.Salt = *abi.ConvertType(out[5], new([32]byte)).(*[32]byte)
	outstruct.Extensions = *abi.ConvertType(out[6], new([]*big.Int)).(*[]*big.Int)
	return *outstruct, nil
}

// PackExpire is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x67d85d1f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function expire((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order) returns()
func (market *Market) PackExpire(order IMarketOrder) []byte {
	enc, err := market.abi.Pack("expire", order)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackExpire is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x67d85d1f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function expire((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order) returns()
func (market *Market) TryPackExpire(order IMarketOrder) ([]byte, error) {
	return market.abi.Pack("expire", order)
}

// PackFulfil is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x09b712b0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function fulfil((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order, (bytes,address,bytes) fulfilment) returns()
func (market *Market) PackFulfil(order IMarketOrder, fulfilment IMarketFulfilment) []byte {
	enc, err := market.abi.Pack("fulfil", order, fulfilment)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFulfil is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x09b712b0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function fulfil((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order, (bytes,address,bytes) fulfilment) returns()
func (market *Market) TryPackFulfil(order IMarketOrder, fulfilment IMarketFulfilment) ([]byte, error) {
	return market.abi.Pack("fulfil", order, fulfilment)
}

// PackFulfilBatch is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5c3bcd1b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function fulfilBatch(bytes32 root, bytes proof, (address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16)[] orders_, (bytes,address,uint32,bytes32[])[] items) returns(bool[] paid)
func (market *Market) PackFulfilBatch(root [32]byte, proof []byte, orders []IMarketOrder, items []IMarketBatchItem) []byte {
	enc, err := market.abi.Pack("fulfilBatch", root, proof, orders, items)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFulfilBatch is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5c3bcd1b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function fulfilBatch(bytes32 root, bytes proof, (address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16)[] orders_, (bytes,address,uint32,bytes32[])[] items) returns(bool[] paid)
func (market *Market) TryPackFulfilBatch(root [32]byte, proof []byte, orders []IMarketOrder, items []IMarketBatchItem) ([]byte, error) {
	return market.abi.Pack("fulfilBatch", root, proof, orders, items)
}

// UnpackFulfilBatch is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5c3bcd1b.
//
// Solidity: function fulfilBatch(bytes32 root, bytes proof, (address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16)[] orders_, (bytes,address,uint32,bytes32[])[] items) returns(bool[] paid)
func (market *Market) UnpackFulfilBatch(data []byte) ([]bool, error) {
	out, err := market.abi.Unpack("fulfilBatch", data)
	if err != nil {
		return *new([]bool), err
	}
	out0 := *abi.ConvertType(out[0], new([]bool)).(*[]bool)
	return out0, nil
}

// PackFulfilMany is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4cdaae4e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function fulfilMany((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16)[] orders_, (bytes,address,bytes)[] fulfilments) returns(bool[] paid)
func (market *Market) PackFulfilMany(orders []IMarketOrder, fulfilments []IMarketFulfilment) []byte {
	enc, err := market.abi.Pack("fulfilMany", orders, fulfilments)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFulfilMany is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4cdaae4e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function fulfilMany((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16)[] orders_, (bytes,address,bytes)[] fulfilments) returns(bool[] paid)
func (market *Market) TryPackFulfilMany(orders []IMarketOrder, fulfilments []IMarketFulfilment) ([]byte, error) {
	return market.abi.Pack("fulfilMany", orders, fulfilments)
}

// UnpackFulfilMany is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4cdaae4e.
//
// Solidity: function fulfilMany((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16)[] orders_, (bytes,address,bytes)[] fulfilments) returns(bool[] paid)
func (market *Market) UnpackFulfilMany(data []byte) ([]bool, error) {
	out, err := market.abi.Unpack("fulfilMany", data)
	if err != nil {
		return *new([]bool), err
	}
	out0 := *abi.ConvertType(out[0], new([]bool)).(*[]bool)
	return out0, nil
}

// PackLeafOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4c5f6511.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function leafOf(uint32 index, bytes32 digest, bytes32 programId, bytes32 journalDigest, address payout) pure returns(bytes32)
func (market *Market) PackLeafOf(index uint32, digest [32]byte, programId [32]byte, journalDigest [32]byte, payout common.Address) []byte {
	enc, err := market.abi.Pack("leafOf", index, digest, programId, journalDigest, payout)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLeafOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4c5f6511.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function leafOf(uint32 index, bytes32 digest, bytes32 programId, bytes32 journalDigest, address payout) pure returns(bytes32)
func (market *Market) TryPackLeafOf(index uint32, digest [32]byte, programId [32]byte, journalDigest [32]byte, payout common.Address) ([]byte, error) {
	return market.abi.Pack("leafOf", index, digest, programId, journalDigest, payout)
}

// UnpackLeafOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4c5f6511.
//
// Solidity: function leafOf(uint32 index, bytes32 digest, bytes32 programId, bytes32 journalDigest, address payout) pure returns(bytes32)
func (market *Market) UnpackLeafOf(data []byte) ([32]byte, error) {
	out, err := market.abi.Unpack("leafOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackLock is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1f99f6c7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function lock((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order, (bytes32,address,address,uint96,uint8,uint64) request, bytes signature) payable returns()
func (market *Market) PackLock(order IMarketOrder, request IMarketLockRequest, signature []byte) []byte {
	enc, err := market.abi.Pack("lock", order, request, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLock is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1f99f6c7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function lock((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order, (bytes32,address,address,uint96,uint8,uint64) request, bytes signature) payable returns()
func (market *Market) TryPackLock(order IMarketOrder, request IMarketLockRequest, signature []byte) ([]byte, error) {
	return market.abi.Pack("lock", order, request, signature)
}

// PackLockDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x05658319.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function lockDigest((bytes32,address,address,uint96,uint8,uint64) request) view returns(bytes32)
func (market *Market) PackLockDigest(request IMarketLockRequest) []byte {
	enc, err := market.abi.Pack("lockDigest", request)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLockDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x05658319.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function lockDigest((bytes32,address,address,uint96,uint8,uint64) request) view returns(bytes32)
func (market *Market) TryPackLockDigest(request IMarketLockRequest) ([]byte, error) {
	return market.abi.Pack("lockDigest", request)
}

// UnpackLockDigest is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x05658319.
//
// Solidity: function lockDigest((bytes32,address,address,uint96,uint8,uint64) request) view returns(bytes32)
func (market *Market) UnpackLockDigest(data []byte) ([32]byte, error) {
	out, err := market.abi.Unpack("lockDigest", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackNonceUsed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1647795e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function nonceUsed(address client, uint256 nonce) view returns(bool)
func (market *Market) PackNonceUsed(client common.Address, nonce *big.Int) []byte {
	enc, err := market.abi.Pack("nonceUsed", client, nonce)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackNonceUsed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1647795e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function nonceUsed(address client, uint256 nonce) view returns(bool)
func (market *Market) TryPackNonceUsed(client common.Address, nonce *big.Int) ([]byte, error) {
	return market.abi.Pack("nonceUsed", client, nonce)
}

// UnpackNonceUsed is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1647795e.
//
// Solidity: function nonceUsed(address client, uint256 nonce) view returns(bool)
func (market *Market) UnpackNonceUsed(data []byte) (bool, error) {
	out, err := market.abi.Unpack("nonceUsed", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4549714c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function open((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order, bytes signature) payable returns(bytes32 digest)
func (market *Market) PackOpen(order IMarketOrder, signature []byte) []byte {
	enc, err := market.abi.Pack("open", order, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4549714c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function open((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order, bytes signature) payable returns(bytes32 digest)
func (market *Market) TryPackOpen(order IMarketOrder, signature []byte) ([]byte, error) {
	return market.abi.Pack("open", order, signature)
}

// UnpackOpen is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4549714c.
//
// Solidity: function open((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order, bytes signature) payable returns(bytes32 digest)
func (market *Market) UnpackOpen(data []byte) ([32]byte, error) {
	out, err := market.abi.Unpack("open", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackOpenLocks is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa3f55764.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function openLocks(address prover) view returns(uint256)
func (market *Market) PackOpenLocks(prover common.Address) []byte {
	enc, err := market.abi.Pack("openLocks", prover)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpenLocks is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa3f55764.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function openLocks(address prover) view returns(uint256)
func (market *Market) TryPackOpenLocks(prover common.Address) ([]byte, error) {
	return market.abi.Pack("openLocks", prover)
}

// UnpackOpenLocks is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa3f55764.
//
// Solidity: function openLocks(address prover) view returns(uint256)
func (market *Market) UnpackOpenLocks(data []byte) (*big.Int, error) {
	out, err := market.abi.Unpack("openLocks", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackOpenMany is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x122edb83.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function openMany((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16)[] orders_, bytes[] signatures) returns()
func (market *Market) PackOpenMany(orders []IMarketOrder, signatures [][]byte) []byte {
	enc, err := market.abi.Pack("openMany", orders, signatures)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpenMany is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x122edb83.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function openMany((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16)[] orders_, bytes[] signatures) returns()
func (market *Market) TryPackOpenMany(orders []IMarketOrder, signatures [][]byte) ([]byte, error) {
	return market.abi.Pack("openMany", orders, signatures)
}

// PackOrderDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6990788c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function orderDigest((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order) view returns(bytes32)
func (market *Market) PackOrderDigest(order IMarketOrder) []byte {
	enc, err := market.abi.Pack("orderDigest", order)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOrderDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6990788c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function orderDigest((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order) view returns(bytes32)
func (market *Market) TryPackOrderDigest(order IMarketOrder) ([]byte, error) {
	return market.abi.Pack("orderDigest", order)
}

// UnpackOrderDigest is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6990788c.
//
// Solidity: function orderDigest((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order) view returns(bytes32)
func (market *Market) UnpackOrderDigest(data []byte) ([32]byte, error) {
	out, err := market.abi.Unpack("orderDigest", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackOrders is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9c3f1e90.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function orders(bytes32 digest) view returns((uint8,uint8,uint16,uint64,address,address,uint96,uint96,bytes32) r)
func (market *Market) PackOrders(digest [32]byte) []byte {
	enc, err := market.abi.Pack("orders", digest)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOrders is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9c3f1e90.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function orders(bytes32 digest) view returns((uint8,uint8,uint16,uint64,address,address,uint96,uint96,bytes32) r)
func (market *Market) TryPackOrders(digest [32]byte) ([]byte, error) {
	return market.abi.Pack("orders", digest)
}

// UnpackOrders is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9c3f1e90.
//
// Solidity: function orders(bytes32 digest) view returns((uint8,uint8,uint16,uint64,address,address,uint96,uint96,bytes32) r)
func (market *Market) UnpackOrders(data []byte) (IMarketOrderRecord, error) {
	out, err := market.abi.Unpack("orders", data)
	if err != nil {
		return *new(IMarketOrderRecord), err
	}
	out0 := *abi.ConvertType(out[0], new(IMarketOrderRecord)).(*IMarketOrderRecord)
	return out0, nil
}

// PackPriceAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8b2ed028.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function priceAt((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order, uint256 time) pure returns(uint256)
func (market *Market) PackPriceAt(order IMarketOrder, time *big.Int) []byte {
	enc, err := market.abi.Pack("priceAt", order, time)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPriceAt is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8b2ed028.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function priceAt((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order, uint256 time) pure returns(uint256)
func (market *Market) TryPackPriceAt(order IMarketOrder, time *big.Int) ([]byte, error) {
	return market.abi.Pack("priceAt", order, time)
}

// UnpackPriceAt is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8b2ed028.
//
// Solidity: function priceAt((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order, uint256 time) pure returns(uint256)
func (market *Market) UnpackPriceAt(data []byte) (*big.Int, error) {
	out, err := market.abi.Unpack("priceAt", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackProtocolFeeBps is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x35659fb8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function protocolFeeBps() view returns(uint16)
func (market *Market) PackProtocolFeeBps() []byte {
	enc, err := market.abi.Pack("protocolFeeBps")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProtocolFeeBps is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x35659fb8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function protocolFeeBps() view returns(uint16)
func (market *Market) TryPackProtocolFeeBps() ([]byte, error) {
	return market.abi.Pack("protocolFeeBps")
}

// UnpackProtocolFeeBps is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x35659fb8.
//
// Solidity: function protocolFeeBps() view returns(uint16)
func (market *Market) UnpackProtocolFeeBps(data []byte) (uint16, error) {
	out, err := market.abi.Unpack("protocolFeeBps", data)
	if err != nil {
		return *new(uint16), err
	}
	out0 := *abi.ConvertType(out[0], new(uint16)).(*uint16)
	return out0, nil
}

// PackReplace is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x72884c22.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function replace((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) old, (address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) replacement, uint64 expiry, bytes signature) payable returns(bytes32 digest)
func (market *Market) PackReplace(old IMarketOrder, replacement IMarketOrder, expiry uint64, signature []byte) []byte {
	enc, err := market.abi.Pack("replace", old, replacement, expiry, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReplace is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x72884c22.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function replace((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) old, (address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) replacement, uint64 expiry, bytes signature) payable returns(bytes32 digest)
func (market *Market) TryPackReplace(old IMarketOrder, replacement IMarketOrder, expiry uint64, signature []byte) ([]byte, error) {
	return market.abi.Pack("replace", old, replacement, expiry, signature)
}

// UnpackReplace is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x72884c22.
//
// Solidity: function replace((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) old, (address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) replacement, uint64 expiry, bytes signature) payable returns(bytes32 digest)
func (market *Market) UnpackReplace(data []byte) ([32]byte, error) {
	out, err := market.abi.Unpack("replace", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackReplaceDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1396b9c0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function replaceDigest(bytes32 oldDigest, bytes32 newDigest, uint64 expiry) view returns(bytes32)
func (market *Market) PackReplaceDigest(oldDigest [32]byte, newDigest [32]byte, expiry uint64) []byte {
	enc, err := market.abi.Pack("replaceDigest", oldDigest, newDigest, expiry)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReplaceDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1396b9c0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function replaceDigest(bytes32 oldDigest, bytes32 newDigest, uint64 expiry) view returns(bytes32)
func (market *Market) TryPackReplaceDigest(oldDigest [32]byte, newDigest [32]byte, expiry uint64) ([]byte, error) {
	return market.abi.Pack("replaceDigest", oldDigest, newDigest, expiry)
}

// UnpackReplaceDigest is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1396b9c0.
//
// Solidity: function replaceDigest(bytes32 oldDigest, bytes32 newDigest, uint64 expiry) view returns(bytes32)
func (market *Market) UnpackReplaceDigest(data []byte) ([32]byte, error) {
	out, err := market.abi.Unpack("replaceDigest", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackRevokeNonces is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xec872976.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revokeNonces(uint256 word, uint256 mask) returns()
func (market *Market) PackRevokeNonces(word *big.Int, mask *big.Int) []byte {
	enc, err := market.abi.Pack("revokeNonces", word, mask)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevokeNonces is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xec872976.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revokeNonces(uint256 word, uint256 mask) returns()
func (market *Market) TryPackRevokeNonces(word *big.Int, mask *big.Int) ([]byte, error) {
	return market.abi.Pack("revokeNonces", word, mask)
}

// PackSetProtocolFee is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe4467f35.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setProtocolFee(uint16 bps) returns()
func (market *Market) PackSetProtocolFee(bps uint16) []byte {
	enc, err := market.abi.Pack("setProtocolFee", bps)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetProtocolFee is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe4467f35.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setProtocolFee(uint16 bps) returns()
func (market *Market) TryPackSetProtocolFee(bps uint16) ([]byte, error) {
	return market.abi.Pack("setProtocolFee", bps)
}

// PackTokenAllowed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x55219d5a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function tokenAllowed(address token) view returns(bool)
func (market *Market) PackTokenAllowed(token common.Address) []byte {
	enc, err := market.abi.Pack("tokenAllowed", token)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTokenAllowed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x55219d5a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function tokenAllowed(address token) view returns(bool)
func (market *Market) TryPackTokenAllowed(token common.Address) ([]byte, error) {
	return market.abi.Pack("tokenAllowed", token)
}

// UnpackTokenAllowed is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x55219d5a.
//
// Solidity: function tokenAllowed(address token) view returns(bool)
func (market *Market) UnpackTokenAllowed(data []byte) (bool, error) {
	out, err := market.abi.Unpack("tokenAllowed", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd9caed12.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdraw(address token, address to, uint256 amount) returns()
func (market *Market) PackWithdraw(token common.Address, to common.Address, amount *big.Int) []byte {
	enc, err := market.abi.Pack("withdraw", token, to, amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd9caed12.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdraw(address token, address to, uint256 amount) returns()
func (market *Market) TryPackWithdraw(token common.Address, to common.Address, amount *big.Int) ([]byte, error) {
	return market.abi.Pack("withdraw", token, to, amount)
}

// MarketCallbackDone represents a CallbackDone event raised by the Market contract.
type MarketCallbackDone struct {
	OrderDigest [32]byte
	Ok          bool
	Raw         *types.Log // Blockchain specific contextual infos
}

const MarketCallbackDoneEventName = "CallbackDone"

// ContractEventName returns the user-defined event name.
func (MarketCallbackDone) ContractEventName() string {
	return MarketCallbackDoneEventName
}

// UnpackCallbackDoneEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event CallbackDone(bytes32 indexed orderDigest, bool ok)
func (market *Market) UnpackCallbackDoneEvent(log *types.Log) (*MarketCallbackDone, error) {
	event := "CallbackDone"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != market.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(MarketCallbackDone)
	if len(log.Data) > 0 {
		if err := market.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range market.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// MarketCancelled represents a Cancelled event raised by the Market contract.
type MarketCancelled struct {
	OrderDigest [32]byte
	Raw         *types.Log // Blockchain specific contextual infos
}

const MarketCancelledEventName = "Cancelled"

// ContractEventName returns the user-defined event name.
func (MarketCancelled) ContractEventName() string {
	return MarketCancelledEventName
}

// UnpackCancelledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Cancelled(bytes32 indexed orderDigest)
func (market *Market) UnpackCancelledEvent(log *types.Log) (*MarketCancelled, error) {
	event := "Cancelled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != market.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(MarketCancelled)
	if len(log.Data) > 0 {
		if err := market.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range market.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// MarketDeposited represents a Deposited event raised by the Market contract.
type MarketDeposited struct {
	Token   common.Address
	Account common.Address
	Amount  *big.Int
	Raw     *types.Log // Blockchain specific contextual infos
}

const MarketDepositedEventName = "Deposited"

// ContractEventName returns the user-defined event name.
func (MarketDeposited) ContractEventName() string {
	return MarketDepositedEventName
}

// UnpackDepositedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Deposited(address indexed token, address indexed account, uint256 amount)
func (market *Market) UnpackDepositedEvent(log *types.Log) (*MarketDeposited, error) {
	event := "Deposited"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != market.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(MarketDeposited)
	if len(log.Data) > 0 {
		if err := market.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range market.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// MarketEIP712DomainChanged represents a EIP712DomainChanged event raised by the Market contract.
type MarketEIP712DomainChanged struct {
	Raw *types.Log // Blockchain specific contextual infos
}

const MarketEIP712DomainChangedEventName = "EIP712DomainChanged"

// ContractEventName returns the user-defined event name.
func (MarketEIP712DomainChanged) ContractEventName() string {
	return MarketEIP712DomainChangedEventName
}

// UnpackEIP712DomainChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EIP712DomainChanged()
func (market *Market) UnpackEIP712DomainChangedEvent(log *types.Log) (*MarketEIP712DomainChanged, error) {
	event := "EIP712DomainChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != market.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(MarketEIP712DomainChanged)
	if len(log.Data) > 0 {
		if err := market.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range market.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// MarketExpired represents a Expired event raised by the Market contract.
type MarketExpired struct {
	OrderDigest [32]byte
	Raw         *types.Log // Blockchain specific contextual infos
}

const MarketExpiredEventName = "Expired"

// ContractEventName returns the user-defined event name.
func (MarketExpired) ContractEventName() string {
	return MarketExpiredEventName
}

// UnpackExpiredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Expired(bytes32 indexed orderDigest)
func (market *Market) UnpackExpiredEvent(log *types.Log) (*MarketExpired, error) {
	event := "Expired"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != market.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(MarketExpired)
	if len(log.Data) > 0 {
		if err := market.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range market.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// MarketForfeited represents a Forfeited event raised by the Market contract.
type MarketForfeited struct {
	OrderDigest  [32]byte
	Prover       common.Address
	ToClient     *big.Int
	ToNext       *big.Int
	ToTreasury   *big.Int
	StakeSlashed *big.Int
	Raw          *types.Log // Blockchain specific contextual infos
}

const MarketForfeitedEventName = "Forfeited"

// ContractEventName returns the user-defined event name.
func (MarketForfeited) ContractEventName() string {
	return MarketForfeitedEventName
}

// UnpackForfeitedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Forfeited(bytes32 indexed orderDigest, address indexed prover, uint256 toClient, uint256 toNext, uint256 toTreasury, uint256 stakeSlashed)
func (market *Market) UnpackForfeitedEvent(log *types.Log) (*MarketForfeited, error) {
	event := "Forfeited"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != market.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(MarketForfeited)
	if len(log.Data) > 0 {
		if err := market.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range market.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// MarketFulfilled represents a Fulfilled event raised by the Market contract.
type MarketFulfilled struct {
	OrderDigest   [32]byte
	Payout        common.Address
	JournalDigest [32]byte
	Price         *big.Int
	Paid          *big.Int
	Raw           *types.Log // Blockchain specific contextual infos
}

const MarketFulfilledEventName = "Fulfilled"

// ContractEventName returns the user-defined event name.
func (MarketFulfilled) ContractEventName() string {
	return MarketFulfilledEventName
}

// UnpackFulfilledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Fulfilled(bytes32 indexed orderDigest, address indexed payout, bytes32 journalDigest, uint256 price, uint256 paid)
func (market *Market) UnpackFulfilledEvent(log *types.Log) (*MarketFulfilled, error) {
	event := "Fulfilled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != market.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(MarketFulfilled)
	if len(log.Data) > 0 {
		if err := market.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range market.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// MarketLocked represents a Locked event raised by the Market contract.
type MarketLocked struct {
	OrderDigest [32]byte
	Prover      common.Address
	Payout      common.Address
	Round       uint8
	Price       *big.Int
	LockedUntil uint64
	Raw         *types.Log // Blockchain specific contextual infos
}

const MarketLockedEventName = "Locked"

// ContractEventName returns the user-defined event name.
func (MarketLocked) ContractEventName() string {
	return MarketLockedEventName
}

// UnpackLockedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Locked(bytes32 indexed orderDigest, address indexed prover, address indexed payout, uint8 round, uint96 price, uint64 lockedUntil)
func (market *Market) UnpackLockedEvent(log *types.Log) (*MarketLocked, error) {
	event := "Locked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != market.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(MarketLocked)
	if len(log.Data) > 0 {
		if err := market.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range market.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// MarketNoncesRevoked represents a NoncesRevoked event raised by the Market contract.
type MarketNoncesRevoked struct {
	Client common.Address
	Word   *big.Int
	Mask   *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const MarketNoncesRevokedEventName = "NoncesRevoked"

// ContractEventName returns the user-defined event name.
func (MarketNoncesRevoked) ContractEventName() string {
	return MarketNoncesRevokedEventName
}

// UnpackNoncesRevokedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event NoncesRevoked(address indexed client, uint256 word, uint256 mask)
func (market *Market) UnpackNoncesRevokedEvent(log *types.Log) (*MarketNoncesRevoked, error) {
	event := "NoncesRevoked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != market.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(MarketNoncesRevoked)
	if len(log.Data) > 0 {
		if err := market.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range market.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// MarketOpened represents a Opened event raised by the Market contract.
type MarketOpened struct {
	OrderDigest [32]byte
	Client      common.Address
	Order       IMarketOrder
	Raw         *types.Log // Blockchain specific contextual infos
}

const MarketOpenedEventName = "Opened"

// ContractEventName returns the user-defined event name.
func (MarketOpened) ContractEventName() string {
	return MarketOpenedEventName
}

// UnpackOpenedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Opened(bytes32 indexed orderDigest, address indexed client, (address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order)
func (market *Market) UnpackOpenedEvent(log *types.Log) (*MarketOpened, error) {
	event := "Opened"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != market.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(MarketOpened)
	if len(log.Data) > 0 {
		if err := market.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range market.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// MarketProtocolFeeSet represents a ProtocolFeeSet event raised by the Market contract.
type MarketProtocolFeeSet struct {
	Bps uint16
	Raw *types.Log // Blockchain specific contextual infos
}

const MarketProtocolFeeSetEventName = "ProtocolFeeSet"

// ContractEventName returns the user-defined event name.
func (MarketProtocolFeeSet) ContractEventName() string {
	return MarketProtocolFeeSetEventName
}

// UnpackProtocolFeeSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ProtocolFeeSet(uint16 bps)
func (market *Market) UnpackProtocolFeeSetEvent(log *types.Log) (*MarketProtocolFeeSet, error) {
	event := "ProtocolFeeSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != market.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(MarketProtocolFeeSet)
	if len(log.Data) > 0 {
		if err := market.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range market.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// MarketTokenAllowed represents a TokenAllowed event raised by the Market contract.
type MarketTokenAllowed struct {
	Token   common.Address
	Allowed bool
	Raw     *types.Log // Blockchain specific contextual infos
}

const MarketTokenAllowedEventName = "TokenAllowed"

// ContractEventName returns the user-defined event name.
func (MarketTokenAllowed) ContractEventName() string {
	return MarketTokenAllowedEventName
}

// UnpackTokenAllowedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TokenAllowed(address indexed token, bool allowed)
func (market *Market) UnpackTokenAllowedEvent(log *types.Log) (*MarketTokenAllowed, error) {
	event := "TokenAllowed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != market.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(MarketTokenAllowed)
	if len(log.Data) > 0 {
		if err := market.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range market.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// MarketWithdrawn represents a Withdrawn event raised by the Market contract.
type MarketWithdrawn struct {
	Token   common.Address
	Account common.Address
	To      common.Address
	Amount  *big.Int
	Raw     *types.Log // Blockchain specific contextual infos
}

const MarketWithdrawnEventName = "Withdrawn"

// ContractEventName returns the user-defined event name.
func (MarketWithdrawn) ContractEventName() string {
	return MarketWithdrawnEventName
}

// UnpackWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Withdrawn(address indexed token, address indexed account, address indexed to, uint256 amount)
func (market *Market) UnpackWithdrawnEvent(log *types.Log) (*MarketWithdrawn, error) {
	event := "Withdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != market.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(MarketWithdrawn)
	if len(log.Data) > 0 {
		if err := market.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range market.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (market *Market) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], market.abi.Errors["BadAddress"].ID.Bytes()[:4]) {
		return market.UnpackBadAddressError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["BadSignature"].ID.Bytes()[:4]) {
		return market.UnpackBadSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["BeforeDeadline"].ID.Bytes()[:4]) {
		return market.UnpackBeforeDeadlineError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["CallbackInvalid"].ID.Bytes()[:4]) {
		return market.UnpackCallbackInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["DeadlineOutOfRange"].ID.Bytes()[:4]) {
		return market.UnpackDeadlineOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["FeeOutOfRange"].ID.Bytes()[:4]) {
		return market.UnpackFeeOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["GasTooLow"].ID.Bytes()[:4]) {
		return market.UnpackGasTooLowError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["IndexOutOfRange"].ID.Bytes()[:4]) {
		return market.UnpackIndexOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["InsufficientBalance"].ID.Bytes()[:4]) {
		return market.UnpackInsufficientBalanceError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["InvalidShortString"].ID.Bytes()[:4]) {
		return market.UnpackInvalidShortStringError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["JournalRefused"].ID.Bytes()[:4]) {
		return market.UnpackJournalRefusedError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["JournalTooLong"].ID.Bytes()[:4]) {
		return market.UnpackJournalTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["LengthMismatch"].ID.Bytes()[:4]) {
		return market.UnpackLengthMismatchError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["LockCapacityReached"].ID.Bytes()[:4]) {
		return market.UnpackLockCapacityReachedError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["LockSecondsOutOfRange"].ID.Bytes()[:4]) {
		return market.UnpackLockSecondsOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["LockedForOther"].ID.Bytes()[:4]) {
		return market.UnpackLockedForOtherError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["MatcherInvalid"].ID.Bytes()[:4]) {
		return market.UnpackMatcherInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["NonceUsed"].ID.Bytes()[:4]) {
		return market.UnpackNonceUsedError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["NotAllowed"].ID.Bytes()[:4]) {
		return market.UnpackNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["NotInBatch"].ID.Bytes()[:4]) {
		return market.UnpackNotInBatchError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["OnlyClient"].ID.Bytes()[:4]) {
		return market.UnpackOnlyClientError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["PastDeadline"].ID.Bytes()[:4]) {
		return market.UnpackPastDeadlineError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["PathTooLong"].ID.Bytes()[:4]) {
		return market.UnpackPathTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["PayerMustCarry"].ID.Bytes()[:4]) {
		return market.UnpackPayerMustCarryError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["PayoutFixed"].ID.Bytes()[:4]) {
		return market.UnpackPayoutFixedError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["PredicateInvalid"].ID.Bytes()[:4]) {
		return market.UnpackPredicateInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["PriceBelowMinimum"].ID.Bytes()[:4]) {
		return market.UnpackPriceBelowMinimumError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["PriceRangeInvalid"].ID.Bytes()[:4]) {
		return market.UnpackPriceRangeInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["ReentrancyGuardReentrantCall"].ID.Bytes()[:4]) {
		return market.UnpackReentrancyGuardReentrantCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["RoundsUsedUp"].ID.Bytes()[:4]) {
		return market.UnpackRoundsUsedUpError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["SafeCastOverflowedUintDowncast"].ID.Bytes()[:4]) {
		return market.UnpackSafeCastOverflowedUintDowncastError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["SafeERC20FailedOperation"].ID.Bytes()[:4]) {
		return market.UnpackSafeERC20FailedOperationError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["SelectorNotActive"].ID.Bytes()[:4]) {
		return market.UnpackSelectorNotActiveError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["SignatureExpired"].ID.Bytes()[:4]) {
		return market.UnpackSignatureExpiredError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["StringTooLong"].ID.Bytes()[:4]) {
		return market.UnpackStringTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["TransferFailed"].ID.Bytes()[:4]) {
		return market.UnpackTransferFailedError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["UnknownProver"].ID.Bytes()[:4]) {
		return market.UnpackUnknownProverError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["UnsupportedToken"].ID.Bytes()[:4]) {
		return market.UnpackUnsupportedTokenError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["WrongOrder"].ID.Bytes()[:4]) {
		return market.UnpackWrongOrderError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["WrongRound"].ID.Bytes()[:4]) {
		return market.UnpackWrongRoundError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["WrongSelector"].ID.Bytes()[:4]) {
		return market.UnpackWrongSelectorError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["WrongState"].ID.Bytes()[:4]) {
		return market.UnpackWrongStateError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["WrongValue"].ID.Bytes()[:4]) {
		return market.UnpackWrongValueError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["ZeroAddress"].ID.Bytes()[:4]) {
		return market.UnpackZeroAddressError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// MarketBadAddress represents a BadAddress error raised by the Market contract.
type MarketBadAddress struct {
	Given common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadAddress(address given)
func MarketBadAddressErrorID() common.Hash {
	return common.HexToHash("0xf066a28aaaef4ede17838a498f0b3dda1072a179578411a9a61f4668645678d8")
}

// UnpackBadAddressError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadAddress(address given)
func (market *Market) UnpackBadAddressError(raw []byte) (*MarketBadAddress, error) {
	out := new(MarketBadAddress)
	if err := market.abi.UnpackIntoInterface(out, "BadAddress", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketBadSignature represents a BadSignature error raised by the Market contract.
type MarketBadSignature struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadSignature()
func MarketBadSignatureErrorID() common.Hash {
	return common.HexToHash("0x5cd5d2335541c4f2ed05fbe44f397e8b79f8e2333157122d2dab06e378ef7685")
}

// UnpackBadSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadSignature()
func (market *Market) UnpackBadSignatureError(raw []byte) (*MarketBadSignature, error) {
	out := new(MarketBadSignature)
	if err := market.abi.UnpackIntoInterface(out, "BadSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketBeforeDeadline represents a BeforeDeadline error raised by the Market contract.
type MarketBeforeDeadline struct {
	Deadline uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BeforeDeadline(uint64 deadline)
func MarketBeforeDeadlineErrorID() common.Hash {
	return common.HexToHash("0x1eb3f07c38ccb36bf96cd66193017bc0e638b3812ae88dbbf1ec697e473ccd23")
}

// UnpackBeforeDeadlineError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BeforeDeadline(uint64 deadline)
func (market *Market) UnpackBeforeDeadlineError(raw []byte) (*MarketBeforeDeadline, error) {
	out := new(MarketBeforeDeadline)
	if err := market.abi.UnpackIntoInterface(out, "BeforeDeadline", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketCallbackInvalid represents a CallbackInvalid error raised by the Market contract.
type MarketCallbackInvalid struct {
	Callback common.Address
	Gas      uint32
	Max      uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CallbackInvalid(address callback, uint32 gas, uint32 max)
func MarketCallbackInvalidErrorID() common.Hash {
	return common.HexToHash("0x381987fc79c0892975532cee159dbb851df7f3a3969d8e1323178c686f0e2c6c")
}

// UnpackCallbackInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CallbackInvalid(address callback, uint32 gas, uint32 max)
func (market *Market) UnpackCallbackInvalidError(raw []byte) (*MarketCallbackInvalid, error) {
	out := new(MarketCallbackInvalid)
	if err := market.abi.UnpackIntoInterface(out, "CallbackInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketDeadlineOutOfRange represents a DeadlineOutOfRange error raised by the Market contract.
type MarketDeadlineOutOfRange struct {
	Deadline uint64
	Earliest *big.Int
	Latest   *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DeadlineOutOfRange(uint64 deadline, uint256 earliest, uint256 latest)
func MarketDeadlineOutOfRangeErrorID() common.Hash {
	return common.HexToHash("0x95944ce6b1c09d0d662b9565e989a3d0be4da788ba5788ba25d1e716250b82d5")
}

// UnpackDeadlineOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DeadlineOutOfRange(uint64 deadline, uint256 earliest, uint256 latest)
func (market *Market) UnpackDeadlineOutOfRangeError(raw []byte) (*MarketDeadlineOutOfRange, error) {
	out := new(MarketDeadlineOutOfRange)
	if err := market.abi.UnpackIntoInterface(out, "DeadlineOutOfRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketFeeOutOfRange represents a FeeOutOfRange error raised by the Market contract.
type MarketFeeOutOfRange struct {
	Bps uint16
	Max uint16
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error FeeOutOfRange(uint16 bps, uint16 max)
func MarketFeeOutOfRangeErrorID() common.Hash {
	return common.HexToHash("0xdc4c134d9d443ceeb1351b82aec83cd313bd1dffe134a37cba0e48db420c6cfb")
}

// UnpackFeeOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error FeeOutOfRange(uint16 bps, uint16 max)
func (market *Market) UnpackFeeOutOfRangeError(raw []byte) (*MarketFeeOutOfRange, error) {
	out := new(MarketFeeOutOfRange)
	if err := market.abi.UnpackIntoInterface(out, "FeeOutOfRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketGasTooLow represents a GasTooLow error raised by the Market contract.
type MarketGasTooLow struct {
	Needed *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GasTooLow(uint256 needed)
func MarketGasTooLowErrorID() common.Hash {
	return common.HexToHash("0xcf30f3073693a008b7cacaaa35f1637f7ca1869afe62adb39b8a16790c690840")
}

// UnpackGasTooLowError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GasTooLow(uint256 needed)
func (market *Market) UnpackGasTooLowError(raw []byte) (*MarketGasTooLow, error) {
	out := new(MarketGasTooLow)
	if err := market.abi.UnpackIntoInterface(out, "GasTooLow", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketIndexOutOfRange represents a IndexOutOfRange error raised by the Market contract.
type MarketIndexOutOfRange struct {
	Index  uint32
	Leaves *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error IndexOutOfRange(uint32 index, uint256 leaves)
func MarketIndexOutOfRangeErrorID() common.Hash {
	return common.HexToHash("0x1f2a760ba6f33af785c6bf4b59e83e689d1c967618c99d306d7b47614e524646")
}

// UnpackIndexOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error IndexOutOfRange(uint32 index, uint256 leaves)
func (market *Market) UnpackIndexOutOfRangeError(raw []byte) (*MarketIndexOutOfRange, error) {
	out := new(MarketIndexOutOfRange)
	if err := market.abi.UnpackIntoInterface(out, "IndexOutOfRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketInsufficientBalance represents a InsufficientBalance error raised by the Market contract.
type MarketInsufficientBalance struct {
	Needed    *big.Int
	Available *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InsufficientBalance(uint256 needed, uint256 available)
func MarketInsufficientBalanceErrorID() common.Hash {
	return common.HexToHash("0xcf4791818fba6e019216eb4864093b4947f674afada5d305e57d598b641dad1d")
}

// UnpackInsufficientBalanceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InsufficientBalance(uint256 needed, uint256 available)
func (market *Market) UnpackInsufficientBalanceError(raw []byte) (*MarketInsufficientBalance, error) {
	out := new(MarketInsufficientBalance)
	if err := market.abi.UnpackIntoInterface(out, "InsufficientBalance", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketInvalidShortString represents a InvalidShortString error raised by the Market contract.
type MarketInvalidShortString struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidShortString()
func MarketInvalidShortStringErrorID() common.Hash {
	return common.HexToHash("0xb3512b0c6163e5f0bafab72bb631b9d58cd7a731b082f910338aa21c83d5c274")
}

// UnpackInvalidShortStringError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidShortString()
func (market *Market) UnpackInvalidShortStringError(raw []byte) (*MarketInvalidShortString, error) {
	out := new(MarketInvalidShortString)
	if err := market.abi.UnpackIntoInterface(out, "InvalidShortString", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketJournalRefused represents a JournalRefused error raised by the Market contract.
type MarketJournalRefused struct {
	JournalDigest [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JournalRefused(bytes32 journalDigest)
func MarketJournalRefusedErrorID() common.Hash {
	return common.HexToHash("0x7dcf9767e26ff5e6f28be896d5cbf1e2cc333e6a7e6d54cad0ae3edcd705e83c")
}

// UnpackJournalRefusedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JournalRefused(bytes32 journalDigest)
func (market *Market) UnpackJournalRefusedError(raw []byte) (*MarketJournalRefused, error) {
	out := new(MarketJournalRefused)
	if err := market.abi.UnpackIntoInterface(out, "JournalRefused", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketJournalTooLong represents a JournalTooLong error raised by the Market contract.
type MarketJournalTooLong struct {
	Length *big.Int
	Max    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error JournalTooLong(uint256 length, uint256 max)
func MarketJournalTooLongErrorID() common.Hash {
	return common.HexToHash("0x92f861526aee29c697b250205fff62fed3b30137b49ec8048166f29f693f5571")
}

// UnpackJournalTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error JournalTooLong(uint256 length, uint256 max)
func (market *Market) UnpackJournalTooLongError(raw []byte) (*MarketJournalTooLong, error) {
	out := new(MarketJournalTooLong)
	if err := market.abi.UnpackIntoInterface(out, "JournalTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketLengthMismatch represents a LengthMismatch error raised by the Market contract.
type MarketLengthMismatch struct {
	A *big.Int
	B *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error LengthMismatch(uint256 a, uint256 b)
func MarketLengthMismatchErrorID() common.Hash {
	return common.HexToHash("0xab8b67c6893c59617ef3ba4b4b942e9791f2572db2fdb32028356532f3b7396a")
}

// UnpackLengthMismatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error LengthMismatch(uint256 a, uint256 b)
func (market *Market) UnpackLengthMismatchError(raw []byte) (*MarketLengthMismatch, error) {
	out := new(MarketLengthMismatch)
	if err := market.abi.UnpackIntoInterface(out, "LengthMismatch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketLockCapacityReached represents a LockCapacityReached error raised by the Market contract.
type MarketLockCapacityReached struct {
	Prover   common.Address
	Capacity *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error LockCapacityReached(address prover, uint256 capacity)
func MarketLockCapacityReachedErrorID() common.Hash {
	return common.HexToHash("0x644b52a62c1b607f9fa4b5e4bb06b00323f17f9bb011479462ddfa1b41e45c12")
}

// UnpackLockCapacityReachedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error LockCapacityReached(address prover, uint256 capacity)
func (market *Market) UnpackLockCapacityReachedError(raw []byte) (*MarketLockCapacityReached, error) {
	out := new(MarketLockCapacityReached)
	if err := market.abi.UnpackIntoInterface(out, "LockCapacityReached", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketLockSecondsOutOfRange represents a LockSecondsOutOfRange error raised by the Market contract.
type MarketLockSecondsOutOfRange struct {
	LockSeconds uint64
	Min         uint64
	Max         uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error LockSecondsOutOfRange(uint64 lockSeconds, uint64 min, uint64 max)
func MarketLockSecondsOutOfRangeErrorID() common.Hash {
	return common.HexToHash("0xf0753917e7e3c98b492620644bc207c098541842265d9f79c30fed782222187e")
}

// UnpackLockSecondsOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error LockSecondsOutOfRange(uint64 lockSeconds, uint64 min, uint64 max)
func (market *Market) UnpackLockSecondsOutOfRangeError(raw []byte) (*MarketLockSecondsOutOfRange, error) {
	out := new(MarketLockSecondsOutOfRange)
	if err := market.abi.UnpackIntoInterface(out, "LockSecondsOutOfRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketLockedForOther represents a LockedForOther error raised by the Market contract.
type MarketLockedForOther struct {
	Payout      common.Address
	LockedUntil uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error LockedForOther(address payout, uint64 lockedUntil)
func MarketLockedForOtherErrorID() common.Hash {
	return common.HexToHash("0x8cbe6e465329218b45d0f310d69a5b4c9ca810082b204b5bebb8aa34101effc0")
}

// UnpackLockedForOtherError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error LockedForOther(address payout, uint64 lockedUntil)
func (market *Market) UnpackLockedForOtherError(raw []byte) (*MarketLockedForOther, error) {
	out := new(MarketLockedForOther)
	if err := market.abi.UnpackIntoInterface(out, "LockedForOther", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketMatcherInvalid represents a MatcherInvalid error raised by the Market contract.
type MarketMatcherInvalid struct {
	Matcher common.Address
	Bps     uint16
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error MatcherInvalid(address matcher, uint16 bps)
func MarketMatcherInvalidErrorID() common.Hash {
	return common.HexToHash("0xa94b7732583e52a8ac9a643cbe937a72b671b8e130a421617c1a2934e0591cde")
}

// UnpackMatcherInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error MatcherInvalid(address matcher, uint16 bps)
func (market *Market) UnpackMatcherInvalidError(raw []byte) (*MarketMatcherInvalid, error) {
	out := new(MarketMatcherInvalid)
	if err := market.abi.UnpackIntoInterface(out, "MatcherInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketNonceUsed represents a NonceUsed error raised by the Market contract.
type MarketNonceUsed struct {
	Client common.Address
	Nonce  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NonceUsed(address client, uint256 nonce)
func MarketNonceUsedErrorID() common.Hash {
	return common.HexToHash("0x2af71f10069c28afc67c3752e87e0e4616a97948d33c8f404a856c0c334b3e01")
}

// UnpackNonceUsedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NonceUsed(address client, uint256 nonce)
func (market *Market) UnpackNonceUsedError(raw []byte) (*MarketNonceUsed, error) {
	out := new(MarketNonceUsed)
	if err := market.abi.UnpackIntoInterface(out, "NonceUsed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketNotAllowed represents a NotAllowed error raised by the Market contract.
type MarketNotAllowed struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAllowed(address caller)
func MarketNotAllowedErrorID() common.Hash {
	return common.HexToHash("0xfa5cd00ff5c4577b9857716999b0b260131d9f5bcbb69f0fa80d6ba972753c88")
}

// UnpackNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAllowed(address caller)
func (market *Market) UnpackNotAllowedError(raw []byte) (*MarketNotAllowed, error) {
	out := new(MarketNotAllowed)
	if err := market.abi.UnpackIntoInterface(out, "NotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketNotInBatch represents a NotInBatch error raised by the Market contract.
type MarketNotInBatch struct {
	OrderDigest [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotInBatch(bytes32 orderDigest)
func MarketNotInBatchErrorID() common.Hash {
	return common.HexToHash("0xa8cba6c1fac11f7369b04cde47e3df1afd247d2d96e53cd71ce0eece68775820")
}

// UnpackNotInBatchError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotInBatch(bytes32 orderDigest)
func (market *Market) UnpackNotInBatchError(raw []byte) (*MarketNotInBatch, error) {
	out := new(MarketNotInBatch)
	if err := market.abi.UnpackIntoInterface(out, "NotInBatch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketOnlyClient represents a OnlyClient error raised by the Market contract.
type MarketOnlyClient struct {
	Caller common.Address
	Client common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OnlyClient(address caller, address client)
func MarketOnlyClientErrorID() common.Hash {
	return common.HexToHash("0x0f12d2ca5c447bbcfc65161081b82cbcffe1dce00871b6d8caee677dde7b467b")
}

// UnpackOnlyClientError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OnlyClient(address caller, address client)
func (market *Market) UnpackOnlyClientError(raw []byte) (*MarketOnlyClient, error) {
	out := new(MarketOnlyClient)
	if err := market.abi.UnpackIntoInterface(out, "OnlyClient", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketPastDeadline represents a PastDeadline error raised by the Market contract.
type MarketPastDeadline struct {
	Deadline uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PastDeadline(uint64 deadline)
func MarketPastDeadlineErrorID() common.Hash {
	return common.HexToHash("0xc1b30fbd2414c4f6802af2761a6268a68ef7ecbf660c490a9c64e94102aa02cd")
}

// UnpackPastDeadlineError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PastDeadline(uint64 deadline)
func (market *Market) UnpackPastDeadlineError(raw []byte) (*MarketPastDeadline, error) {
	out := new(MarketPastDeadline)
	if err := market.abi.UnpackIntoInterface(out, "PastDeadline", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketPathTooLong represents a PathTooLong error raised by the Market contract.
type MarketPathTooLong struct {
	Length *big.Int
	Max    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PathTooLong(uint256 length, uint256 max)
func MarketPathTooLongErrorID() common.Hash {
	return common.HexToHash("0xddd77f0dd311e78f48632f6f668d420c9dd2cd4b24d80807295fabef53bceccf")
}

// UnpackPathTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PathTooLong(uint256 length, uint256 max)
func (market *Market) UnpackPathTooLongError(raw []byte) (*MarketPathTooLong, error) {
	out := new(MarketPathTooLong)
	if err := market.abi.UnpackIntoInterface(out, "PathTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketPayerMustCarry represents a PayerMustCarry error raised by the Market contract.
type MarketPayerMustCarry struct {
	Payer common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PayerMustCarry(address payer)
func MarketPayerMustCarryErrorID() common.Hash {
	return common.HexToHash("0xb1e301970f478a16647fffb41fa3f9410b24d5480d7d2384a4b84420376e2dfe")
}

// UnpackPayerMustCarryError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PayerMustCarry(address payer)
func (market *Market) UnpackPayerMustCarryError(raw []byte) (*MarketPayerMustCarry, error) {
	out := new(MarketPayerMustCarry)
	if err := market.abi.UnpackIntoInterface(out, "PayerMustCarry", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketPayoutFixed represents a PayoutFixed error raised by the Market contract.
type MarketPayoutFixed struct {
	Payout common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PayoutFixed(address payout)
func MarketPayoutFixedErrorID() common.Hash {
	return common.HexToHash("0xe00db5df820025da544b281f8a46bbc9112583915ef0e5685044464573a1a3a8")
}

// UnpackPayoutFixedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PayoutFixed(address payout)
func (market *Market) UnpackPayoutFixedError(raw []byte) (*MarketPayoutFixed, error) {
	out := new(MarketPayoutFixed)
	if err := market.abi.UnpackIntoInterface(out, "PayoutFixed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketPredicateInvalid represents a PredicateInvalid error raised by the Market contract.
type MarketPredicateInvalid struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PredicateInvalid()
func MarketPredicateInvalidErrorID() common.Hash {
	return common.HexToHash("0x0985885db25c112c43fafbf54fcbb01fe138772e8efe36f0195a2e5db6e42da8")
}

// UnpackPredicateInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PredicateInvalid()
func (market *Market) UnpackPredicateInvalidError(raw []byte) (*MarketPredicateInvalid, error) {
	out := new(MarketPredicateInvalid)
	if err := market.abi.UnpackIntoInterface(out, "PredicateInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketPriceBelowMinimum represents a PriceBelowMinimum error raised by the Market contract.
type MarketPriceBelowMinimum struct {
	Price    *big.Int
	MinPrice *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PriceBelowMinimum(uint256 price, uint96 minPrice)
func MarketPriceBelowMinimumErrorID() common.Hash {
	return common.HexToHash("0x98af595bb10932fc22b66ba1b01092334b963f235b41a9a4f40657731894939d")
}

// UnpackPriceBelowMinimumError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PriceBelowMinimum(uint256 price, uint96 minPrice)
func (market *Market) UnpackPriceBelowMinimumError(raw []byte) (*MarketPriceBelowMinimum, error) {
	out := new(MarketPriceBelowMinimum)
	if err := market.abi.UnpackIntoInterface(out, "PriceBelowMinimum", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketPriceRangeInvalid represents a PriceRangeInvalid error raised by the Market contract.
type MarketPriceRangeInvalid struct {
	MinPrice *big.Int
	MaxPrice *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PriceRangeInvalid(uint96 minPrice, uint96 maxPrice)
func MarketPriceRangeInvalidErrorID() common.Hash {
	return common.HexToHash("0x4e8d34ac6160ece379a029ce990666a6f247df8fc2b4bed4dbb47dba4488b740")
}

// UnpackPriceRangeInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PriceRangeInvalid(uint96 minPrice, uint96 maxPrice)
func (market *Market) UnpackPriceRangeInvalidError(raw []byte) (*MarketPriceRangeInvalid, error) {
	out := new(MarketPriceRangeInvalid)
	if err := market.abi.UnpackIntoInterface(out, "PriceRangeInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketReentrancyGuardReentrantCall represents a ReentrancyGuardReentrantCall error raised by the Market contract.
type MarketReentrancyGuardReentrantCall struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ReentrancyGuardReentrantCall()
func MarketReentrancyGuardReentrantCallErrorID() common.Hash {
	return common.HexToHash("0x3ee5aeb571de7fc460830b4d0017439a1ca56fb0bc39062227ade4fe4a24c1ca")
}

// UnpackReentrancyGuardReentrantCallError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ReentrancyGuardReentrantCall()
func (market *Market) UnpackReentrancyGuardReentrantCallError(raw []byte) (*MarketReentrancyGuardReentrantCall, error) {
	out := new(MarketReentrancyGuardReentrantCall)
	if err := market.abi.UnpackIntoInterface(out, "ReentrancyGuardReentrantCall", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketRoundsUsedUp represents a RoundsUsedUp error raised by the Market contract.
type MarketRoundsUsedUp struct {
	Rounds uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RoundsUsedUp(uint8 rounds)
func MarketRoundsUsedUpErrorID() common.Hash {
	return common.HexToHash("0x460ed3cdd3b2890b34e39fdd98d929a220557277bbdec9b9e29f58e478a487b3")
}

// UnpackRoundsUsedUpError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RoundsUsedUp(uint8 rounds)
func (market *Market) UnpackRoundsUsedUpError(raw []byte) (*MarketRoundsUsedUp, error) {
	out := new(MarketRoundsUsedUp)
	if err := market.abi.UnpackIntoInterface(out, "RoundsUsedUp", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketSafeCastOverflowedUintDowncast represents a SafeCastOverflowedUintDowncast error raised by the Market contract.
type MarketSafeCastOverflowedUintDowncast struct {
	Bits  uint8
	Value *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func MarketSafeCastOverflowedUintDowncastErrorID() common.Hash {
	return common.HexToHash("0x6dfcc6503a32754ce7a89698e18201fc5294fd4aad43edefee786f88423b1a12")
}

// UnpackSafeCastOverflowedUintDowncastError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func (market *Market) UnpackSafeCastOverflowedUintDowncastError(raw []byte) (*MarketSafeCastOverflowedUintDowncast, error) {
	out := new(MarketSafeCastOverflowedUintDowncast)
	if err := market.abi.UnpackIntoInterface(out, "SafeCastOverflowedUintDowncast", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketSafeERC20FailedOperation represents a SafeERC20FailedOperation error raised by the Market contract.
type MarketSafeERC20FailedOperation struct {
	Token common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeERC20FailedOperation(address token)
func MarketSafeERC20FailedOperationErrorID() common.Hash {
	return common.HexToHash("0x5274afe73c98b4749fc91ffae6b7b574e7842cb2144a159e9377a5f20b32edf9")
}

// UnpackSafeERC20FailedOperationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeERC20FailedOperation(address token)
func (market *Market) UnpackSafeERC20FailedOperationError(raw []byte) (*MarketSafeERC20FailedOperation, error) {
	out := new(MarketSafeERC20FailedOperation)
	if err := market.abi.UnpackIntoInterface(out, "SafeERC20FailedOperation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketSelectorNotActive represents a SelectorNotActive error raised by the Market contract.
type MarketSelectorNotActive struct {
	Selector [4]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SelectorNotActive(bytes4 selector)
func MarketSelectorNotActiveErrorID() common.Hash {
	return common.HexToHash("0x5ef5c337c57a6bf824f034d3d98a933e40fac5cd362ff146a200f6556bd57c96")
}

// UnpackSelectorNotActiveError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SelectorNotActive(bytes4 selector)
func (market *Market) UnpackSelectorNotActiveError(raw []byte) (*MarketSelectorNotActive, error) {
	out := new(MarketSelectorNotActive)
	if err := market.abi.UnpackIntoInterface(out, "SelectorNotActive", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketSignatureExpired represents a SignatureExpired error raised by the Market contract.
type MarketSignatureExpired struct {
	Expiry uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SignatureExpired(uint64 expiry)
func MarketSignatureExpiredErrorID() common.Hash {
	return common.HexToHash("0xfcd4a11f231310e556b91446aa29b4b13e5fa8be9866b6c2a801fad864538263")
}

// UnpackSignatureExpiredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SignatureExpired(uint64 expiry)
func (market *Market) UnpackSignatureExpiredError(raw []byte) (*MarketSignatureExpired, error) {
	out := new(MarketSignatureExpired)
	if err := market.abi.UnpackIntoInterface(out, "SignatureExpired", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketStringTooLong represents a StringTooLong error raised by the Market contract.
type MarketStringTooLong struct {
	Str string
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StringTooLong(string str)
func MarketStringTooLongErrorID() common.Hash {
	return common.HexToHash("0x305a27a93f8e33b7392df0a0f91d6fc63847395853c45991eec52dbf24d72381")
}

// UnpackStringTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StringTooLong(string str)
func (market *Market) UnpackStringTooLongError(raw []byte) (*MarketStringTooLong, error) {
	out := new(MarketStringTooLong)
	if err := market.abi.UnpackIntoInterface(out, "StringTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketTransferFailed represents a TransferFailed error raised by the Market contract.
type MarketTransferFailed struct {
	To     common.Address
	Amount *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TransferFailed(address to, uint256 amount)
func MarketTransferFailedErrorID() common.Hash {
	return common.HexToHash("0x1c43b9761b3fba5321ca8212bfc231945f668ccc0c446f333999eea9ce8fda81")
}

// UnpackTransferFailedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TransferFailed(address to, uint256 amount)
func (market *Market) UnpackTransferFailedError(raw []byte) (*MarketTransferFailed, error) {
	out := new(MarketTransferFailed)
	if err := market.abi.UnpackIntoInterface(out, "TransferFailed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketUnknownProver represents a UnknownProver error raised by the Market contract.
type MarketUnknownProver struct {
	Operator common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownProver(address operator)
func MarketUnknownProverErrorID() common.Hash {
	return common.HexToHash("0xd9214a8a74ad92fa73dbcb6ad291620112a6128a17a7ccc08d811484803ec5bf")
}

// UnpackUnknownProverError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownProver(address operator)
func (market *Market) UnpackUnknownProverError(raw []byte) (*MarketUnknownProver, error) {
	out := new(MarketUnknownProver)
	if err := market.abi.UnpackIntoInterface(out, "UnknownProver", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketUnsupportedToken represents a UnsupportedToken error raised by the Market contract.
type MarketUnsupportedToken struct {
	Token common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnsupportedToken(address token)
func MarketUnsupportedTokenErrorID() common.Hash {
	return common.HexToHash("0xbf16aab68b533663bda39930f665a3aca274d1ce9b11695c6d6218cb23bba198")
}

// UnpackUnsupportedTokenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnsupportedToken(address token)
func (market *Market) UnpackUnsupportedTokenError(raw []byte) (*MarketUnsupportedToken, error) {
	out := new(MarketUnsupportedToken)
	if err := market.abi.UnpackIntoInterface(out, "UnsupportedToken", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketWrongOrder represents a WrongOrder error raised by the Market contract.
type MarketWrongOrder struct {
	Got    [32]byte
	Wanted [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongOrder(bytes32 got, bytes32 wanted)
func MarketWrongOrderErrorID() common.Hash {
	return common.HexToHash("0x62c9964dcb804258f646860addc4c92f8568afd685cb1fa4a71c74633655bcfa")
}

// UnpackWrongOrderError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongOrder(bytes32 got, bytes32 wanted)
func (market *Market) UnpackWrongOrderError(raw []byte) (*MarketWrongOrder, error) {
	out := new(MarketWrongOrder)
	if err := market.abi.UnpackIntoInterface(out, "WrongOrder", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketWrongRound represents a WrongRound error raised by the Market contract.
type MarketWrongRound struct {
	Got    uint8
	Wanted uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongRound(uint8 got, uint8 wanted)
func MarketWrongRoundErrorID() common.Hash {
	return common.HexToHash("0x95859a5806e5d693855012f19110165257d7402ac5426642b94b3c00c36e2cb7")
}

// UnpackWrongRoundError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongRound(uint8 got, uint8 wanted)
func (market *Market) UnpackWrongRoundError(raw []byte) (*MarketWrongRound, error) {
	out := new(MarketWrongRound)
	if err := market.abi.UnpackIntoInterface(out, "WrongRound", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketWrongSelector represents a WrongSelector error raised by the Market contract.
type MarketWrongSelector struct {
	Got    [4]byte
	Wanted [4]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongSelector(bytes4 got, bytes4 wanted)
func MarketWrongSelectorErrorID() common.Hash {
	return common.HexToHash("0x92237609a2ff5687d1398d3b64adfee2659dca818a83deecee88bcdf8e798e5b")
}

// UnpackWrongSelectorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongSelector(bytes4 got, bytes4 wanted)
func (market *Market) UnpackWrongSelectorError(raw []byte) (*MarketWrongSelector, error) {
	out := new(MarketWrongSelector)
	if err := market.abi.UnpackIntoInterface(out, "WrongSelector", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketWrongState represents a WrongState error raised by the Market contract.
type MarketWrongState struct {
	OrderDigest [32]byte
	State       uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongState(bytes32 orderDigest, uint8 state)
func MarketWrongStateErrorID() common.Hash {
	return common.HexToHash("0x2b3263b3bc5546a88f5c442a231d009ce5a89c34654ca9a7911b5bb3939a1f60")
}

// UnpackWrongStateError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongState(bytes32 orderDigest, uint8 state)
func (market *Market) UnpackWrongStateError(raw []byte) (*MarketWrongState, error) {
	out := new(MarketWrongState)
	if err := market.abi.UnpackIntoInterface(out, "WrongState", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketWrongValue represents a WrongValue error raised by the Market contract.
type MarketWrongValue struct {
	Sent   *big.Int
	Wanted *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongValue(uint256 sent, uint256 wanted)
func MarketWrongValueErrorID() common.Hash {
	return common.HexToHash("0x195a3ca12ac3744ef64727effb118b3b203c382e49c7a7d24d450eae5e3b889a")
}

// UnpackWrongValueError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongValue(uint256 sent, uint256 wanted)
func (market *Market) UnpackWrongValueError(raw []byte) (*MarketWrongValue, error) {
	out := new(MarketWrongValue)
	if err := market.abi.UnpackIntoInterface(out, "WrongValue", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// MarketZeroAddress represents a ZeroAddress error raised by the Market contract.
type MarketZeroAddress struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroAddress()
func MarketZeroAddressErrorID() common.Hash {
	return common.HexToHash("0xd92e233df2717d4a40030e20904abd27b68fcbeede117eaaccbbdac9618c8c73")
}

// UnpackZeroAddressError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroAddress()
func (market *Market) UnpackZeroAddressError(raw []byte) (*MarketZeroAddress, error) {
	out := new(MarketZeroAddress)
	if err := market.abi.UnpackIntoInterface(out, "ZeroAddress", raw); err != nil {
		return nil, err
	}
	return out, nil
}
