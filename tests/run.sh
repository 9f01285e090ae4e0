#!/usr/bin/env bash
# From a bare Debian 12 to the verdict of every test.
#
#   tests/run.sh         set up, build, run the tests
#   tests/run.sh --all   the same under the sanitizers and with clang 16, the long run of tests/agree, one digest over 30
#                        environments, compilers and processors, ten thousand faults of ledgers, and a minute of fuzzing for each target
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

case ${1:-} in
  "")    needs=tests presets=(release) ;;
  --all) needs=all   presets=(release asan tsan clang) ;;
  *) echo "usage: tests/run.sh [--all]" >&2; exit 64 ;;
esac

stage() { printf '\n== %s (at %d s)\n' "$*" "$SECONDS"; }

build() {
  stage "$1: configuring"
  cmake --preset "$1" --log-level=WARNING
  stage "$1: building"
  cmake --build --preset "$1" --parallel "$(nproc)"
}

stage "setting up"
engine/setup.sh "$needs"

for preset in "${presets[@]}"; do
  build "$preset"
  stage "$preset: testing"
  ctest --preset "$preset" --parallel "$(nproc)"
done

if [[ $needs == all ]]; then
  stage "ten million values of random policies, by evaluators that have to agree"
  build/release/tests/test_agree '[.long]'
  stage "one digest over environments: every compiler, level, sanitizer and processor"
  builds=()
  for compiler in g++ clang++-16; do
    for level in O0 O1 O2 O3; do
      folder=build/digest/$compiler-$level
      cmake -S . -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=Release -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_CXX_FLAGS_RELEASE="-$level" --log-level=WARNING
      cmake --build "$folder" --parallel "$(nproc)" --target duixian
      builds+=("$compiler-$level=$PWD/$folder/duixian")
    done
  done
  for preset in asan tsan clang; do builds+=("$preset=$PWD/build/$preset/duixian"); done
  if program=$(tests/ledger/aarch64.sh); then
    builds+=("aarch64=$program")
  else
    [[ $? == 2 ]]  # it has said which packages are not to be had; any other failure ends the run
  fi
  ENVIRONMENTS=all BUILDS=${builds[*]} DUIXIAN=$PWD/build/release/duixian ROOT=$PWD python3 tests/ledger/environments_test.py
  stage "ledgers under faults, the long form"
  FAULTS=all DUIXIAN=$PWD/build/release/duixian ROOT=$PWD python3 tests/faults/faults_test.py
  FAULTS=all build/release/tests/test_faults
fi

if [[ $needs == all ]] && compgen -G 'tests/fuzz/*.cpp' >/dev/null; then
  build fuzz
  for target in build/fuzz/tests/fuzz_*; do
    name=${target##*/fuzz_}
    stage "fuzzing $name for a minute"
    mkdir -p "build/fuzz/corpus/$name"
    seeds=()
    if [[ -d tests/fuzz/$name ]]; then seeds=("tests/fuzz/$name"); fi
    "$target" -max_total_time=60 -timeout=10 -print_final_stats=1 -verbosity=0 \
      -artifact_prefix="build/fuzz/" "build/fuzz/corpus/$name" "${seeds[@]}"
  done
fi

stage "done"
