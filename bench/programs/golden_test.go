package programs

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/lemma-network/lemma/proof"
)

// golden are the digests of input and journal at a program's quick size and seed 7. They never change: reports of years are compared by them.
var golden = map[string][2]string{
	"fibonacci": {"0x85884be0c0b39bef4125bf61faf5a9c3d2de559c39e33e5d2d772ff710287bb8", "0xe71c58d3541c59ff3f2239cac0626f58a73fcd5ffea9a7bde659c95e3f897492"},
	"solvency":  {"0x5e260944d302b60419d559659389154980fb0c8515012a09725b0eda077da988", "0x7815d07b14b71a6e68ed31e8a23122b1623fa55299c5fb8f287179c3f6f4bc5a"},
	"primes":    {"0x85884be0c0b39bef4125bf61faf5a9c3d2de559c39e33e5d2d772ff710287bb8", "0x9b906e1eb58268081cdf8ce53a94e031cd8fac62b3775c2a07bfabd9fc9b5fba"},
	"sort":      {"0x15ad598795070bfa234053c44344bb98fcec895391469b27e5e2c0942af68fe7", "0xcf4ec3a4bc27fecf661c01eefa3e01e1677a99c189e5203766db023152ae29a7"},
	"json":      {"0xbb8cba30b5efd5c3b867862999b0788ace5b06bf5bc084bc3e90a22c27127a6e", "0x45dcb352d983b23e3cd2343ebb55352e643e1d2ebb1d87e082e339750d1a70ed"},
	"merkle":    {"0x155a5cf9b557b29296e56a8fa86faf667ee54ca4f099826a36d1f5f479ade91b", "0x0ee89583a250323372b3d1d7751c1bef4fc8f23256601c26ba92b4ba62e13b03"},
	"sha256":    {"0xabde71bed30d1773e0230642a4fc1866771ab15ccb653703689eca45cc777192", "0x302c9ac1e6f65f3cc6d69d0f6e5844cf85af18336d4f0a02daae3bd6150645c9"},
	"keccak":    {"0x702a69cd49f109aee411d55de42aa22c455740ee9ed45b6ea26a61b3805542ad", "0x2a4f970f71fee2121e3da4b4f3b86e97259bde2cd696f9d0ad9b5a42b2aae008"},
	"ed25519":   {"0x29f327b3dbadd410087f9e6d64d3feadc8b6bc3293777a65b0b4ac4b9c3347b4", "0x4ab26345e721a59c982a0e6e2ae43d6e90bbcc0f60352f94b85872def766e639"},
	"secp256k1": {"0xc255aa1cbd83c40861d09dc58ddc72909dbbc438406376b0fbf3ee3a51d37d6a", "0x80f06ccf17db02626a000908becf127a78ed49746a64f1df3e11852534024763"},
	"pairing":   {"0xbe8aae7f734174ff03087af3683730a949aad0424fcffa113ec2773e466e7f3c", "0xcedacb89b6efff37b4be83d0d0ce156813da507f84109edc48d53a307dbaef36"},
	"evm":       {"0x9a98157ed6a195e6388f558cda6c284f8a93e358903b9d707e55077d6c61ccc9", "0xa7220efe790d4f7ca89d154751b72b8a494f909efe1f57cdd4d034175c988aaf"},
}

func TestInputsAndJournalsStayTheSame(t *testing.T) {
	if len(golden) != len(Names()) {
		t.Errorf("%d golden digests for %d programs", len(golden), len(Names()))
	}
	for _, p := range All() {
		input := p.Input(p.Sizes[SetQuick][0], 7)
		journal := p.Journal(input)
		if got := [2]string{proof.Sum(input).String(), proof.Sum(journal).String()}; got != golden[p.Name] || len(journal) == 0 {
			t.Errorf("%q: {%q, %q},", p.Name, got[0], got[1])
		}
	}
}

