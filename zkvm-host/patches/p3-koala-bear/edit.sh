#!/usr/bin/env bash
# p3-koala-bear: the product in its extension of degree four.
set -euo pipefail
cp "$1/quartic.rs" src/quartic.rs
echo "mod quartic;" >>src/lib.rs
sed -i '/^    fn generator() -> Self {/,/^}/s/^}/\n    #[inline(always)]\n    fn quartic_product(a: \&[Self; 4], b: \&[Self; 4]) -> Option<[Self; 4]> {\n        let product = crate::quartic::product(a.map(|x| x.value), b.map(|x| x.value));\n        Some(product.map(|value| Self { value }))\n    }\n}/' src/koala_bear.rs
grep -q 'quartic::product' src/koala_bear.rs
