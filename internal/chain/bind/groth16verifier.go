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
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"vk\",\"type\":\"uint256[28]\",\"internalType\":\"uint256[28]\"},{\"name\":\"insecureDev_\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"insecureDev\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"selector\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"verify\",\"inputs\":[{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"journalDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"context\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"proof\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"view\"},{\"type\":\"error\",\"name\":\"BadKey\",\"inputs\":[{\"name\":\"word\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InputTooLarge\",\"inputs\":[{\"name\":\"index\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"LocalChainOnly\",\"inputs\":[{\"name\":\"chainId\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ProofInvalid\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"WrongProofLength\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"wanted\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"WrongSelector\",\"inputs\":[{\"name\":\"got\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"wanted\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}]}]",
	ID:  "Groth16Verifier",
	Bin: "0x610440806040523461085c576111fa803803809161001d828561088b565b83398101906103a08183031261085c5781601f8201121561085c57610380916040519161004a848461088b565b829084810192831161085c57905b82821061086057505051801515810361085c578061082f575b5f5b601c811061080857505f825115806107f9575b6107e5578061009581856108ae565b51916107d157505f8091600160051b85015160405190602082019283526040820152826060820152826080820152608081526100d260a08261088b565b51906006610258fa3d156107cc573d6001600160401b03811161075b5760405190610107601f8201601f19166020018361088b565b81525f60203d92013e5b156107b957604082018051906060840180519092176080850180519091179260a086018051909417156107a5576040519261014b84610870565b5f808552602085015251604084015251606083015251608082015260c05f9183602094505160a082015260086204d260fa60015f51149060203d141616156107a55760c0820180519060e0840180519092176101008501805190911792610120860180519094171561079157604051926101c484610870565b5f808552602085015251604084015251606083015251608082015260c05f9183602094505160a082015260086204d260fa60015f51149060203d141616156107915761014082018051906101608401805190921761018085018051909117926101a08601805190941715610631576040519261023f84610870565b5f808552602085015251604084015251606083015251608082015260c05f9183602094505160a082015260086204d260fa60015f51149060203d1416161561063157600e5b6018811061067f57506103008201805190610320840180519092176103408501805190911792610360860180519094171561065757604051926102c684610870565b5f808552602085015251604084015251606083015251608082015260c05f9183602094505160a082015260086204d260fa60015f51149060203d141616156106575760c0820180519161014084019283511480610645575b6106315760a0526040516f3632b6b6b09733b937ba34189b173b1960811b6020820190815290845f603083015b601c821061061b57505050602091816103905f935261036c6103b08261088b565b604051918291518091835e8101838152039060025afa156106105763ffffffff60e01b5f51166080528251602084015160e05260c052604083015160608401516103b960808601516108bf565b6103c660a08701516108bf565b610160526101405261012052610100525160e08301516103ea6101008501516108bf565b6103f86101208601516108bf565b6101e0526101c0526101a052610180525161016082015161041d6101808401516108bf565b61042b6101a08501516108bf565b610260526102405261022052610200526101c08101516101e08201516102a052610280526102008101516102208201516102e0526102c05261024081015161026082015161032052610300526102808101516102a082015161036052610340526102c08101516102e08201516103a052825261030081015190610320810151906104c76103606104bf6103408401516108bf565b9201516108bf565b61042052610400526103e0526103c0526040516108ea91826108f0833960805182818160900152610146015260a051826052015260c0518261031c015260e051826102f5015261010051826103b8015261012051826103910152610140518261036a01526101605182610343015261018051826106ae01526101a0518261068b01526101c0518261066401526101e0518261063d015261020051826102ce015261022051826102a701526102405182610280015261026051826102590152610280518261042501526102a051826103fe01526102c0518261049c01526102e0518261047b015261030051826104e9015261032051826104c80152610340518261053a015261036051826105190152518161060001526103a051816105df01526103c0518161078701526103e0518161076001526104005181610739015261042051816107120152f35b6040513d5f823e3d90fd5b602080600192855181520193019101909161034b565b63069855dd60e11b5f52600a60045260245ffd5b5060e08401516101608501511461031e565b63069855dd60e11b5f52601860045260245ffd5b634e487b7160e01b5f52603260045260245ffd5b61068981846108ae565b511580610774575b6107495761069f81846108ae565b5160018201808311610735575f916106b88392876108ae565b5160405190602082019283526040820152826060820152826080820152608081526106e460a08261088b565b51906006610258fa3d1561076f573d6001600160401b03811161075b5760405190610719601f8201601f19166020018361088b565b81525f60203d92013e5b15610749576002810180911115610284575b634e487b7160e01b5f52601160045260245ffd5b63069855dd60e11b5f5260045260245ffd5b634e487b7160e01b5f52604160045260245ffd5b610723565b50600181018082116107355761078a90846108ae565b5115610691565b63069855dd60e11b5f52600660045260245ffd5b63069855dd60e11b5f52600260045260245ffd5b63069855dd60e11b5f525f60045260245ffd5b610111565b634e487b7160e01b81526011600452602490fd5b63069855dd60e11b81526004819052602490fd5b505f9050602083015115610086565b5f5160206111da5f395f51905f5261082082856108ae565b51101561074957600101610073565b61053946148015610851575b6100715762d4d21360e81b5f524660045260245ffd5b50617a69461461083b565b5f80fd5b8151815260209182019101610058565b60c081019081106001600160401b0382111761075b57604052565b601f909101601f19168101906001600160401b0382119082101761075b57604052565b90601c81101561066b5760051b0190565b806108c957505f90565b5f5160206111da5f395f51905f52035f5160206111da5f395f51905f528111610735579056fe60806040526004361015610011575f80fd5b5f5f3560e01c8063e7b7347e146100c0578063ea3d508a1461007a5763f0a7bd291461003b575f80fd5b3461007757806003193601126100775760206040517f000000000000000000000000000000000000000000000000000000000000000015158152f35b80fd5b50346100775780600319360112610077576040517f00000000000000000000000000000000000000000000000000000000000000006001600160e01b0319168152602090f35b346107d35760803660031901126107d35760443560043560643567ffffffffffffffff81116107d357366023820112156107d35780600401359067ffffffffffffffff82116107d357602481019236602484840101116107d35761018483036108625783356001600160e01b031981169060048510610842575b506001600160e01b03197f00000000000000000000000000000000000000000000000000000000000000008116911681810361082d5750507f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001811015610817577f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f00000018510156107ff577f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f000000060018060fd1b03602435169460405185602082019285845288604084015289606084015260808301376102296080828881015f838201520301601f19810183528261087b565b51902006600101806001116107eb576103c0946040519461024a878761087b565b863687376101006028860187377f00000000000000000000000000000000000000000000000000000000000000006101608701527f00000000000000000000000000000000000000000000000000000000000000006101408701527f00000000000000000000000000000000000000000000000000000000000000006101208701527f00000000000000000000000000000000000000000000000000000000000000006101008701527f00000000000000000000000000000000000000000000000000000000000000006101a08701527f00000000000000000000000000000000000000000000000000000000000000006101808701527f00000000000000000000000000000000000000000000000000000000000000006102208701527f00000000000000000000000000000000000000000000000000000000000000006102008701527f00000000000000000000000000000000000000000000000000000000000000006101e08701527f00000000000000000000000000000000000000000000000000000000000000006101c087015280610184116107d35761050e97866104c1958761055f6101286104c69a01947f00000000000000000000000000000000000000000000000000000000000000006102608601527f000000000000000000000000000000000000000000000000000000000000000061024086015260209d8e9887359c8d9761014887019b508b359d8e986102a08301998a5261028083019a8b52610479836108ce565b7f00000000000000000000000000000000000000000000000000000000000000007f00000000000000000000000000000000000000000000000000000000000000008461089d565b6108ce565b7f00000000000000000000000000000000000000000000000000000000000000007f00000000000000000000000000000000000000000000000000000000000000008f61089d565b6105178c6108ce565b7f00000000000000000000000000000000000000000000000000000000000000007f00000000000000000000000000000000000000000000000000000000000000008d61089d565b6105688a6108ce565b604051606081019181831067ffffffffffffffff8411176107d75782604052604082528d82016101688201933685116107d3578f91946106258f6104c17f30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f00000018f98996106329a5f8f9860406101889a853752519020067f00000000000000000000000000000000000000000000000000000000000000007f00000000000000000000000000000000000000000000000000000000000000008461089d565b359201905035908c61089d565b61063b896108ce565b7f00000000000000000000000000000000000000000000000000000000000000006102e08a01527f00000000000000000000000000000000000000000000000000000000000000006102c08a01527f000000000000000000000000000000000000000000000000000000000000000090527f0000000000000000000000000000000000000000000000000000000000000000905281610124116107d35750610144116107d3575061034084015261032083015261030082019081526040906060816007615dc0fa60403d1416156107c45782915f917f00000000000000000000000000000000000000000000000000000000000000006103a08201527f00000000000000000000000000000000000000000000000000000000000000006103808201527f00000000000000000000000000000000000000000000000000000000000000006103608201527f00000000000000000000000000000000000000000000000000000000000000006103408201526008620d1f60fa60015f5114913d141616156107c457005b631ff3747d60e21b5f5260045ffd5b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b634e487b7160e01b5f52601160045260245ffd5b84630693c11960e21b5f52600260045260245260445ffd5b630693c11960e21b5f525f60045260245260445ffd5b639223760960e01b5f5260045260245260445ffd5b6001600160e01b0319600486900360031b81901b9091161690508661013a565b82637169558560e11b5f5260045261018460245260445ffd5b90601f8019910116810190811067ffffffffffffffff8211176107d757604052565b929091906102c08401526102a08301526102809091019081526040906060816007615dc0fa60403d1416156107c457565b610240604091016080816006610258fa60403d1416156107c4575630644e72e131a029b85045b68181585d97816a916871ca8d3c208c16d87cfd47",
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
// Solidity: constructor(uint256[28] vk, bool insecureDev_) returns()
func (groth16Verifier *Groth16Verifier) PackConstructor(vk [28]*big.Int, insecureDev_ bool) []byte {
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
