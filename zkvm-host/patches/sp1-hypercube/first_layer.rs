//! The first layer of the look-up argument's circuit, for one chip.

use rayon::prelude::*;
use slop_algebra::{ExtensionField, Field};
use slop_alloc::CpuBackend;
use slop_matrix::dense::RowMajorMatrix;
use slop_multilinear::{Mle, PaddedMle, Padding};
use std::sync::Arc;

use super::execution::generate_interaction_vals;
use crate::Interaction;

/// Numerators and denominators of the rows 2i + `parity`, a row of interactions each. Beyond the trace the fractions are 0/1.
pub(super) fn half<F: Field, EF: ExtensionField<F>>(
    parity: usize,
    interactions: &[(&Interaction<F>, bool)],
    main: &PaddedMle<F>,
    preprocessed: Option<&PaddedMle<F>>,
    alpha: EF,
    betas: &[EF],
) -> (PaddedMle<F>, PaddedMle<EF>) {
    let (width, height) = (interactions.len(), main.num_real_entries());
    let (mut numerators, mut denominators) = (Vec::new(), Vec::new());
    (0..height.div_ceil(2) * width)
        .into_par_iter()
        .map(|k| {
            let row = 2 * (k / width) + parity;
            if row >= height {
                return (F::zero(), EF::one());
            }
            let (interaction, is_send) = interactions[k % width];
            let preprocessed = preprocessed.map_or(&[][..], |trace| values(trace, row));
            generate_interaction_vals(interaction, preprocessed, values(main, row), is_send, alpha, betas)
        })
        .unzip_into_vecs(&mut numerators, &mut denominators);
    let variables = main.num_variables() - 1;
    let numerators = Arc::new(Mle::from(RowMajorMatrix::new(numerators, width)));
    let denominators = Arc::new(Mle::from(RowMajorMatrix::new(denominators, width)));
    let one = Padding::Constant((EF::one(), width, CpuBackend));
    (PaddedMle::padded_with_zeros(numerators, variables), PaddedMle::padded(denominators, variables, one))
}

/// Row `row` of a trace, which must have it.
fn values<F: Field>(trace: &PaddedMle<F>, row: usize) -> &[F] {
    let width = trace.num_polynomials();
    let all = trace.inner().as_ref().map_or(&[][..], |mle| mle.guts().as_slice());
    &all[row * width..(row + 1) * width]
}
