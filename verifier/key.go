package verifier

import (
	"bytes"
	"encoding/json"

	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fp"
	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/proof"
)

// maxKeyBytes bounds a key's JSON.
const maxKeyBytes = 64 << 10

// Key is a verifying key; use KeyFromWords, KeyFromManifest or ParseKey. It does not change and may be shared.
type Key struct {
	words              circuits.Words
	selector           proof.Selector
	alpha              bn254.G1Affine
	beta, gamma, delta bn254.G2Affine
	ic                 [circuits.PublicInputs + 2]bn254.G1Affine // constant, public inputs, commitment
	gSigmaNeg          bn254.G2Affine                            // of the Pedersen commitment, whose G is gamma
}

// KeyFromManifest is the key in a manifest.
func KeyFromManifest(m *circuits.Manifest) (*Key, error) { return KeyFromWords(m.VerifyingKeyWords) }

// ParseKey reads a key from JSON: a manifest, or {"verifying_key_words": [proof.KeyWords digests]}.
func ParseKey(b []byte) (*Key, error) {
	if len(b) > maxKeyBytes {
		return nil, proof.Errorf(proof.Caller, "key-invalid", "key: longer than %d bytes", maxKeyBytes)
	}
	var raw struct {
		Words    []proof.Digest  `json:"verifying_key_words"`
		Selector *proof.Selector `json:"selector"`
	}
	if err := json.NewDecoder(bytes.NewReader(b)).Decode(&raw); err != nil {
		return nil, proof.Errorf(proof.Caller, "key-invalid", "key: %w", err)
	}
	var words circuits.Words
	if len(raw.Words) != len(words) {
		return nil, proof.Errorf(proof.Caller, "key-invalid", "key: verifying_key_words has %d words, want %d", len(raw.Words), len(words)).
			WithField("verifying_key_words")
	}
	copy(words[:], raw.Words)
	if raw.Selector != nil && *raw.Selector != words.Selector() {
		return nil, proof.Errorf(proof.Caller, "key-invalid", "key: selector is %s, the words give %s", raw.Selector, words.Selector()).
			WithField("selector")
	}
	return KeyFromWords(words)
}

// KeyFromWords checks that every word is a coordinate, every point on its curve and in its group, none at infinity, and
// gamma and delta differ (equal ones are a setup whose second phase was skipped: anyone could forge). Errors have code
// key-invalid (caller).
func KeyFromWords(words circuits.Words) (*Key, error) {
	k := &Key{words: words, selector: words.Selector()}
	r := reader{words: words[:]}
	g1 := func(name string, p *bn254.G1Affine) { r.g1(p); r.note(name, p.IsInfinity()) }
	g2 := func(name string, p *bn254.G2Affine) { r.g2(p); r.note(name, p.IsInfinity()) }
	g1("alpha", &k.alpha)
	g2("beta", &k.beta)
	g2("gamma", &k.gamma)
	g2("delta", &k.delta)
	for i := range k.ic {
		g1("ic", &k.ic[i])
	}
	g2("pedersen gSigmaNeg", &k.gSigmaNeg)
	if r.fault != "" {
		return nil, proof.Errorf(proof.Caller, "key-invalid", "key: %s is not a point of its group", r.fault).WithField(r.fault)
	}
	if k.gamma.Equal(&k.delta) {
		return nil, proof.Errorf(proof.Caller, "key-invalid", "key: gamma equals delta: the setup is unsafe").WithField("delta")
	}
	return k, nil
}

// Selector is the first four bytes of every proof under this key.
func (k *Key) Selector() proof.Selector { return k.selector }

// Words are the key as the contract's constructor takes it.
func (k *Key) Words() circuits.Words { return k.words }

// reader takes points from 32-byte words and remembers whether one was not in its group.
type reader struct {
	words []proof.Digest
	bad   bool
	fault string // the first bad point's name
}

// note records the point just read as name's.
func (r *reader) note(name string, infinity bool) {
	if (r.bad || infinity) && r.fault == "" {
		r.fault = name
	}
	r.bad = false
}

func (r *reader) coordinate() (e fp.Element) {
	if err := e.SetBytesCanonical(r.words[0][:]); err != nil {
		r.bad = true
	}
	r.words = r.words[1:]
	return e
}

// g1 reads x, y; (0, 0) is the point at infinity.
func (r *reader) g1(p *bn254.G1Affine) {
	p.X = r.coordinate()
	p.Y = r.coordinate()
	if !p.IsOnCurve() {
		r.bad = true
	}
}

// g2 reads x.c1, x.c0, y.c1, y.c0; all zero is the point at infinity.
func (r *reader) g2(p *bn254.G2Affine) {
	p.X.A1 = r.coordinate()
	p.X.A0 = r.coordinate()
	p.Y.A1 = r.coordinate()
	p.Y.A0 = r.coordinate()
	if !p.IsOnCurve() || !p.IsInSubGroup() {
		r.bad = true
	}
}
