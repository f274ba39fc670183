package artifact

import (
	"context"
	"math/rand/v2"
	"time"

	"github.com/lemma-network/lemma/proof"
)

// Defaults of Backoff.
const (
	DefaultAttempts = 5
	DefaultMinWait  = 100 * time.Millisecond
	DefaultMaxWait  = 5 * time.Second
)

// Backoff says how a store retries what may pass: Attempts in all, and before the n-th retry a random wait between half
// and the whole of Min·2^n, at most Max. Zero fields mean the defaults, the system's clock and its randomness.
type Backoff struct {
	Attempts int
	Min, Max time.Duration
	Sleep    func(context.Context, time.Duration) error
	Rand     func() float64 // from 0 to 1
}

func (b Backoff) filled() Backoff {
	if b.Attempts == 0 {
		b.Attempts = DefaultAttempts
	}
	if b.Min == 0 {
		b.Min = DefaultMinWait
	}
	if b.Max == 0 {
		b.Max = DefaultMaxWait
	}
	if b.Sleep == nil {
		b.Sleep = sleep
	}
	if b.Rand == nil {
		b.Rand = rand.Float64
	}
	return b
}

func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-time.After(d):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// wait is how long to wait before retry n, counted from 0.
func (b Backoff) wait(n int) time.Duration {
	full := b.Max
	if n < 30 { // past that a shift would overflow, and Max is reached long before
		full = min(b.Max, b.Min<<n)
	}
	return full/2 + time.Duration(b.Rand()*float64(full/2))
}

// retry runs try, each time for at most limit, until it succeeds, fails with an error other than
// artifact-store-unavailable, or the attempts are used up.
func (b Backoff) retry(ctx context.Context, what string, limit time.Duration, try func(context.Context) error) error {
	for n := 0; ; n++ {
		attempt, cancel := context.WithTimeout(ctx, limit)
		err := try(attempt)
		cancel()
		if ctx.Err() != nil {
			return proof.Errorf(proof.Retry, "cancelled", "%s: %w", what, ctx.Err())
		}
		if err == nil || proof.CodeOf(err) != "artifact-store-unavailable" || n+1 >= b.Attempts {
			return err
		}
		if err := b.Sleep(ctx, b.wait(n)); err != nil {
			return proof.Errorf(proof.Retry, "cancelled", "%s: %w", what, err)
		}
	}
}
