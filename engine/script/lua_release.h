// Which Lua this is, for those who may not see Lua itself.
#pragma once

#include <string>

namespace duixian::script {

[[nodiscard]] std::string lua_version();      // "5.4.9"
[[nodiscard]] std::string lua_source_hash();  // SHA-256 of its source archive; "" for the distribution's

}  // namespace duixian::script
