package measure

import (
	"context"
	"reflect"
	"testing"
	"testing/fstest"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
)

func proc(files map[string]string) fstest.MapFS {
	m := fstest.MapFS{}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return m
}

func TestReadMachine(t *testing.T) {
	got := ReadMachine(proc(map[string]string{
		"cpuinfo": "processor\t: 0\nmodel name\t: A CPU @ 2 GHz\nflags\t: a b\nprocessor\t: 1\nmodel name\t: A CPU @ 2 GHz\n",
		"meminfo": "MemTotal:       24000000 kB\nMemFree: 1 kB\n", "loadavg": "0.61 2.01 2.30 1/234 999\n",
	}), 2)
	if want := (Machine{"A CPU @ 2 GHz", 2, 24_576_000_000, 0.61}); got != want {
		t.Fatalf("%+v, want %+v", got, want)
	}
	for name, files := range map[string]map[string]string{
		"nothing": {},
		"broken":  {"cpuinfo": "model name", "meminfo": "MemTotal: 24 MB\n", "loadavg": "-1"},
		"words":   {"cpuinfo": ":::\n", "meminfo": "MemTotal: lots kB\n", "loadavg": "NaN 1"},
		"huge":    {"meminfo": "MemTotal: 99999999999999999999 kB\n", "loadavg": "x"},
	} {
		if got, want := ReadMachine(proc(files), 4), (Machine{CPU: "unknown CPU", Cores: 4}); got != want {
			t.Errorf("%s: %+v, want %+v", name, got, want)
		}
	}
}

func TestAwaitIdle(t *testing.T) {
	files := proc(map[string]string{"loadavg": "0.51 1 1"})
	c := clock.NewManual(time.Unix(0, 0))
	notes := 0
	awaitIdle := func(ctx context.Context, limit time.Duration) float64 {
		return AwaitIdle(ctx, files, c, limit, func(string) { notes++ })
	}
	if load := awaitIdle(context.Background(), 0); load != 0.51 || notes != 0 {
		t.Fatalf("without a wait: load %v, %d notes", load, notes)
	}
	got := make(chan float64)
	go func() { got <- awaitIdle(context.Background(), time.Minute) }()
	for range time.Minute / idlePoll {
		c.BlockUntil(1)
		c.Advance(idlePoll)
	}
	if load := <-got; load != 0.51 || notes != 1 {
		t.Fatalf("a busy machine: load %v, %d notes", load, notes)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	awaitIdle(ctx, time.Minute) // returns at once, with the clock standing still
	files["loadavg"].Data = []byte("0.50 1 1")
	if load := awaitIdle(context.Background(), time.Minute); load != 0.5 {
		t.Fatalf("an idle machine: load %v", load)
	}
}

func TestSpread(t *testing.T) {
	for _, c := range []struct {
		values []float64
		want   *Spread
	}{
		{nil, nil},
		{[]float64{7}, &Spread{7, 7, 7, 1}},
		{[]float64{9, 1}, &Spread{5, 1, 9, 2}},
		{[]float64{3, 100, 1}, &Spread{3, 1, 100, 3}},
		{[]float64{4, 1, 3, 2}, &Spread{2.5, 1, 4, 4}},
	} {
		before := append([]float64(nil), c.values...)
		if got := SpreadOf(c.values); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%v: %+v, want %+v", c.values, got, c.want)
		}
		if !reflect.DeepEqual(before, append([]float64(nil), c.values...)) {
			t.Errorf("%v: the caller's values were moved", before)
		}
	}
}
