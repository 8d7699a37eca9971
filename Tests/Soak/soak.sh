#!/usr/bin/env bash
# soak.sh [MINUTES] [REPORT] : runs Vigie on throw-away servers that are killed, restarted, split and that throw it out, at
# random, for so long. After each, people ask it something in both rooms and report something as soon as it is back. Fails
# where it stays away, answers twice, is there twice, loses a report sent after its JOIN, or grows.
#
# SOAK_PAUSE: seconds between two disturbances; below a minute Vigie takes the server for one that throws it out again and
# again, and comes back ever more slowly, as it must. SOAK_PROGRAM: the vigie to run (default: the debug build).
# SOAK_SEED: the same disturbances again. SOAK_FOLDER: to look at afterwards; else a temporary one.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
ircd=$root/deploy/ircd
minutes=${1:-10} report=${2:-/dev/stdout}
program=${SOAK_PROGRAM:-$root/${SCRATCH:-.build}/debug/vigie}
RANDOM=${SOAK_SEED:-$$}
folder=${SOAK_FOLDER:-$(mktemp -d)}
mkdir -p "$folder"
chmod 755 "$folder"
[ -x "$program" ] || { echo "soak.sh: nothing to run at $program" >&2; exit 69; }

vigie='' jo_fd='' faults=0
leave() {
  [ -z "$vigie" ] || kill "$vigie" 2>/dev/null || true
  "$ircd/down.sh" "$folder/b" >/dev/null 2>&1 || true
  "$ircd/down.sh" "$folder/a" >/dev/null 2>&1 || true
}
trap leave EXIT
fault() { faults=$((faults + 1)); echo "FAULT at $(elapsed) s: $*" | tee -a "$folder/faults" >&2; }
now_ms() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); }
began=$(now_ms)
elapsed() { echo $((($(now_ms) - began) / 1000)); }

# ---- servers, the bot

"$ircd/up.sh" inspircd "$folder/a" --owner $$ >/dev/null
"$ircd/register.sh" "$folder/a" vigie secret-vigie jo secret-jo capitaine secret-capitaine
"$ircd/up.sh" inspircd "$folder/b" --second-of "$folder/a" --owner $$ >/dev/null
value() { sed -n "s/^$2=//p" "$folder/$1/env"; }
cp -R "$root/commands" "$folder/commands"
printf 'secret-vigie\n' >"$folder/password"
chmod 600 "$folder/password"
cat >"$folder/vigie.yaml" <<END
language: fr
time_zone: Europe/Paris
store: $folder/vigie.sqlite
commands: [$folder/commands]
admins: [capitaine]
networks:
  visov:
    kind: irc
    servers: ["127.0.0.1:$(value a TLS_PORT)"]
    tls: { ca: "$(value a CA)" }
    nick: Vigie
    sasl: { account: vigie, password_file: $folder/password }
    identity: account
    regain: ghost
    throttle: none
    channels:
      "#visov-veille": { is: volunteers }
      "#visov-coord": { is: coordination }
      "#gest-63": { is: managers, authority: SDIS63 }
authorities:
  SDIS63: { kind: sdis, name: "SDIS 63", departements: ["63"], agreement: { signed: 2019-11-27, until: 2999-11-27 } }
members:
  jo: { roles: [volunteer, verifier] }
  capitaine: { roles: [manager], authority: SDIS63 }
END
"$program" run --config "$folder/vigie.yaml" --log-level notice >"$folder/vigie.log" 2>&1 &
vigie=$!

# ---- one client a person, each on a file descriptor of its own

