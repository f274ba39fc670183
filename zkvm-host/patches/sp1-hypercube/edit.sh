#!/usr/bin/env bash
# sp1-hypercube: the look-up argument's circuit. Rows are spread over cores already; doing so again within each row of some
# tens of interactions costs more than the work. The first layer is made in halves, without the whole beside them.
set -euo pipefail
cp "$1/first_layer.rs" src/logup_gkr/first_layer.rs
sed -i '/^mod execution;/a mod first_layer;' src/logup_gkr/mod.rs
sed -i -e '/let eq_interactions_chip = /,/^                                .reduce(/s/\.par_iter()/.iter()/' \
  -e 's/^use rayon::prelude::\*;/use itertools::Itertools;\n&/' src/logup_gkr/logup_poly.rs
sed -i -e '/fn layer_transition/,$s/\.par_iter\(_mut\)\?()/.iter\1()/' \
  -e '/let mut numer_evals = /,/let denom_1 = /c\            let [(numer_0, denom_0), (numer_1, denom_1)] = [0, 1].map(|parity| {\n                super::first_layer::half(parity, interactions, \&main_trace, preprocessed_trace.as_ref(), alpha, \&betas)\n            });' src/logup_gkr/execution.rs
grep -q '^mod first_layer' src/logup_gkr/mod.rs
grep -q 'first_layer::half' src/logup_gkr/execution.rs
nested() {
  sed -n "$1" "$2" | grep -q 'par_iter()'
}
if nested '/fn layer_transition/,$p' src/logup_gkr/execution.rs ||
  nested '/let eq_interactions_chip = /,/^                                .reduce(/p' src/logup_gkr/logup_poly.rs; then
  exit 1
fi
