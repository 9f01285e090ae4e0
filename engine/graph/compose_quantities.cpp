// Types and units of arithmetic, dates, tables, choices and divisions.
#include <algorithm>

#include "graph/compose.h"
#include "graph/tier_rows.h"

namespace duixian::graph {

namespace {

const Unit months = unit_of("month");
const Unit days = unit_of("day");

Node binary(Operation operation, Type type, NodeId a, NodeId b) {
  Node node;
  node.operation = operation;
  node.type = std::move(type);
  node.inputs = {a, b};
  return node;
}

}  // namespace

Built Composer::add(NodeId a, NodeId b) {
  if (type(a).kind == TypeKind::date || type(b).kind == TypeKind::date) {
    if (type(b).kind == TypeKind::date) std::swap(a, b);
    if (type(b) == quantity_type(months)) return finish(binary(Operation::plus_months, type(a), a, b));
    if (type(b) == quantity_type(days)) return finish(binary(Operation::add, type(a), a, b));
    return Mistake{"type-mismatch", {"日期只能加上一段时间", "only a period can be added to a date"},
                   {"写成例如 x + \"3年\" 或 x + \"90天\"", "write for instance x + \"3年\" or x + \"90天\""}};
  }
  if (auto mistake = require(a, TypeKind::quantity, "+")) return *mistake;
  if (auto mistake = unify(a, b, "+")) return *mistake;
  return finish(binary(Operation::add, type(a), a, b));
}

Built Composer::subtract(NodeId a, NodeId b) {
  if (type(a).kind == TypeKind::date && type(b).kind == TypeKind::date) {
    return finish(binary(Operation::subtract, quantity_type(days), a, b));
  }
  if (type(a).kind == TypeKind::date) {
    const Built negative = negate(b);
    return std::holds_alternative<Mistake>(negative) ? negative : add(a, std::get<NodeId>(negative));
  }
  if (auto mistake = require(a, TypeKind::quantity, "-")) return *mistake;
  if (auto mistake = unify(a, b, "-")) return *mistake;
  return finish(binary(Operation::subtract, type(a), a, b));
}

Built Composer::multiply(NodeId a, NodeId b) {
  for (NodeId side : {a, b}) {
    if (auto mistake = require(side, TypeKind::quantity, "*")) return *mistake;
  }
  return finish(binary(Operation::multiply, quantity_type(type(a).unit * type(b).unit), a, b));
}

Built Composer::divide(NodeId a, NodeId b) {
  for (NodeId side : {a, b}) {
    if (auto mistake = require(side, TypeKind::quantity, "/")) return *mistake;
  }
  return finish(binary(Operation::divide, quantity_type(type(a).unit / type(b).unit), a, b));
}

Built Composer::negate(NodeId a) { return apply(Operation::negate, {a}, "-"); }

Built Composer::extreme(Operation operation, std::vector<NodeId> values) {
  const char* word = operation == Operation::least ? "lowest" : "highest";
  for (std::size_t pass = 0; pass < 2; ++pass) {
    for (NodeId& value : values) {
      if (type(value).kind != TypeKind::date) {
        if (auto mistake = require(value, TypeKind::quantity, word)) return *mistake;
      }
      if (auto mistake = unify(values[0], value, word)) return *mistake;
    }
  }
  if (values.size() == 1) return values[0];
  Node node;
  node.operation = operation;
  node.type = type(values[0]);
  node.inputs = std::move(values);
  return finish(std::move(node));
}

Built Composer::growth(NodeId now, NodeId before) { return apply(Operation::growth, {now, before}, "growth_over"); }

Built Composer::average_growth(NodeId last, NodeId first, NodeId years) {
  if (auto mistake = require(last, TypeKind::quantity, "growth_over")) return *mistake;
  if (auto mistake = unify(last, first, "growth_over")) return *mistake;
  if (auto mistake = require(years, TypeKind::quantity, "growth_over")) return *mistake;
  if (type(years).unit == months) {  // "3年" counts three years
    const Built count = divide(years, quantity({Rational(12), months}));
    if (std::holds_alternative<Mistake>(count)) return count;
    years = std::get<NodeId>(count);
  }
  if (!type(years).unit.is_none()) {
    return Mistake{"unit-mismatch", {"growth_over 的年数应是不带单位的数", "the years of growth_over are a plain number"},
                   {"写成例如 last:growth_over(first, 3)", "write for instance last:growth_over(first, 3)"}};
  }
  Node node;
  node.operation = Operation::average_growth;
  node.type = {TypeKind::root, {}, {}, false, {}};
  node.inputs = {last, first, years};
  return finish(std::move(node));
}

Built Composer::rounded(NodeId a, NodeId step, Rounding rule) {
  const bool root = type(a).kind == TypeKind::root;
  if (!root) {
    if (auto mistake = require(a, TypeKind::quantity, "rounded")) return *mistake;
    if (auto mistake = unify(a, step, "rounded")) return *mistake;
  }
  Node node = binary(Operation::rounded, root ? quantity_type({}) : type(a), a, step);
  node.index = static_cast<std::int64_t>(rule);
  return finish(std::move(node));
}

Built Composer::table(Operation operation, NodeId x, const Type& bound, const Type& gives, std::vector<TierRow> rows, std::int64_t parameter, const std::optional<TierRow>& below) {
  const char* word = operation == Operation::tiers ? "tiers" : "slices";
  if (auto mistake = require(x, TypeKind::quantity, word)) return *mistake;
  if (bound.unit != type(x).unit && !(bound.unit.is_none() && may_count(type(x).unit))) {
    const Message a = describe(type(x)), b = describe(bound);
    return Mistake{"unit-mismatch",
                   {std::string(word) + " 的分档线与被分档的量单位不同：" + b.zh + " 与 " + a.zh,
                    std::string("the lines of ") + word + " and what they divide differ in unit: " + b.en + " and " + a.en},
                   {"让分档线与该量用同一单位", "give the lines the unit of the quantity"}};
  }
  Node node;
  node.operation = operation;
  node.inputs = {x};
  node.index = parameter;
  node.table = std::move(rows);
  if (below && operation == Operation::slices) {
    add_lowest_slice(node.table, below->gives);
  } else if (below) {
    node.detail = 1;
    node.constant = below->gives;
    if (!below->name.empty()) node.names = {below->name};
  }
  node.type = gives;
  if (operation == Operation::slices) node.type = quantity_type(type(x).unit * gives.unit);
  return finish(std::move(node));
}

Built Composer::same_type(std::vector<NodeId>& values) {
  for (std::size_t pass = 0; pass < 2; ++pass) {
    for (NodeId& value : values) {
      if (auto mistake = unify(values[0], value, "choose")) return *mistake;
    }
  }
  return values[0];
}

Built Composer::choose(NodeId selector, std::vector<std::string> names, std::vector<NodeId> values, bool otherwise) {
  if (type(selector).kind == TypeKind::truth) {
    for (const std::string& name : names) {
      if (name == "yes" || name == "no") continue;
      return Mistake{"unknown-name", {"对条件作选择只有 yes 和 no 两支，没有“" + name + "”", "a choice by a condition has the branches yes and no, not \"" + name + "\""},
                     {"写成 choose(条件, { yes = a, no = b })", "write choose(condition, { yes = a, no = b })"}};
    }
  } else {
    const Built checked = one_of(selector, names);
    if (std::holds_alternative<Mistake>(checked)) return checked;
  }
  const Built unified = same_type(values);
  if (std::holds_alternative<Mistake>(unified)) return unified;
  Node node;
  node.operation = Operation::choose;
  node.type = type(values[0]);
  if (is_name(node.type)) node.type = {TypeKind::text, {}, {}, false, {}};
  node.inputs = {selector};
  node.inputs.insert(node.inputs.end(), values.begin(), values.end());
  node.names = std::move(names);
  node.detail = otherwise ? 1 : 0;
  return finish(std::move(node));
}

Built Composer::first_row(const std::vector<NodeId>& conditions, std::vector<NodeId> values) {
  for (const NodeId condition : conditions) {
    if (auto mistake = require(condition, TypeKind::truth, "first_that")) return *mistake;
  }
  const Built unified = same_type(values);
  if (std::holds_alternative<Mistake>(unified)) return unified;
  Node node;
  node.operation = Operation::first_row;
  node.type = type(values[0]);
  if (is_name(node.type)) node.type = {TypeKind::text, {}, {}, false, {}};
  node.inputs = conditions;
  node.inputs.insert(node.inputs.end(), values.begin(), values.end());
  node.detail = values.size() > conditions.size() ? 1 : 0;
  return finish(std::move(node));
}

Built Composer::elected(NodeId who, std::vector<std::string> names, std::vector<NodeId> values) {
  const Built checked = one_of(who, names);
  if (std::holds_alternative<Mistake>(checked)) return checked;
  for (NodeId& value : values) {
    if (auto mistake = require(value, TypeKind::quantity, "best_of")) return *mistake;
    if (auto mistake = unify(values[0], value, "best_of")) return *mistake;
  }
  Node node;
  node.operation = Operation::elected;
  node.type = type(values[0]);
  node.inputs = {who};
  node.inputs.insert(node.inputs.end(), values.begin(), values.end());
  node.names = std::move(names);
  return finish(std::move(node));
}

std::optional<Mistake> Composer::require_money(NodeId sum) const {
  if (type(sum).kind == TypeKind::quantity && type(sum).unit.is_money()) return std::nullopt;
  const Message have = describe(type(sum));
  return Mistake{"type-mismatch", {"split 分的是金额，这里是" + have.zh, "split divides a sum of money, and this is " + have.en},
                 {"第一个参数写要分的金额", "put the sum to be divided first"}};
}

Built Composer::split_part(NodeId sum, const std::vector<NodeId>& weights, std::int64_t part) {
  if (auto mistake = require(sum, TypeKind::quantity, "split")) return *mistake;
  std::vector<NodeId> unified = weights;
  for (NodeId& weight : unified) {
    if (auto mistake = require(weight, TypeKind::quantity, "split")) return *mistake;
    if (auto mistake = unify(unified[0], weight, "split")) return *mistake;
  }
  if (auto mistake = require_money(sum)) return *mistake;
  Node node;
  node.operation = Operation::split_part;
  node.type = type(sum);
  node.inputs = {sum};
  node.inputs.insert(node.inputs.end(), unified.begin(), unified.end());
  node.index = part;
  return finish(std::move(node));
}

Built Composer::equal_parts(NodeId sum, NodeId count) {
  for (NodeId side : {sum, count}) {
    if (auto mistake = require(side, TypeKind::quantity, "equal_parts")) return *mistake;
  }
  if (type(count).unit == months) {
    const Built years = divide(count, quantity({Rational(12), months}));
    if (std::holds_alternative<Mistake>(years)) return years;
    count = std::get<NodeId>(years);
  }
  return finish(binary(Operation::equal_parts, list_of(type(sum)), sum, count));
}

}  // namespace duixian::graph
