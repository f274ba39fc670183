#!/bin/sh
# A fake zkVM host for chaos: the program's id is the ELF's SHA-256, the journal is the input, a receipt is a line of text.
# $1: ok; gate, which proves no further than the file "open" above its working folder lets it; die-once, which kills itself
# with -9 the first time it proves. Every call is noted in calls.log above the working folder.
field() { printf '%s\n' "$line" | sed -n "s/.*\"$1\":\"\([^\"]*\)\".*/\1/p"; }
sum() { set -- $(sha256sum "$1"); echo "0x$1"; }
ok() { echo "{\"id\":$id,\"ok\":{$1}}"; }
fail() { echo "{\"id\":$id,\"error\":{\"class\":\"$1\",\"code\":\"$2\",\"message\":\"$2 said the fake host\"}}"; }
event() { echo "{\"id\":$id,\"event\":{\"stage\":\"$1\",\"state\":\"$2\",\"seconds\":0.1,\"peak_bytes\":100}}"; }
receipt() { echo "$1 $(sum "$(field elf)") $(sum "$dir/journal.bin")" >"$dir/$1.tmp" && mv "$dir/$1.tmp" "$dir/$1.receipt"; }

prove() {
	dir=$(field dir)
	case "$line" in *'"from":'*) ;; *)
		cp "$(field input)" "$dir/journal.bin"
		event core running; event core done; receipt core; receipt compressed; event compressed done ;;
	esac
	[ "$mode" = die-once ] && [ ! -e ../died ] && : >../died && kill -9 $$
	event shrink running
	while [ "$mode" = gate ] && [ ! -e ../open ]; do sleep 0.1; done
	event shrink done; receipt wrap; event wrap done
	ok "\"receipts\":{\"wrap\":\"$dir/wrap.receipt\"},\"journal\":\"$dir/journal.bin\",\"cycles\":42"
}

mode=$1
while read -r line; do
	id=$(printf '%s\n' "$line" | sed -n 's/.*"id":\([0-9]*\).*/\1/p')
	op=$(field op)
	echo "$op" >>../calls.log
	case "$op" in
	hello) ok "\"protocol\":1,\"name\":\"fake\",\"version\":\"1.0\",\"mode\":\"full\",\"ready\":true,\"stages\":[\"core\",\"compressed\",\"wrap\"]" ;;
	setup) ok "\"program_id\":\"$(sum "$(field elf)")\"" ;;
	execute)
		journal=$(field journal); cp "$(field input)" "$journal"
		ok "\"exit_code\":0,\"cycles\":42,\"gas\":7,\"journal_bytes\":$(wc -c <"$journal"),\"journal_digest\":\"$(sum "$journal")\"" ;;
	prove) prove ;;
	verify)
		elf=$(sum "$(field elf)"); journal=$(sum "$(field journal)")
		if [ "$(cat "$(field receipt)")" = "wrap $elf $journal" ]; then ok "\"program_id\":\"$elf\",\"journal_digest\":\"$journal\""
		else fail permanent receipt-invalid; fi ;;
	witness)
		read -r stage elf journal <"$(field receipt)"
		out=$(field out); echo "$elf $journal" >"$out"
		ok "\"witness\":\"$out\",\"program_vkey\":\"$elf\",\"public_values_digest\":\"$journal\"" ;;
	cancel) ok "" ;;
	*) fail caller bad-request ;;
	esac
done
