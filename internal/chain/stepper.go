package chain

import "context"

// Stepper is a sender without goroutines and without waiting: whoever has one says when it looks at the chain. It is the same code that
// Run runs, for simulations in virtual time. It is not safe for concurrent use.
type Stepper struct{ s *Sender }

// NewStepper makes a sender and reads its journal, as Run does.
func NewStepper(ctx context.Context, cfg SenderConfig) (*Stepper, error) {
	s, err := NewSender(cfg)
	if err != nil {
		return nil, err
	}
	return &Stepper{s}, s.recover(ctx)
}

// Submit is Sender.Submit.
func (t *Stepper) Submit(ctx context.Context, in Intent) error {
	if err := in.check(); err != nil {
		return err
	}
	return t.s.submit(ctx, in)
}

// Step looks at the chain once. fatal is the journal's error, after which the sender must not be used; everything else was told to OnAlarm.
func (t *Stepper) Step(ctx context.Context) (fatal error) {
	if err := t.s.step(ctx); err != nil {
		t.s.cfg.OnAlarm(err)
	}
	return t.s.fatal
}

// Live is how many intents are looked after, and how many of them are not included yet.
func (t *Stepper) Live() (all, pending int) {
	for _, r := range t.s.live {
		if !r.included() {
			pending++
		}
	}
	return len(t.s.live), pending
}

// Outcome is how an intent ended; done is false while it has not.
func (t *Stepper) Outcome(ctx context.Context, id string) (res Result, done bool, err error) {
	w := waiter{ctx, make(chan outcome, 1)}
	r, found, err := t.s.cfg.Journal.Get(ctx, id)
	if err != nil || found && !r.included() && r.Status != StatusRefused {
		return Result{}, err != nil, err
	}
	if err := t.s.wait(ctx, id, w); err != nil {
		return Result{}, true, err
	}
	o := <-w.reply
	return o.result, true, o.err
}
