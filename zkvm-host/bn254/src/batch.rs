//! Poseidon2 with width 3 for many independent inputs at once.
//!
//! A Merkle tree hashes many rows, each in its own chain of permutations. One chain cannot fill
//! a processor, [`BATCH`] of them side by side can.

#[cfg(target_arch = "x86_64")]
use crate::ifma;
use crate::path::{path, Path};
use crate::{plain, Bn254Fr};

/// Inputs of one call.
pub const BATCH: usize = 16;
/// Rounds that apply the S-box to the whole state.
pub const EXTERNAL_ROUNDS: usize = 8;
/// Rounds that apply the S-box to the first element only.
pub const INTERNAL_ROUNDS: usize = 56;
/// Bits of a packed value: it must be below 2^31.
pub(crate) const PACKED_BITS: usize = 31;
/// Values packed into one element, by powers of 2^31.
pub(crate) const PACKED_VALUES: usize = 8;
/// Packed values that one permutation absorbs, in two elements.
pub(crate) const RATE_VALUES: usize = 2 * PACKED_VALUES;

/// The round constants of the external rounds.
pub(crate) type External<T> = [[T; 3]; EXTERNAL_ROUNDS];

/// The permutation with its round constants, ready to run on this processor.
#[derive(Clone)]
pub struct BatchPoseidon2(Kernel);

#[derive(Clone)]
enum Kernel {
    Plain(Box<plain::Kernel>),
    #[cfg(target_arch = "x86_64")]
    Ifma(Box<ifma::Kernel>),
}

impl BatchPoseidon2 {
    /// On the path of this process, see [`path`].
    pub fn new(external: &External<Bn254Fr>, internal: &[Bn254Fr; INTERNAL_ROUNDS]) -> Self {
        Self::on(path(), external, internal)
    }

    /// On the given path; [`Path::Compare`] takes the fastest, comparing is left to the caller.
    ///
    /// Panics when the processor cannot run that path.
    pub fn on(
        path: Path,
        external: &External<Bn254Fr>,
        internal: &[Bn254Fr; INTERNAL_ROUNDS],
    ) -> Self {
        assert!(path.available(), "no {} on this processor", path.name());
        #[cfg(target_arch = "x86_64")]
        if path != Path::Plain {
            if let Some(kernel) = ifma::Kernel::new(external, internal) {
                return Self(Kernel::Ifma(Box::new(kernel)));
            }
        }
        Self(Kernel::Plain(Box::new(plain::Kernel::new(
            external, internal,
        ))))
    }

    /// The code that runs; never [`Path::Compare`].
    pub fn path(&self) -> Path {
        match self.0 {
            Kernel::Plain(_) => Path::Plain,
            #[cfg(target_arch = "x86_64")]
            Kernel::Ifma(_) => Path::Avx512Ifma,
        }
    }

    /// The sponge that overwrites, without padding: per row, 16 values below 2^31 go into two
    /// elements and one permutation; the digest is the first element.
    ///
    /// Panics when the rows differ in length or a value is 2^31 or more: both are mistakes of
    /// the calling program.
    pub fn hash_rows(&self, rows: &[&[u32]; BATCH]) -> [Bn254Fr; BATCH] {
        assert!(
            rows.iter().all(|row| row.len() == rows[0].len()),
            "rows must have one length"
        );
        match &self.0 {
            Kernel::Plain(kernel) => kernel.hash_rows(rows),
            #[cfg(target_arch = "x86_64")]
            Kernel::Ifma(kernel) => kernel.hash_rows(rows),
        }
    }

    /// The first element of the permutation of (left, right, 0).
    pub fn compress(&self, left: &[Bn254Fr; BATCH], right: &[Bn254Fr; BATCH]) -> [Bn254Fr; BATCH] {
        match &self.0 {
            Kernel::Plain(kernel) => kernel.compress(left, right),
            #[cfg(target_arch = "x86_64")]
            Kernel::Ifma(kernel) => kernel.compress(left, right),
        }
    }

    /// The permutation of every state.
    pub fn permute(&self, states: &[[Bn254Fr; 3]; BATCH]) -> [[Bn254Fr; 3]; BATCH] {
        match &self.0 {
            Kernel::Plain(kernel) => kernel.permute(states),
            #[cfg(target_arch = "x86_64")]
            Kernel::Ifma(kernel) => kernel.permute(states),
        }
    }
}

/// The values that element `k` of the state takes from `row` when it is absorbed from `start`
/// on; empty when the row ends before.
#[inline(always)]
pub(crate) fn absorbed(row: &[u32], start: usize, k: usize) -> &[u32] {
    let from = row.len().min(start + k * PACKED_VALUES);
    &row[from..row.len().min(from + PACKED_VALUES)]
}

/// The sum of values[j] * 2^(31j), of at most eight values below 2^31.
#[inline(always)]
pub(crate) fn pack(values: &[u32]) -> [u64; 4] {
    let mut words = [0; 4];
    for (j, &value) in values.iter().enumerate() {
        assert!(
            value >> PACKED_BITS == 0,
            "packed values must be below 2^31"
        );
        let (word, shift) = (PACKED_BITS * j / 64, PACKED_BITS * j % 64);
        let wide = u128::from(value) << shift;
        words[word] |= wide as u64;
        if shift + PACKED_BITS > 64 {
            words[word + 1] |= (wide >> 64) as u64;
        }
    }
    words
}
