package access

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/lemma-network/lemma/proof"
	"github.com/nats-io/jwt/v2"
	"github.com/nats-io/nkeys"
)

func open(t *testing.T, folder string) *Authority {
	t.Helper()
	a, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Processes that start at once must come to the same seeds.
func TestAFolderIsOneAuthority(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "access")
	var wg sync.WaitGroup
	var mu sync.Mutex // guards seen
	seen := map[string]bool{}
	for range 8 {
		wg.Go(func() {
			a, err := Open(folder)
			if err != nil {
				t.Error(err)
				return
			}
			mu.Lock()
			defer mu.Unlock()
			seen[public(a.operator)+a.SystemAccount()+a.ProversAccount()+public(a.orchestra)] = true
		})
	}
	wg.Wait()
	if len(seen) != 1 {
		t.Fatalf("%d authorities", len(seen))
	}
	if err := open(t, folder).Revoke("0x"+strings.Repeat("0", 40), time.Now()); err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(folder, "*"))
	if err != nil || len(files) != 6 { // four seeds, the members, the lock
		t.Errorf("%v, %v", files, err)
	}
	for _, file := range append(files, folder) {
		info, err := os.Stat(file)
		if err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s: %v, %v", file, info.Mode(), err)
		}
	}
}

func TestSpoiledFolders(t *testing.T) {
	for what, c := range map[string]struct {
		code  string
		spoil func(folder string) error
	}{
		"readable by others": {"access-exposed", func(f string) error { return os.Chmod(filepath.Join(f, "provers.nk"), 0o640) }},
		"cut":                {"access-unusable", func(f string) error { return os.Truncate(filepath.Join(f, "system.nk"), 10) }},
		"of another kind":    {"access-unusable", func(f string) error { return os.Rename(filepath.Join(f, "operator.nk"), filepath.Join(f, "system.nk")) }},
		"members no JSON":    {"access-unusable", func(f string) error { return os.WriteFile(filepath.Join(f, "members.json"), []byte("{"), 0o600) }},
		"members without": {"access-unusable", func(f string) error {
			return os.WriteFile(filepath.Join(f, "members.json"), []byte(`{"members":null}`), 0o600)
		}},
	} {
		folder := t.TempDir()
		open(t, folder)
		if err := c.spoil(folder); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(folder); proof.CodeOf(err) != c.code || proof.ClassOf(err) != proof.Caller {
			t.Errorf("%s: %v", what, err)
		}
	}
	if _, err := Open("here"); proof.CodeOf(err) != "access-unusable" {
		t.Errorf("a relative folder: %v", err)
	}
}

