//! SP1 with its provers on the GPU that CUDA shows to this process, which must be one.
//!
//! Put together as SP1's own GPU server does it (sp1-gpu-prover, `cuda_worker_builder_with_machine`), but that the core prover
//! is watched.

use crate::watched::{Shards, Watched};
use sp1_core_machine::riscv::RiscvAir;
use sp1_gpu_cudart::TaskScope;
use sp1_gpu_prover::{
    core_prover_and_verifier, cuda_worker_builder, local_gpu_opts, new_cuda_prover, recursion_prover_and_verifier,
    CudaProverCoreComponents, CudaProverRecursionComponents, CudaProverWrapComponents, CudaShardProver,
    SHRINK_TRACE_ALLOCATION, WRAP_TRACE_ALLOCATION,
};
use sp1_hypercube::prover::ProverSemaphore;
use sp1_primitives::{SP1GlobalContext, SP1OuterGlobalContext};
use sp1_prover::worker::{SP1LocalNode, SP1LocalNodeBuilder, SP1WorkerBuilder};
use sp1_prover::{ReadyWrapProverBuilder, SP1ProverComponents};
use std::sync::Arc;

type Core = CudaShardProver<SP1GlobalContext, CudaProverCoreComponents>;
type Recursion = CudaShardProver<SP1GlobalContext, CudaProverRecursionComponents>;
type Wrap = CudaShardProver<SP1OuterGlobalContext, CudaProverWrapComponents>;

/// Buffers for traces that each prover has (SP1's number).
const TRACE_BUFFERS: usize = 4;

/// The kinds of provers that SP1 is put together from.
pub struct Provers;

impl SP1ProverComponents for Provers {
    type CoreProver = Watched<Core>;
    type RecursionProver = Recursion;
    type WrapProver = Wrap;
    type WrapProverBuilder = ReadyWrapProverBuilder<Self>;
}

/// Starts SP1. `shards` sees the proofs of all core shards; without it, SP1 is as it comes. Panics, or fails, when the device
/// does not answer or is too small.
pub async fn node(shards: Option<Arc<dyn Shards>>) -> anyhow::Result<SP1LocalNode> {
    let (sender, receiver) = tokio::sync::oneshot::channel();
    // Everything on the device belongs to a scope, and a scope lives as long as the task that has it: as this process.
    sp1_gpu_cudart::spawn(move |scope| async move {
        let made = match shards {
            Some(shards) => SP1LocalNodeBuilder::from_worker_client_builder(watched(scope, shards).await).build().await,
            None => SP1LocalNodeBuilder::from_worker_client_builder(cuda_worker_builder(scope).await).build().await,
        };
        let _ = sender.send(made);
        std::future::pending::<()>().await
    });
    receiver.await.unwrap_or_else(|_| anyhow::bail!("the GPU prover did not start; standard error says why"))
}

async fn watched(scope: TaskScope, shards: Arc<dyn Shards>) -> SP1WorkerBuilder<Provers> {
    let machine = RiscvAir::machine();
    // One proof on the device at a time.
    let permits = ProverSemaphore::new(1);
    let (core, _) = core_prover_and_verifier(scope.clone(), machine.clone()).await;
    let core = Arc::new(Watched { inner: core, shards });
    let (compress, _) = recursion_prover_and_verifier(scope.clone()).await;
    let shrink = Provers::shrink_verifier();
    let shrink = new_cuda_prover(&shrink, SHRINK_TRACE_ALLOCATION, TRACE_BUFFERS, false, false, scope.clone()).await;
    let wrap = Provers::wrap_verifier();
    let wrap = new_cuda_prover(&wrap, WRAP_TRACE_ALLOCATION, TRACE_BUFFERS, false, false, scope).await;
    SP1WorkerBuilder::<Provers>::new_with_machine(machine)
        .with_core_opts(local_gpu_opts())
        .with_core_air_prover(core, permits.clone())
        .with_compress_air_prover(Arc::new(compress), permits.clone())
        .with_shrink_air_prover(Arc::new(shrink), permits.clone())
        .with_wrap_air_prover(ReadyWrapProverBuilder::new(Arc::new(wrap)), permits)
}

/// Memory in use on the device, by all processes, in bytes. Fails when the device does not answer.
pub fn used_bytes() -> Result<u64, String> {
    let (free, total) = sp1_gpu_cudart::cuda_memory_info().map_err(|e| e.to_string())?;
    Ok((total - free) as u64)
}
