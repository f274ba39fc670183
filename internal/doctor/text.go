package doctor

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
	"unicode"

	"github.com/lemma-network/lemma/internal/display"
)

// mostRunes bounds one text of a host or a machine.
const mostRunes = 400

// plain makes a foreign text safe to print: one line, no control characters, bounded.
func plain(s string) string {
	var b strings.Builder
	n := 0
	for word := range strings.FieldsSeq(s) {
		if n > 0 {
			b.WriteByte(' ')
		}
		for _, r := range word {
			if n++; n > mostRunes {
				return b.String() + "…"
			}
			if !unicode.IsPrint(r) {
				r = '?'
			}
			b.WriteRune(r)
		}
		n++
	}
	return b.String()
}

// WriteText writes the report for a person: aligned columns, the verdict last.
func (r Report) WriteText(w io.Writer) error {
	p := &page{w: tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)}
	p.head("Machine")
	r.writeMachine(p)
	p.head("Host")
	r.writeHost(p)
	p.head("Memory of each stage; available: %s", size(r.FreeBytes))
	for _, n := range r.Memory {
		p.row(n.name(), size(n.Bytes), explained[n.State])
	}
	r.writeGPUs(p)
	p.head("Keys of the wrap circuit")
	p.row(r.Keys.CircuitID, r.keysText())
	if len(r.Node) > 0 {
		p.head("The node")
		for _, c := range r.Node {
			p.row(c.Name, c.State, c.Text)
		}
	}
	p.head("Time of the small example job, once the host has started")
	r.writeTimes(p)
	p.line("")
	p.line("%s", r.verdict())
	return cmp.Or(p.err, p.w.Flush())
}

// explained are the states of a need with what they mean.
var explained = map[string]string{
	OK: "ok", Unknown: "not checked",
	Tight:     "tight: close other programs first",
	TooLittle: "too little",
}

func (r Report) writeMachine(p *page) {
	cores := Unknown
	if r.Cores > 0 {
		cores = fmt.Sprint(r.Cores)
	}
	p.row("CPU", cmp.Or(r.CPU, Unknown))
	p.row("cores", cores)
	for _, f := range r.Features {
		p.row(f.Name, f.Has)
	}
	p.row("memory", size(r.MemoryBytes))
	pages := cmp.Or(r.HugePages, Unknown)
	if pages == "never" {
		pages += ": the host asks for them in vain"
	}
	p.row("huge pages", pages)
	if r.Sandbox != "" {
		p.row("sandbox", r.Sandbox)
	}
	for _, d := range r.Disks {
		free := fmt.Sprintf("%s free in %s", room(d.FreeBytes), d.Folder)
		switch d.State {
		case Unknown:
			free = fmt.Sprintf("unknown in %s", d.Folder)
		case TooLittle:
			free += ", too little: needs " + display.Bytes(d.NeedBytes)
		}
		p.row("disk, "+d.Use, free)
	}
}

func (r Report) writeHost(p *page) {
	p.row("host", cmp.Or(r.Host, "none"))
	path := cmp.Or(r.Hashing.Path, Unknown)
	if r.Hashing.Path != "" {
		path += ": " + r.Hashing.Why
	}
	if r.Hashing.Override != "" {
		path += fmt.Sprintf(" (%s chooses)", r.Hashing.Override)
	}
	p.row("hashing", path)
	if len(r.Settings) == 0 {
		p.row("settings", Unknown)
		return
	}
	p.head("Settings")
	for _, s := range r.Settings {
		override := cmp.Or(s.Override, "-")
		if s.Set != "" {
			override += "=" + s.Set
		}
		p.row(s.Name, fmt.Sprint(s.Value), override, s.Why)
	}
}

func (r Report) keysText() string {
	switch r.Keys.State {
	case "absent":
		return "made at the first job, about 4 minutes"
	case "unusable":
		return "unusable, in " + r.Keys.Folder
	}
	return fmt.Sprintf("%s in %s", size(r.Keys.Bytes), r.Keys.Folder)
}

func (r Report) writeTimes(p *page) {
	scaled := false
	for _, s := range r.Stages {
		if s.Source == FromNothing {
			p.row(string(s.Stage), Unknown)
			continue
		}
		p.row(string(s.Stage), about(s.Seconds), s.Source)
		scaled = scaled || s.Source == FromSpeed
	}
	p.row("total", about(r.TotalSeconds))
	if scaled {
		p.line("  %s", reference())
	}
	if r.TotalSeconds == 0 && r.SpeedError != "" {
		p.line("  not measured: %s", r.SpeedError)
	}
}

// verdict is the last line, or one line for each thing that is missing.
func (r Report) verdict() string {
	verdict := "verdict: ready"
	if !r.Ready {
		verdict = "verdict: not ready\n  " + strings.Join(r.Missing, "\n  ")
	}
	if len(r.NotChecked) > 0 {
		verdict += "\n  not checked: " + strings.Join(r.NotChecked, ", ")
	}
	return verdict
}

func size(bytes int64) string {
	if bytes <= 0 {
		return Unknown
	}
	return display.Bytes(bytes)
}

// room is disk space, which may well be nothing.
func room(bytes int64) string {
	if bytes == 0 {
		return "0 B"
	}
	return display.Bytes(bytes)
}

func about(seconds float64) string {
	if seconds <= 0 {
		return Unknown
	}
	return "~" + display.Seconds(seconds)
}

// page writes sections of aligned rows and keeps the first error.
type page struct {
	w     *tabwriter.Writer
	begun bool
	err   error
}

func (p *page) line(format string, args ...any) {
	if _, err := fmt.Fprintf(p.w, format+"\n", args...); p.err == nil {
		p.err = err
	}
}

// head begins a section: a line without cells ends the columns before it.
func (p *page) head(format string, args ...any) {
	if p.begun {
		p.line("")
	}
	p.begun = true
	p.line(format, args...)
}

func (p *page) row(cells ...string) { p.line("%s", "  "+strings.Join(cells, "\t")) }
