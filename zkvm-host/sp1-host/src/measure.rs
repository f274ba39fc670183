//! How fast this machine is in the two things that proofs are made of.

use crate::hashing;
use serde_json::{json, Value};
use slop_algebra::AbstractExtensionField;
use slop_algebra::AbstractField;
use sp1_primitives::{SP1ExtensionField, SP1Field};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Each of the two is measured for this long.
const LEAST_TIME: Duration = Duration::from_millis(400);

/// Seconds of one permutation and of one product in the extension field, each on one core.
pub fn run() -> Value {
    let began = Instant::now();
    let permutation = seconds_each(hashing::permutations());
    let product = seconds_each(products());
    json!({
        "permutation_seconds": permutation,
        "extension_product_seconds": product,
        "seconds": began.elapsed().as_secs_f64(),
    })
}

/// Seconds that each of the things takes that `some` does some of and counts: the best of a few rounds, since whatever
/// else runs on the machine only ever adds.
fn seconds_each(mut some: impl FnMut() -> u64) -> f64 {
    let began = Instant::now();
    let mut best = f64::INFINITY;
    while began.elapsed() < LEAST_TIME {
        let round = Instant::now();
        let count = some();
        best = best.min(round.elapsed().as_secs_f64() / count as f64);
    }
    best
}

/// Products of independent elements, as the sum-checks make them.
fn products() -> impl FnMut() -> u64 {
    const COUNT: u64 = 1 << 12;
    let element = |i: u64| SP1ExtensionField::from_base_fn(|k| SP1Field::from_canonical_u64(i * 4 + k as u64 + 1));
    let a: Vec<_> = (0..COUNT).map(element).collect();
    let b: Vec<_> = a.iter().rev().copied().collect();
    move || {
        let sum: SP1ExtensionField = black_box(&a).iter().zip(black_box(&b)).map(|(x, y)| *x * *y).sum();
        black_box(sum);
        COUNT
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_take_some_time_and_not_much() {
        let measured = run();
        for (field, most) in [("permutation_seconds", 1e-3), ("extension_product_seconds", 1e-5)] {
            let seconds = measured[field].as_f64().unwrap();
            assert!(seconds > 0.0 && seconds < most, "{field}: {seconds}");
        }
        assert!(measured["seconds"].as_f64().unwrap() >= 2.0 * LEAST_TIME.as_secs_f64());
    }
}
