package queue

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/leak"
	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/proof"
	"github.com/nats-io/nats.go/jetstream"
)

const patience = 2 * time.Minute

func TestMain(m *testing.M) { leak.Main(m) }

func serve(t *testing.T, cfg ServerConfig) *Server {
	t.Helper()
	s, err := StartServer(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// serverConfig is a server on a loopback address of its own: while it is down, no other process is given its port.
func serverConfig(t *testing.T) ServerConfig {
	addr := fmt.Sprintf("127.%d.%d.%d:0", 1+rand.N(254), rand.N(255), 1+rand.N(254))
	return ServerConfig{Addr: addr, StoreDir: t.TempDir(), Access: authority(t, t.TempDir())}
}

func authority(t *testing.T, folder string) *access.Authority {
	t.Helper()
	a, err := access.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// complaints collects what OnError hears.
type complaints struct {
	mu   sync.Mutex // guards list
	list []string
}

func (c *complaints) add(_ string, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.list = append(c.list, proof.CodeOf(err))
}

func (c *complaints) has(code string) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Contains(c.list, code)
}

func connect(t *testing.T, url string, a *access.Authority) (*Conn, *complaints) {
	t.Helper()
	heard := &complaints{}
	cfg := quick(url, must(a.Orchestrator()), heard)
	c, err := Connect(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c, heard
}

// connectNode connects as one of the operator's own nodes.
func connectNode(t *testing.T, url string, a *access.Authority, id string) (*Conn, *complaints) {
	t.Helper()
	heard := &complaints{}
	cfg := quick(url, must(a.Fleet(id, "sp1")), heard)
	cfg.Node = true
	c, err := Connect(context.Background(), cfg)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c, heard
}

// quick is a configuration with short times where tests wait for them to pass, and the usual ones where they only wait for the server:
// a machine that stands still for half a second must not look like a dead prover.
func quick(url string, c access.Credentials, heard *complaints) Config {
	return Config{
		URL: url, Credentials: c, Name: c.Name, OnError: heard.add,
		RetryDelay: 20 * time.Millisecond, VersionDelay: 20 * time.Millisecond, PollTime: 2 * time.Second, PauseTime: 20 * time.Millisecond,
	}
}

// open is a server with one connection.
func open(t *testing.T) (*Conn, *complaints) {
	cfg := serverConfig(t)
	s := serve(t, cfg)
	t.Cleanup(func() { _ = s.Close() })
	return connect(t, s.URL(), cfg.Access)
}

// background runs a consumer until stop, and at the end of the test.
func background(t *testing.T, run func(context.Context) error) (stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		if err := run(ctx); err != nil {
			t.Error(err)
		}
	}()
	stop = func() { cancel(); <-ended }
	t.Cleanup(stop)
	return stop
}

func workers(t *testing.T, c *Conn, handle func(context.Context, Work) error) (stop func()) {
	return background(t, func(ctx context.Context) error { return c.ConsumeWork(ctx, "sp1", handle) })
}

func receive[T any](t *testing.T, ch <-chan T) T {
	t.Helper()
	select {
	case v := <-ch:
		return v
	case <-time.After(patience):
		t.Fatal("nothing came")
		panic("unreachable")
	}
}

func eventually(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !ok(); time.Sleep(2 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("never: %s", what)
		}
	}
}

// publish publishes attempts at different orders; the first is goodWork's.
func publish(t *testing.T, c *Conn, attempts ...int) {
	t.Helper()
	for _, a := range attempts {
		w := goodWork()
		if w.Attempt = a; a != 1 {
			w.Order = proof.Sum([]byte{byte(a)})
		}
		if err := c.PublishWork(context.Background(), "sp1", w); err != nil {
			t.Fatal(err)
		}
	}
}

// publishSecond tries for a time: a server that comes back may not hear the first try.
func publishSecond(c *Conn) error {
	ctx, cancel := context.WithTimeout(context.Background(), callTime)
	defer cancel()
	w := goodWork()
	w.Attempt, w.Order = 2, proof.Sum([]byte{2})
	return c.PublishWork(ctx, "sp1", w)
}

// left is how many messages the stream holds.
func state(t *testing.T, c *Conn, stream string) jetstream.StreamState {
	t.Helper()
	s, err := c.js.Stream(context.Background(), stream)
	if err != nil {
		t.Fatal(err)
	}
	return s.CachedInfo().State
}

func left(t *testing.T, c *Conn, stream string) uint64 { t.Helper(); return state(t, c, stream).Msgs }

func readers(t *testing.T, c *Conn, stream string) int {
	t.Helper()
	return state(t, c, stream).Consumers
}

func TestWorkIsHandledOnceAndRemoved(t *testing.T) {
	c, _ := open(t)
	got := make(chan Work, 10)
	publish(t, c, 1, 1, 2) // the second is the first again
	workers(t, c, func(_ context.Context, w Work) error { got <- w; return nil })
	if a, b := receive(t, got), receive(t, got); !reflect.DeepEqual(a, goodWork()) || b.Attempt != 2 {
		t.Fatalf("%+v and %+v", a, b)
	}
	eventually(t, "both removed", func() bool { return left(t, c, StreamWork) == 0 })
	if len(got) != 0 {
		t.Fatal("a duplicate was delivered")
	}
}

func TestTwoProversShareTheWork(t *testing.T) {
	c, _ := open(t)
	both := make(chan struct{})
	var meet sync.WaitGroup
	meet.Add(2)
	go func() { meet.Wait(); close(both) }()
	handle := func(context.Context, Work) error { meet.Done(); <-both; return nil }
	workers(t, c, handle)
	workers(t, c, handle)
	publish(t, c, 1, 2)
	receive(t, both) // each job waits for the other: only two at once can end
	eventually(t, "both removed", func() bool { return left(t, c, StreamWork) == 0 })
}

func TestHandlerErrorsDecideTheMessagesFate(t *testing.T) {
	for _, class := range []proof.Class{proof.Retry, proof.Bug, proof.Permanent, proof.Caller, ""} {
		t.Run("class "+string(class), func(t *testing.T) {
			c, _ := open(t)
			calls := make(chan struct{}, 10)
			first := true
			workers(t, c, func(context.Context, Work) error {
				calls <- struct{}{}
				defer func() { first = false }()
				if !first {
					return nil
				}
				if class == "" {
					return errors.New("an error without a class")
				}
				return proof.Errorf(class, "test", "test")
			})
			publish(t, c, 1)
			receive(t, calls)
			again := class != proof.Permanent && class != proof.Caller
			if again {
				receive(t, calls)
			}
			eventually(t, "removed", func() bool { return left(t, c, StreamWork) == 0 })
			if len(calls) != 0 {
				t.Fatal("delivered once more")
			}
		})
	}
}

// Fault 1: a prover takes a job and dies without a word.
func TestWorkOfADeadProverGoesToAnother(t *testing.T) {
	cfg := serverConfig(t)
	s := serve(t, cfg)
	t.Cleanup(func() { _ = s.Close() })
	publisher, _ := connect(t, s.URL(), cfg.Access)
	publisher.cfg.AckWait = 300 * time.Millisecond // of the consumer that it makes
	publish(t, publisher, 1)
	dead, _ := connectNode(t, s.URL(), cfg.Access, "node-1")
	taken, release := make(chan struct{}), make(chan struct{})
	workers(t, dead, func(context.Context, Work) error { close(taken); <-release; return nil })
	receive(t, taken)
	dead.nats.Close() // its heartbeats and its ack go nowhere from here on
	alive, _ := connectNode(t, s.URL(), cfg.Access, "node-2")
	got := make(chan Work, 1)
	workers(t, alive, func(_ context.Context, w Work) error { got <- w; return nil })
	if w := receive(t, got); w.Attempt != 1 {
		t.Fatalf("%+v", w)
	}
	close(release)
}

func TestStoppedProverGivesWorkBackAtOnce(t *testing.T) {
	c, _ := open(t)
	taken := make(chan struct{})
	stop := workers(t, c, func(ctx context.Context, _ Work) error { close(taken); <-ctx.Done(); return ctx.Err() })
	publish(t, c, 1)
	receive(t, taken)
	stop()
	got := make(chan Work, 1)
	workers(t, c, func(_ context.Context, w Work) error { got <- w; return nil })
	receive(t, got)
}

// Fault 14: a job that nobody can finish is not delivered for ever.
func TestPoisonWorkIsExhausted(t *testing.T) {
	c, _ := open(t)
	exhausted := make(chan Work, 10)
	stop, err := c.WatchExhausted(context.Background(), func(w Work) { exhausted <- w })
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	var mu sync.Mutex
	calls := 0
	workers(t, c, func(context.Context, Work) error {
		mu.Lock()
		defer mu.Unlock()
		calls++
		return errors.New("always")
	})
	publish(t, c, 1)
	if w := receive(t, exhausted); !reflect.DeepEqual(w, goodWork()) {
		t.Fatalf("%+v", w)
	}
	mu.Lock()
	defer mu.Unlock()
	if calls != MaxDeliveries {
		t.Fatalf("delivered %d times, want %d", calls, MaxDeliveries)
	}
	if n := left(t, c, StreamWork); n != 0 {
		t.Fatalf("%d messages left", n)
	}
}

// Messages that our own side would never publish, put on the wire by hand.
func TestBadMessagesOnTheWire(t *testing.T) {
	c, heard := open(t)
	got := make(chan Work, 10)
	good, err := encode(goodWork())
	if err != nil {
		t.Fatal(err)
	}
	pad := func(n int) []byte { return []byte(string(good) + strings.Repeat(" ", n-len(good))) }
	for i, raw := range [][]byte{[]byte("garbage"), nil, pad(MaxMessageBytes + 1), []byte(`{"v":1}`), pad(MaxMessageBytes)} {
		if _, err := c.js.Publish(context.Background(), fmt.Sprint(subjectWork, "sp1.", i), raw); err != nil {
			t.Fatal(err)
		}
	}
	workers(t, c, func(_ context.Context, w Work) error { got <- w; return nil })
	receive(t, got) // only the last is good
	eventually(t, "all removed", func() bool { return left(t, c, StreamWork) == 0 })
	if len(got) != 0 || !heard.has("bad-message") {
		t.Fatalf("handled %d more; heard %v", len(got), heard.list)
	}
	if _, err := c.js.Publish(context.Background(), subjectWork+"sp1.x", make([]byte, access.MaxPayloadBytes+1)); err == nil {
		t.Fatal("the server takes more than its limit")
	}
}

// Fault 45: an older prover must leave what it cannot read to a newer one.
func TestUnknownVersionStaysInTheQueue(t *testing.T) {
	c, heard := open(t)
	if _, err := c.js.Publish(context.Background(), subjectWork+"sp1.x", []byte(`{"v":2}`)); err != nil {
		t.Fatal(err)
	}
	stop := workers(t, c, func(context.Context, Work) error { t.Error("handled"); return nil })
	eventually(t, "complaint", func() bool { return heard.has("unknown-version") })
	stop()
	if n := left(t, c, StreamWork); n != 1 {
		t.Fatalf("%d messages, want 1", n)
	}
}

func TestResultsComeUntilTheSinkTakesThem(t *testing.T) {
	c, _ := open(t)
	c.cfg.ClearTime = time.Hour // what one reader has done with is to be there for the other
	if err := c.PublishResult(context.Background(), goodResult()); err != nil {
		t.Fatal(err)
	}
	failures := []error{errors.New("disk"), proof.Errorf(proof.Permanent, "x", "x"), proof.Errorf(proof.Caller, "x", "x")}
	for range 2 * MaxDeliveries {
		failures = append(failures, errors.New("disk"))
	}
	calls, sunk := 0, make(chan Result, 10)
	sink := func(_ context.Context, r Result) error {
		if calls < len(failures) {
			calls++
			return failures[calls-1]
		}
		sunk <- r
		return nil
	}
	stop := background(t, func(ctx context.Context) error { return c.ConsumeResults(ctx, "orchestrator", sink) })
	if r := receive(t, sunk); r.Prover != "p-1" || r.Stages[0].Seconds != 1.5 {
		t.Fatalf("%+v", r)
	}
	stop()
	next := goodResult()
	next.Attempt = 2
	if err := c.PublishResult(context.Background(), next); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]int{"orchestrator": 2, "other": 1} { // the durable goes on; a new one begins
		background(t, func(ctx context.Context) error { return c.ConsumeResults(ctx, name, sink) })
		if r := receive(t, sunk); r.Attempt != want && name == "orchestrator" {
			t.Fatalf("attempt %d, want %d", r.Attempt, want)
		}
	}
}

