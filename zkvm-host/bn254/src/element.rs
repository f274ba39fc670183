//! [`FFBn254Fr`]: the field element with the traits of the `ff` crate.

use core::cmp::Ordering;
use core::fmt;
use core::iter::{Product, Sum};
use core::ops::{Add, AddAssign, Mul, MulAssign, Neg, Sub, SubAssign};

use ff::{Field, FieldBits, PrimeField, PrimeFieldBits};
use rand::RngCore;
use subtle::{Choice, ConditionallySelectable, ConstantTimeEq, CtOption};

use crate::limbs::{self, Limbs, MODULUS, R1};

/// An element of the BN254 scalar field, in Montgomery form and below 2r.
#[derive(Copy, Clone, Default)]
pub struct FFBn254Fr(Limbs);

/// The canonical bytes of a [`FFBn254Fr`], least significant first.
#[derive(Copy, Clone, Default, PartialEq, Eq)]
pub struct FFBn254FrRepr(pub [u8; 32]);

/// (t - 1) / 2, where r - 1 = 2^28 * t.
const T_MINUS_1_OVER_2: Limbs = [
    0xcdcb_848a_1f0f_ac9f,
    0x0c0a_c2e9_419f_4243,
    0x098d_014d_c282_2db4,
    0x0000_0001_8322_7397,
];
/// r - 2, the exponent of an inversion.
const MODULUS_MINUS_2: Limbs = [MODULUS[0] - 2, MODULUS[1], MODULUS[2], MODULUS[3]];

impl FFBn254Fr {
    /// The element that stands for `n`.
    #[inline(always)]
    pub(crate) const fn from_u64(n: u64) -> Self {
        Self(limbs::from_u64(n))
    }

    const fn from_integer(n: Limbs) -> Self {
        Self(limbs::from_integer(&n))
    }

    /// An element from its own Montgomery limbs, which must be below 2r.
    #[inline(always)]
    pub(crate) const fn from_loose(limbs: Limbs) -> Self {
        Self(limbs)
    }

    /// The Montgomery limbs, below 2r.
    #[inline(always)]
    pub(crate) const fn loose(&self) -> Limbs {
        self.0
    }

    #[inline(always)]
    pub(crate) const fn plus(&self, other: &Self) -> Self {
        Self(limbs::add(&self.0, &other.0))
    }

    #[inline(always)]
    pub(crate) const fn minus(&self, other: &Self) -> Self {
        Self(limbs::sub(&self.0, &other.0))
    }

    #[inline(always)]
    pub(crate) const fn times(&self, other: &Self) -> Self {
        Self(limbs::mul(&self.0, &other.0))
    }

    #[inline(always)]
    pub(crate) const fn squared(&self) -> Self {
        Self(limbs::square(&self.0))
    }

    #[inline(always)]
    pub(crate) const fn doubled(&self) -> Self {
        Self(limbs::double(&self.0))
    }

    #[inline(always)]
    pub(crate) const fn halved(&self) -> Self {
        Self(limbs::halve(&self.0))
    }

    #[inline(always)]
    pub(crate) const fn negated(&self) -> Self {
        Self(limbs::sub(&[0; 4], &self.0))
    }

    /// Whether this is zero, which has the two loose forms 0 and r.
    #[inline(always)]
    pub(crate) fn is_null(&self) -> bool {
        limbs::reduce(&self.0) == [0; 4]
    }

    /// The integer below r that this element stands for.
    #[inline(always)]
    pub(crate) const fn canonical(&self) -> Limbs {
        limbs::to_canonical(&self.0)
    }

    /// The canonical integer as 32 bytes, least significant first.
    #[inline]
    pub(crate) fn canonical_bytes(&self) -> [u8; 32] {
        let mut bytes = [0; 32];
        for (chunk, limb) in bytes.chunks_exact_mut(8).zip(self.canonical()) {
            chunk.copy_from_slice(&limb.to_le_bytes());
        }
        bytes
    }

