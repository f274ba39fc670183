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

// IProverStakeParameters is an auto generated low-level Go binding around an user-defined struct.
type IProverStakeParameters struct {
	StakePerLock *big.Int
	LateBps      uint16
	RepeatedBps  uint16
	WrongBps     uint16
	NextBps      uint16
	TreasuryBps  uint16
}

// IProverStakeProverRecord is an auto generated low-level Go binding around an user-defined struct.
type IProverStakeProverRecord struct {
	Active           *big.Int
	Pending          *big.Int
	ActiveAt         uint64
	Payout           common.Address
	LastFaultAt      *big.Int
	ReleaseAt        *big.Int
	Operator         common.Address
	Unbonding        *big.Int
	AttributesDigest [32]byte
}

// ProverRegistryConfig is an auto generated low-level Go binding around an user-defined struct.
type ProverRegistryConfig struct {
	Owner             common.Address
	Treasury          common.Address
	Verifiers         common.Address
	StakeToken        common.Address
	Slashers          []common.Address
	ActivationSeconds uint64
	UnbondingSeconds  uint64
	Parameters        IProverStakeParameters
}

// ProverRegistryMetaData contains all meta data concerning the ProverRegistry contract.
var ProverRegistryMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"config\",\"type\":\"tuple\",\"internalType\":\"structProverRegistry.Config\",\"components\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"treasury\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"verifiers\",\"type\":\"address\",\"internalType\":\"contractIFrozen\"},{\"name\":\"stakeToken\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"slashers\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"activationSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"unbondingSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"parameters\",\"type\":\"tuple\",\"internalType\":\"structIProverStake.Parameters\",\"components\":[{\"name\":\"stakePerLock\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"lateBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"repeatedBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"wrongBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"nextBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"treasuryBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]}]}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"ACTIVATION_SECONDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"ERC1271_GAS_LIMIT\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_ACTIVATION_SECONDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_SHARE_BPS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint16\",\"internalType\":\"uint16\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_SLASH_BPS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint16\",\"internalType\":\"uint16\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_UNBONDING_SECONDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MIN_ACTIVATION_SECONDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MIN_SLASH_BPS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint16\",\"internalType\":\"uint16\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MIN_UNBONDING_SECONDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"OWNER\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"REPEAT_SECONDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"STAKE_TOKEN\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"TREASURY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"UNBONDING_SECONDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"VERIFIERS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIFrozen\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"allowToken\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"allowed\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"balanceOf\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"claim\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"deposit\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"depositFor\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"eip712Domain\",\"inputs\":[],\"outputs\":[{\"name\":\"fields\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"version\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"chainId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verifyingContract\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"extensions\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isSlasher\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"judged\",\"inputs\":[{\"name\":\"slasher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"faultId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"operatorDigest\",\"inputs\":[{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"operator\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"parameters\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structIProverStake.Parameters\",\"components\":[{\"name\":\"stakePerLock\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"lateBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"repeatedBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"wrongBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"nextBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"treasuryBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"proverOf\",\"inputs\":[{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"p\",\"type\":\"tuple\",\"internalType\":\"structIProverStake.ProverRecord\",\"components\":[{\"name\":\"active\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"pending\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"activeAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"lastFaultAt\",\"type\":\"uint48\",\"internalType\":\"uint48\"},{\"name\":\"releaseAt\",\"type\":\"uint48\",\"internalType\":\"uint48\"},{\"name\":\"operator\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"unbonding\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"attributesDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"removeOperator\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"resolve\",\"inputs\":[{\"name\":\"operator\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"capacity\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"setAttributes\",\"inputs\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setOperator\",\"inputs\":[{\"name\":\"operator\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setParameters\",\"inputs\":[{\"name\":\"parameters_\",\"type\":\"tuple\",\"internalType\":\"structIProverStake.Parameters\",\"components\":[{\"name\":\"stakePerLock\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"lateBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"repeatedBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"wrongBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"nextBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"treasuryBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setPayout\",\"inputs\":[{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"shares\",\"inputs\":[],\"outputs\":[{\"name\":\"nextBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"treasuryBps\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"slash\",\"inputs\":[{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"fault\",\"type\":\"uint8\",\"internalType\":\"enumIProverRegistry.Fault\"},{\"name\":\"faultId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"next\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"stake\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"tokenAllowed\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"unbond\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"AttributesSet\",\"inputs\":[{\"name\":\"prover\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"digest\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Claimed\",\"inputs\":[{\"name\":\"prover\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Deposited\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EIP712DomainChanged\",\"inputs\":[],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OperatorSet\",\"inputs\":[{\"name\":\"prover\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"operator\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ParametersSet\",\"inputs\":[{\"name\":\"parameters\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structIProverStake.Parameters\",\"components\":[{\"name\":\"stakePerLock\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"lateBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"repeatedBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"wrongBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"nextBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"treasuryBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"PayoutSet\",\"inputs\":[{\"name\":\"prover\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"payout\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Slashed\",\"inputs\":[{\"name\":\"prover\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"slasher\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"faultId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"fault\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumIProverRegistry.Fault\"},{\"name\":\"client\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"},{\"name\":\"next\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"},{\"name\":\"toClient\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"toNext\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"toTreasury\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Staked\",\"inputs\":[{\"name\":\"prover\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"activeAt\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TokenAllowed\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"allowed\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Unbonding\",\"inputs\":[{\"name\":\"prover\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"releaseAt\",\"type\":\"uint48\",\"indexed\":false,\"internalType\":\"uint48\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Withdrawn\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"account\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"ActivationOutOfRange\",\"inputs\":[{\"name\":\"activationSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"min\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"max\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"BadAddress\",\"inputs\":[{\"name\":\"given\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"BadSignature\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"InsufficientBalance\",\"inputs\":[{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"available\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidShortString\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NoSlashers\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NotAllowed\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotReleased\",\"inputs\":[{\"name\":\"releaseAt\",\"type\":\"uint48\",\"internalType\":\"uint48\"}]},{\"type\":\"error\",\"name\":\"OperatorTaken\",\"inputs\":[{\"name\":\"operator\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"prover\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"ReentrancyGuardReentrantCall\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeERC20FailedOperation\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"ShareTooHigh\",\"inputs\":[{\"name\":\"bps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"max\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"type\":\"error\",\"name\":\"SignatureExpired\",\"inputs\":[{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"SlashBpsInvalid\",\"inputs\":[{\"name\":\"lateBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"repeatedBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"wrongBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"type\":\"error\",\"name\":\"StakePerLockZero\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"StakeTooHigh\",\"inputs\":[{\"name\":\"stake\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"max\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"StakeTooLow\",\"inputs\":[{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"available\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"StringTooLong\",\"inputs\":[{\"name\":\"str\",\"type\":\"string\",\"internalType\":\"string\"}]},{\"type\":\"error\",\"name\":\"TransferFailed\",\"inputs\":[{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"UnbondingOutOfRange\",\"inputs\":[{\"name\":\"unbondingSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"min\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"max\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"UnsupportedToken\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"WrongValue\",\"inputs\":[{\"name\":\"sent\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"wanted\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ZeroAddress\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ZeroAmount\",\"inputs\":[]}]",
	ID:  "ProverRegistry",
	Bin: "0x61022080604052346107c357612e37803803809161001d82856107f3565b83398101906020818303126107c3578051906001600160401b0382116107c35701808203916101a083126107c3576040519161010083016001600160401b038111848210176107c75760405261007281610816565b835261008060208201610816565b602084019081526040820151916001600160a01b03831683036107c357604085019283526100b060608201610816565b6060860190815260808201519096906001600160401b0381116107c35782019480601f870112156107c3578551956001600160401b0387116107c7578660051b906020820197610103604051998a6107f3565b88526020808901928201019283116107c357602001905b8282106107db575050506080860194855261013760a0830161082a565b9560a0810196875260c061014c81850161082a565b8282019081529260df1901126107c3576040519260c084016001600160401b038111858210176107c75760405260e08101516001600160801b03811681036107c3576101e6916101809186526101a5610100820161083e565b60208701526101b7610120820161083e565b60408701526101c9610140820161083e565b60608701526101db610160820161083e565b60808701520161083e565b60a084015260e081019283525187516001600160a01b03918216979161020c9116610875565b9660405161021b6040826107f3565b600581526020810190644c656d6d6160d81b82526040519161023e6040846107f3565b600183526020830191603160f81b8352610257816108b1565b61012052610264846108b1565b61014052519020918260e05251902080610100524660a0526040519060208201927f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f8452604083015260608201524660808201523060a082015260a081526102cd60c0826107f3565b5190206080523060c05280156103ff57610160525f5b8751811015610372576001600160a01b036102fe828a61084d565b511680158015610369575b6103575790816001925f52600360205260405f208360ff198254161790557f9a8e30a8658b96ab3f034ce4bac6806278b4aee5880ccdd1ac35e4ed5bb31d236020604051858152a2016102e3565b637833514560e11b5f5260045260245ffd5b50803b15610309565b50835188906001600160a01b031680156103ff57308114610357575085516001600160a01b0316156103ff57865151156107b4575f5b8751805182101561040e576001600160a01b03906103c790839061084d565b5116156103ff57600190818060a01b036103e2828b5161084d565b51165f52600760205260405f208260ff19825416179055016103a8565b63d92e233d60e01b5f5260045ffd5b505081518351879187916001600160401b039081169116466105391480156107a9575b80156107a15760015b6001600160401b03168083108015610795575b61077857501561076e575b6001600160401b0316908181108015610762575b610746575050516001600160a01b0390811661018052905181166101a0529051166101c052516001600160401b039081166101e052905116610200525180516001600160801b03161561073757602081019061ffff8251166103e881108015610726575b801561070d575b80156106fa575b6106d057506080810161ffff8151166109c481116106b8575060a082019161ffff8351166109c481116106b8578151600480548751604080870180516060808a0180518c518e516001600160d01b03199099166001600160801b039b909b169a8b17608098891b61ffff60801b161760909590951b61ffff60901b169490941760a091821b61ffff60a01b161760b09490941b61ffff60b01b169390931760c097881b61ffff60c01b161790975583519788528c5161ffff90811660208a0152925183169388019390935294518116918601919091528751811691850191909152875116918301919091527f97f09791326dae3dbb30b19139d719f6a206a181bf74e64237da9ec2fdcda97f91a160405161251a908161091d823960805181612394015260a05181612451015260c0518161235e015260e051816123e30152610100518161240901526101205181610bbb01526101405181610be401526101605181818161028301528181610cfe01526112dc01526101805181818161104901526117e701526101a051818181610ecc01526118e101526101c0518181816108eb0152818161125501528181611c240152611dfa01526101e0518181816106b9015261095a0152610200518181816110f001526112a30152f35b630dfb2d7960e31b5f526004526109c460245260445ffd5b9061ffff6060816040840151169201511691631fb9819760e31b5f5260045260245260445260645ffd5b5061138861ffff606084015116116104de565b5061ffff60608301511661ffff604084015116116104d7565b508061ffff604084015116106104d0565b63529d442960e01b5f5260045ffd5b633265132760e21b5f5260045260245262ed4e0060445260645ffd5b5062ed4e00811161046c565b506228de80610458565b826301498c7560e01b5f5260045260245262093a8060445260645ffd5b5062093a80831161044d565b610e1061043a565b50617a694614610431565b6335e9854b60e21b5f5260045ffd5b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b602080916107e884610816565b81520191019061011a565b601f909101601f19168101906001600160401b038211908210176107c757604052565b51906001600160a01b03821682036107c357565b51906001600160401b03821682036107c357565b519061ffff821682036107c357565b80518210156108615760209160051b010190565b634e487b7160e01b5f52603260045260245ffd5b6001600160a01b03169081156108ab57604051916108946040846107f3565b600183526020808401903682378351156108615752565b60609150565b601f8151116108dc5760208151910151602082106108cd571790565b5f198260200360031b1b161790565b604460209160405192839163305a27a960e01b83528160048401528051918291826024860152018484015e5f828201840152601f01601f19168101030190fdfe6080806040526004361015610012575f80fd5b5f3560e01c90816303314efa146114a9575080630839bb3b1461148c5780630a666b601461130b578063117803e3146112c7578063169763a9146112845780631c39b6721461124057806320e54548146111cb57806327de9e32146110785780632d2c55651461103457806331440f5514611018578063376ed6be14610fa8578063396fe46f14610f8b5780634610a4b014610f4257806347e7ef2414610f1857806349dcdffe14610efb57806349df26fe14610eb75780634e71d92d14610e6757806355219d5a14610e3a57806355ea6c4714610df757806357601c5d14610dba5780635bc35ae814610cd457806365f267be14610cb85780636864308714610c9b57806384b0196e14610ba357806387a1a9e414610b5a5780638903573014610b035780638afbfbe014610ae7578063a3ff39b214610a7a578063a694fc3a146108c7578063b3db428b146108ad578063c7f5226014610890578063ca9d00c1146106dd578063cb1b4f7c1461069a578063d0ccc2531461067e578063d9caed12146104cc578063dfed93e914610270578063f4202b971461021d5763f7888aec146101be575f80fd5b34610219576040366003190112610219576101d76114d5565b6101df6114eb565b9060018060a01b03165f52600260205260405f209060018060a01b03165f5260205260206001600160801b0360405f205416604051908152f35b5f80fd5b3461021957602036600319011261021957600435335f52600660205280600360405f2001556040519081527f9ef97d449cbeaaa7b9c406c20c4efeae6be7636e02187f05d973a0cc6af8a7d060203392a2005b346102195760c0366003190112610219577f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031633036104b9576040516102bd816115df565b6004356001600160801b038116908181036102195782526024359061ffff8216820361021957602083019182526044359161ffff8316830361021957604084019283526064359261ffff8416840361021957606085019384526084359161ffff83168303610219576080860192835260a4359361ffff851685036102195760a08701948552156104aa5761ffff8151166103e88110801561049c575b8015610489575b8015610479575b610455575061ffff8351166109c4811161043d575061ffff8451166109c4811161043d57865160048054845186518a5189518b516001600160d01b03199095166001600160801b03979097169690961760809390931b61ffff60801b169290921760909190911b61ffff60901b161760a09190911b61ffff60a01b161760b09390931b61ffff60b01b169290921760c09290921b61ffff60c01b169190911790556040517f97f09791326dae3dbb30b19139d719f6a206a181bf74e64237da9ec2fdcda97f90806104388a82611525565b0390a1005b630dfb2d7960e31b5f526004526109c460245260445ffd5b8561ffff8085511691511691631fb9819760e31b5f5260045260245260445260645ffd5b5061138861ffff87511611610367565b5061ffff86511661ffff84511611610360565b508061ffff84511610610359565b63529d442960e01b5f5260045ffd5b63fa5cd00f60e01b5f523360045260245ffd5b34610219576104da36611578565b91906104e4611e8f565b6001600160a01b03811691821561066f5730831461065c576105078433836121d9565b60018060a01b031682604051858152827fa4195c37c2947bbe89165f03e320b6903116f0b10d8cfdb522330f7ce6f9fa2460203393a4806105dd57505f80808581945af13d156105d8573d6001600160401b0381116105c45760405190610578601f8201601f191660200183611616565b81525f60203d92013e5b156105af5750505b5f7f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005d005b630e21dcbb60e11b5f5260045260245260445ffd5b634e487b7160e01b5f52604160045260245ffd5b610582565b928091506105ee575b50505061058a565b6040519163a9059cbb60e01b5f5260045260245260205f60448180865af19060015f511482161561063b575b604052156106295780806105e6565b635274afe760e01b5f5260045260245ffd5b90600181151661065357823b15153d1516169061061a565b503d5f823e3d90fd5b82637833514560e11b5f5260045260245ffd5b63d92e233d60e01b5f5260045ffd5b34610219575f366003190112610219576020604051610e108152f35b34610219575f3660031901126102195760206040516001600160401b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610219576020366003190112610219576106f66114d5565b604051610702816115fa565b5f8152602081015f9052604081015f9052606081015f9052608081015f905260a081015f905260c081015f905260e081015f9052610100015f9052600160a01b60019003165f52600660205260405f206040519061075f826115fa565b8054906001600160601b038216928381528260601c6001600160601b031693602082019385855260c01c92604083019584875260018201546060850193600160a01b6001900382168552608086018260a01c65ffffffffffff16815260a087019260d01c835260028501549560c0880195600160a01b600190038816875260e089019760a01c885260030154986101008901998a524210156101209b6001600160601b03809c819b65ffffffffffff998a986001600160401b0396610875575b50506040519e8f9151169052511660208d0152511660408b015260018060a01b0390511660608a015251166080880152511660a086015260018060a01b0390511660c0850152511660e083015251610100820152f35b8491610880916115bf565b5f86525f84521681525f8061081f565b34610219575f366003190112610219576020604051620493e08152f35b61058a6108b936611578565b916108c2611e8f565b611eea565b6020366003190112610219576004356108df336120ea565b8015610a6b5761091a817f0000000000000000000000000000000000000000000000000000000000000000610913816121a8565b33906121d9565b335f52600660205260405f206109388261093383611d61565b6115b2565b6001600160601b038111610a4e57506109508161224d565b6001600160401b037f0000000000000000000000000000000000000000000000000000000000000000166001600160401b034216016001600160401b038111610a3a576001600160401b03916109ef6109bf6001600160601b0386166001600160601b03845460601c166115bf565b82546bffffffffffffffffffffffff60601b191660609190911b6bffffffffffffffffffffffff60601b16178255565b80548360c01b8360c01b169060018060c01b03161790556040519283521660208201527f8ad6eb5dc91cf8d77faac3807dcd17313996f79ffdec0f60ceebeb9d3439642460403392a2005b634e487b7160e01b5f52601160045260245ffd5b63c08511af60e01b5f526004526001600160601b0360245260445ffd5b631f2a200560e01b5f5260045ffd5b3461021957602036600319011261021957610a936114d5565b335f81815260066020526040812060010180546001600160a01b0319166001600160a01b039490941693841790557f18b5078a8a55f53c428467b7f19cf8408acc494f8ae06b3e6202b7b2b19d23dc9080a3005b34610219575f3660031901126102195760206040516103e88152f35b34610219575f366003190112610219575f60a0604051610b22816115df565b8281528260208201528260408201528260608201528260808201520152610b56610b4a611637565b60405191829182611525565b0390f35b3461021957606036600319011261021957610b736114d5565b610b7b6114eb565b906044356001600160401b038116810361021957602092610b9b92611a49565b604051908152f35b34610219575f36600319011261021957610c3f610bdf7f000000000000000000000000000000000000000000000000000000000000000061231d565b610c087f000000000000000000000000000000000000000000000000000000000000000061231d565b6020610c4d60405192610c1b8385611616565b5f84525f368137604051958695600f60f81b875260e08588015260e0870190611501565b908582036040870152611501565b4660608501523060808501525f60a085015283810360c08501528180845192838152019301915f5b828110610c8457505050500390f35b835185528695509381019392810192600101610c75565b34610219575f36600319011261021957602060405162ed4e008152f35b34610219575f3660031901126102195760206040516109c48152f35b3461021957604036600319011261021957610ced6114d5565b6024359081151590818303610219577f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031633036104b9576001600160a01b038116928315918215610d9f575b5050610d8c5760207f9a8e30a8658b96ab3f034ce4bac6806278b4aee5880ccdd1ac35e4ed5bb31d2391835f526003825260405f2060ff1981541660ff8316179055604051908152a2005b50637833514560e11b5f5260045260245ffd5b90915081610db0575b508380610d41565b90503b1583610da8565b34610219576020366003190112610219576001600160a01b03610ddb6114d5565b165f526007602052602060ff60405f2054166040519015158152f35b34610219576020366003190112610219576060610e1a610e156114d5565b61199a565b604080516001600160a01b03948516815293909216602084015290820152f35b34610219576020366003190112610219576020610e5d610e586114d5565b611970565b6040519015158152f35b34610219575f36600319011261021957335f52600660205260405f20610e8c81611bb3565b15610e9e57610e9c903390611bcf565b005b6001015460d01c63e2279b3160e01b5f5260045260245ffd5b34610219575f366003190112610219576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b34610219575f3660031901126102195760206040516228de808152f35b60403660031901126102195761058a610f2f6114d5565b610f37611e8f565b602435903390611eea565b34610219576040366003190112610219576001600160a01b03610f636114d5565b165f52600860205260405f206024355f52602052602060ff60405f2054166040519015158152f35b34610219575f36600319011261021957602060405162278d008152f35b346102195760c036600319011261021957610fc16114d5565b6024356002811015610219576064356001600160e01b031981168103610219576084356001600160a01b03811681036102195760a435916001600160a01b038316830361021957602094610b9b94604435916116ad565b34610219575f3660031901126102195760206040516113888152f35b34610219575f366003190112610219576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b34610219576020366003190112610219576004358015610a6b57335f52600660205260405f20906110b982546001600160601b03808260601c1691166115b2565b918183106111b557806110d265ffffffffffff92611bb3565b6111a6575b6110e18382611c7b565b60016111166001600160401b037f000000000000000000000000000000000000000000000000000000000000000016426115b2565b91611155600282016111356001600160601b038816825460a01c6115bf565b81546001600160a01b031660a09190911b6001600160a01b031916179055565b0180548360d01b8460d01b8460d01b16169060018060d01b03161790556040519283521660208201527fe2dc3cf3a8d11348bba54787504d0cb4595067b8eae5027604f43b6e44f98f6c60403392a2005b6111b03382611bcf565b6110d7565b5063829f116360e01b5f5260045260245260445ffd5b34610219575f36600319011261021957335f81815260066020908152604080832060020180546001600160a01b031684526005909252822080546001600160a01b03199081169091558154169055907ffd489696792cc4c5d5b226c46f008e459c8ec9b746c49191d74bb92c19fd18678280a3005b34610219575f366003190112610219576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b34610219575f3660031901126102195760206040516001600160401b037f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610219575f366003190112610219576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b34610219576060366003190112610219576113246114d5565b602435906001600160401b0382169081830361021957604435926001600160401b0384116102195736602385011215610219578360040135916001600160401b038311610219573660248487010111610219576001600160a01b03811693841561066f575f858152600560205260409020546001600160a01b0316806114765750338503611439575b84335f526006602052600260405f200160018060a01b038154165f52600560205260405f206001600160601b0360a01b8154169055816001600160601b0360a01b82541617905580337ffd489696792cc4c5d5b226c46f008e459c8ec9b746c49191d74bb92c19fd18675f80a35f90815260056020526040902080546001600160a01b03191633179055005b8042116114645750611454602461145a959601928233611a49565b90611ad6565b80828080806113ad565b63fcd4a11f60e01b5f5260045260245ffd5b85632882d4e560e11b5f5260045260245260445ffd5b34610219575f36600319011261021957602060405162093a808152f35b34610219575f3660031901126102195760409061ffff600454818160b01c16835260c01c166020820152f35b600435906001600160a01b038216820361021957565b602435906001600160a01b038216820361021957565b805180835260209291819084018484015e5f828201840152601f01601f1916010190565b91909160a061ffff8160c08401956001600160801b038151168552826020820151166020860152826040820151166040860152826060820151166060860152826080820151166080860152015116910152565b6060906003190112610219576004356001600160a01b038116810361021957906024356001600160a01b0381168103610219579060443590565b91908201809211610a3a57565b906001600160601b03809116911601906001600160601b038211610a3a57565b60c081019081106001600160401b038211176105c457604052565b61012081019081106001600160401b038211176105c457604052565b90601f801991011681019081106001600160401b038211176105c457604052565b60405190611644826115df565b8160a061ffff6004546001600160801b0381168452818160801c166020850152818160901c1660408501528181841c166060850152818160b01c16608085015260c01c16910152565b81810292918115918404141715610a3a57565b91908203918211610a3a57565b9092959495939193335f52600760205260ff60405f205416156104b957335f52600860205260405f20855f5260205260ff60405f205416611966576001600160e01b03191680151590816118c2575b506118b957335f52600860205260405f20845f5260205260405f20600160ff1982541617905560018060a01b031690815f52600660205260a060405f2096611742611637565b61180b6117e46117518b611d61565b9260018c0161271061177b8254966117758d65ffffffffffff8a8d1c169087611d90565b9061168d565b049465ffffffffffff881b42891b169065ffffffffffff891b19161790556117de6117d8600180891b0387169586155f14611893576117d36127106117ca61ffff5f9c8d985b0151168461168d565b04998a926116a0565b6116a0565b88611df0565b94611df0565b937f0000000000000000000000000000000000000000000000000000000000000000611df0565b9361182461181d8661093387876115b2565b809b611c7b565b60405196600281101561187f5787526001600160a01b0316602087015260408601526060850152608084015260a083015233917f415860ea95d9999c8b606f00aa703916520f682344babd36dbba13bbb95956e19060c090a4565b634e487b7160e01b5f52602160045260245ffd5b6117d36127106117ca61ffff826118b08260808b0151168761168d565b049c8d986117c1565b505f9450505050565b60405163495a982560e01b8152600481019190915290506020816024817f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03165afa90811561195b575f91611920575b505f6116fc565b90506020813d602011611953575b8161193b60209383611616565b8101031261021957518015158103610219575f611919565b3d915061192e565b6040513d5f823e3d90fd5b505f955050505050565b6001600160a01b03168015908115611986575090565b90505f52600360205260ff60405f20541690565b6001600160a01b039081165f9081526005602052604090205416908115611a40576001600160a01b038281165f9081526006602052604090206001810154905491169190611a019060c081901c421015611a2c576001600160601b03805f5b1691166115b2565b6001600160801b0360045416908115611a18570490565b634e487b7160e01b5f52601260045260245ffd5b6001600160601b0380808360601c166119f9565b5f915081908190565b906001600160401b036042936040519260208401947fdeced01f01f64747f0652d501dc9d551f3e5bde50ddf785cc6324b04d0f0e6df865260018060a01b0316604085015260018060a01b0316606084015216608082015260808152611ab060a082611616565b519020611abb61235b565b906040519161190160f01b8352600283015260228201522090565b90611ae2848483612285565b50600481101561187f57159081611b9d575b50611b9757813b15611b765783611b5460845f956020976040519485928a840197630b135d3f60e11b89526024850152604060448501528160648501528484013787838284010152601f801991011681010301601f198101835282611616565b8380525191620493e0fa601f3d11165f519015908115611b85575b50611b7657565b635cd5d23360e01b5f5260045ffd5b630b135d3f60e11b141590505f611b6f565b50505050565b6001600160a01b0384811691161490505f611af4565b6001015460d01c8015159081611bc7575090565b905042101590565b6002810180546001600160a01b038116909155600190910180546001600160d01b0316905560a01c907fd8138f8a3f377c5259ca548e70e4c2de94f129f5a11036a15b69513cba2b426a90602090611c4884827f00000000000000000000000000000000000000000000000000000000000000006122b9565b6040519384526001600160a01b031692a2565b906001600160601b03809116911603906001600160601b038211610a3a57565b61113560026001600160601b03611d29611cc6611d3796611c9b8761224d565b865484169081811015611d575784611cb882935b82851690611c5b565b1685198954161788556116a0565b855460601c83169081811015611d4b57611d18611ce882935b86851690611c5b565b88546bffffffffffffffffffffffff60601b191660609190911b6bffffffffffffffffffffffff60601b16178855565b83875460601c1615611d39576116a0565b16920191825460a01c611c5b565b565b86546001600160c01b031687556116a0565b611d18611ce883611cdf565b84611cb883611caf565b611d8d906002611d8182546001600160601b03808260601c1691166115b2565b91015460a01c906115b2565b90565b9190600281101561187f57600114611de4578015159081611dca575b5061ffff91829115611dc15760400151161690565b60200151161690565b905062278d008101809111610a3a5742111561ffff611dac565b506060015161ffff1690565b91908015611e89577f00000000000000000000000000000000000000000000000000000000000000009260018060a01b0384165f52600260205260405f2060018060a01b0382165f526020526001600160801b0360405f2054166001600160801b0303916001600160801b038311610a3a57611d37926001600160801b031680821015611e815750905b81946122b9565b905090611e7a565b505f9150565b7f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005c611edb5760017f9b779b17422d0df92223018b32b4d1fa46e071723d6817e2486d003becc55f005d565b633ee5aeb560e01b5f5260045ffd5b6001600160a01b038216929091831561066f573084146120d757611f0d836121a8565b6001600160a01b0383169283611f6057823403611f495791611f40816020935f5160206124fa5f395f51905f52956122b9565b604051908152a3565b8263195a3ca160e01b5f523460045260245260445ffd5b91346120c0576040516370a0823160e01b815230600482015290602082602481885afa91821561195b575f9261208c575b50604051906323b872dd60e01b5f52336004523060245260445260205f60648180895af160015f5114811615612076575b816040525f60605215612063576370a0823160e01b8152306004820152602081602481885afa90811561195b575f9161201e575b505f5160206124fa5f395f51905f529361201660209493611f40936116a0565b9283916122b9565b929190506020833d60201161205b575b8161203b60209383611616565b810103126102195791519091905f5160206124fa5f395f51905f52611ff6565b3d915061202e565b84635274afe760e01b5f5260045260245ffd5b600181151661065357853b15153d151616611fc2565b9091506020813d6020116120b8575b816120a860209383611616565b810103126102195751905f611f91565b3d915061209b565b63195a3ca160e01b5f52346004525f60245260445ffd5b83637833514560e11b5f5260045260245ffd5b34156121a5576001600160a01b0381165f9081527fac33ff75c19e70fe83507db0d683fd3465c996598dc972688b7ace676c89077b60205260409020805461213c9034906001600160801b03166115b2565b6001600160801b03811161218e5781546001600160801b0319166001600160801b03919091161790556040513481526001600160a01b03909116905f905f5160206124fa5f395f51905f5290602090a3565b6306dfcc6560e41b5f52608060045260245260445ffd5b50565b6121b181611970565b156121b95750565b635f8b555b60e11b5f9081526001600160a01b0391909116600452602490fd5b60018060a01b03165f52600260205260405f209060018060a01b03165f5260205260405f20906001600160801b03825416818110612237576122246001600160801b039283926116a0565b16166001600160801b0319825416179055565b9063cf47918160e01b5f5260045260245260445ffd5b80548060c01c421061228157612273816001600160601b0380809460601c1691166115bf565b166001600160601b03169055565b5050565b90604183036122af576122a89250602081013591604082359201355f1a90612477565b9192909190565b50505f9160029190565b60018060a01b03165f52600260205260405f209060018060a01b03165f526020526122f260405f20916001600160801b038354166115b2565b6001600160801b03811161218e5781546001600160801b0319166001600160801b0391909116179055565b60ff811690601f821161234c5760405191612339604084611616565b6020808452838101919036833783525290565b632cd44ac360e21b5f5260045ffd5b307f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316148061244e575b156123b6577f000000000000000000000000000000000000000000000000000000000000000090565b60405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527f000000000000000000000000000000000000000000000000000000000000000060408201527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a082015260a0815261244860c082611616565b51902090565b507f0000000000000000000000000000000000000000000000000000000000000000461461238d565b91907f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a084116124ee579160209360809260ff5f9560405194855216868401526040830152606082015282805260015afa1561195b575f516001600160a01b038116156124e457905f905f90565b505f906001905f90565b5050505f916003919056fe8752a472e571a816aea92eec8dae9baf628e840f4929fbcc2d155e6233ff68a7",
}

