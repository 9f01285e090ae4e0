#include "graph/compose.h"

#include <algorithm>
#include <cstring>

#include "base/invariant.h"
#include "base/nearest_name.h"

namespace duixian::graph {

namespace {

bool is_plain(const Node& node) {
  return node.operation == Operation::constant && node.type.kind == TypeKind::quantity && node.type.unit.is_none();
}

}  // namespace

bool may_count(const Unit& unit) {
  return unit.dimensions.size() == 1 && unit.dimensions[0].power == 1 && !is_currency(unit.dimensions[0].name) &&
         unit.dimensions[0].name != "m2" && unit.dimensions[0].name != "month" && unit.dimensions[0].name != "day";
}

namespace {

Mistake unit_mistake(const Type& a, const Type& b, const std::string& word) {
  const Message x = describe(a), y = describe(b);
  return {"unit-mismatch",
          {"“" + word + "”的两边不是同一种量：" + x.zh + " 与 " + y.zh, "the two sides of `" + word + "` are not of one kind: " + x.en + " and " + y.en},
          {"把一边换成与另一边同单位的量，例如给数字写上单位", "bring one side to the other's unit, for instance by writing the unit with the number"}};
}

Message joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return {text, text};
}

}  // namespace

Message describe(const Type& type) {
  switch (type.kind) {
    case TypeKind::truth: return {"条件", "a condition"};
    case TypeKind::choice: return {"选项", "a choice"};
    case TypeKind::text: return {"文字", "a text"};
    case TypeKind::date: return {"日期", "a date"};
    case TypeKind::root: return {"年均增长率", "an average growth"};
    case TypeKind::list: return {"列表", "a list"};
    case TypeKind::quantity: break;
  }
  if (type.unit.is_none()) return {"不带单位的数或比率", "a plain number or rate"};
  const std::string unit = to_text(type.unit);
  if (type.unit.is_money()) return {"金额（" + unit + "）", "money (" + unit + ")"};
  return {"以“" + unit + "”计的量", "a quantity in " + unit};
}

Type list_of(const Type& member) {
  Type list{TypeKind::list, member.unit, {}, false, {}};
  if (is_name(member)) list.names = {"text"};
  if (member.kind == TypeKind::truth) list.names = {"truth"};
  if (member.kind == TypeKind::date) list.names = {"date"};
  return list;
}

Type member_of(const Type& list) {
  if (list.names.empty()) return quantity_type(list.unit);
  return {list.names[0] == "text" ? TypeKind::text : list.names[0] == "truth" ? TypeKind::truth : TypeKind::date, {}, {}, false, {}};
}

Built Composer::finish(Node node) {
  if (auto mistake = same_chain(node.inputs)) return *mistake;
  return graph_.add(std::move(node));
}

// Values of a project and of a loan may meet only where one belongs to the other.
std::optional<Mistake> Composer::same_chain(const std::vector<NodeId>& inputs) const {
  int deepest = no_scope;
  for (NodeId input : inputs) deepest = std::max(deepest, graph_[input].scope);
  for (NodeId input : inputs) {
    const int scope = graph_[input].scope;
    int walk = deepest;
    while (walk != scope && walk != no_scope) {
      const auto owner = schema_.entities[static_cast<std::size_t>(walk)].owner;
      walk = owner ? static_cast<int>(*owner) : no_scope;
    }
    if (walk == scope || scope == no_scope) continue;
    const std::string a = schema_.entities[static_cast<std::size_t>(scope)].name;
    const std::string b = schema_.entities[static_cast<std::size_t>(deepest)].name;
    return Mistake{"unrelated-entities",
                   {"“" + a + "”与“" + b + "”互不隶属，不能放在一个算式里", "`" + a + "` and `" + b + "` do not belong to one another and cannot meet in one expression"},
                   {"通过列表方法（:sum、:count、:every……）读取成员", "read members through a list's method (:sum, :count, :every, ...)"}};
  }
  return std::nullopt;
}

