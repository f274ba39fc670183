//! A guest that always panics: for tests of how a failed job ends.
#![no_main]
sp1_zkvm::entrypoint!(main);

fn main() {
    panic!("this guest panics on purpose");
}
