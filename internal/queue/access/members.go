package access

import (
	"encoding/json"
	"errors"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"time"

	"github.com/lemma-network/lemma/proof"
	"github.com/nats-io/jwt/v2"
	"github.com/nats-io/nkeys"
	"golang.org/x/sys/unix"
)

// Applicant is an outside prover whose signature and stake were checked.
type Applicant struct {
	ID        string          // its operator's address, lower case
	NKey      string          // public user key
	Recipient string          // age recipient of private inputs; "" for none
	Statement json.RawMessage // the signed request, kept so that others can check the recipient's binding
}

// Membership is what an outside prover connects with.
type Membership struct {
	ID         string   `json:"id"`
	JWT        string   `json:"jwt"`
	URLs       []string `json:"urls"`         // of the queue
	CA         string   `json:"ca,omitempty"` // PEM; "" means the system's
	ValidUntil int64    `json:"validUntil"`   // Unix seconds
}

// Member is what is known of an outside prover.
type Member struct {
	Keys      map[string]int64 `json:"keys"` // public key to the end of its last JWT
	Recipient string           `json:"recipient,omitempty"`
	Statement json.RawMessage  `json:"statement,omitempty"`
	RevokedAt int64            `json:"revokedAt,omitempty"` // 0: not revoked
}

// members is the file of outside provers, and of the fleet's nodes that were ever shut out.
type members struct {
	Members  map[string]Member `json:"members"`
	Cut      map[string]int64  `json:"cut"`                // public key to when it was cut off: what was minted up to then is refused
	CutFleet map[string]int64  `json:"cutFleet,omitempty"` // the same of fleet nodes, whose credentials do not end: never forgotten
}

func loadMembers(path string) (members, error) {
	m := members{Members: map[string]Member{}, Cut: map[string]int64{}, CutFleet: map[string]int64{}}
	b, err := readSecret(path)
	if errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	if err == nil {
		err = json.Unmarshal(b, &m)
	}
	if err != nil {
		return m, unusable("%s: %w", path, err)
	}
	if m.Members == nil || m.Cut == nil || m.CutFleet == nil {
		return m, unusable("%s: members or cut is missing", path)
	}
	return m, nil
}

func revocations(cut map[string]int64) jwt.RevocationList {
	list := jwt.RevocationList{}
	maps.Copy(list, cut)
	return list
}

// owner is whose key it is, "" for nobody's.
func (m members) owner(key string) string {
	for id, member := range m.Members {
		if _, has := member.Keys[key]; has {
			return id
		}
	}
	return ""
}

// prune forgets keys whose JWTs have ended.
func (m members) prune(now int64) {
	for _, member := range m.Members {
		maps.DeleteFunc(member.Keys, func(_ string, end int64) bool { return end < now })
	}
	maps.DeleteFunc(m.Cut, func(key string, at int64) bool { return at+MembershipSeconds < now && m.owner(key) == "" })
}

// update changes the file of members under a lock that all processes of the machine keep. edit's error changes nothing.
func (a *Authority) update(edit func(members) error) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	lock, err := os.OpenFile(filepath.Join(a.folder, "lock"), os.O_CREATE|os.O_RDWR, seedMode)
	if err != nil {
		return unusable("%w", err)
	}
	defer lock.Close() // gives the lock back
	if err := unix.Flock(int(lock.Fd()), unix.LOCK_EX); err != nil {
		return unusable("lock: %w", err)
	}
	m, err := loadMembers(a.membersPath())
	if err != nil {
		return err
	}
	if err := edit(m); err != nil {
		return err
	}
	b, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return unusable("members: %w", err)
	}
	return writeSecret(a.membersPath(), append(b, '\n'))
}

