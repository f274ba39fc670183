package host

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"time"

	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/proof"
)

// Defaults of Config.
const (
	DefaultStall       = 10 * time.Minute
	DefaultCancelGrace = 10 * time.Second
)

// Config says how to run a host. WorkDir is its private work folder. Zero times mean the defaults.
type Config struct {
	Argv        []string
	Env         []string
	WorkDir     string
	Limits      sandbox.Limits // Stall is not used: an idle host is silent by right
	Stall       time.Duration  // longest silence while a request is unanswered
	CancelGrace time.Duration  // from a cancel, or Close, to the end of the process
	Network     bool
	Clock       sandbox.Clock
	OnStart     func()           // a keeper is told of each host that it started; may be nil
	Guard       *sandbox.Profile // the host's world: a guest may run code as the host. nil trusts it
}

// Host is a running host. All methods may be called by many goroutines. A call whose context ends sends cancel; a
// host that does not obey within CancelGrace is ended, which fails its other calls too.
type Host struct {
	cfg     Config
	name    string
	proc    *sandbox.Process
	calls   chan *call
	cancels chan *call
	lines   chan []byte
	out     chan []byte
	dead    chan struct{} // closed when err is written, before any call hears of it
	done    chan struct{} // closed when every call has its answer
	err     *proof.Error  // why the host is dead
}

// Start runs a host and says hello to it. ctx bounds the start only; Close ends the host. Errors: those of
// sandbox.Start, of the process's death, and Caller host-version when the host speaks another protocol.
func Start(ctx context.Context, cfg Config) (*Host, error) {
	if cfg.Clock == nil {
		cfg.Clock = sandbox.SystemClock()
	}
	if cfg.Stall == 0 {
		cfg.Stall = DefaultStall
	}
	if cfg.CancelGrace == 0 {
		cfg.CancelGrace = DefaultCancelGrace
	}
	cfg.Limits.Stall = 0
	h := &Host{
		cfg: cfg, calls: make(chan *call), cancels: make(chan *call),
		lines: make(chan []byte), out: make(chan []byte, 4*MaxPending), dead: make(chan struct{}), done: make(chan struct{}),
	}
	proc, err := sandbox.Start(context.WithoutCancel(ctx), sandbox.Command{
		Argv: cfg.Argv, Env: cfg.Env, Dir: cfg.WorkDir, Limits: cfg.Limits, Network: cfg.Network, Clock: cfg.Clock, Guard: cfg.Guard,
		OnLine: func(b []byte) { h.lines <- append([]byte(nil), b...) }, // the owner receives until the process is done
	})
	if err != nil {
		return nil, err
	}
	h.proc, h.name = proc, filepath.Base(cfg.Argv[0])
	go h.own()
	go h.write()
	info, err := h.Hello(ctx)
	if err == nil && info.Protocol != Protocol {
		err = proof.Errorf(proof.Caller, "host-version", "host %s speaks protocol %d, want %d; install the matching host",
			h.name, info.Protocol, Protocol)
	}
	if err != nil {
		_ = h.Close()
		return nil, err
	}
	return h, nil
}

// Done is closed when the host is dead and every call has its answer.
func (h *Host) Done() <-chan struct{} { return h.done }

// Err is why the host is dead, nil while it lives.
func (h *Host) Err() error {
	select {
	case <-h.dead:
		return h.err
	default:
		return nil
	}
}

// Exit tells how the process ended. It waits for that.
func (h *Host) Exit() sandbox.Exit { return h.proc.Exit() }

// Isolation is what the host has of the world that Config.Guard asks for.
func (h *Host) Isolation() sandbox.Isolation { return h.proc.Isolation() }

// Give makes all that is in folder, which lies in the host's work folder, the host's own.
func (h *Host) Give(folder string) error { return h.proc.Give(folder) }

// Close ends the host: end of input, then after CancelGrace the group's death. It waits for it. The error is nil when
// the host obeyed with exit code 0.
func (h *Host) Close() error {
	_ = h.proc.CloseInput() // a second Close finds it closed
	select {
	case <-h.proc.Done():
	case <-h.cfg.Clock.After(h.cfg.CancelGrace):
		h.proc.Stop()
	}
	<-h.done
	if err := h.proc.Exit().Error("host " + h.name); err != nil {
		return err
	}
	return nil
}

// Hello asks what the host is and can do.
func (h *Host) Hello(ctx context.Context) (Info, error) {
	info := Info{Ready: true} // a host that says nothing about it is ready
	err := h.do(ctx, request{Op: "hello"}, nil, &info, func() error {
		if info.Name == "" {
			return fmt.Errorf("no name")
		}
		return info.checkDevice()
	})
	return info, err
}

// Setup gives the program id of the ELF file at path elf.
func (h *Host) Setup(ctx context.Context, elf string) (proof.Digest, error) {
	var ok struct {
		ProgramID proof.Digest `json:"program_id"`
	}
	err := h.do(ctx, request{Op: "setup", ELF: elf}, nil, &ok, func() error { return present("program_id", ok.ProgramID) })
	return ok.ProgramID, err
}

