//! The scalar field of the BN254 curve, `F_r` with
//! r = 21888242871839275222246405745257275088548364400416034343698204186575808495617,
//! as the proof system's outer layer uses it.
//!
//! Owns: the arithmetic, the traits of `p3-field` and `ff` on it, the internal linear layer of
//! Poseidon2 with width 3, and that permutation for many inputs at once. Promises the types,
//! bytes, order and text of the crate `p3-bn254-fr` of the same version, faster. Must not know
//! who hashes what with it.

#![deny(unsafe_code)]

mod batch;
mod element;
mod grind;
#[cfg(target_arch = "x86_64")]
mod ifma;
#[cfg(target_arch = "x86_64")]
mod lanes;
mod limbs;
mod path;
mod plain;
mod poseidon2;
mod shared;

use core::cmp::Ordering;
use core::fmt::{self, Debug, Display, Formatter};
use core::hash::{Hash, Hasher};
use core::iter::{Product, Sum};
use core::ops::{Add, AddAssign, Div, Mul, MulAssign, Neg, Sub, SubAssign};

use ff::Field as FFField;
use num_bigint::BigUint;
use p3_field::{AbstractField, Field, Packable, PrimeField};
use rand::distributions::{Distribution, Standard};
use rand::Rng;
use serde::ser::SerializeSeq;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

pub use batch::{BatchPoseidon2, BATCH, EXTERNAL_ROUNDS, INTERNAL_ROUNDS};
pub use element::{FFBn254Fr, FFBn254FrRepr};
pub use grind::{find_in_batches, Grinding};
pub use path::{cpu_has_ifma, path, path_from, Path, PATH_VARIABLE};
pub use poseidon2::DiffusionMatrixBN254;
pub use shared::{share_batch, shared_batch};

/// Bytes of an encoded element.
const ENCODED_BYTES: usize = 32;

/// An element of the BN254 scalar field.
#[derive(Copy, Clone, Default, Eq, PartialEq)]
pub struct Bn254Fr {
    pub value: FFBn254Fr,
}

impl Bn254Fr {
    #[inline(always)]
    pub(crate) const fn new(value: FFBn254Fr) -> Self {
        Self { value }
    }
}

impl Serialize for Bn254Fr {
    /// A sequence of the 32 canonical bytes, least significant first.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(Some(ENCODED_BYTES))?;
        for byte in self.value.canonical_bytes() {
            seq.serialize_element(&byte)?;
        }
        seq.end()
    }
}

impl<'de> Deserialize<'de> for Bn254Fr {
    /// Fails on fewer than 32 bytes and on an integer that is not below r. Bytes after the
    /// first 32 are ignored, as they always were in this encoding.
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bytes = Vec::<u8>::deserialize(deserializer)?;
        let head: &[u8; ENCODED_BYTES] = bytes
            .first_chunk()
            .ok_or_else(|| serde::de::Error::invalid_length(bytes.len(), &"32 bytes"))?;
        FFBn254Fr::from_canonical_bytes(head)
            .map(Self::new)
            .ok_or_else(|| serde::de::Error::custom("Invalid field element"))
    }
}

impl Packable for Bn254Fr {}

impl Hash for Bn254Fr {
    /// Byte by byte: a hasher may tell that from one write of 32 bytes.
    fn hash<H: Hasher>(&self, state: &mut H) {
        for byte in self.value.canonical_bytes() {
            state.write_u8(byte);
        }
    }
}

impl Ord for Bn254Fr {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl PartialOrd for Bn254Fr {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Display for Bn254Fr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.value, f)
    }
}

impl Debug for Bn254Fr {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        Debug::fmt(&self.value, f)
    }
}

impl AbstractField for Bn254Fr {
    type F = Self;

    #[inline(always)]
    fn zero() -> Self {
        Self::new(FFBn254Fr::ZERO)
    }

    #[inline(always)]
    fn one() -> Self {
        Self::new(FFBn254Fr::ONE)
    }

    #[inline(always)]
    fn two() -> Self {
        const TWO: FFBn254Fr = FFBn254Fr::from_u64(2);
        Self::new(TWO)
    }

    #[inline(always)]
    fn neg_one() -> Self {
        const NEG_ONE: FFBn254Fr = FFBn254Fr::ONE.negated();
        Self::new(NEG_ONE)
    }

    #[inline(always)]
    fn from_f(f: Self::F) -> Self {
        f
    }

