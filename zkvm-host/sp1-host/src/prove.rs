//! The full mode: keeps SP1's prover warm and proves one program at a time.

use crate::errors::{fail, Code, Outcome};
use crate::job::{Job, POLL_INTERVAL};
use crate::limits::Limits;
use crate::progress::Progress;
use crate::protocol::Request;
use crate::receipts::{self, Compressed, Core, Stage};
use crate::shards::{self, Collection};
use crate::zkvm::{self, zkvm};
use crate::{device, execute, files, gpu, large, memory, process, verify};
use serde_json::{json, Map, Value};
use sp1_core_executor::SP1Context;
use sp1_core_machine::io::SP1Stdin;
use sp1_hypercube::SP1VerifyingKey;
use sp1_prover::worker::SP1LocalNode;
use sp1_prover::worker::SP1Proof;
use sp1_prover_types::network_base_types::ProofMode;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{channel, Receiver};
use std::sync::{Arc, OnceLock};
use std::time::Instant;

/// SP1's prover once it is ready.
pub static PROVER: OnceLock<Ready> = OnceLock::new();

/// SP1's prover, and how long it took to start, in seconds.
pub struct Ready {
    pub node: SP1LocalNode,
    pub start_seconds: f64,
    /// The part of it that the check of the device took.
    pub health_seconds: Option<f64>,
}

/// Up to this much of the machine's memory, large tables that a proof is done with stay with this process for the next ones.
const KEPT_PERCENT: u64 = 33;

/// Starts SP1's prover (tens of seconds), checks its device and puts it into [`PROVER`].
pub fn start(began: Instant) -> Outcome<()> {
    process::remove_left_behind();
    large::keep(memory::total_bytes().unwrap_or(0) / 100 * KEPT_PERCENT);
    let (node, health_seconds) = match device::current() {
        None => (zkvm().runtime.block_on(node()).map_err(|e| fail(Code::Internal, format!("{e:#}")))?, None),
        Some(_) => {
            let unhealthy = |e: anyhow::Error| fail(Code::DeviceUnhealthy, format!("{e:#}"));
            let node = zkvm().runtime.block_on(gpu::watched(gpu::node())).map_err(unhealthy)?;
            let seconds = gpu::health(&node)?;
            (node, Some(seconds))
        }
    };
    let start_seconds = (began.elapsed().as_secs_f64() * 1000.0).round() / 1000.0;
    let _ = PROVER.set(Ready { node, start_seconds, health_seconds }); // set once: one thread starts it
    Ok(())
}

#[cfg(feature = "own")]
async fn node() -> anyhow::Result<SP1LocalNode> {
    let settings = zkvm::settings().map_err(anyhow::Error::msg)?;
    lemma_provers::node(settings, files::cache_folder().as_deref(), Arc::new(shards::Collector)).await
}

/// SP1 as it comes.
#[cfg(not(feature = "own"))]
async fn node() -> anyhow::Result<SP1LocalNode> {
    use sp1_prover::worker::{cpu_worker_builder, SP1LocalNodeBuilder};
    SP1LocalNodeBuilder::from_worker_client_builder(cpu_worker_builder()).build().await
}

/// A prove request whose fields are checked.
struct Plan {
    elf: PathBuf,
    input: PathBuf,
    dir: PathBuf,
    to: Stage,
    from: Option<(Stage, PathBuf)>,
    limits: Limits,
}

impl Plan {
    fn from_request(request: &Request) -> Outcome<Self> {
        let to = Stage::parse("to", request.text("to")?)?;
        let from = request.object("from")?.map(resume).transpose()?;
        if let Some((stage, _)) = &from {
            if *stage > to {
                return Err(fail(
                    Code::BadRequest,
                    format!("from.stage: {} comes after to, {}", stage.name(), to.name()),
                ));
            }
        }
        let (elf, input, dir) = (request.path("elf")?, request.path("input")?, request.path("dir")?);
        Ok(Self { elf, input, dir, to, from, limits: Limits::from_request(request)? })
    }
}

fn resume(from: &Map<String, Value>) -> Outcome<(Stage, PathBuf)> {
    let text = |field: &str| {
        from.get(field)
            .and_then(Value::as_str)
            .filter(|s| !s.is_empty())
            .ok_or_else(|| fail(Code::BadRequest, format!("from.{field}: want a text that is not empty")))
    };
    Ok((Stage::parse("from.stage", text("stage")?)?, PathBuf::from(text("path")?)))
}

