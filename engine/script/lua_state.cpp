#include "script/lua_state.h"

#include <cstdlib>
#include <cstring>

#include "base/invariant.h"
#include "lauxlib.h"
#include "lua.h"
#include "script/limits.h"
#include "script/lua_release.h"

namespace duixian::script {

namespace {

// Called after so many instructions, and where a function returns: moving many results is work too.
void count(lua_State* state, lua_Debug* event) {
  if (event->event == LUA_HOOKCOUNT) return LuaState::of(state).charge(hook_interval);
  lua_getinfo(state, "r", event);
  if (event->ntransfer >= moves_per_unit) LuaState::of(state).charge(event->ntransfer / moves_per_unit);
}

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
  lua_sethook(state_, count, LUA_MASKCOUNT | LUA_MASKRET, hook_interval);
}

LuaState::~LuaState() { lua_close(state_); }

LuaState& LuaState::of(lua_State* state) { return **static_cast<LuaState**>(lua_getextraspace(state)); }

void LuaState::set_budget(std::int64_t instructions) {
  remaining_ = instructions;
  allocated_ = 0;
  stop_ = Stop::no;
  failed_line_ = 0;
}

void LuaState::charge(std::int64_t units) {
  remaining_ -= units;
  if (remaining_ >= 0) return;
  if (stop_ == Stop::no) stop_ = Stop::instructions;
  lua_pushstring(state_, "instruction budget used up");
  lua_error(state_);
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
    const bool full = state.live_ + grown > maximum_memory || state.allocated_ + new_size > maximum_allocated;
    const bool long_text = text && new_size > maximum_text + 64;
    if (full || long_text) {  // Lua collects its garbage and asks once more before it gives up
      state.stop_ = long_text ? Stop::long_text : Stop::memory;
      state.remaining_ -= collection_cost;
      return nullptr;
    }
    state.allocated_ += new_size;
  }
  void* moved = std::realloc(block, new_size);
  if (moved) state.live_ += new_size - before;
  return moved;
}

int current_line(lua_State* state) {
  lua_Debug frame;
  for (int level = 0; lua_getstack(state, level, &frame); ++level) {
    lua_getinfo(state, "Sl", &frame);
    if (frame.currentline > 0) return frame.currentline;
  }
  return 0;
}

LuaMessage lua_message(const std::string& said) {
  std::size_t end = 1;
  while (end < said.size() && said[end] >= '0' && said[end] <= '9') ++end;
  if (end == 1 || end > 9 || said[0] != ':' || said.substr(end, 2) != ": ") return {0, said};
  return {std::stoi(said.substr(1, end - 1)), said.substr(end + 2)};
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
