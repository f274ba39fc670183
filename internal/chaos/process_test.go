package chaos

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"github.com/Shopify/toxiproxy/v2"
	"github.com/rs/zerolog"

	"github.com/lemma-network/lemma/internal/node/nodetest"
)

const stopTime = 20 * time.Second // a node that is asked to end and takes longer is killed, and the test fails

// process is one node in a process of its own.
type process struct {
	w     *world
	role  role
	cmd   *exec.Cmd
	ended chan struct{}
	log   *logFile
}

// logFile keeps what a node says, and shows it when the test fails.
type logFile struct {
	mu   sync.Mutex
	text strings.Builder
}

func (l *logFile) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.text.Write(b)
}

func (l *logFile) has(text string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return strings.Contains(l.text.String(), text)
}

// start runs a role; started again under the same ID it finds what it left.
func (w *world) start(r role, env ...string) *process {
	w.Helper()
	r.Folder, r.Judge, r.Words = filepath.Join(w.folder, r.ID), w.toy.URL, w.toy.Words
	p := &process{w: w, role: r, ended: make(chan struct{}), log: &logFile{}}
	p.cmd = nodetest.Command(w, r, env...)
	p.cmd.Stderr = p.log
	if err := p.cmd.Start(); err != nil {
		w.Fatal(err)
	}
	go func() { p.cmd.Wait(); close(p.ended) }()
	w.procs = append(w.procs, p)
	w.Cleanup(func() {
		p.kill()
		if w.Failed() {
			w.Logf("%s said:\n%s", r.ID, tail(p.log.text.String()))
		}
	})
	return p
}

func tail(text string) string {
	const most = 6000
	if len(text) > most {
		return "…" + text[len(text)-most:]
	}
	return text
}

// kill ends the process as a power cut does, and nothing else with it.
func (p *process) kill() {
	p.cmd.Process.Signal(syscall.SIGKILL)
	<-p.ended
}

// stop asks the node to end.
func (p *process) stop() {
	p.w.Helper()
	p.cmd.Process.Signal(syscall.SIGTERM)
	select {
	case <-p.ended:
	case <-time.After(stopTime):
		p.w.Errorf("%s did not end within %v", p.role.ID, stopTime)
		p.kill()
	}
}

func (p *process) alive() bool {
	select {
	case <-p.ended:
		return false
	default:
		return true
	}
}

func (w *world) startNATS() *process {
	w.Helper()
	p := w.start(role{Kind: "nats", ID: "nats", Network: w.write("direct.json", w.direct)})
	w.untilListens("the queue", strings.TrimPrefix(w.direct.NATS.URL, "nats://"))
	return p
}

func (w *world) startS3() *process {
	w.Helper()
	s := w.direct.Store
	p := w.start(role{Kind: "s3", ID: "s3"}, "LEMMA_S3_ADDR="+s.Endpoint, "LEMMA_S3_FOLDER="+filepath.Join(w.folder, "s3"),
		"LEMMA_S3_ACCESS_KEY="+s.AccessKey, "LEMMA_S3_SECRET_KEY="+s.SecretKey)
	w.until("the store", func() bool {
		resp, err := http.Get("http://" + s.Endpoint + "/lemma-health")
		if err != nil {
			return false
		}
		resp.Body.Close()
		return resp.StatusCode == http.StatusOK
	})
	return p
}

func (w *world) untilListens(what, addr string) {
	w.Helper()
	w.until(what, func() bool {
		c, err := net.Dial("tcp", addr)
		if err == nil {
			c.Close()
		}
		return err == nil
	})
}

func (w *world) startOrchestrator() *process {
	w.Helper()
	f := w.direct
	f.Chain.RPC, f.NATS.URL, f.Store.Endpoint = "http://"+w.pipes["rpc"].addr, "nats://"+w.pipes["nats"].addr, w.pipes["s3"].addr
	if second := w.pipes["rpc-2"]; second != nil {
		f.Chain.RPC += ",http://" + second.addr
	}
	w.orchestrator = w.start(role{Kind: "orchestrator", ID: "orchestrator", Network: w.write("orchestrator.json", f)})
	return w.orchestrator
}

