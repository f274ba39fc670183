package prover

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// Settings are a node's configuration file, prover.json. It names secrets, so it is written with mode 0600.
type Settings struct {
	ID            string         `json:"id"`
	Network       string         `json:"network"` // path of the network file
	Folder        string         `json:"folder"`  // the spool
	Host          string         `json:"host,omitempty"`
	OperatorKey   string         `json:"operator_key,omitempty"` // path of the key of a node that stakes for itself
	MemoryBytes   int64          `json:"memory_bytes,omitempty"` // 0: all of the machine's
	MaxCycles     uint64         `json:"max_cycles,omitempty"`   // 0: the market's limit
	MaxCollateral string         `json:"max_collateral,omitempty"`
	Ask           queue.Ask      `json:"ask,omitzero"`
	Region        string         `json:"region,omitempty"`
	DrainSeconds  int64          `json:"drain_seconds,omitempty"`
	Devices       []queue.Device `json:"devices,omitempty"`
	Use           []string       `json:"use,omitempty"`          // ids of the devices to prove on; none is cpu
	FallbackCPU   bool           `json:"fallback_cpu,omitempty"` // the CPU takes the place of GPUs while none of them can be used
}

const maxSettingsBytes = 64 << 10

// LoadSettings reads a node's configuration. Errors are of class caller; one about a field names it.
func LoadSettings(path string) (Settings, error) {
	var s Settings
	b, err := readFile(path, maxSettingsBytes)
	if err != nil {
		return s, proof.Errorf(proof.Caller, "config-unreadable", "config %s: %w; `lemma prover init` writes one", path, err).WithField("config")
	}
	if err := json.Unmarshal(b, &s); err != nil {
		return s, proof.Errorf(proof.Caller, "config-invalid", "config %s: %w", path, err).WithField("config")
	}
	for _, f := range []struct {
		name, value string
	}{{"id", s.ID}, {"network", s.Network}, {"folder", s.Folder}} {
		if f.value == "" {
			return s, proof.Errorf(proof.Caller, "config-invalid", "config %s: %s is empty", path, f.name).WithField(f.name)
		}
	}
	if !decimal(s.MaxCollateral) {
		return s, proof.Errorf(proof.Caller, "config-invalid", "config %s: max_collateral: want a whole number", path).WithField("max_collateral")
	}
	if err := CheckUse(s.Use, s.FallbackCPU); err != nil {
		var said *proof.Error
		errors.As(err, &said)
		return s, proof.Errorf(proof.Caller, "config-invalid", "config %s: %w", path, err).WithField(said.Field)
	}
	return s, nil
}

// Save writes the configuration, readable for its owner only. It takes the place of another only with force. Errors:
// Caller config-exists.
func (s Settings) Save(path string, force bool) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) && !force {
		return proof.Errorf(proof.Caller, "config-exists", "config %s exists: give --force to replace it, or --config for another", path).WithField("config")
	}
	b, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		return proof.Errorf(proof.Bug, "internal", "encode the configuration: %w", err)
	}
	if err := (disk.Disk{}).MkdirAll(filepath.Dir(path)); err != nil {
		return diskError("make the configuration's folder", err)
	}
	return writeFile(disk.Disk{}, path, append(b, '\n')) // a temporary file has mode 0600, and keeps it
}

// SetAsk puts a price into a configuration file. All else in it stays, also what this version does not know; the names of its fields are
// sorted then. It is written whole or not at all. Errors: those of LoadSettings; Retry disk.
func SetAsk(d disk.Disk, path string, ask queue.Ask) error {
	if _, err := LoadSettings(path); err != nil {
		return err
	}
	b, err := readFile(path, maxSettingsBytes)
	if err != nil {
		return err
	}
	fields := map[string]any{}
	numbers := json.NewDecoder(bytes.NewReader(b))
	numbers.UseNumber() // 64-bit limits must come out as they went in
	if err := numbers.Decode(&fields); err != nil {
		return proof.Errorf(proof.Caller, "config-invalid", "config %s: %w", path, err).WithField("config")
	}
	maps.DeleteFunc(fields, func(name string, _ any) bool { return strings.EqualFold(name, "ask") }) // as the reader takes names
	fields["ask"] = ask
	if b, err = json.MarshalIndent(fields, "", "  "); err != nil {
		return proof.Errorf(proof.Bug, "internal", "encode the configuration: %w", err)
	}
	return writeFile(d, path, append(b, '\n'))
}

// Apply puts the settings into a configuration that has everything else: its paths, and its name, which a node that stakes
// for itself does not choose.
func (s Settings) Apply(c *Config) {
	c.MemoryBytes, c.Ask, c.Region, c.Devices = s.MemoryBytes, s.Ask, s.Region, s.Devices
	c.Use, c.FallbackCPU = s.Use, s.FallbackCPU
	c.DrainLimit = time.Duration(s.DrainSeconds) * time.Second
	if s.MaxCycles > 0 {
		c.Limits.Cycles = s.MaxCycles
	}
	if s.MaxCollateral != "" {
		c.MaxCollateral, _ = new(big.Int).SetString(s.MaxCollateral, 10) // checked when it was read
	}
}
