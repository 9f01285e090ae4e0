#include "evaluate/members.h"

#include <algorithm>
#include <numeric>

#include "graph/scalars.h"

namespace duixian::evaluate {

namespace {

using graph::Cell;
using graph::is_false;
using graph::is_true;
using graph::known;
using graph::Operation;
using graph::Undefined;
using graph::unknown;
using Members = std::vector<MemberCells>;

Cell sum(const Members& members) {
  Rational total;
  for (const MemberCells& member : members) {
    if (is_false(member.filter)) continue;
    if (!member.filter.known) return unknown(member.filter.why);
    if (!member.body.known) return unknown(member.body.why);
    const auto next = add(total, member.body.value);
    if (!next) return unknown(Undefined::overflow);
    total = *next;
  }
  return known(total);
}

Cell highest(const Members& members) {
  std::optional<Rational> best;
  for (const MemberCells& member : members) {
    if (is_false(member.filter)) continue;
    if (!member.filter.known) return unknown(member.filter.why);
    if (!member.body.known) return unknown(member.body.why);
    if (!best || member.body.value > *best) best = member.body.value;
  }
  return known(best.value_or(Rational(0)));
}

Cell count(const Members& members, bool possibly) {
  std::int64_t number = 0;
  for (const MemberCells& member : members) {
    if (is_true(member.filter) || (possibly && !member.filter.known)) ++number;
  }
  return known(Rational(number));
}

Cell any(const Members& members) {
  bool all_known = true;
  for (const MemberCells& member : members) {
    if (is_false(member.filter) || is_false(member.body)) continue;
    if (is_true(member.filter) && is_true(member.body)) return known(true);
    all_known = false;
  }
  return all_known ? known(false) : unknown();
}

// Nothing proves the clause for an empty list: there it is false.
Cell every(const Members& members) {
  bool surely_some = false, possibly_some = false, all_known = true;
  for (const MemberCells& member : members) {
    if (is_false(member.filter)) continue;
    if (is_true(member.filter) && is_false(member.body)) return known(false);
    surely_some = surely_some || is_true(member.filter);
    possibly_some = true;
    if (!is_true(member.body)) all_known = false;
  }
  if (!possibly_some) return known(false);
  return all_known && surely_some ? known(true) : unknown();
}

Cell values(const Members& members) {
  graph::ListCells list;
  for (const MemberCells& member : members) {
    if (is_false(member.filter)) continue;
    if (!member.filter.known) return unknown(member.filter.why);
    list.members.push_back(member.body);
  }
  return graph::list_cell(std::move(list));
}

// Ties go by the members' names; the parts are then shown in the records' order.
Cell split(const Members& members, const Cell& whole) {
  Members chosen;
  for (const MemberCells& member : members) {
    if (is_false(member.filter)) continue;
    if (!member.filter.known) return unknown(member.filter.why);
    chosen.push_back(member);
  }
  std::vector<std::size_t> order(chosen.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return chosen[a].label < chosen[b].label; });
  std::vector<Cell> weights;
  for (std::size_t i : order) weights.push_back(chosen[i].body);
  const Cell parts = graph::split_all(whole, weights);
  if (!parts.known) return parts;
  graph::ListCells list;
  list.members.resize(chosen.size());
  list.labels.resize(chosen.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    list.members[order[i]] = parts.list->members[i];
    list.labels[order[i]] = chosen[order[i]].label;
  }
  return graph::list_cell(std::move(list));
}

}  // namespace

Cell fold_members(const graph::Node& node, const Members& members, const Cell& whole) {
  switch (node.operation) {
    case Operation::list_sum: return sum(members);
    case Operation::list_highest: return highest(members);
    case Operation::list_count_surely: return count(members, false);
    case Operation::list_count_possibly: return count(members, true);
    case Operation::list_any: return any(members);
    case Operation::list_every: return every(members);
    case Operation::list_values: return values(members);
    default: return split(members, whole);
  }
}

}  // namespace duixian::evaluate
