package prover

import (
	"bytes"
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// fingerprint is what the world's node measures with.
func (w *world) fingerprint() Fingerprint {
	w.t.Helper()
	digest, err := host.FileDigest(w.cfg.Host.Argv[0])
	if err != nil {
		w.t.Fatal(err)
	}
	return FingerprintOf(digest, host.Info{Name: "fake", Version: "1.0"}, w.cfg.Processor)
}

// measured are two samples: 20 s and 50 s for each million cycles.
func measured(by Fingerprint) []Sample {
	return []Sample{
		{Cycles: 100_000, ExecuteSeconds: 0.1, ProveSeconds: 5, FixedSeconds: 20, Source: SourceCalibration, Date: 1, Fingerprint: by},
		{Cycles: 2_000_000, ExecuteSeconds: 2, ProveSeconds: 100, FixedSeconds: 20, Source: SourceCalibration, Date: 1, Fingerprint: by},
	}
}

func near(a, b float64) bool { return a > b*0.999 && a < b*1.001 }

func TestACalibratedNodeTellsItsSpeedWithoutAJob(t *testing.T) {
	w := newWorld(t)
	w.cfg.Processor = "A CPU, 2 cores"
	if err := Calibrate(disk.Disk{}, w.cfg.Spool, measured(w.fingerprint())); err != nil {
		t.Fatal(err)
	}
	w.start()
	b := <-w.queue.beats
	if !near(b.Speed.ProveCyclesPerSecond, 20_000) || !near(b.Speed.FixedSeconds, 20) || !near(b.Speed.ExecuteCyclesPerSecond, 1e6) {
		t.Fatalf("the first heartbeat says %+v", b.Speed)
	}
	if err := w.deliver(testWork()); err != nil {
		t.Fatal(err)
	}
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
	left := w.samplesOnDisk()
	if len(left) != 3 || left[2].Source != SourceJob || left[2].Date != testNow.Unix() || left[2].Fingerprint != w.fingerprint() || left[2].Cycles != 42 {
		t.Fatalf("after a job: %+v", left)
	}
}

// A job that the calibrated speed shows to be too long is refused before anybody locks it.
func TestACalibratedNodeRefusesWhatItCannotFinish(t *testing.T) {
	w := newWorld(t)
	slow := measured(w.fingerprint())
	for i := range slow {
		slow[i].FixedSeconds = 100
	}
	if err := Calibrate(disk.Disk{}, w.cfg.Spool, slow); err != nil {
		t.Fatal(err)
	}
	w.start()
	work := testWork() // 60 s of lock
	if err := w.deliver(work); err != nil {
		t.Fatal(err)
	}
	if r := w.queue.take(); len(r) != 1 || r[0].Error == nil || r[0].Error.Code != RefusedDeadline {
		t.Fatalf("results %+v", r)
	}
}

// What another device took may be of use again, when the node has it again.
func TestSpeedsOfAnotherHostAreForgottenAndOfAnotherDeviceUnused(t *testing.T) {
	for what, c := range map[string]struct {
		change     func(*Fingerprint)
		left, told int
	}{
		"host":   {func(f *Fingerprint) { f.Host = strings.Repeat("0", 64) }, 0, 1},
		"zkVM":   {func(f *Fingerprint) { f.ZKVM = "fake 0.9" }, 0, 1},
		"device": {func(f *Fingerprint) { f.Device = "Another CPU, 2 cores" }, 2, 0},
	} {
		t.Run(what, func(t *testing.T) {
			w := newWorld(t)
			w.cfg.Processor = "A CPU, 2 cores"
			var log bytes.Buffer
			w.deps.Log = slog.New(slog.NewTextHandler(&log, nil))
			other := w.fingerprint()
			c.change(&other)
			if err := Calibrate(disk.Disk{}, w.cfg.Spool, measured(other)); err != nil {
				t.Fatal(err)
			}
			for range 2 {
				w.start()
				if b := <-w.queue.beats; b.Speed != (queue.Speed{}) {
					t.Errorf("a heartbeat says %+v", b.Speed)
				}
				if err := w.stop(); err != nil {
					t.Fatal(err)
				}
				for len(w.queue.beats) > 0 {
					<-w.queue.beats
				}
			}
			if left := w.samplesOnDisk(); len(left) != c.left {
				t.Errorf("left %+v", left)
			}
			if n := strings.Count(log.String(), "are forgotten"); n != c.told {
				t.Errorf("told %d times in two starts:\n%s", n, log.String())
			}
		})
	}
}

// The host's program is replaced while the node runs: the old one's speed goes when the new one has started.
func TestANewHostMakesOldSpeedsWorthless(t *testing.T) {
	w := newWorld(t)
	script, err := os.ReadFile(w.cfg.Host.Argv[0])
	if err != nil {
		t.Fatal(err)
	}
	w.cfg.Host.Argv = []string{filepath.Join(t.TempDir(), "host.sh"), "die-once"}
	if err := os.WriteFile(w.cfg.Host.Argv[0], script, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := Calibrate(disk.Disk{}, w.cfg.Spool, measured(w.fingerprint())); err != nil {
		t.Fatal(err)
	}
	w.start()
	if b := <-w.queue.beats; b.Speed == (queue.Speed{}) {
		t.Fatal("not calibrated")
	}
	if err := os.WriteFile(w.cfg.Host.Argv[0]+".new", append(script, "# newer\n"...), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(w.cfg.Host.Argv[0]+".new", w.cfg.Host.Argv[0]); err != nil {
		t.Fatal(err)
	}
	if err := w.deliver(testWork()); err == nil { // the old host dies of it
		t.Fatal("the host did not die")
	}
	if err := w.deliver(testWork()); err != nil {
		t.Fatal(err)
	}
	if left := w.samplesOnDisk(); len(left) != 0 { // a job of two tries is no measure
		t.Errorf("left %+v", left)
	}
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
	var last queue.Heartbeat
	for len(w.queue.beats) > 0 {
		last = <-w.queue.beats
	}
	if last.Sequence == 0 || last.Speed != (queue.Speed{}) {
		t.Errorf("the last heartbeat says %+v", last)
	}
}

// Files of older versions have an array of samples that say nothing of where they come from.
func TestSamplesOfOlderVersionsAreRead(t *testing.T) {
	w := newWorld(t)
	old := `[{"cycles":1000,"execute_seconds":2,"prove_seconds":100,"fixed_seconds":50},{"cycles":0,"execute_seconds":2,"prove_seconds":1,"fixed_seconds":1},` +
		`{"cycles":7,"execute_seconds":-2,"prove_seconds":1,"fixed_seconds":1}]`
	if err := os.WriteFile(filepath.Join(w.cfg.Spool, fileSpeed), []byte(old), 0o600); err != nil {
		t.Fatal(err)
	}
	w.start()
	if b := <-w.queue.beats; b.Speed != (queue.Speed{ExecuteCyclesPerSecond: 500, ProveCyclesPerSecond: 10, FixedSeconds: 50}) {
		t.Errorf("%+v", b.Speed)
	}
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
	if left := w.samplesOnDisk(); len(left) != 1 || left[0].Fingerprint != w.fingerprint() || left[0].Source != "" {
		t.Fatalf("%+v: want one, marked with what proves now", left)
	}
	for name, content := range map[string]string{"torn": `[{"cycles":1`, "an object": `{}`, "too long": "[" + strings.Repeat(" ", maxSpeedBytes) + "]"} {
		if err := os.WriteFile(filepath.Join(w.cfg.Spool, fileSpeed), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := w.samplesOnDisk(); len(got) != 0 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// jobOf so many cycles, n-th to come, on the line of measured.
func jobOf(cycles uint64, n int64) Sample {
	return Sample{Cycles: cycles, ProveSeconds: float64(cycles) / 20_000, FixedSeconds: 20, Source: SourceJob, Date: n}
}

func TestManySmallJobsLeaveTheLine(t *testing.T) {
	samples := measured(Fingerprint{})
	for n := range int64(10 * MaxSamples) {
		small := jobOf(90_000+uint64(n), n) // of the size of the smaller one
		small.ProveSeconds *= 1 + float64(n%2)/10
		samples = addJob(samples, small)
	}
	if len(samples) != MaxSamples {
		t.Fatalf("%d samples", len(samples))
	}
	if i := slices.IndexFunc(samples, func(s Sample) bool { return s.Source == SourceCalibration }); i < 0 || samples[i].Cycles != 2_000_000 {
		t.Fatal("the calibrated sample far away was lost")
	}
	if slices.ContainsFunc(samples, func(s Sample) bool { return s.Source == SourceCalibration && s.Cycles == 100_000 }) {
		t.Error("a calibrated sample outlived jobs of its size")
	}
	if newest := samples[len(samples)-1]; newest.Date != 10*MaxSamples-1 {
		t.Errorf("the newest job is of %d", newest.Date)
	}
	if s := SpeedOf(samples); expectedSeconds(s, 2_000_000) < 118 || expectedSeconds(s, 2_000_000) > 122 {
		t.Errorf("%+v: a job of 2 million cycles takes 120 s, the node says %v", s, expectedSeconds(s, 2_000_000))
	}
	samples = addJob(samples, jobOf(1_500_000, 1000))
	if slices.ContainsFunc(samples, func(s Sample) bool { return s.Source == SourceCalibration }) {
		t.Error("a job of the calibrated size did not replace it")
	}
	for n := range int64(MaxSamples) { // and the other way round: large ones leave the small
		samples = addJob(samples, jobOf(1_500_000, 2000+n))
	}
	if !slices.ContainsFunc(samples, func(s Sample) bool { return s.Cycles < 100_000 }) {
		t.Error("the small jobs were lost")
	}
}

func TestSamplesAreBounded(t *testing.T) {
	var all []Sample
	for n := range int64(MaxSamples) {
		all = append(all, jobOf(1<<n, n))
	}
	if got := keep(all); len(got) != MaxSamples {
		t.Errorf("at the limit: %d", len(got))
	}
	got := keep(append(slices.Clone(all), jobOf(1<<MaxSamples, MaxSamples)))
	if len(got) != MaxSamples || got[0].Cycles != 2 {
		t.Errorf("one past, all of different sizes: %d, the oldest is of %d cycles", len(got), got[0].Cycles)
	}
	calibrated := jobOf(1<<3+1, 99)
	calibrated.Source = SourceCalibration
	got = keep(append(slices.Clone(all), calibrated))
	if len(got) != MaxSamples || slices.ContainsFunc(got, func(s Sample) bool { return s.Source == SourceCalibration }) || got[3].Cycles != 1<<3 {
		t.Errorf("the calibrated one of the fullest size is to go: %+v", got)
	}
}

func TestCalibrateReplacesOnlyItsOwn(t *testing.T) {
	folder, by := t.TempDir(), Fingerprint{Host: "a", ZKVM: "b", Device: "c"}
	s := spool{root: folder}
	foreign, ours, unmarked := jobOf(5, 1), jobOf(6, 2), jobOf(7, 3)
	foreign.Fingerprint, ours.Fingerprint = Fingerprint{Host: "z", Device: by.Device}, by
	old := measured(by)[0]
	old.Cycles = 9
	if err := s.saveSamples([]Sample{foreign, ours, unmarked, old}); err != nil {
		t.Fatal(err)
	}
	if err := Calibrate(disk.Disk{}, folder, measured(by)); err != nil {
		t.Fatal(err)
	}
	if got, want := s.loadSamples(), append([]Sample{unmarked, ours}, measured(by)...); !slices.Equal(got, want) {
		t.Errorf("%+v\nwant %+v", got, want)
	}
	other := by
	other.Device = "d"
	if !HasSpeed(folder, by) || HasSpeed(folder, other) || HasSpeed(t.TempDir(), by) {
		t.Error("the folder knows the speed of c, and of nothing else")
	}
	before, err := os.ReadFile(filepath.Join(folder, fileSpeed))
	if err != nil {
		t.Fatal(err)
	}
	full := disk.Disk{Before: func(disk.Change) error { return errors.New("the disk is full") }}
	if err := Calibrate(full, folder, measured(by)); proof.ClassOf(err) != proof.Retry {
		t.Errorf("a full disk: %v", err)
	}
	if after, err := os.ReadFile(filepath.Join(folder, fileSpeed)); err != nil || !bytes.Equal(after, before) {
		t.Errorf("half a file was left: %s, %v", after, err)
	}
	if err := Calibrate(disk.Disk{}, folder, nil); proof.ClassOf(err) != proof.Bug {
		t.Errorf("nothing measured: %v", err)
	}
}

func TestARunningNodeIsNotCalibrated(t *testing.T) {
	w := newWorld(t)
	w.start()
	if _, err := LockFolder(disk.Disk{}, w.cfg.Spool); proof.CodeOf(err) != "node-running" || proof.ClassOf(err) != proof.Caller {
		t.Fatalf("%v", err)
	}
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
	unlock, err := LockFolder(disk.Disk{}, w.cfg.Spool)
	if err != nil {
		t.Fatal(err)
	}
	if err := Run(t.Context(), w.cfg, w.deps); proof.CodeOf(err) != "spool-in-use" {
		t.Errorf("a node started in a folder that is being calibrated: %v", err)
	}
	unlock()
}

func TestFingerprints(t *testing.T) {
	info := host.Info{Name: "sp1", Version: "6.10.0"}
	if got := FingerprintOf("ab", info, "A, 2 cores"); got != (Fingerprint{"ab", "sp1 6.10.0", "A, 2 cores"}) {
		t.Errorf("CPU: %+v", got)
	}
	info.Device = &host.Device{ID: "cuda:1", Name: "NVIDIA L4"}
	if got := FingerprintOf("ab", info, "A, 2 cores"); got != (Fingerprint{"ab", "sp1 6.10.0", "NVIDIA L4"}) {
		t.Errorf("GPU: %+v", got)
	}
	proc := fstest.MapFS{"cpuinfo": {Data: []byte("model name\t: A CPU\n")}}
	if got := Processor(proc, 3); got != "A CPU, 3 cores" {
		t.Error(got)
	}
	if got := (Fingerprint{Host: "ab", ZKVM: "sp1 1", Device: "x"}).String(); got != "sp1 1, host ab, on x" {
		t.Error(got)
	}
}

func TestAPriceIsSetAndNothingElse(t *testing.T) {
	path := filepath.Join(t.TempDir(), "prover.json")
	content := `{"id":"a","network":"/n","folder":"/f","max_cycles":18446744073709551615,"Ask":{"base":"1"},"devices":[{"kind":"cpu"}],"of_later":{"x":[1,2.50]}}`
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	want := queue.Ask{Base: "7", PerMegacycle: "8"}
	if err := SetAsk(disk.Disk{}, path, want); err != nil {
		t.Fatal(err)
	}
	s, err := LoadSettings(path)
	if err != nil || s.Ask != want || s.ID != "a" || s.MaxCycles != 1<<64-1 || len(s.Devices) != 1 {
		t.Fatalf("%+v, %v", s, err)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(b, &fields); err != nil || len(fields) != 7 || !strings.Contains(string(fields["of_later"]), "2.50") {
		t.Errorf("%s, %v", b, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	full := disk.Disk{Before: func(disk.Change) error { return errors.New("the disk is full") }}
	if err := SetAsk(full, path, queue.Ask{}); proof.ClassOf(err) != proof.Retry {
		t.Errorf("a full disk: %v", err)
	}
	if after, err := os.ReadFile(path); err != nil || !bytes.Equal(after, b) {
		t.Errorf("half a file was left: %s, %v", after, err)
	}
	if err := SetAsk(disk.Disk{}, path+"x", want); proof.CodeOf(err) != "config-unreadable" {
		t.Errorf("absent: %v", err)
	}
}
