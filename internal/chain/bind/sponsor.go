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

// SponsorPolicy is an auto generated low-level Go binding around an user-defined struct.
type SponsorPolicy struct {
	Token            common.Address
	MaxPricePerOrder *big.Int
	PerClientCap     *big.Int
	TotalCap         *big.Int
	Expiry           uint64
	AnyClient        bool
}

// SponsorMetaData contains all meta data concerning the Sponsor contract.
var SponsorMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"market\",\"type\":\"address\",\"internalType\":\"contractIMarket\"},{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"MARKET\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIMarket\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_LIST\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"OWNER\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"clientAllowed\",\"inputs\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"matcherAllowed\",\"inputs\":[{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"open\",\"inputs\":[{\"name\":\"order\",\"type\":\"tuple\",\"internalType\":\"structIMarket.Order\",\"components\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"selector\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"},{\"name\":\"fallbackSelectors\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"programDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"inputDigest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"maxCycles\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"maxJournalBytes\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"journalHidden\",\"type\":\"bool\",\"internalType\":\"bool\"},{\"name\":\"predicate\",\"type\":\"uint8\",\"internalType\":\"enumIMarket.Predicate\"},{\"name\":\"prefixBytes\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"expected\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"minPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"rampStart\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"rampSeconds\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"collateral\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"lockSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"deadline\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"callback\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"callbackGas\",\"type\":\"uint32\",\"internalType\":\"uint32\"},{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"matcherFeeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}]},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"policy\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structSponsor.Policy\",\"components\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"maxPricePerOrder\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"perClientCap\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"totalCap\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"anyClient\",\"type\":\"bool\",\"internalType\":\"bool\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"programAllowed\",\"inputs\":[{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"setClients\",\"inputs\":[{\"name\":\"clients\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"allowed\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setMatchers\",\"inputs\":[{\"name\":\"matchers\",\"type\":\"address[]\",\"internalType\":\"address[]\"},{\"name\":\"allowed\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setPolicy\",\"inputs\":[{\"name\":\"policy_\",\"type\":\"tuple\",\"internalType\":\"structSponsor.Policy\",\"components\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"maxPricePerOrder\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"perClientCap\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"totalCap\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"anyClient\",\"type\":\"bool\",\"internalType\":\"bool\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setPrograms\",\"inputs\":[{\"name\":\"programIds\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"allowed\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"used\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"usedBy\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"ClientSet\",\"inputs\":[{\"name\":\"client\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"allowed\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"MatcherSet\",\"inputs\":[{\"name\":\"matcher\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"allowed\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"PolicySet\",\"inputs\":[{\"name\":\"policy\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structSponsor.Policy\",\"components\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"maxPricePerOrder\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"perClientCap\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"totalCap\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"anyClient\",\"type\":\"bool\",\"internalType\":\"bool\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ProgramSet\",\"inputs\":[{\"name\":\"programId\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"allowed\",\"type\":\"bool\",\"indexed\":false,\"internalType\":\"bool\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Sponsored\",\"inputs\":[{\"name\":\"orderDigest\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"client\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"maxPrice\",\"type\":\"uint96\",\"indexed\":false,\"internalType\":\"uint96\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"BadAddress\",\"inputs\":[{\"name\":\"given\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"ClientCapReached\",\"inputs\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"wanted\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"cap\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ClientRefused\",\"inputs\":[{\"name\":\"client\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"ListTooLong\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"max\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"MatcherRefused\",\"inputs\":[{\"name\":\"matcher\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotAllowed\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"PolicyExpired\",\"inputs\":[{\"name\":\"expiry\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"PriceAboveMaximum\",\"inputs\":[{\"name\":\"maxPrice\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"allowed\",\"type\":\"uint96\",\"internalType\":\"uint96\"}]},{\"type\":\"error\",\"name\":\"ProgramRefused\",\"inputs\":[{\"name\":\"programId\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"TokenRefused\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"TotalCapReached\",\"inputs\":[{\"name\":\"wanted\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"cap\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"WrongPayer\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"ZeroAddress\",\"inputs\":[]}]",
	ID:  "Sponsor",
	Bin: "0x60c0346100ed57601f61122338819003918201601f19168301916001600160401b038311848410176100f15780849260409485528339810103126100ed5780516001600160a01b038116918282036100ed5760200151916001600160a01b038316908184036100ed57803b156100db5750156100cc5760805260a05260405161111d9081610106823960805181818160d8015281816102a20152610977015260a05181818161015c01528181610261015281816103f401528181610bcb01528181610d460152610d860152f35b63d92e233d60e01b5f5260045ffd5b637833514560e11b5f5260045260245ffd5b5f80fd5b634e487b7160e01b5f52604160045260245ffdfe6080806040526004361015610012575f80fd5b5f905f3560e01c9081630505c8c914610e4c5750806309502eda14610d75578063117803e314610d3157806313347dd914610d165780634176a1fc14610bb85780634549714c1461051257806348b37936146104e357806353ab05a6146104a65780636caf53f7146103e3578063c497da8d146103ab578063c649bedd1461035b578063d9caed121461023d578063e416fc9114610149578063ec14cd891461010a5763f46f16c2146100c3575f80fd5b346101075780600319360112610107576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b80fd5b50346101075760203660031901126101075760209060ff906040906001600160a01b03610135610f57565b168152600584522054166040519015158152f35b50346101075761015836610ef8565b90917f00000000000000000000000000000000000000000000000000000000000000006001600160a01b0316330361022a576101958392936110da565b82151591845b8181106101a6578580f35b6001906001600160a01b036101c46101bf838688611031565b6110af565b16875260056020526101e586604089209060ff801983541691151516179055565b818060a01b036101f96101bf838688611031565b167f87d2ac36fc98a0c76d2b67c267bf59a00a2f56f6f077aa349b99819dc56294e26020604051888152a20161019b565b63fa5cd00f60e01b845233600452602484fd5b503461033157606036600319011261033157610257610f57565b61025f610f6d565b7f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03163303610348576001600160a01b031690308214610335577f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031691823b1561033157604051636ce5768960e11b81526001600160a01b03909216600483015260248201526044803590820152905f908290606490829084905af1801561032657610318575080f35b61032491505f90610fb2565b005b6040513d5f823e3d90fd5b5f80fd5b50637833514560e11b5f5260045260245ffd5b63fa5cd00f60e01b5f523360045260245ffd5b3461033157604036600319011261033157610374610f57565b61037c610f6d565b6001600160a01b039182165f908152600660209081526040808320949093168252928352819020549051908152f35b34610331576020366003190112610331576001600160a01b036103cc610f57565b165f526007602052602060405f2054604051908152f35b34610331576103f136610ef8565b907f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03163303610348579061042c826110da565b801515905f5b83811061043b57005b806104496001928688611031565b355f52600360205261046a8360405f209060ff801983541691151516179055565b610475818688611031565b357f17bf0c25d6fb8591d6b8c08ee3904fb075864792290d042af1913575c55b4dd46020604051878152a201610432565b34610331576020366003190112610331576001600160a01b036104c7610f57565b165f526004602052602060ff60405f2054166040519015158152f35b34610331576020366003190112610331576004355f526003602052602060ff60405f2054166040519015158152f35b346103315736600319016103608112610331576103401361033157610344356001600160401b0381116103315736602382011215610331578060040135906001600160401b03821161033157366024838301011161033157610572610fd3565b916001600160401b03608084015116804211610ba6575061059161106b565b306001600160a01b0390911603610b7e57306001600160a01b036105b3611055565b16148015610b43575b610b1b5760a43592835f52600360205260ff60405f20541615610b08576001600160a01b036105e9611081565b16151580610ae1575b610ab9576105fe611098565b81516001600160a01b03908116911603610a91576001600160601b036106226110c3565b816020840151169182911611610a6b575061063b611055565b906106446110c3565b60018060a01b038251165f52600660205260405f2060018060a01b0384165f526020526106806001600160601b0360405f2054921680926110fc565b906001600160801b03604084015116808311610a49575082516001600160a01b03165f908152600760205260409020546106ba91906110fc565b926001600160801b03606084015116808511610a34575082516001600160a01b039081165f9081526006602090815260408083209484168352938152838220949094559351811684526007909252918290209290925551630764540b60e41b81529390610725610f57565b16600485015260248035908501526044356001600160a01b0381169081900361033157604485015260643563ffffffff60e01b8116809103610331576064850152608435608485015260a484015260c43560c484015260e43560e4840152610104356001600160401b038116809103610331576101048401526101243563ffffffff8116809103610331576101248401526101443580151580910361033157610144840152610164356003811015610331576101648401526101843560ff8116809103610331576101848401526101a48035908401526101c4356001600160a01b03811690819003610331576101c48401526101e4356001600160601b038116809103610331576101e4840152610204356001600160601b03811680910361033157610204840152610224356001600160401b038116809103610331576102248401526102443563ffffffff811680910361033157610244840152610264356001600160601b03811680910361033157610264840152610284356001600160401b038116809103610331576102848401526102a4356001600160401b038116809103610331576102a48401526102c4356001600160a01b03811690819003610331576102c48401526102e43563ffffffff8116809103610331576102e4840152610304356001600160a01b0381169081900361033157610304840152610324359161ffff831680930361033157838281936024610384946020976103248601526103606103448601528261036486015201848401375f838284010152601f801991011681010301815f60018060a01b037f0000000000000000000000000000000000000000000000000000000000000000165af18015610326575f90610a01575b6020906109b1611055565b817f3300855ea768274c4d0f751022a892808ec544861abdcc96861f788b610fa53e846109dc6110c3565b6040516001600160601b0390911681526001600160a01b0390941693a3604051908152f35b506020813d602011610a2c575b81610a1b60209383610fb2565b8101031261033157602090516109a6565b3d9150610a0e565b8462819c1760e11b5f5260045260245260445ffd5b8285637b6214c160e11b5f5260018060a01b031660045260245260445260645ffd5b6001600160601b03610a7b6110c3565b63354ffa3760e01b5f521660045260245260445ffd5b610a99611098565b6358294a4360e01b5f9081526001600160a01b0391909116600452602490fd5b610ac1611081565b630ecfd04b60e21b5f9081526001600160a01b0391909116600452602490fd5b506001600160a01b03610af2611081565b165f52600560205260ff60405f205416156105f2565b83639686262d60e01b5f5260045260245ffd5b610b23611055565b6369d4370560e11b5f9081526001600160a01b0391909116600452602490fd5b5060a083015115801590610b58575b156105bc565b506001600160a01b03610b69611055565b165f52600460205260ff60405f205416610b52565b610b8661106b565b6309599f7560e11b5f9081526001600160a01b0391909116600452602490fd5b6341540bfd60e01b5f5260045260245ffd5b346103315760c0366003190112610331577f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03163303610348576001600160a01b03610c09611055565b166024356001600160601b03811691828203610331576001600160601b0360a01b8260a01b16175f55604435906001600160801b0382169182810361033157606435926001600160801b038416808503610331576001600160801b03198560801b1682176001556084356001600160401b03811691828203610331576002549660a4359485151596878703610331577fc184a5ff5e2b5864e3dca91a34ead9908dd669f08c9876ce0f44f09fef8aa0319a60c09a8768ff00000000000000008b60401b169168ffffffffffffffffff191617176002556040519960018060a01b03610cf2610f57565b168b525060208a01525060408801525060608601525060808401525060a0820152a1005b34610331575f36600319011261033157602060405160648152f35b34610331575f366003190112610331576040517f00000000000000000000000000000000000000000000000000000000000000006001600160a01b03168152602090f35b3461033157610d8336610ef8565b907f00000000000000000000000000000000000000000000000000000000000000006001600160a01b031633036103485790610dbe826110da565b801515905f5b838110610dcd57005b6001906001600160a01b03610de66101bf83888a611031565b165f526004602052610e078360405f209060ff801983541691151516179055565b818060a01b03610e1b6101bf83888a611031565b167fc0a0c020332e6dce21da6c6038321bd91f06c15057bb1e71f7ede652adffb1b36020604051878152a201610dc4565b34610331575f3660031901126103315760a081610e695f93610f83565b828152826020820152826040820152826060820152826080820152015260c0610e90610fd3565b60a060405191600180831b0381511683526001600160601b0360208201511660208401526001600160801b0360408201511660408401526001600160801b0360608201511660608401526001600160401b0360808201511660808401520151151560a0820152f35b906040600319830112610331576004356001600160401b0381116103315760040182601f82011215610331578035926001600160401b038411610331576020808301928560051b01011161033157919060243580151581036103315790565b600435906001600160a01b038216820361033157565b602435906001600160a01b038216820361033157565b60c081019081106001600160401b03821117610f9e57604052565b634e487b7160e01b5f52604160045260245ffd5b90601f801991011681019081106001600160401b03821117610f9e57604052565b60405190610fe082610f83565b815f5460018060a01b038116825260a01c60208201526001546001600160801b038116604083015260801c606082015260a060ff6002546001600160401b038116608085015260401c161515910152565b91908110156110415760051b0190565b634e487b7160e01b5f52603260045260245ffd5b6004356001600160a01b03811681036103315790565b6044356001600160a01b03811681036103315790565b610304356001600160a01b03811681036103315790565b6101c4356001600160a01b03811681036103315790565b356001600160a01b03811681036103315790565b610204356001600160601b03811681036103315790565b606481116110e55750565b63342f77d760e11b5f52600452606460245260445ffd5b9190820180921161110957565b634e487b7160e01b5f52601160045260245ffd",
}

