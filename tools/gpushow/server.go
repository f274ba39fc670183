package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Requests and answers of the vendor's server are Rust's enums in bincode: the number of the variant, then its fields, all little-endian;
// before each message its length in 32 bits. Source: sp1-cuda 6.10.0, src/api.rs and src/client.rs.
const (
	requestSetup   = 0
	requestProve   = 1
	answerSetup    = 1
	answerProof    = 2
	modeCompressed = 2 // of ProofMode
	kindCompressed = 1 // of SP1Proof

	keyBytes       = 32
	maxAnswerBytes = 64 << 20
)

// socketOf is where the vendor's server of a device listens.
func socketOf(index string) string { return "/tmp/sp1-cuda-" + index + ".sock" }

// server is the vendor's, which makes proofs up to the compressed one.
type server struct {
	cmd   *exec.Cmd
	ended chan error
	conn  net.Conn
}

// serve starts the vendor's server and connects to it.
func (s show) serve() (*server, error) {
	index := strings.TrimPrefix(s.device, "cuda:")
	socket := s.socket(index)
	if err := os.Remove(socket); err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, err
	}
	v := &server{cmd: exec.Command(s.vendor), ended: make(chan error, 1)}
	v.cmd.Env = append(os.Environ(), "CUDA_DEVICE_ORDER=PCI_BUS_ID", "CUDA_VISIBLE_DEVICES="+index)
	v.cmd.Stdout, v.cmd.Stderr = os.Stderr, os.Stderr
	if err := v.cmd.Start(); err != nil {
		return nil, err
	}
	go func() { v.ended <- v.cmd.Wait() }()
	for began := time.Now(); time.Since(began) < startLimit; {
		select {
		case err := <-v.ended:
			return nil, fmt.Errorf("the vendor's server ended: %w", err)
		case <-time.After(readyPause):
		}
		var err error
		if v.conn, err = net.Dial("unix", socket); err == nil {
			return v, nil
		}
	}
	v.end()
	return nil, fmt.Errorf("the vendor's server does not listen at %s after %v", socket, startLimit)
}

// end kills the server, which has no request to end.
func (v *server) end() {
	if v.conn != nil {
		v.conn.Close()
	}
	_ = v.cmd.Process.Kill()
	<-v.ended
}

// ask sends a request and gives the fields of the answer, which must be of variant want.
func (v *server) ask(request []byte, want uint32) ([]byte, error) {
	message := binary.LittleEndian.AppendUint32(nil, uint32(len(request)))
	if _, err := v.conn.Write(append(message, request...)); err != nil {
		return nil, err
	}
	var length uint32
	if err := binary.Read(v.conn, binary.LittleEndian, &length); err != nil {
		return nil, err
	}
	if length < 4 || length > maxAnswerBytes {
		return nil, fmt.Errorf("the vendor's server answers with %d bytes", length)
	}
	answer := make([]byte, length)
	if _, err := io.ReadFull(v.conn, answer); err != nil {
		return nil, err
	}
	if got := binary.LittleEndian.Uint32(answer); got != want {
		return nil, fmt.Errorf("the vendor's server answers with variant %d, want %d: %.200q", got, want, answer[4:])
	}
	return answer[4:], nil
}

func setupRequest(elf []byte) []byte {
	return appendBytes(binary.LittleEndian.AppendUint32(nil, requestSetup), elf) // the machine's type has no fields
}

// proveRequest asks for a compressed proof; its nonce is 0, as is our host's.
func proveRequest(key, input []byte) []byte {
	b := binary.LittleEndian.AppendUint32(nil, requestProve)
	b = binary.LittleEndian.AppendUint32(b, modeCompressed)
	b = append(b, key...)
	b = appendBytes(binary.LittleEndian.AppendUint64(b, 1), input) // one buffer
	b = binary.LittleEndian.AppendUint64(b, 0)                     // which is read from its beginning
	b = binary.LittleEndian.AppendUint64(b, 0)                     // no proofs to verify inside
	return append(b, make([]byte, 16)...)
}

func appendBytes(b, text []byte) []byte {
	return append(binary.LittleEndian.AppendUint64(b, uint64(len(text))), text...)
}

// receiptIn is the compressed receipt in the fields of an answer: what is between the kind of proof, and the journal with all that follows it.
func receiptIn(fields, journal []byte) ([]byte, error) {
	end := bytes.LastIndex(fields, appendBytes(nil, journal))
	if end < 4 || binary.LittleEndian.Uint32(fields) != kindCompressed {
		return nil, fmt.Errorf("the vendor's proof is not a compressed one with journal %x", journal)
	}
	return fields[4:end], nil
}

// compare lets the vendor's server prove the shortest job twice, and then the others.
func (s show) compare(f *figures) error {
	began := time.Now()
	v, err := s.serve()
	if err != nil {
		return err
	}
	defer v.end()
	elf, err := os.ReadFile(s.guest)
	if err != nil {
		return err
	}
	fields, err := v.ask(setupRequest(elf), answerSetup)
	if err != nil || len(fields) < keyBytes {
		return fmt.Errorf("the vendor's set-up: %d bytes: %w", len(fields), err)
	}
	f.Notes = append(f.Notes, starting{Host: nameVendor, StartSeconds: time.Since(began).Seconds()})
	for _, rounds := range append(s.rounds[:1:1], s.rounds...) {
		r, err := s.served(v, fields[:keyBytes], rounds)
		if err != nil {
			return err
		}
		if err := s.ran(f, r); err != nil {
			return err
		}
	}
	return nil
}

// served has the vendor's server make one proof, and a light host of ours verify it.
func (s show) served(v *server, key []byte, rounds uint32) (run, error) {
	r := run{Host: nameVendor, Rounds: rounds, To: "compressed"}
	dir, err := os.MkdirTemp("", "gpu-show-*")
	if err != nil {
		return r, err
	}
	defer os.RemoveAll(dir)
	if r.Cycles, err = s.execute(dir, rounds); err != nil {
		return r, err
	}
	began := time.Now()
	fields, err := v.ask(proveRequest(key, inputOf(rounds)), answerProof)
	if err != nil {
		return r, err
	}
	r.Seconds = time.Since(began).Seconds()
	r.CyclesPerSecond = r.Cycles / r.Seconds
	journal, err := os.ReadFile(filepath.Join(dir, "journal.bin"))
	if err != nil {
		return r, err
	}
	receipt, err := receiptIn(fields, journal)
	if err != nil {
		return r, err
	}
	if err := os.WriteFile(filepath.Join(dir, "compressed.receipt"), receipt, 0o600); err != nil {
		return r, err
	}
	r.Verified, err = s.verified(dir, r.To)
	return r, err
}
