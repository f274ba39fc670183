//! Provers that make a proving key when a proof needs it and drop it afterwards.
//!
//! SP1 makes the proving keys of all its recursion programs at start and keeps them: gigabytes, of which a proof uses one at
//! a time. What it needs of them at start is only the verifying key and the table heights; those are small, and kept on
//! disk (`keys`), so that a later start makes no key at all.

use crate::keys::{Known, Store};
use serde::Serialize;
use slop_challenger::IopCtx;
use sp1_hypercube::air::MachineAir;
use sp1_hypercube::prover::{
    AirProver, PcsProof, PreprocessedData, Program, ProverPermit, ProverSemaphore, ProvingKey, Record,
};
use sp1_hypercube::{Machine, MachineVerifyingKey, ShardContext, ShardProof};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A prover around `inner` whose proving keys are only names of programs.
pub struct OnDemand<P> {
    inner: P,
    store: Store,
}

/// What stands for a proving key.
pub struct Pending<T> {
    program: Arc<T>,
    heights: BTreeMap<String, usize>,
}

impl<P> OnDemand<P> {
    /// A prover that makes proofs with `inner` and keeps what it learns of keys in `store`.
    pub fn new(inner: P, store: Store) -> Self {
        Self { inner, store }
    }
}

impl<GC, SC, P> AirProver<GC, SC> for OnDemand<P>
where
    GC: IopCtx,
    SC: ShardContext<GC>,
    P: AirProver<GC, SC>,
    Program<GC, SC>: Serialize + Send + Sync + 'static,
{
    type PreprocessedData = Pending<Program<GC, SC>>;

    fn machine(&self) -> &Machine<GC::F, SC::Air> {
        self.inner.machine()
    }

    async fn setup_from_vk(
        &self,
        program: Arc<Program<GC, SC>>,
        vk: Option<MachineVerifyingKey<GC>>,
        permits: ProverSemaphore,
    ) -> (PreprocessedData<ProvingKey<GC, SC, Self>>, MachineVerifyingKey<GC>) {
        let name = self.store.name(&*program);
        let (known, permit) = match self.store.load::<Known<GC>>(&name) {
            Some(known) => (known, permits.acquire().await.expect("the semaphore is never closed")),
            None => {
                let (made, vk) = self.inner.setup_from_vk(program.clone(), vk, permits).await;
                let PreprocessedData { pk, permit } = made;
                let known = Known { vk, heights: P::preprocessed_table_heights(pk).await };
                self.store.save(&name, &known);
                (known, permit)
            }
        };
        let Known { vk, heights } = known;
        let pk = ProvingKey { vk: vk.clone(), preprocessed_data: Pending { program, heights } };
        (PreprocessedData { pk: Arc::new(pk), permit }, vk)
    }

    async fn setup_and_prove_shard(
        &self,
        program: Arc<Program<GC, SC>>,
        record: Record<GC, SC>,
        vk: Option<MachineVerifyingKey<GC>>,
        permits: ProverSemaphore,
    ) -> (MachineVerifyingKey<GC>, ShardProof<GC, PcsProof<GC, SC>>, ProverPermit) {
        self.inner.setup_and_prove_shard(program, record, vk, permits).await
    }

    /// Panics when the key that `pk` stands for turns out to be another one; the next start then makes all keys anew.
    async fn prove_shard_with_pk(
        &self,
        pk: Arc<ProvingKey<GC, SC, Self>>,
        record: Record<GC, SC>,
        permits: ProverSemaphore,
    ) -> (ShardProof<GC, PcsProof<GC, SC>>, ProverPermit) {
        let program = pk.preprocessed_data.program.clone();
        let vk = Some(pk.vk.clone());
        let (vk, proof, permit) = self.inner.setup_and_prove_shard(program, record, vk, permits).await;
        if vk != pk.vk {
            self.store.forget();
            panic!("a kept verifying key is not that of its program; the kept keys are removed, start again");
        }
        (proof, permit)
    }

    async fn preprocessed_table_heights(pk: Arc<ProvingKey<GC, SC, Self>>) -> BTreeMap<String, usize> {
        pk.preprocessed_data.heights.clone()
    }
}
