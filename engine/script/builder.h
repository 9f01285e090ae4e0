// What the vocabulary builds on while a pack's scripts run: the rulebook, the mistakes found so far, and where we are.
//
// A mistake never stops the script: it is noted with file, line and provision, and the word gives `poison`, an expression
// that every other word accepts in silence. So one load tells all mistakes.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "duixian/words/diagnostic.h"
#include "graph/compose.h"
#include "graph/rulebook.h"
#include "script/key_lines.h"

struct lua_State;

namespace duixian::script {

using graph::OutlineId;
class LuaFunctions;

// A list as a script holds it before a method makes a value of it.
struct ListView {
  std::size_t entity = 0;
  std::optional<OutlineId> filter;
  std::int64_t named = -1;   // >= 0: a list of Rulebook::named_lists; below -1: -2 - parameter
  OutlineId outline;         // the word `list`
};

// Members of a list that go together by a key.
struct GroupView {
  ListView list;
  OutlineId key;
  std::int64_t number = 0;           // which grouping of the pack: the same list by the same key is the same
  std::optional<OutlineId> filter;   // of groups
};

// A sum divided among parties.
struct SplitView {
  OutlineId sum;
  std::vector<std::string> parties;
  std::vector<OutlineId> parts;
  OutlineId outline;
};

// A provision whose name was read; its keys follow in the same breath.
struct Started {
  std::string id;
  int file = 0;
  int line = 0;
  bool finished = false;
};

// A Lua function given to compute.
struct Function {
  int reference = 0;  // in Lua's registry
  int file = 0;
};

class Builder {
 public:
  Builder(graph::Rulebook& book, Diagnostics& diagnostics);

  graph::Rulebook& book;
  graph::Composer compose;
  std::vector<ListView> lists;
  std::vector<SplitView> splits;
  std::vector<GroupView> groups;
  std::vector<OutlineId> moved;    // rules that were taken up as seen some years earlier
  int file = 0;                    // of Rulebook::files
  std::string provision;           // the one being written, for messages
  KeyLines key_lines;              // of the file
  int blamed_line = 0;             // where a mistake is, if not in the running line
  LuaFunctions* calls = nullptr;   // once rules are frozen: what runs functions
  std::vector<Started> started;    // provisions, in the order their names were written
  std::vector<Function> functions; // of compute, by number
  bool in_function = false;        // a function provision is running

  [[nodiscard]] OutlineId poison() const { return {0}; }
  [[nodiscard]] bool poisoned(const std::vector<OutlineId>& parts) const;
  // Notes a mistake at the line of the script that is running now.
  void report(lua_State* state, const graph::Mistake& mistake);
  void report(lua_State* state, std::string code, Message what, Message remedy);
  // Tells of provisions whose keys never came.
  void tell_unfinished();
  void warn(int at_file, int line, std::string code, Message what, Message remedy);
  // The outline entry of a word whose node was built, or poison where it could not be.
  OutlineId put(lua_State* state, std::string word, std::string name, std::vector<OutlineId> parts, graph::Built built,
                std::vector<std::string> part_names = {});
  // Tells that a rule has become too long to be one, and gives poison.
  OutlineId too_long(lua_State* state);
  [[nodiscard]] graph::NodeId node(OutlineId id) const { return book.outline[id].node; }
  [[nodiscard]] const Type& type(OutlineId id) const { return book.graph[node(id)].type; }
  // The number of a grouping of that list by that key.
  [[nodiscard]] std::int64_t grouping(const ListView& list, OutlineId key) const;
  // The same rule as seen `years` years earlier.
  OutlineId shifted(lua_State* state, OutlineId id, std::int64_t years);

 private:
  OutlineId shifted(lua_State* state, OutlineId id, std::int64_t years, std::map<graph::NodeId, graph::NodeId>& done);
  [[nodiscard]] bool reads_decision(graph::NodeId id) const;
  graph::NodeId shifted_node(graph::NodeId id, std::int64_t years, std::map<graph::NodeId, graph::NodeId>& done);
  Diagnostics& diagnostics_;
};

}  // namespace duixian::script
