package node

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/database/pgtest"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
	"github.com/lemma-network/lemma/verifier"
)

// The test binary plays every process of a network: it runs itself again with this variable set.
const roleEnv = "LEMMA_TEST_ROLE"

// role is what a child process is told, as JSON in roleEnv.
type role struct {
	Name    string   // s3, orchestrator or prover
	Network string   // path of the network file
	Folder  string   // its own folder
	Host    []string // prover: the fake host's argv
	Judge   string   // URL of the parent's toy prover
	Words   []string // verifying key
	Crash   string   // orchestrator: failpoint at which it kills itself, once

	API, Database string         // orchestrator: instead of the network file's
	Ops           string         // loopback address of metrics and readiness
	Signal        syscall.Signal // of Crash; 0 is SIGKILL
}

// leaseTTL is short, so that a test sees a lease end, and long enough for a machine with other work.
const leaseTTL = 3 * time.Second

func TestMain(m *testing.M) {
	text := os.Getenv(roleEnv)
	if text == "" {
		os.Exit(pgtest.Main(m, pgtest.Options{Fsync: true}))
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	if err := play(ctx, text); err != nil {
		fmt.Fprintln(os.Stderr, "role:", err)
		os.Exit(1)
	}
	os.Exit(0)
}

func play(ctx context.Context, text string) error {
	if text == "s3" {
		cfg, err := artifact.GatewayConfigFromEnv(os.Getenv)
		if err != nil {
			return err
		}
		return artifact.ServeGateway(ctx, cfg)
	}
	var r role
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		return err
	}
	file, err := testnet.LoadFile(r.Network)
	if err != nil {
		return err
	}
	key, err := verifier.ParseKey(keyJSON(r.Words))
	if err != nil {
		return err
	}
	watch := Watch{Ops: r.Ops, Getenv: os.Getenv}
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	if r.Name == "orchestrator" {
		file.Database = r.Database
		if r.API != "" {
			file.API = r.API
		}
		return RunOrchestrator(ctx, OrchestratorOptions{LeaseTTL: leaseTTL, Network: file, Folder: r.Folder, Key: Key{Verifier: key, Words: r.Words, InsecureDev: true}, AckWait: 2 * time.Second, Log: log, Failpoint: r.failpoint, Watch: watch})
	}
	return RunProver(ctx, ProverOptions{
		Network: file, Folder: r.Folder, ID: "prover-1", HostArgv: r.Host, WrapArgv: []string{"/bin/false"}, Log: log, Watch: watch,
		Keys: prover.Keys{Folder: r.Folder, Kind: circuits.KindInsecureDev, ZKVMVersion: "1.0", Constraints: 4, Verifier: key},
		Wrap: r.wrap,
	})
}

// failpoint dies as a killed process dies, the first time only.
func (r role) failpoint(name string) {
	mark := filepath.Join(r.Folder, "crashed")
	if name != r.Crash {
		return
	}
	if _, err := os.Stat(mark); err == nil {
		return
	}
	if err := os.WriteFile(mark, nil, 0o600); err != nil {
		panic(err)
	}
	if r.Signal == 0 {
		r.Signal = syscall.SIGKILL
	}
	syscall.Kill(os.Getpid(), r.Signal)
}

// wrap asks the parent's toy prover: the proof is a real Groth16 proof, of a circuit that anybody can satisfy.
func (r role) wrap(ctx context.Context, req wrapper.Request, onEvent func(wrapper.Event)) (wrapper.Stats, error) {
	witness, err := os.ReadFile(req.Witness)
	if err != nil {
		return wrapper.Stats{}, err
	}
	program, journal, _ := strings.Cut(strings.TrimSpace(string(witness)), " ")
	body := fmt.Sprintf("%s %s %s", program, journal, req.Context.Text(16))
	post, err := http.NewRequestWithContext(ctx, http.MethodPost, r.Judge, strings.NewReader(body))
	if err != nil {
		return wrapper.Stats{}, err
	}
	resp, err := http.DefaultClient.Do(post)
	if err != nil {
		return wrapper.Stats{}, err
	}
	defer resp.Body.Close()
	wire, err := io.ReadAll(resp.Body)
	if err != nil || len(wire) != proof.Groth16WireBytes {
		return wrapper.Stats{}, fmt.Errorf("toy prover: %d bytes, %v", len(wire), err)
	}
	return wrapper.Stats{}, os.WriteFile(req.Out, wire, 0o600)
}

// keyJSON is the words as verifier.ParseKey reads them.
func keyJSON(words []string) []byte {
	b, err := json.Marshal(map[string][]string{"verifying_key_words": words})
	if err != nil {
		panic(err) // strings only
	}
	return b
}
