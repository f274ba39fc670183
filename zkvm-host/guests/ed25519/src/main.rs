//! Input: a count as 4 bytes little-endian, then for each signature the public key (32), the message (32) and the signature (64).
//! Journal: the count as 8 bytes big-endian, then SHA-256 of the input (32). A signature that does not hold panics.
#![no_main]
sp1_zkvm::entrypoint!(main);

use ed25519_dalek::{Signature, Verifier, VerifyingKey};
use sha2::{Digest, Sha256};

const RECORD_BYTES: usize = 32 + 32 + 64;

fn main() {
    let input = sp1_zkvm::io::read_vec();
    assert!(input.len() >= 4, "input: the count (4 bytes) is missing");
    let (head, records) = input.split_at(4);
    let count = u32::from_le_bytes(head.try_into().unwrap()) as usize;
    assert!(count > 0 && records.len() % RECORD_BYTES == 0 && records.len() / RECORD_BYTES == count, "input: 128 bytes for each signature, at least one");
    for record in records.chunks_exact(RECORD_BYTES) {
        let key = VerifyingKey::from_bytes(record[..32].try_into().unwrap()).expect("a bad public key");
        let signature = Signature::from_bytes(record[64..].try_into().unwrap());
        key.verify(&record[32..64], &signature).expect("a signature does not hold");
    }
    sp1_zkvm::io::commit_slice(&(count as u64).to_be_bytes());
    sp1_zkvm::io::commit_slice(&Sha256::digest(&input));
}
