package sandbox

import (
	"bufio"
	"errors"
	"io"
	"os"
	"sync"
	"time"

	"github.com/lemma-network/lemma/proof"
)

// pipeSet is the three pipes of a child, both ends.
type pipeSet struct {
	stdin, stdout, stderr       *os.File // ours
	childIn, childOut, childErr *os.File // the child's
}

func openPipes() (*pipeSet, error) {
	s := &pipeSet{}
	var errs [3]error
	s.childIn, s.stdin, errs[0] = os.Pipe()
	s.stdout, s.childOut, errs[1] = os.Pipe()
	s.stderr, s.childErr, errs[2] = os.Pipe()
	if err := errors.Join(errs[:]...); err != nil {
		s.closeChildEnds()
		s.closeOurEnds()
		return nil, err
	}
	return s, nil
}

func (s *pipeSet) closeChildEnds() { closeAll(s.childIn, s.childOut, s.childErr) }
func (s *pipeSet) closeOurEnds()   { closeAll(s.stdin, s.stdout, s.stderr) }

func closeAll(files ...*os.File) {
	for _, f := range files {
		_ = f.Close() // a nil *os.File answers an error, which is as good
	}
}

// drain lets the readers finish what is in the pipes. A process that left the group may hold them open; it gets
// drainTime.
func (s *pipeSet) drain(readers *sync.WaitGroup) {
	deadline := time.Now().Add(drainTime) // the kernel's clock, whatever clock the limits run on
	_ = s.stdout.SetReadDeadline(deadline)
	_ = s.stderr.SetReadDeadline(deadline)
	readers.Wait()
	s.closeOurEnds()
}

// read starts the goroutines that empty stdout and stderr.
func (p *Process) read(c Command, pipes *pipeSet, errTail *tail) *sync.WaitGroup {
	var readers sync.WaitGroup
	readers.Go(func() { _, _ = io.Copy(errTail, pipes.stderr) })
	readers.Go(func() {
		err := readLines(pipes.stdout, func(line []byte) {
			select {
			case p.progress <- struct{}{}:
			default:
			}
			if c.OnLine != nil {
				c.OnLine(line)
			}
		})
		if errors.Is(err, bufio.ErrBufferFull) {
			p.Kill(proof.Errorf(proof.Bug, "line-too-long", "a line on stdout is longer than %d bytes", MaxLineBytes))
			_, _ = io.Copy(io.Discard, pipes.stdout) // so that SIGTERM finds it able to end, not blocked in a write
		}
	})
	return &readers
}

// readLines calls fn for each line, without its newline. A last line without a newline is what a crash left of one:
// it is dropped. bufio.ErrBufferFull means a line longer than MaxLineBytes.
func readLines(r io.Reader, fn func([]byte)) error {
	b := bufio.NewReaderSize(r, MaxLineBytes+1)
	for {
		line, err := b.ReadSlice('\n')
		if err != nil {
			return err
		}
		fn(line[:len(line)-1])
	}
}

// tail keeps the last max bytes written to it. One goroutine writes; reading comes after it.
type tail struct {
	max     int
	buf     []byte
	dropped int64
}

func (t *tail) Write(b []byte) (int, error) {
	t.buf = append(t.buf, b...)
	if extra := len(t.buf) - t.max; extra > 0 {
		t.dropped += int64(extra)
		t.buf = append(t.buf[:0], t.buf[extra:]...)
	}
	return len(b), nil
}

func (t *tail) String() string { return string(t.buf) }
