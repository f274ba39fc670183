package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/proof"
)

var signer = common.HexToAddress("0x00000000000000000000000000000000000000aa")

// made is a report as of a small machine: three programs to the chain, one to core, two only executed, one that failed.
func made() bench.Report {
	r := bench.Report{Schema: bench.Schema, ID: strings.Repeat("0a", 16), Began: 1_790_000_000, Ended: 1_790_009_000,
		Plan: bench.Plan{Set: "standard", Seed: 1, Runs: 3, Mode: bench.StageOnChain},
		Machine: bench.Machine{CPU: "Intel(R) Xeon(R) Processor @ 2.60GHz", Features: []string{"avx2", "avx512f"}, Cores: 2, MemoryBytes: 25_200_000_000,
			Devices: []bench.Device{{Kind: "gpu", Name: "NVIDIA H100", MemoryBytes: 80 << 30, Driver: "570.1"}},
			OS:      "linux", Kernel: "6.1.0", Load: 0.31, Lemma: "0.8.0", Go: "go1.26.8"},
		ZKVM: bench.ZKVM{Name: "sp1", Version: "6.10.0", Mode: "cpu", HostSHA256: strings.Repeat("ab", 32), Hashing: "blake3", Keys: strings.Repeat("cd", 32),
			Constraints: 4_500_000, Settings: map[string]int64{"shard_size": 1 << 21}, Environment: []string{"RAYON_NUM_THREADS=2"}},
		Prices:   &bench.Prices{Currency: "USD", MachineHour: 0.34, GasPriceGwei: 1.2, Coin: 2600, Source: "list price", Date: "2026-09-01"},
		Warnings: []string{"the machine was busy before run 2: load average 1.4"}}
	add := func(program, variant string, size, cycles uint64, mode proof.Stage, native float64, seconds ...float64) {
		id := bench.CaseID{Program: program, Variant: variant, Size: size, Mode: mode}
		c := bench.Case{CaseID: id, ELF: proof.Digest{1}, Input: proof.Digest{2}, Journal: proof.Digest{3}, ProgramID: proof.Digest{4}, Cycles: cycles, ProverGas: cycles * 2}
		for i := range r.Plan.Runs {
			jitter := 1 + 0.03*float64(i)
			run := bench.Repeat{Began: r.Began + 1, Samples: []bench.Sample{{Stage: bench.StageNative, Seconds: native * jitter}}}
			for j, s := range seconds {
				one := bench.Sample{Stage: bench.Whole[j], Seconds: s * jitter, PeakBytes: int64([]float64{0.4e9, 6.2e9, 9.7e9, 11.4e9, 13.1e9, 2.2e9, 8.8e9}[j] * (1 + float64(cycles)/4e7)), Bytes: 1296}
				run.Samples = append(run.Samples, one)
			}
			if mode == bench.StageOnChain {
				run.Samples = append(run.Samples, bench.Sample{Stage: bench.StageOnChain, Seconds: 1, Gas: bench.Gas{Open: 96_000, Lock: 121_000, Fulfil: 348_000}})
			}
			c.Repeats = append(c.Repeats, run)
		}
		r.Plan.Cases, r.Cases = append(r.Plan.Cases, id), append(r.Cases, c)
	}
	add("fibonacci", "", 10_000, 96_214, bench.StageOnChain, 3.1e-6, 0.11, 14.2, 19.5, 11.8, 62.3, 1.9, 34.1)
	add("sha256", "plain", 65_536, 5_412_880, bench.StageOnChain, 3.9e-5, 0.42, 71.4, 88.2, 11.9, 63.0, 1.9, 34.0)
	add("sha256", "precompile", 65_536, 1_204_551, bench.StageOnChain, 3.9e-5, 0.19, 31.3, 40.1, 11.7, 62.1, 2.0, 33.8)
	add("secp256k1", "precompile", 8, 1_260_022, proof.StageCore, 4.4e-4, 0.21, 33.0)
	add("solvency", "", 1024, 18_420_133, proof.StageExecute, 2.9e-4, 1.31)
	add("evm-loop", "", 50_000, 44_023_411, proof.StageExecute, 1.2e-3, 2.85)
	add("bn254-pairing", "plain", 2, 61_000_200, bench.StageOnChain, 1.6e-3)
	last := &r.Cases[len(r.Cases)-1]
	last.NotReached = "out-of-memory: the host asked for 31.0 GB"
	for i := range last.Repeats {
		last.Repeats[i] = bench.Repeat{Began: 1, Error: "out-of-memory: core: the host was killed"}
	}
	return r
}

