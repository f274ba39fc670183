package main

import (
	"context"
	"net"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/ethereum/go-ethereum/crypto"

	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/doctor"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/prover"
)

// reachPatience bounds each look at another machine.
const reachPatience = 10 * time.Second

// nodeFacts finds out what the node of a configuration file needs of the network. Errors are only those of the files
// themselves.
func nodeFacts(ctx context.Context, config string) (*doctor.Node, prover.Settings, error) {
	s, err := prover.LoadSettings(config)
	if err != nil {
		return nil, s, err
	}
	network, err := testnet.LoadFile(s.Network)
	if err != nil {
		return nil, s, err
	}
	n := &doctor.Node{Config: config, MemoryBytes: s.MemoryBytes, Now: time.Now().Unix()}
	if info, err := os.Stat(config); err == nil {
		n.Mode = info.Mode()
	}
	if _, err := prover.LoadKeys(network.Keys); err != nil {
		n.KeysError = err.Error()
	}
	if network.Join.API != "" { // it tells a node that joins where queue and store are
		n.QueueError = unreachable(ctx, hostPort(network.Join.API, "443"))
		if s.OperatorKey == "" {
			s.OperatorKey = network.Join.OperatorKey
		}
	} else {
		first, _, _ := strings.Cut(network.NATS.URL, ",")
		n.QueueError, n.StoreError = unreachable(ctx, hostPort(first, "4222")), unreachable(ctx, network.Store.Endpoint)
	}
	if err := askChain(ctx, network, s, n); err != nil {
		n.ChainError = err.Error()
	}
	return n, s, nil
}

// askChain reads the head and, of a node that stakes, its locks.
func askChain(ctx context.Context, network testnet.File, s prover.Settings, n *doctor.Node) error {
	ctx, cancel := context.WithTimeout(ctx, reachPatience)
	defer cancel()
	d := network.Chain.Deployment
	client, err := chain.Dial(ctx, network.Chain.RPC, d.ChainID, d.Market)
	if err != nil {
		return err
	}
	defer client.Close()
	if err := d.VerifyCode(ctx, client.Backend()); err != nil {
		return err
	}
	head, err := client.Head(ctx)
	if err != nil {
		return err
	}
	n.BlockTime = int64(head.Time)
	if s.OperatorKey == "" {
		return nil
	}
	n.Operator = s.OperatorKey
	key, err := testnet.LoadKey(s.OperatorKey)
	if err != nil {
		n.StakeError = err.Error()
		return nil
	}
	operator := crypto.PubkeyToAddress(key.PublicKey)
	n.Operator = operator.Hex()
	who, err := client.Operator(ctx, operator)
	if err == nil {
		n.Capacity = who.Capacity
		n.OpenLocks, err = client.OpenLocks(ctx, who.Prover)
	}
	if err != nil {
		n.StakeError = err.Error()
	}
	return nil
}

// hostPort is the host and port of a URL.
func hostPort(text, port string) string {
	u, err := url.Parse(text)
	if err != nil || u.Host == "" {
		return text
	}
	if u.Port() == "" {
		return net.JoinHostPort(u.Hostname(), port)
	}
	return u.Host
}

// unreachable says why nothing answers at host:port; empty when something does.
func unreachable(ctx context.Context, address string) string {
	ctx, cancel := context.WithTimeout(ctx, reachPatience)
	defer cancel()
	var d net.Dialer
	c, err := d.DialContext(ctx, "tcp", address)
	if err != nil {
		return err.Error()
	}
	_ = c.Close() // it was only to be had
	return ""
}
