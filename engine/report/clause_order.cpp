#include "report/clause_order.h"

#include <algorithm>

namespace duixian::report {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Takes the number that the text begins with, without leading zeros.
std::string_view take_number(std::string_view& text) {
  const auto end = static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
  std::string_view digits = text.substr(0, end);
  text.remove_prefix(end);
  while (digits.size() > 1 && digits[0] == '0') digits.remove_prefix(1);
  return digits;
}

}  // namespace

bool comes_before(std::string_view clause, std::string_view other) {
  while (!clause.empty() && !other.empty()) {
    if (is_digit(clause[0]) && is_digit(other[0])) {
      const std::string_view a = take_number(clause), b = take_number(other);
      if (a.size() != b.size()) return a.size() < b.size();
      if (a != b) return a < b;
      continue;
    }
    if (clause[0] != other[0]) return clause[0] < other[0];
    clause.remove_prefix(1);
    other.remove_prefix(1);
  }
  return clause.empty() && !other.empty();
}

}  // namespace duixian::report
