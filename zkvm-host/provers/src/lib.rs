//! SP1's provers as the host runs them: on this machine's CPU, as many at a time as its memory allows, keys made on demand; or,
//! with the feature `gpu`, on a GPU.
//!
//! A crate of its own because all of SP1's generic prover code is compiled with it: minutes that no change of the host
//! itself should cost. Owns how SP1 is put together and which sizes it gets. Promises proofs that the registry's SP1
//! accepts, whatever the settings. Must not know jobs, requests or files other than its own store.

#[cfg(feature = "gpu")]
pub mod gpu;
mod keys;
mod on_demand;
pub mod settings;
mod watched;

use keys::Store;
use on_demand::OnDemand;
use settings::Settings;
use sp1_core_executor::SP1CoreOpts;
use sp1_core_machine::riscv::RiscvAir;
use sp1_hypercube::prover::{CpuShardProver, ProverSemaphore, SP1InnerPcsProver, SP1OuterPcsProver};
use sp1_hypercube::{SP1InnerPcs, SP1OuterPcs, SP1Pcs};
use sp1_primitives::{SP1Field, SP1GlobalContext, SP1OuterGlobalContext};
use sp1_prover::worker::{LocalWorkerClient, SP1LocalNode, SP1LocalNodeBuilder, SP1WorkerBuilder, SP1WorkerConfig};
use sp1_prover::{CompressAir, ReadyWrapProverBuilder, SP1ProverComponents, WrapAir};
use sp1_prover_types::InMemoryArtifactClient;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use watched::Watched;
pub use watched::{CoreShard, Shards};

type Core = CpuShardProver<SP1GlobalContext, SP1Pcs<SP1GlobalContext>, SP1InnerPcsProver, RiscvAir<SP1Field>>;
type Recursion = CpuShardProver<SP1GlobalContext, SP1InnerPcs, SP1InnerPcsProver, CompressAir<SP1Field>>;
type Wrap = CpuShardProver<SP1OuterGlobalContext, SP1OuterPcs, SP1OuterPcsProver, WrapAir<SP1Field>>;

/// The version of SP1, as in Cargo.toml.
pub const VERSION: &str = "6.10.0";

/// The kinds of provers that SP1 is put together from.
pub struct Provers;

impl SP1ProverComponents for Provers {
    type CoreProver = Watched<Core>;
    type RecursionProver = OnDemand<Recursion>;
    type WrapProver = OnDemand<Wrap>;
    type WrapProverBuilder = ReadyWrapProverBuilder<Self>;
}

/// Starts SP1 with `settings`; what it learns of its keys is kept below the folder `cache`, or nowhere. `shards` sees the
/// proofs of all core shards.
pub async fn node(settings: &Settings, cache: Option<&Path>, shards: Arc<dyn Shards>) -> anyhow::Result<SP1LocalNode> {
    let folder: Option<PathBuf> = cache.map(|cache| cache.join(format!("sp1-keys-{VERSION}")));
    let machine = RiscvAir::machine();
    // One semaphore for all: proofs of different stages share one memory.
    let permits = ProverSemaphore::new(settings.provers.value as usize);
    let store = |maker| Store::new(folder.clone(), maker);
    let core = Core::new(Provers::core_verifier(machine.clone()).shard_verifier().clone());
    let core = Arc::new(Watched { inner: core, shards });
    let compress = Recursion::new(Provers::compress_verifier().shard_verifier().clone());
    let shrink = Recursion::new(Provers::shrink_verifier().shard_verifier().clone());
    let wrap = Wrap::new(Provers::wrap_verifier().shard_verifier().clone());
    let wrap = ReadyWrapProverBuilder::<Provers>::new(Arc::new(OnDemand::new(wrap, store("wrap"))));
    let (client, _) = LocalWorkerClient::init();
    let mut options = SP1CoreOpts::default();
    options.sharding_threshold.element_threshold = settings.shard_elements.value;
    let builder = SP1WorkerBuilder::<Provers>::new_with_machine(machine)
        .with_artifact_client(InMemoryArtifactClient::new())
        .with_worker_client(client)
        .with_core_opts(options)
        .with_config(|config| limit(config, settings.workers.value as usize))
        .with_core_air_prover(core, permits.clone())
        .with_compress_air_prover(Arc::new(OnDemand::new(compress, store("compress"))), permits.clone())
        .with_shrink_air_prover(Arc::new(OnDemand::new(shrink, store("shrink"))), permits.clone())
        .with_wrap_air_prover(wrap, permits);
    SP1LocalNodeBuilder::from_worker_client_builder(builder).build().await
}

/// At most `workers` of everything that holds a trace or a record.
fn limit(config: &mut SP1WorkerConfig, workers: usize) {
    let core = &mut config.prover_config.core_prover_config;
    (core.num_core_workers, core.core_buffer_size) = (workers, workers);
    let recursion = &mut config.prover_config.recursion_prover_config;
    (recursion.num_recursion_executor_workers, recursion.recursion_executor_buffer_size) = (workers, workers);
    (recursion.num_recursion_prover_workers, recursion.recursion_prover_buffer_size) = (workers, workers);
    (recursion.num_prepare_reduce_workers, recursion.prepare_reduce_buffer_size) = (workers, workers);
    let deferred = &mut config.prover_config.deferred_prover_config;
    (deferred.num_deferred_workers, deferred.deferred_buffer_size) = (workers, workers);
}
