#!/bin/sh
# Regenerates contracts/artifacts and internal/chain/bind from the Solidity sources. With --check it writes nothing and
# fails when they are stale.
set -eu
cd "$(dirname "$0")/.."
tools/install.sh
node_modules/@foundry-rs/forge-linux-amd64/bin/forge build src
go run ./tools/bindgen -root .. -build out ${1:+-check}
