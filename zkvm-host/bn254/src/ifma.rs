//! The batch with the AVX-512 IFMA instructions: [`GROUPS`] vectors of eight permutations.

use crate::batch::{
    absorbed, pack, External, BATCH, EXTERNAL_ROUNDS, INTERNAL_ROUNDS, RATE_VALUES,
};
use crate::lanes::{Lanes, Limbs52, LANES};
use crate::{Bn254Fr, FFBn254Fr};

/// Vectors that advance together: the second fills the waiting times of the first.
const GROUPS: usize = BATCH / LANES;

/// 2^260 * 2^4 mod r: takes an element from Montgomery form with 2^256 to that with 2^260.
const FROM_ELEMENT: Limbs52 = [
    0x31f8c9ffffab6,
    0xac31329faef6e,
    0x9e2a3495d7570,
    0xe357276f48b70,
    0x00d791464ef86,
];
/// 2^256 mod r: the way back.
const TO_ELEMENT: Limbs52 = [
    0x6341c4ffffffb,
    0x959f60cd29ac9,
    0x879462e36fc76,
    0xdf2f666ea36f7,
    0x00e0a77c19a07,
];
/// 2^520 mod r: takes an integer to Montgomery form with 2^260.
const FROM_INTEGER: Limbs52 = [
    0x0b852d16da6f5,
    0xc621620cddce3,
    0xaf1b95343ffb6,
    0xc3c15e103e7c2,
    0x00281528fa122,
];

type State = [[Lanes; 3]; GROUPS];

/// The permutation with its round constants, on a processor that can run it.
#[derive(Clone)]
pub(crate) struct Kernel {
    external: External<Limbs52>,
    internal: [Limbs52; INTERNAL_ROUNDS],
}

impl Kernel {
    /// None where the processor lacks AVX-512 IFMA.
    pub(crate) fn new(
        external: &External<Bn254Fr>,
        internal: &[Bn254Fr; INTERNAL_ROUNDS],
    ) -> Option<Self> {
        if !crate::lanes::available() {
            return None;
        }
        // 2^260 * x is the Montgomery form with 2^256 of 16x.
        let limbs = |x: &Bn254Fr| split(x.value.times(&FFBn254Fr::from_u64(16)).loose());
        Some(Self {
            external: external.each_ref().map(|row| row.each_ref().map(limbs)),
            internal: internal.each_ref().map(limbs),
        })
    }

    pub(crate) fn hash_rows(&self, rows: &[&[u32]; BATCH]) -> [Bn254Fr; BATCH] {
        // SAFETY: `new` made sure of the instructions.
        #[allow(unsafe_code)]
        unsafe {
            self.hash_rows_lanes(rows)
        }
    }

    pub(crate) fn compress(
        &self,
        left: &[Bn254Fr; BATCH],
        right: &[Bn254Fr; BATCH],
    ) -> [Bn254Fr; BATCH] {
        // SAFETY: `new` made sure of the instructions.
        #[allow(unsafe_code)]
        unsafe {
            self.compress_lanes(left, right)
        }
    }

    pub(crate) fn permute(&self, states: &[[Bn254Fr; 3]; BATCH]) -> [[Bn254Fr; 3]; BATCH] {
        // SAFETY: `new` made sure of the instructions.
        #[allow(unsafe_code)]
        unsafe {
            self.permute_lanes(states)
        }
    }
}

#[allow(unsafe_code)]
impl Kernel {
    #[target_feature(enable = "avx512f,avx512ifma")]
    unsafe fn hash_rows_lanes(&self, rows: &[&[u32]; BATCH]) -> [Bn254Fr; BATCH] {
        let mut state = zero_state();
        for start in (0..rows[0].len()).step_by(RATE_VALUES) {
            for (group, lanes) in state.iter_mut().enumerate() {
                let rows = &rows[group * LANES..];
                for (k, element) in lanes[..2].iter_mut().enumerate() {
                    if !absorbed(rows[0], start, k).is_empty() {
                        let packed = gather(|lane| split(pack(absorbed(rows[lane], start, k))));
                        *element = Lanes::load(&packed).times(&Lanes::splat(&FROM_INTEGER));
                    }
                }
            }
            self.permute_state(&mut state);
        }
        elements(&state, 0)
    }

    #[target_feature(enable = "avx512f,avx512ifma")]
    unsafe fn compress_lanes(
        &self,
        left: &[Bn254Fr; BATCH],
        right: &[Bn254Fr; BATCH],
    ) -> [Bn254Fr; BATCH] {
        let mut state = zero_state();
        set(&mut state, 0, |i| left[i]);
        set(&mut state, 1, |i| right[i]);
        self.permute_state(&mut state);
        elements(&state, 0)
    }

    #[target_feature(enable = "avx512f,avx512ifma")]
    unsafe fn permute_lanes(&self, states: &[[Bn254Fr; 3]; BATCH]) -> [[Bn254Fr; 3]; BATCH] {
        let mut state = zero_state();
        set(&mut state, 0, |i| states[i][0]);
        set(&mut state, 1, |i| states[i][1]);
        set(&mut state, 2, |i| states[i][2]);
        self.permute_state(&mut state);
        let [x, y, z] = [
            elements(&state, 0),
            elements(&state, 1),
            elements(&state, 2),
        ];
        core::array::from_fn(|i| [x[i], y[i], z[i]])
    }

