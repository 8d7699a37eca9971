#!/usr/bin/env bash
# python-env.sh NAME PACKAGE… [-- PACKAGE…] : what the tests use from the Python package index, in an environment of Python's own,
# .build/NAME; what stands behind -- comes without what it asks for. Nothing is done where it is there already in these versions, and
# nothing is started. Needs python3-venv (deploy/ircd/install.sh tests).
set -euo pipefail
name=$1
shift
folder=$(realpath -m "$(dirname "$0")/../.build/$name")
mark=$folder/complete-$(sha256sum <<<"$*" | cut -c1-16)
[ -e "$mark" ] && exit 0
packages=() alone=()
for word; do
  if [ "$word" = -- ]; then alone=(--no-deps); elif [ ${#alone[@]} -gt 0 ]; then alone+=("$word"); else packages+=("$word"); fi
done
rm -rf "$folder"
python3 -m venv "$folder" || { echo 'python3-venv is missing: deploy/ircd/install.sh tests' >&2; exit 69; }
get() {
  "$folder/bin/pip" install -q --disable-pip-version-check "$@" ||
    { echo "$name could not be fetched from the Python package index: $*" >&2; exit 69; }
}
get "${packages[@]}"
[ ${#alone[@]} -eq 0 ] || get "${alone[@]}"
touch "$mark"
