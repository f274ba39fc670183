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

// IReplicatedCommit is an auto generated low-level Go binding around an user-defined struct.
type IReplicatedCommit struct {
	JobDigest  [32]byte
	Round      uint8
	Operator   common.Address
	Payout     common.Address
	Commitment [32]byte
	Expiry     uint64
}

// IReplicatedJob is an auto generated low-level Go binding around an user-defined struct.
type IReplicatedJob struct {
	Client        common.Address
	Nonce         *big.Int
	ProgramId     [32]byte
	ProgramDigest [32]byte
	InputDigest   [32]byte
	MaxCycles     uint64
	Token         common.Address
	Reward        *big.Int
	Bond          *big.Int
	Replicas      uint8
	Rounds        uint8
	CommitSeconds uint32
	RevealSeconds uint32
	Deadline      uint64
}

// IReplicatedJobRecord is an auto generated low-level Go binding around an user-defined struct.
type IReplicatedJobRecord struct {
	State       uint8
	Round       uint8
	Seats       uint8
	Revealed    uint8
	PhaseUntil  uint64
	NextBps     uint16
	TreasuryBps uint16
	Result      [32]byte
}

// IReplicatedSeat is an auto generated low-level Go binding around an user-defined struct.
type IReplicatedSeat struct {
	Payout   common.Address
	Round    uint8
	Revealed bool
	Word     [32]byte
}

