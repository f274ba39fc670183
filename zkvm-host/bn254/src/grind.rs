//! The search for a proof-of-work witness of the prover's challenger, in batches.

use core::ops::Range;

use crate::batch::{BatchPoseidon2, BATCH, PACKED_BITS, PACKED_VALUES};
use crate::Bn254Fr;

/// The order of the small field that challenges are taken in.
const KOALA_BEAR_ORDER: u64 = 0x7f00_0001;
/// Challenges have 31 bits, of which the topmost would not be uniform.
const MOST_BITS: u32 = 30;
/// Elements of the state that take observed values and give challenges.
const RATE: usize = 2;

/// What the challenger does with a witness: it packs the value into its state, permutes, and
/// accepts when the low bits of the next challenge are zero. That challenge is the highest of
/// the four 64-bit words of the last element of the rate, modulo the order of KoalaBear.
#[derive(Clone, Debug)]
pub struct Grinding {
    /// The state with everything observed before and a witness of zero.
    pub template: [Bn254Fr; 3],
    /// The element of the state that takes the witness: 0 or 1.
    pub element: usize,
    /// The place in that element, 0 to 7: the witness counts 2^(31 * slot).
    pub slot: usize,
    /// How many low bits of the challenge must be zero, at most 30.
    pub bits: u32,
}

/// The smallest witness in `range` that the challenger accepts; None where there is none.
///
/// Runs on the calling thread. Witnesses must be below the order of KoalaBear to mean anything,
/// which is left to the caller.
///
/// Panics when a field of `grinding` is out of its bounds: a mistake of the calling program.
pub fn find_in_batches(
    poseidon2: &BatchPoseidon2,
    grinding: &Grinding,
    range: Range<u32>,
) -> Option<u32> {
    let Grinding {
        template,
        element,
        slot,
        bits,
    } = *grinding;
    assert!(element < RATE, "the witness goes into element 0 or 1");
    assert!(slot < PACKED_VALUES, "an element has eight slots");
    assert!(bits <= MOST_BITS, "a challenge has 30 uniform bits");
    let one = Bn254Fr::new(crate::FFBn254Fr::from_u64(1));
    let step = (0..slot * PACKED_BITS).fold(one, |step, _| step + step);
    let mask = (1 << bits) - 1;
    let mut first = range.start;
    while first < range.end {
        let count = BATCH.min((range.end - first) as usize);
        let states = core::array::from_fn(|i| {
            // The last call repeats a witness in the lanes that it does not need.
            let witness = first + i.min(count - 1) as u32;
            let mut state = template;
            state[element] += step * Bn254Fr::new(crate::FFBn254Fr::from_u64(witness.into()));
            state
        });
        let permuted = poseidon2.permute(&states);
        let accepted = |state: &[Bn254Fr; 3]| {
            let challenge = state[RATE - 1].value.canonical()[3] % KOALA_BEAR_ORDER;
            challenge & mask == 0
        };
        if let Some(i) = permuted[..count].iter().position(accepted) {
            return Some(first + i as u32);
        }
        first += count as u32;
    }
    None
}
