//! Whole trees against the crate this one replaces, layer by layer.

use p3_baby_bear::BabyBear;
use p3_bn254_fr::{Bn254Fr, Path, PATH_VARIABLE};
use p3_field::{AbstractField, Field, PackedField, PackedValue, PrimeField31};
use p3_koala_bear::KoalaBear;
use p3_matrix::dense::RowMajorMatrix;
use p3_matrix::Matrix;
use p3_symmetric::{
    CryptographicHasher, CryptographicPermutation, MultiField32PaddingFreeSponge,
    PaddingFreeSponge, Permutation, PseudoCompressionFunction, TruncatedPermutation,
};
use rand::distributions::{Distribution, Standard};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha20Rng;

fn matrix<F: Field>(rng: &mut ChaCha20Rng, height: usize, width: usize) -> RowMajorMatrix<F>
where
    Standard: Distribution<F>,
{
    RowMajorMatrix::new((0..height * width).map(|_| rng.gen()).collect(), width)
}

/// Every layer of the tree over `leaves`; `injected` enters where its height fits.
fn check<P, PW, H, C, const D: usize>(
    h: &H,
    c: &C,
    leaves: &[RowMajorMatrix<P::Scalar>],
    injected: &[RowMajorMatrix<P::Scalar>],
) where
    P: PackedField,
    PW: PackedValue,
    PW::Value: std::fmt::Debug,
    H: CryptographicHasher<P::Scalar, [PW::Value; D]> + CryptographicHasher<P, [PW; D]> + Sync,
    C: PseudoCompressionFunction<[PW::Value; D], 2> + PseudoCompressionFunction<[PW; D], 2> + Sync,
{
    let refs = || leaves.iter().collect::<Vec<_>>();
    let mut layer = p3_merkle_tree::first_digest_layer::<P, PW, H, _, D>(h, refs());
    assert_eq!(
        layer,
        p3_merkle_tree_vendor::first_digest_layer::<P, PW, H, _, D>(h, refs())
    );
    while layer.len() > 1 {
        let inject = || {
            injected
                .iter()
                .filter(|m| m.height().next_power_of_two() == layer.len() / 2)
                .collect::<Vec<_>>()
        };
        let next = p3_merkle_tree::compress_and_inject::<P, PW, H, C, _, D>(&layer, inject(), h, c);
        let want =
            p3_merkle_tree_vendor::compress_and_inject::<P, PW, H, C, _, D>(&layer, inject(), h, c);
        assert_eq!(next, want);
        layer = next;
    }
}

type OuterSponge<F, P> = MultiField32PaddingFreeSponge<F, Bn254Fr, P, 3, 16, 1>;

fn check_outer<F, P>(perm: P, heights: &[usize], widths: &[usize])
where
    P: CryptographicPermutation<[Bn254Fr; 3]> + Clone + Sync,
    F: PrimeField31 + PackedField<Scalar = F>,
    Standard: Distribution<F>,
{
    let mut rng = ChaCha20Rng::seed_from_u64(1);
    let sponge = OuterSponge::<F, P>::new(perm.clone()).unwrap();
    let compressor = TruncatedPermutation::<P, 2, 1, 3>::new(perm);
    for &height in heights {
        let leaves: Vec<_> = widths
            .iter()
            .map(|&w| matrix::<F>(&mut rng, height, w))
            .collect();
        let low = height.next_power_of_two() / 4;
        let injected = if low > 1 {
            vec![matrix(&mut rng, low, 5), matrix(&mut rng, low, 2)]
        } else {
            vec![]
        };
        // Three quarters of a layer, the rest of it gets the default digest.
        let partial = if low > 4 {
            vec![matrix(&mut rng, low - low / 4, 3)]
        } else {
            vec![]
        };
        check::<F, Bn254Fr, _, _, 1>(&sponge, &compressor, &leaves, &partial);
        check::<F, Bn254Fr, _, _, 1>(&sponge, &compressor, &leaves, &injected);
        check::<F, Bn254Fr, _, _, 1>(&sponge, &compressor, &leaves, &[]);
    }
}

#[test]
fn outer_trees() {
    let heights = [1, 2, 15, 16, 17, 31, 32, 33, 100, 256, 300];
    for widths in [&[1][..], &[8], &[16], &[17, 4], &[3, 30, 9], &[100]] {
        check_outer::<KoalaBear, _>(slop_bn254::outer_perm(), &heights, widths);
    }
}

/// The output of [`outer_trees`] in a process of its own, where the variable has this value.
fn outer_trees_on(path: &str) -> std::process::Output {
    std::process::Command::new(std::env::current_exe().unwrap())
        .args(["outer_trees", "--exact", "--nocapture"])
        .env(PATH_VARIABLE, path)
        .output()
        .unwrap()
}

#[test]
fn outer_trees_on_every_path() {
    for path in Path::ALL.into_iter().filter(|path| path.available()) {
        let output = outer_trees_on(path.name());
        assert!(output.status.success(), "{}: {output:?}", path.name());
    }
}

#[test]
fn an_unknown_path_is_refused() {
    let output = outer_trees_on("fast");
    assert!(!output.status.success());
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(
        errors.contains("LEMMA_BN254=fast: unknown value; it must be one of auto, avx512ifma"),
        "{errors}"
    );
}

#[test]
fn outer_trees_over_another_small_field() {
    check_outer::<BabyBear, _>(slop_bn254::outer_perm(), &[16, 40, 64], &[9, 20]);
}

/// A permutation that is not the outer one but has its types.
#[derive(Clone)]
struct Other;

impl Permutation<[Bn254Fr; 3]> for Other {
    fn permute_mut(&self, state: &mut [Bn254Fr; 3]) {
        let sum: Bn254Fr = state.iter().copied().sum::<Bn254Fr>().square() + Bn254Fr::one();
        *state = [sum, sum + state[0], sum * state[2]];
    }
}

impl CryptographicPermutation<[Bn254Fr; 3]> for Other {}

#[test]
fn another_permutation_of_the_same_types_is_respected() {
    check_outer::<KoalaBear, _>(Other, &[8, 16, 48, 64], &[20, 7]);
}

#[test]
fn inner_trees() {
    use slop_poseidon2::{Poseidon2, Poseidon2ExternalMatrixGeneral};
    type Packing = <KoalaBear as Field>::Packing;
    let mut rng = ChaCha20Rng::seed_from_u64(2);
    let perm: Poseidon2<KoalaBear, _, _, 16, 3> = Poseidon2::new_from_rng(
        8,
        Poseidon2ExternalMatrixGeneral,
        20,
        p3_koala_bear::DiffusionMatrixKoalaBear,
        &mut rng,
    );
    let sponge = PaddingFreeSponge::<_, 16, 8, 8>::new(perm.clone());
    let compressor = TruncatedPermutation::<_, 2, 8, 16>::new(perm);
    for height in [1, 2, 15, 16, 17, 64, 100] {
        let leaves = [matrix(&mut rng, height, 3), matrix(&mut rng, height, 20)];
        let low = height.next_power_of_two() / 2;
        let injected = if low > 0 {
            vec![matrix(&mut rng, low, 5)]
        } else {
            vec![]
        };
        check::<Packing, Packing, _, _, 8>(&sponge, &compressor, &leaves, &injected);
        let partial = if low > 4 {
            vec![matrix(&mut rng, low - low / 4, 5)]
        } else {
            vec![]
        };
        check::<Packing, Packing, _, _, 8>(&sponge, &compressor, &leaves, &partial);
    }
}
