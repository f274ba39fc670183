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

// IMarketOrder is an auto generated low-level Go binding around an user-defined struct.
type IMarketOrder struct {
	Client          common.Address
	Nonce           *big.Int
	Selector        [4]byte
	ProgramId       [32]byte
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

// IMarketRecord is an auto generated low-level Go binding around an user-defined struct.
type IMarketRecord struct {
	State         uint8
	LockedUntil   uint64
	Prover        common.Address
	Payout        common.Address
	JournalDigest [32]byte
}

// MarketMetaData contains all meta data concerning the Market contract.
var MarketMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"registry\",\"type\":\"address\",\"internalType\":\"contractVerifierRegistry\"},{\"name\":\"paymentToken\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"CONTEXT_TAG\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"ERC1271_GAS_LIMIT\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_JOURNAL_BYTES\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_LOCK_SECONDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_ORDER_SECONDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MIN_LOCK_SECONDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"ORDER_TYPEHASH\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"PAYMENT_TOKEN\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"REGISTRY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractVerifierRegistry\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"balanceOf\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"cancel\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"price\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"collateral\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"collateralHeld\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"contextOf\",\"inputs\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"deposit\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"depositFor\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"eip712Domain\",\"inputs\":[],\"outputs\":[{\"name\":\"fields\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"version\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"chainId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verifyingContract\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"extensions\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"expire\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"price\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"collateral\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"fulfil\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"price\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"collateral\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"journal\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"proof\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"lock\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"price\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"collateral\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"nonceUsed\",\"inputs\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"open\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"price\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"collateral\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"orderDigest\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"price\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"collateral\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"orders\",\"inputs\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Record\",\"components\":[{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.State\"},{\"name\":\"lockedUntil\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"journalDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"reserved\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"revokeNonce\",\"inputs\":[{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"Cancelled\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"CollateralReleased\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"to\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Deposited\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EIP712DomainChanged\",\"inputs\":[],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Expired\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Fulfilled\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"payout\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"journalDigest\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"price\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Locked\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"prover\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"payout\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"lockedUntil\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"NonceRevoked\",\"inputs\":[{\"name\":\"client\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Opened\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"client\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"order\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"price\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"collateral\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Withdrawn\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"BadAddress\",\"inputs\":[{\"name\":\"given\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"BadSignature\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"BeforeDeadline\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"DeadlineOutOfRange\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"earliest\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"latest\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InsufficientBalance\",\"inputs\":[{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"available\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidShortString\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"JournalTooLong\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"max\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"LockSecondsOutOfRange\",\"inputs\":[{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"min\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"max\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"LockedForOther\",\"inputs\":[{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"lockedUntil\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NonceUsed\",\"inputs\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"OnlyClient\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"PastDeadline\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"ReentrancyGuardReentrantCall\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"SafeERC20FailedOperation\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"SelectorNotActive\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}]},{\"type\":\"error\",\"name\":\"StringTooLong\",\"inputs\":[{\"name\":\"str\",\"type\":\"string\",\"internalType\":\"string\"}]},{\"type\":\"error\",\"name\":\"TransferFailed\",\"inputs\":[{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"UnsupportedToken\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"WrongSelector\",\"inputs\":[{\"name\":\"got\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"wanted\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}]},{\"type\":\"error\",\"name\":\"WrongState\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.State\"}]},{\"type\":\"error\",\"name\":\"WrongValue\",\"inputs\":[{\"name\":\"sent\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"wanted\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ZeroAddress\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ZeroPrice\",\"inputs\":[]}]",
	ID:  "Market",
	Bin: "0x6101a080604052346101e057604081612eac803803809161002082856101e4565b8339810103126101e05780516001600160a01b038116918282036101e05760200151916001600160a01b038316908184036101e0576040516100636040826101e4565b600581526020810190644c656d6d6160d81b8252604051916100866040846101e4565b600183526020830191603160f81b835261009f8161021b565b610120526100ac8461021b565b61014052519020918260e05251902080610100524660a0526040519060208201927f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f8452604083015260608201524660808201523060a082015260a0815261011560c0826101e4565b5190206080523060c052803b156101c55750801515806101d7575b6101c557506101805261016052604051612c259081610287823960805181612ac0015260a05181612b7d015260c05181612a91015260e05181612b0f01526101005181612b3501526101205181610e1e01526101405181610e48015261016051818181610de0015261299e01526101805181818161077b0152818161100b015281816112da015281816117b00152611c3a0152f35b637833514560e11b5f5260045260245ffd5b50823b15610130565b5f80fd5b601f909101601f19168101906001600160401b0382119082101761020757604052565b634e487b7160e01b5f52604160045260245ffd5b601f815111610246576020815191015160208210610237571790565b5f198260200360031b1b161790565b604460209160405192839163305a27a960e01b83528160048401528051918291826024860152018484015e5f828201840152601f01601f19168101030190fdfe6080806040526004361015610012575f80fd5b5f905f3560e01c9081628c808814611cd55750806305c1ee2014611c5e57806306433b1b14611c1b5780631647795e14611bcb5780633768666c146115d457806347e7ef24146115a95780634bf8e62d146111fb578063508b56c514610f5757806377f2b67914610f1c578063800332d3146101fe57806384b0196e14610e04578063877c86fb14610dc057806389cf2cae14610c3e5780638dcbdd181461064a5780639c3f1e901461054b578063a2503fe014610524578063b3db428b14610509578063b653b85d146104eb578063c7f52260146104cd578063d9caed1214610261578063da9425e214610229578063df21ab2214610203578063eb7b33d8146101fe578063ec522d0f146101c6578063f7888aec146101785763f973a2091461013b575f80fd5b3461017557806003193601126101755760206040517f89dee4a35a07333f158a1038d3a64a31ecc0d76976478f25c7ca306fca7c33798152f35b80fd5b5034610175576040600319360112610175576001600160a01b03604061019c611cee565b92826101a6611d04565b9416815260026020522091165f52602052602060405f2054604051908152f35b50346101755760206003193601126101755760406020916001600160a01b036101ed611cee565b168152600483522054604051908152f35b611d5c565b5034610175576101a060031936011261017557506020610221612014565b604051908152f35b50346101755760206003193601126101755760406020916001600160a01b03610250611cee565b168152600383522054604051908152f35b50346101755761027036611dca565b9061027c9392936121a3565b6001600160a01b0381169384156104a55730851461047957806102a66001600160a01b039261294f565b6102b184338361278b565b1684604051848152827fa4195c37c2947bbe89165f03e320b6903116f0b10d8cfdb522330f7ce6f9fa2460203393a4806103d357508280808481945af13d156103ce573d67ffffffffffffffff81116103a1576040519061033a601f82017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe01660200183611eac565b81528360203d92013e5b15610373575090505b807f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005d80f35b6044927f1c43b976000000000000000000000000000000000000000000000000000000008352600452602452fd5b6024847f4e487b710000000000000000000000000000000000000000000000000000000081526041600452fd5b610344565b92809492915050604051917fa9059cbb00000000000000000000000000000000000000000000000000000000855260045260245260208360448180865af1906001845114821615610458575b6040521561042d575061034d565b7f5274afe7000000000000000000000000000000000000000000000000000000008252600452602490fd5b90600181151661047057823b15153d1516169061041f565b503d83823e3d90fd5b602484867ff066a28a000000000000000000000000000000000000000000000000000000008252600452fd5b6004847fd92e233d000000000000000000000000000000000000000000000000000000008152fd5b50346101755780600319360112610175576020604051620493e08152f35b50346101755780600319360112610175576020604051620100008152f35b5061034d61051636611dca565b9161051f6121a3565b61240f565b5034610175576040600319360112610175576020610221610543611d04565b600435611f91565b50346101755760206003193601126101755780608060405161056c81611e63565b828152826020820152826040820152826060820152015260043581526005602052604081209060405161059e81611e63565b825460ff811692600684101561061d575060a0936001600160a01b03809285855267ffffffffffffffff60208601818360081c16815283604088019360481c16835260806002856001880154169660608a0197885201549701968752604051978852511660208701525116604085015251166060830152516080820152f35b807f4e487b7100000000000000000000000000000000000000000000000000000000602492526021600452fd5b5060031936016101c08112610c3a576101a013610175576101a43567ffffffffffffffff8111610c3a57610682903690600401611d2e565b909161068c6121a3565b6001600160a01b0361069c611f1c565b1615610c12576106b26106ad611f05565b61294f565b61012435928315610bea576201000063ffffffff6106ce612303565b1611610baa57600167ffffffffffffffff6106e7611e1c565b16108015610b8d575b610b44576106fc611e04565b67ffffffffffffffff42911611801590610b21575b610a995761071d611e34565b7fffffffff00000000000000000000000000000000000000000000000000000000604051917fb939c6350000000000000000000000000000000000000000000000000000000083521660048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115610a8e578391610a5f575b5015610a0a576107b9612014565b926001600160a01b036107ca611f1c565b163314801590610a01575b6109e8575b50506107e4611f1c565b926107f26024358095612217565b6108026107fd611f1c565b612705565b61081c8161080e611f05565b610816611f1c565b9061278b565b6001600160a01b0361082c611f05565b168252600360205260408220610843828254611f6f565b905582825260056020526040822060017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff008254161790556001600160a01b0361088a611f1c565b1690604051946004356001600160a01b0381168091036109e457865260208601526044357fffffffff0000000000000000000000000000000000000000000000000000000081168091036109e05760408601526064356060860152608435608086015260a43560a086015260c43567ffffffffffffffff81168091036109e05760c086015260e43563ffffffff81168091036109e05760e0860152610104356001600160a01b0381168091036109e057610100860152610120850152610144356101408501526101643567ffffffffffffffff81168091036109dc576101608501526101843567ffffffffffffffff81168091036109dc577f26e081d7d891c16102b870a9868af9ff80115c501b0aa3c35b4b28fc18e028246101a08686936101806020990152a37f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005d604051908152f35b8280fd5b8380fd5b8480fd5b6109fa91846109f5611f1c565b612817565b5f806107da565b508015156107d5565b6024827fffffffff00000000000000000000000000000000000000000000000000000000610a36611e34565b7f5ef5c33700000000000000000000000000000000000000000000000000000000835216600452fd5b610a81915060203d602011610a87575b610a798183611eac565b810190611eed565b5f6107ab565b503d610a6f565b6040513d85823e3d90fd5b50610aa2611e04565b906001420191824211610af45760649267ffffffffffffffff610ac442611f32565b927f95944ce600000000000000000000000000000000000000000000000000000000855216600452602452604452fd5b6024827f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b50610b2a611e04565b67ffffffffffffffff610b3c42611f32565b911611610711565b60648267ffffffffffffffff610b58611e1c565b7ff075391700000000000000000000000000000000000000000000000000000000835216600452600160245262278d00604452fd5b5062278d0067ffffffffffffffff610ba3611e1c565b16116106f0565b60448263ffffffff610bba612303565b7f92f861520000000000000000000000000000000000000000000000000000000083521660045262010000602452fd5b6004827f4dfba023000000000000000000000000000000000000000000000000000000008152fd5b807fd92e233d0000000000000000000000000000000000000000000000000000000060049252fd5b5080fd5b5034610175576101a060031936011261017557610c596121a3565b610c61612014565b8082526005602052604082206001600160a01b03610c7d611f1c565b163303610d805760ff8154166006811015610d535760018103610d1e575060047fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00825416179055610cd4610ccf611f1c565b6123d8565b7fbaa1eb22f2a492ba1a5fea61b8df4d27c6c8b5f3971e63bb58fa14ff72eedb708280a2807f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005d80f35b83610d51604492857f2b3263b3000000000000000000000000000000000000000000000000000000008452600452611dbc565bfd5b6024847f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b6044836001600160a01b03610d93611f1c565b7f0f12d2ca0000000000000000000000000000000000000000000000000000000083523360045216602452fd5b503461017557806003193601126101755760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b5034610175578060031936011261017557610ec090610e427f00000000000000000000000000000000000000000000000000000000000000006129fc565b90610e6c7f00000000000000000000000000000000000000000000000000000000000000006129fc565b906020610ece60405193610e808386611eac565b8385525f3681376040519687967f0f00000000000000000000000000000000000000000000000000000000000000885260e08589015260e0880190611d79565b908682036040880152611d79565b904660608601523060808601528260a086015284820360c08601528080855193848152019401925b828110610f0557505050500390f35b835185528695509381019392810192600101610ef6565b503461017557806003193601126101755760206040517fed10e0eeb888aefe677b203d556d220333b03b9ba2129de8c7141609fd3902e88152f35b5034610175576101a060031936011261017557610f726121a3565b610f7a612014565b80825260056020526040822060ff8154166006811015908161110b576001811415806111ed575b6111ba57610fad611e34565b7fffffffff00000000000000000000000000000000000000000000000000000000604051917fb939c6350000000000000000000000000000000000000000000000000000000083521660048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa9081156111af578691611190575b501591821580611175575b6111385760057fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0085541617845561110b576002146110d6575b505061108c610ccf611f1c565b7f3077f64f92ad91c6479071531304fa3c1e0bb9b63e130c746f3a564292f0ddc68280a2807f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005d80f35b156110fa576001600160a01b036110f3915460481c165b82612361565b5f8061107f565b506110f3611106611f1c565b6110ed565b6024857f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b60248667ffffffffffffffff61114c611e04565b7f1eb3f07c00000000000000000000000000000000000000000000000000000000835216600452fd5b5067ffffffffffffffff611187611e04565b16421115611046565b6111a9915060203d602011610a8757610a798183611eac565b5f61103b565b6040513d88823e3d90fd5b84610d51604492867f2b3263b3000000000000000000000000000000000000000000000000000000008452600452611dbc565b508491506002811415610fa1565b5060031936016101c08112610c3a576101a013610175576101a4356001600160a01b038116908181036109dc576112306121a3565b611238612014565b8084526005602052604084209160ff835416600681101561157c5760018103611549575067ffffffffffffffff61126d611e04565b16421161150c5761127c611e34565b7fffffffff00000000000000000000000000000000000000000000000000000000604051917fb939c6350000000000000000000000000000000000000000000000000000000083521660048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa9081156111af5786916114ed575b50156114c15761131990612297565b61132233612705565b61132a611f05565b61133a610144358092339061278b565b6001600160a01b0361134a611f05565b168552600460205261136160408620918254611f6f565b905561137e67ffffffffffffffff611377611e1c565b1642611f6f565b67ffffffffffffffff61138f611e04565b168110156114b05767ffffffffffffffff60019116925b60027fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0082541617815580547cffffffffffffffffffffffffffffffffffffffff0000000000000000003360481b16907fffffff00000000000000000000000000000000000000000000000000000000ff68ffffffffffffffff008760081b1691161717815501837fffffffffffffffffffffffff000000000000000000000000000000000000000082541617905567ffffffffffffffff604051921682527f47a8f708baad4e87e79edd0a12b05bbca1eb28fa6f843ce6b8134142ca38e76860203393a4807f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005d80f35b5060016114bb611e04565b926113a6565b6024857fffffffff00000000000000000000000000000000000000000000000000000000610a36611e34565b611506915060203d602011610a8757610a798183611eac565b5f61130a565b60248567ffffffffffffffff611520611e04565b7fc1b30fbd00000000000000000000000000000000000000000000000000000000835216600452fd5b85610d51604492857f2b3263b3000000000000000000000000000000000000000000000000000000008452600452611dbc565b6024867f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b5060406003193601126101755761034d6115c1611cee565b6115c96121a3565b60243590339061240f565b50346119a757600319360161020081126119a7576101a0136119a7576101a43567ffffffffffffffff81116119a757611611903690600401611d2e565b6101c435916001600160a01b038316928381036119a7576101e43567ffffffffffffffff81116119a757611649903690600401611d2e565b6116516121a3565b611659612014565b94855f52600560205260405f209182549360ff85169160068310159384611b1e57600184141580611bbd575b611b885767ffffffffffffffff61169a611e04565b164211611b4b576116aa88612297565b60018601966001600160a01b0388541694858d1496611b1e57600214948580611b16575b80611aff575b611ac257505063ffffffff6116e7612303565b168111611a84578235987fffffffff000000000000000000000000000000000000000000000000000000008a169960048410611a4e575b507fffffffff0000000000000000000000000000000000000000000000000000000080611749611e34565b169a16998a036119f457815f9160209360405192839283378101838152039060025afa1561199c575f5197604051907f62a2cf0c00000000000000000000000000000000000000000000000000000000825260048201526020816024816001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa801561199c575f906119ab575b6001600160a01b03915016906117f5888b611f91565b91803b156119a7575f928a611853604051968795869485947fe7b7347e000000000000000000000000000000000000000000000000000000008652606435600487015260248601526044850152608060648501526084840191612316565b03915afa801561199c57611955575b50926118f292604095927f30489630ef1e35cf4efeec045e3f1a7523e4eb5032d43970c86c5e375361aa30979560037fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff00845416178355866002840155611927575b5050877fffffffffffffffffffffffff00000000000000000000000000000000000000008254161790556123d8565b8151908152610124356020820152a3807f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005d80f35b1561194b576001600160a01b03611944915460481c165b88612361565b5f806118c3565b506119448261193e565b7f30489630ef1e35cf4efeec045e3f1a7523e4eb5032d43970c86c5e375361aa309694919950926040959261198d5f6118f296611eac565b5f9a9295975092955092611862565b6040513d5f823e3d90fd5b5f80fd5b506020813d6020116119ec575b816119c560209383611eac565b810103126119a757516001600160a01b03811681036119a7576001600160a01b03906117df565b3d91506119b8565b7fffffffff000000000000000000000000000000000000000000000000000000008a611a1e611e34565b907f92237609000000000000000000000000000000000000000000000000000000005f526004521660245260445ffd5b7fffffffff0000000000000000000000000000000000000000000000000000000080929b508460040360031b1b1616985f61171e565b63ffffffff90611a92612303565b907f92f86152000000000000000000000000000000000000000000000000000000005f526004521660245260445ffd5b67ffffffffffffffff92507f8cbe6e46000000000000000000000000000000000000000000000000000000005f5260045260081c1660245260445ffd5b5067ffffffffffffffff8260081c164211156116d4565b5086156116ce565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b67ffffffffffffffff611b5c611e04565b7fc1b30fbd000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b611bb8848b7f2b3263b3000000000000000000000000000000000000000000000000000000005f52600452611dbc565b60445ffd5b505f94506002841415611685565b346119a75760406003193601126119a7576020611be6611cee565b6001600160a01b0360243591165f526006825260405f208160081c5f52825260405f2054600160ff60405193161b1615158152f35b346119a7575f6003193601126119a75760206040516001600160a01b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b346119a75760206003193601126119a757600435611c7a6121a3565b611c848133612217565b6040519081527f22cd1acb7e7a306800a1b2c0ca9b0280187bbc00b7fbf55d38ad6cbf73082aec60203392a25f7f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005d005b346119a7575f6003193601126119a75780600160209252f35b600435906001600160a01b03821682036119a757565b602435906001600160a01b03821682036119a757565b35906001600160a01b03821682036119a757565b9181601f840112156119a75782359167ffffffffffffffff83116119a757602083818601950101116119a757565b346119a7575f6003193601126119a757602060405162278d008152f35b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f602080948051918291828752018686015e5f8582860101520116010190565b6006811015611b1e57602452565b60031960609101126119a7576004356001600160a01b03811681036119a757906024356001600160a01b03811681036119a7579060443590565b6101843567ffffffffffffffff811681036119a75790565b6101643567ffffffffffffffff811681036119a75790565b6044357fffffffff00000000000000000000000000000000000000000000000000000000811681036119a75790565b60a0810190811067ffffffffffffffff821117611e7f57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff821117611e7f57604052565b908160209103126119a7575180151581036119a75790565b610104356001600160a01b03811681036119a75790565b6004356001600160a01b03811681036119a75790565b9062278d008201809211611f4257565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b91908201809211611f4257565b359067ffffffffffffffff821682036119a757565b7f1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff916001600160a01b036040519160208301937fed10e0eeb888aefe677b203d556d220333b03b9ba2129de8c7141609fd3902e8855246604085015230606085015260808401521660a082015260a0815261200d60c082611eac565b5190201690565b604051602081017f89dee4a35a07333f158a1038d3a64a31ecc0d76976478f25c7ca306fca7c3379815260408201916004926001600160a01b0361205785611d1a565b1681526020840135602082015260408401357fffffffff0000000000000000000000000000000000000000000000000000000081168091036119a7576040820152606084013560608201526080840135608082015260a084013560a082015267ffffffffffffffff6120cb60c08601611f7c565b1660c082015260e08401359363ffffffff85168095036119a75767ffffffffffffffff61214d610180809360429860e08701526001600160a01b036121136101008301611d1a565b16610100870152610120810135610120870152610140810135610140870152836121406101608301611f7c565b1661016087015201611f7c565b169101526101c081526121626101e082611eac565b51902061216d612a87565b90604051917f19010000000000000000000000000000000000000000000000000000000000008352600283015260228201522090565b7f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005c6121ef5760017f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005d565b7f3ee5aeb5000000000000000000000000000000000000000000000000000000005f5260045ffd5b906001600160a01b03600160ff83161b9216805f52600660205260405f20908260081c91825f5260205260405f20549284841661226857505f52600660205260405f20905f526020521760405f2055565b907f2af71f10000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b6001600160a01b031680156122db573081146122b05750565b7ff066a28a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7fd92e233d000000000000000000000000000000000000000000000000000000005f5260045ffd5b60e43563ffffffff811681036119a75790565b601f82602094937fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe093818652868601375f8582860101520116010190565b91908203918211611f4257565b6101443591610104356001600160a01b038116908181036119a757826123cd867fbc919d9868e9fbc3290d51b0439225981772d598c943a786fbc81c8decbc315295846020966001600160a01b0396505f526004875260405f206123c6848254612354565b90556129c6565b6040519586521693a3565b6101243561010435916001600160a01b038316928381036119a75761240d935f52600360205260405f206123c6848254612354565b565b90916001600160a01b0383169283156122db573084146126d9576124328361294f565b6001600160a01b03831692836124b1578234036124815791612478816020937f8752a472e571a816aea92eec8dae9baf628e840f4929fbcc2d155e6233ff68a7956129c6565b604051908152a3565b827f195a3ca1000000000000000000000000000000000000000000000000000000005f523460045260245260445ffd5b91346126a957604051907f70a08231000000000000000000000000000000000000000000000000000000008252306004830152602082602481885afa91821561199c575f92612675575b50604051907f23b872dd000000000000000000000000000000000000000000000000000000005f52336004523060245260445260205f60648180895af160015f5114811615612656575b816040525f6060521561262a577f70a08231000000000000000000000000000000000000000000000000000000008152306004820152602081602481885afa90811561199c575f916125d2575b507f8752a472e571a816aea92eec8dae9baf628e840f4929fbcc2d155e6233ff68a7936125c5602094936125cd93612354565b9283916129c6565b612478565b929190506020833d602011612622575b816125ef60209383611eac565b810103126119a75791519091907f8752a472e571a816aea92eec8dae9baf628e840f4929fbcc2d155e6233ff68a7612592565b3d91506125e2565b847f5274afe7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b600181151661266c57853b15153d151616612545565b503d5f823e3d90fd5b9091506020813d6020116126a1575b8161269160209383611eac565b810103126119a75751905f6124fb565b3d9150612684565b7f195a3ca1000000000000000000000000000000000000000000000000000000005f52346004525f60245260445ffd5b837ff066a28a000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b3415612788576001600160a01b0381165f9081527fac33ff75c19e70fe83507db0d683fd3465c996598dc972688b7ace676c89077b60205260409020805461274e903490611f6f565b90555f7f8752a472e571a816aea92eec8dae9baf628e840f4929fbcc2d155e6233ff68a760206001600160a01b03604051943486521693a3565b50565b6001600160a01b031691825f52600260205260405f206001600160a01b0383165f5260205260405f20548181106127e857906127c691612354565b915f5260026020526001600160a01b0360405f2091165f5260205260405f2055565b907fcf479181000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b90929192612826838583612a53565b506004811015611b1e57159081612939575b5061293357813b156128e0576020936128be5f94612892604051938492898401967f1626ba7e0000000000000000000000000000000000000000000000000000000088526024850152604060448501526064840191612316565b037fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08101835282611eac565b8380525191620493e0fa601f3d11165f519015908115612908575b506128e057565b7f5cd5d233000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f1626ba7e00000000000000000000000000000000000000000000000000000000915014155f6128d9565b50505050565b90506001600160a01b038084169116145f612838565b6001600160a01b031680151580612993575b6129685750565b7fbf16aab6000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b506001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016811415612961565b6001600160a01b03165f5260026020526001600160a01b0360405f2091165f526020526129f860405f20918254611f6f565b9055565b60ff811690601f8211612a2b5760405191612a18604084611eac565b6020808452838101919036833783525290565b7fb3512b0c000000000000000000000000000000000000000000000000000000005f5260045ffd5b9060418303612a7d57612a769250602081013591604082359201355f1a90612ba3565b9192909190565b50505f9160029190565b6001600160a01b037f000000000000000000000000000000000000000000000000000000000000000016301480612b7a575b15612ae2577f000000000000000000000000000000000000000000000000000000000000000090565b60405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527f000000000000000000000000000000000000000000000000000000000000000060408201527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a082015260a08152612b7460c082611eac565b51902090565b507f00000000000000000000000000000000000000000000000000000000000000004614612ab9565b91907f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a08411612c1a579160209360809260ff5f9560405194855216868401526040830152606082015282805260015afa1561199c575f516001600160a01b03811615612c1057905f905f90565b505f906001905f90565b5050505f916003919056",
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
// Solidity: constructor(address registry, address paymentToken) returns()
func (market *Market) PackConstructor(registry common.Address, paymentToken common.Address) []byte {
	enc, err := market.abi.Pack("", registry, paymentToken)
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

// PackMAXJOURNALBYTES is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb653b85d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_JOURNAL_BYTES() view returns(uint256)
func (market *Market) PackMAXJOURNALBYTES() []byte {
	enc, err := market.abi.Pack("MAX_JOURNAL_BYTES")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXJOURNALBYTES is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb653b85d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_JOURNAL_BYTES() view returns(uint256)
func (market *Market) TryPackMAXJOURNALBYTES() ([]byte, error) {
	return market.abi.Pack("MAX_JOURNAL_BYTES")
}

// UnpackMAXJOURNALBYTES is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb653b85d.
//
// Solidity: function MAX_JOURNAL_BYTES() view returns(uint256)
func (market *Market) UnpackMAXJOURNALBYTES(data []byte) (*big.Int, error) {
	out, err := market.abi.Unpack("MAX_JOURNAL_BYTES", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackMAXLOCKSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x800332d3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_LOCK_SECONDS() view returns(uint64)
func (market *Market) PackMAXLOCKSECONDS() []byte {
	enc, err := market.abi.Pack("MAX_LOCK_SECONDS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXLOCKSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x800332d3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_LOCK_SECONDS() view returns(uint64)
func (market *Market) TryPackMAXLOCKSECONDS() ([]byte, error) {
	return market.abi.Pack("MAX_LOCK_SECONDS")
}

// UnpackMAXLOCKSECONDS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x800332d3.
//
// Solidity: function MAX_LOCK_SECONDS() view returns(uint64)
func (market *Market) UnpackMAXLOCKSECONDS(data []byte) (uint64, error) {
	out, err := market.abi.Unpack("MAX_LOCK_SECONDS", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackMAXORDERSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xeb7b33d8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_ORDER_SECONDS() view returns(uint64)
func (market *Market) PackMAXORDERSECONDS() []byte {
	enc, err := market.abi.Pack("MAX_ORDER_SECONDS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXORDERSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xeb7b33d8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_ORDER_SECONDS() view returns(uint64)
func (market *Market) TryPackMAXORDERSECONDS() ([]byte, error) {
	return market.abi.Pack("MAX_ORDER_SECONDS")
}

// UnpackMAXORDERSECONDS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xeb7b33d8.
//
// Solidity: function MAX_ORDER_SECONDS() view returns(uint64)
func (market *Market) UnpackMAXORDERSECONDS(data []byte) (uint64, error) {
	out, err := market.abi.Unpack("MAX_ORDER_SECONDS", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackMINLOCKSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x008c8088.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MIN_LOCK_SECONDS() view returns(uint64)
func (market *Market) PackMINLOCKSECONDS() []byte {
	enc, err := market.abi.Pack("MIN_LOCK_SECONDS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMINLOCKSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x008c8088.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MIN_LOCK_SECONDS() view returns(uint64)
func (market *Market) TryPackMINLOCKSECONDS() ([]byte, error) {
	return market.abi.Pack("MIN_LOCK_SECONDS")
}

// UnpackMINLOCKSECONDS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x008c8088.
//
// Solidity: function MIN_LOCK_SECONDS() view returns(uint64)
func (market *Market) UnpackMINLOCKSECONDS(data []byte) (uint64, error) {
	out, err := market.abi.Unpack("MIN_LOCK_SECONDS", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackORDERTYPEHASH is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf973a209.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function ORDER_TYPEHASH() view returns(bytes32)
func (market *Market) PackORDERTYPEHASH() []byte {
	enc, err := market.abi.Pack("ORDER_TYPEHASH")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackORDERTYPEHASH is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf973a209.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function ORDER_TYPEHASH() view returns(bytes32)
func (market *Market) TryPackORDERTYPEHASH() ([]byte, error) {
	return market.abi.Pack("ORDER_TYPEHASH")
}

// UnpackORDERTYPEHASH is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf973a209.
//
// Solidity: function ORDER_TYPEHASH() view returns(bytes32)
func (market *Market) UnpackORDERTYPEHASH(data []byte) ([32]byte, error) {
	out, err := market.abi.Unpack("ORDER_TYPEHASH", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackPAYMENTTOKEN is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x877c86fb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function PAYMENT_TOKEN() view returns(address)
func (market *Market) PackPAYMENTTOKEN() []byte {
	enc, err := market.abi.Pack("PAYMENT_TOKEN")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPAYMENTTOKEN is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x877c86fb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function PAYMENT_TOKEN() view returns(address)
func (market *Market) TryPackPAYMENTTOKEN() ([]byte, error) {
	return market.abi.Pack("PAYMENT_TOKEN")
}

// UnpackPAYMENTTOKEN is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x877c86fb.
//
// Solidity: function PAYMENT_TOKEN() view returns(address)
func (market *Market) UnpackPAYMENTTOKEN(data []byte) (common.Address, error) {
	out, err := market.abi.Unpack("PAYMENT_TOKEN", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackREGISTRY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x06433b1b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function REGISTRY() view returns(address)
func (market *Market) PackREGISTRY() []byte {
	enc, err := market.abi.Pack("REGISTRY")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackREGISTRY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x06433b1b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function REGISTRY() view returns(address)
func (market *Market) TryPackREGISTRY() ([]byte, error) {
	return market.abi.Pack("REGISTRY")
}

// UnpackREGISTRY is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x06433b1b.
//
// Solidity: function REGISTRY() view returns(address)
func (market *Market) UnpackREGISTRY(data []byte) (common.Address, error) {
	out, err := market.abi.Unpack("REGISTRY", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
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
// the contract method with ID 0x89cf2cae.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function cancel((address,uint256,bytes4,bytes32,bytes32,bytes32,uint64,uint32,address,uint256,uint256,uint64,uint64) order) returns()
func (market *Market) PackCancel(order IMarketOrder) []byte {
	enc, err := market.abi.Pack("cancel", order)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCancel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x89cf2cae.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function cancel((address,uint256,bytes4,bytes32,bytes32,bytes32,uint64,uint32,address,uint256,uint256,uint64,uint64) order) returns()
func (market *Market) TryPackCancel(order IMarketOrder) ([]byte, error) {
	return market.abi.Pack("cancel", order)
}

// PackCollateralHeld is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xec522d0f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function collateralHeld(address token) view returns(uint256)
func (market *Market) PackCollateralHeld(token common.Address) []byte {
	enc, err := market.abi.Pack("collateralHeld", token)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCollateralHeld is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xec522d0f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function collateralHeld(address token) view returns(uint256)
func (market *Market) TryPackCollateralHeld(token common.Address) ([]byte, error) {
	return market.abi.Pack("collateralHeld", token)
}

// UnpackCollateralHeld is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xec522d0f.
//
// Solidity: function collateralHeld(address token) view returns(uint256)
func (market *Market) UnpackCollateralHeld(data []byte) (*big.Int, error) {
	out, err := market.abi.Unpack("collateralHeld", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
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
// the contract method with ID 0x508b56c5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function expire((address,uint256,bytes4,bytes32,bytes32,bytes32,uint64,uint32,address,uint256,uint256,uint64,uint64) order) returns()
func (market *Market) PackExpire(order IMarketOrder) []byte {
	enc, err := market.abi.Pack("expire", order)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackExpire is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x508b56c5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function expire((address,uint256,bytes4,bytes32,bytes32,bytes32,uint64,uint32,address,uint256,uint256,uint64,uint64) order) returns()
func (market *Market) TryPackExpire(order IMarketOrder) ([]byte, error) {
	return market.abi.Pack("expire", order)
}

// PackFulfil is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3768666c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function fulfil((address,uint256,bytes4,bytes32,bytes32,bytes32,uint64,uint32,address,uint256,uint256,uint64,uint64) order, bytes journal, address payout, bytes proof) returns()
func (market *Market) PackFulfil(order IMarketOrder, journal []byte, payout common.Address, proof []byte) []byte {
	enc, err := market.abi.Pack("fulfil", order, journal, payout, proof)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFulfil is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3768666c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function fulfil((address,uint256,bytes4,bytes32,bytes32,bytes32,uint64,uint32,address,uint256,uint256,uint64,uint64) order, bytes journal, address payout, bytes proof) returns()
func (market *Market) TryPackFulfil(order IMarketOrder, journal []byte, payout common.Address, proof []byte) ([]byte, error) {
	return market.abi.Pack("fulfil", order, journal, payout, proof)
}

// PackLock is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4bf8e62d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function lock((address,uint256,bytes4,bytes32,bytes32,bytes32,uint64,uint32,address,uint256,uint256,uint64,uint64) order, address payout) payable returns()
func (market *Market) PackLock(order IMarketOrder, payout common.Address) []byte {
	enc, err := market.abi.Pack("lock", order, payout)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLock is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4bf8e62d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function lock((address,uint256,bytes4,bytes32,bytes32,bytes32,uint64,uint32,address,uint256,uint256,uint64,uint64) order, address payout) payable returns()
func (market *Market) TryPackLock(order IMarketOrder, payout common.Address) ([]byte, error) {
	return market.abi.Pack("lock", order, payout)
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
// the contract method with ID 0x8dcbdd18.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function open((address,uint256,bytes4,bytes32,bytes32,bytes32,uint64,uint32,address,uint256,uint256,uint64,uint64) order, bytes signature) payable returns(bytes32 digest)
func (market *Market) PackOpen(order IMarketOrder, signature []byte) []byte {
	enc, err := market.abi.Pack("open", order, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8dcbdd18.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function open((address,uint256,bytes4,bytes32,bytes32,bytes32,uint64,uint32,address,uint256,uint256,uint64,uint64) order, bytes signature) payable returns(bytes32 digest)
func (market *Market) TryPackOpen(order IMarketOrder, signature []byte) ([]byte, error) {
	return market.abi.Pack("open", order, signature)
}

// UnpackOpen is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8dcbdd18.
//
// Solidity: function open((address,uint256,bytes4,bytes32,bytes32,bytes32,uint64,uint32,address,uint256,uint256,uint64,uint64) order, bytes signature) payable returns(bytes32 digest)
func (market *Market) UnpackOpen(data []byte) ([32]byte, error) {
	out, err := market.abi.Unpack("open", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackOrderDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdf21ab22.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function orderDigest((address,uint256,bytes4,bytes32,bytes32,bytes32,uint64,uint32,address,uint256,uint256,uint64,uint64) order) view returns(bytes32)
func (market *Market) PackOrderDigest(order IMarketOrder) []byte {
	enc, err := market.abi.Pack("orderDigest", order)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOrderDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdf21ab22.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function orderDigest((address,uint256,bytes4,bytes32,bytes32,bytes32,uint64,uint32,address,uint256,uint256,uint64,uint64) order) view returns(bytes32)
func (market *Market) TryPackOrderDigest(order IMarketOrder) ([]byte, error) {
	return market.abi.Pack("orderDigest", order)
}

// UnpackOrderDigest is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdf21ab22.
//
// Solidity: function orderDigest((address,uint256,bytes4,bytes32,bytes32,bytes32,uint64,uint32,address,uint256,uint256,uint64,uint64) order) view returns(bytes32)
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
// Solidity: function orders(bytes32 digest) view returns((uint8,uint64,address,address,bytes32))
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
// Solidity: function orders(bytes32 digest) view returns((uint8,uint64,address,address,bytes32))
func (market *Market) TryPackOrders(digest [32]byte) ([]byte, error) {
	return market.abi.Pack("orders", digest)
}

// UnpackOrders is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9c3f1e90.
//
// Solidity: function orders(bytes32 digest) view returns((uint8,uint64,address,address,bytes32))
func (market *Market) UnpackOrders(data []byte) (IMarketRecord, error) {
	out, err := market.abi.Unpack("orders", data)
	if err != nil {
		return *new(IMarketRecord), err
	}
	out0 := *abi.ConvertType(out[0], new(IMarketRecord)).(*IMarketRecord)
	return out0, nil
}

// PackReserved is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xda9425e2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reserved(address token) view returns(uint256)
func (market *Market) PackReserved(token common.Address) []byte {
	enc, err := market.abi.Pack("reserved", token)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReserved is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xda9425e2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reserved(address token) view returns(uint256)
func (market *Market) TryPackReserved(token common.Address) ([]byte, error) {
	return market.abi.Pack("reserved", token)
}

// UnpackReserved is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xda9425e2.
//
// Solidity: function reserved(address token) view returns(uint256)
func (market *Market) UnpackReserved(data []byte) (*big.Int, error) {
	out, err := market.abi.Unpack("reserved", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackRevokeNonce is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x05c1ee20.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revokeNonce(uint256 nonce) returns()
func (market *Market) PackRevokeNonce(nonce *big.Int) []byte {
	enc, err := market.abi.Pack("revokeNonce", nonce)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRevokeNonce is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x05c1ee20.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function revokeNonce(uint256 nonce) returns()
func (market *Market) TryPackRevokeNonce(nonce *big.Int) ([]byte, error) {
	return market.abi.Pack("revokeNonce", nonce)
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

// MarketCollateralReleased represents a CollateralReleased event raised by the Market contract.
type MarketCollateralReleased struct {
	OrderDigest [32]byte
	To          common.Address
	Amount      *big.Int
	Raw         *types.Log // Blockchain specific contextual infos
}

const MarketCollateralReleasedEventName = "CollateralReleased"

// ContractEventName returns the user-defined event name.
func (MarketCollateralReleased) ContractEventName() string {
	return MarketCollateralReleasedEventName
}

// UnpackCollateralReleasedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event CollateralReleased(bytes32 indexed orderDigest, address indexed to, uint256 amount)
func (market *Market) UnpackCollateralReleasedEvent(log *types.Log) (*MarketCollateralReleased, error) {
	event := "CollateralReleased"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != market.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(MarketCollateralReleased)
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

// MarketFulfilled represents a Fulfilled event raised by the Market contract.
type MarketFulfilled struct {
	OrderDigest   [32]byte
	Payout        common.Address
	JournalDigest [32]byte
	Price         *big.Int
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
// Solidity: event Fulfilled(bytes32 indexed orderDigest, address indexed payout, bytes32 journalDigest, uint256 price)
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
// Solidity: event Locked(bytes32 indexed orderDigest, address indexed prover, address indexed payout, uint64 lockedUntil)
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

// MarketNonceRevoked represents a NonceRevoked event raised by the Market contract.
type MarketNonceRevoked struct {
	Client common.Address
	Nonce  *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const MarketNonceRevokedEventName = "NonceRevoked"

// ContractEventName returns the user-defined event name.
func (MarketNonceRevoked) ContractEventName() string {
	return MarketNonceRevokedEventName
}

// UnpackNonceRevokedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event NonceRevoked(address indexed client, uint256 nonce)
func (market *Market) UnpackNonceRevokedEvent(log *types.Log) (*MarketNonceRevoked, error) {
	event := "NonceRevoked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != market.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(MarketNonceRevoked)
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
// Solidity: event Opened(bytes32 indexed orderDigest, address indexed client, (address,uint256,bytes4,bytes32,bytes32,bytes32,uint64,uint32,address,uint256,uint256,uint64,uint64) order)
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
	if bytes.Equal(raw[:4], market.abi.Errors["DeadlineOutOfRange"].ID.Bytes()[:4]) {
		return market.UnpackDeadlineOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["InsufficientBalance"].ID.Bytes()[:4]) {
		return market.UnpackInsufficientBalanceError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["InvalidShortString"].ID.Bytes()[:4]) {
		return market.UnpackInvalidShortStringError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["JournalTooLong"].ID.Bytes()[:4]) {
		return market.UnpackJournalTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["LockSecondsOutOfRange"].ID.Bytes()[:4]) {
		return market.UnpackLockSecondsOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["LockedForOther"].ID.Bytes()[:4]) {
		return market.UnpackLockedForOtherError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["NonceUsed"].ID.Bytes()[:4]) {
		return market.UnpackNonceUsedError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["OnlyClient"].ID.Bytes()[:4]) {
		return market.UnpackOnlyClientError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["PastDeadline"].ID.Bytes()[:4]) {
		return market.UnpackPastDeadlineError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["ReentrancyGuardReentrantCall"].ID.Bytes()[:4]) {
		return market.UnpackReentrancyGuardReentrantCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["SafeERC20FailedOperation"].ID.Bytes()[:4]) {
		return market.UnpackSafeERC20FailedOperationError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["SelectorNotActive"].ID.Bytes()[:4]) {
		return market.UnpackSelectorNotActiveError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["StringTooLong"].ID.Bytes()[:4]) {
		return market.UnpackStringTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["TransferFailed"].ID.Bytes()[:4]) {
		return market.UnpackTransferFailedError(raw[4:])
	}
	if bytes.Equal(raw[:4], market.abi.Errors["UnsupportedToken"].ID.Bytes()[:4]) {
		return market.UnpackUnsupportedTokenError(raw[4:])
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
	if bytes.Equal(raw[:4], market.abi.Errors["ZeroPrice"].ID.Bytes()[:4]) {
		return market.UnpackZeroPriceError(raw[4:])
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

// MarketZeroPrice represents a ZeroPrice error raised by the Market contract.
type MarketZeroPrice struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroPrice()
func MarketZeroPriceErrorID() common.Hash {
	return common.HexToHash("0x4dfba023c19aaad0ad1005b8a52f2ae0c7a1acb3f45ecd31562b980620d65f93")
}

// UnpackZeroPriceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroPrice()
func (market *Market) UnpackZeroPriceError(raw []byte) (*MarketZeroPrice, error) {
	out := new(MarketZeroPrice)
	if err := market.abi.UnpackIntoInterface(out, "ZeroPrice", raw); err != nil {
		return nil, err
	}
	return out, nil
}
