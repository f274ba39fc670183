// Package poseidon owns Poseidon2 over the BN254 scalar field: the width-3 permutation that SP1's outer hash uses (native,
// as constraints, and proven by the batch; with a Merkle node's swap of the first two words ahead of it), the batch's
// protocol, and the width-16 sponge of its transcript.
//
// It promises: the three forms of the width-3 permutation agree; a batch costs one constraint for each of its wires and
// about 4,150 for each round; the sponge gives the prover and the circuit the same challenges.
// It must not know: operation lists, KoalaBear, keys.
//
// # The batch's protocol
//
// Instances stand at the points of {0,1,2,3}^k, in L lanes; unused places hold the permutation of zero. A function on the
// points is extended to the polynomial of degree 3 in each coordinate. Write P for the point of the present claim, b for its
// weights (one for each lane and word), u for the words after the linear layer ahead of a round.
//
//  1. The circuit's commitment covers every wire of every input, swap and output that is read. Its challenge, a tag and the
//     shape open the transcript. It gives the point P and one element whose powers are the outputs' weights. The claim is
//     the weighted sum of the outputs' extensions at P, which the circuit computes from the wires.
//  2. A level is a round of the permutation, from the last to the first. Its claim is
//     C = sum over points i of eq(P, i) * (sum of b*(u(i) + constant)^5 over words with an S-box + sum of b*u(i) over the others).
//     One coordinate after the other becomes a challenge c. The prover sends a polynomial h of degree 15: the sum over the
//     points of the coordinates that are left, without the factor of eq that is known by now. It sends h_1 to h_15; h_0 is
//     what makes sum over x in 0..3 of eq(P_j, x)*h(x) the claim. The new claim is h(c).
//  3. At the end of a level the prover sends u at the new point for the words with an S-box. What their S-boxes leave of the
//     claim is A: a claim about the weighted sum of the other words (in a full round there are none, and A should be 0). So a
//     partial round sends one value a lane instead of three. The next claim is A plus each value times a new power of a new
//     challenge. The linear layers are symmetric matrices, so the same layer turns its weights on u into those on the
//     outputs of the round before.
//  4. In round 0 nothing is sent: u comes from the inputs' extensions, which the circuit computes from the wires, and A must be 0:
//     that is the only equation checked; until there, a false claim only leads to false claims. Where
//     instances swap their first two words by a bit, four neighbours along the first coordinate have the same bit t (zeros
//     fill up), so t moves their sum: sum of e*(y + t*(x - y)) = sum of e*y + t * sum of e*(x - y).
//
// Every message is absorbed before the challenge after it. Only the shape decides how many there are, and it is fixed in the
// circuit and absorbed, so the transcript can be read in one way only.
//
// # Soundness
//
// Let r be the field's size. Say an output that is read is wrong. All wires are fixed before the first challenge.
//
//   - Step 1: wrong minus right outputs, extended and weighted, are a non-zero polynomial in P and the weights' element, of
//     degree 3k + 3L - 1. So the claim is false, except with probability (3k + 3L - 1)/r.
//   - Step 2: the true h* gives the true sum over 0..3, the sent h gives the claim, since h_0 is made so. If the claim is
//     false they differ, and agree at c with probability 15/r at most. The weights of eq are the circuit's own.
//   - Step 3: the claim is false. If all values are right, what they leave, A, is not the weighted sum of the other words.
//     So of the claims about A and about each value one is false, and the difference of their sums is a non-zero polynomial
//     in the challenge: its degree is n, the number of values, and its constant coefficient is A's part. The next claim is
//     true with probability n/r at most; n is 3L or L.
//   - Step 4: at round 0 the values are right, so a false claim leaves A other than zero, and the circuit refuses.
//
// A wrong output is accepted with probability (3k + 3L - 1 + 64*15k + 7*3L + 56*L)/r at most: with k = 6 and L = 9 that is
// 6,497/r, below 2^-240. Each message has its own error of at most max(15, 3L)/r, so a prover who tries Q transcripts gains
// a factor Q and no more (round-by-round soundness). The sponge adds Q^2/r for collisions in its capacity of one element:
// 127 bits, and the assumption that the permutation has no structure that helps. Behind multicommit the challenge may be the
// j-th power of gnark's commitment (j callbacks, a handful), which divides what is hidden in it by j at most.
//
// The sponge's permutation is Poseidon2 with t = 16 and x^5. Its designers' bounds for 128 bits ask for 6 full rounds
// (statistical attacks) and 1 + 56 + 2 = 59 rounds in all (interpolation: log_5 of 2^128 and of 16), which is above what they ask
// for against Groebner bases (15 + 4). Their margin of two full and 7.5 % more partial rounds makes that 8 and 57.
//
// What this does not cover: words that nobody reads have no wire and no claim. Hints are never trusted: outputs and messages
// are checked as above, and no input makes them fail.
package poseidon
