//! The GPU itself: what the driver says of it, the prover on it, and what its failures look like. Without the feature `gpu`
//! there is none.

#[cfg(feature = "gpu")]
mod kind {
    use crate::device::{self, Built, Device, Gpu};
    use crate::errors::{fail, panic_text, Code, Failure, Outcome};
    use crate::receipts::{self, Stage};
    use crate::zkvm::zkvm;
    use crate::{shards, verify};
    use nvml_wrapper::Nvml;
    use sp1_core_executor::SP1Context;
    use sp1_core_machine::io::SP1Stdin;
    use sp1_prover::worker::{SP1LocalNode, SP1Proof};
    use sp1_prover_types::network_base_types::ProofMode;
    use std::future::Future;
    use std::sync::{Arc, OnceLock};
    use std::time::{Duration, Instant};
    use tokio::sync::Notify;

    /// What this program's machine code is for (zkvm-host/gpu.sh).
    pub const BUILT: Option<Built> = Some(Built {
        archs: match option_env!("LEMMA_CUDA_ARCHS") {
            Some(archs) => archs,
            None => "",
        },
        driver: match option_env!("LEMMA_CUDA_DRIVER") {
            Some(driver) => driver,
            None => "580",
        },
    });

    /// The program of the known small proof, its input and the journal that it must have.
    const HEALTH_ELF: &[u8] = include_bytes!("../../guests/elf/fibonacci.elf");
    const HEALTH_N: u32 = 1000;
    /// Longest time that the known small proof may take.
    const HEALTH_LIMIT: Duration = Duration::from_secs(300);

    /// The first panic that came from the device. After one, the process cannot prove any more.
    static BROKEN: OnceLock<String> = OnceLock::new();
    static SIGNAL: Notify = Notify::const_new();

    /// The devices that the driver knows, in the order of the PCI bus.
    pub fn list() -> Result<Vec<Gpu>, String> {
        let nvml = Nvml::init().map_err(|e| e.to_string())?;
        let describe = |index| -> Result<Gpu, nvml_wrapper::error::NvmlError> {
            let device = nvml.device_by_index(index)?;
            let (memory, capability) = (device.memory_info()?, device.cuda_compute_capability()?);
            Ok(Gpu {
                index,
                name: device.name()?,
                uuid: device.uuid()?,
                memory_bytes: memory.total,
                free_bytes: memory.free,
                driver: nvml.sys_driver_version()?,
                capability: (capability.major as u32, capability.minor as u32),
            })
        };
        let count = nvml.device_count().map_err(|e| e.to_string())?;
        (0..count).map(|index| describe(index).map_err(|e| format!("cuda:{index}: {e}"))).collect()
    }

