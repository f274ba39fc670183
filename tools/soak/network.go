package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/contracts/tools/groth16test"
	"github.com/lemma-network/lemma/internal/api"
	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/chain"
	"github.com/lemma-network/lemma/internal/database"
	"github.com/lemma-network/lemma/internal/host"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/orchestrator"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
	"github.com/lemma-network/lemma/verifier"
)

const (
	zkvm          = "sp1"
	programs      = 8
	maxInputBytes = 1024
	drainTime     = 10 * time.Minute // for the orders that are open when no more are opened
	retryPause    = 50 * time.Millisecond
)

// network is everything that runs.
type network struct {
	o        options
	log      *slog.Logger
	key      *groth16test.Key
	verifier *verifier.Key
	market   *market
	server   *queue.Server
	access   *access.Authority
	conn     *queue.Conn
	gateway  *artifact.Gateway
	secret   string
	db       *database.DB
	api      string
	folders  map[string]string // what is measured on disk, by name
	opened   int               // run alone writes it
	onPaid   func(seconds float64)
}

func (n *network) folder(name string) string {
	path := filepath.Join(n.o.folder, name)
	if err := os.MkdirAll(path, 0o700); err != nil {
		panic(err) // a tool may
	}
	return path
}

func startNetwork(ctx context.Context, o options, log *slog.Logger) (n *network, err error) {
	groth16test.Quiet()
	n = &network{o: o, log: log, secret: "soak-secret"}
	if n.key, err = groth16test.Setup(); err != nil {
		return nil, err
	}
	var words circuits.Words
	for i, w := range n.key.Words() {
		words[i] = proof.Digest(common.BigToHash(w))
	}
	if n.verifier, err = verifier.KeyFromWords(words); err != nil {
		return nil, err
	}
	n.market = newMarket(n.verifier, o.jobs)
	if n.access, err = access.Open(n.folder("access")); err != nil {
		return nil, err
	}
	if n.server, err = queue.StartServer(ctx, queue.ServerConfig{Addr: "127.0.0.1:0", StoreDir: n.folder("nats"), Access: n.access}); err != nil {
		return nil, err
	}
	credentials, err := n.access.Orchestrator()
	if err != nil {
		return nil, err
	}
	if n.conn, err = queue.Connect(ctx, n.queueConfig(credentials, access.NameOrchestrator, false)); err != nil {
		return nil, err
	}
	if !o.disk {
		if n.gateway, err = n.startGateway(ctx); err != nil {
			return nil, err
		}
	}
	if n.db, err = database.Open(ctx, filepath.Join(n.folder("database"), "orchestrator.db")); err != nil {
		return nil, err
	}
	n.folders = map[string]string{"database": n.folder("database"), "queue": n.folder("nats"), "artifacts": n.folder("artifacts"), "spools": n.folder("spools")}
	return n, nil
}

func (n *network) startGateway(ctx context.Context) (*artifact.Gateway, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	addr, err := artifact.FreeAddr()
	if err != nil {
		return nil, err
	}
	return artifact.StartGateway(context.WithoutCancel(ctx), []string{self, argGateway},
		artifact.GatewayConfig{Addr: addr, Folder: n.folder("artifacts"), AccessKey: "soak", SecretKey: n.secret})
}

func (n *network) queueConfig(c access.Credentials, name string, node bool) queue.Config {
	return queue.Config{URL: n.server.URL(), Credentials: c, Name: name, Node: node, OnError: func(what string, err error) { n.log.Warn("queue", "who", name, "what", what, "error", err) }}
}

// store opens the artifact store for one of its users.
func (n *network) store(ctx context.Context, name string) (s store, done func(), err error) {
	if n.gateway == nil {
		return disk{n.folder("artifacts")}, func() {}, nil
	}
	s3, err := artifact.OpenS3(ctx, artifact.S3Config{Endpoint: n.gateway.Endpoint, Bucket: "lemma", AccessKey: "soak", SecretKey: n.secret, SpoolDir: n.folder("uploads/" + name)})
	if err != nil {
		return nil, nil, err
	}
	return s3, s3.Close, nil
}

