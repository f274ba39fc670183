package wrap

import (
	"github.com/lemma-network/lemma/circuits/koala"
	"github.com/lemma-network/lemma/circuits/ops"
)

const (
	// eqWindow is how many factors of an EqEval product one table read gives.
	eqWindow = 6
	// eqTableUses is from how many uses of an element on a table pays.
	eqTableUses = 16
)

// factor is one EqEval: x where bit is 1, and 1-x where it is 0.
type factor struct {
	bit  *koala.Element
	x    koala.ExtElement
	many bool // x is a factor of many products, by other bits
}

// eqProducts are the products of EqEval that nothing has read yet, by their register; they are made window by window.
type eqProducts struct {
	field   *koala.Field
	uses    map[int32]int // EqEvals of the list by the register of x
	pending map[int32][]factor
	tables  map[[eqWindow]koala.ExtElement]*koala.EqTable
}

func newEqProducts(l *ops.List, field *koala.Field) *eqProducts {
	q := &eqProducts{field: field, uses: map[int32]int{}, pending: map[int32][]factor{}, tables: map[[eqWindow]koala.ExtElement]*koala.EqTable{}}
	for _, op := range l.Ops {
		if op.Code == ops.EqEval {
			q.uses[l.Args(op)[2]]++
		}
	}
	return q
}

// finish multiplies the factors that wait for register r into acc.
func (q *eqProducts) finish(r int32, acc koala.ExtElement) koala.ExtElement {
	for rest := q.pending[r]; len(rest) > 0; {
		n := 0
		for n < len(rest) && n < eqWindow && rest[n].many {
			n++
		}
		if n < 2 {
			acc = q.field.MulExt(acc, q.field.EqFactor(rest[0].bit.V, rest[0].x))
			rest = rest[1:]
			continue
		}
		acc = q.field.MulExt(acc, q.window(rest[:n]))
		rest = rest[n:]
	}
	delete(q.pending, r)
	return acc
}

// window is the product of a few factors, by the table of their elements.
func (q *eqProducts) window(factors []factor) koala.ExtElement {
	var key [eqWindow]koala.ExtElement
	var x []koala.ExtElement
	var bits []*koala.Element
	for i, f := range factors {
		key[i] = f.x
		x, bits = append(x, f.x), append(bits, f.bit)
	}
	t := q.tables[key]
	if t == nil {
		t = q.field.NewEqTable(x)
		q.tables[key] = t
	}
	return q.field.Product(t, bits)
}