declare -A fd=()
# connect NAME SERVER CHANNEL…
connect() {
  local name=$1 server=$2 line new secret
  shift 2
  if [ -n "${fd[$name]:-}" ]; then close_fd "$name"; fi
  exec {new}<>"/dev/tcp/127.0.0.1/$(value "$server" PLAIN_PORT)" || return 1
  fd[$name]=$new
  secret=$(printf '\0%s\0secret-%s' "$name" "$name" | base64 -w0)
  printf 'CAP REQ :sasl extended-join account-tag\r\nNICK %s\r\nUSER %s 0 * :%s\r\nAUTHENTICATE PLAIN\r\n' \
    "$name" "$name" "$name" >&"$new" || return 1
  hear "$name" 5 'AUTHENTICATE*' || return 1
  printf 'AUTHENTICATE %s\r\n' "$secret" >&"$new"
  hear "$name" 10 '* 903 *' || return 1
  printf 'CAP END\r\n' >&"$new"
  hear "$name" 10 '* 001 *' || return 1
  for line in "$@"; do printf 'JOIN %s\r\n' "$line" >&"$new"; done
  say "$name" "PING joined-$name"
  hear "$name" 10 "*PONG*joined-$name" || return 1
}
close_fd() {
  local old=${fd[$1]}
  unset "fd[$1]"
  exec {old}>&- || true
}
say() { printf '%s\r\n' "$2" >&"${fd[$1]}" 2>/dev/null; }
# hear NAME SECONDS PATTERN : the next line like that; heard holds it.
hear() {
  local deadline=$(($(now_ms) + $2 * 1000)) line part='' status
  while [ "$(now_ms)" -lt "$deadline" ]; do
    status=0
    IFS= read -r -t 0.5 line <&"${fd[$1]}" || status=$?
    # What had come of a line when the time was up is the beginning of the next.
    if [ $status -gt 128 ]; then part+=$line; continue; fi
    [ $status = 0 ] || return 1
    line=$part$line part=''
    line=${line%$'\r'}
    if [[ $line == 'PING '* ]]; then say "$1" "PONG ${line#PING }"; fi
    case $line in *' 353 '*) seen+=" ${line##*:}" ;; esac
    # shellcheck disable=SC2053
    if [[ $line == $3 ]]; then heard=$line; return 0; fi
  done
  return 1
}
seen=''

persistently() {
  local try
  for try in {1..60}; do "$@" && return 0; sleep 0.3; done
  return 1
}

# ---- what must hold

answers=0 lost=0 reports=0 acknowledged=0
slowest=0
# back CAUSE SINCE : Vigie is in its rooms and answers there; what is reported at once is not lost.
back() {
  local took text
  if ! persistently ask jo '#visov-veille'; then fault "no answer in #visov-veille after $1"; return; fi
  if ! persistently ask capitaine '#gest-63'; then fault "no answer in #gest-63 after $1"; return; fi
  took=$(($(now_ms) - $2))
  [ "$took" -gt "$slowest" ] && slowest=$took
  printf '%s\t%s\t%s\n' "$(elapsed)" "$1" "$took" >>"$folder/returns"
  # The bot is in the room: this one must get its number.
  reports=$((reports + 1))
  text="signalement d’essai n° $reports"
  say jo "PRIVMSG #visov-veille :!signaler Issoire route : $text"
  if hear jo 20 '*Vigie*PRIVMSG*S[0-9]*enregistr*'; then
    acknowledged=$((acknowledged + 1))
  else
    fault "report $reports was not acknowledged after $1"
  fi
}
ask() {
  local token=$RANDOM$RANDOM
  say "$1" "PRIVMSG $2 :!ping" || return 1
  hear "$1" 3 '*Vigie*PRIVMSG*suis l*' || return 1
  answers=$((answers + 1))
}
census() {
  local room
  for room in '#visov-veille' '#gest-63'; do
    local who=jo
    [ "$room" = '#gest-63' ] && who=capitaine
    seen=''
    say "$who" "NAMES $room"
    hear "$who" 10 "* 366 *$room*" || { fault "no NAMES of $room"; continue; }
    local bots
    bots=$(tr ' ' '\n' <<<"$seen" | sed 's/^[~&@%+]*//; s/!.*//' | grep -c '^Vigie' || true)
    [ "$bots" = 1 ] || fault "$bots bots in $room:$seen"
  done
  rss=$(awk '/^VmRSS/ { print $2 }' "/proc/$vigie/status") || rss=0
  fds=$(find "/proc/$vigie/fd" -mindepth 1 2>/dev/null | wc -l)
  sockets=$(find "/proc/$vigie/fd" -mindepth 1 -lname 'socket:*' 2>/dev/null | wc -l)
  printf '%s\t%s\t%s\t%s\n' "$(elapsed)" "$rss" "$fds" "$sockets" >>"$folder/sizes"
}
people_connect() {
  persistently connect jo a '#visov-veille' && persistently connect capitaine a '#gest-63' \
    || fault 'the people of the test could not connect'
}

# ---- disturbances