/// Runs a prove request to its end.
pub fn run(job: &Arc<Job>, request: &Request) -> Outcome<Value> {
    let plan = Plan::from_request(request)?;
    files::folder("dir", &plan.dir)?;
    let elf = files::read("elf", &plan.elf, files::MAX_ELF_BYTES)?;
    let input = files::read("input", &plan.input, files::MAX_INPUT_BYTES)?;
    let progress = Progress::start(job.clone(), "start");
    let key = zkvm().setup(&elf)?;
    let prover = wait_until_ready(job)?;
    progress.stage("execute");
    let journal_path = plan.dir.join("journal.bin");
    // Executing first finds every fault of the guest, within limits, before any proving; the prover itself has none.
    let execution = execute::run(job, &plan.elf, &plan.input, &journal_path, &plan.limits)?;
    let journal = files::read("journal", &journal_path, files::MAX_JOURNAL_BYTES)?;
    job.check()?;
    let work = Work { job, prover, elf: &elf, key: &key, journal: &journal, dir: &plan.dir, progress: &progress };
    let receipts = work.stages(&plan, input);
    large::give_back();
    let receipts = receipts?;
    progress.done();
    let paths: Map<String, Value> =
        receipts.into_iter().map(|(stage, path)| (stage.name().to_string(), json!(path))).collect();
    Ok(json!({"receipts": paths, "journal": journal_path, "cycles": execution.cycles}))
}

fn wait_until_ready(job: &Job) -> Outcome<&'static SP1LocalNode> {
    loop {
        job.check()?;
        if let Some(ready) = PROVER.get() {
            return Ok(&ready.node);
        }
        std::thread::sleep(POLL_INTERVAL);
    }
}

/// What every stage of one proof needs.
struct Work<'a> {
    job: &'a Job,
    prover: &'a SP1LocalNode,
    elf: &'a [u8],
    key: &'a SP1VerifyingKey,
    journal: &'a [u8],
    dir: &'a Path,
    progress: &'a Progress,
}

