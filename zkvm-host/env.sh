# To be sourced by the scripts that build Rust: the cache, flags for this CPU; `prepare` and `replaced` for the rest.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
cache="${LEMMA_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/lemma}"
cpu=$( (rustc -vV; rustc --print cfg -C target-cpu=native) | sha256sum | cut -c1-12)
# Lints of the registry's crates that we changed are not ours to fix; ours are checked by tools/check.sh.
export RUSTFLAGS="-C target-cpu=native --cap-lints=allow"
export CARGO_TARGET_DIR="$cache/host-target-$cpu"

# prepare: makes the replacing crates and the Protocol Buffers compiler, which the registry has inside a crate and SP1's build
# scripts want.
prepare() {
  config=$(bash "$here/replace.sh")
  (cd "$here" && cargo --config "$config" build --quiet --release --locked --package lemma-protoc-path >&2)
  PROTOC=$("$CARGO_TARGET_DIR/release/lemma-protoc-path")
  export PROTOC
}

# replaced COMMAND ARGUMENTS...: cargo COMMAND --release with our crates in place of the registry's.
replaced() {
  local command=$1
  shift
  cargo --config "$config" "$command" --release --locked "$@"
}
