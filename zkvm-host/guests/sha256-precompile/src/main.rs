//! SHA-256 by the zkVM's own tables: one call extends a block's 16 words to 64, one compresses them into the state.
//! Input: a length as 4 bytes little-endian, then that many bytes. Journal: the length as 8 bytes big-endian, then the digest (32).
#![no_main]
sp1_zkvm::entrypoint!(main);

use sp1_zkvm::syscalls::{syscall_sha256_compress, syscall_sha256_extend};

const START: [u64; 8] = [
    0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
];

fn main() {
    let input = sp1_zkvm::io::read_vec();
    assert!(input.len() >= 4, "input: the length (4 bytes) is missing");
    let (head, message) = input.split_at(4);
    assert!(message.len() == u32::from_le_bytes(head.try_into().unwrap()) as usize, "input: the length is not that of the message");
    sp1_zkvm::io::commit_slice(&(message.len() as u64).to_be_bytes());
    sp1_zkvm::io::commit_slice(&digest(message));
}

fn digest(message: &[u8]) -> [u8; 32] {
    let mut state = START;
    let blocks = message.chunks_exact(64);
    // The rest, 0x80, zeros, and the length in bits: one block or two.
    let rest = blocks.remainder();
    let mut tail = [0u8; 128];
    tail[..rest.len()].copy_from_slice(rest);
    tail[rest.len()] = 0x80;
    let end = if rest.len() < 56 { 64 } else { 128 };
    tail[end - 8..end].copy_from_slice(&(message.len() as u64 * 8).to_be_bytes());
    for block in blocks.chain(tail[..end].chunks_exact(64)) {
        compress(&mut state, block);
    }
    let mut out = [0u8; 32];
    for (bytes, word) in out.chunks_exact_mut(4).zip(state) {
        bytes.copy_from_slice(&(word as u32).to_be_bytes());
    }
    out
}

fn compress(state: &mut [u64; 8], block: &[u8]) {
    let mut words = [0u64; 64]; // one 32-bit word in each
    for (word, bytes) in words.iter_mut().zip(block.chunks_exact(4)) {
        *word = u64::from(u32::from_be_bytes(bytes.try_into().unwrap()));
    }
    syscall_sha256_extend(&mut words);
    syscall_sha256_compress(&mut words, state);
}
