package prover

import (
	"context"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/lemma-network/lemma/internal/artifact"
	"github.com/lemma-network/lemma/internal/queue"
	"github.com/lemma-network/lemma/internal/wrapper"
	"github.com/lemma-network/lemma/proof"
)

func TestAJobIsProvedAndReported(t *testing.T) {
	w := newWorld(t)
	w.start()
	work := testWork()
	err := w.deliver(work)
	results := w.queue.take()
	w.wantProved(err, results)
	if len(results) != 2 || results[0].Kind != queue.KindExecuted {
		t.Fatalf("results %+v, want executed, then proved", results)
	}
	for _, r := range results {
		if r.Order != work.Order || r.Prover != "node-1" || r.Attempt != 1 || r.Epoch != 1 || r.Payout != testPayout.Hex() ||
			r.Cycles != 42 || r.Gas != 7 || r.JournalBytes != int64(len(testInput)) || r.JournalDigest != proof.Sum(testInput) {
			t.Errorf("result %+v", r)
		}
	}
	want := []queue.StageReport{
		{Stage: proof.StageExecute}, {Stage: proof.StageCore, Seconds: 1, PeakBytes: 200},
		{Stage: proof.StageCompressed, Seconds: 2, PeakBytes: 300}, {Stage: proof.StageShrink, Seconds: 3, PeakBytes: 400},
		{Stage: proof.StageWrap, Seconds: 4, PeakBytes: 500}, {Stage: proof.StageGroth16, Seconds: 5, PeakBytes: 700},
	}
	if got := results[1]; !slices.Equal(got.Stages, want) || got.Constraints != 11 {
		t.Errorf("stages %+v, want %+v; constraints %d", got.Stages, want, got.Constraints)
	}
	if _, err := os.Stat(w.file(work.Order, fileWitness)); err == nil {
		t.Error("the witness, which is large, was kept")
	}
	w.wantBeats(work.Order)
	if err := w.stop(); err != nil {
		t.Errorf("Run: %v", err)
	}
	w.wantProgress()
}

func (w *world) wantProgress() {
	w.t.Helper()
	var got []string
	for _, p := range w.queue.progress {
		got = append(got, string(p.Stage)+" "+p.State)
	}
	want := "execute done, core running, core done, compressed done, shrink done, wrap done, groth16 running, groth16 done"
	if s := strings.Join(got, ", "); s != want {
		w.t.Errorf("progress %s, want %s", s, want)
	}
}

func (w *world) wantBeats(order proof.Digest) {
	w.t.Helper()
	b := []queue.Heartbeat{<-w.queue.beats, <-w.queue.beats, <-w.queue.beats, <-w.queue.beats}
	if b[0].Busy || !b[1].Busy || *b[1].Order != order || !b[2].Busy || b[2].Speed == b[1].Speed || b[3].Busy {
		w.t.Fatalf("heartbeats %+v, want idle, busy, busy with a new speed, idle", b)
	}
	if b[0].FreeBytes != 123 || b[0].ZKVM != "fake" || b[0].Version != "1.0" || b[0].Sequence != 1 || b[1].Sequence != 2 {
		w.t.Errorf("heartbeat %+v", b[0])
	}
}

func TestADuplicateDeliveryIsOnlyReportedAgain(t *testing.T) {
	w := newWorld(t)
	w.start()
	for attempt := 1; attempt <= 3; attempt++ {
		work := testWork()
		work.Attempt = attempt
		err := w.deliver(work)
		results := w.queue.take()
		w.wantProved(err, results)
		if r := results[len(results)-1]; r.Attempt != attempt || attempt > 1 && len(results) != 1 {
			t.Errorf("results %+v for attempt %d", results, attempt)
		}
	}
	if p, s := w.calls("prove"), w.calls("setup"); p != 1 || s != 1 {
		t.Errorf("proved %d times, set up %d times", p, s)
	}
}

