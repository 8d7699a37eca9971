#!/usr/bin/env bash
# matrix.sh : Vigie in a Matrix room beside a plugin of maubot's that stores each report and answers it, in turn on one Synapse
# on loopback without limits; each has a room of its own with the same people. Prints JSON: what the homeserver does by itself
# (bare), reports of one client and of twenty, memory, and how long each takes to answer after the homeserver was killed and was away for
# ten seconds in all. Bounded, some three and a half minutes; ends exactly what it started. VIGIE_BIN: the folder of the program (default: the release build).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/.." && pwd)
matrix=$top/deploy/matrix
program=${VIGIE_BIN:-$top/.build/release}/vigie
times=${BENCH_TIMES:-3}
[ -x "$program" ] || { echo "matrix.sh: nothing to run at $program (make build)" >&2; exit 69; }
"$top/deploy/python-env.sh" maubot maubot==0.6.0 aiosqlite==0.22.1
python=$top/.build/maubot/bin/python

run='' vigie='' maubot=''
stop() { # PID
  kill -TERM "$1" 2>/dev/null || true
  wait "$1" 2>/dev/null || true
}
finish() {
  local status=$?
  trap - EXIT
  for pid in $vigie $maubot; do stop "$pid"; done
  if [ -n "$run" ]; then
    [ -f "$run/synapse/env" ] && "$matrix/down.sh" "$run/synapse"
    if [ $status != 0 ]; then tail -n 20 "$run"/*.log >&2 || true; fi
    rm -rf "$run"
  fi
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

run=$(mktemp -d "${TMPDIR:-/tmp}/vigie-bench-matrix.XXXXXX")
"$matrix/up.sh" "$run/synapse" >/dev/null
# shellcheck source=/dev/null
. "$run/synapse/env"
password=bench-password
accounts=(observer "$password" vigie "$password" maubot "$password")
for number in $(seq 0 19); do accounts+=("s$number" "$password"); done
"$matrix/register.py" "$PORT" "${accounts[@]}"
load() { timeout 300 "$python" "$here/Matrix/load.py" "$PORT" "$password" "$@"; }
token=$(load rooms coord:vigie veille-vigie:vigie veille-maubot:maubot --token maubot)

(umask 077 && echo "$password" >"$run/password")
cat >"$run/vigie.yaml" <<END
language: fr
time_zone: Europe/Paris
store: $run/vigie.sqlite
commands: ["$top/commands"]
admins: ["bench/@observer:matrix.test"]
networks:
  bench:
    kind: matrix
    homeserver: "https://localhost:$TLS_PORT"
    tls: { ca: "$CA" }
    user: "@vigie:matrix.test"
    password_file: $run/password
    throttle: none
    channels:
      "#coord:matrix.test": { is: coordination }
      "#veille-vigie:matrix.test": { is: volunteers }
authorities:
  SDIS63: { kind: sdis, name: "SDIS du Puy-de-Dôme", departements: ["63"], agreement: { signed: 2019-11-27, until: 2099-11-27 } }
members:
  bench/@observer:matrix.test: { name: Observer, roles: [admin, coordinator] }
default_role: volunteer
END
sed -e "s|@USER@|@maubot:matrix.test|; s|@HOMESERVER@|https://localhost:$TLS_PORT|; s|@TOKEN@|$token|; s|@DIR@|$run|" \
  "$here/Matrix/config.yaml.in" >"$run/maubot.yaml"

start_vigie() {
  "$program" run --config "$run/vigie.yaml" >"$run/vigie.log" 2>&1 </dev/null &
  vigie=$!
}
start_maubot() {
  SSL_CERT_FILE=$CA "$python" -m maubot.standalone -m "$here/Matrix/maubot.yaml" -c "$run/maubot.yaml" >"$run/maubot.log" 2>&1 </dev/null &
  maubot=$!
}
resident() { awk '/^VmRSS:/ { printf "%.1f", $2 / 1024 }' "/proc/$1/status"; }

printf '!activer inondation pour SDIS63\n!oui\n' >"$run/script"
"$program" console --config "$run/vigie.yaml" --as "@observer:matrix.test" --channel '#coord:matrix.test' --store "$run/vigie.sqlite" \
  <"$run/script" >"$run/console.log" 2>&1
load bare veille-maubot 3 1 20 >"$run/bare"
start_vigie
start_maubot
sleep 5
idle_vigie=$(resident "$vigie") idle_maubot=$(resident "$maubot")
# The first round is for warming up. In turn, so that what else the machine does falls on both.
for bot in vigie maubot; do load "veille-$bot" 20:40 >/dev/null; done
# One client waits for the homeserver above all: what a bot adds to it is seen in many rounds alone.
load turns $((times * 6)) 20 veille-vigie veille-maubot >"$run/turns"
for bot in vigie maubot; do grep "veille-$bot" "$run/turns" >>"$run/$bot"; done
for _ in $(seq "$times"); do
  for bot in vigie maubot; do load "veille-$bot" 20:200 >>"$run/$bot"; done
done
loaded_vigie=$(resident "$vigie") loaded_maubot=$(resident "$maubot")
for _ in $(seq "$times"); do load back "$run/synapse" 6 veille-vigie veille-maubot >>"$run/back"; done

lines() { sed '$!s/$/,/; s/^/      /' "$run/$1"; }
cat <<END
{
    "bare": [
$(lines bare)
    ],
    "vigie": [
$(lines vigie)
    ],
    "maubot": [
$(lines maubot)
    ],
    "back_ms": [
$(lines back)
    ],
    "resident_mb": {"vigie_idle": $idle_vigie, "vigie_after": $loaded_vigie, "maubot_idle": $idle_maubot, "maubot_after": $loaded_maubot}
  }
END
