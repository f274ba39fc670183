#!/bin/sh
# Ends with exit code $CODE when asked for anything.
. "${0%/*}/common.inc"
next; exit "$CODE"