type store interface {
	artifact.Store
	Delete(ctx context.Context, d proof.Digest) error
}

// run has all jobs done, with samples taken meanwhile.
func (n *network) run(ctx context.Context, g *gauge) error {
	running, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var parts sync.WaitGroup
	begin := func(name string, part func(context.Context) error) {
		parts.Go(func() {
			if err := part(running); running.Err() == nil {
				cancel(fmt.Errorf("%s ended: %w", name, err))
			}
		})
	}
	store, closeStore, err := n.store(ctx, "orchestrator")
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	n.api = "http://" + listener.Addr().String()
	begin("orchestrator", func(ctx context.Context) error {
		return orchestrator.Run(ctx, orchestrator.Config{KeepClosedSeconds: n.o.keepSeconds, Network: api.Network{ChainID: chainID, Market: marketAddress,
			Selector: n.verifier.Selector(), InsecureDev: true}}, orchestrator.Deps{DB: n.db, Listener: listener, Market: n.market, Follow: n.market.follow,
			Sender: n.market, Queue: n.conn, Store: store, Verifier: n.verifier, Log: n.log})
	})
	for i := range n.o.provers {
		begin("prover", func(ctx context.Context) error { return n.prove(ctx, fmt.Sprintf("node-%d", i)) })
	}
	sampled := make(chan struct{})
	sampling, stopSampling := context.WithCancel(running)
	go func() { defer close(sampled); g.run(sampling) }()
	err = n.open(running)
	stopSampling()
	<-sampled
	if err != nil && context.Cause(running) != nil {
		err = context.Cause(running)
	}
	cancel(nil)
	parts.Wait()
	closeStore()
	n.conn.Close()
	if n.gateway != nil {
		err = errors.Join(err, n.gateway.Close())
	}
	return errors.Join(err, n.db.Close(), n.server.Close())
}

func (n *network) prove(ctx context.Context, id string) error {
	credentials, err := n.access.Fleet(id, zkvm)
	if err != nil {
		return err
	}
	conn, err := queue.Connect(ctx, n.queueConfig(credentials, id, true))
	if err != nil {
		return err
	}
	defer conn.Close()
	store, closeStore, err := n.store(ctx, id)
	if err != nil {
		return err
	}
	defer closeStore()
	self, err := os.Executable()
	if err != nil {
		return err
	}
	return prover.Run(ctx, prover.Config{ID: id, Payout: payee, ChainID: chainID, Market: marketAddress, Selector: n.verifier.Selector(), ZKVM: zkvm,
		Spool: n.folder("spools/" + id), Host: host.Config{Argv: []string{self, argHost}}, Limits: prover.DefaultLimits(),
		Keys: prover.Keys{Folder: n.folder("keys"), Kind: "insecure-dev", ZKVMVersion: hostVersion, Constraints: 11, Verifier: n.verifier}},
		prover.Deps{Queue: conn, Store: store, Wrap: n.wrap, Log: n.log.With("node", id)})
}

// wrap makes a real proof with the small circuit from what the host wrote.
func (n *network) wrap(_ context.Context, req wrapper.Request, onEvent func(wrapper.Event)) (wrapper.Stats, error) {
	b, err := os.ReadFile(req.Witness)
	if err != nil {
		return wrapper.Stats{}, err
	}
	words := strings.Fields(string(b))
	if len(words) != 2 {
		return wrapper.Stats{}, proof.Errorf(proof.Bug, "internal", "witness %q", b)
	}
	id, err1 := proof.ParseDigest(words[0])
	journal, err2 := proof.ParseDigest(words[1])
	if err := errors.Join(err1, err2); err != nil {
		return wrapper.Stats{}, err
	}
	began := time.Now()
	wire, err := n.key.Prove(proof.Claim{ProgramID: id, JournalDigest: journal, Context: req.Context})
	if err != nil {
		return wrapper.Stats{}, err
	}
	seconds := time.Since(began).Seconds()
	onEvent(wrapper.Event{Step: wrapper.StepProve, State: wrapper.StateRunning, Seconds: seconds, PeakBytes: 1})
	return wrapper.Stats{TotalSeconds: seconds, ProveSeconds: seconds, PeakBytes: 1}, os.WriteFile(req.Out, wire, 0o600)
}

