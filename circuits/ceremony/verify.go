package ceremony

import (
	"context"
	"os"
	"path/filepath"

	"github.com/consensys/gnark/backend/groth16"
	"github.com/consensys/gnark/backend/groth16/bn254/mpcsetup"
	"github.com/consensys/gnark/logger"
	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/proof"
)

// Expect is what a verifier knows from elsewhere; empty fields are not checked.
type Expect struct {
	PowersFile string    // the file that phase 1 is said to begin with
	Beacons    [2]string // the announced values, hex, of phases 1 and 2
}

// Verified is a transcript that was checked as far as it goes.
type Verified struct {
	*Transcript
	Parties circuits.Ceremony // who took part, as a manifest names them
	sealed  *sealed           // nil while phase 1 is open; its phase2 is the last contribution
}

// Complete says whether both phases are closed.
func (v *Verified) Complete() bool { return v.Phase2.Beacon != nil }

// Verify checks the whole transcript from its files alone: that every file is the one listed, each part follows from the
// one before and changed it, phase 2 begins with phase 1's result at circuit, and the beacons are the expected ones. A
// transcript that is not complete is checked as far as it goes. circuit is asked for when phase 1 is closed.
// Errors, all of which name the file or field: transcript-missing, transcript-invalid, transcript-file-missing, transcript-leftover,
// transcript-digest-mismatch, transcript-malformed, contribution-out-of-order, contribution-empty, contribution-invalid,
// powers-invalid, powers-mismatch, circuit-mismatch, start-mismatch, beacon-mismatch.
func Verify(ctx context.Context, r Run, expect Expect, circuit func() (*Circuit, error)) (*Verified, error) {
	logger.Disable()
	t, err := Load(r.Folder)
	if err != nil {
		return nil, err
	}
	if err := t.noStrangers(r.Folder); err != nil {
		return nil, err
	}
	for i, p := range []*Phase{&t.Phase1, &t.Phase2} {
		if want := expect.Beacons[i]; want != "" && (p.Beacon == nil || p.Beacon.Value != want) {
			return nil, proof.Errorf(proof.Permanent, "beacon-mismatch", "ceremony: phase %d is not closed with the beacon %s: do not use this transcript", i+1, want).
				WithField(phaseField(i+1) + ".beacon")
		}
	}
	v := &Verified{Transcript: t}
	published, err := t.checkPowersFile(ctx, r, expect.PowersFile)
	if err != nil {
		return nil, err
	}
	v.Parties = t.parties()
	v.Parties.Phase1.Published = published
	last, err := t.verify1(ctx, r)
	if err != nil || t.Phase1.Beacon == nil {
		return v, err
	}
	if v.sealed, err = t.seal1(ctx, r, last, circuit); err != nil {
		return nil, err
	}
	return v, t.verify2(ctx, r, v.sealed)
}

func phaseField(phase int) string { return map[int]string{1: "phase1", 2: "phase2"}[phase] }

func (t *Transcript) parties() circuits.Ceremony {
	return circuits.Ceremony{TranscriptSHA256: t.sha256, Phase1: t.Phase1.parties(), Phase2: t.Phase2.parties()}
}

func (p *Phase) parties() circuits.CeremonyPhase {
	out := circuits.CeremonyPhase{Contributors: []circuits.Contributor{}}
	if p.Start != nil {
		out.StartSHA256 = p.Start.SHA256
	}
	for _, c := range p.Contributions {
		out.Contributors = append(out.Contributors, circuits.Contributor{Name: c.Name, SHA256: c.SHA256})
	}
	if p.Beacon != nil {
		out.Beacon, out.BeaconSource = p.Beacon.Value, p.Beacon.Source
	}
	return out
}

// checkPowersFile imports path again, which must give phase 1's start, and says which published file it is.
func (t *Transcript) checkPowersFile(ctx context.Context, r Run, path string) (published string, err error) {
	if path == "" {
		return "", nil
	}
	mismatch := func(why string) error {
		return proof.Errorf(proof.Caller, "powers-mismatch", "ceremony: phase 1 does not begin with this file: %s", why).WithField("phase1")
	}
	if t.Phase1.Start == nil {
		return "", mismatch("it begins with nothing")
	}
	if err := r.begin(ctx, "phase 1: read the powers of tau that it begins with"); err != nil {
		return "", err
	}
	p, err := importPowers(path, t.DomainSize)
	if err != nil {
		return "", err
	}
	if p.sha256 != t.Phase1.Start.FileSHA256 {
		return "", mismatch("its SHA-256 is " + p.sha256)
	}
	if got := sum(start1{p.powers}); got != t.Phase1.Start.SHA256 {
		return "", mismatch("its powers have SHA-256 " + got)
	}
	return p.published, nil
}

