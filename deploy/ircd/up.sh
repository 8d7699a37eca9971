#!/usr/bin/env bash
# up.sh inspircd|ngircd|hybrid DIR [--flood-limits] [--without-services] [--second-of DIR] [--include FILE] [--owner PID] :
# starts a throw-away IRC server on loopback from the folder DIR (made if absent; it must be empty), with a certification
# authority of its own, on free ports, unprivileged. inspircd comes with Atheme for accounts, unless --without-services.
#
#   --flood-limits   the limits that public networks have (ngircd: nicks of 9 letters too); without it, none
#   --second-of DIR  inspircd: a second server in the network of the one that runs from that folder, and its services
#   --include FILE   further InspIRCd configuration (channels, say)
#   --owner PID      ends the servers when that process is gone, should it not have called down.sh
#
# Prints DIR/env, lines of NAME=value for a shell or a test to read:
#   ADDRESS TLS_PORT PLAIN_PORT   where clients connect; the plain port is for looking by hand
#   CA FINGERPRINT                the authority (PEM), and the SHA-256 of the server's certificate
#   CLIENT_CERT CLIENT_KEY CLIENT_FINGERPRINT   a client's certificate, for CertFP and SASL EXTERNAL
#   IRCD_PID OPER_PASSWORD        for OPER oper … (see oper.sh)
#   LINK_PORT LINK_PASSWORD       where another server links
#   RPC_PORT SERVICES_PID         Atheme, where there are services: its JSON-RPC on 127.0.0.1 (see register.sh)
# down.sh DIR ends it all. On failure nothing is left running.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
usage() { sed -n 's/^# \(up.sh.*\]\) :.*/usage: \1/p' "$0" >&2; exit 64; }

[ $# -ge 2 ] || usage
kind=$1 dir=$2 include='' owner='' services=yes limits=no first=''
shift 2
while [ $# -gt 0 ]; do
  case $1 in
    --flood-limits) limits=yes ;;
    --without-services) services=no ;;
    --second-of) shift; first=$(realpath -e "${1:?--second-of DIR}") services=no ;;
    --include) shift; include=$(realpath -e "${1:?--include FILE}") ;;
    --owner) shift; owner=${1:?--owner PID} ;;
    *) usage ;;
  esac
  shift
done
# shellcheck source=lib.sh
. "$here/lib.sh"

mkdir -p "$dir"
dir=$(cd "$dir" && pwd)
[ -z "$(ls -A "$dir")" ] || die "$dir is not empty"
chmod 700 "$dir"
for tool in openssl awk find setsid; do command -v "$tool" >/dev/null || die "missing: $tool"; done

DIR=$dir OPER_PASSWORD=$(secret) LINK_PASSWORD=$(secret) CLOAK_KEY=$(secret)$(secret)
RPC_PORT='' LINK_PORT='' NICK_LENGTH=30
SERVER_NAME=irc.localhost SERVER_ID=1VG PEER_NAME=irc2.localhost PEER_PORT=1 AUTOCONNECT=''
if [ -n "$first" ]; then
  SERVER_NAME=irc2.localhost SERVER_ID=2VG PEER_NAME=irc.localhost
  PEER_PORT=$(sed -n 's/^LINK_PORT=//p' "$first/env") LINK_PASSWORD=$(sed -n 's/^LINK_PASSWORD=//p' "$first/env")
  AUTOCONNECT='<autoconnect period="1" server="irc.localhost">'
fi
if [ $limits = yes ]; then
  THRESHOLD=10 COMMAND_RATE=1000 FAKELAG=yes PENALTY=-1 NICK_LENGTH=9
else
  THRESHOLD=1000000 COMMAND_RATE=100000000 FAKELAG=no PENALTY=0
fi

