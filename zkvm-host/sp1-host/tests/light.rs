//! The light host as a process: the whole protocol but proving, on the example guests and on SP1's own wrap receipt.

mod common;

use common::{guest, template, Host, Scratch};
use serde_json::json;
use sha2::{Digest, Sha256};
use std::time::{Duration, Instant};

/// SHA-256 of the operation list of SP1 6.10.0's wrap verifier.
const OPERATIONS_DIGEST: &str = "0x1fb0b3d5f59c45b8f41973b111604aba2402db3c8e887074300ab8d164def92b";

#[test]
fn hello_says_what_the_host_is() {
    let mut host = Host::start(&["--light"]);
    let hello = host.ok(json!({"op": "hello"}));
    assert_eq!(hello["protocol"], 1);
    assert_eq!((&hello["name"], &hello["version"]), (&json!("sp1"), &json!("6.10.0")));
    assert_eq!((&hello["mode"], &hello["ready"]), (&json!("light"), &json!(true)));
    assert_eq!(hello["devices"], json!(["cpu"]));
    assert!(hello["memory_bytes"]["wrap"].as_u64().unwrap() > 1 << 30);
    assert_eq!(host.end(), Some(0));
}

#[test]
fn what_is_not_a_request_is_refused_and_the_host_lives_on() {
    let mut host = Host::start(&["--light"]);
    for line in
        [&b"not json"[..], b"[]", b"\xff\xfe\x00", b"{\"op\":\"hello\"}", b"{\"id\":\"1\",\"op\":\"hello\"}", b""]
    {
        let answer = host.raw(line);
        assert!(answer["id"].is_null());
        assert_eq!(answer["error"]["code"], "bad-request", "{answer}");
        assert_eq!(answer["error"]["class"], "caller");
    }
    let long = format!("{{\"id\":1,\"op\":\"hello\",\"pad\":\"{}\"}}", "x".repeat(70_000));
    assert_eq!(host.raw(long.as_bytes())["error"]["code"], "bad-request");
    for (request, field) in [
        (json!({"op": "fly"}), "op: unknown operation \"fly\""),
        (json!({"op": "prove", "elf": "/e"}), "op: prove needs the full mode"),
        (json!({"op": "setup"}), "elf: missing"),
        (json!({"op": "setup", "elf": 7}), "elf: want a text"),
        (json!({"op": "verify", "stage": "shrink"}), "stage: want core, compressed or wrap"),
        (json!({"op": "execute", "limits": {"cycles": 1u64 << 34}}), "limits.cycles"),
        (json!({"op": "cancel"}), "target:"),
    ] {
        host.refused(request, "bad-request", field);
    }
    let missing = json!({"op": "setup", "elf": "/nowhere/at/all"});
    host.refused(missing, "file-unreadable", "elf: /nowhere/at/all");
    host.ok(json!({"op": "cancel", "target": 999_999}));
    assert_eq!(host.end(), Some(0));
}

#[test]
fn setup_gives_one_id_for_one_program_and_refuses_other_files() {
    let scratch = Scratch::new("setup");
    let mut host = Host::start(&["--light"]);
    let id = host.ok(json!({"op": "setup", "elf": guest("fibonacci")}))["program_id"].clone();
    assert_eq!(id.as_str().unwrap().len(), 66);
    assert_eq!(host.ok(json!({"op": "setup", "elf": guest("fibonacci")}))["program_id"], id);
    let shell = json!({"op": "setup", "elf": std::fs::canonicalize("/bin/sh").unwrap()});
    host.refused(shell, "elf-not-riscv", "machine is 62 (x86-64), want 243 (RISC-V)");
    let elf = std::fs::read(guest("fibonacci")).unwrap();
    let cut = scratch.file("cut", &elf[..elf.len() / 2]);
    host.refused(json!({"op": "setup", "elf": cut}), "elf-invalid", "outside the file");
    // Random damage gives another program or a refusal, never a dead host.
    for at in (0..elf.len()).step_by(elf.len() / 12) {
        let mut damaged = elf.clone();
        damaged[at] ^= 0x55;
        let answer = host.ask(json!({"op": "setup", "elf": scratch.file("damaged", &damaged)}));
        let code = &answer["error"]["code"];
        assert!(answer.get("ok").is_some() || code == "elf-invalid" || code == "elf-not-riscv", "{at}: {answer}");
    }
    host.ok(json!({"op": "hello"}));
}

