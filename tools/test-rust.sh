#!/usr/bin/env bash
# Tests of the Rust side: the host (pure parts and the light host as a process) and the BN254 field crate.
set -euo pipefail
cd "$(dirname "$0")/../zkvm-host"
cache="${LEMMA_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/lemma}"
cpu=$( (rustc -vV; rustc --print cfg -C target-cpu=native) | sha256sum | cut -c1-12)
export RUSTFLAGS="-C target-cpu=native" CARGO_TARGET_DIR="$cache/host-target-$cpu"
cargo build --quiet --release --locked --package lemma-protoc-path
PROTOC=$("$CARGO_TARGET_DIR/release/lemma-protoc-path")
export PROTOC
cargo test --release --locked --package sp1-host
for crate in bn254 bn254/merkle-tree; do
  (cd "$crate" && CARGO_TARGET_DIR="$cache/bn254-target-$cpu" cargo test --release --locked)
done