give_away() {
  [ ${#run_as[@]} -eq 0 ] && return
  chown -R irc:irc "$dir"
  "${run_as[@]}" test -x "$dir" || die "the user irc cannot reach $dir: every folder above it must let others pass (chmod o+x)"
}

choose_ports() {
  taken_ports=''
  free_port; TLS_PORT=$chosen_port
  free_port; PLAIN_PORT=$chosen_port
  free_port; LINK_PORT=$chosen_port
  free_port; RPC_PORT=$chosen_port
}

start_inspircd() {
  TLS_BIND_SIX=''
  # A client that is told "localhost" may try ::1 first.
  if grep -q ' lo$' /proc/net/if_inet6 2>/dev/null; then
    TLS_BIND_SIX="<bind address=\"::1\" port=\"$TLS_PORT\" type=\"clients\" sslprofile=\"clients\">"
  fi
  fill inspircd.conf.in >"$dir/inspircd.conf"
  give_away
  start inspircd "$dir/bin/inspircd" --nofork --config "$dir/inspircd.conf"
  ircd_pid=$started
  has_all_ports() { listens "$ircd_pid" "$TLS_PORT" && listens "$ircd_pid" "$PLAIN_PORT" && listens "$ircd_pid" "$LINK_PORT"; }
  wait_until 5 "$ircd_pid" has_all_ports
}

# An old dialect: nicks of nine letters, no accounts, no tags, a key is the only way to say who one is.
start_hybrid() {
  fill hybrid.conf.in >"$dir/hybrid.conf"
  : >"$dir/ircd.motd"
  give_away
  start hybrid env "LD_LIBRARY_PATH=$dir/bin" "$dir/bin/hybrid" -foreground -configfile "$dir/hybrid.conf" \
    -pidfile "$dir/hybrid.pid" -logfile "$dir/hybrid.log" -klinefile "$dir/kline.db"
  ircd_pid=$started
  has_all_ports() { listens "$ircd_pid" "$TLS_PORT" && listens "$ircd_pid" "$PLAIN_PORT"; }
  wait_until 10 "$ircd_pid" has_all_ports
}

start_ngircd() {
  fill ngircd.conf.in >"$dir/ngircd.conf"
  give_away
  start ngircd "$dir/bin/ngircd" --nodaemon --config "$dir/ngircd.conf"
  ircd_pid=$started
  has_all_ports() { listens "$ircd_pid" "$TLS_PORT" && listens "$ircd_pid" "$PLAIN_PORT"; }
  wait_until 5 "$ircd_pid" has_all_ports
}

# Debian's ircd-hybrid cannot be installed beside ngircd; install.sh only unpacks it. Its program insists on the folders of
# the package, so that in our copy they are made to be the folder it is started from, in as many bytes.
unpack_hybrid() {
  local root=${program%/usr/sbin/*}
  cp -R "$root/usr/lib/ircd-hybrid/modules" "$dir/modules"
  cp -P "$root"/usr/lib/*/libltdl.so.7* "$dir/bin/"
  LC_ALL=C sed 's,/etc/ircd-hybrid,././././././././,g; s,/var/lib/ircd-hybrid,././././././././././,g
    s,/usr/lib/ircd-hybrid,././././././././././,g; s,\x00/usr\x00,\x00.///\x00,g' "$program" >"$dir/bin/hybrid"
  chmod 755 "$dir/bin/hybrid"
}

failed=yes
trap '[ $failed = no ] || { for name in atheme inspircd ngircd hybrid; do end "$name"; done; }' EXIT
mkdir -p "$dir/bin" "$dir/www"
make_certificates
echo 'A throw-away server on loopback.' >"$dir/motd"
[ -n "$include" ] && cp "$include" "$dir/extra.conf" || : >"$dir/extra.conf"
case $kind in
  inspircd) program=/usr/sbin/inspircd ;;
  ngircd) program=/usr/sbin/ngircd services=no ;;
  hybrid) program=$(realpath -m "$here/../../.build/ircd/usr/sbin/ircd-hybrid") services=no ;;
  *) usage ;;
esac
[ -r "$program" ] || die "missing: $program ($here/install.sh servers)"
# A copy: Debian's AppArmor profile confines the packaged path to the packaged folders.
if [ "$kind" = hybrid ]; then unpack_hybrid; else cp "$program" "$dir/bin/$kind"; fi

# A second server is up once it is linked with the first and its services; where it is not, it is started again.
is_linked() { [ -z "$first" ] || wait_until 8 "$ircd_pid" offers_sasl; }

up=no ADDRESS=127.0.0.1
for try in 1 2 3 4 5; do
  choose_ports
  if "start_$kind" && is_linked; then up=yes; break; fi
  end "$kind"
done
[ $up = yes ] || { tail -n 20 "$dir/$kind.out" >&2; die "$kind did not start"; }

if [ $services = no ]; then RPC_PORT=''; fi
cat >"$dir/env" <<END
ADDRESS=$ADDRESS
TLS_PORT=$TLS_PORT
PLAIN_PORT=$PLAIN_PORT
CA=$dir/tls/ca.pem
FINGERPRINT=$(fingerprint server)
CLIENT_CERT=$dir/tls/client.pem
CLIENT_KEY=$dir/tls/client.key
CLIENT_FINGERPRINT=$(fingerprint client)
IRCD_PID=$ircd_pid
OPER_PASSWORD=$OPER_PASSWORD
LINK_PORT=$LINK_PORT
LINK_PASSWORD=$LINK_PASSWORD
END
if [ $services = yes ]; then
  fill atheme.conf.in >"$dir/atheme.conf"
  echo "RPC_PORT=$RPC_PORT" >>"$dir/env"
  "$here/services.sh" start "$dir"
fi
failed=no
if [ -n "$owner" ]; then
  (close_inherited && exec setsid "$here/watch.sh" "$owner" "$(start_of "$owner")" "$dir" >/dev/null 2>&1 </dev/null) &
fi
cat "$dir/env"
