#!/usr/bin/env bash
# services.sh start|stop|kill|await DIR : takes the services of a running InspIRCd away, at once with kill, and brings them
# back; start waits until the server offers SASL again, and so does await, after the server itself was away. Accounts
# registered survive a stop, not a kill.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ $# = 2 ] || { echo "usage: services.sh start|stop|kill|await DIR" >&2; exit 64; }
dir=$(cd "$2" && pwd)
# shellcheck source=lib.sh
. "$here/lib.sh"
# shellcheck source=/dev/null
. "$dir/env"

if [ "$1" = await ]; then
  wait_until 10 "${SERVICES_PID:?}" offers_sasl || die "the services did not come back"
  exit 0
fi
sed -i '/^SERVICES_PID=/d' "$dir/env"
case $1 in
  stop) end atheme ;;
  kill) end atheme KILL ;;
  start)
    program=$(command -v atheme-services) || die "missing: atheme-services ($here/install.sh servers)"
    rm -f "$dir/atheme.pid"
    start atheme "$program" -n -c "$dir/atheme.conf" -D "$dir" -l "$dir/atheme.log" -p "$dir/atheme.pid"
    if ! wait_until 10 "$started" listens "$started" "$RPC_PORT" || ! wait_until 10 "$started" offers_sasl; then
      end atheme
      tail -n 20 "$dir/atheme.out" "$dir/atheme.log" >&2
      die "the services did not come up"
    fi
    echo "SERVICES_PID=$started" >>"$dir/env"
    ;;
esac
