#!/usr/bin/env bash
# Builds sp1-host for this machine's CPU and prints the path of the binary: host=$(bash zkvm-host/build.sh)
# With --vendor: SP1 as the registry has it, without our replacements (replace.sh), for comparisons (tools/verify-vendor.sh,
# tools/benchstark).
# The binary is kept by the digest of everything it is made from (sources, lock file, compiler, CPU features), so a second
# clone with the same sources builds nothing. Progress goes to stderr.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
source "$here/env.sh" # cache, cpu
kind=sp1-host
[ "${1:-}" = --vendor ] && kind=sp1-host-vendor
sources=$(cd "$here" && find . -type f \( -name '*.rs' -o -name '*.sh' -o -name 'Cargo.toml' -o -name 'Cargo.lock' \) -not -path './guests/*' -not -path '*/target/*' -not -path '*/tests/*' -not -path '*/examples/*' -print0 |
  LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum | cut -c1-12)
host="$cache/bin/$kind-$sources-$cpu"
if [ -x "$host" ]; then
  echo "$kind: reusing the build $sources for this CPU" >&2
  echo "$host"
  exit
fi
echo "$kind: building for this CPU (about 10 minutes on 2 cores the first time)" >&2
prepare
if [ $kind = sp1-host ]; then
  cd "$here"
  replaced build --package sp1-host >&2
else
  # The registry's crates everywhere, so another lock file: cargo writes it, in a copy.
  copy="$cache/vendor-workspace"
  mkdir -p "$copy"
  cp -r "$here"/{Cargo.toml,Cargo.lock,sp1-host,provers,protoc} "$copy"
  cd "$copy"
  cargo build --release --package sp1-host --no-default-features >&2
fi
mkdir -p "$cache/bin"
cp "$CARGO_TARGET_DIR/release/sp1-host" "$host.$$"
mv "$host.$$" "$host"
echo "$host"
