//! The product of extension elements by the field's own function, where degree and field have one.

use core::array;

use crate::AbstractField;

/// The product of `a` and `b`, or None where D is not four or the field has no function for it.
#[inline(always)]
pub(super) fn product<AF: AbstractField, const D: usize>(a: &[AF; D], b: &[AF; D]) -> Option<[AF; D]> {
    let (a, b) = (a.as_slice().try_into().ok()?, b.as_slice().try_into().ok()?);
    let mut product = AF::quartic_product(a, b)?.into_iter();
    // D is four here, so none of these is missing.
    Some(array::from_fn(|_| product.next().unwrap_or_default()))
}
