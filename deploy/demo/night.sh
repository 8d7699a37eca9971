#!/usr/bin/env bash
# night.sh [fr|en] [convention] [--built FOLDER] : plays a night of eighteen hours on a real IRC server on this machine: the
# power goes twice (the bot is killed and started again), the clocks are put back; with `convention`, what the convention
# with the authorities obliges to, in two hours (in French). Every line is compared with the scenario in
# Tests/DutyDeskTests/Scenarios, which the tests of the desk play too. With --built, the programs in that folder are taken.
set -euo pipefail
# shellcheck source=lib.sh
. "$(dirname "$0")/lib.sh"

language=fr scenario=night bin=''
while [ $# -gt 0 ]; do
  case $1 in
    fr | en) language=$1 ;;
    convention) scenario=convention ;;
    --built) shift; bin=$(realpath -e "${1:?--built FOLDER}") ;;
    *) echo 'usage: night.sh [fr|en] [convention] [--built FOLDER]' >&2; exit 64 ;;
  esac
  shift
done

cd "$top"
trap finish EXIT
trap 'exit 130' INT TERM HUP
make_run
if [ -z "$bin" ]; then
  .ci/toolchain
  "$ircd/install.sh" build servers
  echo 'Building (the first time takes some minutes)…'
  build vigie
  build vigie-demo
  bin=$top/.build/debug
fi
start_server "$here/night-channels.conf" vigie camille jo lea samir ines marc capitaine adjudant lieutenant colonel prefete
configure "$here/night.yaml.in" "$language"

# It ends the bot that it starts; and what it should leave, this script does.
setpriv --pdeathsig TERM "$bin/vigie-demo" scenario --scenario "$top/Tests/DutyDeskTests/Scenarios/$scenario.$language.txt" \
  --server "$run/bot/server" --passwords "$run/bot/passwords" --vigie "$bin/vigie" --config "$run/bot/vigie.yaml" \
  --folder "$run/bot" &
demo_pid=$!
status=0
wait "$demo_pid" || status=$?
demo_pid=''
[ $status != 0 ] || { [ $language = fr ] && echo 'La nuit est jouée : chaque ligne est celle du scénario.' || echo 'The night is played: every line is that of the scenario.'; }
exit "$status"
