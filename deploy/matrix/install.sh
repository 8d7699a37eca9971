#!/usr/bin/env bash
# install.sh [pantalaimon] : puts the Matrix homeserver that the tests run (Synapse) into .build/synapse: some 250 MB, 20 s; or the program that
# opens encrypted rooms, with a client that encrypts, into .build/pantalaimon.
set -euo pipefail
make=$(dirname "$0")/../python-env.sh
case ${1:-synapse} in
  synapse) "$make" synapse matrix-synapse==1.163.2 ;;
  pantalaimon) "$make" pantalaimon pantalaimon==0.10.5 matrix-nio==0.20.2 python-olm==3.2.16 ;;
  *) echo "install.sh: no such program: $1 (synapse, pantalaimon)" >&2; exit 64 ;;
esac
