#!/usr/bin/env bash
# Builds the GPU host and prints the path of its folder: folder=$(bash zkvm-host/gpu.sh)
# The folder holds sp1-host, which runs on any x86-64 machine with NVIDIA's driver: everything of CUDA but the driver's own
# library is inside. No GPU is needed to build it.
# All of SP1 is the registry's as it is. What replace.sh changes concerns proofs on the CPU, and would be wrong here: in memory our
# BN254 elements are not always below the modulus, and the kernels, which get them as they are, want them so.
# With --server: the vendor's own server (sp1-gpu-server of the registry) instead, for comparisons. With --test: runs the host's
# tests instead; they need no GPU either.
#   LEMMA_CUDA_ARCHS  compute capabilities to make machine code for (default "80 89 90 120")
#   LEMMA_GPU_CPU     the least CPU it is to run on, a name of rustc's (default x86-64-v3: 2013 and later)
#   LEMMA_CUDA        a CUDA toolkit's folder (else gpu/cuda.sh looks for one); CUDAHOSTCXX, its C++ compiler
# Kept in the cache by the digest of all it is made from. Progress goes to stderr.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/env.sh" # cache
archs="${LEMMA_CUDA_ARCHS:-80 89 90 120}"
cpu="${LEMMA_GPU_CPU:-x86-64-v3}"
program=sp1-host kind=sp1-host-gpu
[ "${1:-}" = --server ] && program=sp1-gpu-server kind=sp1-gpu-server

