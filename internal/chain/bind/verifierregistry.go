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

// VerifierRegistryEntry is an auto generated low-level Go binding around an user-defined struct.
type VerifierRegistryEntry struct {
	Verifier common.Address
	ActiveAt uint64
	Frozen   bool
	CodeHash [32]byte
}

// VerifierRegistryMetaData contains all meta data concerning the VerifierRegistry contract.
var VerifierRegistryMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"owner_\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"guardian_\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"delaySeconds_\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"MAX_DELAY_SECONDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MIN_DELAY_SECONDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"add\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"verifier\",\"type\":\"address\",\"internalType\":\"contractIVerifier\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"delaySeconds\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"entryOf\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structVerifierRegistry.Entry\",\"components\":[{\"name\":\"verifier\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"activeAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"frozen\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"codeHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"freeze\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"get\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"guardian\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isActive\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isFrozen\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"owner\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"Added\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"indexed\":true,\"internalType\":\"bytes4\"},{\"name\":\"verifier\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"codeHash\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"activeAt\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Frozen\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"indexed\":true,\"internalType\":\"bytes4\"},{\"name\":\"by\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyAdded\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}]},{\"type\":\"error\",\"name\":\"AlreadyFrozen\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}]},{\"type\":\"error\",\"name\":\"CodeChanged\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"verifier\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"DelayOutOfRange\",\"inputs\":[{\"name\":\"delaySeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"minSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotAContract\",\"inputs\":[{\"name\":\"verifier\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotActiveYet\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"activeAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotAllowed\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"SelectorFrozen\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}]},{\"type\":\"error\",\"name\":\"UnknownSelector\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}]},{\"type\":\"error\",\"name\":\"WrongSelector\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"verifierSelector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}]},{\"type\":\"error\",\"name\":\"ZeroAddress\",\"inputs\":[]}]",
	ID:  "VerifierRegistry",
	Bin: "0x60e03461015857601f61095538819003918201601f19168301916001600160401b0383118484101761015c578084926060946040528339810103126101585761004781610170565b90604061005660208301610170565b910151916001600160401b038316808403610158576001600160a01b038216158015610147575b610138576105394614801561012d575b15610124575f5b6001600160401b0316908181108015610118575b6100fc57505060805260a05260c0526040516107d09081610185823960805181818160c6015281816103570152610541015260a05181818161041f0152610680015260c05181818161016401526105080152f35b635e4cf25960e11b5f526004526024526276a70060445260645ffd5b506276a70081116100a8565b62015180610094565b50617a69461461008d565b63d92e233d60e01b5f5260045ffd5b506001600160a01b0383161561007d565b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b51906001600160a01b03821682036101585756fe6080806040526004361015610012575f80fd5b5f3560e01c9081630445be7b146107825750806306467b3214610765578063383b5e9b146106af578063452a93201461066b578063495a98251461062b57806362a2cf0c146105705780638da5cb5b1461052c578063b752a7d1146104e8578063b939c6351461044e578063bdf9a7261461033b5763e2bf9fc414610095575f80fd5b346102d95760403660031901126102d9576100ae61079d565b6024356001600160a01b03811691908290036102d9577f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03163303610328576001600160e01b0319165f818152602081905260409020546001600160a01b031661031657813b156103035760405163751ea84560e11b8152602081600481865afa9081156102f8575f91610287575b506001600160e01b0319168181036102715750813f67ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff42160167ffffffffffffffff811161025d577fcdf77d0e286f63ccdef89f085593ed8d77cbbfcf895f36635ed80645efc038b39160409182516101cf816107b4565b86815267ffffffffffffffff9190911660208083018281525f868501818152606086018781528a83528285529188902095518654935191516001600160e81b03199094166001600160a01b03919091161760a09190911b67ffffffffffffffff60a01b161791151560e01b60ff60e01b169190911784555160019390930192909255835192835290820152a3005b634e487b7160e01b5f52601160045260245ffd5b90639223760960e01b5f5260045260245260445ffd5b905060203d6020116102f1575b601f8101601f1916820167ffffffffffffffff8111838210176102dd576020918391604052810103126102d957516001600160e01b0319811681036102d9575f610144565b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b503d610294565b6040513d5f823e3d90fd5b506322a2d07b60e21b5f5260045260245ffd5b63e7eb408760e01b5f5260045260245ffd5b63fa5cd00f60e01b5f523360045260245ffd5b346102d95760203660031901126102d95761035461079d565b337f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031614158061041b575b610328576001600160e01b0319165f81815260208190526040902080546001600160a01b038116156104085760ff8160e01c166103f55760ff60e01b1916600160e01b17905533907f049c6b8b07a879425742523fa80f8ffb25e39ad518c93a5896a0df19518397e55f80a3005b826391e566d960e01b5f5260045260245ffd5b8263c2a825f560e01b5f5260045260245ffd5b50337f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03161415610387565b346102d95760203660031901126102d9576001600160e01b031961047061079d565b165f9081526020818152604090912080546001600160a01b0381168015159291836104d8575b836104c0575b50826104af575b50506040519015158152f35b60019192503f9101541482806104a3565b60a01c67ffffffffffffffff1642101592508461049c565b925060ff8360e01c161592610496565b346102d9575f3660031901126102d957602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346102d9575f3660031901126102d9576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b346102d95760203660031901126102d9576001600160e01b031961059261079d565b165f81815260208190526040902080546001600160a01b03811692919083156104085760ff8160e01c166106185767ffffffffffffffff9060a01c1680421061060257506001833f910154036105ed57602082604051908152f35b6326fb2f7560e21b5f5260045260245260445ffd5b8263ac0e97ef60e01b5f5260045260245260445ffd5b826331f1fd6d60e11b5f5260045260245ffd5b346102d95760203660031901126102d9576001600160e01b031961064d61079d565b165f525f602052602060ff60405f205460e01c166040519015158152f35b346102d9575f3660031901126102d9576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b346102d95760203660031901126102d9576106c861079d565b5f60606040516106d7816107b4565b828152826020820152826040820152015263ffffffff60e01b165f525f602052608060405f20604051610709816107b4565b815467ffffffffffffffff60018060a01b03821693848452606060016020860192848660a01c16845260ff604088019660e01c161515865201549401938452604051948552511660208401525115156040830152516060820152f35b346102d9575f3660031901126102d95760206040516276a7008152f35b346102d9575f3660031901126102d957806201518060209252f35b600435906001600160e01b0319821682036102d957565b6080810190811067ffffffffffffffff8211176102dd5760405256",
}

