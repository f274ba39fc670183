#!/usr/bin/env bash
# Rebuilds the example guests byte for byte with stock Rust: bash zkvm-host/guests/build.sh [--check]
# With --check nothing is written: the fresh ELFs are compared with the committed ones.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
toolchain=1.95.0
target="${LEMMA_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/lemma}/guests-target"
rustup component add --toolchain "$toolchain" rust-src >/dev/null 2>&1 || { echo "guests: rustup could not add rust-src for Rust $toolchain" >&2; exit 1; }
sysroot=$(rustc "+$toolchain" --print sysroot)
export RUSTC_BOOTSTRAP=1
flags=(-C passes=lower-atomic -C link-arg=--image-base=2013265920 -C panic=abort
  --cfg 'getrandom_backend="custom"'
  "--remap-path-prefix=$here=guests" "--remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo" "--remap-path-prefix=$sysroot=rust" "--remap-path-prefix=$target=target")
CARGO_ENCODED_RUSTFLAGS=$(printf '%s\x1f' "${flags[@]}")
export CARGO_ENCODED_RUSTFLAGS=${CARGO_ENCODED_RUSTFLAGS%$'\x1f'}
cd "$here"
cargo "+$toolchain" build --release --locked --target riscv64im-succinct-zkvm-elf.json --target-dir "$target" \
  -Z build-std=core,alloc,std,panic_abort -Z build-std-features=compiler-builtins-mem -Z json-target-spec
for guest in fibonacci solvency primes panic loop flood \
  sort json merkle sha256-plain sha256-precompile keccak-plain keccak-precompile evm ed25519 secp256k1 pairing-plain pairing-precompile; do
  fresh="$target/riscv64im-succinct-zkvm-elf/release/$guest"
  if [ "${1:-}" = --check ]; then
    cmp "$fresh" "elf/$guest.elf" || { echo "guests: $guest.elf differs from a fresh build" >&2; exit 1; }
  else
    cp "$fresh" "elf/$guest.elf"
  fi
done
if [ "${1:-}" != --check ]; then (cd elf && sha256sum *.elf >SHA256SUMS); fi
(cd elf && sha256sum --check --quiet SHA256SUMS) && echo "guests: $(wc -l <elf/SHA256SUMS) ELFs match their digests"