// Execute runs a guest without proving. onEvent may be nil.
func (h *Host) Execute(ctx context.Context, r ExecuteRequest, onEvent func(Event)) (Execution, error) {
	var ok Execution
	err := h.do(ctx, request{Op: "execute", ELF: r.ELF, Input: r.Input, Journal: r.Journal, Limits: &r.Limits}, onEvent, &ok,
		func() error {
			if ok.JournalBytes < 0 || r.Limits.JournalBytes > 0 && ok.JournalBytes > r.Limits.JournalBytes {
				return fmt.Errorf("journal_bytes %d is past the limit %d", ok.JournalBytes, r.Limits.JournalBytes)
			}
			if r.Limits.Cycles > 0 && ok.Cycles > r.Limits.Cycles {
				return fmt.Errorf("cycles %d is past the limit %d", ok.Cycles, r.Limits.Cycles)
			}
			return present("journal_digest", ok.JournalDigest)
		})
	return ok, err
}

// Prove proves a guest up to a stage. onEvent, which may be nil, is called on the caller's goroutine; events that come
// faster than it returns may be lost.
func (h *Host) Prove(ctx context.Context, r ProveRequest, onEvent func(Event)) (Proved, error) {
	var ok Proved
	req := request{Op: "prove", ELF: r.ELF, Input: r.Input, Dir: r.Dir, To: r.To, From: r.From, Limits: &r.Limits}
	err := h.do(ctx, req, onEvent, &ok, func() error {
		if _, reached := ok.Receipts[r.To]; !reached {
			return fmt.Errorf("no receipt of stage %q", r.To)
		}
		for _, path := range ok.Receipts {
			if err := inside(r.Dir, path); err != nil {
				return fmt.Errorf("receipts: %w", err)
			}
		}
		if err := inside(r.Dir, ok.Journal); err != nil {
			return fmt.Errorf("journal: %w", err)
		}
		return nil
	})
	return ok, err
}

// Verify checks a receipt; an invalid one is the error Permanent receipt-invalid.
func (h *Host) Verify(ctx context.Context, r VerifyRequest) (Verified, error) {
	var ok Verified
	err := h.do(ctx, request{Op: "verify", Stage: r.Stage, ELF: r.ELF, Receipt: r.Receipt, Journal: r.Journal}, nil, &ok,
		func() error {
			if err := present("program_id", ok.ProgramID); err != nil {
				return err
			}
			return present("journal_digest", ok.JournalDigest)
		})
	return ok, err
}

// Witness writes the wrap circuit's witness file for a wrap receipt.
func (h *Host) Witness(ctx context.Context, r WitnessRequest) (Witness, error) {
	var ok Witness
	err := h.do(ctx, request{Op: "witness", Receipt: r.Receipt, Out: r.Out}, nil, &ok, func() error {
		if ok.Path != r.Out {
			return fmt.Errorf("witness %q was not asked for", ok.Path)
		}
		if err := present("program_vkey", ok.ProgramVKey); err != nil {
			return err
		}
		return present("public_values_digest", ok.PublicValuesDigest)
	})
	return ok, err
}

// Circuit writes the operation list of the verifier that the wrap circuit is made from.
func (h *Host) Circuit(ctx context.Context, r CircuitRequest) (Circuit, error) {
	var ok Circuit
	err := h.do(ctx, request{Op: "circuit", Template: r.Template, Out: r.Out}, nil, &ok, func() error {
		if ok.Operations <= 0 {
			return fmt.Errorf("operations is %d", ok.Operations)
		}
		return present("sha256", ok.SHA256)
	})
	return ok, err
}

func present(field string, d proof.Digest) error {
	if d.IsZero() {
		return fmt.Errorf("%s is missing", field)
	}
	return nil
}

// do sends one request, waits for its answer, decodes it into ok and checks it.
func (h *Host) do(ctx context.Context, r request, onEvent func(Event), ok any, check func() error) error {
	if err := ctx.Err(); err != nil {
		return proof.Errorf(proof.Retry, "cancelled", "host %s: %w", r.Op, err)
	}
	c := &call{request: r, events: make(chan Event, maxQueuedEvents), reply: make(chan reply, 1)}
	select {
	case h.calls <- c:
	case <-h.done:
		return h.err
	}
	got := h.await(ctx, c, onEvent)
	if got.err != nil {
		if ctx.Err() != nil {
			return proof.Errorf(proof.Retry, "cancelled", "host %s: %w (%s)", r.Op, ctx.Err(), got.err.Message)
		}
		return got.err
	}
	err := json.Unmarshal(got.ok, ok)
	if err == nil {
		err = check()
	}
	if err != nil {
		return proof.Errorf(proof.Bug, "host-protocol", "host %s: bad answer: %w", r.Op, err)
	}
	return nil
}

// await hands events on until the reply comes. When ctx ends it asks the host to cancel, and ends a host that does not.
func (h *Host) await(ctx context.Context, c *call, onEvent func(Event)) reply {
	ended := ctx.Done()
	var grace <-chan time.Time
	emit := func(e Event) {
		if onEvent != nil {
			onEvent(e)
		}
	}
	for {
		select {
		case e := <-c.events:
			emit(e)
		case r := <-c.reply:
			for len(c.events) > 0 { // all sent before the reply
				emit(<-c.events)
			}
			return r
		case <-ended:
			ended = nil
			grace = h.cfg.Clock.After(h.cfg.CancelGrace)
			select {
			case h.cancels <- c:
			case <-h.done:
			}
		case <-grace:
			h.proc.Kill(proof.Errorf(proof.Retry, "host-stalled", "%s was not cancelled within %v", c.request.Op, h.cfg.CancelGrace))
		}
	}
}
