#!/usr/bin/env bash
# Measures SP1's own wrap circuit as far as this machine goes: prints one JSON line per step (compile, setup), the last one
# with the reason why it ended. Usage: sp1-circuit.sh OPERATIONS WITNESS   (the operation list; SP1's witness file, .gz or not)
# SP1's Go code comes from the cargo registry (crate sp1-recursion-gnark-ffi, which building sp1-host fetched), is copied to the
# cache and built there with its own gnark. MAX_GB (20) and MAX_SECONDS (720) end it; it wants 16 GB of free memory.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache="${LEMMA_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/lemma}"
operations=${1:?the operation list}
witness=${2:?a witness file of SP1}
version=6.10.0

crate=$(ls -d "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/sp1-recursion-gnark-ffi-$version/go 2>/dev/null | head -1 || true)
[ -n "$crate" ] || { echo "sp1-circuit: crate sp1-recursion-gnark-ffi $version is not in the cargo registry: run make build" >&2; exit 1; }
free=$(awk '/^MemAvailable:/ {print int($2 / 1000000)}' /proc/meminfo)
[ "$free" -ge 16 ] || { echo "sp1-circuit: $free GB of memory are free, want 16" >&2; exit 1; }

work="$cache/sp1-circuit-$version"
mkdir -p "$work/measure"
cp -r "$crate"/{go.mod,go.sum,koalabear.h,sp1} "$work"
chmod -R u+w "$work"
cp "$here/sp1circuit/measure.go.txt" "$work/measure/main.go"
# The hints' inversions are in SP1's Rust library; compile and setup do not call them.
cat >"$work/sp1/koalabear/stub.c" <<'C'
#include <stdint.h>
uint32_t koalabearextinv(uint32_t a, uint32_t b, uint32_t c, uint32_t d, uint32_t i) { return 0; }
uint32_t koalabearinv(uint32_t a) { return 0; }
C
(cd "$work" && GOFLAGS=-mod=mod go build -o measure/measure ./measure) >&2
case $witness in
  *.gz) gzip -dc "$witness" >"$work/witness.json" ;;
  *) cp "$witness" "$work/witness.json" ;;
esac
nice -n 10 "$work/measure/measure" "$operations" "$work/witness.json" \
  $((${MAX_GB:-20} * 1000000000)) "${MAX_SECONDS:-720}"
