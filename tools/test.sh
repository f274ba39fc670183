#!/usr/bin/env bash
# Runs every test of all three languages, prints what each part took, and ends with one line: N passed, N failed.
set -uo pipefail
cd "$(dirname "$0")/.."
passed=0 failed=0 report=""
part() {
  local name=$1 start=$SECONDS
  shift
  echo "== $name"
  if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)) name="$name FAILED"; fi
  report+="$name $((SECONDS - start)) s; "
}
part build make build
part go make test-go
part rust make test-rust
part contracts make test-contracts
echo "test: ${report%; }"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
