//! The execution itself, in a child process: the zkVM's executor compiles the guest to machine code without checking where
//! it reads and writes, so a guest may crash or overwrite the process that runs it, and nothing but a kill stops it.

use crate::errors::{fail, Code, Failure, Outcome};
use crate::{files, process, zkvm};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sp1_core_executor::{ExecutionReport, GasEstimatingVMEnum, MinimalExecutorEnum, SP1CoreOpts};
use std::io::{Read, Write};
use std::path::PathBuf;

/// What the host asks of its child, one JSON object on standard input.
#[derive(Serialize, Deserialize)]
pub struct Task {
    pub elf: PathBuf,
    pub input: PathBuf,
    pub journal: PathBuf,
    pub cycles: u64,
    pub journal_bytes: u64,
    /// Process id of the host.
    pub parent: u32,
}

/// A finished execution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Execution {
    pub exit_code: u32,
    pub cycles: u64,
    pub gas: u64,
    pub journal_bytes: u64,
    /// SHA-256 of the journal: 0x and 64 hex digits.
    pub journal_digest: String,
}

/// The child's answer, one JSON object on standard output.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    Ok(Execution),
    Error { code: String, message: String },
}

/// The body of the child process: reads a [`Task`], runs it, writes an [`Answer`]. Returns the process's exit code.
pub fn main(mut input: impl Read, mut output: impl Write) -> i32 {
    process::lower_own_standing();
    let mut text = String::new();
    let task: Task = match input.read_to_string(&mut text).map(|_| serde_json::from_str(&text)) {
        Ok(Ok(task)) => task,
        _ => return process::EXIT_USAGE,
    };
    if process::bind_to_parent(task.parent).is_err() {
        return process::EXIT_CANNOT_START;
    }
    let answer = match run(&task) {
        Ok(execution) => Answer::Ok(execution),
        Err(Failure { code, message }) => Answer::Error { code: code.text().to_string(), message },
    };
    let line = serde_json::to_vec(&answer).expect("an answer is plain data");
    match output.write_all(&line).and_then(|()| output.flush()) {
        Ok(()) => process::EXIT_END_OF_INPUT,
        Err(_) => process::EXIT_INTERNAL,
    }
}

fn run(task: &Task) -> Outcome<Execution> {
    let program = zkvm::program(&files::read("elf", &task.elf, files::MAX_ELF_BYTES)?)?;
    let input = files::read("input", &task.input, files::MAX_INPUT_BYTES)?;
    let options = SP1CoreOpts::default();
    let mut executor = MinimalExecutorEnum::new(program.clone(), false, Some(options.gas_trace_chunk_threshold));
    executor.with_input(&input);
    let mut report = ExecutionReport::default();
    // The guest stops at each chunk of memory accesses; only there can its limits be checked.
    while let Some(chunk) = executor.execute_chunk() {
        within("journal", Code::JournalLimit, executor.public_values_stream().len() as u64, task.journal_bytes)?;
        let mut meter = GasEstimatingVMEnum::new(&chunk, program.clone(), [0; 4], options.clone());
        report += meter
            .execute()
            .map_err(|e| fail(Code::GuestPanicked, format!("the guest did what the zkVM forbids: {e}")))?;
        within("execution", Code::CycleLimit, report.total_instruction_count(), task.cycles)?;
    }
    finish(task, &executor, &report)
}

fn finish(task: &Task, executor: &MinimalExecutorEnum, report: &ExecutionReport) -> Outcome<Execution> {
    let exit_code = executor.exit_code();
    if exit_code != 0 {
        return Err(fail(Code::GuestPanicked, format!("the guest ended with exit code {exit_code}")));
    }
    let journal = executor.public_values_stream();
    let digest: [u8; 32] = Sha256::digest(journal).into();
    let committed: Vec<u8> = executor.public_value_digest().iter().flat_map(|word| word.to_le_bytes()).collect();
    if committed != digest {
        return Err(fail(Code::GuestPanicked, "the guest committed to something else than the SHA-256 of its journal"));
    }
    files::write("journal", &task.journal, |file| file.write_all(journal))?;
    Ok(Execution {
        exit_code,
        cycles: report.total_instruction_count(),
        gas: report.gas().unwrap_or(0),
        journal_bytes: journal.len() as u64,
        journal_digest: format!("0x{}", hex::encode(digest)),
    })
}

fn within(what: &str, code: Code, value: u64, limit: u64) -> Outcome<()> {
    if value <= limit {
        return Ok(());
    }
    let unit = if code == Code::CycleLimit { "cycles" } else { "bytes" };
    Err(fail(code, format!("{what}: {value} {unit}, the limit is {limit}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits_hold_at_the_limit_and_one_past_it() {
        within("journal", Code::JournalLimit, 64, 64).unwrap();
        let over = within("journal", Code::JournalLimit, 65, 64).unwrap_err();
        assert_eq!((over.code, over.message.as_str()), (Code::JournalLimit, "journal: 65 bytes, the limit is 64"));
        assert_eq!(
            within("execution", Code::CycleLimit, 2, 1).unwrap_err().message,
            "execution: 2 cycles, the limit is 1"
        );
    }

    #[test]
    fn a_task_that_is_not_one_is_wrong_usage() {
        assert_eq!(main(&b"{}"[..], Vec::new()), process::EXIT_USAGE);
        assert_eq!(main(&b"\xff"[..], Vec::new()), process::EXIT_USAGE);
    }
}
