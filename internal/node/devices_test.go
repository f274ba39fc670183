package node

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/lemma-network/lemma/internal/device"
	"github.com/lemma-network/lemma/internal/telemetry"
	"github.com/lemma-network/lemma/proof"
)

// fakeDevices answer as they are told.
type fakeDevices struct {
	mu  sync.Mutex
	now device.Snapshot
	err error
}

func (f *fakeDevices) Read(context.Context) (device.Snapshot, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.now, f.err
}

func (f *fakeDevices) set(s device.Snapshot, err error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.now, f.err = s, err
}

func TestMetricsOfTheMachinesGPUs(t *testing.T) {
	celsius := 51.0
	two := device.Snapshot{Devices: []device.Device{
		{ID: "cuda:0", Name: "Big GPU", MemoryBytes: 80, FreeBytes: 50, Celsius: &celsius},
		{ID: "cuda:1", Name: "Lost GPU", Lost: true, Problem: "gone"},
	}}
	silent := proof.Errorf(proof.Retry, "device-silent", "silent")
	for name, c := range map[string]struct {
		first, then       device.Snapshot
		firstErr, thenErr error
		want, not         []string
		log               string
	}{
		"two": {first: two, then: two, want: []string{`lemma_device_up{device="cuda:0",name="Big GPU"} 1`, `lemma_device_up{device="cuda:1",name="Lost GPU"} 0`,
			`lemma_device_memory_used_bytes{device="cuda:0",name="Big GPU"} 30`, `lemma_device_temperature_celsius{device="cuda:0",name="Big GPU"} 51`},
			not: []string{`lemma_device_memory_bytes{device="cuda:1"`, "lemma_device_power"}},
		"then the driver hangs": {first: two, thenErr: silent, want: []string{`lemma_device_up{device="cuda:0",name="Big GPU"} 0`}, not: []string{"lemma_device_temperature"}},
		"none":                  {first: device.Snapshot{None: "no driver"}, not: []string{"lemma_device"}},
		"the driver hangs":      {firstErr: silent, not: []string{"lemma_device"}, log: "no metrics of this machine's GPUs"},
	} {
		t.Run(name, func(t *testing.T) {
			ops, err := telemetry.OpenOps(t.Context(), "127.0.0.1:0")
			if err != nil {
				t.Fatal(err)
			}
			defer ops.Close()
			f := &fakeDevices{now: c.first, err: c.firstErr}
			var log strings.Builder
			<-watchDevices(t.Context(), ops, f, slog.New(slog.NewTextHandler(&log, nil)))
			f.set(c.then, c.thenErr)
			resp, err := http.Get("http://" + ops.Addr() + "/metrics")
			if err != nil {
				t.Fatal(err)
			}
			defer resp.Body.Close()
			b, err := io.ReadAll(resp.Body)
			if err != nil {
				t.Fatal(err)
			}
			for _, want := range c.want {
				if !strings.Contains(string(b), want+"\n") {
					t.Errorf("no %s", want)
				}
			}
			for _, not := range c.not {
				if strings.Contains(string(b), not) {
					t.Errorf("%s is there", not)
				}
			}
			if (c.log == "") != (log.Len() == 0) || !strings.Contains(log.String(), c.log) {
				t.Errorf("log %q, want %q", log.String(), c.log)
			}
		})
	}
	<-watchDevices(t.Context(), nil, nil, nil) // nobody listens, nobody is asked
}

func TestMemoryThatOurOwnHostHoldsCountsAsFree(t *testing.T) {
	proc := fstest.MapFS{}
	for pid, parent := range map[string]string{"1": "0", "100": "1", "101": "100", "102": "101", "200": "1", "300": "301", "301": "300"} {
		proc[pid+"/status"] = &fstest.MapFile{Data: []byte("Name:\tx\nPPid:\t" + parent + "\n")}
	}
	f := &fakeDevices{now: device.Snapshot{Devices: []device.Device{
		{ID: "cuda:0", MemoryBytes: 100, FreeBytes: 10, Holders: []device.Holder{
			{PID: 102, Bytes: 32}, {PID: 100, Bytes: 2}, // ours
			{PID: 200, Bytes: 20}, {PID: 300, Bytes: 8}, {PID: 1, Bytes: 4}, // others'
			{PID: 999, Bytes: 16}, // of another world
		}},
		{ID: "cuda:1"},
		{ID: "cuda:2", Lost: true, Problem: "gone"},
		{ID: "cuda:4", MemoryBytes: 100, FreeBytes: 90, Holders: []device.Holder{{PID: 200, Bytes: 50}}}, // ended meanwhile
	}}}
	free := deviceFree(t.Context(), f, proc, 100)
	for id, want := range map[string]int64{"cuda:0": 68, "cuda:4": 90} {
		if n, err := free(id); n != want || err != nil {
			t.Errorf("%s: %d, %v; want %d", id, n, err, want)
		}
	}
	for id, code := range map[string]string{"cuda:1": "device-memory-unknown", "cuda:2": "device-lost", "cuda:3": "device-absent"} {
		if _, err := free(id); proof.CodeOf(err) != code {
			t.Errorf("%s: %v, want %s", id, err, code)
		}
	}
	f.set(device.Snapshot{}, proof.Errorf(proof.Retry, "device-silent", "silent"))
	if _, err := free("cuda:0"); proof.CodeOf(err) != "device-silent" {
		t.Errorf("%v", err)
	}
}
