// Why a text cannot be read as a quantity, said so that its author knows what to write instead.
#pragma once

#include "duixian/words/message.h"

namespace duixian {

enum class ReadingFault : unsigned char {
  none,
  // the text as a whole
  empty,
  not_utf8,
  hidden_character,
  too_long,
  no_figure,
  words_before,
  words_after,
  two_figures,
  in_parentheses,
  // the digits
  wrong_commas,
  split_by_spaces,
  two_points,
  scientific,
  too_large,
  lost_character,
  overwritten_by_year,
  deleted,
  // magnitudes, numerals, fractions, ranges
  unclear_magnitude,
  unclear_numeral,
  zero_denominator,
  ratio,
  backwards,
  unlike_ends,
  unit_of_first_end_only,
  // dates and units
  calendar_year,
  month_without_day,
  month_of_year,
  no_such_day,
  time_zone,
  two_currencies,
  no_unit,
  other_unit,
  is_a_day,
  is_a_bound,
};

[[nodiscard]] Message message_of(ReadingFault fault);
// Whether the text itself is damaged, and not merely written in a way that nobody can read for sure.
[[nodiscard]] bool is_damage(ReadingFault fault);

}  // namespace duixian