    /// In and out: values below 5r, limbs without carries.
    #[inline]
    #[target_feature(enable = "avx512f,avx512ifma")]
    unsafe fn permute_state(&self, state: &mut State) {
        let (first, last) = self.external.split_at(EXTERNAL_ROUNDS / 2);
        external_layer(state);
        for constants in first {
            external_round(state, constants);
        }
        // Values: below 5r to begin with, below 80r after two rounds, then 1.1r for the two
        // elements that no S-box brings down.
        for pair in self.internal.chunks_exact(2) {
            internal_round(state, &pair[0]);
            internal_round(state, &pair[1]);
            for lanes in state.iter_mut() {
                lanes[1] = lanes[1].shrunk();
                lanes[2] = lanes[2].shrunk();
            }
        }
        for constants in last {
            external_round(state, constants);
        }
    }
}

/// Each element plus the sum of the three.
#[allow(unsafe_code)]
#[inline(always)]
unsafe fn external_layer(state: &mut State) {
    for lanes in state.iter_mut() {
        let sum = lanes[0].plus(&lanes[1]).plus(&lanes[2]);
        *lanes = [
            lanes[0].plus(&sum),
            lanes[1].plus(&sum),
            lanes[2].plus(&sum),
        ];
    }
}

#[allow(unsafe_code)]
#[inline(always)]
unsafe fn external_round(state: &mut State, constants: &[Limbs52; 3]) {
    for (i, constant) in constants.iter().enumerate() {
        s_box(state, i, constant);
    }
    external_layer(state);
}

#[allow(unsafe_code)]
#[inline(always)]
unsafe fn internal_round(state: &mut State, constant: &Limbs52) {
    s_box(state, 0, constant);
    for lanes in state.iter_mut() {
        let sum = lanes[1].plus(&lanes[2]).plus(&lanes[0]);
        let doubled = lanes[2].plus(&lanes[2]);
        *lanes = [lanes[0].plus(&sum), lanes[1].plus(&sum), doubled.plus(&sum)];
    }
}

/// The fifth power of element `i` plus the constant, in every group.
#[allow(unsafe_code)]
#[inline(always)]
unsafe fn s_box(state: &mut State, i: usize, constant: &Limbs52) {
    let mut x = state.map(|lanes| lanes[i]);
    for x in &mut x {
        *x = x.plus(&Lanes::splat(constant)).normal();
    }
    let mut power = x;
    for _ in 0..2 {
        for power in &mut power {
            *power = power.squared();
        }
    }
    for group in 0..GROUPS {
        state[group][i] = power[group].times(&x[group]);
    }
}

#[allow(unsafe_code)]
#[inline(always)]
unsafe fn zero_state() -> State {
    [[Lanes::splat(&[0; 5]); 3]; GROUPS]
}

/// Element `k` of every state becomes `value(i)`, below 1.1r.
#[allow(unsafe_code)]
#[inline(always)]
unsafe fn set(state: &mut State, k: usize, value: impl Fn(usize) -> Bn254Fr) {
    for (group, lanes) in state.iter_mut().enumerate() {
        let limbs = gather(|lane| split(value(group * LANES + lane).value.loose()));
        lanes[k] = Lanes::load(&limbs).times(&Lanes::splat(&FROM_ELEMENT));
    }
}

/// Element `k` of every state.
#[allow(unsafe_code)]
#[inline(always)]
unsafe fn elements(state: &State, k: usize) -> [Bn254Fr; BATCH] {
    let mut out = [Bn254Fr::default(); BATCH];
    for (group, lanes) in state.iter().enumerate() {
        let limbs = lanes[k].normal().times(&Lanes::splat(&TO_ELEMENT)).store();
        for lane in 0..LANES {
            // Below 2r, as every product of a state's element with a constant below r.
            let loose = join(&limbs.map(|limb| limb[lane]));
            out[group * LANES + lane] = Bn254Fr::new(FFBn254Fr::from_loose(loose));
        }
    }
    out
}

/// The limbs of eight elements, limb by limb.
#[inline(always)]
fn gather(element: impl Fn(usize) -> Limbs52) -> [[u64; LANES]; 5] {
    let mut limbs = [[0; LANES]; 5];
    for lane in 0..LANES {
        for (limb, value) in limbs.iter_mut().zip(element(lane)) {
            limb[lane] = value;
        }
    }
    limbs
}

/// Four limbs of 64 bits as five of 52.
#[inline(always)]
fn split(w: [u64; 4]) -> Limbs52 {
    const MASK: u64 = (1 << 52) - 1;
    [
        w[0] & MASK,
        (w[0] >> 52 | w[1] << 12) & MASK,
        (w[1] >> 40 | w[2] << 24) & MASK,
        (w[2] >> 28 | w[3] << 36) & MASK,
        w[3] >> 16,
    ]
}

/// The reverse of [`split`].
#[inline(always)]
fn join(l: &Limbs52) -> [u64; 4] {
    [
        l[0] | l[1] << 52,
        l[1] >> 12 | l[2] << 40,
        l[2] >> 24 | l[3] << 28,
        l[3] >> 36 | l[4] << 16,
    ]
}
