package procfs

import "testing"

func TestBytes(t *testing.T) {
	file := "VmHWM:\t  12 kB\nBad: x kB\nOdd: 3 MB\nNegative: -1 kB\nHuge: 9223372036854775807 kB\nNone\nVmHWM: 13 kB\n"
	if n, ok := Bytes(file, "VmHWM"); n != 12<<10 || !ok {
		t.Errorf("got %d %v", n, ok)
	}
	for _, name := range []string{"Bad", "Odd", "Absent", "Negative", "Huge", "None", ""} {
		if n, ok := Bytes(file, name); ok || n != 0 {
			t.Errorf("%s was read: %d", name, n)
		}
	}
}

func TestField(t *testing.T) {
	for name, want := range map[string]string{"a b": "c: d", "e": "", "f": ""} {
		if got := Field("a b\t: c: d\ne:\nf\na b: x", name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}
