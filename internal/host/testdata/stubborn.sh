#!/bin/sh
# Ignores SIGTERM, cancel and the end of its input.
trap '' TERM
. "${0%/*}/common.inc"
next; say '"event":{"stage":"core"}'; while :; do sleep 1000; done