restart() {
  "$ircd/server.sh" kill "$folder/a"
  sleep "$((RANDOM % 4)).$((RANDOM % 10))"
  "$ircd/server.sh" start "$folder/a"
  "$ircd/services.sh" await "$folder/a" || fault 'the services did not come back'
  local since
  since=$(now_ms)
  people_connect
  back "a restart of the server" "$since"
}
thrown_out() {
  local since
  since=$(now_ms)
  "$ircd/oper.sh" "$folder/a" 'KILL Vigie :soak' >/dev/null || fault 'no operator'
  hear jo 10 '*Vigie*QUIT*' || fault 'the KILL was not seen'
  hear jo 80 '*Vigie*JOIN*' || fault 'no return after a KILL'
  back 'a KILL' "$since"
}
services_gone() {
  local since
  # Stopped, not killed: what they know is saved.
  "$ircd/services.sh" stop "$folder/a"
  since=$(now_ms)
  back 'the services left' "$since"
  "$ircd/services.sh" start "$folder/a" || fault 'the services did not come back'
  since=$(now_ms)
  people_connect
  back 'the return of the services' "$since"
}
split() {
  local since
  "$ircd/oper.sh" "$folder/a" 'SQUIT irc2.localhost :soak' >/dev/null || fault 'no operator'
  since=$(now_ms)
  back 'a netsplit' "$since"
}
ghost() {
  # A second connection under its nick, while it is away, is not it.
  local since
  "$ircd/oper.sh" "$folder/a" 'KILL Vigie :soak' 'NICK Vigie' >/dev/null || true
  since=$(now_ms)
  back 'a KILL with its nick taken' "$since"
}

persistently connect jo a '#visov-veille' || { echo 'soak.sh: jo could not connect' >&2; exit 70; }
persistently connect capitaine a '#gest-63' || { echo 'soak.sh: capitaine could not connect' >&2; exit 70; }
if ! persistently ask jo '#visov-veille'; then tail -n 20 "$folder/vigie.log" >&2; exit 1; fi
persistently ask capitaine '#gest-63' || fault 'capitaine has no answer'
say capitaine 'PRIVMSG #gest-63 :!activer crue'
hear capitaine 20 '*Activer l*' && say capitaine 'PRIVMSG #gest-63 :!oui' && hear capitaine 20 '*activ*' \
  || fault 'no crisis could be opened'
sleep 2
census
disturbances=0
while [ "$(elapsed)" -lt $((minutes * 60)) ]; do
  kill -0 "$vigie" 2>/dev/null || { fault 'vigie is gone'; break; }
  disturbances=$((disturbances + 1))
  case $((RANDOM % 8)) in
    0 | 1 | 2) restart ;;
    3 | 4) thrown_out ;;
    5) services_gone ;;
    6) split ;;
    7) ghost ;;
  esac
  census
  sleep "$((${SOAK_PAUSE:-62} + RANDOM % 5))"
done

# ---- the end

kept=$(sqlite3 "file:$folder/vigie.sqlite?mode=ro" 'SELECT count(*) FROM report' 2>/dev/null || echo '?')
first=$(awk 'NR == 3 { print $2 }' "$folder/sizes") last=$(awk 'END { print $2 }' "$folder/sizes")
first_fds=$(awk 'NR == 3 { print $3 }' "$folder/sizes") last_fds=$(awk 'END { print $3 }' "$folder/sizes")
[ "${last_fds:-0}" -le $((${first_fds:-0} + 2)) ] || fault "descriptors grew from $first_fds to $last_fds"
[ "${last:-0}" -le $((${first:-0} + ${first:-0} / 2 + 8192)) ] || fault "memory grew from $first to $last KB"
[ "$kept" = '?' ] || [ "$kept" -ge "$acknowledged" ] || fault "$acknowledged reports acknowledged, $kept kept"
{
  echo "soak: $(elapsed) s, $disturbances disturbances, $answers answers, faults $faults"
  echo "reports sent after its JOIN: $reports, acknowledged $acknowledged, in the store $kept"
  echo "memory: $first KB after the first minute, $last KB at the end; descriptors: $first_fds, then $last_fds"
  echo 'back in both rooms and answering, in ms after the cause (median and slowest):'
  cut -f2 "$folder/returns" | sort -u | while IFS= read -r cause; do
    awk -F '\t' -v c="$cause" '$2 == c { print $3 }' "$folder/returns" | sort -n \
      | awk -v c="$cause" '{ v[NR] = $1 } END { printf "  %s: %d times, %d, %d\n", c, NR, v[int((NR + 1) / 2)], v[NR] }'
  done
} | tee "$report"
[ "$faults" = 0 ]
