#!/usr/bin/env bash
# run.sh : plays a day of crisis (allier-2019.play) on a real IRC server on this machine, with a real bot, then
# stays so that anyone can join; Ctrl-C ends it. Without a terminal it ends by itself. Fails if the conversation did not go
# as the play says. Everything lives in one temporary folder, and exactly what was started is ended.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/../.." && pwd)
ircd=$top/deploy/ircd

cd "$top"
.ci/toolchain
"$ircd/install.sh" build servers

run='' bot_pid='' demo_pid=''
finish() {
  local status=$?
  trap - EXIT
  trap '' INT TERM HUP
  for pid in $demo_pid $bot_pid; do
    kill -TERM "$pid" 2>/dev/null || true
    wait "$pid" 2>/dev/null || true
  done
  if [ -n "$run" ]; then
    [ -d "$run/ircd" ] && "$ircd/down.sh" "$run/ircd"
    if [ $status != 0 ] && [ $status != 130 ] && [ -f "$run/bot/log" ]; then
      echo 'What the bot noted last:' >&2
      tail -n 20 "$run/bot/log" >&2
    fi
    rm -rf "$run"
    [ ! -t 1 ] || echo 'Nothing of the demo is left.'
  fi
  exit "$status"
}
trap finish EXIT
# The player of the conversation knows whether it was over: its status is that of the demo.
interrupt() {
  [ -n "$demo_pid" ] || exit 130
  kill -TERM "$demo_pid" 2>/dev/null || true
}
trap interrupt INT TERM HUP

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
run=$(mktemp -d "${TMPDIR:-/tmp}/vigie-demo.XXXXXX")
chmod 711 "$run"
echo 'Building (the first time takes some minutes)…'
build vigie
build vigie-demo
bin=$top/.build/debug

echo 'Starting InspIRCd and Atheme on loopback…'
"$ircd/up.sh" inspircd "$run/ircd" --include "$here/channels.conf" --owner $$ >/dev/null
accounts=()
(umask 077 && mkdir "$run/bot" "$run/irssi")
for name in vigie camille jo lea samir kate ines marc capitaine commandant visiteur; do
  accounts+=("$name" "$(od -An -N9 -tx1 /dev/urandom | tr -d ' \n')")
done
"$ircd/register.sh" "$run/ircd" "${accounts[@]}"
(umask 077 && printf '%s %s\n' "${accounts[@]}" >"$run/bot/passwords" && echo "${accounts[1]}" >"$run/bot/irc-password")

# shellcheck source=/dev/null
. "$run/ircd/env"
sed -e "s|@BOT_DIR@|$run/bot|; s|@COMMANDS@|$top/commands|; s|@ADDRESS@|$ADDRESS|; s|@TLS_PORT@|$TLS_PORT|; s|@CA@|$run/bot/ca.pem|" \
  "$here/vigie.yaml.in" >"$run/bot/vigie.yaml"
cp "$CA" "$run/bot/ca.pem"
visitor=$(sed -n 's/^visiteur //p' "$run/bot/passwords")
cat >"$run/irssi/config" <<END
servers = ({ address = "localhost"; port = "$TLS_PORT"; chatnet = "vigie"; autoconnect = "yes"; use_tls = "yes"; tls_verify = "yes"; tls_cafile = "$run/bot/ca.pem"; });
chatnets = { vigie = { type = "IRC"; nick = "visiteur"; sasl_mechanism = "plain"; sasl_username = "visiteur"; sasl_password = "$visitor"; }; };
settings = { core = { real_name = "visiteur"; user_name = "visiteur"; nick = "visiteur"; }; };
END
sed "s|^CA=.*|CA=$run/bot/ca.pem|" "$run/ircd/env" >"$run/bot/server"
echo "IRSSI_HOME=$run/irssi" >>"$run/bot/server"

echo 'Starting the bot…'
# Neither outlives this script, however it ends.
setpriv --pdeathsig TERM setsid "$bin/vigie" run --config "$run/bot/vigie.yaml" --rehearsal-from 2019-11-24T03:10 \
  --rehearsal-socket "$run/bot/clock" >"$run/bot/log" 2>&1 </dev/null &
bot_pid=$!

options=()
if [ -t 0 ] && [ -t 1 ]; then options=(--stay --pause 0.7); fi
setpriv --pdeathsig TERM "$bin/vigie-demo" --script "$here/allier-2019.play" --server "$run/bot/server" --passwords "$run/bot/passwords" \
  --rehearsal-socket "$run/bot/clock" \
  "${options[@]}" &
demo_pid=$!
while :; do
  status=0
  wait "$demo_pid" || status=$?
  kill -0 "$demo_pid" 2>/dev/null || break
done
demo_pid=''
exit "$status"
