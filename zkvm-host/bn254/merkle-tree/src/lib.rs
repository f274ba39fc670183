//! The layers of a Merkle tree over the rows of matrices.
//!
//! Owns: the order in which rows and digests are hashed, and spreading that over processor
//! cores and vector lanes. Promises the digests of the crate `p3-merkle-tree` of the same
//! version, of which this crate has the two functions that the prover calls. Must not know how
//! trees are opened or checked.

#![forbid(unsafe_code)]

mod outer;

pub use outer::outer_poseidon2;

use core::array;

use p3_field::{PackedField, PackedValue};
use p3_matrix::Matrix;
use p3_maybe_rayon::prelude::*;
use p3_symmetric::{CryptographicHasher, PseudoCompressionFunction};

/// One digest per row: the hash of that row of every matrix, one after another. All matrices
/// must have the height of the first; the layer is padded with default digests to a power of
/// two.
///
/// Panics when `matrices` is empty.
pub fn first_digest_layer<P, PW, H, M, const DIGEST_ELEMS: usize>(
    h: &H,
    matrices: Vec<&M>,
) -> Vec<[PW::Value; DIGEST_ELEMS]>
where
    P: PackedField,
    PW: PackedValue,
    H: CryptographicHasher<P::Scalar, [PW::Value; DIGEST_ELEMS]>,
    H: CryptographicHasher<P, [PW; DIGEST_ELEMS]>,
    H: Sync,
    M: Matrix<P::Scalar>,
{
    let height = matrices[0].height();
    let hash_row = |i: usize| h.hash_iter(matrices.iter().flat_map(|m| m.row(i)));
    if let Some(layer) = outer::hash_rows(&matrices, hash_row) {
        return layer;
    }
    layer::<PW, DIGEST_ELEMS>(
        height,
        |i| {
            h.hash_iter(
                matrices
                    .iter()
                    .flat_map(|m| m.vertically_packed_row::<P>(i)),
            )
        },
        hash_row,
    )
}

/// The layer above `prev_layer`, whose length must be even: each pair of digests compressed
/// into one. Where `matrices_to_inject` has rows (all matrices of one height, at most the
/// length of the new layer), the hash of the row is compressed into the digest as well, beyond
/// their height the default digest.
pub fn compress_and_inject<P, PW, H, C, M, const DIGEST_ELEMS: usize>(
    prev_layer: &[[PW::Value; DIGEST_ELEMS]],
    matrices_to_inject: Vec<&M>,
    h: &H,
    c: &C,
) -> Vec<[PW::Value; DIGEST_ELEMS]>
where
    P: PackedField,
    PW: PackedValue,
    H: CryptographicHasher<P::Scalar, [PW::Value; DIGEST_ELEMS]>,
    H: CryptographicHasher<P, [PW; DIGEST_ELEMS]>,
    H: Sync,
    C: PseudoCompressionFunction<[PW::Value; DIGEST_ELEMS], 2>,
    C: PseudoCompressionFunction<[PW; DIGEST_ELEMS], 2>,
    C: Sync,
    M: Matrix<P::Scalar>,
{
    let next = compressed_pairs::<PW, C, DIGEST_ELEMS>(prev_layer, c);
    if matrices_to_inject.is_empty() {
        return next;
    }
    // Rows first, then pairs again: the two halves of the pairs are digest and row.
    let rows = first_digest_layer::<P, PW, H, M, DIGEST_ELEMS>(h, matrices_to_inject);
    let default = [PW::Value::default(); DIGEST_ELEMS];
    let pairs: Vec<_> = next
        .iter()
        .enumerate()
        .flat_map(|(i, digest)| [*digest, rows.get(i).copied().unwrap_or(default)])
        .collect();
    compressed_pairs::<PW, C, DIGEST_ELEMS>(&pairs, c)
}

fn compressed_pairs<PW, C, const DIGEST_ELEMS: usize>(
    prev: &[[PW::Value; DIGEST_ELEMS]],
    c: &C,
) -> Vec<[PW::Value; DIGEST_ELEMS]>
where
    PW: PackedValue,
    C: PseudoCompressionFunction<[PW::Value; DIGEST_ELEMS], 2>,
    C: PseudoCompressionFunction<[PW; DIGEST_ELEMS], 2>,
    C: Sync,
{
    let compress_pair = |i: usize| c.compress([prev[2 * i], prev[2 * i + 1]]);
    if let Some(layer) = outer::compress_pairs(prev, compress_pair) {
        return layer;
    }
    // Side 0 or 1 of the pairs from i on, one pair per lane.
    let side = |i: usize, side: usize| -> [PW; DIGEST_ELEMS] {
        array::from_fn(|j| PW::from_fn(|lane| prev[2 * (i + lane) + side][j]))
    };
    layer::<PW, DIGEST_ELEMS>(
        prev.len() / 2,
        |i| c.compress([side(i, 0), side(i, 1)]),
        compress_pair,
    )
}

/// `count` digests padded to a power of two: `packed(i)` makes those of i and the following
/// lanes, `single(i)` makes one, for the remainder.
fn layer<PW: PackedValue, const DIGEST_ELEMS: usize>(
    count: usize,
    packed: impl Fn(usize) -> [PW; DIGEST_ELEMS] + Sync,
    single: impl Fn(usize) -> [PW::Value; DIGEST_ELEMS],
) -> Vec<[PW::Value; DIGEST_ELEMS]> {
    let mut digests = vec![[PW::Value::default(); DIGEST_ELEMS]; count.next_power_of_two()];
    let whole = count / PW::WIDTH * PW::WIDTH;
    digests[..whole]
        .par_chunks_exact_mut(PW::WIDTH)
        .enumerate()
        .for_each(|(chunk, digests)| {
            let made = packed(chunk * PW::WIDTH);
            for (lane, digest) in digests.iter_mut().enumerate() {
                *digest = made.map(|element| element.as_slice()[lane]);
            }
        });
    for (i, digest) in digests.iter_mut().enumerate().take(count).skip(whole) {
        *digest = single(i);
    }
    digests
}
