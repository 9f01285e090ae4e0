#include <algorithm>

#include "graph/column_forms.h"
#include "graph/column_sides.h"

namespace duixian::graph {

namespace {

struct LaneTable {
  std::vector<Lane> from, gives;
  [[nodiscard]] kernels::Table view() const { return {from, gives}; }
};

Form constant_of(const Rational& value) { return constant_form(graph::known(value)); }

Rational given_by(const Node& node, const TierRow& row) { return is_name(node.type) ? Rational(row.code) : row.gives; }

// What lies below the lowest row; nothing where a table of names does not say.
std::optional<Rational> given_below(const Node& node) {
  if (!is_name(node.type)) return node.constant;
  return node.codes.empty() ? std::nullopt : std::optional(Rational(node.codes[0]));
}

// From row to row by comparison, for what has no lanes of its own steps: ratios.
FormResult by_comparison(Lowering& to, const Node& node, const Form& value) {
  const int scope = node.scope;
  const auto below = given_below(node);
  FormResult made = below ? constant_of(*below) : constant_form(unknown(Undefined::no_branch));
  const Slot known = to.known(value);
  for (const TierRow& row : node.table) {
    auto bits = row.strict ? at_least_bits(to, scope, constant_of(row.bound), value) : at_least_bits(to, scope, value, constant_of(row.bound));
    if (!bits || !made) return std::nullopt;
    const Slot reached = row.strict ? to.without(scope, every_row, *bits) : *bits;
    made = selected(to, scope, {to.both(scope, known, reached), to.without(scope, known, reached)}, constant_of(given_by(node, row)), *made);
  }
  return made;
}

// The least lane that reaches a bound, for a scale above zero; nothing beyond 64 bits.
std::optional<Lane> lane_at(const Number& number, const TierRow& row) {
  const auto rest = subtract(row.bound, number.offset);
  const auto lanes = rest ? divide(*rest, number.scale) : std::nullopt;
  if (!lanes) return std::nullopt;
  const Int128 below = floor(*lanes);
  const Int128 first = lanes->is_whole() && !row.strict ? below : below + 1;
  if (first >= lane_limit || first <= -lane_limit) return std::nullopt;
  return static_cast<Lane>(first);
}

std::optional<Rational> step_of(const Node& node) {
  const Rational below = given_below(node).value_or(Rational(0));
  Rational step = below.sign() < 0 ? *subtract(Rational(0), below) : below;
  for (const TierRow& row : node.table) {
    const auto next = common_step({step, given_by(node, row)});
    if (!next) return std::nullopt;
    if (given_by(node, row).sign() != 0) step = *next;
  }
  return step.sign() == 0 ? Rational(1) : step;
}

}  // namespace

FormResult column_tiers(Lowering& to, const Node& node, Forms in) {
  if (auto none = unknown_for_all(in)) return none;
  if (!quantities(in) || node.table.empty()) return std::nullopt;
  if (in[0].number.divisor || in[0].number.scale.sign() < 0) return by_comparison(to, node, in[0]);
  const Number& number = in[0].number;
  const auto step = step_of(node);
  if (!step) return std::nullopt;
  LaneTable table;
  Number made;
  made.scale = *step;
  const auto below = side(constant_of(given_below(node).value_or(Rational(0))), *step);
  if (!below) return std::nullopt;
  made.range = hull(made.range, below->range);
  for (const TierRow& row : node.table) {
    const auto from = lane_at(number, row);
    const auto gives = side(constant_of(given_by(node, row)), *step);
    if (!from || !gives) return std::nullopt;
    table.from.push_back(*from);
    table.gives.push_back(gives->plus);
    made.range = hull(made.range, gives->range);
  }
  const int scope = node.scope;
  made.known = number.known;
  if (!given_below(node)) {  // below the lowest there is no name
    const auto reached = at_least_bits(to, scope, in[0], constant_of(node.table[0].bound));
    const auto equal = node.table[0].strict ? equal_bits(to, scope, in[0], constant_of(node.table[0].bound)) : std::optional(no_rows);
    if (!reached || !equal) return std::nullopt;
    made.known = to.both(scope, made.known, to.without(scope, *reached, *equal));
  }
  const Slot lanes = number.lanes;
  made.lanes = to.lanes(scope, {lanes}, [scope, lanes, table = std::move(table), below = below->plus, &kernels = to.kernels()](Batch& batch, Lane* out) {
    kernels.tiers({batch.lanes(lanes)}, table.view(), below, out, batch.words(scope));
  });
  return checked(scope, made);
}

// Each slice at its own rate, in steps so small that bounds and rates are whole.
FormResult column_slices(Lowering& to, const Node& node, Forms in) {
  if (auto none = unknown_for_all(in)) return none;
  if (!quantities(in) || in[0].number.divisor || in[0].number.scale.sign() < 0 || node.table.empty()) return std::nullopt;
  const Number& number = in[0].number;
  auto step = common_step({number.scale, number.offset});
  const auto rate = step_of(node);
  for (const TierRow& row : node.table) step = step ? common_step({*step, row.bound}) : step;
  const auto value = step ? side(in[0], *step) : std::nullopt;
  const auto scale = value && rate ? multiply(*step, *rate) : std::nullopt;
  if (!scale) return std::nullopt;
  LaneTable table;
  LaneRange widest = value->range;
  Int128 highest = 0;
  for (const TierRow& row : node.table) {
    const auto from = side(constant_of(row.bound), *step), gives = side(constant_of(row.gives), *rate);
    if (!from || !gives) return std::nullopt;
    table.from.push_back(from->plus);
    table.gives.push_back(gives->plus);
    widest = hull(widest, from->range);
    highest = std::max<Int128>(highest, gives->plus < 0 ? -Int128{gives->plus} : gives->plus);
  }
  const auto span = plus({0, widest.high}, {0, -widest.low});
  const auto most = span ? times(*span, {-highest, highest}) : std::nullopt;
  if (!most || !within(*most, lane_limit)) return std::nullopt;
  Number made;
  made.known = number.known;
  made.scale = *scale;
  made.range = *most;
  const int scope = node.scope;
  made.lanes = to.lanes(scope, {*value->lanes}, [scope, side = *value, table = std::move(table), &kernels = to.kernels()](Batch& batch, Lane* out) {
    kernels.slices(side.in(batch), table.view(), out, batch.words(scope));
  });
  return checked(scope, made);
}

}  // namespace duixian::graph
