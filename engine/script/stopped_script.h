// Why a script stopped, as its author is told.
#pragma once

#include <string>

#include "duixian/words/diagnostic.h"
#include "script/lua_state.h"

namespace duixian::script {

// The diagnostic for an error that left a script; `text` is what Lua says, `status` what lua_pcall or lua_load returned.
[[nodiscard]] Diagnostic stopped_script(const LuaState& state, int status, const LuaMessage& said, const std::string& file);

}  // namespace duixian::script
