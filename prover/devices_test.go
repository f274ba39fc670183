package prover

import (
	"context"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/telemetry"
	"github.com/lemma-network/lemma/internal/telemetry/telemetrytest"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/proof"
)

// patience is for what happens in other goroutines and processes, however slow the machine is.
const patience = 2 * time.Minute

// devicesWorld is a world with so many GPUs, each with a fake host.
func devicesWorld(t *testing.T, count int, env ...string) *world {
	w := newWorld(t)
	w.cfg.Hosts = map[string]host.Config{}
	for i := range count {
		id := fmt.Sprintf("cuda:%d", i)
		h := w.cfg.Host
		h.Env = append([]string{"DEVICE=" + id}, env...)
		w.cfg.Use, w.cfg.Hosts[id] = append(w.cfg.Use, id), h
	}
	return w
}

// mark makes a file that hosts look for, and gives its removal.
func (w *world) mark(name, text string) (remove func()) {
	w.t.Helper()
	path := filepath.Join(w.cfg.Spool, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		w.t.Fatal(err)
	}
	return func() {
		if err := os.Remove(path); err != nil {
			w.t.Error(err)
		}
	}
}

// beat waits for a heartbeat.
func (w *world) beat(what string, is func(queue.Heartbeat) bool) queue.Heartbeat {
	w.t.Helper()
	var last queue.Heartbeat
	for late := time.After(patience); ; {
		select {
		case last = <-w.queue.beats:
			if is(last) {
				return last
			}
		case <-late:
			w.t.Fatalf("no heartbeat says: %s; the last is %+v", what, last)
		}
	}
}

// slotted is a heartbeat with so many slots in service and so many free.
func slotted(slots, free int) func(queue.Heartbeat) bool {
	return func(b queue.Heartbeat) bool { return b.Slots == slots && b.Free == free }
}

func works(n int) (works []queue.Work) {
	for i := range n {
		w := testWork()
		w.Order = proof.Sum(fmt.Append(nil, "order ", i))
		works = append(works, w)
	}
	return works
}

// meeting holds so many jobs at the end of their core stage until all are there, and notes where each was.
type meeting struct {
	mu     sync.Mutex
	wanted int
	places map[proof.Digest]string
	all    chan struct{}
}

func meet(w *world, wanted int) *meeting {
	m := &meeting{wanted: wanted, places: map[proof.Digest]string{}, all: make(chan struct{})}
	w.queue.onProgress = func(p queue.Progress) {
		if p.Stage != proof.StageCore || p.State != stateDone {
			return
		}
		m.mu.Lock()
		m.places[p.Order] = p.Device
		if len(m.places) == m.wanted {
			close(m.all)
		}
		m.mu.Unlock()
		select {
		case <-m.all:
		case <-time.After(patience):
			w.t.Error("the jobs do not run side by side")
		}
	}
	return m
}

// Each device has a job at the same time as the others; the Groth16 step has one at a time. What each did is told with its device.
func TestDevicesProveSideBySide(t *testing.T) {
	for _, n := range []int{1, 2, 4} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			w := devicesWorld(t, n)
			registry := telemetry.Registry()
			w.deps.Metrics = telemetry.NewProver(registry)
			m := meet(w, n)
			var wraps, most atomic.Int32
			second := make(chan struct{}, n)
			w.deps.Wrap = func(ctx context.Context, r wrapper.Request, onEvent func(wrapper.Event)) (wrapper.Stats, error) {
				now := wraps.Add(1)
				defer wraps.Add(-1)
				most.Store(max(most.Load(), now))
				if now > 1 {
					second <- struct{}{}
				}
				select { // long enough for another that does not wait its turn
				case <-second:
				case <-time.After(100 * time.Millisecond):
				}
				return fakeWrap(ctx, r, onEvent)
			}
			w.start()
			b := w.beat("all are free", slotted(n, n))
			if len(b.Devices) != n || b.Devices[0] != (queue.Device{ID: "cuda:0", Kind: "gpu", Name: "Fake GPU", MemoryBytes: 1000, State: "idle"}) {
				t.Errorf("devices %+v", b.Devices)
			}
			for _, work := range works(n) {
				w.queue.work <- work
			}
			w.beat("all are busy", slotted(n, 0))
			for range n {
				if err := <-w.queue.settled; err != nil {
					t.Errorf("delivery ended with %v", err)
				}
			}
			w.beat("all are free again", slotted(n, n))
			for _, r := range w.queue.take() {
				if r.Kind == queue.KindFailed {
					t.Errorf("result %+v", r)
				}
			}
			if got := slices.Sorted(maps.Values(m.places)); !slices.Equal(got, w.cfg.Use) {
				t.Errorf("proven on %v, want each of %v", got, w.cfg.Use)
			}
			if most.Load() != 1 {
				t.Errorf("%d Groth16 proofs at once", most.Load())
			}
			for order, device := range m.places {
				if st, ok := readState(folder{path: w.file(order, "")}, order); !ok || st.Device != device {
					t.Errorf("the spool says %+v, want %s", st, device)
				}
			}
			if err := w.stop(); err != nil {
				t.Fatal(err)
			}
			telemetrytest.Want(t, registry, map[string]float64{
				`lemma_prover_device_state{device="cuda:0",state="idle"}`: 1,
				`lemma_prover_device_state{device="cuda:0",state="busy"}`: 0,
				`lemma_prover_host_starts_total`:                          float64(n),
			})
		})
	}
}

