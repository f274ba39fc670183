#!/usr/bin/env bash
# Prints the path of a cargo configuration file that puts our crates in the place of the registry's, for
#   cargo --config "$(bash zkvm-host/replace.sh)" build
# Ours are whole crates (bn254, bn254/merkle-tree) and the registry's own with small changes (patches/).
# Each lies in the cache in a folder named by its content, so that every clone on a machine has the same ones and compiles
# them, and what depends on them, once.
set -euo pipefail
source "$(dirname "$0")/env.sh" # here, cache
mkdir -p "$cache/crates"
lines="[patch.crates-io]"

# place NAME DIGEST COMMAND...: the crate NAME is what COMMAND leaves in the folder that it gets as its last argument.
place() {
  local name=$1 folder="$cache/crates/$1-$2" new
  shift 2
  if [ ! -d "$folder" ]; then
    new=$(mktemp -d "$cache/crates/.new-XXXXXX")
    "$@" "$new/crate"
    mv -T "$new/crate" "$folder" 2>/dev/null || [ -d "$folder" ] # somebody else was faster
    rm -rf "$new"
  fi
  lines+=$'\n'"$name = { path = \"$folder\" }"
}

# edited SOURCE EDITS FOLDER: a copy of SOURCE, changed by EDITS/edit.sh.
edited() {
  cp -r "$1" "$3"
  chmod -R u+w "$3"
  (cd "$3" && bash "$2/edit.sh" "$2")
}

own() {
  mkdir "$2"
  cp -r "$1/Cargo.toml" "$1/src" "$2"
}

digest() { cat "$@" | sha256sum | cut -c1-12; }

sources=$(cargo metadata --locked --all-features --format-version 1 --manifest-path "$here/patches/Cargo.toml")
for edits in "$here"/patches/*/edit.sh; do
  edits=$(dirname "$edits")
  name=$(basename "$edits")
  manifest=$(grep -o "\"manifest_path\":\"[^\"]*/$name-[0-9][^\"/]*/Cargo.toml\"" <<<"$sources" | head -n 1 | cut -d'"' -f4)
  [ -n "$manifest" ] || { echo "replace.sh: patches/Cargo.toml does not name $name" >&2; exit 1; }
  source=$(dirname "$manifest")
  place "$name" "$(digest "$edits"/* - <<<"$(basename "$source")")" edited "$source" "$edits"
done
place p3-bn254-fr "$(digest "$here"/bn254/Cargo.toml "$here"/bn254/src/*)" own "$here/bn254"
bn254=${lines##*path = \"} bn254=${bn254%%\"*}
merkle() {
  own "$here/bn254/merkle-tree" "$1"
  sed -i "s|path = \"\\.\\.\"|path = \"$bn254\"|" "$1/Cargo.toml"
}
place p3-merkle-tree "$(digest "$here"/bn254/merkle-tree/Cargo.toml "$here"/bn254/merkle-tree/src/* - <<<"$bn254")" merkle

config="$cache/crates/config-$(digest - <<<"$lines").toml"
printf '%s\n' "$lines" >"$config.$$"
mv "$config.$$" "$config"
echo "$config"
