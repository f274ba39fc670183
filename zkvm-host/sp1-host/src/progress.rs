//! Progress events of one proof: when a stage starts, at least every two seconds while it runs, and when it is done.

use crate::job::Job;
use crate::{gpu, memory};
use serde_json::json;
use std::sync::mpsc::{channel, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tracing::span::{Attributes, Id};
use tracing_subscriber::layer::{Context, Layer};

/// Longest time between two events of a running stage.
const EVENT_INTERVAL: Duration = Duration::from_secs(2);
/// A stage that used less CPU time than this since its last event is not running: the host then says nothing, so that its
/// client's watchdog sees a prover that hangs.
const LEAST_CPU_TIME: Duration = Duration::from_millis(50);

/// The spans by which SP1 shows that it went on to a stage of its own accord.
const SPANS: [(&str, &str); 2] = [("prove shrink", "shrink"), ("prove wrap", "wrap")];

/// Where the stages seen by [`StageLayer`] go; one proof runs at a time.
static WATCHED: Mutex<Option<Sender<Step>>> = Mutex::new(None);

enum Step {
    Stage(&'static str),
    Done,
}

/// Tells a job's client how far its proof is. Dropping it without [`Progress::done`] ends the events with no last one.
pub struct Progress {
    steps: Option<Sender<Step>>,
    thread: Option<JoinHandle<()>>,
}

impl Progress {
    /// Starts with stage `first`.
    pub fn start(job: Arc<Job>, first: &'static str) -> Self {
        let (steps, received) = channel();
        let thread = std::thread::spawn(move || report(&job, first, &received));
        Self { steps: Some(steps), thread: Some(thread) }
    }

    /// The stage before is done, `stage` starts.
    pub fn stage(&self, stage: &'static str) {
        // The reporter only ends after this value does.
        let _ = self.steps.as_ref().map(|steps| steps.send(Step::Stage(stage)));
    }

    /// As [`Progress::stage`], and from here on SP1's own spans change the stage too.
    pub fn watch(&self, stage: &'static str) {
        self.stage(stage);
        *watched() = self.steps.clone();
    }

    /// The last stage is done. Returns when its event is on its way.
    pub fn done(mut self) {
        let _ = self.steps.as_ref().map(|steps| steps.send(Step::Done));
        self.end();
    }

    fn end(&mut self) {
        *watched() = None;
        self.steps = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}

fn watched() -> std::sync::MutexGuard<'static, Option<Sender<Step>>> {
    WATCHED.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn report(job: &Job, first: &'static str, steps: &Receiver<Step>) {
    let mut stage = Running::start(job, first);
    loop {
        match steps.recv_timeout(EVENT_INTERVAL) {
            Ok(Step::Stage(next)) if next == stage.name => {}
            Ok(Step::Stage(next)) => {
                stage.tell("done");
                stage = Running::start(job, next);
            }
            Ok(Step::Done) => return stage.tell("done"),
            Err(RecvTimeoutError::Timeout) => stage.tick(memory::cpu_time()),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// The stage that runs now.
struct Running<'a> {
    job: &'a Job,
    name: &'static str,
    started: Instant,
    cpu_time: Duration,
}

impl<'a> Running<'a> {
    fn start(job: &'a Job, name: &'static str) -> Self {
        memory::reset_peak();
        let stage = Self { job, name, started: Instant::now(), cpu_time: memory::cpu_time() };
        stage.tell("started");
        stage
    }

    fn tell(&self, state: &str) {
        let seconds = (self.started.elapsed().as_secs_f64() * 1000.0).round() / 1000.0;
        let peak = memory::peak_bytes().unwrap_or(0);
        let mut event = json!({"stage": self.name, "state": state, "seconds": seconds, "peak_bytes": peak});
        if let Some(bytes) = gpu::used_bytes() {
            event["device_bytes"] = json!(bytes);
        }
        self.job.event(&event);
    }

    /// Tells that the stage runs, if it does. An execution runs in a process of its own, within its own limit of time.
    fn tick(&mut self, cpu_time: Duration) {
        if self.name == "execute" || cpu_time.saturating_sub(self.cpu_time) >= LEAST_CPU_TIME {
            self.cpu_time = cpu_time;
            self.tell("running");
        }
    }
}

/// Watches SP1's spans for the stages of [`SPANS`].
pub struct StageLayer;

impl<S: tracing::Subscriber> Layer<S> for StageLayer {
    fn on_new_span(&self, attributes: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        let name = attributes.metadata().name();
        if let Some((_, stage)) = SPANS.iter().find(|span| span.0 == name) {
            let _ = watched().as_ref().map(|steps| steps.send(Step::Stage(stage)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::testing::written;
    use tracing_subscriber::prelude::*;

    /// Stage and state of each event.
    fn events(act: impl FnOnce(Arc<Job>)) -> Vec<String> {
        let text = written(|out| act(Arc::new(Job::new(1, out))));
        let event = |line: &str| serde_json::from_str::<serde_json::Value>(line).unwrap()["event"].clone();
        text.lines().map(|line| format!("{} {}", event(line)["stage"], event(line)["state"]).replace('"', "")).collect()
    }

    #[test]
    fn stages_start_and_end_in_order_and_spans_change_them() {
        let subscriber = tracing_subscriber::registry().with(StageLayer);
        let seen = events(|job| {
            tracing::subscriber::with_default(subscriber, || {
                let progress = Progress::start(job, "compressed");
                let _early = tracing::info_span!("prove wrap");
                progress.watch("shrink");
                let _same = tracing::info_span!("prove shrink");
                let _other = tracing::info_span!("upload wrap proof");
                let _next = tracing::info_span!("prove wrap");
                progress.done();
                let _late = tracing::info_span!("prove shrink");
            });
        });
        let want =
            ["compressed started", "compressed done", "shrink started", "shrink done", "wrap started", "wrap done"];
        assert_eq!(seen, want);
    }

    #[test]
    fn a_failed_proof_has_no_last_event() {
        assert_eq!(events(|job| drop(Progress::start(job, "core"))), ["core started"]);
    }

    #[test]
    fn a_stage_that_uses_no_cpu_is_silent() {
        let seen = events(|job| {
            let mut stage = Running::start(&job, "wrap");
            let begin = stage.cpu_time;
            stage.tick(begin + LEAST_CPU_TIME - Duration::from_nanos(1));
            stage.tick(begin + LEAST_CPU_TIME);
            stage.tick(begin + LEAST_CPU_TIME);
            Running::start(&job, "execute").tick(Duration::ZERO);
        });
        assert_eq!(seen, ["wrap started", "wrap running", "execute started", "execute running"]);
    }
}
