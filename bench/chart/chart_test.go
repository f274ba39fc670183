package chart

import (
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/common"

	"github.com/lemma-network/lemma/bench"
	"github.com/lemma-network/lemma/proof"
)

var signer = common.HexToAddress("0x00000000000000000000000000000000000000aa")

// made is a report as of a small machine: three programs to the chain, one to core, two only executed, one that failed.
func made() bench.Report {
	r := bench.Report{Schema: bench.Schema, ID: strings.Repeat("0a", 16), Began: 1_790_000_000, Ended: 1_790_009_000,
		Plan: bench.Plan{Set: "standard", Seed: 1, Runs: 3, Mode: bench.StageOnChain},
		Machine: bench.Machine{CPU: "Intel(R) Xeon(R) Processor @ 2.60GHz", Features: []string{"avx2", "avx512f"}, Cores: 2, MemoryBytes: 25_200_000_000,
			Devices: []bench.Device{{Kind: "gpu", Name: "NVIDIA H100", MemoryBytes: 80 << 30, Driver: "570.1"}},
			OS:      "linux", Kernel: "6.1.0", Load: 0.31, Lemma: "0.8.0", Go: "go1.26.8"},
		ZKVM: bench.ZKVM{Name: "sp1", Version: "6.10.0", Mode: "cpu", HostSHA256: strings.Repeat("ab", 32), Hashing: "blake3", Keys: strings.Repeat("cd", 32),
			Constraints: 4_500_000, Settings: map[string]int64{"shard_size": 1 << 21}, Environment: []string{"RAYON_NUM_THREADS=2"}, Extra: map[string]string{"curve": "bn254"}},
		Prices:   &bench.Prices{Currency: "USD", MachineHour: 0.34, GasPriceGwei: 1.2, Coin: 2600, Source: "list price", Date: "2026-09-01"},
		Warnings: []string{"the machine was busy before run 2: load average 1.4"}}
	add := func(program, variant string, size, cycles uint64, mode proof.Stage, native float64, seconds ...float64) {
		id := bench.CaseID{Program: program, Variant: variant, Size: size, Mode: mode}
		c := bench.Case{CaseID: id, ELF: proof.Digest{1}, Input: proof.Digest{2}, Journal: proof.Digest{3}, ProgramID: proof.Digest{4}, Cycles: cycles, ProverGas: cycles * 2}
		for i := range r.Plan.Runs {
			jitter := 1 + 0.03*float64(i)
			run := bench.Repeat{Began: r.Began + 1, Samples: []bench.Sample{{Stage: bench.StageNative, Seconds: native * jitter}}}
			for j, s := range seconds {
				one := bench.Sample{Stage: bench.Whole[j], Seconds: s * jitter, PeakBytes: int64([]float64{0.4e9, 6.2e9, 9.7e9, 11.4e9, 13.1e9, 2.2e9, 8.8e9}[j] * (1 + float64(cycles)/4e7)), Bytes: 1296}
				run.Samples = append(run.Samples, one)
			}
			if mode == bench.StageOnChain {
				run.Samples = append(run.Samples, bench.Sample{Stage: bench.StageOnChain, Seconds: 1, Gas: bench.Gas{Open: 96_000, Lock: 121_000, Fulfil: 348_000}})
			}
			c.Repeats = append(c.Repeats, run)
		}
		r.Plan.Cases, r.Cases = append(r.Plan.Cases, id), append(r.Cases, c)
	}
	add("fibonacci", "", 10_000, 96_214, bench.StageOnChain, 3.1e-6, 0.11, 14.2, 19.5, 11.8, 62.3, 1.9, 34.1)
	add("sha256", "plain", 65_536, 5_412_880, bench.StageOnChain, 3.9e-5, 0.42, 71.4, 88.2, 11.9, 63.0, 1.9, 34.0)
	add("sha256", "precompile", 65_536, 1_204_551, bench.StageOnChain, 3.9e-5, 0.19, 31.3, 40.1, 11.7, 62.1, 2.0, 33.8)
	add("secp256k1", "precompile", 8, 1_260_022, proof.StageCore, 4.4e-4, 0.21, 33.0)
	add("solvency", "", 1024, 18_420_133, proof.StageExecute, 2.9e-4, 1.31)
	add("evm-loop", "", 50_000, 44_023_411, proof.StageExecute, 1.2e-3, 2.85)
	add("bn254-pairing", "plain", 2, 61_000_200, bench.StageOnChain, 1.6e-3)
	last := &r.Cases[len(r.Cases)-1]
	last.NotReached, last.NotReachedFor = "out-of-memory: the host asked for 31.0 GB", proof.StageCore
	for i := range last.Repeats {
		last.Repeats[i] = bench.Repeat{Began: 1, Error: "out-of-memory: core: the host was killed"}
	}
	return r
}

func files(t *testing.T, r bench.Report) map[string][]byte {
	t.Helper()
	if err := r.Check(); err != nil {
		t.Fatal("the report of this test is none:", err)
	}
	all, err := Files(r, signer)
	if err != nil {
		t.Fatal(err)
	}
	return all
}
