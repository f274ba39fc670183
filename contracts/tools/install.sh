#!/bin/sh
# Installs the contracts' tool chain once per lock file, outside of the clone, and links contracts/node_modules to it.
# Cache folder: ${LEMMA_CACHE:-$HOME/.cache/lemma}/npm-<sha256 of package-lock.json>.
set -eu
cd "$(dirname "$0")/.."
key=$(sha256sum package-lock.json | cut -c1-64)
home="${LEMMA_CACHE:-$HOME/.cache/lemma}"
store="$home/npm-$key"
if [ ! -d "$store/node_modules" ]; then
	mkdir -p "$home"
	work=$(mktemp -d "$home/npm-work.XXXXXX")
	trap 'rm -rf "$work"' EXIT
	cp package.json package-lock.json .npmrc "$work/"
	(cd "$work" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
	# Renaming is atomic: a folder that exists is whole. When two installs race, the loser's copy is dropped.
	mv -T "$work" "$store" 2>/dev/null || [ -d "$store/node_modules" ]
fi
if [ -d node_modules ] && [ ! -L node_modules ]; then
	echo "contracts/node_modules is a folder, not a link: remove it and run tools/install.sh again" >&2
	exit 1
fi
ln -sfn "$store/node_modules" node_modules
