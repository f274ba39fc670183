//! The parts of SP1 that work without its prover: program ids, verifying keys, the verifier.

use crate::errors::{fail, guarded, Code, Outcome};
use crate::{elf, memory, process};
use lemma_provers::settings::{self, Settings};
use sha2::{Digest, Sha256};
use sp1_core_executor::Program;
use sp1_hypercube::{HashableKey, SP1VerifyingKey};
use sp1_prover::verify::{SP1Verifier, VerifierRecursionVks};
use sp1_prover::worker::SP1LightNode;
use std::collections::VecDeque;
use std::sync::{Arc, LazyLock, Mutex, OnceLock};

/// Version of SP1 that this host runs.
pub use lemma_provers::VERSION;
/// Verifying keys that are kept for programs seen before.
const MAX_KEPT_KEYS: usize = 64;

/// The verifying keys of recently used programs by the SHA-256 of their ELF, newest last.
type KeptKeys = VecDeque<([u8; 32], SP1VerifyingKey)>;

/// SP1 without its prover.
pub struct Zkvm {
    pub runtime: tokio::runtime::Runtime,
    pub verifier: SP1Verifier,
    light: SP1LightNode,
    keys: Mutex<KeptKeys>,
}

static ZKVM: LazyLock<Zkvm> = LazyLock::new(|| {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.unwrap_or_else(|e| {
        eprintln!("sp1-host: cannot start worker threads: {e}");
        process::exit(process::EXIT_CANNOT_START)
    });
    let light = runtime.block_on(SP1LightNode::new());
    let verifier = SP1Verifier::new(VerifierRecursionVks::default());
    Zkvm { runtime, verifier, light, keys: Mutex::new(VecDeque::new()) }
});

/// The one instance in this process, made at the first call (about a second).
pub fn zkvm() -> &'static Zkvm {
    &ZKVM
}

/// This machine's settings, chosen once. Fails on a variable of the environment that is not what it must be.
pub fn settings() -> Result<&'static Settings, String> {
    static SETTINGS: OnceLock<Result<Settings, String>> = OnceLock::new();
    let chosen = SETTINGS.get_or_init(|| {
        let cores = std::thread::available_parallelism().map_or(1, |n| n.get() as u64);
        settings::choose(cores, memory::total_bytes(), |name| std::env::var(name).ok())
    });
    chosen.as_ref().map_err(Clone::clone)
}

/// Checks `bytes` and disassembles them.
pub fn program(bytes: &[u8]) -> Outcome<Arc<Program>> {
    elf::check(bytes)?;
    let program = guarded(Code::ElfInvalid, "elf", || {
        Program::from(bytes).map_err(|e| fail(Code::ElfInvalid, format!("elf: {e:#}")))
    })?;
    if program.enable_untrusted_programs {
        return Err(fail(Code::ElfInvalid, "elf: asks to run code that is not part of the program; build it without"));
    }
    Ok(Arc::new(program))
}

/// The program id of a verifying key: 0x and 64 hex digits.
pub fn program_id(key: &SP1VerifyingKey) -> String {
    key.bytes32()
}

impl Zkvm {
    /// The verifying key of the program in `elf`; takes seconds when the program was not seen before.
    pub fn setup(&self, elf: &[u8]) -> Outcome<SP1VerifyingKey> {
        let digest: [u8; 32] = Sha256::digest(elf).into();
        if let Some((_, key)) = self.kept().iter().find(|kept| kept.0 == digest) {
            return Ok(key.clone());
        }
        program(elf)?;
        let key = guarded(Code::ElfInvalid, "elf", || {
            let made = self.runtime.block_on(self.light.setup(elf));
            made.map_err(|e| fail(Code::ElfInvalid, format!("elf: {e:#}")))
        })?;
        let mut kept = self.kept();
        if kept.len() == MAX_KEPT_KEYS {
            kept.pop_front();
        }
        kept.push_back((digest, key.clone()));
        Ok(key)
    }

    fn kept(&self) -> std::sync::MutexGuard<'_, KeptKeys> {
        self.keys.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