// A device that is lost in the middle of a proof is out; another goes on from the receipt there is; then it is tried again until it is back.
func TestALostDeviceHandsItsJobOn(t *testing.T) {
	for how, code := range map[string]string{"lose": "device-lost", "kill": "out-of-memory"} {
		t.Run(how, func(t *testing.T) {
			w := devicesWorld(t, 2)
			var at atomic.Value
			w.queue.onProgress = func(p queue.Progress) { at.Store(p.Device) }
			w.start()
			allow, keep := map[string]func(){}, map[string]func(){}
			for _, id := range w.cfg.Use { // whichever has the job loses it, and cannot be had again
				allow[id], keep[id] = w.mark("refuse."+id, "device-unhealthy"), w.mark(how+"."+id, "")
			}
			wantRetry(t, w.deliver(testWork()), code)
			lost, other := w.cfg.Use[0], w.cfg.Use[1]
			if at.Load() == other {
				lost, other = other, lost
			}
			keep[other]()
			b := w.beat("the other is free", slotted(1, 1))
			if b.Devices[1].ID != lost || b.Devices[1].State != queue.DeviceOut {
				t.Errorf("devices %+v, want %s out", b.Devices, lost)
			}
			w.wantProved(w.deliver(testWork()), w.queue.take())
			if r := w.calls("resumed core"); r != 1 {
				t.Errorf("resumed %d times from core, want once", r)
			}
			if n := w.calls("prove " + lost); n != 1 {
				t.Errorf("%s proved %d times, want once", lost, n)
			}
			b = w.beat("it is refused now", func(b queue.Heartbeat) bool { return b.Devices[1].Code == "device-unhealthy" })
			if b.Slots != 1 {
				t.Errorf("heartbeat %+v", b)
			}
			allow[lost]()
			w.clock.BlockUntil(2) // the heartbeat and the wait
			w.clock.Advance(BreakerFirstPause)
			w.beat("both are there", slotted(2, 2))
			if len(w.samplesOnDisk()) != 0 {
				t.Error("a job that two devices worked on is no measure")
			}
		})
	}
}

// A node starts with the devices that work, and says what is wrong with the others; with none it does not start.
func TestRefusedDevices(t *testing.T) {
	for _, code := range []string{"device-absent", "device-too-small", "device-unsupported", "device-unhealthy"} {
		t.Run(code, func(t *testing.T) {
			w := devicesWorld(t, 2)
			lines := newLines()
			w.deps.Log = slog.New(lines)
			w.mark("refuse.cuda:0", code)
			w.start()
			b := w.beat("one is free", slotted(1, 1))
			if out := b.Devices[1]; out.ID != "cuda:0" || out.State != queue.DeviceOut || out.Code != code {
				t.Errorf("devices %+v", b.Devices)
			}
			if n := lines.count(slog.LevelWarn, "device out of service: the node does without it and tries it again"); n != 1 {
				t.Errorf("%d warnings", n)
			}
			w.wantProved(w.deliver(testWork()), w.queue.take())
			if err := w.stop(); err != nil {
				t.Fatal(err)
			}
			w.mark("refuse.cuda:1", "device-absent")
			err := Run(t.Context(), w.cfg, w.deps)
			if proof.CodeOf(err) != code || !strings.Contains(err.Error(), "cuda:0 is refused") || !strings.Contains(err.Error(), "cuda:1 is refused") {
				t.Errorf("none works: %v", err)
			}
			w.cfg.Use = w.cfg.Use[:1]
			if err := Run(t.Context(), w.cfg, w.deps); proof.CodeOf(err) != code || proof.ClassOf(err) != map[bool]proof.Class{true: proof.Retry, false: proof.Caller}[code == "device-unhealthy"] {
				t.Errorf("the only one: %v", err)
			}
		})
	}
}

