#!/bin/sh
# A light host of the release before: no settings, no measuring.
while read -r line; do
	id=${line#*:}; id=${id%%,*}
	case $line in
	*'"op":"hello"'*) echo "{\"id\":$id,\"ok\":{\"protocol\":1,\"name\":\"sp1\",\"version\":\"6.10.0\",\"mode\":\"light\"}}" ;;
	*) echo "{\"id\":$id,\"error\":{\"class\":\"caller\",\"code\":\"bad-request\",\"message\":\"op: unknown operation\"}}" ;;
	esac
done
