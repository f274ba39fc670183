package main

import (
	"fmt"
	"io"
	"path/filepath"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/lemma-network/lemma/circuits"
	"github.com/lemma-network/lemma/circuits/ceremony"
	"github.com/lemma-network/lemma/internal/clock"
	"github.com/lemma-network/lemma/internal/keys"
	"github.com/lemma-network/lemma/proof"
)

// stillEvery is how often a long part of a step says that it goes on.
const stillEvery = 30 * time.Second

// ceremonyFlags are those that several steps share.
type ceremonyFlags struct {
	folder                  string
	host                    string
	operations              string // of the operation list
	circuit, circuitSHA256  string // a compiled circuit, trusted by digest
	powers                  string // the file that phase 1 begins with
	source, value, who, out string
	beacons                 [2]string
	allowSingle             bool
}

func (f *ceremonyFlags) withCircuit(cmd *cobra.Command) {
	cmd.Flags().StringVar(&f.host, "host", "", "path of sp1-host, which emits the operation list when the cache has none")
	cmd.Flags().StringVar(&f.operations, "operations", "", "file with the operation list; its digest is checked (default: the cache's)")
	cmd.Flags().StringVar(&f.circuit, "circuit", "", "compiled circuit to trust by its digest, instead of compiling the operation list")
	cmd.Flags().StringVar(&f.circuitSHA256, "circuit-sha256", circuits.CircuitSHA256(), "the digest that --circuit must have")
}

// load gives the circuit: from a file by digest, or compiled here.
func (f *ceremonyFlags) load(cmd *cobra.Command) func() (*ceremony.Circuit, error) {
	return func() (*ceremony.Circuit, error) {
		if f.circuit != "" {
			return ceremony.FromFile(f.circuit, f.circuitSHA256)
		}
		if f.operations == "" {
			cfg, err := keysConfig(f.host)
			if err != nil {
				return nil, err
			}
			if f.operations, err = keys.Operations(cmd.Context(), cfg); err != nil {
				return nil, err
			}
		}
		return ceremony.FromOperations(f.operations)
	}
}

func ceremonyCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "ceremony", Short: "Make keys together with others, so that nobody can forge proofs",
		Long: `Make keys together with others, so that nobody can forge proofs unless all of them work together.

The transcript is a folder that goes from party to party; ceremony.json in it lists every part. In order:
  init         one party begins
  contribute   each party in turn, two at least (needs ceremony.json and the latest file only)
  beacon       closes phase 1 with a public random value that nobody knew before; begins phase 2
  contribute   each party in turn, two at least
  beacon       closes phase 2
  finalize     writes the keys
Anybody can verify the folder at any time. Each party should publish the digest of its part itself.`,
	}
	cmd.AddCommand(ceremonyInit(), ceremonyContribute(), ceremonyBeacon(), ceremonyVerify(), ceremonyFinalize())
	return cmd
}

// ceremonyStep is a command of the ceremony; do prints what it did.
func ceremonyStep(use, short string, f *ceremonyFlags, do func(*cobra.Command, ceremony.Run, io.Writer) error) *cobra.Command {
	cmd := &cobra.Command{
		Use: use, Short: short, Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			folder, err := filepath.Abs(f.folder)
			if err != nil {
				return err
			}
			progress, stop := tellParts(cmd.ErrOrStderr(), clock.System())
			defer stop()
			done := make(chan error, 1)
			go func() {
				done <- do(cmd, ceremony.Run{Folder: folder, Now: time.Now(), Progress: progress}, cmd.OutOrStdout())
			}()
			select {
			case err := <-done:
				return err
			case <-cmd.Context().Done(): // parts take up to an hour and cannot be stopped; files are written whole, so leaving is safe
				return proof.Errorf(proof.Retry, "cancelled", "ceremony: stopped: run the same command again")
			}
		},
	}
	cmd.Flags().StringVar(&f.folder, "folder", "ceremony", "the transcript's folder")
	return cmd
}

func ceremonyInit() *cobra.Command {
	f := &ceremonyFlags{}
	cmd := ceremonyStep("init", "Begin a ceremony for this version's circuit", f, func(cmd *cobra.Command, r ceremony.Run, out io.Writer) error {
		t, err := ceremony.Init(cmd.Context(), r, f.load(cmd), f.powers, f.source)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "ceremony: begun in %s\ncircuit: %s (%d constraints, %d powers)\n%s\n", r.Folder, t.Circuit.SHA256, t.Circuit.Constraints, t.DomainSize, t.Next())
		return nil
	})
	f.withCircuit(cmd)
	cmd.Flags().StringVar(&f.powers, "phase1", "", "begin phase 1 with these published powers of tau (snarkjs' .ptau, or gnark's form)")
	cmd.Flags().StringVar(&f.source, "phase1-source", "", "where anybody can get that file")
	return cmd
}

func ceremonyContribute() *cobra.Command {
	f := &ceremonyFlags{}
	cmd := ceremonyStep("contribute", "Add your part to the open phase", f, func(cmd *cobra.Command, r ceremony.Run, out io.Writer) error {
		c, t, err := ceremony.Contribute(cmd.Context(), r, f.who)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "contributed as %q; publish this digest where people know you:\n%s\n%s\n", c.Name, c.SHA256, t.Next())
		return nil
	})
	cmd.Flags().StringVar(&f.who, "name", "", "who you are, as people know you")
	_ = cmd.MarkFlagRequired("name")
	return cmd
}

