#!/bin/sh
# Answers two requests in the other order.
. "${0%/*}/common.inc"
next; first=$id; next; say '"ok":{"program_id":"0x2222222222222222222222222222222222222222222222222222222222222222"}'
id=$first; say '"ok":{"program_id":"0x1111111111111111111111111111111111111111111111111111111111111111"}'; next
