package doctor

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lemma-network/lemma/internal/display"
	"github.com/lemma-network/lemma/proof"
)

// Report is the whole answer, and its JSON form. Bytes and seconds that are 0, and texts that are empty, are unknown and left
// out.
type Report struct {
	Ready        bool        `json:"ready"`
	Missing      []string    `json:"missing"`     // what is missing and what to do, when not ready
	NotChecked   []string    `json:"not_checked"` // what could not be found out
	CPU          string      `json:"cpu,omitempty"`
	Cores        int         `json:"cores,omitempty"`
	Features     []Feature   `json:"cpu_features"`
	MemoryBytes  int64       `json:"memory_bytes,omitempty"`
	FreeBytes    int64       `json:"memory_available_bytes,omitempty"`
	HugePages    string      `json:"transparent_huge_pages,omitempty"`
	Sandbox      string      `json:"sandbox,omitempty"` // how well the host can be isolated, and what is missing
	Disks        []Space     `json:"disks"`
	Host         string      `json:"host,omitempty"` // name and version
	Hashing      Choice      `json:"hashing"`
	Settings     []Setting   `json:"settings"`
	Memory       []Need      `json:"memory_needs"`
	Keys         KeyReport   `json:"keys"`
	Stages       []StageTime `json:"stage_times"`
	TotalSeconds float64     `json:"total_seconds,omitempty"`
	SpeedError   string      `json:"speed_error,omitempty"`
	Node         []Check     `json:"node,omitempty"` // of a configured node
	GPU          *GPUReport  `json:"gpu,omitempty"`
}

// Feature is a property of the CPU that proving gains from; Has is yes, no or unknown.
type Feature struct {
	Name string `json:"name"`
	Has  string `json:"has"`
}

// Choice is the host's hash implementation, why it is used, and the variable that chooses another.
type Choice struct {
	Path     string `json:"path,omitempty"`
	Why      string `json:"why"`
	Override string `json:"override,omitempty"`
}

// Setting is a number that the host chose. Set is the override's present value, empty when it is not set.
type Setting struct {
	Name     string `json:"name"`
	Value    int64  `json:"value"`
	Why      string `json:"why"`
	Override string `json:"override,omitempty"`
	Set      string `json:"set,omitempty"`
}

// States of a need.
const (
	OK        = "ok"
	Tight     = "tight" // is started, with less than was measured
	TooLittle = "too little"
	Unknown   = "unknown"
)

// Need is the memory of one stage against what is available.
type Need struct {
	Stage proof.Stage `json:"stage"`
	Bytes int64       `json:"bytes,omitempty"`
	State string      `json:"state"`
}

// Space is a folder's free disk space against what is needed there.
type Space struct {
	Use       string `json:"use"`
	Folder    string `json:"folder"`
	FreeBytes int64  `json:"free_bytes"` // means nothing when State is unknown
	NeedBytes int64  `json:"need_bytes,omitempty"`
	State     string `json:"state"`
}

// KeyReport tells about the circuit's keys; State is present, absent or unusable.
type KeyReport struct {
	CircuitID string `json:"circuit_id"`
	Folder    string `json:"folder"`
	Bytes     int64  `json:"bytes,omitempty"`
	State     string `json:"state"`
}

// leastUsablePercent is the share of a stage's measured need from which the host starts it (sp1-host, memory.rs).
const leastUsablePercent = 80

// StageKeys stands in a report's needs for making the keys.
const StageKeys proof.Stage = "keys"

// Examine makes the report.
func Examine(f Facts) Report {
	r := Report{
		Missing: []string{}, NotChecked: []string{}, CPU: plain(f.Machine.CPU), Cores: f.Cores, Features: features(f.Machine.Flags),
		MemoryBytes: f.Machine.MemoryBytes, FreeBytes: f.Machine.AvailableBytes, HugePages: plain(f.Machine.HugePages),
		Sandbox: plain(f.Sandbox), Disks: []Space{}, Settings: []Setting{}, Hashing: Choice{Why: Unknown}, SpeedError: plain(f.SpeedError),
	}
	r.examineHost(f)
	r.examineMemory(f)
	r.examineKeys(f.Keys)
	r.examineDisks(f.Disks)
	r.examineNode(f.Node)
	r.examineGPUs(f.GPUs)
	r.Stages, r.TotalSeconds = times(f)
	if r.TotalSeconds == 0 {
		r.notChecked("time")
	}
	r.Ready = len(r.Missing) == 0
	return r
}

func (r *Report) missing(format string, args ...any) {
	r.Missing = append(r.Missing, fmt.Sprintf(format, args...))
}

func (r *Report) notChecked(what string) { r.NotChecked = append(r.NotChecked, what) }

// cpuFeatures are those that matter, by the kernel's names and everybody's.
var cpuFeatures = [][2]string{
	{"avx2", "AVX2"}, {"avx512f", "AVX-512F"}, {flagIFMA, "AVX-512 IFMA"}, {"bmi2", "BMI2"}, {"adx", "ADX"},
}

const flagIFMA = "avx512ifma"

func features(flags []string) []Feature {
	out := make([]Feature, len(cpuFeatures))
	for i, f := range cpuFeatures {
		out[i] = Feature{f[1], has(flags, f[0])}
	}
	return out
}

func has(flags []string, name string) string {
	switch {
	case flags == nil:
		return Unknown
	case slices.Contains(flags, name):
		return "yes"
	}
	return "no"
}

