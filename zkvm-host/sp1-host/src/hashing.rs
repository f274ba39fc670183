//! Which code makes the wrap stage's hashes.

/// Ours (zkvm-host/bn254).
#[cfg(feature = "fast")]
mod kind {
    use p3_bn254_fr::{Bn254Fr, BATCH};

    /// The name of the path that is used here. Fails when the environment asks for one that this processor lacks.
    pub fn path() -> Result<&'static str, String> {
        let value = std::env::var_os(p3_bn254_fr::PATH_VARIABLE);
        let value = value.as_ref().map(|value| value.to_string_lossy());
        p3_bn254_fr::path_from(value.as_deref(), p3_bn254_fr::cpu_has_ifma()).map(p3_bn254_fr::Path::name)
    }

    /// Makes some permutations each time it is called and tells how many.
    pub fn permutations() -> impl FnMut() -> u64 {
        const ROUNDS: u64 = 64;
        let batch = p3_merkle_tree::outer_poseidon2();
        let mut state = [Bn254Fr::default(); BATCH];
        move || {
            for _ in 0..ROUNDS {
                state = batch.compress(&state, &state);
            }
            std::hint::black_box(&state);
            ROUNDS * BATCH as u64
        }
    }
}

/// The registry's, one permutation at a time.
#[cfg(not(feature = "fast"))]
mod kind {
    use slop_symmetric::Permutation;

    pub fn path() -> Result<&'static str, String> {
        Ok("vendor")
    }

    pub fn permutations() -> impl FnMut() -> u64 {
        const ROUNDS: u64 = 64;
        let permutation = slop_bn254::outer_perm();
        let mut state = [slop_bn254::Bn254Fr::default(); 3];
        move || {
            for _ in 0..ROUNDS {
                permutation.permute_mut(&mut state);
            }
            std::hint::black_box(&state);
            ROUNDS
        }
    }
}

pub use kind::{path, permutations};
