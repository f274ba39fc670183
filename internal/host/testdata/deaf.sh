#!/bin/sh
# Says hello, then never reads again.
. "${0%/*}/common.inc"
exec sleep 1000
