package chart

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"github.com/lemma-network/lemma/proof"
)

// pixels are those of a picture for each unit of a scene.
const pixels = 2

// png is the scene as a picture.
func (s *scene) png(t theme) ([]byte, error) {
	img := image.NewRGBA(image.Rect(0, 0, int(math.Ceil(s.width*pixels)), int(math.Ceil(s.y*pixels))))
	draw.Draw(img, img.Bounds(), image.NewUniform(t[paper]), image.Point{}, draw.Src)
	for _, i := range s.items {
		switch i.kind {
		case box:
			fill(img, t[i.ink], i.x, i.y, i.w, i.h, func(v *vector.Rasterizer, x, y float32) {
				r, b := x+px(i.w), y+px(i.h)
				v.MoveTo(x, y)
				v.LineTo(r, y)
				v.LineTo(r, b)
				v.LineTo(x, b)
			})
		case dot:
			fill(img, t[i.ink], i.x-i.w, i.y-i.w, 2*i.w, 2*i.w, func(v *vector.Rasterizer, x, y float32) { circle(v, x+px(i.w), y+px(i.w), px(i.w)) })
		case words:
			if err := write(img, t[i.ink], i); err != nil {
				return nil, err
			}
		}
	}
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&b, fewer(img, t)); err != nil {
		return nil, proof.Errorf(proof.Bug, "internal", "chart: %w", err)
	}
	return b.Bytes(), nil
}

// fewer is the picture in at most 256 colours, which makes its file much smaller: the theme's own are kept, and those of edges are rounded
// so that nobody sees it. A picture with more colours stays as it is.
func fewer(img *image.RGBA, t theme) image.Image {
	own := map[color.RGBA]bool{}
	for _, c := range t {
		own[c] = true
	}
	index := map[color.RGBA]uint8{}
	out := image.NewPaletted(img.Bounds(), nil)
	for i := range out.Pix {
		if i > 0 && bytes.Equal(img.Pix[4*i:4*i+3], img.Pix[4*i-4:4*i-1]) {
			out.Pix[i] = out.Pix[i-1] // as most are
			continue
		}
		c := color.RGBA{img.Pix[4*i], img.Pix[4*i+1], img.Pix[4*i+2], 255}
		if !own[c] {
			c = color.RGBA{c.R&^15 | 8, c.G&^15 | 8, c.B&^15 | 8, 255}
		}
		at, known := index[c]
		if !known {
			if len(index) == 256 {
				return img
			}
			at = uint8(len(index))
			index[c], out.Palette = at, append(out.Palette, c)
		}
		out.Pix[i] = at
	}
	return out
}

func px(v float64) float32 { return float32(v * pixels) }

// fill fills what path draws around a box, whose corner it is told: a rasterizer is as large as what it draws.
func fill(img *image.RGBA, c color.RGBA, x, y, w, h float64, path func(v *vector.Rasterizer, x, y float32)) {
	area := image.Rect(int(math.Floor(x*pixels)), int(math.Floor(y*pixels)), int(math.Ceil((x+w)*pixels))+1, int(math.Ceil((y+h)*pixels))+1)
	v := vector.NewRasterizer(area.Dx(), area.Dy())
	path(v, px(x)-float32(area.Min.X), px(y)-float32(area.Min.Y))
	v.ClosePath()
	v.Draw(img, area, image.NewUniform(c), image.Point{})
}

// circle is four curves.
func circle(v *vector.Rasterizer, x, y, r float32) {
	const k = 0.5522847 // of a curve that is a quarter of a circle
	v.MoveTo(x+r, y)
	v.CubeTo(x+r, y+k*r, x+k*r, y+r, x, y+r)
	v.CubeTo(x-k*r, y+r, x-r, y+k*r, x-r, y)
	v.CubeTo(x-r, y-k*r, x-k*r, y-r, x, y-r)
	v.CubeTo(x+k*r, y-r, x+r, y-k*r, x+r, y)
}

func write(img *image.RGBA, c color.RGBA, i item) error {
	face, err := opentype.NewFace(fontOf(i.bold), &opentype.FaceOptions{Size: i.size * pixels, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		return proof.Errorf(proof.Bug, "internal", "chart: %w", err)
	}
	defer face.Close()
	x := i.x
	switch i.anchor {
	case middle:
		x -= i.w / 2
	case end:
		x -= i.w
	}
	at := fixed.Point26_6{X: fixed.Int26_6(x * pixels * 64), Y: fixed.Int26_6(i.y * pixels * 64)}
	(&font.Drawer{Dst: img, Src: image.NewUniform(c), Face: face, Dot: at}).DrawString(i.text)
	return nil
}
