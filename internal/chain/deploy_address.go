package chain

import (
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/params"

	"github.com/lemma-network/lemma/internal/chain/bind"
	"github.com/lemma-network/lemma/proof"
)

// The contract that puts our factory at one address on every chain: keyless, without owner, on most chains already. Its call data
// is a salt and creation code, which it runs by CREATE2.
var (
	create2Proxy     = params.DeterministicFactoryAddress
	create2ProxyCode = params.DeterministicFactoryCode
	// Who its creating transaction comes from, and what that must hold: 100,000 gas at 100 gwei.
	create2Signer = common.HexToAddress("0x3fAB184622Dc19b6109349B94811493BF2a45362")
	create2Cost   = uint64(100_000 * 100e9)
	// That transaction. Its signature is made up, so nobody has the key, and it names no chain, so any chain can take it.
	create2Tx = hexutil.MustDecode("0xf8a58085174876e800830186a08080b853604580600e600039806000f350fe" +
		"7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe03601600081602082378035828234f58015156039578182fd5b8082525050506014600cf3" +
		"1ba02222222222222222222222222222222222222222222222222222222222222222a02222222222222222222222222222222222222222222222222222222222222222")
)

// create3ProxyHash is the hash of the creation code by which CREATE3 makes an address independent of the code that goes there.
var create3ProxyHash = crypto.Keccak256(hexutil.MustDecode("0x67363d3d37363d34f03d5260086018f3"))

// factoryCode is our factory's creation code; it has no constructor arguments.
var factoryCode = mustCode(bind.FactoryMetaData.Bin)

func mustCode(hex string) []byte { return hexutil.MustDecode(hex) }

// FactoryAddress is where our factory is on every chain: it depends on its committed creation code alone.
func FactoryAddress() common.Address {
	return crypto.CreateAddress2(create2Proxy, [32]byte{}, crypto.Keccak256(factoryCode))
}

// saltOf is the salt of one contract of a deployment.
func saltOf(deployment, label string) proof.Digest {
	return proof.Sum([]byte("lemma.contract\x00" + deployment + "\x00" + label))
}

// addressOf is Factory.addressOf, without a chain.
func addressOf(factory, deployer common.Address, salt proof.Digest) common.Address {
	mixed := crypto.Keccak256Hash(common.LeftPadBytes(deployer[:], 32), salt[:])
	proxy := crypto.CreateAddress2(factory, mixed, create3ProxyHash)
	return crypto.CreateAddress(proxy, 1)
}
