package sp1

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/bench/run"
	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
)

// Limits of one case.
const (
	limitSeconds = 24 * 3600
	lightFlag    = "--light"
	readyPause   = 100 * time.Millisecond
	stateDone    = "done"
)

// The files of a case, beside its program and input.
const (
	fileJournal = "executed.bin"
	fileWitness = "witness.json"
	fileProof   = "proof.bin"
)

// Config is how a prover node runs its host and its Groth16 step. Host.Argv is the host's file alone.
type Config struct {
	Host       host.Config
	Device     string // that proves: cuda:N; "" is the processor
	DeviceName string // of Device, as the report's fingerprint has it
	Wrapper    wrapper.Config
	Keys       prover.Keys // zero when no case goes as far as groth16
	Clock      clock.Clock
}

// ZKVM is run.ZKVM.
type ZKVM struct {
	cfg      Config
	host     *host.Host
	warm     *wrapper.Warm
	info     host.Info
	digest   string
	receipts map[string]string // wrap receipt by job folder
}

// New has nothing started yet.
func New(cfg Config) *ZKVM { return &ZKVM{cfg: cfg, receipts: map[string]string{}} }

var _ run.ZKVM = (*ZKVM)(nil)

func (z *ZKVM) seconds(since func() error) (float64, error) {
	began := z.cfg.Clock.Now()
	err := since()
	return z.cfg.Clock.Now().Sub(began).Seconds(), err
}

// Start brings up a host, and waits until it is ready.
func (z *ZKVM) Start(ctx context.Context, light bool) (bench.Sample, error) {
	sum, err := host.FileDigest(z.cfg.Host.Argv[0])
	if err != nil {
		return bench.Sample{}, err
	}
	z.digest = sum
	cfg := z.cfg.Host
	switch {
	case light:
		cfg.Argv = append(cfg.Argv[:len(cfg.Argv):len(cfg.Argv)], lightFlag)
	case z.cfg.Device != "":
		cfg.Argv = host.ArgvOn(cfg.Argv, z.cfg.Device)
	}
	s := bench.Sample{Stage: bench.StageStart}
	s.Seconds, err = z.seconds(func() error {
		if z.host, err = host.Start(ctx, cfg); err != nil {
			return err
		}
		if z.info, err = z.ready(ctx); err != nil || light {
			return err
		}
		return z.checkDevice()
	})
	if err != nil {
		_ = z.Close() // it would tell the same again
		return s, err
	}
	if z.cfg.Keys.Folder != "" && !light {
		z.warm = wrapper.NewWarm(z.cfg.Wrapper)
	}
	return s, nil
}

// checkDevice refuses a host that proves on another device than the fingerprint tells of: what it takes would count for the wrong one.
func (z *ZKVM) checkDevice() error {
	device, name := z.info.Proves(), ""
	if z.info.Device != nil {
		name = z.info.Device.Name
	}
	if want := cmp.Or(z.cfg.Device, host.CPU); device != want || name != z.cfg.DeviceName {
		return proof.Errorf(proof.Caller, "host-unfit", "host: it proves on %s, want %s: use a host that was built for it (make gpu)",
			strings.TrimSpace(device+" "+name), strings.TrimSpace(want+" "+z.cfg.DeviceName)).WithField("host")
	}
	return nil
}

// ready waits until the host's prover is.
func (z *ZKVM) ready(ctx context.Context) (host.Info, error) {
	for {
		info, err := z.host.Hello(ctx)
		if err != nil || info.Ready {
			return info, err
		}
		select {
		case <-z.cfg.Clock.After(readyPause):
		case <-ctx.Done():
			return info, proof.Errorf(proof.Retry, "cancelled", "host: %w", context.Cause(ctx))
		}
	}
}

// Close ends the host and the Groth16 child.
func (z *ZKVM) Close() error {
	var err error
	if z.warm != nil {
		z.warm.Close()
	}
	if z.host != nil {
		err = z.host.Close()
	}
	z.host, z.warm = nil, nil
	return err
}

// Describe says what proves.
func (z *ZKVM) Describe() bench.ZKVM {
	d := bench.ZKVM{Name: z.info.Name, Version: z.info.Version, Mode: z.info.Mode, HostSHA256: z.digest, Hashing: z.info.Hashing.Path,
		Environment: host.Overrides(z.cfg.Host.Env), Constraints: z.cfg.Keys.Constraints}
	for _, s := range z.info.Settings {
		if d.Settings == nil {
			d.Settings = map[string]int64{}
		}
		d.Settings[s.Name] = s.Value
	}
	if z.cfg.Keys.Verifier != nil {
		d.Keys = z.cfg.Keys.Verifier.Selector().String()
	}
	return d
}

func (z *ZKVM) limits(j run.Job) host.RunLimits {
	return host.RunLimits{Cycles: j.MaxCycles, Seconds: limitSeconds, JournalBytes: proof.MaxJournalBytes}
}

// Setup makes a program's keys.
func (z *ZKVM) Setup(ctx context.Context, j run.Job) (id proof.Digest, s bench.Sample, err error) {
	if err := z.host.Give(j.Dir); err != nil {
		return id, s, err
	}
	s.Stage = bench.StageSetup
	s.Seconds, err = z.seconds(func() error { id, err = z.host.Setup(ctx, j.ELF); return err })
	return id, s, err
}

