package wrapper

import (
	"bytes"
	"context"
	"encoding/json"
	"time"

	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/proof"
)

// kid is a running child as its parent sees it. It answers one request at a time; after an error of ask it must be ended.
type kid struct {
	proc  *sandbox.Process
	lines chan []byte
	quit  chan struct{} // closed when nobody receives lines any more
}

// startKid starts a child that lives until it is ended, or fails; ctx bounds the start only.
func startKid(ctx context.Context, cfg Config) (*kid, error) {
	if ctx.Err() != nil {
		return nil, proof.Errorf(proof.Retry, "cancelled", "wrap: %w", context.Cause(ctx))
	}
	k := &kid{lines: make(chan []byte), quit: make(chan struct{})}
	proc, err := sandbox.Start(context.WithoutCancel(ctx), sandbox.Command{
		Argv: cfg.Argv, Dir: cfg.Dir, Clock: cfg.Clock, Guard: cfg.Guard,
		OnLine: func(line []byte) {
			select {
			case k.lines <- bytes.Clone(line):
			case <-k.quit:
			}
		},
	})
	k.proc = proc
	return k, err
}

// ask sends a request and hears the child until it is answered.
func (k *kid) ask(ctx context.Context, cfg Config, id int, request []byte, onEvent func(Event)) (Stats, error) {
	const stallLimit = wrapStallSeconds * time.Second
	_, _ = k.proc.Write(request) // a child that is gone already says so by its exit
	wall, stall := cfg.Clock.After(cfg.Wall), cfg.Clock.After(stallLimit)
	for {
		select {
		case line := <-k.lines:
			stall = cfg.Clock.After(stallLimit)
			a, err := decodeAnswer(id, line)
			switch {
			case err != nil:
				return Stats{}, err
			case a.OK != nil:
				return *a.OK, nil
			case a.Event != nil && onEvent != nil:
				onEvent(*a.Event)
			}
		case <-k.proc.Done():
			if err := k.proc.Exit().Error("wrap"); err != nil {
				return Stats{}, err
			}
			return Stats{}, proof.Errorf(proof.Bug, "internal", "wrap: the child ended without an answer")
		case <-wall:
			// Our own limit: it says that this machine is slow, nothing about the job.
			return Stats{}, proof.Errorf(proof.Retry, "wrap-time-limit", "wrap: took longer than %v", cfg.Wall)
		case <-stall:
			return Stats{}, proof.Errorf(proof.Retry, "stalled", "wrap: the child said nothing for %v", stallLimit)
		case <-ctx.Done():
			return Stats{}, proof.Errorf(proof.Retry, "cancelled", "wrap: %w", context.Cause(ctx))
		}
	}
}

// end ends the child and waits until it is gone.
func (k *kid) end() {
	close(k.quit)
	k.proc.Stop()
	<-k.proc.Done()
}

// decodeAnswer reads a line of the answer to request id; an error that the child answered comes back as that error.
func decodeAnswer(id int, line []byte) (answerLine, error) {
	var a answerLine
	if err := json.Unmarshal(line, &a); err != nil {
		return a, proof.Errorf(proof.Bug, "internal", "wrap: the child's answer is not JSON: %w", err)
	}
	switch {
	case a.Error != nil:
		return a, checked(a.Error)
	case a.ID != id:
		return a, proof.Errorf(proof.Bug, "internal", "wrap: the child answered request %d, want %d", a.ID, id)
	}
	return a, nil
}

// checked makes sure that what came over a pipe has one of the four classes.
func checked(e *proof.Error) *proof.Error {
	switch e.Class {
	case proof.Retry, proof.Permanent, proof.Caller, proof.Bug:
		return e
	}
	return proof.Errorf(proof.Bug, "internal", "wrap: the child's error has class %q: %s", e.Class, e.Message)
}
