#!/usr/bin/env bash
# Installs the wheels of NAME.txt here, checked by digest, once into the cache, and prints their folder: wheels.sh NAME
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache="${LEMMA_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/lemma}"
store="$cache/$1-$(sha256sum "$here/$1.txt" | cut -c1-12)"
if [ ! -d "$store" ]; then
  [ "$(uname -m)" = x86_64 ] || { echo "the wheels of $1.txt are for x86-64: install $1 by other means" >&2; exit 1; }
  mkdir -p "$cache"
  new=$(mktemp -d "$cache/.new-XXXXXX")
  python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --no-deps --require-hashes --only-binary :all: --no-compile \
    --target "$new" --requirement "$here/$1.txt" >&2
  chmod 755 "$new"
  mv -T "$new" "$store" 2>/dev/null || rm -rf "$new" # somebody else was faster
fi
echo "$store"
