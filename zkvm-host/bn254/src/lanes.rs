//! Eight field elements at a time with the AVX-512 IFMA instructions.
//!
//! An element is five limbs of 52 bits, least significant first, in Montgomery form with
//! 2^260. One vector holds the same limb of [`LANES`] elements. "Normal" means that every limb
//! is below 2^52, which factors of a product must be; sums need not be. Bounds on values are
//! multiples of r: the product of values below x*r and y*r is below (x*y/84 + 1) * r.
//!
//! Functions here are unsafe because they need a processor with `avx512f` and `avx512ifma`;
//! nothing in them touches memory through pointers.

#![allow(unsafe_code)]

use core::arch::x86_64::{
    __m512i, _mm512_add_epi64, _mm512_and_si512, _mm512_madd52hi_epu64, _mm512_madd52lo_epu64,
    _mm512_set1_epi64, _mm512_setzero_si512, _mm512_slli_epi64, _mm512_srli_epi64,
    _mm512_sub_epi64,
};
use core::mem::transmute;

/// Elements in one [`Lanes`].
pub(crate) const LANES: usize = 8;
const LIMBS: usize = 5;
const LIMB_BITS: u32 = 52;
const LIMB_MASK: u64 = (1 << LIMB_BITS) - 1;

/// The limbs of one element.
pub(crate) type Limbs52 = [u64; LIMBS];

const MODULUS: Limbs52 = [
    0x1f593f0000001,
    0x4879b9709143e,
    0x181585d2833e8,
    0xa029b85045b68,
    0x030644e72e131,
];
/// 2^260 - r.
const COMPLEMENT: Limbs52 = [
    0xe0a6c0fffffff,
    0xb786468f6ebc1,
    0xe7ea7a2d7cc17,
    0x5fd647afba497,
    0xfcf9bb18d1ece,
];
/// -1/r mod 2^52.
const NEG_INV: u64 = 0x1f593efffffff;
/// floor(2^58 / (top limb of r + 1)).
const QUOTIENT_FACTOR: u64 = 5417;

/// Eight elements, limb by limb.
#[derive(Clone, Copy)]
pub(crate) struct Lanes([__m512i; LIMBS]);

/// Whether this processor has the instructions.
pub(crate) fn available() -> bool {
    is_x86_feature_detected!("avx512f") && is_x86_feature_detected!("avx512ifma")
}

#[inline(always)]
unsafe fn splat(x: u64) -> __m512i {
    _mm512_set1_epi64(x as i64)
}

impl Lanes {
    /// The same element, given by its limbs, in every lane.
    #[inline(always)]
    pub(crate) unsafe fn splat(limbs: &Limbs52) -> Self {
        Self(limbs.map(|limb| splat(limb)))
    }

    #[inline(always)]
    pub(crate) unsafe fn load(limbs: &[[u64; LANES]; LIMBS]) -> Self {
        // SAFETY: eight u64 and a 512-bit vector have the same size and no invalid values.
        Self(limbs.map(|limb| transmute::<[u64; LANES], __m512i>(limb)))
    }

    #[inline(always)]
    pub(crate) unsafe fn store(&self) -> [[u64; LANES]; LIMBS] {
        // SAFETY: as in load.
        self.0.map(|limb| transmute::<__m512i, [u64; LANES]>(limb))
    }

    /// Limb by limb, without carries.
    #[inline(always)]
    pub(crate) unsafe fn plus(&self, other: &Self) -> Self {
        let mut sum = self.0;
        for (limb, other) in sum.iter_mut().zip(other.0) {
            *limb = _mm512_add_epi64(*limb, other);
        }
        Self(sum)
    }

    /// The normal form of a sum below 2^260.
    #[inline(always)]
    pub(crate) unsafe fn normal(&self) -> Self {
        let mask = splat(LIMB_MASK);
        let mut x = self.0;
        for i in 0..LIMBS - 1 {
            x[i + 1] = _mm512_add_epi64(x[i + 1], _mm512_srli_epi64::<LIMB_BITS>(x[i]));
            x[i] = _mm512_and_si512(x[i], mask);
        }
        Self(x)
    }

