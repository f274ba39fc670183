#!/bin/sh
# A scripted host. Its file name says who it is: "vendor" is slower, "failing" cannot wrap, "refusing" accepts no receipt,
# "careful" only the one that it knows, "endless" hangs in its first stage until it is cancelled, "other" proves another program.
name=${0##*/} mode=full asked=0
[ "$1" = --light ] && mode=light
ones=0x1111111111111111111111111111111111111111111111111111111111111111
twos=0x2222222222222222222222222222222222222222222222222222222222222222
program=$ones
[ "$name" = other ] && program=$twos
say() { echo "{\"id\":$id,$1}"; }
event() { say "\"event\":{\"stage\":\"$1\",\"state\":\"$2\",\"seconds\":$3,\"peak_bytes\":$4}"; }
value() { v=${line#*\"$1\":\"}; [ "$v" = "$line" ] && exit 64; v=${v%%\"*}; }

prove() {
	value dir; dir=$v
	factor=1
	[ "$name" = vendor ] && factor=10
	event compressed started 0 1000000000
	if [ "$name" = endless ]; then
		read -r line # the cancel
		proving=$id id=${line#*:}; id=${id%%,*}; say '"ok":{}'
		id=$proving; say '"error":{"code":"cancelled","message":"by request"}'
		return
	fi
	event compressed running $((2 * factor)) 900000000000
	event compressed done $((20 * factor)) 1000000000
	event shrink started 0 1
	event shrink done 4 1
	event wrap started 0 1
	if [ "$name" = failing ]; then
		say '"error":{"code":"out-of-memory","message":"stage wrap needs more"}'
		return
	fi
	event wrap done $((10 * factor)) 1
	printf %s "$name" >"$dir/wrap.receipt"
	printf journal >"$dir/journal.bin"
	say "\"ok\":{\"receipts\":{\"wrap\":\"$dir/wrap.receipt\"},\"journal\":\"$dir/journal.bin\",\"cycles\":7}"
}

while read -r line; do
	id=${line#*:}; id=${id%%,*}
	value op
	case $v in
	hello)
		asked=$((asked + 1)) ready=false
		[ $asked -gt 2 ] && ready=true # not at the start, nor when it is asked for the first time
		say "\"ok\":{\"protocol\":1,\"name\":\"fake\",\"version\":\"1\",\"mode\":\"$mode\",\"ready\":$ready}" ;;
	setup) say "\"ok\":{\"program_id\":\"$program\"}" ;;
	execute) say "\"ok\":{\"exit_code\":0,\"cycles\":7,\"gas\":7,\"journal_bytes\":7,\"journal_digest\":\"$twos\"}" ;;
	prove) prove ;;
	verify)
		value receipt; receipt=$v
		value journal; journal=$v
		valid=true
		[ "$name" = refusing ] || [ "$mode" != light ] || [ ! -s "$receipt" ] && valid=false
		[ "$name" = careful ] && [ "$(cat "$receipt" "$journal")" != oursjournal ] && valid=false
		if [ $valid = false ]; then
			say '"error":{"code":"receipt-invalid","message":"no"}'
		else
			say "\"ok\":{\"program_id\":\"$program\",\"journal_digest\":\"$twos\"}"
		fi ;;
	*) exit 64 ;;
	esac
done
