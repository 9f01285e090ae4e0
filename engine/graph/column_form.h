// What a node is in columns: a constant, a truth of two bitmaps, or a number of 64-bit lanes.
//
// A number's value is lanes x scale (/ divisor) + offset. So a rate, a change of unit or a fixed deduction costs nothing until
// somebody compares or rounds, a ratio is a pair of columns that is never divided out, and no column is wider than 64 bits.
#pragma once

#include <cstdint>
#include <optional>

#include "graph/cell.h"
#include "graph/node.h"

namespace duixian::graph {

// A buffer of one batch: lanes, bits or cells, as long as the batch has rows of its entity.
struct Slot {
  std::uint32_t index = 0;
  friend auto operator<=>(const Slot&, const Slot&) = default;
};

inline constexpr Slot no_rows{0};     // bits, none set
inline constexpr Slot every_row{1};   // bits, all set, beyond the last row too

// What all lanes lie within, known and unknown ones alike.
struct LaneRange {
  Int128 low = 0, high = 0;
};

struct Number {
  Slot lanes;
  Slot known;
  LaneRange range;
  Rational scale{1};   // never zero
  Rational offset{0};
  std::optional<Slot> divisor;  // above zero in every known row
  LaneRange divisor_range;
};

struct Truth {
  Slot yes, no;  // unknown: neither
};

struct Form {
  enum class Kind : std::uint8_t {
    none,      // only the row executor can tell
    constant,  // the same for all rows, known or not
    truth, number,
    cells,     // exact values one by one, where 64 bits would not do
  };
  Kind kind = Kind::none;
  int scope = no_scope;
  Cell constant;
  Truth truth;
  Number number;
  Slot cells;

  [[nodiscard]] bool is_constant() const { return kind == Kind::constant; }
  [[nodiscard]] bool is_number() const { return kind == Kind::number; }
  [[nodiscard]] bool is_truth() const { return kind == Kind::truth; }
};

[[nodiscard]] inline Form constant_form(Cell cell) {
  Form form;
  form.kind = Form::Kind::constant;
  form.constant = std::move(cell);
  return form;
}
[[nodiscard]] inline Form truth_form(int scope, Slot yes, Slot no) {
  Form form;
  form.kind = Form::Kind::truth;
  form.scope = scope;
  form.truth = {yes, no};
  return form;
}
[[nodiscard]] inline Form number_form(int scope, Number number) {
  Form form;
  form.kind = Form::Kind::number;
  form.scope = scope;
  form.number = std::move(number);
  return form;
}

}  // namespace duixian::graph
