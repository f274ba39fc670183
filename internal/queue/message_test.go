package queue

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

const address = "0x00112233445566778899aabbccddeeff00112233"

func goodWork() Work {
	return Work{
		V: 1, Order: proof.Sum([]byte("order")), Attempt: 1, ProgramID: proof.Sum([]byte("id")), ProgramDigest: proof.Sum([]byte("elf")),
		InputDigest: proof.Sum(nil), MaxCycles: proof.MaxCycles, MaxJournalBytes: proof.MaxJournalBytes, LockSeconds: 60,
		Deadline: 1, ChainID: 31337, Market: address,
	}
}

func goodResult() Result {
	return Result{
		V: 1, Order: proof.Sum([]byte("order")), Prover: "p-1", Attempt: 1, Payout: address, Kind: KindProved, Cycles: 7,
		JournalDigest: proof.Sum([]byte("j")), JournalBytes: proof.MaxJournalBytes, ProofDigest: proof.Sum([]byte("p")),
		Stages: []StageReport{{proof.StageCore, 1.5, 9}},
	}
}

func goodProgress() Progress {
	half := 0.5
	return Progress{V: 1, Order: proof.Sum([]byte("order")), Prover: "p-1", Attempt: 1, Stage: proof.StageWrap, State: "running", Fraction: &half}
}

func goodHeartbeat() Heartbeat {
	return Heartbeat{V: 1, Prover: "p-1", Payout: address, ZKVM: "sp1", Version: "6.10.0", Stages: []proof.Stage{proof.StageCore}}
}

func failed(e *proof.Error) func(*Result) {
	return func(r *Result) { r.Kind, r.Error = KindFailed, e }
}

// wantField checks that both sides refuse m because of field, or accept it when field is empty.
func wantField[M message](t *testing.T, what string, m M, field string) {
	t.Helper()
	raw, err := json.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	_, encodeErr := encode(m)
	_, decodeErr := decode[M](raw)
	for _, err := range []error{encodeErr, decodeErr} {
		if field == "" && err != nil {
			t.Errorf("%s: %v", what, err)
		}
		if e, ok := err.(*proof.Error); field != "" && (!ok || e.Field != field || e.Class != proof.Caller || e.Code != "bad-message") {
			t.Errorf("%s: got %v, want bad-message about %s", what, err, field)
		}
	}
}

func mutate[M message](t *testing.T, good func() M, cases map[string]struct {
	field string
	edit  func(*M)
}) {
	wantField(t, "unchanged", good(), "")
	for what, c := range cases {
		m := good()
		c.edit(&m)
		wantField(t, what, m, c.field)
	}
}

func TestWorkRules(t *testing.T) {
	mutate(t, goodWork, map[string]struct {
		field string
		edit  func(*Work)
	}{
		"no order":       {"order", func(w *Work) { w.Order = proof.Digest{} }},
		"attempt 0":      {"attempt", func(w *Work) { w.Attempt = 0 }},
		"epoch -1":       {"epoch", func(w *Work) { w.Epoch = -1 }},
		"no id":          {"program_id", func(w *Work) { w.ProgramID = proof.Digest{} }},
		"no elf":         {"program_digest", func(w *Work) { w.ProgramDigest = proof.Digest{} }},
		"no input":       {"input_digest", func(w *Work) { w.InputDigest = proof.Digest{} }},
		"no cycles":      {"max_cycles", func(w *Work) { w.MaxCycles = 0 }},
		"one cycle more": {"max_cycles", func(w *Work) { w.MaxCycles = proof.MaxCycles + 1 }},
		"one byte more":  {"max_journal_bytes", func(w *Work) { w.MaxJournalBytes = proof.MaxJournalBytes + 1 }},
		"no deadline":    {"deadline", func(w *Work) { w.Deadline = 0 }},
		"no chain":       {"chain_id", func(w *Work) { w.ChainID = 0 }},
		"short market":   {"market", func(w *Work) { w.Market = address[:41] }},
		"long market":    {"market", func(w *Work) { w.Market = address + "0" }},
	})
}

