//! Montgomery arithmetic modulo r on four 64-bit limbs, least significant first, R = 2^256.
//!
//! Every value that goes in or comes out is below 2r ("loose"), not below r. 2r is small
//! enough against 2^256 that a product of loose values leaves the Montgomery reduction loose
//! without a last subtraction: (2r*2r + R*r) / R < 1.76r. Only [`reduce`] gives the one
//! representative below r; comparing and encoding go through it.

pub(crate) type Limbs = [u64; 4];

/// r, the order of the BN254 scalar field.
pub(crate) const MODULUS: Limbs = [
    0x43e1_f593_f000_0001,
    0x2833_e848_79b9_7091,
    0xb850_45b6_8181_585d,
    0x3064_4e72_e131_a029,
];
/// 2r.
const MODULUS2: Limbs = [
    0x87c3_eb27_e000_0002,
    0x5067_d090_f372_e122,
    0x70a0_8b6d_0302_b0ba,
    0x60c8_9ce5_c263_4053,
];
/// -1/r mod 2^64.
const NEG_INV: u64 = 0xc2e1_f593_efff_ffff;
/// 2^256 mod r: one in Montgomery form.
pub(crate) const R1: Limbs = [
    0xac96_341c_4fff_fffb,
    0x36fc_7695_9f60_cd29,
    0x666e_a36f_7879_462e,
    0x0e0a_77c1_9a07_df2f,
];
/// 2^512 mod r: a multiplication with it brings an integer into Montgomery form.
pub(crate) const R2: Limbs = [
    0x1bb8_e645_ae21_6da7,
    0x53fe_3ab1_e35c_59e3,
    0x8c49_833d_53bb_8085,
    0x0216_d0b1_7f4e_44a5,
];
/// 2^320 mod r: R times 2^64, for [`from_u64`] which reduces by one limb only.
const R1_SHIFTED: Limbs = [
    0xb4c6_edf9_7c5f_b586,
    0x708c_8d50_bfeb_93be,
    0x9ffd_1de4_04f7_e0ef,
    0x215b_02ac_9a39_2866,
];

/// Bits of the highest limb that choose the multiple of r.
const LEADING_BITS: u32 = 6;
/// Entries of [`MULTIPLES`]: enough for values below 8 * 2^254 = 10r.
const ENTRIES: usize = 1 << (LEADING_BITS + 1);
/// Entry i is the largest multiple of r that is at most i * 2^250, modulo 2^256.
static MULTIPLES: [Limbs; ENTRIES] = multiples();

/// a + b*c + carry; it cannot overflow 128 bits.
#[inline(always)]
const fn mac(a: u64, b: u64, c: u64, carry: u64) -> (u64, u64) {
    let wide = a as u128 + b as u128 * c as u128 + carry as u128;
    (wide as u64, (wide >> 64) as u64)
}

#[inline(always)]
const fn adc(a: u64, b: u64, carry: u64) -> (u64, u64) {
    let wide = a as u128 + b as u128 + carry as u128;
    (wide as u64, (wide >> 64) as u64)
}

/// a - b and the borrow, for four limbs.
#[inline(always)]
pub(crate) const fn sub_raw(a: &Limbs, b: &Limbs) -> (Limbs, bool) {
    let (d0, c) = a[0].overflowing_sub(b[0]);
    let (d1, c) = sbb(a[1], b[1], c);
    let (d2, c) = sbb(a[2], b[2], c);
    let (d3, c) = sbb(a[3], b[3], c);
    ([d0, d1, d2, d3], c)
}

#[inline(always)]
const fn sbb(a: u64, b: u64, borrow: bool) -> (u64, bool) {
    let (d, c1) = a.overflowing_sub(b);
    let (d, c2) = d.overflowing_sub(borrow as u64);
    (d, c1 | c2)
}

/// a + b modulo 2^256 and the carry.
#[inline(always)]
pub(crate) const fn add_carry(a: &Limbs, b: &Limbs) -> (Limbs, u64) {
    let (s0, c) = adc(a[0], b[0], 0);
    let (s1, c) = adc(a[1], b[1], c);
    let (s2, c) = adc(a[2], b[2], c);
    let (s3, c) = adc(a[3], b[3], c);
    ([s0, s1, s2, s3], c)
}

/// a + b, which must stay below 2^256.
#[inline(always)]
const fn add_raw(a: &Limbs, b: &Limbs) -> Limbs {
    add_carry(a, b).0
}

