# Sourced by the scripts of this folder: one server folder, its ports, its certificates, its processes.
# shellcheck shell=bash

die() { echo "${0##*/}: $*" >&2; exit 69; }

# Servers refuse to run as root, and should not: as root they run as Debian's user for IRC servers.
run_as=()
if [ "$(id -u)" = 0 ]; then
  getent passwd irc >/dev/null || die "no user irc to run the servers as"
  run_as=(setpriv --reuid=irc --regid=irc --clear-groups --no-new-privs)
fi

# Ports below those that the kernel gives to outgoing connections. Nothing is reserved: a server that did not get its
# ports is started again with others.
free_port() {
  local port try
  for try in {1..200}; do
    port=$((20000 + (RANDOM * 32768 + RANDOM) % 12000))
    [[ " ${taken_ports:-} " == *" $port "* ]] && continue
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && continue
    taken_ports="${taken_ports:-} $port"
    chosen_port=$port
    return 0
  done
  die "no free port between 20000 and 31999"
}

# listens PID PORT : whether that very process listens on that port of 127.0.0.1.
listens() {
  local inode hex
  hex=$(printf '0100007F:%04X' "$2")
  inode=$(awk -v at="$hex" '$2 == at && $4 == "0A" { print $10; exit }' /proc/net/tcp)
  [ -n "$inode" ] && find "/proc/$1/fd" -maxdepth 1 -lname "socket:\\[$inode\\]" 2>/dev/null | grep -q .
}

is_alive() { [ -e "/proc/$1/stat" ] && ! grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2>/dev/null; }

# When a process started, in clock ticks since boot: with its number, it names the process for good.
start_of() { sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | cut -d ' ' -f 20; }

# Closes all but the standard streams and the script that this shell reads. That is told by what it is: its usual number,
# 255, may be that of something inherited.
close_inherited() {
  local fd
  for fd in "/proc/$BASHPID/fd/"*; do
    case $(readlink "$fd") in *.sh) continue ;; esac
    fd=${fd##*/}
    if [ "$fd" -gt 2 ]; then exec {fd}>&-; fi
  done
}

# start NAME COMMAND… : runs the command unprivileged, in its own session, from the server folder; notes what it started.
start() {
  local name=$1
  shift
  # Nothing of the caller's stays open in a server: who waits for the end of a pipe would wait for that of the server.
  (cd "$dir" && ulimit -c 0 && close_inherited && exec setsid "${run_as[@]}" "$@" >"$dir/$name.out" 2>&1 </dev/null) &
  started=$!
  disown "$started"
  echo "$started $(start_of "$started")" >"$dir/$name.started"
}

# end NAME [SIGNAL] : ends what start NAME started, if it still runs, and waits until it is gone.
end() {
  local pid since try
  [ -f "$dir/$1.started" ] || return 0
  read -r pid since <"$dir/$1.started"
  if is_alive "$pid" && [ "$(start_of "$pid")" = "$since" ]; then
    kill "-${2:-TERM}" "$pid" 2>/dev/null || true
    for try in {1..100}; do
      is_alive "$pid" || break
      [ "$try" = 60 ] && kill -KILL "$pid" 2>/dev/null
      sleep 0.05
    done
  fi
  rm -f "$dir/$1.started"
}

# wait_until SECONDS PID COMMAND… : until the command succeeds; fails when the time is up or the process is gone.
wait_until() {
  local try limit=$1 pid=$2
  shift 2
  for ((try = 0; try < limit * 20; try++)); do
    "$@" && return 0
    is_alive "$pid" || return 1
    sleep 0.05
  done
  return 1
}

# Whether the server at $ADDRESS and $PLAIN_PORT has its services: it is linked with them, through whichever server.
offers_sasl() {
  local line=''
  exec 3<>"/dev/tcp/$ADDRESS/$PLAIN_PORT" || return 1
  printf 'CAP LS 302\r\n' >&3
  while read -r -t 2 line <&3 && [[ $line != *' LS '* ]]; do :; done
  exec 3>&-
  [[ $line == *sasl=* ]]
}

# A certification authority for this folder alone, with a certificate for the server and one for a client.
make_certificates() {
  local tls=$dir/tls
  mkdir -p "$tls"
  (
    cd "$tls"
    umask 077
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 -keyout ca.key -out ca.pem \
      -subj '/CN=Throw-away authority of a Vigie test server' \
      -addext 'basicConstraints=critical,CA:TRUE' -addext 'keyUsage=critical,keyCertSign,cRLSign'
    issue() {
      openssl req -new -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout "$1.key" -out "$1.csr" \
        -subj "/CN=$2"
      openssl x509 -req -in "$1.csr" -CA ca.pem -CAkey ca.key -CAcreateserial -days 30 -out "$1.pem" \
        -extfile <(printf '%s\n' "subjectAltName=$3" "extendedKeyUsage=$4" 'keyUsage=critical,digitalSignature' \
          'basicConstraints=critical,CA:FALSE')
      rm "$1.csr"
    }
    issue server localhost DNS:localhost,IP:127.0.0.1,IP:::1 serverAuth
    issue client client DNS:client.invalid clientAuth
    rm -f ca.key ca.srl
    chmod 644 ./*.pem
  ) >"$dir/openssl.out" 2>&1 || { cat "$dir/openssl.out" >&2; die "openssl could not make the certificates"; }
}

fingerprint() { openssl x509 -in "$dir/tls/$1.pem" -noout -fingerprint -sha256 | sed 's/.*=//; s/://g' | tr 'A-F' 'a-f'; }

# A secret for this folder alone: 32 hex digits.
secret() { od -An -N16 -tx1 /dev/urandom | tr -d ' \n'; }

# fill TEMPLATE : its text with each @NAME@ replaced by the variable of that name.
fill() {
  local text name
  text=$(<"$here/$1")
  for name in $(grep -o '@[A-Z_]*@' "$here/$1" | sort -u); do
    name=${name//@/}
    text=${text//"@$name@"/${!name}}
  done
  printf '%s\n' "$text"
}
