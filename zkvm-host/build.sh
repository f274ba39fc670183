#!/usr/bin/env bash
# Builds sp1-host for this machine's CPU and prints the path of the binary: host=$(bash zkvm-host/build.sh)
# The binary is kept by the digest of everything it is made from (sources, lock file, compiler, CPU features), so a second
# clone with the same sources builds nothing. Progress goes to stderr.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache="${LEMMA_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/lemma}"
export RUSTFLAGS="-C target-cpu=native"
cpu=$( (rustc -vV; rustc --print cfg -C target-cpu=native) | sha256sum | cut -c1-12)
sources=$(cd "$here" && find . -type f \( -name '*.rs' -o -name 'Cargo.toml' -o -name 'Cargo.lock' \) -not -path './guests/*' -not -path '*/target/*' -not -path '*/tests/*' -not -path '*/examples/*' -print0 |
  LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-12)
host="$cache/bin/sp1-host-$sources-$cpu"
if [ -x "$host" ]; then
  echo "sp1-host: reusing the build $sources for this CPU" >&2
else
  export CARGO_TARGET_DIR="$cache/host-target-$cpu"
  cd "$here"
  echo "sp1-host: building for this CPU (about 10 minutes on 2 cores the first time)" >&2
  # SP1's build scripts want the Protocol Buffers compiler; the registry has it as a binary inside a crate.
  cargo build --release --locked --package lemma-protoc-path >&2
  PROTOC=$("$CARGO_TARGET_DIR/release/lemma-protoc-path")
  export PROTOC
  cargo build --release --locked --package sp1-host >&2
  mkdir -p "$cache/bin"
  cp "$CARGO_TARGET_DIR/release/sp1-host" "$host.$$"
  mv "$host.$$" "$host"
fi
echo "$host"