/// The representative below r of a loose value.
#[inline(always)]
pub(crate) const fn reduce(a: &Limbs) -> Limbs {
    let (d, below) = sub_raw(a, &MODULUS);
    // Masks instead of a branch: the outcome is random, a branch would be mispredicted.
    let keep = (below as u64).wrapping_neg();
    [
        (a[0] & keep) | (d[0] & !keep),
        (a[1] & keep) | (d[1] & !keep),
        (a[2] & keep) | (d[2] & !keep),
        (a[3] & keep) | (d[3] & !keep),
    ]
}

/// A value below 10r, given modulo 2^256 and its carry, brought below 1.09r: what is left of it
/// is below r + 2^250. Faster than a comparison with 2r, as nothing waits for a borrow.
#[inline(always)]
pub(crate) const fn shrunk(value: &Limbs, carry: u64) -> Limbs {
    let leading = carry << LEADING_BITS | value[3] >> (64 - LEADING_BITS);
    sub_raw(value, &MULTIPLES[leading as usize % ENTRIES]).0
}

const fn multiples() -> [Limbs; ENTRIES] {
    let mut table = [[0; 4]; ENTRIES];
    let (mut multiple, mut over) = ([0; 4], 0);
    let mut i = 1;
    while i < ENTRIES {
        // i * 2^250 has nothing below its highest limb: a multiple of r is below it exactly
        // when its leading bits are. One step is enough, as 2^250 is below r.
        let (next, carry) = add_carry(&multiple, &MODULUS);
        let leading = (over + carry) << LEADING_BITS | next[3] >> (64 - LEADING_BITS);
        if leading < i as u64 {
            (multiple, over) = (next, over + carry);
        }
        table[i] = multiple;
        i += 1;
    }
    table
}

/// Whether four limbs, read as an integer, are below r.
#[inline(always)]
pub(crate) const fn is_canonical(a: &Limbs) -> bool {
    sub_raw(a, &MODULUS).1
}

#[inline(always)]
pub(crate) const fn add(a: &Limbs, b: &Limbs) -> Limbs {
    shrunk(&add_raw(a, b), 0)
}

#[inline(always)]
pub(crate) const fn double(a: &Limbs) -> Limbs {
    add(a, a)
}

#[inline(always)]
pub(crate) const fn sub(a: &Limbs, b: &Limbs) -> Limbs {
    let (d, borrow) = sub_raw(a, b);
    let mask = (borrow as u64).wrapping_neg();
    let back = [
        MODULUS2[0] & mask,
        MODULUS2[1] & mask,
        MODULUS2[2] & mask,
        MODULUS2[3] & mask,
    ];
    add_raw(&d, &back)
}

/// a / 2: an odd value becomes even by adding r, which is odd.
#[inline(always)]
pub(crate) const fn halve(a: &Limbs) -> Limbs {
    let mask = (a[0] & 1).wrapping_neg();
    let odd = [
        MODULUS[0] & mask,
        MODULUS[1] & mask,
        MODULUS[2] & mask,
        MODULUS[3] & mask,
    ];
    let s = add_raw(a, &odd);
    [
        (s[0] >> 1) | (s[1] << 63),
        (s[1] >> 1) | (s[2] << 63),
        (s[2] >> 1) | (s[3] << 63),
        s[3] >> 1,
    ]
}

/// (t + next * 2^256 + m*r) / 2^64 with the m that makes the division exact.
#[inline(always)]
const fn reduce_round(t: &Limbs, next: u64) -> Limbs {
    let m = t[0].wrapping_mul(NEG_INV);
    let (_, c) = mac(t[0], m, MODULUS[0], 0);
    let (r0, c) = mac(t[1], m, MODULUS[1], c);
    let (r1, c) = mac(t[2], m, MODULUS[2], c);
    let (r2, c) = mac(t[3], m, MODULUS[3], c);
    // Below 2^64: the value stays below the other factor plus r after every round.
    [r0, r1, r2, c.wrapping_add(next)]
}

/// a * b / R. Row by row: after each row the running value is below b + r, so it fits four limbs.
#[inline(always)]
pub(crate) const fn mul(a: &Limbs, b: &Limbs) -> Limbs {
    let t = mul_row(&[0; 4], a[0], b);
    let t = mul_row(&t, a[1], b);
    let t = mul_row(&t, a[2], b);
    mul_row(&t, a[3], b)
}