// ProverRegistry is an auto generated Go binding around an Ethereum contract.
type ProverRegistry struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *ProverRegistry) GetABI() abi.ABI {
	return c.abi
}

// NewProverRegistry creates a new instance of ProverRegistry.
func NewProverRegistry() *ProverRegistry {
	parsed, err := ProverRegistryMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &ProverRegistry{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *ProverRegistry) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor((address,address,address,address,address[],uint64,uint64,(uint128,uint16,uint16,uint16,uint16,uint16)) config) returns()
func (proverRegistry *ProverRegistry) PackConstructor(config ProverRegistryConfig) []byte {
	enc, err := proverRegistry.abi.Pack("", config)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackACTIVATIONSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcb1b4f7c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function ACTIVATION_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) PackACTIVATIONSECONDS() []byte {
	enc, err := proverRegistry.abi.Pack("ACTIVATION_SECONDS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackACTIVATIONSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcb1b4f7c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function ACTIVATION_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) TryPackACTIVATIONSECONDS() ([]byte, error) {
	return proverRegistry.abi.Pack("ACTIVATION_SECONDS")
}

// UnpackACTIVATIONSECONDS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xcb1b4f7c.
//
// Solidity: function ACTIVATION_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) UnpackACTIVATIONSECONDS(data []byte) (uint64, error) {
	out, err := proverRegistry.abi.Unpack("ACTIVATION_SECONDS", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackERC1271GASLIMIT is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc7f52260.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function ERC1271_GAS_LIMIT() view returns(uint256)
func (proverRegistry *ProverRegistry) PackERC1271GASLIMIT() []byte {
	enc, err := proverRegistry.abi.Pack("ERC1271_GAS_LIMIT")
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
func (proverRegistry *ProverRegistry) TryPackERC1271GASLIMIT() ([]byte, error) {
	return proverRegistry.abi.Pack("ERC1271_GAS_LIMIT")
}

// UnpackERC1271GASLIMIT is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc7f52260.
//
// Solidity: function ERC1271_GAS_LIMIT() view returns(uint256)
func (proverRegistry *ProverRegistry) UnpackERC1271GASLIMIT(data []byte) (*big.Int, error) {
	out, err := proverRegistry.abi.Unpack("ERC1271_GAS_LIMIT", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackMAXACTIVATIONSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0839bb3b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_ACTIVATION_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) PackMAXACTIVATIONSECONDS() []byte {
	enc, err := proverRegistry.abi.Pack("MAX_ACTIVATION_SECONDS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXACTIVATIONSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0839bb3b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_ACTIVATION_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) TryPackMAXACTIVATIONSECONDS() ([]byte, error) {
	return proverRegistry.abi.Pack("MAX_ACTIVATION_SECONDS")
}

// UnpackMAXACTIVATIONSECONDS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0839bb3b.
//
// Solidity: function MAX_ACTIVATION_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) UnpackMAXACTIVATIONSECONDS(data []byte) (uint64, error) {
	out, err := proverRegistry.abi.Unpack("MAX_ACTIVATION_SECONDS", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackMAXSHAREBPS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x65f267be.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_SHARE_BPS() view returns(uint16)
func (proverRegistry *ProverRegistry) PackMAXSHAREBPS() []byte {
	enc, err := proverRegistry.abi.Pack("MAX_SHARE_BPS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXSHAREBPS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x65f267be.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_SHARE_BPS() view returns(uint16)
func (proverRegistry *ProverRegistry) TryPackMAXSHAREBPS() ([]byte, error) {
	return proverRegistry.abi.Pack("MAX_SHARE_BPS")
}

// UnpackMAXSHAREBPS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x65f267be.
//
// Solidity: function MAX_SHARE_BPS() view returns(uint16)
func (proverRegistry *ProverRegistry) UnpackMAXSHAREBPS(data []byte) (uint16, error) {
	out, err := proverRegistry.abi.Unpack("MAX_SHARE_BPS", data)
	if err != nil {
		return *new(uint16), err
	}
	out0 := *abi.ConvertType(out[0], new(uint16)).(*uint16)
	return out0, nil
}

// PackMAXSLASHBPS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x31440f55.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_SLASH_BPS() view returns(uint16)
func (proverRegistry *ProverRegistry) PackMAXSLASHBPS() []byte {
	enc, err := proverRegistry.abi.Pack("MAX_SLASH_BPS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXSLASHBPS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x31440f55.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_SLASH_BPS() view returns(uint16)
func (proverRegistry *ProverRegistry) TryPackMAXSLASHBPS() ([]byte, error) {
	return proverRegistry.abi.Pack("MAX_SLASH_BPS")
}

// UnpackMAXSLASHBPS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x31440f55.
//
// Solidity: function MAX_SLASH_BPS() view returns(uint16)
func (proverRegistry *ProverRegistry) UnpackMAXSLASHBPS(data []byte) (uint16, error) {
	out, err := proverRegistry.abi.Unpack("MAX_SLASH_BPS", data)
	if err != nil {
		return *new(uint16), err
	}
	out0 := *abi.ConvertType(out[0], new(uint16)).(*uint16)
	return out0, nil
}

// PackMAXUNBONDINGSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x68643087.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_UNBONDING_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) PackMAXUNBONDINGSECONDS() []byte {
	enc, err := proverRegistry.abi.Pack("MAX_UNBONDING_SECONDS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXUNBONDINGSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x68643087.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_UNBONDING_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) TryPackMAXUNBONDINGSECONDS() ([]byte, error) {
	return proverRegistry.abi.Pack("MAX_UNBONDING_SECONDS")
}

// UnpackMAXUNBONDINGSECONDS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x68643087.
//
// Solidity: function MAX_UNBONDING_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) UnpackMAXUNBONDINGSECONDS(data []byte) (uint64, error) {
	out, err := proverRegistry.abi.Unpack("MAX_UNBONDING_SECONDS", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackMINACTIVATIONSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd0ccc253.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MIN_ACTIVATION_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) PackMINACTIVATIONSECONDS() []byte {
	enc, err := proverRegistry.abi.Pack("MIN_ACTIVATION_SECONDS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMINACTIVATIONSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd0ccc253.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MIN_ACTIVATION_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) TryPackMINACTIVATIONSECONDS() ([]byte, error) {
	return proverRegistry.abi.Pack("MIN_ACTIVATION_SECONDS")
}

// UnpackMINACTIVATIONSECONDS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd0ccc253.
//
// Solidity: function MIN_ACTIVATION_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) UnpackMINACTIVATIONSECONDS(data []byte) (uint64, error) {
	out, err := proverRegistry.abi.Unpack("MIN_ACTIVATION_SECONDS", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackMINSLASHBPS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8afbfbe0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MIN_SLASH_BPS() view returns(uint16)
func (proverRegistry *ProverRegistry) PackMINSLASHBPS() []byte {
	enc, err := proverRegistry.abi.Pack("MIN_SLASH_BPS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMINSLASHBPS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8afbfbe0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MIN_SLASH_BPS() view returns(uint16)
func (proverRegistry *ProverRegistry) TryPackMINSLASHBPS() ([]byte, error) {
	return proverRegistry.abi.Pack("MIN_SLASH_BPS")
}

// UnpackMINSLASHBPS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8afbfbe0.
//
// Solidity: function MIN_SLASH_BPS() view returns(uint16)
func (proverRegistry *ProverRegistry) UnpackMINSLASHBPS(data []byte) (uint16, error) {
	out, err := proverRegistry.abi.Unpack("MIN_SLASH_BPS", data)
	if err != nil {
		return *new(uint16), err
	}
	out0 := *abi.ConvertType(out[0], new(uint16)).(*uint16)
	return out0, nil
}

// PackMINUNBONDINGSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x49dcdffe.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MIN_UNBONDING_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) PackMINUNBONDINGSECONDS() []byte {
	enc, err := proverRegistry.abi.Pack("MIN_UNBONDING_SECONDS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMINUNBONDINGSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x49dcdffe.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MIN_UNBONDING_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) TryPackMINUNBONDINGSECONDS() ([]byte, error) {
	return proverRegistry.abi.Pack("MIN_UNBONDING_SECONDS")
}

// UnpackMINUNBONDINGSECONDS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x49dcdffe.
//
// Solidity: function MIN_UNBONDING_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) UnpackMINUNBONDINGSECONDS(data []byte) (uint64, error) {
	out, err := proverRegistry.abi.Unpack("MIN_UNBONDING_SECONDS", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackOWNER is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x117803e3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function OWNER() view returns(address)
func (proverRegistry *ProverRegistry) PackOWNER() []byte {
	enc, err := proverRegistry.abi.Pack("OWNER")
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
func (proverRegistry *ProverRegistry) TryPackOWNER() ([]byte, error) {
	return proverRegistry.abi.Pack("OWNER")
}

// UnpackOWNER is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x117803e3.
//
// Solidity: function OWNER() view returns(address)
func (proverRegistry *ProverRegistry) UnpackOWNER(data []byte) (common.Address, error) {
	out, err := proverRegistry.abi.Unpack("OWNER", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackREPEATSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x396fe46f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function REPEAT_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) PackREPEATSECONDS() []byte {
	enc, err := proverRegistry.abi.Pack("REPEAT_SECONDS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackREPEATSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x396fe46f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function REPEAT_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) TryPackREPEATSECONDS() ([]byte, error) {
	return proverRegistry.abi.Pack("REPEAT_SECONDS")
}

// UnpackREPEATSECONDS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x396fe46f.
//
// Solidity: function REPEAT_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) UnpackREPEATSECONDS(data []byte) (uint64, error) {
	out, err := proverRegistry.abi.Unpack("REPEAT_SECONDS", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackSTAKETOKEN is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1c39b672.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function STAKE_TOKEN() view returns(address)
func (proverRegistry *ProverRegistry) PackSTAKETOKEN() []byte {
	enc, err := proverRegistry.abi.Pack("STAKE_TOKEN")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSTAKETOKEN is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1c39b672.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function STAKE_TOKEN() view returns(address)
func (proverRegistry *ProverRegistry) TryPackSTAKETOKEN() ([]byte, error) {
	return proverRegistry.abi.Pack("STAKE_TOKEN")
}

// UnpackSTAKETOKEN is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1c39b672.
//
// Solidity: function STAKE_TOKEN() view returns(address)
func (proverRegistry *ProverRegistry) UnpackSTAKETOKEN(data []byte) (common.Address, error) {
	out, err := proverRegistry.abi.Unpack("STAKE_TOKEN", data)
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
func (proverRegistry *ProverRegistry) PackTREASURY() []byte {
	enc, err := proverRegistry.abi.Pack("TREASURY")
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
func (proverRegistry *ProverRegistry) TryPackTREASURY() ([]byte, error) {
	return proverRegistry.abi.Pack("TREASURY")
}

// UnpackTREASURY is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2d2c5565.
//
// Solidity: function TREASURY() view returns(address)
func (proverRegistry *ProverRegistry) UnpackTREASURY(data []byte) (common.Address, error) {
	out, err := proverRegistry.abi.Unpack("TREASURY", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackUNBONDINGSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x169763a9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function UNBONDING_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) PackUNBONDINGSECONDS() []byte {
	enc, err := proverRegistry.abi.Pack("UNBONDING_SECONDS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUNBONDINGSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x169763a9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function UNBONDING_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) TryPackUNBONDINGSECONDS() ([]byte, error) {
	return proverRegistry.abi.Pack("UNBONDING_SECONDS")
}

// UnpackUNBONDINGSECONDS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x169763a9.
//
// Solidity: function UNBONDING_SECONDS() view returns(uint64)
func (proverRegistry *ProverRegistry) UnpackUNBONDINGSECONDS(data []byte) (uint64, error) {
	out, err := proverRegistry.abi.Unpack("UNBONDING_SECONDS", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackVERIFIERS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x49df26fe.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function VERIFIERS() view returns(address)
func (proverRegistry *ProverRegistry) PackVERIFIERS() []byte {
	enc, err := proverRegistry.abi.Pack("VERIFIERS")
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
func (proverRegistry *ProverRegistry) TryPackVERIFIERS() ([]byte, error) {
	return proverRegistry.abi.Pack("VERIFIERS")
}

// UnpackVERIFIERS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x49df26fe.
//
// Solidity: function VERIFIERS() view returns(address)
func (proverRegistry *ProverRegistry) UnpackVERIFIERS(data []byte) (common.Address, error) {
	out, err := proverRegistry.abi.Unpack("VERIFIERS", data)
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
func (proverRegistry *ProverRegistry) PackAllowToken(token common.Address, allowed bool) []byte {
	enc, err := proverRegistry.abi.Pack("allowToken", token, allowed)
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
func (proverRegistry *ProverRegistry) TryPackAllowToken(token common.Address, allowed bool) ([]byte, error) {
	return proverRegistry.abi.Pack("allowToken", token, allowed)
}

// PackBalanceOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf7888aec.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function balanceOf(address token, address account) view returns(uint256)
func (proverRegistry *ProverRegistry) PackBalanceOf(token common.Address, account common.Address) []byte {
	enc, err := proverRegistry.abi.Pack("balanceOf", token, account)
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
func (proverRegistry *ProverRegistry) TryPackBalanceOf(token common.Address, account common.Address) ([]byte, error) {
	return proverRegistry.abi.Pack("balanceOf", token, account)
}

// UnpackBalanceOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf7888aec.
//
// Solidity: function balanceOf(address token, address account) view returns(uint256)
func (proverRegistry *ProverRegistry) UnpackBalanceOf(data []byte) (*big.Int, error) {
	out, err := proverRegistry.abi.Unpack("balanceOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4e71d92d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function claim() returns()
func (proverRegistry *ProverRegistry) PackClaim() []byte {
	enc, err := proverRegistry.abi.Pack("claim")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4e71d92d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function claim() returns()
func (proverRegistry *ProverRegistry) TryPackClaim() ([]byte, error) {
	return proverRegistry.abi.Pack("claim")
}

// PackDeposit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x47e7ef24.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function deposit(address token, uint256 amount) payable returns()
func (proverRegistry *ProverRegistry) PackDeposit(token common.Address, amount *big.Int) []byte {
	enc, err := proverRegistry.abi.Pack("deposit", token, amount)
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
func (proverRegistry *ProverRegistry) TryPackDeposit(token common.Address, amount *big.Int) ([]byte, error) {
	return proverRegistry.abi.Pack("deposit", token, amount)
}

// PackDepositFor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb3db428b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function depositFor(address token, address account, uint256 amount) payable returns()
func (proverRegistry *ProverRegistry) PackDepositFor(token common.Address, account common.Address, amount *big.Int) []byte {
	enc, err := proverRegistry.abi.Pack("depositFor", token, account, amount)
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
func (proverRegistry *ProverRegistry) TryPackDepositFor(token common.Address, account common.Address, amount *big.Int) ([]byte, error) {
	return proverRegistry.abi.Pack("depositFor", token, account, amount)
}

// PackEip712Domain is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (proverRegistry *ProverRegistry) PackEip712Domain() []byte {
	enc, err := proverRegistry.abi.Pack("eip712Domain")
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
func (proverRegistry *ProverRegistry) TryPackEip712Domain() ([]byte, error) {
	return proverRegistry.abi.Pack("eip712Domain")
}

// UnpackEip712Domain is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x84b0196e.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (proverRegistry *ProverRegistry) UnpackEip712Domain(data []byte) (Eip712DomainOutput, error) {
	out, err := proverRegistry.abi.Unpack("eip712Domain", data)
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

// PackIsSlasher is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x57601c5d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isSlasher(address account) view returns(bool)
func (proverRegistry *ProverRegistry) PackIsSlasher(account common.Address) []byte {
	enc, err := proverRegistry.abi.Pack("isSlasher", account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsSlasher is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x57601c5d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isSlasher(address account) view returns(bool)
func (proverRegistry *ProverRegistry) TryPackIsSlasher(account common.Address) ([]byte, error) {
	return proverRegistry.abi.Pack("isSlasher", account)
}

// UnpackIsSlasher is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x57601c5d.
//
// Solidity: function isSlasher(address account) view returns(bool)
func (proverRegistry *ProverRegistry) UnpackIsSlasher(data []byte) (bool, error) {
	out, err := proverRegistry.abi.Unpack("isSlasher", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackJudged is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4610a4b0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function judged(address slasher, bytes32 faultId) view returns(bool)
func (proverRegistry *ProverRegistry) PackJudged(slasher common.Address, faultId [32]byte) []byte {
	enc, err := proverRegistry.abi.Pack("judged", slasher, faultId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackJudged is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4610a4b0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function judged(address slasher, bytes32 faultId) view returns(bool)
func (proverRegistry *ProverRegistry) TryPackJudged(slasher common.Address, faultId [32]byte) ([]byte, error) {
	return proverRegistry.abi.Pack("judged", slasher, faultId)
}

// UnpackJudged is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4610a4b0.
//
// Solidity: function judged(address slasher, bytes32 faultId) view returns(bool)
func (proverRegistry *ProverRegistry) UnpackJudged(data []byte) (bool, error) {
	out, err := proverRegistry.abi.Unpack("judged", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackOperatorDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x87a1a9e4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function operatorDigest(address prover, address operator, uint64 expiry) view returns(bytes32)
func (proverRegistry *ProverRegistry) PackOperatorDigest(prover common.Address, operator common.Address, expiry uint64) []byte {
	enc, err := proverRegistry.abi.Pack("operatorDigest", prover, operator, expiry)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOperatorDigest is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x87a1a9e4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function operatorDigest(address prover, address operator, uint64 expiry) view returns(bytes32)
func (proverRegistry *ProverRegistry) TryPackOperatorDigest(prover common.Address, operator common.Address, expiry uint64) ([]byte, error) {
	return proverRegistry.abi.Pack("operatorDigest", prover, operator, expiry)
}

// UnpackOperatorDigest is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x87a1a9e4.
//
// Solidity: function operatorDigest(address prover, address operator, uint64 expiry) view returns(bytes32)
func (proverRegistry *ProverRegistry) UnpackOperatorDigest(data []byte) ([32]byte, error) {
	out, err := proverRegistry.abi.Unpack("operatorDigest", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackParameters is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x89035730.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function parameters() view returns((uint128,uint16,uint16,uint16,uint16,uint16))
func (proverRegistry *ProverRegistry) PackParameters() []byte {
	enc, err := proverRegistry.abi.Pack("parameters")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackParameters is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x89035730.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function parameters() view returns((uint128,uint16,uint16,uint16,uint16,uint16))
func (proverRegistry *ProverRegistry) TryPackParameters() ([]byte, error) {
	return proverRegistry.abi.Pack("parameters")
}

// UnpackParameters is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x89035730.
//
// Solidity: function parameters() view returns((uint128,uint16,uint16,uint16,uint16,uint16))
func (proverRegistry *ProverRegistry) UnpackParameters(data []byte) (IProverStakeParameters, error) {
	out, err := proverRegistry.abi.Unpack("parameters", data)
	if err != nil {
		return *new(IProverStakeParameters), err
	}
	out0 := *abi.ConvertType(out[0], new(IProverStakeParameters)).(*IProverStakeParameters)
	return out0, nil
}

// PackProverOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xca9d00c1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function proverOf(address prover) view returns((uint96,uint96,uint64,address,uint48,uint48,address,uint96,bytes32) p)
func (proverRegistry *ProverRegistry) PackProverOf(prover common.Address) []byte {
	enc, err := proverRegistry.abi.Pack("proverOf", prover)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProverOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xca9d00c1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function proverOf(address prover) view returns((uint96,uint96,uint64,address,uint48,uint48,address,uint96,bytes32) p)
func (proverRegistry *ProverRegistry) TryPackProverOf(prover common.Address) ([]byte, error) {
	return proverRegistry.abi.Pack("proverOf", prover)
}

// UnpackProverOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xca9d00c1.
//
// Solidity: function proverOf(address prover) view returns((uint96,uint96,uint64,address,uint48,uint48,address,uint96,bytes32) p)
func (proverRegistry *ProverRegistry) UnpackProverOf(data []byte) (IProverStakeProverRecord, error) {
	out, err := proverRegistry.abi.Unpack("proverOf", data)
	if err != nil {
		return *new(IProverStakeProverRecord), err
	}
	out0 := *abi.ConvertType(out[0], new(IProverStakeProverRecord)).(*IProverStakeProverRecord)
	return out0, nil
}

// PackRemoveOperator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x20e54548.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function removeOperator() returns()
func (proverRegistry *ProverRegistry) PackRemoveOperator() []byte {
	enc, err := proverRegistry.abi.Pack("removeOperator")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRemoveOperator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x20e54548.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function removeOperator() returns()
func (proverRegistry *ProverRegistry) TryPackRemoveOperator() ([]byte, error) {
	return proverRegistry.abi.Pack("removeOperator")
}

// PackResolve is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x55ea6c47.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function resolve(address operator) view returns(address prover, address payout, uint256 capacity)
func (proverRegistry *ProverRegistry) PackResolve(operator common.Address) []byte {
	enc, err := proverRegistry.abi.Pack("resolve", operator)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackResolve is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x55ea6c47.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function resolve(address operator) view returns(address prover, address payout, uint256 capacity)
func (proverRegistry *ProverRegistry) TryPackResolve(operator common.Address) ([]byte, error) {
	return proverRegistry.abi.Pack("resolve", operator)
}

// ResolveOutput serves as a container for the return parameters of contract
// method Resolve.
type ResolveOutput struct {
	Prover   common.Address
	Payout   common.Address
	Capacity *big.Int
}

// UnpackResolve is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x55ea6c47.
//
// Solidity: function resolve(address operator) view returns(address prover, address payout, uint256 capacity)
func (proverRegistry *ProverRegistry) UnpackResolve(data []byte) (ResolveOutput, error) {
	out, err := proverRegistry.abi.Unpack("resolve", data)
	outstruct := new(ResolveOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Prover = *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	outstruct.Payout = *abi.ConvertType(out[1], new(common.Address)).(*common.Address)
	outstruct.Capacity = abi.ConvertType(out[2], new(big.Int)).(*big.Int)
	return *outstruct, nil
}

// PackSetAttributes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf4202b97.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setAttributes(bytes32 digest) returns()
func (proverRegistry *ProverRegistry) PackSetAttributes(digest [32]byte) []byte {
	enc, err := proverRegistry.abi.Pack("setAttributes", digest)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetAttributes is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf4202b97.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setAttributes(bytes32 digest) returns()
func (proverRegistry *ProverRegistry) TryPackSetAttributes(digest [32]byte) ([]byte, error) {
	return proverRegistry.abi.Pack("setAttributes", digest)
}

// PackSetOperator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0a666b60.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setOperator(address operator, uint64 expiry, bytes signature) returns()
func (proverRegistry *ProverRegistry) PackSetOperator(operator common.Address, expiry uint64, signature []byte) []byte {
	enc, err := proverRegistry.abi.Pack("setOperator", operator, expiry, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetOperator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0a666b60.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setOperator(address operator, uint64 expiry, bytes signature) returns()
func (proverRegistry *ProverRegistry) TryPackSetOperator(operator common.Address, expiry uint64, signature []byte) ([]byte, error) {
	return proverRegistry.abi.Pack("setOperator", operator, expiry, signature)
}

// PackSetParameters is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdfed93e9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setParameters((uint128,uint16,uint16,uint16,uint16,uint16) parameters_) returns()
func (proverRegistry *ProverRegistry) PackSetParameters(parameters IProverStakeParameters) []byte {
	enc, err := proverRegistry.abi.Pack("setParameters", parameters)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetParameters is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdfed93e9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setParameters((uint128,uint16,uint16,uint16,uint16,uint16) parameters_) returns()
func (proverRegistry *ProverRegistry) TryPackSetParameters(parameters IProverStakeParameters) ([]byte, error) {
	return proverRegistry.abi.Pack("setParameters", parameters)
}

// PackSetPayout is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa3ff39b2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setPayout(address payout) returns()
func (proverRegistry *ProverRegistry) PackSetPayout(payout common.Address) []byte {
	enc, err := proverRegistry.abi.Pack("setPayout", payout)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetPayout is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa3ff39b2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setPayout(address payout) returns()
func (proverRegistry *ProverRegistry) TryPackSetPayout(payout common.Address) ([]byte, error) {
	return proverRegistry.abi.Pack("setPayout", payout)
}

// PackShares is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x03314efa.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function shares() view returns(uint256 nextBps, uint256 treasuryBps)
func (proverRegistry *ProverRegistry) PackShares() []byte {
	enc, err := proverRegistry.abi.Pack("shares")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackShares is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x03314efa.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function shares() view returns(uint256 nextBps, uint256 treasuryBps)
func (proverRegistry *ProverRegistry) TryPackShares() ([]byte, error) {
	return proverRegistry.abi.Pack("shares")
}

// SharesOutput serves as a container for the return parameters of contract
// method Shares.
type SharesOutput struct {
	NextBps     *big.Int
	TreasuryBps *big.Int
}

// UnpackShares is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x03314efa.
//
// Solidity: function shares() view returns(uint256 nextBps, uint256 treasuryBps)
func (proverRegistry *ProverRegistry) UnpackShares(data []byte) (SharesOutput, error) {
	out, err := proverRegistry.abi.Unpack("shares", data)
	outstruct := new(SharesOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.NextBps = abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	outstruct.TreasuryBps = abi.ConvertType(out[1], new(big.Int)).(*big.Int)
	return *outstruct, nil
}

// PackSlash is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x376ed6be.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function slash(address prover, uint8 fault, bytes32 faultId, bytes4 selector, address client, address next) returns(uint256 amount)
func (proverRegistry *ProverRegistry) PackSlash(prover common.Address, fault uint8, faultId [32]byte, selector [4]byte, client common.Address, next common.Address) []byte {
	enc, err := proverRegistry.abi.Pack("slash", prover, fault, faultId, selector, client, next)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSlash is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x376ed6be.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function slash(address prover, uint8 fault, bytes32 faultId, bytes4 selector, address client, address next) returns(uint256 amount)
func (proverRegistry *ProverRegistry) TryPackSlash(prover common.Address, fault uint8, faultId [32]byte, selector [4]byte, client common.Address, next common.Address) ([]byte, error) {
	return proverRegistry.abi.Pack("slash", prover, fault, faultId, selector, client, next)
}

// UnpackSlash is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x376ed6be.
//
// Solidity: function slash(address prover, uint8 fault, bytes32 faultId, bytes4 selector, address client, address next) returns(uint256 amount)
func (proverRegistry *ProverRegistry) UnpackSlash(data []byte) (*big.Int, error) {
	out, err := proverRegistry.abi.Unpack("slash", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackStake is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa694fc3a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function stake(uint256 amount) payable returns()
func (proverRegistry *ProverRegistry) PackStake(amount *big.Int) []byte {
	enc, err := proverRegistry.abi.Pack("stake", amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackStake is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa694fc3a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function stake(uint256 amount) payable returns()
func (proverRegistry *ProverRegistry) TryPackStake(amount *big.Int) ([]byte, error) {
	return proverRegistry.abi.Pack("stake", amount)
}

// PackTokenAllowed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x55219d5a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function tokenAllowed(address token) view returns(bool)
func (proverRegistry *ProverRegistry) PackTokenAllowed(token common.Address) []byte {
	enc, err := proverRegistry.abi.Pack("tokenAllowed", token)
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
func (proverRegistry *ProverRegistry) TryPackTokenAllowed(token common.Address) ([]byte, error) {
	return proverRegistry.abi.Pack("tokenAllowed", token)
}

// UnpackTokenAllowed is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x55219d5a.
//
// Solidity: function tokenAllowed(address token) view returns(bool)
func (proverRegistry *ProverRegistry) UnpackTokenAllowed(data []byte) (bool, error) {
	out, err := proverRegistry.abi.Unpack("tokenAllowed", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackUnbond is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x27de9e32.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function unbond(uint256 amount) returns()
func (proverRegistry *ProverRegistry) PackUnbond(amount *big.Int) []byte {
	enc, err := proverRegistry.abi.Pack("unbond", amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUnbond is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x27de9e32.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function unbond(uint256 amount) returns()
func (proverRegistry *ProverRegistry) TryPackUnbond(amount *big.Int) ([]byte, error) {
	return proverRegistry.abi.Pack("unbond", amount)
}

// PackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd9caed12.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdraw(address token, address to, uint256 amount) returns()
func (proverRegistry *ProverRegistry) PackWithdraw(token common.Address, to common.Address, amount *big.Int) []byte {
	enc, err := proverRegistry.abi.Pack("withdraw", token, to, amount)
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
func (proverRegistry *ProverRegistry) TryPackWithdraw(token common.Address, to common.Address, amount *big.Int) ([]byte, error) {
	return proverRegistry.abi.Pack("withdraw", token, to, amount)
}

// ProverRegistryAttributesSet represents a AttributesSet event raised by the ProverRegistry contract.
type ProverRegistryAttributesSet struct {
	Prover common.Address
	Digest [32]byte
	Raw    *types.Log // Blockchain specific contextual infos
}

const ProverRegistryAttributesSetEventName = "AttributesSet"

// ContractEventName returns the user-defined event name.
func (ProverRegistryAttributesSet) ContractEventName() string {
	return ProverRegistryAttributesSetEventName
}

// UnpackAttributesSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event AttributesSet(address indexed prover, bytes32 digest)
func (proverRegistry *ProverRegistry) UnpackAttributesSetEvent(log *types.Log) (*ProverRegistryAttributesSet, error) {
	event := "AttributesSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != proverRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ProverRegistryAttributesSet)
	if len(log.Data) > 0 {
		if err := proverRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range proverRegistry.abi.Events[event].Inputs {
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

// ProverRegistryClaimed represents a Claimed event raised by the ProverRegistry contract.
type ProverRegistryClaimed struct {
	Prover common.Address
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const ProverRegistryClaimedEventName = "Claimed"

// ContractEventName returns the user-defined event name.
func (ProverRegistryClaimed) ContractEventName() string {
	return ProverRegistryClaimedEventName
}

// UnpackClaimedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Claimed(address indexed prover, uint256 amount)
func (proverRegistry *ProverRegistry) UnpackClaimedEvent(log *types.Log) (*ProverRegistryClaimed, error) {
	event := "Claimed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != proverRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ProverRegistryClaimed)
	if len(log.Data) > 0 {
		if err := proverRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range proverRegistry.abi.Events[event].Inputs {
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

// ProverRegistryDeposited represents a Deposited event raised by the ProverRegistry contract.
type ProverRegistryDeposited struct {
	Token   common.Address
	Account common.Address
	Amount  *big.Int
	Raw     *types.Log // Blockchain specific contextual infos
}

const ProverRegistryDepositedEventName = "Deposited"

// ContractEventName returns the user-defined event name.
func (ProverRegistryDeposited) ContractEventName() string {
	return ProverRegistryDepositedEventName
}

// UnpackDepositedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Deposited(address indexed token, address indexed account, uint256 amount)
func (proverRegistry *ProverRegistry) UnpackDepositedEvent(log *types.Log) (*ProverRegistryDeposited, error) {
	event := "Deposited"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != proverRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ProverRegistryDeposited)
	if len(log.Data) > 0 {
		if err := proverRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range proverRegistry.abi.Events[event].Inputs {
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

// ProverRegistryEIP712DomainChanged represents a EIP712DomainChanged event raised by the ProverRegistry contract.
type ProverRegistryEIP712DomainChanged struct {
	Raw *types.Log // Blockchain specific contextual infos
}

const ProverRegistryEIP712DomainChangedEventName = "EIP712DomainChanged"

// ContractEventName returns the user-defined event name.
func (ProverRegistryEIP712DomainChanged) ContractEventName() string {
	return ProverRegistryEIP712DomainChangedEventName
}

// UnpackEIP712DomainChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EIP712DomainChanged()
func (proverRegistry *ProverRegistry) UnpackEIP712DomainChangedEvent(log *types.Log) (*ProverRegistryEIP712DomainChanged, error) {
	event := "EIP712DomainChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != proverRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ProverRegistryEIP712DomainChanged)
	if len(log.Data) > 0 {
		if err := proverRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range proverRegistry.abi.Events[event].Inputs {
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

// ProverRegistryOperatorSet represents a OperatorSet event raised by the ProverRegistry contract.
type ProverRegistryOperatorSet struct {
	Prover   common.Address
	Operator common.Address
	Raw      *types.Log // Blockchain specific contextual infos
}

const ProverRegistryOperatorSetEventName = "OperatorSet"

// ContractEventName returns the user-defined event name.
func (ProverRegistryOperatorSet) ContractEventName() string {
	return ProverRegistryOperatorSetEventName
}

// UnpackOperatorSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OperatorSet(address indexed prover, address indexed operator)
func (proverRegistry *ProverRegistry) UnpackOperatorSetEvent(log *types.Log) (*ProverRegistryOperatorSet, error) {
	event := "OperatorSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != proverRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ProverRegistryOperatorSet)
	if len(log.Data) > 0 {
		if err := proverRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range proverRegistry.abi.Events[event].Inputs {
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

// ProverRegistryParametersSet represents a ParametersSet event raised by the ProverRegistry contract.
type ProverRegistryParametersSet struct {
	Parameters IProverStakeParameters
	Raw        *types.Log // Blockchain specific contextual infos
}

const ProverRegistryParametersSetEventName = "ParametersSet"

// ContractEventName returns the user-defined event name.
func (ProverRegistryParametersSet) ContractEventName() string {
	return ProverRegistryParametersSetEventName
}

// UnpackParametersSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ParametersSet((uint128,uint16,uint16,uint16,uint16,uint16) parameters)
func (proverRegistry *ProverRegistry) UnpackParametersSetEvent(log *types.Log) (*ProverRegistryParametersSet, error) {
	event := "ParametersSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != proverRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ProverRegistryParametersSet)
	if len(log.Data) > 0 {
		if err := proverRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range proverRegistry.abi.Events[event].Inputs {
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

// ProverRegistryPayoutSet represents a PayoutSet event raised by the ProverRegistry contract.
type ProverRegistryPayoutSet struct {
	Prover common.Address
	Payout common.Address
	Raw    *types.Log // Blockchain specific contextual infos
}

const ProverRegistryPayoutSetEventName = "PayoutSet"

// ContractEventName returns the user-defined event name.
func (ProverRegistryPayoutSet) ContractEventName() string {
	return ProverRegistryPayoutSetEventName
}

// UnpackPayoutSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event PayoutSet(address indexed prover, address indexed payout)
func (proverRegistry *ProverRegistry) UnpackPayoutSetEvent(log *types.Log) (*ProverRegistryPayoutSet, error) {
	event := "PayoutSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != proverRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ProverRegistryPayoutSet)
	if len(log.Data) > 0 {
		if err := proverRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range proverRegistry.abi.Events[event].Inputs {
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

// ProverRegistrySlashed represents a Slashed event raised by the ProverRegistry contract.
type ProverRegistrySlashed struct {
	Prover     common.Address
	Slasher    common.Address
	FaultId    [32]byte
	Fault      uint8
	Client     common.Address
	Next       common.Address
	ToClient   *big.Int
	ToNext     *big.Int
	ToTreasury *big.Int
	Raw        *types.Log // Blockchain specific contextual infos
}

const ProverRegistrySlashedEventName = "Slashed"

// ContractEventName returns the user-defined event name.
func (ProverRegistrySlashed) ContractEventName() string {
	return ProverRegistrySlashedEventName
}

// UnpackSlashedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Slashed(address indexed prover, address indexed slasher, bytes32 indexed faultId, uint8 fault, address client, address next, uint256 toClient, uint256 toNext, uint256 toTreasury)
func (proverRegistry *ProverRegistry) UnpackSlashedEvent(log *types.Log) (*ProverRegistrySlashed, error) {
	event := "Slashed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != proverRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ProverRegistrySlashed)
	if len(log.Data) > 0 {
		if err := proverRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range proverRegistry.abi.Events[event].Inputs {
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

// ProverRegistryStaked represents a Staked event raised by the ProverRegistry contract.
type ProverRegistryStaked struct {
	Prover   common.Address
	Amount   *big.Int
	ActiveAt uint64
	Raw      *types.Log // Blockchain specific contextual infos
}

const ProverRegistryStakedEventName = "Staked"

// ContractEventName returns the user-defined event name.
func (ProverRegistryStaked) ContractEventName() string {
	return ProverRegistryStakedEventName
}

// UnpackStakedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Staked(address indexed prover, uint256 amount, uint64 activeAt)
func (proverRegistry *ProverRegistry) UnpackStakedEvent(log *types.Log) (*ProverRegistryStaked, error) {
	event := "Staked"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != proverRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ProverRegistryStaked)
	if len(log.Data) > 0 {
		if err := proverRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range proverRegistry.abi.Events[event].Inputs {
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

// ProverRegistryTokenAllowed represents a TokenAllowed event raised by the ProverRegistry contract.
type ProverRegistryTokenAllowed struct {
	Token   common.Address
	Allowed bool
	Raw     *types.Log // Blockchain specific contextual infos
}

const ProverRegistryTokenAllowedEventName = "TokenAllowed"

// ContractEventName returns the user-defined event name.
func (ProverRegistryTokenAllowed) ContractEventName() string {
	return ProverRegistryTokenAllowedEventName
}

// UnpackTokenAllowedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TokenAllowed(address indexed token, bool allowed)
func (proverRegistry *ProverRegistry) UnpackTokenAllowedEvent(log *types.Log) (*ProverRegistryTokenAllowed, error) {
	event := "TokenAllowed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != proverRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ProverRegistryTokenAllowed)
	if len(log.Data) > 0 {
		if err := proverRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range proverRegistry.abi.Events[event].Inputs {
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

// ProverRegistryUnbonding represents a Unbonding event raised by the ProverRegistry contract.
type ProverRegistryUnbonding struct {
	Prover    common.Address
	Amount    *big.Int
	ReleaseAt *big.Int
	Raw       *types.Log // Blockchain specific contextual infos
}

const ProverRegistryUnbondingEventName = "Unbonding"

// ContractEventName returns the user-defined event name.
func (ProverRegistryUnbonding) ContractEventName() string {
	return ProverRegistryUnbondingEventName
}

// UnpackUnbondingEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Unbonding(address indexed prover, uint256 amount, uint48 releaseAt)
func (proverRegistry *ProverRegistry) UnpackUnbondingEvent(log *types.Log) (*ProverRegistryUnbonding, error) {
	event := "Unbonding"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != proverRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ProverRegistryUnbonding)
	if len(log.Data) > 0 {
		if err := proverRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range proverRegistry.abi.Events[event].Inputs {
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

// ProverRegistryWithdrawn represents a Withdrawn event raised by the ProverRegistry contract.
type ProverRegistryWithdrawn struct {
	Token   common.Address
	Account common.Address
	To      common.Address
	Amount  *big.Int
	Raw     *types.Log // Blockchain specific contextual infos
}

const ProverRegistryWithdrawnEventName = "Withdrawn"

// ContractEventName returns the user-defined event name.
func (ProverRegistryWithdrawn) ContractEventName() string {
	return ProverRegistryWithdrawnEventName
}

// UnpackWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Withdrawn(address indexed token, address indexed account, address indexed to, uint256 amount)
func (proverRegistry *ProverRegistry) UnpackWithdrawnEvent(log *types.Log) (*ProverRegistryWithdrawn, error) {
	event := "Withdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != proverRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ProverRegistryWithdrawn)
	if len(log.Data) > 0 {
		if err := proverRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range proverRegistry.abi.Events[event].Inputs {
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
func (proverRegistry *ProverRegistry) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["ActivationOutOfRange"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackActivationOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["BadAddress"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackBadAddressError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["BadSignature"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackBadSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["InsufficientBalance"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackInsufficientBalanceError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["InvalidShortString"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackInvalidShortStringError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["NoSlashers"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackNoSlashersError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["NotAllowed"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["NotReleased"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackNotReleasedError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["OperatorTaken"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackOperatorTakenError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["ReentrancyGuardReentrantCall"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackReentrancyGuardReentrantCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["SafeCastOverflowedUintDowncast"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackSafeCastOverflowedUintDowncastError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["SafeERC20FailedOperation"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackSafeERC20FailedOperationError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["ShareTooHigh"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackShareTooHighError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["SignatureExpired"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackSignatureExpiredError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["SlashBpsInvalid"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackSlashBpsInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["StakePerLockZero"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackStakePerLockZeroError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["StakeTooHigh"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackStakeTooHighError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["StakeTooLow"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackStakeTooLowError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["StringTooLong"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackStringTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["TransferFailed"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackTransferFailedError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["UnbondingOutOfRange"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackUnbondingOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["UnsupportedToken"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackUnsupportedTokenError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["WrongValue"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackWrongValueError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["ZeroAddress"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackZeroAddressError(raw[4:])
	}
	if bytes.Equal(raw[:4], proverRegistry.abi.Errors["ZeroAmount"].ID.Bytes()[:4]) {
		return proverRegistry.UnpackZeroAmountError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// ProverRegistryActivationOutOfRange represents a ActivationOutOfRange error raised by the ProverRegistry contract.
type ProverRegistryActivationOutOfRange struct {
	ActivationSeconds uint64
	Min               uint64
	Max               uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ActivationOutOfRange(uint64 activationSeconds, uint64 min, uint64 max)
func ProverRegistryActivationOutOfRangeErrorID() common.Hash {
	return common.HexToHash("0x01498c75b6d5af27fa2a199bb44b3b44839bc2c1b7ca8523841f9cfd651f6390")
}

// UnpackActivationOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ActivationOutOfRange(uint64 activationSeconds, uint64 min, uint64 max)
func (proverRegistry *ProverRegistry) UnpackActivationOutOfRangeError(raw []byte) (*ProverRegistryActivationOutOfRange, error) {
	out := new(ProverRegistryActivationOutOfRange)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "ActivationOutOfRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistryBadAddress represents a BadAddress error raised by the ProverRegistry contract.
type ProverRegistryBadAddress struct {
	Given common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadAddress(address given)
func ProverRegistryBadAddressErrorID() common.Hash {
	return common.HexToHash("0xf066a28aaaef4ede17838a498f0b3dda1072a179578411a9a61f4668645678d8")
}

// UnpackBadAddressError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadAddress(address given)
func (proverRegistry *ProverRegistry) UnpackBadAddressError(raw []byte) (*ProverRegistryBadAddress, error) {
	out := new(ProverRegistryBadAddress)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "BadAddress", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistryBadSignature represents a BadSignature error raised by the ProverRegistry contract.
type ProverRegistryBadSignature struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadSignature()
func ProverRegistryBadSignatureErrorID() common.Hash {
	return common.HexToHash("0x5cd5d2335541c4f2ed05fbe44f397e8b79f8e2333157122d2dab06e378ef7685")
}

// UnpackBadSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadSignature()
func (proverRegistry *ProverRegistry) UnpackBadSignatureError(raw []byte) (*ProverRegistryBadSignature, error) {
	out := new(ProverRegistryBadSignature)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "BadSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistryInsufficientBalance represents a InsufficientBalance error raised by the ProverRegistry contract.
type ProverRegistryInsufficientBalance struct {
	Needed    *big.Int
	Available *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InsufficientBalance(uint256 needed, uint256 available)
func ProverRegistryInsufficientBalanceErrorID() common.Hash {
	return common.HexToHash("0xcf4791818fba6e019216eb4864093b4947f674afada5d305e57d598b641dad1d")
}

// UnpackInsufficientBalanceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InsufficientBalance(uint256 needed, uint256 available)
func (proverRegistry *ProverRegistry) UnpackInsufficientBalanceError(raw []byte) (*ProverRegistryInsufficientBalance, error) {
	out := new(ProverRegistryInsufficientBalance)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "InsufficientBalance", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistryInvalidShortString represents a InvalidShortString error raised by the ProverRegistry contract.
type ProverRegistryInvalidShortString struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidShortString()
func ProverRegistryInvalidShortStringErrorID() common.Hash {
	return common.HexToHash("0xb3512b0c6163e5f0bafab72bb631b9d58cd7a731b082f910338aa21c83d5c274")
}

// UnpackInvalidShortStringError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidShortString()
func (proverRegistry *ProverRegistry) UnpackInvalidShortStringError(raw []byte) (*ProverRegistryInvalidShortString, error) {
	out := new(ProverRegistryInvalidShortString)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "InvalidShortString", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistryNoSlashers represents a NoSlashers error raised by the ProverRegistry contract.
type ProverRegistryNoSlashers struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoSlashers()
func ProverRegistryNoSlashersErrorID() common.Hash {
	return common.HexToHash("0xd7a6152c0436a68b2cd93acc1ad421129ca8e2d1303a70c93f86ecb43c256860")
}

// UnpackNoSlashersError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoSlashers()
func (proverRegistry *ProverRegistry) UnpackNoSlashersError(raw []byte) (*ProverRegistryNoSlashers, error) {
	out := new(ProverRegistryNoSlashers)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "NoSlashers", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistryNotAllowed represents a NotAllowed error raised by the ProverRegistry contract.
type ProverRegistryNotAllowed struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAllowed(address caller)
func ProverRegistryNotAllowedErrorID() common.Hash {
	return common.HexToHash("0xfa5cd00ff5c4577b9857716999b0b260131d9f5bcbb69f0fa80d6ba972753c88")
}

// UnpackNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAllowed(address caller)
func (proverRegistry *ProverRegistry) UnpackNotAllowedError(raw []byte) (*ProverRegistryNotAllowed, error) {
	out := new(ProverRegistryNotAllowed)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "NotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistryNotReleased represents a NotReleased error raised by the ProverRegistry contract.
type ProverRegistryNotReleased struct {
	ReleaseAt *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotReleased(uint48 releaseAt)
func ProverRegistryNotReleasedErrorID() common.Hash {
	return common.HexToHash("0xe2279b3105d1b4847befa4f7f5995dc6bad59759b117235b508da53e5a026d8d")
}

// UnpackNotReleasedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotReleased(uint48 releaseAt)
func (proverRegistry *ProverRegistry) UnpackNotReleasedError(raw []byte) (*ProverRegistryNotReleased, error) {
	out := new(ProverRegistryNotReleased)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "NotReleased", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistryOperatorTaken represents a OperatorTaken error raised by the ProverRegistry contract.
type ProverRegistryOperatorTaken struct {
	Operator common.Address
	Prover   common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OperatorTaken(address operator, address prover)
func ProverRegistryOperatorTakenErrorID() common.Hash {
	return common.HexToHash("0x5105a9ca5ae270dbc1d3884e3b505da00d1546b064c40df86b5754ddd49675bf")
}

// UnpackOperatorTakenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OperatorTaken(address operator, address prover)
func (proverRegistry *ProverRegistry) UnpackOperatorTakenError(raw []byte) (*ProverRegistryOperatorTaken, error) {
	out := new(ProverRegistryOperatorTaken)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "OperatorTaken", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistryReentrancyGuardReentrantCall represents a ReentrancyGuardReentrantCall error raised by the ProverRegistry contract.
type ProverRegistryReentrancyGuardReentrantCall struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ReentrancyGuardReentrantCall()
func ProverRegistryReentrancyGuardReentrantCallErrorID() common.Hash {
	return common.HexToHash("0x3ee5aeb571de7fc460830b4d0017439a1ca56fb0bc39062227ade4fe4a24c1ca")
}

// UnpackReentrancyGuardReentrantCallError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ReentrancyGuardReentrantCall()
func (proverRegistry *ProverRegistry) UnpackReentrancyGuardReentrantCallError(raw []byte) (*ProverRegistryReentrancyGuardReentrantCall, error) {
	out := new(ProverRegistryReentrancyGuardReentrantCall)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "ReentrancyGuardReentrantCall", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistrySafeCastOverflowedUintDowncast represents a SafeCastOverflowedUintDowncast error raised by the ProverRegistry contract.
type ProverRegistrySafeCastOverflowedUintDowncast struct {
	Bits  uint8
	Value *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func ProverRegistrySafeCastOverflowedUintDowncastErrorID() common.Hash {
	return common.HexToHash("0x6dfcc6503a32754ce7a89698e18201fc5294fd4aad43edefee786f88423b1a12")
}

// UnpackSafeCastOverflowedUintDowncastError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func (proverRegistry *ProverRegistry) UnpackSafeCastOverflowedUintDowncastError(raw []byte) (*ProverRegistrySafeCastOverflowedUintDowncast, error) {
	out := new(ProverRegistrySafeCastOverflowedUintDowncast)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "SafeCastOverflowedUintDowncast", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistrySafeERC20FailedOperation represents a SafeERC20FailedOperation error raised by the ProverRegistry contract.
type ProverRegistrySafeERC20FailedOperation struct {
	Token common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeERC20FailedOperation(address token)
func ProverRegistrySafeERC20FailedOperationErrorID() common.Hash {
	return common.HexToHash("0x5274afe73c98b4749fc91ffae6b7b574e7842cb2144a159e9377a5f20b32edf9")
}

// UnpackSafeERC20FailedOperationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeERC20FailedOperation(address token)
func (proverRegistry *ProverRegistry) UnpackSafeERC20FailedOperationError(raw []byte) (*ProverRegistrySafeERC20FailedOperation, error) {
	out := new(ProverRegistrySafeERC20FailedOperation)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "SafeERC20FailedOperation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistryShareTooHigh represents a ShareTooHigh error raised by the ProverRegistry contract.
type ProverRegistryShareTooHigh struct {
	Bps uint16
	Max uint16
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ShareTooHigh(uint16 bps, uint16 max)
func ProverRegistryShareTooHighErrorID() common.Hash {
	return common.HexToHash("0x6fd96bc803e4f325d4658491ca929971ce20bcd2e5e912918d586fb6c1ce30c5")
}

// UnpackShareTooHighError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ShareTooHigh(uint16 bps, uint16 max)
func (proverRegistry *ProverRegistry) UnpackShareTooHighError(raw []byte) (*ProverRegistryShareTooHigh, error) {
	out := new(ProverRegistryShareTooHigh)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "ShareTooHigh", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistrySignatureExpired represents a SignatureExpired error raised by the ProverRegistry contract.
type ProverRegistrySignatureExpired struct {
	Expiry uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SignatureExpired(uint64 expiry)
func ProverRegistrySignatureExpiredErrorID() common.Hash {
	return common.HexToHash("0xfcd4a11f231310e556b91446aa29b4b13e5fa8be9866b6c2a801fad864538263")
}

// UnpackSignatureExpiredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SignatureExpired(uint64 expiry)
func (proverRegistry *ProverRegistry) UnpackSignatureExpiredError(raw []byte) (*ProverRegistrySignatureExpired, error) {
	out := new(ProverRegistrySignatureExpired)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "SignatureExpired", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistrySlashBpsInvalid represents a SlashBpsInvalid error raised by the ProverRegistry contract.
type ProverRegistrySlashBpsInvalid struct {
	LateBps     uint16
	RepeatedBps uint16
	WrongBps    uint16
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SlashBpsInvalid(uint16 lateBps, uint16 repeatedBps, uint16 wrongBps)
func ProverRegistrySlashBpsInvalidErrorID() common.Hash {
	return common.HexToHash("0xfdcc0cb8ac11978ebcdf112ef930548efb8c726fd8deb1bc8d8a8a989a6174ab")
}

// UnpackSlashBpsInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SlashBpsInvalid(uint16 lateBps, uint16 repeatedBps, uint16 wrongBps)
func (proverRegistry *ProverRegistry) UnpackSlashBpsInvalidError(raw []byte) (*ProverRegistrySlashBpsInvalid, error) {
	out := new(ProverRegistrySlashBpsInvalid)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "SlashBpsInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistryStakePerLockZero represents a StakePerLockZero error raised by the ProverRegistry contract.
type ProverRegistryStakePerLockZero struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StakePerLockZero()
func ProverRegistryStakePerLockZeroErrorID() common.Hash {
	return common.HexToHash("0x529d4429c4d503b025c7e55e7c2aa0fa22e5e5ddc140894f004b6e9cd2d03e11")
}

// UnpackStakePerLockZeroError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StakePerLockZero()
func (proverRegistry *ProverRegistry) UnpackStakePerLockZeroError(raw []byte) (*ProverRegistryStakePerLockZero, error) {
	out := new(ProverRegistryStakePerLockZero)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "StakePerLockZero", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistryStakeTooHigh represents a StakeTooHigh error raised by the ProverRegistry contract.
type ProverRegistryStakeTooHigh struct {
	Stake *big.Int
	Max   *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StakeTooHigh(uint256 stake, uint256 max)
func ProverRegistryStakeTooHighErrorID() common.Hash {
	return common.HexToHash("0xc08511af1a6b2310a715503a22e6c865b383f4b7d5171a60ac79d0733d766953")
}

// UnpackStakeTooHighError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StakeTooHigh(uint256 stake, uint256 max)
func (proverRegistry *ProverRegistry) UnpackStakeTooHighError(raw []byte) (*ProverRegistryStakeTooHigh, error) {
	out := new(ProverRegistryStakeTooHigh)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "StakeTooHigh", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistryStakeTooLow represents a StakeTooLow error raised by the ProverRegistry contract.
type ProverRegistryStakeTooLow struct {
	Needed    *big.Int
	Available *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StakeTooLow(uint256 needed, uint256 available)
func ProverRegistryStakeTooLowErrorID() common.Hash {
	return common.HexToHash("0x829f11638d406de2605d01f8ea108c1f13393def0f2b7b6e6ffffd9996d50bd5")
}

// UnpackStakeTooLowError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StakeTooLow(uint256 needed, uint256 available)
func (proverRegistry *ProverRegistry) UnpackStakeTooLowError(raw []byte) (*ProverRegistryStakeTooLow, error) {
	out := new(ProverRegistryStakeTooLow)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "StakeTooLow", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistryStringTooLong represents a StringTooLong error raised by the ProverRegistry contract.
type ProverRegistryStringTooLong struct {
	Str string
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StringTooLong(string str)
func ProverRegistryStringTooLongErrorID() common.Hash {
	return common.HexToHash("0x305a27a93f8e33b7392df0a0f91d6fc63847395853c45991eec52dbf24d72381")
}

// UnpackStringTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StringTooLong(string str)
func (proverRegistry *ProverRegistry) UnpackStringTooLongError(raw []byte) (*ProverRegistryStringTooLong, error) {
	out := new(ProverRegistryStringTooLong)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "StringTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistryTransferFailed represents a TransferFailed error raised by the ProverRegistry contract.
type ProverRegistryTransferFailed struct {
	To     common.Address
	Amount *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TransferFailed(address to, uint256 amount)
func ProverRegistryTransferFailedErrorID() common.Hash {
	return common.HexToHash("0x1c43b9761b3fba5321ca8212bfc231945f668ccc0c446f333999eea9ce8fda81")
}

// UnpackTransferFailedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TransferFailed(address to, uint256 amount)
func (proverRegistry *ProverRegistry) UnpackTransferFailedError(raw []byte) (*ProverRegistryTransferFailed, error) {
	out := new(ProverRegistryTransferFailed)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "TransferFailed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistryUnbondingOutOfRange represents a UnbondingOutOfRange error raised by the ProverRegistry contract.
type ProverRegistryUnbondingOutOfRange struct {
	UnbondingSeconds uint64
	Min              uint64
	Max              uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnbondingOutOfRange(uint64 unbondingSeconds, uint64 min, uint64 max)
func ProverRegistryUnbondingOutOfRangeErrorID() common.Hash {
	return common.HexToHash("0xc9944c9c33b7524f0cd4f69e9c7a0c709e4c3a18aa205b5eacb0358094fda867")
}

// UnpackUnbondingOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnbondingOutOfRange(uint64 unbondingSeconds, uint64 min, uint64 max)
func (proverRegistry *ProverRegistry) UnpackUnbondingOutOfRangeError(raw []byte) (*ProverRegistryUnbondingOutOfRange, error) {
	out := new(ProverRegistryUnbondingOutOfRange)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "UnbondingOutOfRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistryUnsupportedToken represents a UnsupportedToken error raised by the ProverRegistry contract.
type ProverRegistryUnsupportedToken struct {
	Token common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnsupportedToken(address token)
func ProverRegistryUnsupportedTokenErrorID() common.Hash {
	return common.HexToHash("0xbf16aab68b533663bda39930f665a3aca274d1ce9b11695c6d6218cb23bba198")
}

// UnpackUnsupportedTokenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnsupportedToken(address token)
func (proverRegistry *ProverRegistry) UnpackUnsupportedTokenError(raw []byte) (*ProverRegistryUnsupportedToken, error) {
	out := new(ProverRegistryUnsupportedToken)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "UnsupportedToken", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistryWrongValue represents a WrongValue error raised by the ProverRegistry contract.
type ProverRegistryWrongValue struct {
	Sent   *big.Int
	Wanted *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongValue(uint256 sent, uint256 wanted)
func ProverRegistryWrongValueErrorID() common.Hash {
	return common.HexToHash("0x195a3ca12ac3744ef64727effb118b3b203c382e49c7a7d24d450eae5e3b889a")
}

// UnpackWrongValueError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongValue(uint256 sent, uint256 wanted)
func (proverRegistry *ProverRegistry) UnpackWrongValueError(raw []byte) (*ProverRegistryWrongValue, error) {
	out := new(ProverRegistryWrongValue)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "WrongValue", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistryZeroAddress represents a ZeroAddress error raised by the ProverRegistry contract.
type ProverRegistryZeroAddress struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroAddress()
func ProverRegistryZeroAddressErrorID() common.Hash {
	return common.HexToHash("0xd92e233df2717d4a40030e20904abd27b68fcbeede117eaaccbbdac9618c8c73")
}

// UnpackZeroAddressError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroAddress()
func (proverRegistry *ProverRegistry) UnpackZeroAddressError(raw []byte) (*ProverRegistryZeroAddress, error) {
	out := new(ProverRegistryZeroAddress)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "ZeroAddress", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ProverRegistryZeroAmount represents a ZeroAmount error raised by the ProverRegistry contract.
type ProverRegistryZeroAmount struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroAmount()
func ProverRegistryZeroAmountErrorID() common.Hash {
	return common.HexToHash("0x1f2a2005cb66a8e145327e8814e243a0996aec9bfe1e15a495778b1236dbd485")
}

// UnpackZeroAmountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroAmount()
func (proverRegistry *ProverRegistry) UnpackZeroAmountError(raw []byte) (*ProverRegistryZeroAmount, error) {
	out := new(ProverRegistryZeroAmount)
	if err := proverRegistry.abi.UnpackIntoInterface(out, "ZeroAmount", raw); err != nil {
		return nil, err
	}
	return out, nil
}
