//! The outer permutation with its real round constants, against the prover's own instance of it.

mod common;

use common::{convert, same, Counted};
use p3_bn254_fr::{Bn254Fr as Ours, DiffusionMatrixBN254};
use p3_bn254_fr_vendor::Bn254Fr as Theirs;
use p3_field::{reduce_31, AbstractField, Field, PrimeField};
use p3_koala_bear::KoalaBear;
use p3_poseidon2::{Poseidon2, Poseidon2ExternalMatrixGeneral};
use p3_symmetric::{CryptographicHasher, MultiField32PaddingFreeSponge, Permutation};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha20Rng;

type OurPermutation = Poseidon2<Ours, Poseidon2ExternalMatrixGeneral, DiffusionMatrixBN254, 3, 5>;

fn our_permutation() -> OurPermutation {
    let rows: Vec<[Ours; 3]> = slop_bn254::bn254_poseidon2_rc3()
        .into_iter()
        .map(|row| row.map(convert))
        .collect();
    let external = [&rows[..4], &rows[60..]].concat();
    let internal = rows[4..60].iter().map(|row| row[0]).collect();
    Poseidon2::new(
        8,
        external,
        Poseidon2ExternalMatrixGeneral,
        56,
        internal,
        DiffusionMatrixBN254,
    )
}

#[test]
fn permutations_are_equal() {
    let _counted = Counted("permutations_are_equal");
    let (ours, theirs) = (our_permutation(), slop_bn254::outer_perm());
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let edges = [
        Theirs::zero(),
        Theirs::one(),
        Theirs::neg_one(),
        -Theirs::two(),
    ];
    let random: [Theirs; 500] = core::array::from_fn(|_| rng.gen());
    let pool: Vec<Theirs> = edges.into_iter().chain(random).collect();
    for start in 0..pool.len() - 2 {
        let input = [pool[start], pool[start + 1], pool[start + 2]];
        same(
            ours.permute(input.map(convert)),
            theirs.permute(input).map(convert),
        );
    }
}

/// The first output of the published instance for the input (0, 1, 2).
#[test]
fn published_vector() {
    let _counted = Counted("published_vector");
    let output = our_permutation().permute([Ours::zero(), Ours::one(), Ours::two()]);
    let text = output.map(|x| x.as_canonical_biguint().to_str_radix(16));
    same(
        text,
        [
            "bb61d24daca55eebcb1929a82650f328134334da98ea4f847f760054f4a3033",
            "303b6f7c86d043bfcbcc80214f26a30277a15d3f74ca654992defe7ff8d03570",
            "1ed25194542b12eef8617361c3ba7c52e660b145994427cc86296242cf766ec8",
        ],
    );
}

#[test]
fn sponges_are_equal() {
    let _counted = Counted("sponges_are_equal");
    let ours =
        MultiField32PaddingFreeSponge::<KoalaBear, Ours, _, 3, 16, 1>::new(our_permutation())
            .unwrap();
    let theirs = MultiField32PaddingFreeSponge::<KoalaBear, Theirs, _, 3, 16, 1>::new(
        slop_bn254::outer_perm(),
    )
    .unwrap();
    let mut rng = ChaCha20Rng::seed_from_u64(2);
    for length in 0..60 {
        let mut row: Vec<KoalaBear> = (0..length).map(|_| rng.gen()).collect();
        if length % 2 == 1 {
            row[0] = -KoalaBear::one();
        }
        let a: [Ours; 1] = ours.hash_iter(row.clone());
        let b: [Theirs; 1] = theirs.hash_iter(row.clone());
        same(a[0], convert(b[0]));
        let head = &row[..length.min(8)];
        same(reduce_31::<_, Ours>(head), convert(reduce_31(head)));
    }
    same(Ours::bits() / KoalaBear::bits(), 8);
}
