package chain

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"math/big"
	"os"
	"slices"
	"sort"
	"strings"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/contracts/profiles"
	"github.com/lemma-network/lemma/proof"
)

// Words that a profile may say in place of an address.
const (
	roleDeployer = "deployer" // who deploys
	roleTimelock = "timelock" // the timelock that this deployment makes
	roleAnyone   = "anyone"   // executors only
	tokenNative  = "native"   // the native coin; the stake token only
	tokenDev     = "devToken" // the token that this deployment makes
)

// Limits of a profile. Those that depend on the chain are the contracts' own.
const (
	profileVersion    = 1
	maxSaltBytes      = 64
	maxSlashBps       = 5000
	minSlashBps       = 1000
	maxShareBps       = 2500
	maxProtocolFeeBps = 500
	maxDelaySeconds   = 90 * 24 * 3600
	maxAddresses      = 16
)

// Profile is what differs between the deployments of one version of the contracts; a file in contracts/profiles. Roles and tokens
// are addresses or the words above. Amounts are decimal, in the token's smallest unit.
type Profile struct {
	Version              int             `json:"version"`
	Name                 string          `json:"name"`
	Salt                 string          `json:"salt"` // part of every address; another one is another set of contracts
	InsecureDevAllowed   bool            `json:"insecureDevAllowed"`
	DevToken             bool            `json:"devToken"`
	Timelock             TimelockProfile `json:"timelock"`
	Guardian             string          `json:"guardian"`
	Treasury             string          `json:"treasury"`
	VerifierDelaySeconds uint64          `json:"verifierDelaySeconds"`
	ImpossibleProgramID  proof.Digest    `json:"impossibleProgramId"` // of a program that never ends with exit code 0: guests/panic
	Tokens               []string        `json:"tokens"`              // ERC-20s beside the native coin
	ProtocolFeeBps       uint16          `json:"protocolFeeBps"`
	Staking              StakingProfile  `json:"staking"`
	Slashing             SlashingProfile `json:"slashing"`
}

// TimelockProfile is the owner of what has an owner.
type TimelockProfile struct {
	MinDelaySeconds uint64   `json:"minDelaySeconds"`
	Proposers       []string `json:"proposers"`
	Executors       []string `json:"executors"`
}

// StakingProfile says what provers stake and how long it takes.
type StakingProfile struct {
	Token             string `json:"token"`
	ActivationSeconds uint64 `json:"activationSeconds"`
	UnbondingSeconds  uint64 `json:"unbondingSeconds"`
}

// SlashingProfile is the prover registry's Parameters.
type SlashingProfile struct {
	StakePerLock string `json:"stakePerLock"`
	LateBps      uint16 `json:"lateBps"`
	RepeatedBps  uint16 `json:"repeatedBps"`
	WrongBps     uint16 `json:"wrongBps"`
	NextBps      uint16 `json:"nextBps"`
	TreasuryBps  uint16 `json:"treasuryBps"`
}

// LocalProfile is the committed profile of a developer's own chain.
func LocalProfile() Profile {
	p, err := ParseProfile(profiles.Local)
	if err != nil {
		panic(err) // the file is part of this program and a test reads it
	}
	return p
}

// LoadProfile reads a profile's file. Errors of class caller: profile-missing, profile-invalid.
func LoadProfile(path string) (Profile, error) {
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return Profile{}, proof.Errorf(proof.Caller, "profile-missing", "profile: there is no file %s: %w", path, err).WithField("profile")
	}
	if err != nil {
		return Profile{}, proof.Errorf(proof.Retry, "file-failed", "read profile %s: %w", path, err)
	}
	p, err := ParseProfile(text)
	if err != nil {
		e := *asError(err)
		e.Message = fmt.Sprintf("profile %s: %s", path, e.Message)
		return Profile{}, &e
	}
	return p, nil
}

