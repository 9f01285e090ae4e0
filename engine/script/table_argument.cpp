#include "script/table_argument.h"

#include <algorithm>

#include "graph/tier_rows.h"

namespace duixian::script {

using graph::Operation;
using graph::ParameterForm;
using graph::WrittenTier;

namespace {

// What one row's constants are, and the types that all rows share.
class Rows {
 public:
  Rows(lua_State* state, Builder& builder) : state_(state), builder_(builder) {}

  bool row(int table) {
    WrittenTier tier;
    bool fine = lua_istable(state_, table);
    if (fine) {
      only_names(state_, builder_, table, {"at_least", "more_than", "at_most", "less_than", "gives"}, "tiers");
      for (auto [key, line] : {std::pair{"at_least", &tier.at_least}, {"more_than", &tier.more_than}, {"at_most", &tier.at_most}, {"less_than", &tier.less_than}}) {
        if (const auto node = constant(table, key, fine)) line->emplace(node->constant), same(bound_, node->type, fine);
      }
      const auto gives = constant(table, "gives", fine);
      fine = fine && gives;
      if (fine) given(*gives, tier, fine);
    }
    written_.push_back(std::move(tier));
    return fine;
  }

  void otherwise(int table, bool& fine) {
    only_names(state_, builder_, table, {"otherwise"}, "tiers");
    if (const auto node = constant(table, "otherwise", fine)) given(*node, otherwise_.emplace(), fine);
  }

  std::variant<graph::TierTable, graph::WrongTier> joined() const { return graph::tier_table(written_, otherwise_); }
  [[nodiscard]] bool any() const { return !written_.empty() && bound_ && gives_; }
  [[nodiscard]] const Type& bound() const { return *bound_; }
  [[nodiscard]] const Type& gives() const { return *gives_; }

 private:
  std::optional<graph::Node> constant(int table, const char* key, bool& fine) {
    lua_getfield(state_, table, key);
    std::optional<graph::Node> found;
    if (!lua_isnil(state_, -1)) {
      const OutlineId value = value_at(state_, builder_, lua_gettop(state_));
      if (!(value == builder_.poison())) found = builder_.book.graph[builder_.node(value)];
      fine = fine && found && found->operation == Operation::constant;
    }
    lua_pop(state_, 1);
    return found;
  }

  void given(const graph::Node& node, WrittenTier& tier, bool& fine) {
    tier.gives = node.constant;
    if (!node.names.empty()) tier.name = node.names[0];
    same(gives_, node.type, fine);
  }

  static void same(std::optional<Type>& all, const Type& one, bool& fine) {
    if (all) fine = fine && all->kind == one.kind && all->unit == one.unit;
    else all = one;
  }

  lua_State* state_;
  Builder& builder_;
  std::vector<WrittenTier> written_;
  std::optional<WrittenTier> otherwise_;
  std::optional<Type> bound_, gives_;
};

}  // namespace

const graph::Parameter* table_parameter(lua_State* state, Builder& builder, int index, ParameterForm form, std::uint32_t& number) {
  const Handle* handle = handle_at(state, index);
  if (!handle || handle->kind != HandleKind::parameter_table) return nullptr;
  number = handle->index;
  const auto& parameter = builder.book.declarations.parameters[handle->index];
  return parameter.form == form ? &parameter : nullptr;
}

std::optional<TableArgument> table_at(lua_State* state, Builder& builder, int index, const char* word) {
  std::uint32_t number = 0;
  if (const auto* parameter = table_parameter(state, builder, index, ParameterForm::tiers, number)) {
    return TableArgument{parameter->bound, parameter->type, {}, std::nullopt, number, parameter->name};
  }
  Rows rows(state, builder);
  bool fine = lua_istable(state, index);
  const auto size = fine ? static_cast<lua_Integer>(lua_rawlen(state, index)) : 0;
  for (lua_Integer i = 1; i <= size && fine; ++i) {
    LuaState::of(state).charge(member_cost);
    lua_rawgeti(state, index, i);
    fine = rows.row(lua_gettop(state));
    lua_pop(state, 1);
  }
  if (fine) rows.otherwise(index, fine);
  if (!fine || !rows.any()) {
    wrong_argument(state, builder, word, "一个 tiers 参数，或写明分档线与 gives 的分档表，各行单位相同", "a parameter of type tiers, or rows with a line and gives, of one unit",
                   "tiers(x, parameter.award)");
    return std::nullopt;
  }
  const auto joined = rows.joined();
  if (const auto* wrong = std::get_if<graph::WrongTier>(&joined)) return builder.report(state, wrong->mistake), std::nullopt;
  const auto& table = std::get<graph::TierTable>(joined);
  return TableArgument{rows.bound(), rows.gives(), table.rows, table.below, -1, ""};
}

graph::Built tabled(Builder& builder, Operation operation, graph::NodeId x, const TableArgument& table) {
  return builder.compose.table(operation, x, table.bound, table.gives, table.rows, table.parameter, table.below);
}

}  // namespace duixian::script
