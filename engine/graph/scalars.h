// The scalar meaning of every operation that has one, by kind. Strict ones are called with known inputs only.
#pragma once

#include <span>

#include "graph/cell.h"
#include "graph/node.h"

namespace duixian::graph {

using Inputs = std::span<const Cell>;

// truth (scalar_truth.cpp)
Cell scalar_all(const Node&, Inputs);
Cell scalar_any(const Node&, Inputs);
Cell scalar_negation(const Node&, Inputs);
Cell scalar_agree(const Node&, Inputs);
Cell scalar_which(const Node&, Inputs);
// comparison (scalar_compare.cpp)
Cell scalar_at_least(const Node&, Inputs);
Cell scalar_more_than(const Node&, Inputs);
Cell scalar_equals(const Node&, Inputs);
Cell scalar_one_of(const Node&, Inputs);
// arithmetic (scalar_arithmetic.cpp)
Cell scalar_add(const Node&, Inputs);
Cell scalar_subtract(const Node&, Inputs);
Cell scalar_multiply(const Node&, Inputs);
Cell scalar_divide(const Node&, Inputs);
Cell scalar_negate(const Node&, Inputs);
Cell scalar_least(const Node&, Inputs);
Cell scalar_greatest(const Node&, Inputs);
Cell scalar_whole_steps(const Node&, Inputs);
Cell scalar_growth(const Node&, Inputs);
Cell scalar_rounded(const Node&, Inputs);
// average growth (scalar_average_growth.cpp): its cell is the list (last, first, years)
Cell scalar_average_growth(const Node&, Inputs);
[[nodiscard]] int compare_average_growth(const ListCells& growth, const Rational& rate);  // -1, 0, 1
[[nodiscard]] Cell rounded_average_growth(const ListCells& growth, const Rational& step, Rounding rule);
// dates (scalar_dates.cpp)
Cell scalar_plus_months(const Node&, Inputs);
Cell scalar_year_of(const Node&, Inputs);
// periods (scalar_periods.cpp)
Cell scalar_day_of_year(const Node&, Inputs);
Cell scalar_days_between(const Node&, Inputs);
Cell scalar_full_months(const Node&, Inputs);
Cell scalar_overlap(const Node&, Inputs);
Cell scalar_year_number(const Node&, Inputs);
// earlier years (scalar_history.cpp)
Cell scalar_highest_before(const Node&, Inputs);
Cell scalar_ever_before(const Node&, Inputs);
// The day so many days later. What would leave the calendar stays at its first or last day, as with months.
[[nodiscard]] Cell days_later(const Cell& date, const Cell& days);
// tables and choices (scalar_tables.cpp)
Cell scalar_tiers(const Node&, Inputs);
Cell scalar_slices(const Node&, Inputs);
Cell scalar_choose(const Node&, Inputs);
Cell scalar_given_or_computed(const Node&, Inputs);
Cell scalar_first_that(const Node&, Inputs);
Cell scalar_first_row(const Node&, Inputs);
Cell scalar_elected(const Node&, Inputs);
Cell scalar_capped_if_known(const Node&, Inputs);
// divisions (scalar_divisions.cpp)
Cell scalar_split_part(const Node&, Inputs);
Cell scalar_equal_parts(const Node&, Inputs);

// A sum divided by weights, adding up to the fen (the sum is first rounded to one, half up).
[[nodiscard]] Cell split_all(const Cell& sum, Inputs weights);
// So many equal parts, each rounded to the fen; the last takes what rounding leaves.
[[nodiscard]] Cell equal_parts(const Cell& sum, std::int64_t count);

}  // namespace duixian::graph
