//! Changes a real wrap proof in every place, asks SP1's own verifier about each change, and records what it said beside the
//! change of the wrap circuit's witness: vectors for circuits/differential_test.go (how to run it: circuits/testdata/README.md).
//!
//! Arguments: the program's ELF, a wrap receipt of it, a wrap receipt of another program, the seed, the file to write.

mod changes;
mod difference;

use changes::Change;
use difference::{Sources, Words};
use serde_json::{json, Value};
use sha2::{Digest, Sha256};
use slop_algebra::{AbstractField, PrimeField32};
use sp1_hypercube::{koalabears_to_bn254, SP1PcsProofOuter, SP1VerifyingKey, SP1WrapProof};
use sp1_primitives::{SP1Field, SP1OuterGlobalContext};
use sp1_prover::build::{OuterWitness, Witnessable};
use sp1_prover::utils::words_to_bytes;
use sp1_prover::verify::{SP1Verifier, VerifierRecursionVks};
use sp1_prover::worker::SP1LightNode;
use sp1_recursion_circuit::machine::SP1ShapedWitnessValues;
use sp1_recursion_circuit::utils::{koalabear_bytes_to_bn254, koalabears_proof_nonce_to_bn254};
use sp1_recursion_compiler::config::OuterConfig;
use sp1_recursion_executor::RecursionPublicValues;
use sp1_recursion_gnark_ffi::GnarkWitness;
use std::borrow::Borrow;
use std::io::Write;
use std::panic::{catch_unwind, AssertUnwindSafe};

type Proof = SP1WrapProof<SP1OuterGlobalContext, SP1PcsProofOuter>;

/// Longest text of a refusal that is recorded, in characters.
const MAX_REFUSAL_CHARS: usize = 160;
/// A witness this many times as long as that of the unchanged proof is not recorded.
const MAX_GROWTH: usize = 2;

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [elf, receipt, other, seed, out] = &arguments[..] else {
        anyhow::bail!("want the arguments ELF RECEIPT OTHER-RECEIPT SEED OUT");
    };
    std::panic::set_hook(Box::new(|_| {})); // a verifier that stops is a verdict, not news
    let verifier = SP1Verifier::new(VerifierRecursionVks::default());
    let runtime = tokio::runtime::Runtime::new()?;
    let elf = std::fs::read(elf)?;
    let key = runtime.block_on(async { SP1LightNode::new().await.setup(&elf).await })?;
    let (receipt, other) = (std::fs::read(receipt)?, std::fs::read(other)?);
    let load = |bytes: &[u8]| -> anyhow::Result<Proof> {
        Ok(Proof { vk: verifier.wrap_vk.clone(), proof: bincode::deserialize(bytes)? })
    };
    let (proof, other_proof) = (load(&receipt)?, load(&other)?);
    let (tree, other_tree) = (serde_json::to_value(&proof)?, serde_json::to_value(&other_proof)?);
    let (words, other_words) = (words(proof), words(other_proof));

    let mut file = std::io::BufWriter::new(std::fs::File::create(out)?);
    let head = json!({
        "sp1": lemma_provers::VERSION, "seed": seed,
        "receipt_sha256": hex::encode(Sha256::digest(&receipt)),
        "other_receipt_sha256": hex::encode(Sha256::digest(&other)),
    });
    writeln!(file, "{head}")?;
    let sources = Sources::new(&words, &other_words);
    let (mut accepted, mut silent, mut total) = (0, 0, 0);
    for change in changes::all(&tree, &other_tree, seed.parse()?) {
        let mut changed = tree.clone();
        change.apply(&mut changed, &other_tree);
        if changed == tree && change.what != changes::NOTHING {
            continue;
        }
        // What SP1's types cannot hold never comes to its verifier.
        let Ok(proof) = serde_json::from_value::<Proof>(changed) else { continue };
        let refusal = refusal(&verifier, &key, &proof);
        let changed_words = catch_unwind(AssertUnwindSafe(|| self::words(proof))).ok();
        let fitting = changed_words.filter(|w| w.count() <= MAX_GROWTH * words.count());
        let difference = fitting.map(|w| sources.difference(&w));
        total += 1;
        accepted += u32::from(refusal.is_none());
        silent += u32::from(difference.as_ref().is_some_and(Vec::is_empty));
        writeln!(file, "{}", line(&change, refusal, difference))?;
    }
    file.flush()?;
    println!("{total} changes: SP1 accepts {accepted}; {silent} do not reach the witness");
    Ok(())
}

/// What is recorded of one change. No "words": SP1 cannot write a witness of it, or only a far longer one.
fn line(change: &Change, refusal: Option<String>, difference: Option<Vec<Value>>) -> Value {
    let mut line = json!({"group": change.group, "what": change.what, "at": change.at});
    if let Some(refusal) = refusal {
        line["refused"] = json!(refusal.chars().take(MAX_REFUSAL_CHARS).collect::<String>());
    }
    if let Some(words) = difference {
        line["words"] = json!(words);
    }
    line
}

/// Why SP1 refuses `proof` for the program with verifying key `key`; None if it does not.
fn refusal(verifier: &SP1Verifier, key: &SP1VerifyingKey, proof: &Proof) -> Option<String> {
    match catch_unwind(AssertUnwindSafe(|| verifier.verify_wrap_bn254(proof, key))) {
        Ok(verdict) => verdict.err().map(|e| e.to_string()),
        Err(_) => Some("the verifier stops".to_string()),
    }
}

/// The wrap circuit's witness of `proof`, as sp1_prover::build::build_constraints_and_witness writes it, but without the
/// operation list, which takes a second to make.
fn words(proof: Proof) -> Words {
    let mut witness = OuterWitness::<OuterConfig>::default();
    let values: &RecursionPublicValues<SP1Field> = proof.proof.public_values.as_slice().borrow();
    let digest: [SP1Field; 32] = words_to_bytes(&values.committed_value_digest).try_into().expect("32 bytes");
    let (program, root) = (koalabears_to_bn254(&values.sp1_vk_digest), koalabears_to_bn254(&values.vk_root));
    let exit_code = slop_bn254::Bn254Fr::from_canonical_u32(values.exit_code.as_canonical_u32());
    let nonce = koalabears_proof_nonce_to_bn254(&values.proof_nonce);
    let input = SP1ShapedWitnessValues { vks_and_proofs: vec![(proof.vk, proof.proof)], is_complete: true };
    Witnessable::<OuterConfig>::write(&input, &mut witness);
    witness.write_committed_values_digest(koalabear_bytes_to_bn254(&digest));
    witness.write_vkey_hash(program);
    witness.write_exit_code(exit_code);
    witness.write_vk_root(root);
    witness.write_proof_nonce(nonce);
    Words::new(GnarkWitness::new(witness))
}
