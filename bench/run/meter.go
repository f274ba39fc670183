package run

import (
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Meter reads energy counters. Read gives joules since some moment, and false when there is no meter or it cannot be read.
type Meter interface {
	Read() (joules float64, ok bool)
}

// RAPL is the kernel's energy counters of the processor's packages, below sys/class/powercap. Counters begin anew at their largest value, so
// Read must be called more often than they do, which takes minutes at least.
type RAPL struct {
	sys  fs.FS
	last map[string]uint64
	sum  float64
}

// NewRAPL reads below sys, the root of the kernel's sys folder.
func NewRAPL(sys fs.FS) *RAPL { return &RAPL{sys: sys, last: map[string]uint64{}} }

// Read sums the packages. Memory is counted where it has its own counter; the parts of a package are not counted again.
func (r *RAPL) Read() (float64, bool) {
	zones, _ := fs.Glob(r.sys, "class/powercap/intel-rapl:*") // the pattern is well-formed
	read := false
	for _, zone := range zones {
		if strings.Count(path.Base(zone), ":") != 1 && r.text(zone, "name") != "dram" {
			continue
		}
		now, ok := r.number(zone, "energy_uj")
		if !ok {
			continue
		}
		read = true
		if before, seen := r.last[zone]; seen {
			if now >= before {
				r.sum += float64(now-before) / 1e6
			} else if span, ok := r.number(zone, "max_energy_range_uj"); ok && span >= before {
				r.sum += float64(span-before+now) / 1e6
			}
		}
		r.last[zone] = now
	}
	return r.sum, read
}

func (r *RAPL) text(zone, name string) string {
	b, _ := fs.ReadFile(r.sys, path.Join(zone, name)) // what cannot be read is not counted
	return strings.TrimSpace(string(b))
}

func (r *RAPL) number(zone, name string) (uint64, bool) {
	n, err := strconv.ParseUint(r.text(zone, name), 10, 64)
	return n, err == nil
}

// Meters are several that count together: the sum is of all of them, or there is none. A sum that now has one and now has not would
// charge a stage with all that the one counted before.
type Meters []Meter

// Working are those that can be read now, and the names of the others, whose energy will be missing from the whole run.
func Working(all map[string]Meter) (working Meters, missing []string) {
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if _, ok := all[name].Read(); ok {
			working = append(working, all[name])
		} else {
			missing = append(missing, name)
		}
	}
	return working, missing
}

func (m Meters) Read() (sum float64, ok bool) {
	ok = len(m) > 0
	for _, one := range m { // all of them, whatever the first says: each counts from where it was read last
		j, read := one.Read()
		sum, ok = sum+j, ok && read
	}
	return sum, ok
}
