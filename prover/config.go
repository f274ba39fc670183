package prover

import (
	"context"
	"log/slog"
	"math/big"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/telemetry"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/proof"
)

const (
	// HeartbeatSeconds is how often a node says that it is alive.
	HeartbeatSeconds = 5
	// MaxTries is how often one node tries one attempt of a job that breaks the host or the wrapper.
	MaxTries = 3
	// DefaultDrainLimit is how long a draining node works on the job it has.
	DefaultDrainLimit = 30 * time.Minute
)

// Config is what a node is told. Every path is absolute.
type Config struct {
	ID          string         // the node's name: 1 to 32 of a-z, 0-9 and dash
	Payout      common.Address // who is paid
	ChainID     uint64
	Market      common.Address
	Selector    proof.Selector // of the verifier on chain; the keys must have the same
	ZKVM        string         // the machine class of the work queue, "sp1"
	Spool       string         // work folder, private to this node
	Host        host.Config    // Argv and times; WorkDir is always the spool
	HostBackoff host.Backoff   // before the host is started again after a death
	Wrapper     wrapper.Config // the child's argv; its folder is always the spool
	Keys        Keys
	Limits      Limits

	Use         []string               // ids of the devices to prove on: cpu, or cuda:0 to cuda:63; none is cpu
	FallbackCPU bool                   // the CPU takes the place of GPUs while none of them can be used
	Hosts       map[string]host.Config // how to run the host of a device, by id; for one that is missing it is Host, for a GPU with --device

	Operator      common.Address // the chain account that stakes; zero for the operator's own nodes, which share one
	MemoryBytes   int64          // what the node may use of the machine's memory; 0 is all
	MaxCollateral *big.Int       // what one lock may put at stake, smallest unit; nil is any
	Ask           queue.Ask      // what a job must pay; empty takes any price
	Devices       []queue.Device // what the configuration tells of the machine
	Processor     string         // what proves where no accelerator does (Processor); speeds of another do not count
	Region        string
	Recipient     string // age recipient of private inputs
	NodeVersion   string
	DrainLimit    time.Duration // for the job at hand after Deps.Drain; 0 is DefaultDrainLimit
}

// Limits are this node's own; a job runs within the stricter of the order's and the node's.
type Limits struct {
	Cycles         uint64
	ExecuteSeconds float64
	ProveSeconds   float64 // of one prove, whatever receipt it goes on from
	JournalBytes   int64
	DiskBytes      int64 // free space the spool's disk must have before a job starts
}

// DefaultLimits suit a machine with two cores and 24 GiB.
func DefaultLimits() Limits {
	return Limits{
		Cycles:         proof.MaxCycles,
		ExecuteSeconds: 600,
		ProveSeconds:   6 * 3600,
		JournalBytes:   proof.MaxJournalBytes,
		DiskBytes:      4 << 30,
	}
}

// Verifier is the local judge of proofs.
type Verifier interface {
	Selector() proof.Selector
	Verify(claim proof.Claim, proofWire []byte) error
}

// Keys are the Groth16 keys the node proves with, as their manifest describes them (LoadKeys).
type Keys struct {
	Folder      string
	Kind        string // the manifest's: circuits.KindCeremony, or one for local chains only
	ZKVMVersion string // the version of the zkVM whose receipts the circuit takes
	Constraints int
	Verifier    Verifier
}

// Queue is what a node needs of *queue.Conn.
type Queue interface {
	ConsumeWork(ctx context.Context, zkvm string, handle func(context.Context, queue.Work) error) error
	PublishResult(ctx context.Context, r queue.Result) error
	PublishProgress(p queue.Progress) error
	PublishHeartbeat(h queue.Heartbeat) error
}

// WrapFunc makes the Groth16 proof; that of a wrapper.Warm in production.
type WrapFunc func(ctx context.Context, req wrapper.Request, onEvent func(wrapper.Event)) (wrapper.Stats, error)

// Deps are the things outside a node. Queue and Store must be given; the others default to the machine's. A Wrap that is given
// comes with its own Prefetch or none.
type Deps struct {
	Queue     Queue
	Store     artifact.Store
	Wrap      WrapFunc
	Prefetch  func(keys string) // has the keys loaded for the next Wrap; returns at once
	Clock     clock.Clock
	Disk      disk.Disk
	Locker    Locker                           // of a node that stakes for itself; nil otherwise
	Drain     <-chan struct{}                  // closed when the node is to finish the job at hand and end; nil is never
	FreeBytes func() (int64, error)            // free memory
	FreeDisk  func(path string) (int64, error) // free space on path's disk
	// DeviceFree is how much memory of a GPU is free, or held by this node's own processes, bytes. One of the errors about devices
	// (docs/errors.md) takes the device out of service, others mean that it is not known. nil: it never is.
	DeviceFree func(device string) (int64, error)
	Log        *slog.Logger
	Metrics    *telemetry.Prover // nil: nothing is counted
	Tracer     *telemetry.Tracer // nil: no spans are made
	Health     *Health           // nil: nobody asks
}

