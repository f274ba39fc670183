//! The device that proofs are made on: which one is asked for, whether it is there, large enough and one that this build has
//! code for, and what a failure on it means. Decides only; `gpu` looks and acts.

use crate::errors::{fail, Code, Failure, Outcome};
use serde_json::{json, Value};
use std::sync::OnceLock;

/// Devices of a machine are numbered from 0 to this.
pub const MAX_INDEX: u32 = 63;
/// Least device memory that SP1's GPU prover works with, in bytes (sp1-gpu-prover 6.10.0, `local_gpu_opts`: "at least 24GB" with
/// 4 GB added to what the device has). Up to [`SMALL_BYTES`] it cuts executions into smaller shards.
pub const LEAST_BYTES: u64 = 20 << 30;
/// Device memory up to which it does so, in bytes; with more, it needs more than this.
pub const SMALL_BYTES: u64 = 26 << 30;
/// The environment variable that sets the need of device memory, in bytes.
pub const NEED_VARIABLE: &str = "LEMMA_DEVICE_BYTES";
/// The range of that variable.
const NEED_RANGE: std::ops::RangeInclusive<u64> = 1 << 30..=1 << 40;

/// A device as the command line names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    Cpu,
    Cuda(u32),
}

impl Choice {
    /// Reads `cpu` or `cuda:N`.
    pub fn parse(text: &str) -> Result<Self, String> {
        let index = text.strip_prefix("cuda:").filter(|digits| digits.bytes().all(|b| b.is_ascii_digit()));
        let plain = |digits: &&str| digits.len() == 1 || !digits.starts_with('0');
        match index.filter(plain).and_then(|digits| digits.parse().ok()) {
            Some(index) if index <= MAX_INDEX => Ok(Self::Cuda(index)),
            _ if text == "cpu" => Ok(Self::Cpu),
            _ => Err(format!("--device: want cpu or cuda:N with N from 0 to {MAX_INDEX}, got {text:.64?}")),
        }
    }
}

/// A GPU as its driver describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gpu {
    /// Its number by the order on the PCI bus.
    pub index: u32,
    pub name: String,
    /// Its name for ever.
    pub uuid: String,
    pub memory_bytes: u64,
    pub free_bytes: u64,
    /// The driver's version.
    pub driver: String,
    /// Its architecture, as in (9, 0).
    pub capability: (u32, u32),
}

impl Gpu {
    /// Its id in messages.
    pub fn id(&self) -> String {
        format!("cuda:{}", self.index)
    }

    /// What `hello` says of it.
    pub fn about(&self) -> Value {
        json!({
            "id": self.id(),
            "kind": "gpu",
            "name": self.name,
            "uuid": self.uuid,
            "memory_bytes": self.memory_bytes,
            "driver": self.driver,
            "capability": format!("{}.{}", self.capability.0, self.capability.1),
        })
    }
}

/// A GPU that proofs are made on, and what they need of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    pub gpu: Gpu,
    /// Device memory that each stage needs, in bytes, and why this many.
    pub need_bytes: u64,
    pub need_why: String,
}

impl Device {
    /// What `hello` says of the need of each stage. One number: SP1 sets its GPU prover up for all stages at start and gives
    /// no memory back between them.
    pub fn stage_bytes(&self) -> Value {
        json!({"core": self.need_bytes, "compressed": self.need_bytes, "wrap": self.need_bytes})
    }

    /// The choice as `hello`'s settings show it.
    pub fn setting(&self) -> Value {
        json!({"name": "device_bytes", "value": self.need_bytes, "override": NEED_VARIABLE, "why": self.need_why})
    }
}

/// What the machine code of a GPU host is for.
#[derive(Clone, Copy, Debug)]
pub struct Built {
    /// The compute capabilities that it has code for, as in "80 90".
    pub archs: &'static str,
    /// The oldest series of the driver that runs its version of CUDA, as in "580".
    pub driver: &'static str,
}

static DEVICE: OnceLock<Device> = OnceLock::new();

/// The GPU that this process proves on; None: the CPU.
pub fn current() -> Option<&'static Device> {
    DEVICE.get()
}

/// Fixes the GPU of this process.
#[cfg(feature = "gpu")]
pub fn set(device: Device) -> &'static Device {
    DEVICE.get_or_init(|| device)
}

