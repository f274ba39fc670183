package ops

import "math/big"

// Code is an opcode.
type Code uint8

// Kind says what a register or an argument holds.
type Kind uint8

// The kinds of argument: registers of three kinds, and the three kinds of literal.
const (
	KindVar   Kind = iota // BN254 scalar
	KindFelt              // KoalaBear
	KindExt               // KoalaBear, degree 4
	kindIndex             // witness index or bit count
	kindConst             // one literal
	kindQuad              // four literals
	kindBits              // a list of var registers
)

// The opcodes.
const (
	ImmV Code = iota
	ImmF
	ImmE
	AddV
	AddF
	AddE
	AddEF
	SubV
	SubF
	SubE
	SubEF
	MulV
	MulF
	MulE
	MulEF
	DivF
	DivE
	DivEF
	NegE
	InvE
	Num2BitsV
	Num2BitsF
	Permute
	PermuteKoalaBear
	SelectV
	SelectF
	SelectE
	Ext2Felt
	Felts2Ext
	Felt2Var
	AssertEqV
	AssertEqF
	AssertEqE
	AssertNeF
	WitnessV
	WitnessF
	WitnessE
	CommitVkeyHash
	CommitValuesDigest
	CommitExitCode
	CommitVkRoot
	CommitProofNonce
	ReduceE
	EqEval
	codeCount
)

// role says how an argument's register is used.
type role uint8

const (
	read role = iota
	write
	update // read, then written
)

type param struct {
	kind Kind
	role role
}

type shape struct {
	name   string
	params []param
}

func p(kinds string) []param {
	out := make([]param, 0, len(kinds))
	for _, k := range kinds {
		switch k {
		case 'V', 'F', 'E': // written
			out = append(out, param{map[rune]Kind{'V': KindVar, 'F': KindFelt, 'E': KindExt}[k], write})
		case 'v', 'f', 'e': // read
			out = append(out, param{map[rune]Kind{'v': KindVar, 'f': KindFelt, 'e': KindExt}[k], read})
		case 'u':
			out = append(out, param{KindVar, update})
		case 'w':
			out = append(out, param{KindFelt, update})
		case 'x':
			out = append(out, param{KindExt, update})
		case 'i':
			out = append(out, param{kindIndex, read})
		case 'c':
			out = append(out, param{kindConst, read})
		case 'q':
			out = append(out, param{kindQuad, read})
		case 'B':
			out = append(out, param{kindBits, write})
		}
	}
	return out
}

// shapes gives each opcode's name in the list and its arguments: capitals are written, small letters read, u, w and x
// updated; i is an index, c a literal, q four literals, B a list of registers.
var shapes = [codeCount]shape{
	ImmV: {"ImmV", p("Vc")}, ImmF: {"ImmF", p("Fc")}, ImmE: {"ImmE", p("Eq")},
	AddV: {"AddV", p("Vvv")}, AddF: {"AddF", p("Fff")}, AddE: {"AddE", p("Eee")}, AddEF: {"AddEF", p("Eef")},
	SubV: {"SubV", p("Vvv")}, SubF: {"SubF", p("Fff")}, SubE: {"SubE", p("Eee")}, SubEF: {"SubEF", p("Eef")},
	MulV: {"MulV", p("Vvv")}, MulF: {"MulF", p("Fff")}, MulE: {"MulE", p("Eee")}, MulEF: {"MulEF", p("Eef")},
	DivF: {"DivF", p("Fff")}, DivE: {"DivE", p("Eee")}, DivEF: {"DivEF", p("Eef")},
	NegE: {"NegE", p("Ee")}, InvE: {"InvE", p("Ee")},
	Num2BitsV: {"Num2BitsV", p("Bvi")}, Num2BitsF: {"Num2BitsF", p("Bf")},
	Permute: {"Permute", p("uuu")}, PermuteKoalaBear: {"PermuteKoalaBear", p("wwwwwwwwwwwwwwww")},
	SelectV: {"SelectV", p("Vvvv")}, SelectF: {"SelectF", p("Fvff")}, SelectE: {"SelectE", p("Evee")},
	Ext2Felt: {"Ext2Felt", p("FFFFe")}, Felts2Ext: {"CircuitFelts2Ext", p("Effff")}, Felt2Var: {"CircuitFelt2Var", p("Vf")},
	AssertEqV: {"AssertEqV", p("vv")}, AssertEqF: {"AssertEqF", p("ff")}, AssertEqE: {"AssertEqE", p("ee")},
	AssertNeF: {"AssertNeF", p("ff")},
	WitnessV:  {"WitnessV", p("Vi")}, WitnessF: {"WitnessF", p("Fi")}, WitnessE: {"WitnessE", p("Ei")},
	CommitVkeyHash: {"CommitVkeyHash", p("v")}, CommitValuesDigest: {"CommitCommitedValuesDigest", p("v")},
	CommitExitCode: {"CommitExitCode", p("v")}, CommitVkRoot: {"CommitVkRoot", p("v")},
	CommitProofNonce: {"CommitProofNonce", p("v")}, ReduceE: {"ReduceE", p("x")}, EqEval: {"EqEval", p("xfe")},
}

// String is the opcode's name in the list.
func (c Code) String() string { return shapes[c].name }

// List is an operation list in compact form.
type List struct {
	Ops    []Op
	Consts []*big.Int // literals, in range for their kind
	// Registers used of each kind; ids are below these.
	Vars, Felts, Exts int
	Witness           Sizes
	args              []int32
}

// Sizes are how many witness words of each kind a list reads: one more than the largest index.
type Sizes struct {
	Vars  int `json:"vars"`
	Felts int `json:"felts"`
	Exts  int `json:"exts"`
}

// Op is one operation; its arguments are in List.Args.
type Op struct {
	Code  Code
	Start int32 // first argument
	N     int32 // number of arguments
}

// Args are op's arguments in order: a register id, a witness index, or an index into Consts (four of them for ImmE).
// Num2Bits has its value first (with the bit count for Num2BitsV second), then the bit registers.
func (l *List) Args(op Op) []int32 { return l.args[op.Start : op.Start+op.N] }

// Counts is the number of operations of each opcode in the list.
func (l *List) Counts() map[string]int {
	out := map[string]int{}
	for _, op := range l.Ops {
		out[op.Code.String()]++
	}
	return out
}