// What every reader is done with is removed; what one of them has not acknowledged stays, and is not lost to it.
func TestAcknowledgedResultsAreRemoved(t *testing.T) {
	c, _ := open(t)
	c.cfg.ClearTime = time.Millisecond
	slow := make(chan Result)
	release := make(chan struct{})
	stopSlow := background(t, func(ctx context.Context) error {
		return c.ConsumeResults(ctx, "slow", func(ctx context.Context, r Result) error {
			slow <- r
			select {
			case <-release:
			case <-ctx.Done():
				return ctx.Err()
			}
			return nil
		})
	})
	quick := make(chan Result, 10)
	background(t, func(ctx context.Context) error {
		return c.ConsumeResults(ctx, "quick", func(_ context.Context, r Result) error { quick <- r; return nil })
	})
	// What was cleared before a reader first came is not kept for it: both are to be there before the first result.
	eventually(t, "both readers", func() bool { return readers(t, c, StreamResult) == 2 })
	for attempt := 1; attempt <= 3; attempt++ {
		r := goodResult()
		r.Attempt = attempt
		if err := c.PublishResult(context.Background(), r); err != nil {
			t.Fatal(err)
		}
		if got := receive(t, quick); got.Attempt != attempt {
			t.Fatalf("attempt %d, want %d", got.Attempt, attempt)
		}
	}
	if r := receive(t, slow); r.Attempt != 1 {
		t.Fatalf("attempt %d, want 1", r.Attempt)
	}
	if n := left(t, c, StreamResult); n != 3 {
		t.Fatalf("%d results, want the 3 that one reader has not acknowledged", n)
	}
	release <- struct{}{}
	if r := receive(t, slow); r.Attempt != 2 {
		t.Fatalf("attempt %d, want 2", r.Attempt)
	}
	eventually(t, "the first result's removal", func() bool { return left(t, c, StreamResult) == 2 })
	close(release)
	if r := receive(t, slow); r.Attempt != 3 {
		t.Fatalf("attempt %d, want 3", r.Attempt)
	}
	eventually(t, "the removal of all", func() bool { return left(t, c, StreamResult) == 0 })
	stopSlow()
}