// Execute runs without a proof.
func (z *ZKVM) Execute(ctx context.Context, j run.Job) (done run.Executed, s bench.Sample, err error) {
	if err := z.host.Give(j.Dir); err != nil {
		return done, s, err
	}
	s.Stage = proof.StageExecute
	path := filepath.Join(j.Dir, fileJournal)
	var e host.Execution
	s.Seconds, err = z.seconds(func() error {
		e, err = z.host.Execute(ctx, host.ExecuteRequest{ELF: j.ELF, Input: j.Input, Journal: path, Limits: z.limits(j)},
			func(e host.Event) { s.PeakBytes = max(s.PeakBytes, e.PeakBytes) })
		return err
	})
	if err != nil {
		return done, s, err
	}
	done = run.Executed{Cycles: e.Cycles, ProverGas: e.Gas}
	done.Journal, err = read(path, proof.MaxJournalBytes)
	return done, s, err
}

// proven are the stages of Prove.
var proven = []proof.Stage{proof.StageCore, proof.StageCompressed, proof.StageShrink, proof.StageWrap}

// Prove goes to core, compressed or wrap.
func (z *ZKVM) Prove(ctx context.Context, j run.Job, to proof.Stage, tell func(run.Progress), done func(bench.Sample)) error {
	proved, err := z.host.Prove(ctx, host.ProveRequest{ELF: j.ELF, Input: j.Input, Dir: j.Dir, To: to, Limits: z.limits(j)}, func(e host.Event) {
		if e.Stage == proof.StageShrink && z.warm != nil {
			z.warm.Prefetch(z.cfg.Keys.Folder) // as a node does
		}
		if !slices.Contains(proven, e.Stage) {
			return // the host's own start and execution, before it proves
		}
		if e.State != stateDone {
			tell(run.Progress{Stage: e.Stage, Fraction: e.Fraction, Seconds: e.Seconds})
			return
		}
		done(bench.Sample{Stage: e.Stage, Seconds: e.Seconds, PeakBytes: e.PeakBytes, Bytes: size(filepath.Join(j.Dir, string(e.Stage)+".receipt"))})
	})
	if err != nil {
		return err
	}
	verified, err := z.host.Verify(ctx, host.VerifyRequest{Stage: to, ELF: j.ELF, Receipt: proved.Receipts[to], Journal: proved.Journal})
	if err != nil {
		return err
	}
	journal, err := read(filepath.Join(j.Dir, fileJournal), proof.MaxJournalBytes)
	if err != nil {
		return err
	}
	if verified.JournalDigest != proof.Sum(journal) {
		return proof.Errorf(proof.Bug, "journal-differs", "the receipt proves another journal than the execution gave")
	}
	z.receipts[j.Dir] = proved.Receipts[to]
	return nil
}

// Groth16 makes the proof and verifies it.
func (z *ZKVM) Groth16(ctx context.Context, j run.Job, claim proof.Claim, tell func(run.Progress), done func(bench.Sample)) (wire []byte, err error) {
	receipt := z.receipts[j.Dir]
	if receipt == "" || z.warm == nil {
		return nil, proof.Errorf(proof.Bug, "internal", "bench: no wrap receipt in %s, or no keys", j.Dir)
	}
	delete(z.receipts, j.Dir)
	witness, out := filepath.Join(j.Dir, fileWitness), filepath.Join(j.Dir, fileProof)
	s := bench.Sample{Stage: bench.StageWitness}
	if s.Seconds, err = z.seconds(func() error {
		_, err := z.host.Witness(ctx, host.WitnessRequest{Receipt: receipt, Out: witness})
		return err
	}); err != nil {
		return nil, err
	}
	s.Bytes = size(witness)
	done(s)
	stats, err := z.warm.Prove(ctx, wrapper.Request{Witness: witness, Context: claim.Context, Keys: z.cfg.Keys.Folder, Out: out},
		func(e wrapper.Event) { tell(run.Progress{Stage: proof.StageGroth16, Seconds: e.Seconds}) })
	if err != nil {
		return nil, err
	}
	if wire, err = read(out, proof.Groth16WireBytes); err != nil {
		return nil, err
	}
	done(bench.Sample{Stage: proof.StageGroth16, Seconds: stats.TotalSeconds, PeakBytes: stats.PeakBytes, Bytes: int64(len(wire))})
	v := bench.Sample{Stage: bench.StageVerify, Bytes: int64(len(wire))}
	if v.Seconds, err = z.seconds(func() error { return z.cfg.Keys.Verifier.Verify(claim, wire) }); err != nil {
		return nil, err
	}
	done(v)
	return wire, nil
}

// size is 0 for a file that is not there.
func size(path string) int64 {
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		return 0
	}
	return info.Size()
}

// read gives a file that the host or its child wrote, bounded.
func read(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, proof.Errorf(proof.Bug, "internal", "bench: %w", err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(b)) > most {
		err = errors.New("it is longer than it may be")
	}
	if err != nil {
		return nil, proof.Errorf(proof.Bug, "internal", "bench: %s: %w", filepath.Base(path), err)
	}
	return b, nil
}
