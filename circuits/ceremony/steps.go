package ceremony

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/consensys/gnark"
	"github.com/consensys/gnark/backend/groth16/bn254/mpcsetup"
	"github.com/consensys/gnark/logger"
	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/proof"
)

// Run is what every step needs. Progress hears each part of the step as it begins.
type Run struct {
	Folder   string // the transcript's folder
	Now      time.Time
	Progress func(part string)
}

// begin tells the next part, unless ctx ended.
func (r Run) begin(ctx context.Context, format string, args ...any) error {
	if ctx.Err() != nil {
		return proof.Errorf(proof.Retry, "cancelled", "ceremony: %w", ctx.Err())
	}
	r.Progress(fmt.Sprintf(format, args...))
	return nil
}

func (r Run) now() string { return r.Now.UTC().Format(time.RFC3339) }

// Init begins a ceremony for circuit, which is asked for last, in a folder that holds none. powersFile names a file of published powers of tau to begin
// phase 1 with, powersSource says where anybody can get it; both empty: phase 1 begins with nothing. It writes at most
// 200 MB for each 2^20 constraints. Errors: transcript-exists (caller), powers-invalid, powers-too-small, bad-source.
func Init(ctx context.Context, r Run, circuit func() (*Circuit, error), powersFile, powersSource string) (*Transcript, error) {
	logger.Disable() // gnark's lines would drown the progress; what fails comes back as an error
	if (powersFile != "" || powersSource != "") && checkText(powersSource, MaxSourceBytes) != nil {
		return nil, proof.Errorf(proof.Caller, "bad-source", "ceremony: say in 1 to %d printable bytes where the powers of tau can be got", MaxSourceBytes).WithField("phase1-source")
	}
	if err := os.MkdirAll(r.Folder, 0o755); err != nil {
		return nil, proof.Errorf(proof.Caller, "folder-unusable", "ceremony: %w", err)
	}
	release, err := hold(r.Folder)
	if err != nil {
		return nil, err
	}
	defer release()
	if _, err := os.Lstat(filepath.Join(r.Folder, File)); err == nil {
		return nil, proof.Errorf(proof.Caller, "transcript-exists", "ceremony: this folder holds one already: choose another").WithField("folder")
	}
	t := &Transcript{Version: Version, GnarkVersion: gnark.Version.String(), Phase1: Phase{Contributions: []Contribution{}},
		Phase2: Phase{Contributions: []Contribution{}}}
	if err := t.noStrangers(r.Folder); err != nil {
		return nil, err
	}
	if err := r.begin(ctx, "compile the circuit"); err != nil {
		return nil, err
	}
	c, err := circuit()
	if err != nil {
		return nil, err
	}
	t.Circuit, t.DomainSize = c.record, domainSize(c.record.Constraints)
	if powersFile != "" {
		if err := r.begin(ctx, "read and check the powers of tau"); err != nil {
			return nil, err
		}
		p, err := importPowers(powersFile, t.DomainSize)
		if err != nil {
			return nil, err
		}
		sum, err := putNew(r.Folder, name(1, 0), func(w io.Writer) error { _, err := start1{p.powers}.WriteTo(w); return err })
		if err != nil {
			return nil, err
		}
		t.Phase1.Start = &Start{SHA256: sum, FileSHA256: p.sha256, Source: powersSource}
	}
	return t, t.save(r.Folder)
}

