#!/usr/bin/env bash
# down.sh DIR : ends what up.sh started for DIR, exactly that, and waits until it is gone. The folder stays.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
dir=${1:?usage: down.sh DIR}
# shellcheck source=lib.sh
. "$here/lib.sh"
for name in atheme inspircd ngircd hybrid; do end "$name"; done
