package testnet

import (
	"errors"
	"net"
	"net/url"
	"strings"

	"github.com/lemma-network/lemma/proof"
)

// check refuses a file that lacks something, or that would send secrets or work over a network in the clear.
func (f File) check() error {
	wrong := func(field, format string, args ...any) error {
		return proof.Errorf(proof.Caller, "network-file-invalid", "field "+field+" "+format, args...).WithField(field)
	}
	if err := f.checkJoin(wrong); err != nil || f.Join.API != "" {
		return err
	}
	for _, field := range [][2]string{{"chain.rpc_url", f.Chain.RPC}, {"nats.url", f.NATS.URL}, {"store.endpoint", f.Store.Endpoint}, {"api", f.API}} {
		if field[1] == "" {
			return wrong(field[0], "is empty")
		}
	}
	switch {
	case f.NATS.User != "":
		return wrong("nats.user", "is of an earlier version: a local network is brought up to date by `lemma up`; on others replace nats.user and nats.password by nats.access (orchestrator) or nats.creds (node), see docs/operators.md")
	case f.NATS.Access == "" && f.NATS.Creds == "":
		return wrong("nats.access", "and nats.creds are both empty: the orchestrator needs the folder of `lemma queue config`, a node the file of `lemma queue creds`")
	case !safeNodes(f.Chain.RPC):
		return wrong("chain.rpc_url", "is beyond the loopback without TLS: use https:// or wss://")
	case !f.Store.Secure && !loopback(f.Store.Endpoint):
		return wrong("store.secure", "is false, but the store is beyond the loopback: give it TLS")
	case (f.APITLS.Cert == "") != (f.APITLS.Key == ""):
		return wrong("api_tls", "has one of cert and key only: give both or none")
	case f.APITLS.Cert == "" && !f.Proxy && !loopback(f.API):
		return wrong("api_tls", "is missing, but the API listens beyond the loopback: give a certificate, or say \"behind_proxy\": true when a proxy before it speaks TLS")
	}
	for _, c := range f.Store.Copies {
		if c.Endpoint == "" || c.Bucket == "" {
			return wrong("store.copies", "has one without endpoint or bucket")
		}
		if !c.Secure && !loopback(c.Endpoint) {
			return wrong("store.copies", "has %s, which is beyond the loopback without TLS: say \"secure\": true", c.Endpoint)
		}
	}
	for field, list := range map[string]string{"nats.url": f.NATS.URL, "nats.public_url": f.NATS.Public} {
		for one := range strings.SplitSeq(list, ",") {
			if one != "" && !SafeURL(one, "tls") {
				return wrong(field, "has %s, which is beyond the loopback without TLS: use tls://", one)
			}
		}
	}
	return nil
}

// checkJoin is for a prover outside of the operator's fleet, which has a chain and an API and nothing else.
func (f File) checkJoin(wrong func(field, format string, args ...any) error) error {
	switch {
	case f.Join.API == "":
		return nil
	case f.Join.OperatorKey == "":
		return wrong("join.operator_key", "is empty: name the key file of the account that stakes")
	case !SafeURL(f.Join.API, "https"):
		return wrong("join.api", "is beyond the loopback without TLS: use https://")
	case f.Chain.RPC == "":
		return wrong("chain.rpc_url", "is empty")
	case !safeNodes(f.Chain.RPC):
		return wrong("chain.rpc_url", "is beyond the loopback without TLS: use https:// or wss://")
	}
	return nil
}

// fieldOf is the field that an error of check names.
func fieldOf(err error) string {
	var e *proof.Error
	if errors.As(err, &e) {
		return e.Field
	}
	return ""
}

// safeNodes reports whether each of the chain's nodes, a list with commas, is spoken to safely.
func safeNodes(list string) bool {
	for one := range strings.SplitSeq(list, ",") {
		if !SafeURL(strings.TrimSpace(one), "https", "wss") {
			return false
		}
	}
	return true
}

// SafeURL reports whether the URL stays on the machine or has one of the schemes, which speak TLS.
func SafeURL(s string, schemes ...string) bool {
	u, err := url.Parse(s)
	if err != nil {
		return false
	}
	for _, scheme := range schemes {
		if u.Scheme == scheme {
			return true
		}
	}
	return loopback(u.Host)
}

// loopback reports whether host, with a port or without, is of this machine only.
func loopback(host string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	ip := net.ParseIP(strings.Trim(host, "[]"))
	return host == "localhost" || ip != nil && ip.IsLoopback()
}
