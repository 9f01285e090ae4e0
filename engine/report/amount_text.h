// Sums as files and officers want them: exact, never through floating point.
#pragma once

#include <string>

#include "duixian/words/message.h"
#include "duixian/words/money.h"

namespace duixian::report {

// "1234567.89", "-0.05": minor units with two decimals, as decisions.csv and .json carry them.
[[nodiscard]] std::string exact_amount(Int128 minor);
[[nodiscard]] std::string exact_amount(const Money& money);
// "1,234,567.89元", "1,234,567.89 USD": a sum of many, which may be more than a Money holds.
[[nodiscard]] std::string grouped_amount(Int128 minor, const std::string& currency);
// "12.5万元", in as many decimals as the fen need.
[[nodiscard]] std::string in_wan(const Money& money);
[[nodiscard]] std::string in_wan(Int128 minor, const std::string& currency);
// "50万元（500,000.00元，人民币伍拾万元整）": what a payment order shows.
[[nodiscard]] std::string amount_in_full(const Money& money, Language language);

}  // namespace duixian::report
