# Everything is built for the CPU at hand and cached outside of the clone (LEMMA_CACHE, by default ~/.cache/lemma).
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
export GOFLAGS := -buildvcs=false
HOST := bin/sp1-host

.PHONY: help demo test check build gpu fmt lint generate test-go chaos test-rust test-contracts deep-contracts guests keys bench-stark bench-wrap bench-net two-nodes verify-vendor clean FORCE bench-match soak sim

help: ## print this help
	@grep -hE '^[a-z-]+:.*## ' Makefile | awk -F ':.*## ' '{printf "  make %-16s %s\n", $$1, $$2}'

demo: build ## the main job: one real program, really proven, really paid (first time: builds and makes keys)
	@bin/lemma demo --out demo.json

test: ## all tests of all three languages
	@bash tools/test.sh

check: ## format, vet, lint, layering, generated files, quick unit tests (under 3 minutes warm)
	@bash tools/check.sh

build: bin/lemma $(HOST) ## build bin/lemma and bin/sp1-host

bin/lemma: FORCE
	@echo "lemma: go build (4 minutes on 2 cores the first time, seconds afterwards)" >&2
	@go build -trimpath -o bin/lemma ./cmd/lemma

$(HOST): FORCE
	@mkdir -p bin
	@host=$$(bash zkvm-host/build.sh); ln -sfn "$$host" $(HOST)

gpu: ## build the GPU host and link it as bin/sp1-host-gpu; needs no GPU (half an hour on 2 cores the first time; LEMMA_CUDA_ARCHS="80 89 90 120")
	@mkdir -p bin
	@folder=$$(bash zkvm-host/gpu.sh); ln -sfn "$$folder" bin/sp1-host-gpu
	@echo "bin/sp1-host-gpu: next: bin/lemma prover doctor, then bin/lemma prover init --force, or bin/lemma prover run --use cuda:0"

keys: build ## make the wrap circuit's development keys (about 4 minutes; the demo does it when they are absent)
	@bin/lemma keys setup

test-go: build
	@sh contracts/tools/install.sh
	@bin/lemma keys operations >/dev/null
	@sh tools/postgres/install.sh >/dev/null
	@go test -timeout 30m -p $$((2 * $$(nproc))) ./...

chaos: ## a network of real processes, killed, cut off and damaged in every way of the list (15 minutes)
	@sh contracts/tools/install.sh
	@go test ./internal/chaos -count=1 -timeout 30m -v -run TestChaos -chaos

test-rust: build
	@bash tools/test-rust.sh

test-contracts: ## the contracts' quick suite: generated files, format, tests, gas and size snapshots (3 minutes)
	@bash contracts/tools/check.sh

deep-contracts: ## the contracts' deep suite: fuzzing, slither, halmos, branch coverage, mutants (15 minutes, 22 the first time)
	@bash contracts/tools/deep.sh

generate: ## regenerate ABI, bytecode and Go bindings of the contracts
	@bash contracts/tools/generate.sh

guests: ## rebuild the example guests and compare them byte for byte with the committed ELFs
	@bash zkvm-host/guests/build.sh --check

fmt: ## format Go, Rust and Solidity
	@gofmt -w $$(git ls-files '*.go')
	@cd zkvm-host && cargo fmt

# Wants an idle machine and leaves its table, figures and newest receipt in bin/bench-stark. With three vendor runs it takes
# about an hour and a half, after 10 minutes for building the vendor's host the first time. RUNS=1 VENDOR_RUNS=0 make it
# shorter: the vendor's host then only verifies our receipts.
RUNS ?= 3
VENDOR_RUNS ?= $(RUNS)
bench-stark: $(HOST) ## time the STARK side, the vendor's crates against ours (idle machine, 90 minutes; RUNS=1 VENDOR_RUNS=0)
	@mkdir -p bin/bench-stark
	@go build -trimpath -o bin/benchstark ./tools/benchstark
	@vendor=$$(bash zkvm-host/build.sh --vendor); \
	source zkvm-host/env.sh; \
	(cd zkvm-host/bn254 && CARGO_TARGET_DIR="$$cache/bn254-target-$$cpu" \
	  cargo run --quiet --release --locked --example bench -- --json) >bin/bench-stark/permutation.json; \
	bin/benchstark -ours $(HOST) -vendor "$$vendor" -runs $(RUNS) -vendor-runs $(VENDOR_RUNS) -settle 3m \
	  -micro bin/bench-stark/permutation.json -out bin/bench-stark/report.json -keep bin/bench-stark | tee -i bin/bench-stark/table.md