func TestARestartGoesOnFromTheReceipts(t *testing.T) {
	w := newWorld(t, "hang") // hangs once, after the compressed receipt
	hung := make(chan struct{})
	w.queue.onProgress = func(p queue.Progress) {
		if p.Stage == proof.StageShrink && p.State == stateRunning {
			close(hung)
		}
	}
	w.start()
	w.queue.work <- testWork()
	<-hung
	if err := w.stop(); err != nil {
		t.Fatalf("Run: %v", err)
	}
	wantRetry(t, <-w.queue.settled, "cancelled")
	if st, ok := readState(folder{path: w.file(testWork().Order, "")}, testWork().Order); !ok || st.Tries != 0 {
		t.Fatalf("a shutdown was counted as a try: %+v", st)
	}
	w.queue.onProgress = nil
	w.start()
	err := w.deliver(testWork())
	results := w.queue.take()
	w.wantProved(err, results)
	if e, p, r := w.calls("execute"), w.calls("prove"), w.calls("resumed"); e != 1 || p != 2 || r != 1 {
		t.Errorf("executed %d, proved %d, of those resumed %d; want 1, 2, 1", e, p, r)
	}
	stages := results[len(results)-1].Stages
	if i := slices.IndexFunc(stages, func(s queue.StageReport) bool { return s.Stage == proof.StageCompressed }); i < 0 || stages[i].Seconds != 2 {
		t.Errorf("the restart forgot what the compressed stage cost: %+v", stages)
	}
}

func TestAKilledHostIsTriedAgainFromItsLastReceipt(t *testing.T) {
	w := newWorld(t, "die-after-compressed")
	w.start()
	wantRetry(t, w.deliver(testWork()), "out-of-memory")
	w.wantProved(w.deliver(testWork()), w.queue.results)
	if h, r := w.calls("hello"), w.calls("resumed"); h < 2 || r != 1 {
		t.Errorf("%d hosts, %d resumed", h, r)
	}
}

func TestAPoisonJobIsBounded(t *testing.T) {
	w := newWorld(t, "die")
	w.start()
	for range MaxTries - 1 {
		wantRetry(t, w.deliver(testWork()), "out-of-memory")
	}
	w.wantFailed(w.deliver(testWork()), proof.Retry, "out-of-memory")
	w.resume()
	w.wantFailed(w.deliver(testWork()), proof.Retry, "out-of-memory") // a duplicate: the same answer, no work
	if n := w.calls("prove"); n != MaxTries {
		t.Fatalf("proved %d times, want %d", n, MaxTries)
	}
	next := testWork()
	next.Attempt = 2 // the orchestrator wants it tried anew
	wantRetry(t, w.deliver(next), "out-of-memory")
}

// resume lets the breaker's pause go by.
func (w *world) resume() {
	<-w.queue.consuming // stopped
	w.clock.BlockUntil(2)
	w.clock.Advance(BreakerLongestPause)
	<-w.queue.consuming // started
}

func TestAJobThatKilledTheNodeIsBounded(t *testing.T) {
	w := newWorld(t)
	order := testWork().Order
	f, st, err := spool{root: w.cfg.Spool}.open(order)
	if err != nil {
		t.Fatal(err)
	}
	st.Attempt, st.Tries = 1, MaxTries // as a node leaves it that dies with its host each time
	if err := st.save(f); err != nil {
		t.Fatal(err)
	}
	w.start()
	w.wantFailed(w.deliver(testWork()), proof.Retry, "attempts-exhausted")
}

func TestFailuresThatEndTheJob(t *testing.T) {
	for _, c := range []struct {
		op, class, code string
	}{
		{"setup", "caller", "elf-not-riscv"}, {"setup", "caller", "elf-invalid"},
		{"execute", "permanent", "guest-panicked"}, {"execute", "permanent", "cycle-limit"},
		{"execute", "permanent", "time-limit"}, {"execute", "permanent", "journal-limit"},
		{"prove", "permanent", "guest-panicked"}, {"prove", "permanent", "time-limit"},
	} {
		t.Run(c.op+" "+c.code, func(t *testing.T) {
			w := newWorld(t, c.op, c.class, c.code)
			w.start()
			r := w.wantFailed(w.deliver(testWork()), proof.Class(c.class), c.code)
			if !strings.Contains(r.Error.Message, "said the fake host") {
				t.Errorf("the host's words are lost: %q", r.Error.Message)
			}
			w.wantFailed(w.deliver(testWork()), proof.Class(c.class), c.code) // delivered again
			if n := w.calls(c.op); n != 1 {
				t.Errorf("%s was called %d times", c.op, n)
			}
		})
	}
}

