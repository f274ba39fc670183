//! Refusals of `--device` by a GPU host as a process: one line of JSON at the end of standard error, exit code 71. The driver is faked as far
//! as its management library (NVML); of CUDA there is nothing.
#![cfg(feature = "gpu")]

#[allow(dead_code)] // the rest is for hosts that run
mod common;

use common::Scratch;
use serde_json::Value;
use std::path::Path;
use std::process::{Command, Stdio};

/// Code and message that `--device cuda:0` ends with when the driver's library lies in `library`, and `told` is what it tells.
fn refusal(library: &Path, told: &[(&str, &str)]) -> (String, String) {
    let built = option_env!("LEMMA_CUDA_ARCHS").and_then(|archs| archs.split(' ').next()).unwrap_or("90");
    let mut command = Command::new(env!("CARGO_BIN_EXE_sp1-host"));
    command.args(["--device", "cuda:0"]).env("LD_LIBRARY_PATH", library);
    command.env("FAKE_CAPABILITY", built).envs(told.iter().copied());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let input = child.stdin.take(); // stays open: the host must end by itself
    let output = child.wait_with_output().unwrap();
    drop(input);
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(71), "{told:?}: {text}");
    let last: Value = serde_json::from_str(text.lines().last().unwrap()).expect("the last line is JSON");
    let part = |name: &str| last["error"][name].as_str().unwrap().to_string();
    (part("code"), part("message"))
}

#[test]
fn a_device_that_cannot_be_used_is_refused_with_the_reason() {
    let folder = Scratch::new("driver");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fake_nvml.c");
    let library = folder.path("libnvidia-ml.so.1");
    assert!(Command::new("cc").args(["-shared", "-fPIC", "-o"]).args([&library, &source]).status().unwrap().success());
    for (told, code, words) in [
        (
            &[("FAKE_TOTAL", "8589934592")][..],
            "device-too-small",
            "needs 21474836480 bytes of device memory for a proof, has 8589934592",
        ),
        (&[("FAKE_FREE", "1000000")], "device-too-small", "free 1000000; end what else uses it"),
        (&[("LEMMA_DEVICE_BYTES", "1")], "bad-request", "LEMMA_DEVICE_BYTES: want a number from"),
        (&[("FAKE_CAPABILITY", "30")], "device-unsupported", "Fake Card has capability 3.0, this host is built for"),
        (&[("FAKE_DRIVER", "470.256.02")], "device-unsupported", "the driver is 470.256.02"),
        (&[("FAKE_INIT", "999")], "device-absent", "no NVIDIA driver answers here"),
        (&[("FAKE_COUNT", "0")], "device-absent", "no such device; the driver knows no device"),
        // All is well as far as NVML tells, and then there is no CUDA.
        (&[], "device-unhealthy", "CUDA"),
    ] {
        let (got, message) = refusal(library.parent().unwrap(), told);
        assert_eq!(got, code, "{told:?}: {message}");
        assert!(message.contains(words), "want {words:?} in {message}");
    }
    let (code, message) = refusal(&folder.path("none"), &[]);
    assert_eq!(code, "device-absent");
    assert!(message.contains("libnvidia-ml.so.1"), "{message}");
}