// ParseProfile reads a profile. Every field must be there, unknown ones are refused, and so are empty ones, which is how a
// profile says that something is still to be decided. The error names the field.
func ParseProfile(text []byte) (Profile, error) {
	var p Profile
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(&p); err != nil {
		return p, proof.Errorf(proof.Caller, "profile-invalid", "%w", err).WithField(fieldOf(err))
	}
	if d.More() {
		return p, profileError("profile", "there is something behind the JSON object; remove it")
	}
	if field, err := missingField(text, p); err != nil || field != "" {
		return p, profileError(field, "is missing; set it")
	}
	return p, p.check()
}

func profileError(field, format string, args ...any) error {
	return proof.Errorf(proof.Caller, "profile-invalid", "%s: %s", field, fmt.Sprintf(format, args...)).WithField(field)
}

// fieldOf finds the field that encoding/json complains about.
func fieldOf(err error) string {
	var wrongType *json.UnmarshalTypeError
	if errors.As(err, &wrongType) && wrongType.Field != "" {
		return wrongType.Field
	}
	if _, name, ok := strings.Cut(err.Error(), "unknown field "); ok {
		return strings.Trim(name, `"`)
	}
	return "profile"
}

// missingField is the first field, in order of its path, that p has and text does not set.
func missingField(text []byte, p Profile) (string, error) {
	full, err := json.Marshal(p)
	if err != nil {
		return "", err
	}
	var have, want map[string]any
	if err := errors.Join(json.Unmarshal(text, &have), json.Unmarshal(full, &want)); err != nil {
		return "", err
	}
	if missing := missingIn("", have, want); len(missing) > 0 {
		sort.Strings(missing)
		return missing[0], nil
	}
	return "", nil
}

func missingIn(prefix string, have, want map[string]any) (missing []string) {
	for name, w := range want {
		h, ok := have[name]
		inner, isObject := w.(map[string]any)
		switch {
		case !ok || h == nil:
			missing = append(missing, prefix+name)
		case isObject:
			object, _ := h.(map[string]any)
			missing = append(missing, missingIn(prefix+name+".", object, inner)...)
		}
	}
	return missing
}

// Digest names the profile's content in a manifest.
func (p Profile) Digest() proof.Digest {
	text, err := json.Marshal(p)
	if err != nil {
		panic(err) // strings and numbers only
	}
	return proof.Sum(text)
}

// check refuses what no chain could take. The order is the file's.
func (p Profile) check() error {
	switch {
	case p.Version != profileVersion:
		return profileError("version", "is %d; this program reads %d", p.Version, profileVersion)
	case p.Name == "":
		return profileError("name", "is empty; name the profile")
	case p.Salt == "" || len(p.Salt) > maxSaltBytes:
		return profileError("salt", "has %d bytes, want 1 to %d", len(p.Salt), maxSaltBytes)
	case p.Timelock.MinDelaySeconds > maxDelaySeconds:
		return profileError("timelock.minDelaySeconds", "is %d, want at most %d", p.Timelock.MinDelaySeconds, maxDelaySeconds)
	case p.VerifierDelaySeconds > maxDelaySeconds:
		return profileError("verifierDelaySeconds", "is %d, want at most %d", p.VerifierDelaySeconds, maxDelaySeconds)
	case p.ImpossibleProgramID.IsZero():
		return profileError("impossibleProgramId", "is zero; set the id of the guest panic")
	case p.ProtocolFeeBps > maxProtocolFeeBps:
		return profileError("protocolFeeBps", "is %d, want at most %d", p.ProtocolFeeBps, maxProtocolFeeBps)
	}
	for _, list := range []struct {
		field string
		names []string
		words []string
	}{
		{"timelock.proposers", p.Timelock.Proposers, []string{roleDeployer}},
		{"timelock.executors", p.Timelock.Executors, []string{roleDeployer, roleAnyone}},
		{"guardian", []string{p.Guardian}, []string{roleDeployer, roleTimelock}},
		{"treasury", []string{p.Treasury}, []string{roleDeployer, roleTimelock}},
		{"staking.token", []string{p.Staking.Token}, append(p.devToken(), tokenNative)},
	} {
		if len(list.names) == 0 {
			return profileError(list.field, "is empty; decide and set it")
		}
		if err := checkNames(list.field, list.names, list.words); err != nil {
			return err
		}
	}
	if err := checkNames("tokens", p.Tokens, p.devToken()); err != nil {
		return err
	}
	if p.Staking.ActivationSeconds == 0 {
		return profileError("staking.activationSeconds", "is 0, want at least 1: stake of this block must not count")
	}
	if p.Staking.UnbondingSeconds < p.Staking.ActivationSeconds {
		return profileError("staking.unbondingSeconds", "is %d, want at least activationSeconds, %d", p.Staking.UnbondingSeconds, p.Staking.ActivationSeconds)
	}
	return p.Slashing.check()
}