std::optional<Mistake> Composer::require(NodeId id, TypeKind kind, const char* word) const {
  const Type& type = graph_[id].type;
  if (type.kind == kind) return std::nullopt;
  const Message have = describe(type), want = describe(Type{kind, {}, {}, false, {}});
  const bool quantity = kind == TypeKind::quantity;
  return Mistake{"type-mismatch",
                 {std::string("“") + word + "”需要" + (quantity ? "一个量" : want.zh) + "，这里是" + have.zh,
                  std::string("`") + word + "` takes " + (quantity ? "a quantity" : want.en) + ", and this is " + have.en},
                 {"换成相应类型的事实或算式", "put a fact or expression of that type here"}};
}

std::optional<Mistake> Composer::unify(NodeId& a, NodeId& b, const char* word) {
  const Type x = graph_[a].type, y = graph_[b].type;
  if (x.kind == TypeKind::quantity && y.kind == TypeKind::quantity) {
    if (x.unit == y.unit) return std::nullopt;
    if (is_plain(graph_[b]) && may_count(x.unit)) {
      b = quantity({graph_[b].constant, x.unit});
      return std::nullopt;
    }
    if (is_plain(graph_[a]) && may_count(y.unit)) {
      a = quantity({graph_[a].constant, y.unit});
      return std::nullopt;
    }
    return unit_mistake(x, y, word);
  }
  if (x.kind == y.kind || (is_name(x) && is_name(y))) return std::nullopt;
  return unit_mistake(x, y, word);
}

Built Composer::apply(Operation operation, std::vector<NodeId> inputs, const char* word) {
  const Signature& signature = row_of(operation).signature;
  invariant(signature.inputs && inputs.size() == std::strlen(signature.inputs), "an operation is applied as its signature says");
  const auto kind = [](char letter) { return letter == 't' ? TypeKind::truth : letter == 'd' ? TypeKind::date : TypeKind::quantity; };
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const char letter = signature.inputs[i];
    if (auto mistake = letter == 's' ? unify(inputs[0], inputs[i], word) : require(inputs[i], kind(letter), word)) return *mistake;
    if (letter == 'p' && !type(inputs[i]).unit.is_none()) return unit_mistake(type(inputs[i]), quantity_type({}), word);
  }
  Node node;
  node.operation = operation;
  node.type = signature.result == 's' ? type(inputs[0]) : Type{kind(signature.result), {}, {}, false, {}};
  node.inputs = std::move(inputs);
  return finish(std::move(node));
}

NodeId Composer::quantity(const Quantity& value) {
  Node node;
  node.type = quantity_type(value.unit);
  node.constant = value.amount;
  return graph_.add(std::move(node));
}

NodeId Composer::date(Date value) {
  Node node;
  node.type = {TypeKind::date, {}, {}, false, {}};
  node.constant = Rational(value.days);
  return graph_.add(std::move(node));
}

NodeId Composer::name(const std::string& text) {
  Node node;
  node.type = {TypeKind::text, {}, {}, false, {}};
  node.names = {text};
  return graph_.add(std::move(node));
}

NodeId Composer::truth(bool value) {
  Node node;
  node.type = truth_type();
  node.constant = Rational(value ? 1 : 0);
  return graph_.add(std::move(node));
}

NodeId Composer::leaf(Operation operation, Type type, int scope, std::int64_t index, std::int64_t detail, std::int64_t years_ago) {
  Node node;
  node.operation = operation;
  node.type = std::move(type);
  node.scope = scope;
  node.index = index;
  node.detail = detail;
  node.years_ago = years_ago;
  return graph_.add(std::move(node));
}

Built Composer::all_of(const std::vector<NodeId>& conditions) {
  for (NodeId condition : conditions) {
    if (auto mistake = require(condition, TypeKind::truth, "all")) return *mistake;
  }
  if (conditions.size() == 1) return conditions[0];
  Node node;
  node.operation = Operation::all;
  node.type = truth_type();
  node.inputs = conditions;
  return finish(std::move(node));
}

Built Composer::any_of(const std::vector<NodeId>& conditions) {
  for (NodeId condition : conditions) {
    if (auto mistake = require(condition, TypeKind::truth, "any")) return *mistake;
  }
  if (conditions.size() == 1) return conditions[0];
  Node node;
  node.operation = Operation::any;
  node.type = truth_type();
  node.inputs = conditions;
  return finish(std::move(node));
}

Built Composer::negation(NodeId condition) {
  if (auto mistake = require(condition, TypeKind::truth, "none")) return *mistake;
  Node node;
  node.operation = Operation::negation;
  node.type = truth_type();
  node.inputs = {condition};
  return finish(std::move(node));
}

