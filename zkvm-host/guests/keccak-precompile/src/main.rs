//! Keccak-256, as Ethereum uses it, by the zkVM's own table: one call for each permutation.
//! Input: a length as 4 bytes little-endian, then that many bytes. Journal: the length as 8 bytes big-endian, then the digest (32).
#![no_main]
sp1_zkvm::entrypoint!(main);

use sp1_zkvm::syscalls::syscall_keccak_permute;

const RATE: usize = 136;

fn main() {
    let input = sp1_zkvm::io::read_vec();
    assert!(input.len() >= 4, "input: the length (4 bytes) is missing");
    let (head, message) = input.split_at(4);
    assert!(message.len() == u32::from_le_bytes(head.try_into().unwrap()) as usize, "input: the length is not that of the message");
    sp1_zkvm::io::commit_slice(&(message.len() as u64).to_be_bytes());
    sp1_zkvm::io::commit_slice(&digest(message));
}

fn digest(message: &[u8]) -> [u8; 32] {
    let mut state = [0u64; 25];
    let blocks = message.chunks_exact(RATE);
    // The rest, 0x01, zeros, and 0x80 in the last byte: always one block.
    let rest = blocks.remainder();
    let mut tail = [0u8; RATE];
    tail[..rest.len()].copy_from_slice(rest);
    tail[rest.len()] = 0x01;
    tail[RATE - 1] |= 0x80;
    for block in blocks.chain(tail.chunks_exact(RATE)) {
        for (lane, bytes) in state.iter_mut().zip(block.chunks_exact(8)) {
            *lane ^= u64::from_le_bytes(bytes.try_into().unwrap());
        }
        syscall_keccak_permute(&mut state);
    }
    let mut out = [0u8; 32];
    for (bytes, lane) in out.chunks_exact_mut(8).zip(state) {
        bytes.copy_from_slice(&lane.to_le_bytes());
    }
    out
}
