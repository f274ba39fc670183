//! Every operation against the crate this one replaces and against big integers.

mod common;

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use common::{same, Counted};
use ff::{Field as _, PrimeField as _, PrimeFieldBits as _};
use num_bigint::BigUint;
use p3_bn254_fr::{Bn254Fr as Ours, FFBn254Fr as OursFf};
use p3_bn254_fr_vendor::{Bn254Fr as Theirs, FFBn254Fr as TheirsFf};
use p3_field::{AbstractField, Field, PrimeField};
use rand::distributions::{Distribution, Standard};
use rand::{Rng, RngCore, SeedableRng};
use rand_chacha::ChaCha20Rng;

fn bytes_of(n: &BigUint) -> [u8; 32] {
    let mut bytes = n.to_bytes_le();
    bytes.resize(32, 0);
    bytes.try_into().unwrap()
}

fn ours(n: &BigUint) -> Ours {
    let repr = p3_bn254_fr::FFBn254FrRepr(bytes_of(n));
    Ours {
        value: OursFf::from_repr(repr).unwrap(),
    }
}

fn theirs(n: &BigUint) -> Theirs {
    let repr = p3_bn254_fr_vendor::FFBn254FrRepr(bytes_of(n));
    Theirs {
        value: TheirsFf::from_repr(repr).unwrap(),
    }
}

/// Values at the edges of limbs, of r and of the loose range, then random ones.
fn samples(random: usize) -> Vec<BigUint> {
    let r = Ours::order();
    let big = |n: u64| BigUint::from(n);
    let mut all = vec![big(0), big(1), big(2), big(5), big(u64::MAX)];
    for k in 1..=4u64 {
        all.push(&r - big(k));
        all.push((&r + big(1)) / big(2) - big(k));
    }
    for bits in [31u32, 32, 52, 63, 64, 65, 127, 128, 191, 192, 193, 253] {
        let power = BigUint::from(2u32).pow(bits);
        all.extend([&power - big(1), power.clone(), &power + big(1), &r - power]);
    }
    // 2^256 mod r and its negative are the Montgomery forms of 1 and -1.
    let one = BigUint::from(2u32).pow(256) % &r;
    all.extend([&one - big(1), one.clone(), &one + big(1), &r - one]);
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    for _ in 0..random {
        let mut wide = [0u8; 48];
        rng.fill_bytes(&mut wide);
        all.push(BigUint::from_bytes_le(&wide) % &r);
    }
    all
}

/// Ours and theirs hold the integer, and everything that shows it is the same.
fn check(a: Ours, b: Theirs, want: &BigUint) {
    same(&a.as_canonical_biguint(), want);
    same(&b.as_canonical_biguint(), want);
    same(a.value.to_repr().0, b.value.to_repr().0);
    same(a, ours(want));
    same(a.is_zero(), b.is_zero());
    same(a.is_one(), b.is_one());
}

#[test]
fn unary_operations() {
    let _counted = Counted("unary_operations");
    let r = Ours::order();
    same(&r, &Theirs::order());
    same(Ours::bits(), Theirs::bits());
    for n in samples(3000) {
        let (a, b) = (ours(&n), theirs(&n));
        check(a, b, &n);
        check(-a, -b, &((&r - &n) % &r));
        check(-(-a), -(-b), &n);
        check(a - a, b - b, &BigUint::default());
        check(a.double(), b.double(), &((&n + &n) % &r));
        check(a.square(), b.square(), &(&n * &n % &r));
        check(a.cube(), b.cube(), &(n.modpow(&3u32.into(), &r)));
        check(
            a.exp_const_u64::<5>(),
            b.exp_const_u64::<5>(),
            &n.modpow(&5u32.into(), &r),
        );
        check(
            a.exp_u64(u64::MAX),
            b.exp_u64(u64::MAX),
            &n.modpow(&u64::MAX.into(), &r),
        );
        check(
            a.exp_power_of_2(3),
            b.exp_power_of_2(3),
            &n.modpow(&8u32.into(), &r),
        );
        check(a.halve(), b.halve(), &(&n * ((&r + 1u32) / 2u32) % &r));
        check(a.halve().double(), b, &n);
        check(a.mul_2exp_u64(70), b.mul_2exp_u64(70), &((&n << 70) % &r));
    }
}

#[test]
fn inverses_and_roots() {
    let _counted = Counted("inverses_and_roots");
    for n in samples(100) {
        let (a, b) = (ours(&n), theirs(&n));
        same(a.try_inverse().is_none(), n == BigUint::default());
        if let (Some(x), Some(y)) = (a.try_inverse(), b.try_inverse()) {
            check(x, y, &n.modpow(&(Ours::order() - 2u32), &Ours::order()));
            same(a * x, Ours::one());
            same((Ours::two() / a) * a, Ours::two());
        }
        let (x, y) = (a.value.sqrt(), b.value.sqrt());
        same(bool::from(x.is_some()), bool::from(y.is_some()));
        if bool::from(x.is_some()) {
            same(x.unwrap().square(), a.value);
        }
        let (square, root) = OursFf::sqrt_ratio(&a.value, &OursFf::from(7));
        same(
            bool::from(square),
            bool::from(TheirsFf::sqrt_ratio(&b.value, &TheirsFf::from(7)).0),
        );
        assert!(bool::from(square) || root.square() != a.value || n == BigUint::default());
    }
}

