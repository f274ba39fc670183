// Package procfs reads the texts of Linux's /proc that have a "name: value" on each line.
//
// It owns that format.
// It promises: what a text does not say, or says wrongly, is absent and never a number.
// It must not know: where a text comes from, or what its values are for.
package procfs

import (
	"math"
	"strconv"
	"strings"
)

// Field is the value of the first line "name: value", empty when there is none.
func Field(text, name string) string {
	for line := range strings.Lines(text) {
		if key, value, found := strings.Cut(line, ":"); found && strings.TrimSpace(key) == name {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

// Bytes reads "name: 123 kB" in bytes.
func Bytes(text, name string) (bytes int64, found bool) {
	number, inKB := strings.CutSuffix(Field(text, name), " kB")
	n, err := strconv.ParseInt(strings.TrimSpace(number), 10, 64)
	if !inKB || err != nil || n < 0 || n > math.MaxInt64>>10 {
		return 0, false
	}
	return n << 10, true
}
