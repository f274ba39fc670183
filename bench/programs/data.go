package programs

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"io"
	"slices"
	"strconv"
)

// data are the programs that move and sort data.
var data = []Program{
	{
		Name: "sort", About: "the standard library's stable sort of 64-bit numbers", Unit: "numbers", Guests: map[string]string{"": "sort"}, MaxSize: 1 << 22,
		Sizes: map[string][]uint64{SetQuick: {1000}, SetStandard: {1000, 50_000}, SetFull: {1000, 50_000, 500_000}},
		Input: func(size, seed uint64) []byte {
			return append(counted(size), randomBytes(source("sort", size, seed), int(size)*8)...)
		},
		Journal: sortJournal,
	},
	{
		Name: "json", About: "parse an array of JSON objects and add up a field", Unit: "objects", Guests: map[string]string{"": "json"}, MaxSize: 1 << 17,
		Sizes: map[string][]uint64{SetQuick: {30}, SetStandard: {30, 1000}, SetFull: {30, 1000, 10_000}},
		Input: jsonInput, Journal: jsonJournal,
	},
	{
		Name: "merkle", About: "paths of a Merkle tree of depth 20 (SHA-256 in the guest's own instructions)", Unit: "paths",
		Guests: map[string]string{"": "merkle"}, MaxSize: 1 << 14,
		Sizes: map[string][]uint64{SetQuick: {1}, SetStandard: {1, 50}, SetFull: {1, 50, 1000}},
		Input: merkleInput, Journal: merkleJournal,
	},
}

func sortJournal(input []byte) []byte {
	list, ok := records(input, 8)
	if !ok {
		return nil
	}
	numbers := make([]uint64, len(list))
	for i, b := range list {
		numbers[i] = binary.LittleEndian.Uint64(b)
	}
	slices.Sort(numbers)
	var sum uint64
	for i, n := range numbers {
		sum += n * uint64(i+1)
	}
	count := len(numbers)
	return words(uint64(count), numbers[0], numbers[count/2], numbers[count-1], sum)
}

// payment is one object of the json program. Its field order is that of the input.
type payment struct {
	ID     uint64   `json:"id"`
	Name   string   `json:"name"`
	Amount uint64   `json:"amount"`
	Paid   bool     `json:"paid"`
	Tags   []string `json:"tags"`
}

// jsonInput writes its text by hand: the library's spelling may change, an input may not.
func jsonInput(size, seed uint64) []byte {
	r, out := source("json", size, seed), []byte("[")
	letters := func(n int) []byte {
		b := make([]byte, n)
		for i := range b {
			b[i] = 'a' + byte(r.Uint64N(26))
		}
		return b
	}
	for i := range size {
		if i > 0 {
			out = append(out, ",\n "...)
		}
		out = strconv.AppendUint(append(out, `{"id": `...), i+1, 10)
		out = append(append(out, `, "name": "`...), letters(6+int(r.Uint64N(12)))...)
		out = strconv.AppendUint(append(out, `", "amount": `...), r.Uint64N(1_000_000_00), 10)
		out = strconv.AppendBool(append(out, `, "paid": `...), r.Uint64N(2) == 0)
		out = append(out, `, "tags": [`...)
		for tag := range r.Uint64N(4) {
			if tag > 0 {
				out = append(out, ", "...)
			}
			out = append(append(append(out, '"'), letters(5)...), '"')
		}
		out = append(out, "]}"...)
	}
	return append(out, "]\n"...)
}

func jsonJournal(input []byte) []byte {
	d := json.NewDecoder(bytes.NewReader(input))
	d.DisallowUnknownFields()
	var payments []payment
	if d.Decode(&payments) != nil {
		return nil
	}
	if _, err := d.Token(); err != io.EOF {
		return nil
	}
	var paid, sum, highest, letters uint64
	for _, p := range payments {
		if p.Paid {
			paid, sum = paid+1, sum+p.Amount
		}
		highest, letters = max(highest, p.Amount), letters+uint64(len(p.Name))
		for _, tag := range p.Tags {
			letters += uint64(len(tag))
		}
	}
	return words(uint64(len(payments)), paid, sum, highest, letters)
}

const (
	merkleDepth     = 20
	merklePathBytes = 4 + 32 + 32*merkleDepth
)

func merkleLeaf(data []byte) [32]byte { return sha256.Sum256(append([]byte{0}, data...)) }

func merkleNode(left, right [32]byte) [32]byte {
	return sha256.Sum256(append(append([]byte{1}, left[:]...), right[:]...))
}

// merkleInput fills size places of a tree whose other leaves are of 32 zero bytes, and gives the paths of all that are filled.
func merkleInput(size, seed uint64) []byte {
	r := source("merkle", size, seed)
	leaves, places, level := map[uint32][]byte{}, []uint32{}, map[uint32][32]byte{}
	for uint64(len(places)) < size {
		place := r.Uint32N(1 << merkleDepth)
		if leaves[place] != nil {
			continue
		}
		leaf := randomBytes(r, 32)
		leaves[place], level[place] = leaf, merkleLeaf(leaf)
		places = append(places, place)
	}
	siblings, empty := map[uint32][]byte{}, merkleLeaf(make([]byte, 32))
	for depth := range merkleDepth {
		at := func(place uint32) [32]byte {
			if node, filled := level[place]; filled {
				return node
			}
			return empty
		}
		for _, place := range places {
			sibling := at(place>>depth ^ 1)
			siblings[place] = append(siblings[place], sibling[:]...)
		}
		next := map[uint32][32]byte{}
		for place := range level {
			next[place/2] = merkleNode(at(place&^1), at(place|1))
		}
		level, empty = next, merkleNode(empty, empty)
	}
	root := level[0]
	out := append(counted(size), root[:]...)
	for _, place := range places {
		out = append(append(binary.LittleEndian.AppendUint32(out, place), leaves[place]...), siblings[place]...)
	}
	return out
}

func merkleJournal(input []byte) []byte {
	if len(input) < 36 {
		return nil
	}
	root := [32]byte(input[4:36])
	paths, ok := records(append(slices.Clone(input[:4]), input[36:]...), merklePathBytes)
	if !ok {
		return nil
	}
	var places uint64
	for _, path := range paths {
		place, node := binary.LittleEndian.Uint32(path), merkleLeaf(path[4:36])
		for level := range merkleDepth {
			sibling := [32]byte(path[36+32*level:])
			if place>>level&1 == 0 {
				node = merkleNode(node, sibling)
			} else {
				node = merkleNode(sibling, node)
			}
		}
		if place >= 1<<merkleDepth || node != root {
			return nil
		}
		places += uint64(place)
	}
	return append(root[:], words(uint64(len(paths)), places)...)
}
