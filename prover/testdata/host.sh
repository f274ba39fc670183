#!/bin/sh
# A fake zkVM host: the program's id is the ELF's SHA-256, the journal is the input, a receipt is one line of text.
# $1 names how it misbehaves. Every call is noted in calls.log beside the working folder. With DEVICE it proves on that GPU: it refuses to
# start while there is a file refuse.$DEVICE beside the working folder, which holds the error's code, and loses it once when there is lose.$DEVICE.
field() { printf '%s\n' "$line" | sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }
sum() { set -- $(sha256sum "$1"); echo "0x$1"; }
ok() { echo "{\"id\":$id,\"ok\":{$1}}"; }
fail() { echo "{\"id\":$id,\"error\":{\"class\":\"$1\",\"code\":\"$2\",\"message\":\"$2 said the fake host\"}}"; }
event() { echo "{\"id\":$id,\"event\":{\"stage\":\"$1\",\"state\":\"$2\",\"seconds\":$3,\"peak_bytes\":$4}}"; }
receipt() { echo "$1 $(sum "$(field elf)") $(sum "$dir/journal.bin")" >"$dir/$1.tmp" && mv "$dir/$1.tmp" "$dir/$1.receipt"; }
ready() { if [ -e "../unready.$DEVICE" ]; then rm "../unready.$DEVICE"; echo false; else echo true; fi; }
once() { [ ! -e "../$1.once" ] && : >"../$1.once"; }

prove() {
	dir=$(field dir)
	from=$(printf '%s\n' "$line" | sed -n 's/.*"from":{"stage":"\([a-z]*\)".*/\1/p')
	cp "$(field input)" "$dir/journal.bin"
	if [ -n "$from" ]; then
		echo resumed >>../calls.log
		echo "resumed $from" >>../calls.log
		[ "$(cat "$dir/$from.receipt")" = "$from $(sum "$(field elf)") $(sum "$dir/journal.bin")" ] || { fail permanent receipt-invalid; return; }
	fi
	if [ -z "$from" ]; then
		event start running 0.1 1
		event core running 0.5 100
		[ "$mode" = die ] && kill -9 $$
		[ "$mode" = upgrade ] && once upgrade && kill -9 $$
		[ "$mode" = die-once ] && once die && kill -9 $$
		[ "$mode" = no-core ] || receipt core
		event core done 1 200
		[ -n "$DEVICE" ] && [ -e "../lose.$DEVICE" ] && { rm "../lose.$DEVICE"; fail retry device-lost; return; }
		[ -n "$DEVICE" ] && [ -e "../kill.$DEVICE" ] && { rm "../kill.$DEVICE"; kill -9 $$; }
	fi
	[ "$mode" = hang-after-core ] && once hang && event compressed running 0.1 1 && read -r line && exit 75
	[ "$from" = compressed ] || { receipt compressed; event compressed done 2 300; }
	[ "$mode" = die-after-compressed ] && once die && kill -9 $$
	[ "$mode" = hang ] && once "hang$DEVICE" && event shrink running 0.1 1 && read -r line && exit 75
	event shrink done 3 400
	receipt wrap; event wrap done 4 500
	[ "$mode" = bad-receipt ] && echo nonsense >"$dir/wrap.receipt"
	ok "\"receipts\":{\"wrap\":\"$dir/wrap.receipt\"},\"journal\":\"$dir/journal.bin\",\"cycles\":42"
}

mode=$1
if [ -n "$DEVICE" ]; then
	[ -e "../refuse.$DEVICE" ] && { echo starting >&2; echo "{\"error\":{\"class\":\"caller\",\"code\":\"$(cat "../refuse.$DEVICE")\",\"message\":\"$DEVICE is refused by the fake host\"}}" >&2; exit 71; }
	about=",\"devices\":[\"$DEVICE\"],\"device\":{\"id\":\"$DEVICE\",\"kind\":\"gpu\",\"name\":\"${GPU:-Fake GPU}\",\"uuid\":\"GPU-1\",\"memory_bytes\":${GPU_BYTES:-1000},\"driver\":\"1.2\",\"capability\":\"9.0\"},\"device_memory_bytes\":{\"core\":${NEED:-800},\"wrap\":500},\"health_seconds\":2.5"
fi
while read -r line; do
	id=$(printf '%s\n' "$line" | sed -n 's/.*"id":\([0-9]*\).*/\1/p')
	op=$(field op)
	echo "$op" >>../calls.log
	[ -n "$DEVICE" ] && echo "$op $DEVICE" >>../calls.log
	case "$op" in
	hello)
		[ "$mode" = upgrade ] && [ -e ../upgrade.once ] && VERSION=2.0
		ok "\"protocol\":1,\"name\":\"${NAME:-fake}\",\"version\":\"${VERSION:-1.0}\",\"mode\":\"full\",\"ready\":$(ready),\"stages\":[\"core\",\"compressed\",\"${STAGE:-wrap}\"],\"memory_bytes\":{\"wrap\":${MEMORY:-0}}$about" ;;
	setup)
		case "$(field elf)" in "$PWD"/*) ;; *) fail caller file-unreadable; continue ;; esac # a sandboxed host sees nothing else
		if [ "$mode" = setup ]; then fail "$2" "$3"; else ok "\"program_id\":\"$(sum "$(field elf)")\""; fi ;;
	execute)
		if [ "$mode" = execute ]; then fail "$2" "$3"; continue; fi
		journal=$(field journal); cp "$(field input)" "$journal"; digest=$(sum "$journal")
		[ "$mode" = lying-execute ] && echo more >>"$journal"
		ok "\"exit_code\":${EXIT:-0},\"cycles\":42,\"gas\":7,\"journal_bytes\":$(wc -c <"$journal"),\"journal_digest\":\"$digest\"" ;;
	prove)
		if [ "$mode" = prove ]; then fail "$2" "$3"; else prove; fi ;;
	verify)
		elf=$(sum "$(field elf)"); journal=$(sum "$(field journal)")
		[ "$mode" = other-receipt ] && { ok "\"program_id\":\"$journal\",\"journal_digest\":\"$journal\""; continue; }
		if [ "$(cat "$(field receipt)")" = "wrap $elf $journal" ]; then ok "\"program_id\":\"$elf\",\"journal_digest\":\"$journal\""
		else fail permanent receipt-invalid; fi ;;
	witness)
		read -r stage elf journal <"$(field receipt)"
		[ "$mode" = other-witness ] && elf=$journal
		out=$(field out); echo "$elf $journal" >"$out"
		ok "\"witness\":\"$out\",\"program_vkey\":\"$elf\",\"public_values_digest\":\"$journal\"" ;;
	cancel) ok "" ;;
	*) fail caller bad-request ;;
	esac
done