func TestProgressAndHeartbeats(t *testing.T) {
	c, heard := open(t)
	one, all, beats := make(chan Progress, 10), make(chan Progress, 10), make(chan Heartbeat, 10)
	other := goodProgress()
	other.Order = proof.Sum([]byte("other"))
	for _, subscribe := range []func() (func(), error){
		func() (func(), error) { return c.SubscribeProgress(other.Order, func(p Progress) { one <- p }) },
		func() (func(), error) { return c.SubscribeProgress(proof.Digest{}, func(p Progress) { all <- p }) },
		func() (func(), error) { return c.SubscribeHeartbeats(func(h Heartbeat) { beats <- h }) },
	} {
		stop, err := subscribe()
		if err != nil {
			t.Fatal(err)
		}
		defer stop()
	}
	forged, _ := encode(goodHeartbeat())
	if err := c.nats.Publish(subjectProver+"somebody-else"+heartbeatSuffix, forged); err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{c.PublishProgress(goodProgress()), c.PublishProgress(other), c.PublishHeartbeat(goodHeartbeat())} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if p := receive(t, one); p.Order != other.Order || *p.Fraction != 0.5 {
		t.Fatalf("%+v", p)
	}
	receive(t, all)
	receive(t, all)
	if h := receive(t, beats); h.ZKVM != "sp1" {
		t.Fatalf("%+v", h)
	}
	if len(one)+len(all)+len(beats) != 0 || !heard.has("bad-message") {
		t.Fatal("something came that should not")
	}
	if err := c.PublishHeartbeat(Heartbeat{Prover: "a.b"}); proof.CodeOf(err) != "bad-message" {
		t.Fatalf("a bad heartbeat is sent: %v", err)
	}
}
