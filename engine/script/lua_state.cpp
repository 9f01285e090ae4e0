#include "script/lua_state.h"

#include <cstdlib>
#include <cstring>

#include "base/invariant.h"
#include "lauxlib.h"
#include "lua.h"
#include "script/limits.h"

namespace duixian::script {

namespace {

void count_hook(lua_State* state, lua_Debug*) { LuaState::of(state).charge(hook_interval); }

int stop_on_panic(lua_State*) {
  invariant(false, "every Lua call of the engine is protected");
  return 0;
}

}  // namespace

LuaState::LuaState() {
  state_ = lua_newstate(&LuaState::allocate, this);
  invariant(state_ != nullptr, "a new Lua state fits the memory limit");
  *static_cast<LuaState**>(lua_getextraspace(state_)) = this;
  lua_atpanic(state_, stop_on_panic);
  lua_sethook(state_, count_hook, LUA_MASKCOUNT, hook_interval);
}

LuaState::~LuaState() { lua_close(state_); }

LuaState& LuaState::of(lua_State* state) { return **static_cast<LuaState**>(lua_getextraspace(state)); }

void LuaState::set_budget(std::int64_t instructions) {
  remaining_ = instructions;
  allocated_ = 0;
  exhausted_ = false;
}

void LuaState::charge(std::int64_t units) {
  remaining_ -= units;
  if (remaining_ >= 0) return;
  exhausted_ = true;
  luaL_error(state_, "instruction budget used up");
}

// Memory that is asked for again and again is work too: both what lives and what was ever asked for are bounded. A text
// longer than the limit is refused, so that no single comparison or concatenation takes long.
void* LuaState::allocate(void* self, void* block, std::size_t old_size, std::size_t new_size) {
  auto& state = *static_cast<LuaState*>(self);
  const std::size_t before = block ? old_size : 0;
  if (new_size == 0) {
    state.live_ -= before;
    std::free(block);
    return nullptr;
  }
  if (new_size > before) {
    const bool text = !block && old_size == LUA_TSTRING;
    const std::size_t grown = new_size - before;
    if (state.live_ + grown > maximum_memory || state.allocated_ + new_size > maximum_allocated) return nullptr;
    if (text && new_size > maximum_text + 64) return nullptr;
    state.allocated_ += new_size;
  }
  void* moved = std::realloc(block, new_size);
  if (moved) state.live_ += new_size - before;
  return moved;
}

std::string lua_version() { return LUA_VERSION_MAJOR "." LUA_VERSION_MINOR "." LUA_VERSION_RELEASE; }

std::string lua_source_hash() {
#ifdef DUIXIAN_LUA_SHA256
  return DUIXIAN_LUA_SHA256;
#else
  return {};
#endif
}

}  // namespace duixian::script