// Admit mints a membership of at most MembershipSeconds. The caller has checked who the applicant is. Errors: Caller bad-id,
// bad-nkey, prover-revoked, nkey-in-use, too-many-keys.
func (a *Authority) Admit(p Applicant, now time.Time) (Membership, error) {
	if !IsOutside(p.ID) {
		return Membership{}, refused("bad-id", "operator", "%.80q: want an address in lower case", p.ID)
	}
	if !nkeys.IsValidPublicUserKey(p.NKey) {
		return Membership{}, refused("bad-nkey", "nkey", "%.80q: want a public user key of NATS (U...)", p.NKey)
	}
	var token string
	until := now.Add(MembershipSeconds * time.Second)
	err := a.update(func(all members) (err error) {
		if err := all.mayJoin(p, now.Unix()); err != nil {
			return err
		}
		if token, err = a.prover(p.ID, p.NKey, until); err != nil {
			return err
		}
		m := all.Members[p.ID]
		if m.Keys == nil {
			m.Keys = map[string]int64{}
		}
		m.Keys[p.NKey], m.Recipient, m.Statement = until.Unix(), p.Recipient, p.Statement
		all.Members[p.ID] = m
		return nil
	})
	if err != nil {
		return Membership{}, err
	}
	return Membership{ID: p.ID, JWT: token, ValidUntil: until.Unix()}, nil
}

// mayJoin prunes, and refuses an applicant who is shut out or brings a key that is not its own.
func (m members) mayJoin(p Applicant, now int64) error {
	m.prune(now)
	member := m.Members[p.ID]
	owner := m.owner(p.NKey)
	switch {
	case member.RevokedAt != 0:
		return refused("prover-revoked", "operator", "%s was shut out by the network's operator: ask there", p.ID)
	case owner != "" && owner != p.ID:
		return refused("nkey-in-use", "nkey", "is another prover's: make a new one")
	case owner == "" && len(member.Keys) >= MaxKeysPerProver:
		return refused("too-many-keys", "nkey", "%d keys are in use for this operator: use one of them, or wait until one ends", len(member.Keys))
	}
	return nil
}

func refused(code, field, format string, args ...any) error {
	return proof.Errorf(proof.Caller, code, field+": "+format, args...).WithField(field)
}

// Cut makes everything minted for an id up to now worthless; the prover may join again. Servers learn it by ProversJWT.
func (a *Authority) Cut(id string, now time.Time) error {
	return a.update(func(m members) error { m.cut(id, now); return nil })
}

func (m members) cut(id string, now time.Time) {
	for key := range m.Members[id].Keys {
		m.Cut[key] = now.Unix()
	}
}

// Revoke shuts an id out until Pardon: an outside prover, or one node of the fleet. Errors: Caller bad-id.
func (a *Authority) Revoke(id string, now time.Time) error {
	var key string
	if !IsOutside(id) {
		if err := checkFleetID(id); err != nil {
			return err
		}
		pair, err := a.fleetKey(id)
		if err != nil {
			return err
		}
		key = public(pair)
	}
	return a.update(func(m members) error {
		member := m.Members[id]
		member.RevokedAt = now.Unix()
		m.Members[id] = member
		if key != "" {
			m.CutFleet[key] = now.Unix()
		}
		m.cut(id, now)
		return nil
	})
}

// Pardon lets an id join again, or get new credentials; those from before stay worthless.
func (a *Authority) Pardon(id string) error {
	return a.update(func(m members) error {
		if member, known := m.Members[id]; known {
			member.RevokedAt = 0
			m.Members[id] = member
		}
		return nil
	})
}

// Member is what is known of an outside prover, or of a fleet node that was ever shut out.
func (a *Authority) Member(id string) (Member, bool, error) {
	all, err := loadMembers(a.membersPath())
	m, known := all.Members[id]
	return m, known, err
}

// All is what is known of all outside provers, by id.
func (a *Authority) All() (map[string]Member, error) {
	all, err := loadMembers(a.membersPath())
	return all.Members, err
}

// Absorb takes over the revocations in claims of PROVERS or ORCHESTRATOR that a server has, so that none gets lost when two
// orchestrators share a server.
func (a *Authority) Absorb(token string) error {
	c, err := jwt.DecodeAccountClaims(token)
	if err != nil || c.Subject != a.ProversAccount() && c.Subject != a.FleetAccount() || c.Issuer != public(a.operator) {
		return unusable("the server has claims of an account that are not ours: %v", err)
	}
	if len(c.Revocations) == 0 {
		return nil
	}
	return a.update(func(m members) error {
		cut := m.Cut
		if c.Subject == a.FleetAccount() {
			cut = m.CutFleet
		}
		for key, at := range c.Revocations {
			cut[key] = max(at, cut[key])
		}
		return nil
	})
}
