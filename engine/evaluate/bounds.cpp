#include "evaluate/bounds.h"

#include <algorithm>
#include <utility>

#include "graph/scalars.h"

namespace duixian::evaluate {

namespace {

using graph::Cell;
using graph::Node;
using graph::NodeId;
using graph::Operation;
using End = std::optional<Rational>;

Bounds exactly(const Rational& value) { return {value, value}; }
const Bounds from_zero{Rational(0), std::nullopt};

// Of both ends, where both are there.
template <class Join>
End joined(const End& a, const End& b, Join join) {
  return a && b ? join(*a, *b) : std::nullopt;
}

End sum(const End& a, const End& b) {
  return joined(a, b, [](const Rational& x, const Rational& y) { return add(x, y); });
}

End negative(const End& a) { return a ? subtract(Rational(0), *a) : std::nullopt; }
Bounds negative(const Bounds& a) { return {negative(a.high), negative(a.low)}; }

// Where one of two counts and nobody knows which.
Bounds hull(const Bounds& a, const Bounds& b) {
  const auto lower = [](const Rational& x, const Rational& y) { return End(std::min(x, y)); };
  const auto higher = [](const Rational& x, const Rational& y) { return End(std::max(x, y)); };
  return {joined(a.low, b.low, lower), joined(a.high, b.high, higher)};
}

// The higher of two: it is at least what either is at least.
Bounds greatest(const Bounds& a, const Bounds& b) {
  Bounds made = hull(a, b);
  made.low = a.low && b.low ? End(std::max(*a.low, *b.low)) : a.low ? a.low : b.low;
  return made;
}

Bounds least(const Bounds& a, const Bounds& b) { return negative(greatest(negative(a), negative(b))); }

bool not_negative(const Bounds& a) { return a.low && a.low->sign() >= 0; }

// By a factor that is known.
Bounds scaled(const Bounds& a, const Rational& factor) {
  const auto by = [&](const End& end) { return end ? multiply(*end, factor) : std::nullopt; };
  return factor.sign() == 0 ? exactly(Rational(0)) : factor.sign() > 0 ? Bounds{by(a.low), by(a.high)} : Bounds{by(a.high), by(a.low)};
}

}  // namespace

Bounds BoundsOf::operator()(NodeId id) {
  const Cell& cell = executor_.cell(id);
  if (cell.known && !cell.list) return exactly(cell.value);
  const auto at = found_.find(id);
  if (at != found_.end()) return at->second;
  const Bounds made = compute(id);
  return found_[id] = made;
}

Bounds BoundsOf::compute(NodeId id) {
  const Node& node = program_.graph[id];
  const auto over = [&](Bounds (*join)(const Bounds&, const Bounds&)) {
    Bounds all = (*this)(node.inputs[0]);
    for (std::size_t i = 1; i < node.inputs.size(); ++i) all = join(all, (*this)(node.inputs[i]));
    return all;
  };
  switch (node.operation) {
    case Operation::fact: return fact(node);
    case Operation::add: return over([](const Bounds& a, const Bounds& b) { return Bounds{sum(a.low, b.low), sum(a.high, b.high)}; });
    case Operation::subtract: return over([](const Bounds& a, const Bounds& b) { return Bounds{sum(a.low, negative(b.high)), sum(a.high, negative(b.low))}; });
    case Operation::negate: return negative((*this)(node.inputs[0]));
    case Operation::multiply: return product(node);
    case Operation::divide: return quotient(node);
    case Operation::least: return over(least);
    case Operation::greatest: return over(greatest);
    case Operation::agree: return over(hull);
    case Operation::capped_if_known: return capped(node);
    case Operation::given_or_computed: return (*this)(node.inputs[executor_.unread(program_.graph[node.inputs[0]]) ? 0 : 1]);
    case Operation::tiers: return table(node);
    case Operation::choose: return choice(node);
    case Operation::first_row: return first_row(node);
    case Operation::elected: return elected(node);
    case Operation::rounded: case Operation::whole_steps: case Operation::slices: return at_ends(node);
    case Operation::paid_before: case Operation::days_between: case Operation::full_months: case Operation::overlap: return from_zero;
    case Operation::list_sum: case Operation::list_highest: return members(id, node);
    default: return {};
  }
}

// A ceiling that is not known is none; should it come to be known, it may lie anywhere.
Bounds BoundsOf::capped(const Node& node) {
  const Bounds x = (*this)(node.inputs[0]), both = least(x, (*this)(node.inputs[1]));
  return executor_.cell(node.inputs[1]).known ? both : Bounds{both.low, x.high};
}

Bounds BoundsOf::fact(const Node& node) const {
  const auto& range = program_.book().schema.entities[static_cast<std::size_t>(node.index)].facts[static_cast<std::size_t>(node.detail)].range;
  return range ? Bounds{range->low, range->high} : Bounds{};
}

Bounds BoundsOf::product(const Node& node) {
  const Bounds a = (*this)(node.inputs[0]), b = (*this)(node.inputs[1]);
  if (a.low && a.high && *a.low == *a.high) return scaled(b, *a.low);
  if (b.low && b.high && *b.low == *b.high) return scaled(a, *b.low);
  if (!not_negative(a) || !not_negative(b)) return {};
  const auto times = [](const Rational& x, const Rational& y) { return multiply(x, y); };
  return {joined(a.low, b.low, times), joined(a.high, b.high, times)};
}

// By what is above zero throughout.
Bounds BoundsOf::quotient(const Node& node) {
  const Bounds a = (*this)(node.inputs[0]), b = (*this)(node.inputs[1]);
  if (!b.low || b.low->sign() <= 0) return {};
  const auto by = [](const Rational& x, const Rational& y) { return divide(x, y); };
  if (b.high && *b.high == *b.low) return {joined(a.low, b.low, by), joined(a.high, b.low, by)};
  if (!not_negative(a)) return {};
  const End low = joined(a.low, b.high, by);
  return {low ? low : End(Rational(0)), joined(a.high, b.low, by)};
}

// Every row that the value may reach.
Bounds BoundsOf::table(const Node& node) {
  const Bounds x = (*this)(node.inputs[0]);
  std::optional<Bounds> all;
  for (std::size_t i = 0; i <= node.table.size(); ++i) {  // row 0 is what lies below the first line
    const bool begins_above = i > 0 && x.high && (*x.high < node.table[i - 1].bound || (node.table[i - 1].strict && *x.high == node.table[i - 1].bound));
    const bool ends_below = i < node.table.size() && x.low && (*x.low > node.table[i].bound || (!node.table[i].strict && *x.low == node.table[i].bound));
    if (begins_above || ends_below) continue;
    const Bounds gives = exactly(i == 0 ? node.constant : node.table[i - 1].gives);
    all = all ? hull(*all, gives) : gives;
  }
  return all.value_or(Bounds{});
}

Bounds BoundsOf::choice(const Node& node) {
  const Cell& selector = executor_.cell(node.inputs[0]);
  std::optional<Bounds> all;
  for (std::size_t i = 1; i < node.inputs.size(); ++i) {
    const bool otherwise = i > node.codes.size();
    if (selector.known && !otherwise && selector.value != Rational(node.codes[i - 1])) continue;
    if (selector.known && otherwise && all) continue;
    const Bounds branch = (*this)(node.inputs[i]);
    all = all ? hull(*all, branch) : branch;
  }
  return all.value_or(Bounds{});
}

Bounds BoundsOf::first_row(const Node& node) {
  const bool otherwise = node.detail == 1;
  const std::size_t rows = node.inputs.size() / 2;
  std::optional<Bounds> all;
  const auto may_be = [&](const Bounds& one) { all = all ? hull(*all, one) : one; };
  for (std::size_t i = 0; i < rows; ++i) {
    const Cell& holds = executor_.cell(node.inputs[i]);
    if (graph::is_false(holds)) continue;
    may_be((*this)(node.inputs[rows + i]));
    if (holds.known) return *all;
  }
  may_be(otherwise ? (*this)(node.inputs.back()) : exactly(Rational(0)));
  return *all;
}

Bounds BoundsOf::elected(const Node& node) {
  const Cell& who = executor_.cell(node.inputs[0]);
  std::optional<Bounds> all;
  for (std::size_t i = 0; i < node.codes.size(); ++i) {
    const Bounds part = (*this)(node.inputs[i + 1]);
    if (who.known && who.value == Rational(node.codes[i])) return part;
    all = all ? greatest(*all, part) : part;
  }
  return who.known ? Bounds{} : all.value_or(Bounds{});
}

// Members that may count may also not; each is looked at in its own row.
Bounds BoundsOf::members(NodeId id, const Node& node) {
  const auto all = executor_.members(node);
  if (!all) return {};
  const bool adds = node.operation == Operation::list_sum;
  Bounds total = exactly(Rational(0));
  std::optional<Bounds> sure, perhaps;  // the highest of those that count, and of those that may
  executor_.for_each_member(id, *all, [&](std::size_t) {
    const Cell& counts = executor_.cell(node.inputs[0]);
    if (graph::is_false(counts)) return;
    const auto outside = std::exchange(found_, {});
    const Bounds body = (*this)(node.inputs[1]);
    found_ = outside;
    const Bounds part = counts.known ? body : hull(body, exactly(Rational(0)));
    total = {sum(total.low, part.low), sum(total.high, part.high)};
    std::optional<Bounds>& highest = counts.known ? sure : perhaps;
    highest = !highest ? body : counts.known ? greatest(*highest, body) : hull(*highest, body);
  });
  if (adds) return total;
  if (!perhaps) return sure.value_or(exactly(Rational(0)));
  if (!sure) return hull(*perhaps, exactly(Rational(0)));  // zero where nobody counts
  return {sure->low, hull(*sure, *perhaps).high};
}

// What rises with its first input, the others known.
Bounds BoundsOf::at_ends(const Node& node) {
  for (std::size_t i = 1; i < node.inputs.size(); ++i) {
    if (!executor_.cell(node.inputs[i]).known) return node.operation == Operation::whole_steps ? from_zero : Bounds{};
  }
  for (const graph::TierRow& row : node.table) {
    if (row.gives.sign() < 0) return {};
  }
  const Bounds x = (*this)(node.inputs[0]);
  const auto at = [&](const End& end) -> End {
    if (!end) return std::nullopt;
    std::vector<Cell> inputs{graph::known(*end)};
    for (std::size_t i = 1; i < node.inputs.size(); ++i) inputs.push_back(executor_.cell(node.inputs[i]));
    const Cell made = graph::scalar_value(node, inputs);
    return made.known ? End(made.value) : std::nullopt;
  };
  Bounds made{at(x.low), at(x.high)};
  if (!made.low && node.operation != Operation::rounded) made.low = Rational(0);  // neither steps nor slices go below
  return made;
}

std::optional<std::pair<Money, Money>> ends_of(const Bounds& bounds, bool sure, const std::string& currency) {
  const auto not_below_zero = [](const End& end) { return end && end->sign() < 0 ? End(Rational(0)) : end; };
  const auto money = [&](const End& end) { return end ? duixian::money_of(*end, currency, Rounding::half_up) : std::nullopt; };
  const auto low = money(sure && bounds.low ? not_below_zero(bounds.low) : End(Rational(0))), high = money(not_below_zero(bounds.high));
  if (!low || !high) return std::nullopt;
  return std::pair{*low, *high};
}

}  // namespace duixian::evaluate
