package orchestrator

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/job"
	"github.com/lemma-network/lemma/proof"
)

type noListener struct{}

func (noListener) Accept() (net.Conn, error) { return nil, errors.New("closed") }
func (noListener) Close() error              { return nil }
func (noListener) Addr() net.Addr            { return nil }

func TestHTTPRefusals(t *testing.T) {
	b := newBench(t)
	b.limits = api.Limits{MaxELFBytes: 10, MaxInputBytes: 20}
	b.start()
	exact, past := bytes.Repeat([]byte("x"), 20), bytes.Repeat([]byte("x"), 21)
	nobody := proof.Sum([]byte("nobody")).String()
	chunked := func(p []byte) io.Reader { return struct{ io.Reader }{bytes.NewReader(p)} } // hides the length
	for name, c := range map[string]struct {
		method, path string
		body         io.Reader
		status       int
		code         string
	}{
		"order unknown":          {"GET", "/v1/orders/" + nobody, nil, 404, "order-unknown"},
		"events of unknown":      {"GET", "/v1/orders/" + nobody + "/events", nil, 404, "order-unknown"},
		"order digest short":     {"GET", "/v1/orders/" + nobody[:65], nil, 400, "bad-digest"},
		"order digest long":      {"GET", "/v1/orders/" + nobody + "0", nil, 400, "bad-digest"},
		"artifact unknown":       {"GET", "/v1/artifacts/" + nobody, nil, 404, "artifact-not-found"},
		"artifact digest":        {"GET", "/v1/artifacts/zz", nil, 400, "bad-digest"},
		"put wrong digest":       {"PUT", "/v1/artifacts/" + nobody, bytes.NewReader(exact), 400, "artifact-digest-mismatch"},
		"put at the limit":       {"PUT", "/v1/artifacts/" + proof.Sum(exact).String(), bytes.NewReader(exact), 201, ""},
		"put past":               {"PUT", "/v1/artifacts/" + proof.Sum(past).String(), bytes.NewReader(past), 413, "artifact-too-large"},
		"put past, no length":    {"PUT", "/v1/artifacts/" + proof.Sum(past).String(), chunked(past), 413, "artifact-too-large"},
		"no such call":           {"GET", "/v2", nil, 404, "not-found"},
		"orders cannot be made":  {"POST", "/v1/orders/" + nobody, nil, 404, "not-found"},
		"network cannot be made": {"PUT", "/v1/network", nil, 404, "not-found"},
		"health":                 {"GET", "/healthz", nil, 200, ""},
	} {
		status, text, err := b.get(c.method, c.path, c.body)
		code := ""
		if err != nil {
			code = err.Code
		}
		if status != c.status || code != c.code {
			t.Errorf("%s: %d %q, want %d %q (%s)", name, status, code, c.status, c.code, text)
		}
	}
	status, text, _ := b.get("GET", "/v1/artifacts/"+proof.Sum(exact).String(), nil)
	if status != 200 || !bytes.Equal(text, exact) {
		t.Errorf("get: %d %q", status, text)
	}
	if status, text, _ := b.get("HEAD", "/v1/artifacts/"+proof.Sum(exact).String(), nil); status != 200 || len(text) != 0 {
		t.Errorf("head: %d %q", status, text)
	}
}

func TestNetworkIsTold(t *testing.T) {
	b := newBench(t)
	b.start()
	_, text, _ := b.get("GET", "/v1/network", nil)
	var n api.Network
	if err := json.Unmarshal(text, &n); err != nil {
		t.Fatal(err)
	}
	want := b.network()
	want.Limits = api.DefaultLimits()
	if n.ChainID != want.ChainID || n.Market != want.Market || n.Selector != want.Selector || n.Limits != want.Limits {
		t.Errorf("%s", text)
	}
}

func TestStreamsAreBoundedAndEnd(t *testing.T) {
	b := newBench(t)
	b.start()
	d := b.chain.open(b.order())
	b.awaitState(d, job.Queued)
	res, err := http.Get(b.url + "/v1/orders/" + d.String() + "/events")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if got := res.Header.Get("Content-Type"); got != "text/event-stream" {
		t.Errorf("content type %q", got)
	}
	b.chain.say("cancelled", d)
	text, err := io.ReadAll(res.Body) // ends, because cancelled is final
	if err != nil || !strings.Contains(string(text), `"state":"cancelled"`) {
		t.Errorf("%v\n%s", err, text)
	}
}
