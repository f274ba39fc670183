package queue

import (
	"context"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/nats-io/nats-server/v2/server"
)

// envServer names a nats-server to run the tests of outside provers against instead of the embedded one, such as Debian's:
// LEMMA_TEST_NATS_SERVER=/usr/sbin/nats-server go test ./internal/queue
const envServer = "LEMMA_TEST_NATS_SERVER"

// natsServer is the embedded server, or a process.
type natsServer interface {
	URL() string
	Close() error
}

type process struct {
	cmd *exec.Cmd
	url string
}

func (p *process) URL() string { return p.url }
func (p *process) Close() error {
	if p.cmd.ProcessState != nil {
		return nil
	}
	_ = p.cmd.Process.Signal(os.Interrupt)
	_ = p.cmd.Wait() // it ends with the signal's code
	return nil
}

func freePort(t *testing.T) string {
	t.Helper()
	l := must(net.Listen("tcp", "127.0.0.1:0"))
	defer l.Close()
	return l.Addr().String()
}

// serveAny starts what envServer names, by the configuration that `lemma queue config` writes, or the embedded server.
func serveAny(t *testing.T, cfg ServerConfig) natsServer {
	t.Helper()
	binary := os.Getenv(envServer)
	if binary == "" {
		return serve(t, cfg)
	}
	file := access.ServerFile{Listen: cfg.Addr, Store: cfg.StoreDir, Cert: cfg.Cert, Key: cfg.Key}
	if strings.HasSuffix(file.Listen, ":0") {
		file.Listen = freePort(t)
	}
	version := must(exec.Command(binary, "-v").Output())
	file.NoSync = strings.Contains(string(version), "v2.9.")
	path := filepath.Join(cfg.Access.Folder(), "nats-server.conf")
	if err := cfg.Access.WriteServerConfig(path, file); err != nil {
		t.Fatal(err)
	}
	p := &process{cmd: exec.Command(binary, "-c", path), url: "nats://" + file.Listen}
	p.cmd.Stderr = os.Stderr
	if err := p.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = p.Close() })
	eventually(t, "it listens", func() bool {
		c, err := net.DialTimeout("tcp", file.Listen, time.Second)
		if err == nil {
			c.Close()
		}
		return err == nil
	})
	return p
}

// The file says to a server of our own version what the embedded server is told.
func TestServerFileIsTheEmbeddedServer(t *testing.T) {
	cfg := serverConfig(t)
	text, err := cfg.Access.ServerConfig(access.ServerFile{Listen: "127.0.0.1:4222", Store: cfg.StoreDir})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "nats-server.conf")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	file := must(server.ProcessConfigFile(path))
	defer file.AccountResolver.Close()
	embedded := must(cfg.options())
	if err := cfg.trust(embedded); err != nil {
		t.Fatal(err)
	}
	defer embedded.AccountResolver.Close()
	if file.ServerName != embedded.ServerName || file.MaxPayload != embedded.MaxPayload || !file.JetStream || !file.SyncAlways || file.SystemAccount != embedded.SystemAccount ||
		len(file.TrustedOperators) != 1 || file.TrustedOperators[0].Subject != embedded.TrustedOperators[0].Subject || file.Host != "127.0.0.1" || file.Port != 4222 {
		t.Errorf("%+v\n%+v", file, embedded)
	}
	if file.Websocket.Port != 0 || file.MQTT.Port != 0 || file.LeafNode.Port != 0 || file.HTTPPort != 0 || file.Cluster.Port != 0 {
		t.Error("a port is open that nobody asked for")
	}
	for what, bad := range map[string]access.ServerFile{
		"public without TLS": {Listen: "0.0.0.0:4222", Store: "/x"}, "half a pair": {Listen: "127.0.0.1:1", Store: "/x", Cert: "/c"},
		"no port": {Listen: "127.0.0.1", Store: "/x"}, "port 0": {Listen: "127.0.0.1:0", Store: "/x"}, "a name": {Listen: "localhost:1", Store: "/x"},
		"relative": {Listen: "127.0.0.1:1", Store: "x"}, "quotes": {Listen: "127.0.0.1:1", Store: "/x\"\n"},
	} {
		if text, err := cfg.Access.ServerConfig(bad); err == nil {
			t.Errorf("%s: %s", what, text)
		}
	}
}

// All of it over TLS, with a CA of our own; in the clear and without the CA nobody gets in.
func TestQueueOverTLS(t *testing.T) {
	cert, key, ca := certificate(t)
	cfg := serverConfig(t)
	cfg.Addr, cfg.Cert, cfg.Key = "127.0.0.1:0", cert, key
	s := serveAny(t, cfg)
	t.Cleanup(func() { _ = s.Close() })
	url := "tls://" + s.URL()[strings.Index(s.URL(), "//")+2:]
	c := quick(url, must(cfg.Access.Orchestrator()), &complaints{})
	if nc, err := Connect(context.Background(), c); err == nil {
		nc.Close()
		t.Error("a server of an unknown CA is trusted")
	}
	c.CA = ca
	conn, err := Connect(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(conn.Close)
	g, err := OpenGateway(context.Background(), GatewayConfig{Queue: conn, URL: url, CA: ca, Authority: cfg.Access})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(g.Close)
	y := &yard{t: t, server: s, serverCfg: cfg, access: cfg.Access, conn: conn, gateway: g}
	p := y.config(1)
	join := p.Join
	p.Join = func(ctx context.Context) (access.Membership, error) {
		m, err := join(ctx)
		m.URLs, m.CA = []string{url}, ca
		return m, err
	}
	prover, err := ConnectPrivate(context.Background(), p)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(prover.Close)
	if err := prover.PublishResult(context.Background(), resultOf(1, 1)); err != nil {
		t.Error(err)
	}
	if !prover.nats.TLSRequired() {
		t.Error("it is not TLS")
	}
}
