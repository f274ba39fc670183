package ceremony

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"maps"
	"math/bits"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/consensys/gnark-crypto/ecc/bn254"
	"github.com/consensys/gnark-crypto/ecc/bn254/fp"
	"github.com/consensys/gnark/backend/groth16/bn254/mpcsetup"
	"github.com/lemma-network/lemma/circuits"
	"golang.org/x/crypto/blake2b"
)

// somePowers are good powers of tau for a domain of n.
func somePowers(n uint64) *mpcsetup.SrsCommons {
	p := mpcsetup.NewPhase1(n)
	p.Contribute()
	c := p.Seal([]byte("beacon"))
	return &c
}

// ptau writes powers in snarkjs' form; change may spoil the sections first.
func ptau(p *mpcsetup.SrsCommons, change func(sections map[uint32][]byte)) []byte {
	var b []byte
	coordinates := func(es ...fp.Element) {
		for _, e := range es {
			for _, limb := range e { // Montgomery form, as gnark-crypto keeps it
				b = binary.LittleEndian.AppendUint64(b, limb)
			}
		}
	}
	g1 := func(ps []bn254.G1Affine) []byte {
		b = nil
		for _, p := range ps {
			coordinates(p.X, p.Y)
		}
		return b
	}
	g2 := func(ps ...bn254.G2Affine) []byte {
		b = nil
		for _, p := range ps {
			coordinates(p.X.A0, p.X.A1, p.Y.A0, p.Y.A1)
		}
		return b
	}
	header := binary.LittleEndian.AppendUint32(nil, coordinateBytes)
	prime := fp.Modulus().FillBytes(make([]byte, coordinateBytes))
	slices.Reverse(prime)
	header = append(header, prime...)
	power := uint32(0)
	for 1<<power < len(p.G2.Tau) {
		power++
	}
	header = binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(header, power), power)
	sections := map[uint32][]byte{ptauHeader: header, ptauTau1: g1(p.G1.Tau), ptauTau2: g2(p.G2.Tau...), ptauAlpha1: g1(p.G1.AlphaTau),
		ptauBeta1: g1(p.G1.BetaTau), ptauBeta2: g2(p.G2.Beta), 7: make([]byte, 4)}
	change(sections)
	out := binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32([]byte(ptauMagic), ptauVersion), uint32(len(sections)))
	for _, kind := range slices.Sorted(maps.Keys(sections)) {
		out = binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint32(out, kind), uint64(len(sections[kind])))
		out = append(out, sections[kind]...)
	}
	return out
}

func keep(map[uint32][]byte) {}

// TestPublishedPowers begins phase 1 with each form of file, and goes to a proof. Nobody need contribute to phase 1 when the
// file is one of the published ones.
func TestPublishedPowers(t *testing.T) {
	const n = 256 // more than the circuit needs
	powers := somePowers(n)
	var commons, phase1 bytes.Buffer
	if _, err := powers.WriteTo(&commons); err != nil {
		t.Fatal(err)
	}
	p := mpcsetup.NewPhase1(n)
	p.Contribute()
	if _, err := p.WriteTo(&phase1); err != nil {
		t.Fatal(err)
	}
	for form, file := range map[string][]byte{"ptau": ptau(powers, keep), "commons": commons.Bytes(), "phase1": phase1.Bytes()} {
		t.Run(form, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "file")
			if err := os.WriteFile(path, file, 0o644); err != nil {
				t.Fatal(err)
			}
			known := blake2b.Sum512(file)
			published[hex.EncodeToString(known[:])] = "of a test"
			defer delete(published, hex.EncodeToString(known[:]))
			began(t, path)
		})
	}
}

// began makes keys from the published powers at path.
func began(t *testing.T, path string) {
	dir, keys := filepath.Join(t.TempDir(), "c"), filepath.Join(t.TempDir(), "keys")
	_, err := Init(t.Context(), run(dir), small, path, "")
	wantCode(t, "no source", err, "bad-source", "where")
	must(Init(t.Context(), run(dir), small, path, "a site"))(t)
	must(Close(t.Context(), run(dir), beacon1, "s", false, small))(t)
	contribute(t, dir, "Ada", "Ben")
	must(Close(t.Context(), run(dir), beacon2, "s", false, small))(t)
	_, err = Finalize(t.Context(), run(dir), Expect{}, small, keys, false)
	wantCode(t, "without the file", err, "ceremony-too-small", "--phase1")
	_, err = Verify(t.Context(), run(dir), Expect{PowersFile: filepath.Join(dir, name(1, 0))}, small)
	wantCode(t, "another file", err, "powers-mismatch", "SHA-256")
	m := must(Finalize(t.Context(), run(dir), Expect{PowersFile: path}, small, keys, false))(t)
	if m.Kind != circuits.KindCeremony || m.Ceremony.Phase1.Published != "of a test" {
		t.Errorf("manifest %+v", m.Ceremony)
	}
	proves(t, keys)
	refused(t, dir, "start", func(dir string, _ *Transcript) {
		b := []byte(readFile(t, dir, name(1, 0)))
		copy(b[proofs1Bytes+200:], b[proofs1Bytes+200+g1Bytes:proofs1Bytes+200+2*g1Bytes])
		writeFile(t, dir, name(1, 0), string(b))
	}, "transcript-digest-mismatch", "")
}

