package chain

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/rpc"

	"github.com/lemma-network/lemma/internal/chain/bind"
	"github.com/lemma-network/lemma/proof"
)

// advice says, per Solidity error, whose problem it is, which field it is about and what to do.
type advice struct {
	class proof.Class
	field string
	text  string
}

var advices = map[string]advice{
	"InsufficientBalance":      {proof.Caller, "balance", "the balance in the market is too low; deposit the difference or send it along"},
	"BadSignature":             {proof.Caller, "signature", "the signature is not the client's for this order, chain and market; sign the order again"},
	"NonceUsed":                {proof.Caller, "nonce", "the client has used this nonce; sign the order with a fresh one"},
	"SignatureExpired":         {proof.Caller, "expiry", "the signature was good until then; sign again with a later expiry (unix seconds)"},
	"PriceRangeInvalid":        {proof.Caller, "maxPrice", "maxPrice must be at least 1 and minPrice at most maxPrice"},
	"WrongPayer":               {proof.Caller, "payer", "a payer that is not the client carries the order itself; send it through the payer, or leave the payer zero"},
	"PredicateInvalid":         {proof.Caller, "predicate", "predicate, prefixBytes and expected do not fit together; see docs/wire.md for the forms"},
	"FeeOutOfRange":            {proof.Caller, "fee", "choose a fee up to the maximum (basis points)"},
	"MatcherInvalid":           {proof.Caller, "matcher", "set matcher and its fee, or neither; the market itself cannot be it"},
	"CallbackInvalid":          {proof.Caller, "callback", "set callback and its gas up to the maximum, or neither; the market itself cannot be it"},
	"LengthMismatch":           {proof.Caller, "orders", "the lists differ in length; give one entry for each order"},
	"GasTooLow":                {proof.Caller, "gas", "the transaction's gas does not leave the order's callback its share; send more"},
	"WrongOrder":               {proof.Caller, "orderDigest", "the lock request names another order; sign one for this order"},
	"WrongRound":               {proof.Permanent, "round", "the order was locked meanwhile; read its record and ask for the next round once that lock has lapsed"},
	"RoundsUsedUp":             {proof.Permanent, "round", "the order cannot be locked again; deliver without a lock"},
	"PriceBelowMinimum":        {proof.Retry, "minPrice", "the order does not pay that much yet; its price may still rise"},
	"UnknownProver":            {proof.Caller, "operator", "no prover has named this key its operator; stake and name it at the prover registry"},
	"PayoutFixed":              {proof.Caller, "payout", "the prover lets its locks pay one address only; use that one"},
	"LockCapacityReached":      {proof.Retry, "operator", "the prover's active stake allows no further lock now; finish others, or stake more and wait until it counts"},
	"JournalRefused":           {proof.Permanent, "journal", "the order does not take this journal"},
	"NotInBatch":               {proof.Permanent, "path", "the order's result is not under this root at that index"},
	"NotUnderRoot":             {proof.Permanent, "path", "the statement is not under this root at that index"},
	"PathTooLong":              {proof.Permanent, "path", "a path has at most as many siblings as a tree has levels"},
	"IndexOutOfRange":          {proof.Permanent, "index", "the index lies outside of the tree that the path describes"},
	"ZeroSelector":             {proof.Caller, "selector", "a selector of zero ends lists and cannot be added"},
	"ZeroProgramId":            {proof.Caller, "programId", "the program id is zero; name a program that cannot end well"},
	"CodeUnchanged":            {proof.Caller, "selector", "the verifier's code is what was registered; there is no reason to freeze it"},
	"ZeroAmount":               {proof.Caller, "amount", "the amount is zero"},
	"StakeTooLow":              {proof.Caller, "amount", "the stake is lower than that"},
	"StakeTooHigh":             {proof.Caller, "amount", "a prover's whole stake must stay below 2^96"},
	"NotReleased":              {proof.Retry, "releaseAt", "the stake is still unbonding, or nothing is"},
	"OperatorTaken":            {proof.Caller, "operator", "this key acts for another prover; use a fresh one"},
	"NoSlashers":               {proof.Caller, "slashers", "name the markets that may slash"},
	"StakePerLockZero":         {proof.Caller, "stakePerLock", "a lock must take some stake"},
	"SlashBpsInvalid":          {proof.Caller, "lateBps", "choose parts of the stake between the bounds, none below the milder one"},
	"ShareTooHigh":             {proof.Caller, "nextBps", "choose a share up to the maximum (basis points)"},
	"ActivationOutOfRange":     {proof.Caller, "activationSeconds", "choose an activation time between the bounds (seconds)"},
	"UnbondingOutOfRange":      {proof.Caller, "unbondingSeconds", "choose an unbonding time between the bounds (seconds)"},
	"DeadlineOutOfRange":       {proof.Caller, "deadline", "the deadline is in the past or too far ahead; choose one between the bounds (unix seconds)"},
	"LockSecondsOutOfRange":    {proof.Caller, "lockSeconds", "choose a lock time between the bounds"},
	"UnsupportedToken":         {proof.Caller, "token", "the market takes the native coin and the tokens that its owner allows"},
	"WrongValue":               {proof.Caller, "value", "the coins sent along do not match the amount"},
	"ZeroAddress":              {proof.Caller, "address", "an address is zero; set it"},
	"BadAddress":               {proof.Caller, "address", "this address cannot be used here"},
	"OnlyClient":               {proof.Caller, "client", "only the order's client may do this"},
	"NotAllowed":               {proof.Caller, "sender", "this key may not do this; use the registry's owner or guardian"},
	"TransferFailed":           {proof.Caller, "to", "the receiver refused the coins; withdraw to another address"},
	"JournalTooLong":           {proof.Permanent, "journal", "the journal is longer than the order or the market allows"},
	"SelectorNotActive":        {proof.Permanent, "selector", "no active verifier has this selector; read the network's current one"},
	"SelectorFrozen":           {proof.Permanent, "selector", "this verifier was stopped for good; expire the order to free its money"},
	"UnknownSelector":          {proof.Permanent, "selector", "no verifier has this selector; read the network's current one"},
	"WrongSelector":            {proof.Permanent, "selector", "the proof is of another kind than the order asks for"},
	"NotActiveYet":             {proof.Retry, "selector", "this verifier is still in its waiting time"},
	"CodeChanged":              {proof.Permanent, "selector", "the verifier's code is not what was registered"},
	"WrongState":               {proof.Permanent, "order", "the order is in another state"},
	"PastDeadline":             {proof.Permanent, "deadline", "the order's deadline has passed; it can only be expired"},
	"BeforeDeadline":           {proof.Retry, "deadline", "the order's deadline has not passed yet"},
	"LockedForOther":           {proof.Retry, "payout", "another payout holds the order until its lock ends"},
	"WrongProofLength":         {proof.Permanent, "proof", "the proof has a wrong length"},
	"ProofInvalid":             {proof.Permanent, "proof", "the proof does not verify for this program, journal, order and payout"},
	"InputTooLarge":            {proof.Permanent, "proof", "a public input is not below the field's modulus"},
	"BadKey":                   {proof.Caller, "verifyingKey", "a word of the verifying key is no coordinate, or a point of it cannot be used; load the key again"},
	"LocalChainOnly":           {proof.Caller, "chainId", "this is for local chains (1337, 31337) only"},
	"DelayOutOfRange":          {proof.Caller, "registryDelaySeconds", "choose a registry delay between the bounds (seconds)"},
	"AlreadyAdded":             {proof.Caller, "selector", "this selector has been added; it is never replaced"},
	"AlreadyFrozen":            {proof.Caller, "selector", "this selector is frozen already"},
	"NotAContract":             {proof.Caller, "verifier", "there is no code at this address"},
	"AlreadyDeployed":          {proof.Caller, "salt", "this place is taken; what is there is found when the command runs again"},
	"DeploymentFailed":         {proof.Permanent, "deploy", "the constructor refused, or the gas was not enough"},
	"FailedCall":               {proof.Permanent, "call", "the call that the timelock made failed"},
	"SafeERC20FailedOperation": {proof.Caller, "token", "the token refused the transfer; check allowance and balance"},
	"ERC20InsufficientBalance": {proof.Caller, "token", "the token balance is too low"},

	"AccessControlBadConfirmation":     {proof.Caller, "sender", "a role is renounced by its holder only"},
	"AccessControlUnauthorizedAccount": {proof.Caller, "sender", "this key does not have the timelock's role for that; use a proposer's or an executor's"},
	"TimelockInsufficientDelay":        {proof.Caller, "delay", "the delay is shorter than the timelock's"},
	"TimelockInvalidOperationLength":   {proof.Caller, "call", "targets, values and payloads differ in number"},
	"TimelockUnauthorizedCaller":       {proof.Caller, "sender", "the timelock's settings change through itself only"},
	"TimelockUnexecutedPredecessor":    {proof.Retry, "call", "another operation must be executed first"},
	"TimelockUnexpectedOperationState": {proof.Caller, "call", "the operation is not in the state that this needs: scheduled, waiting or ready"},

	// The replicated mode's.
	"AlreadyRevealed":        {proof.Permanent, "reveal", "this replica has revealed its result"},
	"AlreadySeated":          {proof.Permanent, "seat", "this prover has a seat in the job already"},
	"CapacityReached":        {proof.Retry, "stake", "the prover's stake allows no more jobs at once; stake more, or wait until one ends"},
	"HasCommitments":         {proof.Permanent, "job", "somebody has committed to a result; the job can no longer be cancelled"},
	"NotSeated":              {proof.Permanent, "seat", "this prover has no seat in the job"},
	"PhaseNotOver":           {proof.Retry, "phase", "the phase before is not over"},
	"PhaseOver":              {proof.Permanent, "phase", "the phase for that is over"},
	"PhaseSecondsOutOfRange": {proof.Caller, "phaseSeconds", "choose a phase's seconds between the bounds"},
	"PriceAboveMaximum":      {proof.Caller, "price", "the price is above the job's maximum"},
	"ReplicasInvalid":        {proof.Caller, "replicas", "choose a number of replicas that a majority can decide"},
	"RoundsOutOfRange":       {proof.Caller, "rounds", "choose a number of rounds between the bounds"},
	"SharesInvalid":          {proof.Caller, "shares", "the shares do not add up"},
	"WrongJob":               {proof.Permanent, "job", "this is not the job of that digest"},
	"WrongReveal":            {proof.Permanent, "reveal", "the result is not the one that was committed to"},
	"ZeroResult":             {proof.Permanent, "result", "a result must not be zero"},

	// The sponsor's.
	"ClientCapReached": {proof.Caller, "client", "this client's share of the sponsor's money is used up"},
	"ClientRefused":    {proof.Caller, "client", "the sponsor does not pay for this client"},
	"ListTooLong":      {proof.Caller, "policy", "a list of the policy is too long"},
	"MatcherRefused":   {proof.Caller, "matcher", "the sponsor does not pay this matcher"},
	"PolicyExpired":    {proof.Caller, "policy", "the sponsor's policy has ended"},
	"ProgramRefused":   {proof.Caller, "program", "the sponsor does not pay for this program"},
	"TokenRefused":     {proof.Caller, "token", "the sponsor does not pay in this token"},
	"TotalCapReached":  {proof.Caller, "policy", "the sponsor's money for this policy is used up"},

	"ERC20InsufficientAllowance": {proof.Caller, "token", "the token allowance is too low; approve the market first"},
}

