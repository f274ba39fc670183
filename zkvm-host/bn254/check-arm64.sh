#!/usr/bin/env bash
# Compiles this crate and its merkle-tree for 64-bit ARM without linking: bash zkvm-host/bn254/check-arm64.sh
# The standard library for that target is compiled from rust-src, as for the guests (guests/build.sh).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
toolchain=1.95.0
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-${LEMMA_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/lemma}/bn254-arm64-target}"
rustup component add --toolchain "$toolchain" rust-src >/dev/null 2>&1 || { echo "bn254: rustup could not add rust-src for Rust $toolchain" >&2; exit 1; }
export RUSTC_BOOTSTRAP=1
for folder in "$here" "$here/merkle-tree"; do
  (cd "$folder" && cargo "+$toolchain" check --locked --lib --target aarch64-unknown-linux-gnu -Z build-std=std,panic_abort)
done
echo "bn254: compiles for aarch64-unknown-linux-gnu"