func files(t *testing.T, r bench.Report) map[string][]byte {
	t.Helper()
	if err := r.Check(); err != nil {
		t.Fatal("the report of this test is none:", err)
	}
	all, err := Files(r, signer)
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestOneReportOneOutput(t *testing.T) {
	a, b := files(t, made()), files(t, made())
	var names []string
	for name := range a {
		names = append(names, name)
		if !bytes.Equal(a[name], b[name]) {
			t.Errorf("%s differs from itself", name)
		}
	}
	slices.Sort(names)
	if want := "cost-dark.png cost-light.png execution-dark.png execution-light.png memory-dark.png memory-light.png overhead-dark.png overhead-light.png " +
		"report.html report.md speed-dark.png speed-light.png stages-dark.png stages-light.png"; strings.Join(names, " ") != want {
		t.Errorf("files: %v", names)
	}
	for name, paper := range map[string]uint32{"stages-light.png": 0xffff, "stages-dark.png": 0x1414} {
		img, err := png.Decode(bytes.NewReader(a[name]))
		if err != nil {
			t.Fatal(name, err)
		}
		if red, _, _, _ := img.At(0, 0).RGBA(); red != paper || img.Bounds().Dx() != wide*pixels {
			t.Errorf("%s: paper %x, %v", name, red, img.Bounds())
		}
	}
}

var svgs = regexp.MustCompile(`(?s)<svg.*?</svg>`)

func TestThePageIsWhole(t *testing.T) {
	r := made()
	text := string(files(t, r)["report.html"])
	for _, outside := range []string{"<script", "src=", "url(", "@import", "<link", "<iframe", "javascript:", "NaN", "Inf", "ZgotmplZ"} {
		if strings.Contains(text, outside) {
			t.Errorf("the page has %s", outside)
		}
	}
	if n := strings.Count(text, "http"); n != strings.Count(text, "http://www.w3.org/2000/svg")+strings.Count(text, "http-equiv") {
		t.Error("the page points outside")
	}
	drawings := svgs.FindAllString(text, -1)
	if len(drawings) != 12 {
		t.Errorf("%d drawings, want six for desks and six for phones", len(drawings))
	}
	for _, svg := range drawings {
		for d := xml.NewDecoder(strings.NewReader(svg)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%v in %.100s", err, svg)
			}
		}
	}
	for _, want := range []string{signer.Hex(), "prefers-color-scheme:dark){ :root{ --amber:#f5a84e", "lemma bench --set standard --mode on-chain --runs 3 --seed 1",
		"lemma bench compare", "lemma bench verify report.json --by " + signer.Hex(), "run 1, 2, 3 failed", "load average 1.4", "NVIDIA H100", "RAYON_NUM_THREADS=2", strings.Repeat("cd", 32)} {
		if !strings.Contains(text, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	unsigned, _ := HTML(r, common.Address{})
	if !bytes.Contains(unsigned, []byte("Nobody signed")) || bytes.Contains(unsigned, []byte("--by")) {
		t.Error("a report without a signature looks signed")
	}
}

// The page and the Markdown have the same figures, and those are the package's own.
func TestTheTablesAgree(t *testing.T) {
	r := made()
	all := files(t, r)
	page := strings.ReplaceAll(string(all["report.html"]), "<wbr>", "")
	for _, table := range tables(r) {
		for _, cells := range table.Rows {
			row := ""
			for i, cell := range cells {
				tag := "td"
				if i == 0 {
					tag = `th scope="row"`
				}
				row += fmt.Sprintf("<%s>%s</%s>", tag, cell, tag[:2])
			}
			if !strings.Contains(page, row) || !bytes.Contains(all["report.md"], []byte("| "+strings.Join(cells, " | ")+" |")) {
				t.Errorf("%v is not in both", cells)
			}
		}
	}
	if failed := tables(r)[0].Rows[6]; failed[3] != none || failed[9] != none || failed[11] != "0" {
		t.Errorf("what failed has figures: %v", failed)
	}
	if whole := tables(r)[0].Rows[0][9]; whole != r.Cases[0].Seconds(bench.Whole...).Cell("s") || !strings.Contains(page, whole+" s</text>") {
		t.Errorf("the chart's total is not the table's: %s", whole)
	}
}

func TestWhatWasNotMeasuredIsNoChart(t *testing.T) {
	r := made()
	r.Prices = nil
	for i := range r.Cases {
		r.Cases[i].Repeats = nil
	}
	all := files(t, r)
	if len(all) != 2 || bytes.Contains(all["report.html"], []byte("<svg")) || !bytes.Contains(all["report.html"], []byte("<dd>"+none+"</dd>")) {
		t.Errorf("a report without figures has %d files", len(all))
	}
	r = made()
	r.Prices = nil
	if _, there := files(t, r)["cost-light.png"]; there {
		t.Error("costs without prices")
	}
}

// poison puts text into every string of a value, and into every map under it.
func poison(v reflect.Value, text string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(text)
	case reflect.Pointer:
		poison(v.Elem(), text)
	case reflect.Struct:
		for i := range v.NumField() {
			poison(v.Field(i), text)
		}
	case reflect.Slice:
		for i := range v.Len() {
			poison(v.Index(i), text)
		}
	case reflect.Map:
		one := reflect.New(v.Type().Elem()).Elem()
		poison(one, text)
		v.SetMapIndex(reflect.ValueOf(text), one)
	}
}

var (
	tag       = regexp.MustCompile(`^<(/?[a-z0-9]+|!DOCTYPE)((?: [a-zA-Z-]+(?:="[^"<>]*")?)*)/?>`)
	attribute = regexp.MustCompile(` ([a-zA-Z-]+)`)
	quoted    = regexp.MustCompile(`"[^"]*"`)
)

func tableRows(r bench.Report) (n int) {
	for _, t := range tables(r) {
		n += 1 + len(t.Rows)
	}
	return n
}

// A report is a stranger's file: none of its texts may become a part of the page.
func TestNoTextOfAReportIsMarkup(t *testing.T) {
	tags := strings.Fields("html head meta title style body main h1 h2 p dl div dt dd code strong a figure svg rect circle text table thead tbody tr th td wbr details summary pre !DOCTYPE")
	attributes := strings.Fields("lang charset name content http-equiv class id href xmlns viewBox role aria-label x y width height fill cx cy r font-size font-weight text-anchor textLength lengthAdjust scope tabindex html")
	for _, attack := range []string{`"><script>alert(1)</script><img src=x onerror=alert(1)>`, `' onmouseover='alert(1)' x="`, `</style></title></svg><svg onload=alert(1)>`,
		`{{.Light}}--></text><!-- javascript:alert(1)`, "a|b\n\n# <b>\u202e`$(rm -rf)`"} {
		r := made()
		stages := map[int][]proof.Stage{}
		for i, c := range r.Cases {
			for _, s := range c.Repeats[0].Samples {
				stages[i] = append(stages[i], s.Stage)
			}
		}
		for _, whole := range []bool{false, true} {
			poison(reflect.ValueOf(&r).Elem(), attack)
			for i := range r.Cases {
				for j := range r.Cases[i].Repeats {
					if !whole { // With the stages and without errors, so that there are charts.
						r.Cases[i].Repeats[j].Error = ""
						for k, stage := range stages[i] {
							r.Cases[i].Repeats[j].Samples[k].Stage = stage
						}
					}
				}
			}
			page, err := HTML(r, signer)
			if err != nil {
				t.Fatal(err)
			}
			text := string(page)
			if charts := strings.Contains(text, "<svg"); charts == whole {
				t.Fatalf("%q: charts: %v", attack, charts)
			}
			for at := 0; ; at++ {
				next := strings.IndexByte(text[at:], '<')
				if next < 0 {
					break
				}
				at += next
				found := tag.FindStringSubmatch(text[at:])
				if found == nil || !slices.Contains(tags, strings.TrimPrefix(found[1], "/")) {
					t.Fatalf("%q became %.80q", attack, text[at:])
				}
				for _, name := range attribute.FindAllStringSubmatch(quoted.ReplaceAllString(found[2], ""), -1) {
					if !slices.Contains(attributes, name[1]) {
						t.Fatalf("%q became the attribute of %q", attack, found[0])
					}
				}
			}
			if strings.Contains(text, "lemma bench --") || strings.ContainsRune(text, '\u202e') {
				t.Errorf("%q stands in a command, or turns the text", attack)
			}
			md := Markdown(r)
			if strings.Contains(md, "<") || strings.Count(md, "\n| ") != tableRows(r) || strings.ContainsRune(md, '\u202e') {
				t.Errorf("%q broke the tables:\n%s", attack, md)
			}
			for line := range strings.Lines(strings.NewReplacer(`\\`, "", `\|`, "").Replace(md)) {
				if columns := strings.Count(line, "|"); !slices.Contains([]int{0, 7, 8, 9, 13}, columns) {
					t.Errorf("%q broke the line %q", attack, line)
				}
			}
		}
	}
}

func TestACommandHoldsOnlyWords(t *testing.T) {
	p := bench.Plan{Set: "custom", Seed: 7, Runs: 2, Mode: proof.StageCore, Cases: []bench.CaseID{{Program: "sha256", Variant: "plain", Size: 9}}}
	if got := repeatBy(p); got != "lemma bench --programs sha256/plain:9 --mode core --runs 2 --seed 7" {
		t.Error(got)
	}
	for _, bad := range []string{"a;b", "a b", "-x", "$(a)", "a\nb", ""} {
		p.Cases[0].Program = bad
		if got := repeatBy(p); got != "" {
			t.Errorf("%q became %q", bad, got)
		}
	}
}
