#include <algorithm>

#include "graph/column_forms.h"
#include "graph/column_sides.h"

namespace duixian::graph {

namespace {

// Rows without a value whose absence means one: not those whose cell could not be read.
Slot absent_rows(Lowering& to, int scope, const columns::Column& column, Slot known, bool despite_flaws) {
  std::vector<Row> flawed;
  for (const auto& [row, flaw] : column.flaws) {
    if (!despite_flaws) flawed.push_back(row);
  }
  std::sort(flawed.begin(), flawed.end());
  return to.bits(scope, {known}, [scope, known, flawed = std::move(flawed)](Batch& batch, Word* out) {
    const Word* source = batch.bits(known);
    for (std::size_t w = 0; w < batch.words(scope); ++w) out[w] = ~source[w];
    const Row first = batch.first(scope), last = first + static_cast<Row>(batch.rows(scope));
    for (auto at = std::lower_bound(flawed.begin(), flawed.end(), first); at != flawed.end() && *at < last; ++at) {
      out[(*at - first) / 64] &= ~(Word{1} << ((*at - first) % 64));
    }
  });
}

Form given_fact(Lowering& to, int scope, const columns::Column& column, const Type& type) {
  const Slot known = to.record_bits(scope, column.known);
  if (known == no_rows) return constant_form(unknown());
  if (type.kind == TypeKind::truth) {
    const Slot yes = to.record_bits(scope, column.yes);
    return truth_form(scope, yes, to.without(scope, known, yes));
  }
  Number number;
  number.known = known;
  number.range = {column.low, column.high};
  number.scale = *Rational::of(1, column.denominator);
  number.lanes = to.record_lanes(scope, column);
  return number_form(scope, number);
}

}  // namespace

FormResult column_constant(Lowering&, const Node& node, Forms) { return constant_form(graph::known(node.constant)); }
FormResult column_unknown(Lowering&, const Node&, Forms) { return constant_form(unknown()); }
FormResult column_approval(Lowering&, const Node&, Forms) { return constant_form(graph::known(false)); }

FormResult column_this_year(Lowering& to, const Node& node, Forms) {
  return constant_form(graph::known(Rational(to.context().year - node.years_ago)));
}

// Rows of those who were paid before go to the row executor; of the others this is true.
FormResult column_paid_before(Lowering& to, const Node&, Forms) {
  return constant_form(to.context().history_given ? graph::known(Rational(0)) : unknown());
}

FormResult column_fact(Lowering& to, const Node& node, Forms) {
  const auto entity = static_cast<std::size_t>(node.index), fact = static_cast<std::size_t>(node.detail);
  const int scope = static_cast<int>(node.index);
  const FactSchema& declared = to.records().schema().entities[entity].facts[fact];
  const columns::Column* column = to.records().column(entity, fact, declared.yearly ? to.context().year - static_cast<int>(node.years_ago) : 0);
  Form given = column ? given_fact(to, scope, *column, declared.type) : constant_form(unknown());
  const auto means = to.context().absence(entity, fact);
  if (!means) {
    if (!given.is_number()) return given;
    return checked(scope, given.number);
  }
  if (!column) return constant_form(means->means);
  const Slot absent = absent_rows(to, scope, *column, to.known(given), means->despite_flaws);
  return selected(to, scope, {absent, to.without(scope, every_row, absent)}, constant_form(means->means), given);
}

// Where nothing is given the rule computes it; where something is written that cannot be read, nobody knows.
FormResult column_given_or_computed(Lowering& to, const Node& node, Forms in) {
  const Node& fact = to.graph()[node.inputs[0]];
  const auto entity = static_cast<std::size_t>(fact.index), number = static_cast<std::size_t>(fact.detail);
  const columns::Column* column = to.records().column(entity, number, to.records().schema().entities[entity].facts[number].yearly ? to.context().year : 0);
  const Slot given = to.known(in[0]);
  if (given == every_row) return in[0];
  const bool flawed = column && !column->flaws.empty();
  if (given == no_rows && !flawed) return in[1];
  const int scope = static_cast<int>(fact.index);
  const Slot computed = flawed ? absent_rows(to, scope, *column, given, false) : to.without(scope, every_row, given);
  return selected(to, node.scope, {given, computed}, in[0], in[1]);
}

FormResult column_series_on(Lowering& to, const Node& node, Forms in) {
  if (in.size() > 1 || in[0].is_constant() || !in[0].is_number() || in[0].number.divisor || in[0].number.scale != Rational(1) || in[0].number.offset.sign() != 0) return std::nullopt;
  const auto points = to.context().series(node.index);
  const bool carries = to.context().carries(node.index);
  auto step = common_step({});
  for (const auto& point : points) step = step ? common_step({&point == &points.front() ? Rational(0) : *step, point.value}) : step;
  if (!step) return std::nullopt;
  Number made;
  made.scale = *step;
  std::vector<Lane> days, values;
  for (const auto& point : points) {
    const auto value = side(constant_form(graph::known(point.value)), *step);
    if (!value) return std::nullopt;
    days.push_back(point.day);
    values.push_back(value->plus);
    made.range = hull(made.range, value->range);
  }
  // The point that holds on a day, or one past the last.
  const auto found = [days, carries](Lane day) {
    const auto after = std::upper_bound(days.begin(), days.end(), day);
    const bool some = after != days.begin() && (carries || *(after - 1) == day);
    return some ? static_cast<std::size_t>(after - days.begin()) - 1 : days.size();
  };
  const int scope = node.scope;
  const Slot lanes = in[0].number.lanes, known = in[0].number.known;
  made.lanes = to.lanes(scope, {lanes}, [scope, lanes, found, values](Batch& batch, Lane* out) {
    for (std::size_t row = 0; row < batch.rows(scope); ++row) {
      const std::size_t at = found(batch.lanes(lanes)[row]);
      out[row] = at < values.size() ? values[at] : 0;
    }
  });
  made.known = to.bits(scope, {lanes, known}, [scope, lanes, known, found, count = values.size()](Batch& batch, Word* out) {
    std::copy_n(batch.bits(known), batch.words(scope), out);
    for (std::size_t row = 0; row < batch.rows(scope); ++row) {
      if (found(batch.lanes(lanes)[row]) == count) out[row / 64] &= ~(Word{1} << (row % 64));
    }
  });
  return checked(scope, made);
}

}  // namespace duixian::graph
