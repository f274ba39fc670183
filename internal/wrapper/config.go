package wrapper

import (
	"os"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/proof"
)

const (
	// WrapNeedBytes is how much free memory a wrap needs before it is started: 3.0 GB measured with 1,789,770
	// constraints, and some room.
	WrapNeedBytes = 4_000_000_000
	// WrapWallSeconds is how long a wrap may take, about ten times what it takes on two cores.
	WrapWallSeconds = 600
	// wrapStallSeconds is how long the child may be silent while it works; it says something every HeartbeatSeconds.
	wrapStallSeconds = 60
)

// Config is how the parent runs the child. Zero values take the constants of this package.
type Config struct {
	Argv      []string              // the child: this binary with its hidden subcommand
	Dir       string                // the child's working folder
	NeedBytes int64                 // free memory needed
	Wall      time.Duration         // limit of one whole wrap
	FreeBytes func() (int64, error) // nil = the machine's free memory
	Clock     clock.Clock           // nil = the system's
	Keep      Keep                  // when the child is kept
	Guard     *sandbox.Profile      // the child's world: it reads what a hostile host wrote. nil trusts it
}

func (c Config) withDefaults() Config {
	if c.NeedBytes == 0 {
		c.NeedBytes = WrapNeedBytes
	}
	if c.Wall == 0 {
		c.Wall = WrapWallSeconds * time.Second
	}
	if c.FreeBytes == nil {
		c.FreeBytes = FreeBytes
	}
	if c.Clock == nil {
		c.Clock = clock.System()
	}
	c.Keep = c.Keep.withDefaults()
	return c
}

// admit refuses to begin a wrap for which there is no memory, the held bytes of a running child counted as free: the kernel would
// kill something, perhaps the zkVM host.
func (c Config) admit(held int64) error {
	free, err := c.FreeBytes()
	if err != nil {
		return err
	}
	if free+held < c.NeedBytes {
		return proof.Errorf(proof.Retry, "out-of-memory", "wrap: %d bytes of memory are free, want %d", free, c.NeedBytes-held)
	}
	return nil
}

// checkProof makes sure that a child which says that it proved has kept its promise.
func checkProof(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return proof.Errorf(proof.Bug, "internal", "wrap: the child left no proof: %w", err)
	}
	if info.Size() != proof.Groth16WireBytes {
		return proof.Errorf(proof.Bug, "internal", "wrap: the proof has %d bytes, want %d", info.Size(), proof.Groth16WireBytes)
	}
	return nil
}
