package device

import (
	"slices"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

func machine() Snapshot {
	return Snapshot{Driver: "570.1", Devices: []Device{
		{ID: "cuda:0", Name: "Big GPU", MemoryBytes: 80e9, FreeBytes: 79e9},
		{ID: "cuda:1", Name: "Small GPU", MemoryBytes: 12e9, FreeBytes: 11e9},
		{ID: "cuda:2", Name: "Lost GPU", Lost: true, Problem: "it is gone"},
		{ID: "cuda:3", Name: "Divided GPU", Problem: partitioned},
	}}
}

func TestChoose(t *testing.T) {
	none := Snapshot{None: "no driver: install one"}
	for _, c := range []struct {
		ids        []string
		in         Snapshot
		code, text string // "" is a choice
		class      proof.Class
	}{
		{[]string{"cpu"}, none, "", "", ""},
		{[]string{"cuda:1", "cpu", "cuda:0"}, machine(), "", "", ""},
		{nil, machine(), "bad-device", "no device is chosen", proof.Caller},
		{[]string{"cuda:4"}, machine(), "device-absent", "this machine has cuda:0 (Big GPU, 80.0 GB), cuda:1 (Small GPU, 12.0 GB), cuda:2", proof.Caller},
		{[]string{"cuda:0"}, none, "device-absent", "no driver: install one; or choose cpu", proof.Caller},
		{[]string{"cuda:0", "cuda:0"}, machine(), "bad-device", "chosen twice", proof.Caller},
		{[]string{"cpu", "cpu"}, machine(), "bad-device", "chosen twice", proof.Caller},
		{[]string{"cuda:2"}, machine(), "device-lost", "it is gone", proof.Retry},
		{[]string{"cuda:3"}, machine(), "device-unsupported", "MIG", proof.Caller},
		{[]string{"cuda:64"}, machine(), "bad-device", "from 0 to 63", proof.Caller},
		{[]string{"cuda:00"}, machine(), "bad-device", "cuda:N", proof.Caller},
		{[]string{"cuda:+1"}, machine(), "bad-device", "cuda:N", proof.Caller},
		{[]string{"cuda:-1"}, machine(), "bad-device", "cuda:N", proof.Caller},
		{[]string{"CUDA:0"}, machine(), "bad-device", "cuda:N", proof.Caller},
		{[]string{"cuda:"}, machine(), "bad-device", "cuda:N", proof.Caller},
		{[]string{"0"}, machine(), "bad-device", "cuda:N", proof.Caller},
		{[]string{""}, machine(), "bad-device", "cuda:N", proof.Caller},
		{[]string{strings.Repeat("x", 10_000)}, machine(), "bad-device", "cuda:N", proof.Caller},
	} {
		got, err := Choose(c.ids, c.in)
		var ids []string
		for _, d := range got {
			ids = append(ids, d.ID)
		}
		switch {
		case c.code == "" && (err != nil || !slices.Equal(ids, c.ids)):
			t.Errorf("%v: %v, %v", c.ids, ids, err)
		case c.code != "" && (proof.CodeOf(err) != c.code || proof.ClassOf(err) != c.class || !strings.Contains(err.Error(), c.text) || err.(*proof.Error).Field != "use" || got != nil || len(err.Error()) > 500):
			t.Errorf("%.50v: %v, %v", c.ids, ids, err)
		}
	}
	if n, err := Index("cuda:63"); n != MaxIndex || err != nil {
		t.Errorf("%d, %v", n, err)
	}
}

func TestAdmit(t *testing.T) {
	none, two := []Holder{}, []Holder{{PID: 1, Bytes: 5e9}, {PID: 2}}
	for _, c := range []struct {
		name                   string
		total, free, need, own int64
		holders                []Holder
		code, text             string
	}{
		{"all free", 80e9, 80e9, 24e9, 0, nil, "", ""},
		{"to the byte", 24e9, 24e9, 24e9, 0, nil, "", ""},
		{"one byte too small", 24e9 - 1, 24e9 - 1, 24e9, 0, nil, "device-too-small", "core needs 24.0 GB of its memory, which has 24.0 GB"},
		{"too small", 12e9, 11e9, 24e9, 0, nil, "device-too-small", "needs 24.0 GB of its memory, which has 12.0 GB, 11.0 GB of it free: choose a larger"},
		{"too small, and own memory is no help", 12e9, 1e9, 24e9, 80e9, nil, "device-too-small", ""},
		{"busy", 80e9, 10e9, 24e9, 0, two, "device-busy", "10.0 GB of it free: other programs hold the rest"},
		{"a display", 80e9, 10e9, 24e9, 0, none, "device-busy", "such as a display"},
		{"ours", 80e9, 10e9, 24e9, 14e9, nil, "", ""},
		{"ours, a byte less", 80e9, 10e9, 24e9, 14e9 - 1, nil, "device-busy", ""},
		{"memory unknown", 0, 0, 24e9, 0, nil, "", ""},
		{"need unknown", 12e9, 0, 0, 0, nil, "", ""},
	} {
		err := Admit(Device{ID: "cuda:0", Name: "A GPU", MemoryBytes: c.total, FreeBytes: c.free, Holders: c.holders}, "core", c.need, c.own)
		if c.code == "" && err != nil || c.code != "" && (proof.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.text)) {
			t.Errorf("%s: %v", c.name, err)
		}
	}
}

func TestWhatIsMine(t *testing.T) {
	d := Device{Holders: []Holder{{7, 5}, {8, 6}, {9, 0}}}
	if n := d.HeldBy(func(pid int) bool { return pid != 8 }); n != 5 {
		t.Errorf("%d bytes", n)
	}
}

// The same figures as of the host's own admission.
func TestDocumentedNeed(t *testing.T) {
	for memory, want := range map[int64]int64{0: 20 << 30, 12e9: 20 << 30, 26 << 30: 20 << 30, 26<<30 + 1: 26 << 30, 80e9: 26 << 30} {
		if got := DocumentedNeed(memory); got != want {
			t.Errorf("%d: %d, want %d", memory, got, want)
		}
	}
}
