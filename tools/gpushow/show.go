package main

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// cleanLimit is how long the device may take to be as empty as before a killed host.
const cleanLimit = 60 * time.Second

// Device memory that may stay in use by the driver itself, in bytes.
const slackBytes = 512 << 20

type device struct {
	Name      string `json:"name"`
	UUID      string `json:"uuid"`
	Driver    string `json:"driver"`
	MemoryMiB string `json:"memory_mib"`
}

type stage struct {
	Seconds     float64 `json:"seconds"`
	PeakBytes   int64   `json:"peak_bytes"`
	DeviceBytes int64   `json:"device_bytes"`
}

// run is one proof on a warm host.
type run struct {
	Host            string           `json:"host"`
	Rounds          uint32           `json:"rounds"`
	Cycles          float64          `json:"cycles"`
	To              string           `json:"to"`
	Seconds         float64          `json:"seconds"`
	CyclesPerSecond float64          `json:"cycles_per_second"` // over all stages, execution included
	Stages          map[string]stage `json:"stages"`
	Verified        bool             `json:"verified"`
}

type starting struct {
	Host          string `json:"host"`
	StartSeconds  any    `json:"start_seconds"`
	HealthSeconds any    `json:"health_seconds"`
}

type killed struct {
	Stage        string  `json:"stage"`
	UsedBefore   int64   `json:"used_bytes_before"` // before the host was started
	UsedRunning  int64   `json:"used_bytes_running"`
	CleanSeconds float64 `json:"clean_seconds"`
	ProvesAgain  bool    `json:"proves_again"`
}

type refusal struct {
	Arguments []string `json:"arguments"`
	ExitCode  int      `json:"exit_code"`
	Text      string   `json:"text"`
}

// show is what is to be shown, and how.
type show struct {
	ours, vendor, guest, device string // guest is absolute: a host has a folder of its own
	rounds                      []uint32
	smi                         []string                  // the driver's own tool
	socket                      func(index string) string // of the vendor's server
	parts                       []string                  // of partNames
	say                         func(string)
	keep                        func(figures) error // what is known so far, so that a run that is cut off leaves that
}

// What can be shown.
const partProve, partVendor, partKill = "prove", "vendor", "kill"

var partNames = []string{partProve, partVendor, partKill}

// Who proved.
const nameOurs, nameVendor = "ours", "vendor"

// all shows the parts that are asked for; one that fails does not keep the others from being shown.
func (s show) all() figures {
	f := figures{Errors: []string{}}
	note := func(part string, err error) {
		if err != nil {
			f.Errors = append(f.Errors, part+": "+err.Error())
		}
	}
	var err error
	f.Device, err = s.describe()
	note("device", err)
	for _, arguments := range [][]string{{"--device", "cuda:63"}, {"--device", "gpu"}} {
		f.Refusals = append(f.Refusals, s.refused(arguments))
	}
	for _, part := range s.parts {
		switch part {
		case partProve:
			err = s.prove(&f)
		case partVendor:
			err = s.compare(&f)
		case partKill:
			f.Killed, err = s.kill()
		}
		note(part, err)
		f.Slower = slower(f.Runs)
		note("keep", s.keep(f))
	}
	return f
}

// ran takes a finished run.
func (s show) ran(f *figures, r run) error {
	f.Runs = append(f.Runs, r)
	s.say(fmt.Sprintf("%s: %.0f cycles to %s in %.2f s: %.0f cycles a second", r.Host, r.Cycles, r.To, r.Seconds, r.CyclesPerSecond))
	return s.keep(*f)
}

func (s show) describe() (device, error) {
	fields, err := s.query("name,uuid,driver_version,memory.total")
	if err != nil || len(fields) != 4 {
		return device{}, fmt.Errorf("nvidia-smi: %v %w", fields, err)
	}
	return device{Name: fields[0], UUID: fields[1], Driver: fields[2], MemoryMiB: fields[3]}, nil
}

// query asks the driver's own tool.
func (s show) query(what string) ([]string, error) {
	index := strings.TrimPrefix(s.device, "cuda:")
	words := append(s.smi[1:len(s.smi):len(s.smi)], "-i", index, "--query-gpu="+what, "--format=csv,noheader,nounits")
	out, err := exec.Command(s.smi[0], words...).Output()
	if err != nil {
		return nil, err
	}
	fields := strings.Split(strings.TrimSpace(string(out)), ",")
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	return fields, nil
}

// used is the device memory in use, in bytes.
func (s show) used() (int64, error) {
	fields, err := s.query("memory.used")
	if err != nil {
		return 0, err
	}
	mib, err := strconv.ParseInt(fields[0], 10, 64)
	return mib << 20, err
}

func (s show) refused(arguments []string) refusal {
	out, err := exec.Command(s.ours, arguments...).CombinedOutput()
	var exit *exec.ExitError
	r := refusal{Arguments: arguments, Text: strings.TrimSpace(string(out))}
	if errors.As(err, &exit) {
		r.ExitCode = exit.ExitCode()
	}
	return r
}

// prove makes all runs on one warm host: the shortest twice to the wrap receipt, then all to the compressed one.
func (s show) prove(f *figures) error {
	p, err := begin(s.ours, "--device", s.device)
	if err != nil {
		return err
	}
	defer p.end()
	if f.Hello, err = p.ready(); err != nil {
		return err
	}
	f.Notes = append(f.Notes, starting{Host: nameOurs, StartSeconds: f.Hello["start_seconds"], HealthSeconds: f.Hello["health_seconds"]})
	for i, rounds := range append([]uint32{s.rounds[0], s.rounds[0]}, s.rounds...) {
		to := "compressed"
		if i < 2 {
			to = "wrap"
		}
		r, err := s.once(p, rounds, to)
		if err != nil {
			return err
		}
		if err := s.ran(f, r); err != nil {
			return err
		}
	}
	return p.end()
}

