//! The batch in ordinary 64-bit arithmetic, for processors without the vector instructions.
//!
//! One permutation after another: interleaving two or four measured no faster, a processor that
//! reorders instructions finds enough to do in one. What is saved is reductions. Sums are left
//! as they are for as long as four limbs hold them: 2^256 is 5.28r. What grows further is
//! brought below 1.09r by taking off a multiple of r that the leading bits name, without a
//! comparison. Bounds in comments are multiples of r.

use crate::batch::{absorbed, pack, External, BATCH, INTERNAL_ROUNDS, RATE_VALUES};
use crate::limbs::{add_carry, from_integer, mul, reduce, shrunk, square, Limbs};
use crate::{Bn254Fr, FFBn254Fr};

type State = [Limbs; 3];

/// The permutation with its round constants.
#[derive(Clone)]
pub(crate) struct Kernel {
    external: External<Limbs>,
    internal: [Limbs; INTERNAL_ROUNDS],
}

impl Kernel {
    pub(crate) fn new(external: &External<Bn254Fr>, internal: &[Bn254Fr; INTERNAL_ROUNDS]) -> Self {
        let limbs = |x: &Bn254Fr| reduce(&x.value.loose());
        Self {
            external: external.each_ref().map(|row| row.each_ref().map(limbs)),
            internal: internal.each_ref().map(limbs),
        }
    }

    pub(crate) fn hash_rows(&self, rows: &[&[u32]; BATCH]) -> [Bn254Fr; BATCH] {
        rows.map(|row| {
            let mut state = State::default();
            for start in (0..row.len()).step_by(RATE_VALUES) {
                for (k, element) in state[..2].iter_mut().enumerate() {
                    let values = absorbed(row, start, k);
                    if !values.is_empty() {
                        *element = from_integer(&pack(values));
                    }
                }
                self.permute_state(&mut state);
            }
            element(&state[0])
        })
    }

    pub(crate) fn compress(
        &self,
        left: &[Bn254Fr; BATCH],
        right: &[Bn254Fr; BATCH],
    ) -> [Bn254Fr; BATCH] {
        let zero = Bn254Fr::default();
        let states = core::array::from_fn(|i| [left[i], right[i], zero]);
        self.permute(&states).map(|state| state[0])
    }

    pub(crate) fn permute(&self, states: &[[Bn254Fr; 3]; BATCH]) -> [[Bn254Fr; 3]; BATCH] {
        states.map(|state| {
            let mut limbs = state.map(|x| x.value.loose());
            self.permute_state(&mut limbs);
            limbs.each_ref().map(element)
        })
    }

    /// In and out: values below 2.
    fn permute_state(&self, state: &mut State) {
        for x in state.iter_mut() {
            *x = reduce(x);
        }
        let (first, last) = self.external.split_at(self.external.len() / 2);
        external_layer(state);
        for constants in first {
            external_round(state, constants);
        }
        for x in &mut state[1..] {
            *x = shrunk(x, 0);
        }
        for constant in &self.internal {
            internal_round(state, constant);
        }
        for constants in last {
            external_round(state, constants);
        }
        for x in state {
            *x = shrunk(x, 0);
        }
    }
}

/// In: below 5.28. Out: below 4 * 1.27 = 5.08.
#[inline(always)]
fn external_round(state: &mut State, constants: &[Limbs; 3]) {
    for (x, constant) in state.iter_mut().zip(constants) {
        *x = s_box(x, constant);
    }
    external_layer(state);
}

/// Each element plus the sum of the three; elements below 1.3 give sums below 5.2.
#[inline(always)]
fn external_layer(state: &mut State) {
    let sum = plus(&plus(&state[1], &state[2]), &state[0]);
    for x in state {
        *x = plus(x, &sum);
    }
}

/// In: the first element below 5.28, the others below 1.09. Out: the same.
#[inline(always)]
fn internal_round(state: &mut State, constant: &Limbs) {
    let [x, y, z] = state;
    let power = s_box(x, constant);
    // Below 1.27 + 2 * 1.09 = 3.45.
    let sum = plus(&plus(y, z), &power);
    // Below 4.72.
    *x = plus(&power, &sum);
    // Below 4.54.
    *y = shrunk(&plus(y, &sum), 0);
    // Below 4.54, then below 5.63, which may not fit.
    let (limbs, carry) = add_carry(&plus(z, &sum), z);
    *z = shrunk(&limbs, carry);
}

/// The fifth power of a sum. In: below 5.28 and 1. Out: below 1.27, as
/// 1.09^2 / 5.28 + 1 < 1.23, 1.23^2 / 5.28 + 1 < 1.29 and 1.29 * 1.09 / 5.28 + 1 < 1.27.
#[inline(always)]
fn s_box(x: &Limbs, constant: &Limbs) -> Limbs {
    let (sum, carry) = add_carry(x, constant);
    let x = shrunk(&sum, carry);
    mul(&square(&square(&x)), &x)
}

/// a + b, which must stay below 2^256.
#[inline(always)]
fn plus(a: &Limbs, b: &Limbs) -> Limbs {
    let (sum, carry) = add_carry(a, b);
    debug_assert_eq!(carry, 0);
    sum
}

/// The field element of a value below 2.
#[inline(always)]
fn element(value: &Limbs) -> Bn254Fr {
    Bn254Fr::new(FFBn254Fr::from_loose(*value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::limbs::MODULUS;
    use num_bigint::BigUint;

    fn value(limbs: &[u64]) -> BigUint {
        limbs
            .iter()
            .rev()
            .fold(BigUint::default(), |n, limb| (n << 64) + *limb)
    }

    /// The bounds that [`s_box`] and the layers name, at the largest values that they allow.
    #[test]
    fn bounds() {
        let r = value(&MODULUS);
        let most = |hundredths: u32| {
            let digits = (&r * hundredths / 100u32 - 1u32).to_u64_digits();
            [digits[0], digits[1], digits[2], digits[3]]
        };
        let below = |x: &Limbs, hundredths: u32| value(x) * 100u32 < &r * hundredths;
        let constant = most(100);
        let mut state = [most(528), most(109), most(109)];
        internal_round(&mut state, &constant);
        assert!(below(&state[0], 473) && below(&state[1], 109) && below(&state[2], 109));
        let mut state = [most(528); 3];
        external_round(&mut state, &[constant; 3]);
        assert!(state.iter().all(|x| below(x, 508)));
        // The factors of an S-box at their largest, not only the input.
        let x = most(109);
        let (square, power) = (square(&x), square(&square(&x)));
        assert!(below(&square, 123) && below(&power, 129) && below(&mul(&power, &x), 127));
    }
}