/// One row of a product: t + a*b, then one reduction round.
#[inline(always)]
const fn mul_row(t: &Limbs, a: u64, b: &Limbs) -> Limbs {
    let (t0, c) = mac(t[0], a, b[0], 0);
    let (t1, c) = mac(t[1], a, b[1], c);
    let (t2, c) = mac(t[2], a, b[2], c);
    let (t3, c) = mac(t[3], a, b[3], c);
    reduce_round(&[t0, t1, t2, t3], c)
}

/// a * a / R: six products above the diagonal, doubled, instead of twelve.
#[inline(always)]
pub(crate) const fn square(a: &Limbs) -> Limbs {
    let (p1, c) = mac(0, a[0], a[1], 0);
    let (p2, c) = mac(0, a[0], a[2], c);
    let (p3, p4) = mac(0, a[0], a[3], c);
    let (p3, c) = mac(p3, a[1], a[2], 0);
    let (p4, p5) = mac(p4, a[1], a[3], c);
    let (p5, p6) = mac(p5, a[2], a[3], 0);

    let p7 = p6 >> 63;
    let p6 = (p6 << 1) | (p5 >> 63);
    let p5 = (p5 << 1) | (p4 >> 63);
    let p4 = (p4 << 1) | (p3 >> 63);
    let p3 = (p3 << 1) | (p2 >> 63);
    let p2 = (p2 << 1) | (p1 >> 63);
    let p1 = p1 << 1;

    let (p0, c) = mac(0, a[0], a[0], 0);
    let (p1, c) = adc(p1, 0, c);
    let (p2, c) = mac(p2, a[1], a[1], c);
    let (p3, c) = adc(p3, 0, c);
    let (p4, c) = mac(p4, a[2], a[2], c);
    let (p5, c) = adc(p5, 0, c);
    let (p6, c) = mac(p6, a[3], a[3], c);
    let (p7, _) = adc(p7, 0, c);
    // The low half is brought to zero first, then the high half is added: both sums are
    // below 2^256 because the square of a loose value is below 0.76 r * 2^256.
    add_raw(&from_montgomery_loose(&[p0, p1, p2, p3]), &[p4, p5, p6, p7])
}

/// a / R, at most r, for any four limbs.
#[inline(always)]
const fn from_montgomery_loose(a: &Limbs) -> Limbs {
    let t = reduce_round(a, 0);
    let t = reduce_round(&t, 0);
    let t = reduce_round(&t, 0);
    reduce_round(&t, 0)
}

/// The integer below r that a loose Montgomery value stands for.
#[inline(always)]
pub(crate) const fn to_canonical(a: &Limbs) -> Limbs {
    reduce(&from_montgomery_loose(a))
}

/// The Montgomery form of any integer below 2^256.
#[inline(always)]
pub(crate) const fn from_integer(a: &Limbs) -> Limbs {
    mul(a, &R2)
}

/// The Montgomery form of a 64-bit integer, by one reduction round instead of four.
#[inline(always)]
pub(crate) const fn from_u64(n: u64) -> Limbs {
    // (n * (2^320 mod r) + m*r) / 2^64 < 2r and equals n * 2^256 mod r.
    mul_row(&[0; 4], n, &R1_SHIFTED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use num_bigint::BigUint;
    use rand::{Rng, SeedableRng};
    use rand_chacha::ChaCha20Rng;

    fn value(limbs: &[u64]) -> BigUint {
        limbs
            .iter()
            .rev()
            .fold(BigUint::default(), |n, limb| (n << 64) + *limb)
    }

    #[test]
    fn shrinking() {
        let r = value(&MODULUS);
        let limit = &r * 10u32;
        let mut rng = ChaCha20Rng::seed_from_u64(1);
        let mut all: Vec<BigUint> = (1..10u32).map(|k| &r * k).collect();
        all.extend((1..10u32 * 12).map(|k| BigUint::from(k) << 250u32));
        all.extend((0..4000).map(|_| BigUint::from_bytes_le(&rng.gen::<[u8; 36]>()) % &limit));
        let near: Vec<_> = all.iter().flat_map(|n| [n - 1u32, n + 1u32]).collect();
        all.extend(near);
        all.extend([BigUint::default(), &limit - 1u32]);
        let mut comparisons = 0;
        for want in all {
            let mut limbs = want.to_u64_digits();
            limbs.resize(5, 0);
            let input = [limbs[0], limbs[1], limbs[2], limbs[3]];
            let got = value(&shrunk(&input, limbs[4]));
            assert!(&got * 100u32 < &r * 109u32, "{want} gave {got}");
            assert_eq!(got % &r, want % &r);
            comparisons += 1;
        }
        println!("shrinking: {comparisons} comparisons");
    }
}
