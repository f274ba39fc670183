package chain

import (
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"strconv"
	"sync"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/internal/disk"
	"github.com/lemma-network/lemma/proof"
)

// fileJournal is a Journal in one small file, which every Put rewrites whole: for commands that send a handful of transactions.
type fileJournal struct {
	mu   sync.Mutex
	path string
	text fileJournalText
}

type fileJournalText struct {
	ChainID string   `json:"chainId"`
	Sender  string   `json:"sender"`
	Records []Record `json:"records"` // in order of submission
}

// NewFileJournal opens the journal file of one key on one chain, or starts one. It holds signed transactions and no key. Errors:
// journal-other (caller) for a file of another chain or key, journal-failed (retry).
func NewFileJournal(path string, chainID uint64, sender common.Address) (Journal, error) {
	j := &fileJournal{path: path, text: fileJournalText{ChainID: strconv.FormatUint(chainID, 10), Sender: sender.Hex()}}
	text, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return j, nil
	}
	if err != nil {
		return nil, journalError("read "+path, err)
	}
	var have fileJournalText
	if err := json.Unmarshal(text, &have); err != nil {
		return nil, proof.Errorf(proof.Caller, "journal-other", "journal: %s is no journal; name another file, or move it away: %w", path, err).WithField("journal")
	}
	if have.ChainID != j.text.ChainID || have.Sender != j.text.Sender {
		return nil, proof.Errorf(proof.Caller, "journal-other", "journal: %s is of chain %s and sender %s, want %s and %s; name another file",
			path, have.ChainID, have.Sender, j.text.ChainID, j.text.Sender).WithField("journal")
	}
	j.text = have
	return j, nil
}

func (j *fileJournal) Put(_ context.Context, r Record) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	next := j.text
	next.Records = append([]Record(nil), j.text.Records...)
	if i := j.find(r.Intent.ID); i >= 0 {
		next.Records[i] = r
	} else {
		next.Records = append(next.Records, r)
	}
	text, err := json.MarshalIndent(next, "", " ")
	if err != nil {
		return proof.Errorf(proof.Bug, "journal-encode", "encode intent %q: %w", r.Intent.ID, err)
	}
	if err := (disk.Disk{}).Write(j.path, append(text, '\n')); err != nil {
		return journalError("write "+j.path, err)
	}
	j.text = next
	return nil
}

func (j *fileJournal) find(id string) int {
	for i := range j.text.Records {
		if j.text.Records[i].Intent.ID == id {
			return i
		}
	}
	return -1
}

func (j *fileJournal) Get(_ context.Context, id string) (Record, bool, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if i := j.find(id); i >= 0 {
		return j.text.Records[i], true, nil
	}
	return Record{}, false, nil
}

func (j *fileJournal) Live(context.Context) ([]Record, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	var live []Record
	for _, r := range j.text.Records {
		if r.Status == StatusQueued || r.Status == StatusSent {
			live = append(live, r)
		}
	}
	return live, nil
}
