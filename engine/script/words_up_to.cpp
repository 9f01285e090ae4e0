// Ceilings "up to", which a pack reads as the sum in full or as a share that an authority decides.
#include "script/arguments.h"
#include "script/vocabulary.h"

namespace duixian::script {

namespace {

using graph::Node;
using graph::Operation;

// The pack's own way to read "up to": declared under [reading] up_to, or in full.
std::size_t reading_of_up_to(lua_State* state, Builder& builder) {
  auto& declared = builder.book.declarations;
  for (std::size_t i = 0; i < declared.readings.size(); ++i) {
    if (declared.readings[i].id == "up_to") return i;
  }
  builder.warn(builder.file, current_line(state), "up-to-unread",
               {"条文写“最高”“不超过”，没有声明是给足还是由主管部门裁量，现按给足计算", "the text grants \"up to\" a sum; whether in full or at discretion is not declared, and it is taken in full"},
               {"在 [reading] 声明 up_to，choices 为 full 和 discretion", "declare up_to under [reading], with the choices full and discretion"});
  graph::ReadingDeclaration reading;
  reading.id = "up_to";
  reading.issue = {"“最高给予”“不超过”是给足还是由主管部门裁量", "whether \"up to\" is paid in full or at discretion"};
  reading.choices = {{"full", {"给足", "in full"}}, {"discretion", {"由主管部门裁量", "at the authority's discretion"}}};
  reading.chosen = "full";
  reading.why = {"没有声明时按给足", "in full where the pack does not say"};
  declared.readings.push_back(std::move(reading));
  return declared.readings.size() - 1;
}

std::int64_t discretion_of_up_to(Builder& builder) {
  auto& declared = builder.book.declarations.discretions;
  for (std::size_t i = 0; i < declared.size(); ++i) {
    if (declared[i].name == "up_to") return static_cast<std::int64_t>(i);
  }
  declared.push_back({"up_to", {"核定比例", "share granted"}, quantity_type({}), Rational(0), Rational(1), "%"});
  return static_cast<std::int64_t>(declared.size()) - 1;
}

// up_to(x): x in full, or a share of it that an authority decides, as the pack reads it.
int up_to(lua_State* state, Builder& builder) {
  const OutlineId x = value_at(state, builder, 1);
  if (builder.poisoned({x})) return poisoned(state, builder);
  const std::size_t number = reading_of_up_to(state, builder);
  const auto& declared = builder.book.declarations.readings[number];
  std::vector<std::string> names;
  for (const auto& choice : declared.choices) names.push_back(choice.name);
  std::sort(names.begin(), names.end());
  if (names != std::vector<std::string>{"discretion", "full"}) {
    builder.report(state, "reading-branch", {"读法 up_to 的选项应为 full 和 discretion", "the choices of the reading up_to are full and discretion"}, {"改正 [reading] up_to", "correct [reading] up_to"});
    return poisoned(state, builder);
  }
  const std::int64_t decided = discretion_of_up_to(builder);
  const OutlineId share = builder.put(state, "discretion", "up_to", {}, builder.compose.leaf(Operation::discretion, quantity_type({}), graph::no_scope, decided));
  const OutlineId part = builder.put(state, "multiply", "", {x, share}, builder.compose.multiply(builder.node(x), builder.node(share)));
  if (builder.poisoned({part})) return poisoned(state, builder);
  Node node;
  node.operation = Operation::reading;
  node.type = builder.type(x);
  node.index = static_cast<std::int64_t>(number);
  std::vector<OutlineId> parts;
  for (const auto& choice : builder.book.declarations.readings[number].choices) {
    parts.push_back(choice.name == "full" ? x : part);
    node.names.push_back(choice.name);
    node.inputs.push_back(builder.node(parts.back()));
  }
  const std::vector<std::string> labels = node.names;
  return push(state, builder.put(state, "reading", "up_to", parts, builder.book.graph.add(std::move(node)), labels)), 1;
}

}  // namespace

const std::vector<NamedWord>& up_to_words() {
  static const std::vector<NamedWord> words{{"up_to", lua_word<up_to>}};
  return words;
}

}  // namespace duixian::script
