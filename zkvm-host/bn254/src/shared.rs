//! The one batch of this process, for code that cannot know the round constants itself.

use std::sync::OnceLock;

use crate::BatchPoseidon2;

static SHARED: OnceLock<BatchPoseidon2> = OnceLock::new();

/// The shared batch, which the first call makes.
pub fn share_batch(make: impl FnOnce() -> BatchPoseidon2) -> &'static BatchPoseidon2 {
    SHARED.get_or_init(make)
}

/// The shared batch; None as long as nobody has made it.
pub fn shared_batch() -> Option<&'static BatchPoseidon2> {
    SHARED.get()
}