// devToken is the word devToken where the profile makes one.
func (p Profile) devToken() []string {
	if p.DevToken {
		return []string{tokenDev}
	}
	return nil
}

func (s SlashingProfile) check() error {
	if s.StakePerLock == "" {
		return profileError("slashing.stakePerLock", "is empty; decide and set it")
	}
	if n, ok := new(big.Int).SetString(s.StakePerLock, 10); !ok || n.Sign() <= 0 || n.BitLen() > 96 {
		return profileError("slashing.stakePerLock", "is %q, want a decimal number from 1 to below 2^96", s.StakePerLock)
	}
	switch {
	case s.LateBps < minSlashBps || s.LateBps > maxSlashBps:
		return profileError("slashing.lateBps", "is %d, want %d to %d", s.LateBps, minSlashBps, maxSlashBps)
	case s.RepeatedBps < s.LateBps || s.RepeatedBps > maxSlashBps:
		return profileError("slashing.repeatedBps", "is %d, want lateBps to %d", s.RepeatedBps, maxSlashBps)
	case s.WrongBps < s.RepeatedBps || s.WrongBps > maxSlashBps:
		return profileError("slashing.wrongBps", "is %d, want repeatedBps to %d", s.WrongBps, maxSlashBps)
	case s.NextBps > maxShareBps:
		return profileError("slashing.nextBps", "is %d, want at most %d", s.NextBps, maxShareBps)
	case s.TreasuryBps > maxShareBps:
		return profileError("slashing.treasuryBps", "is %d, want at most %d", s.TreasuryBps, maxShareBps)
	}
	return nil
}

// checkNames refuses what is neither one of the words nor an address, and what is named twice.
func checkNames(field string, names, words []string) error {
	if len(names) > maxAddresses {
		return profileError(field, "has %d entries, want at most %d", len(names), maxAddresses)
	}
	seen := map[string]bool{}
	for _, name := range names {
		if name == "" {
			return profileError(field, "is empty; decide and set it")
		}
		key := strings.ToLower(name)
		if seen[key] {
			return profileError(field, "names %q twice", name)
		}
		seen[key] = true
		if slices.Contains(words, name) {
			continue
		}
		if err := checkAddress(name); err != nil {
			return profileError(field, "%q %s", name, strings.TrimSpace(fmt.Sprintf("%v%s", err, orWords(words))))
		}
	}
	return nil
}

func orWords(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return "; or one of the words " + strings.Join(words, ", ")
}

// checkAddress wants an address that is not zero, with the right checksum when it has capital letters.
func checkAddress(s string) error {
	a, err := common.NewMixedcaseAddressFromString(s)
	switch {
	case err != nil || !strings.HasPrefix(s, "0x"):
		return errors.New("is no address: want 0x and 40 hex digits")
	case a.Address() == (common.Address{}):
		return errors.New("is the zero address: set a real one")
	case strings.ToLower(s) != s && !a.ValidChecksum():
		return errors.New("has a wrong checksum: copy it again")
	}
	return nil
}
