package poseidon

import "github.com/lemma-network/lemma/proof"

const (
	// base is how many points a coordinate of the domain has.
	base = 4
	// MaxCoordinates is how many coordinates the domain has at most.
	MaxCoordinates = 7
	// MaxLanes is how many instances share a point of the domain at most: what a partial round says of them is then one
	// block of the sponge.
	MaxLanes = rate
	// MaxBatch is how many permutations one batch can hold if all are of one kind.
	MaxBatch = MaxLanes << (2 * MaxCoordinates)
)

// shape is where a batch's instances stand: lane after lane, each with 4^coordinates points, of which the first are in
// use. All instances of a lane are of one kind: the set of output words that somebody reads, one bit for each word.
type shape struct {
	coordinates int
	lanes       []laneShape
}

type laneShape struct{ kind, instances int }

func (s shape) points() int { return 1 << (2 * s.coordinates) }

// values is how many values the prover sends at the end of round r: those that go into its S-boxes.
func (s shape) values(r int) int { return len(s.lanes) * len(constants[r]) }

// blocks is how often the sponge permutes for the prover's messages.
func (s shape) blocks() int {
	n := len(constants) * s.coordinates
	for r := 1; r < len(constants); r++ {
		n += (s.values(r) + rate - 1) / rate
	}
	return n
}

// arrange gives the cheapest shape for counts[kind] instances of each kind: the fewest blocks, then the fewest lanes.
// Error "batch-too-large" (permanent).
func arrange(counts [8]int) (shape, error) {
	var best shape
	for c := range MaxCoordinates + 1 {
		s := shape{coordinates: c}
		for kind, n := range counts {
			for ; n > 0 && len(s.lanes) <= MaxLanes; n -= s.points() {
				s.lanes = append(s.lanes, laneShape{kind, min(n, s.points())})
			}
		}
		if len(s.lanes) <= MaxLanes && (best.lanes == nil || s.blocks() <= best.blocks()) {
			best = s
		}
	}
	if best.lanes == nil {
		return best, proof.Errorf(proof.Permanent, "batch-too-large", "poseidon: the permutations, by kind %v, need more than %d lanes of %d: make fewer",
			counts, MaxLanes, 1<<(2*MaxCoordinates))
	}
	return best, nil
}

// header is the shape as numbers: what the sponge absorbs of it, and what the prover's hint reads.
func (s shape) header() []uint64 {
	out := []uint64{uint64(s.coordinates), uint64(len(s.lanes))}
	for _, l := range s.lanes {
		out = append(out, uint64(l.kind)<<32|uint64(l.instances))
	}
	return out
}

// readHeader reads what header wrote, with the number of values it took.
func readHeader(in []uint64) (shape, int) {
	s := shape{coordinates: int(in[0])}
	for _, v := range in[2 : 2+in[1]] {
		s.lanes = append(s.lanes, laneShape{int(v >> 32), int(v & (1<<32 - 1))})
	}
	return s, 2 + len(s.lanes)
}

// words is how many words of a level share a point.
func (s shape) words() int { return 3 * len(s.lanes) }

// messages is how many elements the prover sends.
func (s shape) messages() int {
	n := len(constants) * s.coordinates * degree
	for r := 1; r < len(constants); r++ {
		n += s.values(r)
	}
	return n
}