// TestUnknownPowersVouchForNobody: a file that is not one of the published ones may begin phase 1, but counts for no party.
func TestUnknownPowersVouchForNobody(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, ptau(somePowers(64), keep), 0o644); err != nil {
		t.Fatal(err)
	}
	dir, keys := filepath.Join(t.TempDir(), "c"), filepath.Join(t.TempDir(), "keys")
	must(Init(t.Context(), run(dir), small, path, "my own"))(t)
	contribute(t, dir, "Ada")
	must(Close(t.Context(), run(dir), beacon1, "s", false, small))(t)
	contribute(t, dir, "Ada", "Ben")
	must(Close(t.Context(), run(dir), beacon2, "s", false, small))(t)
	_, err := Finalize(t.Context(), run(dir), Expect{PowersFile: path}, small, keys, false)
	wantCode(t, "one party in phase 1", err, "ceremony-too-small", "phase 1")
	m := must(Finalize(t.Context(), run(dir), Expect{PowersFile: path}, small, keys, true))(t)
	if m.Kind != circuits.KindInsecureDev {
		t.Errorf("kind %q", m.Kind)
	}
}

// TestBadPowers: each check of an imported file, and the damage that it is for.
func TestBadPowers(t *testing.T) {
	const n = 8
	good := somePowers(n)
	spoil := func(change func(map[uint32][]byte)) []byte { return ptau(good, change) }
	set := func(kind uint32, at int, value byte) []byte {
		return spoil(func(s map[uint32][]byte) { s[kind][at] ^= value })
	}
	with := func(change func(p *mpcsetup.SrsCommons)) []byte {
		p := &mpcsetup.SrsCommons{}
		var b bytes.Buffer
		if _, err := good.WriteTo(&b); err != nil {
			t.Fatal(err)
		}
		if _, err := p.ReadFrom(&b); err != nil {
			t.Fatal(err)
		}
		change(p)
		return ptau(p, keep)
	}
	_, _, g1, g2 := bn254.Generators()
	whole := spoil(keep)
	cases := map[string]struct {
		file     []byte
		code     string
		mentions string
	}{
		"good":            {whole, "", ""},
		"too small":       {ptau(somePowers(4), keep), "powers-too-small", "4"},
		"another version": {append([]byte("ptau\x02"), whole[5:]...), "powers-invalid", "version"},
		"many sections":   {append([]byte("ptau\x01\x00\x00\x00\x41"), whole[9:]...), "powers-invalid", "sections"},
		"cut":             {whole[:len(whole)-1], "powers-invalid", "longer than the file"},
		"more":            {append(slices.Clone(whole), 0), "powers-invalid", "after the last"},
		"short":           {[]byte("pta"), "powers-invalid", "EOF"},
		"section twice":   {append([]byte("ptau\x01\x00\x00\x00\x02\x00\x00\x00"), bytes.Repeat(append([]byte{9}, make([]byte, 11)...), 2)...), "powers-invalid", "twice"},
		"no header":       {spoil(func(s map[uint32][]byte) { delete(s, ptauHeader) }), "powers-invalid", "header"},
		"word size":       {set(ptauHeader, 0, 1), "powers-invalid", "BN254"},
		"another prime":   {set(ptauHeader, 4, 1), "powers-invalid", "BN254"},
		"power 0":         {set(ptauHeader, 36, 3), "powers-invalid", "power of 0"},
		"huge power":      {set(ptauHeader, 36, 16^3^13), "powers-invalid", "power of"},
		"section size":    {spoil(func(s map[uint32][]byte) { s[ptauAlpha1] = s[ptauAlpha1][:64] }), "powers-invalid", "section 4"},
		"section missing": {spoil(func(s map[uint32][]byte) { delete(s, ptauBeta2) }), "powers-invalid", "section 6"},
		"off the curve":   {set(ptauTau1, 64*3, 1), "powers-invalid", "point 3"},
		"not canonical": {spoil(func(s map[uint32][]byte) {
			var carry uint64
			for i, q := range modulus { // x + q names the same coordinate
				limb := s[ptauTau1][64*3+8*i:]
				var sum uint64
				sum, carry = bits.Add64(binary.LittleEndian.Uint64(limb), q, carry)
				binary.LittleEndian.PutUint64(limb, sum)
			}
		}), "powers-invalid", "point 3"},
		"G2 off the curve": {set(ptauTau2, 128*2, 1), "powers-invalid", "section 3, point 2"},
		"G2, wrong group":  {with(func(p *mpcsetup.SrsCommons) { p.G2.Tau[2] = outsideG2(t) }), "powers-invalid", "section 3, point 2"},
		"generator":        {with(func(p *mpcsetup.SrsCommons) { p.G1.Tau[0] = p.G1.Tau[1] }), "powers-invalid", "generators"},
		"G2 generator":     {with(func(p *mpcsetup.SrsCommons) { p.G2.Tau[0] = p.G2.Tau[1] }), "powers-invalid", "generators"},
		"tau is 1":         {with(func(p *mpcsetup.SrsCommons) { p.G1.Tau[1] = g1 }), "powers-invalid", "tau is 0 or 1"},
		"tau is 0":         {with(func(p *mpcsetup.SrsCommons) { p.G1.Tau[1] = bn254.G1Affine{} }), "powers-invalid", "tau is 0 or 1"},
		"alpha is 1":       {with(func(p *mpcsetup.SrsCommons) { p.G1.AlphaTau[0] = g1 }), "powers-invalid", "alpha is 0 or 1"},
		"beta is 0":        {with(func(p *mpcsetup.SrsCommons) { p.G1.BetaTau[0] = bn254.G1Affine{} }), "powers-invalid", "beta is 0 or 1"},
		"tau":              {with(func(p *mpcsetup.SrsCommons) { p.G1.Tau[9] = p.G1.Tau[8] }), "powers-invalid", "powers of one"},
		"tau in G2":        {with(func(p *mpcsetup.SrsCommons) { p.G2.Tau[7] = p.G2.Tau[6] }), "powers-invalid", "powers of one"},
		"alpha":            {with(func(p *mpcsetup.SrsCommons) { p.G1.AlphaTau[3] = p.G1.AlphaTau[2] }), "powers-invalid", "powers of one"},
		"beta":             {with(func(p *mpcsetup.SrsCommons) { p.G1.BetaTau[7] = p.G1.BetaTau[2] }), "powers-invalid", "powers of one"},
		"beta in G2":       {with(func(p *mpcsetup.SrsCommons) { p.G2.Beta = g2 }), "powers-invalid", "beta differs"},
		"gnark, cut":       {gnarkForm(t, good)[:100], "powers-invalid", "neither"},
		"gnark, damaged":   {gnarkForm(t, good, 150), "powers-invalid", "again"},
	}
	for what, c := range cases {
		path := filepath.Join(t.TempDir(), "file")
		if err := os.WriteFile(path, c.file, 0o644); err != nil {
			t.Fatal(err)
		}
		_, err := importPowers(path, n)
		if c.code == "" {
			if err != nil {
				t.Errorf("%s: %v", what, err)
			}
			continue
		}
		wantCode(t, what, err, c.code, c.mentions)
	}
	_, err := importPowers("none", n)
	wantCode(t, "no file", err, "file-unreadable", "none")
}

// gnarkForm is p as gnark writes it, with the bytes at these places changed.
func gnarkForm(t *testing.T, p *mpcsetup.SrsCommons, change ...int) []byte {
	t.Helper()
	var b bytes.Buffer
	if _, err := p.WriteTo(&b); err != nil {
		t.Fatal(err)
	}
	for _, i := range change {
		b.Bytes()[i] ^= 0xff
	}
	return b.Bytes()
}

// outsideG2 is a point of the twist that is not in G2.
func outsideG2(t *testing.T) bn254.G2Affine {
	t.Helper()
	b := make([]byte, g2Bytes)
	for i := range 1000 {
		copy(b, make([]byte, g2Bytes))
		b[0], b[g2Bytes-1] = 0x80, byte(i+1) // compressed, a small x
		b[g2Bytes-2] = byte(i >> 8)
		var p bn254.G2Affine
		d := bn254.NewDecoder(strings.NewReader(string(b)), bn254.NoSubgroupChecks())
		if err := d.Decode(&p); err == nil && p.IsOnCurve() && !p.IsInSubGroup() {
			return p
		}
	}
	t.Fatal("no such point found")
	return bn254.G2Affine{}
}
