//! Digests of the outer hash, BN254 Poseidon2 over rows of KoalaBear, many rows at a time.
//!
//! The hasher and the compressor are opaque here, so the batch proves itself on the first
//! digest of every layer: where that differs from what they make, they are something else and
//! the layer is made with them. On [`Path::Compare`] they make every digest a second time.

use std::any::Any;

use p3_bn254_fr::{
    path, share_batch, BatchPoseidon2, Bn254Fr, Path, BATCH, EXTERNAL_ROUNDS, INTERNAL_ROUNDS,
    PATH_VARIABLE,
};
use p3_field::{Field, Packable, PrimeField32};
use p3_koala_bear::KoalaBear;
use p3_matrix::Matrix;
use p3_maybe_rayon::prelude::*;

type Digest = [Bn254Fr; 1];

/// The batch with the prover's round constants, on the path of this process.
///
/// Panics on a value of the environment variable that [`p3_bn254_fr::path_from`] refuses.
pub fn outer_poseidon2() -> &'static BatchPoseidon2 {
    share_batch(|| {
        let rounds = slop_bn254::bn254_poseidon2_rc3();
        let half = EXTERNAL_ROUNDS / 2;
        let external =
            core::array::from_fn(|i| rounds[if i < half { i } else { i + INTERNAL_ROUNDS }]);
        let internal = core::array::from_fn(|i| rounds[half + i][0]);
        BatchPoseidon2::new(&external, &internal)
    })
}

/// The first layer over `matrices`, all of one height, padded to a power of two; None where
/// this is not the outer hash, or not worth a batch.
pub(crate) fn hash_rows<T, W, M, const DIGEST_ELEMS: usize>(
    matrices: &[&M],
    single: impl Fn(usize) -> [W; DIGEST_ELEMS] + Sync,
) -> Option<Vec<[W; DIGEST_ELEMS]>>
where
    T: Field,
    W: Packable,
    M: Matrix<T>,
{
    as_type::<T, KoalaBear>(&T::zero())?;
    let width = matrices.iter().map(|m| m.width()).sum::<usize>();
    layer(matrices[0].height(), single, |first| {
        let mut values = Vec::with_capacity(BATCH * width);
        for i in first..first + BATCH {
            values.extend(
                matrices
                    .iter()
                    .flat_map(|m| m.row(i))
                    .filter_map(|x| canonical(&x)),
            );
        }
        outer_poseidon2().hash_rows(&core::array::from_fn(|k| {
            &values[k * width..(k + 1) * width]
        }))
    })
}

/// The layer above `prev`; None where this is not the outer hash, or not worth a batch.
pub(crate) fn compress_pairs<W: Packable, const DIGEST_ELEMS: usize>(
    prev: &[[W; DIGEST_ELEMS]],
    single: impl Fn(usize) -> [W; DIGEST_ELEMS] + Sync,
) -> Option<Vec<[W; DIGEST_ELEMS]>> {
    let element = |i: usize| as_type::<_, Digest>(&prev[i]).map_or_else(Bn254Fr::default, |d| d[0]);
    layer(prev.len() / 2, single, |first| {
        let side = |side: usize| core::array::from_fn(|k| element(2 * (first + k) + side));
        outer_poseidon2().compress(&side(0), &side(1))
    })
}

/// `count` digests padded to a power of two: `batch(i)` makes [`BATCH`] from i on, `single(i)`
/// makes one by the opaque function.
fn layer<W: Packable, const DIGEST_ELEMS: usize>(
    count: usize,
    single: impl Fn(usize) -> [W; DIGEST_ELEMS] + Sync,
    batch: impl Fn(usize) -> [Bn254Fr; BATCH] + Sync,
) -> Option<Vec<[W; DIGEST_ELEMS]>> {
    let single = |i: usize| as_type::<_, Digest>(&single(i)).copied();
    if count < BATCH || as_type::<_, Digest>(&[W::default(); DIGEST_ELEMS]).is_none() {
        return None;
    }
    let compare = path() == Path::Compare;
    if !compare && single(0)? != [batch(0)[0]] {
        return None;
    }
    let mut digests = vec![Digest::default(); count.next_power_of_two()];
    let whole = count / BATCH * BATCH;
    digests[..whole]
        .par_chunks_exact_mut(BATCH)
        .enumerate()
        .for_each(|(chunk, digests)| {
            let first = chunk * BATCH;
            for (digest, made) in digests.iter_mut().zip(batch(first)) {
                *digest = [made];
            }
            if compare {
                assert_same(digests, first, count, single);
            }
        });
    for (i, digest) in digests.iter_mut().enumerate().take(count).skip(whole) {
        *digest = single(i)?;
    }
    let digests: Box<dyn Any> = Box::new(digests);
    digests.downcast().ok().map(|digests| *digests)
}

/// Panics at the first of `digests`, from number `first` of a layer of `count` on, that is not
/// what the opaque function makes.
fn assert_same(
    digests: &[Digest],
    first: usize,
    count: usize,
    single: impl Fn(usize) -> Option<Digest>,
) {
    for (k, digest) in digests.iter().enumerate() {
        assert!(
            single(first + k).as_ref() == Some(digest),
            "{PATH_VARIABLE}=compare: digest {} of a layer of {count} is not the one that the \
             replaced hasher makes (batch on the path {})",
            first + k,
            outer_poseidon2().path().name(),
        );
    }
}

fn canonical<T: Field>(x: &T) -> Option<u32> {
    as_type::<T, KoalaBear>(x).map(PrimeField32::as_canonical_u32)
}

/// The same reference where the two types are one.
fn as_type<A: 'static, B: 'static>(a: &A) -> Option<&B> {
    (a as &dyn Any).downcast_ref()
}

#[cfg(test)]
mod tests {
    use super::*;
    use p3_field::AbstractField;

    fn digest(i: usize) -> Digest {
        [Bn254Fr::from_canonical_usize(i * i)]
    }

    #[test]
    fn equal_digests_pass() {
        let digests: Vec<_> = (32..48).map(digest).collect();
        assert_same(&digests, 32, 100, |i| Some(digest(i)));
    }

    #[test]
    #[should_panic(expected = "LEMMA_BN254=compare: digest 37 of a layer of 100 is not the one")]
    fn a_different_digest_is_found() {
        let mut digests: Vec<_> = (32..48).map(digest).collect();
        digests[5] = [digests[5][0] + Bn254Fr::one()];
        digests[9] = digest(0);
        assert_same(&digests, 32, 100, |i| Some(digest(i)));
    }
}
