package queue

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/proof"
)

// yard is a server with an orchestrator's gateway, to which outside provers come.
type yard struct {
	t         *testing.T
	server    natsServer
	serverCfg ServerConfig
	access    *access.Authority
	conn      *Conn
	gateway   *Gateway
	heard     *complaints
}

func openYard(t *testing.T, edit func(*GatewayConfig)) *yard {
	t.Helper()
	cfg := serverConfig(t)
	y := &yard{t: t, server: serveAny(t, cfg), serverCfg: cfg, access: cfg.Access}
	t.Cleanup(func() { _ = y.server.Close() })
	y.conn, _ = connect(t, y.server.URL(), y.access)
	y.heard = &complaints{}
	g := GatewayConfig{Queue: y.conn, URL: y.server.URL(), Authority: y.access, OnError: y.heard.add}
	if edit != nil {
		edit(&g)
	}
	var err error
	if y.gateway, err = OpenGateway(context.Background(), g); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(y.gateway.Close)
	return y
}

func outsideID(n int) string { return fmt.Sprintf("0x%040x", n) }

// config is prover n's; its key and journal are the same in each call.
func (y *yard) config(n int) PrivateConfig {
	y.t.Helper()
	folder := filepath.Join(filepath.Dir(y.serverCfg.StoreDir), fmt.Sprint("prover-", n))
	if err := os.MkdirAll(folder, 0o700); err != nil {
		y.t.Fatal(err)
	}
	key := must(access.LoadUserKey(filepath.Join(folder, "user.nk")))
	heard := &complaints{}
	return PrivateConfig{
		Key: key, Journal: filepath.Join(folder, "journal"), OnError: heard.add,
		RetryDelay: 20 * time.Millisecond, RejoinPause: 20 * time.Millisecond,
		Join: func(context.Context) (access.Membership, error) {
			m, err := y.access.Admit(access.Applicant{ID: outsideID(n), NKey: key.Public(), Recipient: "age1" + fmt.Sprint(n)}, time.Now())
			m.URLs = []string{y.server.URL()}
			return m, err
		},
	}
}

func (y *yard) prover(n int) *Private {
	y.t.Helper()
	p, err := ConnectPrivate(context.Background(), y.config(n))
	if err != nil {
		y.t.Fatal(err)
	}
	y.t.Cleanup(p.Close)
	return p
}

func workFor(n, attempt int) Work {
	w := goodWork()
	w.Assignee, w.Attempt, w.Deadline = outsideID(n), attempt, time.Now().Add(time.Hour).Unix()
	return w
}

func resultOf(n, attempt int) Result {
	r := goodResult()
	r.Prover, r.Attempt = outsideID(n), attempt
	return r
}

func privateWorkers(t *testing.T, p *Private, handle func(context.Context, Work) error) (stop func()) {
	stop = background(t, func(ctx context.Context) error { return p.ConsumeWork(ctx, "sp1", handle) })
	eventually(t, "it listens", func() bool { p.mu.Lock(); defer p.mu.Unlock(); return p.consumers["sp1"] > 0 })
	return stop
}

