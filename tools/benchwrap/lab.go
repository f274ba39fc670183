package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"golang.org/x/sys/unix"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/internal/wrapper"
)

// lab is what every run needs.
type lab struct {
	self, dir                 string
	operations, keys, witness string
}

// run is one measurement of everything. A wall time is from the request to the answer, the process's start included where
// there is one. Error is why the rest is missing.
type run struct {
	Circuit   *circuit       `json:"circuit"`
	Compile   *said          `json:"compile"`
	LoadCold  *said          `json:"load_cold"` // key files read from the disk
	LoadWarm  *said          `json:"load_warm"` // key files in the page cache
	ColdChild *wrapper.Stats `json:"cold_child"`
	ColdWall  float64        `json:"cold_child_wall_seconds"`
	WarmChild *wrapper.Stats `json:"warm_child"` // the next proof of the same child
	WarmWall  float64        `json:"warm_child_wall_seconds"`
	Error     string         `json:"error,omitempty"`
}

func newLab(o options) (*lab, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	l := &lab{self: self}
	for from, to := range map[string]*string{o.operations: &l.operations, o.keys: &l.keys} {
		if *to, err = filepath.Abs(from); err != nil {
			return nil, err
		}
	}
	if l.dir, err = os.MkdirTemp("", "lemma-benchwrap-*"); err != nil {
		return nil, err
	}
	l.witness = filepath.Join(l.dir, "witness.json")
	if err := unpack(o.witness, l.witness); err != nil {
		os.RemoveAll(l.dir)
		return nil, fmt.Errorf("-witness: %w", err)
	}
	return l, nil
}

// unpack copies a file, which may be gzipped.
func unpack(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	var r io.Reader = in
	if strings.HasSuffix(from, ".gz") {
		if r, err = gzip.NewReader(in); err != nil {
			return err
		}
	}
	text, err := io.ReadAll(io.LimitReader(r, circuits.MaxWitnessBytes+1))
	if err != nil {
		return err
	}
	return os.WriteFile(to, text, 0o600)
}

func (l *lab) run(ctx context.Context, note func(string)) (r run) {
	failed := func(what string, err error) bool {
		if err != nil {
			r.Error = what + ": " + err.Error()
		}
		return err != nil
	}
	var err error
	if r.Compile, err = l.child(ctx, childCompile, l.operations); failed("compile", err) {
		return r
	}
	r.Circuit = r.Compile.Circuit
	note(fmt.Sprintf("compile %.1f s, %d constraints", r.Compile.Seconds, r.Circuit.Constraints))
	if failed("forget the key files", forget(l.keys)) {
		return r
	}
	if r.LoadCold, err = l.child(ctx, childLoad, l.keys); failed("load", err) {
		return r
	}
	if r.LoadWarm, err = l.child(ctx, childLoad, l.keys); failed("load", err) {
		return r
	}
	note(fmt.Sprintf("load %.1f s from the disk, %.1f s from the page cache", r.LoadCold.Seconds, r.LoadWarm.Seconds))
	// Keep it whatever the machine's memory: the second proof is to find it warm.
	child := wrapper.NewWarm(wrapper.Config{Argv: []string{l.self, childWrap}, Dir: l.dir, Keep: wrapper.Keep{HostBytes: 1, FloorBytes: 1}})
	defer child.Close()
	if r.ColdChild, r.ColdWall, err = l.prove(ctx, child); failed("prove in a cold child", err) {
		return r
	}
	note(fmt.Sprintf("proof from a cold child %.1f s", r.ColdWall))
	if r.WarmChild, r.WarmWall, err = l.prove(ctx, child); failed("prove in a warm child", err) {
		return r
	}
	note(fmt.Sprintf("proof from a warm child %.1f s", r.WarmWall))
	return r
}

func (l *lab) prove(ctx context.Context, child *wrapper.Warm) (*wrapper.Stats, float64, error) {
	begun := time.Now()
	stats, err := child.Prove(ctx, wrapper.Request{
		Witness: l.witness, Context: big.NewInt(1), Keys: l.keys, Out: filepath.Join(l.dir, "proof"),
	}, nil)
	return &stats, time.Since(begun).Seconds(), err
}

// child runs this program as one of its children and hears what it says.
func (l *lab) child(ctx context.Context, args ...string) (*said, error) {
	var out, trouble bytes.Buffer
	cmd := exec.CommandContext(ctx, l.self, args...)
	cmd.Stdout, cmd.Stderr = &out, &trouble
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("%w: %s", err, strings.TrimSpace(trouble.String()))
	}
	lines := bytes.Split(bytes.TrimSpace(out.Bytes()), []byte("\n")) // gnark writes lines of its own before
	s := &said{}
	if err := json.Unmarshal(lines[len(lines)-1], s); err != nil {
		return nil, fmt.Errorf("the child's answer: %w", err)
	}
	return s, nil
}

// forget has the kernel drop a folder's files from the page cache.
func forget(folder string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return err
	}
	for _, e := range entries {
		f, err := os.Open(filepath.Join(folder, e.Name()))
		if err != nil {
			return err
		}
		err = unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED)
		f.Close()
		if err != nil {
			return err
		}
	}
	return nil
}
