#!/usr/bin/env bash
# The deep suite of the contracts: many more fuzz cases and invariant runs, slither, halmos, branch coverage, mutants. Every part
# runs even when one before it failed; the last lines say what each found and how long it took.
set -uo pipefail
cd "$(dirname "$0")/.."
tools/install.sh && tools/python.sh >/dev/null || exit 1
status=0 times="" lines=""
fuzz() {
  local log code
  log=$(mktemp)
  FOUNDRY_PROFILE=deep FORGE_SNAPSHOT_CHECK=true node_modules/@foundry-rs/forge-linux-amd64/bin/forge test 2>&1 | tee "$log"
  code=${PIPESTATUS[0]}
  echo "fuzz: $(grep -oE '[0-9]+ tests passed, [0-9]+ failed' "$log" || echo FAILED) (10,000 cases, invariants 1,000 x 64)"
  rm -f "$log"
  return "$code"
}
part() {
  local name=$1 start=$SECONDS log
  shift
  log=$(mktemp)
  echo "== $name"
  "$@" 2>&1 | tee "$log"
  [ "${PIPESTATUS[0]}" -eq 0 ] || status=1
  times+="$name $((SECONDS - start)) s; "
  lines+="$(tail -n 1 "$log")"$'\n'
  rm -f "$log"
}
part slither tools/slither.sh
part halmos tools/halmos.sh
part coverage tools/coverage.sh
part fuzz fuzz
part mutants test/mutants/run.sh
printf '%s' "$lines"
echo "deep: ${times%; }"
[ "$status" -eq 0 ] && echo "deep: clean" || echo "deep: FAILED"
exit "$status"