func TestFailuresThatAreNotTheJobsFaultAreTriedAgain(t *testing.T) {
	for _, c := range []struct {
		op, code string
		class    proof.Class
	}{
		{"setup", "file-unreadable", proof.Bug}, {"execute", "bad-request", proof.Bug},
		{"prove", "internal", proof.Bug}, {"prove", "out-of-memory", proof.Retry}, {"prove", "busy", proof.Retry},
	} {
		t.Run(c.op+" "+c.code, func(t *testing.T) {
			w := newWorld(t, c.op, "caller", c.code)
			w.start()
			for range MaxTries - 1 {
				err := w.deliver(testWork())
				if err == nil || proof.ClassOf(err) != c.class {
					t.Fatalf("delivery ended with %v, want class %s", err, c.class)
				}
			}
			if err := w.deliver(testWork()); err != nil {
				t.Fatal(err)
			}
			if r := w.queue.take(); r[len(r)-1].Kind != queue.KindFailed || r[len(r)-1].Error.Class != c.class {
				t.Fatalf("results %+v", r)
			}
		})
	}
}

func TestWorkThatIsRefused(t *testing.T) {
	for _, c := range []struct {
		name   string
		change func(*queue.Work)
		code   string
		field  string
	}{
		{"other chain", func(w *queue.Work) { w.ChainID = 1 }, "wrong-chain", "chainId"},
		{"other market", func(w *queue.Work) { w.Market = testPayout.Hex() }, "wrong-market", "market"},
		{"no market", func(w *queue.Work) { w.Market = "" }, "wrong-market", "market"},
		{"wrong program id", func(w *queue.Work) { w.ProgramID = proof.Sum(testInput) }, "program-id-mismatch", "programId"},
	} {
		t.Run(c.name, func(t *testing.T) {
			w := newWorld(t)
			w.start()
			work := testWork()
			c.change(&work)
			if r := w.wantFailed(w.deliver(work), proof.Permanent, c.code); r.Error.Field != c.field {
				t.Errorf("field %q, want %q", r.Error.Field, c.field)
			}
			if n := w.calls("execute"); n != 0 {
				t.Errorf("executed %d times", n)
			}
		})
	}
	w := newWorld(t)
	w.start()
	late := testWork()
	late.Deadline = testNow.Unix()
	if r := w.wantFailed(w.deliver(late), proof.Retry, codeDeadlinePassed); r.Error.Field != "deadline" { // our clock may be wrong: others may try
		t.Errorf("field %q", r.Error.Field)
	}
	w = newWorld(t)
	w.start()
	last := testWork()
	last.Deadline = testNow.Unix() + 1 // the last second is still in time
	w.wantProved(w.deliver(last), w.queue.results)
}

func TestTheDeadlineEndsAProofAtHand(t *testing.T) {
	w := newWorld(t, "hang")
	w.queue.onProgress = func(p queue.Progress) {
		if p.Stage == proof.StageShrink && p.State == stateRunning {
			w.clock.Advance(time.Hour)
		}
	}
	w.start()
	w.wantFailed(w.deliver(testWork()), proof.Retry, codeDeadlinePassed)
}

func TestTheNodesOwnLimitBringsTheJobBack(t *testing.T) {
	w := newWorld(t, "hang")
	w.cfg.Limits.ProveSeconds = 60
	w.queue.onProgress = func(p queue.Progress) {
		if p.Stage == proof.StageShrink && p.State == stateRunning {
			w.clock.Advance(time.Minute)
		}
	}
	w.start()
	wantRetry(t, w.deliver(testWork()), "prove-time-limit")
	w.queue.onProgress = nil
	w.wantProved(w.deliver(testWork()), w.queue.results) // on a new host, from the compressed receipt
	if h, r := w.calls("hello"), w.calls("resumed"); h < 2 || r != 1 {
		t.Errorf("%d hosts, %d resumed", h, r)
	}
}