// Contribute adds who's part to the phase that is open. It needs the index and the latest file only; the secret comes from
// the operating system and is gone when the process ends. It does not check earlier parts: Verify does. Errors: bad-name,
// name-used, ceremony-closed, transcript-leftover, too-many-contributions (caller), and those of reading a file.
func Contribute(ctx context.Context, r Run, who string) (*Contribution, *Transcript, error) {
	logger.Disable()
	t, release, err := r.open()
	if err != nil {
		return nil, nil, err
	}
	defer release()
	if err := checkName(who); err != nil {
		return nil, nil, proof.Errorf(proof.Caller, "bad-name", "ceremony: name: %w", err).WithField("name")
	}
	phase, p := t.open()
	if p == nil {
		return nil, nil, closed()
	}
	for _, c := range p.Contributions {
		if c.Name == who {
			return nil, nil, proof.Errorf(proof.Caller, "name-used", "ceremony: phase %d: %q contributed already: another party must be next", phase, who).WithField("name")
		}
	}
	n := len(p.Contributions) + 1
	if n > MaxContributions {
		return nil, nil, proof.Errorf(proof.Caller, "too-many-contributions", "ceremony: phase %d has %d contributions, the most: close it with a beacon", phase, n-1)
	}
	if err := absent(r.Folder, name(phase, n)); err != nil {
		return nil, nil, err
	}
	if err := r.begin(ctx, "phase %d: read what contribution %d builds on", phase, n); err != nil {
		return nil, nil, err
	}
	var part interface {
		Contribute()
		io.WriterTo
	}
	if phase == 1 {
		part, err = t.latest1(r.Folder)
	} else {
		part, err = t.latest2(r.Folder)
	}
	if err != nil {
		return nil, nil, err
	}
	if err := r.begin(ctx, "phase %d: contribute as %q to %d powers", phase, who, t.DomainSize); err != nil {
		return nil, nil, err
	}
	part.Contribute()
	if err := r.begin(ctx, "phase %d: write contribution %d", phase, n); err != nil {
		return nil, nil, err
	}
	sum, err := putNew(r.Folder, name(phase, n), func(w io.Writer) error { _, err := part.WriteTo(w); return err })
	if err != nil {
		return nil, nil, err
	}
	p.Contributions = append(p.Contributions, Contribution{Name: who, SHA256: sum, MadeAt: r.now()})
	return &p.Contributions[n-1], t, t.save(r.Folder)
}

// open loads the transcript and keeps others from changing it.
func (r Run) open() (*Transcript, func(), error) {
	if _, err := Load(r.Folder); err != nil {
		return nil, nil, err // before a lock file is made in a folder that holds no transcript
	}
	release, err := hold(r.Folder)
	if err != nil {
		return nil, nil, err
	}
	t, err := Load(r.Folder)
	if err != nil {
		release()
		return nil, nil, err
	}
	return t, release, nil
}

func closed() error {
	return proof.Errorf(proof.Caller, "ceremony-closed", "ceremony: both phases are closed: verify it, or finalize")
}

// Close ends the open phase with a beacon: value is a public random number, hex, that nobody knew when the last part was
// made; source says where anybody can look it up. Closing phase 1 evaluates its result at circuit, which is not asked for
// otherwise, and begins phase 2: the longest step of all. It does not check the parts: Verify first. A phase with
// fewer than circuits.MinContributors needs allowSingle, unless it began with an imported file.
// Errors: bad-beacon, ceremony-too-small, ceremony-closed (caller), circuit-mismatch.
func Close(ctx context.Context, r Run, value, source string, allowSingle bool, circuit func() (*Circuit, error)) (*Transcript, error) {
	logger.Disable()
	t, release, err := r.open()
	if err != nil {
		return nil, err
	}
	defer release()
	phase, p := t.open()
	if p == nil {
		return nil, closed()
	}
	if _, err := parseBeacon(value); err != nil {
		return nil, proof.Errorf(proof.Caller, "bad-beacon", "ceremony: beacon: %w", err).WithField("value")
	}
	if err := checkText(source, MaxSourceBytes); err != nil {
		return nil, proof.Errorf(proof.Caller, "bad-beacon", "ceremony: the beacon's source: %w", err).WithField("source")
	}
	began := phase == 1 && p.Start != nil
	if n := len(p.Contributions); !began && (n < 1 || (n < circuits.MinContributors && !allowSingle)) {
		return nil, proof.Errorf(proof.Caller, "ceremony-too-small", "ceremony: phase %d has %d contributions, want %d, or 1 with --allow-single for keys "+
			"of local chains", phase, n, circuits.MinContributors)
	}
	p.Beacon = &Beacon{Value: value, Source: source, MadeAt: r.now()}
	if phase == 2 {
		return t, t.save(r.Folder)
	}
	if err := absent(r.Folder, name(2, 0)); err != nil {
		return nil, err
	}
	if err := r.begin(ctx, "phase 1: read the last contribution"); err != nil {
		return nil, err
	}
	last, err := t.latest1(r.Folder)
	if err != nil {
		return nil, err
	}
	start, err := t.seal1(ctx, r, last, circuit)
	if err != nil {
		return nil, err
	}
	sum, err := putNew(r.Folder, name(2, 0), func(w io.Writer) error { _, err := start.phase2.WriteTo(w); return err })
	if err != nil {
		return nil, err
	}
	t.Phase2.Start = &Start{SHA256: sum}
	return t, t.save(r.Folder)
}

