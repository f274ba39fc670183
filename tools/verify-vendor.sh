#!/usr/bin/env bash
# Lets a host without our crates verify a wrap receipt that our host made, and refuse broken copies of it.
#   RECEIPT      a wrap.receipt (default: the newest that `make bench-stark` or `lemma demo --keep` left)
#   ELF, JOURNAL its program and journal (default: program.elf and journal.bin beside the receipt)
#   VENDOR_HOST  a host to ask instead of building one (10 minutes the first time)
set -euo pipefail
cd "$(dirname "$0")/.."

fail() {
  echo "verify-vendor: $*" >&2
  exit 1
}

newest_receipt() {
  find bin/bench-stark "${TMPDIR:-/tmp}"/lemma-demo-* -name wrap.receipt -printf '%T@ %p\n' 2>/dev/null | sort -n | tail -n 1 | cut -d' ' -f2- || true
}

receipt=${RECEIPT:-$(newest_receipt)}
[ -n "$receipt" ] || fail "no wrap receipt found. Make one with 'make bench-stark RUNS=1 VENDOR_RUNS=0' or 'bin/lemma demo --keep'
(it keeps program.elf and journal.bin beside the receipt), or name one: make verify-vendor RECEIPT=… ELF=… JOURNAL=…"
elf=${ELF:-$(dirname "$receipt")/program.elf}
journal=${JOURNAL:-$(dirname "$receipt")/journal.bin}
for file in "$receipt" "$elf" "$journal"; do
  [ -s "$file" ] || fail "$file is absent or empty; name the files: make verify-vendor RECEIPT=… ELF=… JOURNAL=…"
done
host=${VENDOR_HOST:-$(bash zkvm-host/build.sh --vendor)}
[ -x "$host" ] || fail "$host is not a program"
if [ "$(realpath "$host")" = "$(realpath -m bin/sp1-host)" ]; then
  echo "verify-vendor: NOTE: this host has our crates in it, so the run tests the script only" >&2
fi

# Names without quotes and backslashes in them, which JSON would want escaped.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cp "$receipt" "$work/receipt"
cp "$elf" "$work/elf"
cp "$journal" "$work/journal"

# docs/host-protocol.md, one request at a time. The input stays open until the end: the host leaves when it closes.
mkfifo "$work/in" "$work/out"
"$host" --light <"$work/in" >"$work/out" 2>"$work/log" &
host_pid=$!
exec {to}>"$work/in" {from}<"$work/out"
trap '' PIPE # a host that is gone is found by its missing answer
id=0
# ask FIELDS: sends one request; its answer is in $answer.
ask() {
  id=$((id + 1))
  echo "{\"id\":$id,$1}" >&"$to" || true
  while read -r -t 300 answer <&"$from"; do
    case $answer in
      *'"event":'*) ;;
      *"\"id\":$id"[,}]*) return ;;
      *) fail "an answer to no request: $answer" ;;
    esac
  done
  fail "the host gave no answer; it last said: $(tail -n 3 "$work/log")"
}
# verify RECEIPT JOURNAL: asks whether a receipt is valid.
verify() { ask "\"op\":\"verify\",\"stage\":\"wrap\",\"elf\":\"$work/elf\",\"receipt\":\"$work/$1\",\"journal\":\"$work/$2\""; }
# flip FROM TO OFFSET: a copy with the lowest bit of one byte turned over.
flip() {
  local byte
  byte=$(od -An -tu1 -j "$3" -N 1 "$work/$1" | tr -d ' ')
  cp "$work/$1" "$work/$2"
  printf "\\x$(printf %02x $((byte ^ 1)))" | dd of="$work/$2" bs=1 seek="$3" conv=notrunc status=none
  cmp -s "$work/$1" "$work/$2" && fail "the copy is not broken"
  return 0
}
refused() {
  case $answer in
    *'"code":"receipt-invalid"'*) echo "refused: $1" ;;
    *) fail "NOT refused: $1: $answer" ;;
  esac
}

ask '"op":"hello"'
echo "host: $(grep -o '"name":"[^"]*"\|"version":"[^"]*"' <<<"$(sed 's|"settings":\[[^]]*\]||' <<<"$answer")" | cut -d'"' -f4 | tr '\n' ' ')$(basename "$host")"
verify receipt journal
case $answer in
  *'"ok":{'*'"program_id":"0x'*) ;;
  *) fail "the receipt is NOT accepted: $answer" ;;
esac
echo "accepted: $receipt, program $(grep -o '"program_id":"[^"]*"' <<<"$answer" | cut -d'"' -f4)"

bytes=$(stat -c %s "$work/receipt")
offsets=(0 $((bytes / 8)) $((bytes / 2)) $((bytes - 1)))
for at in "${offsets[@]}"; do
  flip receipt broken "$at"
  verify broken journal
  refused "byte $at of $bytes changed"
done
flip journal other-journal 0
verify receipt other-journal
refused "another journal"
verify receipt journal
[[ $answer == *'"ok":{'* ]] || fail "the whole receipt is no longer accepted: $answer"

exec {to}>&-
wait "$host_pid" || fail "the host ended with exit code $?"
echo "verify-vendor: 1 receipt accepted twice, ${#offsets[@]} broken copies and 1 foreign journal refused"
