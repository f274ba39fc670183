package chain

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/contracts/profiles"
	"github.com/lemma-network/lemma/proof"
)

// edited is the local profile with one field, named by its path, replaced; nil removes it.
func edited(t *testing.T, path string, value any) []byte {
	t.Helper()
	var whole map[string]any
	if err := json.Unmarshal(profiles.Local, &whole); err != nil {
		t.Fatal(err)
	}
	at := whole
	names := strings.Split(path, ".")
	for _, name := range names[:len(names)-1] {
		at = at[name].(map[string]any)
	}
	last := names[len(names)-1]
	if at[last] = value; value == nil {
		delete(at, last)
	}
	text, err := json.Marshal(whole)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func TestEachFieldOfAProfileIsChecked(t *testing.T) {
	const some = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"
	for _, c := range []struct {
		field  string
		value  any
		phrase string
	}{
		{"version", 2, "reads 1"},
		{"name", "", "name the profile"},
		{"salt", "", "want 1 to 64"},
		{"salt", strings.Repeat("s", 65), "want 1 to 64"},
		{"insecureDevAllowed", 1, "cannot unmarshal"},
		{"devToken", "yes", "cannot unmarshal"},
		{"timelock.minDelaySeconds", maxDelaySeconds + 1, "at most"},
		{"timelock.minDelaySeconds", -1, "cannot unmarshal"},
		{"timelock.proposers", []string{}, "decide and set it"},
		{"timelock.proposers", []string{""}, "decide and set it"},
		{"timelock.proposers", []string{"anyone"}, "is no address"},
		{"timelock.proposers", []string{some, some}, "twice"},
		{"timelock.proposers", []string{some, strings.ToLower(some)}, "twice"},
		{"timelock.executors", []string{}, "decide and set it"},
		{"timelock.executors", []string{"0x12"}, "is no address"},
		{"guardian", "", "decide and set it"},
		{"guardian", "anyone", "is no address"},
		{"guardian", strings.Replace(some, "5aAe", "5AAe", 1), "wrong checksum"},
		{"guardian", some[2:], "is no address"},
		{"treasury", "", "decide and set it"},
		{"treasury", "0x0000000000000000000000000000000000000000", "zero address"},
		{"verifierDelaySeconds", maxDelaySeconds + 1, "at most"},
		{"impossibleProgramId", "0x" + strings.Repeat("00", 32), "is zero"},
		{"impossibleProgramId", "0x12", "64 hex digits"},
		{"tokens", []string{"native"}, "is no address"},
		{"tokens", make([]string, maxAddresses+1), "at most 16"},
		{"protocolFeeBps", maxProtocolFeeBps + 1, "at most 500"},
		{"staking.token", "", "decide and set it"},
		{"staking.token", "gold", "is no address"},
		{"staking.activationSeconds", 0, "at least 1"},
		{"staking.unbondingSeconds", 0, "at least activationSeconds"},
		{"slashing.stakePerLock", "", "decide and set it"},
		{"slashing.stakePerLock", "0", "want a decimal number"},
		{"slashing.stakePerLock", "1e18", "want a decimal number"},
		{"slashing.stakePerLock", "79228162514264337593543950336", "want a decimal number"}, // 2^96
		{"slashing.lateBps", 999, "1000 to 5000"},
		{"slashing.repeatedBps", 999, "want lateBps"},
		{"slashing.wrongBps", 2499, "want repeatedBps"},
		{"slashing.wrongBps", 5001, "to 5000"},
		{"slashing.nextBps", 2501, "at most 2500"},
		{"slashing.treasuryBps", 2501, "at most 2500"},
	} {
		_, err := ParseProfile(edited(t, c.field, c.value))
		e, ok := err.(*proof.Error)
		if !ok || e.Class != proof.Caller || e.Field != c.field && !strings.Contains(e.Message, "64 hex digits") || !strings.Contains(e.Message, c.phrase) {
			t.Errorf("%s = %v: %v", c.field, c.value, err)
		}
	}
}

func TestAProfileHasAllFieldsAndNoOther(t *testing.T) {
	for _, field := range fieldsOf("", reflect.TypeFor[Profile]()) {
		_, err := ParseProfile(edited(t, field, nil))
		if e, ok := err.(*proof.Error); !ok || e.Field != field || e.Code != "profile-invalid" {
			t.Errorf("without %s: %v", field, err)
		}
	}
	for _, field := range []string{"extra", "timelock.extra"} {
		if _, err := ParseProfile(edited(t, field, 1)); proof.CodeOf(err) != "profile-invalid" || !strings.Contains(err.Error(), `"extra"`) {
			t.Errorf("with %s: %v", field, err)
		}
	}
	for _, text := range []string{"", "[]", string(profiles.Local) + "{}"} {
		if _, err := ParseProfile([]byte(text)); proof.CodeOf(err) != "profile-invalid" {
			t.Errorf("%.20q: %v", text, err)
		}
	}
}

// fieldsOf lists the JSON paths of a struct's fields.
func fieldsOf(prefix string, s reflect.Type) (paths []string) {
	for i := range s.NumField() {
		f := s.Field(i)
		name := prefix + f.Tag.Get("json")
		if f.Type.Kind() == reflect.Struct {
			paths = append(paths, fieldsOf(name+".", f.Type)...)
		}
		paths = append(paths, name)
	}
	return paths
}

// Both files say the same things; what nobody has decided for a public chain is refused by name.
func TestTheCommittedProfiles(t *testing.T) {
	if p := LocalProfile(); !p.InsecureDevAllowed || !p.DevToken {
		t.Errorf("the local profile: %+v", p)
	}
	path := filepath.Join(t.TempDir(), "mainnet.json")
	if err := os.WriteFile(path, profiles.Mainnet, 0o600); err != nil {
		t.Fatal(err)
	}
	text := string(profiles.Mainnet)
	const some = `"0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed"`
	for _, c := range []struct{ field, from, to string }{
		{"timelock.proposers", `"proposers": []`, `"proposers": [` + some + `]`},
		{"guardian", `"guardian": ""`, `"guardian": ` + some},
		{"treasury", `"treasury": ""`, `"treasury": ` + some},
		{"staking.token", `"token": ""`, `"token": "native"`},
		{"slashing.stakePerLock", `"stakePerLock": ""`, `"stakePerLock": "1"`},
	} {
		_, err := LoadProfile(path)
		e, ok := err.(*proof.Error)
		if !ok || e.Field != c.field || !strings.Contains(e.Message, path) || !strings.Contains(e.Message, "decide and set it") {
			t.Errorf("want %s refused: %v", c.field, err)
		}
		text = strings.Replace(text, c.from, c.to, 1)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	p, err := LoadProfile(path)
	if err != nil || p.InsecureDevAllowed || p.DevToken || p.ImpossibleProgramID != LocalProfile().ImpossibleProgramID || p.Digest() == LocalProfile().Digest() {
		t.Errorf("mainnet with all decided: %+v, %v", p, err)
	}
	if _, err := LoadProfile(path + ".none"); proof.CodeOf(err) != "profile-missing" {
		t.Errorf("no file: %v", err)
	}
}
