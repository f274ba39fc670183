package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/proof"
)

const (
	defaultPoll    = 100 * time.Millisecond // between two questions whether a host is ready
	startLimit     = 10 * time.Minute
	executeSeconds = 600
)

// The files of a run that are worth keeping, by the host protocol's names, and the program beside them.
const (
	fileELF     = "program.elf"
	fileInput   = "input.bin"
	fileReceipt = "wrap.receipt"
	fileJournal = "journal.bin"
)

// lab is where runs are measured.
type lab struct {
	proc  fs.FS
	clock clock.Clock
	env   []string
	dir   string // holds program and input, and each run's own folder
	keep  string // folder for our newest receipt; may be empty
	limit time.Duration
	poll  time.Duration
	note  func(string)
}

func (l *lab) store(j job) error {
	return errors.Join(os.WriteFile(l.file(fileELF), j.elf, 0o600), os.WriteFile(l.file(fileInput), j.input, 0o600))
}

func (l *lab) file(name string) string { return filepath.Join(l.dir, name) }

func (l *lab) config(argv []string, dir string) host.Config {
	return host.Config{Argv: argv, Env: l.env, WorkDir: dir, Clock: l.clock}
}

// measure makes one run: a fresh process, one proof on it when it is warm, and the other contender's judgement of the
// receipt (our own when there is no other).
func (l *lab) measure(ctx context.Context, t turn, hosts map[string]string) (r run) {
	r = run{Host: t.host, Number: t.number, Stages: []stage{}}
	dir, err := os.MkdirTemp(l.dir, t.host+"-*")
	if err != nil {
		r.Error = err.Error()
		return r
	}
	defer os.RemoveAll(dir)
	journal, err := l.prove(ctx, &r, hosts[t.host], dir)
	if err == nil {
		judge := t.host
		for name := range hosts {
			if name != t.host {
				judge = name
			}
		}
		if err = l.verify(ctx, hosts[judge], dir, r.ProgramID, journal); err == nil {
			r.VerifiedBy = judge
		}
	}
	if err == nil && l.keep != "" && t.host == ours {
		err = l.keepFiles(dir)
	}
	if err != nil && ctx.Err() != nil {
		err = errors.New("interrupted")
	}
	if err != nil {
		r.Error = err.Error()
	}
	return r
}

// prove measures the host at path and leaves its receipt in dir. It answers the digest of the journal.
func (l *lab) prove(ctx context.Context, r *run, path, dir string) (journal proof.Digest, err error) {
	began := l.clock.Now()
	h, err := host.Start(ctx, l.config([]string{path}, dir))
	if err != nil {
		return journal, err
	}
	defer h.Close() // the figures are taken; how it ends says nothing about them
	pid, err := onlyChild(l.proc, os.Getpid())
	if err != nil {
		return journal, err
	}
	w := watch(l.clock, l.proc, pid)
	defer func() {
		u := w.end()
		r.PeakBytes, r.CPUSeconds = max(r.PeakBytes, u.peakBytes), u.cpuSeconds
	}()
	if err := l.awaitReady(ctx, h); err != nil {
		return journal, err
	}
	r.StartSeconds = l.clock.Now().Sub(began).Seconds()
	l.note(fmt.Sprintf("  ready after %.1f s", r.StartSeconds))
	if journal, err = l.execute(ctx, h, r, dir); err != nil {
		return journal, err
	}
	limited, cancel := context.WithTimeout(ctx, l.limit)
	defer cancel()
	began = l.clock.Now()
	_, err = h.Prove(limited, host.ProveRequest{
		ELF: l.file(fileELF), Input: l.file(fileInput), Dir: dir, To: proof.StageWrap, Limits: guestLimits(),
	}, l.onEvent(r))
	r.JobSeconds = l.clock.Now().Sub(began).Seconds()
	if err != nil && ctx.Err() == nil && limited.Err() != nil {
		err = fmt.Errorf("the proof took longer than %v", l.limit)
	}
	return journal, err
}

func guestLimits() host.RunLimits {
	return host.RunLimits{Cycles: proof.MaxCycles, Seconds: executeSeconds, JournalBytes: proof.MaxJournalBytes}
}

// awaitReady waits for the host's prover. A host that never becomes ready is ended with startLimit.
func (l *lab) awaitReady(ctx context.Context, h *host.Host) error {
	late := l.clock.After(startLimit)
	for {
		info, err := h.Hello(ctx)
		if err != nil || info.Ready {
			return err
		}
		select {
		case <-l.clock.After(l.poll):
		case <-late:
			return fmt.Errorf("the host was not ready after %v", startLimit)
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// execute sets the program up and runs it once, as a node does before it proves.
func (l *lab) execute(ctx context.Context, h *host.Host, r *run, dir string) (journal proof.Digest, err error) {
	if r.ProgramID, err = h.Setup(ctx, l.file(fileELF)); err != nil {
		return journal, err
	}
	out, err := h.Execute(ctx, host.ExecuteRequest{
		ELF: l.file(fileELF), Input: l.file(fileInput), Journal: filepath.Join(dir, "executed.bin"), Limits: guestLimits(),
	}, nil)
	r.Cycles = out.Cycles
	return out.JournalDigest, err
}

// onEvent folds events into r and shows when a stage begins and ends: the long ones take many minutes.
func (l *lab) onEvent(r *run) func(host.Event) {
	return func(e host.Event) {
		before := len(r.Stages)
		now, ended := r.fold(e)
		if len(r.Stages) > before {
			l.note(fmt.Sprintf("  %s …", e.Stage))
		}
		if ended {
			l.note("  " + now.String())
		}
	}
}

// verify lets a light host at path judge the receipt in dir.
func (l *lab) verify(ctx context.Context, path, dir string, program, journal proof.Digest) error {
	h, err := host.Start(ctx, l.config([]string{path, "--light"}, dir))
	if err != nil {
		return err
	}
	defer h.Close()
	v, err := h.Verify(ctx, host.VerifyRequest{
		Stage: proof.StageWrap, ELF: l.file(fileELF),
		Receipt: filepath.Join(dir, fileReceipt), Journal: filepath.Join(dir, fileJournal),
	})
	if err != nil {
		return fmt.Errorf("the wrap receipt was not accepted: %w", err)
	}
	if v.ProgramID != program || v.JournalDigest != journal {
		return fmt.Errorf("the wrap receipt is for program %s and journal %s, want %s and %s", v.ProgramID, v.JournalDigest, program, journal)
	}
	return nil
}

// keepFiles copies what tools/verify-vendor.sh needs.
func (l *lab) keepFiles(dir string) error {
	if err := os.MkdirAll(l.keep, 0o755); err != nil {
		return err
	}
	for name, from := range map[string]string{
		fileELF: l.file(fileELF), fileReceipt: filepath.Join(dir, fileReceipt), fileJournal: filepath.Join(dir, fileJournal),
	} {
		b, err := os.ReadFile(from)
		if err == nil {
			err = os.WriteFile(filepath.Join(l.keep, name), b, 0o644)
		}
		if err != nil {
			return err
		}
	}
	return nil
}
