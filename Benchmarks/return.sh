#!/usr/bin/env bash
# return.sh [TIMES] : how long Vigie takes to be back after an outage. Kills a throw-away InspIRCd with Atheme, every second
# time the services too, and starts them again: 11 times, or as often as it is told. Prints the median and the worst of the
# milliseconds from the moment the server offers accounts again to Vigie's answers in both its rooms, and counts the reports
# sent right after its JOIN that got no number. A minute and some for each time: after less than a good minute Vigie holds a
# server for one that throws it out.
#
# Who asks is in both rooms before the services are there, and is told of them by the server at the same moment as Vigie:
# nobody's reconnection is in the figures but Vigie's. VIGIE_BIN: the folder of the program (default: the release build).
# RETURN_FOLDER: to look at afterwards; else a temporary one.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/.." && pwd)
ircd=$root/deploy/ircd
times=${1:-11}
program=${VIGIE_BIN:-$root/.build/release}/vigie
[ -x "$program" ] || { echo "return.sh: nothing to run at $program (make build)" >&2; exit 69; }
folder=${RETURN_FOLDER:-$(mktemp -d "${TMPDIR:-/tmp}/vigie-return.XXXXXX")}
mkdir -p "$folder"
chmod 755 "$folder"
vigie=''
leave() {
  local status=$?
  trap - EXIT
  [ -z "$vigie" ] || kill "$vigie" 2>/dev/null || true
  "$ircd/down.sh" "$folder/ircd" >/dev/null 2>&1 || true
  if [ $status != 0 ]; then tail -n 20 "$folder/vigie.log" >&2 || true; fi
  [ -n "${RETURN_FOLDER:-}" ] || rm -rf "$folder"
  exit $status
}
trap leave EXIT
trap 'exit 130' INT TERM HUP
now_ms() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); }

"$ircd/up.sh" inspircd "$folder/ircd" --owner $$ >/dev/null
"$ircd/register.sh" "$folder/ircd" vigie secret-vigie capitaine secret-capitaine
value() { sed -n "s/^$1=//p" "$folder/ircd/env"; }
port=$(value PLAIN_PORT)
(umask 077 && echo secret-vigie >"$folder/password")
cat >"$folder/vigie.yaml" <<END
language: fr
time_zone: Europe/Paris
store: $folder/vigie.sqlite
commands: [$root/commands]
admins: [capitaine]
networks:
  visov:
    kind: irc
    servers: ["localhost:$(value TLS_PORT)"]
    tls: { ca: "$(value CA)" }
    nick: Vigie
    sasl: { account: vigie, password_file: $folder/password }
    throttle: none
    channels:
      "#visov-veille": { is: volunteers }
      "#gest-63": { is: managers, authority: SDIS63 }
authorities:
  SDIS63: { kind: sdis, name: "SDIS 63", departements: ["63"], agreement: { signed: 2019-11-27, until: 2999-11-27 } }
members:
  capitaine: { roles: [manager], authority: SDIS63 }
END
"$program" run --config "$folder/vigie.yaml" --log-level notice >"$folder/vigie.log" 2>&1 &
vigie=$!

# ---- who asks: one connection, read without waiting longer than a moment

