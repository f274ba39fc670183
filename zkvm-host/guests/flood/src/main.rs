//! A guest that writes 100 MB of journal: for tests of the journal limit.
#![no_main]
sp1_zkvm::entrypoint!(main);

fn main() {
    let block = [0xab_u8; 4096];
    for _ in 0..(100 << 20) / block.len() {
        sp1_zkvm::io::commit_slice(&block);
    }
}
