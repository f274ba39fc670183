package prover

import (
	"fmt"
	"io/fs"
	"math/bits"
	"slices"
	"strings"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/proof"
)

// Fingerprint is what a speed was measured with. What another host, zkVM or device took says nothing.
type Fingerprint struct {
	Host   string `json:"host_sha256"` // of the host's program
	ZKVM   string `json:"zkvm"`        // name and version
	Device string `json:"device"`      // the GPU's name, or the processor and how many of its cores
}

func (f Fingerprint) String() string {
	return fmt.Sprintf("%s, host %s, on %s", f.ZKVM, f.Host[:min(len(f.Host), 12)], f.Device)
}

// FingerprintOf a host whose program has this digest (host.FileDigest), which said info on a machine of this processor (Processor). GPUs of
// one name are alike.
func FingerprintOf(digest string, info host.Info, processor string) Fingerprint {
	device := processor
	if info.Device != nil {
		device = info.Device.Name
	}
	return Fingerprint{Host: digest, ZKVM: strings.TrimSpace(info.Name + " " + info.Version), Device: device}
}

// Processor is a machine's CPU and how many of its cores a process may use. proc is the kernel's folder of process files.
func Processor(proc fs.FS, cores int) string {
	return fmt.Sprintf("%s, %d cores", measure.ReadMachine(proc, cores).CPU, cores)
}

// LockFolder keeps a node from running in its folder, and whoever asks while one runs, until unlock: two provers on one machine measure
// each other. Errors: Caller node-running; Retry disk.
func LockFolder(d disk.Disk, folder string) (unlock func(), err error) {
	unlock, err = lockSpool(d, folder)
	if proof.CodeOf(err) == "spool-in-use" {
		err = proof.Errorf(proof.Caller, "node-running", "folder %s: its node runs, or another calibration: end it first (SIGTERM lets a node finish its job), start it again afterwards",
			folder).WithField("folder")
	}
	return unlock, err
}

// Calibrate puts samples of one fingerprint in the place of what an earlier calibration left in a node's folder. Those of the node's own jobs
// with that fingerprint stay, and those of other devices; what the device took with another host or zkVM goes. The caller holds the folder's
// lock. Errors: Retry disk.
func Calibrate(d disk.Disk, folder string, samples []Sample) error {
	if len(samples) == 0 {
		return proof.Errorf(proof.Bug, "internal", "calibrate: no samples")
	}
	s, now := spool{root: folder, disk: d}, samples[0].Fingerprint
	kept, _, _ := fitting(s.loadSamples(), now, false)
	kept = slices.DeleteFunc(kept, func(o Sample) bool { return o.Fingerprint == now && o.Source == SourceCalibration })
	return s.saveSamples(keepEach(append(kept, samples...)))
}

// HasSpeed says whether a node whose folder this is knows a speed that was measured with now.
func HasSpeed(folder string, now Fingerprint) bool {
	return len(samplesOf(spool{root: folder}.loadSamples(), now)) > 0
}

// samplesOf are those that were measured with now.
func samplesOf(samples []Sample, now Fingerprint) []Sample {
	return slices.DeleteFunc(slices.Clone(samples), func(s Sample) bool { return s.Fingerprint != now })
}

// fitting leaves out what now's device took with another host or zkVM, which is forgotten; what other devices took stays, and counts for
// them. Samples of older files, which do not say, are of a CPU: with adopt they are taken to be of now, and are marked so.
func fitting(samples []Sample, now Fingerprint, adopt bool) (fit []Sample, forgotten, adopted int) {
	for _, s := range samples {
		if adopt && s.Fingerprint == (Fingerprint{}) {
			s.Fingerprint = now
			adopted++
		}
		if s.Fingerprint != now && s.Fingerprint.Device == now.Device {
			forgotten++
			continue
		}
		fit = append(fit, s)
	}
	return fit, forgotten, adopted
}

// recognise finds out what proves here now, and forgets what the same device took with anything else.
func (s *slot) recognise() {
	digest, err := host.FileDigest(s.hostOf(s.device).Argv[0])
	if err != nil { // then nobody can tell whether the speeds are of this host: what is measured now is marked by who can
		s.Log.Warn("the host's program cannot be read: its speed is taken to be unknown", "error", err)
		s.fingerprint = Fingerprint{}
		return
	}
	s.fingerprint = FingerprintOf(digest, s.info, s.Processor)
	forgotten, err := s.book.recognise(s.fingerprint, s.info.Device == nil)
	if forgotten > 0 {
		s.Log.Warn("speeds that another host or zkVM was measured by are forgotten: `lemma prover calibrate --apply` measures anew",
			"samples", forgotten, "now", s.fingerprint.String())
	}
	if err != nil {
		s.Log.Warn("speed not saved", "error", err) // the next start forgets again
	}
}

// addJob adds what a finished job took. It is worth more than what a calibration of the same device measured for programs of its size, which goes.
func addJob(samples []Sample, job Sample) []Sample {
	rest := slices.DeleteFunc(slices.Clone(samples), func(s Sample) bool {
		return s.Fingerprint == job.Fingerprint && s.Source == SourceCalibration && size(s) == size(job)
	})
	return keepEach(append(rest, job))
}

// keepEach keeps what is kept of each kind of device, of the last maxSampledDevices. Samples are in the order in which they came.
func keepEach(samples []Sample) (kept []Sample) {
	byDevice := map[Fingerprint][]Sample{}
	var order []Fingerprint // by the newest sample
	for _, s := range samples {
		byDevice[s.Fingerprint] = append(byDevice[s.Fingerprint], s)
		order = append(slices.DeleteFunc(order, func(f Fingerprint) bool { return f == s.Fingerprint }), s.Fingerprint)
	}
	for _, f := range order[max(0, len(order)-maxSampledDevices):] {
		kept = append(kept, keep(byDevice[f])...)
	}
	return kept
}

// size is a sample's by powers of two.
func size(s Sample) int { return bits.Len64(s.Cycles) }

// keep leaves MaxSamples. What goes is of the size that has most, its calibrated samples first and then its oldest: so a speed is of the newest
// jobs, and however many small ones come, the few large ones that make a line of it stay. Samples are in the order in which they came.
func keep(samples []Sample) []Sample {
	samples = slices.Clone(samples)
	for len(samples) > MaxSamples {
		count := map[int]int{}
		most := 0
		for _, s := range samples {
			count[size(s)]++
			most = max(most, count[size(s)])
		}
		crowded := func(s Sample) bool { return count[size(s)] == most }
		i := slices.IndexFunc(samples, func(s Sample) bool { return crowded(s) && s.Source == SourceCalibration })
		if i < 0 {
			i = slices.IndexFunc(samples, crowded)
		}
		samples = slices.Delete(samples, i, i+1)
	}
	return samples
}
