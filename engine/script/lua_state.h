// One sandboxed Lua state: bounded memory, a budget of instructions, and nothing of Lua's library.
//
// A tripped budget voids the state. Lua is built as C++, so that destructors run when a script fails.
#pragma once

#include <cstddef>
#include <cstdint>
#include <exception>
#include <string>

struct lua_State;

namespace duixian::script {

// Why a script was stopped.
enum class Stop : unsigned char { no, instructions, memory, long_text };

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
  [[nodiscard]] bool exhausted() const { return remaining_ < 0; }
  // What was refused last; where the script stopped for it, the reason.
  [[nodiscard]] Stop stop() const { return stop_; }
  // The line in which an error left the script, 0 if none did.
  [[nodiscard]] int failed_line() const { return failed_line_; }
  void failed_in(int line) { failed_line_ = line; }
  [[nodiscard]] std::size_t live_bytes() const { return live_; }

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
  Stop stop_ = Stop::no;
  int failed_line_ = 0;
};

// The line of the script that is running, 0 if none is.
[[nodiscard]] int current_line(lua_State* state);

// Stands in the C function around a script: an error on its way out passes here while the line that failed is still known,
// which Lua itself forgets where memory ran out.
class FailedLine {
 public:
  explicit FailedLine(lua_State* state) : state_(state), before_(std::uncaught_exceptions()) {}
  ~FailedLine() {
    if (std::uncaught_exceptions() > before_) LuaState::of(state_).failed_in(current_line(state_));
  }
  FailedLine(const FailedLine&) = delete;
  FailedLine& operator=(const FailedLine&) = delete;

 private:
  lua_State* state_;
  int before_;
};

// ":12: message", as Lua says it of a chunk without a name, apart.
struct LuaMessage {
  int line = 0;
  std::string text;
};
[[nodiscard]] LuaMessage lua_message(const std::string& said);

}  // namespace duixian::script
