// Package leak is for tests: it owns the wait at the end of a test run for goroutines that are still on their way out. It promises that a
// run fails when a goroutine stays for ever, and never because the machine is slow. It must not know what is tested.
package leak

import (
	"time"

	"go.uber.org/goleak"
)

// patience is how long a goroutine may take to end. goleak itself waits for 0.4 s, which a loaded machine exceeds.
const patience = 2 * time.Minute

// Main is goleak.VerifyTestMain with more patience.
func Main(m goleak.TestingM, options ...goleak.Option) {
	goleak.VerifyTestMain(patient{m, options}, options...)
}

type patient struct {
	goleak.TestingM
	options []goleak.Option
}

func (p patient) Run() int {
	code := p.TestingM.Run()
	for end := time.Now().Add(patience); code == 0 && goleak.Find(p.options...) != nil && time.Now().Before(end); {
	}
	return code
}
