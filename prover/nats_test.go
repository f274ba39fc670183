package prover

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/proof"
)

// testServer is a queue server that can be stopped and started again.
type testServer struct {
	t      *testing.T
	cfg    queue.ServerConfig
	server *queue.Server
	url    string
}

func newServer(t *testing.T) *testServer {
	t.Helper()
	authority, err := access.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	// A loopback address of its own: while the server is down, no other process is given its port.
	addr := fmt.Sprintf("127.%d.%d.%d:0", 1+rand.N(254), rand.N(255), 1+rand.N(254))
	s := &testServer{t: t, cfg: queue.ServerConfig{Addr: addr, StoreDir: t.TempDir(), Access: authority}}
	s.start()
	t.Cleanup(func() { _ = s.server.Close() })
	return s
}

func (s *testServer) start() {
	s.t.Helper()
	var err error
	if s.server, err = queue.StartServer(context.Background(), s.cfg); err != nil {
		s.t.Fatal(err)
	}
	s.url = s.server.URL()
	s.cfg.Addr = strings.TrimPrefix(s.url, "nats://") // the same port from now on
}

func (s *testServer) stop() {
	s.t.Helper()
	if err := s.server.Close(); err != nil {
		s.t.Fatal(err)
	}
}

func (s *testServer) connect() *queue.Conn {
	s.t.Helper()
	who, err := s.cfg.Access.Orchestrator()
	if err != nil {
		s.t.Fatal(err)
	}
	c, err := queue.Connect(s.t.Context(), queue.Config{URL: s.url, Credentials: who, Name: s.t.Name(), RetryDelay: time.Millisecond})
	if err != nil {
		s.t.Fatal(err)
	}
	s.t.Cleanup(c.Close)
	return c
}

// realQueue starts a queue server and gives a way to connect to it and the results that arrive, in order.
func realQueue(t *testing.T) (connect func() *queue.Conn, results <-chan queue.Result) {
	t.Helper()
	s := newServer(t)
	return s.connect, s.results()
}

// results are the reports that arrive, in order, but for stored receipts.
func (s *testServer) results() <-chan queue.Result {
	s.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	received, done, reader := make(chan queue.Result, 64), make(chan struct{}), s.connect()
	go func() {
		defer close(done)
		_ = reader.ConsumeResults(ctx, "test", func(_ context.Context, r queue.Result) error {
			if r.Kind != queue.KindStage { // how many there are depends on how fast the proof is
				received <- r
			}
			return nil
		})
	}()
	s.t.Cleanup(func() { cancel(); <-done })
	return received
}

// startOn starts the node on a real queue.
func (w *world) startOn(c *queue.Conn) {
	w.t.Helper()
	w.deps.Queue = reporting{c, w.queue.consuming}
	w.start()
}

// reporting says when the node begins to consume, as the fake queue does.
type reporting struct {
	*queue.Conn
	consuming chan bool
}

func (r reporting) ConsumeWork(ctx context.Context, zkvm string, handle func(context.Context, queue.Work) error) error {
	r.consuming <- true
	return r.Conn.ConsumeWork(ctx, zkvm, handle)
}

func TestOnARealQueueAJobIsProvedOnce(t *testing.T) {
	connect, results := realQueue(t)
	w := newWorld(t)
	publisher := connect()
	beats := make(chan queue.Heartbeat, 64)
	stop, err := publisher.SubscribeHeartbeats(func(h queue.Heartbeat) { beats <- h })
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	w.startOn(connect())
	for attempt := 1; attempt <= 2; attempt++ {
		work := testWork()
		work.Attempt = attempt
		if err := publisher.PublishWork(t.Context(), "sp1", work); err != nil {
			t.Fatal(err)
		}
		if attempt == 1 {
			if r := <-results; r.Kind != queue.KindExecuted {
				t.Fatalf("first result %+v", r)
			}
		}
		r := <-results
		w.wantProved(nil, []queue.Result{r})
		if r.Attempt != attempt || len(r.Stages) != 6 {
			t.Errorf("result %+v", r)
		}
	}
	if n := w.calls("prove"); n != 1 {
		t.Errorf("proved %d times", n)
	}
	if b := <-beats; b.Prover != "node-1" || b.Busy {
		t.Errorf("heartbeat %+v", b)
	}
}