// A GPU gets work only when its host has checked it.
func TestADeviceIsCheckedBeforeItGetsWork(t *testing.T) {
	w := devicesWorld(t, 1)
	w.mark("unready.cuda:0", "")
	checked := make(chan struct{})
	go func() {
		defer close(checked)
		w.clock.BlockUntil(1)
		if len(w.queue.consuming) != 0 {
			t.Error("the node takes work already")
		}
		w.clock.Advance(readyPause)
	}()
	w.start()
	<-checked
	w.wantProved(w.deliver(testWork()), w.queue.take())
}

// The CPU takes the place of GPUs only when that is wanted, and only while none of them can be used.
func TestTheCPUTakesOverOnlyWhenTold(t *testing.T) {
	w := devicesWorld(t, 1)
	lines := newLines()
	w.deps.Log = slog.New(lines)
	allow := w.mark("refuse.cuda:0", "device-absent")
	if err := Run(t.Context(), w.cfg, w.deps); proof.CodeOf(err) != "device-absent" {
		t.Fatalf("not told: %v", err)
	}
	w.cfg.FallbackCPU = true
	gpus, own := w.cfg.Host.Argv[0], filepath.Join(t.TempDir(), "host.sh") // the CPU's host is another program
	script, err := os.ReadFile(gpus)
	if err == nil {
		err = os.WriteFile(own, append(script, "# for the CPU\n"...), 0o700)
	}
	if err != nil {
		t.Fatal(err)
	}
	w.cfg.Host.Argv = []string{own}
	w.start()
	b := w.beat("the CPU is free", slotted(1, 1))
	if len(b.Devices) != 2 || b.Devices[0].ID != "cpu" || b.Devices[0].Kind != "cpu" || b.Devices[1].State != queue.DeviceOut {
		t.Errorf("devices %+v", b.Devices)
	}
	w.wantProved(w.deliver(testWork()), w.queue.take())
	if n := lines.count(slog.LevelWarn, "no device can be used: the CPU takes their place, and is much slower"); n != 1 {
		t.Errorf("warned %d times, want once", n)
	}
	if s := w.samplesOnDisk(); len(s) != 1 || s[0].Fingerprint != w.fingerprint() {
		t.Errorf("samples %+v, want one of the CPU", s)
	}
	allow()
	w.clock.BlockUntil(2) // the heartbeat and the wait
	w.clock.Advance(BreakerFirstPause)
	b = w.beat("the GPU is free", func(b queue.Heartbeat) bool { return len(b.Devices) == 1 && b.Free == 1 })
	if b.Devices[0].ID != "cuda:0" || b.Slots != 1 || b.Speed != (queue.Speed{}) {
		t.Errorf("heartbeat %+v: a GPU that proved nothing yet has no speed", b)
	}
	next := works(1)[0]
	w.wantProved(w.deliver(next), w.queue.take())
	if n := w.calls("prove cuda:0"); n != 1 {
		t.Errorf("%d proofs on the GPU", n)
	}
	digest, err := host.FileDigest(gpus)
	if s := w.samplesOnDisk(); err != nil || len(s) != 2 || s[1].Fingerprint.Device != "Fake GPU" || s[1].Fingerprint.Host != digest || s[0].Fingerprint.Host == digest {
		t.Errorf("samples %+v, %v", s, err)
	}
	w.beat("the GPU's speed is known", func(b queue.Heartbeat) bool { return b.Speed.ProveCyclesPerSecond > 0 })
	w.mark("lose.cuda:0", "") // and once more
	w.mark("refuse.cuda:0", "device-lost")
	last := works(2)[1]
	wantRetry(t, w.deliver(last), "device-lost")
	w.clock.BlockUntil(3) // the heartbeat, the wait before the next try, and the spare one's patience
	w.clock.Advance(FallbackAfter)
	w.beat("the CPU is there again", func(b queue.Heartbeat) bool { return len(b.Devices) == 2 && b.Devices[0].ID == "cpu" && b.Free == 1 })
	w.wantProved(w.deliver(last), w.queue.take())
	if n := w.calls("prove cuda:0"); n != 2 {
		t.Errorf("%d proofs on the GPU", n)
	}
}

