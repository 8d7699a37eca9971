#!/usr/bin/env bash
# install.sh [pantalaimon] : puts the Matrix homeserver that the tests run (Synapse) into .build/synapse, an environment of Python's own: some
# 250 MB, 20 s; or the program that opens encrypted rooms, with a client that encrypts, into .build/pantalaimon. Nothing is installed that
# is there already, and nothing is started. python3-venv has to be there (deploy/ircd/install.sh tests).
set -euo pipefail
program=${1:-synapse}
case $program in
  synapse) packages=(matrix-synapse==1.163.2) ;;
  pantalaimon) packages=(pantalaimon==0.10.5 matrix-nio==0.20.2 python-olm==3.2.16) ;;
  *) echo "install.sh: no such program: $program (synapse, pantalaimon)" >&2; exit 64 ;;
esac
folder=$(realpath -m "$(dirname "$0")/../../.build/$program")
complete=$folder/complete-${packages[0]#*==}
[ -e "$complete" ] && exit 0
rm -rf "$folder"
python3 -m venv "$folder" || { echo 'python3-venv is missing: deploy/ircd/install.sh tests' >&2; exit 69; }
"$folder/bin/pip" install -q --disable-pip-version-check "${packages[@]}" ||
  { echo "$program could not be fetched from the Python package index." >&2; exit 69; }
touch "$complete"
