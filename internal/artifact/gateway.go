package artifact

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/lemma-network/lemma/internal/sandbox"
	"github.com/lemma-network/lemma/proof"
	"github.com/versity/versitygw/backend/meta"
	"github.com/versity/versitygw/backend/posix"
	"github.com/versity/versitygw/embedgw"
)

const (
	gatewayReadyTime   = time.Minute
	gatewayPollTime    = 10 * time.Millisecond
	gatewayStopTime    = 3 * time.Second
	gatewayConnections = 1024
	gatewayHealthPath  = "/lemma-health"
)

// The variables that carry a GatewayConfig to the child. Arguments would show the secret to every user of the machine.
const (
	envAddr      = "LEMMA_S3_ADDR"
	envFolder    = "LEMMA_S3_FOLDER"
	envAccessKey = "LEMMA_S3_ACCESS_KEY"
	envSecretKey = "LEMMA_S3_SECRET_KEY"
)

// GatewayConfig says what the gateway serves. Addr is a loopback host and port; Folder is its own, an absolute path.
type GatewayConfig struct {
	Addr      string
	Folder    string
	AccessKey string
	SecretKey string
}

func (c GatewayConfig) check() error {
	bad := func(field, format string, args ...any) error {
		return proof.Errorf(proof.Caller, "bad-config", field+": "+format, args...).WithField(field)
	}
	host, port, err := net.SplitHostPort(c.Addr)
	if ip := net.ParseIP(host); err != nil || port == "" || port == "0" || ip == nil || !ip.IsLoopback() {
		return bad("Addr", "%q: want a loopback address with a port, such as 127.0.0.1:9000", c.Addr)
	}
	if !filepath.IsAbs(c.Folder) {
		return bad("Folder", "%q: want an absolute path", c.Folder)
	}
	if c.AccessKey == "" || c.SecretKey == "" {
		return bad("SecretKey", "access key and secret key must not be empty")
	}
	return nil
}

// Ports below those that the system gives to whoever asks for any.
const (
	firstFreePort = 10_000
	freePorts     = 22_000
)

var lastFreePort atomic.Uint32 // given out by this process, counted from a random one

func init() { lastFreePort.Store(rand.Uint32N(freePorts)) }

// FreeAddr is a loopback address whose port was free just now. This process is not given it again soon, and the system gives it to
// nobody who asks for any port: it is very likely still free when it is wanted.
func FreeAddr() (string, error) {
	var l net.Listener
	err := errors.New("none was tried")
	for try := 0; err != nil && try < 100; try++ {
		l, err = net.Listen("tcp", fmt.Sprint("127.0.0.1:", firstFreePort+lastFreePort.Add(1)%freePorts))
	}
	if err != nil {
		return "", proof.Errorf(proof.Retry, "artifact-store-unavailable", "find a free port: %w", err)
	}
	defer l.Close()
	return l.Addr().String(), nil
}

// GatewayConfigFromEnv is what StartGateway gave this process. Errors: Caller bad-config.
func GatewayConfigFromEnv(getenv func(string) string) (GatewayConfig, error) {
	c := GatewayConfig{
		Addr: getenv(envAddr), Folder: getenv(envFolder), AccessKey: getenv(envAccessKey), SecretKey: getenv(envSecretKey),
	}
	return c, c.check()
}

