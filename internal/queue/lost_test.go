package queue

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/nats-io/nats.go/jetstream"
)

// wreck is a server that comes back without the end of its data.
type wreck struct {
	t      *testing.T
	cfg    ServerConfig
	server *Server
	saved  string // what was stored earlier
}

func openWreck(t *testing.T) *wreck {
	cfg := serverConfig(t)
	w := &wreck{t: t, cfg: cfg, server: serve(t, cfg), saved: filepath.Join(t.TempDir(), "saved")}
	w.cfg.Addr = strings.TrimPrefix(w.server.URL(), "nats://")
	t.Cleanup(func() { _ = w.server.Close() })
	return w
}

// folder is where the server keeps a stream, or a part of it.
func (w *wreck) folder(stream, part string) string {
	w.t.Helper()
	found := must(filepath.Glob(filepath.Join(w.cfg.StoreDir, "jetstream", "*", "streams", stream)))
	if len(found) != 1 {
		w.t.Fatalf("the folder of %s: %v", stream, found)
	}
	return filepath.Join(found[0], part)
}

// restart has do change the files of the server while it is down.
func (w *wreck) restart(do func()) {
	w.t.Helper()
	if err := w.server.Close(); err != nil {
		w.t.Fatal(err)
	}
	do()
	w.server = serve(w.t, w.cfg)
}

func (w *wreck) copy(from, to string) {
	w.t.Helper()
	if err := errors.Join(os.RemoveAll(to), os.CopyFS(to, os.DirFS(from))); err != nil {
		w.t.Fatal(err)
	}
}

// save remembers a stream's messages as they are, and restore puts them back. Consumers stay as they are.
func (w *wreck) save(stream string) {
	w.restart(func() { w.copy(w.folder(stream, "msgs"), w.saved) })
}
func (w *wreck) restore(stream string) {
	w.restart(func() { w.copy(w.saved, w.folder(stream, "msgs")) })
}

// again publishes until the server, which has just begun anew, takes it.
func (w *wreck) again(c *Conn, attempt int) {
	w.t.Helper()
	work := goodWork()
	work.Attempt = attempt
	eventually(w.t, "published", func() bool { return c.PublishWork(context.Background(), "sp1", work) == nil })
}

// hold has a new node take one job and keep it until release, which acknowledges it.
func (w *wreck) hold() (release func()) {
	w.t.Helper()
	node, _ := connectNode(w.t, w.server.URL(), w.cfg.Access, "node-1")
	taken := make(chan struct{}, 10)
	release = workers(w.t, node, func(ctx context.Context, _ Work) error { taken <- struct{}{}; <-ctx.Done(); return nil })
	receive(w.t, taken)
	return release
}

// curtailed is a server that lost the end of a stream and kept its consumers as they were. Servers of today set such consumers back when they
// start; those before 2.10 do not.
type curtailed struct {
	jetstream.JetStream
	stream  string
	less    uint64
	deleted []string
}

func (s *curtailed) Stream(ctx context.Context, name string) (jetstream.Stream, error) {
	stream, err := s.JetStream.Stream(ctx, name)
	if err != nil || name != s.stream || len(s.deleted) > 0 {
		return stream, err
	}
	return &curtailedStream{stream, s.less}, nil
}

func (s *curtailed) DeleteStream(ctx context.Context, name string) error {
	s.deleted = append(s.deleted, name)
	return s.JetStream.DeleteStream(ctx, name)
}

func (s *curtailed) DeleteConsumer(ctx context.Context, stream, name string) error {
	s.deleted = append(s.deleted, stream+"/"+name)
	return s.JetStream.DeleteConsumer(ctx, stream, name)
}

type curtailedStream struct {
	jetstream.Stream
	less uint64
}

func (s *curtailedStream) Info(ctx context.Context, more ...jetstream.StreamInfoOpt) (*jetstream.StreamInfo, error) {
	info, err := s.Stream.Info(ctx, more...)
	if err == nil {
		info.State.LastSeq -= s.less
	}
	return info, err
}

// A process that begins anew knows nothing of what was acknowledged; a consumer that was given more than there is tells it.
func TestAStreamShorterThanItsConsumersIsMadeAgain(t *testing.T) {
	w := openWreck(t)
	c, _ := connect(t, w.server.URL(), w.cfg.Access)
	w.again(c, 1)
	release := w.hold()
	given := state(t, c, StreamWork).LastSeq
	c.Close()
	c, heard := connect(t, w.server.URL(), w.cfg.Access)
	c.memory.had = map[string]kept{}
	short := &curtailed{JetStream: c.js, stream: StreamWork, less: 1}
	c.js = short
	if err := c.heal(context.Background()); err != nil || len(short.deleted) != 1 {
		t.Fatalf("%v, %v", err, short.deleted)
	}
	if s := state(t, c, StreamWork); s.LastSeq < given || s.Msgs != 0 || s.Consumers != 0 {
		t.Fatalf("%+v, while %d was given out before", s, given)
	}
	if heard.has("queue-lost-data") {
		t.Error("who has just begun tells of a loss that it knows nothing of")
	}
	w.again(c, 1) // it was there: it must not be taken for a duplicate
	release()     // of a message that is no more
	if s := state(t, c, StreamWork); s.LastSeq <= given || s.Msgs != 1 || s.Consumers != 1 {
		t.Errorf("%+v", s)
	}
	if err := c.heal(context.Background()); err != nil || len(short.deleted) != 1 || left(t, c, StreamWork) != 1 {
		t.Errorf("a whole stream was thrown away: %v, %v", err, short.deleted)
	}
}