func TestOutsideProverGetsItsWorkAndReports(t *testing.T) {
	y := openYard(t, nil)
	a, b := y.prover(1), y.prover(2)
	got, others := make(chan Work, 10), make(chan Work, 10)
	privateWorkers(t, a, func(_ context.Context, w Work) error { got <- w; return nil })
	privateWorkers(t, b, func(_ context.Context, w Work) error { others <- w; return nil })
	workers(t, y.conn, func(_ context.Context, w Work) error { others <- w; return nil })
	progress, beats, results := make(chan Progress, 10), make(chan Heartbeat, 10), make(chan Result, 10)
	stop := must(y.gateway.SubscribeProgress(proof.Digest{}, func(p Progress) { progress <- p }))
	defer stop()
	stop = must(y.gateway.SubscribeHeartbeats(func(h Heartbeat) { beats <- h }))
	defer stop()
	background(t, func(ctx context.Context) error {
		return y.gateway.ConsumeResults(ctx, "test", func(_ context.Context, r Result) error { results <- r; return nil })
	})
	for range 2 { // the second is the first again
		if err := y.gateway.PublishWork(context.Background(), "sp1", workFor(1, 1)); err != nil {
			t.Fatal(err)
		}
	}
	if w := receive(t, got); w.Assignee != outsideID(1) || w.Attempt != 1 {
		t.Fatalf("%+v", w)
	}
	p := goodProgress()
	p.Prover = outsideID(1)
	h := goodHeartbeat()
	h.Prover, h.Operator, h.Recipient = outsideID(1), address, "age1-of-somebody-else"
	if err := errors.Join(a.PublishProgress(p), a.PublishHeartbeat(h)); err != nil {
		t.Fatal(err)
	}
	if p := receive(t, progress); p.Prover != outsideID(1) {
		t.Fatalf("%+v", p)
	}
	if h := receive(t, beats); h.Operator != outsideID(1) || h.Recipient != "age11" {
		t.Fatalf("a heartbeat counts as what was signed at join: %+v", h)
	}
	for range 3 { // retried, as after a lost answer
		if err := a.PublishResult(context.Background(), resultOf(1, 1)); err != nil {
			t.Fatal(err)
		}
	}
	if n := left(t, y.conn, StreamResult); n != 1 {
		t.Fatalf("%d results are stored, want 1", n)
	}
	if r := receive(t, results); r.Prover != outsideID(1) || !reflect.DeepEqual(r.Stages, goodResult().Stages) {
		t.Fatalf("%+v", r)
	}
	if len(others) != 0 {
		t.Fatalf("another prover got the work: %+v", <-others)
	}
	if err := y.conn.PublishWork(context.Background(), "sp1", workFor(1, 2)); proof.CodeOf(err) != "bad-message" {
		t.Fatalf("the fleet's queue takes an outside prover's work: %v", err)
	}
}

func TestUnreachableProver(t *testing.T) {
	y := openYard(t, nil)
	unreachable := func(what string) {
		t.Helper()
		err := y.gateway.PublishWork(context.Background(), "sp1", workFor(1, 1))
		if proof.CodeOf(err) != "prover-unreachable" || proof.ClassOf(err) != proof.Retry {
			t.Fatalf("%s: %v", what, err)
		}
	}
	unreachable("never seen")
	p := y.prover(1)
	unreachable("takes no work now")
	stop := privateWorkers(t, p, func(ctx context.Context, _ Work) error { <-ctx.Done(); return ctx.Err() })
	if err := y.gateway.PublishWork(context.Background(), "cairo", workFor(1, 1)); proof.CodeOf(err) != "prover-unreachable" {
		t.Fatalf("another zkVM: %v", err)
	}
	for n := 1; n <= MaxWaitingWork; n++ {
		if err := y.gateway.PublishWork(context.Background(), "sp1", workFor(1, n)); err != nil {
			t.Fatalf("job %d: %v", n, err)
		}
	}
	err := y.gateway.PublishWork(context.Background(), "sp1", workFor(1, MaxWaitingWork+1))
	if proof.CodeOf(err) != "prover-unreachable" || !strings.Contains(err.Error(), "too-busy") {
		t.Fatalf("one past the limit: %v", err)
	}
	stop()
	if err := p.nats.Flush(); err != nil { // the server knows that it listens no more
		t.Fatal(err)
	}
	unreachable("stopped")
}

