//! The one thread that owns the host's state: it takes requests in order, answers the short ones, and gives each long one
//! a thread of its own.

use crate::errors::{fail, guarded, Code, Outcome};
use crate::job::Job;
use crate::limits::Limits;
use crate::protocol::{Line, Out, Request};
use crate::receipts::{self, Stage, STAGES};
use crate::zkvm::{self, program_id, zkvm};
use crate::{device, execute, files, gpu, hashing, measure, memory, process, prove, verify, witness};
use lemma_provers::settings::Setting;
use serde_json::{json, Map, Value};
use std::collections::HashMap;
use std::sync::mpsc::{Receiver, Sender};
use std::sync::Arc;

/// Version of docs/host-protocol.md.
const PROTOCOL: u32 = 1;
/// Most requests in progress.
pub const MAX_JOBS: usize = 64;

/// What reaches the server.
pub enum Message {
    Line(Line),
    Ended(u64),
}

fn setting(s: &Setting) -> Value {
    json!({"name": s.name, "value": s.value, "override": s.variable, "why": s.why})
}

/// The host's state.
pub struct Server {
    out: Out,
    light: bool,
    messages: Sender<Message>,
    jobs: HashMap<u64, Arc<Job>>,
    proving: Option<u64>,
}

impl Server {
    /// A server that answers through `out`; `messages` leads to the receiver that [`Server::run`] gets.
    pub fn new(out: Out, light: bool, messages: Sender<Message>) -> Self {
        Self { out, light, messages, jobs: HashMap::new(), proving: None }
    }

    /// Serves until the input ends.
    pub fn run(mut self, received: &Receiver<Message>) {
        for message in received {
            match message {
                Message::Line(Line::Text(line)) => self.request(&line),
                Message::Line(Line::TooLong) => {
                    let most = crate::protocol::MAX_LINE_BYTES;
                    self.out.answer(None, &Err(fail(Code::BadRequest, format!("request: longer than {most} bytes"))));
                }
                Message::Line(Line::End) => break,
                Message::Ended(id) => {
                    self.jobs.remove(&id);
                    self.proving = self.proving.filter(|proving| *proving != id);
                }
            }
        }
        self.out.flush();
    }

    fn request(&mut self, line: &[u8]) {
        let request = match Request::parse(line) {
            Ok(request) => request,
            Err((id, failure)) => return self.out.answer(id, &Err(failure)),
        };
        if self.jobs.contains_key(&request.id) {
            // Answering with this id would end the request that has it.
            let message = format!("id: {} is the id of a request in progress", request.id);
            return self.out.answer(None, &Err(fail(Code::BadRequest, message)));
        }
        let id = Some(request.id);
        match request.op.as_str() {
            "hello" => self.out.answer(id, &Ok(self.hello())),
            "cancel" => self.out.answer(id, &self.cancel(&request)),
            _ => match self.admit(&request) {
                Ok(operation) => self.start(request, operation),
                Err(failure) => self.out.answer(id, &Err(failure)),
            },
        }
    }

    fn hello(&self) -> Value {
        let mut hello = json!({
            "protocol": PROTOCOL,
            "name": "sp1",
            "version": zkvm::VERSION,
            "mode": if self.light { "light" } else { "full" },
            "ready": self.light || prove::PROVER.get().is_some(),
            "stages": if self.light { Vec::new() } else { STAGES.map(Stage::name).to_vec() },
            "memory_bytes": memory::stage_bytes().into_iter().map(|(s, b)| (s.into(), json!(b))).collect::<Map<_, _>>(),
            "devices": ["cpu"],
            "cpu_features": process::cpu_features().0,
            "settings": zkvm::settings().map_or_else(|_| Vec::new(), |settings| settings.all().map(setting).to_vec()),
            "hashing": {"path": hashing::path().unwrap_or("unknown"), "override": "LEMMA_BN254"},
        });
        if let Some(ready) = prove::PROVER.get() {
            hello["start_seconds"] = json!(ready.start_seconds);
            if let Some(seconds) = ready.health_seconds {
                hello["health_seconds"] = json!(seconds);
            }
        }
        if let Some(device) = device::current() {
            hello["devices"] = json!([device.gpu.id()]);
            hello["device"] = device.gpu.about();
            hello["device_memory_bytes"] = device.stage_bytes();
            hello["settings"] = json!([device.setting()]);
        }
        hello
    }

