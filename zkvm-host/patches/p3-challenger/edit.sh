#!/usr/bin/env bash
# p3-challenger: the search for a proof-of-work witness with BN254 hashes goes in batches.
set -euo pipefail
cp "$1/batches.rs" src/batches.rs
sed -i 's/^mod grinding_challenger;/mod batches;\n&/' src/lib.rs
sed -i '/for MultiField32Challenger</,/^}/s/^    fn grind(&mut self, bits: usize) -> Self::Witness {/&\n        if let Some(witness) = crate::batches::witness(self, bits) {\n            return witness;\n        }/' src/grinding_challenger.rs
sed -i '/^\[dependencies.p3-field\]/i [dependencies.p3-bn254-fr]\nversion = "=0.4.3-succinct"\n' Cargo.toml
grep -q '^mod batches' src/lib.rs
grep -q 'batches::witness' src/grinding_challenger.rs
grep -q 'p3-bn254-fr' Cargo.toml
