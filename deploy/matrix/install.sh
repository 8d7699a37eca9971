#!/usr/bin/env bash
# Puts the Matrix homeserver that the tests run (Synapse) into .build/synapse, an environment of Python's own: some 250 MB, 20 s.
# Nothing is installed that is there already, and nothing is started. python3-venv has to be there (deploy/ircd/install.sh tests).
set -euo pipefail
version=1.163.2
folder=$(realpath -m "$(dirname "$0")/../../.build/synapse")
[ -e "$folder/complete-$version" ] && exit 0
rm -rf "$folder"
python3 -m venv "$folder" || { echo 'python3-venv is missing: deploy/ircd/install.sh tests' >&2; exit 69; }
"$folder/bin/pip" install -q --disable-pip-version-check "matrix-synapse==$version" ||
  { echo 'Synapse could not be fetched from the Python package index.' >&2; exit 69; }
touch "$folder/complete-$version"