// Results are not thrown away: who was given more than there is reads from the beginning.
func TestAReaderBeyondTheResultsBeginsAnew(t *testing.T) {
	w := openWreck(t)
	c, _ := connect(t, w.server.URL(), w.cfg.Access)
	stop := background(t, func(ctx context.Context) error {
		return c.ConsumeResults(ctx, "orchestrator", func(context.Context, Result) error { return errors.New("not now") })
	})
	if err := c.PublishResult(context.Background(), goodResult()); err != nil {
		t.Fatal(err)
	}
	eventually(t, "given out", func() bool {
		reader, err := c.js.Consumer(context.Background(), StreamResult, "result-orchestrator")
		return err == nil && reader.CachedInfo().Delivered.Stream > 0
	})
	stop()
	c.memory.had = map[string]kept{}
	short := &curtailed{JetStream: c.js, stream: StreamResult, less: 1}
	c.js = short
	if err := c.heal(context.Background()); err != nil || fmt.Sprint(short.deleted) != "[RESULT/result-orchestrator]" || left(t, c, StreamResult) != 1 {
		t.Errorf("%v, %v, %d results", err, short.deleted, left(t, c, StreamResult))
	}
}

func TestAStreamThatIsGoneIsMadeAgain(t *testing.T) {
	w := openWreck(t)
	c, heard := connect(t, w.server.URL(), w.cfg.Access)
	told := make(chan string, 10)
	defer c.WatchLost(func(stream string) { told <- stream })()
	w.again(c, 1)
	given := state(t, c, StreamWork).LastSeq
	w.restart(func() {
		if err := os.RemoveAll(w.folder(StreamWork, "")); err != nil {
			t.Fatal(err)
		}
	})
	if stream := receive(t, told); stream != StreamWork || !heard.has("queue-lost-data") {
		t.Fatalf("%s is told of", stream)
	}
	w.again(c, 1)
	if s := state(t, c, StreamWork); s.LastSeq <= given || s.Msgs != 1 || s.Consumers != 1 {
		t.Errorf("%+v after %d", s, given)
	}
	if len(told) != 0 {
		t.Errorf("told twice, or of %s", <-told)
	}
}

func TestAStreamShorterThanItAcknowledgedIsMadeAgain(t *testing.T) {
	w := openWreck(t)
	c, heard := connect(t, w.server.URL(), w.cfg.Access)
	told := make(chan string, 10)
	defer c.WatchLost(func(stream string) { told <- stream })()
	w.again(c, 1)
	w.save(StreamWork)
	w.again(c, 2)
	given := state(t, c, StreamWork).LastSeq
	if len(told) != 0 {
		t.Fatal("a restart that lost nothing was told as a loss")
	}
	w.restore(StreamWork)
	if stream := receive(t, told); stream != StreamWork || !heard.has("queue-lost-data") {
		t.Fatalf("%s is told of", stream)
	}
	w.again(c, 1)
	if s := state(t, c, StreamWork); s.LastSeq <= given || s.Msgs != 1 || s.Consumers != 1 {
		t.Errorf("%+v after %d", s, given)
	}
}

// A node's late word about old work must not be taken for one about new work.
func TestALateAcknowledgementRemovesNothingNew(t *testing.T) {
	w := openWreck(t)
	c, _ := connect(t, w.server.URL(), w.cfg.Access)
	w.save(StreamWork)
	w.again(c, 1)
	release := w.hold()
	told := make(chan string, 10)
	defer c.WatchLost(func(stream string) { told <- stream })()
	w.restore(StreamWork)
	receive(t, told)
	w.again(c, 2)
	other := w.hold()
	release()
	if n := left(t, c, StreamWork); n != 1 {
		t.Errorf("%d messages, want the one that another node has in hand", n)
	}
	other()
	eventually(t, "the other node's is acknowledged", func() bool { return left(t, c, StreamWork) == 0 })
}

// Results that come after a loss, under old numbers, reach a reader that was given those before.
func TestResultsAreReadAfterALoss(t *testing.T) {
	w := openWreck(t)
	c, _ := connect(t, w.server.URL(), w.cfg.Access)
	c.cfg.ClearTime = patience // what was read stays
	w.save(StreamResult)
	sunk := make(chan Result, 100)
	background(t, func(ctx context.Context) error {
		return c.ConsumeResults(ctx, "orchestrator", func(_ context.Context, r Result) error { sunk <- r; return nil })
	})
	report := func(attempt int) {
		t.Helper()
		r := goodResult()
		r.Attempt = attempt
		eventually(t, "reported", func() bool { return c.PublishResult(context.Background(), r) == nil })
		for receive(t, sunk).Attempt != attempt {
		}
	}
	report(1)
	report(2)
	w.restore(StreamResult)
	report(3)
}
