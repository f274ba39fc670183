package chain

import (
	"bytes"
	"context"
	"math/big"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/core/types"

	"github.com/lemma-network/lemma/proof"
)

// proxyWait bounds how long the keyless transaction may take, and proxyPoll is how often we look.
const (
	proxyWait = 5 * time.Minute
	proxyPoll = time.Second
)

// ensureProxy finds the CREATE2 proxy, or sends the transaction that makes it. Errors: code-mismatch, no-create2-proxy (caller).
func (r *deployer) ensureProxy() error {
	code, err := r.b.CodeAt(r.ctx, create2Proxy, nil)
	if err != nil {
		return err
	}
	if len(code) != 0 {
		return checkProxy(code)
	}
	tx := new(types.Transaction)
	if err := tx.UnmarshalBinary(create2Tx); err != nil {
		return proof.Errorf(proof.Bug, "deploy-failed", "the proxy's transaction: %w", err)
	}
	r.note("CREATE2 proxy: this chain has none; sending its transaction")
	// First without the money: a node that takes no transaction without a chain id says so before it looks at balances.
	err = r.b.SendTransaction(r.ctx, tx)
	if err != nil && isPoor(err) {
		if err = r.fundProxy(); err == nil {
			err = r.b.SendTransaction(r.ctx, tx)
		}
	}
	if err != nil && !strings.Contains(err.Error(), "already known") {
		return proof.Errorf(proof.Caller, "no-create2-proxy", "chain: %d has no contract at %s, which all addresses start from, and its node did not take the transaction "+
			"that makes it: use a node which takes transactions without a chain id (geth: --rpc.allow-unprotected-txs), or ask the chain's operators to install it: %w",
			r.sender.ChainID(), create2Proxy, err).WithField("chain")
	}
	return r.awaitProxy()
}

func checkProxy(code []byte) error {
	if !bytes.Equal(code, create2ProxyCode) {
		return mismatch("CREATE2 proxy", create2Proxy, "the code there is another one; addresses on this chain would not be those of other chains: do not deploy here")
	}
	return nil
}

func isPoor(err error) bool { return proof.CodeOf(err) == "insufficient-funds" }

// fundProxy gives the transaction's signer what the transaction may cost.
func (r *deployer) fundProxy() error {
	have, err := r.b.BalanceAt(r.ctx, create2Signer, nil)
	if err != nil {
		return err
	}
	missing := new(big.Int).Sub(new(big.Int).SetUint64(create2Cost), have)
	if missing.Sign() <= 0 {
		return nil
	}
	signer := create2Signer
	_, err = r.send("fund-create2-proxy", Call{To: &signer, Value: missing})
	return err
}

func (r *deployer) awaitProxy() error {
	ctx, cancel := context.WithTimeout(r.ctx, proxyWait)
	defer cancel()
	tick := time.NewTicker(proxyPoll)
	defer tick.Stop()
	for {
		code, err := r.b.CodeAt(ctx, create2Proxy, nil)
		if err == nil && len(code) != 0 {
			return checkProxy(code)
		}
		select {
		case <-ctx.Done():
			return proof.Errorf(proof.Retry, "no-create2-proxy", "chain: the transaction that makes the CREATE2 proxy was sent and is not included yet; run the command again later")
		case <-tick.C:
		}
	}
}

// ensureFactory finds our factory or makes it, by way of the proxy.
func (r *deployer) ensureFactory() error {
	at := FactoryAddress()
	want, err := runConstructor(r.ctx, r.b, at, factoryCode)
	if err != nil {
		return err
	}
	have, err := r.b.CodeAt(r.ctx, at, nil)
	if err != nil {
		return err
	}
	if len(have) == 0 {
		proxy := create2Proxy
		result, err := r.send("Factory", Call{To: &proxy, Data: append(make([]byte, 32), factoryCode...)})
		if err != nil {
			return err
		}
		if have, err = r.b.CodeAt(r.ctx, at, nil); err != nil {
			return err
		}
		r.note("Factory: %s, gas %d", at, result.GasUsed)
	}
	if !bytes.Equal(have, want) {
		return mismatch("Factory", at, "the code there is not what this program's build gives")
	}
	return nil
}
