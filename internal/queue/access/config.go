package access

import (
	"fmt"
	"net"
	"path/filepath"
	"strconv"
	"strings"
)

// ServerFile says what a NATS server of one's own is to be like. Paths are absolute.
type ServerFile struct {
	Listen    string // IP:port
	Store     string // folder of JetStream and of the accounts
	Cert, Key string // TLS; both empty on the loopback only
	// NoSync leaves out sync_interval, which servers before 2.10 do not know and refuse. They sync every two minutes: a
	// power loss, not a crash of the process, then costs up to that much of the queue, which is rebuilt from the chain.
	NoSync bool
}

func (f ServerFile) check() error {
	host, port, err := net.SplitHostPort(f.Listen)
	ip := net.ParseIP(host)
	if n, nerr := strconv.Atoi(port); err != nil || nerr != nil || n < 1 || n > 65535 || ip == nil {
		return refused("bad-config", "listen", "%q: want an IP address and a port, such as 127.0.0.1:4222", f.Listen)
	}
	if (f.Cert == "") != (f.Key == "") {
		return refused("bad-config", "cert", "certificate and key belong together: give both or none")
	}
	if f.Cert == "" && !ip.IsLoopback() {
		return refused("bad-config", "cert", "%s is beyond the loopback: give a certificate and its key", f.Listen)
	}
	for name, path := range map[string]string{"store": f.Store, "cert": f.Cert, "key": f.Key} {
		if path == "" && name != "store" {
			continue
		}
		if !filepath.IsAbs(path) || strings.ContainsAny(path, "\"\\\n") {
			return refused("bad-config", name, "%q: want an absolute path without quotes", path)
		}
	}
	return nil
}

// ServerConfig is the text of nats-server.conf for a server that serves this authority's accounts. Errors: Caller bad-config.
func (a *Authority) ServerConfig(f ServerFile) (string, error) {
	if err := f.check(); err != nil {
		return "", err
	}
	_, operator, err := a.Operator()
	if err != nil {
		return "", err
	}
	accounts, err := a.Accounts()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("# Made by `lemma queue config`. Websockets, MQTT, leaf nodes and the monitoring port stay off.")
	line("server_name: lemma\nlisten: %q\nmax_payload: %d", f.Listen, MaxPayloadBytes)
	line("operator: %s\nsystem_account: %s", operator, a.SystemAccount())
	line("# The orchestrator pushes revocations here; they are kept over restarts.")
	line("resolver: {\n  type: full\n  dir: %q\n  allow_delete: false\n  interval: \"2m\"\n}", filepath.Join(f.Store, "accounts"))
	line("resolver_preload: {")
	for _, account := range accounts {
		line("  # %s\n  %s: %s", account.Name, account.Key, account.JWT)
	}
	line("}")
	line("jetstream: {\n  store_dir: %q", filepath.Join(f.Store, "jetstream"))
	if !f.NoSync {
		line("  sync_interval: always # what a publisher was told is stored is on disk; needs 2.10 or newer")
	}
	line("}")
	if f.Cert != "" {
		line("tls: {\n  cert_file: %q\n  key_file: %q\n  timeout: 10\n}", f.Cert, f.Key)
	}
	return b.String(), nil
}

// WriteServerConfig writes the text, which holds no secret.
func (a *Authority) WriteServerConfig(path string, f ServerFile) error {
	text, err := a.ServerConfig(f)
	if err != nil {
		return err
	}
	return writeSecret(path, []byte(text))
}
