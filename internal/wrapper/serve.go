package wrapper

import (
	"bufio"
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

// wrapFunc does the work: it calls step when a step begins (running) or has ended (done, with its seconds).
type wrapFunc func(req Request, step func(name, state string, seconds float64)) (Stats, error)

// child is the child's side with everything it takes from the process it runs in.
type child struct {
	wrap  wrapFunc
	clock clock.Clock
	peak  func() int64 // highest resident memory so far, bytes
}

// Serve answers the one request on stdin and returns the process's exit code. When ctx ends it answers `cancelled` and
// returns at once: the work cannot be interrupted, so the process must exit.
func Serve(ctx context.Context, stdin io.Reader, stdout io.Writer) int {
	return child{wrap: wrapWithKeys, clock: clock.System(), peak: peakBytes}.serve(ctx, stdin, stdout)
}

func (c child) serve(ctx context.Context, stdin io.Reader, stdout io.Writer) int {
	line, err := readLine(stdin)
	if errors.Is(err, io.EOF) {
		return exitOK // nobody asks
	}
	var req Request
	id := 0
	if err == nil {
		req, id, err = decodeRequest(line)
	}
	out := json.NewEncoder(stdout)
	if err != nil {
		_ = out.Encode(answerLine{Error: asError(err), ID: id}) // the exit code says it too
		return exitUsage
	}
	stats, err := c.work(ctx, req, func(e Event) { _ = out.Encode(answerLine{ID: id, Event: &e}) })
	switch {
	case err == nil:
		if out.Encode(answerLine{ID: id, OK: &stats}) != nil {
			return exitInternal
		}
		return exitOK
	case ctx.Err() != nil:
		_ = out.Encode(answerLine{ID: id, Error: asError(err)})
		return exitStopped
	default:
		_ = out.Encode(answerLine{ID: id, Error: asError(err)})
		return exitOK // the request failed, the process did not
	}
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

// readLine reads one line of at most MaxLineBytes; io.EOF means that there was none.
func readLine(r io.Reader) ([]byte, error) {
	s := bufio.NewScanner(r)
	s.Buffer(make([]byte, 0, 4<<10), MaxLineBytes+1) // the scanner's limit counts the newline
	if s.Scan() {
		return s.Bytes(), nil
	}
	if s.Err() == nil {
		return nil, io.EOF
	}
	return nil, badRequest("", "wrap: read the request: %v: want one line of at most %d bytes", s.Err(), MaxLineBytes)
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
