// Package mutate owns the mutation of hints: it solves a circuit again and again, each time with one answer of one call of
// one hint replaced, and everything after it honest.
//
// It promises: every call of every hint that a compiled circuit uses is a site, so that no list of hints can be forgotten;
// a refusal counts only if a constraint refused; what was accepted is reported, never dropped.
// It must not know: how circuits are built. It is for tests alone.
package mutate

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/backend/witness"
	"github.com/consensys/gnark/constraint"
	cs_bn254 "github.com/consensys/gnark/constraint/bn254"
	"github.com/consensys/gnark/constraint/solver"
	"github.com/consensys/gnark/frontend/cs"
)

// Answer is a hint's answer that was replaced.
type Answer struct {
	Hint          string // the hint's function name, with its package's
	Call          int    // which call of the hint, from 0
	Kind          string // how it is wrong
	In            []*big.Int
	Honest, Wrong []*big.Int
}

// Suite says what to mutate.
type Suite struct {
	CS      constraint.ConstraintSystem
	Witness witness.Witness
	// Kinds are the mutations, by name; nil: Kinds().
	Kinds []Kind
	// Calls and Outputs bound how many calls of a hint, and how many outputs of a call, are mutated, picked by Seed; 0: all.
	Calls, Outputs int
	// PerSite is how many mutations of a site are made, of the kinds that change its answer; 0: all.
	PerSite int
	Seed    uint64
	// Workers is how many solves run at once; 0: 1.
	Workers int
	// Harmless says that an accepted answer is another right one. nil: none is.
	Harmless func(Answer) bool
}

// Kind makes a wrong answer: out[j] is to be changed, or the answer to in as a whole. honest gives the answer to other
// inputs. It reports whether it applies; values are taken mod r.
type Kind struct {
	Name  string
	Wrong func(m Mutation) bool
}

// Mutation is what a Kind works on.
type Mutation struct {
	Hint    string
	R       *big.Int // the scalar field's modulus
	In, Out []*big.Int
	Output  int // the output to change
	Random  *rand.Rand
	Answer  func(in, out []*big.Int) error // the honest hint
}

// Count is what happened to the sites of one hint. A site is one output of one call.
type Count struct {
	Sites, Mutations, Refused, Harmless int
}

// Report is the outcome of a run.
type Report struct {
	ByHint    map[string]*Count
	Survivors []Answer // accepted, and not harmless
	Broken    []error  // ended by something that is no constraint: no evidence
}

// Total adds up all hints.
func (r *Report) Total() (t Count) {
	for _, c := range r.ByHint {
		t.Sites, t.Mutations, t.Refused, t.Harmless = t.Sites+c.Sites, t.Mutations+c.Mutations, t.Refused+c.Refused, t.Harmless+c.Harmless
	}
	return t
}

// String is a table, one line for each hint.
func (r *Report) String() string {
	names := make([]string, 0, len(r.ByHint))
	for name := range r.ByHint {
		names = append(names, name)
	}
	slices.Sort(names)
	var b strings.Builder
	line := func(name string, c Count) {
		fmt.Fprintf(&b, "%-28s %6d sites %7d mutations %7d refused %6d harmless\n", name, c.Sites, c.Mutations, c.Refused, c.Harmless)
	}
	for _, name := range names {
		line(name, *r.ByHint[name])
	}
	line("total", r.Total())
	return b.String()
}

// Merge adds other's counts and findings to r.
func (r *Report) Merge(other *Report) {
	for name, c := range other.ByHint {
		d := r.count(name)
		d.Sites, d.Mutations, d.Refused, d.Harmless = d.Sites+c.Sites, d.Mutations+c.Mutations, d.Refused+c.Refused, d.Harmless+c.Harmless
	}
	r.Survivors, r.Broken = append(r.Survivors, other.Survivors...), append(r.Broken, other.Broken...)
}

func (r *Report) count(name string) *Count {
	if r.ByHint == nil {
		r.ByHint = map[string]*Count{}
	}
	if r.ByHint[name] == nil {
		r.ByHint[name] = &Count{}
	}
	return r.ByHint[name]
}

// target is a hint of the circuit.
type target struct {
	id      solver.HintID
	name    string
	f       solver.Hint
	outputs []int // of each call
}

// job is a site and the kinds to mutate it by, until limit of them changed the answer.
type job struct {
	t            *target
	call, output int
	kinds        []Kind
	limit        int
	seed         uint64
}

