// Package lookup owns the circuit's one lookup argument: range checks, and reads of small tables.
//
// It promises: a value passed to Range is in [0, 2^bits) as an integer, and what Read gives is the row that the index
// names, up to an error of (checks + rows)/r over the random challenge, which is drawn after every value, row, index and
// multiplicity is committed to. It costs one constraint for each limb of LimbBits bits, one for each value read, one for
// each read, one for each row, and one for each entry of the range table. Its hints never fail: a wrong value makes a
// constraint fail.
// It must not know: what the values mean.
package lookup
