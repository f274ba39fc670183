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

// Groth16VerifierMetaData contains all meta data concerning the Groth16Verifier contract.
var Groth16VerifierMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"vk\",\"type\":\"uint256[32]\",\"internalType\":\"uint256[32]\"},{\"name\":\"insecureDev_\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"insecureDev\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"selector\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"verify\",\"inputs\":[{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"journalDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"context\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"proof\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"view\"},{\"type\":\"error\",\"name\":\"BadKey\",\"inputs\":[{\"name\":\"word\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"CommitmentInvalid\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"InputTooLarge\",\"inputs\":[{\"name\":\"index\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"LocalChainOnly\",\"inputs\":[{\"name\":\"chainId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ProofInvalid\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"WrongProofLength\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"wanted\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"WrongSelector\",\"inputs\":[{\"name\":\"got\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"wanted\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}]}]",
	ID:  "Groth16Verifier",
	Bin: "0x6104c08060405234610839576118cb803803809161001d8285610ad9565b83398101610420828203126108395780601f83011215610839576040519161040083016001600160401b03811184821017610ac5576040528290610400810192831161083957905b828210610ab55750505180151581036108395780610a88575b5f5b60208110610a6157505f82511580610a52575b610a3e57806100a28185610afc565b5191610a2a57505f8091600160051b85015160405190602082019283526040820152826060820152826080820152608081526100df60a082610ad9565b51906006610258fa6100ef610b3d565b5015610a175760408201805160608401805160808601805160a0880180519496929590949293171717156109db5751925191519051906040519260208401945f86525f60408601526060850152608084015260a083015260c082015260c0815261015a60e082610ad9565b60c08151048062021340029062021340820403610849576202bf2001806202bf2011610849575f92600884935192fa610191610b3d565b81610a0b575b816109ef575b50156109db5760c08201805160e084018051610100860180516101208801805194969295909492931717171561099f5751925191519051906040519260208401945f86525f60408601526060850152608084015260a083015260c082015260c0815261020a60e082610ad9565b60c08151048062021340029062021340820403610849576202bf2001806202bf2011610849575f92600884935192fa610241610b3d565b816109cf575b816109b3575b501561099f576101408201805161016084018051610180860180516101a0880180519496929590949293171717156107e35751925191519051906040519260208401945f86525f60408601526060850152608084015260a083015260c082015260c081526102bc60e082610ad9565b60c08151048062021340029062021340820403610849576202bf2001806202bf2011610849575f92600884935192fa6102f3610b3d565b81610993575b81610977575b50156107e357600e5b601881106108ad5750610300820180516103208401805161034086018051610360880180519496929590949293171717156108715751925191519051906040519260208401945f86525f60408601526060850152608084015260a083015260c082015260c0815261037a60e082610ad9565b60c08151048062021340029062021340820403610849576202bf2001806202bf2011610849575f92600884935192fa6103b1610b3d565b816108a1575b81610885575b501561087157610380820180516103a0840180516103c0860180516103e0880180519496929590949293171717156108095751925191519051906040519260208401945f86525f60408601526060850152608084015260a083015260c082015260c0815261042c60e082610ad9565b60c08151048062021340029062021340820403610849576202bf2001806202bf2011610849575f92600884935192fa610463610b3d565b8161083d575b8161081d575b50156108095760c08201805191610140840192835114806107f7575b6107e35760a0526040516f6c656d6d612e67726f746831362e763160801b6020820190815290845f603083015b602082106107cd57505050602091816104105f93526104d961043082610ad9565b604051918291518091835e8101838152039060025afa156107c25763ffffffff60e01b5f51166080528251602084015160e05260c052604083015160608401516105266080860151610b0d565b61053360a0870151610b0d565b610160526101405261012052610100525160e0830151610557610100850151610b0d565b610565610120860151610b0d565b6101e0526101c0526101a052610180525161016082015161058a610180840151610b0d565b6105986101a0850151610b0d565b610260526102405261022052610200526101c08101516101e08201516102a052610280526102008101516102208201516102e0526102c05261024081015161026082015161032052610300526102808101516102a082015161036052610340526102c08101516102e08201516103a0526103805261030081015161032082015161034083015161036084015161042052610400526103e0526103c052610380810151906103a0810151906103e06103c08201519101516104a052610480526104605261044052604051610d2f9081610b7c823960805181818160ee01526101e8015260a05181606f015260c05181610766015260e0518161073f01526101005181610800015261012051816107d9015261014051816107b20152610160518161078b015261018051816108a801526101a0518161088101526101c0518161085a01526101e0518161083301526102005181610718015261022051816106f1015261024051816106ca015261026051816106a3015261028051816104fb01526102a051816104da01526102c0518161054401526102e05181610522015261030051816105b301526103205181610591015261034051816105fd015261036051816105db0152610380518161064701526103a0518161062501526103c0518161042201526103e051816103fb015261040051816103d4015261042051816103ad015261044051816103710152610460518161034b0152610480518161032501526104a051816102ff0152f35b6040513d5f823e3d90fd5b60208060019285518152019301910190916104b8565b63069855dd60e11b5f52600a60045260245ffd5b5060e08401516101608501511461048b565b63069855dd60e11b5f52601c60045260245ffd5b905060208180518101031261083957602001516001145f61046f565b5f80fd5b80516020149150610469565b634e487b7160e01b5f52601160045260245ffd5b634e487b7160e01b5f52603260045260245ffd5b63069855dd60e11b5f52601860045260245ffd5b905060208180518101031261083957602001516001145f6103bd565b805160201491506103b7565b6108b78184610afc565b51158061095a575b610948576108cd8184610afc565b5160018201808311610849575f916108e6839287610afc565b51604051906020820192835260408201528260608201528260808201526080815261091260a082610ad9565b51906006610258fa610922610b3d565b501561094857600281018091111561030857634e487b7160e01b5f52601160045260245ffd5b63069855dd60e11b5f5260045260245ffd5b5060018101808211610849576109709084610afc565b51156108bf565b905060208180518101031261083957602001516001145f6102ff565b805160201491506102f9565b63069855dd60e11b5f52600660045260245ffd5b905060208180518101031261083957602001516001145f61024d565b80516020149150610247565b63069855dd60e11b5f52600260045260245ffd5b905060208180518101031261083957602001516001145f61019d565b80516020149150610197565b63069855dd60e11b5f525f60045260245ffd5b634e487b7160e01b81526011600452602490fd5b63069855dd60e11b81526004819052602490fd5b505f9050602083015115610093565b5f5160206118ab5f395f51905f52610a798285610afc565b51101561094857600101610080565b61053946148015610aaa575b61007e5762d4d21360e81b5f524660045260245ffd5b50617a694614610a94565b8151815260209182019101610065565b634e487b7160e01b5f52604160045260245ffd5b601f909101601f19168101906001600160401b03821190821017610ac557604052565b90602081101561085d5760051b0190565b80610b1757505f90565b5f5160206118ab5f395f51905f52035f5160206118ab5f395f51905f5281116108495790565b3d15610b76573d906001600160401b038211610ac55760405191610b6b601f8201601f191660200184610ad9565b82523d5f602084013e565b60609056fe60806040526004361015610011575f80fd5b5f3560e01c8063e7b7347e14610112578063ea3d508a146100985763f0a7bd291461003a575f80fd5b34610094575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100945760206040517f000000000000000000000000000000000000000000000000000000000000000015158152f35b5f80fd5b34610094575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100945760206040517fffffffff000000000000000000000000000000000000000000000000000000007f0000000000000000000000000000000000000000000000000000000000000000168152f35b346100945760807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100945760443560643560043567ffffffffffffffff821161009457366023830112156100945781600401359267ffffffffffffffff8411610094578383016024810194368611610094576101848103610a9d5760248501357fffffffff0000000000000000000000000000000000000000000000000000000081169060048310610a69575b507fffffffff00000000000000000000000000000000000000000000000000000000807f0000000000000000000000000000000000000000000000000000000000000000169116818103610a3b5750507f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001841015610a0b577f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f00000018310156109da57600411610094577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffd8602485610180930301011261009457836047840112156100945761018093604051936102b78686610ace565b84906101a8810192831161009457602801905b8282106109ca575050506040516102e18582610ace565b843682376101008401918251916101208601928351602083015281527f000000000000000000000000000000000000000000000000000000000000000060a08201527f000000000000000000000000000000000000000000000000000000000000000060808201527f000000000000000000000000000000000000000000000000000000000000000060608201527f0000000000000000000000000000000000000000000000000000000000000000604082015261014086015161016087015160e083015260c08201527f00000000000000000000000000000000000000000000000000000000000000006101608201527f00000000000000000000000000000000000000000000000000000000000000006101408201527f00000000000000000000000000000000000000000000000000000000000000006101208201527f000000000000000000000000000000000000000000000000000000000000000061010082015260405190602082015f905b600c82106109b457505050808761047592526104706101a082610ace565b610b99565b1561098c576105d861056961066c9561051f610622957f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f00000018851825160405190602082019283526040820152604081526104cf606082610ace565b5190200697519051907f00000000000000000000000000000000000000000000000000000000000000007f0000000000000000000000000000000000000000000000000000000000000000610c4d565b907f0000000000000000000000000000000000000000000000000000000000000000917f000000000000000000000000000000000000000000000000000000000000000091610cbb565b7f1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff60243516917f0000000000000000000000000000000000000000000000000000000000000000917f000000000000000000000000000000000000000000000000000000000000000091610cbb565b907f0000000000000000000000000000000000000000000000000000000000000000917f000000000000000000000000000000000000000000000000000000000000000091610cbb565b907f0000000000000000000000000000000000000000000000000000000000000000917f000000000000000000000000000000000000000000000000000000000000000091610cbb565b610300936040519361067e8686610ace565b853686375f5b60068110610938575060e060c082015191015160e086015260c08501527f00000000000000000000000000000000000000000000000000000000000000006101608501527f00000000000000000000000000000000000000000000000000000000000000006101408501527f00000000000000000000000000000000000000000000000000000000000000006101208501527f00000000000000000000000000000000000000000000000000000000000000006101008501527f00000000000000000000000000000000000000000000000000000000000000006101a08501527f0000000000000000000000000000000000000000000000000000000000000000908401527f00000000000000000000000000000000000000000000000000000000000000006102208401527f00000000000000000000000000000000000000000000000000000000000000006102008401527f00000000000000000000000000000000000000000000000000000000000000006101e08401527f00000000000000000000000000000000000000000000000000000000000000006101c08401526102608301526102408201527f00000000000000000000000000000000000000000000000000000000000000006102e08201527f00000000000000000000000000000000000000000000000000000000000000006102c08201527f00000000000000000000000000000000000000000000000000000000000000006102a08201527f000000000000000000000000000000000000000000000000000000000000000061028082015260405190602082015f905b60188210610922576108f38486815261047061032082610ace565b156108fa57005b7f7fcdd1f4000000000000000000000000000000000000000000000000000000005f5260045ffd5b60208060019285518152019301910190916108d8565b600c81101561095f578060051b9081830151601882101561095f5760019288015201610684565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b7fa3a93fee000000000000000000000000000000000000000000000000000000005f5260045ffd5b6020806001928551815201930191019091610452565b81358152602091820191016102ca565b827f1a4f0464000000000000000000000000000000000000000000000000000000005f52600260045260245260445ffd5b837f1a4f0464000000000000000000000000000000000000000000000000000000005f525f60045260245260445ffd5b7f92237609000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b7fffffffff000000000000000000000000000000000000000000000000000000008092508360040360031b1b1616876101c3565b7fe2d2ab0a000000000000000000000000000000000000000000000000000000005f5260045261018460245260445ffd5b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff821117610b0f57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b3d15610b94573d9067ffffffffffffffff8211610b0f5760405191610b8960207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f8401160184610ace565b82523d5f602084013e565b606090565b60c08151048062021340029062021340820403610c0a576202bf2001806202bf2011610c0a57815f929160086020859451930191fa610bd6610b3c565b81610bfe575b81610be5575090565b9050602081805181010312610094576020015160011490565b80516020149150610bdc565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b9190826040910312610094576020825192015190565b905f938493604051926020840194855260408401526060830152608082015260808152610c7b60a082610ace565b51906006610258fa610c8b610b3c565b90158015610caf575b6108fa5780602080610cab93518301019101610c37565b9091565b50604081511415610c94565b93915f929383929460405191602083019384526040830152606082015260608152610ce7608082610ace565b51906007615dc0fa91610cf8610b3c565b92158015610d23575b6108fa57610d1b83602080610cab96518301019101610c37565b929091610c4d565b50604083511415610d015630644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47",
}

