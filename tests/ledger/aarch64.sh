#!/usr/bin/env bash
# Builds the program for aarch64, and prints the path of a wrapper that runs it under qemu; all else goes to standard error.
#
# Leaves with 2 if the packages cannot be had. Only the compiler and qemu are installed: the libraries for the other processor are
# unpacked into the build's own folder, so that the machine stays of one architecture. Who wants newer ones deletes the folder.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
place=$PWD/build/digest/aarch64
sysroot=$place/sysroot

lacking() {
  echo "aarch64: no build for it: $*; what the tools say is above" >&2
  exit 2
}

# Fetches the libraries with all that they depend on: by a status without any package, apt finds nothing installed.
fetch() {
  local libraries from
  mapfile -t libraries < <(engine/setup.sh libraries)
  mkdir -p "$1"/{lists,archives}/partial
  : >"$1/status"
  from=(-qq -o APT::Architecture=arm64 -o APT::Architectures=arm64 -o Dir::State="$1" -o Dir::State::status="$1/status"
    -o Dir::Cache="$1" -o APT::Sandbox::User="$(id -un)" -o Acquire::Retries=3)
  # A foreign repository that cannot be reached does not concern us: the packages are the judge.
  apt-get "${from[@]}" update >&2 || true
  apt-get "${from[@]}" --yes --download-only --no-install-recommends install "${libraries[@]}" >&2
}

unpack() {
  local archive link target
  for archive in "$1"/archives/*.deb; do dpkg-deb --extract "$archive" "$2"; done
  # Links from the root would lead to this machine's libraries.
  find "$2" -type l -lname '/*' -printf '%p %l\n' | while read -r link target; do ln -sfr "$2$target" "$link"; done
}

engine/setup.sh aarch64 >&2 || lacking "its compiler or qemu could not be installed"
if [[ ! -e $sysroot ]]; then
  packages=$place/packages
  rm -rf "$packages"
  fetch "$packages" || lacking "its libraries could not be fetched"
  unpack "$packages" "$packages/root"
  mv "$packages/root" "$sysroot"
  rm -rf "$packages"
fi

export PKG_CONFIG_SYSROOT_DIR=$sysroot PKG_CONFIG_LIBDIR=$sysroot/usr/lib/aarch64-linux-gnu/pkgconfig:$sysroot/usr/share/pkgconfig
# Programs that the build runs are this machine's.
cmake -S . -B "$place" -G Ninja -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=aarch64 -DCMAKE_SYSROOT="$sysroot" \
  -DCMAKE_FIND_ROOT_PATH_MODE_PROGRAM=NEVER -DCMAKE_CXX_COMPILER=aarch64-linux-gnu-g++ -DCMAKE_CXX_FLAGS_RELEASE=-O2 \
  --log-level=WARNING >&2
cmake --build "$place" --parallel "$(nproc)" --target duixian >&2

cat >"$place/under-qemu" <<END
#!/bin/sh
exec qemu-aarch64 -L "$sysroot" "$place/duixian" "\$@"
END
chmod +x "$place/under-qemu"
echo "$place/under-qemu"
