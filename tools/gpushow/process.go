package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"
)

const (
	startLimit = 10 * time.Minute
	readyPause = 100 * time.Millisecond
)

// process is a host that is driven line by line: the figures need fields that clients of the protocol may do without.
type process struct {
	cmd   *exec.Cmd
	in    io.WriteCloser
	lines *bufio.Scanner
	id    int
}

// message is a line of the host.
type message struct {
	OK    json.RawMessage `json:"ok"`
	Event *event          `json:"event"`
	Error *struct {
		Class, Code, Message string
	} `json:"error"`
}

type event struct {
	Stage       string  `json:"stage"`
	State       string  `json:"state"`
	Seconds     float64 `json:"seconds"`
	PeakBytes   int64   `json:"peak_bytes"`
	DeviceBytes int64   `json:"device_bytes"`
}

// begin starts a host.
func begin(path string, arguments ...string) (*process, error) {
	p := &process{cmd: exec.Command(path, arguments...)}
	p.cmd.Stderr = os.Stderr
	var err error
	if p.in, err = p.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.lines = bufio.NewScanner(out)
	p.lines.Buffer(nil, 1<<17)
	return p, p.cmd.Start()
}

// ask sends a request and waits for its answer; each event goes to heard.
func (p *process) ask(request map[string]any, heard func(event)) (map[string]any, error) {
	p.id++
	request["id"] = p.id
	line, err := json.Marshal(request)
	if err != nil {
		return nil, err
	}
	if _, err := p.in.Write(append(line, '\n')); err != nil {
		return nil, err
	}
	for p.lines.Scan() {
		var m message
		if err := json.Unmarshal(p.lines.Bytes(), &m); err != nil {
			return nil, err
		}
		switch {
		case m.Event != nil:
			if heard != nil {
				heard(*m.Event)
			}
		case m.Error != nil:
			return nil, fmt.Errorf("%s: %s (%s): %s", request["op"], m.Error.Code, m.Error.Class, m.Error.Message)
		default:
			var ok map[string]any
			return ok, json.Unmarshal(m.OK, &ok)
		}
	}
	return nil, fmt.Errorf("%s: the host ended", request["op"])
}

// ready waits until the host can prove, and gives its hello.
func (p *process) ready() (map[string]any, error) {
	for began := time.Now(); time.Since(began) < startLimit; time.Sleep(readyPause) {
		hello, err := p.ask(map[string]any{"op": "hello"}, nil)
		if err != nil || hello["ready"] == true {
			return hello, err
		}
	}
	return nil, fmt.Errorf("not ready after %v", startLimit)
}

// end closes the host's input and waits for it.
func (p *process) end() error {
	p.in.Close()
	return p.cmd.Wait()
}
