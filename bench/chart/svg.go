package chart

import (
	"fmt"
	"html"
	"strconv"
	"strings"
)

// svg is the scene for the inside of a page, which gives the inks their colours. A text's length is fixed, so that it fits with any font.
func (s *scene) svg() string {
	var b strings.Builder
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" role="img" aria-label="%s">`, num(s.width), num(s.y), html.EscapeString(plain(s.title)))
	for _, i := range s.items {
		switch i.kind {
		case box:
			fmt.Fprintf(&b, `<rect x="%s" y="%s" width="%s" height="%s" fill="var(--%s)"/>`, num(i.x), num(i.y), num(i.w), num(i.h), i.ink)
		case dot:
			fmt.Fprintf(&b, `<circle cx="%s" cy="%s" r="%s" fill="var(--%s)"/>`, num(i.x), num(i.y), num(i.w), i.ink)
		case words:
			weight := ""
			if i.bold {
				weight = ` font-weight="700"`
			}
			fmt.Fprintf(&b, `<text x="%s" y="%s" font-size="%s"%s text-anchor="%s" textLength="%s" lengthAdjust="spacingAndGlyphs" fill="var(--%s)">%s</text>`,
				num(i.x), num(i.y), num(i.size), weight, i.anchor, num(i.w), i.ink, html.EscapeString(i.text))
		}
	}
	b.WriteString("</svg>")
	return b.String()
}

// num is a tenth of a unit exact.
func num(v float64) string {
	return strings.TrimSuffix(strconv.FormatFloat(v, 'f', 1, 64), ".0")
}
