package bench

import (
	"fmt"
	"slices"

	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/proof"
)

// Schema names the form of a Report's file. It changes whenever an older reader would misread a newer file.
const Schema = "lemma-bench/1"

// Stages beside those of package proof.
const (
	StageNative  proof.Stage = "native"   // the same computation in plain Go, in the suite's own process
	StageStart   proof.Stage = "start"    // the host's start-up until it is ready
	StageSetup   proof.Stage = "setup"    // the program's keys
	StageWitness proof.Stage = "witness"  // the wrap receipt read again as the wrap circuit's witness
	StageVerify  proof.Stage = "verify"   // the finished proof checked by the verifier
	StageOnChain proof.Stage = "on-chain" // a local chain's market takes the proof and pays
)

// Modes are how far a case can be taken; each includes those before it.
var Modes = []proof.Stage{proof.StageExecute, proof.StageCore, proof.StageCompressed, proof.StageWrap, proof.StageGroth16, StageOnChain}

// Report is one run of the suite on one machine. All times are in seconds, sizes in bytes, energies in joules; dates are Unix seconds.
type Report struct {
	Schema  string  `json:"schema"`
	ID      string  `json:"id"` // 32 random hex digits; one run, interruptions included
	Began   int64   `json:"began"`
	Ended   int64   `json:"ended,omitempty"` // 0: the run is not whole
	Plan    Plan    `json:"plan"`
	Machine Machine `json:"machine"`
	ZKVM    ZKVM    `json:"zkvm"`
	Prices  *Prices `json:"prices,omitempty"` // what Costs were made with
	Cases   []Case  `json:"cases"`
	// Warm are start-up figures, which belong to no case.
	Warm []Sample `json:"warm,omitempty"`
	// Warnings say what makes the figures worse than they could be: load, a resumed run, an unreadable meter.
	Warnings []string `json:"warnings,omitempty"`
}

// Plan is what was asked for.
type Plan struct {
	Set   string      `json:"set"` // quick, standard, full, or custom
	Seed  uint64      `json:"seed"`
	Runs  int         `json:"runs"` // of each case
	Cases []CaseID    `json:"cases"`
	Mode  proof.Stage `json:"mode"` // the deepest of the plan
}

// Reaches says whether a case of the plan has the stage, which is one of Modes.
func (p Plan) Reaches(stage proof.Stage) bool {
	return slices.ContainsFunc(p.Cases, func(id CaseID) bool { return id.Reaches(stage) })
}

// Reaches says whether the case has the stage, which is one of Modes.
func (c CaseID) Reaches(stage proof.Stage) bool {
	return slices.Index(Modes, c.Mode) >= slices.Index(Modes, stage)
}

// CaseID names a case: the same in two reports means the same work.
type CaseID struct {
	Program string      `json:"program"`
	Size    uint64      `json:"size"`              // the program's own unit: see its description
	Variant string      `json:"variant,omitempty"` // precompile or plain, where a program has both
	Mode    proof.Stage `json:"mode"`              // how far it is taken, one of Modes
}

// Machine is where the run took place. An unknown number is 0, an unknown word empty.
type Machine struct {
	CPU         string   `json:"cpu"`
	Features    []string `json:"features,omitempty"` // those that matter to proving: avx2, avx512f, avx512ifma, …
	Cores       int      `json:"cores"`              // that the process may use
	MemoryBytes int64    `json:"memory_bytes"`
	Devices     []Device `json:"devices,omitempty"` // that proved; none when the processor did
	OS          string   `json:"os"`
	Kernel      string   `json:"kernel"`
	Load        float64  `json:"load_average"` // of the last minute, before the first case
	Lemma       string   `json:"lemma"`        // the version of the program that measured
	Go          string   `json:"go"`
}

// Device is an accelerator.
type Device struct {
	Kind        string `json:"kind"` // gpu
	Name        string `json:"name"`
	MemoryBytes int64  `json:"memory_bytes,omitempty"`
	Driver      string `json:"driver,omitempty"`
}

// String is the device as a comparison names it.
func (d Device) String() string {
	return fmt.Sprintf("%s, %.1f GB, driver %s", d.Name, measure.Gigabytes(d.MemoryBytes), d.Driver)
}

// ZKVM is what proved.
type ZKVM struct {
	Name        string           `json:"name"`
	Version     string           `json:"version"`
	Mode        string           `json:"mode"`
	HostSHA256  string           `json:"host_sha256"`
	Hashing     string           `json:"hashing,omitempty"`
	Settings    map[string]int64 `json:"settings,omitempty"`
	Environment []string         `json:"environment,omitempty"` // overrides that were set
	Constraints int              `json:"constraints,omitempty"` // of the wrap circuit
	Keys        string           `json:"keys,omitempty"`        // digest of its keys
}

// Case is one program with one input, run several times.
type Case struct {
	CaseID
	ELF          proof.Digest `json:"elf"`
	Input        proof.Digest `json:"input"`
	Journal      proof.Digest `json:"journal"` // as computed natively; a run that gave another failed
	ProgramID    proof.Digest `json:"program_id"`
	ELFBytes     int64        `json:"elf_bytes"`
	InputBytes   int64        `json:"input_bytes"`
	JournalBytes int64        `json:"journal_bytes"`
	Cycles       uint64       `json:"cycles"`
	ProverGas    uint64       `json:"prover_gas,omitempty"` // the zkVM's own measure of work
	Repeats      []Repeat     `json:"repeats"`
	NotReached   string       `json:"not_reached,omitempty"` // why the case's mode was not reached by any repeat
}

// Repeat is one run of a case.
type Repeat struct {
	Began   int64    `json:"began"`
	Load    float64  `json:"load_average"` // of the last minute, before it
	Samples []Sample `json:"samples"`
	Error   string   `json:"error,omitempty"` // code and text; its samples count for nothing
}

// Sample is one stage of one run.
type Sample struct {
	Stage     proof.Stage `json:"stage"`
	Seconds   float64     `json:"seconds"`
	PeakBytes int64       `json:"peak_bytes,omitempty"`    // resident memory of the processes that did it
	Joules    float64     `json:"energy_joules,omitempty"` // of all of the processor's packages and of Machine.Devices meanwhile
	Bytes     int64       `json:"bytes,omitempty"`         // of what the stage wrote: receipt, witness, proof
	Gas       Gas         `json:"gas,omitzero"`
}

// Gas is what the chain charged in StageOnChain.
type Gas struct {
	Open   uint64 `json:"open,omitempty"`
	Lock   uint64 `json:"lock,omitempty"`
	Fulfil uint64 `json:"fulfil,omitempty"`
}

// Prices are what the suite's costs are made with. A price that is not known is 0 and its part of the cost is absent.
type Prices struct {
	Currency     string  `json:"currency"`     // three letters, for people
	MachineHour  float64 `json:"machine_hour"` // of the whole machine with its devices; one who proves on n of them at once says the n-th part
	KilowattHour float64 `json:"kilowatt_hour"`
	GasPriceGwei float64 `json:"gas_price_gwei"`
	Coin         float64 `json:"coin"` // one of the chain's coins, 10^18 of its smallest unit
	Source       string  `json:"source"`
	Date         string  `json:"date"` // 2006-01-02, of the prices
}
