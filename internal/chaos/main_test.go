package chaos

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/node"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/queue/access"
	"github.com/lemma-network/lemma/internal/testnet"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/proof"
	"github.com/lemma-network/lemma/prover"
	"github.com/lemma-network/lemma/verifier"
)

var full = flag.Bool("chaos", false, "run every scenario and not only the quick ones")

// The test binary plays every process of a network: it runs itself again with this variable set.
const roleEnv = "LEMMA_CHAOS_ROLE"

// role is what a child process is told, as JSON in roleEnv.
type role struct {
	Kind      string // nats, s3, orchestrator or prover
	ID        string // its name and its folder's; the prover's id
	Network   string // path of the network file that it uses
	Folder    string
	Host      []string // prover: the fake host's argv
	Judge     string   // URL of the parent's toy prover
	Words     []string // verifying key
	FileBytes uint64   // the largest file that it may write; 0: no limit
}

func TestMain(m *testing.M) {
	text := os.Getenv(roleEnv)
	if text == "" {
		flag.Parse()
		os.Exit(m.Run())
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
	var r role
	if err := json.Unmarshal([]byte(text), &r); err != nil {
		return err
	}
	if r.Kind == "s3" {
		cfg, err := artifact.GatewayConfigFromEnv(os.Getenv)
		if err != nil {
			return err
		}
		return artifact.ServeGateway(ctx, cfg)
	}
	file, err := testnet.LoadFile(r.Network)
	if err != nil {
		return err
	}
	if r.Kind == "nats" {
		authority, err := access.Open(file.NATS.Access)
		if err != nil {
			return err
		}
		s, err := queue.StartServer(ctx, queue.ServerConfig{Addr: strings.TrimPrefix(file.NATS.URL, "nats://"), StoreDir: r.Folder, Access: authority})
		if err != nil {
			return err
		}
		<-ctx.Done()
		return s.Close()
	}
	if r.FileBytes > 0 {
		signal.Ignore(syscall.SIGXFSZ) // a write past the limit is an error, and no death
		limit := syscall.Rlimit{Cur: r.FileBytes, Max: r.FileBytes}
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
			return err
		}
	}
	key, err := verifier.ParseKey(keyJSON(r.Words))
	if err != nil {
		return err
	}
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	if r.Kind == "orchestrator" {
		return node.RunOrchestrator(ctx, node.OrchestratorOptions{Network: file, Folder: r.Folder, Key: node.Key{Verifier: key, Words: r.Words, InsecureDev: true}, AckWait: 2 * time.Second, Log: log})
	}
	return node.RunProver(ctx, node.ProverOptions{
		Network: file, Folder: r.Folder, ID: r.ID, HostArgv: r.Host, WrapArgv: []string{"/bin/false"}, Log: log,
		Keys: prover.Keys{Folder: r.Folder, Kind: circuits.KindInsecureDev, ZKVMVersion: "1.0", Constraints: 4, Verifier: key},
		Wrap: r.wrap,
	})
}

// wrap asks the parent's toy prover: the proof is a real Groth16 proof, of a circuit that anybody can satisfy.
func (r role) wrap(ctx context.Context, req wrapper.Request, _ func(wrapper.Event)) (wrapper.Stats, error) {
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
