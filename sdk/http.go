package sdk

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/proof"
)

// Limits of what the orchestrator may answer, and patience with it.
const (
	maxAnswerBytes  = 1 << 20
	headerTimeout   = 60 * time.Second
	uploadAttempts  = 4
	minUploadPause  = 300 * time.Millisecond
	errAPIAway      = "api-unavailable"
	keepAliveFactor = 4
)

func defaultHTTP() *http.Client {
	t := http.DefaultTransport.(*http.Transport).Clone()
	t.ResponseHeaderTimeout = headerTimeout
	return &http.Client{Transport: t}
}

// do asks the API; the answer's status is below 400 and its body is the caller's to close.
func (c *Client) do(ctx context.Context, method, path string, body io.Reader, size int64) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, method, c.url+path, body)
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "bad-url", "apiURL: cannot use %q: %w", c.url, err).WithField("apiURL")
	}
	if body != nil {
		req.ContentLength = size
	}
	res, err := c.http.Do(req)
	if err != nil {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		return nil, proof.Errorf(proof.Retry, errAPIAway, "the API at %s cannot be reached (is the network up?): %w", c.url, err)
	}
	if res.StatusCode < 400 {
		return res, nil
	}
	defer res.Body.Close()
	text, err := io.ReadAll(io.LimitReader(res.Body, api.MaxErrorBytes))
	if err != nil {
		return nil, proof.Errorf(proof.Retry, errAPIAway, "%s %s: %w", method, path, err)
	}
	return nil, api.DecodeError(res.StatusCode, text)
}

func (c *Client) getJSON(ctx context.Context, path string, into any) error {
	b, err := c.getBytes(ctx, path, maxAnswerBytes)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(b, into); err != nil {
		return proof.Errorf(proof.Caller, "bad-answer", "apiURL: %s%s is no Lemma API: %w", c.url, path, err).WithField("apiURL")
	}
	return nil
}

// getBytes reads an answer of at most maxBytes.
func (c *Client) getBytes(ctx context.Context, path string, maxBytes int64) ([]byte, error) {
	res, err := c.do(ctx, http.MethodGet, path, nil, 0)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	b, err := io.ReadAll(io.LimitReader(res.Body, maxBytes+1))
	if err != nil {
		return nil, proof.Errorf(proof.Retry, errAPIAway, "GET %s: %w", path, err)
	}
	if int64(len(b)) > maxBytes {
		return nil, proof.Errorf(proof.Permanent, "answer-too-long", "GET %s: more than %d bytes", path, maxBytes)
	}
	return b, nil
}

// artifact fetches bytes and checks their digest.
func (c *Client) artifact(ctx context.Context, d proof.Digest, maxBytes int64) ([]byte, error) {
	b, err := c.getBytes(ctx, "/v1/artifacts/"+d.String(), maxBytes)
	if err == nil && proof.Sum(b) != d {
		return nil, proof.Errorf(proof.Retry, "artifact-digest-mismatch", "artifact %s: the bytes have digest %s", d, proof.Sum(b))
	}
	return b, err
}

// upload stores bytes unless they are there; passing faults are tried again.
func (c *Client) upload(ctx context.Context, name string, b []byte, told func(name string, sent, total int64)) error {
	d, total := proof.Sum(b), int64(len(b))
	if told == nil {
		told = func(string, int64, int64) {}
	}
	path := "/v1/artifacts/" + d.String()
	if res, err := c.do(ctx, http.MethodHead, path, nil, 0); err == nil {
		res.Body.Close()
		told(name, total, total)
		return nil
	}
	pause := minUploadPause
	for attempt := 1; ; attempt++ {
		body := &counted{r: bytes.NewReader(b), told: func(sent int64) { told(name, sent, total) }}
		res, err := c.do(ctx, http.MethodPut, path, body, total)
		if err == nil {
			res.Body.Close()
			return nil
		}
		if attempt == uploadAttempts || proof.ClassOf(err) != proof.Retry || !sleep(ctx, pause) {
			return err
		}
		pause *= 2
	}
}

// counted tells how much was read.
type counted struct {
	r    io.Reader
	n    int64
	told func(int64)
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	if n > 0 {
		c.told(c.n)
	}
	return n, err
}

// sleep waits for d; it reports whether the wait was whole.
func sleep(ctx context.Context, d time.Duration) bool {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-t.C:
		return true
	}
}

// stream reads an order's events until told says stop or the stream ends. It gives up on a server that says nothing at
// all, not even that it is alive, for keepAliveFactor times its usual silence.
func (c *Client) stream(ctx context.Context, d proof.Digest, told func(Status) (stop bool)) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	res, err := c.do(ctx, http.MethodGet, "/v1/orders/"+d.String()+"/events", nil, 0)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	silence := time.AfterFunc(keepAliveFactor*api.KeepAlive, cancel)
	defer silence.Stop()
	lines := bufio.NewScanner(res.Body)
	lines.Buffer(make([]byte, 0, 64<<10), maxAnswerBytes)
	for lines.Scan() {
		silence.Reset(keepAliveFactor * api.KeepAlive)
		data, is := strings.CutPrefix(lines.Text(), "data: ")
		if !is {
			continue
		}
		var s Status
		if err := json.Unmarshal([]byte(data), &s); err != nil || s.Digest != d {
			return proof.Errorf(proof.Retry, errAPIAway, "events of order %s: not understood", d)
		}
		if told(s) {
			return nil
		}
	}
	return proof.Errorf(proof.Retry, errAPIAway, "events of order %s: the stream ended early", d)
}
