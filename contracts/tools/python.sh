#!/bin/sh
# Installs the Python tools of requirements.txt once, outside of the clone, and prints the folder of their commands.
# Cache folder: ${LEMMA_CACHE:-$HOME/.cache/lemma}/py-<sha256 of requirements.txt>. A Python environment holds its own path, so
# it is made in place under a lock; the file "whole", written last, says that nothing is missing.
set -eu
cd "$(dirname "$0")"
key=$(sha256sum requirements.txt | cut -c1-64)
home="${LEMMA_CACHE:-$HOME/.cache/lemma}"
store="$home/py-$key"
if [ ! -e "$store/whole" ]; then
	mkdir -p "$home"
	(
		flock 9
		[ ! -e "$store/whole" ] || exit 0
		rm -rf "$store"
		python3 -m venv "$store"
		"$store/bin/pip" install --quiet --disable-pip-version-check --no-deps --require-hashes --only-binary :all: \
			--requirement requirements.txt
		touch "$store/whole"
	) 9>"$store.lock" >&2
fi
echo "$store/bin"
