package sim

import "testing"

func BenchmarkSeed(b *testing.B) {
	steps := 0
	for i := range b.N {
		s, _ := Run(uint64(i)+1, Options{})
		steps += s.Steps
	}
	b.ReportMetric(float64(steps)/float64(b.N), "steps/seed")
}
