// Methods that need no rules of their own: the table of operations says their word and their types.
#include <array>
#include <cstring>
#include <utility>

#include "script/arguments.h"
#include "script/vocabulary.h"

namespace duixian::script {

namespace {

using graph::NodeId;
using graph::Operation;

// Literals beside the first take its unit, as everywhere.
template <Operation operation>
int method(lua_State* state, Builder& builder) {
  const graph::Signature& signature = graph::row_of(operation).signature;
  const int count = static_cast<int>(std::strlen(signature.inputs));
  std::vector<OutlineId> parts;
  if (count == 2) {
    const auto [first, second] = sides(state, builder, 1, 2);
    parts = {first, second};
  } else {
    for (int i = 1; i <= count; ++i) parts.push_back(value_at(state, builder, i));
  }
  if (builder.poisoned(parts)) return poisoned(state, builder);
  std::vector<NodeId> inputs;
  for (OutlineId part : parts) inputs.push_back(builder.node(part));
  push(state, builder.put(state, signature.word, "", parts, builder.compose.apply(operation, inputs, signature.word)));
  return 1;
}

template <std::size_t... at>
std::vector<NamedWord> words_of(std::index_sequence<at...>) {
  std::vector<NamedWord> words;
  const std::array<lua_CFunction, sizeof...(at)> functions{lua_word<method<static_cast<Operation>(at)>>...};
  for (std::size_t i = 0; i < functions.size(); ++i) {
    const char* word = graph::row_of(static_cast<Operation>(i)).signature.word;
    if (word) words.push_back({word, functions[i]});
  }
  return words;
}

}  // namespace

const std::vector<NamedWord>& table_methods() {
  static const std::vector<NamedWord> words = words_of(std::make_index_sequence<graph::operation_count>());
  return words;
}

}  // namespace duixian::script