Built Composer::compare(Operation operation, NodeId a, NodeId b) {
  const TypeKind x = graph_[a].type.kind, y = graph_[b].type.kind;
  const bool root = (x == TypeKind::root && graph_[b].type == quantity_type({})) ||
                    (y == TypeKind::root && graph_[a].type == quantity_type({}));
  const bool ordered = root || x == TypeKind::quantity || x == TypeKind::date;
  if (!ordered) {
    const Message have = describe(graph_[a].type);
    return Mistake{"type-mismatch",
                   {have.zh + "没有大小，不能比较多少", have.en + " has no size to compare"},
                   {"用 :is、:one_of，或直接把它当条件", "use :is or :one_of, or take it as the condition it is"}};
  }
  if (!root) {
    if (auto mistake = unify(a, b, operation == Operation::at_least ? "at_least" : "more_than")) return *mistake;
  }
  Node node;
  node.operation = operation;
  node.type = truth_type();
  node.inputs = {a, b};
  return finish(std::move(node));
}

Built Composer::is(NodeId a, NodeId b) {
  for (NodeId side : {a, b}) {
    const TypeKind kind = graph_[side].type.kind;
    if (kind != TypeKind::list && kind != TypeKind::root) continue;
    const Message have = describe(graph_[side].type);
    return Mistake{"type-mismatch", {have.zh + "不能用 is 比较", have.en + " cannot be compared by `is`"},
                   {"列表用它的方法问；年均增长率与比率比较", "ask a list by its methods; compare an average growth with a rate by :at_least"}};
  }
  if (auto mistake = unify(a, b, "is")) return *mistake;
  if (graph_[a].type.kind == TypeKind::choice && graph_[b].operation == Operation::constant) {
    const Built checked = one_of(a, graph_[b].names);
    if (std::holds_alternative<Mistake>(checked)) return checked;
  }
  Node node;
  node.operation = Operation::equals;
  node.type = truth_type();
  node.inputs = {a, b};
  return finish(std::move(node));
}

Built Composer::one_of(NodeId a, const std::vector<std::string>& names) {
  const Type& type = graph_[a].type;
  if (!is_name(type)) {
    const Message have = describe(type);
    return Mistake{"type-mismatch", {have.zh + "不是选项或文字，不能用 one_of", have.en + " is no choice or text: `one_of` does not apply"},
                   {"用 :at_least、:between 等比较", "compare it with :at_least, :between and the like"}};
  }
  for (const std::string& name : names) {
    if (type.kind != TypeKind::choice || std::find(type.names.begin(), type.names.end(), name) != type.names.end()) continue;
    const auto close = nearest(name, type.names);
    const Message known = joined(type.names);
    return Mistake{"unknown-name", {"没有名为“" + name + "”的选项", "there is no choice called \"" + name + "\""},
                   close ? Message{"是否为“" + *close + "”？", "did you mean \"" + *close + "\"?"}
                         : Message{"可选：" + known.zh, "it is one of: " + known.en}};
  }
  Node node;
  node.operation = Operation::one_of;
  node.type = truth_type();
  node.inputs = {a};
  node.names = names;
  return finish(std::move(node));
}

Built Composer::which(const std::vector<std::string>& names, const std::vector<NodeId>& conditions) {
  for (NodeId condition : conditions) {
    if (auto mistake = require(condition, TypeKind::truth, "which")) return *mistake;
  }
  Node node;
  node.operation = Operation::which;
  node.type = list_of(Type{TypeKind::text, {}, {}, false, {}});
  node.inputs = conditions;
  node.names = names;
  return finish(std::move(node));
}

