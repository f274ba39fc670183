package wrapper

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/disk/disktest"
	"github.com/lemma-network/lemma/proof"
)

var maxContext = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), contextBits), big.NewInt(1))

func goodRequest() Request {
	return Request{Witness: "/w", Context: maxContext, Keys: "/k", Out: "/o"}
}

// wrapFunc is a worker that only wraps.
type wrapFunc func(Request, func(name, state string, seconds float64)) (Stats, error)

func (f wrapFunc) wrap(r Request, step func(string, string, float64)) (Stats, error) {
	return f(r, step)
}
func (wrapFunc) load(string) error { return nil }
func (wrapFunc) rest()             {}

func serveTest(t *testing.T, ctx context.Context, input string, w worker) (code int, answers []answerLine) {
	t.Helper()
	var out bytes.Buffer
	c := child{worker: w, clock: clock.NewManual(time.Unix(0, 0)), peak: func() int64 { return 77 }}
	code = c.serve(ctx, strings.NewReader(input), &out)
	for dec := json.NewDecoder(&out); ; {
		var a answerLine
		if err := dec.Decode(&a); errors.Is(err, io.EOF) {
			return code, answers
		} else if err != nil {
			t.Fatalf("answer: %v", err)
		}
		answers = append(answers, a)
	}
}

func encoded(t *testing.T, r Request) string {
	t.Helper()
	line, err := encodeWrap(1, r)
	if err != nil {
		t.Fatal(err)
	}
	return string(line)
}

func TestServeAnswersARequest(t *testing.T) {
	want := goodRequest()
	code, answers := serveTest(t, t.Context(), encoded(t, want), wrapFunc(func(got Request, step func(string, string, float64)) (Stats, error) {
		if got.Witness != want.Witness || got.Keys != want.Keys || got.Out != want.Out || got.Context.Cmp(want.Context) != 0 {
			t.Errorf("got %+v, want %+v", got, want)
		}
		step(StepLoad, StateRunning, 0)
		step(StepLoad, StateDone, 1.5)
		return Stats{SolveSeconds: 2}, nil
	}))
	if code != exitOK || len(answers) != 3 {
		t.Fatalf("code %d, answers %+v", code, answers)
	}
	if e := answers[1].Event; e == nil || *e != (Event{StepLoad, StateDone, 1.5, 77}) {
		t.Fatalf("second answer %+v", answers[1])
	}
	if s := answers[2].OK; s == nil || s.SolveSeconds != 2 || s.PeakBytes != 77 {
		t.Fatalf("last answer %+v", answers[2])
	}
}

func TestServeReportsTheErrorsClass(t *testing.T) {
	for _, c := range []struct {
		err   error
		class proof.Class
		code  string
	}{
		{proof.Errorf(proof.Permanent, "key-digest-mismatch", "proving.key").WithField("keys"), proof.Permanent, "key-digest-mismatch"},
		{errors.New("plain"), proof.Bug, "internal"},
		{errors.New(strings.Repeat("x", 2*MaxLineBytes)), proof.Bug, "internal"},
	} {
		code, answers := serveTest(t, t.Context(), encoded(t, goodRequest()), wrapFunc(func(Request, func(string, string, float64)) (Stats, error) {
			return Stats{}, c.err
		}))
		if code != exitOK || len(answers) != 1 || answers[0].Error == nil {
			t.Fatalf("%.40v: code %d, answers %d", c.err, code, len(answers))
		}
		if e := answers[0].Error; e.Class != c.class || e.Code != c.code || len(e.Message) > 5<<10 {
			t.Errorf("%.40v: class %s code %s message %d bytes", c.err, e.Class, e.Code, len(e.Message))
		}
	}
}

