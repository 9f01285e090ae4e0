// Takes what a script passed to a word: an expression, a text that is a quantity or a name, a whole number, a table.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "script/handle.h"

namespace duixian::script {

// The value at a stack index as an expression. A text that begins with a digit is a quantity, any other a name; beside a
// name (`beside`) every text is one. Floats, truths and holes are mistakes, told with what to write.
[[nodiscard]] OutlineId value_at(lua_State* state, Builder& builder, int index, const Type* beside = nullptr);

// The value under a key of the table at a stack index; nothing where the table does not have it.
[[nodiscard]] std::optional<OutlineId> value_at_key(lua_State* state, Builder& builder, int table, const char* key, const Type* beside = nullptr);

// Two sides of one word, each seen beside the other.
[[nodiscard]] std::pair<OutlineId, OutlineId> sides(lua_State* state, Builder& builder, int first, int second);

// The members of a table as a script wrote it: a list in its order, or names in alphabetical order. Holes and a mixture of
// both are mistakes; then nothing is given.
struct TableMembers {
  bool by_name = false;
  std::vector<std::string> names;  // by_name: one a member
  std::size_t size = 0;
};
[[nodiscard]] std::optional<TableMembers> members_of(lua_State* state, Builder& builder, int index, const char* word);
// Pushes member i (from 0).
void push_member(lua_State* state, int table, const TableMembers& members, std::size_t i);

// All members of the table as expressions.
[[nodiscard]] std::optional<std::vector<OutlineId>> values_of(lua_State* state, Builder& builder, int index, const TableMembers& members,
                                                             const Type* beside = nullptr);
// The condition at a stack index, joined to a filter that is there already: what `where` of lists and of groups leaves. Poison,
// and a mistake noted, where it is no condition.
[[nodiscard]] OutlineId narrowed(lua_State* state, Builder& builder, int index, const std::optional<OutlineId>& filter, const char* example);
// Texts of a list, or of a list parameter; nothing (and a mistake noted) where it is neither.
struct NameList {
  std::vector<std::string> names;
  std::int64_t parameter = -1;
};
[[nodiscard]] std::optional<NameList> names_of(lua_State* state, Builder& builder, int index, const char* word);

// Names in a table that are not among those that a word knows: a misspelt one must not be passed over.
void only_names(lua_State* state, Builder& builder, int table, const std::vector<std::string>& known, const char* word);

[[nodiscard]] bool is_text(lua_State* state, int index);
[[nodiscard]] std::string text_at(lua_State* state, int index);
// A small whole number written in the script.
[[nodiscard]] std::optional<std::int64_t> count_at(lua_State* state, Builder& builder, int index, const char* word, std::int64_t most);

// Message helpers for words: “word”需要… / `word` takes …
void wrong_argument(lua_State* state, Builder& builder, const char* word, const char* zh, const char* en, const char* example);

}  // namespace duixian::script
