#include "script/run_scripts.h"

#include <algorithm>

#include "lauxlib.h"
#include "lua.h"
#include "script/environment.h"
#include "script/functions.h"
#include "script/handle.h"
#include "script/limits.h"
#include "script/reserved_names.h"
#include "script/source_check.h"
#include "script/source_text.h"
#include "script/stopped_script.h"
#include "script/unused.h"

namespace duixian::script {

namespace {

std::vector<std::string> taken_names(const graph::Rulebook& book) {
  std::vector<std::string> taken = names_of_the_language();
  for (const EntitySchema& entity : book.schema.entities) {
    taken.push_back(entity.name);
  }
  return taken;
}

bool unreadable(const Diagnostics& refused) {
  return std::any_of(refused.begin(), refused.end(), [](const Diagnostic& one) {
    return one.code == "source-too-large" || one.code == "bytecode" || one.code == "bad-character" || one.code == "too-deep";
  });
}

// Gives Lua a source line by line, so that it is known how far it read.
class LineReader {
 public:
  explicit LineReader(std::string_view source) : rest_(source) {}
  [[nodiscard]] int line() const { return line_; }

  static const char* next(lua_State*, void* self, std::size_t* size) {
    auto& reader = *static_cast<LineReader*>(self);
    const char* at = reader.rest_.data();
    *size = std::min(reader.rest_.find('\n'), reader.rest_.size() - 1) + 1;
    if (reader.rest_.empty()) *size = 0;
    reader.rest_.remove_prefix(*size);
    ++reader.line_;
    return *size > 0 ? at : nullptr;
  }

 private:
  std::string_view rest_;
  int line_ = 0;
};

// Gives the chunk its own environment and runs it; everything that can raise an error is inside the protected call.
int run_chunk(lua_State* lua) {
  const FailedLine failed(lua);
  push_environment(lua, *static_cast<Builder*>(LuaState::of(lua).owner()));
  lua_setupvalue(lua, 1, 1);
  lua_settop(lua, 1);
  lua_call(lua, 0, 0);
  return 0;
}

class Run {
 public:
  Run(graph::Rulebook& book, Diagnostics& diagnostics)
      : book_(book), diagnostics_(diagnostics), state_(std::make_unique<LuaState>()), builder_(std::make_unique<Builder>(book, diagnostics)) {
    state_->set_owner(builder_.get());
    open_handles(state_->get());
    open_functions(state_->get());
    state_->set_budget(load_budget);
  }

  void file(const Source& source, int number) {
    builder_->file = number;
    builder_->provision.clear();
    builder_->blamed_line = 0;
    const Diagnostics refused = check_source(source.text, source.file, taken_names(book_));
    diagnostics_.insert(diagnostics_.end(), refused.begin(), refused.end());
    if (unreadable(refused) || state_->exhausted()) return;
    lua_State* lua = state_->get();
    lua_settop(lua, 0);
    int status = compile(source);
    if (status == LUA_OK && !has_errors(refused)) {
      builder_->key_lines = key_lines_of(source.text);
      lua_pushcfunction(lua, run_chunk);
      lua_insert(lua, 1);
      status = lua_pcall(lua, 1, 0, 0);
    }
    if (status != LUA_OK) {
      const std::string text = lua_type(lua, -1) == LUA_TSTRING ? lua_tostring(lua, -1) : "error";
      diagnostics_.push_back(stopped_script(*state_, status, lua_message(text), source.file));
    }
    lua_settop(lua, 0);
  }

  void finish() {
    builder_->tell_unfinished();
    if (has_errors(diagnostics_)) return;
    tell_unused(*builder_);
    if (builder_->functions.empty()) return;
    auto functions = std::make_shared<LuaFunctions>(std::move(state_), std::move(builder_));
    functions->freeze(diagnostics_);
    book_.functions = std::move(functions);
  }

 private:
  int compile(const Source& source) {
    LineReader reader(without_mark(source.text));
    const int status = lua_load(state_->get(), &LineReader::next, &reader, "=", "t");  // no name: messages begin ":12: "
    if (status != LUA_OK) state_->failed_in(reader.line());
    return status;
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
  for (std::size_t i = 0; i < sources.size(); ++i) run.file(sources[i], static_cast<int>(i));
  run.finish();
}

void check_scripts(const graph::Rulebook& book, const std::vector<Source>& sources, Diagnostics& diagnostics) {
  for (const Source& source : sources) {
    const Diagnostics refused = check_source(source.text, source.file, taken_names(book));
    diagnostics.insert(diagnostics.end(), refused.begin(), refused.end());
  }
}

}  // namespace duixian::script