func TestServeRefusesBadRequests(t *testing.T) {
	replace := func(old, new string) string {
		good := encoded(t, Request{Witness: "/w", Context: big.NewInt(10), Keys: "/k", Out: "/o"})
		if !strings.Contains(good, old) {
			t.Fatalf("request %s has no %s", good, old)
		}
		return strings.Replace(good, old, new, 1)
	}
	tooLong := func(n int) string { return replace("/w", "/"+strings.Repeat("w", n)) }
	fit := MaxLineBytes - len(strings.TrimSuffix(replace("/w", "/"), "\n"))
	for name, c := range map[string]struct{ input, field string }{
		"not JSON":          {"garbage\n", ""},
		"other op":          {replace(`"wrap"`, `"prove"`), "op"},
		"relative witness":  {replace(`"/w"`, `"w"`), "witness"},
		"no keys":           {replace(`"/k"`, `""`), "keys"},
		"relative out":      {replace(`"/o"`, `"./o"`), "out"},
		"relative keys":     {`{"id":1,"op":"load","keys":"k"}` + "\n", "keys"},
		"load of nothing":   {`{"id":1,"op":"load"}` + "\n", "keys"},
		"context not hex":   {replace(`"0xa"`, `"0xg"`), "context"},
		"context no prefix": {replace(`"0xa"`, `"a"`), "context"},
		"context negative":  {replace(`"0xa"`, `"0x-a"`), "context"},
		"context 2^253":     {replace(`"0xa"`, `"0x2`+strings.Repeat("0", 63)+`"`), "context"},
		"line one too long": {tooLong(fit + 1), ""},
	} {
		code, answers := serveTest(t, t.Context(), c.input, wrapFunc(func(Request, func(string, string, float64)) (Stats, error) {
			t.Errorf("%s: the wrap was started", name)
			return Stats{}, nil
		}))
		if code != exitUsage || len(answers) != 1 || answers[0].Error == nil {
			t.Errorf("%s: code %d, answers %+v", name, code, answers)
			continue
		}
		if e := answers[0].Error; e.Class != proof.Caller || e.Code != "bad-request" || e.Field != c.field {
			t.Errorf("%s: %+v", name, e)
		}
	}
	ok := wrapFunc(func(Request, func(string, string, float64)) (Stats, error) { return Stats{}, nil })
	if code, _ := serveTest(t, t.Context(), tooLong(fit), ok); code != exitOK {
		t.Errorf("a line of exactly %d bytes: code %d", MaxLineBytes, code)
	}
	if code, answers := serveTest(t, t.Context(), "", ok); code != exitOK || len(answers) != 0 {
		t.Errorf("no request: code %d, answers %+v", code, answers)
	}
}

// recorder notes what a child was made to do; a wrap whose witness is /bad fails.
type recorder struct{ did []string }

func (r *recorder) load(keys string) error {
	r.did = append(r.did, "load "+keys)
	if keys == "/none" {
		return proof.Errorf(proof.Caller, "keys-missing", "none")
	}
	return nil
}

func (r *recorder) wrap(req Request, _ func(string, string, float64)) (Stats, error) {
	r.did = append(r.did, "wrap "+req.Witness)
	if req.Witness == "/bad" {
		return Stats{}, proof.Errorf(proof.Permanent, "receipt-invalid", "bad")
	}
	return Stats{Constraints: len(r.did)}, nil
}

func (r *recorder) rest() { r.did = append(r.did, "rest") }

