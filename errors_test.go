package lemma

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
)

// codePattern is the form of an error code.
var codePattern = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// reasonNames are constants that hold codes, wherever they are used.
var reasonNames = regexp.MustCompile(`^(Reason|Refused|Code|err)[A-Z]`)

// builtCodes are put together where no reading of the source finds them.
var builtCodes = map[string]string{
	"program-missing": "orchestrator/effects.go", "input-missing": "orchestrator/effects.go",
	"program-too-large": "orchestrator/effects.go", "input-too-large": "orchestrator/effects.go",
	"unknown":       "proof/errors.go",
	"device-absent": "internal/host/protocol.go", "device-unsupported": "internal/host/protocol.go", "device-lost": "internal/host/protocol.go",
}

// noErrors are folders whose errors no user sees: worlds of tests.
var noErrors = []string{"internal/sim", "internal/chaos", "internal/artifact/artifacttest", "internal/database/pgtest", "tools/sim"}

// codeReader finds the error codes that a file makes.
type codeReader struct {
	path    string
	helpers map[string]int    // function or method with a parameter named code: which one it is
	local   map[string]int    // the same of the file's function variables; -1 when there is none
	structs map[string]int    // type with a field named code: which one it is
	consts  map[string]string // of the package
	used    map[string]string
	classes map[string]map[string]bool // of used, where the source says it plainly
}

// Every error code that Go code makes is explained in docs/errors.md, and nothing else is.
func TestErrorCodesAreExplained(t *testing.T) {
	used, classes := maps.Clone(builtCodes), map[string]map[string]bool{}
	for dir, files := range goPackages(t) {
		r := codeReader{helpers: map[string]int{}, structs: map[string]int{}, consts: map[string]string{}, used: used, classes: classes}
		for path, f := range files {
			r.path = path
			ast.Inspect(f, r.declared)
		}
		for path, f := range files {
			r.path, r.local = path, map[string]int{}
			ast.Inspect(f, r.variables)
			ast.Inspect(f, r.made)
		}
		if dir == "internal/chain" {
			solidityCodes(files["internal/chain/revert.go"], used)
		}
	}
	hostCodes(t, used)
	if len(used) < 250 {
		t.Fatalf("only %d codes found: the walk is broken", len(used))
	}
	page, err := os.ReadFile("docs/errors.md")
	if err != nil {
		t.Fatal(err)
	}
	explained := map[string]string{} // the classes
	for _, row := range regexp.MustCompile("(?m)^\\| `([a-z0-9-]+)` \\| ([a-z, ]+) \\|").FindAllStringSubmatch(string(page), -1) {
		if explained[row[1]] != "" {
			t.Errorf("docs/errors.md explains %s twice", row[1])
		}
		explained[row[1]] = row[2]
		if used[row[1]] == "" {
			t.Errorf("docs/errors.md explains %s, which nothing makes", row[1])
		}
	}
	for code, made := range classes {
		for class := range made {
			if said := explained[code]; said != "" && !slices.Contains(strings.Split(said, ", "), class) {
				t.Errorf("docs/errors.md says that %s is %s, but it is %s too", code, said, class)
			}
		}
	}
	for _, code := range slices.Sorted(maps.Keys(used)) {
		if explained[code] == "" {
			t.Errorf("docs/errors.md does not explain %s (%s)", code, used[code])
		}
	}
}

// goPackages are the files of every folder, tests left out.
func goPackages(t *testing.T) map[string]map[string]*ast.File {
	packages := map[string]map[string]*ast.File{}
	err := filepath.WalkDir(".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return skipDir(path, d)
		}
		if filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") || strings.Contains(path, "/bind/") || slices.Contains(noErrors, filepath.Dir(path)) {
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if dir := filepath.Dir(path); packages[dir] == nil {
			packages[dir] = map[string]*ast.File{}
		}
		packages[filepath.Dir(path)][path] = f
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return packages
}

// place is which of the fields or parameters is named code; -1 is none.
func place(list *ast.FieldList) int {
	i := 0
	for _, field := range list.List {
		for _, name := range field.Names {
			if name.Name == "code" || name.Name == "Code" {
				return i
			}
			i++
		}
		if len(field.Names) == 0 {
			i++
		}
	}
	return -1
}

// declared notes helpers that take codes, types that hold them, and constants.
func (r codeReader) declared(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.FuncDecl:
		if i := place(n.Type.Params); i >= 0 {
			r.helpers[n.Name.Name] = i
		}
	case *ast.TypeSpec:
		if s, is := n.Type.(*ast.StructType); is && place(s.Fields) >= 0 {
			r.structs[n.Name.Name] = place(s.Fields)
		}
	case *ast.ValueSpec:
		for i, name := range n.Names {
			if i < len(n.Values) {
				if text, is := literal(n.Values[i]); is {
					r.consts[name.Name] = text
					if reasonNames.MatchString(name.Name) {
						r.take(n.Values[i])
					}
				}
			}
		}
	}
	return true
}

// variables notes the file's function variables: one name may be several in a package.
func (r codeReader) variables(n ast.Node) bool {
	if n, is := n.(*ast.AssignStmt); is {
		for i, value := range n.Rhs {
			name, named := n.Lhs[min(i, len(n.Lhs)-1)].(*ast.Ident)
			if f, is := value.(*ast.FuncLit); is && named {
				r.local[name.Name] = place(f.Type.Params)
			}
		}
	}
	return true
}