    /// A sum below 80r brought below 1.1r. Its limbs add up to that value, the top one modulo
    /// 2^64: it may be slightly negative until the next [`Lanes::normal`].
    #[inline(always)]
    pub(crate) unsafe fn shrunk(&self) -> Self {
        let zero = _mm512_setzero_si512();
        // Normal first: an estimate from a top limb that still lacks its carry could be
        // negative for a small value. Then it is rounded down at every step, never above
        // value / r.
        let x = self.normal().0;
        let quotient = _mm512_madd52hi_epu64(zero, x[LIMBS - 1], splat(QUOTIENT_FACTOR));
        let quotient = _mm512_srli_epi64::<6>(quotient);
        let mut out = x;
        for i in 0..LIMBS {
            out[i] = _mm512_madd52lo_epu64(out[i], quotient, splat(COMPLEMENT[i]));
            if i > 0 {
                out[i] = _mm512_madd52hi_epu64(out[i], quotient, splat(COMPLEMENT[i - 1]));
            }
        }
        // quotient * (2^260 - r) was added: take the quotient * 2^260 off again.
        let over = _mm512_madd52hi_epu64(zero, quotient, splat(COMPLEMENT[LIMBS - 1]));
        let over = _mm512_slli_epi64::<LIMB_BITS>(_mm512_sub_epi64(over, quotient));
        out[LIMBS - 1] = _mm512_add_epi64(out[LIMBS - 1], over);
        Self(out)
    }

    /// The Montgomery product of two normal values, normal.
    #[inline(always)]
    pub(crate) unsafe fn times(&self, other: &Self) -> Self {
        let zero = _mm512_setzero_si512();
        let (a, b) = (&self.0, &other.0);
        let mut t = [zero; 2 * LIMBS];
        for i in 0..LIMBS {
            for j in 0..LIMBS {
                t[i + j] = _mm512_madd52lo_epu64(t[i + j], a[i], b[j]);
                t[i + j + 1] = _mm512_madd52hi_epu64(t[i + j + 1], a[i], b[j]);
            }
        }
        montgomery(t)
    }

    /// The Montgomery square of a normal value, normal.
    #[inline(always)]
    pub(crate) unsafe fn squared(&self) -> Self {
        let zero = _mm512_setzero_si512();
        let a = &self.0;
        let mut t = [zero; 2 * LIMBS];
        for i in 0..LIMBS {
            for j in i + 1..LIMBS {
                t[i + j] = _mm512_madd52lo_epu64(t[i + j], a[i], a[j]);
                t[i + j + 1] = _mm512_madd52hi_epu64(t[i + j + 1], a[i], a[j]);
            }
        }
        for column in &mut t[1..2 * LIMBS - 1] {
            *column = _mm512_add_epi64(*column, *column);
        }
        for i in 0..LIMBS {
            t[2 * i] = _mm512_madd52lo_epu64(t[2 * i], a[i], a[i]);
            t[2 * i + 1] = _mm512_madd52hi_epu64(t[2 * i + 1], a[i], a[i]);
        }
        montgomery(t)
    }
}

