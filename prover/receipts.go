package prover

import (
	"cmp"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/proof"
)

// MaxReceiptBytes bounds a stage receipt in the artifact store. Only core receipts grow with the program; one that is
// longer is not stored, and a node that dies then costs the compressed stage and core.
const MaxReceiptBytes = 256 << 20

type receiptFile struct {
	stage proof.Stage
	name  string
}

// receiptFiles are the stages that another node can go on from, newest first.
var receiptFiles = []receiptFile{{proof.StageWrap, fileWrap}, {proof.StageCompressed, fileCompressed}, {proof.StageCore, fileCore}}

// newness is the stage's place in receiptFiles, -1 when nothing goes on from it.
func newness(stage proof.Stage) int {
	return slices.IndexFunc(receiptFiles, func(f receiptFile) bool { return f.stage == stage })
}

// storeReceipt has a finished stage's receipt stored while the next stage runs. Nothing depends on it: a failure costs
// only time, and only if this node dies.
func (j *job) storeReceipt(stage proof.Stage) {
	i := newness(stage)
	if i < 0 || j.fetched == stage || j.state.Private { // STARKs hide nothing of what they prove
		return
	}
	size, err := j.folder.size(receiptFiles[i].name)
	switch {
	case errors.Is(err, fs.ErrNotExist): // a host need not keep core receipts
	case err != nil:
		j.Log.Warn("receipt not stored", "stage", stage, "error", err)
	case size > MaxReceiptBytes:
		j.Log.Warn("receipt not stored: it is too long", "stage", stage, "bytes", size, "limit", MaxReceiptBytes)
	default:
		if _, err := j.post(j.result(queue.KindStage), attachment{Path: j.path(receiptFiles[i].name), Stage: stage}); err != nil {
			j.Log.Warn("receipt not stored", "stage", stage, "error", err)
		}
	}
}

// fetchReceipt brings the newest receipt of earlier attempts into the job's folder, unless there is one of this node's
// own. One that cannot be had is passed over for the stage before. Nothing in it is believed: the host verifies it for
// this program and journal before it goes on from it, and it is dropped and the next one taken when the host refuses.
func (j *job) fetchReceipt(ctx context.Context) error {
	for _, f := range receiptFiles {
		if j.folder.has(f.name) {
			return nil
		}
	}
	for len(j.sources) > 0 {
		r := j.sources[0]
		j.sources = j.sources[1:]
		name := receiptFiles[newness(r.Stage)].name
		err := j.folder.fetch(ctx, j.Store, r.Digest, name, min(r.Bytes, MaxReceiptBytes))
		if ctx.Err() != nil {
			return err
		}
		if err != nil {
			j.Log.Warn("an earlier attempt's receipt cannot be had", "stage", r.Stage, "error", err)
			continue
		}
		j.Log.Info("going on from an earlier attempt's receipt", "stage", r.Stage, "bytes", r.Bytes)
		j.fetched, j.state.Resumed = r.Stage, true
		if r.Stage == proof.StageWrap {
			return j.copyJournal()
		}
		return nil
	}
	return nil
}

// copyJournal gives a fetched wrap receipt the journal of this node's own execution.
func (j *job) copyJournal() error {
	journal, err := readFile(j.folder.file(fileExecuted), proof.MaxJournalBytes)
	if err != nil {
		return err
	}
	return j.folder.write(fileJournal, journal)
}

// fetch brings an artifact into the folder, whole and checked, or not at all. Wrong bytes are asked for once more. Errors: those of Store.Get,
// and disk.
func (f folder) fetch(ctx context.Context, store artifact.Store, digest proof.Digest, name string, limit int64) error {
	return artifact.OnceMore(func() error {
		return f.create(name, func(w io.Writer) error {
			_, err := store.Get(ctx, digest, w, limit)
			return err
		})
	})
}

// dropReceipts removes receipts that a later stage made needless, or that proved useless. What still waits to store one of them is moot
// first, so that nobody looks for a file that is gone.
func (j *job) dropReceipts(stages ...proof.Stage) error {
	var errs []error
	for _, stage := range stages {
		name := receiptFiles[newness(stage)].name
		j.outbox.moot(j.work.Order, j.path(name))
		errs = append(errs, j.folder.drop(name))
	}
	return errors.Join(errs...)
}

// superseded reports whether a receipt of stage is not wanted any more: the job has a later one, or is over.
func (s spool) superseded(order proof.Digest, stage proof.Stage) bool {
	if st, ok := readState(s.at(order), order); ok && st.Finished != nil {
		return true
	}
	if _, err := os.Lstat(s.at(order).path); errors.Is(err, fs.ErrNotExist) {
		return true
	}
	for _, f := range receiptFiles[:max(0, newness(stage))] {
		if file, err := s.openAny(filepath.Join(order.String(), f.name)); err == nil {
			file.Close()
			return true
		}
	}
	return false
}

// usable are the receipts that a node can go on from, newest stage first.
func usable(receipts []queue.Receipt) []queue.Receipt {
	kept := slices.DeleteFunc(slices.Clone(receipts), func(r queue.Receipt) bool {
		return newness(r.Stage) < 0 || r.Bytes <= 0 || r.Bytes > MaxReceiptBytes || r.Digest.IsZero()
	})
	slices.SortStableFunc(kept, func(a, b queue.Receipt) int { return cmp.Compare(newness(a.Stage), newness(b.Stage)) })
	return kept
}