# server: builds the vendor's server beside our crates, so that what both have in common is compiled once. Without its Groth16
# library, which wants a Go compiler and clang and is not what is compared.
server() {
  local version source
  version=$(sed -n '/^name = "sp1-gpu-prover"$/{n;s/version = "\(.*\)"/\1/p}' Cargo.lock)
  cargo info --quiet "sp1-gpu-server@$version" >/dev/null # fetches and checks it; nothing can depend on a mere program
  source=$(echo "${CARGO_HOME:-$HOME/.cargo}"/registry/src/*/"sp1-gpu-server-$version")
  cp -r --preserve=timestamps "$source" sp1-gpu-server
  chmod -R u+w sp1-gpu-server
  rm -f sp1-gpu-server/Cargo.lock
  sed -i '/^features = \["native-gnark"\]$/d' sp1-gpu-server/Cargo.toml
  sed -i 's/^members = \[/&"sp1-gpu-server", /' Cargo.toml
  cargo build --release --package sp1-gpu-server >&2
}

for arch in $archs; do
  [[ $arch =~ ^[0-9]{2,3}$ && $arch -ge 75 ]] || { echo "LEMMA_CUDA_ARCHS: $arch: want capabilities from 75 on without the dot, as in \"80 89 90 120\"" >&2; exit 1; }
done
toolkit=$(bash "$here/gpu/cuda.sh")
version=$("$toolkit/bin/nvcc" --version | tail -n 1)
sources=$( (cd "$here" && find . -type f \( -name '*.rs' -o -name '*.sh' -o -name 'Cargo.toml' -o -name 'Cargo.lock' \) -not -path './guests/*' -not -path '*/target/*' -not -path '*/tests/*' -not -path '*/examples/*' -print0 |
  LC_ALL=C sort -z | xargs -0 sha256sum; echo "$archs $cpu $version") | sha256sum | cut -c1-12)
folder="$cache/bin/$kind-$sources"
if [ "${1:-}" != --test ] && [ -x "$folder/$program" ]; then
  echo "$kind: reusing the build $sources" >&2
  echo "$folder"
  exit
fi

export RUSTFLAGS="-C target-cpu=$cpu --cap-lints=allow"
export CARGO_TARGET_DIR="$cache/gpu-target-$cpu"
export LEMMA_CUDA_ARCHS="$archs"
# The oldest series of the driver for this major version of CUDA (NVIDIA's table of minor version compatibility).
case "$version" in
*cuda_12.*) export LEMMA_CUDA_DRIVER=525 ;;
*) export LEMMA_CUDA_DRIVER=580 ;;
esac
# What sp1-gpu-sys's build script reads. -real: machine code only, no code that the driver would have to compile.
export CUDA_ARCHS=$(sed 's/[0-9]\+/&-real/g; s/ /,/g' <<<"$archs") CUDAARCHS=${archs%% *}-real
export CUDACXX="$toolkit/bin/nvcc" SP1_CUDA_ENABLED=1
if ! printf '3.26\n%s\n' "$(cmake --version 2>/dev/null | grep -o '[0-9][0-9.]*' | head -n 1)" | sort -CV; then
  export CMAKE=$(bash "$here/gpu/wheels.sh" cmake)/cmake/data/bin/cmake
fi
# It names libraries without saying static or shared. Where only an archive is found, the linker takes that.
export CUDA_PATH="$cache/gpu-link-$(sha256sum <<<"$toolkit $version" | cut -c1-12)"
mkdir -p "$CUDA_PATH/lib"
for library in cudart:"$toolkit/lib64/libcudart_static.a" cudadevrt:"$toolkit/lib64/libcudadevrt.a" \
  stdc++:"$(g++ -print-file-name=libstdc++.a)" gomp:"$(g++ -print-file-name=libgomp.a)"; do
  [ -e "${library#*:}" ] || { echo "${library#*:} is missing: install the toolkit's or the compiler's static libraries" >&2; exit 1; }
  ln -sfn "${library#*:}" "$CUDA_PATH/lib/lib${library%%:*}.a"
done

echo "$kind: building for capabilities $archs (half an hour on 2 cores the first time)" >&2
mkdir -p "$cache/bin"
exec 9>"$cache/gpu.lock" && flock 9 # one build at a time has the copy
# Another lock file than with our crates: cargo changes it, in a copy. Beside it lie the files that tests read.
copy="$cache/gpu-workspace/zkvm-host"
rm -rf "$copy"/{sp1-*,provers,protoc}
mkdir -p "$copy/guests" "$copy/../circuits/testdata"
cp -r --preserve=timestamps "$here"/{Cargo.toml,Cargo.lock,sp1-host,provers,protoc} "$copy"
cp -r --preserve=timestamps "$here/guests/elf" "$copy/guests"
cp --preserve=timestamps "$here"/../circuits/testdata/sp1-wrapped-proof.bin "$copy/../circuits/testdata"
cd "$copy"
cargo build --quiet --release --package lemma-protoc-path >&2
PROTOC=$("$CARGO_TARGET_DIR/release/lemma-protoc-path")
export PROTOC
host=(--package sp1-host --no-default-features --features gpu,own)
case "${1:-}" in
--test)
  cargo test --release "${host[@]}" --bin sp1-host --test light --test device >&2
  exit
  ;;
--server) server ;;
*) cargo build --release "${host[@]}" >&2 ;;
esac

new=$(mktemp -d "$cache/bin/.new-XXXXXX")
chmod 755 "$new" # in its sandbox the host is another user
strip -o "$new/$program" "$CARGO_TARGET_DIR/release/$program"
foreign=$(ldd "$new/$program" | grep -v -E 'linux-vdso|ld-linux|lib(c|m|dl|rt|pthread)\.so|libgcc_s\.so' || true)
[ -z "$foreign" ] || { echo "$kind: would need on every machine: $foreign" >&2; exit 1; }
glibc=$(objdump -T "$new/$program" | grep -o 'GLIBC_[0-9.]*' | sort -Vu | tail -n 1)
printf '{"capabilities": "%s", "cpu": "%s", "cuda": "%s", "glibc": "%s", "sources": "%s"}\n' "$archs" "$cpu" "$version" "${glibc#GLIBC_}" "$sources" >"$new/build.json"
mv -T "$new" "$folder" 2>/dev/null || rm -rf "$new" # somebody else was faster
du -sh "$folder" >&2
echo "$folder"
