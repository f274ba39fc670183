//! Proof of solvency: the list of balances stays private, its sum and its Merkle root become public.
//!
//! Input, big-endian: liability (16 bytes), then one record of 56 bytes for each account: id (32), salt (16), balance (8).
//! Journal, big-endian, 73 bytes: Merkle root (32), number of accounts (8), total (16), liability (16), covered (1: total
//! >= liability, else 0).
//! Merkle tree, so that an account's owner can check that he was counted: leaf = SHA-256(0x00, index (8), id, salt,
//! balance), node = SHA-256(0x01, left, right), an odd node at the end of a level moves up unchanged.
#![no_main]
sp1_zkvm::entrypoint!(main);

use sha2::{Digest, Sha256};

const RECORD_BYTES: usize = 56;
const MAX_ACCOUNTS: usize = 1 << 20;

fn main() {
    let input = sp1_zkvm::io::read_vec();
    assert!(input.len() >= 16, "input: liability (16 bytes) is missing");
    let (head, records) = input.split_at(16);
    assert!(records.len() % RECORD_BYTES == 0, "input: records must be 56 bytes each");
    let count = records.len() / RECORD_BYTES;
    assert!(count > 0 && count <= MAX_ACCOUNTS, "input: between 1 and 2^20 accounts");
    let liability = u128::from_be_bytes(head.try_into().unwrap());

    let mut total = 0u128;
    let mut level: Vec<[u8; 32]> = Vec::with_capacity(count);
    for (index, record) in records.chunks_exact(RECORD_BYTES).enumerate() {
        total += u128::from(u64::from_be_bytes(record[48..].try_into().unwrap()));
        level.push(hash(&[&[0], &(index as u64).to_be_bytes(), record]));
    }
    while level.len() > 1 {
        level = level
            .chunks(2)
            .map(|pair| match pair {
                [left, right] => hash(&[&[1], left, right]),
                _ => pair[0],
            })
            .collect();
    }

    let mut journal = Vec::with_capacity(73);
    journal.extend_from_slice(&level[0]);
    journal.extend_from_slice(&(count as u64).to_be_bytes());
    journal.extend_from_slice(&total.to_be_bytes());
    journal.extend_from_slice(&liability.to_be_bytes());
    journal.push(u8::from(total >= liability));
    sp1_zkvm::io::commit_slice(&journal);
}

fn hash(parts: &[&[u8]]) -> [u8; 32] {
    let mut h = Sha256::new();
    for part in parts {
        h.update(part);
    }
    h.finalize().into()
}
