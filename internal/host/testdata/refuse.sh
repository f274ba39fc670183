#!/bin/sh
# Says $LINE on stderr and ends with exit code $CODE: at once, or after hello when there is LATE.
[ -n "$LATE" ] && . "${0%/*}/common.inc" && next
printf '%s\n' "starting" "$LINE" "bye" >&2
exit "$CODE"
