#include "graph/scalars.h"

namespace duixian::graph {

namespace {

bool reaches(const Rational& value, const TierRow& row) { return row.strict ? value > row.bound : value >= row.bound; }

}  // namespace

// The highest row that the value reaches; below the lowest it is what the node's constant says.
Cell scalar_tiers(const Node& node, Inputs in) {
  const bool names = is_name(node.type);
  for (auto row = node.table.rbegin(); row != node.table.rend(); ++row) {
    if (reaches(in[0].value, *row)) return known(names ? Rational(row->code) : row->gives);
  }
  if (names) return node.codes.empty() ? unknown(Undefined::no_branch) : known(Rational(node.codes[0]));
  return known(node.constant);  // zero, unless the table says what lies below
}

// Each slice between two bounds at its own rate; what lies below the lowest bound counts nothing.
Cell scalar_slices(const Node& node, Inputs in) {
  Rational sum;
  for (std::size_t i = 0; i < node.table.size(); ++i) {
    const Rational& from = node.table[i].bound;
    if (in[0].value <= from) break;
    const bool last = i + 1 == node.table.size() || in[0].value <= node.table[i + 1].bound;
    const auto width = subtract(last ? in[0].value : node.table[i + 1].bound, from);
    const auto part = width ? multiply(*width, node.table[i].gives) : std::nullopt;
    const auto next = part ? add(sum, *part) : std::nullopt;
    if (!next) return unknown(Undefined::overflow);
    sum = *next;
  }
  return known(sum);
}

// inputs: the selector, a value for each name, and one more where there is an `otherwise`.
Cell scalar_choose(const Node& node, Inputs in) {
  if (!in[0].known) return unknown(in[0].why);
  for (std::size_t i = 0; i < node.codes.size(); ++i) {
    if (in[0].value == Rational(node.codes[i])) return in[1 + i];
  }
  return in.size() > 1 + node.codes.size() ? in.back() : unknown(Undefined::no_branch);
}

Cell scalar_given_or_computed(const Node&, Inputs in) { return in[0].known ? in[0] : in[1]; }

// inputs: a condition for each row, then a value for each row. The first that holds; an unknown one before it stops the
// search. None: the code -1, which is no name.
Cell scalar_first_that(const Node&, Inputs in) {
  const std::size_t rows = in.size() / 2;
  for (std::size_t i = 0; i < rows; ++i) {
    if (!in[i].known) return unknown(in[i].why);
    if (is_true(in[i])) return in[rows + i];
  }
  return known(Rational(-1));
}


// inputs: a condition for each row, a value for each, and one more where there is an `otherwise` (detail 1). The first row
// that holds; rows that may hold before it leave the result unknown, unless they all give the same.
Cell scalar_first_row(const Node& node, Inputs in) {
  const bool otherwise = node.detail == 1;
  const std::size_t rows = (in.size() - (otherwise ? 1 : 0)) / 2;
  std::vector<const Cell*> possible;
  bool decided = false;
  for (std::size_t i = 0; i < rows && !decided; ++i) {
    if (is_false(in[i])) continue;
    possible.push_back(&in[rows + i]);
    decided = in[i].known;
  }
  const bool nothing = is_name(node.type) || node.type.kind == TypeKind::truth || node.type.kind == TypeKind::date;
  const Cell below = otherwise ? in.back() : nothing ? unknown(Undefined::no_branch) : known(Rational(0));
  if (!decided) possible.push_back(&below);
  for (const Cell* one : possible) {
    if (!one->known) return possible.size() == 1 ? *one : unknown();
    if (one->value != possible.front()->value) return unknown();
  }
  return *possible.front();
}

// inputs: who was elected, and a value for each name. Without an election the highest.
Cell scalar_elected(const Node& node, Inputs in) {
  const Inputs values = in.subspan(1);
  for (std::size_t i = 0; in[0].known && i < node.codes.size(); ++i) {
    if (in[0].value == Rational(node.codes[i])) return values[i];
  }
  if (in[0].known) return unknown(Undefined::no_branch);
  const Cell* highest = &values[0];
  for (const Cell& value : values) {
    if (!value.known) return unknown(value.why);
    if (value.value > highest->value) highest = &value;
  }
  return *highest;
}

// A ceiling that binds only where it is on file.
Cell scalar_capped_if_known(const Node&, Inputs in) {
  const bool cut = in[0].known && in[1].known && in[1].value < in[0].value;
  return cut ? in[1] : in[0];
}

}  // namespace duixian::graph
