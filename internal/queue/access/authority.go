package access

import (
	"crypto/hmac"
	"crypto/sha256"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/lemma-network/lemma/proof"
	"github.com/nats-io/jwt/v2"
	"github.com/nats-io/nkeys"
)

// Limits of users and accounts.
const (
	MembershipSeconds = 12 * 3600 // how long an outside prover's credentials last; it joins again before
	MaxPayloadBytes   = proof.MaxMessageBytes + 1<<10
	MaxProverConns    = 4096        // connections of all outside provers; one that holds more than a few is cut off by the gateway
	MaxProverSubs     = 8           // subscriptions of one of their connections
	MaxKeysPerProver  = 4           // live keys of one id
	responseTime      = time.Minute // for one answer: that work has arrived, what a run for a quote gave
	maxStreams        = 16
	maxConsumers      = 256
)

// Names of users.
const (
	NameOrchestrator = "orchestrator"
	NameGateway      = "gateway"
	NameSystem       = "system"
)

var (
	outsidePattern = regexp.MustCompile(`^0x[0-9a-f]{40}$`)
	fleetPattern   = regexp.MustCompile(`^[a-z0-9][a-z0-9_-]{0,63}$`)
)

// IsOutside reports whether id is that of a prover outside of the operator's fleet: its operator's chain address in lower case.
func IsOutside(id string) bool { return outsidePattern.MatchString(id) }

// Authority holds the seeds of the operator and its accounts. All methods may be called by many goroutines.
type Authority struct {
	folder                               string
	operator, system, orchestra, provers nkeys.KeyPair

	mu sync.Mutex // one update of the members' file at a time
}

// Open reads the authority in folder, or makes one on the first start.
func Open(folder string) (*Authority, error) {
	if !filepath.IsAbs(folder) {
		return nil, unusable("%q: want the absolute path of a folder", folder)
	}
	if err := ensureFolder(folder); err != nil {
		return nil, err
	}
	a := &Authority{folder: folder}
	for name, s := range map[string]struct {
		pair *nkeys.KeyPair
		kind nkeys.PrefixByte
	}{
		"operator.nk": {&a.operator, nkeys.PrefixByteOperator}, "system.nk": {&a.system, nkeys.PrefixByteAccount},
		"orchestrator.nk": {&a.orchestra, nkeys.PrefixByteAccount}, "provers.nk": {&a.provers, nkeys.PrefixByteAccount},
	} {
		var err error
		if *s.pair, err = LoadSeed(filepath.Join(folder, name), s.kind); err != nil {
			return nil, err
		}
	}
	_, err := loadMembers(a.membersPath())
	return a, err
}

// Folder is where the seeds lie.
func (a *Authority) Folder() string { return a.folder }

func (a *Authority) membersPath() string { return filepath.Join(a.folder, "members.json") }

// public is the public key of a pair made from a seed, which always has one.
func public(pair nkeys.KeyPair) string { key, _ := pair.PublicKey(); return key }

// SystemAccount, FleetAccount (ORCHESTRATOR) and ProversAccount are the accounts' public keys.
func (a *Authority) SystemAccount() string  { return public(a.system) }
func (a *Authority) FleetAccount() string   { return public(a.orchestra) }
func (a *Authority) ProversAccount() string { return public(a.provers) }

// Operator is the operator's claims, signed by itself, and their JWT.
func (a *Authority) Operator() (*jwt.OperatorClaims, string, error) {
	c := jwt.NewOperatorClaims(public(a.operator))
	c.Name, c.SystemAccount = "lemma", public(a.system)
	token, err := c.Encode(a.operator)
	if err != nil {
		return nil, "", unusable("operator: %w", err)
	}
	return c, token, nil
}

// Account is one account for a server to know.
type Account struct{ Name, Key, JWT string }

// Accounts are all accounts, with the revocations known here.
func (a *Authority) Accounts() ([]Account, error) {
	var all []Account
	for _, part := range []struct {
		name string
		pair nkeys.KeyPair
	}{{"SYS", a.system}, {"ORCHESTRATOR", a.orchestra}, {"PROVERS", a.provers}} {
		token, err := a.account(part.name, part.pair)
		if err != nil {
			return nil, err
		}
		all = append(all, Account{part.name, public(part.pair), token})
	}
	return all, nil
}

// ProversJWT and FleetJWT are the present claims of the accounts PROVERS and ORCHESTRATOR.
func (a *Authority) ProversJWT() (string, error) { return a.account("PROVERS", a.provers) }
func (a *Authority) FleetJWT() (string, error)   { return a.account("ORCHESTRATOR", a.orchestra) }

func (a *Authority) account(name string, pair nkeys.KeyPair) (string, error) {
	c := jwt.NewAccountClaims(public(pair))
	c.Name = name
	c.Limits.LeafNodeConn, c.Limits.Imports, c.Limits.Exports = 0, 0, 0
	c.Limits.DisallowBearer, c.Limits.WildcardExports = true, false
	m, err := loadMembers(a.membersPath())
	if err != nil {
		return "", err
	}
	switch name {
	case "ORCHESTRATOR":
		c.Limits.DiskStorage, c.Limits.Streams, c.Limits.Consumer = jwt.NoLimit, maxStreams, maxConsumers
		c.Revocations = revocations(m.CutFleet)
	case "PROVERS":
		c.Limits.Conn, c.Limits.Subs, c.Limits.Payload = MaxProverConns, jwt.NoLimit, MaxPayloadBytes // each user has its own bound of Subs
		c.Revocations = revocations(m.Cut)
	}
	token, err := c.Encode(a.operator)
	if err != nil {
		return "", unusable("account %s: %w", name, err)
	}
	return token, nil
}

