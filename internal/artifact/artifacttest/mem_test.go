package artifacttest

import "testing"

func TestMem(t *testing.T) {
	Run(t, func(*testing.T) Subject {
		m := NewMem()
		return Subject{Store: m, Damage: m.Damage}
	})
}
