package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/lemma-network/lemma/internal/device"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
)

// calibratedDevice is what a calibration proves on: what the flag says, if the node proves on that.
func calibratedDevice(flag string, s prover.Settings) (string, error) {
	known := s.Use
	if len(known) == 0 {
		known = []string{host.CPU}
	}
	if s.FallbackCPU {
		known = append(known[:len(known):len(known)], host.CPU)
	}
	if id := cmp.Or(flag, known[0]); slices.Contains(known, id) {
		return id, nil
	}
	return "", proof.Errorf(proof.Caller, "bad-device", "device: this node does not prove on %.40q: name one of %s, or change use in prover.json", flag,
		strings.Join(known, ", ")).WithField("device")
}

// calibratedHost is the file of the host with which the node proves on a device.
func calibratedHost(id string, s prover.Settings) (string, error) {
	devices, cpu, err := hostsFor(s.Host, s.Use)
	if err == nil && id == host.CPU {
		return cpu, nil
	}
	return devices, err
}

func deviceFlag(device string) string {
	if device == "" {
		return ""
	}
	return " --device " + device
}

// writeRest names the GPUs in use of other names than the one that was calibrated, and those of them that have no speed: the node tells none
// until each has one. madeBy is of the one.
func (c calibration) writeRest(out io.Writer, f calibrateFlags, madeBy prover.Fingerprint) {
	if c.on.id == "" {
		return
	}
	now, err := c.on.snapshot()
	if err != nil {
		fmt.Fprintf(out, "note: whether the other devices must be calibrated is not known: %v\n", err)
		return
	}
	others := otherKinds(c.on.device, c.settings.Use, now)
	if len(others) > 0 {
		fmt.Fprintln(out, "note: the devices in use have different names: heartbeats tell the slowest one's speed, and all have one price: calibrate the slowest last")
	}
	for _, d := range others {
		if madeBy.Device = d.Name; !prover.HasSpeed(c.settings.Folder, madeBy) {
			fmt.Fprintf(out, "not calibrated: %s: lemma prover calibrate --config %s --device %s%s --apply\n", d, f.config, d.ID, costFlag(f.cost))
		}
	}
}

// otherKinds are the devices in use that are not called as one is, the first of each name; GPUs of one name are alike.
func otherKinds(one device.Device, use []string, s device.Snapshot) (others []device.Device) {
	for _, id := range use {
		d, found := s.Find(id)
		if !found {
			d = device.Device{ID: id}
		}
		if d.Name != one.Name && (d.Name == "" || !slices.ContainsFunc(others, func(o device.Device) bool { return o.Name == d.Name })) {
			others = append(others, d)
		}
	}
	return others
}