func TestOnARealQueueADrainedNodeGivesItsJobToTheNext(t *testing.T) {
	connect, results := realQueue(t)
	w := newWorld(t, "hang")
	progress := make(chan queue.Progress, 64)
	publisher := connect()
	stop, err := publisher.SubscribeProgress(testWork().Order, func(p queue.Progress) { progress <- p })
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	w.startOn(connect())
	if err := publisher.PublishWork(t.Context(), "sp1", testWork()); err != nil {
		t.Fatal(err)
	}
	for p := range progress {
		if p.Stage == proof.StageShrink && p.State == stateRunning {
			break
		}
	}
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
	w.startOn(connect())
	for r := range results {
		if r.Kind == queue.KindExecuted {
			continue // once by each node
		}
		w.wantProved(nil, []queue.Result{r})
		break
	}
	if p, resumed := w.calls("prove"), w.calls("resumed"); p != 2 || resumed != 1 {
		t.Errorf("proved %d times, of those resumed %d; want 2 and 1", p, resumed)
	}
}

func TestOnARealQueueAPoisonJobIsBounded(t *testing.T) {
	connect, results := realQueue(t)
	w := newWorld(t, "die")
	w.startOn(connect())
	if err := connect().PublishWork(t.Context(), "sp1", testWork()); err != nil {
		t.Fatal(err)
	}
	for r := range results {
		if r.Kind == queue.KindExecuted {
			continue
		}
		if r.Kind != queue.KindFailed || r.Error.Code != "out-of-memory" || r.Error.Class != proof.Retry {
			t.Fatalf("result %+v", r)
		}
		break
	}
	if n := w.calls("prove"); n != MaxTries {
		t.Errorf("proved %d times, want %d", n, MaxTries)
	}
}

func TestAProofOutlivesAQueueThatWasAway(t *testing.T) {
	server := newServer(t)
	results := server.results()
	w := newWorld(t)
	away := make(chan struct{})
	wrap := w.deps.Wrap
	w.deps.Wrap = func(ctx context.Context, req wrapper.Request, onEvent func(wrapper.Event)) (wrapper.Stats, error) {
		<-away // the server goes while the last step runs
		return wrap(ctx, req, onEvent)
	}
	node := server.connect()
	publisher := server.connect()
	w.startOn(node)
	work := testWork()
	work.Deadline = testNow.Unix() + 1e8
	if err := publisher.PublishWork(t.Context(), "sp1", work); err != nil {
		t.Fatal(err)
	}
	if r := <-results; r.Kind != queue.KindExecuted {
		t.Fatalf("result %+v", r)
	}
	server.stop()
	close(away)
	w.clock.BlockUntil(2) // the heartbeat, and the outbox, which could not send
	server.start()
	for {
		select {
		case r := <-results:
			if r.Kind == queue.KindExecuted {
				continue
			}
			w.wantProved(nil, []queue.Result{r})
			if n := w.calls("prove"); n != 1 {
				t.Errorf("proved %d times", n)
			}
			return
		case <-time.After(time.Millisecond): // not so often that the deadline passes before the connection is there again
			w.clock.Advance(OutboxRetrySeconds * time.Second)
		}
	}
}

// Two devices take two jobs from one real queue; the job of one that is lost comes to the other at once, not after a minute.
func TestOnARealQueueDevicesShareTheWork(t *testing.T) {
	connect, results := realQueue(t)
	w := devicesWorld(t, 2)
	m := meet(w, 2)
	publisher, conn := connect(), connect()
	progress := w.queue.PublishProgress // the meeting hears of it here
	w.deps.Queue = progressing{reporting{conn, w.queue.consuming}, progress}
	w.start()
	proved := func() map[proof.Digest]bool {
		t.Helper()
		done := map[proof.Digest]bool{}
		for len(done) < 2 {
			if r := <-results; r.Kind == queue.KindProved {
				w.wantProved(nil, []queue.Result{r})
				done[r.Order] = true
			} else if r.Kind != queue.KindExecuted {
				t.Fatalf("result %+v", r)
			}
		}
		return done
	}
	jobs := works(4)
	for _, work := range jobs[:2] {
		if err := publisher.PublishWork(t.Context(), "sp1", work); err != nil {
			t.Fatal(err)
		}
	}
	if done := proved(); !done[jobs[0].Order] || !done[jobs[1].Order] || m.places[jobs[0].Order] == m.places[jobs[1].Order] {
		t.Errorf("done %v, on %v", done, m.places)
	}
	w.mark("refuse.cuda:0", "device-unhealthy")
	w.mark("lose.cuda:0", "")
	for _, work := range jobs[2:] {
		if err := publisher.PublishWork(t.Context(), "sp1", work); err != nil {
			t.Fatal(err)
		}
	}
	if done := proved(); !done[jobs[2].Order] || !done[jobs[3].Order] {
		t.Errorf("done %v", done)
	}
}

// progressing has progress heard by somebody else.
type progressing struct {
	reporting
	publish func(queue.Progress) error
}

func (p progressing) PublishProgress(m queue.Progress) error { return p.publish(m) }
