// An exact amount with its unit, and how documents write one.
//
// Reading follows real texts: full-width digits, spaces inside numbers, thousands commas, 亿/万/千/百 before a unit or
// alone, Chinese numerals, fractions, %, ‰, 个百分点, 亩, 万美元, 万人民币, 元/亩, 万吨, dates in digits or Chinese numerals.
// Text that is damaged ("2024万元" where a year overwrote the sum), deleted, approximate or a range is told apart and
// never guessed at.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "duixian/words/date.h"
#include "duixian/words/message.h"
#include "duixian/words/rational.h"
#include "duixian/words/unit.h"

namespace duixian {

struct Quantity {
  Rational amount;  // in the unit's base: fen, square metres, months or days, 1 for a rate
  Unit unit;
  friend bool operator==(const Quantity&, const Quantity&) = default;
};

// Where a text stands. A find-and-replace of years has gone over some copies of policy documents and took sums with it, so
// an ASCII 20xx right before a unit ("2024万元") is damaged in a document; an author or a record may well say 2024元.
// Documents also surround a figure with words ("产值 300亿元") and break it by spaces; in a record both are faults.
enum class Origin : unsigned char { document, record };

enum class Reading : unsigned char {
  exact,        // `low` is the value
  about,        // 左右, 约, 多, 余, 近: `low` is the printed figure, a tolerance would be needed
  range,        // `low` to `high`, as printed
  damaged,      // a figure was overwritten or deleted; `why` says how it shows
  unreadable,   // not a quantity, or in more than one way one; `why` says
};

struct WrittenQuantity {
  Reading reading = Reading::unreadable;
  Quantity low;
  Quantity high;             // differs from low for a range only
  std::optional<Date> date;  // set, with reading exact, where the text is a day
  bool bare = false;         // the text carries no unit at all
  std::string unit_text;     // the unit as written ("万元", "亩"), for showing values back; "亿" of a bare 5亿
  Message why;
};

// Reads one quantity as a document writes it. Comparison words around it (以上, 超过, 过, 达到, 不低于, ...) do not change the
// figure of a document's sentence; a record's or an author's value is no bound, and there they make it unreadable. 左右 and
// its like give Reading::about. 翻两番 is 4, 30% is 0.3, 3个百分点 is 0.03.
[[nodiscard]] WrittenQuantity read_quantity(std::string_view text, Origin origin = Origin::record);

// A unit as a table's header or a declaration writes it: "万元", "元/亩", "%", "人", "亿美元". `scale` is what 1 of it is in
// the base of `unit` (万元: 1,000,000 fen). Any name without digits is a unit of its own.
struct WrittenUnit {
  Rational scale = 1;
  Unit unit;
  Rational magnitude = 1;  // the 亿, 万 or 千 that is part of scale
};
[[nodiscard]] std::optional<WrittenUnit> read_unit(std::string_view text);

// What a text says where a bare figure counts in `declared`: under 万元 "12.5" is 12.5万元, and "5亿", which brings its own
// magnitude, is 5亿元. A text with another unit is unreadable, and so is a day; damage stays damage.
[[nodiscard]] WrittenQuantity with_declared_unit(WrittenQuantity written, const WrittenUnit& declared);

// Shows a quantity as a person would write it: "5亿元", "12.5万元", "3.33%" (rates without a unit as decimals: "0.1"),
// "20亩" where `written` says how the author counts ("亩", "万元", "%"; "" chooses, and so does a unit that does not fit).
// Exact where a decimal says it exactly; else rounded to 6 places and marked by a leading "≈".
[[nodiscard]] std::string to_text(const Quantity& quantity, std::string_view written = "");

}  // namespace duixian
