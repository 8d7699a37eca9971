#!/usr/bin/env bash
# oper.sh DIR COMMAND… : has an operator say each of these lines to the server that up.sh started (`SQUIT irc2.localhost :x`,
# `KILL Vigie :x`), and prints what the server answered.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
[ $# -ge 2 ] || { echo "usage: oper.sh DIR COMMAND…" >&2; exit 64; }
dir=$(cd "$1" && pwd)
shift
# shellcheck source=lib.sh
. "$here/lib.sh"
# shellcheck source=/dev/null
. "$dir/env"

exec 3<>"/dev/tcp/$ADDRESS/$PLAIN_PORT" || die "nothing listens on $PLAIN_PORT"
nick=op$((RANDOM % 10000))
say() { printf '%s\r\n' "$1" >&3; }
# until PATTERN : reads until a line matches, printing what comes.
until_line() {
  local line
  while read -r -t 20 line <&3; do
    line=${line%$'\r'}
    [[ $line == PING* ]] && say "PONG ${line#PING }"
    printf '%s\n' "$line"
    # shellcheck disable=SC2053
    [[ $line == $1 ]] && return 0
  done
  die "no answer like $1"
}
say "NICK $nick"
say "USER oper 0 * :operator"
until_line '* 001 *' >/dev/null
say "OPER oper $OPER_PASSWORD"
until_line '* 381 *' >/dev/null
for command in "$@"; do say "$command"; done
say 'PING :done'
until_line '*PONG*done'
say 'QUIT'
