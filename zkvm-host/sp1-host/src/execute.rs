//! Runs a guest in a child process (worker.rs) and stops it at its time limit, at its memory limit, or when asked to.

use crate::errors::{fail, Code, Outcome};
use crate::job::Job;
use crate::limits::Limits;
use crate::memory;
use crate::worker::{Answer, Execution, Task};
use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{channel, Receiver, RecvTimeoutError};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// The argument that makes this program the child.
pub const WORKER_ARGUMENT: &str = "--execute-worker";
/// Most memory of one execution, in bytes. A trace chunk alone may take 2.2 GB.
pub const MAX_EXECUTE_BYTES: u64 = 6_000_000_000;
/// Longest answer of the child that is read, in bytes.
const MAX_ANSWER_BYTES: u64 = 64 << 10;
/// How much of the end of the guest's output goes into an error message, in bytes.
const MAX_TAIL_BYTES: usize = 1024;
/// How often memory, time and cancellation are looked at.
const WATCH_INTERVAL: Duration = Duration::from_millis(50);
/// The host runs one guest at a time beside a proof: two large ones would not fit into memory.
static ONE_GUEST: Mutex<()> = Mutex::new(());

/// Runs `elf` on `input` within `limits` and writes its journal to `journal`.
pub fn run(job: &Job, elf: &Path, input: &Path, journal: &Path, limits: &Limits) -> Outcome<Execution> {
    let _turn = job.wait_for(&ONE_GUEST)?;
    memory::admit("execute")?;
    let (cycles, journal_bytes) = (limits.cycles, limits.journal_bytes);
    let (elf, input, journal) = (absolute("elf", elf)?, absolute("input", input)?, absolute("journal", journal)?);
    let task = Task { elf, input, journal, cycles, journal_bytes, parent: std::process::id() };
    let mut child = Running(start(&task)?);
    let (answers, tails) = (collect(child.0.stdout.take()), keep_tail(child.0.stderr.take()));
    let answer = watch(job, &child.0, &answers, limits);
    if answer.is_err() {
        let _ = child.0.kill();
    }
    let status = child.0.wait().map_err(|e| fail(Code::Internal, format!("execute: wait for child: {e}")))?;
    let tail = tails.recv().unwrap_or_default();
    read_answer(&answer?, status, &tail)
}

/// A child that is killed and reaped whatever happens to the thread that watches it.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn absolute(field: &str, path: &Path) -> Outcome<std::path::PathBuf> {
    std::path::absolute(path).map_err(|e| fail(Code::FileUnreadable, format!("{field}: {}: {e}", path.display())))
}

fn start(task: &Task) -> Outcome<Child> {
    let broken = |what: &str, e: std::io::Error| fail(Code::Internal, format!("execute: {what}: {e}"));
    let mut command = Command::new("/proc/self/exe");
    command.arg(WORKER_ARGUMENT).env("RUST_BACKTRACE", "0").env("RUST_LOG", "off");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|e| broken("start child", e))?;
    let text = serde_json::to_vec(task).map_err(|e| broken("task", e.into()))?;
    let mut stdin = child.stdin.take().expect("piped");
    if let Err(e) = stdin.write_all(&text) {
        let _ = child.kill();
        let _ = child.wait();
        return Err(broken("send task", e));
    }
    Ok(child)
}

/// Reads the child's answer to its end, in a thread of its own.
fn collect(stdout: Option<std::process::ChildStdout>) -> Receiver<Vec<u8>> {
    let (tx, rx) = channel();
    std::thread::spawn(move || {
        let mut answer = Vec::new();
        // A read error leaves a short answer, which is judged by the child's exit status.
        let _ = stdout.expect("piped").take(MAX_ANSWER_BYTES).read_to_end(&mut answer);
        let _ = tx.send(answer);
    });
    rx
}

/// Reads what the guest prints to its end and keeps the last [`MAX_TAIL_BYTES`].
fn keep_tail(stderr: Option<std::process::ChildStderr>) -> Receiver<String> {
    let (tx, rx) = channel();
    std::thread::spawn(move || {
        let (mut stderr, mut block, mut tail) = (stderr.expect("piped"), [0u8; 8192], Vec::new());
        while let Ok(n @ 1..) = stderr.read(&mut block) {
            tail.extend_from_slice(&block[..n]);
            let surplus = tail.len().saturating_sub(MAX_TAIL_BYTES);
            tail.drain(..surplus);
        }
        let _ = tx.send(String::from_utf8_lossy(&tail).trim().to_string());
    });
    rx
}