// A job is not begun on a device whose memory another program holds; the device is out until there is room.
func TestADeviceThatIsFullIsLeftAlone(t *testing.T) {
	w := devicesWorld(t, 2)
	var full atomic.Bool
	asked := make(chan struct{}, 8)
	w.deps.DeviceFree = func(device string) (int64, error) {
		if full.Load() && device == "cuda:0" {
			asked <- struct{}{}
			return 799, nil
		}
		return 800, nil
	}
	w.start()
	w.beat("both are free", slotted(2, 2))
	full.Store(true)
	jobs := works(2)
	err := w.deliver(jobs[0])
	if err == nil { // the other had it, and the full one has been waiting for longer now
		err = w.deliver(jobs[1])
	}
	wantRetry(t, err, "device-busy")
	b := w.beat("one is free", slotted(1, 1))
	if b.Devices[1].ID != "cuda:0" || b.Devices[1].Code != "device-busy" {
		t.Errorf("devices %+v", b.Devices)
	}
	for range 2 { // for the job, and when it was tried again at once
		<-asked
	}
	full.Store(false)
	w.clock.BlockUntil(2) // the heartbeat and the wait
	w.clock.Advance(BreakerFirstPause)
	w.beat("both are free again", slotted(2, 2))
}

// Hosts that need more memory than the machine has for all of them do not start all.
func TestMemoryIsAddedUpOverDevices(t *testing.T) {
	w := devicesWorld(t, 3, "MEMORY=1000")
	w.cfg.MemoryBytes = 2 * 1000 / 100 * LeastMemoryPercent
	w.start()
	b := w.beat("two are free", slotted(2, 2))
	if out := b.Devices[2]; out.ID != "cuda:2" || out.Code != RefusedMemory {
		t.Errorf("devices %+v", b.Devices)
	}
}

// A program is run for a quote on a device that has nothing to do, while another proves.
func TestAQuoteFindsAnIdleDevice(t *testing.T) {
	w := devicesWorld(t, 2)
	q := quoteQueue{w.queue, make(chan func(context.Context, queue.QuoteRequest) (queue.QuoteReply, error), 1), make(chan struct{})}
	w.deps.Queue = q
	at, release := w.holdWrap(2)
	w.start()
	ask := <-q.ask
	jobs := works(2)
	w.queue.work <- jobs[0]
	<-at
	if _, err := ask(t.Context(), quoteRequest()); err != nil {
		t.Errorf("one is idle: %v", err)
	}
	w.queue.work <- jobs[1]
	w.beat("both are busy", slotted(2, 0))
	if _, err := ask(t.Context(), quoteRequest()); proof.CodeOf(err) != queue.CodeQuoteBusy {
		t.Errorf("none is idle: %v", err)
	}
	close(release)
	for range jobs {
		if err := <-w.queue.settled; err != nil {
			t.Error(err)
		}
	}
}

// A node with a GPU must not be quoted by what the CPU of an earlier start took.
func TestAGPUHasNoSpeedOfTheCPU(t *testing.T) {
	w := devicesWorld(t, 1)
	if err := (spool{root: w.cfg.Spool}).saveSamples([]Sample{{Cycles: 1000, ExecuteSeconds: 1, ProveSeconds: 1000, FixedSeconds: 100}}); err != nil {
		t.Fatal(err)
	}
	work := testWork()
	work.LockSeconds, work.Deadline = 50, testNow.Unix()+60 // too short for that CPU
	w.start()
	if b := w.beat("it is free", slotted(1, 1)); b.Speed != (queue.Speed{}) {
		t.Errorf("speed %+v", b.Speed)
	}
	w.wantProved(w.deliver(work), w.queue.take())
}
