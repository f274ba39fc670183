package poseidon

import (
	"math/big"
	"runtime"
	"sync"

	"github.com/consensys/gnark-crypto/ecc/bn254/fr"
)

const (
	// degree is that of a round's message: the S-box's five times the extension's three.
	degree = 5 * (base - 1)
	// checkpoint is how many levels apart the prover keeps the states; it computes those between again.
	checkpoint = 8
)

// fifthRoot is the exponent of the S-box's inverse.
var fifthRoot = func() *big.Int {
	order := new(big.Int).Sub(fr.Modulus(), big.NewInt(1))
	return new(big.Int).ModInverse(big.NewInt(5), order)
}()

// table is one level's state: for each lane and word (three to a lane) its value at every point.
type table [][]fr.Element

// fullBefore says which linear layer stands ahead of round r.
func fullBefore(r int) bool { return r == 0 || isFull(r-1) }

// prove is the prover's side: all messages for this batch, level by level from the last round to the first.
// in is the batch's input, padded with zeros to all points; challenge is what the circuit's commitment gave.
func prove(s shape, challenge fr.Element, in table) []fr.Element {
	p := prover{shape: s}
	return p.run(challenge, in)
}

func (p *prover) run(challenge fr.Element, in table) []fr.Element {
	kept := []table{in}
	for r := checkpoint; r < len(constants); r += checkpoint {
		t := kept[len(kept)-1]
		for q := r - checkpoint; q < r; q++ {
			t = p.forward(t, q)
		}
		kept = append(kept, t)
	}
	point, weights := p.start(challenge)
	for k := len(kept) - 1; k >= 0; k-- {
		first := k * checkpoint
		levels := []table{kept[k]}
		for r := first; r < first+checkpoint-1; r++ {
			levels = append(levels, p.forward(levels[r-first], r))
		}
		for r := first + checkpoint - 1; r >= first; r-- {
			point, weights = p.level(r, levels[r-first], point, weights)
		}
	}
	return p.out
}

type prover struct {
	shape
	sponge sponge
	out    []fr.Element
	tamper func(site int, message []fr.Element) // tests only: changes what is sent
}

func (p *prover) send(message []fr.Element) {
	if p.tamper != nil {
		p.tamper(len(p.out), message)
	}
	p.out = append(p.out, message...)
	p.sponge.absorb(message)
}

// start gives the point and the weights of the claim about the state after the last round's S-boxes.
func (p *prover) start(challenge fr.Element) (point, weights []fr.Element) {
	first := []fr.Element{domainTag, challenge}
	for _, v := range p.header() {
		first = append(first, fr.NewElement(v))
	}
	p.sponge.absorb(first)
	point = append(point, p.sponge.state[1:1+p.coordinates]...)
	powers := powersOf(p.sponge.state[1+p.coordinates], p.words())
	for l, lane := range p.lanes {
		var w [3]fr.Element
		for i := range w {
			if lane.kind>>i&1 == 1 {
				w[i] = powers[3*l+i]
			}
		}
		mix(&w, true) // the last linear layer is symmetric, so it acts on the weights as on the state
		weights = append(weights, w[:]...)
	}
	return point, weights
}

// level runs the sum-check of round r for the claim that the weighted sum of its outputs at point is what it is, and
// gives the point and the weights for the round before. At the end it sends what goes into the S-boxes at the new point;
// the weighted sum of the other words follows from the claim.
func (p *prover) level(r int, state table, point, weights []fr.Element) (next, newWeights []fr.Element) {
	tails := equalities(point)
	for j := range p.coordinates {
		h := interpolate(newLines(p.shape, r, j, state, weights).sum(tails[j+1]))
		p.send(h[1:])
		c := p.sponge.state[1]
		next = append(next, c)
		state = fold(state, c)
	}
	if r == 0 {
		return next, nil
	}
	var values []fr.Element
	for l := 0; l < len(state); l += 3 {
		x := [3]fr.Element{state[l][0], state[l+1][0], state[l+2][0]}
		mix(&x, fullBefore(r))
		values = append(values, x[:len(constants[r])]...)
	}
	p.send(values)
	return next, nextWeights(r, weights, p.sponge.state[1])
}

// nextWeights are the weights on the state before round r's linear layer: a new power of x for each word that goes into
// an S-box, and for the others what they had. The linear layers are symmetric, so they act on weights as on states.
func nextWeights(r int, weights []fr.Element, x fr.Element) []fr.Element {
	out := append([]fr.Element{}, weights...)
	power := x
	for l := 0; l < len(out); l += 3 {
		for w := range constants[r] {
			out[l+w] = power
			power.Mul(&power, &x)
		}
		mix((*[3]fr.Element)(out[l:l+3]), fullBefore(r))
	}
	return out
}

// lines evaluates round r's weighted gates along lines through four neighbours.
type lines struct {
	round   int
	state   table
	weights []fr.Element
	roots   []fr.Element // of degree five: a weighted S-box is the S-box of its input times this
	used    []int        // by lane: places past them hold the unused places' value
	unused  []fr.Element // by lane: the gates there
}

// newLines is for the state after the first folds coordinates were fixed.
func newLines(s shape, r, folds int, state table, weights []fr.Element) *lines {
	l := &lines{round: r, state: state, weights: weights, roots: make([]fr.Element, len(weights))}
	for i := range weights {
		l.roots[i].Exp(weights[i], fifthRoot)
	}
	for i, lane := range s.lanes {
		l.used = append(l.used, (lane.instances+1<<(2*folds)-1)>>(2*folds))
		last := len(state[0]) - 1
		x := [3]fr.Element{state[3*i][last], state[3*i+1][last], state[3*i+2][last]}
		gates(&x, r)
		l.unused = append(l.unused, inner(weights[3*i:3*i+3], x[:]))
	}
	return l
}