impl Work<'_> {
    /// Passes the stages up to `plan.to`; gives the receipts that lie in the folder now.
    fn stages(&self, plan: &Plan, input: Vec<u8>) -> Outcome<Vec<(Stage, PathBuf)>> {
        let mut done = Vec::new();
        let (mut last, bytes) = match &plan.from {
            Some((Stage::Core, path)) if plan.to > Stage::Core => {
                let core = self.core("from.path", path)?;
                (Stage::Compressed, self.compress(input, Some(core), &mut done)?)
            }
            Some((stage, path)) => (*stage, receipts::load("from.path", path, *stage)?),
            None if plan.to == Stage::Core => (Stage::Core, self.prove(input, Stage::Core)?),
            None => (Stage::Compressed, self.compress(input, None, &mut done)?),
        };
        done.push((last, self.keep(last, &bytes)?));
        if last < plan.to {
            let wrapped = self.wrap(&bytes)?;
            last = Stage::Wrap;
            done.push((last, self.keep(last, &wrapped)?));
        }
        Ok(done)
    }

    /// The shards of a core receipt, if it is one for this program and journal.
    fn core(&self, field: &str, path: &Path) -> Outcome<Core> {
        self.progress.stage("core");
        let bytes = receipts::load(field, path, Stage::Core)?;
        verify::receipt(Stage::Core, &bytes, self.key, self.journal)?;
        receipts::decode(Stage::Core, &bytes)
    }

    /// Makes a compressed receipt. Core proving and compression overlap; stage core ends when all shards are proven and the
    /// core receipt is in the folder, unless it is one from before, `core`, or too long to keep.
    fn compress(&self, input: Vec<u8>, core: Option<Core>, done: &mut Vec<(Stage, PathBuf)>) -> Outcome<Vec<u8>> {
        if core.is_some() || !cfg!(feature = "own") {
            let _collection = core.map(|core| Collection::start(self.key, core, None));
            self.progress.stage("compressed");
            return self.prove(input, Stage::Compressed);
        }
        self.progress.stage("core");
        let (sender, complete) = channel();
        let collection = Collection::start(self.key, Vec::new(), Some(sender));
        std::thread::scope(|scope| {
            let keeper = scope.spawn(move || self.keep_core(complete));
            let proved = self.prove(input, Stage::Compressed);
            drop(collection); // ends the keeper when the shards never became complete
            done.extend(keeper.join().ok().flatten().map(|path| (Stage::Core, path)));
            proved
        })
    }

    /// Waits for the shards and keeps them as the core receipt. Without one the job goes on all the same.
    fn keep_core(&self, complete: Receiver<Core>) -> Option<PathBuf> {
        let kept = receipts::encode(&complete.recv().ok()?).and_then(|bytes| self.keep(Stage::Core, &bytes));
        self.progress.stage("compressed");
        kept.map_err(|failure| tracing::warn!("the core receipt is not kept: {}", failure.message)).ok()
    }

    /// Runs SP1's pipeline to stage `to`.
    fn prove(&self, input: Vec<u8>, to: Stage) -> Outcome<Vec<u8>> {
        memory::admit(to.name())?;
        self.job.check()?;
        if to == Stage::Core {
            self.progress.stage("core");
        }
        let mut stdin = SP1Stdin::new();
        stdin.write_vec(input);
        let mode = if to == Stage::Core { ProofMode::Core } else { ProofMode::Compressed };
        let proving = self.prover.prove_with_mode(self.elf, stdin, SP1Context::default(), mode);
        let made = zkvm().runtime.block_on(gpu::watched(proving)).map_err(|e| broken(to, &e))?;
        match made.proof {
            SP1Proof::Core(shards) if to == Stage::Core => receipts::encode(&shards),
            SP1Proof::Compressed(proof) if to == Stage::Compressed => receipts::encode(&*proof),
            other => Err(fail(Code::Internal, format!("{}: the prover made a proof of kind {other}", to.name()))),
        }
    }

    /// Wraps a compressed receipt, in two stages: shrink and wrap.
    fn wrap(&self, compressed: &[u8]) -> Outcome<Vec<u8>> {
        memory::admit("wrap")?;
        self.job.check()?;
        self.progress.watch("shrink");
        let proof: Compressed = receipts::decode(Stage::Compressed, compressed)?;
        let proof = SP1Proof::Compressed(Box::new(proof));
        let wrapping = self.prover.shrink_wrap(&proof);
        let made = zkvm().runtime.block_on(gpu::watched(wrapping)).map_err(|e| broken(Stage::Wrap, &e))?;
        receipts::encode(&made.proof)
    }

    /// Verifies a receipt and writes it into the folder.
    fn keep(&self, stage: Stage, bytes: &[u8]) -> Outcome<PathBuf> {
        verify::receipt(stage, bytes, self.key, self.journal)?;
        let path = self.dir.join(stage.file_name());
        files::write("dir", &path, |file| file.write_all(bytes))?;
        Ok(path)
    }
}

fn broken(stage: Stage, error: &anyhow::Error) -> crate::errors::Failure {
    gpu::failure(stage.name())
        .unwrap_or_else(|| fail(Code::Internal, format!("{}: {error:#}; standard error says more", stage.name())))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan(fields: &str) -> Outcome<Plan> {
        let line = format!(r#"{{"id":1,"op":"prove","elf":"/e","input":"/i","dir":"/d",{fields}}}"#);
        Plan::from_request(&Request::parse(line.as_bytes()).unwrap())
    }

    #[test]
    fn a_plan_goes_forward_only() {
        assert!(plan(r#""to":"wrap""#).unwrap().from.is_none());
        let resumed = plan(r#""to":"wrap","from":{"stage":"compressed","path":"/p"}"#).unwrap();
        assert_eq!(resumed.from, Some((Stage::Compressed, PathBuf::from("/p"))));
        assert!(plan(r#""to":"compressed","from":{"stage":"core","path":"/p"}"#).unwrap().from.is_some());
        for (fields, want) in [
            (r#""to":"groth16""#, "to: want core"),
            (r#""from":null"#, "to: missing"),
            (r#""to":"core","from":{"stage":"wrap","path":"/p"}"#, "from.stage: wrap comes after"),
            (r#""to":"wrap","from":{"stage":"wrap"}"#, "from.path"),
            (r#""to":"wrap","from":7"#, "from: want an object"),
            (r#""to":"wrap","limits":{"cycles":0}"#, "limits.cycles"),
        ] {
            let failure = plan(fields).err().expect(fields);
            assert_eq!(failure.code, Code::BadRequest);
            assert!(failure.message.starts_with(want), "{}", failure.message);
        }
    }
}
