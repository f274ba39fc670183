package telemetry

import (
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/http"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"github.com/lemma-network/lemma/proof"
)

// Times of the operators' listener.
const (
	opsReadSeconds  = 5
	opsWriteSeconds = 30
	readySeconds    = 3 // for all readiness checks together
)

// Check is one condition of readiness: nil when it holds.
type Check func(context.Context) error

// Registry is a new registry with Go's and the process's own metrics.
func Registry() *prometheus.Registry {
	r := prometheus.NewRegistry()
	r.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	return r
}

// ListenOps opens the operators' address, which must be loopback: it has no authentication. Errors: caller address-unusable.
func ListenOps(addr string) (net.Listener, error) {
	host, _, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "address-unusable", "ops: %q: want host:port", addr).WithField("ops")
	}
	if ip := net.ParseIP(host); ip == nil || !ip.IsLoopback() {
		return nil, proof.Errorf(proof.Caller, "address-unusable", "ops: %q: want a loopback address such as 127.0.0.1:9464; let a proxy with access control serve it elsewhere", addr).WithField("ops")
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, proof.Errorf(proof.Caller, "address-unusable", "ops: %w", err).WithField("ops")
	}
	return l, nil
}

// ServeOps serves /metrics, /healthz (the process lives) and /readyz (every check holds; 503 with the failing ones) until ctx ends.
func ServeOps(ctx context.Context, l net.Listener, g prometheus.Gatherer, checks map[string]Check) error {
	mux := http.NewServeMux()
	mux.Handle("GET /metrics", promhttp.HandlerFor(g, promhttp.HandlerOpts{}))
	mux.HandleFunc("GET /healthz", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, http.StatusOK, map[string]string{"status": "ok"})
	})
	mux.HandleFunc("GET /readyz", func(w http.ResponseWriter, r *http.Request) {
		ctx, cancel := context.WithTimeout(r.Context(), readySeconds*time.Second)
		defer cancel()
		status, said := http.StatusOK, map[string]string{}
		for name, check := range checks {
			said[name] = "ok"
			if err := check(ctx); err != nil {
				said[name], status = err.Error(), http.StatusServiceUnavailable
			}
		}
		answer(w, status, said)
	})
	s := &http.Server{Handler: mux, ReadTimeout: opsReadSeconds * time.Second, WriteTimeout: opsWriteSeconds * time.Second, MaxHeaderBytes: 16 << 10}
	go func() {
		<-ctx.Done()
		_ = s.Close()
	}()
	if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return proof.Errorf(proof.Retry, "ops-ended", "ops listener: %w", err)
	}
	return nil
}

func answer(w http.ResponseWriter, status int, body map[string]string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // the caller is gone: nothing is left to do
}