// solidityErrors maps the first four bytes of revert data to the error's definition, for all our contracts.
var solidityErrors = func() map[[4]byte]abi.Error {
	byID := map[[4]byte]abi.Error{}
	for _, parsed := range []abi.ABI{bind.NewMarket().GetABI(), bind.NewVerifierRegistry().GetABI(),
		bind.NewGroth16Verifier().GetABI(), bind.NewProverRegistry().GetABI(), bind.NewReplicated().GetABI(),
		bind.NewSponsor().GetABI(), bind.NewDevToken().GetABI(), bind.NewFactory().GetABI(), bind.NewTimelockController().GetABI()} {
		for _, e := range parsed.Errors {
			byID[[4]byte(e.ID[:4])] = e
		}
	}
	return byID
}()

// DecodeRevert turns a contract's refusal into an Error: its code is the Solidity error's name in kebab case
// (insufficient-balance), its message has the error's arguments. A revert without a known name has code reverted. It
// gives nil when err is no revert.
func DecodeRevert(err error) *proof.Error {
	if err == nil {
		return nil
	}
	var e *proof.Error
	if errors.As(err, &e) {
		return nil
	}
	var withData rpc.DataError
	if errors.As(err, &withData) {
		if text, ok := withData.ErrorData().(string); ok {
			if data, bad := hexutil.Decode(text); bad == nil {
				return decodeData(data, err)
			}
		}
	}
	if strings.Contains(err.Error(), "execution reverted") {
		return proof.Errorf(proof.Permanent, "reverted", "the contract refused: %w", err)
	}
	return nil
}

