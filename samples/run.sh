#!/usr/bin/env bash
# Computes the samples with the policies of Changsha, from a bare Debian 12 to the workbooks in samples/out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

stage() { printf '\n== %s (at %d s)\n' "$*" "$SECONDS"; }

stage "setting up"
engine/setup.sh

stage "building"
cmake --preset release --log-level=WARNING
cmake --build --preset release --parallel "$(nproc)" --target duixian

stage "computing"
build/release/duixian run policies/changsha --records samples/changsha --year 2007 --out samples/out \
  --paper 91430100YBQY00001G --paper 91430100YBQY00012L

stage "done: workbook.xlsx, decisions.csv and decisions.json are in samples/out"