# As bench-stark: an idle machine, results in bin/bench-wrap. It fails when the circuit is not the golden one. SP1=1 also measures SP1's
# own circuit as far as it goes here: 12 minutes and up to 20 GB more, in a folder of the cache.
bench-wrap: WRAP_RUNS := $(if $(filter command line environment,$(origin RUNS)),$(RUNS),5)
bench-wrap: build ## size of the wrap circuit and times of the Groth16 step (idle machine, 8 minutes; RUNS=1, SP1=1)
	@mkdir -p bin/bench-wrap
	@go build -trimpath -o bin/benchwrap ./tools/benchwrap
	@operations=$$(bin/lemma keys operations); \
	bin/benchwrap -operations "$$operations" -runs 0; \
	bin/lemma keys setup >&2; \
	$(if $(SP1),bash tools/benchwrap/sp1-circuit.sh "$$operations" circuits/testdata/sp1-witness.json.gz | tee bin/bench-wrap/sp1.json >&2;) \
	bin/benchwrap -operations "$$operations" -keys "$$(bin/lemma keys show | sed -n 1p)" -runs $(WRAP_RUNS) -settle 3m \
	  $(if $(SP1),-sp1 bin/bench-wrap/sp1.json) -out bin/bench-wrap/report.json | tee -i bin/bench-wrap/table.md

SEEDS ?= 1000
FROM ?= 1
SEED ?= 0
sim: ## the whole network in one process under faults, SEEDS=n seeds from FROM on (30 s for 1000); SEED=k plays one again
	@go run -trimpath ./tools/sim -seeds $(SEEDS) -from $(FROM) -seed $(SEED)

# As bench-stark: an idle machine, results in bin/bench-net. It fails when the network adds more than 5 s and more than 2 %.
bench-net: build ## what the network adds to a job over the bare host (idle machine, 8 minutes)
	@mkdir -p bin/bench-net
	@go build -trimpath -o bin/benchnet ./tools/benchnet
	@bin/lemma keys setup >&2
	@source zkvm-host/env.sh; \
	bin/benchnet -keys "$$(bin/lemma keys show | sed -n 1p)" -cache "$$cache" -settle 3m -out bin/bench-net/report.json | tee -i bin/bench-net/table.md

# 20 seconds. It fails when the aim (p99 from open to assigned below 250 ms at 10,000 open orders) is missed.
bench-match: ## times of the matching engine at 1,000, 10,000 and 100,000 open orders and 1,000 provers (idle machine, 20 s)
	@mkdir -p bin/bench-match
	@go run ./tools/benchmatch -out bin/bench-match/report.json | tee -i bin/bench-match/table.md

# An idle machine does some 40 jobs a second. Data lie in a temporary folder; DISK=1 keeps artifacts in a plain folder instead of the S3 gateway.
JOBS ?= 100000
soak: ## run very many small jobs with a fake host: memory, goroutines, files and disk must stay flat (hours; JOBS=2000, RATE=20)
	@mkdir -p bin/soak
	@go build -trimpath -o bin/soak/soak ./tools/soak
	@bin/soak/soak -jobs $(JOBS) $(if $(RATE),-rate $(RATE)) $(if $(DISK),-disk) -out bin/soak

two-nodes: build ## a real job whose node is killed while it compresses, on Debian's NATS and PostgreSQL (24 GB, 8 minutes)
	@bin/lemma keys setup >&2
	@bash tools/two-nodes.sh

verify-vendor: $(HOST) ## let SP1 without our changes verify one of our wrap receipts, and refuse broken ones (RECEIPT=path)
	@bash tools/verify-vendor.sh

clean: ## remove what was built inside the clone (caches stay)
	@rm -rf bin demo.json contracts/out contracts/cache contracts/node_modules
