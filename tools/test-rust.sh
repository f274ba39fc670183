#!/usr/bin/env bash
# Tests of the Rust side: the host (pure parts and the light host as a process), SP1's settings and kept keys, and what replaces
# crates of the registry, each against the crate that it replaces.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
source "$root/zkvm-host/env.sh"
prepare
(cd "$root/zkvm-host" && replaced test --package sp1-host --package lemma-provers)
# Workspaces of their own, which see the registry's crates as they are.
for crate in bn254 bn254/merkle-tree patches; do
  (cd "$root/zkvm-host/$crate" && CARGO_TARGET_DIR="$cache/bn254-target-$cpu" cargo test --release --locked)
done