// Acknowledged work is on disk: the process dies right after it, and the next one has the job.
func TestAcceptedWorkOutlivesTheProcess(t *testing.T) {
	y := openYard(t, nil)
	p := y.prover(1)
	taken := make(chan struct{}, 1)
	stop := privateWorkers(t, p, func(ctx context.Context, _ Work) error { taken <- struct{}{}; <-ctx.Done(); return ctx.Err() })
	for n := 1; n <= 3; n++ {
		if err := y.gateway.PublishWork(context.Background(), "sp1", workFor(1, n)); err != nil {
			t.Fatal(err)
		}
	}
	receive(t, taken)
	stop()
	p.Close()
	junk := filepath.Join(y.config(1).Journal, "junk.json")
	if err := os.WriteFile(junk, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	p = y.prover(1)
	got := make(chan int, 10)
	var fails atomic.Int32
	privateWorkers(t, p, func(_ context.Context, w Work) error {
		if w.Attempt == 2 && fails.Add(1) < MaxDeliveries {
			return errors.New("not now")
		}
		got <- w.Attempt
		return nil
	})
	seen := map[int]bool{receive(t, got): true, receive(t, got): true, receive(t, got): true}
	if len(seen) != 3 {
		t.Fatalf("%v", seen)
	}
	eventually(t, "the journal is empty", func() bool {
		left, err := filepath.Glob(filepath.Join(y.config(1).Journal, "*.json"))
		return err == nil && len(left) == 0
	})
	if _, err := os.Stat(junk + ".bad"); err != nil {
		t.Fatalf("a file that cannot be read is set aside: %v", err)
	}
}

// A job that kills its prover each time is not tried for ever.
func TestJournalCountsTries(t *testing.T) {
	folder := t.TempDir()
	for try := 1; try <= MaxDeliveries+1; try++ {
		j, err := openJournal(disk.Disk{}, folder, func(what string, err error) { t.Error(what, err) })
		if err != nil {
			t.Fatal(err)
		}
		if try == 1 {
			if err := j.add("sp1", workFor(1, 1)); err != nil {
				t.Fatal(err)
			}
		}
		if e, err := j.take("sp1"); err != nil || e.Tries != try {
			t.Fatalf("%+v, %v", e, err)
		}
		if e, err := j.take("sp1"); e != nil || err != nil {
			t.Fatalf("taken twice: %+v, %v", e, err)
		}
	}
	j := must(openJournal(disk.Disk{}, folder, nil))
	e := must(j.take("sp1"))
	tries := e.Tries
	if err := j.back(e, false); err != nil || must(j.take("sp1")).Tries != tries {
		t.Fatalf("a try that was broken off counts: %v", err)
	}
	p := &Private{cfg: PrivateConfig{OnError: func(string, error) {}}, journal: j, news: make(chan struct{})}
	p.handleOne(context.Background(), e, func(context.Context, Work) error { t.Error("handled"); return nil })
	if len(j.entries) != 0 {
		t.Fatal("it is still there")
	}
}

// The membership is renewed before it ends, and when the server refuses it; work in between waits for the next connection.
func TestProverStaysMember(t *testing.T) {
	y := openYard(t, nil)
	cfg := y.config(1)
	joined := make(chan struct{}, 100)
	join := cfg.Join
	first := true
	cfg.Join = func(ctx context.Context) (access.Membership, error) {
		m, err := join(ctx)
		if first {
			first = false
			m.ValidUntil = time.Now().Unix() // so that it is renewed at once
		}
		joined <- struct{}{}
		return m, err
	}
	p := must(ConnectPrivate(context.Background(), cfg))
	t.Cleanup(p.Close)
	receive(t, joined)
	receive(t, joined)
	y.gateway.Cut(outsideID(1))
	receive(t, joined) // refused, so it joins again
	privateWorkers(t, p, func(context.Context, Work) error { return nil })
	eventually(t, "work is taken again", func() bool { return y.gateway.PublishWork(context.Background(), "sp1", workFor(1, 1)) == nil })
	eventually(t, "results are taken again", func() bool { return p.PublishResult(context.Background(), resultOf(1, 1)) == nil })
}

func TestGatewayAnswersWhatItCannotTake(t *testing.T) {
	y := openYard(t, nil)
	p := y.prover(1)
	for what, c := range map[string]struct {
		body, code string
	}{
		"unknown version": {`{"v":2}`, "unknown-version"},
		"garbage":         {"garbage", "bad-message"},
		"another prover":  {string(must(encode(resultOf(2, 1)))), "wrong-prover"},
		"a fleet node":    {string(must(encode(goodResult()))), "wrong-prover"},
	} {
		msg, err := p.nats.Request(subjectOut(outsideID(1), "result"), []byte(c.body), patience)
		if err != nil {
			t.Fatalf("%s: %v", what, err)
		}
		answer := must(decode[Answer](msg.Data))
		if answer.Error == nil || answer.Error.Code != c.code {
			t.Errorf("%s: %s", what, msg.Data)
		}
	}
	if n := left(t, y.conn, StreamResult); n != 0 {
		t.Fatalf("%d results stored", n)
	}
	if c := y.gateway.Counts(); c.Forged != 2 || c.Bad != 2 {
		t.Fatalf("%+v", c)
	}
	y.conn.nats.Close() // the stream cannot be reached: nothing is acknowledged
	if err := p.PublishResult(context.Background(), resultOf(1, 1)); proof.CodeOf(err) != "queue-unavailable" {
		t.Fatalf("a result that is not stored: %v", err)
	}
}

func TestURLsOfOwnJobsOnly(t *testing.T) {
	asked := make(chan URLRequest, 10)
	elsewhere := proof.Sum([]byte("of a job before the restart"))
	y := openYard(t, func(c *GatewayConfig) {
		c.URLs = func(_ context.Context, id string, r URLRequest) (Answer, error) {
			asked <- r
			return Answer{URL: "https://store/" + id, Headers: map[string]string{"X": "y"}, Bytes: 7}, nil
		}
		given := workFor(1, 1)
		given.Receipts = []Receipt{{proof.StageCore, elsewhere, 3}}
		c.Given = []Work{given}
	})
	a, b := y.prover(1), y.prover(2)
	privateWorkers(t, a, func(context.Context, Work) error { return nil })
	w := workFor(1, 1)
	w.Receipts = []Receipt{{proof.StageCore, proof.Sum([]byte("receipt")), 3}}
	if err := y.gateway.PublishWork(context.Background(), "sp1", w); err != nil {
		t.Fatal(err)
	}
	sent := proof.Sum([]byte("sent"))
	for _, c := range []struct {
		p    *Private
		r    URLRequest
		code string
	}{
		{a, URLRequest{Op: OpGet, Digest: w.ProgramDigest}, ""}, {a, URLRequest{Op: OpGet, Digest: w.InputDigest}, ""},
		{a, URLRequest{Op: OpGet, Digest: w.Receipts[0].Digest}, ""}, {a, URLRequest{Op: OpGet, Digest: elsewhere}, ""},
		{a, URLRequest{Op: OpGet, Digest: sent}, "artifact-denied"}, {b, URLRequest{Op: OpGet, Digest: w.InputDigest}, "artifact-denied"},
		{b, URLRequest{Op: OpGet, Digest: elsewhere}, "artifact-denied"},
		{a, URLRequest{Op: OpPut, Digest: sent, Bytes: 9}, ""}, {a, URLRequest{Op: OpDone, Digest: sent, Bytes: 9}, ""},
		{a, URLRequest{Op: OpGet, Digest: sent}, ""}, {b, URLRequest{Op: OpGet, Digest: sent}, "artifact-denied"},
		{a, URLRequest{Op: "list", Digest: sent}, "bad-message"}, {a, URLRequest{Op: OpPut, Digest: sent, Bytes: MaxArtifactBytes + 1}, "bad-message"},
		{b, URLRequest{Op: OpPut, Digest: sent, Bytes: MaxArtifactBytes}, ""}, {b, URLRequest{Op: OpPut, Digest: sent, Bytes: MaxArtifactBytes}, ""},
		{b, URLRequest{Op: OpPut, Digest: sent, Bytes: MaxArtifactBytes}, ""}, {b, URLRequest{Op: OpPut, Digest: sent, Bytes: MaxArtifactBytes}, ""},
		{b, URLRequest{Op: OpPut, Digest: sent, Bytes: 1}, "too-many-bytes"},
	} {
		answer, err := c.p.URL(context.Background(), c.r)
		if code := proof.CodeOf(err); err != nil && code != c.code || err == nil && c.code != "" {
			t.Errorf("%s %+v: %v, want %q", c.p.ID(), c.r, err, c.code)
		}
		if err == nil && (answer.URL != "https://store/"+c.p.ID() || answer.Bytes != 7 || answer.Headers["X"] != "y" || (<-asked).Op != c.r.Op) {
			t.Errorf("%+v", answer)
		}
	}
}