func TestInputsFollowTheirSeed(t *testing.T) {
	for _, p := range All() {
		size := p.Sizes[SetQuick][0]
		if p.Name == "fibonacci" || p.Name == "primes" { // a size is all that they take
			continue
		}
		if slices.Equal(p.Input(size, 1), p.Input(size, 2)) {
			t.Errorf("%s: seeds 1 and 2 give one input", p.Name)
		}
		if slices.Equal(p.Input(size, 1), p.Input(size+1, 1)) {
			t.Errorf("%s: sizes %d and %d give one input", p.Name, size, size+1)
		}
	}
}

// Each set holds the smaller set's sizes, growing, none above the limit, and every variant has its guest.
func TestSizesGrow(t *testing.T) {
	for _, p := range All() {
		var before []uint64
		for _, set := range Sets {
			sizes := p.Sizes[set]
			if len(sizes) < max(1, len(before)) || !slices.Equal(sizes[:len(before)], before) || !slices.IsSorted(sizes) || sizes[len(sizes)-1] > p.MaxSize {
				t.Errorf("%s: set %s: %v after %v, limit %d", p.Name, set, sizes, before, p.MaxSize)
			}
			before = sizes
		}
		for _, variant := range p.Variants() {
			if _, err := p.ELF(variant); err != nil {
				t.Errorf("%s: %v", p.Name, err)
			}
		}
	}
	if _, err := Lookup("nothing"); proof.CodeOf(err) != "bad-program" {
		t.Errorf("an unknown program: %v", err)
	}
	if _, err := all[0].ELF("gold"); proof.CodeOf(err) != "bad-program" {
		t.Errorf("an unknown variant: %v", err)
	}
}

// Every case of every set has its cycles here, below what the set may take.
func TestSetsAreBelowTheirLimit(t *testing.T) {
	cases := 0
	for _, set := range Sets {
		if MostCycles[set] == 0 || MostCycles[set] > proof.MaxCycles {
			t.Errorf("set %s: at most %d cycles", set, MostCycles[set])
		}
		for _, p := range All() {
			for _, variant := range p.Variants() {
				for _, size := range p.Sizes[set] {
					work := workOf(p, variant, size)
					if n := cycles[work]; n == 0 || n > MostCycles[set] {
						t.Errorf("set %s: %s takes %d cycles (0: not recorded), want %d at most", set, work, n, MostCycles[set])
					}
				}
				if set == SetFull {
					cases += len(p.Sizes[set])
				}
			}
		}
	}
	if len(cycles) != cases {
		t.Errorf("%d cycle counts for %d cases", len(cycles), cases)
	}
}

func workOf(p Program, variant string, size uint64) string {
	return strings.ReplaceAll(fmt.Sprintf("%s/%s:%d", p.Name, variant, size), "/:", ":")
}

// damages are inputs that no guest takes, by what is wrong with them.
func damages(p Program, input []byte) map[string][]byte {
	list := map[string][]byte{"nothing": {}, "one byte too short": input[:len(input)-1]}
	switch p.Name {
	case "json": // ends with a line feed, which nobody needs
		list["one byte too short"] = input[:len(input)-2]
		list["something follows"] = append(slices.Clone(input), '1')
	case "merkle", "ed25519", "secp256k1", "pairing":
		flipped := slices.Clone(input)
		flipped[len(flipped)-1] ^= 1
		list["a flipped bit"] = flipped
		fallthrough
	case "sort", "sha256", "keccak", "evm":
		list["one byte too long"] = append(slices.Clone(input), 0)
	}
	return list
}

// The Go side is as strict as the guests, where a program is of the suite's own.
func TestJournalRefusesDamage(t *testing.T) {
	for _, p := range slices.Concat(data, cryptography, machines) {
		for what, input := range damages(p, p.Input(p.Sizes[SetQuick][0], 7)) {
			if journal := p.Journal(input); journal != nil {
				t.Errorf("%s: %s: journal %x", p.Name, what, journal)
			}
		}
	}
}
