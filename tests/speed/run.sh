#!/usr/bin/env bash
# How fast the engine is beside others: builds in release, makes the data, lets all take turns and prints one table.
#
#   tests/speed/run.sh [--rows N] [-- OPTIONS OF OUR CONTESTANT]
#
# Writes build/speed/results.json and table.png, and leaves no data behind. Exit 1: a decision of ours is wrong.
# See docs/performance.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

cmake --preset release --log-level=WARNING
cmake --build --preset release --parallel "$(nproc)" --target duixian speed_contestants

# Only numpy is needed; what else cannot be installed is told in the table.
venv=build/speed/venv
mkdir -p build/speed
if ! cmp -s tests/speed/requirements.txt build/speed/installed.txt; then
  python3 -m venv "$venv"
  while read -r package; do
    case $package in "" | "#"*) continue ;; esac
    "$venv/bin/pip" install --quiet --disable-pip-version-check "$package" || echo "could not install $package" >&2
  done <tests/speed/requirements.txt
  cp tests/speed/requirements.txt build/speed/installed.txt
fi
if ! "$venv/bin/python" -c 'import numpy' 2>/dev/null; then
  rm -f build/speed/installed.txt
  echo "numpy could not be installed, and without it there is no judge; see what pip says above" >&2
  exit 2
fi

PYTHONDONTWRITEBYTECODE=1 exec "$venv/bin/python" tests/speed/speed_table.py "$@"