#[test]
fn binary_operations() {
    let _counted = Counted("binary_operations");
    let r = Ours::order();
    let all = samples(120);
    for n in &all {
        for m in &all {
            let (a, b) = (ours(n), theirs(n));
            let (c, d) = (ours(m), theirs(m));
            check(a + c, b + d, &((n + m) % &r));
            check(a - c, b - d, &((n + &r - m) % &r));
            check(a * c, b * d, &(n * m % &r));
            same(a == c, n == m);
            same(a.cmp(&c), n.cmp(m));
            same(a.partial_cmp(&c), b.partial_cmp(&d));
            let (mut x, mut y) = (a, b);
            x += c;
            x *= a;
            x -= c;
            y += d;
            y *= b;
            y -= d;
            check(x, y, &(((n + m) * n + &r - m) % &r));
        }
    }
}

/// Long mixed chains keep values loose for as long as the crate ever leaves them so.
#[test]
fn long_chains() {
    let _counted = Counted("long_chains");
    let mut rng = ChaCha20Rng::seed_from_u64(2);
    for seed in samples(10) {
        let (mut a, mut b) = (ours(&seed), theirs(&seed));
        let (mut c, mut d) = (Ours::neg_one(), Theirs::neg_one());
        for _ in 0..5000 {
            match rng.gen_range(0..8) {
                0 => (a, b) = (a + c, b + d),
                1 => (a, b) = (a - c, b - d),
                2 => (a, b) = (a * c, b * d),
                3 => (a, b) = (a.square(), b.square()),
                4 => (a, b) = (-a, -b),
                5 => (a, b) = (a.double(), b.double()),
                6 => (a, b) = (a.halve(), b.halve()),
                _ => (a, b, c, d) = (c, d, a, b),
            }
            same(a.value.to_repr().0, b.value.to_repr().0);
        }
    }
}

#[test]
fn constructors_and_constants() {
    let _counted = Counted("constructors_and_constants");
    let mut rng = ChaCha20Rng::seed_from_u64(3);
    let edges = [
        0,
        1,
        2,
        255,
        65535,
        u32::MAX as u64,
        1 << 31,
        1 << 32,
        u64::MAX - 1,
        u64::MAX,
    ];
    for n in edges.into_iter().chain((0..2000).map(|_| rng.gen())) {
        let want = BigUint::from(n);
        check(
            Ours::from_canonical_u64(n),
            Theirs::from_canonical_u64(n),
            &want,
        );
        check(
            Ours::from_wrapped_u64(n),
            Theirs::from_wrapped_u64(n),
            &want,
        );
        check(
            Ours::from_canonical_usize(n as usize),
            Theirs::from_canonical_usize(n as usize),
            &want,
        );
        let (short, short_want) = (n as u32, BigUint::from(n as u32));
        check(
            Ours::from_canonical_u32(short),
            Theirs::from_canonical_u32(short),
            &short_want,
        );
        check(
            Ours::from_wrapped_u32(short),
            Theirs::from_wrapped_u32(short),
            &short_want,
        );
        check(
            Ours::from_canonical_u16(n as u16),
            Theirs::from_canonical_u16(n as u16),
            &(n as u16).into(),
        );
        check(
            Ours::from_canonical_u8(n as u8),
            Theirs::from_canonical_u8(n as u8),
            &(n as u8).into(),
        );
        let wide = (n as u128) << 64 | n as u128;
        same(
            OursFf::from_u128(wide).to_repr().0,
            TheirsFf::from_u128(wide).to_repr().0,
        );
    }
    check(Ours::zero(), Theirs::zero(), &0u32.into());
    check(Ours::one(), Theirs::one(), &1u32.into());
    check(Ours::two(), Theirs::two(), &2u32.into());
    check(Ours::neg_one(), Theirs::neg_one(), &(Ours::order() - 1u32));
    check(Ours::generator(), Theirs::generator(), &5u32.into());
    check(Ours::from_bool(true), Theirs::from_bool(true), &1u32.into());
    check(
        Ours::from_bool(false),
        Theirs::from_bool(false),
        &0u32.into(),
    );
    same(Ours::default(), Ours::zero());
    same(OursFf::MODULUS, TheirsFf::MODULUS);
    same(OursFf::NUM_BITS, TheirsFf::NUM_BITS);
    same(OursFf::CAPACITY, TheirsFf::CAPACITY);
    same(OursFf::S, TheirsFf::S);
    let pairs = [
        (OursFf::TWO_INV, TheirsFf::TWO_INV),
        (
            OursFf::MULTIPLICATIVE_GENERATOR,
            TheirsFf::MULTIPLICATIVE_GENERATOR,
        ),
        (OursFf::ROOT_OF_UNITY, TheirsFf::ROOT_OF_UNITY),
        (OursFf::ROOT_OF_UNITY_INV, TheirsFf::ROOT_OF_UNITY_INV),
        (OursFf::DELTA, TheirsFf::DELTA),
    ];
    for (a, b) in pairs {
        same(a.to_repr().0, b.to_repr().0);
    }
    same(OursFf::char_le_bits(), TheirsFf::char_le_bits());
}

