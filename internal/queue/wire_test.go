package queue

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// Fault 45: what a node of an earlier release says is understood for ever, and said again it is the same text. A release adds a
// file to testdata/wire; those that are there are never changed.
func TestMessagesOfEarlierReleases(t *testing.T) {
	files, err := filepath.Glob("testdata/wire/*.txt")
	if err != nil || len(files) < 2 {
		t.Fatalf("%d files of golden messages: %v", len(files), err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		kinds := map[string]bool{}
		for line := range bytes.Lines(text) {
			kind, body, _ := bytes.Cut(bytes.TrimSpace(line), []byte(" "))
			kinds[string(kind)] = true
			again, err := again(string(kind), body)
			if err != nil || !bytes.Equal(again, body) {
				t.Errorf("%s: %s: %v\n got %s\nwant %s", file, kind, err, again, body)
			}
		}
		if len(kinds) != 4 {
			t.Errorf("%s has messages of kinds %v, want work, result, progress and heartbeat", file, kinds)
		}
	}
}

// again reads a message and writes it.
func again(kind string, body []byte) ([]byte, error) {
	var m message
	var err error
	switch kind {
	case "work":
		m, err = decode[Work](body)
	case "result":
		m, err = decode[Result](body)
	case "progress":
		m, err = decode[Progress](body)
	case "heartbeat":
		m, err = decode[Heartbeat](body)
	default:
		return nil, bad("kind", "%q", kind)
	}
	if err != nil {
		return nil, err
	}
	return encode(m)
}
