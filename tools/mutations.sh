#!/usr/bin/env bash
# Records the vectors of circuits/differential_test.go anew: bash tools/mutations.sh [OUT]
# About a minute on 2 idle cores, once SP1 is built. The same SEED (default 1) gives the same file.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
vectors="$root/circuits/testdata"
out=${1:-$vectors/mutations.jsonl}
source "$root/zkvm-host/env.sh"
prepare
(cd "$root/zkvm-host" && replaced build --package sp1-host --example mutations)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gunzip -c "$vectors/fibonacci.receipt.gz" >"$work/receipt"
"$CARGO_TARGET_DIR/release/examples/mutations" "$root/zkvm-host/guests/elf/fibonacci.elf" "$work/receipt" \
  "$vectors/sp1-wrapped-proof.bin" "${SEED:-1}" "$work/out"
mv "$work/out" "$out"
