//! ECDSA on the curve of Ethereum's keys.
//!
//! Input: a count as 4 bytes little-endian, then for each signature the compressed public key (33), the message's digest (32) and the
//! signature (r, s: 32 each, s in its lower half).
//! Journal: the count as 8 bytes big-endian, then SHA-256 of the input (32). A signature that does not hold panics.
#![no_main]
sp1_zkvm::entrypoint!(main);

use k256::ecdsa::{signature::hazmat::PrehashVerifier, Signature, VerifyingKey};
use sha2::{Digest, Sha256};

const RECORD_BYTES: usize = 33 + 32 + 64;

fn main() {
    let input = sp1_zkvm::io::read_vec();
    assert!(input.len() >= 4, "input: the count (4 bytes) is missing");
    let (head, records) = input.split_at(4);
    let count = u32::from_le_bytes(head.try_into().unwrap()) as usize;
    assert!(count > 0 && records.len() % RECORD_BYTES == 0 && records.len() / RECORD_BYTES == count, "input: 129 bytes for each signature, at least one");
    for record in records.chunks_exact(RECORD_BYTES) {
        let key = VerifyingKey::from_sec1_bytes(&record[..33]).expect("a bad public key");
        let signature = Signature::from_slice(&record[65..]).expect("a bad signature");
        key.verify_prehash(&record[33..65], &signature).expect("a signature does not hold");
    }
    sp1_zkvm::io::commit_slice(&(count as u64).to_be_bytes());
    sp1_zkvm::io::commit_slice(&Sha256::digest(&input));
}
