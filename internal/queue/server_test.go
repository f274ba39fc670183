package queue

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/lemma-network/lemma/proof"
)

// Fault 8: the server restarts; what was stored is still there and the same connections go on.
func TestRestartKeepsMessagesAndConnections(t *testing.T) {
	cfg := serverConfig(t)
	s := serve(t, cfg)
	t.Cleanup(func() { _ = s.Close() }) // after its clients, which say goodbye to it
	c, _ := connect(t, s.URL(), cfg.Access)
	publish(t, c, 1)
	got := make(chan Work, 10)
	cfg.Addr = strings.TrimPrefix(s.URL(), "nats://")
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	if err := c.PublishWork(ctx, "sp1", goodWork()); proof.CodeOf(err) != "queue-unavailable" || proof.ClassOf(err) != proof.Retry {
		t.Fatalf("publish without a server: %v", err)
	}
	workers(t, c, func(_ context.Context, w Work) error { got <- w; return nil })
	s = serve(t, cfg)
	if w := receive(t, got); w.Attempt != 1 {
		t.Fatalf("%+v", w)
	}
	eventually(t, "publish after the restart", func() bool {
		return publishSecond(c) == nil
	})
	for receive(t, got).Attempt != 2 {
	}
}

// Fault 10: the server's data is wiped while clients run; they make the streams again and go on.
func TestWipedServerIsFilledAgain(t *testing.T) {
	cfg := serverConfig(t)
	s := serve(t, cfg)
	t.Cleanup(func() { _ = s.Close() }) // after its clients, which say goodbye to it
	c, _ := connect(t, s.URL(), cfg.Access)
	got, told := make(chan Work, 10), make(chan string, 10)
	defer c.WatchLost(func(stream string) { told <- stream })()
	workers(t, c, func(_ context.Context, w Work) error { got <- w; return nil })
	publish(t, c, 1)
	receive(t, got)
	cfg.Addr = strings.TrimPrefix(s.URL(), "nats://")
	if err := errors.Join(s.Close(), os.RemoveAll(cfg.StoreDir)); err != nil {
		t.Fatal(err)
	}
	s = serve(t, cfg)
	again := func() { eventually(t, "publish", func() bool { return publishSecond(c) == nil }) }
	for again(); ; {
		select {
		case w := <-got:
			if w.Attempt == 2 {
				return
			}
		case <-told: // the stream was made anew, perhaps after it had taken what was published: that is to be published again
			again()
		case <-time.After(patience):
			t.Fatal("nothing came")
		}
	}
}

// The loss is told once, whoever finds it out first: the look after the reconnection, or a publishing.
func TestLostDataIsTold(t *testing.T) {
	cfg := serverConfig(t)
	s := serve(t, cfg)
	t.Cleanup(func() { _ = s.Close() }) // after its clients, which say goodbye to it
	c, heard := connect(t, s.URL(), cfg.Access)
	told := make(chan string, 10)
	stop := c.WatchLost(func(stream string) { told <- stream })
	publish(t, c, 1, 2)
	cfg.Addr = strings.TrimPrefix(s.URL(), "nats://")
	if err := s.Close(); err != nil { // nothing is lost
		t.Fatal(err)
	}
	s = serve(t, cfg)
	eventually(t, "publish after a restart", func() bool { return publishSecond(c) == nil })
	c.look()
	if len(told) != 0 || heard.has("queue-lost-data") {
		t.Fatal("a restart that lost nothing was told as a loss")
	}
	if err := errors.Join(s.Close(), os.RemoveAll(cfg.StoreDir)); err != nil {
		t.Fatal(err)
	}
	s = serve(t, cfg)
	if stream := receive(t, told); stream != StreamWork || !heard.has("queue-lost-data") {
		t.Fatalf("%s", stream)
	}
	eventually(t, "publish", func() bool { return publishSecond(c) == nil })
	if left(t, c, StreamWork) != 1 {
		t.Error("the work is not in the queue again")
	}
	stop()
	c.mu.Lock()
	had := c.memory.had[StreamWork]
	had.last += 5
	c.memory.had[StreamWork] = had
	c.mu.Unlock()
	publish(t, c, 3) // is given a number that another was given
	if got := c.remembered(StreamWork); got.last < had.last || !got.made.After(had.made) || left(t, c, StreamWork) != 0 {
		t.Errorf("a publishing that shows a loss: %+v after %+v", got, had)
	}
	publish(t, c, 3) // the same attempt: what the stream held was thrown away
	if got := c.remembered(StreamWork); got.last <= had.last || left(t, c, StreamWork) != 1 {
		t.Errorf("old numbers are given out again: %+v, %d messages", got, left(t, c, StreamWork))
	}
	if len(told) != 0 {
		t.Error("told twice, or after stop")
	}
}

