#!/usr/bin/env bash
# run.sh [--quick] : measures the release build on this machine: a table in Markdown on the terminal and in
# Benchmarks/results/latest.md, all figures in latest.json beside it. Real server, real TLS, real disk (in $TMPDIR); loopback only; each part is bounded, and exactly what was started
# is ended. Medians of five. With --quick: a store of 50,000 reports instead of 1,000,000, for trying the script.
# VIGIE_BIN: a folder of programs already built.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/.." && pwd)
ircd=$top/deploy/ircd
bin=${VIGIE_BIN:-}
reports=1000000 crowd=40000 desk=40000 told=100000
if [ "${1:-}" = --quick ]; then reports=50000 crowd=5000 desk=10000 told=20000; fi

cd "$top"
.ci/toolchain
"$ircd/install.sh" build servers bench matrix
if [ -z "$bin" ]; then
  bin=$top/.build/release
  for product in vigie irc-load irc-parse gazetteer-lookup desk-throughput bare-bot; do
    swift build -c release --static-swift-stdlib --product "$product" >/dev/null
  done
fi

run='' bot_pid=''
stop_bot() {
  [ -n "$bot_pid" ] || return 0
  kill -TERM "$bot_pid" 2>/dev/null || true
  wait "$bot_pid" 2>/dev/null || true
  bot_pid=''
}
finish() {
  local status=$?
  trap - EXIT
  stop_bot
  if [ -n "$run" ]; then
    [ -d "$run/ircd" ] && "$ircd/down.sh" "$run/ircd"
    if [ $status != 0 ] && [ -f "$run/bot/log" ]; then tail -n 20 "$run/bot/log" >&2; fi
    rm -rf "$run"
  fi
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP

run=$(mktemp -d "${TMPDIR:-/tmp}/vigie-bench.XXXXXX")
chmod 711 "$run"
(umask 077 && mkdir "$run/bot" && echo bench-password >"$run/bot/password")
"$ircd/up.sh" inspircd "$run/ircd" --include "$here/channels.conf" >/dev/null
# shellcheck source=/dev/null
. "$run/ircd/env"
cp "$CA" "$run/bot/ca.pem"
accounts=(vigie bench-password)
for number in $(seq 0 49); do accounts+=("s$number" bench-password); done
"$ircd/register.sh" "$run/ircd" "${accounts[@]}"

configure() { # STORE [PACING]
  cat >"$run/bot/vigie.yaml" <<END
language: fr
time_zone: Europe/Paris
store: $1
commands: ["$top/commands"]
admins: [camille]
networks:
  bench:
    kind: irc
    servers: ["$ADDRESS:$TLS_PORT"]
    tls: { ca: "$run/bot/ca.pem" }
    nick: Vigie
    sasl: { account: vigie, password_file: "$run/bot/password" }
    identity: account
    pacing: ${2:-none}
    throttle: none
    channels:
      "#veille": { is: volunteers }
      "#coord": { is: coordination }
      "#gest": { is: managers, authority: SDIS63 }
authorities:
  SDIS63: { kind: sdis, name: "SDIS du Puy-de-Dôme", departements: ["63"], agreement: { signed: 2019-11-27, until: 2099-11-27 } }
members:
  camille: { roles: [admin, coordinator] }
  s49: { roles: [manager], authority: SDIS63 }
default_role: volunteer
END
}

milliseconds() { echo $(($(date +%s%N) / 1000000)); }
resident() { awk '/^VmRSS:/ { printf "%.1f", $2 / 1024 }' "/proc/$bot_pid/status"; }
# Without the pages of the program's own file, which the kernel maps as generously as it has them at hand.
anonymous() { awk '/^RssAnon:/ { printf "%.1f", $2 / 1024 }' "/proc/$bot_pid/status"; }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

# Starts the bot on a store, waits until it keeps the watch; the time it took is in `started_in`.
start_bot() { # STORE [PACING]
  configure "$@"
  local before
  before=$(milliseconds)
  "$bin/vigie" run --config "$run/bot/vigie.yaml" >"$run/bot/log" 2>&1 </dev/null &
  bot_pid=$!
  until grep -q 'keeps the watch' "$run/bot/log"; do
    kill -0 "$bot_pid"
    [ $(($(milliseconds) - before)) -lt 30000 ] || exit 70
    sleep 0.005
  done
  started_in=$(($(milliseconds) - before))
}
wait_for_channel() {
  for _ in $(seq 400); do
    if [ "$(grep -c registered "$run/bot/log")" -gt 0 ]; then sleep 2; return; fi
    sleep 0.05
  done
  exit 70
}
five_starts() { # STORE
  for _ in 1 2 3 4 5; do
    start_bot "$1"
    echo "$started_in"
    stop_bot
  done | median
}

echo 'Lines of IRC…' >&2
parse=$("$bin/irc-parse" 5 2000000)

echo 'The list of communes…' >&2
gazetteer=$("$bin/gazetteer-lookup" 5)

echo 'The desk alone…' >&2
desk_out=$(timeout 600 "$bin/desk-throughput" "$top/commands" "$run/bot/desk.sqlite" 5 $desk "$reports")

echo "A digest of $told reports…" >&2
digest_out=$(timeout 300 "$bin/desk-throughput" "$top/commands" "$run/bot/digest.sqlite" 0 0 "$told" 5)
echo "Exports of $told reports…" >&2
export_out=$(timeout 300 "$bin/desk-throughput" export "$top/commands" "$run/bot/digest.sqlite")
rm -f "$run"/bot/digest.sqlite*

echo 'Ten crises, fifty commands a second…' >&2
stress_out=$(timeout 300 "$bin/desk-throughput" stress "$top/commands" "$run/bot/stress.sqlite" 10 1000)
rm -f "$run"/bot/stress.sqlite*

echo 'The document of 10,000 reports, and 200 who follow it…' >&2
web_out=$(timeout 300 "$bin/desk-throughput" web "$top/commands" "$run/bot/web.sqlite" 10 10000)
rm -f "$run"/bot/web.sqlite*

echo 'Starts…' >&2
empty_start=$(five_starts "$run/bot/empty.sqlite")
full_start=$(five_starts "$run/bot/desk.sqlite")
rm -f "$run"/bot/desk.sqlite*

# CLIENTS:REPORTS… : a round each, in which people report to the bot that is there.
load() { timeout 900 "$bin/irc-load" "$TLS_PORT" "$run/bot/ca.pem" bench-password "$@"; }

echo 'Eggdrop on the same server…' >&2
mkdir "$run/eggdrop"
sed "s|@PORT@|$TLS_PORT|; s|@DIR@|$run/eggdrop|g" "$here/Eggdrop/eggdrop.conf.in" >"$run/eggdrop/eggdrop.conf"
cp "$here/Eggdrop/reports.tcl" "$run/eggdrop"
as_nobody=()
if [ "$(id -u)" = 0 ]; then # which Eggdrop refuses to be
  chown -R irc:irc "$run/eggdrop"
  as_nobody=(setpriv --reuid irc --regid irc --clear-groups)
fi
LC_ALL=C.UTF-8 "${as_nobody[@]}" eggdrop -n -m "$run/eggdrop/eggdrop.conf" >"$run/eggdrop/log" 2>&1 </dev/null &
bot_pid=$!
sleep 5
for _ in 1 2 3 4 5; do load 1:3000 "50:$((crowd / 10))" >>"$run/egg"; done
stop_bot

# In turn with a bare bot, so that what else the machine does falls on both.
echo 'End to end, and a bare bot on the same server…' >&2
printf '!activer inondation pour SDIS63\n!oui\n' >"$run/bot/script"
configure "$run/bot/live.sqlite"
"$bin/vigie" console --config "$run/bot/vigie.yaml" --as camille --channel '#coord' --store "$run/bot/live.sqlite" \
  <"$run/bot/script" >"$run/bot/console" 2>&1
for _ in 1 2 3 4 5; do
  "$bin/bare-bot" "$TLS_PORT" "$run/bot/bare.sqlite" &
  bot_pid=$!
  sleep 2
  load 1:3000 "50:$crowd" >>"$run/bare"
  stop_bot
  rm -f "$run"/bot/bare.sqlite*
  start_bot "$run/bot/live.sqlite"
  wait_for_channel
  load 1:3000 "50:$crowd" >>"$run/load"
  stop_bot
done
start_bot "$run/bot/live.sqlite"
wait_for_channel
idle=$(resident) idle_own=$(anonymous)
load "50:$((reports - 5 * 3000 - 5 * crowd))" >>"$run/load"
loaded=$(resident) loaded_own=$(anonymous)
stop_bot

echo 'Matrix, beside a plugin of maubot’s…' >&2
matrix_out=$(VIGIE_BIN=$bin timeout 420 "$here/matrix.sh")

echo 'A call for help behind 500 lines, at the usual pace…' >&2
start_bot "$run/bot/live.sqlite" '{ burst: 4, every: 2s }'
wait_for_channel
distress_out=$(load distress:500)
stop_bot

field() { sed -n "s/.*\"$1\": \([0-9.]*\).*/\1/p"; }
desk_rate=$(field commands_per_second <<<"$desk_out")
desk_busy=$(field cpu_us_per_command <<<"$desk_out")
digest=$(field digest_ms <<<"$digest_out")
search=$(sed -n 's/.*"search_ms": \[\([^]]*\)\].*/\1/p' <<<"$digest_out")
like=$(field like_ms <<<"$digest_out")
distress=$(field distress_s <<<"$distress_out")
web_field() { field "$1" <<<"$web_out"; }
stress_p99=$(field p99_ms <<<"$stress_out")
export_peak=$(field peak_mb <<<"$export_out")
exported() { field "$1" <<<"$export_out"; }
split=$(field split_megabyte_ms <<<"$parse")
found=$(field found_us <<<"$gazetteer")
suggested=$(field suggested_us <<<"$gazetteer")
unplaced=$(field without_a_place_us <<<"$gazetteer")
nearest=$(field nearest_us <<<"$gazetteer")
parse_rate=$(field lines_per_second <<<"$parse")
rate=$(grep '"clients": 50' "$run/load" | head -n 5 | field per_second | median)
p99=$(grep '"clients": 50' "$run/load" | head -n 5 | field p99_ms | median)
single=$(grep '"clients": 1,' "$run/load" | field p50_ms | median)
bare_rate=$(grep '"clients": 50' "$run/bare" | field per_second | median)
bare_p99=$(grep '"clients": 50' "$run/bare" | field p99_ms | median)
bare_single=$(grep '"clients": 1,' "$run/bare" | field p50_ms | median)
egg_rate=$(grep '"clients": 50' "$run/egg" | field per_second | median)
egg_p99=$(grep '"clients": 50' "$run/egg" | field p99_ms | median)
egg_single=$(grep '"clients": 1,' "$run/egg" | field p50_ms | median)
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
# SECTION CLIENTS FIELD, and FIELD alone of what is told once or a time.
in_rooms() { sed -n "/\"$1\": \[/,/\]/p" <<<"$matrix_out" | grep "\"clients\": $2," | field "$3" | median; }
of_rooms() { field "$1" <<<"$matrix_out" | median; }
machine="$(nproc) × $(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1), $(uname -sr)"
load=$(cut -d' ' -f1 /proc/loadavg)
mkdir -p "$here/results"
cat >"$here/results/latest.json" <<END
{
  "date": "$(date -u +%Y-%m-%dT%H:%M:%SZ)", "machine": "$machine", "load_average_at_end": $load, "reports": $reports,
  "desk_alone": $desk_out,
  "digest": $digest_out,
  "export": $export_out,
  "stress": $stress_out,
  "distress": $distress_out,
  "web": $web_out,
  "irc_parse": $parse,
  "gazetteer": $gazetteer,
  "end_to_end": [
$(sed '$!s/$/,/; s/^/    /' "$run/load")
  ],
  "bare_bot": [
$(sed '$!s/$/,/; s/^/    /' "$run/bare")
  ],
  "eggdrop": [
$(sed '$!s/$/,/; s/^/    /' "$run/egg")
  ],
  "matrix": $matrix_out,
  "resident_mb": {"idle": $idle, "after_reports": $loaded, "own_idle": $idle_own, "own_after_reports": $loaded_own},
  "start_ms": {"empty": $empty_start, "with_reports": $full_start}
}
END
row() { printf '| %-62s | %10s | %10s | %8s |\n' "$1" "$2" "$3" "$4"; }
table() {
  row 'what' 'measured' 'at least' 'aim'
  row --- ---: ---: ---:
  row "desk alone, durable commands/s, $reports reports stored" "$desk_rate" 20000 30000
  row 'the same, µs of the process a command, making the lines included' "$desk_busy" '' ''
  row 'end to end over TLS, 50 clients, acknowledged reports/s' "$rate" 15000 20000
  row 'the same, p99 in ms' "$p99" 15 ''
  row 'one client alone, median in ms' "$single" 0.5 0.35
  row 'a bare bot in C here: 50 clients, reports/s' "$bare_rate" '' ''
  row 'the same, p99 in ms' "$bare_p99" '' ''
  row 'a bare bot in C here: one client alone, median in ms' "$bare_single" '' ''
  row 'one client alone, as a ratio to the bare bot' "$(ratio "$single" "$bare_single")" 1.3 ''
  row '50 clients, reports/s, as a ratio to the bare bot' "$(ratio "$rate" "$bare_rate")" 0.4 ''
  row 'Eggdrop here: 50 clients, reports/s' "$egg_rate" '' ''
  row 'the same, p99 in ms' "$egg_p99" '' ''
  row 'Eggdrop here: one client alone, median in ms' "$egg_single" '' ''
  row 'resident memory idle, MB' "$idle" 40 30
  row "resident memory after $reports reports, MB" "$loaded" 70 50
  row 'of both, what is not mapped from files, MB' "$idle_own, $loaded_own" '' ''
  row "start with $reports reports, ms more than empty" "$((full_start - empty_start))" 1000 ''
  row "digest of a crisis with $told reports not told yet, ms" "$digest" 20 10
  row "search among $told reports, ms: a common word, a rare one, none" "$search" 20 ''
  row "a report among $told that is like another, until that is suggested, ms" "$like" 2 ''
  row 'first page of a crisis with 10,000 reports, ms' "$(web_field page_ms)" 100 ''
  row 'the same, kB' "$(web_field page_kb)" 200 ''
  row 'GeoJSON of its 10,000 points, ms' "$(web_field geojson_ms)" 150 ''
  row '50 commands/s in chat, p99, nobody on the page, 200 on it, ms' "$(web_field p99_alone_ms), $(web_field p99_followed_ms)" '' ''
  row 'Matrix, 20 clients, reports/s (maubot; bare sends/s)' \
    "$(in_rooms vigie 20 per_second) ($(in_rooms maubot 20 per_second); $(in_rooms bare 20 per_second))" '' ''
  row 'Matrix, one client alone, median in ms (maubot; a bare send)' \
    "$(in_rooms vigie 1 p50_ms) ($(in_rooms maubot 1 p50_ms); $(in_rooms bare 1 p50_ms))" '' ''
  row 'Matrix, resident memory idle, after the reports, MB (maubot)' "$(of_rooms vigie_idle), $(of_rooms vigie_after) ($(of_rooms maubot_idle), $(of_rooms maubot_after))" '' ''
  row 'Matrix, answers again after a restart of the homeserver, ms (maubot)' \
    "$(of_rooms veille-vigie) ($(of_rooms veille-maubot))" '' ''
  row '10 crises, 210 people, 50 commands/s for 10 s, p99 before pacing, ms' "$stress_p99" 100 ''
  row 'distress at the managers behind 500 lines, usual pace, s' "$distress" 2 ''
  for format in csv geojson json md vost ushahidi; do
    row "export of $told reports as $format, rows/s" "$(exported $format)" 50000 ''
  done
  row 'the most memory that these exports took, MB' "$export_peak" '' ''
  row 'IRC lines parsed/s, one core' "$parse_rate" 1000000 ''
  row 'a megabyte of French text cut into lines, ms' "$split" 20 ''
  row 'a commune found, µs, the slowest of eight' "$found" 100 ''
  row 'near names proposed, µs, the slowest of seven' "$suggested" 300 ''
  row '14 words without a place, µs, the slowest of four' "$unplaced" 300 ''
  row 'the commune nearest to a point, µs' "$nearest" '' ''
}
echo
{
  echo "$machine, $(date -u +%Y-%m-%d), load average $load at the end; medians of five."
  echo
  table
} | tee "$here/results/latest.md"
