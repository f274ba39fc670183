//! A small interpreter of the Ethereum virtual machine's stack instructions, and a fixed loop for it.
//!
//! Input: iterations as 4 bytes little-endian (at least 1), then a start value of 32 bytes big-endian.
//! Journal: iterations and executed instructions, both as 8 bytes big-endian, then the 32 bytes that the code returns.
//! The code gets two words of call data, the iterations n and the start value x, and repeats while n > 0: x = x * K + n; x ^= x >> 13;
//! x += x / (n + 1); n -= 1. It returns x. The same code runs on any Ethereum virtual machine.
#![no_main]
sp1_zkvm::entrypoint!(main);

use ruint::aliases::U256;

const STOP_STEPS: u64 = 1 << 40;
const STACK_WORDS: usize = 1024;
const MEMORY_BYTES: usize = 1 << 16;

#[rustfmt::skip]
const CODE: [u8; 79] = [
    0x60, 0, 0x35, // PUSH1 0 CALLDATALOAD: n
    0x60, 32, 0x35, // PUSH1 32 CALLDATALOAD: n x
    0x5b, // 6: JUMPDEST
    0x7f, // PUSH32 K
    0x9e, 0x37, 0x79, 0xb9, 0x7f, 0x4a, 0x7c, 0x15, 0xf3, 0x9c, 0xc0, 0x60, 0x5c, 0xed, 0xc8, 0x34,
    0x10, 0x82, 0x27, 0x6b, 0xf3, 0xa2, 0x72, 0x51, 0xf8, 0x6c, 0x6a, 0x11, 0xd0, 0xc1, 0x8e, 0x95,
    0x02, 0x81, 0x01, // MUL DUP2 ADD: n xK+n
    0x80, 0x60, 13, 0x1c, 0x18, // DUP1 PUSH1 13 SHR XOR
    0x80, 0x60, 0, 0x52, // DUP1 PUSH1 0 MSTORE
    0x81, 0x60, 1, 0x01, // DUP2 PUSH1 1 ADD: n x n+1
    0x60, 0, 0x51, 0x04, 0x01, // PUSH1 0 MLOAD DIV ADD: n x+x/(n+1)
    0x90, 0x60, 1, 0x90, 0x03, // SWAP1 PUSH1 1 SWAP1 SUB: x n-1
    0x90, 0x81, 0x60, 6, 0x57, // SWAP1 DUP2 PUSH1 6 JUMPI: n x
    0x60, 0, 0x52, // PUSH1 0 MSTORE
    0x60, 32, 0x60, 0, 0xf3, // PUSH1 32 PUSH1 0 RETURN
];

fn main() {
    let input = sp1_zkvm::io::read_vec();
    assert!(input.len() == 36, "input: iterations (4 bytes, little-endian) and a start value (32)");
    let iterations = u32::from_le_bytes(input[..4].try_into().unwrap());
    assert!(iterations > 0, "input: at least one iteration");
    let mut data = [0u8; 64];
    data[28..32].copy_from_slice(&iterations.to_be_bytes());
    data[32..].copy_from_slice(&input[4..]);
    let (steps, result) = execute(core::hint::black_box(&CODE), &data);
    sp1_zkvm::io::commit_slice(&u64::from(iterations).to_be_bytes());
    sp1_zkvm::io::commit_slice(&steps.to_be_bytes());
    sp1_zkvm::io::commit_slice(&result);
}

/// The machine's words, as many as STACK_WORDS.
struct Stack(Vec<U256>);

impl Stack {
    fn push(&mut self, word: U256) {
        assert!(self.0.len() < STACK_WORDS, "stack overflow");
        self.0.push(word);
    }
    fn pop(&mut self) -> U256 {
        self.0.pop().expect("stack underflow")
    }
    fn place(&mut self) -> usize {
        usize::try_from(self.pop()).expect("a place above 2^64")
    }
    fn at(&mut self, depth: usize) -> usize {
        self.0.len().checked_sub(depth).expect("stack underflow")
    }
}

/// Runs code and gives how many instructions it took and what it returned; anything that an Ethereum virtual machine refuses, panics.
fn execute(code: &[u8], data: &[u8]) -> (u64, Vec<u8>) {
    let (mut stack, mut memory) = (Stack(Vec::with_capacity(64)), Vec::new());
    let mut at = 0;
    for step in 1..STOP_STEPS {
        let op = *code.get(at).expect("the code ends without RETURN");
        at += 1;
        match op {
            0x01 => binary(&mut stack, U256::wrapping_add),
            0x02 => binary(&mut stack, U256::wrapping_mul),
            0x03 => binary(&mut stack, U256::wrapping_sub),
            0x04 => binary(&mut stack, |a, b| if b.is_zero() { b } else { a / b }),
            0x16 => binary(&mut stack, |a, b| a & b),
            0x17 => binary(&mut stack, |a, b| a | b),
            0x18 => binary(&mut stack, |a, b| a ^ b),
            0x1c => binary(&mut stack, |by, a| usize::try_from(by).map_or(U256::ZERO, |by| if by < 256 { a >> by } else { U256::ZERO })),
            0x35 => {
                let from = stack.place();
                stack.push(word(&data[from..]));
            }
            0x50 => drop(stack.pop()),
            0x51 => {
                let from = stack.place();
                reach(&mut memory, from, 32);
                stack.push(word(&memory[from..]));
            }
            0x52 => {
                let (to, value) = (stack.place(), stack.pop());
                reach(&mut memory, to, 32);
                memory[to..to + 32].copy_from_slice(&value.to_be_bytes::<32>());
            }
            0x57 => {
                let (to, condition) = (stack.place(), stack.pop());
                if !condition.is_zero() {
                    assert!(code.get(to) == Some(&0x5b), "a jump to no JUMPDEST");
                    at = to;
                }
            }
            0x5b => {}
            0x60..=0x7f => {
                let bytes = usize::from(op - 0x5f);
                stack.push(U256::from_be_slice(&code[at..at + bytes]));
                at += bytes;
            }
            0x80..=0x8f => {
                let from = stack.at(usize::from(op - 0x7f));
                stack.push(stack.0[from]);
            }
            0x90..=0x9f => {
                let (top, other) = (stack.at(1), stack.at(usize::from(op - 0x8e)));
                stack.0.swap(top, other);
            }
            0xf3 => {
                let (from, bytes) = (stack.place(), stack.place());
                reach(&mut memory, from, bytes);
                return (step, memory[from..from + bytes].to_vec());
            }
            _ => panic!("unknown instruction {op:#x}"),
        }
    }
    panic!("too many steps");
}

fn binary(stack: &mut Stack, f: impl Fn(U256, U256) -> U256) {
    let (a, b) = (stack.pop(), stack.pop());
    stack.push(f(a, b));
}

fn word(bytes: &[u8]) -> U256 {
    U256::from_be_slice(&bytes[..32])
}

fn reach(memory: &mut Vec<u8>, from: usize, bytes: usize) {
    let end = from.checked_add(bytes).filter(|end| *end <= MEMORY_BYTES).expect("memory overflow");
    if memory.len() < end {
        memory.resize(end.next_multiple_of(32), 0);
    }
}