// ReplicatedMetaData contains all meta data concerning the Replicated contract.
var ReplicatedMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"tokens\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"provers\",\"type\":\"address\",\"internalType\":\"contractIProverRegistry\"},{\"name\":\"treasury\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"CANCEL_TYPEHASH\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"COMMITMENT_TAG\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"COMMIT_TYPEHASH\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"ERC1271_GAS_LIMIT\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"FAULT_TAG\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"JOB_TYPEHASH\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_JOB_SECONDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_PHASE_SECONDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_REPLICAS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_ROUNDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MIN_PHASE_SECONDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint32\",\"internalType\":\"uint32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MIN_REPLICAS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"OWNER\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"PROVERS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIProverRegistry\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"SLASH_GAS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"TREASURY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"allowToken\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"allowed\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"balanceOf\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"cancel\",\"inputs\":[{\"name\":\"job\",\"type\":\"tuple\",\"internalType\":\"structIReplicated.Job\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"reward\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"bond\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"rounds\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"commitSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"revealSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"cancelDigest\",\"inputs\":[{\"name\":\"jobDigest_\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"commit\",\"inputs\":[{\"name\":\"job\",\"type\":\"tuple\",\"internalType\":\"structIReplicated.Job\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"reward\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"bond\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"rounds\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"commitSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"revealSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"request\",\"type\":\"tuple\",\"internalType\":\"structIReplicated.Commit\",\"components\":[{\"name\":\"jobDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"round\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"operator\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"commitment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"commitDigest\",\"inputs\":[{\"name\":\"request\",\"type\":\"tuple\",\"internalType\":\"structIReplicated.Commit\",\"components\":[{\"name\":\"jobDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"round\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"operator\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"commitment\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"commitmentOf\",\"inputs\":[{\"name\":\"jobDigest_\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"round\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"resultDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"deposit\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"depositFor\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"eip712Domain\",\"inputs\":[],\"outputs\":[{\"name\":\"fields\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"version\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"chainId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verifyingContract\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"extensions\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"faultOf\",\"inputs\":[{\"name\":\"jobDigest_\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"round\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"finalise\",\"inputs\":[{\"name\":\"job\",\"type\":\"tuple\",\"internalType\":\"structIReplicated.Job\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"reward\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"bond\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"rounds\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"commitSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"revealSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"jobDigest\",\"inputs\":[{\"name\":\"job\",\"type\":\"tuple\",\"internalType\":\"structIReplicated.Job\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"reward\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"bond\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"rounds\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"commitSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"revealSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"jobs\",\"inputs\":[{\"name\":\"jobDigest_\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIReplicated.JobRecord\",\"components\":[{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumIReplicated.State\"},{\"name\":\"round\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"seats\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"revealed\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"phaseUntil\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"nextBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"treasuryBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"result\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"nonceUsed\",\"inputs\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"open\",\"inputs\":[{\"name\":\"job\",\"type\":\"tuple\",\"internalType\":\"structIReplicated.Job\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"reward\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"bond\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"rounds\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"commitSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"revealSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"openSeats\",\"inputs\":[{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"proversOf\",\"inputs\":[{\"name\":\"jobDigest_\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"resultOf\",\"inputs\":[{\"name\":\"jobDigest_\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"reveal\",\"inputs\":[{\"name\":\"jobDigest_\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"resultDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"revokeNonces\",\"inputs\":[{\"name\":\"word\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"mask\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"seatOf\",\"inputs\":[{\"name\":\"jobDigest_\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIReplicated.Seat\",\"components\":[{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"round\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"revealed\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"word\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"tokenAllowed\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"Cancelled\",\"inputs\":[{\"name\":\"jobDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Committed\",\"inputs\":[{\"name\":\"jobDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"prover\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"payout\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"round\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"uint8\"},{\"name\":\"commitment\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Deposited\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Done\",\"inputs\":[{\"name\":\"jobDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"resultDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"winners\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"paid\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EIP712DomainChanged\",\"inputs\":[],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Expired\",\"inputs\":[{\"name\":\"jobDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Faulted\",\"inputs\":[{\"name\":\"jobDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"prover\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"fault\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumIProverRegistry.Fault\"},{\"name\":\"faultId\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"bond\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"stakeSlashed\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"told\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"NoncesRevoked\",\"inputs\":[{\"name\":\"client\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"word\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"mask\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Opened\",\"inputs\":[{\"name\":\"jobDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"client\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"job\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structIReplicated.Job\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"reward\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"bond\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"rounds\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"commitSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"revealSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Phase\",\"inputs\":[{\"name\":\"jobDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"round\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"uint8\"},{\"name\":\"state\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumIReplicated.State\"},{\"name\":\"until\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Revealed\",\"inputs\":[{\"name\":\"jobDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"prover\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"round\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"uint8\"},{\"name\":\"resultDigest\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TokenAllowed\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"allowed\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Withdrawn\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyRevealed\",\"inputs\":[{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"AlreadySeated\",\"inputs\":[{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"round\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"BadAddress\",\"inputs\":[{\"name\":\"given\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"BadSignature\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"CapacityReached\",\"inputs\":[{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"capacity\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"DeadlineOutOfRange\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"earliest\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"latest\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"GasTooLow\",\"inputs\":[{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"HasCommitments\",\"inputs\":[{\"name\":\"seats\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"InsufficientBalance\",\"inputs\":[{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"available\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidShortString\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NonceUsed\",\"inputs\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotAllowed\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotSeated\",\"inputs\":[{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"PhaseNotOver\",\"inputs\":[{\"name\":\"until\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"PhaseOver\",\"inputs\":[{\"name\":\"until\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"PhaseSecondsOutOfRange\",\"inputs\":[{\"name\":\"given\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"min\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"max\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"ReentrancyGuardReentrantCall\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ReplicasInvalid\",\"inputs\":[{\"name\":\"replicas\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"RoundsOutOfRange\",\"inputs\":[{\"name\":\"rounds\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"max\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeERC20FailedOperation\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"SharesInvalid\",\"inputs\":[{\"name\":\"nextBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"treasuryBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SignatureExpired\",\"inputs\":[{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"StringTooLong\",\"inputs\":[{\"name\":\"str\",\"type\":\"string\",\"internalType\":\"string\"}]},{\"type\":\"error\",\"name\":\"TransferFailed\",\"inputs\":[{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"UnknownProver\",\"inputs\":[{\"name\":\"operator\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"UnsupportedToken\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"WrongJob\",\"inputs\":[{\"name\":\"got\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"wanted\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"WrongReveal\",\"inputs\":[{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"WrongRound\",\"inputs\":[{\"name\":\"got\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"wanted\",\"type\":\"uint8\",\"internalType\":\"uint8\"}]},{\"type\":\"error\",\"name\":\"WrongState\",\"inputs\":[{\"name\":\"jobDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"state\",\"type\":\"uint8\",\"internalType\":\"enumIReplicated.State\"}]},{\"type\":\"error\",\"name\":\"WrongValue\",\"inputs\":[{\"name\":\"sent\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"wanted\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ZeroAddress\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ZeroResult\",\"inputs\":[]}]",
	ID:  "Replicated",
	Bin: "0x6101c080604052346102fa57613a01803803809161001d828561032a565b833981016080828203126102fa576100348261034d565b60208301516001600160401b0381116102fa5783019180601f840112156102fa578251926001600160401b038411610316578360051b906040519461007c602084018761032a565b85526020808601928201019283116102fa57602001905b8282106102fe5750505060408301516001600160a01b038116938482036102fa5760606100c0910161034d565b916040516100cf60408261032a565b600581526020810190644c656d6d6160d81b8252604051916100f260408461032a565b600183526020830191603160f81b835261010b81610361565b6101205261011884610361565b61014052519020918260e05251902080610100524660a0526040519060208201927f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f8452604083015260608201524660808201523060a082015260a0815261018160c08261032a565b5190206080523060c0526001600160a01b038116156102eb57610160525f5b835181101561022f57600581901b8401602001516001600160a01b031680158015610226575b6102145790816001925f52600360205260405f208360ff198254161790557f9a8e30a8658b96ab3f034ce4bac6806278b4aee5880ccdd1ac35e4ed5bb31d236020604051858152a2016101a0565b637833514560e11b5f5260045260245ffd5b50803b156101c6565b5083803b1561021457506001600160a01b03821680156102eb573081146102145750610180526101a05260405161363490816103cd823960805181613222015260a051816132d9015260c051816131ec015260e0518161327101526101005181613297015261012051816111ce015261014051816111f70152610160518181816114e10152611b5c0152610180518181816106db01528181610cbc01528181611bda015261225d01526101a051818181611a4b01526123fc0152f35b63d92e233d60e01b5f5260045ffd5b5f80fd5b6020809161030b8461034d565b815201910190610093565b634e487b7160e01b5f52604160045260245ffd5b601f909101601f19168101906001600160401b0382119082101761031657604052565b51906001600160a01b03821682036102fa57565b601f81511161038c57602081519101516020821061037d571790565b5f198260200360031b1b161790565b604460209160405192839163305a27a960e01b83528160048401528051918291826024860152018484015e5f828201840152601f01601f19168101030190fdfe60806040526004361015610011575f80fd5b5f3560e01c8063022cf98414611c245780630525837614611c095780630b8fab6114611bc557806310bbff5714611b8b578063117803e314611b4757806312c1531014611b255780631647795e14611ad6578063192b1b0914611aa757806321100a7414611a7a5780632d2c556514611a36578063337ad2bd1461197b57806337479beb1461194157806338ed7cfc146118205780633c6ca142146118045780633e465b80146117ca57806341d35582146112e857806347e7ef24146117a057806354a9395d146115dd57806355219d5a146115b05780635bc35ae8146114b75780635d34fef41461148557806363027d211461146857806363ae5098146112ed5780636d0e66ed146112e857806373fca6ea146112ae57806384b0196e146111b6578063940af8d3146110fe57806394436270146110c4578063a1e121df14610b29578063a2b9814714610b0d578063b3db428b14610af3578063bb84902e14610518578063c08b34b9146104d9578063c44cabd0146104bc578063c6e787cf1461049f578063c7f5226014610482578063d257849914610435578063d9caed1214610296578063ec872976146102305763f7888aec146101d1575f80fd5b3461022c57604036600319011261022c576101ea611ce7565b6101f2611d13565b9060018060a01b03165f52600260205260405f209060018060a01b03165f5260205260206001600160801b0360405f205416604051908152f35b5f80fd5b3461022c57604036600319011261022c57600435602435335f52600760205260405f20825f5260205260405f2081815417905560405191825260208201527f158eee10b6596e9b52896bcc1901081c91b624675a357a9c053b346ca277f23760403392a2005b3461022c576102a436611de9565b91906102ae612b82565b6001600160a01b03811691821561042657308314610413576102d1843383613161565b60018060a01b031682604051858152827fa4195c37c2947bbe89165f03e320b6903116f0b10d8cfdb522330f7ce6f9fa2460203393a48061039457505f80808581945af13d1561038f573d6001600160401b03811161037b5760405190610342601f8201601f191660200183611e75565b81525f60203d92013e5b156103665750505b5f5f5160206136145f395f51905f525d005b630e21dcbb60e11b5f5260045260245260445ffd5b634e487b7160e01b5f52604160045260245ffd5b61034c565b928091506103a5575b505050610354565b6040519163a9059cbb60e01b5f5260045260245260205f60448180865af19060015f51148216156103f2575b604052156103e057808061039d565b635274afe760e01b5f5260045260245ffd5b90600181151661040a57823b15153d151616906103d1565b503d5f823e3d90fd5b82637833514560e11b5f5260045260245ffd5b63d92e233d60e01b5f5260045ffd5b3461022c57602036600319011261022c5761044e611ce7565b6001600160a01b03165f9081525f5160206135f45f395f51905f52602090815260409182902054915160809290921c825290f35b3461022c575f36600319011261022c576020604051620493e08152f35b3461022c575f36600319011261022c57602060405162093a808152f35b3461022c575f36600319011261022c57602060405162278d008152f35b3461022c5760a036600319011261022c5760206105106104f7611d3d565b6104ff611cfd565b906084359160643591600435612ae9565b604051908152f35b36600319016102a0811261022c576101c01361022c5760c0366101c319011261022c57610284356001600160401b03811161022c5761055b903690600401611d98565b610563612b82565b61056b612942565b91825f52600460205260405f209182549160ff83166006811015610adf5760018103610ac257506001600160401b038360201c16804211610ab057506101c43592858403610a995760ff90816105bf611eb8565b9160081c169182911603610a79575061026435916001600160401b0383169182840361022c576105ee8461304e565b6105f6612a3b565b60405160208101967fb2fa788c2fc6bcfde32148bdfff2fc01939c49969f43b9014d09f9f7c2bd1cdc885260408201526101e43560ff811680910361022c576060820152610204356001600160a01b0381169081900361022c57608082015261022435966001600160a01b0388169182890361022c576106a8966106a29360a083015261024435988960c08401525060e082015260e0815261069a61010082611e75565b519020612b5c565b90613073565b6106b0612a3b565b6040516355ea6c4760e01b81526001600160a01b0391821660048201529190606090839060249082907f0000000000000000000000000000000000000000000000000000000000000000165afa908115610a6e575f915f935f91610a1c575b5092936001600160a01b03831693908585156109f4575f8681525f5160206135f45f395f51905f52602052604090205460801c92808410156109de57506001600160a01b0316156109d6575b5061076585613388565b865f52600660205260405f20845f5260205260405f2080549560ff8760a01c16806109c057506001600160a01b03169583916001918860ff60a01b6107a8611eb8565b60a01b16916affffffffffffffffffffff60a81b16171781550155865f52600560205260405f2080546801000000000000000081101561037b576107f191600182018155612bb7565b81546001600160a01b0360039290921b91821b19169086901b179055600181019081106109ac575f8481525f5160206135f45f395f51905f526020526040902080546001600160801b031660809290921b6001600160801b03191691909117905561085b826130a3565b610863612a25565b90610104356001600160601b03811680820361022c5788947ff7efdda6d58d77efc72b938ab830de933e88453e2731d78f96e2185582bdabf0946108a79350613161565b6108af611eb8565b6040805160ff9290921682526020820192909252a46108d460ff825460101c16612981565b815462ff00001916601082901b62ff00001617825560ff806108f4611e96565b1691161461090e575f5f5160206136145f395f51905f525d005b60607f7b2820c5ca05a1ce2a58d34d038e2446b639d1b6042c0b4fdf6c22b8e827afc3916109866001600160401b0361095463ffffffff61094d612ac8565b1642612adc565b83546bffffffffffffffff000000ff19169116602081901b6bffffffffffffffff000000001691909117600217909255565b61098e611eb8565b9060ff60405192168252600260208301526040820152a28080610354565b634e487b7160e01b5f52601160045260245ffd5b8663515781b960e11b5f5260045260245260445ffd5b94508761075b565b86631725f9e360e21b5f5260045260245260445ffd5b6109fc612a3b565b636c90a54560e11b5f9081526001600160a01b0391909116600452602490fd5b92505091506060813d606011610a66575b81610a3a60609383611e75565b8101031261022c57610a4b816131d5565b916040610a5a602084016131d5565b9201519291928761070f565b3d9150610a2d565b6040513d5f823e3d90fd5b60ff610a83611eb8565b6312b0b34b60e31b5f521660045260245260445ffd5b8584630d7c433360e11b5f5260045260245260445ffd5b6302fc0b2b60e41b5f5260045260245ffd5b632b3263b360e01b5f526004869052610ada90611d5b565b60445ffd5b634e487b7160e01b5f52602160045260245ffd5b610354610aff36611de9565b91610b08612b82565b612e45565b3461022c575f36600319011261022c57602060405161012c8152f35b36600319016101e0811261022c576101c01361022c576101c4356001600160401b03811161022c57610b5f903690600401611d98565b610b67612b82565b610b77610b72612a0f565b613388565b610b87610b82612a25565b6133b3565b600360ff610b93611e96565b161080156110b0575b801561109e575b6110815760ff610bb1611ea7565b1615801561106d575b61104b57610bce610bc9612ab4565b6134f9565b610bd9610bc9612ac8565b62278d0042018042116109ac57610c01610c0e9163ffffffff610bfa612ab4565b1690612a7d565b63ffffffff610bfa612ac8565b426001600160401b03610c1f612a9d565b16108015611032575b6110085750610c4890610c39612942565b9283610c43612a0f565b613073565b610c50612a0f565b9060243591600160ff84161b9060018060a01b0316805f52600760205260405f208460081c90815f5260205260405f205491838316610ff1575f52600760205260405f20905f526020521760405f2055604051630198a77d60e11b815260408160048160018060a01b037f0000000000000000000000000000000000000000000000000000000000000000165afa908115610a6e575f905f92610fb7575b5061271081118015610fa1575b610f8c57610d0f610d0a612a0f565b6130a3565b610d17612a25565b610d1f612a0f565b9160e435926001600160601b0384169283850361022c57610d5491610d4e60ff610d47611e96565b1686612a8a565b91613161565b5f858152600460205260409020805463ffffffff60601b191660609290921b61ffff60601b169190911760709490941b61ffff60701b169390931783556001600160a01b03610da1612a0f565b16916040519560043560018060a01b03811680910361022c578752602087015260443560408701526064356060870152608435608087015260a4356001600160401b03811680910361022c5760a087015260c4356001600160a01b0381169081900361022c5760c08701525060e0850152610104356001600160601b03811680910361022c576101008501526101243560ff811680910361022c576101208501526101443560ff811680910361022c57610140850152610164359063ffffffff82169283830361022c57836101608701526101843563ffffffff811680910361022c576101808701526101a4356001600160401b03811680910361022c57610f0886957f7b2820c5ca05a1ce2a58d34d038e2446b639d1b6042c0b4fdf6c22b8e827afc395606095887fe7bc6b0f02186c9b04430284b7ad284b98460be24626863b63b4fcbc8fe22d006101c08d6001600160401b039860209f6101a00152a35042612adc565b16610f5f81610f1d60ff855460081c16612981565b84546bffffffffffffffffffff00001961ffff19909116600883901b61ff0016176001171660209290921b6bffffffffffffffff000000001691909117909355565b60ff604051921682526001878301526040820152a25f5f5160206136145f395f51905f525d604051908152f35b63abfba6ed60e01b5f5260045260245260445ffd5b50806127100361271081116109ac578211610cfb565b9150506040813d604011610fe9575b81610fd360409383611e75565b8101031261022c57602081519101519084610cee565b3d9150610fc6565b85906302af71f160e41b5f5260045260245260445ffd5b6001600160401b03611018612a9d565b634aca267360e11b5f52166004524260245260445260645ffd5b50806001600160401b03611044612a9d565b1611610c28565b60ff611055611ea7565b6347a48f9360e11b5f5216600452600360245260445ffd5b50600360ff61107a611ea7565b1611610bba565b60ff61108b611e96565b637e09c38b60e11b5f521660045260245ffd5b5060016110a9611e96565b1615610ba3565b50600f60ff6110bd611e96565b1611610b9c565b3461022c575f36600319011261022c5760206040517f68338bc5f5562010d6397272dcc19c71c22ed514b5a2a847b3ecaf58e5a3c2a38152f35b3461022c57602036600319011261022c576004355f52600560205260405f20604051806020835491828152019081935f5260205f20905f5b818110611197575050508161114c910382611e75565b604051918291602083019060208452518091526040830191905f5b818110611175575050500390f35b82516001600160a01b0316845285945060209384019390920191600101611167565b82546001600160a01b0316845260209093019260019283019201611136565b3461022c575f36600319011261022c576112526111f27f00000000000000000000000000000000000000000000000000000000000000006134bb565b61121b7f00000000000000000000000000000000000000000000000000000000000000006134bb565b60206112606040519261122e8385611e75565b5f84525f368137604051958695600f60f81b875260e08588015260e0870190611dc5565b908582036040870152611dc5565b4660608501523060808501525f60a085015283810360c08501528180845192838152019301915f5b82811061129757505050500390f35b835185528695509381019392810192600101611288565b3461022c575f36600319011261022c5760206040517fc6d8f287edc4f4f6a4647cd972d13e089f93902f32910ee48a4816aaecbed0748152f35b611d69565b3461022c573660031901610200811261022c576101c01361022c576101c4356001600160401b038116810361022c576101e4356001600160401b03811161022c5761133f61136c913690600401611d98565b90611348612b82565b611350612942565b9361135a8161304e565b6106a2611365612a0f565b91866129bd565b805f52600460205260405f20805460ff81166006811015610adf5760018103611450575060101c60ff168061143e5750805460ff1916600417905560c4356001600160a01b038116810361022c57600435906001600160a01b038216820361022c5760e435916001600160601b0383169283810361022c57506101243560ff811680820361022c57611408946114029250612a8a565b916132ff565b7fbaa1eb22f2a492ba1a5fea61b8df4d27c6c8b5f3971e63bb58fa14ff72eedb705f80a25f5f5160206136145f395f51905f525d005b630d9be0f760e11b5f5260045260245ffd5b632b3263b360e01b5f526004849052610ada90611d5b565b3461022c575f36600319011261022c5760206040516207a1208152f35b3461022c57604036600319011261022c576024356001600160401b038116810361022c576105106020916004356129bd565b3461022c57604036600319011261022c576114d0611ce7565b602435908115159081830361022c577f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316330361159d576001600160a01b038116928315918215611582575b505061156f5760207f9a8e30a8658b96ab3f034ce4bac6806278b4aee5880ccdd1ac35e4ed5bb31d2391835f526003825260405f2060ff1981541660ff8316179055604051908152a2005b50637833514560e11b5f5260045260245ffd5b90915081611593575b508380611524565b90503b158361158b565b63fa5cd00f60e01b5f523360045260245ffd5b3461022c57602036600319011261022c5760206115d36115ce611ce7565b612993565b6040519015158152f35b3461022c57608036600319011261022c576004356115f9611d13565b9060443590611606612b82565b805f52600460205260405f209182549360ff85166006811015610adf576002810361145057506001600160401b038560201c16804211610ab05750825f52600660205260405f2060018060a01b0382165f5260205260ff60405f209560081c16938554958560ff8860a01c16036117825760ff8760a81c16611764578315611755576001810196875461169e60643587878b8b612ae9565b036117375760ff60a81b1916600160a81b179055948290558454939492937f80822914d635066a66dacac94ddf4e60993eb0516ccc511bf26dc9fb157d5b1693906116ee9060181c60ff16612981565b815463ff000000191660189190911b63ff000000161790556040805160ff96909616865260208601929092526001600160a01b031693a35f5f5160206136145f395f51905f525d005b63b48de28760e01b5f9081526001600160a01b038516600452602490fd5b637d3a73c560e01b5f5260045ffd5b63879d3b8560e01b5f9081526001600160a01b038416600452602490fd5b638881348560e01b5f9081526001600160a01b038416600452602490fd5b604036600319011261022c576103546117b7611ce7565b6117bf612b82565b602435903390612e45565b3461022c575f36600319011261022c5760206040517fad35e60947da60667feb3b5c02d5c7386a1b2ce3ebdc8ac4c40ed94fe1f0b4778152f35b3461022c576101c036600319011261022c576020610510612942565b3461022c57602036600319011261022c575f60e060405161184081611e3e565b8281528260208201528260408201528260608201528260808201528260a08201528260c082015201526004355f52600460205260405f206040519061188482611e3e565b80549160ff8316916006831015610adf5761ffff80836001600160401b038160ff610100998186988b85528160208601818560081c16815260e060016040890194848860101c16865260608a0197858160181c16895260c060a060808d019c8d8f8560201c169052019d8f8f908460601c169052019e8f9160701c16905201549d019c8d526040519d8e52511660208d0152511660408b01525116606089015251166080870152511660a0850152511660c08301525160e0820152f35b3461022c575f36600319011261022c5760206040517fb2fa788c2fc6bcfde32148bdfff2fc01939c49969f43b9014d09f9f7c2bd1cdc8152f35b3461022c57604036600319011261022c57611994611d13565b5f60606040516119a381611e23565b82815282602082015282604082015201526004355f52600660205260405f209060018060a01b03165f52602052608060405f206040516119e281611e23565b815460ff60018060a01b03821693848452606060016020860192848660a01c16845284604088019660a81c161515865201549401938452604051948552511660208401525115156040830152516060820152f35b3461022c575f36600319011261022c576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b3461022c57602036600319011261022c576004355f5260046020526020600160405f200154604051908152f35b3461022c57606036600319011261022c576020610510611ac5611d3d565b611acd611cfd565b906004356127a5565b3461022c57604036600319011261022c576020611af1611ce7565b6024359060018060a01b03165f526007825260405f208160081c5f52825260405f2054600160ff60405193161b1615158152f35b3461022c576101c036600319011261022c57611b3f612b82565b610354611ed7565b3461022c575f36600319011261022c576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b3461022c575f36600319011261022c5760206040517f53373fd3665f297ab5c96394ef5e1b3804a0f84ab03356138f29999b05add7378152f35b3461022c575f36600319011261022c576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b3461022c575f36600319011261022c576020604051600f8152f35b3461022c5760c036600319011261022c57604051602081017fb2fa788c2fc6bcfde32148bdfff2fc01939c49969f43b9014d09f9f7c2bd1cdc8152600435604083015260243560ff811680910361022c5760608301526044356001600160a01b0381169081900361022c5760808301526064356001600160a01b0381169081900361022c5760a083015260843560c083015260a435906001600160401b03821680920361022c57826105109260e0602095015260e0815261069a61010082611e75565b600435906001600160a01b038216820361022c57565b604435906001600160a01b038216820361022c57565b602435906001600160a01b038216820361022c57565b35906001600160a01b038216820361022c57565b6024359060ff8216820361022c57565b359060ff8216820361022c57565b6006811015610adf57602452565b3461022c575f36600319011261022c57602060405160038152f35b35906001600160401b038216820361022c57565b9181601f8401121561022c578235916001600160401b03831161022c576020838186019501011161022c57565b805180835260209291819084018484015e5f828201840152601f01601f1916010190565b606090600319011261022c576004356001600160a01b038116810361022c57906024356001600160a01b038116810361022c579060443590565b608081019081106001600160401b0382111761037b57604052565b61010081019081106001600160401b0382111761037b57604052565b606081019081106001600160401b0382111761037b57604052565b90601f801991011681019081106001600160401b0382111761037b57604052565b6101243560ff8116810361022c5790565b6101443560ff8116810361022c5790565b6101e43560ff8116810361022c5790565b3560ff8116810361022c5790565b611f2460405160208101907f68338bc5f5562010d6397272dcc19c71c22ed514b5a2a847b3ecaf58e5a3c2a38252611f13604082016004612826565b6101e0815261069a61020082611e75565b90815f52600460205260405f20805460ff811660068110159081610adf5760018114918215918280612797575b61277f5750610adf57819061275f575b612732575b61260a57509091815492610124359160ff83169283810361022c5750805f52600560205260405f2092611f9a818554612a7d565b93611fa482612a66565b94611fb26040519687611e75565b828652601f19611fc184612a66565b015f5b8181106125e15750505f5b8381106125475750505050611fe383612d6b565b9590935f935f935f938715998a15612429575b50949760c4356001600160a01b038116141595905f5b855181101561214e5761201f8187612d49565b515f8080526002602090815282516001600160a01b031682525f5160206135f45f395f51905f52905260409020805461207f919061205f9060801c612be0565b81546001600160801b031660809190911b6001600160801b031916179055565b8c61208a8c83613363565b61210757508861022c5780516001600160a01b0316610104356001600160601b038116900361022c576120cd906001600160601b0361010435169060c4356132ff565b8c156120df575b506001905b0161200c565b602001515f985060019190612101908b906001600160a01b031660c4356132ff565b906120d4565b9050612116575b6001906120d9565b956001600160601b036101043516610104350361022c576121466001916001600160601b03610104351690612adc565b96905061210e565b5093988a9750999297999590949195806123ee575b50816123bf575b50506123ad575b505f945f5b81518110156123a3576121898183612d49565b51906121958983613363565b1561239a575f91861561233e575b80516121c0906001600160a01b0316600887901c60ff16886127a5565b906040810151155f14612336575f935b81516001600160a01b0390811690600435908116900361022c57604051916020830191631bb76b5f60e11b8352602484015261220f604484018861337b565b606483018590525f60848401526001600160a01b03600435811660a48501521660c480840191909152825261224560e483611e75565b5f916207e7305a10612320575f8080529051602092827f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03166207a120f1601f3d11169182612317575b516001600160a01b031692610104356001600160601b038116900361022c5760019589937f0984b0800eb8711007df5fac4f7e08d258499053568e368c21bb27c3753745969360a0936122ec604051809561337b565b60208401526001600160601b0361010435166040840152606083015215156080820152a35b01612176565b5f519150612296565b63cf30f30760e01b5f526207e73060045260245ffd5b6001936121d0565b989790969150949192945b8760406123568387612d49565b5101511461236c5761236790612d5d565b612349565b969790959492919461237d88612d5d565b976001600160a01b03906123919085612d49565b515116916121a3565b60019150612311565b5050505050915050565b6123b990836004612bfe565b5f612171565b90915061022c576004356001600160a01b038116810361022c5785916123e79160c4356132ff565b5f8061216a565b92508061022c5761242387937f000000000000000000000000000000000000000000000000000000000000000060c4356132ff565b5f612163565b945094509450610104356001600160601b03811680820361022c5761245a9150612454858551612a7d565b90612a8a565b9460e435946001600160601b0386169586810361022c5761271061248561ffff8460601c168a612a8a565b0486156125335789918785920461249c908a612adc565b998460701c61ffff166124af9082612a8a565b6127109004998a925088516124c391612a8a565b906124cd91612adc565b6124d7898c612a8a565b6124e091612a7d565b906124ea91612a7d565b9660ff198c54166003178c558260018d015560405190815289602082015260407f08d08968d4d841532935176485ac6220dfd8a18e9decd3b7e278547aae57935e91a35f611ff6565b634e487b7160e01b5f52601260045260245ffd5b8061255d61255760019385612adc565b85612bb7565b838060a01b0391549060031b1c16865f52600660205260405f20838060a01b0382165f5260205260405f2080549060ff8260a81c165f146125d957840154905b604051926125aa84611e5a565b8352848060a01b0316602083015260408201526125c7828a612d49565b526125d28189612d49565b5001611fcf565b505f9061259d565b6020906040516125f081611e5a565b5f81525f838201525f604082015282828b01015201611fc4565b5f84815260056020526040812060c435959260101c60ff169161010435916001600160601b0383169182841415906001600160a01b038a168a1415905b86811061266457505050505050506126629293506004612bfe565b565b8354905f1982018281116109ac5761267c8187612bb7565b905460039190911b1c6001600160a01b0316921561271e5761269e8187612bb7565b81546001600160a01b0360039290921b82901b19169091559086555f8a815260066020908152604080832093861683529281528282208281556001018290555f5160206135f45f395f51905f529052208054612701919061205f9060801c612be0565b8261022c578361022c57612718866001938e6132ff565b01612647565b634e487b7160e01b5f52603160045260245ffd5b6001600160401b038260201c168042111561274d5750611f66565b63bcd753dd60e01b5f5260045260245ffd5b506101243560ff81169081810361022c575060ff8360181c161415611f61565b632b3263b360e01b5f526004889052610ada90611d5b565b505f91506002811415611f51565b9160ff6040519260208401947fad35e60947da60667feb3b5c02d5c7386a1b2ce3ebdc8ac4c40ed94fe1f0b4778652604085015216606083015260018060a01b03166080820152608081526127fb60a082611e75565b51902090565b35906001600160601b038216820361022c57565b359063ffffffff8216820361022c57565b6101a0906001600160401b039061293c9083906001600160a01b0361284a82611d29565b168652602081013560208701526040810135604087015260608101356060870152608081013560808701528361288260a08301611d84565b1660a08701526001600160a01b0361289c60c08301611d29565b1660c08701526001600160601b036128b660e08301612801565b1660e08701526001600160601b036128d16101008301612801565b1661010087015260ff6128e76101208301611d4d565b1661012087015260ff6128fd6101408301611d4d565b1661014087015263ffffffff6129166101608301612815565b1661016087015263ffffffff61292f6101808301612815565b1661018087015201611d84565b16910152565b61297e60405160208101907f68338bc5f5562010d6397272dcc19c71c22ed514b5a2a847b3ecaf58e5a3c2a38252611f13604082016004612826565b90565b60ff60019116019060ff82116109ac57565b6001600160a01b031680159081156129a9575090565b90505f52600360205260ff60405f20541690565b61297e916001600160401b036040519160208301937fc6d8f287edc4f4f6a4647cd972d13e089f93902f32910ee48a4816aaecbed074855260408401521660608201526060815261069a608082611e75565b6004356001600160a01b038116810361022c5790565b60c4356001600160a01b038116810361022c5790565b610204356001600160a01b038116810361022c5790565b356001600160a01b038116810361022c5790565b6001600160401b03811161037b5760051b60200190565b919082039182116109ac57565b818102929181159184041417156109ac57565b6101a4356001600160401b038116810361022c5790565b6101643563ffffffff8116810361022c5790565b6101843563ffffffff8116810361022c5790565b919082018092116109ac57565b939192909260ff6040519460208601967f53373fd3665f297ab5c96394ef5e1b3804a0f84ab03356138f29999b05add737885246604088015230606088015260808701521660a085015260018060a01b031660c084015260e083015261010082015261010081526127fb61012082611e75565b604290612b676131e9565b906040519161190160f01b8352600283015260228201522090565b5f5160206136145f395f51905f525c612ba85760015f5160206136145f395f51905f525d565b633ee5aeb560e01b5f5260045ffd5b8054821015612bcc575f5260205f2001905f90565b634e487b7160e01b5f52603260045260245ffd5b6001600160801b035f19911601906001600160801b0382116109ac57565b91909160ff825460081c1660ff612c186101408401611ec9565b161180612d27575b15612ca257610160013563ffffffff8116810361022c577f7b2820c5ca05a1ce2a58d34d038e2446b639d1b6042c0b4fdf6c22b8e827afc3916001600160401b03612c7563ffffffff84606095501642612adc565b16612c8a81610f1d60ff855460081c16612981565b60ff60405192168252600160208301526040820152a2565b815460ff1916600517909155612cba60c08201612a52565b612cc382612a52565b60e0830135926001600160601b038416840361022c57836001600160601b0360ff612cf961012061140295612d01995001611ec9565b169116612a8a565b7f3077f64f92ad91c6479071531304fa3c1e0bb9b63e130c746f3a564292f0ddc65f80a2565b506101a08101356001600160401b0381169081810361022c5750421115612c20565b8051821015612bcc5760209160051b010190565b5f1981146109ac5760010190565b905f5f925f935b8151851015612dda576040612d878684612d49565b5101518015612dd0578115612dc8575b8303612db557600181018091116109ac576001905b945b0193612d72565b5f1981019081116109ac57600190612dac565b925082612d97565b5093600190612dae565b509092505f905f5b8151811015612e1d57846040612df88385612d49565b51015114612e09575b600101612de2565b91612e15600191612d5d565b929050612e01565b509190918260011b90838204600214841517156109ac57511015612e3d57565b5f9250829150565b90612e4f81613388565b612e58826133b3565b6001600160a01b0382169182612ec857833403612eb15781612e9e857f8752a472e571a816aea92eec8dae9baf628e840f4929fbcc2d155e6233ff68a7946020946132ff565b6040519485526001600160a01b031693a3565b8363195a3ca160e01b5f523460045260245260445ffd5b92909234613037576040516370a0823160e01b8152306004820152602081602481875afa908115610a6e575f91613005575b50604051926323b872dd60e01b5f52336004523060245260445260205f60648180885af160015f5114811615612fe6575b836040525f60605215612fd3576370a0823160e01b8352306004840152602083602481875afa8015610a6e5785935f91612f9b575b50602092612f937f8752a472e571a816aea92eec8dae9baf628e840f4929fbcc2d155e6233ff68a79593612e9e93612a7d565b9687916132ff565b919350506020813d602011612fcb575b81612fb860209383611e75565b8101031261022c57518492906020612f60565b3d9150612fab565b83635274afe760e01b5f5260045260245ffd5b6001811516612ffc57843b15153d151616612f2b565b833d5f823e3d90fd5b90506020813d60201161302f575b8161302060209383611e75565b8101031261022c57515f612efa565b3d9150613013565b63195a3ca160e01b5f52346004525f60245260445ffd5b6001600160401b03168042116130615750565b63fcd4a11f60e01b5f5260045260245ffd5b929190336001600160a01b038516148061309b575b61309557612662936133e4565b50505050565b508215613088565b341561315e576001600160a01b0381165f9081525f5160206135f45f395f51905f526020526040902080546130e29034906001600160801b0316612adc565b6001600160801b0381116131475781546001600160801b0319166001600160801b03919091161790556040513481526001600160a01b03909116905f907f8752a472e571a816aea92eec8dae9baf628e840f4929fbcc2d155e6233ff68a790602090a3565b6306dfcc6560e41b5f52608060045260245260445ffd5b50565b60018060a01b03165f52600260205260405f209060018060a01b03165f5260205260405f20906001600160801b038254168181106131bf576131ac6001600160801b03928392612a7d565b16166001600160801b0319825416179055565b9063cf47918160e01b5f5260045260245260445ffd5b51906001600160a01b038216820361022c57565b307f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031614806132d6575b15613244577f000000000000000000000000000000000000000000000000000000000000000090565b60405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527f000000000000000000000000000000000000000000000000000000000000000060408201527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a082015260a081526127fb60c082611e75565b507f0000000000000000000000000000000000000000000000000000000000000000461461321b565b60018060a01b03165f52600260205260405f209060018060a01b03165f5260205261333860405f20916001600160801b03835416612adc565b6001600160801b0381116131475781546001600160801b0319166001600160801b0391909116179055565b81613372576040915001511590565b60400151141590565b906002821015610adf5752565b6001600160a01b03168015610426573081146133a15750565b637833514560e11b5f5260045260245ffd5b6133bc81612993565b156133c45750565b635f8b555b60e11b5f9081526001600160a01b0391909116600452602490fd5b906133f084848361353d565b506004811015610adf571590816134a5575b5061309557813b15613484578361346260845f956020976040519485928a840197630b135d3f60e11b89526024850152604060448501528160648501528484013787838284010152601f801991011681010301601f198101835282611e75565b8380525191620493e0fa601f3d11165f519015908115613493575b5061348457565b635cd5d23360e01b5f5260045ffd5b630b135d3f60e11b141590505f61347d565b6001600160a01b0384811691161490505f613402565b60ff811690601f82116134ea57604051916134d7604084611e75565b6020808452838101919036833783525290565b632cd44ac360e21b5f5260045ffd5b63ffffffff1661012c81108015613531575b6135125750565b631e4a595160e31b5f5260045261012c60245262093a8060445260645ffd5b5062093a80811161350b565b9060418303613567576135609250602081013591604082359201355f1a90613571565b9192909190565b50505f9160029190565b91907f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a084116135e8579160209360809260ff5f9560405194855216868401526040830152606082015282805260015afa15610a6e575f516001600160a01b038116156135de57905f905f90565b505f906001905f90565b5050505f916003919056feac33ff75c19e70fe83507db0d683fd3465c996598dc972688b7ace676c89077b9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f00",
}

