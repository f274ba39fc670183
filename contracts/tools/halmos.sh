#!/bin/sh
# Proves the properties check_* of test/symbolic for all values with halmos, and fails unless each one of them was proved whole:
# a warning (a loop cut off, a solver that gave up) counts as a failure.
set -eu
cd "$(dirname "$0")/.."
tools/install.sh
bin=$(tools/python.sh)
export FOUNDRY_PROFILE=lite PATH="$PWD/node_modules/@foundry-rs/forge-linux-amd64/bin:$bin:$PATH"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
status=0
halmos --root . --forge-build-out cache/lite/out --match-contract 'Symbolic$' --loop 4 --no-status >"$log" 2>&1 || status=$?
cat "$log"
wanted=$(cat test/symbolic/*.sol | grep -c 'function check_')
proved=$(grep -c '\[PASS\].* check_' "$log" || true)
if [ "$status" -ne 0 ] || grep -qE 'WARNING|ERROR' "$log" || [ "$proved" -ne "$wanted" ]; then
	echo "halmos: FAILED, $proved of $wanted properties proved"
	exit 1
fi
echo "halmos: $proved of $wanted properties proved"