link='' part=''
say() { printf '%s\r\n' "$1" >&"$link" 2>/dev/null || true; }
# hear : takes the lines that have come, and notes when what they tell of happened.
hear() {
  local line status
  while :; do
    status=0
    IFS= read -r -t 0.01 line <&"$link" || status=$?
    if [ $status -gt 128 ]; then part+=$line; return 0; fi
    [ $status = 0 ] || return 1
    line=$part$line part=''
    line=${line%$'\r'}
    case $line in
      'PING '*) say "PONG ${line#PING }" ;;
      *' CAP '*' LS '*sasl=* | *' CAP '*' NEW '*sasl=*) : "${services:=$(now_ms)}" ;;
      *' 001 '*) welcomed=yes ;;
      *' 900 '*) : "${identified:=$(now_ms)}" ;;
      :Vigie!*' JOIN '*'#visov-veille'* | *' 353 '*' #visov-veille :'*Vigie*) : "${in_veille:=$(now_ms)}" ;;
      :Vigie!*' JOIN '*'#gest-63'* | *' 353 '*' #gest-63 :'*Vigie*) : "${in_gest:=$(now_ms)}" ;;
      *:Vigie!*' PRIVMSG #visov-veille '*'suis l'*) : "${answer_veille:=$(now_ms)}" ;;
      *:Vigie!*' PRIVMSG #gest-63 '*'suis l'*) : "${answer_gest:=$(now_ms)}" ;;
      *:Vigie!*' PRIVMSG #gest-63 '*Activer*) asked=yes ;;
      *:Vigie!*' PRIVMSG #gest-63 '*activée*) active=yes ;;
    esac
    # An answer may share its line with another.
    if [[ $line == *:Vigie!*' PRIVMSG #gest-63 '*S[0-9]*enregistr* ]]; then kept=yes; fi
  done
}
# until SECONDS VARIABLE : hears until it is set.
until_set() {
  local -n wanted=$2
  local deadline=$(($(now_ms) + $1 * 1000))
  while [ -z "$wanted" ]; do
    [ "$(now_ms)" -lt $deadline ] || return 1
    hear || return 1
  done
}
# As soon as the server accepts anybody.
connect() {
  services='' welcomed='' identified='' in_veille='' in_gest='' answer_veille='' answer_gest='' asked='' active='' kept=''
  part=''
  local deadline=$(($(now_ms) + 20000))
  if [ -n "$link" ]; then exec {link}>&-; fi
  until { exec {link}<>"/dev/tcp/127.0.0.1/$port"; } 2>/dev/null; do
    [ "$(now_ms)" -lt $deadline ] || { echo 'return.sh: the server does not come back' >&2; exit 1; }
    sleep 0.02
  done
  accepted=$(now_ms)
  say 'CAP LS 302'
  say 'NICK capitaine'
  say 'USER capitaine 0 * :capitaine'
  say 'CAP REQ cap-notify'
  say 'CAP END'
  until_set 10 welcomed || { echo 'return.sh: no welcome' >&2; exit 1; }
  say 'JOIN #visov-veille,#gest-63'
}
fail() { echo "return.sh: $*" >&2; exit 1; }
# back : hears until Vigie has answered in both rooms.
back() {
  until_set 20 services || fail 'the services did not come back'
  say 'PRIVMSG NickServ :IDENTIFY capitaine secret-capitaine'
  until_set 10 identified || fail 'NickServ did not answer'
  until_set 60 in_veille || fail 'Vigie did not come back to #visov-veille'
  say 'PRIVMSG #visov-veille :!ping'
  until_set 60 in_gest || fail 'Vigie did not come back to #gest-63'
  say 'PRIVMSG #gest-63 :!ping'
  if [ -n "$active_crisis" ]; then say "PRIVMSG #gest-63 :!signaler Issoire route : essai n° $round"; fi
  until_set 20 answer_veille || fail 'no answer in #visov-veille'
  until_set 20 answer_gest || fail 'no answer in #gest-63'
}

active_crisis='' round=0 lost=0
connect
back
say 'PRIVMSG #gest-63 :!activer crue'
until_set 20 asked || fail 'no crisis could be opened'
say 'PRIVMSG #gest-63 :!oui'
until_set 20 active || fail 'no crisis was opened'
active_crisis=yes
: >"$folder/figures"
for ((round = 1; round <= times; round++)); do
  # A good minute.
  sleep "${RETURN_PAUSE:-61}"
  with=server
  "$ircd/server.sh" kill "$folder/ircd"
  if [ $((round % 2)) = 0 ]; then
    with=both
    "$ircd/services.sh" stop "$folder/ircd"
  fi
  sleep "$((RANDOM % 4)).$((RANDOM % 10))"
  {
    "$ircd/server.sh" start "$folder/ircd"
    [ $with = server ] || "$ircd/services.sh" start "$folder/ircd"
  } >"$folder/start.out" 2>&1 &
  starting=$!
  connect
  back
  wait "$starting" || fail "the servers did not start: $(<"$folder/start.out")"
  until_set 20 kept || lost=$((lost + 1))
  joined=$((in_veille > in_gest ? in_veille : in_gest))
  answered=$((answer_veille > answer_gest ? answer_veille : answer_gest))
  printf '%s\t%s\t%s\t%s\t%s\n' "$with" $((services - accepted)) $((identified - services)) $((joined - services)) \
    $((answered - services)) | tee -a "$folder/figures" >&2
done

# middle COLUMN [WITH] : median and worst.
middle() {
  awk -F '\t' -v c="$1" -v w="${2:-}" 'w == "" || $1 == w { print $c }' "$folder/figures" | sort -n \
    | awk '{ v[NR] = $1 } END { if (NR) printf "median %d ms, worst %d ms (%d times)", v[int((NR + 1) / 2)], v[NR], NR }'
}
echo "in both rooms, after the server offered accounts again: $(middle 4)"
echo "answering in both rooms: $(middle 5)"
echo "  the server alone was away: $(middle 5 server)"
echo "  its services too: $(middle 5 both)"
echo "of it, who asks waited for NickServ: $(middle 3)"
echo "the server was there without accounts before: $(middle 2)"
echo "reports sent after its JOIN: $times, lost: $lost"
[ $lost = 0 ]
