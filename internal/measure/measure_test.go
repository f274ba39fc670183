package measure

import (
	"context"
	"math"
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

func TestLines(t *testing.T) {
	for name, c := range map[string]struct {
		points []Point
		want   Line
	}{
		"a line":                    {[]Point{{1, 12}, {2, 14}, {10, 30}}, Line{Fixed: 10, PerUnit: 2}},
		"relative errors count":     {[]Point{{1, 10}, {10, 10}, {10, 1000}}, Line{Fixed: 9.999, PerUnit: 0.001}},
		"what falls is constant":    {[]Point{{1, 10}, {4, 5}}, Line{Fixed: 6}},
		"what would begin below 0":  {[]Point{{1, 1}, {10, 20}}, Line{PerUnit: 1.2}},
		"at the range":              {[]Point{{3, 3}, {6, 4}}, Line{Fixed: 2, PerUnit: 1. / 3}},
		"one below it":              {[]Point{{3, 3}, {5.99, 3}}, Line{Fixed: 3}},
		"one":                       {[]Point{{3, 3}}, Line{Fixed: 3}},
		"none":                      {nil, Line{}},
		"without values":            {[]Point{{1, 0}, {5, 0}}, Line{}},
		"what has no value is left": {[]Point{{1, 12}, {2, 14}, {5, 0}, {7, -3}}, Line{Fixed: 10, PerUnit: 2}},
	} {
		got := FitLine(c.points)
		if math.Abs(got.Fixed-c.want.Fixed) > 1e-2 || math.Abs(got.PerUnit-c.want.PerUnit) > 1e-2 {
			t.Errorf("%s: %+v, want %+v", name, got, c.want)
		}
	}
	if l := (Line{Fixed: 10, PerUnit: 2}); l.At(3) != 16 {
		t.Errorf("at 3: %v", l.At(3))
	}
}
