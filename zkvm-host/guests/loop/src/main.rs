//! A guest that never ends: for tests of the cycle and time limits.
#![no_main]
sp1_zkvm::entrypoint!(main);

fn main() {
    let mut x = 1u64;
    loop {
        x = core::hint::black_box(x.wrapping_mul(3));
    }
}