// verify1 checks phase 1 and gives its last part.
func (t *Transcript) verify1(ctx context.Context, r Run) (*mpcsetup.Phase1, error) {
	var previous *mpcsetup.Phase1
	var digest string
	var err error
	if s := t.Phase1.Start; s == nil {
		previous = mpcsetup.NewPhase1(t.DomainSize)
		digest = sum(previous)
	} else {
		if err := r.begin(ctx, "phase 1: check the powers that it begins with"); err != nil {
			return nil, err
		}
		if previous, err = t.read1(r.Folder, 0, s.SHA256, ""); err != nil {
			return nil, err
		}
		if _, err := importPowers(filepath.Join(r.Folder, name(1, 0)), t.DomainSize); err != nil {
			return nil, err
		}
		digest = s.SHA256
	}
	for i, c := range t.Phase1.Contributions {
		if err := r.begin(ctx, "phase 1: check contribution %d of %d, %q", i+1, len(t.Phase1.Contributions), c.Name); err != nil {
			return nil, err
		}
		next, err := t.read1(r.Folder, i+1, c.SHA256, digest)
		if err != nil {
			return nil, err
		}
		if err := previous.Verify(next); err != nil {
			return nil, badContribution(name(1, i+1), err)
		}
		previous, digest = next, c.SHA256
	}
	return previous, nil
}

func badContribution(name string, err error) error {
	return proof.Errorf(proof.Permanent, "contribution-invalid", "ceremony: %s does not follow from the file before: %w: its maker must contribute again", name, err).
		WithField(name)
}

// verify2 checks phase 2, which must begin with s, and leaves its last part in s.
func (t *Transcript) verify2(ctx context.Context, r Run, s *sealed) error {
	want := t.Phase2.Start.SHA256
	f, err := openChecked(r.Folder, name(2, 0), want)
	if err != nil {
		return err
	}
	f.Close()
	if got := sum(s.phase2); got != want {
		return proof.Errorf(proof.Permanent, "start-mismatch", "ceremony: %s is not phase 1's result at this circuit, which has SHA-256 %s: do not use "+
			"this transcript", name(2, 0), got).WithField(name(2, 0))
	}
	digest := want
	for i, c := range t.Phase2.Contributions {
		if err := r.begin(ctx, "phase 2: check contribution %d of %d, %q", i+1, len(t.Phase2.Contributions), c.Name); err != nil {
			return err
		}
		next, err := t.read2(r.Folder, i+1, c.SHA256, digest)
		if err != nil {
			return err
		}
		if err := s.phase2.Verify(next); err != nil {
			return badContribution(name(2, i+1), err)
		}
		s.phase2, digest = next, c.SHA256
	}
	return nil
}

// Finalize verifies the transcript and writes the key folder dir, which must not exist, as circuits.Setup does. The keys
// are of kind "ceremony" when each phase had circuits.MinContributors parties, or phase 1 began with published powers whose
// file expect names; otherwise allowSingle makes them of kind "insecure-dev". The same transcript gives the same
// folder. Errors: those of Verify and circuits.WriteKeys; ceremony-open, ceremony-too-small (caller).
func Finalize(ctx context.Context, r Run, expect Expect, circuit func() (*Circuit, error), dir string, allowSingle bool) (*circuits.Manifest, error) {
	if _, err := os.Stat(dir); err == nil {
		return nil, proof.Errorf(proof.Caller, "keys-exist", "ceremony: the key folder %s exists already: remove it, or name another as --out", dir).WithField("out")
	}
	t, err := Load(r.Folder)
	if err != nil {
		return nil, err
	}
	if n, p := t.open(); p != nil {
		return nil, proof.Errorf(proof.Caller, "ceremony-open", "ceremony: phase %d has no beacon yet: close it first", n)
	}
	if c := t.parties(); c.Enough() != nil && expect.PowersFile == "" && !allowSingle {
		return nil, single(&c) // before an hour's work
	}
	v, err := Verify(ctx, r, expect, circuit)
	if err != nil {
		return nil, err
	}
	m := &circuits.Manifest{Kind: circuits.KindCeremony, OperationsSHA256: v.Circuit.OperationsSHA256, Witness: v.Circuit.Witness,
		MadeAt: v.Phase2.Beacon.MadeAt, Ceremony: &v.Parties}
	if m.Ceremony.Enough() != nil {
		if !allowSingle {
			return nil, single(m.Ceremony)
		}
		m.Kind = circuits.KindInsecureDev
	}
	if err := r.begin(ctx, "apply phase 2's beacon"); err != nil {
		return nil, err
	}
	pk, vk, err := v.seal2()
	if err != nil {
		return nil, err
	}
	if err := r.begin(ctx, "write the keys"); err != nil {
		return nil, err
	}
	return m, circuits.WriteKeys(dir, m, v.sealed.circuit.system, pk, vk)
}

func single(c *circuits.Ceremony) error {
	return proof.Errorf(proof.Caller, "ceremony-too-small", "%w: give --phase1 if it began with published powers, or --allow-single for keys of "+
		"local chains", c.Enough())
}

// seal2 applies phase 2's beacon, which uses v up.
func (v *Verified) seal2() (groth16.ProvingKey, groth16.VerifyingKey, error) {
	beacon, err := parseBeacon(v.Phase2.Beacon.Value)
	if err != nil {
		return nil, nil, err
	}
	s := v.sealed
	pk, vk := s.phase2.Seal(&s.powers, &s.evals, beacon)
	return pk, vk, nil
}