// VerifierRegistry is an auto generated Go binding around an Ethereum contract.
type VerifierRegistry struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *VerifierRegistry) GetABI() abi.ABI {
	return c.abi
}

// NewVerifierRegistry creates a new instance of VerifierRegistry.
func NewVerifierRegistry() *VerifierRegistry {
	parsed, err := VerifierRegistryMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &VerifierRegistry{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *VerifierRegistry) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address owner_, address guardian_, uint64 delaySeconds_) returns()
func (verifierRegistry *VerifierRegistry) PackConstructor(owner_ common.Address, guardian_ common.Address, delaySeconds_ uint64) []byte {
	enc, err := verifierRegistry.abi.Pack("", owner_, guardian_, delaySeconds_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackMAXDELAYSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x06467b32.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_DELAY_SECONDS() view returns(uint64)
func (verifierRegistry *VerifierRegistry) PackMAXDELAYSECONDS() []byte {
	enc, err := verifierRegistry.abi.Pack("MAX_DELAY_SECONDS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXDELAYSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x06467b32.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_DELAY_SECONDS() view returns(uint64)
func (verifierRegistry *VerifierRegistry) TryPackMAXDELAYSECONDS() ([]byte, error) {
	return verifierRegistry.abi.Pack("MAX_DELAY_SECONDS")
}

// UnpackMAXDELAYSECONDS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x06467b32.
//
// Solidity: function MAX_DELAY_SECONDS() view returns(uint64)
func (verifierRegistry *VerifierRegistry) UnpackMAXDELAYSECONDS(data []byte) (uint64, error) {
	out, err := verifierRegistry.abi.Unpack("MAX_DELAY_SECONDS", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackMINDELAYSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0445be7b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MIN_DELAY_SECONDS() view returns(uint64)
func (verifierRegistry *VerifierRegistry) PackMINDELAYSECONDS() []byte {
	enc, err := verifierRegistry.abi.Pack("MIN_DELAY_SECONDS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMINDELAYSECONDS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0445be7b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MIN_DELAY_SECONDS() view returns(uint64)
func (verifierRegistry *VerifierRegistry) TryPackMINDELAYSECONDS() ([]byte, error) {
	return verifierRegistry.abi.Pack("MIN_DELAY_SECONDS")
}

// UnpackMINDELAYSECONDS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0445be7b.
//
// Solidity: function MIN_DELAY_SECONDS() view returns(uint64)
func (verifierRegistry *VerifierRegistry) UnpackMINDELAYSECONDS(data []byte) (uint64, error) {
	out, err := verifierRegistry.abi.Unpack("MIN_DELAY_SECONDS", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackAdd is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe2bf9fc4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function add(bytes4 selector, address verifier) returns()
func (verifierRegistry *VerifierRegistry) PackAdd(selector [4]byte, verifier common.Address) []byte {
	enc, err := verifierRegistry.abi.Pack("add", selector, verifier)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAdd is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe2bf9fc4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function add(bytes4 selector, address verifier) returns()
func (verifierRegistry *VerifierRegistry) TryPackAdd(selector [4]byte, verifier common.Address) ([]byte, error) {
	return verifierRegistry.abi.Pack("add", selector, verifier)
}

// PackDelaySeconds is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb752a7d1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function delaySeconds() view returns(uint64)
func (verifierRegistry *VerifierRegistry) PackDelaySeconds() []byte {
	enc, err := verifierRegistry.abi.Pack("delaySeconds")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDelaySeconds is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb752a7d1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function delaySeconds() view returns(uint64)
func (verifierRegistry *VerifierRegistry) TryPackDelaySeconds() ([]byte, error) {
	return verifierRegistry.abi.Pack("delaySeconds")
}

// UnpackDelaySeconds is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb752a7d1.
//
// Solidity: function delaySeconds() view returns(uint64)
func (verifierRegistry *VerifierRegistry) UnpackDelaySeconds(data []byte) (uint64, error) {
	out, err := verifierRegistry.abi.Unpack("delaySeconds", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackEntryOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x383b5e9b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function entryOf(bytes4 selector) view returns((address,uint64,bool,bytes32))
func (verifierRegistry *VerifierRegistry) PackEntryOf(selector [4]byte) []byte {
	enc, err := verifierRegistry.abi.Pack("entryOf", selector)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEntryOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x383b5e9b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function entryOf(bytes4 selector) view returns((address,uint64,bool,bytes32))
func (verifierRegistry *VerifierRegistry) TryPackEntryOf(selector [4]byte) ([]byte, error) {
	return verifierRegistry.abi.Pack("entryOf", selector)
}

// UnpackEntryOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x383b5e9b.
//
// Solidity: function entryOf(bytes4 selector) view returns((address,uint64,bool,bytes32))
func (verifierRegistry *VerifierRegistry) UnpackEntryOf(data []byte) (VerifierRegistryEntry, error) {
	out, err := verifierRegistry.abi.Unpack("entryOf", data)
	if err != nil {
		return *new(VerifierRegistryEntry), err
	}
	out0 := *abi.ConvertType(out[0], new(VerifierRegistryEntry)).(*VerifierRegistryEntry)
	return out0, nil
}

// PackFreeze is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbdf9a726.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function freeze(bytes4 selector) returns()
func (verifierRegistry *VerifierRegistry) PackFreeze(selector [4]byte) []byte {
	enc, err := verifierRegistry.abi.Pack("freeze", selector)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFreeze is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbdf9a726.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function freeze(bytes4 selector) returns()
func (verifierRegistry *VerifierRegistry) TryPackFreeze(selector [4]byte) ([]byte, error) {
	return verifierRegistry.abi.Pack("freeze", selector)
}

// PackGet is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x62a2cf0c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function get(bytes4 selector) view returns(address)
func (verifierRegistry *VerifierRegistry) PackGet(selector [4]byte) []byte {
	enc, err := verifierRegistry.abi.Pack("get", selector)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGet is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x62a2cf0c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function get(bytes4 selector) view returns(address)
func (verifierRegistry *VerifierRegistry) TryPackGet(selector [4]byte) ([]byte, error) {
	return verifierRegistry.abi.Pack("get", selector)
}

// UnpackGet is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x62a2cf0c.
//
// Solidity: function get(bytes4 selector) view returns(address)
func (verifierRegistry *VerifierRegistry) UnpackGet(data []byte) (common.Address, error) {
	out, err := verifierRegistry.abi.Unpack("get", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackGuardian is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x452a9320.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function guardian() view returns(address)
func (verifierRegistry *VerifierRegistry) PackGuardian() []byte {
	enc, err := verifierRegistry.abi.Pack("guardian")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackGuardian is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x452a9320.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function guardian() view returns(address)
func (verifierRegistry *VerifierRegistry) TryPackGuardian() ([]byte, error) {
	return verifierRegistry.abi.Pack("guardian")
}

// UnpackGuardian is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x452a9320.
//
// Solidity: function guardian() view returns(address)
func (verifierRegistry *VerifierRegistry) UnpackGuardian(data []byte) (common.Address, error) {
	out, err := verifierRegistry.abi.Unpack("guardian", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackIsActive is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb939c635.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isActive(bytes4 selector) view returns(bool)
func (verifierRegistry *VerifierRegistry) PackIsActive(selector [4]byte) []byte {
	enc, err := verifierRegistry.abi.Pack("isActive", selector)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsActive is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb939c635.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isActive(bytes4 selector) view returns(bool)
func (verifierRegistry *VerifierRegistry) TryPackIsActive(selector [4]byte) ([]byte, error) {
	return verifierRegistry.abi.Pack("isActive", selector)
}

// UnpackIsActive is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb939c635.
//
// Solidity: function isActive(bytes4 selector) view returns(bool)
func (verifierRegistry *VerifierRegistry) UnpackIsActive(data []byte) (bool, error) {
	out, err := verifierRegistry.abi.Unpack("isActive", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackIsFrozen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x495a9825.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isFrozen(bytes4 selector) view returns(bool)
func (verifierRegistry *VerifierRegistry) PackIsFrozen(selector [4]byte) []byte {
	enc, err := verifierRegistry.abi.Pack("isFrozen", selector)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsFrozen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x495a9825.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isFrozen(bytes4 selector) view returns(bool)
func (verifierRegistry *VerifierRegistry) TryPackIsFrozen(selector [4]byte) ([]byte, error) {
	return verifierRegistry.abi.Pack("isFrozen", selector)
}

// UnpackIsFrozen is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x495a9825.
//
// Solidity: function isFrozen(bytes4 selector) view returns(bool)
func (verifierRegistry *VerifierRegistry) UnpackIsFrozen(data []byte) (bool, error) {
	out, err := verifierRegistry.abi.Unpack("isFrozen", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackOwner is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8da5cb5b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function owner() view returns(address)
func (verifierRegistry *VerifierRegistry) PackOwner() []byte {
	enc, err := verifierRegistry.abi.Pack("owner")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOwner is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8da5cb5b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function owner() view returns(address)
func (verifierRegistry *VerifierRegistry) TryPackOwner() ([]byte, error) {
	return verifierRegistry.abi.Pack("owner")
}

// UnpackOwner is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8da5cb5b.
//
// Solidity: function owner() view returns(address)
func (verifierRegistry *VerifierRegistry) UnpackOwner(data []byte) (common.Address, error) {
	out, err := verifierRegistry.abi.Unpack("owner", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// VerifierRegistryAdded represents a Added event raised by the VerifierRegistry contract.
type VerifierRegistryAdded struct {
	Selector [4]byte
	Verifier common.Address
	CodeHash [32]byte
	ActiveAt uint64
	Raw      *types.Log // Blockchain specific contextual infos
}

const VerifierRegistryAddedEventName = "Added"

// ContractEventName returns the user-defined event name.
func (VerifierRegistryAdded) ContractEventName() string {
	return VerifierRegistryAddedEventName
}

// UnpackAddedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Added(bytes4 indexed selector, address indexed verifier, bytes32 codeHash, uint64 activeAt)
func (verifierRegistry *VerifierRegistry) UnpackAddedEvent(log *types.Log) (*VerifierRegistryAdded, error) {
	event := "Added"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != verifierRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(VerifierRegistryAdded)
	if len(log.Data) > 0 {
		if err := verifierRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range verifierRegistry.abi.Events[event].Inputs {
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

// VerifierRegistryFrozen represents a Frozen event raised by the VerifierRegistry contract.
type VerifierRegistryFrozen struct {
	Selector [4]byte
	By       common.Address
	Raw      *types.Log // Blockchain specific contextual infos
}

const VerifierRegistryFrozenEventName = "Frozen"

// ContractEventName returns the user-defined event name.
func (VerifierRegistryFrozen) ContractEventName() string {
	return VerifierRegistryFrozenEventName
}

// UnpackFrozenEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Frozen(bytes4 indexed selector, address indexed by)
func (verifierRegistry *VerifierRegistry) UnpackFrozenEvent(log *types.Log) (*VerifierRegistryFrozen, error) {
	event := "Frozen"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != verifierRegistry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(VerifierRegistryFrozen)
	if len(log.Data) > 0 {
		if err := verifierRegistry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range verifierRegistry.abi.Events[event].Inputs {
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
func (verifierRegistry *VerifierRegistry) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], verifierRegistry.abi.Errors["AlreadyAdded"].ID.Bytes()[:4]) {
		return verifierRegistry.UnpackAlreadyAddedError(raw[4:])
	}
	if bytes.Equal(raw[:4], verifierRegistry.abi.Errors["AlreadyFrozen"].ID.Bytes()[:4]) {
		return verifierRegistry.UnpackAlreadyFrozenError(raw[4:])
	}
	if bytes.Equal(raw[:4], verifierRegistry.abi.Errors["CodeChanged"].ID.Bytes()[:4]) {
		return verifierRegistry.UnpackCodeChangedError(raw[4:])
	}
	if bytes.Equal(raw[:4], verifierRegistry.abi.Errors["DelayOutOfRange"].ID.Bytes()[:4]) {
		return verifierRegistry.UnpackDelayOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], verifierRegistry.abi.Errors["NotAContract"].ID.Bytes()[:4]) {
		return verifierRegistry.UnpackNotAContractError(raw[4:])
	}
	if bytes.Equal(raw[:4], verifierRegistry.abi.Errors["NotActiveYet"].ID.Bytes()[:4]) {
		return verifierRegistry.UnpackNotActiveYetError(raw[4:])
	}
	if bytes.Equal(raw[:4], verifierRegistry.abi.Errors["NotAllowed"].ID.Bytes()[:4]) {
		return verifierRegistry.UnpackNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], verifierRegistry.abi.Errors["SelectorFrozen"].ID.Bytes()[:4]) {
		return verifierRegistry.UnpackSelectorFrozenError(raw[4:])
	}
	if bytes.Equal(raw[:4], verifierRegistry.abi.Errors["UnknownSelector"].ID.Bytes()[:4]) {
		return verifierRegistry.UnpackUnknownSelectorError(raw[4:])
	}
	if bytes.Equal(raw[:4], verifierRegistry.abi.Errors["WrongSelector"].ID.Bytes()[:4]) {
		return verifierRegistry.UnpackWrongSelectorError(raw[4:])
	}
	if bytes.Equal(raw[:4], verifierRegistry.abi.Errors["ZeroAddress"].ID.Bytes()[:4]) {
		return verifierRegistry.UnpackZeroAddressError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// VerifierRegistryAlreadyAdded represents a AlreadyAdded error raised by the VerifierRegistry contract.
type VerifierRegistryAlreadyAdded struct {
	Selector [4]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyAdded(bytes4 selector)
func VerifierRegistryAlreadyAddedErrorID() common.Hash {
	return common.HexToHash("0xe7eb4087a34f2f0ec34ef59dabe60841ee8f229b686c124adbfd6277ddb926cc")
}

// UnpackAlreadyAddedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyAdded(bytes4 selector)
func (verifierRegistry *VerifierRegistry) UnpackAlreadyAddedError(raw []byte) (*VerifierRegistryAlreadyAdded, error) {
	out := new(VerifierRegistryAlreadyAdded)
	if err := verifierRegistry.abi.UnpackIntoInterface(out, "AlreadyAdded", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// VerifierRegistryAlreadyFrozen represents a AlreadyFrozen error raised by the VerifierRegistry contract.
type VerifierRegistryAlreadyFrozen struct {
	Selector [4]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyFrozen(bytes4 selector)
func VerifierRegistryAlreadyFrozenErrorID() common.Hash {
	return common.HexToHash("0x91e566d9dbf5560c317844e8db08390d05643bb1127f79d5a9ba88bb83cc48a9")
}

// UnpackAlreadyFrozenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyFrozen(bytes4 selector)
func (verifierRegistry *VerifierRegistry) UnpackAlreadyFrozenError(raw []byte) (*VerifierRegistryAlreadyFrozen, error) {
	out := new(VerifierRegistryAlreadyFrozen)
	if err := verifierRegistry.abi.UnpackIntoInterface(out, "AlreadyFrozen", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// VerifierRegistryCodeChanged represents a CodeChanged error raised by the VerifierRegistry contract.
type VerifierRegistryCodeChanged struct {
	Selector [4]byte
	Verifier common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CodeChanged(bytes4 selector, address verifier)
func VerifierRegistryCodeChangedErrorID() common.Hash {
	return common.HexToHash("0x9becbdd4d38bf0422a654b0ab4c8d4f9b876bca80574855ef1a5d47be4a35a11")
}

// UnpackCodeChangedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CodeChanged(bytes4 selector, address verifier)
func (verifierRegistry *VerifierRegistry) UnpackCodeChangedError(raw []byte) (*VerifierRegistryCodeChanged, error) {
	out := new(VerifierRegistryCodeChanged)
	if err := verifierRegistry.abi.UnpackIntoInterface(out, "CodeChanged", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// VerifierRegistryDelayOutOfRange represents a DelayOutOfRange error raised by the VerifierRegistry contract.
type VerifierRegistryDelayOutOfRange struct {
	DelaySeconds uint64
	MinSeconds   uint64
	MaxSeconds   uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DelayOutOfRange(uint64 delaySeconds, uint64 minSeconds, uint64 maxSeconds)
func VerifierRegistryDelayOutOfRangeErrorID() common.Hash {
	return common.HexToHash("0xbc99e4b2c67828275d968d74fd5ec9ec20e00629c644b35425d3d4cd598132e5")
}

// UnpackDelayOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DelayOutOfRange(uint64 delaySeconds, uint64 minSeconds, uint64 maxSeconds)
func (verifierRegistry *VerifierRegistry) UnpackDelayOutOfRangeError(raw []byte) (*VerifierRegistryDelayOutOfRange, error) {
	out := new(VerifierRegistryDelayOutOfRange)
	if err := verifierRegistry.abi.UnpackIntoInterface(out, "DelayOutOfRange", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// VerifierRegistryNotAContract represents a NotAContract error raised by the VerifierRegistry contract.
type VerifierRegistryNotAContract struct {
	Verifier common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAContract(address verifier)
func VerifierRegistryNotAContractErrorID() common.Hash {
	return common.HexToHash("0x8a8b41ec6b8382733436ac0321a506b0d1e41dc29c8650d1fd1ff17e726ab809")
}

// UnpackNotAContractError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAContract(address verifier)
func (verifierRegistry *VerifierRegistry) UnpackNotAContractError(raw []byte) (*VerifierRegistryNotAContract, error) {
	out := new(VerifierRegistryNotAContract)
	if err := verifierRegistry.abi.UnpackIntoInterface(out, "NotAContract", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// VerifierRegistryNotActiveYet represents a NotActiveYet error raised by the VerifierRegistry contract.
type VerifierRegistryNotActiveYet struct {
	Selector [4]byte
	ActiveAt uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotActiveYet(bytes4 selector, uint64 activeAt)
func VerifierRegistryNotActiveYetErrorID() common.Hash {
	return common.HexToHash("0xac0e97ef858de2176a353d27dc34db74027db847fbaa92e449c6a03fb017ff37")
}

// UnpackNotActiveYetError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotActiveYet(bytes4 selector, uint64 activeAt)
func (verifierRegistry *VerifierRegistry) UnpackNotActiveYetError(raw []byte) (*VerifierRegistryNotActiveYet, error) {
	out := new(VerifierRegistryNotActiveYet)
	if err := verifierRegistry.abi.UnpackIntoInterface(out, "NotActiveYet", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// VerifierRegistryNotAllowed represents a NotAllowed error raised by the VerifierRegistry contract.
type VerifierRegistryNotAllowed struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAllowed(address caller)
func VerifierRegistryNotAllowedErrorID() common.Hash {
	return common.HexToHash("0xfa5cd00ff5c4577b9857716999b0b260131d9f5bcbb69f0fa80d6ba972753c88")
}

// UnpackNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAllowed(address caller)
func (verifierRegistry *VerifierRegistry) UnpackNotAllowedError(raw []byte) (*VerifierRegistryNotAllowed, error) {
	out := new(VerifierRegistryNotAllowed)
	if err := verifierRegistry.abi.UnpackIntoInterface(out, "NotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// VerifierRegistrySelectorFrozen represents a SelectorFrozen error raised by the VerifierRegistry contract.
type VerifierRegistrySelectorFrozen struct {
	Selector [4]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SelectorFrozen(bytes4 selector)
func VerifierRegistrySelectorFrozenErrorID() common.Hash {
	return common.HexToHash("0x63e3fada662e30d4b52cff110f8cb6760e6304b0b8e17a8035665b4859f92359")
}

// UnpackSelectorFrozenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SelectorFrozen(bytes4 selector)
func (verifierRegistry *VerifierRegistry) UnpackSelectorFrozenError(raw []byte) (*VerifierRegistrySelectorFrozen, error) {
	out := new(VerifierRegistrySelectorFrozen)
	if err := verifierRegistry.abi.UnpackIntoInterface(out, "SelectorFrozen", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// VerifierRegistryUnknownSelector represents a UnknownSelector error raised by the VerifierRegistry contract.
type VerifierRegistryUnknownSelector struct {
	Selector [4]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error UnknownSelector(bytes4 selector)
func VerifierRegistryUnknownSelectorErrorID() common.Hash {
	return common.HexToHash("0xc2a825f5477b7cd1f59fbe07092f42f4387547639d04b691437b9f5d82716d5c")
}

// UnpackUnknownSelectorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error UnknownSelector(bytes4 selector)
func (verifierRegistry *VerifierRegistry) UnpackUnknownSelectorError(raw []byte) (*VerifierRegistryUnknownSelector, error) {
	out := new(VerifierRegistryUnknownSelector)
	if err := verifierRegistry.abi.UnpackIntoInterface(out, "UnknownSelector", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// VerifierRegistryWrongSelector represents a WrongSelector error raised by the VerifierRegistry contract.
type VerifierRegistryWrongSelector struct {
	Selector         [4]byte
	VerifierSelector [4]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongSelector(bytes4 selector, bytes4 verifierSelector)
func VerifierRegistryWrongSelectorErrorID() common.Hash {
	return common.HexToHash("0x92237609a2ff5687d1398d3b64adfee2659dca818a83deecee88bcdf8e798e5b")
}

// UnpackWrongSelectorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongSelector(bytes4 selector, bytes4 verifierSelector)
func (verifierRegistry *VerifierRegistry) UnpackWrongSelectorError(raw []byte) (*VerifierRegistryWrongSelector, error) {
	out := new(VerifierRegistryWrongSelector)
	if err := verifierRegistry.abi.UnpackIntoInterface(out, "WrongSelector", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// VerifierRegistryZeroAddress represents a ZeroAddress error raised by the VerifierRegistry contract.
type VerifierRegistryZeroAddress struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroAddress()
func VerifierRegistryZeroAddressErrorID() common.Hash {
	return common.HexToHash("0xd92e233df2717d4a40030e20904abd27b68fcbeede117eaaccbbdac9618c8c73")
}

// UnpackZeroAddressError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroAddress()
func (verifierRegistry *VerifierRegistry) UnpackZeroAddressError(raw []byte) (*VerifierRegistryZeroAddress, error) {
	out := new(VerifierRegistryZeroAddress)
	if err := verifierRegistry.abi.UnpackIntoInterface(out, "ZeroAddress", raw); err != nil {
		return nil, err
	}
	return out, nil
}