// sealed is phase 1's result at the circuit.
type sealed struct {
	circuit *Circuit
	powers  mpcsetup.SrsCommons
	evals   mpcsetup.Phase2Evaluations
	phase2  *mpcsetup.Phase2
}

// seal1 applies phase 1's beacon to last, which it uses up, and evaluates the result at the circuit.
func (t *Transcript) seal1(ctx context.Context, r Run, last *mpcsetup.Phase1, circuit func() (*Circuit, error)) (*sealed, error) {
	if err := r.begin(ctx, "compile the circuit"); err != nil {
		return nil, err
	}
	c, err := circuit()
	if err != nil {
		return nil, err
	}
	if err := c.fits(t); err != nil {
		return nil, err
	}
	beacon, err := parseBeacon(t.Phase1.Beacon.Value)
	if err != nil {
		return nil, err
	}
	if err := r.begin(ctx, "phase 1: apply the beacon to %d powers", t.DomainSize); err != nil {
		return nil, err
	}
	s := &sealed{circuit: c, powers: last.Seal(beacon), phase2: new(mpcsetup.Phase2)}
	if err := r.begin(ctx, "phase 2: evaluate the powers at %d constraints", c.record.Constraints); err != nil {
		return nil, err
	}
	s.evals = s.phase2.Initialize(c.system, &s.powers)
	return s, nil
}

// latest1 is phase 1 as its last contributor left it.
func (t *Transcript) latest1(dir string) (*mpcsetup.Phase1, error) {
	cs := t.Phase1.Contributions
	n := len(cs)
	if n == 0 && t.Phase1.Start == nil {
		return mpcsetup.NewPhase1(t.DomainSize), nil
	}
	if n == 0 {
		return t.read1(dir, 0, t.Phase1.Start.SHA256, "")
	}
	previous := ""
	switch {
	case n > 1:
		previous = cs[n-2].SHA256
	case t.Phase1.Start != nil:
		previous = t.Phase1.Start.SHA256
	default:
		previous = fresh1(t.DomainSize)
	}
	return t.read1(dir, n, cs[n-1].SHA256, previous)
}

func (t *Transcript) latest2(dir string) (*mpcsetup.Phase2, error) {
	cs := t.Phase2.Contributions
	n := len(cs)
	switch n {
	case 0:
		return t.read2(dir, 0, t.Phase2.Start.SHA256, "")
	case 1:
		return t.read2(dir, n, cs[n-1].SHA256, t.Phase2.Start.SHA256)
	}
	return t.read2(dir, n, cs[n-1].SHA256, cs[n-2].SHA256)
}

func (t *Transcript) read1(dir string, n int, sha256, previous string) (*mpcsetup.Phase1, error) {
	f, err := openChecked(dir, name(1, n), sha256)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readPhase1(f, name(1, n), t.DomainSize, previous)
}

func (t *Transcript) read2(dir string, n int, sha256, previous string) (*mpcsetup.Phase2, error) {
	f, err := openChecked(dir, name(2, n), sha256)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readPhase2(f, name(2, n), t.DomainSize, previous)
}

// fresh1 is the digest of a phase 1 of domain n that begins with nothing, as gnark writes it.
func fresh1(n uint64) string { return sum(mpcsetup.NewPhase1(n)) }

func sum(v io.WriterTo) string {
	h := sha256.New()
	if _, err := v.WriteTo(h); err != nil {
		panic(err) // a hash takes every byte
	}
	return hex.EncodeToString(h.Sum(nil))
}
