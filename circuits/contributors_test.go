package circuits

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// TestManifestOfACeremony: a manifest of kind ceremony must name two parties in each phase, or published powers.
func TestManifestOfACeremony(t *testing.T) {
	parse := func(change func(*Manifest)) error {
		party := func(n int) Contributor { return Contributor{Name: fmt.Sprint(n), SHA256: fmt.Sprintf("%064x", n)} }
		m := &Manifest{Version: ManifestVersion, Kind: KindCeremony, PublicInputs: PublicInputs, Ceremony: &Ceremony{
			Phase1: CeremonyPhase{Contributors: []Contributor{party(1), party(2)}}, Phase2: CeremonyPhase{Contributors: []Contributor{party(3), party(4)}}}}
		m.Selector = m.VerifyingKeyWords.Selector()
		change(m)
		b, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		_, err = ParseManifest(b)
		return err
	}
	for what, change := range map[string]func(*Manifest){
		"two parties in each phase": func(*Manifest) {},
		"published powers":          func(m *Manifest) { m.Ceremony.Phase1.Contributors, m.Ceremony.Phase1.Published = nil, "some.ptau" },
		"one party, marked so":      func(m *Manifest) { m.Kind, m.Ceremony.Phase2.Contributors = KindInsecureDev, nil },
		"a setup":                   func(m *Manifest) { m.Kind, m.Ceremony = KindInsecureDev, nil },
	} {
		if err := parse(change); err != nil {
			t.Errorf("%s: %v", what, err)
		}
	}
	for what, c := range map[string]struct {
		change   func(*Manifest)
		mentions string
	}{
		"no ceremony":           {func(m *Manifest) { m.Ceremony = nil }, "contributors"},
		"one party in phase 1":  {func(m *Manifest) { m.Ceremony.Phase1.Contributors = m.Ceremony.Phase1.Contributors[:1] }, "phase 1"},
		"one party in phase 2":  {func(m *Manifest) { m.Ceremony.Phase2.Contributors = m.Ceremony.Phase2.Contributors[:1] }, "phase 2"},
		"published in phase 2":  {func(m *Manifest) { m.Ceremony.Phase2 = CeremonyPhase{Published: "some.ptau"} }, "phase 2"},
		"one party, two names":  {func(m *Manifest) { m.Ceremony.Phase2.Contributors[1].SHA256 = m.Ceremony.Phase2.Contributors[0].SHA256 }, "phase 2"},
		"one name, two digests": {func(m *Manifest) { m.Ceremony.Phase2.Contributors[1].Name = "3" }, "phase 2"},
		"no digest":             {func(m *Manifest) { m.Ceremony.Phase2.Contributors[1].SHA256 = strings.Repeat("z", 64) }, "digest"},
		"another kind":          {func(m *Manifest) { m.Kind = "trusted" }, "kind"},
	} {
		wantCode(t, what, parse(c.change), "manifest-invalid", c.mentions)
	}
}
