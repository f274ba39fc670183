#!/bin/sh
# Everything about the contracts: artifacts and bindings are fresh, format, tests, and the gas and size snapshots. Behaviour is
# tested on the build that compiles in seconds; what depends on the compiler's work, on the build that is deployed: costs, sizes,
# opcodes, real proofs. (The deep suite tests everything on the latter, which takes 7 minutes to compile.)
# After an intended change of gas or size: contracts/tools/check.sh --update
set -eu
cd "$(dirname "$0")/.."
tools/install.sh
forge=node_modules/@foundry-rs/forge-linux-amd64/bin/forge
tools/generate.sh --check
"$forge" fmt --check
FOUNDRY_PROFILE=lite "$forge" test --summary --no-match-contract Costs
[ "${1:-}" = --update ] || export FORGE_SNAPSHOT_CHECK=true
"$forge" test --summary --match-path 'test/{Costs.t.sol,ReplicatedCosts.t.sol,MarketProof.t.sol,Groth16Verifier.t.sol,invariant/Code.t.sol}'
