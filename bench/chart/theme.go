package chart

import (
	"fmt"
	"image/color"
	"math"
	"slices"
	"strings"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/proof"
)

// ink is a colour by what it is for; each theme has its own.
type ink string

const (
	paper ink = "paper"
	black ink = "ink"  // text
	soft  ink = "soft" // text of less weight
	grid  ink = "grid"
	blue  ink = "blue"
	amber ink = "amber"
	plum  ink = "plum"
)

// heats are from little to much.
var heats = []ink{"heat0", "heat1", "heat2", "heat3", "heat4", "heat5"}

// stageInks: proving is in blues and wrapping in warm colours, so that the halves are told apart by those who see few colours; neighbours
// differ in lightness.
var stageInks = map[proof.Stage]ink{proof.StageExecute: "execute", proof.StageCore: blue, proof.StageCompressed: "compressed",
	proof.StageShrink: "shrink", proof.StageWrap: amber, bench.StageWitness: "witness", proof.StageGroth16: plum}

type theme map[ink]color.RGBA

var (
	light = themed(map[ink]uint32{paper: 0xffffff, black: 0x1b1f24, soft: 0x57606a, grid: 0xd5dae0,
		"execute": 0x0a2a52, blue: 0x0f62b0, "compressed": 0x4590d8, "shrink": 0x702c00, amber: 0xcc6200, "witness": 0x3a4048, plum: 0x8a3a9c,
		"heat0": 0xeef4fb, "heat1": 0xcbdff3, "heat2": 0x9cc3e9, "heat3": 0x5f9bd6, "heat4": 0x2268ad, "heat5": 0x0a3a70})
	dark = themed(map[ink]uint32{paper: 0x14181d, black: 0xe8ebef, soft: 0xa5aeb9, grid: 0x363d46,
		"execute": 0x4c6aa4, blue: 0x3c8ce0, "compressed": 0x94cbff, "shrink": 0xb87242, amber: 0xf5a84e, "witness": 0x78808c, plum: 0xcb86dd,
		"heat0": 0x1d2732, "heat1": 0x20405f, "heat2": 0x285f92, "heat3": 0x3c88c8, "heat4": 0x74b4ec, "heat5": 0xc3e1fb})
)

// themed adds to each colour the one that is read on it.
func themed(colours map[ink]uint32) theme {
	t := theme{}
	for name, c := range colours {
		t[name] = color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 255}
	}
	for name := range colours {
		t[on(name)] = color.RGBA{255, 255, 255, 255}
		if dark := (color.RGBA{0x0d, 0x11, 0x17, 255}); contrast(dark, t[name]) > contrast(t[on(name)], t[name]) {
			t[on(name)] = dark
		}
	}
	return t
}

// on is the ink of text on another ink.
func on(name ink) ink { return "on-" + name }

// contrast is WCAG's, from 1 to 21.
func contrast(a, b color.RGBA) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func luminance(c color.RGBA) float64 {
	part := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

// css are the theme's colours as variables.
func (t theme) css() string {
	var b strings.Builder
	for _, name := range t.inks() {
		c := t[name]
		fmt.Fprintf(&b, "--%s:#%02x%02x%02x;", name, c.R, c.G, c.B)
	}
	return b.String()
}

func (t theme) inks() (names []ink) {
	for name := range t {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
