//! Digests of the outer hash, BN254 Poseidon2 over rows of KoalaBear, many rows at a time.
//!
//! The hasher and the compressor are opaque here, so the batch proves itself on the first
//! digest of every layer: where that differs from what they make, they are something else and
//! the layer is made with them.

use std::any::Any;
use std::sync::OnceLock;

use p3_bn254_fr::{BatchPoseidon2, Bn254Fr, BATCH, EXTERNAL_ROUNDS, INTERNAL_ROUNDS};
use p3_field::{Field, Packable, PrimeField32};
use p3_koala_bear::KoalaBear;
use p3_matrix::Matrix;
use p3_maybe_rayon::prelude::*;

type Digest = [Bn254Fr; 1];

/// The batch with the prover's round constants; None on a processor that cannot run it.
fn poseidon2() -> Option<&'static BatchPoseidon2> {
    static INSTANCE: OnceLock<Option<BatchPoseidon2>> = OnceLock::new();
    INSTANCE
        .get_or_init(|| {
            let rounds = slop_bn254::bn254_poseidon2_rc3();
            let half = EXTERNAL_ROUNDS / 2;
            let external = [&rounds[..half], &rounds[half + INTERNAL_ROUNDS..]].concat();
            let internal = core::array::from_fn(|i| rounds[half + i][0]);
            BatchPoseidon2::new(&external.try_into().ok()?, &internal)
        })
        .as_ref()
}

/// The first layer over `matrices`, all of one height, padded to a power of two; None where
/// this is not the outer hash, or not worth a batch.
pub(crate) fn hash_rows<T, W, M, const DIGEST_ELEMS: usize>(
    matrices: &[&M],
    single: impl Fn(usize) -> [W; DIGEST_ELEMS],
) -> Option<Vec<[W; DIGEST_ELEMS]>>
where
    T: Field,
    W: Packable,
    M: Matrix<T>,
{
    as_type::<T, KoalaBear>(&T::zero())?;
    let width = matrices.iter().map(|m| m.width()).sum::<usize>();
    layer(matrices[0].height(), single, |poseidon2, first| {
        let mut values = Vec::with_capacity(BATCH * width);
        for i in first..first + BATCH {
            values.extend(
                matrices
                    .iter()
                    .flat_map(|m| m.row(i))
                    .filter_map(|x| canonical(&x)),
            );
        }
        poseidon2.hash_rows(&core::array::from_fn(|k| {
            &values[k * width..(k + 1) * width]
        }))
    })
}

/// The layer above `prev`; None where this is not the outer hash, or not worth a batch.
pub(crate) fn compress_pairs<W: Packable, const DIGEST_ELEMS: usize>(
    prev: &[[W; DIGEST_ELEMS]],
    single: impl Fn(usize) -> [W; DIGEST_ELEMS],
) -> Option<Vec<[W; DIGEST_ELEMS]>> {
    let element = |i: usize| as_type::<_, Digest>(&prev[i]).map_or_else(Bn254Fr::default, |d| d[0]);
    layer(prev.len() / 2, single, |poseidon2, first| {
        let side = |side: usize| core::array::from_fn(|k| element(2 * (first + k) + side));
        poseidon2.compress(&side(0), &side(1))
    })
}

/// `count` digests padded to a power of two: `batch(i)` makes [`BATCH`] from i on, `single(i)`
/// makes one by the opaque function.
fn layer<W: Packable, const DIGEST_ELEMS: usize>(
    count: usize,
    single: impl Fn(usize) -> [W; DIGEST_ELEMS],
    batch: impl Fn(&BatchPoseidon2, usize) -> [Bn254Fr; BATCH] + Sync,
) -> Option<Vec<[W; DIGEST_ELEMS]>> {
    let single = |i: usize| as_type::<_, Digest>(&single(i)).copied();
    if count < BATCH || as_type::<_, Digest>(&[W::default(); DIGEST_ELEMS]).is_none() {
        return None;
    }
    let poseidon2 = poseidon2()?;
    if single(0)? != [batch(poseidon2, 0)[0]] {
        return None;
    }
    let mut digests = vec![Digest::default(); count.next_power_of_two()];
    let whole = count / BATCH * BATCH;
    digests[..whole]
        .par_chunks_exact_mut(BATCH)
        .enumerate()
        .for_each(|(chunk, digests)| {
            for (digest, made) in digests.iter_mut().zip(batch(poseidon2, chunk * BATCH)) {
                *digest = [made];
            }
        });
    for (i, digest) in digests.iter_mut().enumerate().take(count).skip(whole) {
        *digest = single(i)?;
    }
    let digests: Box<dyn Any> = Box::new(digests);
    digests.downcast().ok().map(|digests| *digests)
}

fn canonical<T: Field>(x: &T) -> Option<u32> {
    as_type::<T, KoalaBear>(x).map(PrimeField32::as_canonical_u32)
}

/// The same reference where the two types are one.
fn as_type<A: 'static, B: 'static>(a: &A) -> Option<&B> {
    (a as &dyn Any).downcast_ref()
}
