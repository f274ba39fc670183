#!/bin/sh
# Answers with a line of $BYTES bytes, then hangs.
. "${0%/*}/common.inc"
next; head='{"id":2,"ok":{"program_id":"0x1111111111111111111111111111111111111111111111111111111111111111","x":"'
printf %s "$head"; head -c $((BYTES - ${#head} - 3)) /dev/zero | tr '\0' x; echo '"}}'; exec sleep 1000
