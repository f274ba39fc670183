package node_test

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/internal/database/pgtest"
	"github.com/lemma-network/lemma/internal/node/nodetest"
	"github.com/lemma-network/lemma/sdk"
)

// ask is the body and the status of an API's answer; empty when there is none.
func ask(api, path string) (string, int) {
	resp, err := http.Get("http://" + api + path)
	if err != nil {
		return "", 0
	}
	defer resp.Body.Close()
	body, _ := io.ReadAll(resp.Body)
	return strings.TrimSpace(string(body)), resp.StatusCode
}

// dump is everything that orchestrators keep about orders and transactions, and which transaction of the database wrote each row:
// who writes the same again has written.
func dump(t *testing.T, db *database.DB) string {
	t.Helper()
	var all strings.Builder
	for _, q := range []string{`SELECT 'order ' || xmin || ' ' || body FROM jobs ORDER BY digest`, `SELECT 'effect ' || xmin || ' ' || effect FROM outbox ORDER BY id`,
		`SELECT 'intent ' || xmin || ' ' || body FROM chain_intents ORDER BY seq`, `SELECT 'epoch ' || epoch || ' ' || holder FROM lease`} {
		rows, err := db.QueryContext(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		for rows.Next() {
			var line string
			if err := rows.Scan(&line); err != nil {
				t.Fatal(err)
			}
			fmt.Fprintln(&all, line)
		}
		if err := rows.Err(); err != nil {
			t.Fatal(err)
		}
		rows.Close()
	}
	return all.String()
}

// Fault 7: two orchestrators on one PostgreSQL. The leader is paused with a verified proof in its hand, past its lease; the other
// leads and pays. Woken up, the first writes nothing, sends nothing and stands by; and leads again when the other is killed.
func TestTwoOrchestratorsOnePaused(t *testing.T) {
	t.Parallel()
	w, ctx := newWorld(t), testContext(t)
	dsn := pgtest.DSN(t)
	const ttl = 2 * leaseTTL // the first must not lose it before it is paused
	first := w.start(role{ID: "orchestrator", Database: dsn, Crash: "after-proof-stored", Signal: syscall.SIGSTOP, LeaseTTL: ttl})
	w.dial(ctx)
	api := nodetest.FreeAddr(t)
	second := w.start(role{Kind: "orchestrator", ID: "second", Database: dsn, API: api, LeaseTTL: ttl})
	poll(t, ctx, "the second standing by", func() bool { body, _ := ask(api, "/healthz"); return body == "standby" })
	if body, status := ask(api, "/v1/network"); status != http.StatusServiceUnavailable || !strings.Contains(body, `"not-leader"`) {
		t.Errorf("the standby answers %d %s", status, body)
	}
	w.start(role{ID: "prover", Host: fakeHost(t, "ok")})
	o := w.order(ctx)
	poll(t, ctx, "the first stopped", func() bool {
		stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", first.Process.Pid))
		return err == nil && strings.Contains(string(stat), ") T ")
	})

	key, err := w.network.File.AccountKey("client")
	if err != nil {
		t.Fatal(err)
	}
	var client *sdk.Client
	poll(t, ctx, "the second leading", func() bool { client, err = sdk.Dial(ctx, "http://"+api, key); return err == nil })
	t.Cleanup(client.Close)
	w.paidOnce(ctx, client.Order(o.Digest()))
	db, err := database.Open(ctx, dsn)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	poll(t, ctx, "an empty outbox", func() bool { return !strings.Contains(dump(t, db), "effect ") })
	account, err := w.network.File.AccountKey("orchestrator")
	if err != nil {
		t.Fatal(err)
	}
	nonce := func() uint64 {
		n, err := w.market.Backend().PendingNonceAt(ctx, crypto.PubkeyToAddress(account.PublicKey))
		if err != nil {
			t.Fatal(err)
		}
		return n
	}
	before, sent := dump(t, db), nonce()

	first.Process.Signal(syscall.SIGCONT)
	poll(t, ctx, "the first standing by", func() bool { body, _ := ask(w.network.File.API, "/healthz"); return body == "standby" })
	if after := dump(t, db); after != before || nonce() != sent {
		t.Errorf("the stale leader wrote or sent (%d transactions, then %d):\n%s\n%s", sent, nonce(), before, after)
	}
	second.Process.Signal(syscall.SIGKILL)
	second.Wait()
	poll(t, ctx, "the first leading again", func() bool { body, _ := ask(w.network.File.API, "/healthz"); return body == "ok" })
	w.paidOnce(ctx, o)
	if nonce() != sent {
		t.Error("a settled order was paid for again")
	}
}
