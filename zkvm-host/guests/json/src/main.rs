//! Input: a JSON array of payments {"id": number, "name": text, "amount": number, "paid": bool, "tags": [text]}, no other fields.
//! Journal: how many payments, how many of them paid, the sum modulo 2^64 of the paid amounts, the highest amount of all, and the bytes of
//! all names and tags, each as 8 bytes big-endian.
#![no_main]
sp1_zkvm::entrypoint!(main);

use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Payment {
    #[allow(dead_code)]
    id: u64,
    name: String,
    amount: u64,
    paid: bool,
    tags: Vec<String>,
}

fn main() {
    let input = sp1_zkvm::io::read_vec();
    let payments: Vec<Payment> = serde_json::from_slice(&input).expect("input must be a JSON array of payments");
    let (mut paid, mut sum, mut highest, mut bytes) = (0u64, 0u64, 0u64, 0u64);
    for p in &payments {
        if p.paid {
            (paid, sum) = (paid + 1, sum.wrapping_add(p.amount));
        }
        highest = highest.max(p.amount);
        bytes += (p.name.len() + p.tags.iter().map(String::len).sum::<usize>()) as u64;
    }
    for word in [payments.len() as u64, paid, sum, highest, bytes] {
        sp1_zkvm::io::commit_slice(&word.to_be_bytes());
    }
}
