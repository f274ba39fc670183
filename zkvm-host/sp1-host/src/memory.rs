//! Memory of this process and of the machine, and what each stage needs of it.

use crate::device;
use crate::errors::{fail, Code, Outcome};
use std::time::Duration;

/// Memory that each stage needs, in bytes, measured for small programs (docs/host-protocol.md, hello).
const CPU_STAGE_BYTES: [(&str, u64); 5] = [
    ("execute", 2_000_000_000),
    ("core", 10_000_000_000),
    ("compressed", 11_000_000_000),
    ("shrink", 8_000_000_000),
    ("wrap", 13_000_000_000),
];

/// The same while proofs are made on a GPU; not measured. From its start SP1 holds 10.5 GB of buffers for traces there
/// (sp1-gpu-prover 6.10.0: four each of 404,750,336, 134,217,728, 33,554,432 and 85,376,340 elements of 4 bytes), and beside
/// them records of shards.
const GPU_STAGE_BYTES: [(&str, u64); 5] = [
    ("execute", 2_000_000_000),
    ("core", 20_000_000_000),
    ("compressed", 20_000_000_000),
    ("shrink", 14_000_000_000),
    ("wrap", 14_000_000_000),
];

/// Memory that each stage needs in this process, in bytes.
pub fn stage_bytes() -> [(&'static str, u64); 5] {
    if device::current().is_some() {
        GPU_STAGE_BYTES
    } else {
        CPU_STAGE_BYTES
    }
}

/// A stage starts when at least this share of its need is usable: the numbers were measured with memory to spare, and the
/// kernel's own estimate of what it can free is cautious.
const LEAST_USABLE_PERCENT: u64 = 80;

/// Refuses stage `stage` with `out-of-memory` when the machine's free memory plus what this process holds already is far
/// less than the stage is known to need. Unknown numbers refuse nothing.
pub fn admit(stage: &str) -> Outcome<()> {
    // An execution has a process of its own and cannot use what this one holds.
    let held = if stage == "execute" { 0 } else { status_bytes("self", "VmRSS:").unwrap_or(0) };
    match field_bytes(&read("/proc/meminfo"), "MemAvailable:") {
        Some(free) => admit_with(stage, free + held),
        None => Ok(()),
    }
}

fn admit_with(stage: &str, usable: u64) -> Outcome<()> {
    let need = stage_bytes().iter().find(|s| s.0 == stage).map_or(0, |s| s.1);
    if usable >= need / 100 * LEAST_USABLE_PERCENT {
        return Ok(());
    }
    let message = format!("stage {stage} needs {need} bytes of memory, {usable} are usable here");
    Err(fail(Code::OutOfMemory, message))
}

/// Memory of this machine, in bytes.
pub fn total_bytes() -> Option<u64> {
    field_bytes(&read("/proc/meminfo"), "MemTotal:")
}

/// CPU time that this process has used in all its threads.
pub fn cpu_time() -> Duration {
    let mut usage: libc::rusage = unsafe { std::mem::zeroed() };
    unsafe { libc::getrusage(libc::RUSAGE_SELF, &mut usage) };
    let part = |t: libc::timeval| Duration::new(t.tv_sec as u64, t.tv_usec as u32 * 1000);
    part(usage.ru_utime) + part(usage.ru_stime)
}

/// The highest memory use of this process since the last [`reset_peak`], in bytes.
pub fn peak_bytes() -> Option<u64> {
    status_bytes("self", "VmHWM:")
}

/// Starts a new measurement of [`peak_bytes`].
pub fn reset_peak() {
    // Refused in some containers; the peak then covers the process's whole life, which is still true of it.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// Memory that process `pid` holds, shared memory included, in bytes.
pub fn resident_bytes(pid: u32) -> Option<u64> {
    status_bytes(&pid.to_string(), "VmRSS:")
}

fn status_bytes(pid: &str, field: &str) -> Option<u64> {
    field_bytes(&read(&format!("/proc/{pid}/status")), field)
}

fn read(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

/// The number of KiB after `field` in `text`, in bytes.
fn field_bytes(text: &str, field: &str) -> Option<u64> {
    let rest = text.lines().find_map(|line| line.strip_prefix(field))?;
    rest.split_whitespace().next()?.parse::<u64>().ok()?.checked_mul(1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_fields_in_kib() {
        let text = "VmHWM:\t    1000 kB\nVmRSS:\t     20 kB\n";
        assert_eq!(field_bytes(text, "VmHWM:"), Some(1_024_000));
        assert_eq!(field_bytes(text, "VmRSS:"), Some(20_480));
        assert_eq!(field_bytes(text, "VmSwap:"), None);
        assert_eq!(field_bytes("VmRSS: x kB", "VmRSS:"), None);
        assert_eq!(field_bytes("VmRSS: 99999999999999999999 kB", "VmRSS:"), None);
    }

    #[test]
    fn admits_at_the_least_and_refuses_one_byte_below() {
        assert!(admit_with("wrap", 10_400_000_000).is_ok());
        let refused = admit_with("wrap", 10_399_999_999).unwrap_err();
        assert_eq!(refused.code, Code::OutOfMemory);
        assert!(refused.message.contains("stage wrap needs 13000000000"), "{}", refused.message);
        assert!(admit_with("unknown", 0).is_ok());
    }

    #[test]
    fn measures_this_process() {
        assert!(peak_bytes().unwrap() > 100_000);
        assert!(resident_bytes(std::process::id()).unwrap() > 100_000);
        assert_eq!(resident_bytes(u32::MAX), None);
        let before = cpu_time();
        while cpu_time() == before {
            std::hint::black_box(0);
        }
    }
}
