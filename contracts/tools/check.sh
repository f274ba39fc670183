#!/bin/sh
# Everything about the contracts: artifacts and bindings are fresh, format, tests, and the gas and size snapshots.
# After an intended change of gas or size: contracts/tools/check.sh --update
set -eu
cd "$(dirname "$0")/.."
tools/install.sh
forge=node_modules/@foundry-rs/forge-linux-amd64/bin/forge
tools/generate.sh --check
"$forge" fmt --check
if [ "${1:-}" = --update ]; then
	"$forge" test --summary
else
	FORGE_SNAPSHOT_CHECK=true "$forge" test --summary
fi
