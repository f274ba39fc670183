package wrapper

import (
	"context"
	"encoding/json"
	"os"
	"time"

	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/proof"
)

const (
	// WrapNeedBytes is how much free memory a wrap needs before it is started: 2.9 GB measured with 1,789,770
	// constraints, and some room.
	WrapNeedBytes = 4_000_000_000
	// WrapWallSeconds is how long a wrap may take, about ten times what it takes on two cores.
	WrapWallSeconds = 600
	// wrapStallSeconds is how long the child may be silent; it says something every HeartbeatSeconds.
	wrapStallSeconds = 60
)

// Config is how the parent runs the child. Zero values take the constants above.
type Config struct {
	Argv      []string              // the child: this binary with its hidden subcommand
	Dir       string                // the child's working folder
	NeedBytes int64                 // free memory needed
	Wall      time.Duration         // limit of the whole wrap
	FreeBytes func() (int64, error) // nil = the machine's free memory
	Clock     sandbox.Clock         // nil = the system's
}

// Prove runs one wrap in a child process and leaves the proof in req.Out. onEvent may be nil; it is called from one
// goroutine, never after Prove returned. Too little memory is the retry error out-of-memory; other errors are the
// child's own, or say how the child ended.
func Prove(ctx context.Context, cfg Config, req Request, onEvent func(Event)) (Stats, error) {
	line, err := encodeRequest(req)
	if err != nil {
		return Stats{}, err
	}
	if err := admit(cfg); err != nil {
		return Stats{}, err
	}
	c := &conversation{onEvent: onEvent}
	p, err := sandbox.Start(ctx, sandbox.Command{
		Argv: cfg.Argv, Dir: cfg.Dir, OnLine: c.line, Clock: cfg.Clock,
		Limits: sandbox.Limits{Wall: cfg.wall(), Stall: wrapStallSeconds * time.Second},
	})
	if err != nil {
		return Stats{}, err
	}
	if _, err := p.Write(line); err == nil {
		_ = p.CloseInput() // a child that is gone already says so by its exit
	}
	return c.result(p.Exit(), req.Out)
}

func (c Config) wall() time.Duration {
	if c.Wall > 0 {
		return c.Wall
	}
	return WrapWallSeconds * time.Second
}

// admit refuses to start a child for which there is no memory: the kernel would kill something, perhaps the zkVM host.
func admit(cfg Config) error {
	need, free := cfg.NeedBytes, cfg.FreeBytes
	if need == 0 {
		need = WrapNeedBytes
	}
	if free == nil {
		free = FreeBytes
	}
	have, err := free()
	if err != nil {
		return err
	}
	if have < need {
		return proof.Errorf(proof.Retry, "out-of-memory", "wrap: %d bytes of memory are free, want %d", have, need)
	}
	return nil
}

// conversation collects what the child says. Its line method is called by one goroutine, which has ended when the
// process is done.
type conversation struct {
	onEvent func(Event)
	stats   *Stats
	err     error
}

func (c *conversation) line(line []byte) {
	var a answerLine
	if err := json.Unmarshal(line, &a); err != nil {
		c.fail(proof.Errorf(proof.Bug, "internal", "wrap: the child's answer is not JSON: %w", err))
		return
	}
	switch {
	case a.Error != nil:
		c.fail(checked(a.Error))
	case a.OK != nil:
		c.stats = a.OK
	case a.Event != nil && c.onEvent != nil:
		c.onEvent(*a.Event)
	}
}

// fail keeps the first error.
func (c *conversation) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

// checked makes sure that what came over a pipe has one of the four classes.
func checked(e *proof.Error) *proof.Error {
	switch e.Class {
	case proof.Retry, proof.Permanent, proof.Caller, proof.Bug:
		return e
	}
	return proof.Errorf(proof.Bug, "internal", "wrap: the child's error has class %q: %s", e.Class, e.Message)
}

// result is the child's own error first, then how it ended, then whether it kept its promise.
func (c *conversation) result(exit sandbox.Exit, out string) (Stats, error) {
	err := exit.Error("wrap")
	switch {
	case exit.Reason != nil && exit.Reason.Code == "time-limit":
		// Our own limit: it says that this machine is slow, nothing about the job.
		return Stats{}, proof.Errorf(proof.Retry, "wrap-time-limit", "%w", err)
	case exit.Reason != nil:
		return Stats{}, err
	case c.err != nil:
		return Stats{}, c.err
	case err != nil:
		return Stats{}, err
	}
	if c.stats == nil {
		return Stats{}, proof.Errorf(proof.Bug, "internal", "wrap: the child ended without an answer")
	}
	info, statErr := os.Stat(out)
	if statErr != nil {
		return Stats{}, proof.Errorf(proof.Bug, "internal", "wrap: the child left no proof: %w", statErr)
	}
	if info.Size() != proof.Groth16WireBytes {
		return Stats{}, proof.Errorf(proof.Bug, "internal", "wrap: the proof has %d bytes, want %d", info.Size(), proof.Groth16WireBytes)
	}
	stats := *c.stats
	stats.PeakBytes = max(stats.PeakBytes, exit.PeakBytes)
	return stats, nil
}
