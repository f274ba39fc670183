#!/bin/sh
# Answers every request with $ANSWER, after one event.
. "${0%/*}/common.inc"
while next; do
	say '"event":{"stage":"core","state":"running","fraction":0.5,"seconds":1,"peak_bytes":7}'
	say "$ANSWER"
done
