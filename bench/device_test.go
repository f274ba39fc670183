package bench

import (
	"slices"
	"testing"
)

// The same work on another device is compared, and the report says that it was another.
func TestCompareNamesAnotherDevice(t *testing.T) {
	a, b := made(1, 1), made(1, 1)
	a.Machine.Devices = []Device{{Kind: "gpu", Name: "A GPU", MemoryBytes: 24e9, Driver: "580.1"}}
	b.Machine.Devices = slices.Clone(a.Machine.Devices)
	if c, err := Compare(a, b); err != nil || len(c.Differs) != 0 {
		t.Errorf("the same device: %q, %v", c.Differs, err)
	}
	b.Machine.Devices[0].Driver = "590.2"
	if c, err := Compare(a, b); err != nil || !slices.Equal(c.Differs, []string{"devices: [A GPU, 24.0 GB, driver 580.1], then [A GPU, 24.0 GB, driver 590.2]"}) {
		t.Errorf("another driver: %q, %v", c.Differs, err)
	}
	b.Machine.Devices = nil
	if c, err := Compare(a, b); err != nil || !slices.Equal(c.Differs, []string{"devices: [A GPU, 24.0 GB, driver 580.1], then []"}) {
		t.Errorf("the processor: %q, %v", c.Differs, err)
	}
}