// Sponsor is an auto generated Go binding around an Ethereum contract.
type Sponsor struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Sponsor) GetABI() abi.ABI {
	return c.abi
}

// NewSponsor creates a new instance of Sponsor.
func NewSponsor() *Sponsor {
	parsed, err := SponsorMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Sponsor{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Sponsor) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address market, address owner) returns()
func (sponsor *Sponsor) PackConstructor(market common.Address, owner common.Address) []byte {
	enc, err := sponsor.abi.Pack("", market, owner)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackMARKET is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf46f16c2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MARKET() view returns(address)
func (sponsor *Sponsor) PackMARKET() []byte {
	enc, err := sponsor.abi.Pack("MARKET")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMARKET is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf46f16c2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MARKET() view returns(address)
func (sponsor *Sponsor) TryPackMARKET() ([]byte, error) {
	return sponsor.abi.Pack("MARKET")
}

// UnpackMARKET is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf46f16c2.
//
// Solidity: function MARKET() view returns(address)
func (sponsor *Sponsor) UnpackMARKET(data []byte) (common.Address, error) {
	out, err := sponsor.abi.Unpack("MARKET", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackMAXLIST is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x13347dd9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_LIST() view returns(uint256)
func (sponsor *Sponsor) PackMAXLIST() []byte {
	enc, err := sponsor.abi.Pack("MAX_LIST")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXLIST is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x13347dd9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_LIST() view returns(uint256)
func (sponsor *Sponsor) TryPackMAXLIST() ([]byte, error) {
	return sponsor.abi.Pack("MAX_LIST")
}

// UnpackMAXLIST is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x13347dd9.
//
// Solidity: function MAX_LIST() view returns(uint256)
func (sponsor *Sponsor) UnpackMAXLIST(data []byte) (*big.Int, error) {
	out, err := sponsor.abi.Unpack("MAX_LIST", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackOWNER is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x117803e3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function OWNER() view returns(address)
func (sponsor *Sponsor) PackOWNER() []byte {
	enc, err := sponsor.abi.Pack("OWNER")
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
func (sponsor *Sponsor) TryPackOWNER() ([]byte, error) {
	return sponsor.abi.Pack("OWNER")
}

// UnpackOWNER is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x117803e3.
//
// Solidity: function OWNER() view returns(address)
func (sponsor *Sponsor) UnpackOWNER(data []byte) (common.Address, error) {
	out, err := sponsor.abi.Unpack("OWNER", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackClientAllowed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x53ab05a6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function clientAllowed(address client) view returns(bool)
func (sponsor *Sponsor) PackClientAllowed(client common.Address) []byte {
	enc, err := sponsor.abi.Pack("clientAllowed", client)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackClientAllowed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x53ab05a6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function clientAllowed(address client) view returns(bool)
func (sponsor *Sponsor) TryPackClientAllowed(client common.Address) ([]byte, error) {
	return sponsor.abi.Pack("clientAllowed", client)
}

// UnpackClientAllowed is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x53ab05a6.
//
// Solidity: function clientAllowed(address client) view returns(bool)
func (sponsor *Sponsor) UnpackClientAllowed(data []byte) (bool, error) {
	out, err := sponsor.abi.Unpack("clientAllowed", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackMatcherAllowed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xec14cd89.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function matcherAllowed(address matcher) view returns(bool)
func (sponsor *Sponsor) PackMatcherAllowed(matcher common.Address) []byte {
	enc, err := sponsor.abi.Pack("matcherAllowed", matcher)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMatcherAllowed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xec14cd89.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function matcherAllowed(address matcher) view returns(bool)
func (sponsor *Sponsor) TryPackMatcherAllowed(matcher common.Address) ([]byte, error) {
	return sponsor.abi.Pack("matcherAllowed", matcher)
}

// UnpackMatcherAllowed is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xec14cd89.
//
// Solidity: function matcherAllowed(address matcher) view returns(bool)
func (sponsor *Sponsor) UnpackMatcherAllowed(data []byte) (bool, error) {
	out, err := sponsor.abi.Unpack("matcherAllowed", data)
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
// Solidity: function open((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order, bytes signature) returns(bytes32 digest)
func (sponsor *Sponsor) PackOpen(order IMarketOrder, signature []byte) []byte {
	enc, err := sponsor.abi.Pack("open", order, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4549714c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function open((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order, bytes signature) returns(bytes32 digest)
func (sponsor *Sponsor) TryPackOpen(order IMarketOrder, signature []byte) ([]byte, error) {
	return sponsor.abi.Pack("open", order, signature)
}

// UnpackOpen is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4549714c.
//
// Solidity: function open((address,uint256,address,bytes4,bytes32,bytes32,bytes32,bytes32,uint64,uint32,bool,uint8,uint8,bytes32,address,uint96,uint96,uint64,uint32,uint96,uint64,uint64,address,uint32,address,uint16) order, bytes signature) returns(bytes32 digest)
func (sponsor *Sponsor) UnpackOpen(data []byte) ([32]byte, error) {
	out, err := sponsor.abi.Unpack("open", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackPolicy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0505c8c9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function policy() view returns((address,uint96,uint128,uint128,uint64,bool))
func (sponsor *Sponsor) PackPolicy() []byte {
	enc, err := sponsor.abi.Pack("policy")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPolicy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0505c8c9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function policy() view returns((address,uint96,uint128,uint128,uint64,bool))
func (sponsor *Sponsor) TryPackPolicy() ([]byte, error) {
	return sponsor.abi.Pack("policy")
}

// UnpackPolicy is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0505c8c9.
//
// Solidity: function policy() view returns((address,uint96,uint128,uint128,uint64,bool))
func (sponsor *Sponsor) UnpackPolicy(data []byte) (SponsorPolicy, error) {
	out, err := sponsor.abi.Unpack("policy", data)
	if err != nil {
		return *new(SponsorPolicy), err
	}
	out0 := *abi.ConvertType(out[0], new(SponsorPolicy)).(*SponsorPolicy)
	return out0, nil
}

// PackProgramAllowed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x48b37936.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function programAllowed(bytes32 programId) view returns(bool)
func (sponsor *Sponsor) PackProgramAllowed(programId [32]byte) []byte {
	enc, err := sponsor.abi.Pack("programAllowed", programId)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackProgramAllowed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x48b37936.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function programAllowed(bytes32 programId) view returns(bool)
func (sponsor *Sponsor) TryPackProgramAllowed(programId [32]byte) ([]byte, error) {
	return sponsor.abi.Pack("programAllowed", programId)
}

// UnpackProgramAllowed is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x48b37936.
//
// Solidity: function programAllowed(bytes32 programId) view returns(bool)
func (sponsor *Sponsor) UnpackProgramAllowed(data []byte) (bool, error) {
	out, err := sponsor.abi.Unpack("programAllowed", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackSetClients is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x09502eda.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setClients(address[] clients, bool allowed) returns()
func (sponsor *Sponsor) PackSetClients(clients []common.Address, allowed bool) []byte {
	enc, err := sponsor.abi.Pack("setClients", clients, allowed)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetClients is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x09502eda.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setClients(address[] clients, bool allowed) returns()
func (sponsor *Sponsor) TryPackSetClients(clients []common.Address, allowed bool) ([]byte, error) {
	return sponsor.abi.Pack("setClients", clients, allowed)
}

// PackSetMatchers is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe416fc91.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setMatchers(address[] matchers, bool allowed) returns()
func (sponsor *Sponsor) PackSetMatchers(matchers []common.Address, allowed bool) []byte {
	enc, err := sponsor.abi.Pack("setMatchers", matchers, allowed)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetMatchers is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe416fc91.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setMatchers(address[] matchers, bool allowed) returns()
func (sponsor *Sponsor) TryPackSetMatchers(matchers []common.Address, allowed bool) ([]byte, error) {
	return sponsor.abi.Pack("setMatchers", matchers, allowed)
}

// PackSetPolicy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4176a1fc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setPolicy((address,uint96,uint128,uint128,uint64,bool) policy_) returns()
func (sponsor *Sponsor) PackSetPolicy(policy SponsorPolicy) []byte {
	enc, err := sponsor.abi.Pack("setPolicy", policy)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetPolicy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4176a1fc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setPolicy((address,uint96,uint128,uint128,uint64,bool) policy_) returns()
func (sponsor *Sponsor) TryPackSetPolicy(policy SponsorPolicy) ([]byte, error) {
	return sponsor.abi.Pack("setPolicy", policy)
}

// PackSetPrograms is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6caf53f7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setPrograms(bytes32[] programIds, bool allowed) returns()
func (sponsor *Sponsor) PackSetPrograms(programIds [][32]byte, allowed bool) []byte {
	enc, err := sponsor.abi.Pack("setPrograms", programIds, allowed)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetPrograms is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6caf53f7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setPrograms(bytes32[] programIds, bool allowed) returns()
func (sponsor *Sponsor) TryPackSetPrograms(programIds [][32]byte, allowed bool) ([]byte, error) {
	return sponsor.abi.Pack("setPrograms", programIds, allowed)
}

// PackUsed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc497da8d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function used(address token) view returns(uint256)
func (sponsor *Sponsor) PackUsed(token common.Address) []byte {
	enc, err := sponsor.abi.Pack("used", token)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUsed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc497da8d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function used(address token) view returns(uint256)
func (sponsor *Sponsor) TryPackUsed(token common.Address) ([]byte, error) {
	return sponsor.abi.Pack("used", token)
}

// UnpackUsed is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc497da8d.
//
// Solidity: function used(address token) view returns(uint256)
func (sponsor *Sponsor) UnpackUsed(data []byte) (*big.Int, error) {
	out, err := sponsor.abi.Unpack("used", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackUsedBy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc649bedd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function usedBy(address token, address client) view returns(uint256)
func (sponsor *Sponsor) PackUsedBy(token common.Address, client common.Address) []byte {
	enc, err := sponsor.abi.Pack("usedBy", token, client)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUsedBy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc649bedd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function usedBy(address token, address client) view returns(uint256)
func (sponsor *Sponsor) TryPackUsedBy(token common.Address, client common.Address) ([]byte, error) {
	return sponsor.abi.Pack("usedBy", token, client)
}

// UnpackUsedBy is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc649bedd.
//
// Solidity: function usedBy(address token, address client) view returns(uint256)
func (sponsor *Sponsor) UnpackUsedBy(data []byte) (*big.Int, error) {
	out, err := sponsor.abi.Unpack("usedBy", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd9caed12.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdraw(address token, address to, uint256 amount) returns()
func (sponsor *Sponsor) PackWithdraw(token common.Address, to common.Address, amount *big.Int) []byte {
	enc, err := sponsor.abi.Pack("withdraw", token, to, amount)
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
func (sponsor *Sponsor) TryPackWithdraw(token common.Address, to common.Address, amount *big.Int) ([]byte, error) {
	return sponsor.abi.Pack("withdraw", token, to, amount)
}

// SponsorClientSet represents a ClientSet event raised by the Sponsor contract.
type SponsorClientSet struct {
	Client  common.Address
	Allowed bool
	Raw     *types.Log // Blockchain specific contextual infos
}

const SponsorClientSetEventName = "ClientSet"

// ContractEventName returns the user-defined event name.
func (SponsorClientSet) ContractEventName() string {
	return SponsorClientSetEventName
}

// UnpackClientSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ClientSet(address indexed client, bool allowed)
func (sponsor *Sponsor) UnpackClientSetEvent(log *types.Log) (*SponsorClientSet, error) {
	event := "ClientSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sponsor.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SponsorClientSet)
	if len(log.Data) > 0 {
		if err := sponsor.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sponsor.abi.Events[event].Inputs {
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

// SponsorMatcherSet represents a MatcherSet event raised by the Sponsor contract.
type SponsorMatcherSet struct {
	Matcher common.Address
	Allowed bool
	Raw     *types.Log // Blockchain specific contextual infos
}

const SponsorMatcherSetEventName = "MatcherSet"

// ContractEventName returns the user-defined event name.
func (SponsorMatcherSet) ContractEventName() string {
	return SponsorMatcherSetEventName
}

// UnpackMatcherSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event MatcherSet(address indexed matcher, bool allowed)
func (sponsor *Sponsor) UnpackMatcherSetEvent(log *types.Log) (*SponsorMatcherSet, error) {
	event := "MatcherSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sponsor.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SponsorMatcherSet)
	if len(log.Data) > 0 {
		if err := sponsor.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sponsor.abi.Events[event].Inputs {
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

// SponsorPolicySet represents a PolicySet event raised by the Sponsor contract.
type SponsorPolicySet struct {
	Policy SponsorPolicy
	Raw    *types.Log // Blockchain specific contextual infos
}

const SponsorPolicySetEventName = "PolicySet"

// ContractEventName returns the user-defined event name.
func (SponsorPolicySet) ContractEventName() string {
	return SponsorPolicySetEventName
}

// UnpackPolicySetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event PolicySet((address,uint96,uint128,uint128,uint64,bool) policy)
func (sponsor *Sponsor) UnpackPolicySetEvent(log *types.Log) (*SponsorPolicySet, error) {
	event := "PolicySet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sponsor.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SponsorPolicySet)
	if len(log.Data) > 0 {
		if err := sponsor.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sponsor.abi.Events[event].Inputs {
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

// SponsorProgramSet represents a ProgramSet event raised by the Sponsor contract.
type SponsorProgramSet struct {
	ProgramId [32]byte
	Allowed   bool
	Raw       *types.Log // Blockchain specific contextual infos
}

const SponsorProgramSetEventName = "ProgramSet"

// ContractEventName returns the user-defined event name.
func (SponsorProgramSet) ContractEventName() string {
	return SponsorProgramSetEventName
}

// UnpackProgramSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ProgramSet(bytes32 indexed programId, bool allowed)
func (sponsor *Sponsor) UnpackProgramSetEvent(log *types.Log) (*SponsorProgramSet, error) {
	event := "ProgramSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sponsor.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SponsorProgramSet)
	if len(log.Data) > 0 {
		if err := sponsor.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sponsor.abi.Events[event].Inputs {
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

// SponsorSponsored represents a Sponsored event raised by the Sponsor contract.
type SponsorSponsored struct {
	OrderDigest [32]byte
	Client      common.Address
	MaxPrice    *big.Int
	Raw         *types.Log // Blockchain specific contextual infos
}

const SponsorSponsoredEventName = "Sponsored"

// ContractEventName returns the user-defined event name.
func (SponsorSponsored) ContractEventName() string {
	return SponsorSponsoredEventName
}

// UnpackSponsoredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Sponsored(bytes32 indexed orderDigest, address indexed client, uint96 maxPrice)
func (sponsor *Sponsor) UnpackSponsoredEvent(log *types.Log) (*SponsorSponsored, error) {
	event := "Sponsored"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != sponsor.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(SponsorSponsored)
	if len(log.Data) > 0 {
		if err := sponsor.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range sponsor.abi.Events[event].Inputs {
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
func (sponsor *Sponsor) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], sponsor.abi.Errors["BadAddress"].ID.Bytes()[:4]) {
		return sponsor.UnpackBadAddressError(raw[4:])
	}
	if bytes.Equal(raw[:4], sponsor.abi.Errors["ClientCapReached"].ID.Bytes()[:4]) {
		return sponsor.UnpackClientCapReachedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sponsor.abi.Errors["ClientRefused"].ID.Bytes()[:4]) {
		return sponsor.UnpackClientRefusedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sponsor.abi.Errors["ListTooLong"].ID.Bytes()[:4]) {
		return sponsor.UnpackListTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], sponsor.abi.Errors["MatcherRefused"].ID.Bytes()[:4]) {
		return sponsor.UnpackMatcherRefusedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sponsor.abi.Errors["NotAllowed"].ID.Bytes()[:4]) {
		return sponsor.UnpackNotAllowedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sponsor.abi.Errors["PolicyExpired"].ID.Bytes()[:4]) {
		return sponsor.UnpackPolicyExpiredError(raw[4:])
	}
	if bytes.Equal(raw[:4], sponsor.abi.Errors["PriceAboveMaximum"].ID.Bytes()[:4]) {
		return sponsor.UnpackPriceAboveMaximumError(raw[4:])
	}
	if bytes.Equal(raw[:4], sponsor.abi.Errors["ProgramRefused"].ID.Bytes()[:4]) {
		return sponsor.UnpackProgramRefusedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sponsor.abi.Errors["TokenRefused"].ID.Bytes()[:4]) {
		return sponsor.UnpackTokenRefusedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sponsor.abi.Errors["TotalCapReached"].ID.Bytes()[:4]) {
		return sponsor.UnpackTotalCapReachedError(raw[4:])
	}
	if bytes.Equal(raw[:4], sponsor.abi.Errors["WrongPayer"].ID.Bytes()[:4]) {
		return sponsor.UnpackWrongPayerError(raw[4:])
	}
	if bytes.Equal(raw[:4], sponsor.abi.Errors["ZeroAddress"].ID.Bytes()[:4]) {
		return sponsor.UnpackZeroAddressError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// SponsorBadAddress represents a BadAddress error raised by the Sponsor contract.
type SponsorBadAddress struct {
	Given common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadAddress(address given)
func SponsorBadAddressErrorID() common.Hash {
	return common.HexToHash("0xf066a28aaaef4ede17838a498f0b3dda1072a179578411a9a61f4668645678d8")
}

// UnpackBadAddressError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadAddress(address given)
func (sponsor *Sponsor) UnpackBadAddressError(raw []byte) (*SponsorBadAddress, error) {
	out := new(SponsorBadAddress)
	if err := sponsor.abi.UnpackIntoInterface(out, "BadAddress", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SponsorClientCapReached represents a ClientCapReached error raised by the Sponsor contract.
type SponsorClientCapReached struct {
	Client common.Address
	Wanted *big.Int
	Cap    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ClientCapReached(address client, uint256 wanted, uint256 cap)
func SponsorClientCapReachedErrorID() common.Hash {
	return common.HexToHash("0xf6c42982f0d9008dc923a2024eee76688a9f5084aefc378eb02e998c37decb2d")
}

// UnpackClientCapReachedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ClientCapReached(address client, uint256 wanted, uint256 cap)
func (sponsor *Sponsor) UnpackClientCapReachedError(raw []byte) (*SponsorClientCapReached, error) {
	out := new(SponsorClientCapReached)
	if err := sponsor.abi.UnpackIntoInterface(out, "ClientCapReached", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SponsorClientRefused represents a ClientRefused error raised by the Sponsor contract.
type SponsorClientRefused struct {
	Client common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ClientRefused(address client)
func SponsorClientRefusedErrorID() common.Hash {
	return common.HexToHash("0xd3a86e0aa4afaef97d9c769dc471ff8aaeb83c0b19894c652ebc1675a0e45d9d")
}

// UnpackClientRefusedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ClientRefused(address client)
func (sponsor *Sponsor) UnpackClientRefusedError(raw []byte) (*SponsorClientRefused, error) {
	out := new(SponsorClientRefused)
	if err := sponsor.abi.UnpackIntoInterface(out, "ClientRefused", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SponsorListTooLong represents a ListTooLong error raised by the Sponsor contract.
type SponsorListTooLong struct {
	Length *big.Int
	Max    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ListTooLong(uint256 length, uint256 max)
func SponsorListTooLongErrorID() common.Hash {
	return common.HexToHash("0x685eefae4288091be5ad06a59add6b9ffe170cf603cbe84b41b27f70c0016080")
}

// UnpackListTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ListTooLong(uint256 length, uint256 max)
func (sponsor *Sponsor) UnpackListTooLongError(raw []byte) (*SponsorListTooLong, error) {
	out := new(SponsorListTooLong)
	if err := sponsor.abi.UnpackIntoInterface(out, "ListTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SponsorMatcherRefused represents a MatcherRefused error raised by the Sponsor contract.
type SponsorMatcherRefused struct {
	Matcher common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error MatcherRefused(address matcher)
func SponsorMatcherRefusedErrorID() common.Hash {
	return common.HexToHash("0x3b3f412cbb2322e3761ed4d3642982d7d2e6f658dcae10e0c5cb6fc954c26758")
}

// UnpackMatcherRefusedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error MatcherRefused(address matcher)
func (sponsor *Sponsor) UnpackMatcherRefusedError(raw []byte) (*SponsorMatcherRefused, error) {
	out := new(SponsorMatcherRefused)
	if err := sponsor.abi.UnpackIntoInterface(out, "MatcherRefused", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SponsorNotAllowed represents a NotAllowed error raised by the Sponsor contract.
type SponsorNotAllowed struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAllowed(address caller)
func SponsorNotAllowedErrorID() common.Hash {
	return common.HexToHash("0xfa5cd00ff5c4577b9857716999b0b260131d9f5bcbb69f0fa80d6ba972753c88")
}

// UnpackNotAllowedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAllowed(address caller)
func (sponsor *Sponsor) UnpackNotAllowedError(raw []byte) (*SponsorNotAllowed, error) {
	out := new(SponsorNotAllowed)
	if err := sponsor.abi.UnpackIntoInterface(out, "NotAllowed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SponsorPolicyExpired represents a PolicyExpired error raised by the Sponsor contract.
type SponsorPolicyExpired struct {
	Expiry uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PolicyExpired(uint64 expiry)
func SponsorPolicyExpiredErrorID() common.Hash {
	return common.HexToHash("0x41540bfd2f5cdb18b296e8369367e5b964019917b5facb81c41f574124415b72")
}

// UnpackPolicyExpiredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PolicyExpired(uint64 expiry)
func (sponsor *Sponsor) UnpackPolicyExpiredError(raw []byte) (*SponsorPolicyExpired, error) {
	out := new(SponsorPolicyExpired)
	if err := sponsor.abi.UnpackIntoInterface(out, "PolicyExpired", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SponsorPriceAboveMaximum represents a PriceAboveMaximum error raised by the Sponsor contract.
type SponsorPriceAboveMaximum struct {
	MaxPrice *big.Int
	Allowed  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error PriceAboveMaximum(uint96 maxPrice, uint96 allowed)
func SponsorPriceAboveMaximumErrorID() common.Hash {
	return common.HexToHash("0x354ffa37d1e03fcd50bb76517b744dce5b48258e94432245cd8efe8256141ed5")
}

// UnpackPriceAboveMaximumError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error PriceAboveMaximum(uint96 maxPrice, uint96 allowed)
func (sponsor *Sponsor) UnpackPriceAboveMaximumError(raw []byte) (*SponsorPriceAboveMaximum, error) {
	out := new(SponsorPriceAboveMaximum)
	if err := sponsor.abi.UnpackIntoInterface(out, "PriceAboveMaximum", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SponsorProgramRefused represents a ProgramRefused error raised by the Sponsor contract.
type SponsorProgramRefused struct {
	ProgramId [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ProgramRefused(bytes32 programId)
func SponsorProgramRefusedErrorID() common.Hash {
	return common.HexToHash("0x9686262d9062239d48bed40268955eba155853f1d8dda68d73445a0b19ee3485")
}

// UnpackProgramRefusedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ProgramRefused(bytes32 programId)
func (sponsor *Sponsor) UnpackProgramRefusedError(raw []byte) (*SponsorProgramRefused, error) {
	out := new(SponsorProgramRefused)
	if err := sponsor.abi.UnpackIntoInterface(out, "ProgramRefused", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SponsorTokenRefused represents a TokenRefused error raised by the Sponsor contract.
type SponsorTokenRefused struct {
	Token common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TokenRefused(address token)
func SponsorTokenRefusedErrorID() common.Hash {
	return common.HexToHash("0x58294a437cc18ae8f0e3511375937bd002cceda482a904000104b90b26aca8e7")
}

// UnpackTokenRefusedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TokenRefused(address token)
func (sponsor *Sponsor) UnpackTokenRefusedError(raw []byte) (*SponsorTokenRefused, error) {
	out := new(SponsorTokenRefused)
	if err := sponsor.abi.UnpackIntoInterface(out, "TokenRefused", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SponsorTotalCapReached represents a TotalCapReached error raised by the Sponsor contract.
type SponsorTotalCapReached struct {
	Wanted *big.Int
	Cap    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TotalCapReached(uint256 wanted, uint256 cap)
func SponsorTotalCapReachedErrorID() common.Hash {
	return common.HexToHash("0x0103382ef32469f1ea12c747d6ee8b8c6fcf1e01e0b1c21e98c67e91e43e4e27")
}

// UnpackTotalCapReachedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TotalCapReached(uint256 wanted, uint256 cap)
func (sponsor *Sponsor) UnpackTotalCapReachedError(raw []byte) (*SponsorTotalCapReached, error) {
	out := new(SponsorTotalCapReached)
	if err := sponsor.abi.UnpackIntoInterface(out, "TotalCapReached", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SponsorWrongPayer represents a WrongPayer error raised by the Sponsor contract.
type SponsorWrongPayer struct {
	Payer common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error WrongPayer(address payer)
func SponsorWrongPayerErrorID() common.Hash {
	return common.HexToHash("0x12b33eea31b75ad0d13472a3c2e0ce5b842ec3760ae0ecab2a70dc4eaf6f13b9")
}

// UnpackWrongPayerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error WrongPayer(address payer)
func (sponsor *Sponsor) UnpackWrongPayerError(raw []byte) (*SponsorWrongPayer, error) {
	out := new(SponsorWrongPayer)
	if err := sponsor.abi.UnpackIntoInterface(out, "WrongPayer", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// SponsorZeroAddress represents a ZeroAddress error raised by the Sponsor contract.
type SponsorZeroAddress struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroAddress()
func SponsorZeroAddressErrorID() common.Hash {
	return common.HexToHash("0xd92e233df2717d4a40030e20904abd27b68fcbeede117eaaccbbdac9618c8c73")
}

// UnpackZeroAddressError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroAddress()
func (sponsor *Sponsor) UnpackZeroAddressError(raw []byte) (*SponsorZeroAddress, error) {
	out := new(SponsorZeroAddress)
	if err := sponsor.abi.UnpackIntoInterface(out, "ZeroAddress", raw); err != nil {
		return nil, err
	}
	return out, nil
}