#[test]
fn execute_writes_the_journal_and_holds_its_limits() {
    let scratch = Scratch::new("execute");
    let input = scratch.file("input", &10u32.to_le_bytes());
    let journal = scratch.path("journal");
    let mut host = Host::start(&["--light"]);
    let run = |cycles: u64, bytes: u64| {
        json!({"op": "execute", "elf": guest("fibonacci"), "input": input, "journal": journal,
               "limits": {"cycles": cycles, "journal_bytes": bytes}})
    };
    let done = host.ok(run(1 << 33, 16));
    let bytes = std::fs::read(&journal).unwrap();
    assert_eq!(bytes, [10u64.to_be_bytes(), 55u64.to_be_bytes()].concat());
    assert_eq!((&done["exit_code"], &done["journal_bytes"]), (&json!(0), &json!(16)));
    assert_eq!(done["journal_digest"], format!("0x{}", hex::encode(Sha256::digest(&bytes))));
    let cycles = done["cycles"].as_u64().unwrap();
    assert!(cycles > 1000 && done["gas"].as_u64().unwrap() > 0);
    assert_eq!(host.ok(run(cycles, 16)), done);
    std::fs::remove_file(&journal).unwrap();
    host.refused(run(cycles - 1, 16), "cycle-limit", &format!("{cycles} cycles, the limit is {}", cycles - 1));
    host.refused(run(cycles, 15), "journal-limit", "16 bytes, the limit is 15");
    assert!(!journal.exists());
    let nowhere = json!({"op": "execute", "elf": guest("fibonacci"), "input": input, "journal": "/proc/journal"});
    host.refused(nowhere, "file-unreadable", "journal: ");
}

#[test]
fn bad_guests_end_as_documented_and_block_nobody() {
    let scratch = Scratch::new("guests");
    let input = scratch.file("input", b"");
    let journal = scratch.path("journal");
    let mut host = Host::start(&["--light"]);
    let run = |name: &str, limits: serde_json::Value| json!({"op": "execute", "elf": guest(name), "input": input, "journal": journal, "limits": limits});
    host.refused(run("panic", json!({})), "guest-panicked", "this guest panics on purpose");
    host.refused(run("flood", json!({})), "journal-limit", "the limit is 65536");
    host.refused(run("fibonacci", json!({})), "guest-panicked", "input must be 4 bytes");
    host.refused(run("loop", json!({"cycles": 1_000_000})), "cycle-limit", "the limit is 1000000");
    host.refused(run("loop", json!({"seconds": 0.3})), "time-limit", "more than 0.3 seconds");
    let endless = host.send(run("loop", json!({"seconds": 3600})));
    host.ok(json!({"op": "hello"}));
    host.ok(json!({"op": "setup", "elf": guest("fibonacci")}));
    let started = Instant::now();
    host.ok(json!({"op": "cancel", "target": endless}));
    assert_eq!(host.answer(endless)["error"]["code"], "cancelled");
    assert!(started.elapsed() < Duration::from_secs(120)); // of the hour it would have
    host.refused(run("panic", json!({})), "guest-panicked", "on purpose");
    assert!(!journal.exists());
}

#[test]
fn an_id_in_use_is_not_answered_twice() {
    let scratch = Scratch::new("ids");
    let input = scratch.file("input", b"");
    let mut host = Host::start(&["--light"]);
    let journal = scratch.path("journal");
    let endless = host.send(json!({"op": "execute", "elf": guest("loop"), "input": input, "journal": journal}));
    let answer = host.raw(format!("{{\"id\":{endless},\"op\":\"hello\"}}").as_bytes());
    assert!(answer["id"].is_null() && answer["error"]["message"].as_str().unwrap().contains("in progress"), "{answer}");
    assert_eq!(host.end(), Some(0), "end of input ends the host even while a guest runs");
}

#[test]
fn no_guest_outlives_its_host() {
    let scratch = Scratch::new("orphans");
    let input = scratch.file("input", b"");
    for (signal, code) in [(libc::SIGTERM, Some(75)), (libc::SIGKILL, None)] {
        let mut host = Host::start(&["--light"]);
        let journal = scratch.path("journal");
        host.send(json!({"op": "execute", "elf": guest("loop"), "input": input, "journal": journal}));
        let child = host.wait_for_child();
        assert_eq!(host.signal(signal), code);
        let gone = common::eventually(Duration::from_secs(120), || {
            !std::fs::read_to_string(format!("/proc/{child}/stat")).is_ok_and(|stat| !stat.contains(") Z"))
        });
        assert!(gone, "child {child} lives after signal {signal}");
    }
}