func TestResultRules(t *testing.T) {
	why := &proof.Error{Class: proof.Permanent, Code: "cycle-limit", Message: strings.Repeat("m", MaxErrorMessageBytes)}
	long := *why
	long.Message += "m"
	mutate(t, goodResult, map[string]struct {
		field string
		edit  func(*Result)
	}{
		"executed":             {"", func(r *Result) { r.Kind, r.ProofDigest = KindExecuted, proof.Digest{} }},
		"failed":               {"", failed(why)},
		"failed without why":   {"error", failed(nil)},
		"failed, long why":     {"error", failed(&long)},
		"failed, odd class":    {"error", failed(&proof.Error{Class: "odd", Code: "c"})},
		"failed, no code":      {"error", failed(&proof.Error{Class: proof.Bug})},
		"odd kind":             {"kind", func(r *Result) { r.Kind = "maybe" }},
		"proved with error":    {"error", func(r *Result) { r.Error = why }},
		"proved and sealed":    {"", func(r *Result) { r.SealedDigest = proof.Digest{1} }},
		"executed and sealed":  {"sealed_digest", func(r *Result) { r.Kind, r.ProofDigest, r.SealedDigest = KindExecuted, proof.Digest{}, proof.Digest{1} }},
		"proved, no proof":     {"proof_digest", func(r *Result) { r.ProofDigest = proof.Digest{} }},
		"proved, no journal":   {"journal_digest", func(r *Result) { r.JournalDigest = proof.Digest{} }},
		"prover with a dot":    {"prover", func(r *Result) { r.Prover = "p.1" }},
		"prover of 64":         {"", func(r *Result) { r.Prover = strings.Repeat("p", 64) }},
		"prover of 65":         {"prover", func(r *Result) { r.Prover = strings.Repeat("p", 65) }},
		"prover is a wildcard": {"prover", func(r *Result) { r.Prover = "*" }},
		"payout":               {"payout", func(r *Result) { r.Payout = "me" }},
		"one cycle more":       {"cycles", func(r *Result) { r.Cycles = proof.MaxCycles + 1 }},
		"one byte more":        {"journal_bytes", func(r *Result) { r.JournalBytes++ }},
		"negative size":        {"constraints", func(r *Result) { r.Constraints = -1 }},
		"16 stages":            {"", func(r *Result) { r.Stages = make16(proof.StageCore) }},
		"17 stages":            {"stages", func(r *Result) { r.Stages = append(make16(proof.StageCore), r.Stages[0]) }},
		"odd stage":            {"stages", func(r *Result) { r.Stages[0].Stage = "odd" }},
		"negative time":        {"stages", func(r *Result) { r.Stages[0].Seconds = -1 }},
	})
}

func make16(s proof.Stage) []StageReport {
	reports := make([]StageReport, MaxStageReports)
	for i := range reports {
		reports[i].Stage = s
	}
	return reports
}

func TestProgressAndHeartbeatRules(t *testing.T) {
	fraction := func(f float64) func(*Progress) { return func(p *Progress) { p.Fraction = &f } }
	mutate(t, goodProgress, map[string]struct {
		field string
		edit  func(*Progress)
	}{
		"fraction 1":      {"", fraction(1)},
		"past 1":          {"fraction", fraction(math.Nextafter(1, 2))},
		"below 0":         {"fraction", fraction(-0.1)},
		"no fraction":     {"", func(p *Progress) { p.Fraction = nil }},
		"odd stage":       {"stage", func(p *Progress) { p.Stage = "odd" }},
		"state of 32":     {"", func(p *Progress) { p.State = strings.Repeat("s", MaxStateBytes) }},
		"state of 33":     {"state", func(p *Progress) { p.State = strings.Repeat("s", MaxStateBytes+1) }},
		"no state":        {"state", func(p *Progress) { p.State = "" }},
		"negative time":   {"seconds", func(p *Progress) { p.Seconds = -1 }},
		"negative memory": {"peak_bytes", func(p *Progress) { p.PeakBytes = -1 }},
	})
	mutate(t, goodHeartbeat, map[string]struct {
		field string
		edit  func(*Heartbeat)
	}{
		"prover":    {"prover", func(h *Heartbeat) { h.Prover = "" }},
		"payout":    {"payout", func(h *Heartbeat) { h.Payout = "" }},
		"zkvm":      {"zkvm", func(h *Heartbeat) { h.ZKVM = "SP 1" }},
		"odd stage": {"stages", func(h *Heartbeat) { h.Stages[0] = "odd" }},
		"17 stages": {"stages", func(h *Heartbeat) {
			for range MaxStageReports {
				h.Stages = append(h.Stages, proof.StageCore)
			}
		}},
		"memory": {"free_bytes", func(h *Heartbeat) { h.FreeBytes = -1 }},
	})
}

