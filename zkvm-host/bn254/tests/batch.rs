//! The batch against the prover's own sponge and compression, one input at a time.

use ff::PrimeField as _;
use p3_bn254_fr::{BatchPoseidon2, Bn254Fr as Ours, FFBn254Fr, FFBn254FrRepr, BATCH};
use p3_bn254_fr_vendor::Bn254Fr as Theirs;
use p3_field::{AbstractField, PrimeField32};
use p3_koala_bear::KoalaBear;
use p3_symmetric::{
    CryptographicHasher, MultiField32PaddingFreeSponge, PseudoCompressionFunction,
    TruncatedPermutation,
};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha20Rng;

fn convert(x: Theirs) -> Ours {
    let repr = FFBn254FrRepr(x.value.to_repr().0);
    Ours {
        value: FFBn254Fr::from_repr(repr).unwrap(),
    }
}

/// None on a processor without the instructions: there is nothing to compare then.
fn batch() -> Option<BatchPoseidon2> {
    let rows: Vec<[Ours; 3]> = slop_bn254::bn254_poseidon2_rc3()
        .into_iter()
        .map(|row| row.map(convert))
        .collect();
    let external = [&rows[..4], &rows[60..]].concat().try_into().unwrap();
    let internal = core::array::from_fn(|i| rows[4 + i][0]);
    BatchPoseidon2::new(&external, &internal)
}

fn reference_hash(row: &[KoalaBear]) -> Ours {
    let sponge = MultiField32PaddingFreeSponge::<KoalaBear, Theirs, _, 3, 16, 1>::new(
        slop_bn254::outer_perm(),
    )
    .unwrap();
    let digest: [Theirs; 1] = sponge.hash_iter(row.iter().copied());
    convert(digest[0])
}

fn check_rows(batch: &BatchPoseidon2, rows: &[Vec<KoalaBear>; BATCH]) {
    let values = rows
        .each_ref()
        .map(|row| row.iter().map(|x| x.as_canonical_u32()).collect::<Vec<_>>());
    let digests = batch.hash_rows(&values.each_ref().map(Vec::as_slice));
    for (row, digest) in rows.iter().zip(digests) {
        assert_eq!(digest, reference_hash(row));
    }
}

#[test]
fn rows_of_every_length() {
    let Some(batch) = batch() else { return };
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    for length in (0..70).chain([200, 333]) {
        check_rows(
            &batch,
            &core::array::from_fn(|_| (0..length).map(|_| rng.gen()).collect()),
        );
    }
}

#[test]
fn rows_of_edge_values() {
    let Some(batch) = batch() else { return };
    let edges = [
        KoalaBear::zero(),
        KoalaBear::one(),
        -KoalaBear::one(),
        -KoalaBear::two(),
    ];
    let rows = core::array::from_fn(|lane| {
        (0..40)
            .map(|i| {
                if i % 3 == 0 {
                    edges[(lane / 4) % 4]
                } else {
                    edges[lane % 4]
                }
            })
            .collect()
    });
    check_rows(&batch, &rows);
}

#[test]
fn compressions() {
    let Some(batch) = batch() else { return };
    let compressor = TruncatedPermutation::<_, 2, 1, 3>::new(slop_bn254::outer_perm());
    let edges = [
        Theirs::zero(),
        Theirs::one(),
        Theirs::neg_one(),
        -Theirs::two(),
    ];
    let mut rng = ChaCha20Rng::seed_from_u64(2);
    for round in 0..200 {
        let mut pick = |k: usize| {
            if round < 16 {
                edges[(k * 7 + round) % 4]
            } else {
                rng.gen::<Theirs>()
            }
        };
        let left: [Theirs; BATCH] = core::array::from_fn(&mut pick);
        let right: [Theirs; BATCH] = core::array::from_fn(|k| pick(k / 4));
        // Zero plus minus x is x again in the upper half of the loose range.
        let loose = |x: Theirs| -(-convert(x));
        for got in [
            batch.compress(&left.map(convert), &right.map(convert)),
            batch.compress(&left.map(loose), &right.map(loose)),
        ] {
            for k in 0..BATCH {
                assert_eq!(
                    got[k],
                    convert(compressor.compress([[left[k]], [right[k]]])[0])
                );
            }
        }
    }
}

#[test]
#[should_panic(expected = "below 2^31")]
fn too_large_values_are_refused() {
    let Some(batch) = batch() else {
        panic!("below 2^31: nothing to test on this processor")
    };
    batch.hash_rows(&[&[1 << 31]; BATCH]);
}

#[test]
#[should_panic(expected = "one length")]
fn rows_of_different_lengths_are_refused() {
    let Some(batch) = batch() else {
        panic!("one length: nothing to test on this processor")
    };
    let mut rows: [&[u32]; BATCH] = [&[1, 2]; BATCH];
    rows[BATCH - 1] = &[1];
    batch.hash_rows(&rows);
}
