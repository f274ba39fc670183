#!/bin/sh
# A host that was built for another CPU.
echo "sp1-host: cannot start: this CPU lacks avx512ifma" >&2
exit 71