/// The GPU with number `index` among `gpus`, what the driver found. `built` is None when this program has no code for GPUs;
/// `variable` reads the environment.
pub fn choose(
    index: u32,
    gpus: Result<Vec<Gpu>, String>,
    built: Option<Built>,
    variable: impl Fn(&str) -> Option<String>,
) -> Outcome<Device> {
    let Some(built) = built else {
        let message = format!("cuda:{index}: this host is built for the CPU alone; build the GPU host with `make gpu`");
        return Err(fail(Code::DeviceUnsupported, message));
    };
    let absent = |why: String| fail(Code::DeviceAbsent, format!("cuda:{index}: {why}"));
    let gpus = gpus.map_err(|why| {
        absent(format!("no NVIDIA driver answers here ({why}); install one of version {} or later", built.driver))
    })?;
    let there = gpus.iter().map(|gpu| format!("{} {}", gpu.id(), gpu.name)).collect::<Vec<_>>().join(", ");
    let there = if there.is_empty() { "the driver knows no device".into() } else { format!("there is {there}") };
    let gpu =
        gpus.into_iter().find(|gpu| gpu.index == index).ok_or_else(|| absent(format!("no such device; {there}")))?;
    if is_older(&gpu.driver, built.driver) {
        let (has, wants) = (&gpu.driver, built.driver);
        let message =
            format!("cuda:{index}: the driver is {has}, this host needs version {wants} or later; install one");
        return Err(fail(Code::DeviceUnsupported, message));
    }
    if !built.archs.split_whitespace().any(|arch| runs(arch, gpu.capability)) {
        let (major, minor) = gpu.capability;
        let message = format!(
            "cuda:{index}: {} has capability {major}.{minor}, this host is built for {}; \
             build it with LEMMA_CUDA_ARCHS={major}{minor} make gpu",
            gpu.name, built.archs
        );
        return Err(fail(Code::DeviceUnsupported, message));
    }
    let (need_bytes, need_why) =
        need(gpu.memory_bytes, variable(NEED_VARIABLE)).map_err(|why| fail(Code::BadRequest, why))?;
    if gpu.memory_bytes < need_bytes || gpu.free_bytes < need_bytes {
        let advice = if gpu.memory_bytes < need_bytes { "use a larger device" } else { "end what else uses it" };
        let message = format!(
            "cuda:{index}: {} needs {need_bytes} bytes of device memory for a proof, has {}, free {}; {advice}",
            gpu.name, gpu.memory_bytes, gpu.free_bytes
        );
        return Err(fail(Code::DeviceTooSmall, message));
    }
    Ok(Device { gpu, need_bytes, need_why })
}

/// Whether machine code for `arch`, as in "89", runs on a device of `capability`: the same major number, no newer minor one.
fn runs(arch: &str, capability: (u32, u32)) -> bool {
    arch.parse::<u32>().is_ok_and(|arch| arch / 10 == capability.0 && arch % 10 <= capability.1)
}

/// Whether driver `has`, as in "580.95.05", is of a series before `wants`. One that nobody can read is left to CUDA.
fn is_older(has: &str, wants: &str) -> bool {
    let series = |text: &str| text.split('.').next().and_then(|first| first.parse::<u32>().ok());
    series(has).zip(series(wants)).is_some_and(|(has, wants)| has < wants)
}

/// Device memory that a proof needs on a device with `memory` bytes, and why; `set` is the variable's text.
fn need(memory: u64, set: Option<String>) -> Result<(u64, String), String> {
    match set.map(|text| (text.parse::<u64>().ok().filter(|bytes| NEED_RANGE.contains(bytes)), text)) {
        Some((Some(bytes), _)) => Ok((bytes, format!("set by {NEED_VARIABLE}"))),
        Some((None, text)) => {
            let (least, most) = (NEED_RANGE.start(), NEED_RANGE.end());
            Err(format!("{NEED_VARIABLE}: want a number from {least} to {most}, got {text:.64?}"))
        }
        None if memory > SMALL_BYTES => {
            Ok((SMALL_BYTES, "SP1's documented least for full shards, not measured".into()))
        }
        None => Ok((LEAST_BYTES, "SP1's documented least, not measured".into())),
    }
}

/// The line on standard error that a host ends with when it cannot use its device.
pub fn refusal(failure: &Failure) -> String {
    let Failure { code, message } = failure;
    json!({"error": {"class": code.class(), "code": code.text(), "message": message}}).to_string()
}

/// In the texts of panics for want of memory on the device, or of memory that the device reads.
const OUT_OF_MEMORY: [&str; 4] = ["GPU memory", "OutOfMemory", "allocation failed", "AllocError"];

/// Whether a panic with this text came from the device: texts of sp1-gpu-cudart's and slop-alloc's errors.
#[cfg_attr(not(feature = "gpu"), allow(dead_code))]
pub fn is_of_device(panic: &str) -> bool {
    let others = ["CudaRustError", "CudaError", "CUDA", "CopyError"];
    OUT_OF_MEMORY.iter().chain(&others).any(|mark| panic.contains(mark))
}