func TestServeAnswersOneRequestAfterTheOther(t *testing.T) {
	line := func(id int, witness string) string {
		r := goodRequest()
		r.Witness = witness
		b, err := encodeWrap(id, r)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	load := func(id int, keys string) string {
		b, err := encodeLoad(id, keys)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	var w recorder
	input := load(1, "/k") + line(2, "/w") + line(3, "/bad") + load(4, "/none") + line(5, "/w") + "garbage\n" + line(6, "/w")
	code, answers := serveTest(t, t.Context(), input, &w)
	if got, want := strings.Join(w.did, ", "), "load /k, wrap /w, rest, wrap /bad, rest, load /none, wrap /w, rest"; got != want {
		t.Errorf("did %s, want %s", got, want)
	}
	var told []string
	for _, a := range answers {
		told = append(told, fmt.Sprint(a.ID, a.OK != nil, a.Error != nil))
	}
	want := "1 true false, 2 true false, 3 false true, 4 false true, 5 true false, 0 false true"
	if got := strings.Join(told, ", "); got != want || code != exitUsage {
		t.Errorf("code %d, answers %s, want %s: garbage ends the child, a failure does not", code, got, want)
	}
}

func TestServeStopsWhileIdle(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	in, parent := io.Pipe()
	defer parent.Close()
	cancel()
	c := child{worker: &recorder{}, clock: clock.NewManual(time.Unix(0, 0)), peak: func() int64 { return 0 }}
	if code := c.serve(ctx, in, io.Discard); code != exitStopped {
		t.Errorf("code %d", code)
	}
}

func TestServeStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	hung := make(chan struct{})
	defer close(hung)
	code, answers := serveTest(t, ctx, encoded(t, goodRequest()), wrapFunc(func(Request, func(string, string, float64)) (Stats, error) {
		cancel()
		<-hung
		return Stats{}, nil
	}))
	if code != exitStopped || len(answers) != 1 || answers[0].Error == nil || answers[0].Error.Code != "cancelled" {
		t.Fatalf("code %d, answers %+v", code, answers)
	}
}

func TestServeRepeatsTheRunningStep(t *testing.T) {
	m := clock.NewManual(time.Unix(0, 0))
	c := child{clock: m, peak: func() int64 { return 5 }}
	beat, finish := make(chan Event, 8), make(chan struct{})
	c.worker = wrapFunc(func(_ Request, step func(string, string, float64)) (Stats, error) {
		step(StepProve, StateRunning, 0)
		<-finish
		return Stats{}, nil
	})
	done := make(chan Stats)
	go func() {
		stats, _ := c.work(context.Background(), goodRequest(), func(e Event) { beat <- e })
		done <- stats
	}()
	<-beat          // the step began
	m.BlockUntil(2) // the timer from before the step, and the one after it
	m.Advance(HeartbeatSeconds * time.Second)
	if e := <-beat; e != (Event{StepProve, StateRunning, HeartbeatSeconds, 5}) {
		t.Fatalf("heartbeat %+v", e)
	}
	close(finish)
	if stats := <-done; stats.TotalSeconds != HeartbeatSeconds || stats.PeakBytes != 5 {
		t.Fatalf("stats %+v", stats)
	}
}

func TestServeNeedsKeys(t *testing.T) {
	dir := t.TempDir()
	r := goodRequest()
	r.Keys = dir
	var out bytes.Buffer
	if code := Serve(t.Context(), strings.NewReader(encoded(t, r)), &out); code != exitOK {
		t.Errorf("code %d", code)
	}
	if !strings.Contains(out.String(), `"code":"keys-missing"`) || strings.Contains(out.String(), `"ok"`) {
		t.Errorf("answers %s", out.String())
	}
}

func TestAProofFileIsWholeOrAbsent(t *testing.T) {
	path := filepath.Join(t.TempDir(), "proof")
	for n := 0; ; n++ {
		f := &disktest.Fault{At: n, Err: syscall.ENOSPC}
		err := writeProof(f.Disk(), path, []byte("388"))
		if len(f.Failed()) == 0 {
			if err != nil || n < 5 {
				t.Fatalf("a disk that takes %d changes: %v", n, err)
			}
			break
		}
		if proof.CodeOf(err) != "disk" || proof.ClassOf(err) != proof.Retry || !strings.Contains(err.Error(), "no space left") {
			t.Errorf("change %d fails: %v", n, err)
		}
		if b, err := os.ReadFile(path); err == nil && string(b) != "388" {
			t.Errorf("change %d fails: half a proof, %q", n, b)
		}
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "388" {
		t.Errorf("%q, %v", b, err)
	}
	if err := writeProof(disk.Disk{}, filepath.Join(path, "below a file"), nil); proof.CodeOf(err) != "disk" || proof.ClassOf(err) != proof.Retry {
		t.Errorf("unwritable: %v", err)
	}
}
