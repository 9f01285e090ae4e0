// Forms brought to one step, so that a kernel can take them as lanes x times + plus; and the proof that this fits.
#pragma once

#include <initializer_list>
#include <optional>
#include <vector>

#include "graph/lowering.h"

namespace duixian::graph {

// One side of a kernel, in steps of what the sides have in common.
struct Side {
  std::optional<Slot> lanes;  // none: the constant `plus`
  std::int64_t times = 0, plus = 0;
  LaneRange range;            // of the side's own values

  [[nodiscard]] kernels::Operand in(const Batch& batch) const {
    return lanes ? kernels::Operand{batch.lanes(*lanes), times, plus} : kernels::Operand{nullptr, 1, plus};
  }
};

// 64-bit lanes keep one bit in reserve, so that a sum or difference of two still fits; 128-bit ones likewise.
inline constexpr Int128 lane_limit = Int128{1} << 62;
inline constexpr Int128 wide_limit = Int128{1} << 124;
[[nodiscard]] inline bool within(const LaneRange& range, Int128 limit) { return range.low > -limit && range.high < limit; }

[[nodiscard]] LaneRange hull(const LaneRange& a, const LaneRange& b);
[[nodiscard]] std::optional<LaneRange> plus(const LaneRange& a, const LaneRange& b);   // nothing beyond 128 bits
[[nodiscard]] std::optional<LaneRange> times(const LaneRange& a, const LaneRange& b);

// The largest value of which all are whole multiples; zeros are passed over. Nothing where it leaves 128 bits.
[[nodiscard]] std::optional<Rational> common_step(std::initializer_list<Rational> values);
// A constant or a number without divisor, in that step; nothing where it leaves the limit.
[[nodiscard]] std::optional<Side> side(const Form& form, const Rational& step, Int128 limit = lane_limit);
// Both in the step that they have in common.
struct Sides {
  Side a, b;
  Rational step;
};
[[nodiscard]] std::optional<Sides> sides(const Form& a, const Form& b, Int128 limit = lane_limit);
[[nodiscard]] std::vector<Slot> reads_of(const Side& a, const Side& b);

// A number's lanes with the offset taken in: value = lanes x scale.
[[nodiscard]] std::optional<Number> without_offset(Lowering& to, int scope, const Number& number);
// value x divisor, which needs no division.
[[nodiscard]] std::optional<Form> numerator(Lowering& to, int scope, const Form& form);
// The product of two values without divisor; either may be constant.
[[nodiscard]] std::optional<Form> product(Lowering& to, int scope, const Form& a, const Form& b);
[[nodiscard]] Form divisor_of(int scope, const Number& number);  // as a number of its own; one where there is none
// The number as a form, if its exact value fits 128 bits in every row as the row executor keeps it.
[[nodiscard]] std::optional<Form> checked(int scope, Number number);

[[nodiscard]] const Rational& value_of(const Form& constant);
// Whether all are numbers, or the same known value for all rows.
[[nodiscard]] bool quantities(const std::vector<Form>& forms);
// What a strict operation is where one of its inputs is unknown in every row.
[[nodiscard]] std::optional<Form> unknown_for_all(const std::vector<Form>& forms);

}  // namespace duixian::graph
