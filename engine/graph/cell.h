// One value of one node for one row, as the row executor and constant folding see it.
//
// A cell is known or not; an unknown one may be undefined, and then says why. Truth is 0 or 1, a name is its code in
// columns::Names, a date is days since 1970-01-01, a quantity is in its unit's base.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "duixian/words/rational.h"

namespace duixian::graph {

// Why a result does not exist although its inputs do. `overflow` makes the decision failed, the others undetermined.
enum class Undefined : std::uint8_t {
  no, division_by_zero, no_base, years_not_whole, negative_growth, no_weights, no_branch, no_step, not_whole_months,
  not_whole_days, no_series_value, bad_parts, function_refused, overflow, end_before_start, not_begun, no_such_year, no_beginning,
};

struct ListCells;

struct Cell {
  bool known = false;
  Undefined why = Undefined::no;
  Rational value;
  std::shared_ptr<const ListCells> list;  // lists, parts by name, and the three numbers of an average growth
};

struct ListCells {
  std::vector<Cell> members;
  std::vector<std::string> labels;  // one a member, for parts by name; else empty
};

[[nodiscard]] inline Cell known(const Rational& value) { return {true, Undefined::no, value, nullptr}; }
[[nodiscard]] inline Cell known(bool truth) { return known(Rational(truth ? 1 : 0)); }
[[nodiscard]] inline Cell unknown(Undefined why = Undefined::no) { return {false, why, {}, nullptr}; }
[[nodiscard]] inline bool is_true(const Cell& cell) { return cell.known && cell.value.sign() != 0; }
[[nodiscard]] inline bool is_false(const Cell& cell) { return cell.known && cell.value.sign() == 0; }
[[nodiscard]] inline Cell list_cell(ListCells cells) {
  return {true, Undefined::no, {}, std::make_shared<const ListCells>(std::move(cells))};
}

}  // namespace duixian::graph