#[test]
fn wrong_usage_is_exit_code_64() {
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_sp1-host")).arg("--fast").output().unwrap();
    assert_eq!(run.status.code(), Some(64));
    assert!(String::from_utf8_lossy(&run.stderr).contains("usage: sp1-host [--light | --device DEVICE]"));
    assert!(run.stdout.is_empty());
    for (arguments, words) in [
        (&["--device", "gpu"][..], "--device: want cpu or cuda:N with N from 0 to 63, got \"gpu\""),
        (&["--device", "cuda:64"], "got \"cuda:64\""),
        (&["--device"], "usage: "),
        (&["--light", "--device", "cuda:0"], "usage: "),
    ] {
        let run = std::process::Command::new(env!("CARGO_BIN_EXE_sp1-host")).args(arguments).output().unwrap();
        assert_eq!(run.status.code(), Some(64), "{arguments:?}");
        assert!(String::from_utf8_lossy(&run.stderr).contains(words), "{arguments:?}");
    }
}

#[test]
fn a_device_that_cannot_be_used_is_refused_in_one_line() {
    // No machine has a 64th device; a host that is built without GPU says that first.
    let run =
        std::process::Command::new(env!("CARGO_BIN_EXE_sp1-host")).args(["--device", "cuda:63"]).output().unwrap();
    assert_eq!(run.status.code(), Some(71));
    assert!(run.stdout.is_empty());
    let text = String::from_utf8(run.stderr).unwrap();
    let line: serde_json::Value = serde_json::from_str(text.lines().last().unwrap()).unwrap();
    let want = if cfg!(feature = "gpu") { "device-absent" } else { "device-unsupported" };
    assert_eq!((&line["error"]["class"], &line["error"]["code"]), (&json!("caller"), &json!(want)));
    assert!(line["error"]["message"].as_str().unwrap().starts_with("cuda:63: "), "{text}");
}

#[test]
fn the_template_receipt_gives_the_circuit_and_a_witness() {
    let scratch = Scratch::new("witness");
    let mut host = Host::start(&["--light"]);
    let out = scratch.path("operations.json");
    let circuit = host.ok(json!({"op": "circuit", "template": template(), "out": out}));
    assert_eq!(circuit["sha256"], OPERATIONS_DIGEST);
    assert!(circuit["operations"].as_u64().unwrap() > 1_600_000);
    assert_eq!(format!("0x{}", hex::encode(Sha256::digest(std::fs::read(&out).unwrap()))), OPERATIONS_DIGEST);
    let out = scratch.path("witness.json");
    let answer = host.ok(json!({"op": "witness", "receipt": template(), "out": out}));
    assert_eq!(answer["witness"], json!(out));
    let witness: serde_json::Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    for field in ["vars", "felts", "exts"] {
        assert!(witness[field].as_array().unwrap().len() > 100, "{field}");
    }
    assert!(common::same_number(&answer["program_vkey"], &witness["vkey_hash"]));
    assert!(common::same_number(&answer["public_values_digest"], &witness["committed_values_digest"]));
    assert_eq!(witness["exit_code"], "0");
}

#[test]
fn damaged_receipts_are_refused() {
    let scratch = Scratch::new("damaged");
    let mut host = Host::start(&["--light"]);
    let receipt = std::fs::read(template()).unwrap();
    let out = scratch.path("out");
    let mut ask = |bytes: &[u8]| {
        let request = json!({"op": "witness", "receipt": scratch.file("receipt", bytes), "out": out});
        host.refused(request, "receipt-invalid", "receipt: ");
    };
    for at in (0..receipt.len()).step_by(receipt.len() / 24) {
        let mut damaged = receipt.clone();
        damaged[at] ^= 1;
        ask(&damaged);
    }
    ask(&receipt[..receipt.len() - 1]);
    ask(&[&receipt[..], &[0]].concat());
    ask(&[]);
    ask(&[0xff; 4096]);
    assert!(!out.exists());
    // The real receipt of another program, and of an older set of recursion programs, is not a receipt for ours.
    let journal = scratch.file("journal", b"");
    let other =
        json!({"op": "verify", "stage": "wrap", "elf": guest("fibonacci"), "receipt": template(), "journal": journal});
    host.refused(other, "receipt-invalid", "receipt: wrap: ");
    for stage in ["core", "compressed"] {
        let wrong = json!({"op": "verify", "stage": stage, "elf": guest("fibonacci"), "receipt": template(), "journal": journal});
        host.refused(wrong, "receipt-invalid", stage);
    }
}