// open opens the orders, never more than o.open at a time, and waits for the last payment.
func (n *network) open(ctx context.Context) error {
	slots := make(chan struct{}, n.o.open)
	n.market.closed = func(seconds float64) { n.onPaid(seconds); <-slots }
	var elfs [][]byte
	for i := range programs {
		elfs = append(elfs, bytes.Repeat([]byte{byte(i + 1)}, 4096))
	}
	pace := make(<-chan time.Time)
	if n.o.rate > 0 {
		ticker := time.NewTicker(time.Duration(float64(time.Second) / n.o.rate))
		defer ticker.Stop()
		pace = ticker.C
	}
	began := time.Now()
	for i := range n.o.jobs {
		if n.o.limit > 0 && time.Since(began) > n.o.limit {
			break
		}
		if n.o.rate > 0 {
			select {
			case <-pace:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		select {
		case slots <- struct{}{}:
		case <-ctx.Done():
			return ctx.Err()
		}
		elf := elfs[i%programs]
		if i < programs {
			if err := n.upload(ctx, elf); err != nil {
				return err
			}
		}
		input := binary.BigEndian.AppendUint64(make([]byte, 0, maxInputBytes), uint64(i))
		input = append(input, bytes.Repeat([]byte{byte(i)}, i*37%(maxInputBytes-8))...)
		if err := n.upload(ctx, input); err != nil {
			return err
		}
		n.market.open(n.order(i, elf, input))
		n.opened = i + 1
	}
	drain, cancel := context.WithTimeout(ctx, drainTime)
	defer cancel()
	for range n.o.open { // every slot comes back when its order is paid
		select {
		case slots <- struct{}{}:
		case <-drain.Done():
			return fmt.Errorf("some orders were not paid: %w", drain.Err())
		}
	}
	return nil
}

func (n *network) order(i int, elf, input []byte) chain.Order {
	return chain.Order{Client: common.HexToAddress("0x0c"), Nonce: big.NewInt(int64(i)), Selector: n.verifier.Selector(), ProgramID: proof.Digest(idOf(elf)),
		ProgramDigest: proof.Sum(elf), InputDigest: proof.Sum(input), MaxCycles: 1_000_000, MaxJournalBytes: maxInputBytes, MinPrice: big.NewInt(50),
		MaxPrice: big.NewInt(50), Collateral: big.NewInt(5), LockSeconds: 1800, Deadline: uint64(time.Now().Unix()) + 7200}
}

// upload gives bytes to the orchestrator as a client does, which tries again when the answer is that too many do.
func (n *network) upload(ctx context.Context, b []byte) error {
	for {
		req, err := http.NewRequestWithContext(ctx, http.MethodPut, n.api+"/v1/artifacts/"+proof.Sum(b).String(), bytes.NewReader(b))
		if err != nil {
			return err
		}
		res, err := http.DefaultClient.Do(req)
		if err == nil {
			text, rerr := io.ReadAll(io.LimitReader(res.Body, api.MaxErrorBytes))
			_ = res.Body.Close()
			if res.StatusCode == http.StatusCreated {
				return nil
			}
			if err = rerr; err == nil {
				err = api.DecodeError(res.StatusCode, text)
			}
			if proof.ClassOf(err) != proof.Retry {
				return err
			}
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(retryPause):
		}
	}
}
