//! Input: n as 4 bytes little-endian. Journal: n and the n-th Fibonacci number modulo 2^64, both as 8 bytes big-endian.
#![no_main]
sp1_zkvm::entrypoint!(main);

fn main() {
    let input = sp1_zkvm::io::read_vec();
    let n = u32::from_le_bytes(input.as_slice().try_into().expect("input must be 4 bytes: n, little-endian"));
    let (mut a, mut b) = (0u64, 1u64);
    for _ in 0..n {
        (a, b) = (b, a.wrapping_add(b));
    }
    sp1_zkvm::io::commit_slice(&u64::from(n).to_be_bytes());
    sp1_zkvm::io::commit_slice(&a.to_be_bytes());
}
