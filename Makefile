# Everything is built for the CPU at hand and cached outside of the clone (LEMMA_CACHE, by default ~/.cache/lemma).
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
export GOFLAGS := -buildvcs=false
HOST := bin/sp1-host

.PHONY: help demo test check build fmt lint generate test-go test-rust test-contracts guests keys clean FORCE

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
	@ln -sfn "$$(bash zkvm-host/build.sh)" $(HOST)

keys: build ## make the wrap circuit's development keys (about 8 minutes; the demo does it when they are absent)
	@bin/lemma keys setup

test-go: build
	@bin/lemma keys operations >/dev/null
	@go test ./...

test-rust: build
	@bash tools/test-rust.sh

test-contracts:
	@bash contracts/tools/check.sh

generate: ## regenerate ABI, bytecode and Go bindings of the contracts
	@bash contracts/tools/generate.sh

guests: ## rebuild the example guests and compare them byte for byte with the committed ELFs
	@bash zkvm-host/guests/build.sh --check

fmt: ## format Go, Rust and Solidity
	@gofmt -w $$(git ls-files '*.go')
	@cd zkvm-host && cargo fmt

clean: ## remove what was built inside the clone (caches stay)
	@rm -rf bin demo.json contracts/out contracts/cache contracts/node_modules