// slower is how much longer our host takes to the compressed receipt than the vendor's server, by rounds: 0.05 is 5 %. Of several runs the
// last counts, when all is warm.
func slower(runs []run) map[uint32]float64 {
	seconds := map[string]map[uint32]float64{nameOurs: {}, nameVendor: {}}
	for _, r := range runs {
		if r.To == "compressed" && r.Verified {
			seconds[r.Host][r.Rounds] = r.Seconds
		}
	}
	more := map[uint32]float64{}
	for rounds, vendor := range seconds[nameVendor] {
		if ours, both := seconds[nameOurs][rounds]; both {
			more[rounds] = ours/vendor - 1
		}
	}
	return more
}

// once makes one proof and has it verified.
func (s show) once(p *process, rounds uint32, to string) (run, error) {
	r := run{Host: nameOurs, Rounds: rounds, To: to, Stages: map[string]stage{}}
	dir, err := os.MkdirTemp("", "gpu-show-*")
	if err != nil {
		return r, err
	}
	defer os.RemoveAll(dir)
	request, err := s.request(dir, rounds, to)
	if err != nil {
		return r, err
	}
	began := time.Now()
	proved, err := p.ask(request, func(e event) {
		old := r.Stages[e.Stage]
		r.Stages[e.Stage] = stage{e.Seconds, max(old.PeakBytes, e.PeakBytes), max(old.DeviceBytes, e.DeviceBytes)}
	})
	if err != nil {
		return r, err
	}
	r.Seconds = time.Since(began).Seconds()
	r.Cycles, _ = proved["cycles"].(float64)
	r.CyclesPerSecond = r.Cycles / r.Seconds
	r.Verified, err = s.verified(dir, to)
	return r, err
}

func (s show) request(dir string, rounds uint32, to string) (map[string]any, error) {
	input, err := writeInput(dir, rounds)
	return map[string]any{"op": "prove", "elf": s.guest, "input": input, "dir": dir, "to": to}, err
}

func writeInput(dir string, rounds uint32) (path string, err error) {
	path = filepath.Join(dir, "input.bin")
	return path, os.WriteFile(path, inputOf(rounds), 0o600)
}

func inputOf(rounds uint32) []byte { return binary.LittleEndian.AppendUint32(nil, rounds) }

// execute lets a light host of ours run the program, which leaves its journal in dir, and gives its cycles.
func (s show) execute(dir string, rounds uint32) (cycles float64, err error) {
	input, err := writeInput(dir, rounds)
	if err != nil {
		return 0, err
	}
	p, err := begin(s.ours, "--light")
	if err != nil {
		return 0, err
	}
	defer p.end()
	done, err := p.ask(map[string]any{"op": "execute", "elf": s.guest, "input": input, "journal": filepath.Join(dir, "journal.bin")}, nil)
	cycles, _ = done["cycles"].(float64)
	return cycles, err
}

// verified lets a light host of ours, on the CPU, judge the receipt in dir.
func (s show) verified(dir, to string) (bool, error) {
	p, err := begin(s.ours, "--light")
	if err != nil {
		return false, err
	}
	defer p.end()
	_, err = p.ask(map[string]any{"op": "verify", "stage": to, "elf": s.guest, "receipt": filepath.Join(dir, to+".receipt"),
		"journal": filepath.Join(dir, "journal.bin")}, nil)
	return err == nil, err
}

// kill ends a host by SIGKILL while it proves, waits for the device to be empty again, and proves on it.
func (s show) kill() (*killed, error) {
	var k killed
	var err error
	if k.UsedBefore, err = s.used(); err != nil {
		return nil, err
	}
	p, err := begin(s.ours, "--device", s.device)
	if err != nil {
		return nil, err
	}
	if _, err := p.ready(); err != nil {
		return nil, errors.Join(err, p.end())
	}
	dir, err := os.MkdirTemp("", "gpu-show-*")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	request, err := s.request(dir, s.rounds[len(s.rounds)-1], "compressed")
	if err != nil {
		return nil, err
	}
	// The answer never comes: the host is killed at the first sign of work on a shard.
	_, _ = p.ask(request, func(e event) {
		if e.Stage == "core" && e.State == "running" && k.Stage == "" {
			k.Stage = e.Stage
			k.UsedRunning, _ = s.used()
			_ = p.cmd.Process.Kill()
		}
	})
	_ = p.end() // it was killed
	if k.Stage == "" {
		return &k, fmt.Errorf("the host was never seen in stage core")
	}
	began := time.Now()
	for {
		used, err := s.used()
		if err != nil {
			return &k, err
		}
		k.CleanSeconds = time.Since(began).Seconds()
		if used <= k.UsedBefore+slackBytes {
			break
		}
		if time.Since(began) > cleanLimit {
			return &k, fmt.Errorf("%d bytes are in use %v after the kill, %d before", used, cleanLimit, k.UsedBefore)
		}
		time.Sleep(readyPause)
	}
	again, err := begin(s.ours, "--device", s.device)
	if err != nil {
		return &k, err
	}
	defer again.end()
	if _, err := again.ready(); err != nil {
		return &k, err
	}
	r, err := s.once(again, s.rounds[0], "compressed")
	k.ProvesAgain = r.Verified
	return &k, err
}