func TestCredentialsFiles(t *testing.T) {
	a := open(t, t.TempDir())
	c, err := a.Fleet("gpu-7", "sp1")
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "gpu-7.creds")
	if err := c.Save(path); err != nil {
		t.Fatal(err)
	}
	back, err := LoadCredentials(path)
	if err != nil || back.Name != "gpu-7" || back.JWT != c.JWT || string(back.seed) != string(c.seed) || back.Inbox() != "_INBOX_gpu-7" {
		t.Fatalf("%+v, %v", back, err)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := LoadCredentials(path); proof.CodeOf(err) != "access-exposed" {
		t.Errorf("readable by others: %v", err)
	}
	if _, err := LoadCredentials(path + "x"); proof.CodeOf(err) != "access-unusable" {
		t.Errorf("absent: %v", err)
	}
	key, err := LoadUserKey(filepath.Join(t.TempDir(), "user.nk"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := key.Credentials(c.JWT); proof.CodeOf(err) != "access-unusable" {
		t.Errorf("another key's JWT: %v", err)
	}
}

// What an outside prover's JWT grants, word for word: a change here is a change of what strangers may do.
func TestWhatAnOutsideProverMayDo(t *testing.T) {
	a := open(t, t.TempDir())
	pair, err := nkeys.CreateUser()
	if err != nil {
		t.Fatal(err)
	}
	id, now := "0x"+strings.Repeat("a", 40), time.Now()
	m, err := a.Admit(Applicant{ID: id, NKey: public(pair), Recipient: "age1x", Statement: []byte(`{"signed":1}`)}, now)
	if err != nil {
		t.Fatal(err)
	}
	c, err := jwt.DecodeUserClaims(m.JWT)
	if err != nil {
		t.Fatal(err)
	}
	p := "p." + id
	if got := strings.Join(c.Pub.Allow, " "); got != p+".out.result "+p+".out.progress "+p+".out.heartbeat "+p+".out.url" {
		t.Errorf("publish: %s", got)
	}
	if got := strings.Join(c.Sub.Allow, " "); got != p+".in.> _INBOX_"+id+".>" {
		t.Errorf("subscribe: %s", got)
	}
	if c.Issuer != a.ProversAccount() || c.Limits.Subs != MaxProverSubs || c.Limits.Payload != MaxPayloadBytes || c.BearerToken || c.Resp.MaxMsgs != 1 ||
		c.Expires != now.Unix()+MembershipSeconds || MembershipSeconds > 24*3600 || strings.Join(c.AllowedConnectionTypes, "") != jwt.ConnectionTypeStandard {
		t.Errorf("%+v", c)
	}
	token, err := a.ProversJWT()
	if err != nil {
		t.Fatal(err)
	}
	account, err := jwt.DecodeAccountClaims(token)
	if err != nil || account.Limits.IsJSEnabled() || account.Limits.LeafNodeConn != 0 || account.Limits.Imports != 0 || account.Limits.Exports != 0 || account.Limits.Conn != MaxProverConns || !account.Limits.DisallowBearer {
		t.Errorf("%+v, %v", account, err)
	}
	member, known, err := a.Member(id)
	if err != nil || !known || member.Recipient != "age1x" || strings.Join(strings.Fields(string(member.Statement)), "") != `{"signed":1}` {
		t.Errorf("%+v, %v", member, err)
	}
	for what, p := range map[string]Applicant{"upper case": {ID: strings.ToUpper(id), NKey: public(pair)}, "a name": {ID: "gpu-7", NKey: public(pair)}, "a wildcard": {ID: "*", NKey: public(pair)}, "an account's key": {ID: id, NKey: a.ProversAccount()}} {
		if _, err := a.Admit(p, now); proof.ClassOf(err) != proof.Caller || !strings.HasPrefix(proof.CodeOf(err), "bad-") {
			t.Errorf("%s: %v", what, err)
		}
	}
}

// The list of revoked keys does not grow for ever, and takes what a server knows from another orchestrator.
func TestRevocationsEndAndMerge(t *testing.T) {
	folder := t.TempDir()
	a := open(t, folder)
	pair, err := nkeys.CreateUser()
	if err != nil {
		t.Fatal(err)
	}
	id, now := "0x"+strings.Repeat("b", 40), time.Now()
	admit := func(at time.Time) error {
		_, err := a.Admit(Applicant{ID: id, NKey: public(pair)}, at)
		return err
	}
	if err := admit(now); err != nil {
		t.Fatal(err)
	}
	if err := a.Cut(id, now); err != nil {
		t.Fatal(err)
	}
	server, err := a.ProversJWT()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(a.membersPath()); err != nil {
		t.Fatal(err)
	}
	if err := a.Absorb(server); err != nil {
		t.Fatal(err)
	}
	if m, err := loadMembers(a.membersPath()); err != nil || m.Cut[public(pair)] != now.Unix() {
		t.Errorf("%+v, %v", m, err)
	}
	foreign, err := open(t, t.TempDir()).ProversJWT()
	if err != nil {
		t.Fatal(err)
	}
	for _, bad := range []string{foreign, "", "x.y.z"} {
		if err := a.Absorb(bad); proof.CodeOf(err) != "access-unusable" {
			t.Errorf("%.20s: %v", bad, err)
		}
	}
	other, err := nkeys.CreateUser()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Admit(Applicant{ID: "0x" + strings.Repeat("c", 40), NKey: public(other)}, now.Add((MembershipSeconds+1)*time.Second)); err != nil {
		t.Fatal(err)
	}
	if m, err := loadMembers(a.membersPath()); err != nil || len(m.Cut) != 0 {
		t.Errorf("revocations of what has ended stay: %+v, %v", m, err)
	}
}

// One node is shut out by its name alone: its credentials have one key, however often they were made, and it gets no new ones meanwhile.
func TestAFleetNodeIsRevokedByName(t *testing.T) {
	a, now := open(t, t.TempDir()), time.Now()
	key := func(id string) string {
		t.Helper()
		c, err := a.Fleet(id, "sp1")
		if err != nil {
			t.Fatal(err)
		}
		claims, err := jwt.DecodeUserClaims(c.JWT)
		if err != nil {
			t.Fatal(err)
		}
		return claims.Subject
	}
	bad, good := key("gpu-7"), key("gpu-8")
	if bad != key("gpu-7") || bad == good {
		t.Fatalf("keys %s and %s", bad, good)
	}
	revoked := func() jwt.RevocationList {
		t.Helper()
		token, err := a.FleetJWT()
		if err != nil {
			t.Fatal(err)
		}
		c, err := jwt.DecodeAccountClaims(token)
		if err != nil {
			t.Fatal(err)
		}
		return c.Revocations
	}
	if err := a.Revoke("gpu-7", now); err != nil || !revoked().IsRevoked(bad, now) || revoked().IsRevoked(good, now) {
		t.Fatalf("%v, %v", err, revoked())
	}
	if _, err := a.Fleet("gpu-7", "sp1"); proof.CodeOf(err) != "prover-revoked" {
		t.Errorf("new credentials: %v", err)
	}
	server, err := a.FleetJWT()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(a.membersPath()); err != nil {
		t.Fatal(err)
	}
	if err := a.Absorb(server); err != nil || !revoked().IsRevoked(bad, now) {
		t.Errorf("another orchestrator's revocation is lost: %v, %v", err, revoked())
	}
	if err := a.Pardon("gpu-7"); err != nil || key("gpu-7") != bad || !revoked().IsRevoked(bad, now) || revoked().IsRevoked(bad, now.Add(time.Second)) {
		t.Errorf("pardoned: %v, %v", err, revoked())
	}
	for _, id := range []string{"", "0xnode", NameOrchestrator, "*", "a.b"} {
		if err := a.Revoke(id, now); proof.CodeOf(err) != "bad-id" {
			t.Errorf("revoke %q: %v", id, err)
		}
	}
}
