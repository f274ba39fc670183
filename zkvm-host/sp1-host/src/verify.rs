//! Says whether a receipt is valid, and for which program and journal. All checks are SP1's own verifier's; here is only
//! what it leaves to its caller: the journal's digest, and the receipt's encoding.

use crate::errors::{fail, guarded, Code, Failure, Outcome};
use crate::receipts::{self, Compressed, Core, Stage, Wrap};
use crate::zkvm::{program_id, zkvm, Zkvm};
use sha2::{Digest, Sha256};
use slop_algebra::{PrimeField, PrimeField32};
use sp1_hypercube::air::PublicValues;
use sp1_hypercube::{koalabears_to_bn254, SP1VerifyingKey, SP1WrapProof};
use sp1_primitives::SP1Field;
use sp1_prover::SP1CoreProofData;
use sp1_recursion_executor::RecursionPublicValues;
use std::borrow::Borrow;

/// What a valid receipt says: this program ended with exit code 0 and a journal with this SHA-256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    pub program_id: String,
    pub journal_digest: [u8; 32],
}

/// A digest field of a receipt: eight words of four bytes, each byte a field element.
type DigestWords = [[SP1Field; 4]; 8];

/// Verifies the receipt in `bytes` of stage `stage` for the program with verifying key `key` and for `journal`.
pub fn receipt(stage: Stage, bytes: &[u8], key: &SP1VerifyingKey, journal: &[u8]) -> Outcome<Claim> {
    let committed =
        guarded(Code::ReceiptInvalid, "receipt: the verifier stopped", || stark(zkvm(), stage, bytes, key))?;
    let journal_digest: [u8; 32] = Sha256::digest(journal).into();
    if committed != journal_digest {
        let (want, got) = (hex::encode(committed), hex::encode(journal_digest));
        return Err(invalid(
            stage,
            format!("it is for a journal with SHA-256 0x{want}, the journal given has 0x{got}"),
        ));
    }
    Ok(Claim { program_id: program_id(key), journal_digest })
}

/// Runs SP1's verifier of `stage` and gives the journal digest that the receipt commits to.
fn stark(zkvm: &Zkvm, stage: Stage, bytes: &[u8], key: &SP1VerifyingKey) -> Outcome<[u8; 32]> {
    let verifier = &zkvm.verifier;
    match stage {
        Stage::Core => {
            let proof: Core = receipts::decode(stage, bytes)?;
            let data = SP1CoreProofData(proof);
            verifier.verify(&data, key).map_err(|e| invalid(stage, e.to_string()))?;
            let last = data.0.last().ok_or_else(|| invalid(stage, "no shards".into()))?;
            let values: &PublicValues<[_; 4], [_; 3], [_; 4], _> = last.public_values.as_slice().borrow();
            digest(stage, &values.committed_value_digest)
        }
        Stage::Compressed => {
            let proof: Compressed = receipts::decode(stage, bytes)?;
            verifier.verify_compressed(&proof, key).map_err(|e| invalid(stage, e.to_string()))?;
            let values: &RecursionPublicValues<SP1Field> = proof.proof.public_values.as_slice().borrow();
            digest(stage, &values.committed_value_digest)
        }
        Stage::Wrap => {
            let proof: Wrap = receipts::decode(stage, bytes)?;
            let proof = SP1WrapProof { vk: verifier.wrap_vk.clone(), proof };
            verifier.verify_wrap_bn254(&proof, key).map_err(|e| invalid(stage, e.to_string()))?;
            let values: &RecursionPublicValues<SP1Field> = proof.proof.public_values.as_slice().borrow();
            digest(stage, &values.committed_value_digest)
        }
    }
}

/// Checks the STARK of a wrap receipt and gives the receipt and what it says, for whatever program it names. What the wrap
/// circuit enforces itself, exit code 0 and the root of the recursion keys, is not looked at: SP1's own template, which the
/// operation list is made from, is under an older root.
pub fn wrap(bytes: &[u8]) -> Outcome<(Wrap, Claim)> {
    guarded(Code::ReceiptInvalid, "receipt: the verifier stopped", || {
        let proof: Wrap = receipts::decode(Stage::Wrap, bytes)?;
        wrap_stark(&proof)?;
        let values: &RecursionPublicValues<SP1Field> = proof.public_values.as_slice().borrow();
        let journal_digest = digest(Stage::Wrap, &values.committed_value_digest)?;
        let id = koalabears_to_bn254(&values.sp1_vk_digest).as_canonical_biguint();
        Ok((proof, Claim { program_id: format!("0x{:0>64}", id.to_str_radix(16)), journal_digest }))
    })
}

/// The part of SP1's wrap verification that needs no program: the STARK, and the digest over its public values.
fn wrap_stark(proof: &Wrap) -> Outcome<()> {
    use sp1_prover::utils::is_root_public_values_valid;
    let verifier = &zkvm().verifier;
    if proof.public_values.len() != sp1_hypercube::PROOF_MAX_NUM_PVS {
        return Err(invalid(Stage::Wrap, "wrong number of public values".into()));
    }
    let mut challenger = verifier.wrap.challenger();
    verifier.wrap_vk.observe_into(&mut challenger);
    let result = verifier.wrap.verify_shard(&verifier.wrap_vk, proof, &mut challenger);
    result.map_err(|e| invalid(Stage::Wrap, e.to_string()))?;
    if !is_root_public_values_valid(proof.public_values.as_slice().borrow()) {
        return Err(invalid(Stage::Wrap, "the digest of its public values is wrong".into()));
    }
    Ok(())
}

/// The digest whose bytes are the field elements of `words`.
fn digest(stage: Stage, words: &DigestWords) -> Outcome<[u8; 32]> {
    let mut bytes = [0u8; 32];
    for (byte, element) in bytes.iter_mut().zip(words.as_flattened()) {
        *byte = u8::try_from(element.as_canonical_u32())
            .map_err(|_| invalid(stage, "its journal digest is not made of bytes".into()))?;
    }
    Ok(bytes)
}

fn invalid(stage: Stage, why: String) -> Failure {
    fail(Code::ReceiptInvalid, format!("receipt: {}: {why}", stage.name()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use slop_algebra::AbstractField;

    #[test]
    fn a_digest_is_made_of_bytes() {
        let mut words = [[SP1Field::from_canonical_u32(255); 4]; 8];
        assert_eq!(digest(Stage::Wrap, &words).unwrap(), [255; 32]);
        words[7][3] = SP1Field::from_canonical_u32(256);
        assert_eq!(digest(Stage::Wrap, &words).unwrap_err().code, Code::ReceiptInvalid);
    }
}
