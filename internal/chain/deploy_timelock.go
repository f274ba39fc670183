package chain

import (
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/chain/bind"
)

// The states of an operation, as the timelock numbers them.
const (
	operationUnset = iota
	operationWaiting
	operationReady
	operationDone
)

// operation is one call that the timelock shall make.
type operation struct {
	step string
	call Call
	id   [32]byte
}

// addVerifier has the registry's owner, the timelock, add the verifier, unless it was added.
func (r *deployer) addVerifier() error {
	registry := bind.NewVerifierRegistry()
	entry, err := read(r.ctx, r.b, r.d.Registry, registry.PackEntryOf(r.d.Selector), registry.UnpackEntryOf)
	if err != nil {
		return err
	}
	if entry.Verifier != (common.Address{}) && entry.Verifier != r.d.Verifier {
		return mismatch(nameVerifier, r.d.Verifier, "the registry has another verifier of selector %s, at %s; it keeps that for good: use another salt", r.d.Selector, entry.Verifier)
	}
	if err := r.throughTimelock("add-verifier", r.plan.addVerifier(r.d.Selector)); err != nil || len(r.d.Waiting) > 0 {
		return err
	}
	if entry, err = read(r.ctx, r.b, r.d.Registry, registry.PackEntryOf(r.d.Selector), registry.UnpackEntryOf); err != nil {
		return err
	}
	if entry.Frozen {
		r.note("verifier %s: is frozen; no order with it can be paid", r.d.Selector)
	} else {
		r.note("verifier %s: active from %s on", r.d.Selector, utc(entry.ActiveAt.Uint64()))
	}
	return nil
}

// throughTimelock schedules a call and makes it as soon as the delay has passed. What this sender may not do, or not yet, goes to
// Waiting.
func (r *deployer) throughTimelock(step string, c Call) error {
	timelock := bind.NewTimelockController()
	id, err := read(r.ctx, r.b, r.d.Timelock, timelock.PackHashOperation(*c.To, new(big.Int), c.Data, [32]byte{}, [32]byte{}), timelock.UnpackHashOperation)
	if err != nil {
		return err
	}
	op := operation{step: step, call: c, id: id}
	state, err := r.state(op)
	if err != nil {
		return err
	}
	delay, err := read(r.ctx, r.b, r.d.Timelock, timelock.PackGetMinDelay(), timelock.UnpackGetMinDelay)
	if err != nil {
		return err
	}
	schedule := Call{To: &r.d.Timelock, Data: timelock.PackSchedule(*c.To, new(big.Int), c.Data, [32]byte{}, [32]byte{}, delay)}
	switch {
	case state != operationUnset:
		if err := r.took("schedule-"+step, bind.TimelockControllerCallScheduledEventName, op); err != nil {
			return err
		}
	case !r.may(timelock.PackPROPOSERROLE(), timelock.UnpackPROPOSERROLE):
		r.wait(Waiting{Step: "schedule-" + step, Why: "a proposer of the timelock must send this call", To: *schedule.To, Data: schedule.Data})
		return nil
	default:
		if err := r.take("schedule-"+step, schedule); err != nil {
			return err
		}
	}
	return r.execute(op)
}

// execute makes a scheduled call, unless it must wait or was made.
func (r *deployer) execute(op operation) error {
	timelock := bind.NewTimelockController()
	execute := Call{To: &r.d.Timelock, Data: timelock.PackExecute(*op.call.To, new(big.Int), op.call.Data, [32]byte{}, [32]byte{})}
	state, err := r.state(op)
	if err != nil {
		return err
	}
	switch {
	case state == operationDone:
		return r.took(op.step, bind.TimelockControllerCallExecutedEventName, op)
	case state == operationWaiting:
		at, err := read(r.ctx, r.b, r.d.Timelock, timelock.PackGetTimestamp(op.id), timelock.UnpackGetTimestamp)
		if err != nil {
			return err
		}
		r.wait(Waiting{Step: op.step, Why: "the timelock's delay", Until: at.Uint64(), To: *execute.To, Data: execute.Data})
		return nil
	case !r.may(timelock.PackEXECUTORROLE(), timelock.UnpackEXECUTORROLE):
		r.wait(Waiting{Step: op.step, Why: "an executor of the timelock must send this call", To: *execute.To, Data: execute.Data})
		return nil
	}
	return r.take(op.step, execute)
}

func (r *deployer) state(op operation) (uint8, error) {
	timelock := bind.NewTimelockController()
	return read(r.ctx, r.b, r.d.Timelock, timelock.PackGetOperationState(op.id), timelock.UnpackGetOperationState)
}

// may says whether the sender has a role, or everybody has. A node that does not answer is no: the step then waits.
func (r *deployer) may(roleCall []byte, unpack func([]byte) ([32]byte, error)) bool {
	timelock := bind.NewTimelockController()
	role, err := read(r.ctx, r.b, r.d.Timelock, roleCall, unpack)
	if err != nil {
		return false
	}
	for _, who := range []common.Address{r.plan.deployer, {}} {
		if has, err := read(r.ctx, r.b, r.d.Timelock, timelock.PackHasRole(role, who), timelock.UnpackHasRole); err == nil && has {
			return true
		}
	}
	return false
}

func (r *deployer) take(step string, c Call) error {
	result, err := r.send(step, c)
	if err != nil {
		return err
	}
	r.note("%s: gas %d", step, result.GasUsed)
	r.d.Txs = append(r.d.Txs, DeployTx{Step: step, Hash: result.TxHash, Block: result.Block.Number, GasUsed: result.GasUsed})
	return nil
}

// took records a step that was taken before.
func (r *deployer) took(step, event string, op operation) error {
	for _, tx := range r.before.Txs {
		if tx.Step == step && r.before.Verifier == r.d.Verifier { // the step is about this verifier
			r.d.Txs = append(r.d.Txs, tx)
			return nil
		}
	}
	tx, err := r.find(r.d.Timelock, event, op.id)
	if err != nil {
		return named(step, err)
	}
	tx.Step = step
	r.d.Txs = append(r.d.Txs, tx)
	return nil
}

func (r *deployer) wait(w Waiting) {
	r.d.Waiting = append(r.d.Waiting, w)
	if w.Until != 0 {
		r.note("%s: waits for %s until %s; run this command again then", w.Step, w.Why, utc(w.Until))
		return
	}
	r.note("%s: waits: %s: to %s, data 0x%x; run this command again afterwards", w.Step, w.Why, w.To, []byte(w.Data))
}

func utc(unix uint64) string {
	return time.Unix(int64(unix), 0).UTC().Format("2006-01-02 15:04:05 UTC")
}
