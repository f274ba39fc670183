#!/bin/sh
# Fills stderr before it answers.
. "${0%/*}/common.inc"
next; head -c 5000000 /dev/zero >&2; echo last >&2; exit 70