func TestLimitsAreTheStricterOfOrderAndNode(t *testing.T) {
	w := newWorld(t)
	w.start()
	work := testWork()
	work.MaxCycles, work.MaxJournalBytes = 42, uint32(len(testInput))
	w.wantProved(w.deliver(work), w.queue.results)
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
	j := &job{slot: &slot{node: &node{Config: w.cfg}}, work: work}
	j.Config.Limits.Cycles, j.Config.Limits.JournalBytes = 41, 8
	if got := j.limits(); got.Cycles != 41 || got.JournalBytes != 8 || got.Seconds != w.cfg.Limits.ExecuteSeconds {
		t.Errorf("limits %+v", got)
	}
	// One cycle or byte too many: a host that overlooks its limits is not believed.
	for _, change := range []func(*queue.Work){
		func(w *queue.Work) { w.MaxCycles--; w.Order = proof.Sum([]byte("cycles")) },
		func(w *queue.Work) { w.MaxJournalBytes--; w.Order = proof.Sum([]byte("journal")) },
	} {
		w := newWorld(t)
		w.start()
		bad := work
		change(&bad)
		if err := w.deliver(bad); err == nil {
			t.Errorf("results %+v", w.queue.take())
		}
	}
}

func TestInputThatIsMissingOrDamagedBringsTheJobBack(t *testing.T) {
	w := newWorld(t)
	w.start()
	work := testWork()
	work.InputDigest = proof.Sum([]byte("never stored"))
	for range 2 {
		wantRetry(t, w.deliver(work), "artifact-not-found")
	}
	w2 := newWorld(t)
	w2.deps.Store = damagedStore{w2.store}
	w2.start()
	wantRetry(t, w2.deliver(testWork()), "artifact-digest-mismatch")
	if _, err := os.Stat(w2.file(testWork().Order, fileELF)); err == nil {
		t.Error("damaged bytes were left as the program")
	}
	if st, _ := readState(folder{path: w2.file(testWork().Order, "")}, testWork().Order); st.Tries != 0 {
		t.Errorf("the store's trouble was counted as a try: %+v", st)
	}
}

type damagedStore struct{ artifact.Store }

func (s damagedStore) Get(ctx context.Context, _ proof.Digest, _ io.Writer, _ int64) (int64, error) {
	return 0, proof.Errorf(proof.Retry, "artifact-digest-mismatch", "the store holds other bytes")
}

func TestAReceiptThatTheHostRefuses(t *testing.T) {
	w := newWorld(t, "bad-receipt")
	w.start()
	wantRetry(t, w.deliver(testWork()), "receipt-refused")
	if _, err := os.Stat(w.file(testWork().Order, fileCompressed)); err == nil {
		t.Error("the next try would go on from what led to a bad receipt")
	}
}

func TestAHostThatContradictsItselfIsNotBelieved(t *testing.T) {
	for mode, code := range map[string]string{
		"other-receipt": "receipt-refused", "other-witness": "witness-mismatch",
	} {
		w := newWorld(t, mode)
		w.start()
		wantRetry(t, w.deliver(testWork()), code)
	}
	w := newWorld(t, "lying-execute")
	w.start()
	if err := w.deliver(testWork()); err == nil {
		t.Error("a journal that is not the reported one was accepted")
	}
	w = newWorld(t)
	w.cfg.Host.Env = []string{"EXIT=3"}
	w.start()
	w.wantFailed(w.deliver(testWork()), proof.Permanent, "guest-panicked")
}

func TestAJournalDamagedAfterwardsIsNotDelivered(t *testing.T) {
	w := newWorld(t)
	w.start()
	w.wantProved(w.deliver(testWork()), w.queue.take())
	if err := os.WriteFile(w.file(testWork().Order, fileJournal), []byte("damaged"), 0o600); err != nil {
		t.Fatal(err)
	}
	wantRetry(t, w.deliver(testWork()), "journal-mismatch")
	w.wantProved(w.deliver(testWork()), w.queue.results)
}