/// What became of a proof on the device in stage `stage`, if it is the device's doing: `panic` is the first panic that
/// [`is_of_device`], `answers` whether the device still answers, and what it said if not.
#[cfg_attr(not(feature = "gpu"), allow(dead_code))]
pub fn broken(id: &str, stage: &str, panic: Option<&str>, answers: Result<(), String>) -> Option<Failure> {
    let lost =
        |why: &str| Some(fail(Code::DeviceLost, format!("{stage}: {id} failed: {why}; this host ends, start it anew")));
    match (panic, answers) {
        (_, Err(why)) => lost(&why),
        (Some(text), Ok(())) if OUT_OF_MEMORY.iter().any(|mark| text.contains(mark)) => {
            let message = format!("{stage}: not enough memory on {id}: {text}; this host ends, start it anew");
            Some(fail(Code::OutOfMemory, message))
        }
        (Some(text), Ok(())) => lost(text),
        (None, Ok(())) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const GB: u64 = 1 << 30;

    fn gpu(index: u32, memory: u64, free: u64, capability: (u32, u32)) -> Gpu {
        let (name, uuid) = (format!("Card {index}"), format!("GPU-{index}"));
        Gpu { index, name, uuid, memory_bytes: memory, free_bytes: free, driver: "580.1".into(), capability }
    }

    fn built(archs: &'static str) -> Option<Built> {
        Some(Built { archs, driver: "580" })
    }

    fn code_of(made: Outcome<Device>) -> (Code, String) {
        let failure = made.unwrap_err();
        (failure.code, failure.message)
    }

    #[test]
    fn names_of_devices() {
        assert_eq!(Choice::parse("cpu"), Ok(Choice::Cpu));
        assert_eq!(Choice::parse("cuda:0"), Ok(Choice::Cuda(0)));
        assert_eq!(Choice::parse("cuda:63"), Ok(Choice::Cuda(MAX_INDEX)));
        for wrong in [
            "",
            "CPU",
            "cuda",
            "cuda:",
            "cuda:64",
            "cuda:-1",
            "cuda:+1",
            "cuda:01",
            "cuda:1 ",
            "gpu:0",
            "cuda:99999999999",
        ] {
            let message = Choice::parse(wrong).unwrap_err();
            assert!(message.starts_with("--device: want cpu or cuda:N") && message.contains(wrong), "{message}");
        }
    }

    #[test]
    fn a_device_that_fits_is_taken() {
        let card = gpu(1, 80 * GB, 79 * GB, (9, 0));
        let found = Ok(vec![gpu(0, GB, GB, (7, 5)), card.clone()]);
        let device = choose(1, found, built("80 90"), |_| None).unwrap();
        assert_eq!((device.gpu, device.need_bytes), (card, SMALL_BYTES));
        let about = gpu(3, 5, 4, (12, 0)).about();
        assert_eq!(about["id"], "cuda:3");
        assert_eq!(about["capability"], "12.0");
    }

    #[test]
    fn absent_devices_are_told_with_what_there_is() {
        let (code, message) = code_of(choose(0, Err("libnvidia-ml.so.1: cannot open".into()), built("90"), |_| None));
        assert_eq!(code, Code::DeviceAbsent);
        assert!(message.contains("cuda:0: no NVIDIA driver") && message.contains("libnvidia-ml.so.1"), "{message}");
        let two = vec![gpu(0, GB, GB, (9, 0)), gpu(1, GB, GB, (9, 0))];
        let (code, message) = code_of(choose(2, Ok(two), built("90"), |_| None));
        assert_eq!(code, Code::DeviceAbsent);
        assert!(message.contains("there is cuda:0 Card 0, cuda:1 Card 1"), "{message}");
        let (_, message) = code_of(choose(0, Ok(vec![]), built("90"), |_| None));
        assert!(message.contains("the driver knows no device"), "{message}");
    }

    #[test]
    fn a_device_without_machine_code_is_unsupported() {
        for (arch, capability, want) in [
            ("80", (8, 0), true),
            ("80", (8, 9), true),
            ("89", (8, 6), false),
            ("90", (9, 0), true),
            ("90", (10, 0), false),
            ("120", (12, 1), true),
            ("120", (12, 0), true),
            ("x", (0, 0), false),
        ] {
            assert_eq!(runs(arch, capability), want, "{arch} on {capability:?}");
        }
        let found = || Ok(vec![gpu(0, 80 * GB, 80 * GB, (10, 0))]);
        let (code, message) = code_of(choose(0, found(), built("80 90"), |_| None));
        assert_eq!(code, Code::DeviceUnsupported);
        assert!(message.contains("built for 80 90") && message.contains("LEMMA_CUDA_ARCHS=100"), "{message}");
        let (code, message) = code_of(choose(0, found(), None, |_| None));
        assert_eq!(code, Code::DeviceUnsupported);
        assert!(message.contains("make gpu"), "{message}");
    }

    #[test]
    fn an_older_driver_is_unsupported() {
        let with = |driver: &str| {
            let card = Gpu { driver: driver.into(), ..gpu(0, 80 * GB, 80 * GB, (9, 0)) };
            choose(0, Ok(vec![card]), built("90"), |_| None)
        };
        for taken in ["580", "580.0", "580.159.04", "1000.1", "", "next"] {
            assert!(with(taken).is_ok(), "{taken}");
        }
        let (code, message) = code_of(with("579.99"));
        assert_eq!(code, Code::DeviceUnsupported);
        assert!(message.contains("the driver is 579.99, this host needs version 580 or later"), "{message}");
    }

    #[test]
    fn memory_is_admitted_at_the_need_and_refused_one_byte_below() {
        let on = |memory, free| choose(0, Ok(vec![gpu(0, memory, free, (8, 9))]), built("89"), |_| None);
        assert_eq!(on(LEAST_BYTES, LEAST_BYTES).unwrap().need_bytes, LEAST_BYTES);
        assert_eq!(on(SMALL_BYTES, LEAST_BYTES).unwrap().need_bytes, LEAST_BYTES);
        assert_eq!(on(SMALL_BYTES + 1, SMALL_BYTES).unwrap().need_bytes, SMALL_BYTES);
        let (code, message) = code_of(on(LEAST_BYTES - 1, LEAST_BYTES - 1));
        assert_eq!(code, Code::DeviceTooSmall);
        let want = "needs 21474836480 bytes of device memory for a proof, has 21474836479, free 21474836479; use a larger device";
        assert!(message.ends_with(want), "{message}");
        let (code, message) = code_of(on(SMALL_BYTES + 1, SMALL_BYTES - 1));
        assert_eq!(code, Code::DeviceTooSmall);
        assert!(message.ends_with("end what else uses it"), "{message}");
    }

    #[test]
    fn the_need_can_be_set_within_its_range() {
        let with = |text: &'static str| {
            choose(0, Ok(vec![gpu(0, 4 * GB, 4 * GB, (9, 0))]), built("90"), move |name| {
                (name == NEED_VARIABLE).then(|| text.into())
            })
        };
        let device = with("1073741824").unwrap();
        assert_eq!(device.need_bytes, GB);
        assert_eq!(device.setting()["why"], "set by LEMMA_DEVICE_BYTES");
        assert_eq!(device.stage_bytes()["wrap"], GB);
        for wrong in ["1073741823", "1099511627777", "", "two"] {
            assert!(code_of(with(wrong)).1.starts_with("LEMMA_DEVICE_BYTES: want a number from 1073741824"), "{wrong}");
        }
    }

    #[test]
    fn a_refusal_is_one_line_of_json() {
        let failure = choose(0, Ok(vec![]), built("90"), |_| None).unwrap_err();
        let line: Value = serde_json::from_str(&refusal(&failure)).unwrap();
        assert_eq!(line["error"]["class"], "caller");
        assert_eq!(line["error"]["code"], "device-absent");
        assert!(!refusal(&failure).contains('\n'));
    }

    #[test]
    fn failures_of_the_device_are_told_from_others() {
        let code = |panic, answers| broken("cuda:0", "core", panic, answers).map(|failure| failure.code);
        assert_eq!(code(None, Ok(())), None);
        assert_eq!(code(None, Err("unspecified launch failure".into())), Some(Code::DeviceLost));
        assert_eq!(code(Some("out of GPU memory"), Ok(())), Some(Code::OutOfMemory));
        assert_eq!(code(Some("allocation failed"), Ok(())), Some(Code::OutOfMemory));
        assert_eq!(
            code(Some("called `Result::unwrap()` on an `Err` value: OutOfMemory"), Ok(())),
            Some(Code::OutOfMemory)
        );
        assert_eq!(code(Some("AllocError"), Err("gone".into())), Some(Code::DeviceLost));
        assert_eq!(code(Some("CudaRustError: invalid argument"), Ok(())), Some(Code::DeviceLost));
        assert!(is_of_device("called `Result::unwrap()` on an `Err` value: CopyError"));
        assert!(!is_of_device("the verifier stopped"));
    }
}
