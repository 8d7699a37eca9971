#!/usr/bin/env bash
# test-install.sh : sees that what `make install` installs works on a bare Debian 12 without Swift. debootstrap makes one with
# systemd; apt-get installs in it what deploy/README.md names; its systemd is booted by systemd-nspawn and runs the unit as
# it is, against a throw-away IRC server on loopback outside, until a person's report comes back as S1. Then reload, backup,
# stop, restore, start. Needs root. Everything lives in one temporary folder, and exactly what was started is ended.
#
# DEBIAN_ROOT=DIR   a root that debootstrap made before (--variant=minbase --include=systemd), copied instead of made
# SCRATCH=DIR       where the release build is (make passes it on)
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
top=$(cd "$here/.." && pwd)
ircd=$here/ircd
began=$SECONDS last=$SECONDS

die() { echo "test-install: $*" >&2; exit 1; }
seen() { printf '%4d s  %s\n' $((SECONDS - last)) "$*"; last=$SECONDS; }

[ "$(id -u)" = 0 ] || die 'needs root, for debootstrap and systemd-nspawn'
"$ircd/install.sh" servers install
# Two booted systemds might share one tree of control groups.
exec {turn}>/run/lock/vigie-test-install
flock --nonblock "$turn" || die 'runs already'
# Where this machine's own systemd runs, it gives the other one a scope.
scope=(--register=no)
[ -d /run/systemd/system ] || scope+=(--keep-unit)

run='' nspawn='' init=''
finish() {
  local status=$?
  trap - EXIT
  if [ -n "$nspawn" ]; then
    kill -TERM "$nspawn" 2>/dev/null || true
    wait "$nspawn" 2>/dev/null || true
  fi
  if [ -n "$run" ]; then
    [ ! -d "$run/ircd" ] || "$ircd/down.sh" "$run/ircd"
    if [ $status != 0 ] && [ -d "$run/root/var/log/journal" ]; then
      journalctl --quiet --directory "$run/root/var/log/journal" --unit vigie --unit vigie-backup --lines 30 --no-pager >&2 || true
    fi
    rm -rf --one-file-system "$run"
  fi
  exit "$status"
}
trap finish EXIT
trap 'exit 130' INT TERM HUP
run=$(mktemp -d "${TMPDIR:-/var/tmp}/vigie-install.XXXXXX")
chmod 711 "$run"
root=$run/root

# A server, and what the guide has a person do to it. Swift reads its arguments from /proc.

in_root() { unshare --mount sh -c 'mount -t proc proc "$0/proc" && exec chroot "$0" "$@"' "$root" "$@"; }

if [ -n "${DEBIAN_ROOT:-}" ]; then
  cp -a "$DEBIAN_ROOT" "$root"
else
  debootstrap --variant=minbase --include=systemd bookworm "$root" http://deb.debian.org/debian >"$run/debootstrap.log" 2>&1 ||
    { tail -n 20 "$run/debootstrap.log" >&2; die 'debootstrap failed'; }
fi
seen 'a bare Debian 12'
packages=$(sed -n 's/^apt-get install --no-install-recommends //p' "$here/README.md" | head -n 1)
[ -n "$packages" ] || die 'deploy/README.md names no packages'
# shellcheck disable=SC2086
{ in_root apt-get -q update && DEBIAN_FRONTEND=noninteractive in_root apt-get -q -y install \
  --no-install-recommends $packages; } >"$run/apt.log" 2>&1 || { tail -n 20 "$run/apt.log" >&2; die 'apt-get failed'; }
seen "packages: $packages"
make --no-print-directory -C "$top" install DESTDIR="$run/tree" PREFIX=/usr SCRATCH="${SCRATCH:-.build}" >"$run/install.log" 2>&1 ||
  { tail -n 20 "$run/install.log" >&2; die 'make install failed'; }
tar -C "$run/tree" --owner=0 --group=0 -czf "$run/vigie.tar.gz" .
tar -C "$root" --keep-directory-symlink --no-overwrite-dir -xzf "$run/vigie.tar.gz"
! in_root sh -c 'command -v swift' || die 'there is a Swift in the root'
[ "$(in_root vigie --version)" = "$("$run/tree/usr/bin/vigie" --version)" ] || die 'vigie does not start'
seen "make install: a program of $(du -h "$root/usr/bin/vigie" | cut -f 1), $(du -h "$run/vigie.tar.gz" | cut -f 1) packed"

"$ircd/up.sh" inspircd "$run/ircd" --include "$here/demo/channels.conf" >/dev/null
# shellcheck source=/dev/null
. "$run/ircd/env"
"$ircd/register.sh" "$run/ircd" vigie secret-vigie capitaine secret-capitaine jo secret-jo
in_root systemd-sysusers >/dev/null 2>&1
install -d -m 755 "$root/etc/vigie" "$root/etc/vigie/commands"
sed -e "s|@BOT_DIR@|/var/lib/vigie|; s|@COMMANDS@|/usr/share/vigie/commands\", \"/etc/vigie/commands|; s|@ADDRESS@|$ADDRESS|; s|@TLS_PORT@|$TLS_PORT|; s|@CA@|/etc/vigie/ca.pem|" \
  "$here/demo/vigie.yaml.in" >"$run/vigie.yaml"