/// The columns of a product divided by 2^260 modulo r, normal.
#[inline(always)]
unsafe fn montgomery(mut t: [__m512i; 2 * LIMBS]) -> Lanes {
    let zero = _mm512_setzero_si512();
    let (mask, inverse) = (splat(LIMB_MASK), splat(NEG_INV));
    for i in 0..LIMBS {
        let m = _mm512_madd52lo_epu64(zero, t[i], inverse);
        // t[i] + lo(m * r[0]) is the next multiple of 2^52: its carry needs no product.
        let carry = _mm512_srli_epi64::<LIMB_BITS>(_mm512_add_epi64(t[i], mask));
        t[i + 1] = _mm512_add_epi64(t[i + 1], carry);
        t[i + 1] = _mm512_madd52hi_epu64(t[i + 1], m, splat(MODULUS[0]));
        // A column of its own: the next m waits for one product, not for two in a row.
        let low = _mm512_madd52lo_epu64(zero, m, splat(MODULUS[1]));
        t[i + 1] = _mm512_add_epi64(t[i + 1], low);
        for j in 2..LIMBS {
            t[i + j] = _mm512_madd52lo_epu64(t[i + j], m, splat(MODULUS[j]));
        }
        for j in 1..LIMBS {
            t[i + j + 1] = _mm512_madd52hi_epu64(t[i + j + 1], m, splat(MODULUS[j]));
        }
    }
    Lanes([t[5], t[6], t[7], t[8], t[9]]).normal()
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigUint;
    use rand::{Rng, SeedableRng};
    use rand_chacha::ChaCha20Rng;

    /// The largest value that `shrunk` promises to take, in multiples of r.
    const SHRINKABLE: u32 = 80;

    fn r() -> BigUint {
        value(&MODULUS.map(|limb| [limb; LANES]), 0)
    }

    fn value(limbs: &[[u64; LANES]; LIMBS], lane: usize) -> BigUint {
        // Modulo 2^64 in the top limb, where a sum may be slightly negative.
        let low = limbs[..4]
            .iter()
            .rev()
            .fold(BigUint::default(), |n, limb| (n << 52) + limb[lane]);
        let carry = (&low >> 208u32)
            .to_u64_digits()
            .first()
            .copied()
            .unwrap_or(0);
        let top = limbs[4][lane].wrapping_add(carry);
        (BigUint::from(top) << 208) + (low & ((BigUint::from(1u32) << 208u32) - 1u32))
    }

    fn lanes(values: &[BigUint]) -> [[u64; LANES]; LIMBS] {
        core::array::from_fn(|i| {
            core::array::from_fn(|lane| {
                let shifted = &values[lane % values.len()] >> (52 * i);
                shifted.to_u64_digits().first().copied().unwrap_or(0) & LIMB_MASK
            })
        })
    }

    /// Multiples of r up to `most`, their neighbours, edges of the top limb, random values.
    fn edge_values(most: u32) -> Vec<BigUint> {
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        let limit = r() * most;
        let mut all: Vec<BigUint> = (0..=LIMBS as u32 - 1)
            .map(|i| BigUint::from(1u32) << (52 * i))
            .collect();
        all.extend((1..most).map(|k| r() * k));
        all.extend(
            (0..1000).map(|_| BigUint::from_bytes_le(&rng.gen::<[u8; 32]>()) * 16u32 % &limit),
        );
        let near: Vec<_> = all.iter().flat_map(|n| [n - 1u32, n + 1u32]).collect();
        all.extend(near);
        all.extend([BigUint::default(), limit - 1u32]);
        all
    }

    #[target_feature(enable = "avx512f,avx512ifma")]
    unsafe fn check_shrunk() {
        for chunk in edge_values(SHRINKABLE).chunks(LANES) {
            let input = Lanes::load(&lanes(chunk));
            let once = input.shrunk();
            // Twice with sums in between: the top limb may be negative in the middle.
            let twice = once.shrunk();
            let sum = once.plus(&twice).plus(&once).shrunk();
            for (lane, want) in chunk.iter().enumerate() {
                let got = value(&once.store(), lane);
                assert!(got < r() * 11u32 / 10u32, "{want} gave {got}");
                assert_eq!(&got % r(), want % r());
                assert_eq!(value(&once.normal().store(), lane), got);
                assert_eq!(value(&twice.store(), lane) % r(), want % r());
                assert_eq!(value(&sum.store(), lane) % r(), want * 3u32 % r());
                assert!(value(&sum.store(), lane) < r() * 11u32 / 10u32);
            }
        }
    }

    #[target_feature(enable = "avx512f,avx512ifma")]
    unsafe fn check_products() {
        let radix = BigUint::from(1u32) << 260u32;
        // The largest factors that the permutation has are below 40r.
        let all = edge_values(40);
        for (k, chunk) in all.chunks_exact(LANES).enumerate() {
            let other = &all[(k * 37) % (all.len() - LANES)..][..LANES];
            let (a, b) = (Lanes::load(&lanes(chunk)), Lanes::load(&lanes(other)));
            for (got, factors) in [(a.times(&b), other), (a.squared(), chunk)] {
                let stored = got.store();
                assert!(stored.iter().flatten().all(|limb| *limb <= LIMB_MASK));
                for lane in 0..LANES {
                    let product = &chunk[lane] * &factors[lane];
                    let out = value(&stored, lane);
                    assert_eq!(&out * &radix % r(), &product % r());
                    assert!(out <= &product / &radix + r());
                }
            }
        }
    }

    #[test]
    fn shrinking() {
        if available() {
            // SAFETY: the processor has the instructions.
            unsafe { check_shrunk() }
        }
    }

    #[test]
    fn products() {
        if available() {
            // SAFETY: the processor has the instructions.
            unsafe { check_products() }
        }
    }
}