#[test]
fn sums_products_and_the_same_random_stream() {
    let _counted = Counted("sums_products_and_the_same_random_stream");
    let all = samples(50);
    let (mine, other): (Vec<_>, Vec<_>) = all.iter().map(|n| (ours(n), theirs(n))).unzip();
    let r = Ours::order();
    check(
        mine.iter().copied().sum(),
        other.iter().copied().sum(),
        &(all.iter().sum::<BigUint>() % &r),
    );
    let mine = &mine[1..];
    let product = all[1..].iter().fold(BigUint::from(1u32), |p, n| p * n % &r);
    check(
        mine.iter().copied().product(),
        other[1..].iter().copied().product(),
        &product,
    );
    check(
        std::iter::empty::<Ours>().sum(),
        std::iter::empty::<Theirs>().sum(),
        &0u32.into(),
    );
    check(
        std::iter::empty::<Ours>().product(),
        std::iter::empty::<Theirs>().product(),
        &1u32.into(),
    );
    let values: Vec<OursFf> = mine.iter().map(|x| x.value).collect();
    same(values.iter().sum::<OursFf>(), values.iter().copied().sum());
    same(
        values.iter().product::<OursFf>(),
        values.iter().copied().product(),
    );

    let mut rng_a = ChaCha20Rng::seed_from_u64(4);
    let mut rng_b = ChaCha20Rng::seed_from_u64(4);
    for _ in 0..500 {
        let a: Ours = Standard.sample(&mut rng_a);
        let b: Theirs = Standard.sample(&mut rng_b);
        check(a, b, &b.as_canonical_biguint());
    }
    same(rng_a.next_u64(), rng_b.next_u64());
}

#[test]
fn encodings_text_and_hashes() {
    let _counted = Counted("encodings_text_and_hashes");
    for n in samples(300) {
        // The sum of halves is the same element in another loose form.
        for a in [ours(&n), ours(&n).halve() + ours(&n).halve(), -(-ours(&n))] {
            let b = theirs(&n);
            same(
                bincode::serialize(&a).unwrap(),
                bincode::serialize(&b).unwrap(),
            );
            let json = serde_json::to_string(&a).unwrap();
            same(json.clone(), serde_json::to_string(&b).unwrap());
            same(serde_json::from_str::<Ours>(&json).unwrap(), a);
            same(
                bincode::deserialize::<Ours>(&bincode::serialize(&b).unwrap()).unwrap(),
                a,
            );
            same(
                (format!("{a}"), format!("{a:?}")),
                (format!("{b}"), format!("{b:?}")),
            );
            let (mut h, mut k) = (DefaultHasher::new(), DefaultHasher::new());
            a.hash(&mut h);
            b.hash(&mut k);
            same(h.finish(), k.finish());
            same(a.value.to_le_bits(), b.value.to_le_bits());
            same(a.value.is_odd().unwrap_u8(), b.value.is_odd().unwrap_u8());
            let text = n.to_string();
            same(OursFf::from_str_vartime(&text).unwrap(), a.value);
        }
    }
    assert!(OursFf::from_str_vartime(&Ours::order().to_string()).unwrap() == OursFf::ZERO);
    assert!(OursFf::from_str_vartime("01").is_none());
}

#[test]
fn malformed_encodings_are_refused() {
    let r = Ours::order();
    let accepted = |bytes: &[u8]| serde_json::from_value::<Ours>(serde_json::json!(bytes)).is_ok();
    assert!(accepted(&bytes_of(&(&r - 1u32))));
    for bad in [r.clone(), &r + 1u32, BigUint::from(2u32).pow(256) - 1u32] {
        let bytes = bytes_of(&bad);
        assert!(!accepted(&bytes));
        let mut repr = <OursFf as ff::PrimeField>::Repr::default();
        repr.as_mut().copy_from_slice(&bytes);
        assert!(bool::from(OursFf::from_repr(repr).is_none()));
        assert!(OursFf::from_repr_vartime(repr).is_none());
    }
    assert!(!accepted(&[]));
    assert!(!accepted(&[0; 31]));
    assert!(
        accepted(&[0; 33]),
        "the replaced crate ignores what follows"
    );
    assert!(serde_json::from_str::<Ours>("\"x\"").is_err());
}