func TestWrongUseIsRefused(t *testing.T) {
	good := serverConfig(t)
	for what, c := range map[string]struct {
		field string
		edit  func(*ServerConfig)
	}{
		"public":       {"Addr", func(c *ServerConfig) { c.Addr = "0.0.0.0:0" }},
		"half a pair":  {"Key", func(c *ServerConfig) { c.Cert = "cert.pem" }},
		"no file":      {"Cert", func(c *ServerConfig) { c.Cert, c.Key = "no.pem", "no.key" }},
		"named":        {"Addr", func(c *ServerConfig) { c.Addr = "localhost:0" }},
		"no port":      {"Addr", func(c *ServerConfig) { c.Addr = "127.0.0.1" }},
		"port 65536":   {"Addr", func(c *ServerConfig) { c.Addr = "127.0.0.1:65536" }},
		"no access":    {"Access", func(c *ServerConfig) { c.Access = nil }},
		"relative dir": {"StoreDir", func(c *ServerConfig) { c.StoreDir = "here" }},
	} {
		bad := good
		c.edit(&bad)
		_, err := StartServer(context.Background(), bad)
		if e, ok := err.(*proof.Error); !ok || e.Code != "bad-config" || e.Field != c.field {
			t.Errorf("%s: %v", what, err)
		}
	}
	s := serve(t, good)
	t.Cleanup(func() { _ = s.Close() })
	if _, err := StartServer(context.Background(), good); proof.CodeOf(err) != "queue-in-use" {
		t.Errorf("a second server on the same folder: %v", err)
	}
	taken := serverConfig(t)
	taken.Addr = strings.TrimPrefix(s.URL(), "nats://")
	if _, err := StartServer(context.Background(), taken); proof.CodeOf(err) != "queue-unavailable" {
		t.Errorf("a taken port: %v", err)
	}
	stranger := must(authority(t, t.TempDir()).Orchestrator())
	if _, err := Connect(context.Background(), Config{URL: s.URL(), Credentials: stranger}); proof.CodeOf(err) != "queue-denied" {
		t.Errorf("credentials of another operator: %v", err)
	}
	if _, err := Connect(context.Background(), Config{URL: s.URL()}); proof.CodeOf(err) != "bad-config" {
		t.Errorf("no credentials: %v", err)
	}
	own := must(good.Access.Orchestrator())
	if _, err := Connect(context.Background(), Config{URL: s.URL(), Credentials: own, CA: "no certificate"}); proof.CodeOf(err) != "bad-config" {
		t.Errorf("a bad CA: %v", err)
	}
	c, _ := connect(t, s.URL(), good.Access)
	for _, name := range []string{"", "a.b", "*", ">", "a b"} {
		if err := c.PublishWork(context.Background(), name, goodWork()); proof.CodeOf(err) != "bad-message" {
			t.Errorf("work for zkvm %q: %v", name, err)
		}
		if err := c.ConsumeResults(context.Background(), name, nil); proof.CodeOf(err) != "bad-message" {
			t.Errorf("reader %q: %v", name, err)
		}
	}
	if err := c.PublishWork(context.Background(), "sp1", Work{}); proof.CodeOf(err) != "bad-message" {
		t.Errorf("empty work: %v", err)
	}
}

// The promise that nothing acknowledged is lost rests on this option.
func TestServerSyncsAlways(t *testing.T) {
	cfg := serverConfig(t)
	cfg.Addr = "127.0.0.1:0"
	opts, err := cfg.options()
	if err != nil || !opts.SyncAlways || !opts.JetStream || opts.Host != "127.0.0.1" {
		t.Fatal(fmt.Sprintf("%+v", opts), err)
	}
}
