#!/usr/bin/env bash
# server.sh start|stop|kill FOLDER : the homeserver of a folder that up.sh made, on the same port and with what it has kept.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=../ircd/lib.sh
. "$here/../ircd/lib.sh"
[ $# -eq 2 ] || die "start|stop|kill FOLDER"
dir=$(realpath "$2")
[ -f "$dir/env" ] || die "no such folder: $2 (up.sh makes one)"
. "$dir/env"
# It runs as whoever calls: Python's files may be where nobody else can read them.
run_as=()
is_up() { listens "$started" "$PORT" && listens "$started" "$TLS_PORT"; }
case $1 in
  start)
    start synapse env HOME="$dir" "$here/../../.build/synapse/bin/python" -m synapse.app.homeserver -c "$dir/homeserver.yaml"
    wait_until 60 "$started" is_up || { tail -n 20 "$dir/synapse.out" "$dir/homeserver.log" >&2; die "the homeserver does not start"; }
    ;;
  stop) end synapse ;;
  kill) end synapse KILL ;;
  *) die "start|stop|kill FOLDER" ;;
esac
