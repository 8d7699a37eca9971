#!/usr/bin/env bash
# server.sh start|stop|kill DIR : takes the IRC server that up.sh started away, at once with kill, and brings it back on
# the same ports. Services, where there are some, stay and link again by themselves within a second or two.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ $# = 2 ] || { echo "usage: server.sh start|stop|kill DIR" >&2; exit 64; }
dir=$(cd "$2" && pwd)
# shellcheck source=lib.sh
. "$here/lib.sh"
# shellcheck source=/dev/null
. "$dir/env"

kind=inspircd
command=("$dir/bin/inspircd" --nofork --config "$dir/inspircd.conf")
if [ -e "$dir/bin/ngircd" ]; then
  kind=ngircd
  command=("$dir/bin/ngircd" --nodaemon --config "$dir/ngircd.conf")
fi
if [ -e "$dir/bin/hybrid" ]; then
  kind=hybrid
  command=(env "LD_LIBRARY_PATH=$dir/bin" "$dir/bin/hybrid" -foreground -configfile "$dir/hybrid.conf"
    -pidfile "$dir/hybrid.pid" -logfile "$dir/hybrid.log" -klinefile "$dir/kline.db")
fi
case $1 in
  stop) end $kind ;;
  kill) end $kind KILL ;;
  start)
    rm -f "$dir/$kind.pid"
    start $kind "${command[@]}"
    if ! wait_until 10 "$started" listens "$started" "$TLS_PORT"; then
      end $kind
      tail -n 20 "$dir/$kind.out" >&2
      die "$kind did not come back"
    fi
    sed -i "s/^IRCD_PID=.*/IRCD_PID=$started/" "$dir/env"
    ;;
  *) echo "usage: server.sh start|stop|kill DIR" >&2; exit 64 ;;
esac
