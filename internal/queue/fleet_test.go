package queue

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/proof"
)

// One node of the fleet is shut out: it is disconnected and cannot come back with what it has, also after the server restarted; the job
// that it held goes to another, which does not notice. A pardon lets it have new credentials; the old ones stay worthless.
func TestRevokedFleetNodeIsOut(t *testing.T) {
	y := openYard(t, nil)
	credentials := must(y.access.Fleet("node-1", "sp1"))
	raw := attack(t, y.server.URL(), credentials)
	bad, _ := connectNode(t, y.server.URL(), y.access, "node-1")
	good, _ := connectNode(t, y.server.URL(), y.access, "node-2")
	other := attack(t, y.server.URL(), must(y.access.Fleet("node-2", "sp1"))) // does not reconnect
	y.conn.cfg.AckWait = 2 * time.Second                                      // after which what the revoked one held goes to another
	publish(t, y.conn, 1)
	taken, got := make(chan struct{}, 10), make(chan Work, 10)
	workers(t, bad, func(ctx context.Context, _ Work) error { taken <- struct{}{}; <-ctx.Done(); return ctx.Err() })
	receive(t, taken)
	if err := y.access.Revoke("node-1", time.Now()); err != nil {
		t.Fatal(err)
	}
	if err := PushRevocations(context.Background(), y.server.URL(), "", y.access); err != nil {
		t.Fatal(err)
	}
	eventually(t, "disconnected", raw.IsClosed)
	workers(t, good, func(_ context.Context, w Work) error { got <- w; return nil })
	if w := receive(t, got); w.Attempt != 1 {
		t.Fatalf("%+v", w)
	}
	eventually(t, "another node reports", func() bool { return good.PublishResult(context.Background(), goodResult()) == nil })
	if err := other.Flush(); err != nil || other.IsClosed() {
		t.Errorf("another node is cut off: %v", err)
	}
	refused := func(c access.Credentials) bool {
		nc, err := rawConnect(y.server.URL(), c)
		if err == nil {
			nc.Close()
		}
		return err != nil
	}
	if !refused(credentials) || bad.Connected() == nil {
		t.Error("it is back")
	}
	if err := y.server.Close(); err != nil {
		t.Fatal(err)
	}
	y.serverCfg.Addr = strings.TrimPrefix(y.server.URL(), "nats://")
	y.serverCfg.Access = authority(t, y.folder())
	y.server = serveAny(t, y.serverCfg)
	if !refused(credentials) {
		t.Error("it is back after a restart of the server")
	}
	if _, err := y.access.Fleet("node-1", "sp1"); proof.CodeOf(err) != "prover-revoked" {
		t.Errorf("it gets new credentials: %v", err)
	}
	eventually(t, "the others are back", func() bool { return good.Connected() == nil })
	if err := y.access.Pardon("node-1"); err != nil {
		t.Fatal(err)
	}
	// Credentials of the second of the revocation fall under it.
	eventually(t, "pardoned", func() bool { return !refused(must(y.access.Fleet("node-1", "sp1"))) })
	if !refused(credentials) {
		t.Error("the old credentials are good again")
	}
}