func (r *Report) examineHost(f Facts) {
	if f.Host == nil {
		r.missing("no host: %s", plain(f.HostError))
		return
	}
	h := f.Host
	r.Host = strings.TrimSpace(plain(h.Name) + " " + plain(h.Version))
	if h.Version != f.WantZKVM {
		r.missing("the host is %s, the keys take receipts of version %s: run `make build`, or set LEMMA_HOST to the matching host", r.Host, f.WantZKVM)
	}
	r.Hashing = Choice{Path: plain(h.Hashing.Path), Why: whyHashing(f), Override: plain(h.Hashing.Override)}
	for _, s := range h.Settings[:min(len(h.Settings), mostSettings)] {
		r.Settings = append(r.Settings, Setting{plain(s.Name), s.Value, plain(s.Why), plain(s.Override), plain(f.Overrides[s.Override])})
	}
}

// mostSettings bounds how many of a host's settings are shown.
const mostSettings = 32

// whyHashing explains the host's choice from the CPU and the override.
func whyHashing(f Facts) string {
	hashing := f.Host.Hashing
	ifma := has(f.Machine.Flags, flagIFMA)
	set := f.Overrides[hashing.Override]
	switch {
	case hashing.Path == "":
		return Unknown
	case set == hashing.Path:
		return plain(hashing.Override + "=" + set + " asks for it")
	case hashing.Path == flagIFMA:
		return "16 permutations at once"
	case hashing.Path == "vendor":
		return "the zkVM's own code, which is slow: this host was built without ours"
	case hashing.Path == "plain" && ifma == "no":
		return "this CPU has no AVX-512 IFMA, so the wrap stage takes longer"
	case hashing.Path == "plain" && ifma == "yes":
		return "although this CPU has AVX-512 IFMA: run `make build` for a host made for this CPU"
	}
	return "the host's choice"
}

func (r *Report) examineMemory(f Facts) {
	need := map[proof.Stage]int64{}
	if f.Host != nil {
		for stage, bytes := range f.Host.MemoryBytes {
			need[stage] = max(0, bytes)
		}
	}
	need[proof.StageGroth16] = f.Groth16
	// Core and compressed overlap, so core has no line of its own.
	for _, stage := range []proof.Stage{proof.StageExecute, proof.StageCompressed, proof.StageShrink, proof.StageWrap, proof.StageGroth16} {
		r.need(stage, need[stage])
	}
	if f.Keys.Bytes == 0 && f.Keys.Problem == "" {
		r.need(StageKeys, f.Keys.NeedBytes)
	}
	unknown, most := false, Need{}
	for _, n := range r.Memory {
		unknown = unknown || n.State == Unknown
		if n.State == TooLittle && n.least() > most.least() {
			most = n
		}
	}
	if unknown {
		r.notChecked("memory")
	}
	if most.Bytes > 0 {
		r.missing("memory: %s needs %s, at the very least %s; %s", most.name(), display.Bytes(most.Bytes), display.Bytes(most.least()), r.whatToDo(most.least()))
	}
}

// name is the need's stage in words.
func (n Need) name() string {
	if n.Stage == StageKeys {
		return "making keys"
	}
	return string(n.Stage)
}

// least is the available memory from which a stage is started.
func (n Need) least() int64 {
	if n.Stage == proof.StageGroth16 {
		return n.Bytes // the node's own step keeps to its number
	}
	return n.Bytes / 100 * leastUsablePercent
}

func (r *Report) need(stage proof.Stage, bytes int64) {
	n := Need{Stage: stage, Bytes: bytes, State: Unknown}
	if bytes > 0 && r.FreeBytes > 0 {
		switch {
		case r.FreeBytes >= bytes:
			n.State = OK
		case r.FreeBytes >= n.least():
			n.State = Tight
		default:
			n.State = TooLittle
		}
	}
	r.Memory = append(r.Memory, n)
}

// whatToDo tells a person who has less memory than a stage starts at whether this machine can give it at all.
func (r *Report) whatToDo(least int64) string {
	if r.MemoryBytes > 0 && r.MemoryBytes < least {
		return fmt.Sprintf("this machine has %s in all: use one with more memory", display.Bytes(r.MemoryBytes))
	}
	return fmt.Sprintf("%s are available: close other programs (a running prover is one)", display.Bytes(r.FreeBytes))
}

func (r *Report) examineKeys(k Keys) {
	r.Keys = KeyReport{CircuitID: k.CircuitID, Folder: plain(k.Folder), Bytes: k.Bytes, State: "present"}
	switch {
	case k.Problem != "":
		r.Keys.State = "unusable"
		r.missing("the keys in %s are unusable (%s): remove that folder, the next job makes new ones", r.Keys.Folder, plain(k.Problem))
	case k.Bytes == 0:
		r.Keys.State = "absent"
	}
}

func (r *Report) examineDisks(disks []Disk) {
	for _, d := range disks {
		s := Space{Use: d.Use, Folder: plain(d.Folder), FreeBytes: max(0, d.FreeBytes), NeedBytes: d.NeedBytes, State: OK}
		switch {
		case d.FreeBytes < 0:
			s.State = Unknown
			r.notChecked("disk space of " + s.Folder)
		case d.FreeBytes < d.NeedBytes:
			s.State = TooLittle
			r.missing("disk: %s needs %s free in %s, which has %s: make room", d.Use, display.Bytes(d.NeedBytes), s.Folder, room(d.FreeBytes))
		}
		r.Disks = append(r.Disks, s)
	}
}
