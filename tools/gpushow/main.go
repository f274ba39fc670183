// Package main shows a GPU host on a machine that has a GPU and its driver, and nothing else of ours (tools/gpu-show packs what it
// needs and starts it): proofs of growing length, the vendor's own server on the same jobs, two jobs on a warm host, a host killed in
// the middle and the device clean after it. Raw figures go to a folder as JSON.
//
// It promises that every receipt of which it tells was verified by a light host, and that what failed is told as a failure.
// It must not know: orders, payments; `lemma bench` shows those.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// figures are all that is measured; a part that failed says so in Errors.
type figures struct {
	Device   device             `json:"device"`
	Hello    map[string]any     `json:"hello"`
	Runs     []run              `json:"runs"`
	Slower   map[uint32]float64 `json:"slower_than_vendor,omitempty"`
	Killed   *killed            `json:"killed,omitempty"`
	Refusals []refusal          `json:"refusals"`
	Errors   []string           `json:"errors"`
	Notes    []starting         `json:"starts"`
}

func main() {
	var ours, vendor, guest, id, out, rounds, parts string
	flag.StringVar(&ours, "host", "sp1-host-gpu/sp1-host", "the GPU host")
	flag.StringVar(&vendor, "vendor", "sp1-gpu-server/sp1-gpu-server", "the vendor's own server")
	flag.StringVar(&guest, "guest", "zkvm-host/guests/elf/fibonacci.elf", "the program, which takes a number of rounds")
	flag.StringVar(&id, "device", "cuda:0", "the device")
	flag.StringVar(&out, "out", "gpu-show", "folder of the figures")
	flag.StringVar(&rounds, "rounds", "200000,2000000,20000000", "rounds of the runs; about 5 cycles each")
	flag.StringVar(&parts, "parts", strings.Join(partNames, ","), "what is shown: our host's proofs, the vendor's, a host that is killed")
	flag.Parse()
	guest, err := filepath.Abs(guest)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	s := show{ours: ours, vendor: vendor, guest: guest, device: id, smi: []string{"nvidia-smi"}, socket: socketOf,
		parts: strings.Split(parts, ","), say: func(line string) { fmt.Println(line) }, keep: func(f figures) error { return write(out, f) }}
	for _, part := range s.parts {
		if !slices.Contains(partNames, part) {
			fmt.Fprintf(os.Stderr, "parts: %q: want some of %s\n", part, strings.Join(partNames, ","))
			os.Exit(64)
		}
	}
	for _, text := range strings.Split(rounds, ",") {
		n, err := strconv.ParseUint(text, 10, 32)
		if err != nil {
			fmt.Fprintf(os.Stderr, "rounds: %q: want numbers with commas between them\n", text)
			os.Exit(64)
		}
		s.rounds = append(s.rounds, uint32(n))
	}
	result := s.all()
	for _, problem := range result.Errors {
		fmt.Println("FAILED: " + problem)
	}
	if len(result.Errors) > 0 {
		os.Exit(1)
	}
}

func write(folder string, result figures) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	text, err := json.MarshalIndent(result, "", " ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(folder, "figures.json"), append(text, '\n'), 0o644)
}
