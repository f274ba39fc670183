//! Paths of a Merkle tree with 2^20 leaves.
//!
//! Input: a count as 4 bytes little-endian, the root (32), then for each path the place of its leaf (4 bytes little-endian, below 2^20), the
//! leaf's data (32) and its 20 siblings from below (32 each). Leaf = SHA-256(0x00, data), node = SHA-256(0x01, left, right).
//! Journal: the root, then the count and the sum of the places, both as 8 bytes big-endian. A path that does not lead to the root panics.
#![no_main]
sp1_zkvm::entrypoint!(main);

use sha2::{Digest, Sha256};

const DEPTH: usize = 20;
const PATH_BYTES: usize = 4 + 32 + DEPTH * 32;

fn main() {
    let input = sp1_zkvm::io::read_vec();
    assert!(input.len() >= 36, "input: count (4 bytes) and root (32) are missing");
    let count = u32::from_le_bytes(input[..4].try_into().unwrap()) as usize;
    let (root, paths) = input[4..].split_at(32);
    assert!(count > 0 && paths.len() % PATH_BYTES == 0 && paths.len() / PATH_BYTES == count, "input: 676 bytes for each path, at least one");
    let mut places = 0u64;
    for path in paths.chunks_exact(PATH_BYTES) {
        let place = u32::from_le_bytes(path[..4].try_into().unwrap());
        assert!(place < 1 << DEPTH, "input: a place must be below 2^20");
        let mut node = hash(&[&[0], &path[4..36]]);
        for (level, sibling) in path[36..].chunks_exact(32).enumerate() {
            node = if place >> level & 1 == 0 { hash(&[&[1], &node, sibling]) } else { hash(&[&[1], sibling, &node]) };
        }
        assert!(node == root, "a path does not lead to the root");
        places += u64::from(place);
    }
    sp1_zkvm::io::commit_slice(root);
    sp1_zkvm::io::commit_slice(&(count as u64).to_be_bytes());
    sp1_zkvm::io::commit_slice(&places.to_be_bytes());
}

fn hash(parts: &[&[u8]]) -> [u8; 32] {
    let mut h = Sha256::new();
    for part in parts {
        h.update(part);
    }
    h.finalize().into()
}
