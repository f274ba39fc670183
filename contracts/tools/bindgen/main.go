package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/abi/abigen"
)

// contracts are those that Go deploys or calls, with the source file that forge names their output folder after.
var contracts = []struct{ name, source string }{
	{"Market", "Market.sol"},
	{"VerifierRegistry", "VerifierRegistry.sol"},
	{"Groth16Verifier", "Groth16Verifier.sol"},
	{"DevToken", "DevToken.sol"},
	{"Factory", "Factory.sol"},
	{"TimelockController", "TimelockController.sol"},
	{"ProverRegistry", "ProverRegistry.sol"},
	{"Replicated", "Replicated.sol"},
	{"Sponsor", "Sponsor.sol"},
}

// artifact is what is kept of a compiled contract. Bytecode is the creation code, hex with 0x.
type artifact struct {
	ContractName string          `json:"contractName"`
	ABI          json.RawMessage `json:"abi"`
	Bytecode     string          `json:"bytecode"`
}

func main() {
	root := flag.String("root", ".", "the repository's root folder")
	build := flag.String("build", "", "forge's output folder; empty: keep the artifacts, make the bindings only")
	check := flag.Bool("check", false, "write nothing; fail when a file differs")
	flag.Parse()
	if err := run(*root, *build, *check); err != nil {
		fmt.Fprintln(os.Stderr, "bindgen:", err)
		os.Exit(1)
	}
}

// run makes every output file in memory and writes it, or compares it when check is set.
func run(root, build string, check bool) error {
	var errs []error
	shared := types{}
	for _, c := range contracts {
		path := filepath.Join(root, "contracts", "artifacts", c.name+".json")
		if build != "" {
			text, err := readBuild(filepath.Join(build, c.source, c.name+".json"), c.name)
			if err != nil {
				return err
			}
			errs = append(errs, put(path, text, check))
		}
		code, err := binding(path, c.name)
		if err != nil {
			return err
		}
		if code, err = shared.drop(code); err != nil {
			return fmt.Errorf("bind %s: %w", c.name, err)
		}
		errs = append(errs, put(filepath.Join(root, "internal", "chain", "bind", strings.ToLower(c.name)+".go"), code, check))
	}
	return errors.Join(errs...)
}

// readBuild makes an artifact's text from forge's output.
func readBuild(path, name string) ([]byte, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read forge's output (run forge build first): %w", err)
	}
	var out struct {
		ABI      json.RawMessage
		Bytecode struct{ Object string }
	}
	if err := json.Unmarshal(text, &out); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	kept, err := json.MarshalIndent(artifact{name, out.ABI, out.Bytecode.Object}, "", " ")
	return append(kept, '\n'), err
}

// binding makes the Go source for one artifact.
func binding(path, name string) ([]byte, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("read artifact: %w", err)
	}
	var a artifact
	if err := json.Unmarshal(text, &a); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	code, err := abigen.BindV2([]string{name}, []string{string(a.ABI)}, []string{a.Bytecode}, "bind", nil, nil)
	if err != nil {
		return nil, fmt.Errorf("bind %s: %w", name, err)
	}
	return []byte(code), nil
}

// types are the declarations that bindings hold already: a struct of two contracts is declared once in the package.
type types map[string]string

// drop cuts types from the code that an earlier binding declares in the same words.
func (t types) drop(code []byte) ([]byte, error) {
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, "", code, parser.ParseComments)
	if err != nil {
		return nil, err
	}
	var out []byte
	from := 0
	for _, d := range file.Decls {
		decl, ok := d.(*ast.GenDecl)
		if !ok || decl.Tok != token.TYPE || len(decl.Specs) != 1 {
			continue
		}
		name := decl.Specs[0].(*ast.TypeSpec).Name.Name
		begin, end := files.Position(decl.Pos()).Offset, files.Position(decl.End()).Offset
		text := string(code[begin:end])
		old, seen := t[name]
		switch {
		case !seen:
			t[name] = text
		case old != text:
			return nil, fmt.Errorf("type %s is another one in an earlier binding", name)
		default:
			if decl.Doc != nil {
				begin = files.Position(decl.Doc.Pos()).Offset
			}
			out, from = append(out, code[from:begin]...), end
		}
	}
	return format.Source(append(out, code[from:]...))
}

// put writes the file, or with check compares it.
func put(path string, text []byte, check bool) error {
	if !check {
		return os.WriteFile(path, text, 0o644)
	}
	have, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	if !bytes.Equal(have, text) {
		return fmt.Errorf("%s is stale: run contracts/tools/generate.sh", path)
	}
	return nil
}
