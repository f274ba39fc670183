//! One request in progress: it is answered once, and it can be cancelled.

use crate::errors::{fail, Code, Outcome};
use crate::protocol::Out;
use serde_json::Value;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, TryLockError};
use std::time::Duration;

/// How often a waiting job looks whether it was cancelled.
pub const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// A request in progress.
pub struct Job {
    pub id: u64,
    out: Out,
    cancelled: AtomicBool,
    answered: Mutex<bool>,
}

impl Job {
    /// A job that answers request `id` through `out`.
    pub fn new(id: u64, out: Out) -> Self {
        Self { id, out, cancelled: AtomicBool::new(false), answered: Mutex::new(false) }
    }

    /// Sends the answer, unless there was one already.
    pub fn answer(&self, outcome: &Outcome<Value>) {
        let mut answered = self.answered.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if !*answered {
            *answered = true;
            self.out.answer(Some(self.id), outcome);
        }
    }

    /// Sends a progress event, unless the job is answered.
    pub fn event(&self, event: &Value) {
        let answered = self.answered.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if !*answered {
            self.out.event(self.id, event);
        }
    }

    /// Answers `cancelled` at once; the work ends as soon as it can, and its result is dropped.
    pub fn cancel(&self) {
        self.cancelled.store(true, Ordering::SeqCst);
        self.answer(&Err(cancelled()));
    }

    /// Fails when the job is cancelled.
    pub fn check(&self) -> Outcome<()> {
        if self.cancelled.load(Ordering::SeqCst) {
            return Err(cancelled());
        }
        Ok(())
    }

    /// Waits for `lock`, but not longer than until the job is cancelled.
    pub fn wait_for<'a>(&self, lock: &'a Mutex<()>) -> Outcome<MutexGuard<'a, ()>> {
        loop {
            match lock.try_lock() {
                Ok(guard) => return Ok(guard),
                Err(TryLockError::Poisoned(poisoned)) => return Ok(poisoned.into_inner()),
                Err(TryLockError::WouldBlock) => std::thread::sleep(POLL_INTERVAL),
            }
            self.check()?;
        }
    }
}

fn cancelled() -> crate::errors::Failure {
    fail(Code::Cancelled, "cancelled by request")
}

#[cfg(test)]
pub mod testing {
    use super::*;
    use std::io::Write;
    use std::sync::Arc;

    #[derive(Clone, Default)]
    struct Sink(Arc<Mutex<Vec<u8>>>);

    impl Write for Sink {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    /// What is written to the [`Out`] given to `act`.
    pub fn written(act: impl FnOnce(Out)) -> String {
        let sink = Sink::default();
        let out = Out::start(sink.clone(), || {});
        act(out.clone());
        out.flush();
        let bytes = sink.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn written(act: impl FnOnce(&Job)) -> String {
        testing::written(|out| act(&Job::new(7, out)))
    }

    #[test]
    fn a_job_is_answered_once_and_has_no_events_after() {
        let text = written(|job| {
            job.event(&json!({"stage": "core"}));
            job.answer(&Ok(json!({})));
            job.answer(&Ok(json!({"again": true})));
            job.event(&json!({"stage": "late"}));
            job.cancel();
        });
        assert_eq!(text, "{\"event\":{\"stage\":\"core\"},\"id\":7}\n{\"id\":7,\"ok\":{}}\n");
    }

    #[test]
    fn a_cancelled_job_answers_at_once_and_stops_waiting() {
        let text = written(|job| {
            let lock = Mutex::new(());
            job.check().unwrap();
            drop(job.wait_for(&lock).unwrap());
            let _held = lock.lock().unwrap();
            job.cancel();
            assert_eq!(job.wait_for(&lock).unwrap_err().code, Code::Cancelled);
            job.answer(&Ok(json!({"result": "dropped"})));
        });
        assert!(text.contains("\"code\":\"cancelled\"") && text.lines().count() == 1, "{text}");
    }
}
