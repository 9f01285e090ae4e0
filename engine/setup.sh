#!/usr/bin/env bash
# Installs what duixian needs on Debian 12, and only what is missing.
#
#   engine/setup.sh         what the build needs
#   engine/setup.sh tests   and what the tests need
#   engine/setup.sh all     and what tests/run.sh --all needs: clang 16 for a second opinion and for fuzzing, LibreOffice as
#                           the judge of our workbooks
#   engine/setup.sh aarch64     what tests/ledger/aarch64.sh needs: the same as the build, the compiler for it, and qemu
#   engine/setup.sh libraries   only prints the packages of the libraries that the program links
#
# Without root it installs nothing: it prints the packages to ask for and leaves with 2. Needs only bash and apt.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

libraries=(libcairo2-dev libpango1.0-dev libcli11-dev libexpat1-dev libfmt-dev libspdlog-dev libssl-dev libtomlplusplus-dev
  libuchardet-dev libutf8proc-dev libpq-dev libsodium-dev libsqlite3-dev libxlsxwriter-dev libzip-dev libzstd-dev nlohmann-json3-dev)
build=(g++ cmake ninja-build pkg-config ccache fonts-noto-cjk "${libraries[@]}")
tests=(catch2 postgresql-15 python3 python3-openpyxl)
all=(clang-16 libclang-rt-16-dev libreoffice-calc)
aarch64=(g++-aarch64-linux-gnu qemu-user)

case ${1:-build} in
  build) wanted=("${build[@]}") ;;
  tests) wanted=("${build[@]}" "${tests[@]}") ;;
  all)   wanted=("${build[@]}" "${tests[@]}" "${all[@]}") ;;
  aarch64) wanted=("${build[@]}" "${aarch64[@]}") ;;
  libraries) printf '%s\n' "${libraries[@]}"; exit ;;
  *) echo "usage: engine/setup.sh [build|tests|all|aarch64|libraries]" >&2; exit 64 ;;
esac

say() { echo "setup: $*"; }

# The packages among those named that are not installed, one a line.
missing() {
  local have
  have=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
  printf '%s\n' "$@" | while read -r package; do
    [[ $'\n'$have$'\n' == *$'\n'"$package installed"$'\n'* ]] || echo "$package"
  done
}

# install <package>...: what is missing of them, or the end of the run.
install() {
  local lack
  mapfile -t lack < <(missing "$@")
  if [[ ${#lack[@]} == 0 ]]; then
    say "all $# packages are here"
    return
  fi
  if [[ $(id -u) != 0 ]]; then
    say "these packages are missing and only root can install them; ask for:"
    echo "  apt-get install --no-install-recommends ${lack[*]}"
    exit 2
  fi
  # The outcome is judged by what is installed afterwards: a foreign repository that cannot be reached, or another package
  # whose service cannot start, makes apt-get complain without concerning us.
  say "updating the package lists"
  apt-get -qq -o Acquire::Retries=3 update || true
  say "installing ${lack[*]}"
  DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=3 -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 \
    install --no-install-recommends "${lack[@]}" >/dev/null || true
  mapfile -t lack < <(missing "$@")
  if [[ ${#lack[@]} != 0 ]]; then
    say "could not install ${lack[*]}; what apt-get says is above" >&2
    exit 1
  fi
}

cache=${XDG_CACHE_HOME:-~/.cache}/duixian
pins=$PWD/script/lua/pinned.sha256

# Whether the cache holds a sound archive of one of the pinned versions.
cached_lua() {
  local hash name
  while read -r hash name; do
    if [[ -e $cache/$name && $(sha256sum <"$cache/$name") == "$hash "* ]]; then return 0; fi
  done <"$pins"
  return 1
}

# fetch_lua <suite>: takes the source archive of lua5.4 as that suite of Debian has it, and keeps it if its hash is pinned.
# The mirrors are the machine's own. Their signature on a suite newer than the machine may be by a key that it does not have
# yet; the pinned hash is the stricter judge, so the lists are taken as they come.
fetch_lua() {
  local suite=$1 release place archive hash name
  release=$(. /etc/os-release && echo "${VERSION_CODENAME:-stable}")
  place=$(mktemp -d "$cache/fetch.XXXXXX")
  mkdir -p "$place"/{lists,archives}/partial
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 2>/dev/null |
    while read -r mirror of component; do
      case "$of $component" in "$release main" | "stable main" | "oldstable main")
        echo "deb-src [trusted=yes] $mirror $suite main" ;;
      esac
    done | sort -u >"$place/sources.list"
  (
    cd "$place"
    from=(-qq -o Dir::Etc::SourceList="$place/sources.list" -o Dir::Etc::SourceParts=/dev/null
      -o Dir::State::Lists="$place/lists" -o Dir::Cache="$place/archives" -o APT::Sandbox::User="$(id -un)"
      -o Acquire::Retries=3 -o Acquire::Check-Valid-Until=false)
    apt-get "${from[@]}" update && apt-get "${from[@]}" source --download-only --tar-only lua5.4
  ) >"$place/log" 2>&1 || true
  for archive in "$place"/lua5.4_*.orig.tar.gz; do
    [[ -e $archive ]] || break
    hash=$(sha256sum <"$archive")
    if name=$(grep "^${hash%% *}  " "$pins"); then
      mv "$archive" "$cache/${name#*  }"
    else
      say "  ${archive##*/} of $suite is not in $pins"
    fi
  done
  rm -rf "$place"
  cached_lua
}

provide_lua() {
  if cached_lua; then
    say "the source of Lua is in $cache"
    return
  fi
  mkdir -p "$cache"
  for suite in sid forky trixie; do
    say "fetching the source of Lua from $suite"
    if fetch_lua "$suite"; then return; fi
  done
  say "no suite gave a Lua that is pinned; falling back to the distribution's, which has known faults"
  install liblua5.4-dev
}

install "${wanted[@]}"
provide_lua
say "done"
