package device

import (
	"errors"
	"testing"
)

func TestTheMeterCountsItsDevices(t *testing.T) {
	joules := func(v ...float64) Snapshot {
		var s Snapshot
		for i, j := range v {
			s.Devices = append(s.Devices, Device{ID: Name(i), UUID: Name(i), Joules: &j})
		}
		return s
	}
	replaced := joules(20, 1010, 9)
	replaced.Devices[1].UUID = "another"
	dumb := joules(30, 1020, 9)
	dumb.Devices[1].Joules = nil
	var now Snapshot
	var fails error
	m := NewMeter(func() (Snapshot, error) { return now, fails }, []string{"cuda:0", "cuda:1"})
	for _, step := range []struct {
		name string
		now  Snapshot
		err  error
		sum  float64
		ok   bool
	}{
		{"the first", joules(10, 1000, 1), nil, 0, true},
		{"two used, the third is not ours", joules(15, 1003, 500), nil, 8, true},
		{"idle", joules(15, 1003, 500), nil, 8, true},
		{"another card", replaced, nil, 8, false},
		{"and the first again", joules(25, 1015, 9), nil, 8, false},
		{"from there on", joules(26, 1016, 9), nil, 10, true},
		{"one tells nothing", dumb, nil, 10, false},
		{"it counts from here", joules(1000, 2000, 9), nil, 10, true},
		{"and on", joules(1001, 2000, 9), nil, 11, true},
		{"one is gone", joules(2000), nil, 11, false},
		{"the driver hangs", joules(1, 1, 1), errors.New("silent"), 11, false},
		{"the driver was loaded anew", joules(1, 1, 1), nil, 11, true},
		{"then", joules(2, 3, 1), nil, 14, true},
		{"a counter goes back", joules(1, 4, 1), nil, 14, false},
	} {
		now, fails = step.now, step.err
		if sum, ok := m.Read(); sum != step.sum || ok != step.ok {
			t.Errorf("%s: %v, %v; want %v, %v", step.name, sum, ok, step.sum, step.ok)
		}
	}
	if _, ok := NewMeter(func() (Snapshot, error) { return joules(1), nil }, nil).Read(); ok {
		t.Error("a meter of no device counts")
	}
}
