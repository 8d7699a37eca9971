#!/usr/bin/env bash
# up.sh FOLDER [--limits] : a Matrix homeserver (Synapse) on loopback, with all it keeps in FOLDER; prints its ports, and the authority
# of its certificate. With --limits it takes no more from one user than Synapse does of itself; else as much as comes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=../ircd/lib.sh
. "$here/../ircd/lib.sh"
[ $# -ge 1 ] || die "FOLDER [--limits]"
mkdir -p "$1"
dir=$(realpath "$1")
"$here/install.sh"
run_as=()
make_certificates >"$dir/openssl.out" 2>&1 || die "no certificates: $(tail -n 3 "$dir/openssl.out")"
for try in 1 2 3; do
  free_port && PORT=$chosen_port
  free_port && TLS_PORT=$chosen_port
  for file in homeserver.yaml log.yaml; do
    sed -e "s,@DIR@,$dir,g;s,@PORT@,$PORT,g;s,@TLS_PORT@,$TLS_PORT,g" "$here/$file.in" >"$dir/$file"
  done
  if [ "${2:-}" != --limits ]; then
    {
      for limit in rc_message rc_registration rc_admin_redaction rc_joins_per_room rc_3pid_validation rc_third_party_invite \
        rc_media_create rc_room_creation; do
        echo "$limit: { per_second: 100000, burst_count: 100000 }"
      done
      echo 'rc_login: { address: &free { per_second: 100000, burst_count: 100000 }, account: *free, failed_attempts: *free }'
      echo 'rc_joins: { local: *free, remote: *free }'
      echo 'rc_invites: { per_room: *free, per_user: *free, per_issuer: *free }'
    } >>"$dir/homeserver.yaml"
  fi
  printf '%s\n' "DIR=$dir" "PORT=$PORT" "TLS_PORT=$TLS_PORT" "CA=$dir/tls/ca.pem" >"$dir/env"
  [ -f "$dir/signing.key" ] ||
    "$here/../../.build/synapse/bin/python" -m synapse.app.homeserver -c "$dir/homeserver.yaml" --generate-keys >"$dir/keys.out" 2>&1
  if "$here/server.sh" start "$dir" 2>"$dir/start.err"; then
    cat "$dir/env"
    exit 0
  fi
done
cat "$dir/start.err" >&2
exit 69
