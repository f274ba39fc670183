#!/usr/bin/env bash
# Shows that the tests would notice: applies each NN-name.patch (one deliberate fault in src; its first line says which promise it
# breaks) to a copy and wants a failing test. A patch that does not apply or does not compile is not caught, but out of date.
# Arguments choose patches by a part of their name; without any, all run.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
"$root/tools/install.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
cp -r "$root"/{foundry.toml,src,test,tools} .
ln -s "$(readlink -f "$root/node_modules")" node_modules
forge=node_modules/@foundry-rs/forge-linux-amd64/bin/forge
# The quick build; a fault may leave a variable unused; and a found fault need not be shown in its shortest form.
export FOUNDRY_PROFILE=lite FOUNDRY_DENY=never FOUNDRY_INVARIANT_SHRINK_RUN_LIMIT=0 GIT_CEILING_DIRECTORIES="${work%/*}"
suite() { "$forge" test --fail-fast --no-match-contract Costs >log 2>&1; }
if ! suite; then
  cat log
  echo "mutants: FAILED, the tests do not pass without a fault"
  exit 1
fi

# Prints the first failing test, or why the mutant does not count.
try() {
  git apply -p2 "$1" 2>log || { echo "does not apply"; return 1; }
  if ! "$forge" build >log 2>&1; then
    echo "does not compile"
    return 1
  fi
  if suite; then
    echo "NOT CAUGHT"
    return 1
  fi
  # An invariant's name follows the calls that broke it, on a later line than its FAIL.
  awk '/^Ran .* tests? for / { sub(".*:", ""); suite = $0 }
    /^\[FAIL/ { failed = 1 }
    failed && match($0, / (test|invariant)[A-Za-z0-9_]*\(/) {
      print "caught by " suite "." substr($0, RSTART + 1, RLENGTH - 2); found = 1; exit
    }
    END { exit !found }' log || { echo "failed without a failing test"; return 1; }
}

caught=0 all=0
for patch in "$here"/*.patch; do
  [ -e "$patch" ] || break
  name=$(basename "$patch" .patch)
  if [ $# -gt 0 ]; then
    wanted=0
    for part in "$@"; do [[ $name != *$part* ]] || wanted=1; done
    [ "$wanted" -eq 1 ] || continue
  fi
  all=$((all + 1)) start=$SECONDS
  rm -rf src cache/lite/fuzz cache/lite/invariant
  cp -r "$root/src" src
  if answer=$(try "$patch"); then caught=$((caught + 1)); fi
  echo "mutants: $name: $answer ($((SECONDS - start)) s)"
done
echo "mutants: $caught of $all caught"
[ "$all" -gt 0 ] && [ "$caught" -eq "$all" ]