    /// Makes `device` the only one that CUDA shows to this process and its children, and watches for its failures. Call before
    /// anything of CUDA is used.
    pub fn take(device: Device) {
        // The environment is read when CUDA starts, which nothing has done yet.
        std::env::set_var("CUDA_DEVICE_ORDER", "PCI_BUS_ID");
        std::env::set_var("CUDA_VISIBLE_DEVICES", &device.gpu.uuid);
        std::env::set_var("CUDA_CACHE_DISABLE", "1"); // all machine code is in this program
        device::set(device);
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            before(info);
            let text = panic_text(info.payload());
            if device::is_of_device(&text) && BROKEN.set(text).is_ok() {
                SIGNAL.notify_one();
            }
        }));
    }

    /// SP1 with its provers on the device.
    pub async fn node() -> anyhow::Result<SP1LocalNode> {
        let shards: Option<Arc<dyn lemma_provers::Shards>> =
            if cfg!(feature = "own") { Some(Arc::new(shards::Collector)) } else { None };
        lemma_provers::gpu::node(shards).await
    }

    /// Makes the known small proof, through all stages, and verifies it on the CPU; gives the seconds that it took.
    pub fn health(node: &SP1LocalNode) -> Outcome<f64> {
        let began = Instant::now();
        let unhealthy = |why: String| fail(Code::DeviceUnhealthy, format!("the known small proof failed: {why}"));
        let of = |failure: Failure| unhealthy(failure.message);
        let key = zkvm().setup(HEALTH_ELF).map_err(of)?;
        let journal = journal();
        let proof = async {
            let mut stdin = SP1Stdin::new();
            stdin.write_vec(HEALTH_N.to_le_bytes().to_vec());
            let made = node.prove_with_mode(HEALTH_ELF, stdin, SP1Context::default(), ProofMode::Compressed).await?;
            let SP1Proof::Compressed(compressed) = &made.proof else {
                anyhow::bail!("a proof of kind {}", made.proof);
            };
            let compressed = receipts::encode(&**compressed).map_err(|f| anyhow::Error::msg(f.message))?;
            let wrapped = node.shrink_wrap(&made.proof).await?;
            Ok((compressed, receipts::encode(&wrapped.proof).map_err(|f| anyhow::Error::msg(f.message))?))
        };
        let proof = async { tokio::time::timeout(HEALTH_LIMIT, watched(proof)).await };
        let (compressed, wrapped) = match zkvm().runtime.block_on(proof) {
            Ok(Ok(made)) => made,
            Ok(Err(e)) => return Err(unhealthy(format!("{e:#}"))),
            Err(_) => return Err(unhealthy(format!("it took more than {} seconds", HEALTH_LIMIT.as_secs()))),
        };
        verify::receipt(Stage::Compressed, &compressed, &key, &journal).map_err(of)?;
        verify::receipt(Stage::Wrap, &wrapped, &key, &journal).map_err(of)?;
        Ok((began.elapsed().as_secs_f64() * 1000.0).round() / 1000.0)
    }

    fn journal() -> Vec<u8> {
        let (mut a, mut b) = (0u64, 1u64);
        for _ in 0..HEALTH_N {
            (a, b) = (b, a.wrapping_add(b));
        }
        [u64::from(HEALTH_N).to_be_bytes(), a.to_be_bytes()].concat()
    }

    /// Does `work`, but not longer than until the device fails: SP1 may wait for a task that ended with it.
    pub async fn watched<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
        if device::current().is_none() {
            return work.await;
        }
        if let Some(text) = BROKEN.get() {
            anyhow::bail!("the device failed before: {text}");
        }
        tokio::select! {
            made = work => made,
            () = SIGNAL.notified() => Err(anyhow::anyhow!("the device failed")),
        }
    }

    /// What became of the device in stage `stage`, if a failure there is its doing.
    pub fn failure(stage: &str) -> Option<Failure> {
        let device = device::current()?;
        let answers = lemma_provers::gpu::used_bytes().map(|_| ());
        device::broken(&device.gpu.id(), stage, BROKEN.get().map(String::as_str), answers)
    }

    /// Whether this process has lost its device.
    pub fn is_broken() -> bool {
        BROKEN.get().is_some()
    }

    /// Memory in use on the device, by all processes, in bytes.
    pub fn used_bytes() -> Option<u64> {
        device::current().and_then(|_| lemma_provers::gpu::used_bytes().ok())
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn the_known_journal_is_what_the_guest_commits_to() {
            assert_eq!(journal().len(), 16);
            assert_eq!(journal()[..8], 1000u64.to_be_bytes());
            // F(1000) modulo 2^64.
            assert_eq!(journal()[8..], 817_770_325_994_397_771u64.to_be_bytes());
        }

        #[test]
        fn without_a_driver_the_list_says_so() {
            if std::path::Path::new("/dev/nvidiactl").exists() {
                assert!(list().is_ok());
            } else {
                assert!(list().is_err());
            }
        }
    }
}

#[cfg(not(feature = "gpu"))]
mod kind {
    use crate::device::{Built, Device, Gpu};
    use crate::errors::{Failure, Outcome};
    use sp1_prover::worker::SP1LocalNode;
    use std::future::Future;

    pub const BUILT: Option<Built> = None;

    pub fn list() -> Result<Vec<Gpu>, String> {
        Ok(Vec::new())
    }

    pub fn take(_: Device) {}

    pub async fn node() -> anyhow::Result<SP1LocalNode> {
        anyhow::bail!("built without GPU")
    }

    pub fn health(_: &SP1LocalNode) -> Outcome<f64> {
        Ok(0.0)
    }

    pub async fn watched<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
        work.await
    }

    pub fn failure(_: &str) -> Option<Failure> {
        None
    }

    pub fn is_broken() -> bool {
        false
    }

    pub fn used_bytes() -> Option<u64> {
        None
    }
}

pub use kind::{failure, health, is_broken, list, node, take, used_bytes, watched, BUILT};
