//! The batch on processors that this crate has no vector code for: there is none.

use crate::Bn254Fr;

/// Inputs of one call.
pub const BATCH: usize = 16;
/// Rounds that apply the S-box to the whole state.
pub const EXTERNAL_ROUNDS: usize = 8;
/// Rounds that apply the S-box to the first element only.
pub const INTERNAL_ROUNDS: usize = 56;

/// A type without values, as [`BatchPoseidon2::new`] never makes one here.
#[derive(Clone)]
pub enum BatchPoseidon2 {}

impl BatchPoseidon2 {
    /// Always None.
    pub fn new(
        _: &[[Bn254Fr; 3]; EXTERNAL_ROUNDS],
        _: &[Bn254Fr; INTERNAL_ROUNDS],
    ) -> Option<Self> {
        None
    }

    /// Cannot be called: there is no value to call it on.
    pub fn hash_rows(&self, _: &[&[u32]; BATCH]) -> [Bn254Fr; BATCH] {
        match *self {}
    }

    /// Cannot be called: there is no value to call it on.
    pub fn compress(&self, _: &[Bn254Fr; BATCH], _: &[Bn254Fr; BATCH]) -> [Bn254Fr; BATCH] {
        match *self {}
    }
}
