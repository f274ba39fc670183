package queue

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/proof"
	"github.com/nats-io/nats.go"
)

// MaxProverConnections is how many connections one outside prover may hold; one more and all are cut.
const MaxProverConnections = 4

// recutTime is how long a prover that was cut off is not cut again: what it sent before is still on its way.
const recutTime = 2 * time.Second

// warden tells servers who is revoked, and cuts off whoever holds too many connections. It speaks in account SYS.
type warden struct {
	cfg    GatewayConfig
	system *nats.Conn
	events chan *nats.Msg
	cuts   chan string
	done   chan struct{}
	stop   context.CancelFunc
	note   func(func(*Counts))
}

func openWarden(ctx context.Context, cfg GatewayConfig, note func(func(*Counts))) (*warden, error) {
	w := &warden{cfg: cfg, events: make(chan *nats.Msg, 1024), cuts: make(chan string, 64), done: make(chan struct{}), note: note}
	reconnected := make(chan struct{}, 1)
	var err error
	w.system, err = dialSystem(cfg.URL, cfg.CA, cfg.Authority, cfg.OnError, nats.ReconnectHandler(func(*nats.Conn) {
		select {
		case reconnected <- struct{}{}:
		default:
		}
	}))
	if err != nil {
		return nil, err
	}
	for _, what := range []string{"CONNECT", "DISCONNECT"} {
		if _, err = w.system.ChanSubscribe("$SYS.ACCOUNT."+cfg.Authority.ProversAccount()+"."+what, w.events); err != nil {
			break
		}
	}
	if err == nil {
		err = push(ctx, w.system, cfg.Authority)
	}
	if err != nil {
		w.system.Close()
		return nil, unavailable("watch outside provers", err)
	}
	ctx, w.stop = context.WithCancel(context.WithoutCancel(ctx))
	go w.run(ctx, reconnected)
	return w, nil
}

func dialSystem(url, ca string, a *access.Authority, onError func(string, error), more ...nats.Option) (*nats.Conn, error) {
	credentials, err := a.System()
	if err != nil {
		return nil, err
	}
	return dial(Config{URL: url, CA: ca, Credentials: credentials, Name: access.NameSystem, OnError: onError}.filled(), more...)
}

func (w *warden) close() {
	w.stop()
	<-w.done
	w.system.Close()
}

// cut asks for a prover to be cut off; it does not wait.
func (w *warden) cut(id string) {
	select {
	case w.cuts <- id:
	default: // it will be asked for again
	}
}

// run owns the count of connections and does the cutting.
func (w *warden) run(ctx context.Context, reconnected <-chan struct{}) {
	defer close(w.done)
	open := map[string]map[string]bool{} // id to its connections
	last := map[string]time.Time{}
	for {
		var id string
		select {
		case <-ctx.Done():
			return
		case <-reconnected: // perhaps to a server that forgot, and where connections came and went unseen
			clear(open)
			if err := push(ctx, w.system, w.cfg.Authority); err != nil {
				w.cfg.OnError("revocations", err)
			}
			continue
		case id = <-w.cuts:
		case msg := <-w.events:
			if id = tooMany(open, msg); id == "" {
				continue
			}
			w.cfg.OnError("connections", proof.Errorf(proof.Caller, "too-many-connections", "prover %s holds more than %d connections: cut off", id, MaxProverConnections))
		}
		now := w.cfg.Clock.Now()
		if at, has := last[id]; has && now.Sub(at) < recutTime {
			continue
		}
		last[id] = now
		err := w.cfg.Authority.Cut(id, now)
		if err == nil {
			err = push(ctx, w.system, w.cfg.Authority)
		}
		if err != nil {
			w.cfg.OnError("cut "+id, err)
			delete(last, id)
			continue
		}
		w.note(func(c *Counts) { c.Cut++ })
	}
}

// tooMany counts a connection's begin or end, and gives the id that has one too many.
func tooMany(open map[string]map[string]bool, msg *nats.Msg) string {
	var event struct {
		Server struct {
			ID string `json:"id"`
		} `json:"server"`
		Client struct {
			ID  uint64 `json:"id"`
			JWT string `json:"jwt"` // what the server let it in with; all else is the client's to choose
		} `json:"client"`
	}
	if err := json.Unmarshal(msg.Data, &event); err != nil {
		return ""
	}
	id, connection := access.NameOf(event.Client.JWT), fmt.Sprint(event.Server.ID, "/", event.Client.ID)
	if !access.IsOutside(id) {
		return ""
	}
	if strings.HasSuffix(msg.Subject, ".DISCONNECT") {
		delete(open[id], connection)
		if len(open[id]) == 0 {
			delete(open, id)
		}
		return ""
	}
	if open[id] == nil {
		open[id] = map[string]bool{}
	}
	open[id][connection] = true
	if len(open[id]) > MaxProverConnections {
		return id
	}
	return ""
}

// PushRevocations tells the servers who is revoked. Whoever is connected with revoked credentials is disconnected. Errors:
// Retry queue-unavailable, Caller queue-denied.
func PushRevocations(ctx context.Context, url, ca string, a *access.Authority) error {
	system, err := dialSystem(url, ca, a, func(string, error) {})
	if err != nil {
		return err
	}
	defer system.Close()
	return push(ctx, system, a)
}

// push tells the servers of both accounts, the fleet's and the outside provers'.
func push(ctx context.Context, system *nats.Conn, a *access.Authority) error {
	ctx, cancel := context.WithTimeout(ctx, callTime)
	defer cancel()
	return errors.Join(pushOne(ctx, system, a, a.ProversAccount(), a.ProversJWT), pushOne(ctx, system, a, a.FleetAccount(), a.FleetJWT))
}

func pushOne(ctx context.Context, system *nats.Conn, a *access.Authority, account string, claims func() (string, error)) error {
	have, err := system.RequestWithContext(ctx, "$SYS.REQ.ACCOUNT."+account+".CLAIMS.LOOKUP", nil)
	if err != nil {
		return unavailable("read the revocations", err)
	}
	if len(have.Data) > 0 {
		if err := a.Absorb(string(have.Data)); err != nil {
			return err
		}
	}
	token, err := claims()
	if err != nil {
		return err
	}
	msg, err := system.RequestWithContext(ctx, "$SYS.REQ.CLAIMS.UPDATE", []byte(token))
	if err != nil {
		return unavailable("push the revocations", err)
	}
	var answer struct {
		Error *struct {
			Description string `json:"description"`
		} `json:"error"`
	}
	if err := json.Unmarshal(msg.Data, &answer); err != nil || answer.Error != nil {
		return unavailable("push the revocations", fmt.Errorf("the server answers %.200s", msg.Data))
	}
	return nil
}
