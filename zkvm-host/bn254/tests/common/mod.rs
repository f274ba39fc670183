//! What the tests of the batch share.

// Every test program compiles this for itself and uses a part of it.
#![allow(dead_code)]

use std::cell::Cell;
use std::fmt::Debug;

use ff::PrimeField as _;
use p3_bn254_fr::{BatchPoseidon2, Bn254Fr as Ours, FFBn254Fr, FFBn254FrRepr, Path};
use p3_bn254_fr_vendor::Bn254Fr as Theirs;

pub fn convert(x: Theirs) -> Ours {
    let repr = FFBn254FrRepr(x.value.to_repr().0);
    Ours {
        value: FFBn254Fr::from_repr(repr).unwrap(),
    }
}

/// The batch with the prover's round constants, once for every path of this processor.
pub fn batches() -> Vec<BatchPoseidon2> {
    let rows: Vec<[Ours; 3]> = slop_bn254::bn254_poseidon2_rc3()
        .into_iter()
        .map(|row| row.map(convert))
        .collect();
    let external = [&rows[..4], &rows[60..]].concat().try_into().unwrap();
    let internal = core::array::from_fn(|i| rows[4 + i][0]);
    [Path::Avx512Ifma, Path::Plain]
        .into_iter()
        .filter(|path| path.available())
        .map(|path| {
            let batch = BatchPoseidon2::on(path, &external, &internal);
            assert_eq!(batch.path(), path);
            batch
        })
        .collect()
}

thread_local! {
    /// Comparisons of the test on this thread.
    static COMPARISONS: Cell<u64> = const { Cell::new(0) };
}

/// Asserts that two values are the same, and counts it.
pub fn same<T: PartialEq<U> + Debug, U: Debug>(got: T, want: U) {
    assert_eq!(got, want);
    COMPARISONS.set(COMPARISONS.get() + 1);
}

/// Prints the number of comparisons at the end of a test, and fails one that made none.
pub struct Counted(pub &'static str);

impl Drop for Counted {
    fn drop(&mut self) {
        println!("{}: {} comparisons", self.0, COMPARISONS.get());
        assert!(std::thread::panicking() || COMPARISONS.get() > 0);
    }
}
