#!/usr/bin/env bash
# The quick checks: format, vet, lint, layering, generated files clean, unit tests. Under 3 minutes warm.
set -euo pipefail
cd "$(dirname "$0")/.."
bad=$(gofmt -l $(git ls-files '*.go'))
[ -z "$bad" ] || { echo "check: not gofmt-ed: $bad" >&2; exit 1; }
go vet ./...
go run honnef.co/go/tools/cmd/staticcheck@v0.8.2 $(go list ./... | grep -v /chain/bind)
(cd zkvm-host && cargo fmt --check)
bash contracts/tools/generate.sh --check
# Four packages at once on two cores: many wait for processes, blocks and leases.
go test -short -p $((2 * $(nproc))) ./...
left=$(git grep -l 'testing.Short()' -- '*_test.go' | xargs awk '
  /^func / { sub(/^func (\([^)]*\) )?/, ""); sub(/\(.*/, ""); name = $0 }
  /testing\.Short\(\)/ { if (!seen[FILENAME name]++) { room = FILENAME; sub("/[^/]*$", "", room); n++; names = names " " room ":" name } }
  END { print n " tests are longer in `make test`:" names }')
echo "check: clean; $left"