in_root install -m 640 -g vigie /dev/null /etc/vigie/vigie.yaml
cat "$run/vigie.yaml" >"$root/etc/vigie/vigie.yaml"
install -m 644 "$CA" "$root/etc/vigie/ca.pem"
(umask 077 && echo secret-vigie >"$root/etc/vigie/irc-password")
in_root vigie check --config /etc/vigie/vigie.yaml >"$run/check.log" 2>&1 || { cat "$run/check.log" >&2; die 'vigie check'; }
in_root systemctl --quiet enable vigie vigie-backup.timer 2>/dev/null
mkdir -p "$root/var/log/journal"
seen 'IRC server, configuration, vigie check'

# Two people, in plain IRC.

join() { # NICK CHANNEL : connects and comes in; leaves the connection in $fd
  local token
  exec {fd}<>"/dev/tcp/$ADDRESS/$PLAIN_PORT"
  token=$(printf '%s\0%s\0secret-%s' "$1" "$1" "$1" | base64 -w 0)
  printf 'CAP REQ :sasl\r\nNICK %s\r\nUSER %s 0 * :%s\r\nAUTHENTICATE PLAIN\r\n' "$1" "$1" "$1" >&"$fd"
  hear "$fd" 20 'AUTHENTICATE'
  printf 'AUTHENTICATE %s\r\nCAP END\r\n' "$token" >&"$fd"
  hear "$fd" 20 ' 001 '
  printf 'JOIN %s\r\n' "$2" >&"$fd"
  hear "$fd" 20 " 366 "
}
say() { printf 'PRIVMSG %s :%s\r\n' "$2" "$3" >&"$1"; } # FD CHANNEL TEXT
hear() { # FD SECONDS TEXT : waits for a line with the text
  local line='' limit=$((SECONDS + $2))
  while [ $SECONDS -lt $limit ]; do
    read -r -t $((limit - SECONDS)) line <&"$1" || break
    [[ $line != PING* ]] || printf 'PONG%s\n' "${line#PING}" >&"$1"
    [[ $line != *"$3"* ]] || return 0
  done
  die "nobody said \"$3\" within $2 s; last: $line"
}
inside() { nsenter --target "$init" --mount --uts --ipc --net --pid --root --wd "$@"; }

join capitaine '#gest-63'
capitaine=$fd
join jo '#visov-veille'
jo=$fd

# The unit, under the systemd of that Debian.

systemd-nspawn --quiet "${scope[@]}" --directory "$root" --boot >"$run/boot.log" 2>&1 </dev/null &
nspawn=$!
hear "$capitaine" 90 ' JOIN '
init=$(pgrep --parent "$nspawn" --newest) || die 'no systemd'
seen 'booted, and the bot is in its channels'
say "$capitaine" '#gest-63' '!activer crue de l’Allier'
hear "$capitaine" 20 '!oui'
say "$capitaine" '#gest-63' '!oui'
hear "$capitaine" 20 'activée'
say "$jo" '#visov-veille' '!signaler Issoire route urgent : le pont est coupé'
hear "$jo" 20 'S1 enregistré'
seen 'activated; S1 came back'

[ "$(inside systemctl is-active vigie)" = active ] || die 'the unit is not active'
pid=$(inside systemctl show --value --property MainPID vigie)
for fact in 'NoNewPrivs:	1' 'Seccomp:	2' 'CapEff:	0000000000000000'; do
  inside grep -q "^$fact" "/proc/$pid/status" || die "the bot runs without $fact"
done
[ "$(inside stat -c %U "/proc/$pid")" = vigie ] || die 'the bot runs as another user'
inside grep -qE '^[0-9]+ [0-9]+ [0-9:]+ [^ ]+ / ro[, ]' "/proc/$pid/mountinfo" || die 'the bot could write to the system'
! inside find /var/lib/vigie /var/lib/vigie-backup -perm /077 2>/dev/null | grep . || die 'others can read the store'
inside systemctl reload vigie
say "$jo" '#visov-veille' '!voir 1'
hear "$jo" 20 'S1'
logged() { inside journalctl --quiet --unit vigie --grep "$1" >/dev/null; }
for try in {1..50}; do
  ! logged 'read again' || break
  [ "$try" != 50 ] || die 'the commands were not reloaded'
  sleep 0.1
done
# EPERM is the system-call filter's.
! logged '(errno=1$|not permitted)' || die 'the confinement takes away what the program needs'
seen "reloaded; the hardening holds"

inside systemctl start vigie-backup
backup=$(inside find /var/lib/vigie-backup -name 'vigie-*.sqlite')
[ -n "$backup" ] || die 'no backup'
! inside vigie restore "$backup" --store /var/lib/vigie/vigie.sqlite 2>"$run/restore.log" || die 'a store in use was replaced'
grep -q 'in use by another process' "$run/restore.log" || die "restore: $(cat "$run/restore.log")"
inside systemctl stop vigie
[ "$(inside systemctl show --value --property Result vigie)" = success ] || die 'the bot did not leave by itself'
hear "$jo" 10 'QUIT'
inside vigie restore "$backup" --store /var/lib/vigie/vigie.sqlite >/dev/null
inside systemctl start vigie
hear "$jo" 30 ' JOIN '
say "$jo" '#visov-veille' '!voir 1'
hear "$jo" 20 'le pont est coupé'
inside vigie verify-journal --store /var/lib/vigie/vigie.sqlite >/dev/null
seen "backed up, stopped, restored, started"
printf '%4d s  in all: what make install installs runs on Debian 12 without Swift\n' $((SECONDS - began))
