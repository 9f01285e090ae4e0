// How every operation that has a form in columns takes it, by kind; beside scalars.h.
#pragma once

#include "graph/lowering.h"

namespace duixian::graph {

using Forms = const std::vector<Form>&;
using FormResult = std::optional<Form>;

// leaves (column_leaves.cpp)
FormResult column_constant(Lowering&, const Node&, Forms);
FormResult column_fact(Lowering&, const Node&, Forms);
FormResult column_unknown(Lowering&, const Node&, Forms);   // a parameter or reading that nobody has settled
FormResult column_approval(Lowering&, const Node&, Forms);
FormResult column_paid_before(Lowering&, const Node&, Forms);
FormResult column_this_year(Lowering&, const Node&, Forms);
FormResult column_series_on(Lowering&, const Node&, Forms);
// truth (column_truth.cpp)
FormResult column_all(Lowering&, const Node&, Forms);
FormResult column_any(Lowering&, const Node&, Forms);
FormResult column_negation(Lowering&, const Node&, Forms);
FormResult column_agree(Lowering&, const Node&, Forms);
// comparison (column_compare.cpp)
FormResult column_at_least(Lowering&, const Node&, Forms);
FormResult column_more_than(Lowering&, const Node&, Forms);
FormResult column_equals(Lowering&, const Node&, Forms);
FormResult column_one_of(Lowering&, const Node&, Forms);
// arithmetic (column_arithmetic.cpp, column_divide.cpp)
FormResult column_add(Lowering&, const Node&, Forms);
FormResult column_subtract(Lowering&, const Node&, Forms);
FormResult column_multiply(Lowering&, const Node&, Forms);
FormResult column_negate(Lowering&, const Node&, Forms);
FormResult column_divide(Lowering&, const Node&, Forms);
FormResult column_growth(Lowering&, const Node&, Forms);
FormResult column_whole_steps(Lowering&, const Node&, Forms);
FormResult column_rounded(Lowering&, const Node&, Forms);
FormResult column_least(Lowering&, const Node&, Forms);
FormResult column_greatest(Lowering&, const Node&, Forms);
// dates (column_dates.cpp)
FormResult column_year_of(Lowering&, const Node&, Forms);
FormResult column_plus_months(Lowering&, const Node&, Forms);
// tables and choices (column_tables.cpp, column_choices.cpp)
FormResult column_tiers(Lowering&, const Node&, Forms);
FormResult column_slices(Lowering&, const Node&, Forms);
FormResult column_choose(Lowering&, const Node&, Forms);
FormResult column_first_that(Lowering&, const Node&, Forms);
FormResult column_given_or_computed(Lowering&, const Node&, Forms);
// over members (column_lists.cpp)
FormResult column_list_sum(Lowering&, const Node&, Forms);
FormResult column_list_count_surely(Lowering&, const Node&, Forms);
FormResult column_list_count_possibly(Lowering&, const Node&, Forms);
FormResult column_list_any(Lowering&, const Node&, Forms);
FormResult column_list_every(Lowering&, const Node&, Forms);
FormResult column_list_highest(Lowering&, const Node&, Forms);

// Whether every lane is a whole day of the calendar (column_dates.cpp).
[[nodiscard]] bool are_days(const Form& form);
// Of two values without regard to their truth of being known: where the bit is set the one, else the other.
[[nodiscard]] FormResult selected(Lowering& to, int scope, const Truth& which, const Form& yes, const Form& no);
// a >= b, as bits without regard to what is known.
[[nodiscard]] std::optional<Slot> at_least_bits(Lowering& to, int scope, const Form& a, const Form& b);
[[nodiscard]] std::optional<Slot> equal_bits(Lowering& to, int scope, const Form& a, const Form& b);

}  // namespace duixian::graph
