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
	Verifier            common.Address
	ActiveAt            *big.Int
	Frozen              bool
	CodeHash            [32]byte
	ImpossibleProgramId [32]byte
}

// VerifierRegistryLeafClaim is an auto generated low-level Go binding around an user-defined struct.
type VerifierRegistryLeafClaim struct {
	Index         uint32
	OrderDigest   [32]byte
	JournalDigest [32]byte
	Payout        common.Address
	Path          [][32]byte
}

// VerifierRegistryMetaData contains all meta data concerning the VerifierRegistry contract.
var VerifierRegistryMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"owner_\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"guardian_\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"delaySeconds_\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"MAX_DELAY_SECONDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MIN_DELAY_SECONDS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"add\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"verifier\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"impossibleProgramId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"delaySeconds\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"entryOf\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structVerifierRegistry.Entry\",\"components\":[{\"name\":\"verifier\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"activeAt\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"frozen\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"codeHash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"impossibleProgramId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"freeze\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"freezeByProof\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"journalDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"context\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"proof\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"freezeByRootProof\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"proof\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"claim\",\"type\":\"tuple\",\"internalType\":\"structVerifierRegistry.LeafClaim\",\"components\":[{\"name\":\"index\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"journalDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"payout\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"path\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"freezeChanged\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"get\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"guardian\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isActive\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isFrozen\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"owner\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"Added\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"indexed\":true,\"internalType\":\"bytes4\"},{\"name\":\"verifier\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"codeHash\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"impossibleProgramId\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"},{\"name\":\"activeAt\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Frozen\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"indexed\":true,\"internalType\":\"bytes4\"},{\"name\":\"by\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"reason\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumVerifierRegistry.Reason\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyAdded\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}]},{\"type\":\"error\",\"name\":\"AlreadyFrozen\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}]},{\"type\":\"error\",\"name\":\"CodeChanged\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"verifier\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"CodeUnchanged\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"verifier\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"DelayOutOfRange\",\"inputs\":[{\"name\":\"delaySeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"minSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"IndexOutOfRange\",\"inputs\":[{\"name\":\"index\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"leaves\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotAContract\",\"inputs\":[{\"name\":\"verifier\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotActiveYet\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"activeAt\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"NotAllowed\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotUnderRoot\",\"inputs\":[{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"PathTooLong\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"max\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SelectorFrozen\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}]},{\"type\":\"error\",\"name\":\"UnknownSelector\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}]},{\"type\":\"error\",\"name\":\"WrongSelector\",\"inputs\":[{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"given\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}]},{\"type\":\"error\",\"name\":\"ZeroAddress\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ZeroProgramId\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ZeroSelector\",\"inputs\":[]}]",
	ID:  "VerifierRegistry",
	Bin: "0x60e03461015957601f610f8b38819003918201601f19168301916001600160401b0383118484101761015d578084926060946040528339810103126101595761004781610171565b90604061005660208301610171565b910151916001600160401b038316808403610159576001600160a01b038216158015610148575b610139576105394614801561012e575b15610125575f5b6001600160401b0316908181108015610119575b6100fd57505060805260a05260c052604051610e05908161018682396080518181816104b80152818161065b01526106bf015260a0518181816105580152610a31015260c05181818161062201526107680152f35b635e4cf25960e11b5f526004526024526276a70060445260645ffd5b506276a70081116100a8565b62015180610094565b50617a69461461008d565b63d92e233d60e01b5f5260045ffd5b506001600160a01b0383161561007d565b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b51906001600160a01b03821682036101595756fe6080806040526004361015610012575f80fd5b5f905f3560e01c9081630445be7b14610bec5750806306467b3214610bcf57806312d8e95114610b2a578063383b5e9b14610a60578063452a932014610a1c578063495a9825146109dc57806362a2cf0c146109115780637019c70e1461068a5780638da5cb5b14610646578063b752a7d114610602578063b939c63514610587578063bdf9a7261461049c578063c3a7c3ae146103b25763d491708b146100b8575f80fd5b346103af5760803660031901126103af576100d1610c07565b6024359060443567ffffffffffffffff81116103ad576100f5903690600401610c1e565b90926064359367ffffffffffffffff85116103a95736859003946004810160a06003198801126103a55761012886610ccf565b96610134868589610d7a565b61013d82610cbe565b600289015460648501356001600160a01b0381169291908390036103a1576101cc926040519163ffffffff60208401947f7ebe6c32df36046943affd3e1fb3c2fdc137f38fd0700bed856315d3d70ec7db8652166040840152602488013560608401526080830152604487013560a083015260c082015260c081526101c360e082610c7c565b51902092610cbe565b926084810135916022190182121561039d570160048101359067ffffffffffffffff821161039d57602401928160051b3603841361039d57601482116103845763ffffffff169182821c61036957918593918a925b8184106102d15750505050036102bd57845486939291906001600160a01b0316803b156102b95761027893859360405195869485938493630c84774960e41b85526004850152604060248501526044840191610c9e565b03915afa80156102ae57610295575b505061029291610d2d565b80f35b8161029f91610c7c565b6102aa57825f610287565b8280fd5b6040513d84823e3d90fd5b8480fd5b6311dd0dbb60e21b86526004829052602486fd5b9193839550600180868194961c161490815f14610362576102f3878686610de1565b35915b15610350575b6040519060208201927f3ebaf0a8cd2843ce2cab19a6f94d070400abe35dd919fe84ed1138544c220a4c84526040830152606082015260608152610341608082610c7c565b51902094019186949391610221565b5061035c868585610de1565b356102fc565b80916102f6565b631f2a760b60e01b8a5260048390526001821b60245260448afd5b63ddd77f0d60e01b8a526004829052601460245260448afd5b8980fd5b8b80fd5b8780fd5b8580fd5b835b80fd5b5034610498576080366003190112610498576103cc610c07565b9060643567ffffffffffffffff8111610498576103ed903690600401610c1e565b6103f8849294610ccf565b93610404828285610d7a565b8454600286015491906001600160a01b0316803b156104985761045d935f93604051958694859384936373db9a3f60e11b8552600485015260243560248501526044356044850152608060648501526084840191610c9e565b03915afa801561048d57610477575b506102929192610d2d565b61029292505f61048691610c7c565b5f9161046c565b6040513d5f823e3d90fd5b5f80fd5b34610498576020366003190112610498576104b5610c07565b337f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316141580610554575b610541576104f581610ccf565b805460ff60c81b1916600160c81b1790556040515f815233916001600160e01b031916907f1582ef20ef131b57b71814c944a39714ee1ac3ef884edc2982f50437e2e1d58490602090a3005b63fa5cd00f60e01b5f523360045260245ffd5b50337f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031614156104e8565b34610498576020366003190112610498576001600160e01b03196105a9610c07565b165f90815260208181526040909120546001600160a01b038116151590816105f2575b816105dd575b506040519015158152f35b64ffffffffff915060a01c16421015826105d2565b905060ff8160c81c1615906105cc565b34610498575f36600319011261049857602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610498575f366003190112610498576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b34610498576060366003190112610498576106a3610c07565b6024356001600160a01b038116919082810361049857604435917f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03163303610541576001600160e01b0319169182156109025780156108f3575f838152602081905260409020546001600160a01b03166108e057813b156108cd5760405163751ea84560e11b8152602081600481885afa90811561048d575f9161088a575b506001600160e01b031916838103610874575067ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016420190814211610860577f2e56a49a1661d267bd9d8b3fce33757837258d251af5d922ae1a6e926eda85a89264ffffffffff60609316903f916040516107cd81610c4c565b878152600260208201848152604083015f81528784019087825260808501928684528b5f525f60205260405f209560018060a01b0390511686549164ffffffffff60a01b905160a01b169166ffffffffffffff60c81b161717855551151584549060ff60c81b9060c81b169060ff60c81b19161784555160018401555191015560405192835260208301526040820152a3005b634e487b7160e01b5f52601160045260245ffd5b83639223760960e01b5f5260045260245260445ffd5b90506020813d6020116108c5575b816108a560209383610c7c565b8101031261049857516001600160e01b031981168103610498578561074a565b3d9150610898565b836322a2d07b60e21b5f5260045260245ffd5b8263e7eb408760e01b5f5260045260245ffd5b6341a463a560e01b5f5260045ffd5b631d23c2ef60e21b5f5260045ffd5b34610498576020366003190112610498576001600160e01b0319610933610c07565b165f81815260208190526040902080546001600160a01b03811692919083156109c95760ff8160c81c166109b65764ffffffffff9060a01c168042106109a057506001833f9101540361098b57602082604051908152f35b6326fb2f7560e21b5f5260045260245260445ffd5b8263ac0e97ef60e01b5f5260045260245260445ffd5b826331f1fd6d60e11b5f5260045260245ffd5b8263c2a825f560e01b5f5260045260245ffd5b34610498576020366003190112610498576001600160e01b03196109fe610c07565b165f525f602052602060ff60405f205460c81c166040519015158152f35b34610498575f366003190112610498576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b3461049857602036600319011261049857610a79610c07565b5f6080604051610a8881610c4c565b828152826020820152826040820152826060820152015263ffffffff60e01b165f525f60205260a060405f20604051610ac081610c4c565b815491600180851b0383169283835264ffffffffff602084018183881c16815260ff604086019360c81c1615158352608060026001860154956060880196875201549501948552604051958652511660208501525115156040840152516060830152516080820152f35b3461049857602036600319011261049857610b43610c07565b610b4c81610ccf565b60018060a01b03815416803f600183015414610bb05750805460ff60c81b1916600160c81b1790556040516002815233916001600160e01b031916907f1582ef20ef131b57b71814c944a39714ee1ac3ef884edc2982f50437e2e1d58490602090a3005b8263f4fcd78b60e01b5f5263ffffffff60e01b1660045260245260445ffd5b34610498575f3660031901126104985760206040516276a7008152f35b34610498575f36600319011261049857806201518060209252f35b600435906001600160e01b03198216820361049857565b9181601f840112156104985782359167ffffffffffffffff8311610498576020838186019501011161049857565b60a0810190811067ffffffffffffffff821117610c6857604052565b634e487b7160e01b5f52604160045260245ffd5b90601f8019910116810190811067ffffffffffffffff821117610c6857604052565b908060209392818452848401375f828201840152601f01601f1916010190565b3563ffffffff811681036104985790565b6001600160e01b0319165f8181526020819052604090208054909291906001600160a01b03811615610d1a5760c81c60ff16610d085750565b6391e566d960e01b5f5260045260245ffd5b5063c2a825f560e01b5f5260045260245ffd5b805460ff60c81b1916600160c81b1790556040516001815233916001600160e01b031916907f1582ef20ef131b57b71814c944a39714ee1ac3ef884edc2982f50437e2e1d58490602090a3565b90359163ffffffff60e01b83169260048210610dc1575b50506001600160e01b03199182169116808203610dac575050565b639223760960e01b5f5260045260245260445ffd5b6001600160e01b031960049290920360031b82901b161691505f80610d91565b9190811015610df15760051b0190565b634e487b7160e01b5f52603260045260245ffd",
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
// the contract method with ID 0x7019c70e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function add(bytes4 selector, address verifier, bytes32 impossibleProgramId) returns()
func (verifierRegistry *VerifierRegistry) PackAdd(selector [4]byte, verifier common.Address, impossibleProgramId [32]byte) []byte {
	enc, err := verifierRegistry.abi.Pack("add", selector, verifier, impossibleProgramId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAdd is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7019c70e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function add(bytes4 selector, address verifier, bytes32 impossibleProgramId) returns()
func (verifierRegistry *VerifierRegistry) TryPackAdd(selector [4]byte, verifier common.Address, impossibleProgramId [32]byte) ([]byte, error) {
	return verifierRegistry.abi.Pack("add", selector, verifier, impossibleProgramId)
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
// Solidity: function entryOf(bytes4 selector) view returns((address,uint40,bool,bytes32,bytes32))
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
// Solidity: function entryOf(bytes4 selector) view returns((address,uint40,bool,bytes32,bytes32))
func (verifierRegistry *VerifierRegistry) TryPackEntryOf(selector [4]byte) ([]byte, error) {
	return verifierRegistry.abi.Pack("entryOf", selector)
}

// UnpackEntryOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x383b5e9b.
//
// Solidity: function entryOf(bytes4 selector) view returns((address,uint40,bool,bytes32,bytes32))
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

// PackFreezeByProof is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc3a7c3ae.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function freezeByProof(bytes4 selector, bytes32 journalDigest, uint256 context, bytes proof) returns()
func (verifierRegistry *VerifierRegistry) PackFreezeByProof(selector [4]byte, journalDigest [32]byte, context *big.Int, proof []byte) []byte {
	enc, err := verifierRegistry.abi.Pack("freezeByProof", selector, journalDigest, context, proof)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFreezeByProof is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc3a7c3ae.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function freezeByProof(bytes4 selector, bytes32 journalDigest, uint256 context, bytes proof) returns()
func (verifierRegistry *VerifierRegistry) TryPackFreezeByProof(selector [4]byte, journalDigest [32]byte, context *big.Int, proof []byte) ([]byte, error) {
	return verifierRegistry.abi.Pack("freezeByProof", selector, journalDigest, context, proof)
}

// PackFreezeByRootProof is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd491708b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function freezeByRootProof(bytes4 selector, bytes32 root, bytes proof, (uint32,bytes32,bytes32,address,bytes32[]) claim) returns()
func (verifierRegistry *VerifierRegistry) PackFreezeByRootProof(selector [4]byte, root [32]byte, proof []byte, claim VerifierRegistryLeafClaim) []byte {
	enc, err := verifierRegistry.abi.Pack("freezeByRootProof", selector, root, proof, claim)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFreezeByRootProof is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd491708b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function freezeByRootProof(bytes4 selector, bytes32 root, bytes proof, (uint32,bytes32,bytes32,address,bytes32[]) claim) returns()
func (verifierRegistry *VerifierRegistry) TryPackFreezeByRootProof(selector [4]byte, root [32]byte, proof []byte, claim VerifierRegistryLeafClaim) ([]byte, error) {
	return verifierRegistry.abi.Pack("freezeByRootProof", selector, root, proof, claim)
}

// PackFreezeChanged is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x12d8e951.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function freezeChanged(bytes4 selector) returns()
func (verifierRegistry *VerifierRegistry) PackFreezeChanged(selector [4]byte) []byte {
	enc, err := verifierRegistry.abi.Pack("freezeChanged", selector)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFreezeChanged is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x12d8e951.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function freezeChanged(bytes4 selector) returns()
func (verifierRegistry *VerifierRegistry) TryPackFreezeChanged(selector [4]byte) ([]byte, error) {
	return verifierRegistry.abi.Pack("freezeChanged", selector)
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
	Selector            [4]byte
	Verifier            common.Address
	CodeHash            [32]byte
	ImpossibleProgramId [32]byte
	ActiveAt            uint64
	Raw                 *types.Log // Blockchain specific contextual infos
}

const VerifierRegistryAddedEventName = "Added"

// ContractEventName returns the user-defined event name.
func (VerifierRegistryAdded) ContractEventName() string {
	return VerifierRegistryAddedEventName
}

// UnpackAddedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Added(bytes4 indexed selector, address indexed verifier, bytes32 codeHash, bytes32 impossibleProgramId, uint64 activeAt)
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
	Reason   uint8
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
// Solidity: event Frozen(bytes4 indexed selector, address indexed by, uint8 reason)
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
	if bytes.Equal(raw[:4], verifierRegistry.abi.Errors["CodeUnchanged"].ID.Bytes()[:4]) {
		return verifierRegistry.UnpackCodeUnchangedError(raw[4:])
	}
	if bytes.Equal(raw[:4], verifierRegistry.abi.Errors["DelayOutOfRange"].ID.Bytes()[:4]) {
		return verifierRegistry.UnpackDelayOutOfRangeError(raw[4:])
	}
	if bytes.Equal(raw[:4], verifierRegistry.abi.Errors["IndexOutOfRange"].ID.Bytes()[:4]) {
		return verifierRegistry.UnpackIndexOutOfRangeError(raw[4:])
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
	if bytes.Equal(raw[:4], verifierRegistry.abi.Errors["NotUnderRoot"].ID.Bytes()[:4]) {
		return verifierRegistry.UnpackNotUnderRootError(raw[4:])
	}
	if bytes.Equal(raw[:4], verifierRegistry.abi.Errors["PathTooLong"].ID.Bytes()[:4]) {
		return verifierRegistry.UnpackPathTooLongError(raw[4:])
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
	if bytes.Equal(raw[:4], verifierRegistry.abi.Errors["ZeroProgramId"].ID.Bytes()[:4]) {
		return verifierRegistry.UnpackZeroProgramIdError(raw[4:])
	}
	if bytes.Equal(raw[:4], verifierRegistry.abi.Errors["ZeroSelector"].ID.Bytes()[:4]) {
		return verifierRegistry.UnpackZeroSelectorError(raw[4:])
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

// VerifierRegistryCodeUnchanged represents a CodeUnchanged error raised by the VerifierRegistry contract.
type VerifierRegistryCodeUnchanged struct {
	Selector [4]byte
	Verifier common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CodeUnchanged(bytes4 selector, address verifier)
func VerifierRegistryCodeUnchangedErrorID() common.Hash {
	return common.HexToHash("0xf4fcd78ba5fba72f38ced8fcf95a2680cb0c703759a2666f70d1805a8a2f6736")
}

// UnpackCodeUnchangedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CodeUnchanged(bytes4 selector, address verifier)
func (verifierRegistry *VerifierRegistry) UnpackCodeUnchangedError(raw []byte) (*VerifierRegistryCodeUnchanged, error) {
	out := new(VerifierRegistryCodeUnchanged)
	if err := verifierRegistry.abi.UnpackIntoInterface(out, "CodeUnchanged", raw); err != nil {
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

// VerifierRegistryIndexOutOfRange represents a IndexOutOfRange error raised by the VerifierRegistry contract.
type VerifierRegistryIndexOutOfRange struct {
	Index  uint32
	Leaves *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error IndexOutOfRange(uint32 index, uint256 leaves)
func VerifierRegistryIndexOutOfRangeErrorID() common.Hash {
	return common.HexToHash("0x1f2a760ba6f33af785c6bf4b59e83e689d1c967618c99d306d7b47614e524646")
}

// UnpackIndexOutOfRangeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error IndexOutOfRange(uint32 index, uint256 leaves)
func (verifierRegistry *VerifierRegistry) UnpackIndexOutOfRangeError(raw []byte) (*VerifierRegistryIndexOutOfRange, error) {
	out := new(VerifierRegistryIndexOutOfRange)
	if err := verifierRegistry.abi.UnpackIntoInterface(out, "IndexOutOfRange", raw); err != nil {
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

// VerifierRegistryNotUnderRoot represents a NotUnderRoot error raised by the VerifierRegistry contract.
type VerifierRegistryNotUnderRoot struct {
	Root [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotUnderRoot(bytes32 root)
func VerifierRegistryNotUnderRootErrorID() common.Hash {
	return common.HexToHash("0x477436ec195fe688776e2673c3d24f0e504b49852c9e09f963954f408e9f8f02")
}

// UnpackNotUnderRootError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotUnderRoot(bytes32 root)
func (verifierRegistry *VerifierRegistry) UnpackNotUnderRootError(raw []byte) (*VerifierRegistryNotUnderRoot, error) {
	out := new(VerifierRegistryNotUnderRoot)
	if err := verifierRegistry.abi.UnpackIntoInterface(out, "NotUnderRoot", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// VerifierRegistryPathTooLong represents a PathTooLong error raised by the VerifierRegistry contract.
type VerifierRegistryPathTooLong struct {
	Length *big.Int
	Max    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PathTooLong(uint256 length, uint256 max)
func VerifierRegistryPathTooLongErrorID() common.Hash {
	return common.HexToHash("0xddd77f0dd311e78f48632f6f668d420c9dd2cd4b24d80807295fabef53bceccf")
}

// UnpackPathTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PathTooLong(uint256 length, uint256 max)
func (verifierRegistry *VerifierRegistry) UnpackPathTooLongError(raw []byte) (*VerifierRegistryPathTooLong, error) {
	out := new(VerifierRegistryPathTooLong)
	if err := verifierRegistry.abi.UnpackIntoInterface(out, "PathTooLong", raw); err != nil {
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
	Selector [4]byte
	Given    [4]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongSelector(bytes4 selector, bytes4 given)
func VerifierRegistryWrongSelectorErrorID() common.Hash {
	return common.HexToHash("0x92237609a2ff5687d1398d3b64adfee2659dca818a83deecee88bcdf8e798e5b")
}

// UnpackWrongSelectorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongSelector(bytes4 selector, bytes4 given)
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

// VerifierRegistryZeroProgramId represents a ZeroProgramId error raised by the VerifierRegistry contract.
type VerifierRegistryZeroProgramId struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroProgramId()
func VerifierRegistryZeroProgramIdErrorID() common.Hash {
	return common.HexToHash("0x41a463a5e8a4a9a1053c664a74ab2873b51500d9930efa4a6c468bf4d96e3730")
}

// UnpackZeroProgramIdError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroProgramId()
func (verifierRegistry *VerifierRegistry) UnpackZeroProgramIdError(raw []byte) (*VerifierRegistryZeroProgramId, error) {
	out := new(VerifierRegistryZeroProgramId)
	if err := verifierRegistry.abi.UnpackIntoInterface(out, "ZeroProgramId", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// VerifierRegistryZeroSelector represents a ZeroSelector error raised by the VerifierRegistry contract.
type VerifierRegistryZeroSelector struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroSelector()
func VerifierRegistryZeroSelectorErrorID() common.Hash {
	return common.HexToHash("0x748f0bbc61cf8dbc9b06cdd79e530411f9f9752258aa9bb875e52c2a18e3c2b9")
}

// UnpackZeroSelectorError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroSelector()
func (verifierRegistry *VerifierRegistry) UnpackZeroSelectorError(raw []byte) (*VerifierRegistryZeroSelector, error) {
	out := new(VerifierRegistryZeroSelector)
	if err := verifierRegistry.abi.UnpackIntoInterface(out, "ZeroSelector", raw); err != nil {
		return nil, err
	}
	return out, nil
}
