package chain

import (
	"bytes"
	"context"
	"errors"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/lemma-network/lemma/proof"
)

// VerifyCode compares the code hash of every contract of the manifest with the chain's, which nodes do before they start. It
// asks for code once per contract. Errors: deployment-invalid, wrong-chain, code-mismatch (caller), rpc-failed (retry).
func (d Deployment) VerifyCode(ctx context.Context, b Backend) error {
	b = withDeadlines(b)
	if err := d.check(); err != nil {
		return err
	}
	if err := checkChainID(ctx, b, d.ChainID); err != nil {
		return err
	}
	for _, c := range d.Contracts {
		code, err := b.CodeAt(ctx, c.Address, nil)
		if err != nil {
			return err
		}
		if len(code) == 0 {
			return mismatch(c.Name, c.Address, "there is no code; the address or the chain is wrong: use the manifest that the deployment wrote, and its chain")
		}
		if got := crypto.Keccak256Hash(code); got != c.CodeHash {
			return mismatch(c.Name, c.Address, "the code's hash is %s, the manifest says %s; do not use this network before `lemma contracts verify` says which is right",
				got, c.CodeHash)
		}
	}
	return nil
}

func mismatch(name string, at common.Address, format string, args ...any) error {
	e := proof.Errorf(proof.Caller, "code-mismatch", format, args...)
	e.Message = "contract " + name + " at " + at.Hex() + ": " + e.Message
	return e.WithField(name)
}

// VerifyBuild does not trust the manifest's code hashes: it runs this program's committed creation code with the recorded arguments on
// the live chain, at the contract's own address, and compares what comes out with what is there. It also checks that each
// address follows from factory, deployer and salt. note is told each contract that agrees. Errors as of VerifyCode, and
// no-state-override (caller).
func (d Deployment) VerifyBuild(ctx context.Context, b Backend, note func(string)) error {
	b = withDeadlines(b)
	if err := errors.Join(d.check(), checkChainID(ctx, b, d.ChainID)); err != nil {
		return err
	}
	if want := FactoryAddress(); d.Factory != want {
		return mismatch("Factory", d.Factory, "this program's factory is %s; use the program that made the deployment", want)
	}
	for _, c := range d.Contracts {
		if _, ours := creationCode[c.Name]; !ours {
			return mismatch(c.Name, c.Address, "this program has no contract of that name; use the program that made the deployment")
		}
		if want := addressOf(d.Factory, d.Deployer, saltOf(d.Salt, c.Label)); c.Address != want {
			return mismatch(c.Name, c.Address, "deployer %s and salt %q lead to %s", d.Deployer, d.Salt, want)
		}
		p := PlannedContract{Name: c.Name, Address: c.Address, args: c.Args}
		code, err := verifyOne(ctx, b, p)
		if err != nil {
			return err
		}
		if right := crypto.Keccak256Hash(code); right != c.CodeHash {
			return mismatch(c.Name, c.Address, "the code there is this program's, with hash %s, and the manifest says %s: the manifest was changed; "+
				"`lemma contracts deploy` writes the right one", right, c.CodeHash)
		}
		note(c.Name + " at " + c.Address.Hex() + " is this program's code")
	}
	return nil
}

// VerifyProfile checks that the manifest's contracts are those which the profile plans, with its arguments, so that a manifest
// cannot record other owners or fees than were reviewed.
func (d Deployment) VerifyProfile(cfg DeployConfig) error {
	planned, err := Plan(cfg, d.Deployer)
	if err != nil {
		return err
	}
	have := map[string]DeployedContract{}
	for _, c := range d.Contracts {
		have[c.Name] = c
	}
	for _, p := range planned {
		c, ok := have[p.Name]
		switch {
		case !ok:
			return proof.Errorf(proof.Caller, "profile-mismatch", "contract %s: the profile plans it, the manifest has none; deploy with this profile", p.Name).WithField(p.Name)
		case c.Address != p.Address || !bytes.Equal(c.Args, p.args):
			return proof.Errorf(proof.Caller, "profile-mismatch", "contract %s: the profile plans it at %s with arguments %x, the manifest has it at %s with %x",
				p.Name, p.Address, p.args, c.Address, []byte(c.Args)).WithField(p.Name)
		}
	}
	return nil
}

// verifyOne compares the code at the planned address with what the constructor gives there, and gives it.
func verifyOne(ctx context.Context, b Backend, p PlannedContract) ([]byte, error) {
	want, err := runConstructor(ctx, b, p.Address, p.initCode())
	if err != nil {
		return nil, err
	}
	have, err := b.CodeAt(ctx, p.Address, nil)
	if err != nil {
		return nil, err
	}
	if !bytes.Equal(have, want) {
		return nil, mismatch(p.Name, p.Address, "the code there (hash %s) is not what this program's build gives (hash %s); it belongs to another version or "+
			"profile: use that version, or set another salt in the profile", crypto.Keccak256Hash(have), crypto.Keccak256Hash(want))
	}
	return have, nil
}

// runConstructor gives the runtime code that creation code makes at an address, without making it: the address is given the creation
// code as its code for one call. Unlike a call without a receiver, this has the constructor see its real address, which contracts
// with a signing domain keep in their code.
func runConstructor(ctx context.Context, b Backend, at common.Address, initCode []byte) ([]byte, error) {
	client := rpcOf(b)
	if client == nil {
		return nil, proof.Errorf(proof.Caller, "no-state-override", "rpc: this connection offers no state overrides in eth_call; use another node for this command").WithField("rpc")
	}
	message := map[string]any{"to": at}
	overrides := map[common.Address]any{at: map[string]any{"code": hexutil.Bytes(initCode)}}
	return call(ctx, &timed{limit: callTimeout}, "run a constructor", func(ctx context.Context) ([]byte, error) {
		var code hexutil.Bytes
		if err := client.CallContext(ctx, &code, "eth_call", message, "latest", overrides); err != nil {
			return nil, err
		}
		if len(code) == 0 {
			return nil, proof.Errorf(proof.Caller, "no-state-override", "rpc: the node ignores state overrides in eth_call; use another node for this command").WithField("rpc")
		}
		return code, nil
	})
}

// rpcOf finds the connection below a backend; nil when it has none.
func rpcOf(b Backend) *rpc.Client {
	for {
		switch v := b.(type) {
		case interface{ Client() *rpc.Client }:
			return v.Client()
		case interface{ Unwrap() Backend }:
			b = v.Unwrap()
		default:
			return nil
		}
	}
}
