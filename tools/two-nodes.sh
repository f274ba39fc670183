#!/usr/bin/env bash
# Two real prover nodes, a NATS server and a PostgreSQL that are not ours (Debian's: apt-get install nats-server postgresql), one real
# job: the node that has it is killed with its host while it compresses, the other goes on from the stored core receipt. Ends with the
# seconds, who proved, and how often it was paid. NATS_SERVER and PG_BIN name other programs. Wants 24 GB and ten minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
lemma=$PWD/bin/lemma host=$(readlink -f bin/sp1-host)
nats=${NATS_SERVER:-$(command -v nats-server || echo /usr/sbin/nats-server)}
pg=${PG_BIN:-$(ls -d /usr/lib/postgresql/*/bin | sort -V | tail -n 1)}
dir=$(mktemp -d "${TMPDIR:-/tmp}/lemma-two-nodes-XXXXXX")
say() { echo "two-nodes: $(date +%T) $*"; }
children=()
finish() {
  local code=$?
  for p in "${children[@]}"; do kill -TERM "$p" 2>/dev/null || true; done
  wait 2>/dev/null || true
  if [ "$code" -eq 0 ]; then rm -rf "$dir"; else say "failed; logs are in $dir"; fi
}
trap finish EXIT
start() { # NAME COMMAND...: a process of its own with a log
  local name=$1
  shift
  "$@" >"$dir/$name.log" 2>&1 &
  children+=($!)
  echo $! >"$dir/$name.pid"
}
port() { # a free port: asked of the kernel by binding it
  local p
  while :; do
    p=$((20000 + RANDOM % 30000))
    (exec 3<>"/dev/tcp/127.0.0.1/$p") 2>/dev/null || break
  done
  echo "$p"
}
until_true() { # SECONDS WHAT COMMAND...
  local left=$1 what=$2
  shift 2
  until "$@" >/dev/null 2>&1; do
    left=$((left - 1))
    [ "$left" -gt 0 ] || { say "waited in vain for $what"; exit 1; }
    read -rt 1 <> <(:) || true
  done
}

say "PostgreSQL: $("$pg/postgres" --version)"
as=()
mkdir "$dir/pg" "$dir/pgsock"
if [ "$(id -u)" -eq 0 ]; then
  as=(setpriv --reuid 65534 --regid 65534 --clear-groups)
  chmod 711 "$dir"
  chown 65534:65534 "$dir/pg" "$dir/pgsock"
fi
pgport=$(port)
"${as[@]}" "$pg/initdb" -D "$dir/pg" -U lemma -A trust >"$dir/initdb.log" 2>&1
start postgres "${as[@]}" "$pg/postgres" -D "$dir/pg" -k "$dir/pgsock" -p "$pgport" -c listen_addresses=127.0.0.1
until_true 60 PostgreSQL "$pg/createdb" -h 127.0.0.1 -p "$pgport" -U lemma lemma

say "NATS: $("$nats" --version)"
natsport=$(port)
old=()
[[ "$("$nats" --version)" == *v2.9.* ]] && old=(--before-2.10)
"$lemma" queue config --out "$dir/queue" --listen "127.0.0.1:$natsport" "${old[@]}" >"$dir/queue-config.log"
start nats "$nats" -c "$dir/queue/nats-server.conf"

say "chain and store"
start net "$lemma" up --folder "$dir/net" --parts none
until_true 300 "the contracts" grep -q 'The local network is up' "$dir/net.log"
network=$dir/network.json
sed -E -e "s#\"url\": \"nats://[^\"]*\"#\"url\": \"nats://127.0.0.1:$natsport\"#" -e "s#\"access\": \"[^\"]*\"#\"access\": \"$dir/queue/access\"#" \
  -e "0,/^\{/s##{\n  \"database\": \"postgres://lemma@127.0.0.1:$pgport/lemma?sslmode=disable\",#" "$dir/net/network.json" >"$network"
chmod 600 "$network"

start orchestrator "$lemma" orchestrator run --network "$network" --folder "$dir/orchestrator" -v
until_true 120 "the orchestrator" grep -q 'msg=leading' "$dir/orchestrator.log"
for node in node-a node-b; do
  start "$node" "$lemma" prover run --network "$network" --folder "$dir/$node" --id "$node" --host "$host" -v
  until_true 600 "$node" grep -q 'host ready' "$dir/$node.log"
  say "$node is ready"
done

# fibonacci takes a number of 4 bytes: 1000.
printf '\350\003\000\000' >"$dir/input"
began=$SECONDS
order=$("$lemma" request --network "$network" --host "$host" --program zkvm-host/guests/elf/fibonacci.elf --input "$dir/input" --max-price 0.01 --detach 2>"$dir/request.log" |
  grep -oE '0x[0-9a-f]{64}' | head -n 1)
say "order $order"
status() { "$lemma" status --network "$network" "$order" >"$dir/status" 2>/dev/null; }
stored() { # the orchestrator knows a core receipt, and who made it is not further yet
  "$pg/psql" -h 127.0.0.1 -p "$pgport" -U lemma lemma -tAc "select body::json #>> '{state,receipts,0,bytes}' from jobs" | grep -qE '^[1-9]' && status
}
fulfilled() { status && grep -q '"state": "fulfilled"' "$dir/status"; }
until_true 3000 "a stored core receipt" stored
first=$(grep -oE 'node-[ab]' "$dir/status" | head -n 1)
other=node-$([ "$first" = node-a ] && echo b || echo a)
say "$first stored the core receipt after $((SECONDS - began)) s and compresses; killing it and its host"
pkill -KILL -P "$(cat "$dir/$first.pid")" || true
kill -KILL "$(cat "$dir/$first.pid")"
killed=$SECONDS
until_true 3600 "the payment" fulfilled
cat "$dir/status"
say "fulfilled $((SECONDS - began)) s after the order, $((SECONDS - killed)) s after the kill, by $(grep -oE 'node-[ab]' "$dir/status" | head -n 1)"
"$lemma" fetch --network "$network" "$order" --dir "$dir/result" >/dev/null && "$lemma" verify "$dir/result"
grep -h "going on from an earlier attempt's receipt" "$dir/$other.log" || { say "$other began anew instead of from the stored receipt"; exit 1; }
grep -q "$other" "$dir/status" || { say "the wrong node proved"; exit 1; }
