//! The internal linear layer of Poseidon2 with width 3.

use p3_field::AbstractField;
use p3_poseidon2::DiffusionPermutation;
use p3_symmetric::Permutation;
use serde::{Deserialize, Serialize};

use crate::Bn254Fr;

/// The matrix of ones plus diag(1, 1, 2).
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct DiffusionMatrixBN254;

impl<AF: AbstractField<F = Bn254Fr>> Permutation<[AF; 3]> for DiffusionMatrixBN254 {
    #[inline(always)]
    fn permute_mut(&self, state: &mut [AF; 3]) {
        // Only state[0] comes late, out of the S-box: what does not need it is added first.
        let rest = state[1].clone() + state[2].clone();
        let doubled = state[2].double();
        let sum = rest + state[0].clone();
        state[0] += sum.clone();
        state[1] += sum.clone();
        state[2] = doubled + sum;
    }
}

impl<AF: AbstractField<F = Bn254Fr>> DiffusionPermutation<AF, 3> for DiffusionMatrixBN254 {}
