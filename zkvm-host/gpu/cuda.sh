#!/usr/bin/env bash
# Prints the folder of a CUDA toolkit: toolkit=$(bash zkvm-host/gpu/cuda.sh)
# The first of: LEMMA_CUDA, CUDA_HOME, the one whose nvcc is on PATH, NVIDIA's wheels of requirements.txt, installed once into
# the cache (105 MB to download, 330 MB on disk). Fails when a named one is no toolkit; says on stderr which one it is.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
cache="${LEMMA_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/lemma}"

found() {
  echo "CUDA: $1 ($2)" >&2
  echo "$1"
  exit
}

for name in LEMMA_CUDA CUDA_HOME; do
  folder="${!name:-}"
  [ -n "$folder" ] || continue
  [ -x "$folder/bin/nvcc" ] || { echo "$name: $folder holds no bin/nvcc; name a CUDA toolkit's folder, or unset it" >&2; exit 1; }
  found "$(cd "$folder" && pwd)" "named by $name"
done
if nvcc=$(command -v nvcc); then
  found "$(cd "$(dirname "$(readlink -f "$nvcc")")/.." && pwd)" "its nvcc is on PATH"
fi
[ "$(uname -m)" = x86_64 ] || { echo "the wheels of requirements.txt are for x86-64: install a CUDA toolkit and name it in LEMMA_CUDA" >&2; exit 1; }
store="$cache/cuda-$(sha256sum "$here/requirements.txt" | cut -c1-12)"
if [ ! -d "$store" ]; then
  mkdir -p "$cache"
  new=$(mktemp -d "$cache/.cuda-XXXXXX")
  python3 -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: --no-compile \
    --target "$new" --requirement "$here/requirements.txt" >&2
  # The wheels leave out what only an installer makes.
  ln -s lib "$new/nvidia/cu13/lib64"
  ln -s libcudart.so.13 "$new/nvidia/cu13/lib/libcudart.so"
  mv -T "$new" "$store" 2>/dev/null || rm -rf "$new" # somebody else was faster
fi
found "$store/nvidia/cu13" "from NVIDIA's wheels"
