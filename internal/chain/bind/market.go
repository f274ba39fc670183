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
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"tokens\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"verifiers\",\"type\":\"address\",\"internalType\":\"contractVerifierRegistry\"},{\"name\":\"provers\",\"type\":\"address\",\"internalType\":\"contractIProverRegistry\"},{\"name\":\"treasury\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"feeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"CONTEXT_TAG\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"ERC1271_GAS_LIMIT\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_PROTOCOL_FEE_BPS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint16\",\"internalType\":\"uint16\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_ROUNDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"OWNER\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"PROVERS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIProverRegistry\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"TREASURY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"VERIFIERS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractVerifierRegistry\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"allowToken\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"allowed\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"balanceOf\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"cancel\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"cancelDigest\",\"inputs\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"contextOf\",\"inputs\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"deposit\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"depositFor\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"eip712Domain\",\"inputs\":[],\"outputs\":[{\"name\":\"fields\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"version\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"chainId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verifyingContract\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"extensions\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"expire\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"fulfil\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"fulfilment\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Fulfilment\",\"components\":[{\"name\":\"journal\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"proof\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"fulfilBatch\",\"inputs\":[{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"proof\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"orders_\",\"type\":\"tuple[]\",\"internalType\":\"structIMarket.Order[]\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"items\",\"type\":\"tuple[]\",\"internalType\":\"structIMarket.BatchItem[]\",\"components\":[{\"name\":\"journal\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"index\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"path\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}]}],\"outputs\":[{\"name\":\"paid\",\"type\":\"bool[]\",\"internalType\":\"bool[]\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"fulfilMany\",\"inputs\":[{\"name\":\"orders_\",\"type\":\"tuple[]\",\"internalType\":\"structIMarket.Order[]\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"fulfilments\",\"type\":\"tuple[]\",\"internalType\":\"structIMarket.Fulfilment[]\",\"components\":[{\"name\":\"journal\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"proof\",\"type\":\"bytes\",\"internalType\":\"bytes\"}]}],\"outputs\":[{\"name\":\"paid\",\"type\":\"bool[]\",\"internalType\":\"bool[]\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"leafOf\",\"inputs\":[{\"name\":\"index\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"journalDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"lock\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"request\",\"type\":\"tuple\",\"internalType\":\"structIMarket.LockRequest\",\"components\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"operator\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"round\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"lockDigest\",\"inputs\":[{\"name\":\"request\",\"type\":\"tuple\",\"internalType\":\"structIMarket.LockRequest\",\"components\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"operator\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"round\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"nonceUsed\",\"inputs\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"open\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"openLocks\",\"inputs\":[{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"openMany\",\"inputs\":[{\"name\":\"orders_\",\"type\":\"tuple[]\",\"internalType\":\"structIMarket.Order[]\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"signatures\",\"type\":\"bytes[]\",\"internalType\":\"bytes[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"orderDigest\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"orders\",\"inputs\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"r\",\"type\":\"tuple\",\"internalType\":\"structIMarket.OrderRecord\",\"components\":[{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.State\"},{\"name\":\"round\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"feeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"lockedUntil\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"price\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"bonus\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"journalDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"priceAt\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"time\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"protocolFeeBps\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint16\",\"internalType\":\"uint16\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"replace\",\"inputs\":[{\"name\":\"old\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"replacement\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"replaceDigest\",\"inputs\":[{\"name\":\"oldDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"newDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"revokeNonces\",\"inputs\":[{\"name\":\"word\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"mask\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setProtocolFee\",\"inputs\":[{\"name\":\"bps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"sponsor\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"tokenAllowed\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"CallbackDone\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"ok\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Cancelled\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Deposited\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EIP712DomainChanged\",\"inputs\":[],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Expired\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Forfeited\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"prover\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"toClient\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"toNext\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"toTreasury\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"stakeSlashed\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Fulfilled\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"payout\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"journalDigest\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"price\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"paid\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Locked\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"prover\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"payout\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"round\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"uint8\"},{\"name\":\"price\",\"type\":\"uint96\",\"indexed\":false,\"internalType\":\"uint96\"},{\"name\":\"lockedUntil\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"NoncesRevoked\",\"inputs\":[{\"name\":\"client\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"word\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"mask\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Opened\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"client\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"order\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ProtocolFeeSet\",\"inputs\":[{\"name\":\"bps\",\"type\":\"uint16\",\"indexed\":false,\"internalType\":\"uint16\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TokenAllowed\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"allowed\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Withdrawn\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"BadAddress\",\"inputs\":[{\"name\":\"given\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"BadSignature\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"BeforeDeadline\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"CallbackInvalid\",\"inputs\":[{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"gas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"max\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"DeadlineOutOfRange\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"earliest\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"latest\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"FeeOutOfRange\",\"inputs\":[{\"name\":\"bps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"max\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"type\":\"error\",\"name\":\"GasTooLow\",\"inputs\":[{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"IndexOutOfRange\",\"inputs\":[{\"name\":\"index\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"leaves\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InsufficientBalance\",\"inputs\":[{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"available\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidShortString\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"JournalRefused\",\"inputs\":[{\"name\":\"journalDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"JournalTooLong\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"max\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"LengthMismatch\",\"inputs\":[{\"name\":\"a\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"b\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"LockCapacityReached\",\"inputs\":[{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"capacity\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"LockSecondsOutOfRange\",\"inputs\":[{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"min\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"max\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"LockedForOther\",\"inputs\":[{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"lockedUntil\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"MatcherInvalid\",\"inputs\":[{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"bps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"type\":\"error\",\"name\":\"NonceUsed\",\"inputs\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotAllowed\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotInBatch\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"OnlyClient\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"PastDeadline\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"PathTooLong\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"max\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"PayoutFixed\",\"inputs\":[{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"PredicateInvalid\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"PriceBelowMinimum\",\"inputs\":[{\"name\":\"price\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"}]},{\"type\":\"error\",\"name\":\"PriceRangeInvalid\",\"inputs\":[{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"}]},{\"type\":\"error\",\"name\":\"ReentrancyGuardReentrantCall\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"RoundsUsedUp\",\"inputs\":[{\"name\":\"rounds\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeERC20FailedOperation\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"SelectorNotActive\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}]},{\"type\":\"error\",\"name\":\"SignatureExpired\",\"inputs\":[{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"StringTooLong\",\"inputs\":[{\"name\":\"str\",\"type\":\"string\",\"internalType\":\"string\"}]},{\"type\":\"error\",\"name\":\"TransferFailed\",\"inputs\":[{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"UnknownProver\",\"inputs\":[{\"name\":\"operator\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"UnsupportedToken\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"WrongOrder\",\"inputs\":[{\"name\":\"got\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"wanted\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"WrongPayer\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"WrongRound\",\"inputs\":[{\"name\":\"got\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"wanted\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"WrongSelector\",\"inputs\":[{\"name\":\"got\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"wanted\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}]},{\"type\":\"error\",\"name\":\"WrongState\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.State\"}]},{\"type\":\"error\",\"name\":\"WrongValue\",\"inputs\":[{\"name\":\"sent\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"wanted\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ZeroAddress\",\"inputs\":[]}]",
	ID:  "Market",
	Bin: "0x6101e080604052346103e35761593d803803809161001d8285610413565b8339810160c0828203126103e35761003482610436565b60208301516001600160401b0381116103e35783019180601f840112156103e3578251926001600160401b0384116103ff578360051b906040519461007c6020840187610413565b85526020808601928201019283116103e357602001905b8282106103e75750505060408301516001600160a01b03811693908481036103e3576060820151906001600160a01b0382168083036103e35760a06100da60808601610436565b9401519461ffff86168096036103e3576040516100f8604082610413565b600581526020810190644c656d6d6160d81b82526040519161011b604084610413565b600183526020830191603160f81b83526101348161044a565b610120526101418461044a565b61014052519020918260e05251902080610100524660a0526040519060208201927f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f8452604083015260608201524660808201523060a082015260a081526101aa60c082610413565b5190206080523060c0526001600160a01b038116156103d457610160525f5b865181101561025857600581901b8701602001516001600160a01b03168015801561024f575b61023d5790816001925f52600360205260405f208360ff198254161790557f9a8e30a8658b96ab3f034ce4bac6806278b4aee5880ccdd1ac35e4ed5bb31d236020604051858152a2016101c9565b637833514560e11b5f5260045260245ffd5b50803b156101ef565b5086803b1561023d5750156103d4576001600160a01b03831680156103d45730811461023d5750610180526101a0526101c0526101f481116103bc576020817f344ed1ad4ddd7e63e04403811e38058895ef7a656bf6d5b25d219e0083c227e69261ffff196005541617600555604051908152a160405161548790816104b682396080518161503a015260a051816150f1015260c05181615004015260e05181615089015261010051816150af015261012051816107c7015261014051816107f10152610160518181816102a5015281816118f701526127d4015261018051818181610c9a015281816114d801528181611a2701528181611dd501528181612032015281816129740152818161359301528181613bf601528181613f260152614d0e01526101a0518181816121e20152818161281901528181613c7a0152613faa01526101c051818181611eb101528181613d490152818161408d0152614b300152f35b63dc4c134d60e01b5f526004526101f460245260445ffd5b63d92e233d60e01b5f5260045ffd5b5f80fd5b602080916103f484610436565b815201910190610093565b634e487b7160e01b5f52604160045260245ffd5b601f909101601f19168101906001600160401b038211908210176103ff57604052565b51906001600160a01b03821682036103e357565b601f815111610475576020815191015160208210610466571790565b5f198260200360031b1b161790565b604460209160405192839163305a27a960e01b83528160048401528051918291826024860152018484015e5f828201840152601f01601f19168101030190fdfe60806040526004361015610011575f80fd5b5f5f3560e01c80630565831914612b5657806309b712b0146128485780630b8fab6114612803578063117803e3146127be578063122edb83146126f95780631396b9c0146126c25780631647795e146126725780631f99f6c714611f5e5780632a5f8de214611ee05780632d2c556514611e9b57806335659fb814611e7957806341d3558214611e5d5780634549714c14611e2f57806347e7ef2414611e0457806349df26fe14611dbf5780634c5f651114611d745780634cdaae4e146119f657806355219d5a146119c85780635bc35ae8146118cc5780635c3bcd1b146114215780635d34fef4146113ed57806367d85d1f146110645780636990788c146110435780636d947e4b1461102657806372884c221461094a578063764540b0146108e457806377f2b679146108a957806384b0196e146107ad5780638b2ed028146107835780639c3f1e901461059b578063a2503fe01461056c578063a3f5576414610526578063b3db428b1461050b578063c7f52260146104ed578063d9caed1214610346578063e4467f3514610282578063ec8729761461021a5763f7888aec146101bc575f80fd5b346102175760403660031901126102175760406101d7612cd9565b916101e0612cef565b9260018060a01b031681526002602052209060018060a01b03165f5260205260206001600160801b0360405f205416604051908152f35b80fd5b5034610217576040366003190112610217576004356024353383526004602052604083208284526020526040832081815417905560405191825260208201527f158eee10b6596e9b52896bcc1901081c91b624675a357a9c053b346ca277f23760403392a280f35b50346102175760203660031901126102175760043561ffff8116809103610342577f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316330361032f576101f48111610317576020817f344ed1ad4ddd7e63e04403811e38058895ef7a656bf6d5b25d219e0083c227e69261ffff196005541617600555604051908152a180f35b63dc4c134d60e01b82526004526101f4602452604490fd5b63fa5cd00f60e01b825233600452602482fd5b5080fd5b50346102175761035536612dec565b906103619392936132ee565b6001600160a01b0381169384156104de573085146104ca57610384833383614f8d565b60018060a01b031684604051848152827fa4195c37c2947bbe89165f03e320b6903116f0b10d8cfdb522330f7ce6f9fa2460203393a48061044957508280808481945af13d15610444573d6001600160401b03811161043057604051906103f5601f8201601f191660200183612e26565b81528360203d92013e5b1561041b575090505b805f5160206154675f395f51905f525d80f35b604492630e21dcbb60e11b8352600452602452fd5b634e487b7160e01b84526041600452602484fd5b6103ff565b92939180915061045c575b505050610408565b6040519163a9059cbb60e01b855260045260245260208360448180865af19060018451148216156104a9575b60405215610497578080610454565b635274afe760e01b8252600452602490fd5b9060018115166104c157823b15153d15161690610488565b503d83823e3d90fd5b637833514560e11b84526004859052602484fd5b63d92e233d60e01b8452600484fd5b50346102175780600319360112610217576020604051620493e08152f35b5061040861051836612dec565b916105216132ee565b614428565b5034610217576020366003190112610217576040610542612cd9565b918080526002602052209060018060a01b03165f52602052602060405f205460801c604051908152f35b503461021757604036600319011261021757602061059361058b612cef565b60043561325f565b604051908152f35b50346102175760203660031901126102175760405160043561012082016001600160401b0381118382101761043057604052828252602082018381526040830184815260608401858152608085019086825260a086019287845260c087019488865260e0880198808a52610100890197818952808252600660205260408220805460ff811660ff8260081c168652600681101561076f57808d52600681101561076f5760020361072457604881901c6001600160a01b03168852602081811c64ffffffffff16885260109190911c61ffff1686526001909101546001600160601b038082168b5260609190911c8952918352600790526040822054168a525b6040519851906006821015610710575088525160ff1660208801525161ffff166040870152516001600160401b03166060860152516001600160a01b03908116608086015290511660a0840152516001600160601b0390811660c0840152925190921660e0820152905161010082015261012090f35b634e487b7160e01b81526021600452602490fd5b91508a51600681101561075b57600314610740575b505061069a565b60010154895260481c6001600160a01b031686525f80610739565b634e487b7160e01b84526021600452602484fd5b634e487b7160e01b85526021600452602485fd5b50346102175736600319016103608112610342576103401361021757602061059361034435613990565b503461021757806003193601126102175761084d906107eb7f0000000000000000000000000000000000000000000000000000000000000000615250565b906108157f0000000000000000000000000000000000000000000000000000000000000000615250565b90602061085b604051936108298386612e26565b8385525f368137604051968796600f60f81b885260e08589015260e0880190612da6565b908682036040880152612da6565b904660608601523060808601528260a086015284820360c08601528080855193848152019401925b82811061089257505050500390f35b835185528695509381019392810192600101610883565b503461021757806003193601126102175760206040517fed10e0eeb888aefe677b203d556d220333b03b9ba2129de8c7141609fd3902e88152f35b6020610922836109336108f636612d32565b6109019591956132ee565b61091261090d84614f56565b6132c8565b958661091d85612ef2565b613361565b61092b3361436a565b8333916133ab565b5f5160206154675f395f51905f525d604051908152f35b5036600319016106c081126103425761034013610217576103403661034319011261021757610684356001600160401b0381168103610342576106a4356001600160401b038111610e2e576109a3903690600401612d05565b6109ab6132ee565b6109b3612ec5565b6001600160a01b036109c3612edb565b166001600160a01b0390911603610ff55790610a3f610a44926109e761090d614f1f565b92610a256103606040517fb9e12edf82107d9a38cd588b0edd2f1656f0520aa21cc444bef86d2519cba03581526103406103446020830137206132c8565b95610a2e612ec5565b610a39828988612f38565b90614204565b61427c565b610a54610a4f612edb565b61436a565b610a5c612edb565b91610384356001600160a01b0381168103610fdb576001600160a01b038116610fdf57610344356001600160a01b0381168103610fdb575b6001600160a01b03858116911603610fb65750610344356001600160a01b03811693848203610e2e57610ac68261476a565b610ad1610444612fe0565b50610add610564612fe0565b50610ae96105846131fc565b50610af56105a461300b565b50610b016104846147a4565b5061054435946001600160601b038616958681141580610fb25787158015610f90575b610f5b576104643563ffffffff811690818103610f5757620100008211610f3d5750506105c4356001600160401b0381168082141580610dfb57600182108015610f2f575b610f09575050506105e4356001600160401b038116908181141580610dfb57428311801590610ef6575b610eac57505050610ba56103446152c2565b15610e9d576106643561ffff81168082141580610dfb5761012c8211610e835761064435926001600160a01b03841691828514159081610e4c57610e7f578315831514801590610e74575b610e5057505050506001600160a01b036106043590811680821415925082610dfb57610624359263ffffffff841692838514159182610e4c578415841514801590610e3d575b8015610e32575b610e035750506105043596935050506001600160a01b03851685039050610dff57610c67846151d0565b6103a4356001600160e01b0319811690818103610dfb5760405163b939c63560e01b8152600481018390526020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa908115610df0578a91610dc1575b5015610dae57505061036435600160ff82161b91808952600460205260408920908260081c91828b5260205260408a205492848416610d9657508952600460205260408920908952602052176040872055610d92579160209691610d369350614f8d565b8282526006845260408220600160ff19825416179055827f88dcbc81a29fa09b856e359e27a25c5aa4340b9dce79d4b82b6d0a41a59dda40610340604051816103448237a35f5160206154675f395f51905f525d604051908152f35b8480fd5b6302af71f160e41b8b52600491909152602452604489fd5b50635ef5c33760e01b8852600452602487fd5b610de3915060203d602011610de9575b610ddb8183612e26565b810190613393565b5f610cd2565b503d610dd1565b6040513d8c823e3d90fd5b8880fd5b8680fd5b9495508a94610d925750610e2e57630e0661ff60e21b8352600452602452621e848060445260649150fd5b8280fd5b50505f308414610c3d565b505f9250621e84808511610c36565b8b80fd5b9394508993610e7057506354a5bb9960e11b835260045260245260449150fd5b8380fd5b50505f308314610bf0565b8a80fd5b63dc4c134d60e01b8952600482905261012c602452604489fd5b630985885d60e01b8652600486fd5b90889161034257506001420191824211610ee257606492610ecc4261301f565b91634aca267360e11b8452600452602452604452fd5b634e487b7160e01b82526011600452602482fd5b50505f610f024261301f565b8311610b93565b9088916103425763f075391760e01b8252600452600160245262278d0060445260649150fd5b50505f62278d008211610b69565b5063497c30a960e11b875260045262010000602452604486fd5b8780fd5b87869161052435906001600160601b03821691828103610d925750610e2e576313a34d2b60e21b835260045260245260449150fd5b5050610524356001600160601b03811690818103610dff5750875f9111610b24565b8580fd5b906001600160a01b038216808303610342576309599f7560e11b825260045260249150fd5b5f80fd5b6001600160a01b0381168103610fdb5780610a94565b604484611000612edb565b611008612ec5565b630789696560e11b83526001600160a01b0391821660045216602452fd5b503461021757806003193601126102175760206040516101f48152f35b5034610217576103403660031901126102175750602061059361090d614f1f565b5034610217576103403660031901126102175761107f6132ee565b61108a61090d614f1f565b80825260066020526040822080549060ff8216916110a784613323565b6113d0576001600160401b036110bb612fb2565b16421115806113c2575b61139f578492600681101561138b576002146112a1575b50546040519060081c60ff1660c082016001600160401b0381118382101761128d5760405260058252602082019081526040820185815260608301868152608084019187835260a0850193888552878952600660205260408920955160068110156112795786549151925160089390931b61ff001660ff9190911663ffffffff19909216919091171760109190911b63ffff000016178455600192916111ba916111ab9064ffffffffff9051875468ffffffffff000000001916911660201b68ffffffffff0000000016178655565b838060a01b0390511684613062565b519101556111c6612eae565b6044356001600160a01b038116808203610fb25761127357506004356001600160a01b0381168103610d9257905b61020435916001600160601b03831691828403610dff576112159350614ebb565b80611253575b507f3077f64f92ad91c6479071531304fa3c1e0bb9b63e130c746f3a564292f0ddc68280a2805f5160206154675f395f51905f525d80f35b61126d9061125f612eae565b611267612ec5565b90614ebb565b5f61121b565b906111f4565b634e487b7160e01b8a52602160045260248afd5b634e487b7160e01b86526041600452602486fd5b64ffffffffff8160201c1642115f146112f7575090506112c18183613bb2565b905b600160ff825460081c16116112d9575b5f6110dc565b906112ef60ff916112e985614e67565b90613043565b9190506112d3565b60018060a01b039060481c1684805260026020526040852060018060a01b0382165f5260205261135160405f20611331815460801c613b94565b81546001600160801b031660809190911b6001600160801b031916179055565b6101c4356001600160a01b0381168103610fb25761026435916001600160601b03831691828403610f57576113869350614ebb565b6112c3565b634e487b7160e01b86526021600452602486fd5b6024856001600160401b036113b2612fb2565b6307acfc1f60e21b835216600452fd5b506113cb614d04565b6110c5565b632b3263b360e01b855260048490526044856113eb85612dca565bfd5b503461021757604036600319011261021757602435906001600160401b03821682036102175760206105938360043561320d565b5034610217576080366003190112610217576024356001600160401b03811161034257611452903690600401612d05565b916044356001600160401b03811161034257611472903690600401612c28565b926064356001600160401b038111610e7057611492903690600401612c59565b9161149b6132ee565b8286036118b5576114ac878261314f565b6040516318a8b3c360e21b81526001600160e01b031982166004820181905291989192906020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa9081156118aa578891611870575b506001600160a01b031690813b15610f575791879161154893604051809581948293630c84774960e41b8452600435600485016131b9565b03915afa801561186557908691611850575b5050611565866130bd565b95855b8181106115935761158f88885f5160206154675f395f51905f525d60405191829182612d6b565b0390f35b61159e818388612e5b565b8582101561183c578160051b85013590607e1986360301821215610dfb576115c861090d82614f56565b916115e16115da6020838a0101612ef2565b848461469e565b611831576115ef8c8361470c565b156118025761160a6116056020838a0101612ef2565b61476a565b61162061161988830180612f06565b90846147cd565b906040818901016116596116538a8561164660208761163e886131fc565b940101612ef2565b918960a08a013591614631565b916131fc565b908983016060810135903603601e19018112156117fe57838b0101906001600160401b038235116117fe57813560051b360360208301136117fe5760148235116117e55763ffffffff831682351c6117c457908d9192825b8235841061172257505050506004350361170e579160019493916116f3846116eb6116e360206116fb988e0101612ef2565b848787614942565b8a0180612f06565b939092614bcc565b81611706828b613111565b525b01611568565b63a8cba6c160e01b8b52600484905260248bfd5b8192939460018063ffffffff819516881c1614805f146117bd5761174b87873560208901614923565b35925b50156117a7575b6040519060208201927f3ebaf0a8cd2843ce2cab19a6f94d070400abe35dd919fe84ed1138544c220a4c8452604083015260608201526060815261179a608082612e26565b519020930191908e6116b1565b506117b785853560208701614923565b35611755565b819261174e565b631f2a760b60e01b8e5263ffffffff8316600452600182351b60245260448efd5b63ddd77f0d60e01b8e528135600452601460245260448efd5b8d80fd5b60448a87611812606086016131e7565b639223760960e01b83526004919091526001600160e01b031916602452fd5b505050600190611708565b634e487b7160e01b88526032600452602488fd5b8161185a91612e26565b610d9257845f61155a565b6040513d88823e3d90fd5b90506020813d6020116118a2575b8161188b60209383612e26565b81010312610f575761189c90613185565b5f611510565b3d915061187e565b6040513d8a823e3d90fd5b60448584886355c5b3e360e11b8352600452602452fd5b5034610217576040366003190112610217576118e6612cd9565b6024359081151590818303610e70577f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031633036119b5576001600160a01b03811692831591821561199a575b50506119865760207f9a8e30a8658b96ab3f034ce4bac6806278b4aee5880ccdd1ac35e4ed5bb31d2391838552600382526040852060ff1981541660ff8316179055604051908152a280f35b637833514560e11b83526004829052602483fd5b909150816119ab575b505f8061193a565b90503b155f6119a3565b63fa5cd00f60e01b845233600452602484fd5b50346102175760203660031901126102175760206119ec6119e7612cd9565b613125565b6040519015158152f35b503461021757611a0536612c89565b90611a12949293946132ee565b818403611d5e57611a248492946130bd565b937f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031690845b848110611a795761158f87875f5160206154675f395f51905f525d60405191829182612d6b565b611a8f61090d611a8a83888c612e5b565b614f56565b611aba611a9d83888c612e5b565b82611ab46020611aae87898c6130ef565b01612ef2565b9161469e565b611d5557611ac982878b612e5b565b611ad48385886130ef565b6040810190611aec611ae68383612f06565b9061314f565b91611af7838561470c565b15611d26576020820190611b0a82612ef2565b6102a086016001600160401b03611b2082612fe0565b164211611d025750611b318161476a565b6001600160a01b03611b4288615201565b16908115159081611cee575b50611cc05750611b68611b618480612f06565b90876147cd565b93896020611b7e611b7886612ef2565b8a61325f565b926024604051809481936318a8b3c360e21b835263ffffffff60e01b1660048301525afa8015611cb3578e90611c79575b6001600160a01b031692611bc4915085612f06565b9290813b15611c75579060a08f9392611c0f8a91604051978896879586956373db9a3f60e11b8752013560048601528c60248601526044850152608060648501526084840191613199565b03915afa8015611c6a57908c91611c55575b5050916116f3611c429492611c3c6116e36001999896612ef2565b80612f06565b81611c4d828a613111565b525b01611a52565b81611c5f91612e26565b610e7f578a5f611c21565b6040513d8e823e3d90fd5b8e80fd5b506020813d8211611cab575b81611c9260209383612e26565b810103126117fe57611ca6611bc491613185565b611baf565b3d9150611c85565b8e604051903d90823e3d90fd5b8c604491888252600660205264ffffffffff604083205460201c169063465f372360e11b8352600452602452fd5b6001600160a01b031682141590505f611b4e565b8d6001600160401b03611d16602493612fe0565b63c1b30fbd60e01b835216600452fd5b60448b84611d36606088016131e7565b639223760960e01b83526001600160e01b031991821660045216602452fd5b50600190611c4f565b506044926355c5b3e360e11b8352600452602452fd5b50346102175760a03660031901126102175760043563ffffffff8116810361034257608435916001600160a01b03831683036102175760206105938460643560443560243587614631565b50346102175780600319360112610217576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b50604036600319011261021757610408611e1c612cd9565b611e246132ee565b602435903390614428565b6020611e41836109336108f636612d32565b611e4d610a4f82612ef2565b83611e5782612ef2565b916133ab565b5034610217578060031936011261021757602060405160038152f35b5034610217578060031936011261021757602061ffff60055416604051908152f35b50346102175780600319360112610217576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b50346102175736600319016103808112610342576103401361021757610344356001600160401b03811681036103425761036435906001600160401b038211610e2e57610a3f611f37610408933690600401612d05565b90611f406132ee565b611f4b61090d614f1f565b93611f54612ec5565b610a39828761320d565b503660031901610420811261034257610340136102175760c03661034319011261021757610404356001600160401b03811161034257611fa2903690600401612d05565b611faa6132ee565b611fb561090d614f1f565b8084526006602052604084209283549260ff8460081c169360ff811690600682101561265e5760018214159081612635575b5061261b57506001600160401b03611ffd612fb2565b1642116126085761200c6131d0565b60405163b939c63560e01b81526001600160e01b031990911660048201526020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa9081156125fd5787916125de575b50156125ba5761034435918383036125a3578460ff612087612f93565b1603612582576003851461256e57426001600160401b036120a6612fc9565b161061254b576120b4612e80565b6040519360208501907fe85df75e9c66fd80225ea83d939fb34dbf60a40c6bd72f5d6811ead86996e2a1825260408601526103643560018060a01b03811680910361242b576060860152610384356001600160a01b0381169081900361242b5760808601526103a4356001600160601b03811680910361242b5760a08601526103c43560ff811680910361242b5760c08601526103e435906001600160401b03821680920361242b57856121829260e061218898015260e0815261217a61010082612e26565b5190206132c8565b90613361565b61219142613990565b926001600160601b036121a2612ff4565b16841061252357826124fb575b6121b7612e80565b6040516355ea6c4760e01b81526001600160a01b0391821660048201529390606090859060249082907f0000000000000000000000000000000000000000000000000000000000000000165afa908115611865578691879588916124a9575b506001600160a01b038316958615612486576001600160a01b03168015158061246c575b61245a575061224a611605612e97565b878052600260205260408820865f5260205260405f2090815460801c90808210156124435750600101906001600160801b03821161242f5780546001600160801b031660809290921b6001600160801b0319169190911790556122ac8261436a565b6122b4612eae565b610264356001600160601b0381169081810361242b576122d692859150614f8d565b61028435916001600160401b03831690818403610dfb577f827699e868a1463c17cf5bbedd1a4ac4d353e72ea685bff55fc03b0157b98c58946123256001600160401b03936060965042613043565b8361232e612fb2565b1681101561241957836123ad9116925b825460ff1916600217835561236b61235587613050565b845461ff00191660089190911b61ff0016178455565b600554835463ffff0000191660109190911b63ffff000016178355825468ffffffffff000000001916602085901b68ffffffffff000000001617835582613062565b6001896bffffffffffffffffffffffff196123c6612e97565b881b16179101556001600160601b036123e66123e0612e97565b94613050565b9860ff6040519a168a5216602089015216604087015260018060a01b031694a4805f5160206154675f395f51905f525d80f35b506123ad612425612fb2565b9261233e565b8980fd5b634e487b7160e01b89526011600452602489fd5b633225a95360e11b8a526004889052602452604489fd5b63e00db5df60e01b8952600452602488fd5b506001600160a01b0361247d612e97565b1681141561223a565b602489612491612e80565b636c90a54560e11b82526001600160a01b0316600452fd5b92505093506060813d6060116124f3575b816124c760609383612e26565b81010312610fb2576124d881613185565b9360406124e760208401613185565b9201519491945f612216565b3d91506124ba565b6125058183613bb2565b828652600760205261251c60408720918254613043565b90556121af565b6044856001600160601b0386612537612ff4565b906398af595b60e01b845260045216602452fd5b6024876001600160401b0361255e612fc9565b63fcd4a11f60e01b835216600452fd5b63460ed3cd60e01b87526004859052602487fd5b6044878660ff612590612f93565b6312b0b34b60e31b845216600452602452fd5b60448785856362c9964d60e01b8352600452602452fd5b6024866125c56131d0565b635ef5c33760e01b82526001600160e01b031916600452fd5b6125f7915060203d602011610de957610ddb8183612e26565b5f61206a565b6040513d89823e3d90fd5b6024866001600160401b03611d16612fb2565b866113eb60449286632b3263b360e01b8452600452612dca565b6002831480159250612649575b505f611fe7565b64ffffffffff915060201c164211155f612642565b634e487b7160e01b88526021600452602488fd5b5034610217576040366003190112610217576020906040612691612cd9565b916024359260018060a01b03168152600484528181208360081c825284522054600160ff60405193161b1615158152f35b503461021757606036600319011261021757604435906001600160401b038216820361021757602061059383602435600435612f38565b50346102175761270836612c89565b6127139291926132ee565b8082036127a657845b8281106127375785805f5160206154675f395f51905f525d80f35b61274861090d611a8a838689612e5b565b61275b612756838689612e5b565b612ef2565b8383101561183c578161278684936127a09361277e60019760051b8b018b612f06565b929091613361565b61279183878a612e5b565b90611e5761275685898c612e5b565b0161271c565b6355c5b3e360e11b8552600491909152602452604483fd5b50346102175780600319360112610217576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b50346102175780600319360112610217576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b5034610fdb5736600319016103608112610fdb5761034013610fdb5761034435906001600160401b038211610fdb57816004019160606003198236030112610fdb576128926132ee565b61289d61090d614f1f565b6128a681613323565b612b2a5760448201936128bc611ae68683612f06565b926128c884600461470c565b15612af357602401946128da86612ef2565b6102a4356001600160401b03811690818103610fdb57814211612ae05750506129028161476a565b6001600160a01b0361291385615201565b16908115159081612acc575b50612a9f575061293a6129328380612f06565b9060046147cd565b9361294d61294788612ef2565b8561325f565b6040516318a8b3c360e21b81526001600160e01b03199092166004830152906020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa8015612a59575f90612a64575b6001600160a01b0316926129c0915084612f06565b92803b15610fdb57612a06935f93604051958694859384936373db9a3f60e11b855260a43560048601528c60248601526044850152608060648501526084840191613199565b03915afa8015612a5957612a3d575b50612a3390611c3c612a2a6104089697612ef2565b85856004614942565b9290916004614bcc565b610408945090612a505f612a3393612e26565b5f945090612a15565b6040513d5f823e3d90fd5b506020813d602011612a97575b81612a7e60209383612e26565b81010312610fdb57612a926129c091613185565b6129ab565b3d9150612a71565b835f52600660205264ffffffffff60405f205460201c169063465f372360e11b5f5260045260245260445ffd5b6001600160a01b031682141590505f61291f565b5063c1b30fbd60e01b5f5260045260245ffd5b6064356001600160e01b03198116908590828103610fdb5750639223760960e01b5f5263ffffffff60e01b1660045260245260445ffd5b80612b51915f52600660205260ff60405f20541690632b3263b360e01b5f52600452612dca565b60445ffd5b34610fdb5760c0366003190112610fdb57604051602081017fe85df75e9c66fd80225ea83d939fb34dbf60a40c6bd72f5d6811ead86996e2a18152600435604083015260243560018060a01b038116809103610fdb5760608301526044356001600160a01b03811690819003610fdb5760808301526064356001600160601b038116809103610fdb5760a083015260843560ff8116809103610fdb5760c083015260a435906001600160401b038216809203610fdb57826105939260e0602095015260e0815261217a61010082612e26565b9181601f84011215610fdb578235916001600160401b038311610fdb576020808501946103408502010111610fdb57565b9181601f84011215610fdb578235916001600160401b038311610fdb576020808501948460051b010111610fdb57565b6040600319820112610fdb576004356001600160401b038111610fdb5781612cb391600401612c28565b92909291602435906001600160401b038211610fdb57612cd591600401612c59565b9091565b600435906001600160a01b0382168203610fdb57565b602435906001600160a01b0382168203610fdb57565b9181601f84011215610fdb578235916001600160401b038311610fdb5760208381860195010111610fdb57565b9060031982016103608112610fdb5761034013610fdb5760049161034435906001600160401b038211610fdb57612cd591600401612d05565b60206040818301928281528451809452019201905f5b818110612d8e5750505090565b82511515845260209384019390920191600101612d81565b805180835260209291819084018484015e5f828201840152601f01601f1916010190565b6006811015612dd857602452565b634e487b7160e01b5f52602160045260245ffd5b6060906003190112610fdb576004356001600160a01b0381168103610fdb57906024356001600160a01b0381168103610fdb579060443590565b90601f801991011681019081106001600160401b03821117612e4757604052565b634e487b7160e01b5f52604160045260245ffd5b9190811015612e6c57610340020190565b634e487b7160e01b5f52603260045260245ffd5b610364356001600160a01b0381168103610fdb5790565b610384356001600160a01b0381168103610fdb5790565b6101c4356001600160a01b0381168103610fdb5790565b6004356001600160a01b0381168103610fdb5790565b610344356001600160a01b0381168103610fdb5790565b356001600160a01b0381168103610fdb5790565b903590601e1981360301821215610fdb57018035906001600160401b038211610fdb57602001918136038313610fdb57565b906001600160401b03612f90936040519260208401947fbe70262dbad2ee38fa9e9f2e2d6bd3069cc1febf5b8f6917b5bfb61439fb85358652604085015260608401521660808201526080815261217a60a082612e26565b90565b6103c43560ff81168103610fdb5790565b3560ff81168103610fdb5790565b6102a4356001600160401b0381168103610fdb5790565b6103e4356001600160401b0381168103610fdb5790565b356001600160401b0381168103610fdb5790565b6103a4356001600160601b0381168103610fdb5790565b356001600160601b0381168103610fdb5790565b9062278d00820180921161302f57565b634e487b7160e01b5f52601160045260245ffd5b9190820180921161302f57565b60ff60019116019060ff821161302f57565b80547fffffff0000000000000000000000000000000000000000ffffffffffffffffff1660489290921b6901000000000000000000600160e81b0316919091179055565b6001600160401b038111612e475760051b60200190565b906130c7826130a6565b6130d46040519182612e26565b82815280926130e5601f19916130a6565b0190602036910137565b9190811015612e6c5760051b81013590605e1981360301821215610fdb570190565b8051821015612e6c5760209160051b010190565b6001600160a01b0316801590811561313b575090565b90505f52600360205260ff60405f20541690565b356001600160e01b031981169291906004821061316a575050565b6001600160e01b031960049290920360031b82901b16169150565b51906001600160a01b0382168203610fdb57565b908060209392818452848401375f828201840152601f01601f1916010190565b604090612f90949281528160208201520191613199565b6064356001600160e01b031981168103610fdb5790565b356001600160e01b031981168103610fdb5790565b3563ffffffff81168103610fdb5790565b612f90916001600160401b036040519160208301937f5c7ede5d63a259b14b4b33dc438884f2faf73886535cafa0a299bd5fa786b2fd855260408401521660608201526060815261217a608082612e26565b6040519160208301917fed10e0eeb888aefe677b203d556d220333b03b9ba2129de8c7141609fd3902e88352466040850152306060850152608084015260018060a01b031660a083015260a082526132b860c083612e26565b905190206001600160fd1b031690565b6042906132d3615001565b906040519161190160f01b8352600283015260228201522090565b5f5160206154675f395f51905f525c6133145760015f5160206154675f395f51905f525d565b633ee5aeb560e01b5f5260045ffd5b805f52600660205260ff60405f205416906006821015612dd857811561334a575060021090565b632b3263b360e01b5f52600452612b519150612dca565b929190336001600160a01b038516148061338b575b6133855761338393615117565b565b50505050565b508215613376565b90816020910312610fdb57518015158103610fdb5790565b916133b583614e8d565b6001600160a01b03828116911603613926576133d361160584612ef2565b6133e06101008401612fe0565b506133ee6102208401612fe0565b506133fc61024084016131fc565b5061340a610260840161300b565b5061341861014084016147a4565b506102008301906001600160601b036134308361300b565b161580156138fd575b6138c55761012084016201000063ffffffff613454836131fc565b161161389d5750610280840160016001600160401b0361347383612fe0565b16108015613880575b61385057506102a0840161348f81612fe0565b6001600160401b034291161180159061382d575b6137ee57506134b1846152c2565b156137df57610320840161012c61ffff6134ca83614933565b16116137ba5761030085016001600160a01b036134e682612ef2565b161561ffff6134f484614933565b1615148015906137a0575b61376b5750506102c084016001600160a01b0361351b82612ef2565b1615906102e086019163ffffffff613532846131fc565b161514801590613751575b8015613737575b6136ff5750506101c0840161356061355b82612ef2565b6151d0565b6060850161356d816131e7565b60405163b939c63560e01b81526001600160e01b031990911660048201526020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa908115612a59575f916136e0575b50156136bc57506135db85612ef2565b6020860135600160ff82161b9160018060a01b0316805f52600460205260405f20908260081c91825f5260205260405f2054928484166136a65750936001600160601b03936136509361364a936136579998975f52600460205260405f20905f526020521760405f2055612ef2565b9361300b565b1691614f8d565b805f52600660205260405f20600160ff198254161790557f88dcbc81a29fa09b856e359e27a25c5aa4340b9dce79d4b82b6d0a41a59dda4061034061369b84612ef2565b9381604051918237a3565b906302af71f160e41b5f5260045260245260445ffd5b6136c5906131e7565b635ef5c33760e01b5f5263ffffffff60e01b1660045260245ffd5b6136f9915060203d602011610de957610ddb8183612e26565b5f6135cb565b9061371161165363ffffffff93612ef2565b90630e0661ff60e21b5f5260018060a01b031660045216602452621e848060445260645ffd5b5061374181612ef2565b6001600160a01b03163014613544565b50621e848063ffffffff613764846131fc565b161161353d565b9061378161377b61ffff93612ef2565b91614933565b906354a5bb9960e11b5f5260018060a01b03166004521660245260445ffd5b506137aa81612ef2565b6001600160a01b031630146134ff565b6137c661ffff91614933565b63dc4c134d60e01b5f521660045261012c60245260445ffd5b630985885d60e01b5f5260045ffd5b6137f790612fe0565b6001420180421161302f576001600160401b036138134261301f565b92634aca267360e11b5f521660045260245260445260645ffd5b5061383781612fe0565b6001600160401b036138484261301f565b9116116134a3565b6138616001600160401b0391612fe0565b63f075391760e01b5f5216600452600160245262278d0060445260645ffd5b5062278d006001600160401b0361389683612fe0565b161161347c565b6138ab63ffffffff916131fc565b63497c30a960e11b5f52166004526201000060245260445ffd5b6001600160601b0382816138e56138df6101e0890161300b565b9261300b565b916313a34d2b60e21b5f52166004521660245260445ffd5b5061390b6101e0850161300b565b6001600160601b038061391d8561300b565b16911611613439565b61393260408401612ef2565b6309599f7560e11b5f9081526001600160a01b0391909116600452602490fd5b9190820391821161302f57565b8181029291811591840414171561302f57565b811561397c570490565b634e487b7160e01b5f52601260045260245ffd5b610224356001600160401b03811690818103610fdb57610244359063ffffffff8216808303610fdb576139c38185613043565b851015613a635783851115613a445761020435926001600160601b03841693848103610fdb57506101e435946001600160601b03861694858703610fdb578590036001600160601b03811161302f576001600160601b03613a2f613a3693612f909a613a3d9850613952565b911661395f565b9050613972565b9150613043565b50505050506101e4356001600160601b03811690818103610fdb575090565b5050505050610204356001600160601b03811690818103610fdb575090565b61022081016001600160401b03613a9882612fe0565b1692613ab861024084019463ffffffff613ab1876131fc565b1690613043565b811015613b7b576001600160401b03613ad083612fe0565b16811115613b5e576101e0613ae8610200850161300b565b9301926001600160601b0380613afd8661300b565b16911603916001600160601b03831161302f57612f909463ffffffff613b51613b4b6001600160601b039687613a2f613b58986001600160401b03613b446138df9a612fe0565b1690613952565b926131fc565b1690613972565b16613043565b50506001600160601b0391506101e0613b77910161300b565b1690565b50506001600160601b039150610200613b77910161300b565b6001600160801b035f19911601906001600160801b03821161302f57565b815491929160481c6001600160a01b0316906064356001600160e01b0319811690819003610fdb5760405163495a982560e01b8152600481018290526020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa908115612a59575f91613ebe575b50613eab576001600160a01b0383165f9081525f5160206154475f395f51905f52602052604090208054613c6991906113319060801c613b94565b60408051630198a77d60e11b8152917f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03169183600481855afa928315612a59575f905f94613e71575b5061026435936001600160601b03851694858103610fdb57613cfe613d039261271080613cea613cf4978b61395f565b049586928a61395f565b0497889350613952565b613952565b926101c4356001600160a01b0381168103610fdb576004356001600160a01b0381169190829003610fdb57885f602094613d6e8a60c495613d478c60043583614ebb565b7f000000000000000000000000000000000000000000000000000000000000000090614ebb565b60ff879e5460081c16604051878101918d8352604082015260408152613d95606082612e26565b519020946040519889968795631bb76b5f60e11b875260048701528460248701526044860152606485015260848401528160a48401525af1918215612a59575f92613e1b575b50907f5a04b4ac72e7dc8ee21b9e24d2e69e76e8437e164fac17d1af17af071ff07afd9360809392604051938452602084015260408301526060820152a3565b9291506020833d602011613e69575b81613e3760209383612e26565b81010312610fdb57915190917f5a04b4ac72e7dc8ee21b9e24d2e69e76e8437e164fac17d1af17af071ff07afd613ddb565b3d9150613e2a565b9350506040833d604011613ea3575b81613e8d60409383612e26565b81010312610fdb5760208351930151925f613cba565b3d9150613e80565b5050613eba9192506004614e04565b5f90565b613ed7915060203d602011610de957610ddb8183612e26565b5f613c2e565b825492949360489390931c6001600160a01b0316926060820190613f00826131e7565b60405163495a982560e01b81526001600160e01b031990911660048201526020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa908115612a59575f916141e5575b506141d6576001600160a01b0385165f9081525f5160206154475f395f51905f52602052604090208054613f9991906113319060801c613b94565b60408051630198a77d60e11b8152937f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316939185600481875afa918215612a59575f955f9361419b575b50610260820195613ffb8761300b565b6001600160601b03169061400e9161395f565b612710900495869361401f8261300b565b6001600160601b0316906140329161395f565b612710900496614042889261300b565b6001600160601b03169061405591613952565b9061405f91613952565b946101c0830161406e81612ef2565b8761407886612ef2565b61408192614ebb565b61408a90612ef2565b877f00000000000000000000000000000000000000000000000000000000000000006140b592614ebb565b839a5460081c60ff1660405160208101918a83526040820152604081526140dd606082612e26565b519020916140ea906131e7565b926140f490612ef2565b604051631bb76b5f60e11b8152600481018b90525f602482015260448101939093526001600160e01b031990931660648301526001600160a01b0392831660848301529190931660a4840152829081905a925f60c492602095f1918215612a59575f92613e1b5750907f5a04b4ac72e7dc8ee21b9e24d2e69e76e8437e164fac17d1af17af071ff07afd9360809392604051938452602084015260408301526060820152a3565b955091506040853d6040116141ce575b816141b860409383612e26565b81010312610fdb5760208551950151915f613feb565b3d91506141ab565b50509050613eba929350614e04565b6141fe915060203d602011610de957610ddb8183612e26565b5f613f5e565b949392916001600160a01b03861633811480614274575b61426b57841561425557506001600160401b03169442861061424257613383949550615117565b8563fcd4a11f60e01b5f5260045260245ffd5b630789696560e11b5f523360045260245260445ffd5b50505050509050565b50841561421b565b805f52600660205260405f2060ff8154166006811015612dd857600181036143525750805460ff191660041790556101c4356001600160a01b0381168103610fdb576044356001600160a01b0381168103610fdb576001600160a01b03811661433c57506004356001600160a01b0381168103610fdb57905b61020435916001600160601b03831691828403610fdb576143169350614ebb565b7fbaa1eb22f2a492ba1a5fea61b8df4d27c6c8b5f3971e63bb58fa14ff72eedb705f80a2565b6001600160a01b0381168103610fdb57906142f5565b632b3263b360e01b5f526004839052612b5190612dca565b3415614425576001600160a01b0381165f9081525f5160206154475f395f51905f526020526040902080546143a99034906001600160801b0316613043565b6001600160801b03811161440e5781546001600160801b0319166001600160801b03919091161790556040513481526001600160a01b03909116905f907f8752a472e571a816aea92eec8dae9baf628e840f4929fbcc2d155e6233ff68a790602090a3565b6306dfcc6560e41b5f52608060045260245260445ffd5b50565b906144328161476a565b61443b826151d0565b6001600160a01b03821691826144ab578334036144945781614481857f8752a472e571a816aea92eec8dae9baf628e840f4929fbcc2d155e6233ff68a794602094614ebb565b6040519485526001600160a01b031693a3565b8363195a3ca160e01b5f523460045260245260445ffd5b9290923461461a576040516370a0823160e01b8152306004820152602081602481875afa908115612a59575f916145e8575b50604051926323b872dd60e01b5f52336004523060245260445260205f60648180885af160015f51148116156145c9575b836040525f606052156145b6576370a0823160e01b8352306004840152602083602481875afa8015612a595785935f9161457e575b506020926145767f8752a472e571a816aea92eec8dae9baf628e840f4929fbcc2d155e6233ff68a7959361448193613952565b968791614ebb565b919350506020813d6020116145ae575b8161459b60209383612e26565b81010312610fdb57518492906020614543565b3d915061458e565b83635274afe760e01b5f5260045260245ffd5b60018115166145df57843b15153d15161661450e565b833d5f823e3d90fd5b90506020813d602011614612575b8161460360209383612e26565b81010312610fdb57515f6144dd565b3d91506145f6565b63195a3ca160e01b5f52346004525f60245260445ffd5b93919290926040519363ffffffff60208601967f7ebe6c32df36046943affd3e1fb3c2fdc137f38fd0700bed856315d3d70ec7db88521660408601526060850152608084015260a083015260018060a01b031660c082015260c0815261469860e082612e26565b51902090565b6146a782613323565b9081156146ec575b506146e5576001600160a01b03906146c690615201565b1680151591826146d557505090565b6001600160a01b03161415919050565b5050600190565b6001600160401b0391506102a06147039101612fe0565b1642115f6146af565b9091906001600160e01b0319614724606083016131e7565b6001600160e01b03199094169316831461475c57608001355b6001600160e01b03198116801561476357831461475c5760201b61473d565b5060019150565b505f925050565b6001600160a01b03168015614795573081146147835750565b637833514560e11b5f5260045260245ffd5b63d92e233d60e01b5f5260045ffd5b358015158103610fdb5790565b3590602081106147bf575090565b5f199060200360031b1b1690565b9291926147dd61014082016147a4565b156148be57602084036148a6576147f484836147b1565b935b6101608201356003811015610fdb57600181036148315750506101a091500135820361481e57565b50637dcf976760e01b5f5260045260245ffd5b60021461483d57505050565b61484a6101808301612fa4565b60ff811691828110948515614865575b505050505061481e57565b61487292939495506147b1565b9160ff82160361302f576107f89060031b166101000391610100831161302f576101a0013518901c15155f8080808061485a565b8363497c30a960e11b5f52600452602060245260445ffd5b610120810163ffffffff6148d1826131fc565b1685116148fd575060205f6040518685823780878101838152039060025afa15612a59575f51936147f6565b8461490c63ffffffff926131fc565b9063497c30a960e11b5f526004521660245260445ffd5b9190811015612e6c5760051b0190565b3561ffff81168103610fdb5790565b909192825f52600660205260405f20905f9180549260ff8416916006831015612dd8577f0ad4632d3097047a0115e42248b9470ef720599dac7a2cc63041f0ecbb0ac0a695606095600289951480918192614bb7575b5015614b7157506149de929350614a84614a3e614a116001600160601b036001860154169685549561ffff8760101c169897889760018060a01b039060481c1687614e04565b8c600160ff835460081c1611614b5c575b508d6001820155614a008a82613062565b805460ff1916600317905585613043565b956101c0840196612710614a2e614a278a612ef2565b938861395f565b04918280614b2a575b5050613952565b614a4786612ef2565b90614a556103008501612ef2565b91612710614a7361ffff614a6c6103208901614933565b168861395f565b04809381614b19575b505050613952565b93614a988587614a9384612ef2565b614ebb565b6102008201906001600160601b03614aaf8361300b565b168403614ada575b505060408051998a5260208a019390935250508601526001600160a01b031693a3565b614b10936001600160601b03614b04614afe614af8614b0a95612ef2565b96614e8d565b9461300b565b16613952565b91614ebb565b805f8080614ab7565b614b2292614ebb565b5f8281614a7c565b614b55917f000000000000000000000000000000000000000000000000000000000000000090614ebb565b5f82614a37565b916112e9614b6a9293614e67565b908c6149ef565b919392614a3e614a11614a8492614b884286613a82565b978961ffff6005541699988998614ba1575b50506149de565b82935091614baf9288613edd565b90898d614b9a565b64ffffffffff915060201c164211155f614998565b90936102c0820193906001600160a01b03614be686612ef2565b1615614cfc57614bf961014084016147a4565b15614cea57506102e0614c5e9192614c585f5b614c4a6040519687926020840199630edd680960e01b8b528c602486015260a0870135604486015260648501526080608485015260a4840191613199565b03601f198101865285612e26565b016131fc565b92643fffffffc063ffffffff85169460061b168481046040148515171561302f57603f900461c350810180911161302f57805a10614cd857507fd0870e52fe4172e947dc0258ab541d57ac0061eea72d1af8d21ce6f54d501f12936020935f8094614cc98295612ef2565b905193f16040519015158152a2565b63cf30f30760e01b5f5260045260245ffd5b916102e090614c58614c5e9394614c0c565b505050505050565b6001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016906064356001600160e01b0319811690818103610fdb57506040519063b939c63560e01b82526004820152602081602481865afa908115612a59575f91614de5575b50614ddf576084355b6001600160e01b031981168015614763576040519063b939c63560e01b82526004820152602081602481875afa908115612a59575f91614dc1575b5061475c5760201b614d79565b614dd9915060203d8111610de957610ddb8183612e26565b5f614db4565b60019150565b614dfe915060203d602011610de957610ddb8183612e26565b5f614d70565b6001600160a01b0382165f9081525f5160206154475f395f51905f526020526040902080546133839391614e3e916113319060801c613b94565b6001600160601b03614e60610260614e596101c08601612ef2565b940161300b565b1691614ebb565b90815f52600760205260405f20549182614e7e5750565b5f5260076020525f6040812055565b604081016001600160a01b03614ea282612ef2565b16614eb15750612f9090612ef2565b612f909150612ef2565b60018060a01b03165f52600260205260405f209060018060a01b03165f52602052614ef460405f20916001600160801b03835416613043565b6001600160801b03811161440e5781546001600160801b0319166001600160801b0391909116179055565b6103606040517fb9e12edf82107d9a38cd588b0edd2f1656f0520aa21cc444bef86d2519cba0358152610340600460208301372090565b61036090610340604051917fb9e12edf82107d9a38cd588b0edd2f1656f0520aa21cc444bef86d2519cba035835260208301372090565b60018060a01b03165f52600260205260405f209060018060a01b03165f5260205260405f20906001600160801b03825416818110614feb57614fd86001600160801b03928392613952565b16166001600160801b0319825416179055565b9063cf47918160e01b5f5260045260245260445ffd5b307f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031614806150ee575b1561505c577f000000000000000000000000000000000000000000000000000000000000000090565b60405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527f000000000000000000000000000000000000000000000000000000000000000060408201527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a082015260a0815261469860c082612e26565b507f00000000000000000000000000000000000000000000000000000000000000004614615033565b9061512384848361528e565b506004811015612dd8571590816151ba575b5061338557813b15615199576020936151775f9461516960405193849289840196630b135d3f60e11b8852602485016131b9565b03601f198101835282612e26565b8380525191620493e0fa601f3d11165f5190159081156151a8575b5061519957565b635cd5d23360e01b5f5260045ffd5b630b135d3f60e11b141590505f615192565b6001600160a01b0384811691161490505f615135565b6151d981613125565b156151e15750565b635f8b555b60e11b5f9081526001600160a01b0391909116600452602490fd5b905f915f52600660205260405f20805460ff81166006811015612dd857600214908161523b575b506152305750565b6001015460601c9150565b64ffffffffff915060201c164211155f615228565b60ff811690601f821161527f576040519161526c604084612e26565b6020808452838101919036833783525290565b632cd44ac360e21b5f5260045ffd5b90604183036152b8576152b19250602081013591604082359201355f1a906153c4565b9192909190565b50505f9160029190565b6101608101356003811015610fdb57801561539d57600114615376576152eb6101808201612fa4565b60ff8116916152fd61014082016147a4565b15928361536c575b83615360575b83615342575b8361531d575b50505090565b9192509060ff83160361302f576101a06107f89101359160031b161b155f8080615317565b925063ffffffff61535661012083016131fc565b1683111592615311565b6020811115935061530b565b8015159350615305565b60ff6153856101808301612fa4565b16159081615391575090565b6101a091500135151590565b5060ff6153ad6101808301612fa4565b161590816153b9575090565b6101a0915001351590565b91907f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0841161543b579160209360809260ff5f9560405194855216868401526040830152606082015282805260015afa15612a59575f516001600160a01b0381161561543157905f905f90565b505f906001905f90565b5050505f916003919056feac33ff75c19e70fe83507db0d683fd3465c996598dc972688b7ace676c89077b9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f00",
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

// PackSponsor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x764540b0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function sponsor((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order, bytes signature) payable returns(bytes32 digest)
func (market *Market) PackSponsor(order IMarketOrder, signature []byte) []byte {
	enc, err := market.abi.Pack("sponsor", order, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSponsor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x764540b0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function sponsor((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order, bytes signature) payable returns(bytes32 digest)
func (market *Market) TryPackSponsor(order IMarketOrder, signature []byte) ([]byte, error) {
	return market.abi.Pack("sponsor", order, signature)
}

// UnpackSponsor is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x764540b0.
//
// Solidity: function sponsor((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order, bytes signature) payable returns(bytes32 digest)
func (market *Market) UnpackSponsor(data []byte) ([32]byte, error) {
	out, err := market.abi.Unpack("sponsor", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
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
	if bytes.Equal(raw[:4], market.abi.Errors["WrongPayer"].ID.Bytes()[:4]) {
		return market.UnpackWrongPayerError(raw[4:])
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

// MarketWrongPayer represents a WrongPayer error raised by the Market contract.
type MarketWrongPayer struct {
	Payer common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongPayer(address payer)
func MarketWrongPayerErrorID() common.Hash {
	return common.HexToHash("0x12b33eea31b75ad0d13472a3c2e0ce5b842ec3760ae0ecab2a70dc4eaf6f13b9")
}

// UnpackWrongPayerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongPayer(address payer)
func (market *Market) UnpackWrongPayerError(raw []byte) (*MarketWrongPayer, error) {
	out := new(MarketWrongPayer)
	if err := market.abi.UnpackIntoInterface(out, "WrongPayer", raw); err != nil {
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
