#include "doors/engine_identity.h"

#include <fstream>
#include <vector>

#include "script/lua_release.h"

namespace duixian {

namespace {

std::string digest_of_program() {
  std::ifstream in("/proc/self/exe", std::ios::binary);
  Sha256 sum;
  std::vector<char> piece(1 << 20);
  bool any = false;
  while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0) {
    sum.take({piece.data(), static_cast<std::size_t>(in.gcount())});
    any = true;
  }
  return any ? to_hex(sum.finish()) : "";
}

}  // namespace

const ledger::Engine& engine_identity() {
  static const ledger::Engine engine{DUIXIAN_VERSION, digest_of_program(), script::lua_version(), script::lua_source_hash()};
  return engine;
}

}  // namespace duixian
