package calibrate

import (
	"fmt"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/proof"
)

// Here is what a report is held against: this machine and the host of its node.
type Here struct {
	Machine    bench.Machine
	ZKVM       string // name and version, as the host says them
	HostSHA256 string // of the host's program
}

// Check refuses a report that says nothing certain about this machine; signer is as bench.Decode gave it. Errors: Caller report-unfinished;
// Permanent report-signature when nobody signed it; Caller report-foreign, naming the field that differs.
func Check(r bench.Report, signer common.Address, here Here) error {
	if r.Ended == 0 {
		return proof.Errorf(proof.Caller, "report-unfinished", "report: ended: the run %s was interrupted: end it by `lemma bench --resume`, or calibrate anew", r.ID).WithField("ended")
	}
	if signer == (common.Address{}) {
		return proof.Errorf(proof.Permanent, "report-signature", "report: signature: nobody signed it: its figures could be anybody's").WithField("signature")
	}
	for _, f := range []struct{ name, measured, here string }{
		{"cpu", r.Machine.CPU, here.Machine.CPU},
		{"cores", fmt.Sprint(r.Machine.Cores), fmt.Sprint(here.Machine.Cores)},
		{"devices", devices(r.Machine), devices(here.Machine)},
		{"zkvm", r.ZKVM.Name + " " + r.ZKVM.Version, here.ZKVM},
		{"host_sha256", r.ZKVM.HostSHA256, here.HostSHA256},
	} {
		if f.measured != f.here {
			return proof.Errorf(proof.Caller, "report-foreign", "report: %s: it was measured with %s, here is %s: calibrate on this machine with this host",
				f.name, f.measured, f.here).WithField(f.name)
		}
	}
	return nil
}

// devices are a machine's accelerators in one word. Drivers are no part of it: a newer one is the same device.
func devices(m bench.Machine) (text string) {
	for _, d := range m.Devices {
		text += fmt.Sprintf("%s %s, %d bytes; ", d.Kind, d.Name, d.MemoryBytes)
	}
	if text == "" {
		return "no accelerator"
	}
	return text[:len(text)-len("; ")]
}