func (d Deps) withDefaults() Deps {
	if d.Prefetch == nil {
		d.Prefetch = func(string) {}
	}
	if d.Clock == nil {
		d.Clock = clock.System()
	}
	if d.FreeBytes == nil {
		d.FreeBytes = wrapper.FreeBytes
	}
	if d.FreeDisk == nil {
		d.FreeDisk = freeDisk
	}
	if d.Log == nil {
		d.Log = slog.New(slog.DiscardHandler)
	}
	return d
}

// idPattern keeps the name usable as one token of a NATS subject. Names of chain addresses are for nodes that stake.
var idPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,31}$`)

// check refuses a configuration that could lose money or time later; the error names the field.
func (c Config) check() error {
	refuse := func(field, format string, args ...any) error {
		return proof.Errorf(proof.Caller, "bad-config", field+": "+format, args...).WithField(field)
	}
	if err := CheckUse(c.Use, c.FallbackCPU); err != nil {
		return err
	}
	switch {
	case c.Operator != (common.Address{}) && c.ID != strings.ToLower(c.Operator.Hex()):
		return refuse("id", "%q: a node that stakes for itself is named by its operator's address, %s", c.ID, strings.ToLower(c.Operator.Hex()))
	case c.Operator == (common.Address{}) && strings.HasPrefix(c.ID, "0x"):
		return refuse("id", "%q: names that begin with 0x are for nodes that stake for themselves; set the operator or another name", c.ID)
	case c.Operator == (common.Address{}) && !idPattern.MatchString(c.ID):
		return refuse("id", "%q: want 1 to 32 characters of a-z, 0-9 and dash, no dash first", c.ID)
	case c.Payout == common.Address{}:
		return refuse("payout", "is the zero address: set the address to be paid")
	case c.ChainID == 0:
		return refuse("chainId", "is 0: set the chain's id")
	case c.Market == common.Address{}:
		return refuse("market", "is the zero address: set the market contract")
	case !idPattern.MatchString(c.ZKVM):
		return refuse("zkvm", "%q: want a machine class such as sp1", c.ZKVM)
	case !filepath.IsAbs(c.Spool):
		return refuse("spool", "%q: want an absolute path", c.Spool)
	case !filepath.IsAbs(c.Keys.Folder):
		return refuse("keys", "%q: want an absolute path", c.Keys.Folder)
	case c.Keys.Verifier == nil:
		return refuse("keys", "have no verifying key: load them with LoadKeys")
	case len(c.Host.Argv) == 0:
		return refuse("host", "no program: set the host's command line")
	case c.Limits.Cycles == 0 || c.Limits.Cycles > proof.MaxCycles:
		return refuse("limits.cycles", "%d: want 1 to %d", c.Limits.Cycles, uint64(proof.MaxCycles))
	case c.Limits.ExecuteSeconds <= 0:
		return refuse("limits.executeSeconds", "%v: want more than 0", c.Limits.ExecuteSeconds)
	case c.Limits.ProveSeconds <= 0:
		return refuse("limits.proveSeconds", "%v: want more than 0", c.Limits.ProveSeconds)
	case c.Limits.JournalBytes <= 0 || c.Limits.JournalBytes > proof.MaxJournalBytes:
		return refuse("limits.journalBytes", "%d: want 1 to %d", c.Limits.JournalBytes, proof.MaxJournalBytes)
	case c.MemoryBytes < 0:
		return refuse("memoryBytes", "%d: want 0 or more", c.MemoryBytes)
	case c.MaxCollateral != nil && c.MaxCollateral.Sign() < 0:
		return refuse("maxCollateral", "%v: want 0 or more", c.MaxCollateral)
	case c.DrainLimit < 0:
		return refuse("drainLimit", "%v: want 0 or more", c.DrainLimit)
	case !decimal(c.Ask.Base) || !decimal(c.Ask.PerMegacycle):
		return refuse("ask", "%+v: want whole numbers of the smallest unit", c.Ask)
	case c.Limits.DiskBytes < 0:
		return refuse("limits.diskBytes", "%d: want 0 or more", c.Limits.DiskBytes)
	case c.Keys.Kind != circuits.KindCeremony && !chain.IsLocal(c.ChainID):
		return refuse("chainId", "%d with keys of kind %q: their maker could forge proofs; use keys from a ceremony, or chain id 1337 or 31337", c.ChainID, c.Keys.Kind)
	case c.Keys.Verifier.Selector() != c.Selector:
		return refuse("keys", "have selector %v, the verifier on chain has %v: use the keys that the contract was deployed with",
			c.Keys.Verifier.Selector(), c.Selector)
	}
	return nil
}

// decimal reports whether text is empty or a whole number of at most 78 digits.
func decimal(text string) bool { return decimalPattern.MatchString(text) }

var decimalPattern = regexp.MustCompile(`^[0-9]{0,78}$`)

// seconds is d as a clock duration.
func seconds(s float64) time.Duration { return time.Duration(s * float64(time.Second)) }
