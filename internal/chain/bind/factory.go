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

// FactoryMetaData contains all meta data concerning the Factory contract.
var FactoryMetaData = bind.MetaData{
	ABI: "[{\"type\":\"function\",\"name\":\"addressOf\",\"inputs\":[{\"name\":\"deployer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"deploy\",\"inputs\":[{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"initCode\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"deployed\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"payable\"},{\"type\":\"event\",\"name\":\"Deployed\",\"inputs\":[{\"name\":\"deployer\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"deployed\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyDeployed\",\"inputs\":[{\"name\":\"deployed\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"DeploymentFailed\",\"inputs\":[]}]",
	ID:  "Factory",
	Bin: "0x6080806040523460155761027c908161001a8239f35b5f80fdfe60806040526004361015610011575f80fd5b5f3560e01c8063cdcb760a146100805763e99718d81461002f575f80fd5b3461007c57604036600319011261007c576004356001600160a01b038116810361007c5761006a610065602092602435906101fc565b61022c565b6040516001600160a01b039091168152f35b5f80fd5b604036600319011261007c5760043560243567ffffffffffffffff811161007c573660238201121561007c57806004013567ffffffffffffffff811161007c57366024828401011161007c576100d961006584336101fc565b91823b6101a8576100ea84336101fc565b5f60206040519461010482601f19601f84011601876101c6565b80865280602483880196018637850101526f67363d3d37363d34f03d5260086018f35f526010805ff590811561019b57815f9291839260145261d694835260016034536017601e2094519134905af1903b021561019b576020916040519160018060a01b0316918281527ffa86dcef4390d6a0f7edde563410fc44e4c2d382b4c6699cce5ebc4071abcc95843392a3604051908152f35b63301164255f526004601cfd5b6329ab51bf60e01b5f9081526001600160a01b038416600452602490fd5b90601f8019910116810190811067ffffffffffffffff8211176101e857604052565b634e487b7160e01b5f52604160045260245ffd5b604080516001600160a01b03909216602083019081528282019390935281526102266060826101c6565b51902090565b60405190305f5260ff600b536020527f21c35dbe1b344a2488cf3321d6ce542f8e9f305544ff09e4993a62319a497c1f6040526055600b2060145260405261d6945f5260016034536017601e209056",
}

// Factory is an auto generated Go binding around an Ethereum contract.
type Factory struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Factory) GetABI() abi.ABI {
	return c.abi
}

// NewFactory creates a new instance of Factory.
func NewFactory() *Factory {
	parsed, err := FactoryMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Factory{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Factory) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackAddressOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe99718d8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function addressOf(address deployer, bytes32 salt) view returns(address)
func (factory *Factory) PackAddressOf(deployer common.Address, salt [32]byte) []byte {
	enc, err := factory.abi.Pack("addressOf", deployer, salt)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAddressOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe99718d8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function addressOf(address deployer, bytes32 salt) view returns(address)
func (factory *Factory) TryPackAddressOf(deployer common.Address, salt [32]byte) ([]byte, error) {
	return factory.abi.Pack("addressOf", deployer, salt)
}

// UnpackAddressOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe99718d8.
//
// Solidity: function addressOf(address deployer, bytes32 salt) view returns(address)
func (factory *Factory) UnpackAddressOf(data []byte) (common.Address, error) {
	out, err := factory.abi.Unpack("addressOf", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackDeploy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcdcb760a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function deploy(bytes32 salt, bytes initCode) payable returns(address deployed)
func (factory *Factory) PackDeploy(salt [32]byte, initCode []byte) []byte {
	enc, err := factory.abi.Pack("deploy", salt, initCode)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDeploy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcdcb760a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function deploy(bytes32 salt, bytes initCode) payable returns(address deployed)
func (factory *Factory) TryPackDeploy(salt [32]byte, initCode []byte) ([]byte, error) {
	return factory.abi.Pack("deploy", salt, initCode)
}

// UnpackDeploy is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xcdcb760a.
//
// Solidity: function deploy(bytes32 salt, bytes initCode) payable returns(address deployed)
func (factory *Factory) UnpackDeploy(data []byte) (common.Address, error) {
	out, err := factory.abi.Unpack("deploy", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// FactoryDeployed represents a Deployed event raised by the Factory contract.
type FactoryDeployed struct {
	Deployer common.Address
	Salt     [32]byte
	Deployed common.Address
	Raw      *types.Log // Blockchain specific contextual infos
}

const FactoryDeployedEventName = "Deployed"

// ContractEventName returns the user-defined event name.
func (FactoryDeployed) ContractEventName() string {
	return FactoryDeployedEventName
}

// UnpackDeployedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Deployed(address indexed deployer, bytes32 indexed salt, address deployed)
func (factory *Factory) UnpackDeployedEvent(log *types.Log) (*FactoryDeployed, error) {
	event := "Deployed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != factory.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(FactoryDeployed)
	if len(log.Data) > 0 {
		if err := factory.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range factory.abi.Events[event].Inputs {
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
func (factory *Factory) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], factory.abi.Errors["AlreadyDeployed"].ID.Bytes()[:4]) {
		return factory.UnpackAlreadyDeployedError(raw[4:])
	}
	if bytes.Equal(raw[:4], factory.abi.Errors["DeploymentFailed"].ID.Bytes()[:4]) {
		return factory.UnpackDeploymentFailedError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// FactoryAlreadyDeployed represents a AlreadyDeployed error raised by the Factory contract.
type FactoryAlreadyDeployed struct {
	Deployed common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyDeployed(address deployed)
func FactoryAlreadyDeployedErrorID() common.Hash {
	return common.HexToHash("0x29ab51bf6f0e18c457aefd3096e54d21a485f884f235fd9327867016841d54b7")
}

// UnpackAlreadyDeployedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyDeployed(address deployed)
func (factory *Factory) UnpackAlreadyDeployedError(raw []byte) (*FactoryAlreadyDeployed, error) {
	out := new(FactoryAlreadyDeployed)
	if err := factory.abi.UnpackIntoInterface(out, "AlreadyDeployed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// FactoryDeploymentFailed represents a DeploymentFailed error raised by the Factory contract.
type FactoryDeploymentFailed struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error DeploymentFailed()
func FactoryDeploymentFailedErrorID() common.Hash {
	return common.HexToHash("0x3011642595b52db2c854a6ba7204cc406419c7d6c628eeb9fe80adcc365544e4")
}

// UnpackDeploymentFailedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error DeploymentFailed()
func (factory *Factory) UnpackDeploymentFailedError(raw []byte) (*FactoryDeploymentFailed, error) {
	out := new(FactoryDeploymentFailed)
	if err := factory.abi.UnpackIntoInterface(out, "DeploymentFailed", raw); err != nil {
		return nil, err
	}
	return out, nil
}