func decodeData(data []byte, cause error) *proof.Error {
	if len(data) < 4 {
		return proof.Errorf(proof.Permanent, "reverted", "the contract refused: %w", cause)
	}
	def, ok := solidityErrors[[4]byte(data[:4])]
	if !ok {
		if reason, err := abi.UnpackRevert(data); err == nil {
			return proof.Errorf(proof.Permanent, "reverted", "the contract refused: %s: %w", reason, cause)
		}
		return proof.Errorf(proof.Permanent, "reverted", "the contract refused with unknown data %x: %w", data[:4], cause)
	}
	a, ok := advices[def.Name]
	if !ok {
		a = advice{class: proof.Permanent, text: "the contract refused"}
	}
	message := fmt.Sprintf("%s: %s%s", kebab(def.Name), a.text, arguments(def, data))
	return &proof.Error{Class: a.class, Code: kebab(def.Name), Field: a.field, Message: message, Err: cause}
}

// arguments renders an error's arguments as " (needed 10, available 3)".
func arguments(def abi.Error, data []byte) string {
	values, err := def.Inputs.Unpack(data[4:])
	if err != nil || len(values) == 0 {
		return ""
	}
	parts := make([]string, len(values))
	for i, v := range values {
		switch v := v.(type) {
		case [32]byte:
			parts[i] = fmt.Sprintf("%s 0x%x", def.Inputs[i].Name, v)
		case [4]byte:
			parts[i] = fmt.Sprintf("%s 0x%x", def.Inputs[i].Name, v)
		case uint8:
			if def.Inputs[i].Name == "state" {
				parts[i] = fmt.Sprintf("state %s", OrderState(v))
			} else {
				parts[i] = fmt.Sprintf("%s %d", def.Inputs[i].Name, v)
			}
		case common.Address:
			parts[i] = fmt.Sprintf("%s %s", def.Inputs[i].Name, v.Hex())
		default:
			parts[i] = fmt.Sprintf("%s %v", def.Inputs[i].Name, v)
		}
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// kebab turns InsufficientBalance into insufficient-balance and ERC20InvalidSender into erc20-invalid-sender.
func kebab(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, r := range runes {
		startsWord := i > 0 && unicode.IsUpper(r) &&
			(!unicode.IsUpper(runes[i-1]) || (i+1 < len(runes) && unicode.IsLower(runes[i+1])))
		if startsWord {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}
