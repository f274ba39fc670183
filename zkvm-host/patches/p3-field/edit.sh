#!/usr/bin/env bash
# p3-field: a field may bring its own product for extensions of degree four. The generic one makes 22 products with a
# reduction each, out of line: 30 ns where KoalaBear can have 3.
set -euo pipefail
cp "$1/quartic.rs" src/extension/quartic.rs
sed -i '/^mod complex;/a mod quartic;' src/extension/mod.rs
sed -i '/^    fn try_div</i\    /// The product in the extension by a fourth root of w, lowest power first; None where there is no faster way.\n    #[inline(always)]\n    fn quartic_product(_: \&[Self; 4], _: \&[Self; 4]) -> Option<[Self; 4]> {\n        None\n    }\n' src/field.rs
sed -i '/^impl<AF, const D: usize> Mul for Bin/,/^}/s/^        let w = AF::F::w();/        if let Some(value) = super::quartic::product(\&a, \&b) {\n            return Self { value };\n        }\n&/' src/extension/binomial_extension.rs
grep -q 'mod quartic' src/extension/mod.rs
grep -q 'fn quartic_product' src/field.rs
grep -q 'quartic::product' src/extension/binomial_extension.rs
