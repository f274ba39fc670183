package device

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lemma-network/lemma/proof"
)

// Memory that SP1's GPU prover needs where no host has told: it asks for 20 GiB, and on a device with more than 26 GiB, where its pieces
// are larger, for these. Source: sp1-gpu-prover 6.10.0; the host goes by the same (zkvm-host/sp1-host/src/device.rs).
const (
	LeastNeedBytes = 20 << 30
	LargeNeedBytes = 26 << 30
)

// DocumentedNeed is what a proof needs on a device with so much memory.
func DocumentedNeed(memoryBytes int64) int64 {
	if memoryBytes > LargeNeedBytes {
		return LargeNeedBytes
	}
	return LeastNeedBytes
}

// Choose finds the devices that ids name, in their order. The processor is a Device with nothing but its id.
//
// Errors: Caller bad-device (an id of another form, one that is there twice, or none), Caller device-absent, which lists what there is,
// Caller device-unsupported (it is there and cannot be used as it is set up), Retry device-lost.
func Choose(ids []string, s Snapshot) ([]Device, error) {
	if len(ids) == 0 {
		return nil, proof.Errorf(proof.Caller, "bad-device", "no device is chosen: name cpu, or one of cuda:N").WithField("use")
	}
	var chosen []Device
	for i, id := range ids {
		index, err := Index(id)
		if err != nil {
			return nil, err.(*proof.Error).WithField("use")
		}
		if slices.Contains(ids[:i], id) {
			return nil, proof.Errorf(proof.Caller, "bad-device", "device %s is chosen twice: name each once", id).WithField("use")
		}
		if index < 0 {
			chosen = append(chosen, Device{ID: CPU})
			continue
		}
		d, found := s.Find(id)
		switch {
		case !found:
			return nil, proof.Errorf(proof.Caller, "device-absent", "device %s is not there: %s", id, s.what()).WithField("use")
		case d.Lost:
			return nil, proof.Errorf(proof.Retry, "device-lost", "device %s: %s", d, d.Problem).WithField("use")
		case d.Problem != "":
			return nil, proof.Errorf(proof.Caller, "device-unsupported", "device %s: %s", d, d.Problem).WithField("use")
		}
		chosen = append(chosen, d)
	}
	return chosen, nil
}

// what tells which devices there are, and what to do.
func (s Snapshot) what() string {
	if len(s.Devices) == 0 {
		return s.None + "; or choose cpu"
	}
	var all []string
	for _, d := range s.Devices {
		all = append(all, d.String())
	}
	return fmt.Sprintf("this machine has %s: choose of these, or cpu", strings.Join(all, ", "))
}

// Admit decides whether work that needs so much of a device's memory may start there now. ownBytes is what the asking process has of
// it already. A device whose memory is not known is left to who proves.
//
// Errors: Caller device-too-small, Retry device-busy; both tell what it needs, what it has and what is free.
func Admit(d Device, work string, needBytes, ownBytes int64) error {
	if needBytes <= 0 || d.MemoryBytes <= 0 {
		return nil
	}
	facts := fmt.Sprintf("device %s: %s needs %s of its memory, which has %s, %s of it free", d, work, gigabytes(needBytes),
		gigabytes(d.MemoryBytes), gigabytes(d.FreeBytes))
	switch {
	case needBytes > d.MemoryBytes:
		return proof.Errorf(proof.Caller, "device-too-small", "%s: choose a larger device", facts).WithField("use")
	case needBytes > d.FreeBytes+ownBytes:
		who := "other programs hold"
		if d.Holders != nil && len(d.Holders) == 0 {
			who = "programs that do not compute, such as a display, hold"
		}
		return proof.Errorf(proof.Retry, "device-busy", "%s: %s the rest; end them, or wait (a node that runs is one)", facts, who).WithField("use")
	}
	return nil
}
