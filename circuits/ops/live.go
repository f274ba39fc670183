package ops

// PermutationOutputs says, for each Permute of the list by its place, which of its three outputs are read before they
// are overwritten.
func (l *List) PermutationOutputs() map[int][3]bool {
	out := map[int][3]bool{}
	live := make([]bool, l.Vars)
	for i := len(l.Ops) - 1; i >= 0; i-- {
		op := l.Ops[i]
		a := l.Args(op)
		if op.Code == Permute {
			out[i] = [3]bool{live[a[0]], live[a[1]], live[a[2]]}
		}
		for _, write := range []bool{true, false} { // an operation reads before it writes
			l.eachVar(op, func(r int32, writes bool) {
				if writes == write {
					live[r] = !write
				}
			})
		}
	}
	return out
}

// eachVar calls f for each var register that op reads or writes; one that is updated is a read.
func (l *List) eachVar(op Op, f func(r int32, writes bool)) {
	a := l.Args(op)
	next := 0
	for _, p := range shapes[op.Code].params {
		switch {
		case p.kind == kindBits:
		case p.kind == kindQuad:
			next += 4
		default:
			if p.kind == KindVar {
				f(a[next], p.role == write)
			}
			next++
		}
	}
	if shapes[op.Code].params[0].kind == kindBits {
		for _, r := range a[next:] {
			f(r, true)
		}
	}
}
