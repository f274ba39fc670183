package doctor

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/lemma-network/lemma/internal/device"
	"github.com/lemma-network/lemma/internal/display"
	"github.com/lemma-network/lemma/internal/host"
)

// GPUReport tells about a machine's GPUs. None says why there are none.
type GPUReport struct {
	None    string         `json:"none,omitempty"`
	Driver  string         `json:"driver,omitempty"`
	CUDA    string         `json:"cuda,omitempty"` // the newest version that the driver runs
	Devices []DeviceReport `json:"devices"`
}

// DeviceReport is one GPU. State is ok when it can prove now, failed when it cannot, unknown when its memory is not known; Text says why,
// and what to do.
type DeviceReport struct {
	device.Device
	Chosen bool   `json:"chosen,omitempty"` // the node's configuration names it
	Need   int64  `json:"need_bytes"`       // of its memory, for a proof
	NeedOf string `json:"need_of"`          // the stage that needs it, or who says so
	State  string `json:"state"`
	Text   string `json:"text"`
}

// examineGPUs judges each device. Only what keeps a chosen one from proving is missing: a machine may well prove without its GPUs.
func (r *Report) examineGPUs(g *GPUs) {
	if g == nil {
		return
	}
	r.GPU = &GPUReport{Driver: plain(g.Driver), CUDA: plain(g.CUDA), None: plain(cmp.Or(g.Error, g.None)), Devices: []DeviceReport{}}
	stage, need := host.MostBytes(g.Needs)
	for _, d := range g.Devices {
		one := DeviceReport{Device: d, Chosen: slices.Contains(g.Chosen, d.ID), Need: need, NeedOf: plain("stage " + string(stage))}
		if need == 0 {
			one.Need, one.NeedOf = device.DocumentedNeed(d.MemoryBytes), "SP1's documented least"
		}
		one.Name, one.UUID, one.Problem = plain(d.Name), plain(d.UUID), plain(d.Problem)
		one.State, one.Text = judge(one, g)
		if one.State == Failed && one.Chosen {
			r.missing("%s: %s", d.ID, one.Text)
		}
		r.GPU.Devices = append(r.GPU.Devices, one)
	}
	for _, id := range g.Chosen {
		if _, found := g.Find(id); found || id == device.CPU {
			continue
		}
		text := g.Error
		if _, err := device.Choose([]string{id}, g.Snapshot); err != nil && text == "" {
			text = err.Error()
		}
		r.missing("%s: %s", plain(id), plain(text))
	}
}

// judge says whether a device can prove now.
func judge(d DeviceReport, g *GPUs) (state, text string) {
	switch {
	case d.Problem != "":
		return Failed, d.Problem
	case g.NoCUDA != "":
		return Failed, plain(g.NoCUDA)
	}
	if err := device.Admit(d.Device, "proving", d.Need, 0); err != nil {
		_, text, _ := strings.Cut(err.Error(), ": ") // it begins with the device
		return Failed, plain(text)
	}
	if g.NoHost != "" {
		return Failed, plain(g.NoHost)
	}
	if d.MemoryBytes == 0 {
		return Unknown, "it does not tell how much memory it has"
	}
	return OK, fmt.Sprintf("can prove, with %s of its memory (%s)", display.Bytes(d.Need), d.NeedOf)
}

// writeGPUs shows the devices; a machine without one has a line.
func (r Report) writeGPUs(p *page) {
	g := r.GPU
	if g == nil {
		return
	}
	if len(g.Devices) == 0 {
		p.head("GPUs")
		p.row("none", g.None)
		return
	}
	p.head("GPUs; driver %s, CUDA up to %s", cmp.Or(g.Driver, Unknown), cmp.Or(g.CUDA, Unknown))
	for _, d := range g.Devices {
		id := d.ID
		if d.Chosen {
			id += ", chosen"
		}
		p.row(id, cmp.Or(d.Name, Unknown), memoryOf(d.Device), "capability "+cmp.Or(d.Capability, Unknown), d.State+": "+d.Text)
	}
}

func memoryOf(d device.Device) string {
	if d.MemoryBytes == 0 {
		return "memory " + Unknown
	}
	return fmt.Sprintf("%s, %s free", display.Bytes(d.MemoryBytes), room(d.FreeBytes))
}
