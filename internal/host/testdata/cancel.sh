#!/bin/sh
# Obeys cancel: answers both the cancel and its target, then answers one more request.
. "${0%/*}/common.inc"
next; target=$id; say '"event":{"stage":"core"}'; next; say '"ok":{}'; id=$target; say '"error":{"class":"retry","code":"cancelled","message":"by request"}'
next; say '"ok":{"program_id":"0x1111111111111111111111111111111111111111111111111111111111111111"}'; next
