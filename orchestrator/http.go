package orchestrator

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"strconv"
	"time"

	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/proof"
)

// Limits of the HTTP API.
const (
	maxHeaderBytes     = 16 << 10
	maxTransfers       = 16 // artifacts on their way in or out at once
	requestTimeout     = 30 * time.Second
	transferTimeout    = 10 * time.Minute
	idleTimeout        = 2 * time.Minute
	shutdownTimeout    = 5 * time.Second
	streamWriteTimeout = 30 * time.Second
	contentTypeJSON    = "application/json"
	contentTypeBytes   = "application/octet-stream"
	contentTypeStream  = "text/event-stream"
)

// serve answers HTTP until ctx ends.
func (o *orchestrator) serve(ctx context.Context) error {
	srv := &http.Server{Handler: o.handler(ctx), ReadHeaderTimeout: requestTimeout, ReadTimeout: requestTimeout,
		WriteTimeout: requestTimeout, IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeaderBytes,
		BaseContext: func(net.Listener) context.Context { return ctx }}
	done := make(chan error, 1)
	go func() { done <- srv.Serve(o.deps.Listener) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), shutdownTimeout)
	defer cancel()
	err := srv.Shutdown(drain)
	if err != nil {
		err = srv.Close() // transfers that take longer are cut
	}
	<-done
	return err
}

func (o *orchestrator) handler(ctx context.Context) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "ok\n") })
	mux.HandleFunc("GET /v1/network", func(w http.ResponseWriter, _ *http.Request) { o.reply(w, o.cfg.Network) })
	mux.HandleFunc("GET /v1/artifacts/{digest}", o.failing(o.getArtifact))
	mux.HandleFunc("PUT /v1/artifacts/{digest}", o.failing(o.putArtifact))
	mux.HandleFunc("GET /v1/orders/{digest}", o.failing(o.getOrder))
	mux.HandleFunc("GET /v1/orders/{digest}/events", o.failing(func(w http.ResponseWriter, r *http.Request) error {
		return o.streamOrder(ctx, w, r)
	}))
	mux.HandleFunc("POST /v1/quotes", o.failing(o.postQuote))
	mux.HandleFunc("GET /v1/provers", o.failing(o.getProvers))
	mux.HandleFunc("POST /v1/provers/join", o.failing(o.join))
	mux.HandleFunc("/", o.failing(func(_ http.ResponseWriter, r *http.Request) error {
		return proof.Errorf(proof.Caller, "not-found", "%s %s: no such call; see docs/wire.md for the calls there are", r.Method, r.URL.Path)
	}))
	return o.counted(mux)
}

// failing turns a handler's error into an error answer. Bugs and passing faults are logged; a caller's mistake is not, nor is a
// question for an artifact that is not here yet.
func (o *orchestrator) failing(h func(http.ResponseWriter, *http.Request) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		err := h(w, r)
		if err == nil {
			return
		}
		var e *proof.Error
		if !errors.As(err, &e) {
			e = proof.Errorf(proof.ClassOf(err), "unavailable", "%s", err.Error())
		}
		if e.Class != proof.Caller && e.Code != "artifact-not-found" && r.Context().Err() == nil {
			o.deps.Log.Warn("http", "method", r.Method, "path", r.URL.Path, "error", err)
		}
		w.Header().Set("Content-Type", contentTypeJSON)
		w.WriteHeader(api.StatusOf(e))
		_, _ = w.Write(api.EncodeError(e))
	}
}

