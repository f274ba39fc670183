//! What an ELF must be before the zkVM's own code sees it. The checks bound the work that a hostile file can cause: the
//! zkVM inserts one table entry for each word of every loaded segment, filled from the file or not.

use crate::errors::{fail, Code, Failure, Outcome};
use sp1_primitives::consts::MAX_JIT_LOG_ADDR;

/// Most bytes that all loaded segments may take in memory.
pub const MAX_LOADED_BYTES: u64 = 64 << 20;
/// Most program headers.
pub const MAX_SEGMENTS: u16 = 256;

const HEADER_BYTES: usize = 64;
const SEGMENT_BYTES: usize = 56;
const MACHINE_RISCV: u16 = 243;
const TYPE_EXECUTABLE: u16 = 2;
const SEGMENT_LOAD: u32 = 1;
const FLAG_EXECUTE: u32 = 1;

/// Checks the header and the loaded segments of `elf`.
pub fn check(elf: &[u8]) -> Outcome<()> {
    if elf.len() < HEADER_BYTES || &elf[..4] != b"\x7fELF" {
        return Err(not_riscv("not an ELF file".into()));
    }
    if elf[4] != 2 {
        return Err(not_riscv(format!("class is {}, want 2 (64-bit)", elf[4])));
    }
    if elf[5] != 1 {
        return Err(not_riscv(format!("byte order is {}, want 1 (little-endian)", elf[5])));
    }
    let (kind, machine) = (u16_at(elf, 16), u16_at(elf, 18));
    if machine != MACHINE_RISCV {
        return Err(not_riscv(format!("machine is {machine}{}, want 243 (RISC-V)", machine_name(machine))));
    }
    if kind != TYPE_EXECUTABLE {
        return Err(not_riscv(format!("type is {kind}, want 2 (executable, not position-independent)")));
    }
    segments(elf)
}

fn segments(elf: &[u8]) -> Outcome<()> {
    let (entry, offset) = (u64_at(elf, 24), u64_at(elf, 32));
    let (size, count) = (u16_at(elf, 54), u16_at(elf, 56));
    if size as usize != SEGMENT_BYTES {
        return Err(invalid(format!("program headers have {size} bytes, want {SEGMENT_BYTES}")));
    }
    if count == 0 || count > MAX_SEGMENTS {
        return Err(invalid(format!("{count} program headers, want 1 to {MAX_SEGMENTS}")));
    }
    let end = offset.checked_add(u64::from(count) * SEGMENT_BYTES as u64).filter(|end| *end <= elf.len() as u64);
    if end.is_none() {
        return Err(invalid("program headers lie outside the file".into()));
    }
    let (mut loaded, mut entry_found) = (0u64, false);
    for i in 0..count as usize {
        let header = &elf[offset as usize + i * SEGMENT_BYTES..][..SEGMENT_BYTES];
        let (start, in_file) = (u64_at(header, 8), u64_at(header, 32));
        if start.checked_add(in_file).is_none_or(|end| end > elf.len() as u64) {
            return Err(invalid(format!("segment {i} lies outside the file")));
        }
        if u32_at(header, 0) != SEGMENT_LOAD {
            continue;
        }
        let (address, in_memory) = (u64_at(header, 16), u64_at(header, 40));
        if address.checked_add(in_memory).is_none_or(|end| end > 1 << MAX_JIT_LOG_ADDR) {
            return Err(invalid(format!("segment {i} ends above the guest's address space of 2^{MAX_JIT_LOG_ADDR}")));
        }
        if in_file > in_memory {
            return Err(invalid(format!("segment {i} is larger in the file than in memory")));
        }
        loaded = loaded.saturating_add(in_memory);
        let executable = u32_at(header, 4) & FLAG_EXECUTE != 0;
        entry_found |= executable && entry >= address && entry - address < in_memory;
    }
    if loaded > MAX_LOADED_BYTES {
        return Err(invalid(format!("segments take {loaded} bytes of memory, the limit is {MAX_LOADED_BYTES}")));
    }
    if !entry_found {
        return Err(invalid(format!("the entry point {entry:#x} is in no executable segment")));
    }
    Ok(())
}

fn not_riscv(message: String) -> Failure {
    fail(Code::ElfNotRiscv, format!("elf: {message}"))
}

fn invalid(message: String) -> Failure {
    fail(Code::ElfInvalid, format!("elf: {message}"))
}