// Run mutates. The honest answers must solve the circuit, else it is an error.
func (s *Suite) Run() (*Report, error) {
	targets, err := s.targets()
	if err != nil {
		return nil, err
	}
	if s.Kinds == nil {
		s.Kinds = Kinds()
	}
	r := &Report{}
	var jobs []job
	random := rand.New(rand.NewPCG(s.Seed, 0))
	for _, t := range targets {
		for _, call := range sample(random, len(t.outputs), s.Calls) {
			for _, output := range sample(random, t.outputs[call], s.Outputs) {
				r.count(t.name).Sites++
				if s.PerSite == 0 {
					for _, k := range s.Kinds {
						jobs = append(jobs, job{t, call, output, []Kind{k}, 1, random.Uint64()})
					}
					continue
				}
				kinds := slices.Clone(s.Kinds)
				random.Shuffle(len(kinds), func(i, j int) { kinds[i], kinds[j] = kinds[j], kinds[i] })
				jobs = append(jobs, job{t, call, output, kinds, s.PerSite, random.Uint64()})
			}
		}
	}
	var mu sync.Mutex
	var wait sync.WaitGroup
	next := make(chan job)
	for range max(s.Workers, 1) {
		wait.Go(func() {
			for j := range next {
				made := 0
				for _, k := range j.kinds {
					a, err := s.solve(j, k)
					mu.Lock()
					s.note(r, j, k, a, err)
					mu.Unlock()
					if a != nil {
						made++
					}
					if made == j.limit {
						break
					}
				}
			}
		})
	}
	for _, j := range jobs {
		next <- j
	}
	close(next)
	wait.Wait()
	return r, nil
}

// note adds the outcome of one mutation to r; a is nil if the answer stayed as it was.
func (s *Suite) note(r *Report, j job, k Kind, a *Answer, err error) {
	var unsatisfied *cs_bn254.UnsatisfiedConstraintError
	c := r.count(j.t.name)
	switch {
	case a == nil && err == nil: // nothing was changed
	case err == nil && s.Harmless != nil && s.Harmless(*a):
		c.Mutations, c.Harmless = c.Mutations+1, c.Harmless+1
	case err == nil:
		c.Mutations++
		r.Survivors = append(r.Survivors, *a)
	case errors.As(err, &unsatisfied) && a != nil:
		c.Mutations, c.Refused = c.Mutations+1, c.Refused+1
	default:
		r.Broken = append(r.Broken, fmt.Errorf("%s, call %d, output %d, %s: %w", j.t.name, j.call, j.output, k.Name, err))
	}
}

// targets are the circuit's hints with their calls, by an honest solve.
func (s *Suite) targets() ([]*target, error) {
	system, ok := s.CS.(*cs_bn254.R1CS)
	if !ok {
		return nil, errors.New("mutate: want a circuit over BN254")
	}
	var all []*target
	opts := challenge()
	for id, name := range system.MHintsDependencies {
		if id == commitment || strings.HasSuffix(name, "hints.Randomize") {
			continue // the challenge, and the commitment's blinding: any value is right
		}
		t := &target{id: id, name: name[strings.LastIndexByte(name, '/')+1:], f: solver.GetRegisteredHint(id)}
		if t.f == nil {
			return nil, fmt.Errorf("mutate: hint %s is not registered", name)
		}
		all = append(all, t)
		opts = append(opts, solver.OverrideHint(id, func(q *big.Int, in, out []*big.Int) error {
			t.outputs = append(t.outputs, len(out))
			return t.f(q, in, out)
		}))
	}
	slices.SortFunc(all, func(a, b *target) int { return strings.Compare(a.name, b.name) })
	if err := s.CS.IsSolved(s.Witness, opts...); err != nil {
		return nil, fmt.Errorf("mutate: the honest answers do not solve the circuit: %w", err)
	}
	return all, nil
}

// solve solves with job j's mutation of kind k. The answer is nil if it was the honest one after all.
func (s *Suite) solve(j job, k Kind) (answer *Answer, err error) {
	calls := 0
	wrong := func(r *big.Int, in, out []*big.Int) error {
		if err := j.t.f(r, in, out); err != nil {
			return err
		}
		calls++
		if calls-1 != j.call {
			return nil
		}
		honest := clone(out)
		again := func(in, out []*big.Int) error {
			for i := range out {
				out[i].SetInt64(0)
			}
			return j.t.f(r, in, out)
		}
		random := rand.New(rand.NewPCG(j.seed, 1))
		applies := k.Wrong(Mutation{Hint: j.t.name, R: r, In: clone(in), Out: out, Output: j.output, Random: random, Answer: again})
		for i := range out {
			out[i].Mod(out[i], r)
		}
		if !applies || slices.EqualFunc(honest, out, func(a, b *big.Int) bool { return a.Cmp(b) == 0 }) {
			return errUnchanged
		}
		answer = &Answer{Hint: j.t.name, Call: j.call, Kind: k.Name, In: clone(in), Honest: honest, Wrong: clone(out)}
		return nil
	}
	err = s.CS.IsSolved(s.Witness, append(challenge(), solver.OverrideHint(j.t.id, wrong))...)
	if errors.Is(err, errUnchanged) {
		return nil, nil
	}
	return answer, err
}

