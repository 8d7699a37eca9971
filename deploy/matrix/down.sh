#!/usr/bin/env bash
# down.sh FOLDER : ends what up.sh FOLDER started, and only that.
set -euo pipefail
exec "$(dirname "$0")/server.sh" stop "$1"