// made notes the codes of calls and of tables.
func (r codeReader) made(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.CallExpr:
		name, at := "", -1
		switch f := n.Fun.(type) {
		case *ast.Ident:
			name = f.Name
		case *ast.SelectorExpr:
			name = f.Sel.Name
			if pkg, is := f.X.(*ast.Ident); is && pkg.Name == "proof" && name == "Errorf" {
				at = 1
				r.classOf(n)
			}
		}
		if i, is := r.local[name]; is {
			at = i
		} else if i, is := r.helpers[name]; is {
			at = i
		}
		if at >= 0 && at < len(n.Args) {
			r.take(n.Args[at])
		}
	case *ast.CompositeLit:
		r.table(n, n.Type)
	case *ast.ReturnStmt: // of a function that gives a class and a code
		for i, value := range n.Results {
			if sel, is := value.(*ast.SelectorExpr); is && i+1 < len(n.Results) && classNames[sel.Sel.Name] {
				r.take(n.Results[i+1])
			}
		}
	}
	return true
}

// classOf notes the class of a call of proof.Errorf with a plain class and code.
func (r codeReader) classOf(n *ast.CallExpr) {
	class, is := n.Args[0].(*ast.SelectorExpr)
	code, plain := literal(n.Args[1])
	if !is || !plain || !classNames[class.Sel.Name] {
		return
	}
	if r.classes[code] == nil {
		r.classes[code] = map[string]bool{}
	}
	r.classes[code][strings.ToLower(class.Sel.Name)] = true
}

var classNames = map[string]bool{"Retry": true, "Permanent": true, "Caller": true, "Bug": true}

// table takes the codes of a literal of a type with a field named code, and of its elements.
func (r codeReader) table(lit *ast.CompositeLit, kind ast.Expr) {
	at := -1
	switch k := kind.(type) {
	case *ast.StructType:
		at = place(k.Fields)
	case *ast.Ident:
		if i, is := r.structs[k.Name]; is {
			at = i
		}
	case *ast.SelectorExpr: // proof.Error and the like: by name only
	case *ast.ArrayType:
		r.elements(lit, k.Elt)
		return
	case *ast.MapType:
		r.elements(lit, k.Value)
		return
	}
	for i, e := range lit.Elts {
		if pair, is := e.(*ast.KeyValueExpr); is {
			if key, named := pair.Key.(*ast.Ident); named && (key.Name == "Code" || at >= 0 && key.Name == "code") {
				r.take(pair.Value)
			}
		} else if i == at {
			r.take(e)
		}
	}
}

func (r codeReader) elements(lit *ast.CompositeLit, kind ast.Expr) {
	if star, is := kind.(*ast.StarExpr); is {
		kind = star.X
	}
	for _, e := range lit.Elts {
		if pair, is := e.(*ast.KeyValueExpr); is {
			e = pair.Value
		}
		if inner, is := e.(*ast.CompositeLit); is && inner.Type == nil {
			r.table(inner, kind)
		}
	}
}

// take notes a code, if the expression is one.
func (r codeReader) take(e ast.Expr) {
	text, is := literal(e)
	if id, named := e.(*ast.Ident); named {
		text, is = r.consts[id.Name]
	}
	if is && codePattern.MatchString(text) {
		r.used[text] = r.path
	}
}

func literal(e ast.Expr) (string, bool) {
	lit, is := e.(*ast.BasicLit)
	if !is || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

// solidityCodes are the names of the contracts' errors, which chain.DecodeRevert makes codes of.
func solidityCodes(f *ast.File, used map[string]string) {
	ast.Inspect(f, func(n ast.Node) bool {
		spec, is := n.(*ast.ValueSpec)
		if !is || spec.Names[0].Name != "advices" {
			return true
		}
		for _, e := range spec.Values[0].(*ast.CompositeLit).Elts {
			name, _ := literal(e.(*ast.KeyValueExpr).Key)
			used[kebab(name)] = "internal/chain/revert.go"
		}
		return false
	})
}

// kebab turns InsufficientBalance into insufficient-balance, as internal/chain does.
func kebab(name string) string {
	var b strings.Builder
	runes := []rune(name)
	for i, c := range runes {
		if i > 0 && unicode.IsUpper(c) && (!unicode.IsUpper(runes[i-1]) || i+1 < len(runes) && unicode.IsLower(runes[i+1])) {
			b.WriteByte('-')
		}
		b.WriteRune(unicode.ToLower(c))
	}
	return b.String()
}

// hostCodes are those of the table in the zkVM host.
func hostCodes(t *testing.T, used map[string]string) {
	const path = "zkvm-host/sp1-host/src/errors.rs"
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	table, _, _ := strings.Cut(string(text), "];")
	found := regexp.MustCompile(`Code::[A-Za-z]+, "([a-z-]+)"`).FindAllStringSubmatch(table, -1)
	if len(found) < 5 {
		t.Fatalf("%s: only %d codes found", path, len(found))
	}
	for _, m := range found {
		used[m[1]] = path
	}
}
