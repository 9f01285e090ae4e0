#include "script/run_scripts.h"

#include <algorithm>
#include <set>

#include "lauxlib.h"
#include "lua.h"
#include "script/environment.h"
#include "script/functions.h"
#include "script/handle.h"
#include "script/limits.h"
#include "script/source_check.h"
#include "script/vocabulary.h"

namespace duixian::script {

namespace {

// "@parks.lua:12: message" as Lua says it, apart.
Diagnostic lua_error_of(const std::string& text, const std::string& file) {
  Diagnostic diagnostic{Severity::error, "lua-error", file, 0, "", "", {}, {}};
  std::string message = text;
  const std::size_t line = text.find(':');
  if (line != std::string::npos) {
    std::size_t end = line + 1;
    while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
    if (end > line + 1 && end < text.size() && text[end] == ':') {
      diagnostic.line = std::stoi(text.substr(line + 1, std::min<std::size_t>(end - line - 1, 9)));
      message = text.substr(std::min(end + 2, text.size()));
    }
  }
  const bool budget = message.find("instruction budget") != std::string::npos;
  const bool memory = message.find("not enough memory") != std::string::npos;
  if (budget) {
    diagnostic.code = "runaway-script";
    diagnostic.what = {"脚本运行的步数超过了限额，多半是停不下来的循环", "the script used up its budget of instructions; most likely a loop that does not end"};
    diagnostic.remedy = {"规则只需描述条文，不需要循环计算", "a rule describes the clause and needs no long loops"};
  } else if (memory) {
    diagnostic.code = "script-memory";
    diagnostic.what = {"脚本用的内存超过了限额", "the script used more memory than it may"};
    diagnostic.remedy = {"大表放进 TOML 的参数，长文字缩短", "keep large tables as parameters in TOML, and texts short"};
  } else {
    diagnostic.what = {"Lua 出错：" + message, "Lua: " + message};
    diagnostic.remedy = {"按提示改正该行", "mend that line as it says"};
  }
  return diagnostic;
}

std::vector<std::string> taken_names(const graph::Rulebook& book) {
  std::vector<std::string> taken = names_of_the_language();
  for (const EntitySchema& entity : book.schema.entities) {
    taken.push_back(entity.name);
    for (const FactSchema& fact : entity.facts) taken.push_back(fact.name);
  }
  for (const graph::Parameter& parameter : book.declarations.parameters) taken.push_back(parameter.name);
  return taken;
}

class Run {
 public:
  Run(graph::Rulebook& book, Diagnostics& diagnostics)
      : book_(book), diagnostics_(diagnostics), state_(std::make_unique<LuaState>()), builder_(std::make_unique<Builder>(book, diagnostics)) {
    state_->set_owner(builder_.get());
    open_handles(state_->get());
  }

  void file(const Source& source, int number) {
    builder_->file = number;
    builder_->provision.clear();
    Diagnostics refused = check_source(source.text, source.file, taken_names(book_));
    const bool stop = has_errors(refused);
    diagnostics_.insert(diagnostics_.end(), refused.begin(), refused.end());
    if (stop && unreadable(refused)) return;
    lua_State* lua = state_->get();
    lua_settop(lua, 0);
    int status = luaL_loadbufferx(lua, source.text.data(), source.text.size(), ("@" + source.file).c_str(), "t");
    if (status == LUA_OK && !stop) {
      lua_pushcfunction(lua, protected_run);
      lua_insert(lua, 1);
      status = lua_pcall(lua, 1, 0, 0);
    }
    if (status != LUA_OK) {
      const std::string text = lua_type(lua, -1) == LUA_TSTRING ? lua_tostring(lua, -1) : "error";
      diagnostics_.push_back(lua_error_of(text, source.file));
    }
    lua_settop(lua, 0);
  }

  [[nodiscard]] bool exhausted() const { return state_->exhausted(); }
  LuaState& state() { return *state_; }

