# For run.sh and night.sh: a temporary folder, a server with accounts, and the end of exactly what was started.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
top=$(cd "$here/../.." && pwd)
ircd=$top/deploy/ircd
matrix=$top/deploy/matrix
# Where the managers are: irc or matrix.
managers=irc

run='' bot_pid='' demo_pid=''
finish() {
  local status=$? pid
  trap - EXIT
  trap '' INT TERM HUP
  # A bot that was started by the player of a night, should the player have gone before it.
  [ -z "$run" ] || [ ! -f "$run/bot/pid" ] || kill -KILL "$(<"$run/bot/pid")" 2>/dev/null || true
  for pid in $demo_pid $bot_pid; do
    kill -TERM "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  if [ -n "$run" ]; then
    [ -d "$run/ircd" ] && "$ircd/down.sh" "$run/ircd"
    [ -d "$run/matrix" ] && "$matrix/down.sh" "$run/matrix"
    if [ $status != 0 ] && [ $status != 130 ] && [ -f "$run/bot/log" ]; then
      echo 'What the bot noted last:' >&2
      tail -n 20 "$run/bot/log" >&2
    fi
    rm -rf "$run"
    [ ! -t 1 ] || echo 'Nothing of the demo is left.'
  fi
  exit "$status"
}

# swift build shows its progress by itself on a terminal; elsewhere its log is kept for the case that it fails.
build() {
  if [ -t 1 ]; then
    swift build --product "$1"
  else
    local log=$run/build.log
    swift build --product "$1" >"$log" 2>&1 || { tail -n 40 "$log" >&2; exit 70; }
  fi
}

# Others may pass through, not look: the server runs as another user when this is root, and has a folder of its own in it.
make_run() {
  run=$(mktemp -d "${TMPDIR:-/tmp}/vigie-demo.XXXXXX")
  chmod 711 "$run"
}

# start_server CHANNELS ACCOUNT… : the first account is the bot's. Leaves server, passwords and irc-password in $run/bot.
start_server() {
  local channels=$1 name accounts=()
  shift
  echo 'Starting InspIRCd and Atheme on loopback…'
  "$ircd/up.sh" inspircd "$run/ircd" --include "$channels" --owner $$ >/dev/null
  (umask 077 && mkdir "$run/bot")
  for name in "$@"; do accounts+=("$name" "$(od -An -N9 -tx1 /dev/urandom | tr -d ' \n')"); done
  "$ircd/register.sh" "$run/ircd" "${accounts[@]}"
  (umask 077 && printf '%s %s\n' "${accounts[@]}" >"$run/bot/passwords" && echo "${accounts[1]}" >"$run/bot/irc-password")
  # shellcheck source=/dev/null
  . "$run/ircd/env"
  cp "$CA" "$run/bot/ca.pem"
  sed "s|^CA=.*|CA=$run/bot/ca.pem|" "$run/ircd/env" >"$run/bot/server"
}

# start_homeserver ALIAS CREATOR GUEST… : with the bot's account and theirs, by the same passwords, and a room to which they are invited.
start_homeserver() {
  local alias=$1 name accounts=()
  shift
  echo 'Starting Synapse on loopback…'
  "$matrix/up.sh" "$run/matrix" >"$run/bot/matrix"
  matrix_port=$(sed -n 's/^PORT=//p' "$run/bot/matrix")
  for name in vigie "$@"; do accounts+=("$name" "$(sed -n "s/^$name //p" "$run/bot/passwords")"); done
  "$matrix/register.py" "$matrix_port" "${accounts[@]}"
  "$matrix/room.py" "$matrix_port" "$alias" "$@" vigie <"$run/bot/passwords"
  echo "ROOMS=#$alias" >>"$run/bot/matrix"
}

# configure TEMPLATE LANGUAGE : the bot's configuration, without the lines for managers elsewhere.
configure() {
  local others=matrix
  [ "$managers" = irc ] || others=irc
  sed -E "/^%$others/d; s/^%$managers//" "$1" | sed -e "s|@BOT_DIR@|$run/bot|; s|@COMMANDS@|$top/commands|; s|@ADDRESS@|$ADDRESS|; s|@TLS_PORT@|$TLS_PORT|; s|@CA@|$run/bot/ca.pem|" \
    -e "s|@LANGUAGE@|$2|; s|@MATRIX_TLS_PORT@|$(sed -n 's/^TLS_PORT=//p' "$run/bot/matrix" 2>/dev/null)|" \
    -e "s|@MATRIX_CA@|$(sed -n 's/^CA=//p' "$run/bot/matrix" 2>/dev/null)|" >"$run/bot/vigie.yaml"
}
