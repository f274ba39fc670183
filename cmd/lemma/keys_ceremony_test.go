package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/consensys/gnark-crypto/ecc"
	"github.com/consensys/gnark/frontend"
	"github.com/consensys/gnark/frontend/cs/r1cs"
	gnark "github.com/consensys/gnark/logger"
	"github.com/rogpeppe/go-internal/testscript"
	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/circuits/ceremony"
	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/proof"
)

// TestMain lets the scripts run this program, and makes them a small circuit.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == sandboxInit[1] { // of a light host that a test starts
		os.Exit(run(context.Background(), os.Args[1:]))
	}
	testscript.Main(m, map[string]func(){
		"lemma":   func() { os.Exit(run(context.Background(), os.Args[1:])) },
		"circuit": writeSmallCircuit,
	})
}

// smallCircuit has the wrap circuit's shape: three public inputs and one commitment.
type smallCircuit struct {
	Program, Values, Context frontend.Variable `gnark:",public"`
	Word                     frontend.Variable
}

func (c *smallCircuit) Define(api frontend.API) error {
	x, err := api.(frontend.Committer).Commit(c.Word)
	if err != nil {
		return err
	}
	api.AssertIsDifferent(x, api.Mul(c.Program, c.Values))
	api.Mul(c.Context, c.Context)
	return nil
}

// writeSmallCircuit writes the circuit to the first argument and its digest to standard output.
func writeSmallCircuit() {
	gnark.Disable()
	system, err := frontend.Compile(ecc.BN254.ScalarField(), r1cs.NewBuilder, &smallCircuit{})
	if err != nil {
		panic(err)
	}
	f, err := os.Create(os.Args[1])
	if err != nil {
		panic(err)
	}
	h := sha256.New()
	if _, err := system.WriteTo(io.MultiWriter(f, h)); err != nil {
		panic(err)
	}
	if err := f.Close(); err != nil {
		panic(err)
	}
	os.Stdout.WriteString(hex.EncodeToString(h.Sum(nil)))
}

func TestCeremonyScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata/ceremony",
		Setup: func(e *testscript.Env) error {
			e.Setenv("A", strings.Repeat("a1", 32)) // beacons
			e.Setenv("B", strings.Repeat("b2", 32))
			e.Setenv("OPERATIONS", "operations-"+circuits.OperationsSHA256+".json")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"setfrom": func(ts *testscript.TestScript, _ bool, args []string) { // setfrom NAME FILE
				ts.Setenv(args[0], strings.TrimSpace(ts.ReadFile(args[1])))
			},
		},
	})
}

// TestKeysOfOnePartyAreMarked: what the contracts and the orchestrator are told about a key follows from its kind alone.
func TestKeysOfOnePartyAreMarked(t *testing.T) {
	b, err := os.ReadFile("../../contracts/test/vectors/small.json")
	if err != nil {
		t.Fatal(err)
	}
	var vector struct{ Words circuits.Words }
	if err := json.Unmarshal(b, &vector); err != nil {
		t.Fatal(err)
	}
	for kind, want := range map[string]bool{circuits.KindInsecureDev: true, circuits.KindCeremony: false, "": true, "of another kind": true} {
		k, _, err := orchestratorKey(&circuits.Manifest{Kind: kind, VerifyingKeyWords: vector.Words})
		if err != nil {
			t.Fatal(err)
		}
		if k.InsecureDev != want {
			t.Errorf("kind %q: insecure %v, want %v", kind, k.InsecureDev, want)
		}
	}
}

func TestALongPartCanBeLeft(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	release := make(chan struct{})
	defer close(release)
	cmd := ceremonyStep("x", "", &ceremonyFlags{}, func(*cobra.Command, ceremony.Run, io.Writer) error {
		cancel()
		<-release
		return nil
	})
	cmd.SilenceErrors, cmd.SilenceUsage = true, true
	cmd.SetArgs([]string{})
	if err := cmd.ExecuteContext(ctx); proof.CodeOf(err) != "cancelled" {
		t.Errorf("error %v, want cancelled", err)
	}
}

func TestLongPartsAreSeenToGoOn(t *testing.T) {
	c := clock.NewManual(time.Unix(0, 0))
	said := make(chan string, 10)
	progress, stop := tellParts(writerFunc(func(b []byte) { said <- string(b) }), c)
	progress("think")
	if got := <-said; got != "ceremony:    0.0 s  think\n" {
		t.Errorf("said %q", got)
	}
	c.BlockUntil(1)
	c.Advance(stillEvery)
	if got := <-said; got != "ceremony:   30.0 s  still: think\n" {
		t.Errorf("said %q", got)
	}
	stop()
	if len(said) != 0 {
		t.Errorf("said more: %q", <-said)
	}
}

type writerFunc func([]byte)

func (f writerFunc) Write(b []byte) (int, error) { f(bytes.Clone(b)); return len(b), nil }