// ServeGateway is an S3 server over a folder, until ctx ends. It changes the working folder and keeps globals, so it is
// the only thing its process may do: run it in a child through StartGateway.
func ServeGateway(ctx context.Context, cfg GatewayConfig) error {
	if err := cfg.check(); err != nil {
		return err
	}
	// Metadata beside the objects, not in extended attributes, which not every file system has.
	objects, sidecar := filepath.Join(cfg.Folder, "objects"), filepath.Join(cfg.Folder, "metadata")
	for _, dir := range []string{objects, sidecar} {
		if err := os.MkdirAll(dir, 0o700); err != nil {
			return fmt.Errorf("serve the store: %w", err)
		}
	}
	metadata, err := meta.NewSideCar(sidecar)
	if err != nil {
		return fmt.Errorf("serve the store: %w", err)
	}
	backend, err := posix.New(objects, metadata, posix.PosixOpts{SideCarDir: sidecar, NewDirPerm: 0o700, NewFilePerm: 0o600})
	if err != nil {
		return fmt.Errorf("serve the store: %w", err)
	}
	return embedgw.RunVersityGW(ctx, backend, &embedgw.Config{
		RootUserAccess: cfg.AccessKey, RootUserSecret: cfg.SecretKey, Region: defaultRegion, Ports: []string{cfg.Addr},
		MaxConnections: gatewayConnections, MaxRequests: gatewayConnections, MultipartMaxParts: 10_000,
		Quiet: true, KeepAlive: true, HealthPath: gatewayHealthPath,
	})
}

// Gateway is a running S3 server in a child process.
type Gateway struct {
	Endpoint string // host:port, for S3Config
	proc     *sandbox.Process
}

// StartGateway runs argv, a program that calls ServeGateway with GatewayConfigFromEnv, and waits until it answers. The
// end of ctx stops it. Errors: Caller bad-config; Retry artifact-store-unavailable.
func StartGateway(ctx context.Context, argv []string, cfg GatewayConfig) (*Gateway, error) {
	if err := cfg.check(); err != nil {
		return nil, err
	}
	if err := os.MkdirAll(cfg.Folder, 0o700); err != nil {
		return nil, proof.Errorf(proof.Retry, "artifact-store-unavailable", "start the store: %w", err)
	}
	proc, err := sandbox.Start(ctx, sandbox.Command{
		Argv: argv, Dir: cfg.Folder, Network: true, Limits: sandbox.Limits{Grace: gatewayStopTime},
		Env: []string{
			envAddr + "=" + cfg.Addr, envFolder + "=" + cfg.Folder, envAccessKey + "=" + cfg.AccessKey, envSecretKey + "=" + cfg.SecretKey,
		},
	})
	if err != nil {
		return nil, err
	}
	g := &Gateway{Endpoint: cfg.Addr, proc: proc}
	if err := g.waitReady(ctx); err != nil {
		_ = g.Close()
		return nil, proof.Errorf(proof.Retry, "artifact-store-unavailable", "start the store: %w", err)
	}
	return g, nil
}

func (g *Gateway) waitReady(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, gatewayReadyTime)
	defer cancel()
	go func() { // another program on the same port may never answer
		select {
		case <-g.proc.Done():
			cancel()
		case <-ctx.Done():
		}
	}()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	for {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+g.Endpoint+gatewayHealthPath, nil)
		if err != nil {
			return err
		}
		response, err := client.Do(request)
		if err == nil {
			_ = response.Body.Close()
			if response.StatusCode == http.StatusOK {
				return g.Err() // the answer is another program's when ours is dead
			}
		}
		select {
		case <-ctx.Done():
			if err := g.Err(); err != nil {
				return err
			}
			return fmt.Errorf("it does not answer: %w", ctx.Err())
		case <-time.After(gatewayPollTime):
		}
	}
}

// Done is closed when the gateway's process is dead.
func (g *Gateway) Done() <-chan struct{} { return g.proc.Done() }

// Err is why the process is dead; nil while it lives. Even exit code 0 is an error: nobody asks a gateway to end so.
func (g *Gateway) Err() error {
	select {
	case <-g.proc.Done():
	default:
		return nil
	}
	if err := g.proc.Exit().Error("the artifact store"); err != nil {
		return err
	}
	return proof.Errorf(proof.Retry, "artifact-store-unavailable", "the artifact store ended")
}

// Close stops the gateway and waits for its death.
func (g *Gateway) Close() error {
	g.proc.Stop()
	<-g.proc.Done()
	return nil
}

// Pid is the child's process id.
func (g *Gateway) Pid() int { return g.proc.Pid() }