func TestDecodeRefuses(t *testing.T) {
	good, err := encode(goodWork())
	if err != nil {
		t.Fatal(err)
	}
	padded := func(n int) string { return string(good) + strings.Repeat(" ", n-len(good)) }
	for what, c := range map[string]struct{ raw, code string }{
		"good":             {string(good), ""},
		"at the limit":     {padded(MaxMessageBytes), ""},
		"one past":         {padded(MaxMessageBytes + 1), "bad-message"},
		"empty":            {"", "bad-message"},
		"not JSON":         {"{", "bad-message"},
		"two values":       {string(good) + "{}", "bad-message"},
		"no version":       {"{}", "unknown-version"},
		"newer":            {strings.Replace(string(good), `"v":1`, `"v":2`, 1), "unknown-version"},
		"newer, no rules":  {`{"v":2,"order":7}`, "unknown-version"},
		"wrong type":       {`{"v":1,"order":7}`, "bad-message"},
		"deep":             {strings.Repeat("[", 20000), "bad-message"},
		"unknown field":    {strings.Replace(string(good), `"v":1`, `"v":1,"later":true`, 1), ""},
		"overflowing":      {strings.Replace(string(good), `"attempt":1`, `"attempt":99999999999999999999`, 1), "bad-message"},
		"null":             {"null", "unknown-version"},
		"digest of 31":     {strings.Replace(string(good), goodWork().Order.String(), goodWork().Order.String()[:64], 1), "bad-message"},
		"version as text":  {strings.Replace(string(good), `"v":1`, `"v":"1"`, 1), "bad-message"},
		"version as float": {strings.Replace(string(good), `"v":1`, `"v":1.5`, 1), "bad-message"},
	} {
		w, err := decode[Work]([]byte(c.raw))
		if c.code == "" && (err != nil || !reflect.DeepEqual(w, goodWork())) {
			t.Errorf("%s: %v", what, err)
		}
		if c.code != "" && proof.CodeOf(err) != c.code {
			t.Errorf("%s: got %v, want %s", what, err, c.code)
		}
	}
}

// The wire form is an interface between versions: a change of it is a change of this text.
func TestWireForm(t *testing.T) {
	b, err := encode(Heartbeat{V: 1, Prover: "p", Payout: address, ZKVM: "sp1", Version: "1", FreeBytes: 5, Sequence: 6})
	want := `{"v":1,"prover":"p","payout":"` + address + `","zkvm":"sp1","version":"1","busy":false,"free_bytes":5,"sequence":6}`
	if err != nil || string(b) != want {
		t.Fatalf("%v\n got %s\nwant %s", err, b, want)
	}
	w := goodWork()
	b, err = encode(w)
	want = `{"v":1,"order":"` + w.Order.String() + `","attempt":1,"epoch":0,"program_id":"` + w.ProgramID.String() +
		`","program_digest":"` + w.ProgramDigest.String() + `","input_digest":"` + w.InputDigest.String() +
		`","max_cycles":8589934592,"max_journal_bytes":65536,"lock_seconds":60,"deadline":1,"chain_id":31337,"market":"` + address + `"}`
	if err != nil || string(b) != want {
		t.Fatalf("%v\n got %s\nwant %s", err, b, want)
	}
}

func FuzzDecode(f *testing.F) {
	for _, m := range []message{goodWork(), goodResult(), goodProgress(), goodHeartbeat()} {
		b, err := encode(m)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		reencode(t, raw, decode[Work])
		reencode(t, raw, decode[Result])
		reencode(t, raw, decode[Progress])
		reencode(t, raw, decode[Heartbeat])
	})
}

// reencode checks that what decodes is accepted again after encoding.
func reencode[M message](t *testing.T, raw []byte, decode func([]byte) (M, error)) {
	m, err := decode(raw)
	if err != nil {
		return
	}
	b, err := encode(m)
	if err != nil {
		if len(raw) > MaxMessageBytes/2 {
			return // escapes may make it longer
		}
		t.Fatalf("decoded but not encoded: %v", err)
	}
	again, err := decode(b)
	if err != nil || !reflect.DeepEqual(m, again) {
		t.Fatalf("%v: %+v became %+v", err, m, again)
	}
}
