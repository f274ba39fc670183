#!/bin/sh
# Measures which branches of src the tests take, and fails when it is under the minimum. Two builds are measured and a branch
# counts when it is taken in either: without the IR, forge does not recognise deployed code with many immutable words; with it, the
# source map loses branches that were inlined. Gas costs are not looked at here, so those tests stay out; counted code uses more gas, hence
# the limit.
set -eu
cd "$(dirname "$0")/.."
min=${1:-95}
tools/install.sh
forge=node_modules/@foundry-rs/forge-linux-amd64/bin/forge
export FOUNDRY_PROFILE=lite
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for mode in "" --ir-minimum; do
	"$forge" coverage --gas-limit 4000000000 $mode --exclude-tests --no-match-contract Costs --report lcov --report-file "$work/lcov$mode" \
		>"$work/log" 2>&1 || {
		cat "$work/log"
		echo "coverage: FAILED, the tests do not pass"
		exit 1
	}
done
cat "$work"/lcov* | awk -v min="$min" -f tools/coverage.awk