fn machine_name(machine: u16) -> &'static str {
    match machine {
        3 => " (x86)",
        40 => " (ARM)",
        62 => " (x86-64)",
        183 => " (AArch64)",
        _ => "",
    }
}

fn u16_at(bytes: &[u8], at: usize) -> u16 {
    u16::from_le_bytes([bytes[at], bytes[at + 1]])
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    u32::from_le_bytes(bytes[at..at + 4].try_into().expect("four bytes"))
}

fn u64_at(bytes: &[u8], at: usize) -> u64 {
    u64::from_le_bytes(bytes[at..at + 8].try_into().expect("eight bytes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A minimal well-formed file: one executable segment of 8 bytes.
    fn sample() -> Vec<u8> {
        let mut elf = vec![0u8; HEADER_BYTES + SEGMENT_BYTES + 8];
        elf[..6].copy_from_slice(b"\x7fELF\x02\x01");
        elf[16] = 2;
        elf[18] = 243;
        elf[24..32].copy_from_slice(&0x7800_0000u64.to_le_bytes());
        elf[32] = HEADER_BYTES as u8;
        elf[54] = SEGMENT_BYTES as u8;
        elf[56] = 1;
        let segment = &mut elf[HEADER_BYTES..];
        segment[0] = 1;
        segment[4] = 5;
        segment[8] = (HEADER_BYTES + SEGMENT_BYTES) as u8;
        segment[16..24].copy_from_slice(&0x7800_0000u64.to_le_bytes());
        segment[32] = 8;
        segment[40] = 8;
        elf
    }

    fn with(at: usize, bytes: &[u8]) -> Vec<u8> {
        let mut elf = sample();
        elf[at..at + bytes.len()].copy_from_slice(bytes);
        elf
    }

    #[test]
    fn accepts_the_sample() {
        check(&sample()).unwrap();
    }

    #[test]
    fn names_what_was_found() {
        for (elf, want) in [
            (b"#!/bin/sh\n".to_vec(), "not an ELF"),
            (Vec::new(), "not an ELF"),
            (with(4, &[1]), "class is 1"),
            (with(5, &[2]), "byte order is 2"),
            (with(18, &[62, 0]), "machine is 62 (x86-64), want 243 (RISC-V)"),
            (with(18, &[1, 1]), "machine is 257, want 243"),
            (with(16, &[3]), "type is 3"),
        ] {
            let failure = check(&elf).unwrap_err();
            assert_eq!(failure.code, Code::ElfNotRiscv);
            assert!(failure.message.contains(want), "{}", failure.message);
        }
    }

    #[test]
    fn refuses_hostile_segments() {
        let segment = HEADER_BYTES;
        let over = MAX_LOADED_BYTES + 1;
        for (elf, want) in [
            (with(56, &[0]), "0 program headers"),
            (with(56, &[1, 1]), "257 program headers"),
            (with(54, &[32]), "have 32 bytes"),
            (with(32, &u64::MAX.to_le_bytes()), "outside the file"),
            (with(segment + 32, &9u64.to_le_bytes()), "segment 0 lies outside"),
            (with(segment + 8, &u64::MAX.to_le_bytes()), "segment 0 lies outside"),
            (with(segment + 40, &7u64.to_le_bytes()), "larger in the file"),
            (with(segment + 40, &over.to_le_bytes()), "the limit is"),
            (with(segment + 40, &(1u64 << 47).to_le_bytes()), "above the guest's address space"),
            (with(segment + 40, &u64::MAX.to_le_bytes()), "above the guest's address space"),
            (with(24, &0x7800_0008u64.to_le_bytes()), "entry point 0x78000008"),
            (with(segment + 4, &[4]), "entry point"),
        ] {
            let failure = check(&elf).unwrap_err();
            assert_eq!(failure.code, Code::ElfInvalid);
            assert!(failure.message.contains(want), "want {want:?}, got {}", failure.message);
        }
        check(&with(segment + 40, &MAX_LOADED_BYTES.to_le_bytes())).unwrap();
    }

    #[test]
    fn no_cut_or_flipped_file_panics() {
        let elf = sample();
        for length in 0..elf.len() {
            assert!(check(&elf[..length]).is_err());
        }
        for at in 0..elf.len() {
            for value in [0, 1, 0x7f, 0xff] {
                let _ = check(&with(at, &[value]));
            }
        }
    }
}
