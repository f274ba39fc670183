//! From a wrap receipt to the two inputs of the wrap circuit: its witness, and the verifier's operation list it is made of.

use crate::errors::{fail, guarded, Code, Outcome};
use crate::receipts::{self, Stage, Wrap};
use crate::zkvm::zkvm;
use crate::{files, verify};
use serde::Serialize;
use sha2::{Digest, Sha256};
use sp1_prover::build::build_constraints_and_witness;
use sp1_recursion_gnark_ffi::GnarkWitness;
use std::io::Write;
use std::path::Path;
use std::sync::Mutex;

/// Making the operation list takes seconds and gigabytes, so one at a time.
static ONE_LIST: Mutex<()> = Mutex::new(());

/// The witness file's public values: the program id, and the journal digest's low 253 bits; 0x and 64 hex digits each.
#[derive(Debug, PartialEq, Eq)]
pub struct Public {
    pub program_vkey: String,
    pub public_values_digest: String,
}

/// Verifies the wrap receipt at `receipt` and writes its witness to `out` as JSON.
pub fn write_witness(receipt: &Path, out: &Path) -> Outcome<Public> {
    let (proof, claim) = verify::wrap(&receipts::load("receipt", receipt, Stage::Wrap)?)?;
    let (_, witness) = build(&proof)?;
    files::write("out", out, |file| Ok(serde_json::to_writer(file, &witness)?))?;
    let mut low = claim.journal_digest;
    low[0] &= 0x1f;
    Ok(Public { program_vkey: claim.program_id, public_values_digest: format!("0x{}", hex::encode(low)) })
}

/// Verifies the wrap receipt at `template` and writes the verifier's operation list to `out` as JSON. The list is the same
/// for every receipt of this SP1 version. Gives the number of operations and the file's SHA-256.
pub fn write_circuit(template: &Path, out: &Path) -> Outcome<(usize, String)> {
    let (proof, _) = verify::wrap(&receipts::load("template", template, Stage::Wrap)?)?;
    let (operations, _) = build(&proof)?;
    let digest = files::write("out", out, |file| {
        let mut hashed = Hashed { file, hash: Sha256::new() };
        serde_json::to_writer(&mut hashed, &operations)?;
        Ok(hashed.hash.finalize())
    })?;
    Ok((operations.len(), format!("0x{}", hex::encode(digest))))
}

fn build(proof: &Wrap) -> Outcome<(Vec<impl Serialize>, GnarkWitness)> {
    let _turn = ONE_LIST.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    guarded(Code::Internal, "wrap circuit", || {
        let made = build_constraints_and_witness(&zkvm().verifier.wrap_vk, proof);
        let (operations, witness) = made.map_err(|e| fail(Code::Internal, format!("wrap circuit: {e:#}")))?;
        Ok((operations, GnarkWitness::new(witness)))
    })
}

/// A writer that hashes what passes through it.
struct Hashed<W> {
    file: W,
    hash: Sha256,
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}
