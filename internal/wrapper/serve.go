package wrapper

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/proof"
)

// Exit codes of the child, out of docs/host-protocol.md.
const (
	exitOK       = 0
	exitUsage    = 64
	exitInternal = 70
	exitStopped  = 75
)

// HeartbeatSeconds is how often the child repeats the running step, so that its parent can tell slow from stuck.
const HeartbeatSeconds = 2

// worker does what is asked, one thing at a time.
type worker interface {
	load(keys string) error
	// wrap calls step when a step begins (running) or has ended (done, with its seconds).
	wrap(req Request, step func(name, state string, seconds float64)) (Stats, error)
	// rest is called after each answer to a wrap.
	rest()
}

// child is the child's side with everything it takes from the process it runs in.
type child struct {
	worker
	clock clock.Clock
	peak  func() int64 // highest resident memory so far, bytes
}

// Serve answers the requests on stdin, one after the other, until it ends, and returns the process's exit code. A request that
// failed is answered and the next one read; one that cannot be read ends the process. When ctx ends it answers `cancelled` to
// the request at hand and returns at once: the work cannot be interrupted, so the process must exit.
func Serve(ctx context.Context, stdin io.Reader, stdout io.Writer) int {
	return child{worker: newProver(), clock: clock.System(), peak: peakBytes}.serve(ctx, stdin, stdout)
}

func (c child) serve(ctx context.Context, stdin io.Reader, stdout io.Writer) int {
	type read struct {
		line []byte
		err  error
	}
	lines, ended := make(chan read), make(chan struct{})
	defer close(ended)
	go func() {
		next := lineReader(stdin)
		for err := error(nil); err == nil; {
			var line []byte
			line, err = next()
			select {
			case lines <- read{line, err}:
			case <-ended:
				return
			}
		}
	}()
	for {
		select {
		case r := <-lines:
			if errors.Is(r.err, io.EOF) {
				return exitOK // nobody asks any more
			}
			if code, more := c.answer(ctx, r.line, r.err, json.NewEncoder(stdout)); !more {
				return code
			}
		case <-ctx.Done():
			return exitStopped
		}
	}
}

// answer handles one line, which may have failed to be read, and says whether to go on.
func (c child) answer(ctx context.Context, line []byte, err error, out *json.Encoder) (code int, more bool) {
	var (
		op  string
		req Request
		id  int
	)
	if err == nil {
		op, req, id, err = decodeRequest(line)
	}
	if err != nil {
		_ = out.Encode(answerLine{Error: asError(err), ID: id}) // the exit code says it too
		return exitUsage, false
	}
	var stats Stats
	if op == opLoad {
		err = c.load(req.Keys)
	} else {
		stats, err = c.work(ctx, req, func(e Event) { _ = out.Encode(answerLine{ID: id, Event: &e}) })
	}
	result := answerLine{ID: id, OK: &stats}
	if err != nil {
		result = answerLine{ID: id, Error: asError(err)}
	}
	if out.Encode(result) != nil {
		return exitInternal, false
	}
	if ctx.Err() != nil {
		return exitStopped, false
	}
	if op == opWrap {
		c.rest()
	}
	return exitOK, true
}

// work runs the wrap in a goroutine of its own and owns the event stream.
func (c child) work(ctx context.Context, req Request, emit func(Event)) (Stats, error) {
	type outcome struct {
		stats Stats
		err   error
	}
	start := c.clock.Now()
	events, done := make(chan Event), make(chan outcome, 1)
	ended := make(chan struct{})
	defer close(ended)
	go func() {
		stats, err := c.wrap(req, func(name, state string, seconds float64) {
			select {
			case events <- Event{Step: name, State: state, Seconds: seconds}:
			case <-ended:
			}
		})
		done <- outcome{stats, err}
	}()
	current, since := Event{}, start
	for {
		select {
		case e := <-events:
			if e.State == StateRunning {
				current, since = e, c.clock.Now()
			}
			e.PeakBytes = c.peak()
			emit(e)
		case now := <-c.clock.After(HeartbeatSeconds * time.Second):
			if current.Step != "" {
				emit(Event{current.Step, StateRunning, now.Sub(since).Seconds(), c.peak()})
			}
		case o := <-done:
			o.stats.TotalSeconds = c.clock.Now().Sub(start).Seconds()
			o.stats.PeakBytes = c.peak()
			return o.stats, o.err
		case <-ctx.Done():
			return Stats{}, proof.Errorf(proof.Retry, "cancelled", "wrap: asked to stop: %w", context.Cause(ctx))
		}
	}
}

// lineReader reads lines of at most MaxLineBytes, each of which is the caller's to keep; io.EOF means that there are no more.
func lineReader(r io.Reader) func() ([]byte, error) {
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 0, 4<<10), MaxLineBytes+1) // the scanner's limit counts the newline
	return func() ([]byte, error) {
		if s.Scan() {
			return bytes.Clone(s.Bytes()), nil
		}
		if s.Err() == nil {
			return nil, io.EOF
		}
		return nil, badRequest("", "wrap: read the request: %v: want one line of at most %d bytes", s.Err(), MaxLineBytes)
	}
}

// asError makes sure that an answer carries a class, a code and a message that fits the line.
func asError(err error) *proof.Error {
	const maxMessageBytes = 4 << 10
	message := err.Error()
	if len(message) > maxMessageBytes {
		message = message[:maxMessageBytes] + "…"
	}
	e := proof.Error{Class: proof.Bug, Code: "internal", Message: message}
	var known *proof.Error
	if errors.As(err, &known) {
		e.Class, e.Code, e.Field = known.Class, known.Code, known.Field
	}
	return &e
}
