//! Microseconds per Poseidon2 permutation, this crate against the one it replaces, in turn in
//! one process: `RUSTFLAGS="-C target-cpu=native" cargo run --release --example bench`, with
//! `-- --json` one line for programs. Medians of [`ROUNDS`] rounds.

use std::hint::black_box;
use std::time::Instant;

use p3_bn254_fr::{BatchPoseidon2, Bn254Fr, Path, BATCH};
use p3_field::{AbstractField, PrimeField};
use p3_poseidon2::{DiffusionPermutation, Poseidon2, Poseidon2ExternalMatrixGeneral};
use p3_symmetric::Permutation;

/// Odd, so that there is one in the middle.
const ROUNDS: usize = 9;
/// Permutations of a round, per kind.
const PERMUTATIONS: usize = 20_000;
/// Products of a round, per crate.
const PRODUCTS: usize = 2_000_000;

/// Any constants do for timing; the tests use the real ones.
fn constant<F: PrimeField>(i: usize) -> F {
    F::from_canonical_usize(i + 7).exp_u64(1 << 40)
}

/// Seconds of `work`, divided by the number of things that it did.
fn seconds_per(count: usize, work: impl FnOnce()) -> f64 {
    let start = Instant::now();
    work();
    start.elapsed().as_secs_f64() / count as f64
}

/// Microseconds of one permutation after another.
fn single<F, D>(diffusion: D) -> f64
where
    F: PrimeField + AbstractField<F = F>,
    D: DiffusionPermutation<F, 3>,
{
    let external = (0..8)
        .map(|i| [3 * i, 3 * i + 1, 3 * i + 2].map(constant))
        .collect();
    let internal = (0..56).map(|i| constant(100 + i)).collect();
    let matrix = Poseidon2ExternalMatrixGeneral;
    let perm: Poseidon2<F, _, D, 3, 5> =
        Poseidon2::new(8, external, matrix, 56, internal, diffusion);
    let mut state = black_box([F::zero(), F::one(), F::two()]);
    let seconds = seconds_per(PERMUTATIONS, || {
        for _ in 0..PERMUTATIONS {
            perm.permute_mut(&mut state);
        }
    });
    black_box(state);
    seconds * 1e6
}

/// Microseconds per permutation inside the hashing of long rows; None where the processor
/// cannot run the path.
fn batch(path: Path) -> Option<f64> {
    if !path.available() {
        return None;
    }
    let external = core::array::from_fn(|i| [3 * i, 3 * i + 1, 3 * i + 2].map(constant));
    let internal = core::array::from_fn(|i| constant(100 + i));
    let batch = BatchPoseidon2::on(path, &external, &internal);
    let row = vec![12345; PERMUTATIONS / BATCH * 16];
    let seconds = seconds_per(PERMUTATIONS, || {
        black_box(batch.hash_rows(black_box(&[&row; BATCH])));
    });
    Some(seconds * 1e6)
}

/// Nanoseconds of one product after another.
fn product<F: PrimeField>() -> f64 {
    let factor = black_box(constant::<F>(1));
    let mut x = factor;
    let seconds = seconds_per(PRODUCTS, || {
        for _ in 0..PRODUCTS {
            x *= factor;
        }
    });
    black_box(x);
    seconds * 1e9
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

type Measure = fn() -> Option<f64>;

/// What is measured, in the order of the output. Names end in their unit.
const MEASURES: [(&str, Measure); 6] = [
    ("vendor_single_us", || {
        let diffusion = p3_bn254_fr_vendor::DiffusionMatrixBN254;
        Some(single::<p3_bn254_fr_vendor::Bn254Fr, _>(diffusion))
    }),
    ("single_us", || {
        Some(single::<Bn254Fr, _>(p3_bn254_fr::DiffusionMatrixBN254))
    }),
    ("plain_batch_us", || batch(Path::Plain)),
    ("avx512ifma_batch_us", || batch(Path::Avx512Ifma)),
    ("vendor_product_ns", || {
        Some(product::<p3_bn254_fr_vendor::Bn254Fr>())
    }),
    ("product_ns", || Some(product::<Bn254Fr>())),
];

fn main() {
    let json = std::env::args().any(|arg| arg == "--json");
    let mut rounds = MEASURES.map(|_| Vec::new());
    for _ in 0..ROUNDS {
        for ((_, measure), values) in MEASURES.iter().zip(&mut rounds) {
            values.extend(measure());
        }
    }
    let fields = MEASURES.iter().zip(rounds).map(|((name, _), values)| {
        let value = if values.is_empty() {
            "null".to_string()
        } else {
            format!("{:.3}", median(values))
        };
        (name, value)
    });
    if json {
        let fields: Vec<_> = fields.map(|(name, v)| format!("\"{name}\":{v}")).collect();
        println!("{{{}}}", fields.join(","));
    } else {
        fields.for_each(|(name, value)| println!("{name:20} {value:>8}"));
    }
}