/// Waits for the child's answer; an error means that the child must be killed.
fn watch(job: &Job, child: &Child, answers: &Receiver<Vec<u8>>, limits: &Limits) -> Outcome<Vec<u8>> {
    let started = Instant::now();
    loop {
        match answers.recv_timeout(WATCH_INTERVAL) {
            Ok(answer) => return Ok(answer),
            Err(RecvTimeoutError::Disconnected) => return Err(fail(Code::Internal, "execute: the reader ended")),
            Err(RecvTimeoutError::Timeout) => {}
        }
        job.check()?;
        if started.elapsed() > limits.time {
            let message = format!("execution: more than {} seconds", limits.time.as_secs_f64());
            return Err(fail(Code::TimeLimit, message));
        }
        let held = memory::resident_bytes(child.id()).unwrap_or(0);
        if held > MAX_EXECUTE_BYTES {
            let message = format!("execution: {held} bytes of memory, the limit is {MAX_EXECUTE_BYTES}");
            return Err(fail(Code::OutOfMemory, message));
        }
    }
}

fn read_answer(answer: &[u8], status: ExitStatus, tail: &str) -> Outcome<Execution> {
    let said = if tail.is_empty() { String::new() } else { format!("; its last output: {tail}") };
    match serde_json::from_slice(answer) {
        Ok(Answer::Ok(execution)) if status.success() => Ok(execution),
        Ok(Answer::Error { code, message }) => match Code::parse(&code) {
            Some(Code::GuestPanicked) => Err(fail(Code::GuestPanicked, message + &said)),
            Some(code) => Err(fail(code, message)),
            None => Err(fail(Code::Internal, format!("execute: unknown code {code}"))),
        },
        _ => Err(match status.signal() {
            Some(libc::SIGKILL) => fail(Code::OutOfMemory, "execution: killed from outside, mostly for want of memory"),
            Some(signal) => {
                fail(Code::GuestPanicked, format!("the guest crashed its executor with signal {signal}{said}"))
            }
            None => fail(Code::Internal, format!("execute: child ended with {status} and no answer{said}")),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(text: &str, status: i32, tail: &str) -> Outcome<Execution> {
        read_answer(text.as_bytes(), ExitStatus::from_raw(status), tail)
    }

    #[test]
    fn a_childs_end_becomes_the_right_code() {
        let ok = r#"{"ok":{"exit_code":0,"cycles":5,"gas":1,"journal_bytes":0,"journal_digest":"0x"}}"#;
        assert_eq!(answer(ok, 0, "").unwrap().cycles, 5);
        let code = |text: &str, status, tail: &str| answer(text, status, tail).unwrap_err().code;
        assert_eq!(code(ok, 1 << 8, ""), Code::Internal);
        assert_eq!(code("", libc::SIGKILL, ""), Code::OutOfMemory);
        assert_eq!(code("", libc::SIGSEGV, ""), Code::GuestPanicked);
        assert_eq!(code("", libc::SIGABRT, ""), Code::GuestPanicked);
        assert_eq!(code("", 70 << 8, ""), Code::Internal);
        assert_eq!(code(r#"{"error":{"code":"cycle-limit","message":"m"}}"#, 0, ""), Code::CycleLimit);
        assert_eq!(code(r#"{"error":{"code":"new-code","message":"m"}}"#, 0, ""), Code::Internal);
    }

    #[test]
    fn a_panicked_guests_last_words_are_told() {
        let failure =
            answer(r#"{"error":{"code":"guest-panicked","message":"exit code 1"}}"#, 0, "stderr: oh").unwrap_err();
        assert_eq!(failure.message, "exit code 1; its last output: stderr: oh");
        assert!(answer("", libc::SIGILL, "stderr: oh")
            .unwrap_err()
            .message
            .ends_with("signal 4; its last output: stderr: oh"));
    }
}