func TestDamagedReceiptsOfAnEarlierTryAreMadeAnew(t *testing.T) {
	for _, names := range [][]string{{fileWrap}, {fileWrap, fileCompressed}} {
		w := newWorld(t)
		w.deps.Wrap = func(context.Context, wrapper.Request, func(wrapper.Event)) (wrapper.Stats, error) {
			return wrapper.Stats{}, proof.Errorf(proof.Retry, "wrap-time-limit", "slow")
		}
		w.start()
		wantRetry(t, w.deliver(testWork()), "wrap-time-limit")
		if err := w.stop(); err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if err := os.WriteFile(w.file(testWork().Order, name), []byte("damaged\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		w.deps.Wrap = fakeWrap
		w.start()
		w.wantProved(w.deliver(testWork()), w.queue.results)
	}
	// A compressed receipt alone that is damaged: proving cannot go on from it.
	w := newWorld(t, "die-after-compressed")
	w.start()
	wantRetry(t, w.deliver(testWork()), "out-of-memory")
	if err := os.WriteFile(w.file(testWork().Order, fileCompressed), []byte("damaged\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.wantProved(w.deliver(testWork()), w.queue.results)
}

func TestAProofThatTheVerifierRefusesIsNeverReported(t *testing.T) {
	w := newWorld(t)
	w.deps.Wrap = func(_ context.Context, req wrapper.Request, _ func(wrapper.Event)) (wrapper.Stats, error) {
		return wrapper.Stats{}, os.WriteFile(req.Out, make([]byte, proof.Groth16WireBytes), 0o600)
	}
	w.start()
	for range MaxTries - 1 {
		wantRetry(t, w.deliver(testWork()), "proof-refused")
	}
	w.wantFailed(w.deliver(testWork()), proof.Bug, "proof-refused")
	if n := w.calls("prove"); n != 1 {
		t.Errorf("the STARK was proven %d times", n)
	}
}

func TestDamagedKeysDoNotEndTheJob(t *testing.T) {
	w := newWorld(t)
	w.deps.Wrap = func(context.Context, wrapper.Request, func(wrapper.Event)) (wrapper.Stats, error) {
		return wrapper.Stats{}, proof.Errorf(proof.Permanent, "key-digest-mismatch", "keys: proving.key was changed")
	}
	w.start()
	wantRetry(t, w.deliver(testWork()), "key-digest-mismatch")
}

func TestShortMemoryEndsTheWarmHostFirst(t *testing.T) {
	w := newWorld(t)
	tries := 0
	w.deps.Wrap = func(ctx context.Context, req wrapper.Request, onEvent func(wrapper.Event)) (wrapper.Stats, error) {
		if tries++; tries == 1 {
			return wrapper.Stats{}, proof.Errorf(proof.Retry, "out-of-memory", "9 GB wanted")
		}
		return fakeWrap(ctx, req, onEvent)
	}
	w.start()
	w.wantProved(w.deliver(testWork()), w.queue.results)
	next := testWork()
	next.Order = proof.Sum([]byte("next"))
	w.wantProved(w.deliver(next), w.queue.results)
	if tries != 3 {
		t.Errorf("wrapped %d times, want 3", tries)
	}
}

func TestAnotherPayoutGetsAnotherProofOfTheSameReceipt(t *testing.T) {
	w := newWorld(t)
	w.start()
	w.wantProved(w.deliver(testWork()), w.queue.take())
	if err := w.stop(); err != nil {
		t.Fatal(err)
	}
	old, err := os.ReadFile(w.file(testWork().Order, fileProof))
	if err != nil {
		t.Fatal(err)
	}
	w.cfg.Payout = testMarket
	w.start()
	if err := w.deliver(testWork()); err != nil {
		t.Fatal(err)
	}
	r := w.queue.take()
	if last := r[len(r)-1]; last.Kind != queue.KindProved || last.Payout != testMarket.Hex() || last.ProofDigest == proof.Sum(old) {
		t.Errorf("results %+v", r)
	}
	if n := w.calls("prove"); n != 1 {
		t.Errorf("the STARK was proven %d times", n)
	}
}