// errUnchanged ends a solve whose mutation is none.
var errUnchanged = errors.New("mutate: the answer is the honest one")

var commitment = solver.GetHintID(cs.Bsb22CommitmentComputePlaceholder)

// challenge makes solves repeatable: one thread, and the commitment's challenge is a hash of what is committed to, as it is
// in a proof.
func challenge() []solver.Option {
	hash := func(r *big.Int, in, out []*big.Int) error {
		h := sha256.New()
		var word [32]byte
		for _, v := range in {
			h.Write(v.FillBytes(word[:]))
		}
		out[0].SetBytes(h.Sum(nil))
		out[0].Mod(out[0], r)
		return nil
	}
	return []solver.Option{solver.WithNbTasks(1), solver.OverrideHint(commitment, hash)}
}

// sample is count of 0 to n-1 in order, all for count 0; the first and the last are among three or more.
func sample(r *rand.Rand, n, count int) []int {
	all := make([]int, n)
	for i := range all {
		all[i] = i
	}
	if count == 0 || count >= n {
		return all
	}
	out := r.Perm(n)
	if count > 2 {
		for i, must := range []int{0, n - 1} { // to the front
			at := slices.Index(out, must)
			out[i], out[at] = out[at], out[i]
		}
	}
	out = out[:count]
	slices.Sort(out)
	return out
}

func clone(v []*big.Int) []*big.Int {
	out := make([]*big.Int, len(v))
	for i := range v {
		out[i] = new(big.Int).Set(v[i])
	}
	return out
}

// Kinds are the mutations that fit every hint.
func Kinds() []Kind {
	r := ecc.BN254.ScalarField()
	return []Kind{
		shift("one more", big.NewInt(1)), shift("one less", big.NewInt(-1)),
		shift("p more", big.NewInt(modulus)), shift("p less", big.NewInt(-modulus)),
		shift("4p more, so past 2^32", big.NewInt(4*modulus)),
		{"zero", func(m Mutation) bool { m.Out[m.Output].SetInt64(0); return true }},
		{"random", func(m Mutation) bool { m.Out[m.Output].Set(Random(m.Random, r)); return true }},
		{"swapped with the next", func(m Mutation) bool {
			if m.Output+1 == len(m.Out) {
				return false
			}
			a, b := m.Out[m.Output], m.Out[m.Output+1]
			t := new(big.Int).Set(a)
			a.Set(b)
			b.Set(t)
			return true
		}},
		// The right answer to another representative of the same scalar: what a decomposition must exclude.
		{"answer to input + r", func(m Mutation) bool {
			if m.Output >= len(m.In) || len(m.In) > 16 {
				return false
			}
			m.In[m.Output].Add(m.In[m.Output], m.R)
			return m.Answer(m.In, m.Out) == nil
		}},
		{"answer to input + 1", func(m Mutation) bool {
			if m.Output >= len(m.In) || len(m.In) > 16 {
				return false
			}
			m.In[m.Output].Add(m.In[m.Output], big.NewInt(1))
			return m.Answer(m.In, m.Out) == nil
		}},
	}
}

// SameElement is the rule for harmless answers in KoalaBear's gadgets: a remainder of a reduction, and an inverse, need not
// be canonical. Any integer below 2^32 of the same residue will do, and a constraint holds it below; what reads it depends
// on the residue alone.
func SameElement(a Answer) bool {
	switch a.Hint {
	case "koala.remainderHint", "koala.inverseHint", "koala.extInverseHint":
	default:
		return false
	}
	for i, w := range a.Wrong {
		d := new(big.Int).Sub(w, a.Honest[i])
		if w.BitLen() > 32 || d.Mod(d, big.NewInt(modulus)).Sign() != 0 {
			return false
		}
	}
	return true
}

// modulus is KoalaBear's p.
const modulus = 1<<31 - 1<<24 + 1

// shift adds d to one output.
func shift(name string, d *big.Int) Kind {
	return Kind{name, func(m Mutation) bool { m.Out[m.Output].Add(m.Out[m.Output], d); return true }}
}

// Random is a number below limit.
func Random(r *rand.Rand, limit *big.Int) *big.Int {
	v := new(big.Int)
	for range 5 {
		v.Lsh(v, 64).Add(v, new(big.Int).SetUint64(r.Uint64()))
	}
	return v.Mod(v, limit)
}
