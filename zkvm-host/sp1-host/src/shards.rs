//! The proofs of a job's core shards, seen while SP1 goes on to compress them: together they are the core receipt. And the
//! way back: the shards of a core receipt that a proof goes on from.
//!
//! SP1 cannot go on from a core receipt, but it proves the same shards again when it is given the same program and input;
//! each that the receipt holds is taken from there instead. Precompile shards are proven anew: how SP1 packs their events
//! depends on timing, and nothing that is known before the proof tells one from another.

use crate::receipts::Core;
use lemma_provers::{CoreShard, Shards};
use sp1_hypercube::air::{PublicValues, ShardRange};
use sp1_hypercube::septic_digest::SepticDigest;
use sp1_hypercube::SP1VerifyingKey;
use sp1_primitives::SP1Field;
use std::borrow::{Borrow, BorrowMut};
use std::collections::HashMap;
use std::sync::mpsc::Sender;
use std::sync::{Mutex, MutexGuard};

/// Core receipts longer than this, in bytes, are not kept: they would take memory that the proof needs.
pub const MAX_KEPT_BYTES: u64 = 256 << 20;

/// The public values of a shard, typed.
type Values = PublicValues<[SP1Field; 4], [SP1Field; 3], [SP1Field; 4], SP1Field>;

/// The shards of the proof in progress; one runs at a time.
static SHARDS: Mutex<Option<Collected>> = Mutex::new(None);

struct Collected {
    known: HashMap<Vec<SP1Field>, CoreShard>,
    proven: Vec<CoreShard>,
    bytes: u64,
    /// The global sum of the program and the shards so far: zero when all shards are there.
    sum: Option<SepticDigest<SP1Field>>,
    complete: Option<Sender<Core>>,
}

/// The provers' view of this module.
pub struct Collector;

impl Shards for Collector {
    fn known(&self, public_values: &[SP1Field]) -> Option<CoreShard> {
        let mut collected = collected();
        let known = &mut collected.as_mut().filter(|collected| !collected.known.is_empty())?.known;
        let shard = name(public_values).and_then(|name| known.remove(&name));
        let whence = if shard.is_some() { "taken from the core receipt" } else { "proven anew" };
        tracing::info!("a shard is {whence}; {} are left in the receipt", known.len());
        shard
    }

    fn proven(&self, shard: &CoreShard) {
        if let Some(collected) = collected().as_mut() {
            collected.add(shard);
        }
    }
}

/// Collects until it is dropped.
pub struct Collection;

impl Collection {
    /// Starts for the program with verifying key `key`. `known` are the shards of a receipt that is verified; `complete`
    /// gets the receipt when all shards are proven, if it is not too long.
    pub fn start(key: &SP1VerifyingKey, known: Core, complete: Option<Sender<Core>>) -> Self {
        let known = known.into_iter().filter_map(|shard| Some((name(&shard.public_values)?, shard))).collect();
        let sum = Some(key.vk.initial_global_cumulative_sum);
        *collected() = Some(Collected { known, proven: Vec::new(), bytes: 0, sum, complete });
        Self
    }
}

impl Drop for Collection {
    fn drop(&mut self) {
        *collected() = None;
    }
}

impl Collected {
    fn add(&mut self, shard: &CoreShard) {
        if self.complete.is_none() {
            return;
        }
        self.bytes = self.bytes.saturating_add(bincode::serialized_size(shard).unwrap_or(u64::MAX));
        if self.bytes > MAX_KEPT_BYTES {
            tracing::warn!("the core receipt is not kept: it is longer than {MAX_KEPT_BYTES} bytes");
            (self.proven, self.complete) = (Vec::new(), None);
            return;
        }
        self.sum = self.sum.and_then(|sum| sum.checked_add(values(&shard.public_values).global_cumulative_sum));
        self.proven.push(shard.clone());
        if self.sum.is_some_and(|sum| sum.is_zero()) {
            let mut proven = std::mem::take(&mut self.proven);
            proven.sort_by_key(|shard| values(&shard.public_values).range());
            // Whoever waits for it may have given up.
            let _ = self.complete.take().map(|complete| complete.send(proven));
        }
    }
}

/// What tells a shard from the others of its execution before it is proven, if anything does.
fn name(public_values: &[SP1Field]) -> Option<Vec<SP1Field>> {
    let mut name = public_values.to_vec();
    if name.len() < sp1_hypercube::PROOF_MAX_NUM_PVS || values(&name).range() == ShardRange::precompile() {
        return None;
    }
    let masked: &mut Values = name.as_mut_slice().borrow_mut();
    masked.global_cumulative_sum = SepticDigest::zero();
    Some(name)
}

fn values(public_values: &[SP1Field]) -> &Values {
    public_values.borrow()
}

fn collected() -> MutexGuard<'static, Option<Collected>> {
    SHARDS.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use slop_algebra::AbstractField;

    fn public_values(timestamps: (u32, u32), sum: SepticDigest<SP1Field>) -> Vec<SP1Field> {
        let mut all = vec![SP1Field::zero(); sp1_hypercube::PROOF_MAX_NUM_PVS];
        let values: &mut Values = all.as_mut_slice().borrow_mut();
        values.initial_timestamp[3] = SP1Field::from_canonical_u32(timestamps.0);
        values.last_timestamp[3] = SP1Field::from_canonical_u32(timestamps.1);
        values.global_cumulative_sum = sum;
        all
    }

    #[test]
    fn a_shard_has_the_same_name_before_and_after_it_is_proven() {
        let (before, after) = (SepticDigest::default(), SepticDigest::starting_digest());
        assert!(name(&public_values((1, 9), before)).is_some());
        assert_eq!(name(&public_values((1, 9), before)), name(&public_values((1, 9), after)));
        assert_ne!(name(&public_values((1, 9), before)), name(&public_values((1, 8), before)));
    }

    #[test]
    fn precompile_shards_and_what_is_no_shard_have_no_name() {
        let precompile = public_values((1, 1), SepticDigest::zero());
        assert_eq!(values(&precompile).range(), ShardRange::precompile());
        assert_eq!(name(&precompile), None);
        assert_eq!(name(&[]), None);
    }

    #[test]
    fn nothing_is_known_or_kept_without_a_collection() {
        assert!(Collector.known(&public_values((1, 9), SepticDigest::zero())).is_none());
    }
}
