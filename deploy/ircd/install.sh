#!/usr/bin/env bash
# install.sh [build] [servers] [tests] [matrix] [install] [bench] : installs what is missing for building Vigie (build), for the
# throw-away IRC servers and the map of the demo and the tests (servers), the client of another make that the tests talk through and the
# browser that they drive through Debian's web servers, and servers to post on (tests), what a Matrix homeserver is put into (matrix), what makes and boots a bare Debian (install), and the bot that the benchmarks compare with (bench); without an argument,
# all but the last three. Nothing is installed that is there already, and
# apt starts no service: those of packages that were not there yet are masked (or forbidden, on a machine without systemd)
# first.
set -euo pipefail

build=(git make pkg-config libssl-dev libcurl4-openssl-dev libsqlite3-dev zlib1g-dev)
servers=(openssl inspircd atheme-services ngircd libjs-leaflet libjs-leaflet-markercluster)
tests=(weechat-headless weechat-plugins chromium chromium-driver fonts-dejavu-core python3-venv nginx-light caddy gdal-bin)
matrix=(python3-venv)
fresh=(debootstrap systemd-container)
bench=(eggdrop libsqlite3-tcl python3)
services=(inspircd atheme-services ngircd nginx caddy)

[ $# -gt 0 ] || set -- build servers tests
wanted=()
for group in "$@"; do
  case $group in
    build) wanted+=("${build[@]}") ;;
    servers) wanted+=("${servers[@]}") ;;
    tests) wanted+=("${tests[@]}") ;;
    matrix) wanted+=("${matrix[@]}") ;;
    install) wanted+=("${fresh[@]}") ;;
    bench) wanted+=("${bench[@]}") ;;
    *) echo "install.sh: no such group: $group (build, servers, tests, matrix, install, bench)" >&2; exit 64 ;;
  esac
done

is_installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

# An ircd-hybrid to test with: Debian has it conflict with ngircd, so that it is unpacked where nothing else looks, and
# neither installed nor started.
unpack_hybrid() {
  local folder fetched
  folder=$(realpath -m "$(dirname "$0")/../../.build/ircd")
  [ -x "$folder/usr/sbin/ircd-hybrid" ] && return 0
  fetched=$(mktemp -d)
  chmod 755 "$fetched"
  mkdir -p "$folder"
  if ! (cd "$fetched" && apt-get -q download ircd-hybrid libltdl7 >log 2>&1); then
    tail -n 5 "$fetched/log" >&2
    echo 'ircd-hybrid could not be fetched (apt-get update, as root, may be what is missing).' >&2
    rm -rf "$fetched"
    return 69
  fi
  for package in "$fetched"/*.deb; do dpkg-deb -x "$package" "$folder"; done
  rm -rf "$fetched"
}

# What drives the browser, axe, and what reads feeds; and the servers of networks that Vigie posts on.
make_environments() {
  local make
  make=$(dirname "$0")/../python-env.sh
  "$make" browser selenium==4.51.0 feedparser==6.0.14 icalendar==7.3.2 -- axe_playwright_python==0.1.8
  "$make" social mastodon_mock==0.6.1 'arroba[flask]==3.1'
}

missing=()
for package in "${wanted[@]}"; do is_installed "$package" || missing+=("$package"); done
finish() {
  [[ " ${wanted[*]} " != *" ${tests[0]} "* ]] || { unpack_hybrid && make_environments; }
  exit
}
[ ${#missing[@]} -eq 0 ] && finish

new_services=()
for service in "${services[@]}"; do
  [[ " ${missing[*]} " =~ \ $service[-\ ] ]] && new_services+=("$service.service")
done

if ! command -v apt-get >/dev/null; then
  echo "Missing: ${missing[*]}. Vigie's scripts know how to install them on Debian only." >&2
  exit 69
fi
as_root=()
if [ "$(id -u)" != 0 ]; then
  if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
    as_root=(sudo)
  else
    echo "Missing: ${missing[*]}. As root, once:" >&2
    [ ${#new_services[@]} -gt 0 ] && echo "  systemctl mask ${new_services[*]}" >&2
    echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
    exit 69
  fi
fi

echo "Installing: ${missing[*]}"
if [ ${#new_services[@]} -gt 0 ]; then
  if [ -d /run/systemd/system ]; then
    "${as_root[@]}" systemctl mask --quiet "${new_services[@]}"
    echo "Masked, so that apt does not start them (systemctl unmask to use them): ${new_services[*]}"
  elif [ ! -e /usr/sbin/policy-rc.d ]; then
    forbid=$(mktemp)
    printf '#!/bin/sh\nexit 101\n' >"$forbid"
    trap '"${as_root[@]}" rm -f /usr/sbin/policy-rc.d "$forbid"' EXIT
    "${as_root[@]}" install -m 755 "$forbid" /usr/sbin/policy-rc.d
  fi
fi
apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -q -o DPkg::Lock::Timeout=300)
install=("${apt[@]}" install -y --no-install-recommends "${missing[@]}")
log=$(mktemp)
if ! "${install[@]}" >"$log" 2>&1; then
  # An index that was never fetched, or that is older than the archive.
  if ! { "${apt[@]}" update && "${install[@]}"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    rm -f "$log"
    exit 69
  fi
fi
rm -f "$log"
finish