Built Composer::over_list(Operation operation, int list, std::int64_t named, NodeId filter, NodeId body) {
  if (auto mistake = require(filter, TypeKind::truth, "where")) return *mistake;
  const bool truth = operation == Operation::list_any || operation == Operation::list_every;
  const bool counts = operation == Operation::list_count_surely || operation == Operation::list_count_possibly;
  if (truth) {
    if (auto mistake = require(body, TypeKind::truth, operation == Operation::list_any ? "any" : "every")) return *mistake;
  } else if (operation == Operation::list_sum || operation == Operation::list_highest || operation == Operation::list_split) {
    if (auto mistake = require(body, TypeKind::quantity, "sum")) return *mistake;
  }
  for (NodeId inside : {filter, body}) {
    const int scope = graph_[inside].scope;
    int walk = list;
    while (walk != scope && walk != no_scope) {
      const auto owner = schema_.entities[static_cast<std::size_t>(walk)].owner;
      walk = owner ? static_cast<int>(*owner) : no_scope;
    }
    if (scope == no_scope || walk == scope) continue;
    const std::string other = schema_.entities[static_cast<std::size_t>(scope)].name;
    const std::string own = schema_.entities[static_cast<std::size_t>(list)].name;
    return Mistake{"wrong-member", {"在“" + own + "”的列表里读不到“" + other + "”", "`" + other + "` cannot be read inside a list of `" + own + "`"},
                   {"在列表方法里用 " + own + ".事实", "inside the list's method use " + own + ".FACT"}};
  }
  Node node;
  node.operation = operation;
  node.inputs = {filter, body};
  node.index = list;
  node.detail = named;
  node.type = truth ? truth_type() : counts ? quantity_type({}) : graph_[body].type;
  if (operation == Operation::list_values || operation == Operation::list_split) {
    node.type = list_of(graph_[body].type);
  }
  const auto owner = schema_.entities[static_cast<std::size_t>(list)].owner;
  node.scope = owner ? static_cast<int>(*owner) : no_scope;
  return graph_.add(std::move(node));
}

Built Composer::in_group(int list, std::int64_t number, NodeId key) {
  const TypeKind kind = type(key).kind;
  if (kind == TypeKind::list || kind == TypeKind::root) {
    const Message have = describe(type(key));
    return Mistake{"type-mismatch", {"不能按" + have.zh + "分组", "members cannot be grouped by " + have.en}, {"按名称、日期或数分组", "group by a name, a day or a number"}};
  }
  Node node;
  node.operation = Operation::in_group;
  node.type = truth_type();
  node.inputs = {key};
  node.index = list;
  node.constant = Rational(number);
  node.scope = list;
  return graph_.add(std::move(node));
}

Built Composer::over_groups(Operation operation, int list, std::int64_t number, NodeId filter, NodeId key, NodeId condition, NodeId body) {
  const Built of_members = over_list(Operation::list_any, list, -1, filter, filter);  // whose members they are
  if (std::holds_alternative<Mistake>(of_members)) return of_members;
  Node node = graph_[std::get<NodeId>(of_members)];
  const bool truth = operation == Operation::list_any || operation == Operation::list_every;
  const bool counts = operation == Operation::list_count_surely || operation == Operation::list_count_possibly;
  if (auto mistake = require(condition, TypeKind::truth, "where")) return *mistake;
  if (auto mistake = require(body, truth || counts ? TypeKind::truth : TypeKind::quantity, truth ? "any" : "sum")) return *mistake;
  for (const NodeId asked : {condition, body}) {
    if (graph_[asked].scope != list) continue;
    return Mistake{"wrong-member", {"对一组提问时要先汇总其成员", "a group is asked through its members"}, {"写成例如 same.members:sum(" + schema_.entities[static_cast<std::size_t>(list)].name + ".事实)", "write for instance same.members:sum(" + schema_.entities[static_cast<std::size_t>(list)].name + ".FACT)"}};
  }
  node.operation = Operation::groups;
  node.type = truth ? truth_type() : counts ? quantity_type({}) : type(body);
  node.inputs = {filter, key, condition, body};
  node.constant = Rational(number);
  node.years_ago = static_cast<std::int64_t>(operation) - static_cast<std::int64_t>(Operation::list_sum);  // how groups are folded
  return graph_.add(std::move(node));
}

// The sum may belong to what lies deeper than the list's owner: a project's, divided among the enterprise's partners.
Built Composer::split_among(NodeId list_split, NodeId sum) {
  if (auto mistake = require_money(sum)) return *mistake;
  if (auto mistake = same_chain({list_split, sum})) return *mistake;
  Node node = graph_[list_split];
  node.inputs.push_back(sum);
  node.scope = std::max(node.scope, graph_[sum].scope);
  node.type.unit = graph_[sum].type.unit;
  return graph_.add(std::move(node));
}

}  // namespace duixian::graph