    /// The element of 32 canonical bytes; None if they encode r or more.
    #[inline]
    pub(crate) fn from_canonical_bytes(bytes: &[u8; 32]) -> Option<Self> {
        let integer = integer_of(bytes);
        limbs::is_canonical(&integer).then(|| Self::from_integer(integer))
    }
}

fn integer_of(bytes: &[u8; 32]) -> Limbs {
    core::array::from_fn(|i| {
        let mut limb = [0; 8];
        limb.copy_from_slice(&bytes[8 * i..8 * i + 8]);
        u64::from_le_bytes(limb)
    })
}

impl PartialEq for FFBn254Fr {
    #[inline(always)]
    fn eq(&self, other: &Self) -> bool {
        limbs::reduce(&self.0) == limbs::reduce(&other.0)
    }
}

impl Eq for FFBn254Fr {}

impl Ord for FFBn254Fr {
    /// By the canonical integer.
    fn cmp(&self, other: &Self) -> Ordering {
        self.canonical()
            .iter()
            .rev()
            .cmp(other.canonical().iter().rev())
    }
}

impl PartialOrd for FFBn254Fr {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Debug for FFBn254Fr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FFBn254Fr({:?})", self.to_repr())
    }
}

impl fmt::Debug for FFBn254FrRepr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("0x")?;
        self.0
            .iter()
            .rev()
            .try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl AsRef<[u8]> for FFBn254FrRepr {
    #[inline(always)]
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl AsMut<[u8]> for FFBn254FrRepr {
    #[inline(always)]
    fn as_mut(&mut self) -> &mut [u8] {
        &mut self.0
    }
}

impl ConstantTimeEq for FFBn254FrRepr {
    fn ct_eq(&self, other: &Self) -> Choice {
        self.0.ct_eq(&other.0)
    }
}

impl From<FFBn254Fr> for FFBn254FrRepr {
    fn from(e: FFBn254Fr) -> Self {
        e.to_repr()
    }
}

impl From<&FFBn254Fr> for FFBn254FrRepr {
    fn from(e: &FFBn254Fr) -> Self {
        e.to_repr()
    }
}

impl From<u64> for FFBn254Fr {
    #[inline(always)]
    fn from(n: u64) -> Self {
        Self::from_u64(n)
    }
}

impl ConstantTimeEq for FFBn254Fr {
    fn ct_eq(&self, other: &Self) -> Choice {
        limbs::reduce(&self.0).ct_eq(&limbs::reduce(&other.0))
    }
}

impl ConditionallySelectable for FFBn254Fr {
    fn conditional_select(a: &Self, b: &Self, choice: Choice) -> Self {
        Self(core::array::from_fn(|i| {
            u64::conditional_select(&a.0[i], &b.0[i], choice)
        }))
    }
}

impl Neg for FFBn254Fr {
    type Output = Self;

    #[inline(always)]
    fn neg(self) -> Self {
        self.negated()
    }
}

/// An operator by value and by reference, with its assigning form.
macro_rules! operator {
    ($op:ident, $method:ident, $assign:ident, $assign_method:ident, $call:ident) => {
        impl $op for FFBn254Fr {
            type Output = Self;

            #[inline(always)]
            fn $method(self, other: Self) -> Self {
                self.$call(&other)
            }
        }

        impl<'a> $op<&'a FFBn254Fr> for FFBn254Fr {
            type Output = Self;

            #[inline(always)]
            fn $method(self, other: &'a Self) -> Self {
                self.$call(other)
            }
        }

        impl $assign for FFBn254Fr {
            #[inline(always)]
            fn $assign_method(&mut self, other: Self) {
                *self = self.$call(&other);
            }
        }

        impl<'a> $assign<&'a FFBn254Fr> for FFBn254Fr {
            #[inline(always)]
            fn $assign_method(&mut self, other: &'a Self) {
                *self = self.$call(other);
            }
        }
    };
}

operator!(Add, add, AddAssign, add_assign, plus);
operator!(Sub, sub, SubAssign, sub_assign, minus);
operator!(Mul, mul, MulAssign, mul_assign, times);

impl<T: core::borrow::Borrow<FFBn254Fr>> Sum<T> for FFBn254Fr {
    fn sum<I: Iterator<Item = T>>(iter: I) -> Self {
        iter.fold(Self::ZERO, |acc, item| acc.plus(item.borrow()))
    }
}

impl<T: core::borrow::Borrow<FFBn254Fr>> Product<T> for FFBn254Fr {
    fn product<I: Iterator<Item = T>>(iter: I) -> Self {
        iter.fold(Self::ONE, |acc, item| acc.times(item.borrow()))
    }
}

impl Field for FFBn254Fr {
    const ZERO: Self = Self([0; 4]);
    const ONE: Self = Self(R1);

    /// Uniform, by rejection: four words, the top two bits cleared, until they are below r.
    fn random(mut rng: impl RngCore) -> Self {
        loop {
            let mut limbs: Limbs = core::array::from_fn(|_| rng.next_u64());
            limbs[3] &= u64::MAX >> 2;
            if limbs::is_canonical(&limbs) {
                return Self(limbs);
            }
        }
    }

    fn is_zero_vartime(&self) -> bool {
        self.is_null()
    }

    #[inline(always)]
    fn square(&self) -> Self {
        self.squared()
    }

    #[inline(always)]
    fn double(&self) -> Self {
        self.doubled()
    }

    fn invert(&self) -> CtOption<Self> {
        CtOption::new(self.pow_vartime(MODULUS_MINUS_2), !self.is_zero())
    }

    fn sqrt_ratio(num: &Self, div: &Self) -> (Choice, Self) {
        ff::helpers::sqrt_ratio_generic(num, div)
    }

    fn sqrt(&self) -> CtOption<Self> {
        ff::helpers::sqrt_tonelli_shanks(self, T_MINUS_1_OVER_2)
    }
}

impl PrimeField for FFBn254Fr {
    type Repr = FFBn254FrRepr;

    fn from_repr(repr: Self::Repr) -> CtOption<Self> {
        let integer = integer_of(&repr.0);
        let valid = Choice::from(limbs::is_canonical(&integer) as u8);
        CtOption::new(Self::from_integer(integer), valid)
    }

    fn from_repr_vartime(repr: Self::Repr) -> Option<Self> {
        Self::from_canonical_bytes(&repr.0)
    }

    fn to_repr(&self) -> Self::Repr {
        FFBn254FrRepr(self.canonical_bytes())
    }

    fn is_odd(&self) -> Choice {
        Choice::from((self.canonical()[0] & 1) as u8)
    }

    const MODULUS: &'static str =
        "0x30644e72e131a029b85045b68181585d2833e84879b9709143e1f593f0000001";
    const NUM_BITS: u32 = 254;
    const CAPACITY: u32 = 253;
    const TWO_INV: Self = Self::ONE.halved();
    const MULTIPLICATIVE_GENERATOR: Self = Self::from_u64(5);
    const S: u32 = 28;
    /// 5^t, where r - 1 = 2^28 * t.
    const ROOT_OF_UNITY: Self = Self::from_integer([
        0x9bd6_1b6e_725b_19f0,
        0x402d_111e_4111_2ed4,
        0x00e0_a7eb_8ef6_2abc,
        0x2a3c_09f0_a58a_7e85,
    ]);
    const ROOT_OF_UNITY_INV: Self = Self::from_integer([
        0x7239_4277_9d18_157e,
        0xec9d_51f8_fd39_9d5d,
        0x6117_635d_49d5_387f,
        0x01b7_7519_9c22_9cd5,
    ]);
    /// 5^(2^28).
    const DELTA: Self = Self::from_integer([
        0xa145_8af6_83d2_8e01,
        0x3f54_4c14_cc40_ac6b,
        0x21f1_ec72_be9f_9a26,
        0x0ba4_9465_f79c_e3ca,
    ]);
}

impl PrimeFieldBits for FFBn254Fr {
    type ReprBits = Limbs;

    fn to_le_bits(&self) -> FieldBits<Self::ReprBits> {
        FieldBits::new(self.canonical())
    }

    fn char_le_bits() -> FieldBits<Self::ReprBits> {
        FieldBits::new(MODULUS)
    }
}
