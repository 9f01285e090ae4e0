// Asking groups of a list's members: what is counted together, such as the sales of one product over several records.
#include "script/arguments.h"
#include "script/vocabulary.h"

namespace duixian::script {

namespace {

using graph::Built;
using graph::Mistake;
using graph::NodeId;
using graph::Operation;

const GroupView* groups_at(lua_State* state, Builder& builder, int index) {
  const Handle* handle = handle_at(state, index);
  return handle && handle->kind == HandleKind::groups ? &builder.groups[handle->index] : nullptr;
}

NodeId node_or_always(Builder& builder, const std::optional<OutlineId>& condition) { return condition ? builder.node(*condition) : builder.compose.truth(true); }

std::vector<OutlineId> parts_of(const GroupView& view, const std::vector<OutlineId>& more) {
  std::vector<OutlineId> parts{view.list.outline, view.key};
  for (const auto& filter : {view.list.filter, view.filter}) {
    if (filter) parts.push_back(*filter);
  }
  parts.insert(parts.end(), more.begin(), more.end());
  return parts;
}

std::vector<std::string> part_names(const GroupView& view, bool body) {
  std::vector<std::string> names{"list", "by"};
  if (view.list.filter) names.emplace_back("of members");
  if (view.filter) names.emplace_back("where");
  if (body) names.emplace_back("of");
  return names;
}

Built folded(Builder& builder, const GroupView& view, Operation operation, NodeId body) {
  return builder.compose.over_groups(operation, static_cast<int>(view.list.entity), view.number, node_or_always(builder, view.list.filter), builder.node(view.key),
                                     node_or_always(builder, view.filter), body);
}

template <Operation operation>
int over(lua_State* state, Builder& builder) {
  const GroupView* found = groups_at(state, builder, 1);
  if (!found) return poisoned(state, builder);
  const GroupView view = *found;
  const OutlineId body = value_at(state, builder, 2);
  if (builder.poisoned({body})) return poisoned(state, builder);
  const char* word = operation == Operation::list_sum ? "groups_sum" : operation == Operation::list_highest ? "groups_highest" : operation == Operation::list_any ? "groups_any" : "groups_every";
  return push(state, builder.put(state, word, "", parts_of(view, {body}), folded(builder, view, operation, builder.node(body)), part_names(view, true))), 1;
}

int count(lua_State* state, Builder& builder) {
  const GroupView* found = groups_at(state, builder, 1);
  if (!found) return poisoned(state, builder);
  const GroupView view = *found;
  graph::Node agree;
  agree.operation = Operation::agree;
  agree.type = quantity_type({});
  for (const Operation bound : {Operation::list_count_surely, Operation::list_count_possibly}) {
    const Built built = folded(builder, view, bound, builder.compose.truth(true));
    if (std::holds_alternative<Mistake>(built)) return push(state, builder.put(state, "groups_count", "", {}, built)), 1;
    agree.inputs.push_back(std::get<NodeId>(built));
  }
  return push(state, builder.put(state, "groups_count", "", parts_of(view, {}), builder.book.graph.add(std::move(agree)), part_names(view, false))), 1;
}

int where(lua_State* state, Builder& builder) {
  const GroupView* found = groups_at(state, builder, 1);
  if (!found) return poisoned(state, builder);
  GroupView view = *found;
  const OutlineId condition = narrowed(state, builder, 2, view.filter, "same:where(same.members:count():at_least(2))");
  if (builder.poisoned({condition})) return poisoned(state, builder);
  view.filter = condition;
  builder.groups.push_back(view);
  return push(state, HandleKind::groups, static_cast<std::uint32_t>(builder.groups.size() - 1)), 1;
}

}  // namespace

int members_of_group(lua_State* state, Builder& builder, std::uint32_t number) {
  const GroupView view = builder.groups[number];
  ListView list = view.list;
  Built in = builder.compose.in_group(static_cast<int>(list.entity), view.number, builder.node(view.key));
  const OutlineId same = builder.put(state, "in_group", "", {view.key}, in);
  if (builder.poisoned({same})) return poisoned(state, builder);
  list.filter = !list.filter ? same : builder.put(state, "all", "", {same, *list.filter}, builder.compose.all_of({builder.node(same), builder.node(*list.filter)}));
  builder.lists.push_back(list);
  return push(state, HandleKind::list, static_cast<std::uint32_t>(builder.lists.size() - 1)), 1;
}

const std::vector<NamedWord>& group_methods() {
  static const std::vector<NamedWord> words{
      {"where", lua_word<where>}, {"count", lua_word<count>}, {"sum", lua_word<over<Operation::list_sum>>}, {"highest", lua_word<over<Operation::list_highest>>},
      {"any", lua_word<over<Operation::list_any>>}, {"every", lua_word<over<Operation::list_every>>}};
  return words;
}

}  // namespace duixian::script
