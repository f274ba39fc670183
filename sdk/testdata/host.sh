#!/bin/sh
# A light host that knows one program: setup and execute always give the same answers. $1 is the exit code it reports.
id=$(printf '%064d' 7)
while read -r line; do
	n=${line#*\"id\":}
	n=${n%%[!0-9]*}
	case $line in
	*'"op":"hello"'*) echo "{\"id\":$n,\"ok\":{\"protocol\":1,\"name\":\"fake\",\"version\":\"1\",\"mode\":\"light\",\"ready\":true,\"stages\":[]}}" ;;
	*'"op":"setup"'*) echo "{\"id\":$n,\"ok\":{\"program_id\":\"0x$id\"}}" ;;
	*'"op":"execute"'*) echo "{\"id\":$n,\"ok\":{\"exit_code\":$1,\"cycles\":42,\"journal_bytes\":5,\"journal_digest\":\"0x$id\"}}" ;;
	esac
done