    fn cancel(&self, request: &Request) -> Outcome<Value> {
        let target = request.integer("target")?;
        match self.jobs.get(&target) {
            Some(job) => job.cancel(),
            // It ended while the cancel was on its way: nothing is left to do.
            None => tracing::debug!(target, "cancel of a request that is not in progress"),
        }
        Ok(json!({}))
    }

    /// The operation of a long request, when it may start now.
    fn admit(&self, request: &Request) -> Outcome<Operation> {
        let operation: Operation = match request.op.as_str() {
            "setup" => |_, request| setup(request),
            "execute" => |job, request| run_execute(job, request),
            "verify" => |_, request| run_verify(request),
            "witness" => |_, request| run_witness(request),
            "circuit" => |_, request| run_circuit(request),
            "measure" => |_, _| Ok(measure::run()),
            "prove" if self.light => {
                return Err(fail(Code::BadRequest, "op: prove needs the full mode; start the host without --light"));
            }
            "prove" => prove::run,
            other => return Err(fail(Code::BadRequest, format!("op: unknown operation {other:.64?}"))),
        };
        if request.op == "prove" && self.proving.is_some() {
            return Err(fail(Code::Busy, "a prove is in progress; one runs at a time"));
        }
        if self.jobs.len() == MAX_JOBS {
            return Err(fail(Code::Busy, format!("{MAX_JOBS} requests are in progress, which is the limit")));
        }
        Ok(operation)
    }

    fn start(&mut self, request: Request, operation: Operation) {
        let id = request.id;
        let job = Arc::new(Job::new(id, self.out.clone()));
        self.jobs.insert(id, job.clone());
        if request.op == "prove" {
            self.proving = Some(id);
        }
        let (messages, out) = (self.messages.clone(), self.out.clone());
        std::thread::spawn(move || {
            let outcome = guarded(Code::Internal, &request.op, || operation(&job, &request));
            // The end comes before the answer, so that a client which has its answer never finds the host busy with it.
            let _ = messages.send(Message::Ended(id));
            job.answer(&outcome);
            if gpu::is_broken() {
                // What CUDA lost in this process does not come back.
                out.flush();
                process::exit(process::EXIT_INTERNAL);
            }
        });
    }
}

/// A long request's work.
type Operation = fn(&Arc<Job>, &Request) -> Outcome<Value>;

fn setup(request: &Request) -> Outcome<Value> {
    let elf = files::read("elf", &request.path("elf")?, files::MAX_ELF_BYTES)?;
    Ok(json!({"program_id": program_id(&zkvm().setup(&elf)?)}))
}

fn run_execute(job: &Arc<Job>, request: &Request) -> Outcome<Value> {
    let limits = Limits::from_request(request)?;
    let (elf, input, journal) = (request.path("elf")?, request.path("input")?, request.path("journal")?);
    let done = execute::run(job, &elf, &input, &journal, &limits)?;
    serde_json::to_value(done).map_err(|e| fail(Code::Internal, format!("execute: {e}")))
}

fn run_verify(request: &Request) -> Outcome<Value> {
    let stage = Stage::parse("stage", request.text("stage")?)?;
    let (elf, receipt, journal) = (request.path("elf")?, request.path("receipt")?, request.path("journal")?);
    let key = zkvm().setup(&files::read("elf", &elf, files::MAX_ELF_BYTES)?)?;
    let receipt = receipts::load("receipt", &receipt, stage)?;
    let journal = files::read("journal", &journal, files::MAX_JOURNAL_BYTES)?;
    let claim = verify::receipt(stage, &receipt, &key, &journal)?;
    Ok(json!({"program_id": claim.program_id, "journal_digest": format!("0x{}", hex::encode(claim.journal_digest))}))
}

fn run_witness(request: &Request) -> Outcome<Value> {
    let out = request.path("out")?;
    let public = witness::write_witness(&request.path("receipt")?, &out)?;
    Ok(json!({
        "witness": out,
        "program_vkey": public.program_vkey,
        "public_values_digest": public.public_values_digest,
    }))
}

fn run_circuit(request: &Request) -> Outcome<Value> {
    let (operations, sha256) = witness::write_circuit(&request.path("template")?, &request.path("out")?)?;
    Ok(json!({"operations": operations, "sha256": sha256}))
}
