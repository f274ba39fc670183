package main

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

const hostVersion = "soak"

type hostRequest struct {
	ID      uint64 `json:"id"`
	Op      string `json:"op"`
	ELF     string `json:"elf"`
	Input   string `json:"input"`
	Journal string `json:"journal"`
	Dir     string `json:"dir"`
	Receipt string `json:"receipt"`
	Out     string `json:"out"`
}

// serveHost speaks docs/host-protocol.md. The program's id is the ELF's digest, the journal is the input, a receipt is one line of text.
func serveHost(in io.Reader, out io.Writer) {
	lines := bufio.NewScanner(in)
	answer := json.NewEncoder(out)
	for lines.Scan() {
		var r hostRequest
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			return
		}
		event := func(stage, state string) {
			_ = answer.Encode(map[string]any{"id": r.ID, "event": map[string]any{"stage": stage, "state": state, "seconds": 1, "peak_bytes": 1000}})
		}
		ok, err := r.do(event)
		if err != nil {
			_ = answer.Encode(map[string]any{"id": r.ID, "error": map[string]any{"class": "bug", "code": "internal", "message": err.Error()}})
			continue
		}
		if answer.Encode(map[string]any{"id": r.ID, "ok": ok}) != nil {
			return
		}
	}
}

func (r hostRequest) do(event func(stage, state string)) (any, error) {
	switch r.Op {
	case "hello":
		return map[string]any{"protocol": 1, "name": "fake", "version": hostVersion, "mode": "full", "ready": true, "stages": []string{"core", "compressed", "wrap"}}, nil
	case "setup":
		id, err := programID(r.ELF)
		return map[string]any{"program_id": id}, err
	case "execute":
		b, err := os.ReadFile(r.Input)
		if err == nil {
			err = os.WriteFile(r.Journal, b, 0o600)
		}
		return map[string]any{"exit_code": 0, "cycles": 1000 + len(b), "gas": 7, "journal_bytes": len(b), "journal_digest": fmt.Sprintf("0x%x", sha256.Sum256(b))}, err
	case "prove":
		return r.prove(event)
	case "verify":
		elf, err1 := programID(r.ELF)
		journal, err2 := sum(r.Journal)
		b, err3 := os.ReadFile(r.Receipt)
		if err1 != nil || err2 != nil || err3 != nil || string(b) != "wrap "+elf+" "+journal {
			return nil, fmt.Errorf("the receipt is not valid: %v %v %v", err1, err2, err3)
		}
		return map[string]any{"program_id": elf, "journal_digest": journal}, nil
	case "witness":
		b, err := os.ReadFile(r.Receipt)
		words := strings.Fields(string(b))
		if err != nil || len(words) != 3 {
			return nil, fmt.Errorf("no receipt: %w", err)
		}
		return map[string]any{"witness": r.Out, "program_vkey": words[1], "public_values_digest": words[2]}, os.WriteFile(r.Out, []byte(words[1]+" "+words[2]), 0o600)
	}
	return map[string]any{}, nil
}

// prove keeps the receipts of all stages for one job in eight, and that of the last for the others.
func (r hostRequest) prove(event func(stage, state string)) (any, error) {
	input, err := os.ReadFile(r.Input)
	if err != nil {
		return nil, err
	}
	elf, err := programID(r.ELF)
	if err != nil {
		return nil, err
	}
	digest := sha256.Sum256(input)
	journal := filepath.Join(r.Dir, "journal.bin")
	if err := os.WriteFile(journal, input, 0o600); err != nil {
		return nil, err
	}
	for _, stage := range []string{"core", "compressed", "shrink", "wrap"} {
		event(stage, "running")
		if stage == "wrap" || stage != "shrink" && digest[0]%8 == 0 {
			path := filepath.Join(r.Dir, stage+".receipt")
			if err := os.WriteFile(path+".tmp", fmt.Appendf(nil, "%s %s 0x%x", stage, elf, digest), 0o600); err != nil {
				return nil, err
			}
			if err := os.Rename(path+".tmp", path); err != nil {
				return nil, err
			}
		}
		event(stage, "done")
	}
	return map[string]any{"receipts": map[string]string{"wrap": filepath.Join(r.Dir, "wrap.receipt")}, "journal": journal, "cycles": 1000 + len(input)}, nil
}

// programID is the ELF's SHA-256, less the bits that make it too large for a proof's field.
func programID(path string) (string, error) {
	b, err := os.ReadFile(path)
	d := idOf(b)
	return fmt.Sprintf("0x%x", d), err
}

func idOf(elf []byte) [32]byte {
	d := sha256.Sum256(elf)
	d[0] &= 0x1f
	return d
}

func sum(path string) (string, error) {
	b, err := os.ReadFile(path)
	return fmt.Sprintf("0x%x", sha256.Sum256(b)), err
}
