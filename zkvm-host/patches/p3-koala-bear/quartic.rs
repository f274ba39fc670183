//! The product modulo X^4 - 3 over KoalaBear, on Montgomery forms below P with R = 2^32.
//!
//! Each coefficient is a sum of four 64-bit products that is reduced once. The sums are below 4 P^2 < 2^64, and a reduction
//! takes what is below P * 2^32, so that much is taken off first where it fits; a second time it never does.

const P: u32 = 0x7f00_0001;
/// P^-1 mod 2^32.
const P_INVERSE: u32 = 0x8100_0001;

/// a * b, lowest power first.
#[inline(always)]
pub(crate) fn product(a: [u32; 4], b: [u32; 4]) -> [u32; 4] {
    let [b0, b1, b2, b3] = b;
    let tripled = |x: u32| below_p(below_p(x + x) + x);
    let (t1, t2, t3) = (tripled(b1), tripled(b2), tripled(b3));
    // Row i: the coefficients of X^i * b.
    let rows = [[b0, b1, b2, b3], [t3, b0, b1, b2], [t2, t3, b0, b1], [t1, t2, t3, b0]];
    let mut sums = [0u64; 4];
    for (x, row) in a.into_iter().zip(rows) {
        for (sum, y) in sums.iter_mut().zip(row) {
            *sum += u64::from(x) * u64::from(y);
        }
    }
    sums.map(reduced)
}

/// sum / 2^32 mod P, below P.
#[inline(always)]
fn reduced(sum: u64) -> u32 {
    let sum = sum.min(sum.wrapping_sub(u64::from(P) << 32));
    let factor = (sum as u32).wrapping_mul(P_INVERSE);
    // The low halves of sum and factor * P are equal, so the high ones differ by the quotient or by P less.
    let high = ((u64::from(factor) * u64::from(P)) >> 32) as u32;
    let difference = ((sum >> 32) as u32).wrapping_sub(high);
    difference.min(difference.wrapping_add(P))
}

/// x below 2 P brought below P.
#[inline(always)]
fn below_p(x: u32) -> u32 {
    x.min(x.wrapping_sub(P))
}
