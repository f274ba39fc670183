//! sp1-host: a long-lived child process that sets up, executes, proves and verifies RISC-V guests with SP1 6.10.0, and
//! speaks docs/host-protocol.md on standard input and output. Logs go to standard error (RUST_LOG, default warn).

mod device;
mod elf;
mod errors;
mod execute;
mod files;
mod gpu;
mod hashing;
mod job;
mod large;
mod limits;
mod measure;
mod memory;
mod process;
mod progress;
mod protocol;
mod prove;
mod receipts;
mod server;
mod shards;
mod verify;
mod witness;
mod worker;
mod zkvm;

use device::Choice;
use errors::{Code, Failure};
use process::{EXIT_CANNOT_START, EXIT_END_OF_INPUT, EXIT_INTERNAL, EXIT_USAGE};
use protocol::{read_line, Line, Out};
use server::{Message, Server};
use std::fs::File;
use std::io::BufReader;
use std::sync::mpsc::{channel, Sender};
use std::time::Instant;
use tracing_subscriber::filter::{EnvFilter, Targets};
use tracing_subscriber::prelude::*;

#[cfg(feature = "own")]
#[global_allocator]
static MEMORY: large::LargeInHugePages = large::LargeInHugePages;

const USAGE: &str = "usage: sp1-host [--light | --device DEVICE]\n\
                     \u{20} --light   no proving; starts in about a second\n\
                     \u{20} --device  what proofs are made on: cpu (default) or cuda:N, in the order of the PCI bus\n\
                     Requests and answers: docs/host-protocol.md";

fn main() {
    let began = Instant::now();
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let choice = |id: &str| Choice::parse(id).unwrap_or_else(|why| usage(&why));
    let (light, child, choice) = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => (false, false, Choice::Cpu),
        ["--light"] => (true, false, Choice::Cpu),
        ["--device", id] => (false, false, choice(id)),
        [execute::WORKER_ARGUMENT] => (true, true, Choice::Cpu),
        _ => usage(USAGE),
    };
    let streams = process::take_streams().and_then(|streams| process::private_temporary_folder().map(|()| streams));
    let (input, output) = streams.unwrap_or_else(|e| cannot_start(&e.to_string()));
    if let (_, Err(why)) = process::cpu_features() {
        cannot_start(&why);
    }
    if child {
        std::process::exit(worker::main(input, output));
    }
    process::stop_on_signals();
    log();
    if let Err(why) = zkvm::settings().map(|_| ()).and(hashing::path().map(|_| ())) {
        cannot_start(&why);
    }
    if let Choice::Cuda(index) = choice {
        let variable = |name: &str| std::env::var(name).ok();
        let device = device::choose(index, gpu::list(), gpu::BUILT, variable);
        gpu::take(device.unwrap_or_else(|failure| refuse(&failure)));
    }
    serve(began, light, input, output);
    process::exit(EXIT_END_OF_INPUT)
}

fn serve(began: Instant, light: bool, input: File, output: File) {
    // A client that no longer reads is gone, as one that no longer writes.
    let out = Out::start(output, || process::exit(EXIT_END_OF_INPUT));
    let (messages, received) = channel();
    let lines = messages.clone();
    std::thread::spawn(move || read_lines(input, &lines));
    std::thread::spawn(move || {
        let blame = if device::current().is_some() { Code::DeviceUnhealthy } else { Code::Internal };
        let started = errors::guarded(blame, "start", || {
            zkvm::zkvm();
            if light {
                Ok(())
            } else {
                prove::start(began)
            }
        });
        match started {
            Ok(()) => {}
            Err(failure) if failure.code == Code::Internal => cannot_start(&failure.message),
            Err(failure) => refuse(&failure),
        }
    });
    Server::new(out, light, messages).run(&received);
}

fn read_lines(input: File, lines: &Sender<Message>) {
    let mut input = BufReader::new(input);
    loop {
        let line = read_line(&mut input).unwrap_or_else(|e| {
            eprintln!("sp1-host: standard input: {e}");
            process::exit(EXIT_INTERNAL)
        });
        let end = line == Line::End;
        if lines.send(Message::Line(line)).is_err() || end {
            return;
        }
    }
}

fn log() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("warn"));
    let text = tracing_subscriber::fmt::layer().with_writer(std::io::stderr).with_ansi(false).with_filter(filter);
    let stages = Targets::new().with_target("sp1_prover::worker", tracing::Level::INFO);
    tracing_subscriber::registry().with(text).with(progress::StageLayer.with_filter(stages)).init();
}

fn usage(why: &str) -> ! {
    eprintln!("{why}");
    std::process::exit(EXIT_USAGE)
}

/// Ends this process because its device cannot be used.
fn refuse(failure: &Failure) -> ! {
    eprintln!("{}", device::refusal(failure));
    process::exit(EXIT_CANNOT_START)
}

fn cannot_start(why: &str) -> ! {
    eprintln!("sp1-host: cannot start: {why}");
    process::exit(EXIT_CANNOT_START)
}
