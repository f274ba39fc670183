//! A core prover that shows the proof of every shard, and takes proofs that exist already.
//!
//! SP1 goes on from a shard's proof to its recursion in one task and lets go of the proof, so this is the only place where
//! the proofs of all shards can be had while compression goes on; and the only one where a proof can be put in.

use sp1_core_executor::{ExecutionRecord, Program};
use sp1_hypercube::prover::{AirProver, PreprocessedData, ProverPermit, ProverSemaphore, ProvingKey};
use sp1_hypercube::{Machine, MachineRecord, MachineVerifyingKey, SP1PcsProofInner, ShardProof};
use sp1_primitives::{SP1Field, SP1GlobalContext};
use sp1_prover::CoreSC;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The proof of one shard of an execution.
pub type CoreShard = ShardProof<SP1GlobalContext, SP1PcsProofInner>;

/// Whoever wants to see the shards' proofs.
pub trait Shards: Send + Sync {
    /// The proof of the shard with these public values, if there is one. The sum of the shard's global interactions is not
    /// among them yet.
    fn known(&self, public_values: &[SP1Field]) -> Option<CoreShard>;
    /// A shard has this proof.
    fn proven(&self, shard: &CoreShard);
}

/// One of SP1's core provers, watched.
pub struct Watched<P> {
    pub inner: P,
    pub shards: Arc<dyn Shards>,
}

type Key<P> = ProvingKey<SP1GlobalContext, CoreSC, P>;
type VerifyingKey = MachineVerifyingKey<SP1GlobalContext>;

impl<P: AirProver<SP1GlobalContext, CoreSC>> AirProver<SP1GlobalContext, CoreSC> for Watched<P> {
    type PreprocessedData = Arc<Key<P>>;

    fn machine(&self) -> &Machine<SP1Field, sp1_core_machine::riscv::RiscvAir<SP1Field>> {
        self.inner.machine()
    }

    async fn setup_from_vk(
        &self,
        program: Arc<Program>,
        vk: Option<VerifyingKey>,
        permits: ProverSemaphore,
    ) -> (PreprocessedData<Key<Self>>, VerifyingKey) {
        let (made, vk) = self.inner.setup_from_vk(program, vk, permits).await;
        let pk = ProvingKey { vk: vk.clone(), preprocessed_data: made.pk };
        (PreprocessedData { pk: Arc::new(pk), permit: made.permit }, vk)
    }

    async fn setup_and_prove_shard(
        &self,
        program: Arc<Program>,
        record: ExecutionRecord,
        vk: Option<VerifyingKey>,
        permits: ProverSemaphore,
    ) -> (VerifyingKey, CoreShard, ProverPermit) {
        if let Some(vk) = &vk {
            if let Some(shard) = self.shards.known(&record.public_values::<SP1Field>()) {
                let permit = permits.acquire().await.expect("the semaphore is never closed");
                self.shards.proven(&shard);
                return (vk.clone(), shard, permit);
            }
        }
        let (vk, shard, permit) = self.inner.setup_and_prove_shard(program, record, vk, permits).await;
        self.shards.proven(&shard);
        (vk, shard, permit)
    }

    async fn prove_shard_with_pk(
        &self,
        pk: Arc<Key<Self>>,
        record: ExecutionRecord,
        permits: ProverSemaphore,
    ) -> (CoreShard, ProverPermit) {
        let (shard, permit) = self.inner.prove_shard_with_pk(pk.preprocessed_data.clone(), record, permits).await;
        self.shards.proven(&shard);
        (shard, permit)
    }

    async fn preprocessed_table_heights(pk: Arc<Key<Self>>) -> BTreeMap<String, usize> {
        P::preprocessed_table_heights(pk.preprocessed_data.clone()).await
    }
}
