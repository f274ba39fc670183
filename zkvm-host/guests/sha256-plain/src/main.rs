//! SHA-256 in the guest's own instructions.
//! Input: a length as 4 bytes little-endian, then that many bytes. Journal: the length as 8 bytes big-endian, then the digest (32).
#![no_main]
sp1_zkvm::entrypoint!(main);

use sha2::{Digest, Sha256};

fn main() {
    let input = sp1_zkvm::io::read_vec();
    assert!(input.len() >= 4, "input: the length (4 bytes) is missing");
    let (head, message) = input.split_at(4);
    assert!(message.len() == u32::from_le_bytes(head.try_into().unwrap()) as usize, "input: the length is not that of the message");
    sp1_zkvm::io::commit_slice(&(message.len() as u64).to_be_bytes());
    sp1_zkvm::io::commit_slice(&digest(message));
}

fn digest(message: &[u8]) -> [u8; 32] {
    Sha256::digest(message).into()
}
