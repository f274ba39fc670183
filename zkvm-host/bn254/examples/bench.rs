//! Microseconds per Poseidon2 permutation and nanoseconds per product, this crate against the
//! one it replaces: `RUSTFLAGS="-C target-cpu=native" cargo run --release --example bench`.

use std::hint::black_box;
use std::time::Instant;

use p3_field::{AbstractField, PrimeField};
use p3_poseidon2::{DiffusionPermutation, Poseidon2, Poseidon2ExternalMatrixGeneral};
use p3_symmetric::Permutation;

const PERMUTATIONS: u32 = 100_000;
const PRODUCTS: u32 = 20_000_000;

fn permutation<F, D>(diffusion: D) -> f64
where
    F: PrimeField + AbstractField<F = F>,
    D: DiffusionPermutation<F, 3>,
{
    // Any constants do for timing; the tests use the real ones.
    let rc = |i: usize| F::from_canonical_usize(i + 7).exp_u64(1 << 40);
    let external = (0..8)
        .map(|i| [rc(3 * i), rc(3 * i + 1), rc(3 * i + 2)])
        .collect();
    let internal = (0..56).map(|i| rc(100 + i)).collect();
    let perm: Poseidon2<F, _, D, 3, 5> = Poseidon2::new(
        8,
        external,
        Poseidon2ExternalMatrixGeneral,
        56,
        internal,
        diffusion,
    );
    let mut state = [F::zero(), F::one(), F::two()];
    let start = Instant::now();
    for _ in 0..PERMUTATIONS {
        perm.permute_mut(&mut state);
    }
    black_box(state);
    start.elapsed().as_secs_f64() * 1e6 / f64::from(PERMUTATIONS)
}

fn product<F: PrimeField>() -> f64 {
    let factor = black_box(F::from_canonical_u64(u64::MAX).exp_u64(99));
    let mut x = factor;
    let start = Instant::now();
    for _ in 0..PRODUCTS {
        x *= factor;
    }
    black_box(x);
    start.elapsed().as_secs_f64() * 1e9 / f64::from(PRODUCTS)
}

/// Microseconds per permutation inside the hashing of long rows, all lanes together.
fn batch() -> Option<f64> {
    use p3_bn254_fr::{BatchPoseidon2, Bn254Fr, BATCH};
    const VALUES: usize = 16 * 1000;
    let rc = |i: usize| Bn254Fr::from_canonical_usize(i + 7).exp_u64(1 << 40);
    let external = core::array::from_fn(|i| [rc(3 * i), rc(3 * i + 1), rc(3 * i + 2)]);
    let batch = BatchPoseidon2::new(&external, &core::array::from_fn(|i| rc(100 + i)))?;
    let row = vec![12345; VALUES];
    let start = Instant::now();
    for _ in 0..10 {
        black_box(batch.hash_rows(black_box(&[&row; BATCH])));
    }
    Some(start.elapsed().as_secs_f64() * 1e6 / (10 * BATCH * VALUES / 16) as f64)
}

fn main() {
    for _ in 0..3 {
        if let Some(us) = batch() {
            println!(
                "permutation in a batch of {}: {us:.2} us",
                p3_bn254_fr::BATCH
            );
        }
        println!(
            "permutation: {:.2} us (replaced crate: {:.2} us); product: {:.1} ns ({:.1} ns)",
            permutation::<p3_bn254_fr::Bn254Fr, _>(p3_bn254_fr::DiffusionMatrixBN254),
            permutation::<p3_bn254_fr_vendor::Bn254Fr, _>(p3_bn254_fr_vendor::DiffusionMatrixBN254),
            product::<p3_bn254_fr::Bn254Fr>(),
            product::<p3_bn254_fr_vendor::Bn254Fr>(),
        );
    }
}