// Groth16Verifier is an auto generated Go binding around an Ethereum contract.
type Groth16Verifier struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Groth16Verifier) GetABI() abi.ABI {
	return c.abi
}

// NewGroth16Verifier creates a new instance of Groth16Verifier.
func NewGroth16Verifier() *Groth16Verifier {
	parsed, err := Groth16VerifierMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Groth16Verifier{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Groth16Verifier) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(uint256[32] vk, bool insecureDev_) returns()
func (groth16Verifier *Groth16Verifier) PackConstructor(vk [32]*big.Int, insecureDev_ bool) []byte {
	enc, err := groth16Verifier.abi.Pack("", vk, insecureDev_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackInsecureDev is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf0a7bd29.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function insecureDev() view returns(bool)
func (groth16Verifier *Groth16Verifier) PackInsecureDev() []byte {
	enc, err := groth16Verifier.abi.Pack("insecureDev")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackInsecureDev is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf0a7bd29.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function insecureDev() view returns(bool)
func (groth16Verifier *Groth16Verifier) TryPackInsecureDev() ([]byte, error) {
	return groth16Verifier.abi.Pack("insecureDev")
}

// UnpackInsecureDev is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf0a7bd29.
//
// Solidity: function insecureDev() view returns(bool)
func (groth16Verifier *Groth16Verifier) UnpackInsecureDev(data []byte) (bool, error) {
	out, err := groth16Verifier.abi.Unpack("insecureDev", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackSelector is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xea3d508a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function selector() view returns(bytes4)
func (groth16Verifier *Groth16Verifier) PackSelector() []byte {
	enc, err := groth16Verifier.abi.Pack("selector")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSelector is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xea3d508a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function selector() view returns(bytes4)
func (groth16Verifier *Groth16Verifier) TryPackSelector() ([]byte, error) {
	return groth16Verifier.abi.Pack("selector")
}

// UnpackSelector is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xea3d508a.
//
// Solidity: function selector() view returns(bytes4)
func (groth16Verifier *Groth16Verifier) UnpackSelector(data []byte) ([4]byte, error) {
	out, err := groth16Verifier.abi.Unpack("selector", data)
	if err != nil {
		return *new([4]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([4]byte)).(*[4]byte)
	return out0, nil
}

// PackVerify is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe7b7347e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verify(bytes32 programId, bytes32 journalDigest, uint256 context, bytes proof) view returns()
func (groth16Verifier *Groth16Verifier) PackVerify(programId [32]byte, journalDigest [32]byte, context *big.Int, proof []byte) []byte {
	enc, err := groth16Verifier.abi.Pack("verify", programId, journalDigest, context, proof)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerify is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe7b7347e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verify(bytes32 programId, bytes32 journalDigest, uint256 context, bytes proof) view returns()
func (groth16Verifier *Groth16Verifier) TryPackVerify(programId [32]byte, journalDigest [32]byte, context *big.Int, proof []byte) ([]byte, error) {
	return groth16Verifier.abi.Pack("verify", programId, journalDigest, context, proof)
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (groth16Verifier *Groth16Verifier) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], groth16Verifier.abi.Errors["BadKey"].ID.Bytes()[:4]) {
		return groth16Verifier.UnpackBadKeyError(raw[4:])
	}
	if bytes.Equal(raw[:4], groth16Verifier.abi.Errors["CommitmentInvalid"].ID.Bytes()[:4]) {
		return groth16Verifier.UnpackCommitmentInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], groth16Verifier.abi.Errors["InputTooLarge"].ID.Bytes()[:4]) {
		return groth16Verifier.UnpackInputTooLargeError(raw[4:])
	}
	if bytes.Equal(raw[:4], groth16Verifier.abi.Errors["LocalChainOnly"].ID.Bytes()[:4]) {
		return groth16Verifier.UnpackLocalChainOnlyError(raw[4:])
	}
	if bytes.Equal(raw[:4], groth16Verifier.abi.Errors["ProofInvalid"].ID.Bytes()[:4]) {
		return groth16Verifier.UnpackProofInvalidError(raw[4:])
	}
	if bytes.Equal(raw[:4], groth16Verifier.abi.Errors["WrongProofLength"].ID.Bytes()[:4]) {
		return groth16Verifier.UnpackWrongProofLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], groth16Verifier.abi.Errors["WrongSelector"].ID.Bytes()[:4]) {
		return groth16Verifier.UnpackWrongSelectorError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// Groth16VerifierBadKey represents a BadKey error raised by the Groth16Verifier contract.
type Groth16VerifierBadKey struct {
	Word *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadKey(uint256 word)
func Groth16VerifierBadKeyErrorID() common.Hash {
	return common.HexToHash("0x0d30abba561bf13195b0b1c523ade357e7e67fa017a5da01e1b07af145c9968d")
}

// UnpackBadKeyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadKey(uint256 word)
func (groth16Verifier *Groth16Verifier) UnpackBadKeyError(raw []byte) (*Groth16VerifierBadKey, error) {
	out := new(Groth16VerifierBadKey)
	if err := groth16Verifier.abi.UnpackIntoInterface(out, "BadKey", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// Groth16VerifierCommitmentInvalid represents a CommitmentInvalid error raised by the Groth16Verifier contract.
type Groth16VerifierCommitmentInvalid struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CommitmentInvalid()
func Groth16VerifierCommitmentInvalidErrorID() common.Hash {
	return common.HexToHash("0xa3a93fee56dfcbe3c39f5ec63c6730967db3a2793a813cf79d599fdf35d8f518")
}

// UnpackCommitmentInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CommitmentInvalid()
func (groth16Verifier *Groth16Verifier) UnpackCommitmentInvalidError(raw []byte) (*Groth16VerifierCommitmentInvalid, error) {
	out := new(Groth16VerifierCommitmentInvalid)
	if err := groth16Verifier.abi.UnpackIntoInterface(out, "CommitmentInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// Groth16VerifierInputTooLarge represents a InputTooLarge error raised by the Groth16Verifier contract.
type Groth16VerifierInputTooLarge struct {
	Index *big.Int
	Value *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InputTooLarge(uint256 index, uint256 value)
func Groth16VerifierInputTooLargeErrorID() common.Hash {
	return common.HexToHash("0x1a4f046435e3684e38df9bcf6a399705c821c166d600ebd993b53b5abcdf9756")
}

// UnpackInputTooLargeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InputTooLarge(uint256 index, uint256 value)
func (groth16Verifier *Groth16Verifier) UnpackInputTooLargeError(raw []byte) (*Groth16VerifierInputTooLarge, error) {
	out := new(Groth16VerifierInputTooLarge)
	if err := groth16Verifier.abi.UnpackIntoInterface(out, "InputTooLarge", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// Groth16VerifierLocalChainOnly represents a LocalChainOnly error raised by the Groth16Verifier contract.
type Groth16VerifierLocalChainOnly struct {
	ChainId *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error LocalChainOnly(uint256 chainId)
func Groth16VerifierLocalChainOnlyErrorID() common.Hash {
	return common.HexToHash("0xd4d213002dced6e32c1135f4a454d3c285d9c862061ce7e1a9d47614c5b24023")
}

// UnpackLocalChainOnlyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error LocalChainOnly(uint256 chainId)
func (groth16Verifier *Groth16Verifier) UnpackLocalChainOnlyError(raw []byte) (*Groth16VerifierLocalChainOnly, error) {
	out := new(Groth16VerifierLocalChainOnly)
	if err := groth16Verifier.abi.UnpackIntoInterface(out, "LocalChainOnly", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// Groth16VerifierProofInvalid represents a ProofInvalid error raised by the Groth16Verifier contract.
type Groth16VerifierProofInvalid struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProofInvalid()
func Groth16VerifierProofInvalidErrorID() common.Hash {
	return common.HexToHash("0x7fcdd1f433fad06e243ebb12f415f49dc48f357e41b96f61f504279fe6bb2ac6")
}

// UnpackProofInvalidError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProofInvalid()
func (groth16Verifier *Groth16Verifier) UnpackProofInvalidError(raw []byte) (*Groth16VerifierProofInvalid, error) {
	out := new(Groth16VerifierProofInvalid)
	if err := groth16Verifier.abi.UnpackIntoInterface(out, "ProofInvalid", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// Groth16VerifierWrongProofLength represents a WrongProofLength error raised by the Groth16Verifier contract.
type Groth16VerifierWrongProofLength struct {
	Length *big.Int
	Wanted *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongProofLength(uint256 length, uint256 wanted)
func Groth16VerifierWrongProofLengthErrorID() common.Hash {
	return common.HexToHash("0xe2d2ab0aba9cd9318a800e3dcb0533003c301b1ee4f4336b9eca658e25ee327e")
}

// UnpackWrongProofLengthError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongProofLength(uint256 length, uint256 wanted)
func (groth16Verifier *Groth16Verifier) UnpackWrongProofLengthError(raw []byte) (*Groth16VerifierWrongProofLength, error) {
	out := new(Groth16VerifierWrongProofLength)
	if err := groth16Verifier.abi.UnpackIntoInterface(out, "WrongProofLength", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// Groth16VerifierWrongSelector represents a WrongSelector error raised by the Groth16Verifier contract.
type Groth16VerifierWrongSelector struct {
	Got    [4]byte
	Wanted [4]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongSelector(bytes4 got, bytes4 wanted)
func Groth16VerifierWrongSelectorErrorID() common.Hash {
	return common.HexToHash("0x92237609a2ff5687d1398d3b64adfee2659dca818a83deecee88bcdf8e798e5b")
}

// UnpackWrongSelectorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongSelector(bytes4 got, bytes4 wanted)
func (groth16Verifier *Groth16Verifier) UnpackWrongSelectorError(raw []byte) (*Groth16VerifierWrongSelector, error) {
	out := new(Groth16VerifierWrongSelector)
	if err := groth16Verifier.abi.UnpackIntoInterface(out, "WrongSelector", raw); err != nil {
		return nil, err
	}
	return out, nil
}
