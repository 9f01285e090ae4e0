// One sandboxed Lua state: bounded memory, a budget of instructions, and nothing of Lua's library.
//
// A tripped budget voids the state. Lua is built as C++, so that destructors run when a script fails.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

struct lua_State;

namespace duixian::script {

class LuaState {
 public:
  LuaState();
  ~LuaState();
  LuaState(const LuaState&) = delete;
  LuaState& operator=(const LuaState&) = delete;

  [[nodiscard]] lua_State* get() const { return state_; }
  // Starts a new budget of so many instructions; what was allocated before does not count.
  void set_budget(std::int64_t instructions);
  // Counts work done outside Lua's own instructions; raises a Lua error when the budget is used up.
  void charge(std::int64_t units);
  [[nodiscard]] bool exhausted() const { return exhausted_; }

  void set_owner(void* owner) { owner_ = owner; }
  [[nodiscard]] void* owner() const { return owner_; }
  [[nodiscard]] static LuaState& of(lua_State* state);

 private:
  static void* allocate(void* self, void* block, std::size_t old_size, std::size_t new_size);
  lua_State* state_ = nullptr;
  void* owner_ = nullptr;
  std::int64_t remaining_ = 0;
  std::size_t live_ = 0;
  std::size_t allocated_ = 0;
  bool exhausted_ = false;
};

// Which Lua this is: "5.4.9", and the SHA-256 of its source archive ("" for the distribution's).
[[nodiscard]] std::string lua_version();
[[nodiscard]] std::string lua_source_hash();

}  // namespace duixian::script
