#!/bin/sh
# Leaves a grandchild behind, tells its pid as an event's peak_bytes, and hangs.
. "${0%/*}/common.inc"
next; sleep 1000 >/dev/null & say "\"event\":{\"stage\":\"core\",\"peak_bytes\":$!}"; wait
