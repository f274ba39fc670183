//! Input: a limit as 4 bytes little-endian, at most 2^24. Journal: the limit, how many primes are below it, and the largest of
//! them (0 if there is none), each as 8 bytes big-endian.
#![no_main]
sp1_zkvm::entrypoint!(main);

const LIMIT_MAX: u32 = 1 << 24;

fn main() {
    let input = sp1_zkvm::io::read_vec();
    let limit = u32::from_le_bytes(input.as_slice().try_into().expect("input must be 4 bytes: a limit, little-endian"));
    assert!(limit <= LIMIT_MAX, "the limit must be at most 2^24");
    let mut composite = vec![false; limit as usize];
    let (mut count, mut largest) = (0u64, 0u64);
    for n in 2..limit as usize {
        if composite[n] {
            continue;
        }
        (count, largest) = (count + 1, n as u64);
        for multiple in (n * n..limit as usize).step_by(n) {
            composite[multiple] = true;
        }
    }
    for word in [u64::from(limit), count, largest] {
        sp1_zkvm::io::commit_slice(&word.to_be_bytes());
    }
}
