package chart

import (
	"sort"
	"strings"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// scene is a drawing before it is SVG or PNG: boxes, dots and words, in inks and not yet in colours.
type scene struct {
	width, y float64 // y is where the next thing goes: at the end, the height
	title    string
	items    []item
}

type kind int

const (
	box kind = iota
	dot
	words
)

type anchor string

const (
	start  anchor = "start"
	middle anchor = "middle"
	end    anchor = "end"
)

type item struct {
	kind       kind
	x, y, w, h float64 // a dot's middle and, in w, its radius; the left, middle or right end of words' base line, and, in w, their length
	ink        ink
	text       string
	size       float64
	bold       bool
	anchor     anchor
}

func (s *scene) box(x, y, w, h float64, i ink) {
	s.items = append(s.items, item{kind: box, x: x, y: y, w: w, h: h, ink: i})
}

func (s *scene) dot(x, y, r float64, i ink) {
	s.items = append(s.items, item{kind: dot, x: x, y: y, w: r, ink: i})
}

func (s *scene) words(x, y, size float64, a anchor, i ink, bold bool, text string) {
	text = plain(text)
	s.items = append(s.items, item{kind: words, x: x, y: y, w: width(text, size, bold), ink: i, text: text, size: size, bold: bold, anchor: a})
}

// margin is left free on both sides.
const margin = 16

func (s *scene) inner() float64 { return s.width - 2*margin }

// lines writes text over as many lines as it needs.
func (s *scene) lines(size float64, i ink, bold bool, text string) {
	line := ""
	flush := func() {
		s.y += size * 1.35
		s.words(margin, s.y, size, start, i, bold, cut(line, size, bold, s.inner()))
	}
	for word := range strings.FieldsSeq(plain(text)) {
		if line != "" && width(line+" "+word, size, bold) > s.inner() {
			flush()
			line = ""
		}
		line = strings.TrimSpace(line + " " + word)
	}
	if line != "" {
		flush()
	}
}

type key struct {
	ink  ink
	text string
}

// legend names the inks.
func (s *scene) legend(keys []key) {
	const size, square, gap = 12, 11, 14
	x := float64(margin)
	s.y += 20
	for _, k := range keys {
		w := square + 5 + width(k.text, size, false)
		if x > margin && x+w > s.width-margin {
			x, s.y = margin, s.y+19
		}
		s.box(x, s.y-square+1, square, square, k.ink)
		s.words(x+square+5, s.y, size, start, black, false, k.text)
		x += w + gap
	}
	s.y += 8
}

// plain is text without what cannot be seen or would turn the text around it.
func plain(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return '\uFFFD'
		}
		return r
	}, text)
}

// cut shortens text to a width.
func cut(text string, size float64, bold bool, most float64) string {
	if width(text, size, bold) <= most {
		return text
	}
	runes := []rune(text)
	n := sort.Search(len(runes), func(n int) bool { return width(string(runes[:n+1])+"…", size, bold) > most })
	return string(runes[:n]) + "…"
}

// The fonts are in the program, so that a picture does not depend on the machine's.
var fonts = sync.OnceValue(func() (fonts [2]*sfnt.Font) {
	for i, b := range [][]byte{goregular.TTF, gobold.TTF} {
		var err error
		if fonts[i], err = opentype.Parse(b); err != nil {
			panic(err) // the font is a constant
		}
	}
	return fonts
})

func fontOf(bold bool) *sfnt.Font {
	if bold {
		return fonts()[1]
	}
	return fonts()[0]
}

// width is that of the text in our font; a page stretches its own font to it.
func width(text string, size float64, bold bool) float64 {
	const unit = 1000
	f, sum := fontOf(bold), fixed.Int26_6(0)
	var buffer sfnt.Buffer
	for _, r := range text {
		glyph, err := f.GlyphIndex(&buffer, r)
		if err != nil {
			continue
		}
		if advance, err := f.GlyphAdvance(&buffer, glyph, fixed.I(unit), font.HintingNone); err == nil {
			sum += advance
		}
	}
	return float64(sum) / 64 / unit * size
}
