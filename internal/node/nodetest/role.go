package nodetest

import (
	"context"
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
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
	"github.com/lemma-network/lemma/prover"
	"github.com/lemma-network/lemma/verifier"
)

// roleEnv is set in a process that plays a role.
const roleEnv = "LEMMA_TEST_ROLE"

// Role is what a process is told, as JSON in roleEnv. Zero fields are not used.
type Role struct {
	Kind    string // nats, s3, orchestrator or prover
	ID      string // its name; the prover's id
	Network string // path of the network file that it uses
	Folder  string // its own

	Host  []string // prover: the fake host's argv
	Judge string   // URL of the toy prover
	Words []string // verifying key

	API, Database string         // orchestrator: instead of the network file's
	LeaseTTL      time.Duration  // orchestrator
	NoPool        bool           // orchestrator: provers outside of the fleet only
	Crash         string         // orchestrator: failpoint at which it sends itself Signal, once
	Signal        syscall.Signal // 0 is SIGKILL

	Ops       string // loopback address of metrics and readiness
	FileBytes uint64 // the largest file that it may write
}

// Main is a TestMain's body: it plays the role that this process was started for, or runs the tests.
func Main(tests func() int) int {
	text := os.Getenv(roleEnv)
	if text == "" {
		defer removeTemplate()
		return tests()
	}
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM)
	defer stop()
	if err := play(ctx, text); err != nil {
		fmt.Fprintln(os.Stderr, "role:", err)
		return 1
	}
	return 0
}

// Command is a process that plays a role when it is started, in its folder, which is made. It dies with this one.
func Command(t testing.TB, r Role, env ...string) *exec.Cmd {
	t.Helper()
	if err := os.MkdirAll(r.Folder, 0o700); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("/proc/self/exe")
	cmd.Dir = r.Folder
	cmd.Env = append(os.Environ(), append(env, r.env())...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
	return cmd
}

func (r Role) env() string {
	text, err := json.Marshal(r)
	if err != nil {
		panic(err) // strings and numbers only
	}
	return roleEnv + "=" + string(text)
}

func play(ctx context.Context, text string) error {
	var r Role
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
		return r.serveQueue(ctx, file)
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
	watch := node.Watch{Ops: r.Ops, Getenv: os.Getenv}
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	switch r.Kind {
	case "orchestrator":
		file.Database = r.Database
		if r.API != "" {
			file.API = r.API
		}
		return node.RunOrchestrator(ctx, node.OrchestratorOptions{
			Network: file, Folder: r.Folder, Key: node.Key{Verifier: key, Words: r.Words, InsecureDev: true}, LeaseTTL: r.LeaseTTL, NoPool: r.NoPool, AckWait: 2 * time.Second,
			Log: log, Failpoint: r.failpoint, Watch: watch,
		})
	case "prover":
		return node.RunProver(ctx, node.ProverOptions{
			Network: file, Folder: r.Folder, ID: r.ID, HostArgv: r.Host, WrapArgv: []string{"/bin/false"}, Log: log, Watch: watch,
			Keys: prover.Keys{Folder: r.Folder, Kind: circuits.KindInsecureDev, ZKVMVersion: "1.0", Constraints: 4, Verifier: key},
			Wrap: r.wrap,
		})
	}
	return fmt.Errorf("no role of kind %q", r.Kind)
}

func (r Role) serveQueue(ctx context.Context, file testnet.File) error {
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

// failpoint dies as a killed process dies, the first time only.
func (r Role) failpoint(name string) {
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
