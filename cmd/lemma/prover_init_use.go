package main

import (
	"cmp"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/lemma-network/lemma/internal/device"
	"github.com/lemma-network/lemma/internal/doctor"
	"github.com/lemma-network/lemma/internal/node"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
)

// sureForGPUs is true when there is a host that is built for GPUs. Of one that a person named it is not known, unless it lies as it was packed.
func sureForGPUs(flag string) bool {
	path, err := hostPathFor(flag, []string{device.Name(0)})
	return err == nil && (cmp.Or(flag, os.Getenv("LEMMA_HOST")) == "" || node.BuiltForGPUs(path))
}

// initialUse is what a new node proves on: the devices that were asked for, else every GPU that can prove, if sure says that a host can, too.
// No device is the CPU; without says why which GPUs are left out. seen are the machine's GPUs, r what became of them; nil when nobody looked.
// Errors: Caller bad-config and device-absent about use.
func initialUse(asked []string, seen *doctor.GPUs, r *doctor.GPUReport, sure bool) (use, without []string, err error) {
	if err := prover.CheckUse(asked, false); err != nil {
		return nil, nil, err
	}
	if seen == nil || r == nil {
		seen, r = &doctor.GPUs{Error: "nobody looked for GPUs"}, &doctor.GPUReport{}
	}
	for _, id := range asked {
		if id == device.CPU {
			return nil, nil, nil
		}
		if err := usable(id, seen, r); err != nil {
			return nil, nil, err
		}
	}
	for _, d := range r.Devices {
		switch {
		case len(asked) > 0 || len(use) == queue.MaxDevices:
		case d.State == doctor.OK && sure:
			use = append(use, d.ID)
		case d.State == doctor.OK:
			without = append(without, fmt.Sprintf("%s: the host that is named may be for the CPU: if `make gpu` built it, give --use %s", d.ID, d.ID))
		case d.Text == seen.NoHost:
			without = append(without, fmt.Sprintf("%s: no host is built for it: run `make gpu`, then this command again with --force --use %s", d.ID, d.ID))
		default:
			without = append(without, d.ID+": "+d.Text)
		}
	}
	return append(use, asked...), without, nil
}

// usable refuses a GPU that is not there or cannot prove now.
func usable(id string, seen *doctor.GPUs, r *doctor.GPUReport) error {
	refuse := func(text string) error {
		return proof.Errorf(proof.Caller, "bad-config", "use: %s: %s", id, text).WithField("use")
	}
	for _, d := range r.Devices {
		switch {
		case d.ID != id:
		case d.State == doctor.Failed:
			return refuse(d.Text)
		default:
			return nil
		}
	}
	if seen.Error != "" {
		return refuse(seen.Error)
	}
	_, err := device.Choose([]string{id}, seen.Snapshot)
	return err
}

// writeUse shows what a node proves on, and why on nothing else.
func writeUse(out io.Writer, use, without []string) {
	text := cmp.Or(strings.Join(use, ", "), device.CPU)
	if len(without) > 0 {
		text += " (" + strings.Join(without, "; ") + ")"
	}
	fmt.Fprintln(out, "proves on  "+text)
}
