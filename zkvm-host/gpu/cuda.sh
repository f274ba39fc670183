#!/usr/bin/env bash
# Prints the folder of a CUDA toolkit: toolkit=$(bash zkvm-host/gpu/cuda.sh)
# The first of: LEMMA_CUDA, CUDA_HOME, the one whose nvcc is on PATH, NVIDIA's wheels of cuda.txt, installed once into the cache
# (105 MB to download, 270 MB on disk). Fails when a named one is no toolkit; says on stderr which one it is.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)

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
toolkit=$(bash "$here/wheels.sh" cuda)/nvidia/cu13
# The wheels leave out what only an installer makes.
ln -sfn lib "$toolkit/lib64"
ln -sfn libcudart.so.13 "$toolkit/lib/libcudart.so"
found "$toolkit" "from NVIDIA's wheels"
