//! The batch, on every path, against the prover's own permutation, sponge and compression with
//! the replaced field, one input at a time.

mod common;

use common::{batches, convert, same, Counted};
use p3_bn254_fr::{BatchPoseidon2, Bn254Fr as Ours, BATCH};
use p3_bn254_fr_vendor::Bn254Fr as Theirs;
use p3_field::{AbstractField, Field, PrimeField32};
use p3_koala_bear::KoalaBear;
use p3_symmetric::{
    CryptographicHasher, MultiField32PaddingFreeSponge, Permutation, PseudoCompressionFunction,
    TruncatedPermutation,
};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha20Rng;

fn reference_hash(row: &[KoalaBear]) -> Ours {
    let sponge = MultiField32PaddingFreeSponge::<KoalaBear, Theirs, _, 3, 16, 1>::new(
        slop_bn254::outer_perm(),
    )
    .unwrap();
    let digest: [Theirs; 1] = sponge.hash_iter(row.iter().copied());
    convert(digest[0])
}

fn check_rows(batches: &[BatchPoseidon2], rows: &[Vec<KoalaBear>; BATCH]) {
    let values = rows
        .each_ref()
        .map(|row| row.iter().map(|x| x.as_canonical_u32()).collect::<Vec<_>>());
    let want = rows.each_ref().map(|row| reference_hash(row));
    for batch in batches {
        let digests = batch.hash_rows(&values.each_ref().map(Vec::as_slice));
        for (digest, want) in digests.iter().zip(&want) {
            same(digest, want);
        }
    }
}

/// Values at the ends of the field, of its halves and of every limb, then random ones.
fn pool(rng: &mut ChaCha20Rng, random: usize) -> Vec<Theirs> {
    let half = Theirs::one().halve();
    let mut all = vec![
        Theirs::zero(),
        Theirs::one(),
        Theirs::neg_one(),
        -Theirs::two(),
        half,
        half - Theirs::one(),
    ];
    for bits in [31, 52, 63, 64, 104, 127, 128, 156, 191, 192, 208, 250, 253] {
        let power = Theirs::two().exp_u64(bits);
        all.extend([power - Theirs::one(), power, -power]);
    }
    all.extend((0..random).map(|_| rng.gen::<Theirs>()));
    all
}

/// The same element in the upper half of the loose range.
fn loose(x: Theirs) -> Ours {
    -(-convert(x))
}

#[test]
fn rows_of_every_length() {
    let _counted = Counted("rows_of_every_length");
    let batches = batches();
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    for length in (0..70).chain([200, 333]) {
        let rows = core::array::from_fn(|_| (0..length).map(|_| rng.gen()).collect());
        check_rows(&batches, &rows);
    }
}

#[test]
fn rows_of_edge_values() {
    let _counted = Counted("rows_of_edge_values");
    let edges = [
        KoalaBear::zero(),
        KoalaBear::one(),
        -KoalaBear::one(),
        -KoalaBear::two(),
    ];
    let value = |lane: usize, i: usize| {
        edges[if i.is_multiple_of(3) {
            lane / 4
        } else {
            lane % 4
        }]
    };
    let rows = core::array::from_fn(|lane| (0..40).map(|i| value(lane, i)).collect());
    check_rows(&batches(), &rows);
}

#[test]
fn compressions() {
    let _counted = Counted("compressions");
    let batches = batches();
    let compressor = TruncatedPermutation::<_, 2, 1, 3>::new(slop_bn254::outer_perm());
    let mut rng = ChaCha20Rng::seed_from_u64(2);
    let pool = pool(&mut rng, 300);
    for round in 0..200 {
        let left: [Theirs; BATCH] =
            core::array::from_fn(|k| pool[(k * 7 + round * BATCH) % pool.len()]);
        let right: [Theirs; BATCH] = core::array::from_fn(|k| pool[(k / 4 + round) % pool.len()]);
        for batch in &batches {
            for got in [
                batch.compress(&left.map(convert), &right.map(convert)),
                batch.compress(&left.map(loose), &right.map(loose)),
            ] {
                for k in 0..BATCH {
                    let want = compressor.compress([[left[k]], [right[k]]])[0];
                    same(got[k], convert(want));
                }
            }
        }
    }
}

#[test]
fn permutations() {
    let _counted = Counted("permutations");
    let batches = batches();
    let reference = slop_bn254::outer_perm();
    let mut rng = ChaCha20Rng::seed_from_u64(3);
    let pool = pool(&mut rng, 200);
    let pick = |rng: &mut ChaCha20Rng| pool[rng.gen_range(0..pool.len())];
    for round in 0..300 {
        let states: [[Theirs; 3]; BATCH] = core::array::from_fn(|_| {
            // First all three alike, for the largest sums.
            let one = pool[round % pool.len()];
            [one, one, one].map(|x| if round < 50 { x } else { pick(&mut rng) })
        });
        let want = states.map(|state| reference.permute(state).map(convert));
        for batch in &batches {
            same(batch.permute(&states.map(|s| s.map(convert))), want);
            same(batch.permute(&states.map(|s| s.map(loose))), want);
        }
    }
}

/// Outputs fed back: values wander through everything that a permutation can leave.
#[test]
fn long_chains() {
    let _counted = Counted("long_chains");
    let batches = batches();
    let reference = slop_bn254::outer_perm();
    let start: [[Theirs; 3]; BATCH] =
        core::array::from_fn(|i| [i, i + 1, i * i].map(Theirs::from_canonical_usize));
    let mut states = vec![start.map(|state| state.map(convert)); batches.len()];
    let mut want = start;
    for _ in 0..1000 {
        want = want.map(|state| reference.permute(state));
        let converted = want.map(|state| state.map(convert));
        for (batch, state) in batches.iter().zip(&mut states) {
            *state = batch.permute(state);
            same(*state, converted);
        }
    }
}

#[test]
fn too_large_values_are_refused() {
    for batch in batches() {
        let refusal = std::panic::catch_unwind(|| batch.hash_rows(&[&[1 << 31]; BATCH]));
        let message = *refusal.unwrap_err().downcast::<&str>().unwrap();
        assert!(message.contains("below 2^31"), "{message}");
    }
}

#[test]
fn rows_of_different_lengths_are_refused() {
    for batch in batches() {
        let mut rows: [&[u32]; BATCH] = [&[1, 2]; BATCH];
        rows[BATCH - 1] = &[1];
        let refusal = std::panic::catch_unwind(|| batch.hash_rows(&rows));
        let message = *refusal.unwrap_err().downcast::<&str>().unwrap();
        assert!(message.contains("one length"), "{message}");
    }
}
