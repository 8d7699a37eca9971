#!/usr/bin/env bash
# [MATRIX=1] run.sh : plays a day of crisis (allier-2019.play) on a real IRC server on this machine, with a real bot, then
# stays so that anyone can join; Ctrl-C ends it. Without a terminal it ends by itself. Fails if the conversation did not go
# as the play says. With MATRIX=1 the managers are on a real Matrix homeserver. Everything lives in one temporary folder, and exactly what was started is ended.
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

cd "$top"
.ci/toolchain
"$ircd/install.sh" build servers
if [ "${MATRIX:-}" = 1 ]; then
  managers=matrix
  "$ircd/install.sh" matrix
  "$matrix/install.sh"
fi

trap finish EXIT
# The player of the conversation knows whether it was over: its status is that of the demo.
interrupt() {
  [ -n "$demo_pid" ] || exit 130
  kill -TERM "$demo_pid" 2>/dev/null || true
}
trap interrupt INT TERM HUP

make_run
echo 'Building (the first time takes some minutes)…'
build vigie
build vigie-demo
bin=$top/.build/debug

start_server "$here/channels.conf" vigie camille jo lea samir kate ines marc capitaine commandant visiteur
[ "$managers" = irc ] || start_homeserver gest-63 capitaine commandant
board_port=$(. "$ircd/lib.sh" && free_port && echo "$chosen_port")
configure "$here/vigie.yaml.in" fr
sed -i "s|@BOARD_PORT@|$board_port|g" "$run/bot/vigie.yaml"
(umask 077 && mkdir "$run/irssi")
visitor=$(sed -n 's/^visiteur //p' "$run/bot/passwords")
cat >"$run/irssi/config" <<END
servers = ({ address = "localhost"; port = "$TLS_PORT"; chatnet = "vigie"; autoconnect = "yes"; use_tls = "yes"; tls_verify = "yes"; tls_cafile = "$run/bot/ca.pem"; });
chatnets = { vigie = { type = "IRC"; nick = "visiteur"; sasl_mechanism = "plain"; sasl_username = "visiteur"; sasl_password = "$visitor"; }; };
settings = { core = { real_name = "visiteur"; user_name = "visiteur"; nick = "visiteur"; }; };
END
echo "IRSSI_HOME=$run/irssi" >>"$run/bot/server"

# It starts the bot, and ends it; what it should leave, this script does.
options=()
[ "$managers" = irc ] || options=(--matrix "$run/bot/matrix")
if [ -t 0 ] && [ -t 1 ]; then options+=(--stay --pause 0.7); fi
setpriv --pdeathsig TERM "$bin/vigie-demo" --script "$here/allier-2019.play" --server "$run/bot/server" --passwords "$run/bot/passwords" \
  --vigie "$bin/vigie" --config "$run/bot/vigie.yaml" --folder "$run/bot" \
  "${options[@]}" &
demo_pid=$!
while :; do
  status=0
  wait "$demo_pid" || status=$?
  kill -0 "$demo_pid" 2>/dev/null || break
done
demo_pid=''
exit "$status"
