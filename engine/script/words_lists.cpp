// Asking a list: inside its methods the list's entity stands for one member.
#include "script/arguments.h"
#include "script/vocabulary.h"

namespace duixian::script {

namespace {

using graph::Built;
using graph::Mistake;
using graph::NodeId;
using graph::Operation;

const ListView* list_at(lua_State* state, Builder& builder, int index, const char* word) {
  const Handle* handle = handle_at(state, index);
  if (handle && handle->kind == HandleKind::list) return &builder.lists[handle->index];
  if (!handle || handle->kind != HandleKind::expression || handle->index != 0) {
    wrong_argument(state, builder, word, "一个列表", "a list", "enterprise.new_products:count()");
  }
  return nullptr;
}

NodeId filter_of(Builder& builder, const ListView& list) {
  return list.filter ? builder.node(*list.filter) : builder.compose.truth(true);
}

std::vector<OutlineId> parts_of(const ListView& list, std::vector<OutlineId> more) {
  std::vector<OutlineId> parts{list.outline};
  if (list.filter) parts.push_back(*list.filter);
  parts.insert(parts.end(), more.begin(), more.end());
  return parts;
}

std::vector<std::string> part_names(const ListView& list, bool body) {
  std::vector<std::string> names{"list"};
  if (list.filter) names.push_back("where");
  if (body) names.push_back("of");
  return names;
}

int over(lua_State* state, Builder& builder, const char* word, Operation operation) {
  const ListView* view = list_at(state, builder, 1, word);
  if (!view) return poisoned(state, builder);
  const ListView list = *view;
  const OutlineId body = value_at(state, builder, 2);
  if (builder.poisoned({body})) return poisoned(state, builder);
  const Built built = builder.compose.over_list(operation, static_cast<int>(list.entity), list.named, filter_of(builder, list), builder.node(body));
  push(state, builder.put(state, word, "", parts_of(list, {body}), built, part_names(list, true)));
  return 1;
}

int sum(lua_State* s, Builder& b) { return over(s, b, "sum", Operation::list_sum); }
int every(lua_State* s, Builder& b) { return over(s, b, "every", Operation::list_every); }
int any_of(lua_State* s, Builder& b) { return over(s, b, "any_of", Operation::list_any); }
int highest(lua_State* s, Builder& b) { return over(s, b, "highest", Operation::list_highest); }
int values(lua_State* s, Builder& b) { return over(s, b, "values", Operation::list_values); }

int count(lua_State* state, Builder& builder) {
  const ListView* view = list_at(state, builder, 1, "count");
  if (!view) return poisoned(state, builder);
  const ListView list = *view;
  std::vector<NodeId> bounds;
  for (Operation bound : {Operation::list_count_surely, Operation::list_count_possibly}) {
    const Built built = builder.compose.over_list(bound, static_cast<int>(list.entity), list.named, filter_of(builder, list), builder.compose.truth(true));
    if (std::holds_alternative<Mistake>(built)) return push(state, builder.put(state, "count", "", {}, built)), 1;
    bounds.push_back(std::get<NodeId>(built));
  }
  graph::Node agree;
  agree.operation = Operation::agree;
  agree.type = quantity_type({});
  agree.inputs = bounds;
  push(state, builder.put(state, "count", "", parts_of(list, {}), builder.book.graph.add(std::move(agree)), part_names(list, false)));
  return 1;
}

int where(lua_State* state, Builder& builder) {
  const ListView* view = list_at(state, builder, 1, "where");
  if (!view) return poisoned(state, builder);
  ListView list = *view;
  const OutlineId condition = narrowed(state, builder, 2, list.filter, "list:where(member.fact:is \"a\")");
  if (builder.poisoned({condition})) return poisoned(state, builder);
  list.filter = condition;
  builder.lists.push_back(list);
  push(state, HandleKind::list, static_cast<std::uint32_t>(builder.lists.size() - 1));
  return 1;
}

// list:by(member.fact): its members in groups that have one value there.
int by(lua_State* state, Builder& builder) {
  const ListView* view = list_at(state, builder, 1, "by");
  if (!view) return poisoned(state, builder);
  const ListView list = *view;
  const OutlineId key = value_at(state, builder, 2);
  if (builder.poisoned({key})) return poisoned(state, builder);
  if (list.named != -1) {
    wrong_argument(state, builder, "by", "整个列表或 where 筛选后的列表", "a whole list, or what `where` leaves of it", "enterprise.products:by(product.name)");
    return poisoned(state, builder);
  }
  builder.groups.push_back({list, key, builder.grouping(list, key), std::nullopt});
  push(state, HandleKind::groups, static_cast<std::uint32_t>(builder.groups.size() - 1));
  return 1;
}

int named(lua_State* state, Builder& builder) {
  const ListView* view = list_at(state, builder, 1, "named");
  if (!view) return poisoned(state, builder);
  ListView list = *view;
  const auto names = names_of(state, builder, 2, "named");
  if (!names) return poisoned(state, builder);
  if (!builder.book.schema.fact(list.entity, "name")) {
    builder.report(state, "no-names", {"这个列表的成员没有 name 事实，不能按名字取", "the members of this list have no fact `name` to be taken by"},
                   {"在实体中声明 name = { type = \"text\" }", "declare name = { type = \"text\" } in the entity"});
    return poisoned(state, builder);
  }
  if (names->parameter >= 0) {
    list.named = -2 - names->parameter;
  } else {
    builder.book.named_lists.push_back(names->names);
    list.named = static_cast<std::int64_t>(builder.book.named_lists.size() - 1);
  }
  builder.lists.push_back(list);
  push(state, HandleKind::list, static_cast<std::uint32_t>(builder.lists.size() - 1));
  return 1;
}

int split(lua_State* state, Builder& builder) {
  const ListView* view = list_at(state, builder, 1, "split");
  if (!view) return poisoned(state, builder);
  const ListView list = *view;
  const OutlineId whole = value_at(state, builder, 2);
  const OutlineId weight = value_at(state, builder, 3);
  if (builder.poisoned({whole, weight})) return poisoned(state, builder);
  Built built = builder.compose.over_list(Operation::list_split, static_cast<int>(list.entity), list.named, filter_of(builder, list), builder.node(weight));
  if (const auto* weights = std::get_if<NodeId>(&built)) built = builder.compose.split_among(*weights, builder.node(whole));
  std::vector<std::string> names = part_names(list, true);
  names.emplace_back("whole");
  push(state, builder.put(state, "list_split", "", parts_of(list, {weight, whole}), built, names));
  return 1;
}

}  // namespace

const std::vector<NamedWord>& list_methods() {
  static const std::vector<NamedWord> words{
      {"where", lua_word<where>}, {"named", lua_word<named>}, {"sum", lua_word<sum>}, {"count", lua_word<count>},
      {"every", lua_word<every>}, {"any", lua_word<any_of>}, {"highest", lua_word<highest>}, {"values", lua_word<values>},
      {"split", lua_word<split>}, {"by", lua_word<by>}};
  return words;
}

}  // namespace duixian::script