func (w *world) startProver(id, mode string, change ...func(*role)) *process {
	w.Helper()
	f := w.direct
	f.NATS.URL, f.Store.Endpoint = "nats://"+w.pipes["prover-nats"].addr, w.pipes["prover-s3"].addr
	if id != "prover-1" { // only the first prover's pipes are damaged
		f.NATS.URL, f.Store.Endpoint = w.direct.NATS.URL, w.direct.Store.Endpoint
	}
	script := must(filepath.Abs("testdata/host.sh"))(w)
	r := role{Kind: "prover", ID: id, Network: w.write(id+".json", f), Host: []string{"/bin/sh", script, mode}}
	for _, c := range change {
		c(&r)
	}
	return w.start(r)
}

// openGate lets the hosts of mode gate finish.
func (w *world) openGate(id string) {
	w.Helper()
	if err := os.WriteFile(filepath.Join(w.folder, id, "open"), nil, 0o600); err != nil {
		w.Fatal(err)
	}
}

// calls is how often a prover's hosts were asked for something.
func (w *world) calls(id, op string) (n int) {
	b, _ := os.ReadFile(filepath.Join(w.folder, id, "calls.log"))
	for line := range strings.Lines(string(b)) {
		if strings.TrimSpace(line) == op {
			n++
		}
	}
	return n
}

// pipe is a toxic connection to one server.
type pipe struct {
	w     *world
	addr  string
	proxy *toxiproxy.Proxy
	n     int
}

// layPipes puts a pipe before each server.
func (w *world) layPipes() {
	w.Helper()
	rpc := strings.TrimPrefix(w.direct.Chain.RPC, "http://")
	nats := strings.TrimPrefix(w.direct.NATS.URL, "nats://")
	s3 := w.direct.Store.Endpoint
	for name, upstream := range map[string]string{"rpc": rpc, "nats": nats, "prover-nats": nats, "s3": s3, "prover-s3": s3} {
		w.pipe(name, upstream)
	}
}

func (w *world) pipe(name, upstream string) *pipe {
	w.Helper()
	server := toxiproxy.NewServer(toxiproxy.NewMetricsContainer(nil), zerolog.Nop())
	p := &pipe{w: w, proxy: toxiproxy.NewProxy(server, name, "127.0.0.1:0", upstream)}
	if err := p.proxy.Start(); err != nil {
		w.Fatal(err)
	}
	p.addr = p.proxy.Listen
	w.Cleanup(p.proxy.Stop)
	w.pipes[name] = p
	return p
}

// close refuses connections and ends those there are; open takes them again.
func (p *pipe) close() { p.proxy.Stop() }

func (p *pipe) open() {
	p.w.Helper()
	if err := p.proxy.Start(); err != nil {
		p.w.Fatal(err)
	}
}

// toxic adds one of toxiproxy's faults to both directions; heal takes all away.
func (p *pipe) toxic(kind, attributes string) {
	p.w.Helper()
	for _, stream := range []string{"upstream", "downstream"} {
		p.n++
		text := fmt.Sprintf(`{"name":"t%d","type":%q,"stream":%q,"toxicity":1,"attributes":%s}`, p.n, kind, stream, attributes)
		if _, err := p.proxy.Toxics.AddToxicJson(strings.NewReader(text)); err != nil {
			p.w.Fatal(err)
		}
	}
}

func (p *pipe) heal() { p.proxy.Toxics.ResetToxics(context.Background()) }

// leftovers are processes that still work in the world's folder.
func (w *world) leftovers() (found []string) {
	entries, _ := filepath.Glob("/proc/[0-9]*")
	for _, dir := range entries {
		cwd, err := os.Readlink(filepath.Join(dir, "cwd"))
		if err != nil || !strings.HasPrefix(cwd, w.folder) {
			continue
		}
		cmdline, _ := os.ReadFile(filepath.Join(dir, "cmdline"))
		found = append(found, fmt.Sprintf("%s in %s: %s", filepath.Base(dir), cwd, strings.ReplaceAll(string(cmdline), "\x00", " ")))
	}
	return found
}

// put uploads bytes over the orchestrator's API.
func (w *world) put(digest string, b []byte) error {
	req := must(http.NewRequestWithContext(w.ctx, http.MethodPut, "http://"+w.direct.API+"/v1/artifacts/"+digest, strings.NewReader(string(b))))(w)
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	io.Copy(io.Discard, resp.Body)
	if resp.StatusCode/100 != 2 {
		return fmt.Errorf("upload: %s", resp.Status)
	}
	return nil
}