// sum is the round polynomial's values at 0 to 15: the lines' values, each with the weight of the coordinates that are
// still free.
func (l *lines) sum(tail []fr.Element) (total [degree + 1]fr.Element) {
	var mu sync.Mutex
	parallel(len(tail), func(from, to int) {
		var sum, line [degree + 1]fr.Element
		for g := from; g < to; g++ {
			l.values(g, &line)
			for x := range line {
				line[x].Mul(&line[x], &tail[g])
				sum[x].Add(&sum[x], &line[x])
			}
		}
		mu.Lock()
		defer mu.Unlock()
		for x := range sum {
			total[x].Add(&total[x], &sum[x])
		}
	})
	return total
}

// values are the weighted gates at 0 to 15 on the line through group g.
func (l *lines) values(g int, out *[degree + 1]fr.Element) {
	var linear [degree + 1]fr.Element // what goes through no S-box: a cubic
	var power [degree + 1]fr.Element
	var t fr.Element
	*out = [degree + 1]fr.Element{}
	row := constants[l.round]
	for lane, used := range l.used {
		if base*g >= used {
			for x := range base {
				linear[x].Add(&linear[x], &l.unused[lane])
			}
			continue
		}
		var s [base][3]fr.Element
		for x := range s {
			i := base*g + x
			s[x] = [3]fr.Element{l.state[3*lane][i], l.state[3*lane+1][i], l.state[3*lane+2][i]}
			mix(&s[x], fullBefore(l.round))
		}
		for w := range 3 {
			if w >= len(row) {
				for x := range s {
					linear[x].Add(&linear[x], t.Mul(&l.weights[3*lane+w], &s[x][w]))
				}
				continue
			}
			for x := range s {
				power[x].Add(&s[x][w], &row[w])
				power[x].Mul(&power[x], &l.roots[3*lane+w])
			}
			extend(&power)
			for x := range power {
				pow5(&power[x])
				out[x].Add(&out[x], &power[x])
			}
		}
	}
	extend(&linear)
	for x := range out {
		out[x].Add(&out[x], &linear[x])
	}
}

// extend continues the cubic through the first four values, by differences.
func extend(v *[degree + 1]fr.Element) {
	var d [3]fr.Element // first, second and third difference at the last value
	var a, b fr.Element
	a.Sub(&v[1], &v[0])
	b.Sub(&v[2], &v[1])
	d[0].Sub(&v[3], &v[2])
	a.Sub(&b, &a)
	d[1].Sub(&d[0], &b)
	d[2].Sub(&d[1], &a)
	for x := base; x < len(v); x++ {
		d[1].Add(&d[1], &d[2])
		d[0].Add(&d[0], &d[1])
		v[x].Add(&v[x-1], &d[0])
	}
}

// fold fixes the first free coordinate of every word at c.
func fold(t table, c fr.Element) table {
	e := lagrange(c)
	out := make(table, len(t))
	for i := range t {
		out[i] = make([]fr.Element, len(t[i])/base)
	}
	parallel(len(t[0])/base, func(from, to int) {
		var d fr.Element
		for i := range t {
			for g := from; g < to; g++ {
				v := t[i][base*g : base*g+base]
				sum := v[0]
				for x := 1; x < base; x++ {
					d.Sub(&v[x], &v[0])
					d.Mul(&d, &e[x])
					sum.Add(&sum, &d)
				}
				out[i][g] = sum
			}
		}
	})
	return out
}

// forward is the state after round r's S-boxes, from that after the round before.
func (p *prover) forward(t table, r int) table {
	out := make(table, len(t))
	for i := range t {
		out[i] = make([]fr.Element, len(t[i]))
	}
	for lane, l := range p.lanes {
		parallel(min(l.instances+1, p.points()), func(from, to int) {
			for i := from; i < to; i++ {
				s := [3]fr.Element{t[3*lane][i], t[3*lane+1][i], t[3*lane+2][i]}
				gates(&s, r)
				for w := range s {
					out[3*lane+w][i] = s[w]
				}
			}
		})
		for w := 3 * lane; w < 3*lane+3; w++ { // the unused places are all the same
			for i := l.instances + 1; i < p.points(); i++ {
				out[w][i] = out[w][l.instances]
			}
		}
	}
	return out
}

// gates is one level: the linear layer ahead of round r, its constants and S-boxes.
func gates(s *[3]fr.Element, r int) {
	mix(s, fullBefore(r))
	for i := range constants[r] {
		s[i].Add(&s[i], &constants[r][i])
		pow5(&s[i])
	}
}

// equalities are, for every j, the weights of the points of the coordinates after the first j.
func equalities(point []fr.Element) [][]fr.Element {
	out := make([][]fr.Element, len(point)+1)
	out[len(point)] = []fr.Element{fr.One()}
	for j := len(point) - 1; j >= 0; j-- {
		e := lagrange(point[j])
		out[j] = make([]fr.Element, base*len(out[j+1]))
		for i := range out[j] {
			out[j][i].Mul(&e[i%base], &out[j+1][i/base])
		}
	}
	return out
}

// parallel runs f over 0 to n in as many parts as there are processors.
func parallel(n int, f func(from, to int)) {
	parts := min(n, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for i := range parts {
		wait.Go(func() { f(i*n/parts, (i+1)*n/parts) })
	}
	wait.Wait()
}
