#!/usr/bin/env bash
# register.sh DIR ACCOUNT PASSWORD [ACCOUNT PASSWORD …] : registers accounts with the services that up.sh started, through
# their JSON-RPC.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ $# -ge 3 ] && [ $(($# % 2)) = 1 ] || { echo "usage: register.sh DIR ACCOUNT PASSWORD [ACCOUNT PASSWORD …]" >&2; exit 64; }
dir=$(cd "$1" && pwd)
shift
# shellcheck source=lib.sh
. "$here/lib.sh"
# shellcheck source=/dev/null
. "$dir/env"
[ -n "${RPC_PORT:-}" ] || die "this server has no services"

while [ $# -gt 0 ]; do
  [[ $1$2 != *[\"\\[:cntrl:][:space:]]* ]] || die "an account and its password may hold no quote, backslash or space"
  body='{"jsonrpc":"2.0","id":"1","method":"atheme.command","params":["*","*","127.0.0.1","NickServ","REGISTER",'
  body+="\"$1\",\"$2\",\"$1@irc.invalid\"]}"
  exec 3<>"/dev/tcp/127.0.0.1/$RPC_PORT"
  printf 'POST /jsonrpc HTTP/1.0\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s' \
    "$(printf %s "$body" | wc -c)" "$body" >&3
  answer=$(timeout 10 cat <&3) || true
  exec 3>&-
  [[ $answer == *'is now registered'* ]] || die "account $1: ${answer##*$'\n'}"
  shift 2
done