// user mints a user with a key of its own.
func user(account nkeys.KeyPair, name string, edit func(*jwt.UserClaims)) (Credentials, error) {
	pair, err := nkeys.CreateUser()
	if err != nil {
		return Credentials{}, unusable("user %s: %w", name, err)
	}
	return userWith(pair, account, name, edit)
}

func userWith(pair, account nkeys.KeyPair, name string, edit func(*jwt.UserClaims)) (Credentials, error) {
	token, err := mint(account, name, public(pair), edit)
	if err != nil {
		return Credentials{}, err
	}
	return credentials(token, pair)
}

func mint(account nkeys.KeyPair, name, key string, edit func(*jwt.UserClaims)) (string, error) {
	c := jwt.NewUserClaims(key)
	c.Name = name
	c.AllowedConnectionTypes = jwt.StringList{jwt.ConnectionTypeStandard}
	edit(c)
	token, err := c.Encode(account)
	if err != nil {
		return "", unusable("user %s: %w", name, err)
	}
	return token, nil
}

// Orchestrator mints a user that may do everything in ORCHESTRATOR.
func (a *Authority) Orchestrator() (Credentials, error) {
	return user(a.orchestra, NameOrchestrator, func(*jwt.UserClaims) {})
}

// Fleet mints a user for one of the operator's own nodes: it may take and acknowledge the work of one zkVM, report, hear what work
// is withdrawn, and answer requests for quotes. It may not make, change or delete streams and consumers. Its key follows from its id, so
// that it can be shut out without a list of all that was ever minted. Errors: Caller bad-id, prover-revoked.
func (a *Authority) Fleet(id, zkvm string) (Credentials, error) {
	if err := checkFleetID(id); err != nil {
		return Credentials{}, err
	}
	if !fleetPattern.MatchString(zkvm) {
		return Credentials{}, refused("bad-id", "zkvm", "%.80q: want 1 to 64 of a-z, 0-9, _ and -", zkvm)
	}
	member, _, err := a.Member(id)
	if err != nil {
		return Credentials{}, err
	}
	if member.RevokedAt != 0 {
		return Credentials{}, refused("prover-revoked", "id", "%s was shut out with `lemma queue revoke`: `lemma queue pardon` lets it have new credentials", id)
	}
	pair, err := a.fleetKey(id)
	if err != nil {
		return Credentials{}, err
	}
	return userWith(pair, a.orchestra, id, func(c *jwt.UserClaims) {
		consumer := "WORK.work-" + zkvm
		c.Pub.Allow.Add("lemma.result.*", "lemma.progress.*", "lemma.prover."+id+".heartbeat",
			"$JS.API.CONSUMER.INFO."+consumer, "$JS.API.CONSUMER.MSG.NEXT."+consumer, "$JS.ACK."+consumer+".>")
		c.Sub.Allow.Add(Inbox(id)+".>", "lemma.quote."+zkvm+" quote", "lemma.withdrawn."+zkvm) // of requests for quotes only as one of its group
		c.Resp = &jwt.ResponsePermission{MaxMsgs: 1, Expires: responseTime}
	})
}

func checkFleetID(id string) error {
	if !fleetPattern.MatchString(id) || strings.HasPrefix(id, "0x") || id == NameOrchestrator {
		return refused("bad-id", "id", "%.80q: want 1 to 64 of a-z, 0-9, _ and -, not beginning with 0x, which is for outside provers", id)
	}
	return nil
}

// fleetKey is the key of a fleet node's user: a pseudo-random function of its id under the account's seed.
func (a *Authority) fleetKey(id string) (nkeys.KeyPair, error) {
	seed, err := a.orchestra.Seed()
	if err != nil {
		return nil, unusable("key of %s: %w", id, err)
	}
	mac := hmac.New(sha256.New, seed)
	mac.Write([]byte("lemma.fleet.v1/" + id))
	raw, err := nkeys.EncodeSeed(nkeys.PrefixByteUser, mac.Sum(nil))
	if err != nil {
		return nil, unusable("key of %s: %w", id, err)
	}
	return nkeys.FromSeed(raw)
}

// Gateway mints the user of account PROVERS that talks with all of them.
func (a *Authority) Gateway() (Credentials, error) {
	return user(a.provers, NameGateway, func(c *jwt.UserClaims) {
		c.Sub.Allow.Add("p.*.out.>", Inbox(NameGateway)+".>")
	})
}

// System mints the user that tells servers about revocations and hears who connects.
func (a *Authority) System() (Credentials, error) {
	return user(a.system, NameSystem, func(c *jwt.UserClaims) {
		c.Pub.Allow.Add("$SYS.REQ.CLAIMS.UPDATE", "$SYS.REQ.ACCOUNT."+a.ProversAccount()+".CLAIMS.LOOKUP", "$SYS.REQ.ACCOUNT."+a.FleetAccount()+".CLAIMS.LOOKUP")
		c.Sub.Allow.Add(Inbox(NameSystem)+".>", "$SYS.ACCOUNT."+a.ProversAccount()+".CONNECT", "$SYS.ACCOUNT."+a.ProversAccount()+".DISCONNECT")
	})
}

// prover mints an outside prover's JWT.
func (a *Authority) prover(id, key string, until time.Time) (string, error) {
	return mint(a.provers, id, key, func(c *jwt.UserClaims) {
		c.Expires = until.Unix()
		out := "p." + id + ".out."
		c.Pub.Allow.Add(out+"result", out+"progress", out+"heartbeat", out+"url")
		c.Sub.Allow.Add("p."+id+".in.>", Inbox(id)+".>")
		c.Resp = &jwt.ResponsePermission{MaxMsgs: 1, Expires: responseTime} // the word that work has arrived, the answer to a request for a quote
		c.Limits.Subs, c.Limits.Payload = MaxProverSubs, MaxPayloadBytes
	})
}
