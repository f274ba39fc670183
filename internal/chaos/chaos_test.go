package chaos

import "testing"

// scenario is one fault, by the numbers of the project's list of faults.
type scenario struct {
	fault string
	name  string
	quick bool // runs under plain `go test` as well
	run   func(w *world)
}

func TestChaos(t *testing.T) {
	ran := 0
	for _, s := range scenarios() {
		if !s.quick && !*full {
			continue
		}
		ran++
		t.Run(s.fault+" "+s.name, func(t *testing.T) {
			if !*full { // the quick ones wait for blocks more than they work
				t.Parallel()
			}
			s.run(newWorld(t))
		})
	}
	t.Logf("%d of %d scenarios ran (`make chaos` runs all)", ran, len(scenarios()))
}

func scenarios() (all []scenario) {
	for _, list := range [][]scenario{proverFaults, orchestratorFaults, queueFaults, storeFaults, lostObjects, chainFaults} {
		all = append(all, list...)
	}
	return all
}
