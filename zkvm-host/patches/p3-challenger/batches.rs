//! The proof-of-work witness of a challenger over BN254, found with batches of permutations.

use core::any::Any;

use p3_bn254_fr::{find_in_batches, shared_batch, Bn254Fr, Grinding};
use p3_field::{reduce_31, PrimeField, PrimeField31};
use p3_maybe_rayon::prelude::*;
use p3_symmetric::CryptographicPermutation;

use crate::{GrindingChallenger, MultiField32Challenger};

/// Witnesses that one thread tries before it looks whether another has found one.
const TRIED_AT_ONCE: u32 = 1 << 12;

/// A witness that `challenger` has accepted and observed; None, and the challenger is as before, where there is no batch
/// for its hash.
pub(crate) fn witness<F, PF, P, const WIDTH: usize, const RATE: usize>(
    challenger: &mut MultiField32Challenger<F, PF, P, WIDTH, RATE>,
    bits: usize,
) -> Option<F>
where
    F: PrimeField31,
    PF: PrimeField,
    P: CryptographicPermutation<[PF; WIDTH]>,
{
    let poseidon2 = shared_batch()?;
    let place = challenger.input_buffer.len();
    let packed = challenger.num_duplex_elms;
    let mut state = challenger.sponge_state;
    for (element, values) in state.iter_mut().zip(challenger.input_buffer.chunks(packed)) {
        *element = reduce_31(values);
    }
    if place % packed == 0 {
        state[place / packed] = PF::zero();
    }
    let template = *(&state as &dyn Any).downcast_ref::<[Bn254Fr; 3]>()?;
    let bits_wanted = u32::try_from(bits).ok().filter(|bits| *bits <= 30)?;
    let grinding = Grinding { template, element: place / packed, slot: place % packed, bits: bits_wanted };
    let runs = F::ORDER_U32 / TRIED_AT_ONCE;
    let found = (0..runs).into_par_iter().find_map_any(|run| {
        let first = run * TRIED_AT_ONCE;
        find_in_batches(poseidon2, &grinding, first..first + TRIED_AT_ONCE)
    })?;
    // The challenger itself has the last word: a hash that only looks like the batch's makes no wrong proof.
    let witness = F::from_canonical_u32(found);
    if !challenger.clone().check_witness(bits, witness) {
        return None;
    }
    assert!(challenger.check_witness(bits, witness));
    Some(witness)
}
