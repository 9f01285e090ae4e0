#!/usr/bin/env bash
# Computes the samples, from a bare Debian 12 to the workbooks in samples/out: those of Changsha with its policy, and those of a
# made-up province with all of policies/.
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

stage "computing the province"
build/release/duixian run policies/* --records samples/province --year 2011 --out samples/out/province

stage "done: workbook.xlsx, decisions.csv and decisions.json are in samples/out and samples/out/province"
