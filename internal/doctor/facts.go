package doctor

import (
	"github.com/lemma-network/lemma/internal/device"
	"github.com/lemma-network/lemma/internal/display"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/proof"
)

// Facts are all that a report is made from. Bytes and seconds that are 0, and texts that are empty, are unknown.
type Facts struct {
	Machine    Machine
	Cores      int // that this process may use
	Disks      []Disk
	Host       *host.Info // nil when there is no host
	HostError  string     // why there is none
	WantZKVM   string     // the version of the zkVM whose receipts the circuit takes
	Speed      *host.Speed
	SpeedError string            // why Speed is nil
	Overrides  map[string]string // the host's environment variables that are set
	Groth16    int64             // memory that the Groth16 step must find free
	Keys       Keys
	Sandbox    string            // how well a zkVM host can be isolated here, and what is missing
	Measured   display.Estimates // what stages took on this machine
	Node       *Node             // nil: no node's configuration was given
	GPUs       *GPUs             // nil: nobody looked
}

// GPUs are what was found out about accelerators.
type GPUs struct {
	device.Snapshot
	Error  string                // why the driver could not be asked
	NoCUDA string                // why programs cannot compute on them; empty when they can
	NoHost string                // why there is no zkVM host for GPUs; empty when there is one
	Needs  map[proof.Stage]int64 // of a device's memory, as the host for GPUs tells; nil when none told
	Chosen []string              // devices that the node's configuration names
}

// Machine is what Linux tells about a machine.
type Machine struct {
	CPU            string   // model name
	Flags          []string // the CPU's features by their names in /proc/cpuinfo; nil is unknown
	MemoryBytes    int64
	AvailableBytes int64
	HugePages      string // always, madvise or never
}

// Disk is a folder that proving writes to. FreeBytes below 0 is unknown.
type Disk struct {
	Use       string
	Folder    string
	FreeBytes int64
	NeedBytes int64
}

// Keys are the wrap circuit's keys. Bytes is their size on disk, 0 when they are absent; NeedBytes is the memory that making them
// takes. Problem says why keys that exist are of no use.
type Keys struct {
	CircuitID string
	Folder    string
	Bytes     int64
	NeedBytes int64
	Problem   string
}
