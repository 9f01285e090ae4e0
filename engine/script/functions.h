// Function provisions: Lua functions that compute an amount or a condition case by case, in the sandbox.
//
// Each call has its own budget, and nothing survives it: what a function could write to (the locals around it) is set back
// before every call, and tables around it are refused when the pack is loaded.
#pragma once

#include <memory>
#include <mutex>
#include <set>
#include <vector>

#include "duixian/words/diagnostic.h"
#include "graph/rulebook.h"
#include "script/builder.h"
#include "script/exact_value.h"
#include "script/lua_state.h"

namespace duixian::script {

// The metatables of exact values and of what a function reads; made while the state is young.
void open_functions(lua_State* state);

class LuaFunctions : public graph::Functions {
 public:
  LuaFunctions(std::unique_ptr<LuaState> state, std::unique_ptr<Builder> builder);
  ~LuaFunctions() override;

  // Keeps what surrounds each function, and tells of functions that could carry something from one subject to the next.
  void freeze(Diagnostics& diagnostics);

  graph::CallResult call(const graph::Node& node, std::span<const graph::Cell> inputs, std::span<const Type* const> types,
                         const columns::Names& names) override;

  [[nodiscard]] static LuaFunctions& of(lua_State* state);
  ExactUnits units;

  // The call that is running.
  struct Running {
    const graph::Node* node = nullptr;
    std::span<const graph::Cell> inputs;
    std::span<const Type* const> types;
    const columns::Names* names = nullptr;
    int missing = -1;
  } running;

 private:
  struct Kept {  // one upvalue of one function, and its value as a registry reference
    int function;
    int number;
    int value;
  };
  static int keep_all(lua_State* state);
  static int run_one(lua_State* state);
  void keep(int function, int file, std::vector<int>& open, std::set<const void*>& seen);
  void shared_table(int file, const char* name);
  void restore();
  graph::CallResult result(const graph::Node& node);
  graph::CallResult failure(int status);
  [[nodiscard]] const Function& function(const graph::Node& node) const { return builder_->functions[static_cast<std::size_t>(node.index)]; }

  std::unique_ptr<LuaState> state_;
  std::unique_ptr<Builder> builder_;
  std::vector<Kept> kept_;
  Diagnostics found_;
  std::mutex one_at_a_time_;
};

}  // namespace duixian::script
