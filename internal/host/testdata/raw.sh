#!/bin/sh
# Writes $ANSWER as it is, then hangs.
. "${0%/*}/common.inc"
next; echo "$ANSWER"; exec sleep 1000
