//! Input: a count as 4 bytes little-endian, then that many numbers of 8 bytes little-endian; at least one, at most 2^22.
//! Journal: of the sorted numbers the count, the first, the one at count / 2, the last, and the sum modulo 2^64 of each number times its
//! place (1 for the first), each as 8 bytes big-endian.
#![no_main]
sp1_zkvm::entrypoint!(main);

const COUNT_MAX: usize = 1 << 22;

fn main() {
    let input = sp1_zkvm::io::read_vec();
    assert!(input.len() >= 4, "input: the count (4 bytes) is missing");
    let (head, body) = input.split_at(4);
    let count = u32::from_le_bytes(head.try_into().unwrap()) as usize;
    assert!(count > 0 && count <= COUNT_MAX, "input: between 1 and 2^22 numbers");
    assert!(body.len() == 8 * count, "input: 8 bytes for each number");
    let mut numbers: Vec<u64> = body.chunks_exact(8).map(|b| u64::from_le_bytes(b.try_into().unwrap())).collect();
    numbers.sort();
    let sum = numbers.iter().zip(1u64..).fold(0u64, |sum, (n, place)| sum.wrapping_add(n.wrapping_mul(place)));
    for word in [count as u64, numbers[0], numbers[count / 2], numbers[count - 1], sum] {
        sp1_zkvm::io::commit_slice(&word.to_be_bytes());
    }
}
