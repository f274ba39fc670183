package queue

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/proof"
	"github.com/nats-io/jwt/v2"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nkeys"
)

// attacker is a raw connection with somebody's credentials, which does what our own code never would.
type attacker struct {
	t *testing.T
	*nats.Conn
	mu     sync.Mutex // guards refused and got
	denied []string
	got    []string
}

func attack(t *testing.T, url string, c access.Credentials) *attacker {
	t.Helper()
	a := &attacker{t: t}
	nc, err := rawConnect(url, c, nats.ErrorHandler(func(_ *nats.Conn, _ *nats.Subscription, err error) {
		a.mu.Lock()
		defer a.mu.Unlock()
		a.denied = append(a.denied, err.Error())
	}))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(nc.Close)
	a.Conn = nc
	return a
}

func rawConnect(url string, c access.Credentials, more ...nats.Option) (*nats.Conn, error) {
	return nats.Connect(url, append([]nats.Option{nats.NoReconnect(), nats.CustomInboxPrefix(c.Inbox()),
		nats.UserJWT(func() (string, error) { return c.JWT, nil }, c.Sign)}, more...)...)
}

// denials waits until the server has answered all that was sent, and counts its refusals since the last call.
func (a *attacker) denials(want int) int {
	a.t.Helper()
	if err := a.Flush(); err != nil {
		a.t.Fatal(err)
	}
	count := func() int { a.mu.Lock(); defer a.mu.Unlock(); return len(a.denied) }
	for end := time.Now().Add(patience); count() < want && time.Now().Before(end); time.Sleep(time.Millisecond) {
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	n := len(a.denied)
	a.denied = nil
	return n
}

func (a *attacker) listen(subject, group string) {
	a.t.Helper()
	if _, err := a.QueueSubscribe(subject, group, func(m *nats.Msg) {
		a.mu.Lock()
		defer a.mu.Unlock()
		a.got = append(a.got, m.Subject)
	}); err != nil {
		a.t.Fatal(err)
	}
}

func (a *attacker) heard() []string {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.got
}

// member are prover n's credentials, as it would have them.
func (y *yard) member(n int) access.Credentials {
	y.t.Helper()
	cfg := y.config(n)
	m := must(cfg.Join(context.Background()))
	return must(cfg.Key.Credentials(m.JWT))
}

// spy hears everything in an account.
func (y *yard) spy(account string) *attacker {
	y.t.Helper()
	pair := must(access.LoadSeed(filepath.Join(y.folder(), account+".nk"), nkeys.PrefixByteAccount))
	s := attack(y.t, y.server.URL(), forge(pair, "spy", func(*jwt.UserClaims) {}))
	s.listen(">", "")
	if err := s.Flush(); err != nil {
		y.t.Fatal(err)
	}
	return s
}

// folder is that of the authority; the tests read its seeds.
func (y *yard) folder() string { return y.access.Folder() }

// forge is a user signed by whatever key.
func forge(signer nkeys.KeyPair, name string, edit func(*jwt.UserClaims)) access.Credentials {
	key := must(nkeys.CreateUser())
	c := jwt.NewUserClaims(must(key.PublicKey()))
	c.Name = name
	edit(c)
	file := must(jwt.FormatUserConfig(must(c.Encode(signer)), must(key.Seed())))
	return must(access.ParseCredentials(file))
}

// foreign are all subjects that prover a has nothing to do with, b's among them.
func foreign(a, b string) []string {
	order := proof.Sum([]byte("order")).String()
	list := []string{
		"lemma.work.sp1", "lemma.result." + order, "lemma.progress." + order, "lemma.prover." + a + ".heartbeat", "lemma.prover." + b + ".heartbeat",
		"p." + b + ".in.work.sp1", "p." + b + ".out.result", "p." + b + ".out.progress", "p." + b + ".out.heartbeat", "p." + b + ".out.url",
		"p." + a + ".out.else", "p." + a + ".out.result.more", "p." + a, "p", "p..out.result",
		access.Inbox(b) + ".x", access.Inbox(access.NameGateway) + ".x", access.Inbox(access.NameSystem) + ".x", "_INBOX.x", "_INBOX_.x", access.Inbox(a) + ".x",
		"p." + a + ".in.work.sp1", "p." + a + ".in.x", "p." + a + ".in.withdrawn", "p." + b + ".in.withdrawn", "lemma.withdrawn.sp1",
		"$SYS.REQ.CLAIMS.UPDATE", "$SYS.REQ.SERVER.PING", "$SYS.REQ.ACCOUNT.PING", "$SYS.REQ.USER.INFO.x", "$SYS.ACCOUNT.x.CONNECT", "$SYS.REQ.SERVER.PING.CONNZ",
		"$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.WORK.work-sp1", "$JS.EVENT.METRIC.CONSUMER.ACK.WORK.work-sp1", "$JS.ACK.WORK.work-sp1.1.1.1.1.1", "$JS.FC.WORK.x",
		"$KV.x", "$O.x", "$G.x", "$MQTT.x", "_R_.x", "_GR_.x",
	}
	for _, api := range []string{"INFO", "STREAM.NAMES", "STREAM.LIST", "STREAM.CREATE.X", "STREAM.INFO.WORK", "STREAM.UPDATE.WORK", "STREAM.DELETE.WORK", "STREAM.PURGE.WORK",
		"STREAM.MSG.GET.WORK", "STREAM.MSG.DELETE.WORK", "STREAM.SNAPSHOT.WORK", "STREAM.RESTORE.WORK", "STREAM.PEER.REMOVE.WORK", "STREAM.LEADER.STEPDOWN.WORK", "DIRECT.GET.WORK",
		"CONSUMER.CREATE.WORK", "CONSUMER.CREATE.WORK.x.lemma.work.sp1", "CONSUMER.DURABLE.CREATE.WORK.x", "CONSUMER.NAMES.WORK", "CONSUMER.LIST.WORK", "CONSUMER.DELETE.WORK.work-sp1",
		"CONSUMER.LEADER.STEPDOWN.WORK.work-sp1", "CONSUMER.PAUSE.WORK.work-sp1", "CONSUMER.UNPIN.WORK.work-sp1", "CONSUMER.RESET.WORK.work-sp1",
		"META.LEADER.STEPDOWN", "SERVER.REMOVE", "ACCOUNT.PURGE.x", "ACCOUNT.STREAM.MOVE.x.WORK"} {
		list = append(list, "$JS.API."+api)
	}
	return append(list, "$JS.API.CONSUMER.INFO.WORK.work-sp1", "$JS.API.CONSUMER.MSG.NEXT.WORK.work-sp1", "$JS.API.CONSUMER.INFO.RESULT.result-orchestrator",
		"$JS.API.CONSUMER.MSG.NEXT.RESULT.result-orchestrator", "$JS.API.STREAM.PURGE.RESULT", "$JS.API.STREAM.DELETE.RESULT")
}

func TestAttackerPublishesNowhere(t *testing.T) {
	y := openYard(t, nil)
	a, b := outsideID(1), outsideID(2)
	bad := attack(t, y.server.URL(), y.member(1))
	spies := []*attacker{y.spy("provers"), y.spy("orchestrator"), y.spy("system")}
	list, n := foreign(a, b), 0
	for _, subject := range list {
		for _, reply := range []string{"", "p." + b + ".in.work.sp1"} {
			msg := &nats.Msg{Subject: subject, Reply: reply, Data: []byte("attack")}
			if err := bad.PublishMsg(msg); errors.Is(err, nats.ErrBadSubject) {
				continue // our own client refuses it
			} else if err != nil {
				t.Fatalf("%s: %v", subject, err)
			}
			if n++; bad.denials(1) != 1 {
				t.Errorf("it may publish to %s (answers to %q)", subject, reply)
			}
		}
	}
	if n < 2*(len(list)-1) {
		t.Errorf("only %d of %d tried", n, 2*len(list))
	}
	for _, s := range spies {
		if err := s.Flush(); err != nil {
			t.Fatal(err)
		}
		for _, subject := range s.heard() {
			for _, wrong := range list {
				if subject == wrong && !strings.HasPrefix(subject, "$SYS.ACCOUNT") {
					t.Errorf("%s was delivered", subject)
				}
			}
		}
	}
	if n := left(t, y.conn, StreamWork) + left(t, y.conn, StreamResult); n != 0 {
		t.Errorf("%d messages in the streams", n)
	}
}

func TestAttackerHearsNothing(t *testing.T) {
	y := openYard(t, nil)
	a, b := outsideID(1), outsideID(2)
	bad := attack(t, y.server.URL(), y.member(1))
	victim := y.prover(2)
	subjects := []string{">", "*", "*.>", "p.>", "p.*.>", "p.*.in.>", "p.*.in.work.sp1", "p.*.out.>", "p." + b + ".>", "p." + b + ".in.>", "p." + a + ".>", "p." + a + ".*.>",
		"p." + a + ".out.>", "_INBOX.>", "_INBOX_*.>", access.Inbox(b) + ".>", access.Inbox(access.NameGateway) + ".>", "*.x", "*.*.*.*", "lemma.>", "$SYS.>", "$JS.>",
		"$JS.EVENT.>", "$JS.API.>", "$>", "$*.>"}
	n := 0
	for _, subject := range append(subjects, foreign(a, b)...) {
		if strings.HasPrefix(subject, "p."+a+".in.") || subject == access.Inbox(a)+".x" || subject == "p..out.result" {
			continue // its own
		}
		for _, group := range []string{"", "workers"} {
			bad.listen(subject, group)
			n++
		}
		if got := bad.denials(2); got != 2 {
			t.Errorf("subscribe to %s: %d of 2 refused", subject, got)
		}
	}
	privateWorkers(t, victim, func(context.Context, Work) error { return nil })
	if err := y.gateway.PublishWork(context.Background(), "sp1", workFor(2, 1)); err != nil {
		t.Fatal(err)
	}
	if err := errors.Join(victim.PublishResult(context.Background(), resultOf(2, 1)), y.conn.PublishWork(context.Background(), "sp1", goodWork()), bad.Flush()); err != nil {
		t.Fatal(err)
	}
	if got := bad.heard(); len(got) != 0 || n < 100 {
		t.Errorf("after %d subscriptions it heard %v", n, got)
	}
}

// What a prover may publish, with answers that would go to others.
func TestAttackerBorrowsNoVoice(t *testing.T) {
	y := openYard(t, nil)
	bad := attack(t, y.server.URL(), y.member(1))
	spies := []*attacker{y.spy("provers"), y.spy("orchestrator")}
	replies := []string{"p." + outsideID(2) + ".in.work.sp1", access.Inbox(outsideID(2)) + ".1", "lemma.work.sp1", "$JS.API.STREAM.DELETE.WORK", "_INBOX.1",
		access.Inbox(access.NameGateway) + ".1", access.Inbox(outsideID(1)) + "x.1", access.Inbox(outsideID(1))}
	body := must(encode(resultOf(1, 1)))
	for _, reply := range replies {
		if err := bad.PublishRequest(subjectOut(outsideID(1), "result"), reply, body); err != nil {
			t.Fatal(err)
		}
	}
	eventually(t, "all refused", func() bool { return y.gateway.Counts().Forged == uint64(len(replies)) })
	for _, s := range spies {
		_ = s.Flush()
		for _, subject := range s.heard() {
			for _, reply := range replies {
				if subject == reply {
					t.Errorf("the gateway answered on %s", subject)
				}
			}
		}
	}
	if n := left(t, y.conn, StreamResult); n != 0 {
		t.Errorf("%d results stored", n)
	}
	// Work that it was given allows one answer, and to nobody else.
	got := make(chan *nats.Msg, 1)
	if _, err := bad.Subscribe(subjectIn(outsideID(1), "work.sp1"), func(m *nats.Msg) { got <- m }); err != nil {
		t.Fatal(err)
	}
	_ = bad.Flush()
	done := make(chan error, 1)
	go func() { done <- y.gateway.PublishWork(context.Background(), "sp1", workFor(1, 1)) }()
	reply := receive(t, got).Reply
	for _, subject := range []string{reply, reply, reply + "x", access.Inbox(access.NameGateway) + ".zzz"} {
		if err := bad.Publish(subject, Answer{}.reply(nil)); err != nil {
			t.Fatal(err)
		}
	}
	if n := bad.denials(3); n != 3 {
		t.Errorf("%d of 3 answers too many were refused", n)
	}
	if err := receive(t, done); err != nil {
		t.Error(err)
	}
}

func TestAttackersCredentialsAreRefused(t *testing.T) {
	y := openYard(t, nil)
	provers := must(access.LoadSeed(filepath.Join(y.folder(), "provers.nk"), nkeys.PrefixByteAccount))
	stranger := must(nkeys.CreateAccount())
	user := y.member(1)
	elsewhere := must(authority(t, t.TempDir()).Orchestrator())
	expired := forge(provers, outsideID(1), func(c *jwt.UserClaims) { c.Expires = time.Now().Add(-time.Second).Unix() })
	byUser := forge(stranger, outsideID(1), func(*jwt.UserClaims) {})
	borrowed := forge(stranger, outsideID(1), func(c *jwt.UserClaims) { c.IssuerAccount = y.access.ProversAccount() })
	bearer := forge(provers, outsideID(1), func(c *jwt.UserClaims) { c.BearerToken = true })
	other := y.member(2)
	stolen := access.Credentials{Name: other.Name, JWT: other.JWT} // without the seed
	part := strings.Split(user.JWT, ".")
	changed := user
	changed.JWT = part[0] + "." + strings.Split(other.JWT, ".")[1] + "." + part[2]
	for what, c := range map[string]access.Credentials{
		"expired": expired, "another account's": byUser, "another account's in our name": borrowed, "bearer": bearer, "another operator's": elsewhere, "changed": changed,
	} {
		if nc, err := rawConnect(y.server.URL(), c); err == nil {
			nc.Close()
			t.Errorf("%s credentials are taken", what)
		}
	}
	if nc, err := nats.Connect(y.server.URL(), nats.NoReconnect(), nats.UserJWT(func() (string, error) { return stolen.JWT, nil }, user.Sign)); err == nil {
		nc.Close()
		t.Error("a JWT is taken with another's key")
	}
	for what, option := range map[string]nats.Option{"nobody": nats.Name("x"), "a password": nats.UserInfo("u", "p"), "a token": nats.Token("t")} {
		if nc, err := nats.Connect(y.server.URL(), nats.NoReconnect(), option); err == nil {
			nc.Close()
			t.Errorf("%s is let in", what)
		}
	}
	if nc, err := rawConnect(y.server.URL(), user); err != nil {
		t.Errorf("the good one is refused: %v", err)
	} else {
		nc.Close()
	}
}

// A prover that is shut out is disconnected, cannot come back with what it has, and gets nothing new; others do not notice.
// It stays so when the server restarts.
func TestRevokedProverIsOut(t *testing.T) {
	y := openYard(t, nil)
	credentials := y.member(1)
	bad := attack(t, y.server.URL(), credentials)
	good := y.prover(2)
	if err := y.access.Revoke(outsideID(1), time.Now()); err != nil {
		t.Fatal(err)
	}
	if err := PushRevocations(context.Background(), y.server.URL(), "", y.access); err != nil {
		t.Fatal(err)
	}
	eventually(t, "disconnected", bad.IsClosed)
	if err := good.PublishResult(context.Background(), resultOf(2, 1)); err != nil {
		t.Errorf("another prover is hurt: %v", err)
	}
	refused := func() {
		t.Helper()
		if nc, err := rawConnect(y.server.URL(), credentials); err == nil {
			nc.Close()
			t.Error("it is back")
		}
		if _, err := y.config(1).Join(context.Background()); proof.CodeOf(err) != "prover-revoked" {
			t.Errorf("it may join: %v", err)
		}
	}
	refused()
	if err := y.server.Close(); err != nil {
		t.Fatal(err)
	}
	y.serverCfg.Addr = strings.TrimPrefix(y.server.URL(), "nats://")
	y.serverCfg.Access = authority(t, y.folder())
	y.server = serveAny(t, y.serverCfg)
	refused()
	if err := y.access.Pardon(outsideID(1)); err != nil {
		t.Fatal(err)
	}
	eventually(t, "pardoned", func() bool {
		nc, err := rawConnect(y.server.URL(), y.member(1))
		if err == nil {
			nc.Close()
		}
		return err == nil
	})
}

func TestAttackerIsBounded(t *testing.T) {
	y := openYard(t, nil)
	bad := attack(t, y.server.URL(), y.member(1))
	for n := range access.MaxProverSubs + 1 {
		if _, err := bad.SubscribeSync(subjectIn(outsideID(1), fmt.Sprint(n))); err != nil {
			t.Fatal(err)
		}
	}
	if bad.denials(1) == 0 {
		t.Error("it may subscribe as often as it likes")
	}
	if err := bad.Publish(subjectOut(outsideID(1), "result"), make([]byte, access.MaxPayloadBytes+1)); err == nil && bad.Flush() == nil && bad.IsConnected() {
		t.Error("it may send what is too large")
	}
}

// One prover opens connections without end: all of them are cut, nobody else's.
func TestTooManyConnectionsAreCut(t *testing.T) {
	y := openYard(t, nil)
	good := y.prover(2)
	credentials := y.member(1)
	var all []*nats.Conn
	for range MaxProverConnections {
		all = append(all, must(rawConnect(y.server.URL(), credentials)))
	}
	if err := y.gateway.warden.system.Flush(); err != nil {
		t.Fatal(err)
	}
	if y.gateway.Counts().Cut != 0 {
		t.Fatal("cut at the limit")
	}
	if last, err := rawConnect(y.server.URL(), credentials); err == nil { // it may be cut before it is let in
		all = append(all, last)
	}
	eventually(t, "all are cut", func() bool {
		for _, c := range all {
			if !c.IsClosed() {
				return false
			}
		}
		return true
	})
	eventually(t, "it is counted", func() bool { return y.gateway.Counts().Cut == 1 }) // once the server has answered
	if err := good.PublishResult(context.Background(), resultOf(2, 1)); err != nil || y.gateway.Counts().Cut != 1 {
		t.Errorf("%v, %+v", err, y.gateway.Counts())
	}
}

// One prover floods: it is cut off, and the other's results go through all the while.
func TestFloodIsCut(t *testing.T) {
	y := openYard(t, nil)
	cfg := y.config(2)
	cfg.CallTime = 2 * time.Second
	good := must(ConnectPrivate(context.Background(), cfg))
	t.Cleanup(good.Close)
	bad := attack(t, y.server.URL(), y.member(1))
	body := must(encode(resultOf(1, 1)))
	flooding := make(chan struct{})
	go func() {
		defer close(flooding)
		for !bad.IsClosed() {
			if bad.Publish(subjectOut(outsideID(1), "result"), body) != nil {
				return
			}
		}
	}()
	for n := 1; n <= 20; n++ {
		// In this flood the gateway's own connection may drop a message; who reports a result tries again.
		eventually(t, fmt.Sprint("result ", n), func() bool { return good.PublishResult(context.Background(), resultOf(2, n)) == nil })
	}
	<-flooding
	eventually(t, "it is counted", func() bool { return y.gateway.Counts().Cut > 0 }) // once the server has answered
	if c := y.gateway.Counts(); c.Flooded < ProverExcess || !y.heard.has("flood") {
		t.Errorf("%+v", c)
	}
}

// The operator's own nodes may take work and report, and nothing else.
func TestFleetNodeCannotHurtTheQueue(t *testing.T) {
	y := openYard(t, nil)
	if err := y.conn.PublishWork(context.Background(), "sp1", goodWork()); err != nil {
		t.Fatal(err)
	}
	bad := attack(t, y.server.URL(), must(y.access.Fleet("node-1", "sp1")))
	may := map[string]bool{"$JS.API.CONSUMER.INFO.WORK.work-sp1": true, "$JS.API.CONSUMER.MSG.NEXT.WORK.work-sp1": true, "$JS.ACK.WORK.work-sp1.1.1.1.1.1": true}
	for _, subject := range append(foreign(outsideID(1), "node-2"), "$JS.API.CONSUMER.MSG.NEXT.WORK.work-cairo", "lemma.prover.node-2.heartbeat") {
		if may[subject] || strings.HasPrefix(subject, "lemma.result.") || strings.HasPrefix(subject, "lemma.progress.") || subject == "p..out.result" {
			continue
		}
		_ = bad.PublishRequest(subject, access.Inbox("node-1")+".x", []byte("{}"))
		if bad.denials(1) != 1 {
			t.Errorf("it may publish to %s", subject)
		}
	}
	for _, subject := range []string{">", "lemma.>", "lemma.work.sp1", "_INBOX.>", access.Inbox("node-2") + ".>", access.Inbox(access.NameOrchestrator) + ".>", "$JS.>", "$SYS.>"} {
		bad.listen(subject, "")
		if bad.denials(1) != 1 {
			t.Errorf("it may listen to %s", subject)
		}
	}
	if n := left(t, y.conn, StreamWork); n != 1 {
		t.Errorf("%d work messages left, want 1", n)
	}
	for id, zkvm := range map[string]string{outsideID(1): "sp1", "0xnode": "sp1", "a.b": "sp1", access.NameOrchestrator: "sp1", "*": "sp1", "node-1": ">", "": "sp1"} {
		if _, err := y.access.Fleet(id, zkvm); proof.CodeOf(err) != "bad-id" {
			t.Errorf("a node %q for %q: %v", id, zkvm, err)
		}
	}
}