// Replicated is an auto generated Go binding around an Ethereum contract.
type Replicated struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Replicated) GetABI() abi.ABI {
	return c.abi
}

// NewReplicated creates a new instance of Replicated.
func NewReplicated() *Replicated {
	parsed, err := ReplicatedMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Replicated{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Replicated) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address owner, address[] tokens, address provers, address treasury) returns()
func (replicated *Replicated) PackConstructor(owner common.Address, tokens []common.Address, provers common.Address, treasury common.Address) []byte {
	enc, err := replicated.abi.Pack("", owner, tokens, provers, treasury)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackCANCELTYPEHASH is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x73fca6ea.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function CANCEL_TYPEHASH() view returns(bytes32)
func (replicated *Replicated) PackCANCELTYPEHASH() []byte {
	enc, err := replicated.abi.Pack("CANCEL_TYPEHASH")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCANCELTYPEHASH is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x73fca6ea.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function CANCEL_TYPEHASH() view returns(bytes32)
func (replicated *Replicated) TryPackCANCELTYPEHASH() ([]byte, error) {
	return replicated.abi.Pack("CANCEL_TYPEHASH")
}

// UnpackCANCELTYPEHASH is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x73fca6ea.
//
// Solidity: function CANCEL_TYPEHASH() view returns(bytes32)
func (replicated *Replicated) UnpackCANCELTYPEHASH(data []byte) ([32]byte, error) {
	out, err := replicated.abi.Unpack("CANCEL_TYPEHASH", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackCOMMITMENTTAG is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x10bbff57.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function COMMITMENT_TAG() view returns(bytes32)
func (replicated *Replicated) PackCOMMITMENTTAG() []byte {
	enc, err := replicated.abi.Pack("COMMITMENT_TAG")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCOMMITMENTTAG is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x10bbff57.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function COMMITMENT_TAG() view returns(bytes32)
func (replicated *Replicated) TryPackCOMMITMENTTAG() ([]byte, error) {
	return replicated.abi.Pack("COMMITMENT_TAG")
}

// UnpackCOMMITMENTTAG is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x10bbff57.
//
// Solidity: function COMMITMENT_TAG() view returns(bytes32)
func (replicated *Replicated) UnpackCOMMITMENTTAG(data []byte) ([32]byte, error) {
	out, err := replicated.abi.Unpack("COMMITMENT_TAG", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackCOMMITTYPEHASH is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x37479beb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function COMMIT_TYPEHASH() view returns(bytes32)
func (replicated *Replicated) PackCOMMITTYPEHASH() []byte {
	enc, err := replicated.abi.Pack("COMMIT_TYPEHASH")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCOMMITTYPEHASH is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x37479beb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function COMMIT_TYPEHASH() view returns(bytes32)
func (replicated *Replicated) TryPackCOMMITTYPEHASH() ([]byte, error) {
	return replicated.abi.Pack("COMMIT_TYPEHASH")
}

// UnpackCOMMITTYPEHASH is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x37479beb.
//
// Solidity: function COMMIT_TYPEHASH() view returns(bytes32)
func (replicated *Replicated) UnpackCOMMITTYPEHASH(data []byte) ([32]byte, error) {
	out, err := replicated.abi.Unpack("COMMIT_TYPEHASH", data)
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
func (replicated *Replicated) PackERC1271GASLIMIT() []byte {
	enc, err := replicated.abi.Pack("ERC1271_GAS_LIMIT")
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
func (replicated *Replicated) TryPackERC1271GASLIMIT() ([]byte, error) {
	return replicated.abi.Pack("ERC1271_GAS_LIMIT")
}

// UnpackERC1271GASLIMIT is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc7f52260.
//
// Solidity: function ERC1271_GAS_LIMIT() view returns(uint256)
func (replicated *Replicated) UnpackERC1271GASLIMIT(data []byte) (*big.Int, error) {
	out, err := replicated.abi.Unpack("ERC1271_GAS_LIMIT", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackFAULTTAG is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3e465b80.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function FAULT_TAG() view returns(bytes32)
func (replicated *Replicated) PackFAULTTAG() []byte {
	enc, err := replicated.abi.Pack("FAULT_TAG")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFAULTTAG is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3e465b80.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function FAULT_TAG() view returns(bytes32)
func (replicated *Replicated) TryPackFAULTTAG() ([]byte, error) {
	return replicated.abi.Pack("FAULT_TAG")
}

// UnpackFAULTTAG is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x3e465b80.
//
// Solidity: function FAULT_TAG() view returns(bytes32)
func (replicated *Replicated) UnpackFAULTTAG(data []byte) ([32]byte, error) {
	out, err := replicated.abi.Unpack("FAULT_TAG", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackJOBTYPEHASH is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x94436270.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function JOB_TYPEHASH() view returns(bytes32)
func (replicated *Replicated) PackJOBTYPEHASH() []byte {
	enc, err := replicated.abi.Pack("JOB_TYPEHASH")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackJOBTYPEHASH is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x94436270.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function JOB_TYPEHASH() view returns(bytes32)
func (replicated *Replicated) TryPackJOBTYPEHASH() ([]byte, error) {
	return replicated.abi.Pack("JOB_TYPEHASH")
}

// UnpackJOBTYPEHASH is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x94436270.
//
// Solidity: function JOB_TYPEHASH() view returns(bytes32)
func (replicated *Replicated) UnpackJOBTYPEHASH(data []byte) ([32]byte, error) {
	out, err := replicated.abi.Unpack("JOB_TYPEHASH", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackMAXJOBSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc44cabd0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_JOB_SECONDS() view returns(uint64)
func (replicated *Replicated) PackMAXJOBSECONDS() []byte {
	enc, err := replicated.abi.Pack("MAX_JOB_SECONDS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXJOBSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc44cabd0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_JOB_SECONDS() view returns(uint64)
func (replicated *Replicated) TryPackMAXJOBSECONDS() ([]byte, error) {
	return replicated.abi.Pack("MAX_JOB_SECONDS")
}

// UnpackMAXJOBSECONDS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc44cabd0.
//
// Solidity: function MAX_JOB_SECONDS() view returns(uint64)
func (replicated *Replicated) UnpackMAXJOBSECONDS(data []byte) (uint64, error) {
	out, err := replicated.abi.Unpack("MAX_JOB_SECONDS", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackMAXPHASESECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc6e787cf.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_PHASE_SECONDS() view returns(uint32)
func (replicated *Replicated) PackMAXPHASESECONDS() []byte {
	enc, err := replicated.abi.Pack("MAX_PHASE_SECONDS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXPHASESECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc6e787cf.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_PHASE_SECONDS() view returns(uint32)
func (replicated *Replicated) TryPackMAXPHASESECONDS() ([]byte, error) {
	return replicated.abi.Pack("MAX_PHASE_SECONDS")
}

// UnpackMAXPHASESECONDS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc6e787cf.
//
// Solidity: function MAX_PHASE_SECONDS() view returns(uint32)
func (replicated *Replicated) UnpackMAXPHASESECONDS(data []byte) (uint32, error) {
	out, err := replicated.abi.Unpack("MAX_PHASE_SECONDS", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackMAXREPLICAS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x05258376.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_REPLICAS() view returns(uint8)
func (replicated *Replicated) PackMAXREPLICAS() []byte {
	enc, err := replicated.abi.Pack("MAX_REPLICAS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXREPLICAS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x05258376.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_REPLICAS() view returns(uint8)
func (replicated *Replicated) TryPackMAXREPLICAS() ([]byte, error) {
	return replicated.abi.Pack("MAX_REPLICAS")
}

// UnpackMAXREPLICAS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x05258376.
//
// Solidity: function MAX_REPLICAS() view returns(uint8)
func (replicated *Replicated) UnpackMAXREPLICAS(data []byte) (uint8, error) {
	out, err := replicated.abi.Unpack("MAX_REPLICAS", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackMAXROUNDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x41d35582.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_ROUNDS() view returns(uint8)
func (replicated *Replicated) PackMAXROUNDS() []byte {
	enc, err := replicated.abi.Pack("MAX_ROUNDS")
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
func (replicated *Replicated) TryPackMAXROUNDS() ([]byte, error) {
	return replicated.abi.Pack("MAX_ROUNDS")
}

// UnpackMAXROUNDS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x41d35582.
//
// Solidity: function MAX_ROUNDS() view returns(uint8)
func (replicated *Replicated) UnpackMAXROUNDS(data []byte) (uint8, error) {
	out, err := replicated.abi.Unpack("MAX_ROUNDS", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackMINPHASESECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa2b98147.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MIN_PHASE_SECONDS() view returns(uint32)
func (replicated *Replicated) PackMINPHASESECONDS() []byte {
	enc, err := replicated.abi.Pack("MIN_PHASE_SECONDS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMINPHASESECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa2b98147.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MIN_PHASE_SECONDS() view returns(uint32)
func (replicated *Replicated) TryPackMINPHASESECONDS() ([]byte, error) {
	return replicated.abi.Pack("MIN_PHASE_SECONDS")
}

// UnpackMINPHASESECONDS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa2b98147.
//
// Solidity: function MIN_PHASE_SECONDS() view returns(uint32)
func (replicated *Replicated) UnpackMINPHASESECONDS(data []byte) (uint32, error) {
	out, err := replicated.abi.Unpack("MIN_PHASE_SECONDS", data)
	if err != nil {
		return *new(uint32), err
	}
	out0 := *abi.ConvertType(out[0], new(uint32)).(*uint32)
	return out0, nil
}

// PackMINREPLICAS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6d0e66ed.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MIN_REPLICAS() view returns(uint8)
func (replicated *Replicated) PackMINREPLICAS() []byte {
	enc, err := replicated.abi.Pack("MIN_REPLICAS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMINREPLICAS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6d0e66ed.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MIN_REPLICAS() view returns(uint8)
func (replicated *Replicated) TryPackMINREPLICAS() ([]byte, error) {
	return replicated.abi.Pack("MIN_REPLICAS")
}

// UnpackMINREPLICAS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6d0e66ed.
//
// Solidity: function MIN_REPLICAS() view returns(uint8)
func (replicated *Replicated) UnpackMINREPLICAS(data []byte) (uint8, error) {
	out, err := replicated.abi.Unpack("MIN_REPLICAS", data)
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
func (replicated *Replicated) PackOWNER() []byte {
	enc, err := replicated.abi.Pack("OWNER")
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
func (replicated *Replicated) TryPackOWNER() ([]byte, error) {
	return replicated.abi.Pack("OWNER")
}

// UnpackOWNER is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x117803e3.
//
// Solidity: function OWNER() view returns(address)
func (replicated *Replicated) UnpackOWNER(data []byte) (common.Address, error) {
	out, err := replicated.abi.Unpack("OWNER", data)
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
func (replicated *Replicated) PackPROVERS() []byte {
	enc, err := replicated.abi.Pack("PROVERS")
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
func (replicated *Replicated) TryPackPROVERS() ([]byte, error) {
	return replicated.abi.Pack("PROVERS")
}

// UnpackPROVERS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0b8fab61.
//
// Solidity: function PROVERS() view returns(address)
func (replicated *Replicated) UnpackPROVERS(data []byte) (common.Address, error) {
	out, err := replicated.abi.Unpack("PROVERS", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackSLASHGAS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x63027d21.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function SLASH_GAS() view returns(uint256)
func (replicated *Replicated) PackSLASHGAS() []byte {
	enc, err := replicated.abi.Pack("SLASH_GAS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSLASHGAS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x63027d21.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function SLASH_GAS() view returns(uint256)
func (replicated *Replicated) TryPackSLASHGAS() ([]byte, error) {
	return replicated.abi.Pack("SLASH_GAS")
}

// UnpackSLASHGAS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x63027d21.
//
// Solidity: function SLASH_GAS() view returns(uint256)
func (replicated *Replicated) UnpackSLASHGAS(data []byte) (*big.Int, error) {
	out, err := replicated.abi.Unpack("SLASH_GAS", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackTREASURY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2d2c5565.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function TREASURY() view returns(address)
func (replicated *Replicated) PackTREASURY() []byte {
	enc, err := replicated.abi.Pack("TREASURY")
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
func (replicated *Replicated) TryPackTREASURY() ([]byte, error) {
	return replicated.abi.Pack("TREASURY")
}

// UnpackTREASURY is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2d2c5565.
//
// Solidity: function TREASURY() view returns(address)
func (replicated *Replicated) UnpackTREASURY(data []byte) (common.Address, error) {
	out, err := replicated.abi.Unpack("TREASURY", data)
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
func (replicated *Replicated) PackAllowToken(token common.Address, allowed bool) []byte {
	enc, err := replicated.abi.Pack("allowToken", token, allowed)
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
func (replicated *Replicated) TryPackAllowToken(token common.Address, allowed bool) ([]byte, error) {
	return replicated.abi.Pack("allowToken", token, allowed)
}

// PackBalanceOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf7888aec.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function balanceOf(address token, address account) view returns(uint256)
func (replicated *Replicated) PackBalanceOf(token common.Address, account common.Address) []byte {
	enc, err := replicated.abi.Pack("balanceOf", token, account)
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
func (replicated *Replicated) TryPackBalanceOf(token common.Address, account common.Address) ([]byte, error) {
	return replicated.abi.Pack("balanceOf", token, account)
}

// UnpackBalanceOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf7888aec.
//
// Solidity: function balanceOf(address token, address account) view returns(uint256)
func (replicated *Replicated) UnpackBalanceOf(data []byte) (*big.Int, error) {
	out, err := replicated.abi.Unpack("balanceOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackCancel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x63ae5098.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function cancel((address,uint256,bytes32,bytes32,bytes32,uint64,address,uint96,uint96,uint8,uint8,uint32,uint32,uint64) job, uint64 expiry, bytes signature) returns()
func (replicated *Replicated) PackCancel(job IReplicatedJob, expiry uint64, signature []byte) []byte {
	enc, err := replicated.abi.Pack("cancel", job, expiry, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCancel is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x63ae5098.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function cancel((address,uint256,bytes32,bytes32,bytes32,uint64,address,uint96,uint96,uint8,uint8,uint32,uint32,uint64) job, uint64 expiry, bytes signature) returns()
func (replicated *Replicated) TryPackCancel(job IReplicatedJob, expiry uint64, signature []byte) ([]byte, error) {
	return replicated.abi.Pack("cancel", job, expiry, signature)
}

// PackCancelDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5d34fef4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function cancelDigest(bytes32 jobDigest_, uint64 expiry) view returns(bytes32)
func (replicated *Replicated) PackCancelDigest(jobDigest [32]byte, expiry uint64) []byte {
	enc, err := replicated.abi.Pack("cancelDigest", jobDigest, expiry)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCancelDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5d34fef4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function cancelDigest(bytes32 jobDigest_, uint64 expiry) view returns(bytes32)
func (replicated *Replicated) TryPackCancelDigest(jobDigest [32]byte, expiry uint64) ([]byte, error) {
	return replicated.abi.Pack("cancelDigest", jobDigest, expiry)
}

// UnpackCancelDigest is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5d34fef4.
//
// Solidity: function cancelDigest(bytes32 jobDigest_, uint64 expiry) view returns(bytes32)
func (replicated *Replicated) UnpackCancelDigest(data []byte) ([32]byte, error) {
	out, err := replicated.abi.Unpack("cancelDigest", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackCommit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbb84902e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function commit((address,uint256,bytes32,bytes32,bytes32,uint64,address,uint96,uint96,uint8,uint8,uint32,uint32,uint64) job, (bytes32,uint8,address,address,bytes32,uint64) request, bytes signature) payable returns()
func (replicated *Replicated) PackCommit(job IReplicatedJob, request IReplicatedCommit, signature []byte) []byte {
	enc, err := replicated.abi.Pack("commit", job, request, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCommit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbb84902e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function commit((address,uint256,bytes32,bytes32,bytes32,uint64,address,uint96,uint96,uint8,uint8,uint32,uint32,uint64) job, (bytes32,uint8,address,address,bytes32,uint64) request, bytes signature) payable returns()
func (replicated *Replicated) TryPackCommit(job IReplicatedJob, request IReplicatedCommit, signature []byte) ([]byte, error) {
	return replicated.abi.Pack("commit", job, request, signature)
}

// PackCommitDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x022cf984.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function commitDigest((bytes32,uint8,address,address,bytes32,uint64) request) view returns(bytes32)
func (replicated *Replicated) PackCommitDigest(request IReplicatedCommit) []byte {
	enc, err := replicated.abi.Pack("commitDigest", request)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCommitDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x022cf984.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function commitDigest((bytes32,uint8,address,address,bytes32,uint64) request) view returns(bytes32)
func (replicated *Replicated) TryPackCommitDigest(request IReplicatedCommit) ([]byte, error) {
	return replicated.abi.Pack("commitDigest", request)
}

// UnpackCommitDigest is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x022cf984.
//
// Solidity: function commitDigest((bytes32,uint8,address,address,bytes32,uint64) request) view returns(bytes32)
func (replicated *Replicated) UnpackCommitDigest(data []byte) ([32]byte, error) {
	out, err := replicated.abi.Unpack("commitDigest", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackCommitmentOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc08b34b9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function commitmentOf(bytes32 jobDigest_, uint8 round, address prover, bytes32 resultDigest, bytes32 salt) view returns(bytes32)
func (replicated *Replicated) PackCommitmentOf(jobDigest [32]byte, round uint8, prover common.Address, resultDigest [32]byte, salt [32]byte) []byte {
	enc, err := replicated.abi.Pack("commitmentOf", jobDigest, round, prover, resultDigest, salt)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCommitmentOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc08b34b9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function commitmentOf(bytes32 jobDigest_, uint8 round, address prover, bytes32 resultDigest, bytes32 salt) view returns(bytes32)
func (replicated *Replicated) TryPackCommitmentOf(jobDigest [32]byte, round uint8, prover common.Address, resultDigest [32]byte, salt [32]byte) ([]byte, error) {
	return replicated.abi.Pack("commitmentOf", jobDigest, round, prover, resultDigest, salt)
}

// UnpackCommitmentOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc08b34b9.
//
// Solidity: function commitmentOf(bytes32 jobDigest_, uint8 round, address prover, bytes32 resultDigest, bytes32 salt) view returns(bytes32)
func (replicated *Replicated) UnpackCommitmentOf(data []byte) ([32]byte, error) {
	out, err := replicated.abi.Unpack("commitmentOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackDeposit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x47e7ef24.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function deposit(address token, uint256 amount) payable returns()
func (replicated *Replicated) PackDeposit(token common.Address, amount *big.Int) []byte {
	enc, err := replicated.abi.Pack("deposit", token, amount)
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
func (replicated *Replicated) TryPackDeposit(token common.Address, amount *big.Int) ([]byte, error) {
	return replicated.abi.Pack("deposit", token, amount)
}

// PackDepositFor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb3db428b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function depositFor(address token, address account, uint256 amount) payable returns()
func (replicated *Replicated) PackDepositFor(token common.Address, account common.Address, amount *big.Int) []byte {
	enc, err := replicated.abi.Pack("depositFor", token, account, amount)
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
func (replicated *Replicated) TryPackDepositFor(token common.Address, account common.Address, amount *big.Int) ([]byte, error) {
	return replicated.abi.Pack("depositFor", token, account, amount)
}

// PackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (replicated *Replicated) PackEip712Domain() []byte {
	enc, err := replicated.abi.Pack("eip712Domain")
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
func (replicated *Replicated) TryPackEip712Domain() ([]byte, error) {
	return replicated.abi.Pack("eip712Domain")
}

// UnpackEip712Domain is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x84b0196e.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (replicated *Replicated) UnpackEip712Domain(data []byte) (Eip712DomainOutput, error) {
	out, err := replicated.abi.Unpack("eip712Domain", data)
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

// PackFaultOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x192b1b09.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function faultOf(bytes32 jobDigest_, uint8 round, address prover) pure returns(bytes32)
func (replicated *Replicated) PackFaultOf(jobDigest [32]byte, round uint8, prover common.Address) []byte {
	enc, err := replicated.abi.Pack("faultOf", jobDigest, round, prover)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFaultOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x192b1b09.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function faultOf(bytes32 jobDigest_, uint8 round, address prover) pure returns(bytes32)
func (replicated *Replicated) TryPackFaultOf(jobDigest [32]byte, round uint8, prover common.Address) ([]byte, error) {
	return replicated.abi.Pack("faultOf", jobDigest, round, prover)
}

// UnpackFaultOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x192b1b09.
//
// Solidity: function faultOf(bytes32 jobDigest_, uint8 round, address prover) pure returns(bytes32)
func (replicated *Replicated) UnpackFaultOf(data []byte) ([32]byte, error) {
	out, err := replicated.abi.Unpack("faultOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackFinalise is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x12c15310.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function finalise((address,uint256,bytes32,bytes32,bytes32,uint64,address,uint96,uint96,uint8,uint8,uint32,uint32,uint64) job) returns()
func (replicated *Replicated) PackFinalise(job IReplicatedJob) []byte {
	enc, err := replicated.abi.Pack("finalise", job)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFinalise is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x12c15310.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function finalise((address,uint256,bytes32,bytes32,bytes32,uint64,address,uint96,uint96,uint8,uint8,uint32,uint32,uint64) job) returns()
func (replicated *Replicated) TryPackFinalise(job IReplicatedJob) ([]byte, error) {
	return replicated.abi.Pack("finalise", job)
}

// PackJobDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3c6ca142.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function jobDigest((address,uint256,bytes32,bytes32,bytes32,uint64,address,uint96,uint96,uint8,uint8,uint32,uint32,uint64) job) view returns(bytes32)
func (replicated *Replicated) PackJobDigest(job IReplicatedJob) []byte {
	enc, err := replicated.abi.Pack("jobDigest", job)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackJobDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3c6ca142.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function jobDigest((address,uint256,bytes32,bytes32,bytes32,uint64,address,uint96,uint96,uint8,uint8,uint32,uint32,uint64) job) view returns(bytes32)
func (replicated *Replicated) TryPackJobDigest(job IReplicatedJob) ([]byte, error) {
	return replicated.abi.Pack("jobDigest", job)
}

// UnpackJobDigest is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x3c6ca142.
//
// Solidity: function jobDigest((address,uint256,bytes32,bytes32,bytes32,uint64,address,uint96,uint96,uint8,uint8,uint32,uint32,uint64) job) view returns(bytes32)
func (replicated *Replicated) UnpackJobDigest(data []byte) ([32]byte, error) {
	out, err := replicated.abi.Unpack("jobDigest", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackJobs is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x38ed7cfc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function jobs(bytes32 jobDigest_) view returns((uint8,uint8,uint8,uint8,uint64,uint16,uint16,bytes32))
func (replicated *Replicated) PackJobs(jobDigest [32]byte) []byte {
	enc, err := replicated.abi.Pack("jobs", jobDigest)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackJobs is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x38ed7cfc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function jobs(bytes32 jobDigest_) view returns((uint8,uint8,uint8,uint8,uint64,uint16,uint16,bytes32))
func (replicated *Replicated) TryPackJobs(jobDigest [32]byte) ([]byte, error) {
	return replicated.abi.Pack("jobs", jobDigest)
}

// UnpackJobs is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x38ed7cfc.
//
// Solidity: function jobs(bytes32 jobDigest_) view returns((uint8,uint8,uint8,uint8,uint64,uint16,uint16,bytes32))
func (replicated *Replicated) UnpackJobs(data []byte) (IReplicatedJobRecord, error) {
	out, err := replicated.abi.Unpack("jobs", data)
	if err != nil {
		return *new(IReplicatedJobRecord), err
	}
	out0 := *abi.ConvertType(out[0], new(IReplicatedJobRecord)).(*IReplicatedJobRecord)
	return out0, nil
}

// PackNonceUsed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1647795e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function nonceUsed(address client, uint256 nonce) view returns(bool)
func (replicated *Replicated) PackNonceUsed(client common.Address, nonce *big.Int) []byte {
	enc, err := replicated.abi.Pack("nonceUsed", client, nonce)
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
func (replicated *Replicated) TryPackNonceUsed(client common.Address, nonce *big.Int) ([]byte, error) {
	return replicated.abi.Pack("nonceUsed", client, nonce)
}

// UnpackNonceUsed is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1647795e.
//
// Solidity: function nonceUsed(address client, uint256 nonce) view returns(bool)
func (replicated *Replicated) UnpackNonceUsed(data []byte) (bool, error) {
	out, err := replicated.abi.Unpack("nonceUsed", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa1e121df.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function open((address,uint256,bytes32,bytes32,bytes32,uint64,address,uint96,uint96,uint8,uint8,uint32,uint32,uint64) job, bytes signature) payable returns(bytes32 digest)
func (replicated *Replicated) PackOpen(job IReplicatedJob, signature []byte) []byte {
	enc, err := replicated.abi.Pack("open", job, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa1e121df.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function open((address,uint256,bytes32,bytes32,bytes32,uint64,address,uint96,uint96,uint8,uint8,uint32,uint32,uint64) job, bytes signature) payable returns(bytes32 digest)
func (replicated *Replicated) TryPackOpen(job IReplicatedJob, signature []byte) ([]byte, error) {
	return replicated.abi.Pack("open", job, signature)
}

// UnpackOpen is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa1e121df.
//
// Solidity: function open((address,uint256,bytes32,bytes32,bytes32,uint64,address,uint96,uint96,uint8,uint8,uint32,uint32,uint64) job, bytes signature) payable returns(bytes32 digest)
func (replicated *Replicated) UnpackOpen(data []byte) ([32]byte, error) {
	out, err := replicated.abi.Unpack("open", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackOpenSeats is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd2578499.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function openSeats(address prover) view returns(uint256)
func (replicated *Replicated) PackOpenSeats(prover common.Address) []byte {
	enc, err := replicated.abi.Pack("openSeats", prover)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpenSeats is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd2578499.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function openSeats(address prover) view returns(uint256)
func (replicated *Replicated) TryPackOpenSeats(prover common.Address) ([]byte, error) {
	return replicated.abi.Pack("openSeats", prover)
}

// UnpackOpenSeats is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd2578499.
//
// Solidity: function openSeats(address prover) view returns(uint256)
func (replicated *Replicated) UnpackOpenSeats(data []byte) (*big.Int, error) {
	out, err := replicated.abi.Unpack("openSeats", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackProversOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x940af8d3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proversOf(bytes32 jobDigest_) view returns(address[])
func (replicated *Replicated) PackProversOf(jobDigest [32]byte) []byte {
	enc, err := replicated.abi.Pack("proversOf", jobDigest)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProversOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x940af8d3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proversOf(bytes32 jobDigest_) view returns(address[])
func (replicated *Replicated) TryPackProversOf(jobDigest [32]byte) ([]byte, error) {
	return replicated.abi.Pack("proversOf", jobDigest)
}

// UnpackProversOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x940af8d3.
//
// Solidity: function proversOf(bytes32 jobDigest_) view returns(address[])
func (replicated *Replicated) UnpackProversOf(data []byte) ([]common.Address, error) {
	out, err := replicated.abi.Unpack("proversOf", data)
	if err != nil {
		return *new([]common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new([]common.Address)).(*[]common.Address)
	return out0, nil
}

// PackResultOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x21100a74.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function resultOf(bytes32 jobDigest_) view returns(bytes32)
func (replicated *Replicated) PackResultOf(jobDigest [32]byte) []byte {
	enc, err := replicated.abi.Pack("resultOf", jobDigest)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackResultOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x21100a74.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function resultOf(bytes32 jobDigest_) view returns(bytes32)
func (replicated *Replicated) TryPackResultOf(jobDigest [32]byte) ([]byte, error) {
	return replicated.abi.Pack("resultOf", jobDigest)
}

// UnpackResultOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x21100a74.
//
// Solidity: function resultOf(bytes32 jobDigest_) view returns(bytes32)
func (replicated *Replicated) UnpackResultOf(data []byte) ([32]byte, error) {
	out, err := replicated.abi.Unpack("resultOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackReveal is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x54a9395d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reveal(bytes32 jobDigest_, address prover, bytes32 resultDigest, bytes32 salt) returns()
func (replicated *Replicated) PackReveal(jobDigest [32]byte, prover common.Address, resultDigest [32]byte, salt [32]byte) []byte {
	enc, err := replicated.abi.Pack("reveal", jobDigest, prover, resultDigest, salt)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReveal is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x54a9395d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reveal(bytes32 jobDigest_, address prover, bytes32 resultDigest, bytes32 salt) returns()
func (replicated *Replicated) TryPackReveal(jobDigest [32]byte, prover common.Address, resultDigest [32]byte, salt [32]byte) ([]byte, error) {
	return replicated.abi.Pack("reveal", jobDigest, prover, resultDigest, salt)
}

// PackRevokeNonces is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xec872976.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function revokeNonces(uint256 word, uint256 mask) returns()
func (replicated *Replicated) PackRevokeNonces(word *big.Int, mask *big.Int) []byte {
	enc, err := replicated.abi.Pack("revokeNonces", word, mask)
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
func (replicated *Replicated) TryPackRevokeNonces(word *big.Int, mask *big.Int) ([]byte, error) {
	return replicated.abi.Pack("revokeNonces", word, mask)
}

// PackSeatOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x337ad2bd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function seatOf(bytes32 jobDigest_, address prover) view returns((address,uint8,bool,bytes32))
func (replicated *Replicated) PackSeatOf(jobDigest [32]byte, prover common.Address) []byte {
	enc, err := replicated.abi.Pack("seatOf", jobDigest, prover)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSeatOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x337ad2bd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function seatOf(bytes32 jobDigest_, address prover) view returns((address,uint8,bool,bytes32))
func (replicated *Replicated) TryPackSeatOf(jobDigest [32]byte, prover common.Address) ([]byte, error) {
	return replicated.abi.Pack("seatOf", jobDigest, prover)
}

// UnpackSeatOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x337ad2bd.
//
// Solidity: function seatOf(bytes32 jobDigest_, address prover) view returns((address,uint8,bool,bytes32))
func (replicated *Replicated) UnpackSeatOf(data []byte) (IReplicatedSeat, error) {
	out, err := replicated.abi.Unpack("seatOf", data)
	if err != nil {
		return *new(IReplicatedSeat), err
	}
	out0 := *abi.ConvertType(out[0], new(IReplicatedSeat)).(*IReplicatedSeat)
	return out0, nil
}

// PackTokenAllowed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x55219d5a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function tokenAllowed(address token) view returns(bool)
func (replicated *Replicated) PackTokenAllowed(token common.Address) []byte {
	enc, err := replicated.abi.Pack("tokenAllowed", token)
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
func (replicated *Replicated) TryPackTokenAllowed(token common.Address) ([]byte, error) {
	return replicated.abi.Pack("tokenAllowed", token)
}

// UnpackTokenAllowed is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x55219d5a.
//
// Solidity: function tokenAllowed(address token) view returns(bool)
func (replicated *Replicated) UnpackTokenAllowed(data []byte) (bool, error) {
	out, err := replicated.abi.Unpack("tokenAllowed", data)
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
func (replicated *Replicated) PackWithdraw(token common.Address, to common.Address, amount *big.Int) []byte {
	enc, err := replicated.abi.Pack("withdraw", token, to, amount)
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
func (replicated *Replicated) TryPackWithdraw(token common.Address, to common.Address, amount *big.Int) ([]byte, error) {
	return replicated.abi.Pack("withdraw", token, to, amount)
}

// ReplicatedCancelled represents a Cancelled event raised by the Replicated contract.
type ReplicatedCancelled struct {
	JobDigest [32]byte
	Raw       *types.Log // Blockchain specific contextual infos
}

const ReplicatedCancelledEventName = "Cancelled"

// ContractEventName returns the user-defined event name.
func (ReplicatedCancelled) ContractEventName() string {
	return ReplicatedCancelledEventName
}

// UnpackCancelledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Cancelled(bytes32 indexed jobDigest)
func (replicated *Replicated) UnpackCancelledEvent(log *types.Log) (*ReplicatedCancelled, error) {
	event := "Cancelled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != replicated.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ReplicatedCancelled)
	if len(log.Data) > 0 {
		if err := replicated.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range replicated.abi.Events[event].Inputs {
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

// ReplicatedCommitted represents a Committed event raised by the Replicated contract.
type ReplicatedCommitted struct {
	JobDigest  [32]byte
	Prover     common.Address
	Payout     common.Address
	Round      uint8
	Commitment [32]byte
	Raw        *types.Log // Blockchain specific contextual infos
}

const ReplicatedCommittedEventName = "Committed"

// ContractEventName returns the user-defined event name.
func (ReplicatedCommitted) ContractEventName() string {
	return ReplicatedCommittedEventName
}

// UnpackCommittedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Committed(bytes32 indexed jobDigest, address indexed prover, address indexed payout, uint8 round, bytes32 commitment)
func (replicated *Replicated) UnpackCommittedEvent(log *types.Log) (*ReplicatedCommitted, error) {
	event := "Committed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != replicated.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ReplicatedCommitted)
	if len(log.Data) > 0 {
		if err := replicated.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range replicated.abi.Events[event].Inputs {
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

// ReplicatedDeposited represents a Deposited event raised by the Replicated contract.
type ReplicatedDeposited struct {
	Token   common.Address
	Account common.Address
	Amount  *big.Int
	Raw     *types.Log // Blockchain specific contextual infos
}

const ReplicatedDepositedEventName = "Deposited"

// ContractEventName returns the user-defined event name.
func (ReplicatedDeposited) ContractEventName() string {
	return ReplicatedDepositedEventName
}

// UnpackDepositedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Deposited(address indexed token, address indexed account, uint256 amount)
func (replicated *Replicated) UnpackDepositedEvent(log *types.Log) (*ReplicatedDeposited, error) {
	event := "Deposited"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != replicated.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ReplicatedDeposited)
	if len(log.Data) > 0 {
		if err := replicated.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range replicated.abi.Events[event].Inputs {
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

// ReplicatedDone represents a Done event raised by the Replicated contract.
type ReplicatedDone struct {
	JobDigest    [32]byte
	ResultDigest [32]byte
	Winners      *big.Int
	Paid         *big.Int
	Raw          *types.Log // Blockchain specific contextual infos
}

const ReplicatedDoneEventName = "Done"

// ContractEventName returns the user-defined event name.
func (ReplicatedDone) ContractEventName() string {
	return ReplicatedDoneEventName
}

// UnpackDoneEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Done(bytes32 indexed jobDigest, bytes32 indexed resultDigest, uint256 winners, uint256 paid)
func (replicated *Replicated) UnpackDoneEvent(log *types.Log) (*ReplicatedDone, error) {
	event := "Done"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != replicated.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ReplicatedDone)
	if len(log.Data) > 0 {
		if err := replicated.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range replicated.abi.Events[event].Inputs {
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

// ReplicatedEIP712DomainChanged represents a EIP712DomainChanged event raised by the Replicated contract.
type ReplicatedEIP712DomainChanged struct {
	Raw *types.Log // Blockchain specific contextual infos
}

const ReplicatedEIP712DomainChangedEventName = "EIP712DomainChanged"

// ContractEventName returns the user-defined event name.
func (ReplicatedEIP712DomainChanged) ContractEventName() string {
	return ReplicatedEIP712DomainChangedEventName
}

// UnpackEIP712DomainChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EIP712DomainChanged()
func (replicated *Replicated) UnpackEIP712DomainChangedEvent(log *types.Log) (*ReplicatedEIP712DomainChanged, error) {
	event := "EIP712DomainChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != replicated.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ReplicatedEIP712DomainChanged)
	if len(log.Data) > 0 {
		if err := replicated.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range replicated.abi.Events[event].Inputs {
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

// ReplicatedExpired represents a Expired event raised by the Replicated contract.
type ReplicatedExpired struct {
	JobDigest [32]byte
	Raw       *types.Log // Blockchain specific contextual infos
}

const ReplicatedExpiredEventName = "Expired"

// ContractEventName returns the user-defined event name.
func (ReplicatedExpired) ContractEventName() string {
	return ReplicatedExpiredEventName
}

// UnpackExpiredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Expired(bytes32 indexed jobDigest)
func (replicated *Replicated) UnpackExpiredEvent(log *types.Log) (*ReplicatedExpired, error) {
	event := "Expired"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != replicated.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ReplicatedExpired)
	if len(log.Data) > 0 {
		if err := replicated.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range replicated.abi.Events[event].Inputs {
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

// ReplicatedFaulted represents a Faulted event raised by the Replicated contract.
type ReplicatedFaulted struct {
	JobDigest    [32]byte
	Prover       common.Address
	Fault        uint8
	FaultId      [32]byte
	Bond         *big.Int
	StakeSlashed *big.Int
	Told         bool
	Raw          *types.Log // Blockchain specific contextual infos
}

const ReplicatedFaultedEventName = "Faulted"

// ContractEventName returns the user-defined event name.
func (ReplicatedFaulted) ContractEventName() string {
	return ReplicatedFaultedEventName
}

// UnpackFaultedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Faulted(bytes32 indexed jobDigest, address indexed prover, uint8 fault, bytes32 faultId, uint256 bond, uint256 stakeSlashed, bool told)
func (replicated *Replicated) UnpackFaultedEvent(log *types.Log) (*ReplicatedFaulted, error) {
	event := "Faulted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != replicated.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ReplicatedFaulted)
	if len(log.Data) > 0 {
		if err := replicated.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range replicated.abi.Events[event].Inputs {
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

// ReplicatedNoncesRevoked represents a NoncesRevoked event raised by the Replicated contract.
type ReplicatedNoncesRevoked struct {
	Client common.Address
	Word   *big.Int
	Mask   *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const ReplicatedNoncesRevokedEventName = "NoncesRevoked"

// ContractEventName returns the user-defined event name.
func (ReplicatedNoncesRevoked) ContractEventName() string {
	return ReplicatedNoncesRevokedEventName
}

// UnpackNoncesRevokedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event NoncesRevoked(address indexed client, uint256 word, uint256 mask)
func (replicated *Replicated) UnpackNoncesRevokedEvent(log *types.Log) (*ReplicatedNoncesRevoked, error) {
	event := "NoncesRevoked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != replicated.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ReplicatedNoncesRevoked)
	if len(log.Data) > 0 {
		if err := replicated.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range replicated.abi.Events[event].Inputs {
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

// ReplicatedOpened represents a Opened event raised by the Replicated contract.
type ReplicatedOpened struct {
	JobDigest [32]byte
	Client    common.Address
	Job       IReplicatedJob
	Raw       *types.Log // Blockchain specific contextual infos
}

const ReplicatedOpenedEventName = "Opened"

// ContractEventName returns the user-defined event name.
func (ReplicatedOpened) ContractEventName() string {
	return ReplicatedOpenedEventName
}

// UnpackOpenedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Opened(bytes32 indexed jobDigest, address indexed client, (address,uint256,bytes32,bytes32,bytes32,uint64,address,uint96,uint96,uint8,uint8,uint32,uint32,uint64) job)
func (replicated *Replicated) UnpackOpenedEvent(log *types.Log) (*ReplicatedOpened, error) {
	event := "Opened"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != replicated.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ReplicatedOpened)
	if len(log.Data) > 0 {
		if err := replicated.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range replicated.abi.Events[event].Inputs {
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

// ReplicatedPhase represents a Phase event raised by the Replicated contract.
type ReplicatedPhase struct {
	JobDigest [32]byte
	Round     uint8
	State     uint8
	Until     uint64
	Raw       *types.Log // Blockchain specific contextual infos
}

const ReplicatedPhaseEventName = "Phase"

// ContractEventName returns the user-defined event name.
func (ReplicatedPhase) ContractEventName() string {
	return ReplicatedPhaseEventName
}

// UnpackPhaseEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Phase(bytes32 indexed jobDigest, uint8 round, uint8 state, uint64 until)
func (replicated *Replicated) UnpackPhaseEvent(log *types.Log) (*ReplicatedPhase, error) {
	event := "Phase"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != replicated.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ReplicatedPhase)
	if len(log.Data) > 0 {
		if err := replicated.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range replicated.abi.Events[event].Inputs {
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

// ReplicatedRevealed represents a Revealed event raised by the Replicated contract.
type ReplicatedRevealed struct {
	JobDigest    [32]byte
	Prover       common.Address
	Round        uint8
	ResultDigest [32]byte
	Raw          *types.Log // Blockchain specific contextual infos
}

const ReplicatedRevealedEventName = "Revealed"

// ContractEventName returns the user-defined event name.
func (ReplicatedRevealed) ContractEventName() string {
	return ReplicatedRevealedEventName
}

// UnpackRevealedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Revealed(bytes32 indexed jobDigest, address indexed prover, uint8 round, bytes32 resultDigest)
func (replicated *Replicated) UnpackRevealedEvent(log *types.Log) (*ReplicatedRevealed, error) {
	event := "Revealed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != replicated.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ReplicatedRevealed)
	if len(log.Data) > 0 {
		if err := replicated.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range replicated.abi.Events[event].Inputs {
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

// ReplicatedTokenAllowed represents a TokenAllowed event raised by the Replicated contract.
type ReplicatedTokenAllowed struct {
	Token   common.Address
	Allowed bool
	Raw     *types.Log // Blockchain specific contextual infos
}

const ReplicatedTokenAllowedEventName = "TokenAllowed"

// ContractEventName returns the user-defined event name.
func (ReplicatedTokenAllowed) ContractEventName() string {
	return ReplicatedTokenAllowedEventName
}

// UnpackTokenAllowedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TokenAllowed(address indexed token, bool allowed)
func (replicated *Replicated) UnpackTokenAllowedEvent(log *types.Log) (*ReplicatedTokenAllowed, error) {
	event := "TokenAllowed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != replicated.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ReplicatedTokenAllowed)
	if len(log.Data) > 0 {
		if err := replicated.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range replicated.abi.Events[event].Inputs {
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

// ReplicatedWithdrawn represents a Withdrawn event raised by the Replicated contract.
type ReplicatedWithdrawn struct {
	Token   common.Address
	Account common.Address
	To      common.Address
	Amount  *big.Int
	Raw     *types.Log // Blockchain specific contextual infos
}

const ReplicatedWithdrawnEventName = "Withdrawn"

// ContractEventName returns the user-defined event name.
func (ReplicatedWithdrawn) ContractEventName() string {
	return ReplicatedWithdrawnEventName
}

// UnpackWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Withdrawn(address indexed token, address indexed account, address indexed to, uint256 amount)
func (replicated *Replicated) UnpackWithdrawnEvent(log *types.Log) (*ReplicatedWithdrawn, error) {
	event := "Withdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != replicated.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ReplicatedWithdrawn)
	if len(log.Data) > 0 {
		if err := replicated.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range replicated.abi.Events[event].Inputs {
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
func (replicated *Replicated) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], replicated.abi.Errors["AlreadyRevealed"].ID.Bytes()[:4]) {
		return replicated.UnpackAlreadyRevealedError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["AlreadySeated"].ID.Bytes()[:4]) {
		return replicated.UnpackAlreadySeatedError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["BadAddress"].ID.Bytes()[:4]) {
		return replicated.UnpackBadAddressError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["BadSignature"].ID.Bytes()[:4]) {
		return replicated.UnpackBadSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["CapacityReached"].ID.Bytes()[:4]) {
		return replicated.UnpackCapacityReachedError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["DeadlineOutOfRange"].ID.Bytes()[:4]) {
		return replicated.UnpackDeadlineOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["GasTooLow"].ID.Bytes()[:4]) {
		return replicated.UnpackGasTooLowError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["HasCommitments"].ID.Bytes()[:4]) {
		return replicated.UnpackHasCommitmentsError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["InsufficientBalance"].ID.Bytes()[:4]) {
		return replicated.UnpackInsufficientBalanceError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["InvalidShortString"].ID.Bytes()[:4]) {
		return replicated.UnpackInvalidShortStringError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["NonceUsed"].ID.Bytes()[:4]) {
		return replicated.UnpackNonceUsedError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["NotAllowed"].ID.Bytes()[:4]) {
		return replicated.UnpackNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["NotSeated"].ID.Bytes()[:4]) {
		return replicated.UnpackNotSeatedError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["PhaseNotOver"].ID.Bytes()[:4]) {
		return replicated.UnpackPhaseNotOverError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["PhaseOver"].ID.Bytes()[:4]) {
		return replicated.UnpackPhaseOverError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["PhaseSecondsOutOfRange"].ID.Bytes()[:4]) {
		return replicated.UnpackPhaseSecondsOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["ReentrancyGuardReentrantCall"].ID.Bytes()[:4]) {
		return replicated.UnpackReentrancyGuardReentrantCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["ReplicasInvalid"].ID.Bytes()[:4]) {
		return replicated.UnpackReplicasInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["RoundsOutOfRange"].ID.Bytes()[:4]) {
		return replicated.UnpackRoundsOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["SafeCastOverflowedUintDowncast"].ID.Bytes()[:4]) {
		return replicated.UnpackSafeCastOverflowedUintDowncastError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["SafeERC20FailedOperation"].ID.Bytes()[:4]) {
		return replicated.UnpackSafeERC20FailedOperationError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["SharesInvalid"].ID.Bytes()[:4]) {
		return replicated.UnpackSharesInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["SignatureExpired"].ID.Bytes()[:4]) {
		return replicated.UnpackSignatureExpiredError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["StringTooLong"].ID.Bytes()[:4]) {
		return replicated.UnpackStringTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["TransferFailed"].ID.Bytes()[:4]) {
		return replicated.UnpackTransferFailedError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["UnknownProver"].ID.Bytes()[:4]) {
		return replicated.UnpackUnknownProverError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["UnsupportedToken"].ID.Bytes()[:4]) {
		return replicated.UnpackUnsupportedTokenError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["WrongJob"].ID.Bytes()[:4]) {
		return replicated.UnpackWrongJobError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["WrongReveal"].ID.Bytes()[:4]) {
		return replicated.UnpackWrongRevealError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["WrongRound"].ID.Bytes()[:4]) {
		return replicated.UnpackWrongRoundError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["WrongState"].ID.Bytes()[:4]) {
		return replicated.UnpackWrongStateError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["WrongValue"].ID.Bytes()[:4]) {
		return replicated.UnpackWrongValueError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["ZeroAddress"].ID.Bytes()[:4]) {
		return replicated.UnpackZeroAddressError(raw[4:])
	}
	if bytes.Equal(raw[:4], replicated.abi.Errors["ZeroResult"].ID.Bytes()[:4]) {
		return replicated.UnpackZeroResultError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// ReplicatedAlreadyRevealed represents a AlreadyRevealed error raised by the Replicated contract.
type ReplicatedAlreadyRevealed struct {
	Prover common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyRevealed(address prover)
func ReplicatedAlreadyRevealedErrorID() common.Hash {
	return common.HexToHash("0x879d3b85f67d54a569eebb39ba15edd485714509d4cbd11bc10f237546672249")
}

// UnpackAlreadyRevealedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyRevealed(address prover)
func (replicated *Replicated) UnpackAlreadyRevealedError(raw []byte) (*ReplicatedAlreadyRevealed, error) {
	out := new(ReplicatedAlreadyRevealed)
	if err := replicated.abi.UnpackIntoInterface(out, "AlreadyRevealed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedAlreadySeated represents a AlreadySeated error raised by the Replicated contract.
type ReplicatedAlreadySeated struct {
	Prover common.Address
	Round  uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadySeated(address prover, uint8 round)
func ReplicatedAlreadySeatedErrorID() common.Hash {
	return common.HexToHash("0xa2af0372ce3f88bfb57a7a546b612fb2ac3690217aea28fd7b3b852317c95e49")
}

// UnpackAlreadySeatedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadySeated(address prover, uint8 round)
func (replicated *Replicated) UnpackAlreadySeatedError(raw []byte) (*ReplicatedAlreadySeated, error) {
	out := new(ReplicatedAlreadySeated)
	if err := replicated.abi.UnpackIntoInterface(out, "AlreadySeated", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedBadAddress represents a BadAddress error raised by the Replicated contract.
type ReplicatedBadAddress struct {
	Given common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadAddress(address given)
func ReplicatedBadAddressErrorID() common.Hash {
	return common.HexToHash("0xf066a28aaaef4ede17838a498f0b3dda1072a179578411a9a61f4668645678d8")
}

// UnpackBadAddressError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadAddress(address given)
func (replicated *Replicated) UnpackBadAddressError(raw []byte) (*ReplicatedBadAddress, error) {
	out := new(ReplicatedBadAddress)
	if err := replicated.abi.UnpackIntoInterface(out, "BadAddress", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedBadSignature represents a BadSignature error raised by the Replicated contract.
type ReplicatedBadSignature struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadSignature()
func ReplicatedBadSignatureErrorID() common.Hash {
	return common.HexToHash("0x5cd5d2335541c4f2ed05fbe44f397e8b79f8e2333157122d2dab06e378ef7685")
}

// UnpackBadSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadSignature()
func (replicated *Replicated) UnpackBadSignatureError(raw []byte) (*ReplicatedBadSignature, error) {
	out := new(ReplicatedBadSignature)
	if err := replicated.abi.UnpackIntoInterface(out, "BadSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedCapacityReached represents a CapacityReached error raised by the Replicated contract.
type ReplicatedCapacityReached struct {
	Prover   common.Address
	Capacity *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CapacityReached(address prover, uint256 capacity)
func ReplicatedCapacityReachedErrorID() common.Hash {
	return common.HexToHash("0x5c97e78c1c436bc669e21166893fff4d3f4d8fd41742519f2d0ecc167a36fa72")
}

// UnpackCapacityReachedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CapacityReached(address prover, uint256 capacity)
func (replicated *Replicated) UnpackCapacityReachedError(raw []byte) (*ReplicatedCapacityReached, error) {
	out := new(ReplicatedCapacityReached)
	if err := replicated.abi.UnpackIntoInterface(out, "CapacityReached", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedDeadlineOutOfRange represents a DeadlineOutOfRange error raised by the Replicated contract.
type ReplicatedDeadlineOutOfRange struct {
	Deadline uint64
	Earliest *big.Int
	Latest   *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DeadlineOutOfRange(uint64 deadline, uint256 earliest, uint256 latest)
func ReplicatedDeadlineOutOfRangeErrorID() common.Hash {
	return common.HexToHash("0x95944ce6b1c09d0d662b9565e989a3d0be4da788ba5788ba25d1e716250b82d5")
}

// UnpackDeadlineOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DeadlineOutOfRange(uint64 deadline, uint256 earliest, uint256 latest)
func (replicated *Replicated) UnpackDeadlineOutOfRangeError(raw []byte) (*ReplicatedDeadlineOutOfRange, error) {
	out := new(ReplicatedDeadlineOutOfRange)
	if err := replicated.abi.UnpackIntoInterface(out, "DeadlineOutOfRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedGasTooLow represents a GasTooLow error raised by the Replicated contract.
type ReplicatedGasTooLow struct {
	Needed *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error GasTooLow(uint256 needed)
func ReplicatedGasTooLowErrorID() common.Hash {
	return common.HexToHash("0xcf30f3073693a008b7cacaaa35f1637f7ca1869afe62adb39b8a16790c690840")
}

// UnpackGasTooLowError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error GasTooLow(uint256 needed)
func (replicated *Replicated) UnpackGasTooLowError(raw []byte) (*ReplicatedGasTooLow, error) {
	out := new(ReplicatedGasTooLow)
	if err := replicated.abi.UnpackIntoInterface(out, "GasTooLow", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedHasCommitments represents a HasCommitments error raised by the Replicated contract.
type ReplicatedHasCommitments struct {
	Seats uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error HasCommitments(uint8 seats)
func ReplicatedHasCommitmentsErrorID() common.Hash {
	return common.HexToHash("0x1b37c1eede20ce3e8c48a30b6a232bab8df37d1394eb933070c0d0110ee82cd5")
}

// UnpackHasCommitmentsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error HasCommitments(uint8 seats)
func (replicated *Replicated) UnpackHasCommitmentsError(raw []byte) (*ReplicatedHasCommitments, error) {
	out := new(ReplicatedHasCommitments)
	if err := replicated.abi.UnpackIntoInterface(out, "HasCommitments", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedInsufficientBalance represents a InsufficientBalance error raised by the Replicated contract.
type ReplicatedInsufficientBalance struct {
	Needed    *big.Int
	Available *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InsufficientBalance(uint256 needed, uint256 available)
func ReplicatedInsufficientBalanceErrorID() common.Hash {
	return common.HexToHash("0xcf4791818fba6e019216eb4864093b4947f674afada5d305e57d598b641dad1d")
}

// UnpackInsufficientBalanceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InsufficientBalance(uint256 needed, uint256 available)
func (replicated *Replicated) UnpackInsufficientBalanceError(raw []byte) (*ReplicatedInsufficientBalance, error) {
	out := new(ReplicatedInsufficientBalance)
	if err := replicated.abi.UnpackIntoInterface(out, "InsufficientBalance", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedInvalidShortString represents a InvalidShortString error raised by the Replicated contract.
type ReplicatedInvalidShortString struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidShortString()
func ReplicatedInvalidShortStringErrorID() common.Hash {
	return common.HexToHash("0xb3512b0c6163e5f0bafab72bb631b9d58cd7a731b082f910338aa21c83d5c274")
}

// UnpackInvalidShortStringError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidShortString()
func (replicated *Replicated) UnpackInvalidShortStringError(raw []byte) (*ReplicatedInvalidShortString, error) {
	out := new(ReplicatedInvalidShortString)
	if err := replicated.abi.UnpackIntoInterface(out, "InvalidShortString", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedNonceUsed represents a NonceUsed error raised by the Replicated contract.
type ReplicatedNonceUsed struct {
	Client common.Address
	Nonce  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NonceUsed(address client, uint256 nonce)
func ReplicatedNonceUsedErrorID() common.Hash {
	return common.HexToHash("0x2af71f10069c28afc67c3752e87e0e4616a97948d33c8f404a856c0c334b3e01")
}

// UnpackNonceUsedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NonceUsed(address client, uint256 nonce)
func (replicated *Replicated) UnpackNonceUsedError(raw []byte) (*ReplicatedNonceUsed, error) {
	out := new(ReplicatedNonceUsed)
	if err := replicated.abi.UnpackIntoInterface(out, "NonceUsed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedNotAllowed represents a NotAllowed error raised by the Replicated contract.
type ReplicatedNotAllowed struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAllowed(address caller)
func ReplicatedNotAllowedErrorID() common.Hash {
	return common.HexToHash("0xfa5cd00ff5c4577b9857716999b0b260131d9f5bcbb69f0fa80d6ba972753c88")
}

// UnpackNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAllowed(address caller)
func (replicated *Replicated) UnpackNotAllowedError(raw []byte) (*ReplicatedNotAllowed, error) {
	out := new(ReplicatedNotAllowed)
	if err := replicated.abi.UnpackIntoInterface(out, "NotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedNotSeated represents a NotSeated error raised by the Replicated contract.
type ReplicatedNotSeated struct {
	Prover common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotSeated(address prover)
func ReplicatedNotSeatedErrorID() common.Hash {
	return common.HexToHash("0x888134852554ea67a0e898f7923d25d2e06ea8ab5ba10591da9426ae38bece63")
}

// UnpackNotSeatedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotSeated(address prover)
func (replicated *Replicated) UnpackNotSeatedError(raw []byte) (*ReplicatedNotSeated, error) {
	out := new(ReplicatedNotSeated)
	if err := replicated.abi.UnpackIntoInterface(out, "NotSeated", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedPhaseNotOver represents a PhaseNotOver error raised by the Replicated contract.
type ReplicatedPhaseNotOver struct {
	Until uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PhaseNotOver(uint64 until)
func ReplicatedPhaseNotOverErrorID() common.Hash {
	return common.HexToHash("0xbcd753dd992ead0a3adb3ccf52cf6beaec96066de97e546b0aa99ac707a40170")
}

// UnpackPhaseNotOverError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PhaseNotOver(uint64 until)
func (replicated *Replicated) UnpackPhaseNotOverError(raw []byte) (*ReplicatedPhaseNotOver, error) {
	out := new(ReplicatedPhaseNotOver)
	if err := replicated.abi.UnpackIntoInterface(out, "PhaseNotOver", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedPhaseOver represents a PhaseOver error raised by the Replicated contract.
type ReplicatedPhaseOver struct {
	Until uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PhaseOver(uint64 until)
func ReplicatedPhaseOverErrorID() common.Hash {
	return common.HexToHash("0x2fc0b2b094272bb5df4e0c25cae9c1dc72ffa91daf8622a185bd42511145a914")
}

// UnpackPhaseOverError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PhaseOver(uint64 until)
func (replicated *Replicated) UnpackPhaseOverError(raw []byte) (*ReplicatedPhaseOver, error) {
	out := new(ReplicatedPhaseOver)
	if err := replicated.abi.UnpackIntoInterface(out, "PhaseOver", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedPhaseSecondsOutOfRange represents a PhaseSecondsOutOfRange error raised by the Replicated contract.
type ReplicatedPhaseSecondsOutOfRange struct {
	Given uint32
	Min   uint32
	Max   uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PhaseSecondsOutOfRange(uint32 given, uint32 min, uint32 max)
func ReplicatedPhaseSecondsOutOfRangeErrorID() common.Hash {
	return common.HexToHash("0xf252ca880c0390042e59baeb1adb2a386e29e8b471cd0bb3920bd3635b9180c0")
}

// UnpackPhaseSecondsOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PhaseSecondsOutOfRange(uint32 given, uint32 min, uint32 max)
func (replicated *Replicated) UnpackPhaseSecondsOutOfRangeError(raw []byte) (*ReplicatedPhaseSecondsOutOfRange, error) {
	out := new(ReplicatedPhaseSecondsOutOfRange)
	if err := replicated.abi.UnpackIntoInterface(out, "PhaseSecondsOutOfRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedReentrancyGuardReentrantCall represents a ReentrancyGuardReentrantCall error raised by the Replicated contract.
type ReplicatedReentrancyGuardReentrantCall struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ReentrancyGuardReentrantCall()
func ReplicatedReentrancyGuardReentrantCallErrorID() common.Hash {
	return common.HexToHash("0x3ee5aeb571de7fc460830b4d0017439a1ca56fb0bc39062227ade4fe4a24c1ca")
}

// UnpackReentrancyGuardReentrantCallError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ReentrancyGuardReentrantCall()
func (replicated *Replicated) UnpackReentrancyGuardReentrantCallError(raw []byte) (*ReplicatedReentrancyGuardReentrantCall, error) {
	out := new(ReplicatedReentrancyGuardReentrantCall)
	if err := replicated.abi.UnpackIntoInterface(out, "ReentrancyGuardReentrantCall", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedReplicasInvalid represents a ReplicasInvalid error raised by the Replicated contract.
type ReplicatedReplicasInvalid struct {
	Replicas uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ReplicasInvalid(uint8 replicas)
func ReplicatedReplicasInvalidErrorID() common.Hash {
	return common.HexToHash("0xfc138716dbb9ba05d78422a95706d7a8d8bb3c37663739dc33c10d95839f5e50")
}

// UnpackReplicasInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ReplicasInvalid(uint8 replicas)
func (replicated *Replicated) UnpackReplicasInvalidError(raw []byte) (*ReplicatedReplicasInvalid, error) {
	out := new(ReplicatedReplicasInvalid)
	if err := replicated.abi.UnpackIntoInterface(out, "ReplicasInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedRoundsOutOfRange represents a RoundsOutOfRange error raised by the Replicated contract.
type ReplicatedRoundsOutOfRange struct {
	Rounds uint8
	Max    uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error RoundsOutOfRange(uint8 rounds, uint8 max)
func ReplicatedRoundsOutOfRangeErrorID() common.Hash {
	return common.HexToHash("0x8f491f263aef96f872ec317f6c50d202260020d9272e5231e938fff0a6edb172")
}

// UnpackRoundsOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error RoundsOutOfRange(uint8 rounds, uint8 max)
func (replicated *Replicated) UnpackRoundsOutOfRangeError(raw []byte) (*ReplicatedRoundsOutOfRange, error) {
	out := new(ReplicatedRoundsOutOfRange)
	if err := replicated.abi.UnpackIntoInterface(out, "RoundsOutOfRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedSafeCastOverflowedUintDowncast represents a SafeCastOverflowedUintDowncast error raised by the Replicated contract.
type ReplicatedSafeCastOverflowedUintDowncast struct {
	Bits  uint8
	Value *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func ReplicatedSafeCastOverflowedUintDowncastErrorID() common.Hash {
	return common.HexToHash("0x6dfcc6503a32754ce7a89698e18201fc5294fd4aad43edefee786f88423b1a12")
}

// UnpackSafeCastOverflowedUintDowncastError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func (replicated *Replicated) UnpackSafeCastOverflowedUintDowncastError(raw []byte) (*ReplicatedSafeCastOverflowedUintDowncast, error) {
	out := new(ReplicatedSafeCastOverflowedUintDowncast)
	if err := replicated.abi.UnpackIntoInterface(out, "SafeCastOverflowedUintDowncast", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedSafeERC20FailedOperation represents a SafeERC20FailedOperation error raised by the Replicated contract.
type ReplicatedSafeERC20FailedOperation struct {
	Token common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeERC20FailedOperation(address token)
func ReplicatedSafeERC20FailedOperationErrorID() common.Hash {
	return common.HexToHash("0x5274afe73c98b4749fc91ffae6b7b574e7842cb2144a159e9377a5f20b32edf9")
}

// UnpackSafeERC20FailedOperationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeERC20FailedOperation(address token)
func (replicated *Replicated) UnpackSafeERC20FailedOperationError(raw []byte) (*ReplicatedSafeERC20FailedOperation, error) {
	out := new(ReplicatedSafeERC20FailedOperation)
	if err := replicated.abi.UnpackIntoInterface(out, "SafeERC20FailedOperation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedSharesInvalid represents a SharesInvalid error raised by the Replicated contract.
type ReplicatedSharesInvalid struct {
	NextBps     *big.Int
	TreasuryBps *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SharesInvalid(uint256 nextBps, uint256 treasuryBps)
func ReplicatedSharesInvalidErrorID() common.Hash {
	return common.HexToHash("0xabfba6ed0ebe9735d6806164fe8a91523d4d559a6ed194392550c428e5b4764a")
}

// UnpackSharesInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SharesInvalid(uint256 nextBps, uint256 treasuryBps)
func (replicated *Replicated) UnpackSharesInvalidError(raw []byte) (*ReplicatedSharesInvalid, error) {
	out := new(ReplicatedSharesInvalid)
	if err := replicated.abi.UnpackIntoInterface(out, "SharesInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedSignatureExpired represents a SignatureExpired error raised by the Replicated contract.
type ReplicatedSignatureExpired struct {
	Expiry uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SignatureExpired(uint64 expiry)
func ReplicatedSignatureExpiredErrorID() common.Hash {
	return common.HexToHash("0xfcd4a11f231310e556b91446aa29b4b13e5fa8be9866b6c2a801fad864538263")
}

// UnpackSignatureExpiredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SignatureExpired(uint64 expiry)
func (replicated *Replicated) UnpackSignatureExpiredError(raw []byte) (*ReplicatedSignatureExpired, error) {
	out := new(ReplicatedSignatureExpired)
	if err := replicated.abi.UnpackIntoInterface(out, "SignatureExpired", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedStringTooLong represents a StringTooLong error raised by the Replicated contract.
type ReplicatedStringTooLong struct {
	Str string
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StringTooLong(string str)
func ReplicatedStringTooLongErrorID() common.Hash {
	return common.HexToHash("0x305a27a93f8e33b7392df0a0f91d6fc63847395853c45991eec52dbf24d72381")
}

// UnpackStringTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StringTooLong(string str)
func (replicated *Replicated) UnpackStringTooLongError(raw []byte) (*ReplicatedStringTooLong, error) {
	out := new(ReplicatedStringTooLong)
	if err := replicated.abi.UnpackIntoInterface(out, "StringTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedTransferFailed represents a TransferFailed error raised by the Replicated contract.
type ReplicatedTransferFailed struct {
	To     common.Address
	Amount *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TransferFailed(address to, uint256 amount)
func ReplicatedTransferFailedErrorID() common.Hash {
	return common.HexToHash("0x1c43b9761b3fba5321ca8212bfc231945f668ccc0c446f333999eea9ce8fda81")
}

// UnpackTransferFailedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TransferFailed(address to, uint256 amount)
func (replicated *Replicated) UnpackTransferFailedError(raw []byte) (*ReplicatedTransferFailed, error) {
	out := new(ReplicatedTransferFailed)
	if err := replicated.abi.UnpackIntoInterface(out, "TransferFailed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedUnknownProver represents a UnknownProver error raised by the Replicated contract.
type ReplicatedUnknownProver struct {
	Operator common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownProver(address operator)
func ReplicatedUnknownProverErrorID() common.Hash {
	return common.HexToHash("0xd9214a8a74ad92fa73dbcb6ad291620112a6128a17a7ccc08d811484803ec5bf")
}

// UnpackUnknownProverError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownProver(address operator)
func (replicated *Replicated) UnpackUnknownProverError(raw []byte) (*ReplicatedUnknownProver, error) {
	out := new(ReplicatedUnknownProver)
	if err := replicated.abi.UnpackIntoInterface(out, "UnknownProver", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedUnsupportedToken represents a UnsupportedToken error raised by the Replicated contract.
type ReplicatedUnsupportedToken struct {
	Token common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnsupportedToken(address token)
func ReplicatedUnsupportedTokenErrorID() common.Hash {
	return common.HexToHash("0xbf16aab68b533663bda39930f665a3aca274d1ce9b11695c6d6218cb23bba198")
}

// UnpackUnsupportedTokenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnsupportedToken(address token)
func (replicated *Replicated) UnpackUnsupportedTokenError(raw []byte) (*ReplicatedUnsupportedToken, error) {
	out := new(ReplicatedUnsupportedToken)
	if err := replicated.abi.UnpackIntoInterface(out, "UnsupportedToken", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedWrongJob represents a WrongJob error raised by the Replicated contract.
type ReplicatedWrongJob struct {
	Got    [32]byte
	Wanted [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongJob(bytes32 got, bytes32 wanted)
func ReplicatedWrongJobErrorID() common.Hash {
	return common.HexToHash("0x1af886666016d9b47aeb19ab4b349d60e5a57f8bb4c3e93d14b45bd752f479f3")
}

// UnpackWrongJobError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongJob(bytes32 got, bytes32 wanted)
func (replicated *Replicated) UnpackWrongJobError(raw []byte) (*ReplicatedWrongJob, error) {
	out := new(ReplicatedWrongJob)
	if err := replicated.abi.UnpackIntoInterface(out, "WrongJob", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedWrongReveal represents a WrongReveal error raised by the Replicated contract.
type ReplicatedWrongReveal struct {
	Prover common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongReveal(address prover)
func ReplicatedWrongRevealErrorID() common.Hash {
	return common.HexToHash("0xb48de2878452ebc3b3e6730ebbc59625139cf519e5357cb5107818341a9dbaf7")
}

// UnpackWrongRevealError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongReveal(address prover)
func (replicated *Replicated) UnpackWrongRevealError(raw []byte) (*ReplicatedWrongReveal, error) {
	out := new(ReplicatedWrongReveal)
	if err := replicated.abi.UnpackIntoInterface(out, "WrongReveal", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedWrongRound represents a WrongRound error raised by the Replicated contract.
type ReplicatedWrongRound struct {
	Got    uint8
	Wanted uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongRound(uint8 got, uint8 wanted)
func ReplicatedWrongRoundErrorID() common.Hash {
	return common.HexToHash("0x95859a5806e5d693855012f19110165257d7402ac5426642b94b3c00c36e2cb7")
}

// UnpackWrongRoundError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongRound(uint8 got, uint8 wanted)
func (replicated *Replicated) UnpackWrongRoundError(raw []byte) (*ReplicatedWrongRound, error) {
	out := new(ReplicatedWrongRound)
	if err := replicated.abi.UnpackIntoInterface(out, "WrongRound", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedWrongState represents a WrongState error raised by the Replicated contract.
type ReplicatedWrongState struct {
	JobDigest [32]byte
	State     uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongState(bytes32 jobDigest, uint8 state)
func ReplicatedWrongStateErrorID() common.Hash {
	return common.HexToHash("0x2b3263b3bc5546a88f5c442a231d009ce5a89c34654ca9a7911b5bb3939a1f60")
}

// UnpackWrongStateError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongState(bytes32 jobDigest, uint8 state)
func (replicated *Replicated) UnpackWrongStateError(raw []byte) (*ReplicatedWrongState, error) {
	out := new(ReplicatedWrongState)
	if err := replicated.abi.UnpackIntoInterface(out, "WrongState", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedWrongValue represents a WrongValue error raised by the Replicated contract.
type ReplicatedWrongValue struct {
	Sent   *big.Int
	Wanted *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongValue(uint256 sent, uint256 wanted)
func ReplicatedWrongValueErrorID() common.Hash {
	return common.HexToHash("0x195a3ca12ac3744ef64727effb118b3b203c382e49c7a7d24d450eae5e3b889a")
}

// UnpackWrongValueError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongValue(uint256 sent, uint256 wanted)
func (replicated *Replicated) UnpackWrongValueError(raw []byte) (*ReplicatedWrongValue, error) {
	out := new(ReplicatedWrongValue)
	if err := replicated.abi.UnpackIntoInterface(out, "WrongValue", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedZeroAddress represents a ZeroAddress error raised by the Replicated contract.
type ReplicatedZeroAddress struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroAddress()
func ReplicatedZeroAddressErrorID() common.Hash {
	return common.HexToHash("0xd92e233df2717d4a40030e20904abd27b68fcbeede117eaaccbbdac9618c8c73")
}

// UnpackZeroAddressError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroAddress()
func (replicated *Replicated) UnpackZeroAddressError(raw []byte) (*ReplicatedZeroAddress, error) {
	out := new(ReplicatedZeroAddress)
	if err := replicated.abi.UnpackIntoInterface(out, "ZeroAddress", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ReplicatedZeroResult represents a ZeroResult error raised by the Replicated contract.
type ReplicatedZeroResult struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroResult()
func ReplicatedZeroResultErrorID() common.Hash {
	return common.HexToHash("0x7d3a73c58601930010b53d6a48e4fad6f5150ef5ed4ebcaa18bdaa0ddb6ddd88")
}

// UnpackZeroResultError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroResult()
func (replicated *Replicated) UnpackZeroResultError(raw []byte) (*ReplicatedZeroResult, error) {
	out := new(ReplicatedZeroResult)
	if err := replicated.abi.UnpackIntoInterface(out, "ZeroResult", raw); err != nil {
		return nil, err
	}
	return out, nil
}
