//! Pairing checks on BN254 as Ethereum's precompile at address 8 makes them, with two pairs each, by the zkVM's own tables for the field.
//!
//! Input: a count as 4 bytes little-endian, then for each check two pairs of 192 bytes, as EIP-197 writes them: big-endian words of 32 bytes,
//! G1 x, y, then G2 x (imaginary, real), y (imaginary, real). No point is the one at infinity.
//! Journal: the count as 8 bytes big-endian, then SHA-256 of the input (32). A check that does not give one panics.
#![no_main]
sp1_zkvm::entrypoint!(main);

use sha2::{Digest, Sha256};
use substrate_bn_succinct_rs::{pairing_batch, AffineG1, AffineG2, Fq, Fq2, Gt, G1, G2};

const PAIR_BYTES: usize = 6 * 32;
const CHECK_BYTES: usize = 2 * PAIR_BYTES;

fn main() {
    let input = sp1_zkvm::io::read_vec();
    assert!(input.len() >= 4, "input: the count (4 bytes) is missing");
    let (head, checks) = input.split_at(4);
    let count = u32::from_le_bytes(head.try_into().unwrap()) as usize;
    assert!(count > 0 && checks.len() % CHECK_BYTES == 0 && checks.len() / CHECK_BYTES == count, "input: 384 bytes for each check, at least one");
    for check in checks.chunks_exact(CHECK_BYTES) {
        let pairs: Vec<(G1, G2)> = check.chunks_exact(PAIR_BYTES).map(|p| (g1(&p[..64]), g2(&p[64..]))).collect();
        assert!(pairing_batch(&pairs) == Gt::one(), "a check does not hold");
    }
    sp1_zkvm::io::commit_slice(&(count as u64).to_be_bytes());
    sp1_zkvm::io::commit_slice(&Sha256::digest(&input));
}

fn g1(bytes: &[u8]) -> G1 {
    AffineG1::new(field(&bytes[..32]), field(&bytes[32..])).expect("a point of G1 is not on its curve").into()
}

fn g2(bytes: &[u8]) -> G2 {
    let word = |at: usize| field(&bytes[32 * at..32 * at + 32]);
    AffineG2::new(Fq2::new(word(1), word(0)), Fq2::new(word(3), word(2))).expect("a point of G2 is not in its group").into()
}

fn field(bytes: &[u8]) -> Fq {
    Fq::from_slice(bytes).expect("a coordinate is not below the modulus")
}
