// What a fact was in earlier years. detail: 1 where the first input says how many earlier years the records hold without a
// gap; years before that hold nothing, and count only where the records name them.
#include "graph/scalars.h"

namespace duixian::graph {

namespace {

// How many of the values must be known; nothing where that cannot be said.
std::optional<std::size_t> counted(const Node& node, Inputs in) {
  if (node.detail != 1 || !in[0].known) return std::nullopt;
  const auto years = in[0].value.as_int64();
  const std::size_t most = in.size() - 1;
  if (!years || *years > static_cast<std::int64_t>(most)) return std::nullopt;
  return *years < 0 ? 0 : static_cast<std::size_t>(*years);
}

Cell not_said(const Node& node, Inputs in) {
  if (node.detail != 1) return unknown(Undefined::no_beginning);
  return unknown(in[0].known ? Undefined::no_beginning : in[0].why);
}

Inputs values_of(const Node& node, Inputs in) { return node.detail == 1 ? in.subspan(1) : in; }

}  // namespace

// Zero where no earlier year counts.
Cell scalar_highest_before(const Node& node, Inputs in) {
  const auto years = counted(node, in);
  if (!years) return not_said(node, in);
  const Inputs values = values_of(node, in);
  std::optional<Rational> highest;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (!values[i].known && i < *years) return unknown(values[i].why);
    if (values[i].known && (!highest || values[i].value > *highest)) highest = values[i].value;
  }
  return known(highest.value_or(Rational(0)));
}

Cell scalar_ever_before(const Node& node, Inputs in) {
  for (const Cell& value : values_of(node, in)) {
    if (is_true(value)) return known(true);
  }
  const auto years = counted(node, in);
  if (!years) return not_said(node, in);
  const Inputs values = values_of(node, in);
  for (std::size_t i = 0; i < *years; ++i) {
    if (!values[i].known) return unknown(values[i].why);
  }
  return known(false);
}

}  // namespace duixian::graph