func ceremonyBeacon() *cobra.Command {
	f := &ceremonyFlags{}
	cmd := ceremonyStep("beacon", "Close the open phase with a public random value", f, func(cmd *cobra.Command, r ceremony.Run, out io.Writer) error {
		t, err := ceremony.Close(cmd.Context(), r, f.value, f.source, f.allowSingle, f.load(cmd))
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "closed with the beacon %s (%s)\n%s\n", f.value, f.source, t.Next())
		return nil
	})
	f.withCircuit(cmd)
	cmd.Flags().StringVar(&f.value, "value", "", "the value, hex: nobody may have known it when the last part was made")
	cmd.Flags().StringVar(&f.source, "source", "", "where anybody can look it up, say a drand chain and round")
	cmd.Flags().BoolVar(&f.allowSingle, "allow-single", false, "close with one part only: keys for local chains")
	_ = cmd.MarkFlagRequired("value")
	_ = cmd.MarkFlagRequired("source")
	return cmd
}

// withExpect adds what a verifier may know from elsewhere.
func (f *ceremonyFlags) withExpect(cmd *cobra.Command) {
	f.withCircuit(cmd)
	cmd.Flags().StringVar(&f.powers, "phase1", "", "the published powers of tau that phase 1 began with, to check that it did")
	cmd.Flags().StringVar(&f.beacons[0], "beacon1", "", "the value that phase 1's beacon must have")
	cmd.Flags().StringVar(&f.beacons[1], "beacon2", "", "the value that phase 2's beacon must have")
}

func (f *ceremonyFlags) expect() ceremony.Expect {
	return ceremony.Expect{PowersFile: f.powers, Beacons: f.beacons}
}

func ceremonyVerify() *cobra.Command {
	f := &ceremonyFlags{}
	cmd := ceremonyStep("verify", "Check the transcript from its files alone", f, func(cmd *cobra.Command, r ceremony.Run, out io.Writer) error {
		v, err := ceremony.Verify(cmd.Context(), r, f.expect(), f.load(cmd))
		if err != nil {
			return err
		}
		printPhase(out, 1, v.Parties.Phase1)
		printPhase(out, 2, v.Parties.Phase2)
		if v.Complete() {
			fmt.Fprintf(out, "valid: every part follows from the one before. Compare the digests with what each party published, and look the beacons up\n")
		} else {
			fmt.Fprintf(out, "valid so far\n")
		}
		fmt.Fprintln(out, v.Next())
		return nil
	})
	f.withExpect(cmd)
	return cmd
}

func printPhase(out io.Writer, n int, p circuits.CeremonyPhase) {
	switch {
	case p.Published != "":
		fmt.Fprintf(out, "phase %d begins with the published %s\n", n, p.Published)
	case n == 1 && p.StartSHA256 != "":
		fmt.Fprintf(out, "phase %d begins with a file that vouches for nobody: give it as --phase1 if it was published\n", n)
	}
	for i, c := range p.Contributors {
		fmt.Fprintf(out, "phase %d, %d: %s %s\n", n, i+1, c.SHA256, c.Name)
	}
	if p.Beacon != "" {
		fmt.Fprintf(out, "phase %d, beacon: %s (%s)\n", n, p.Beacon, p.BeaconSource)
	}
}

func ceremonyFinalize() *cobra.Command {
	f := &ceremonyFlags{}
	cmd := ceremonyStep("finalize", "Verify the transcript and write the keys", f, func(cmd *cobra.Command, r ceremony.Run, out io.Writer) error {
		dir := f.out
		if dir == "" && f.circuitSHA256 != circuits.CircuitSHA256() {
			return proof.Errorf(proof.Caller, "bad-out", "ceremony: --out: name a key folder: the cache's is for this version's circuit").WithField("out")
		}
		if dir == "" {
			cache, err := cacheFolder()
			if err != nil {
				return err
			}
			dir = keys.Folder(cache)
		}
		dir, err := filepath.Abs(dir)
		if err != nil {
			return err
		}
		m, err := ceremony.Finalize(cmd.Context(), r, f.expect(), f.load(cmd), dir, f.allowSingle)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "keys: made %s (%d constraints, %s, selector %s)\n", dir, m.Constraints, m.Kind, m.Selector)
		return nil
	})
	f.withExpect(cmd)
	cmd.Flags().StringVar(&f.out, "out", "", "the key folder to write; it must not exist (default: the cache's)")
	cmd.Flags().BoolVar(&f.allowSingle, "allow-single", false, "fewer than two parties in a phase: keys of kind insecure-dev, for local chains")
	return cmd
}

// tellParts prints each part of a step as it begins, with the seconds of the one before, and that a long one goes on.
func tellParts(w io.Writer, c clock.Clock) (progress func(string), stop func()) {
	var mu sync.Mutex
	begin, began := c.Now(), c.Now()
	part := ""
	tell := func(what string) {
		fmt.Fprintf(w, "ceremony: %6.1f s  %s\n", c.Now().Sub(begin).Seconds(), what)
	}
	done := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			select {
			case <-done:
				return
			case <-c.After(stillEvery):
			}
			mu.Lock()
			if part != "" && c.Now().Sub(began) >= stillEvery {
				tell("still: " + part)
			}
			mu.Unlock()
		}
	})
	return func(what string) {
			mu.Lock()
			defer mu.Unlock()
			part, began = what, c.Now()
			tell(what)
		}, func() {
			close(done)
			wg.Wait()
		}
}