  void finish() {
    if (!builder_->functions.empty() && !has_errors(diagnostics_)) {
      auto functions = std::make_shared<LuaFunctions>(std::move(state_), std::move(builder_));
      functions->freeze(diagnostics_);
      book_.functions = std::move(functions);
    }
  }

  // A rule that no provision and no computed fact uses was written for nothing, or its use was forgotten.
  void tell_unused() {
    std::set<graph::OutlineId> part;
    for (std::uint32_t i = 0; i < book_.outline.size(); ++i) {
      for (OutlineId inner : book_.outline[{i}].parts) part.insert(inner);
    }
    const std::set<graph::OutlineId> used = used_by_provisions();
    for (std::uint32_t i = 1; i < book_.outline.size(); ++i) {
      const graph::OutlineEntry& entry = book_.outline[{i}];
      if (part.contains({i}) || used.contains({i}) || entry.word == "part" || entry.word == "split" || entry.list_handle) continue;
      static const std::set<std::string> leaves{"fact", "parameter", "constant", "discretion", "approval", "always", "this_year", "list"};
      if (leaves.contains(entry.word)) continue;
      builder_->warn(entry.file, entry.line, "unused", {"这里算出的结果（" + entry.word + "）没有被任何条款用到", "what is made here (`" + entry.word + "`) is used by no provision"},
                     {"用到它，或删去", "use it, or delete it"});
    }
  }

 private:
  static bool unreadable(const Diagnostics& refused) {
    return std::any_of(refused.begin(), refused.end(), [](const Diagnostic& one) {
      return one.code == "source-too-large" || one.code == "bytecode" || one.code == "bad-character" || one.code == "too-deep";
    });
  }

  // Gives the chunk its own environment and runs it; everything that can raise an error is inside the protected call.
  static int protected_run(lua_State* lua) {
    push_environment(lua, *static_cast<Builder*>(LuaState::of(lua).owner()));
    lua_setupvalue(lua, 1, 1);
    lua_settop(lua, 1);
    lua_call(lua, 0, 0);
    return 0;
  }

  std::set<graph::OutlineId> used_by_provisions() const {
    std::set<graph::OutlineId> used;
    const auto use = [&](const std::optional<OutlineId>& id) {
      if (id) used.insert(*id);
    };
    for (const graph::Provision& provision : book_.provisions) {
      for (const auto& id : {provision.applies, provision.when, provision.pays, provision.approval}) use(id);
      for (const auto& check : provision.checks) used.insert(check.condition);
      for (const auto& [name, figure] : provision.figures) used.insert(figure);
      if (provision.gives) {
        use(provision.gives->value);
        use(provision.gives->first_that);
      }
      for (const auto* funding : {&provision.funded_by, &provision.paid_to}) {
        if (*funding) {
          use((*funding)->choice);
          use((*funding)->list_split);
        }
      }
      if (provision.instalments) {
        for (const auto& id : {provision.instalments->years, provision.instalments->from, provision.instalments->when}) use(id);
      }
    }
    for (const auto& [fact, rule] : book_.computed_facts) used.insert(rule);
    return used;
  }

  graph::Rulebook& book_;
  Diagnostics& diagnostics_;
  std::unique_ptr<LuaState> state_;
  std::unique_ptr<Builder> builder_;
};

}  // namespace

void run_scripts(graph::Rulebook& book, const std::vector<Source>& sources, Diagnostics& diagnostics) {
  for (const Source& source : sources) book.files.push_back(source.file);
  if (book.files.empty()) book.files.emplace_back();
  Run run(book, diagnostics);
  run.state().set_budget(load_budget);
  for (std::size_t i = 0; i < sources.size() && !run.exhausted(); ++i) run.file(sources[i], static_cast<int>(i));
  if (!has_errors(diagnostics)) run.tell_unused();
  run.finish();
}

}  // namespace duixian::script
