#include "base/apportion.h"
#include "graph/scalars.h"

namespace duixian::graph {

Cell split_all(const Cell& sum, Inputs weights) {
  std::vector<Rational> shares;
  for (const Cell& weight : weights) {
    if (!weight.known) return unknown(weight.why);
    shares.push_back(weight.value);
  }
  if (!sum.known) return unknown(sum.why);
  const auto fen = rounded(sum.value, Rational(1), Rounding::half_up);
  const auto whole = fen ? fen->as_int64() : std::nullopt;
  if (!whole) return unknown(Undefined::overflow);
  const auto parts = apportion(*whole, shares);
  if (!parts) return unknown(Undefined::no_weights);
  ListCells result;
  for (std::int64_t part : *parts) result.members.push_back(known(Rational(part)));
  return list_cell(std::move(result));
}

Cell equal_parts(const Cell& sum, std::int64_t count) {
  const std::vector<Cell> weights(static_cast<std::size_t>(count), known(Rational(1)));
  Cell parts = split_all(sum, weights);
  if (!parts.known) return parts;
  const auto whole = rounded(sum.value, Rational(1), Rounding::half_up);
  const auto share = whole ? divide(*whole, count) : std::nullopt;
  const auto part = share ? rounded(*share, Rational(1), Rounding::half_up) : std::nullopt;
  const auto before = part ? multiply(*part, count - 1) : std::nullopt;
  const auto last = before ? subtract(*whole, *before) : std::nullopt;
  if (!last || last->sign() * whole->sign() < 0) return parts;  // fewer fen than parts: one each, as far as they go
  ListCells result;
  result.members.assign(static_cast<std::size_t>(count), known(*part));
  result.members.back() = known(*last);
  return list_cell(std::move(result));
}

// inputs: the sum and the weights; the node's index says which part.
Cell scalar_split_part(const Node& node, Inputs in) {
  const Cell parts = split_all(in[0], in.subspan(1));
  return parts.known ? parts.list->members[static_cast<std::size_t>(node.index)] : parts;
}

Cell scalar_equal_parts(const Node&, Inputs in) {
  constexpr std::int64_t maximum_parts = 1000;
  const auto count = in[1].value.as_int64();
  if (!count || *count < 1 || *count > maximum_parts) return unknown(Undefined::bad_parts);
  return equal_parts(in[0], *count);
}

}  // namespace duixian::graph