// reply writes a JSON answer; a client that went away is no error of ours.
func (o *orchestrator) reply(w http.ResponseWriter, v any) {
	b, err := json.Marshal(v)
	if err != nil {
		o.deps.Log.Error("http answer", "error", err)
		w.WriteHeader(http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", contentTypeJSON)
	_, _ = w.Write(append(b, '\n'))
}

func pathDigest(r *http.Request) (proof.Digest, error) {
	d, err := proof.ParseDigest(r.PathValue("digest"))
	if err != nil {
		return d, proof.Errorf(proof.Caller, "bad-digest", "digest: %w", err).WithField("digest")
	}
	return d, nil
}

// maxArtifactBytes is the largest artifact anyone may send or fetch: a program or an input.
func (o *orchestrator) maxArtifactBytes() int64 {
	return max(o.cfg.Network.Limits.MaxELFBytes, o.cfg.Network.Limits.MaxInputBytes)
}

// transfer takes one of the slots for artifacts on their way and gives the request more time.
func (o *orchestrator) transfer(w http.ResponseWriter) (release func(), err error) {
	select {
	case o.slots <- struct{}{}:
	default:
		return nil, proof.Errorf(proof.Retry, "too-busy", "%d transfers are under way: try again shortly", maxTransfers)
	}
	c := http.NewResponseController(w)
	until := time.Now().Add(transferTimeout) // a socket's deadline is the kernel's business, not the injected clock's
	if err := errors.Join(c.SetReadDeadline(until), c.SetWriteDeadline(until)); err != nil {
		<-o.slots
		return nil, proof.Errorf(proof.Bug, "internal", "set deadline: %w", err)
	}
	return func() { <-o.slots }, nil
}

func (o *orchestrator) putArtifact(w http.ResponseWriter, r *http.Request) error {
	d, err := pathDigest(r)
	if err != nil {
		return err
	}
	limit := o.maxArtifactBytes()
	if r.ContentLength > limit {
		return proof.Errorf(proof.Caller, "artifact-too-large", "the artifact is %d bytes: the limit is %d", r.ContentLength, limit).WithField("Content-Length")
	}
	release, err := o.transfer(w)
	if err != nil {
		return err
	}
	defer release()
	done := o.fresh.hold(d)
	size, err := o.receive(r, d, limit)
	done(o.now(), err == nil) // a slow upload is fresh when it ends
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", contentTypeJSON)
	w.WriteHeader(http.StatusCreated)
	_, _ = w.Write([]byte(`{"digest":"` + d.String() + `","bytes":` + strconv.FormatInt(size, 10) + "}\n"))
	return nil
}

// receive notes the upload, then stores it: what is stored without a note would stay for ever.
func (o *orchestrator) receive(r *http.Request, d proof.Digest, limit int64) (size int64, err error) {
	if err := o.store.noteUpload(r.Context(), d, o.chainNow()); err != nil {
		if proof.CodeOf(err) == "lease-lost" {
			err = proof.Errorf(proof.Retry, "not-leader", "another orchestrator leads now: ask that one")
		}
		return 0, err
	}
	return o.deps.Store.Put(r.Context(), r.Body, d, limit)
}

func (o *orchestrator) getArtifact(w http.ResponseWriter, r *http.Request) error {
	d, err := pathDigest(r)
	if err != nil {
		return err
	}
	size, err := o.stat(r.Context(), d)
	if err != nil {
		return err
	}
	if r.Method == http.MethodHead {
		w.Header().Set("Content-Length", strconv.FormatInt(size, 10))
		return nil
	}
	release, err := o.transfer(w)
	if err != nil {
		return err
	}
	defer release()
	out := &lateHeader{w: w, size: size}
	if _, err := o.deps.Store.Get(r.Context(), d, out, max(size, 1)); err != nil {
		if !out.started {
			return err
		}
		o.deps.Log.Warn("artifact cut", "digest", d, "error", err)
		panic(http.ErrAbortHandler) // the only way to tell the client that what it got is not whole
	}
	out.start()
	return nil
}

// stat looks for an artifact that a client asks for, which then stays for a time: its order may be on its way.
func (o *orchestrator) stat(ctx context.Context, d proof.Digest) (size int64, err error) {
	done := o.fresh.hold(d)
	size, err = o.deps.Store.Stat(ctx, d)
	done(o.now(), err == nil)
	return size, err
}

// lateHeader writes the header of an artifact with its first byte, so that an error before it can still be told.
type lateHeader struct {
	w       http.ResponseWriter
	size    int64
	started bool
}

func (l *lateHeader) start() {
	if !l.started {
		l.started = true
		l.w.Header().Set("Content-Type", contentTypeBytes)
		l.w.Header().Set("Content-Length", strconv.FormatInt(l.size, 10))
		l.w.WriteHeader(http.StatusOK)
	}
}

func (l *lateHeader) Write(p []byte) (int, error) {
	l.start()
	return l.w.Write(p)
}

func (o *orchestrator) getOrder(w http.ResponseWriter, r *http.Request) error {
	d, err := pathDigest(r)
	if err != nil {
		return err
	}
	var view api.Order
	err = o.ask(r.Context(), func(own *owner) error {
		rec, err := own.find(r.Context(), d)
		if err != nil {
			return err
		}
		if rec == nil {
			return unknownOrder(d)
		}
		view = rec.view()
		return nil
	})
	if err != nil {
		return err
	}
	o.reply(w, view)
	return nil
}

// streamOrder sends the order's state now and after every change, until it is settled. Fast changes are merged: every
// event is the whole present state. ctx is the server's.
func (o *orchestrator) streamOrder(ctx context.Context, w http.ResponseWriter, r *http.Request) error {
	d, err := pathDigest(r)
	if err != nil {
		return err
	}
	var news chan api.Order
	if err := o.ask(r.Context(), func(own *owner) (err error) { news, err = own.watch(r.Context(), d); return err }); err != nil {
		return err
	}
	defer func() { // the owner may be gone already when the server ends
		_ = o.ask(ctx, func(own *owner) error { own.unwatch(d, news); return nil })
	}()
	c := http.NewResponseController(w)
	w.Header().Set("Content-Type", contentTypeStream)
	w.Header().Set("Cache-Control", "no-store")
	write := func(text []byte) error {
		if err := c.SetWriteDeadline(time.Now().Add(streamWriteTimeout)); err != nil {
			return err
		}
		if _, err := w.Write(text); err != nil {
			return err
		}
		return c.Flush()
	}
	for {
		alive := o.deps.Clock.NewTimer(api.KeepAlive)
		var text []byte
		settled := false
		select {
		case <-r.Context().Done(): // the client's, and the server's
			alive.Stop()
			return nil
		case v := <-news:
			b, err := json.Marshal(v)
			if err != nil {
				return proof.Errorf(proof.Bug, "internal", "write event: %w", err)
			}
			text = []byte("event: order\ndata: " + string(b) + "\n\n")
			settled = v.State.Settled()
		case <-alive.C():
			text = []byte(": alive\n\n")
		}
		alive.Stop()
		if err := write(text); err != nil || settled {
			return nil // the client went away, or has heard the end
		}
	}
}