    fn from_bool(b: bool) -> Self {
        Self::new(FFBn254Fr::from_u64(b as u64))
    }

    #[inline]
    fn from_canonical_u8(n: u8) -> Self {
        Self::new(FFBn254Fr::from_u64(n as u64))
    }

    #[inline]
    fn from_canonical_u16(n: u16) -> Self {
        Self::new(FFBn254Fr::from_u64(n as u64))
    }

    #[inline]
    fn from_canonical_u32(n: u32) -> Self {
        Self::new(FFBn254Fr::from_u64(n as u64))
    }

    #[inline]
    fn from_canonical_u64(n: u64) -> Self {
        Self::new(FFBn254Fr::from_u64(n))
    }

    #[inline]
    fn from_canonical_usize(n: usize) -> Self {
        Self::new(FFBn254Fr::from_u64(n as u64))
    }

    #[inline]
    fn from_wrapped_u32(n: u32) -> Self {
        Self::new(FFBn254Fr::from_u64(n as u64))
    }

    #[inline]
    fn from_wrapped_u64(n: u64) -> Self {
        Self::new(FFBn254Fr::from_u64(n))
    }

    fn generator() -> Self {
        Self::new(FFBn254Fr::from_u64(5))
    }

    #[inline(always)]
    fn double(&self) -> Self {
        Self::new(self.value.doubled())
    }

    #[inline(always)]
    fn square(&self) -> Self {
        Self::new(self.value.squared())
    }
}

impl Field for Bn254Fr {
    type Packing = Self;

    #[inline]
    fn is_zero(&self) -> bool {
        self.value.is_null()
    }

    fn try_inverse(&self) -> Option<Self> {
        Option::from(self.value.invert()).map(Self::new)
    }

    #[inline]
    fn halve(&self) -> Self {
        Self::new(self.value.halved())
    }

    fn order() -> BigUint {
        biguint(&limbs::MODULUS)
    }

    fn bits() -> usize {
        <FFBn254Fr as ff::PrimeField>::NUM_BITS as usize
    }
}

impl PrimeField for Bn254Fr {
    fn as_canonical_biguint(&self) -> BigUint {
        biguint(&self.value.canonical())
    }
}

fn biguint(limbs: &limbs::Limbs) -> BigUint {
    BigUint::new(
        limbs
            .iter()
            .flat_map(|limb| [*limb as u32, (limb >> 32) as u32])
            .collect(),
    )
}

impl Add for Bn254Fr {
    type Output = Self;

    #[inline(always)]
    fn add(self, rhs: Self) -> Self {
        Self::new(self.value.plus(&rhs.value))
    }
}

impl AddAssign for Bn254Fr {
    #[inline(always)]
    fn add_assign(&mut self, rhs: Self) {
        *self = *self + rhs;
    }
}

impl Sum for Bn254Fr {
    #[inline]
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.reduce(|x, y| x + y).unwrap_or_else(Self::zero)
    }
}

impl Sub for Bn254Fr {
    type Output = Self;

    #[inline(always)]
    fn sub(self, rhs: Self) -> Self {
        Self::new(self.value.minus(&rhs.value))
    }
}

impl SubAssign for Bn254Fr {
    #[inline(always)]
    fn sub_assign(&mut self, rhs: Self) {
        *self = *self - rhs;
    }
}

impl Neg for Bn254Fr {
    type Output = Self;

    #[inline(always)]
    fn neg(self) -> Self::Output {
        Self::new(self.value.negated())
    }
}

impl Mul for Bn254Fr {
    type Output = Self;

    #[inline(always)]
    fn mul(self, rhs: Self) -> Self {
        Self::new(self.value.times(&rhs.value))
    }
}

impl MulAssign for Bn254Fr {
    #[inline(always)]
    fn mul_assign(&mut self, rhs: Self) {
        *self = *self * rhs;
    }
}

impl Product for Bn254Fr {
    fn product<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.reduce(|x, y| x * y).unwrap_or_else(Self::one)
    }
}

impl Div for Bn254Fr {
    type Output = Self;

    /// Panics when `rhs` is zero.
    #[allow(clippy::suspicious_arithmetic_impl)]
    fn div(self, rhs: Self) -> Self {
        self * rhs.inverse()
    }
}

impl Distribution<Bn254Fr> for Standard {
    fn sample<R: Rng + ?Sized>(&self, rng: &mut R) -> Bn254Fr {
        Bn254Fr::new(FFBn254Fr::random(rng))
    }
}
