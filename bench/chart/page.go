package chart

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"maps"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/internal/display"
	"github.com/lemma-network/lemma/internal/measure"
	"github.com/lemma-network/lemma/proof"
)

//go:embed page.html
var pageText string

// A report is a stranger's: html/template escapes every text for its place, and plain takes out what cannot be seen.
var page = template.Must(template.New("page").Funcs(template.FuncMap{"plain": plain, "pieces": pieces, "first": func(column int) bool { return column == 0 }}).Parse(pageText))

// pair is a name and what it is.
type pair struct{ Name, Value string }

type content struct {
	Light, Dark template.CSS
	Head        string
	ID, Days    string
	Signer      string // empty: nobody
	Repeat      string // the command; empty where the report's words are no command's
	Headlines   []pair
	Figures     []drawing
	Tables      []table
	Remarks     []string
	Machine     []pair
	ZKVM        []pair
	Run         []pair
	Digests     table
}

// drawing is a chart for a desk and for a phone.
type drawing struct {
	Name         string
	Wide, Narrow template.HTML
}

// HTML is the report's page: one file, without scripts and without anything from outside.
func HTML(r bench.Report, signer common.Address) ([]byte, error) {
	c := content{Light: template.CSS(light.css()), Dark: template.CSS(dark.css()), Head: headline(r), ID: r.ID, Days: day(r.Began),
		Repeat: repeatBy(r.Plan), Headlines: headlines(r), Tables: tables(r), Remarks: remarks(r), Machine: machine(r.Machine), ZKVM: zkvm(r.ZKVM), Run: run(r), Digests: digests(r)}
	if signer != (common.Address{}) {
		c.Signer = signer.Hex()
	}
	for _, f := range figures(r) {
		c.Figures = append(c.Figures, drawing{f.name, template.HTML(f.scene(wide, "").svg()), template.HTML(f.scene(narrow, "").svg())})
	}
	var b bytes.Buffer
	if err := page.Execute(&b, c); err != nil {
		return nil, proof.Errorf(proof.Bug, "internal", "page: %w", err)
	}
	return b.Bytes(), nil
}

// headlines are the figures that most readers came for.
func headlines(r bench.Report) (all []pair) {
	add := func(name string, of func(bench.Case) *float64, text func(float64) string) {
		var values []float64
		for _, c := range r.Cases {
			if v := of(c); v != nil {
				values = append(values, *v)
			}
		}
		if len(values) == 0 {
			all = append(all, pair{name, none})
			return
		}
		low, high := text(slices.Min(values)), text(slices.Max(values))
		if low != high {
			low += " to " + high
		}
		all = append(all, pair{name, low})
	}
	median := func(s *measure.Spread) *float64 {
		if s == nil {
			return nil
		}
		return &s.Median
	}
	add("a whole proof", func(c bench.Case) *float64 { return median(c.Seconds(bench.Whole...)) }, display.Seconds)
	add("kcycles/s, proving", func(c bench.Case) *float64 { return median(c.CyclesPerSecond(bench.Proving...)) },
		func(v float64) string { return rate(&measure.Spread{Median: v}, 1e3) })
	most := int64(0)
	for _, c := range r.Cases {
		most = max(most, peakBytes(c))
	}
	all = append(all, pair{"peak memory, at most", sizeOf(most)})
	if r.Prices != nil {
		add(plain(r.Prices.Currency)+" a proof", func(c bench.Case) *float64 { return bench.CostOf(c, *r.Prices).Total }, func(v float64) string { return money(&v) })
	}
	add("runs differ by", bench.Case.Spread, percent)
	return all
}

// pieces are where a name may be broken: after a slash, before a colon.
func pieces(name string) []string {
	return strings.Split(strings.NewReplacer("/", "/\n", ":", "\n:").Replace(plain(name)), "\n")
}

func machine(m bench.Machine) []pair {
	all := []pair{{"processor", m.CPU}, {"features", strings.Join(m.Features, " ")}, {"cores", count(uint64(max(m.Cores, 0)))}, {"memory", sizeOf(m.MemoryBytes)}}
	for _, d := range m.Devices {
		all = append(all, pair{d.Kind, strings.TrimSpace(fmt.Sprintf("%s, %s, driver %s", d.Name, sizeOf(d.MemoryBytes), known(d.Driver)))})
	}
	return dashes(append(all, pair{"system", m.OS}, pair{"kernel", m.Kernel}, pair{"load before the run", fmt.Sprintf("%.2f", m.Load)},
		pair{"lemma", m.Lemma}, pair{"Go", m.Go}))
}

func zkvm(z bench.ZKVM) []pair {
	all := []pair{{"zkVM", strings.TrimSpace(z.Name + " " + z.Version)}, {"mode", z.Mode}, {"host, SHA-256", z.HostSHA256}, {"hashing", z.Hashing},
		{"constraints of the wrap circuit", count(uint64(max(z.Constraints, 0)))}, {"keys", z.Keys}, {"environment", strings.Join(z.Environment, " ")}}
	for _, name := range slices.Sorted(maps.Keys(z.Settings)) {
		all = append(all, pair{name, fmt.Sprint(z.Settings[name])})
	}
	return dashes(all)
}

func run(r bench.Report) []pair {
	moment := func(unix int64) string {
		if unix == 0 {
			return none
		}
		return time.Unix(unix, 0).UTC().Format("2006-01-02 15:04:05 UTC")
	}
	return dashes([]pair{{"run", r.ID}, {"began", moment(r.Began)}, {"ended", moment(r.Ended)}, {"set", r.Plan.Set}, {"as far as", string(r.Plan.Mode)},
		{"seed of the inputs", fmt.Sprint(r.Plan.Seed)}, {"runs of each case", fmt.Sprint(r.Plan.Runs)}, {"schema", r.Schema}})
}

// digests say exactly what was proven.
func digests(r bench.Report) table {
	t := table{Title: "What was proven", Note: "SHA-256 of each program, its input and its journal. Two reports measured the same work where these agree.",
		Heads: []string{"case", "program", "input", "journal", "program ID", "prover gas"}}
	for _, c := range r.Cases {
		t.Rows = append(t.Rows, []string{c.String(), digest(c.ELF), digest(c.Input), digest(c.Journal), digest(c.ProgramID), count(c.ProverGas)})
	}
	return t
}

func digest(d proof.Digest) string {
	if d == (proof.Digest{}) {
		return none
	}
	return d.String()
}

func dashes(all []pair) []pair {
	for i := range all {
		all[i].Value = known(all[i].Value)
	}
	return all
}

func known(text string) string {
	if text == "" {
		return none
	}
	return text
}

func sizeOf(bytes int64) string {
	if bytes <= 0 {
		return none
	}
	return display.Bytes(bytes)
}

// word is what may stand in a command that a reader will paste into a shell.
var word = regexp.MustCompile(`^[a-z0-9][a-z0-9./:_-]{0,99}$`)

// repeatBy is the command that makes such a run, or nothing.
func repeatBy(p bench.Plan) string {
	what := "--set " + p.Set
	if !slices.Contains([]string{"quick", "standard", "full"}, p.Set) {
		var works []string
		for _, c := range p.Cases {
			if !word.MatchString(c.Work()) {
				return ""
			}
			works = append(works, c.Work())
		}
		what = "--programs " + strings.Join(works, ",")
	}
	if !word.MatchString(string(p.Mode)) {
		return ""
	}
	return fmt.Sprintf("lemma bench %s --mode %s --runs %d --seed %d", what, p.Mode, p.Runs, p.Seed)
}
