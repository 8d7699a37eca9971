#!/usr/bin/env bash
# watch.sh PID START DIR : started by up.sh --owner. Ends the servers of DIR when the process PID, which started at START,
# is gone without having done so; ends by itself when they are.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
owner=$1 since=$2 dir=$3
# shellcheck source=lib.sh
. "$here/lib.sh"
has_servers() { compgen -G "$dir/*.started" >/dev/null; }
while has_servers && is_alive "$owner" && [ "$(start_of "$owner")" = "$since" ]; do sleep 1; done
has_servers && exec "$here/down.sh" "$dir"
