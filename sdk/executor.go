package sdk

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/proof"
)

// hostStall is the longest silence of a light host before it counts as hung; a long execution says nothing meanwhile.
const hostStall = 10 * time.Minute

// Preflight is what running a program here, without proving, has shown.
type Preflight struct {
	ProgramID     proof.Digest
	Cycles        uint64
	JournalDigest proof.Digest
	JournalBytes  int64
}

// Limits bound one run.
type Limits struct {
	Cycles       uint64
	JournalBytes int64
}

// Executor runs a program on this machine without proving it. A program that cannot be proven gives an error of class
// caller (elf-not-riscv, elf-invalid) or permanent (guest-panicked, cycle-limit, journal-limit).
type Executor interface {
	Execute(ctx context.Context, program, input []byte, limits Limits) (Preflight, error)
}

// Sandbox is the world that a light host runs programs in which are not your own: a guest may run code as its host. The host then has a
// user, processes, files and no network of its own, with its memory, disk and processes bounded.
type Sandbox struct {
	Init  []string             // a lemma binary's absolute path and "internal-sandbox"; none is no sandbox
	Group string               // a folder of control groups that is yours to divide; "" looks for a delegated one
	Level string               // best, full, partial or off, as --sandbox of lemma prover run; "" is best
	Warn  func(missing string) // hears, before each run, what this system does not allow; may be nil
}

// HostExecutor runs programs in a light zkVM host, such as argv {"sp1-host", "--light"}: one process for each run, in a
// folder of its own below folder, which must exist. Without a Sandbox the host has all rights of this process, as is fit for programs that
// you trust. Errors besides the Executor's: Caller bad-config, and sandbox-unavailable when Level is full and this system does not allow it.
func HostExecutor(argv []string, folder string, guard ...Sandbox) Executor {
	h := hostExecutor{argv: argv, folder: folder}
	if len(guard) > 0 {
		h.guard = guard[0]
	}
	return h
}

type hostExecutor struct {
	argv   []string
	folder string
	guard  Sandbox
}

// start starts the host in its world, and says what is missing of that before anything foreign runs.
func (h hostExecutor) start(ctx context.Context, dir string) (*host.Host, error) {
	cfg := host.Config{Argv: h.argv, WorkDir: dir, Stall: hostStall}
	if len(h.guard.Init) == 0 {
		return host.Start(ctx, cfg)
	}
	level, err := sandbox.ParseLevel(h.guard.Level)
	if err != nil {
		return nil, err
	}
	cfg.Guard, cfg.Limits = &sandbox.Profile{Init: h.guard.Init, Level: level, Group: h.guard.Group}, host.Bounds()
	zkvm, err := host.Start(ctx, cfg)
	if err != nil {
		return nil, err
	}
	if got := zkvm.Isolation(); !got.Full && h.guard.Warn != nil {
		h.guard.Warn(got.String())
	}
	return zkvm, nil
}

func (h hostExecutor) Execute(ctx context.Context, program, input []byte, limits Limits) (p Preflight, err error) {
	dir, err := os.MkdirTemp(h.folder, "preflight-*")
	if err != nil {
		return p, proof.Errorf(proof.Caller, "folder-unusable", "preflight: cannot make a folder below %s: %w", h.folder, err).WithField("folder")
	}
	defer os.RemoveAll(dir)
	if dir, err = filepath.Abs(dir); err != nil {
		return p, proof.Errorf(proof.Caller, "folder-unusable", "preflight: %w", err).WithField("folder")
	}
	elf, in := filepath.Join(dir, "program.elf"), filepath.Join(dir, "input.bin")
	for path, b := range map[string][]byte{elf: program, in: input} {
		if err := os.WriteFile(path, b, 0o600); err != nil {
			return p, proof.Errorf(proof.Caller, "folder-unusable", "preflight: %w", err).WithField("folder")
		}
	}
	zkvm, err := h.start(ctx, dir)
	if err != nil {
		return p, err
	}
	defer zkvm.Close()
	if p.ProgramID, err = zkvm.Setup(ctx, elf); err != nil {
		return p, err
	}
	run, err := zkvm.Execute(ctx, host.ExecuteRequest{ELF: elf, Input: in, Journal: filepath.Join(dir, "journal.bin"),
		Limits: host.RunLimits{Cycles: limits.Cycles, JournalBytes: limits.JournalBytes}}, nil)
	if err != nil {
		return p, err
	}
	if run.ExitCode != 0 {
		return p, proof.Errorf(proof.Permanent, "guest-panicked", "program: it ended with exit code %d on this input; mend it before paying for a proof", run.ExitCode)
	}
	p.Cycles, p.JournalDigest, p.JournalBytes = run.Cycles, run.JournalDigest, run.JournalBytes
	return p, nil
}
