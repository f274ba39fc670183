//! A host as a child process, driven line by line.

use serde_json::{json, Value};
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{channel, Receiver};
use std::time::{Duration, Instant};

/// Longest wait for one answer.
const PATIENCE: Duration = Duration::from_secs(300);

/// The committed ELF of an example guest.
pub fn guest(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../guests/elf/{name}.elf"))
}

/// SP1's own wrap receipt.
pub fn template() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../circuits/testdata/sp1-wrapped-proof.bin")
}

/// Whether a hexadecimal text and a decimal text are the same number.
pub fn same_number(hexadecimal: &Value, decimal: &Value) -> bool {
    let mut digits = vec![0u8];
    for byte in hex::decode(&hexadecimal.as_str().unwrap()[2..]).unwrap() {
        let mut carry = u32::from(byte);
        for digit in &mut digits {
            carry += u32::from(*digit) * 256;
            *digit = (carry % 10) as u8;
            carry /= 10;
        }
        while carry > 0 {
            digits.push((carry % 10) as u8);
            carry /= 10;
        }
    }
    let text: String = digits.iter().rev().map(|d| char::from(b'0' + d)).collect();
    decimal.as_str().unwrap() == text.trim_start_matches('0')
}

/// Whether `condition` becomes true within `patience`.
pub fn eventually(patience: Duration, condition: impl Fn() -> bool) -> bool {
    let started = Instant::now();
    while started.elapsed() < patience {
        if condition() {
            return true;
        }
        std::thread::yield_now();
    }
    condition()
}

/// A folder that goes away with the test.
pub struct Scratch(PathBuf);

impl Scratch {
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("sp1-host-test-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir(&path).unwrap();
        Self(path)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        std::fs::write(self.path(name), bytes).unwrap();
        self.path(name)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// A running host.
pub struct Host {
    child: Child,
    input: Option<ChildStdin>,
    lines: Receiver<Value>,
    early: HashMap<u64, Value>,
    next: u64,
}

impl Host {
    pub fn start(arguments: &[&str]) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sp1-host"));
        command.args(arguments).env("RUST_LOG", "error").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.stderr(Stdio::null()).spawn().unwrap();
        let (tx, lines) = channel();
        let output = BufReader::new(child.stdout.take().unwrap());
        std::thread::spawn(move || {
            for line in output.lines().map_while(Result::ok) {
                assert!(line.len() < 64 << 10);
                let _ = tx.send(serde_json::from_str(&line).expect("every line of the host is JSON"));
            }
        });
        let input = child.stdin.take();
        Self { child, input, lines, early: HashMap::new(), next: 1 }
    }

    fn write(&mut self, line: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(&[line, b"\n"].concat()).unwrap();
        input.flush().unwrap();
    }

    /// Sends a request and gives its id.
    pub fn send(&mut self, mut request: Value) -> u64 {
        let id = self.next;
        self.next += 1;
        request["id"] = json!(id);
        self.write(request.to_string().as_bytes());
        id
    }

    /// The final answer to request `id`.
    pub fn answer(&mut self, id: u64) -> Value {
        loop {
            if let Some(answer) = self.early.remove(&id) {
                return answer;
            }
            let answer = self.lines.recv_timeout(PATIENCE).expect("an answer");
            if answer.get("event").is_none() {
                self.early.insert(answer["id"].as_u64().expect("an id"), answer);
            }
        }
    }

    pub fn ask(&mut self, request: Value) -> Value {
        let id = self.send(request);
        self.answer(id)
    }

    /// Sends a request that must succeed and gives its `ok`.
    pub fn ok(&mut self, request: Value) -> Value {
        let answer = self.ask(request.clone());
        answer.get("ok").unwrap_or_else(|| panic!("{request}: {answer}")).clone()
    }

    /// Sends a request that must fail with `code` and a message that holds `words`.
    pub fn refused(&mut self, request: Value, code: &str, words: &str) {
        let answer = self.ask(request.clone());
        assert_eq!(answer["error"]["code"], code, "{request}: {answer}");
        assert!(answer["error"]["message"].as_str().unwrap().contains(words), "want {words:?} in {answer}");
    }

    /// Sends a line as it is and gives the next line of the host.
    pub fn raw(&mut self, line: &[u8]) -> Value {
        self.write(line);
        self.lines.recv_timeout(PATIENCE).expect("an answer")
    }

    /// The process id of the host's first child.
    pub fn wait_for_child(&self) -> u32 {
        let children = || -> Vec<u32> {
            let tasks = std::fs::read_dir(format!("/proc/{}/task", self.child.id())).unwrap().flatten();
            let lists = tasks.filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok());
            lists.flat_map(|l| l.split_whitespace().map(|pid| pid.parse().unwrap()).collect::<Vec<_>>()).collect()
        };
        assert!(eventually(PATIENCE, || !children().is_empty()), "no child");
        children()[0]
    }

    /// Sends a signal and gives the exit code, none when the signal killed the host.
    pub fn signal(&mut self, signal: i32) -> Option<i32> {
        assert_eq!(unsafe { libc::kill(self.child.id() as i32, signal) }, 0);
        self.child.wait().unwrap().code()
    }

    /// Ends the input and gives the exit code.
    pub fn end(&mut self) -> Option<i32> {
        self.input = None;
        self.child.wait().unwrap().code()
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
