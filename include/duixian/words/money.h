// A sum that can be paid: a whole number of minor units (fen, cent) of one currency, in 64 bits.
//
// Sums of two currencies never meet: the operations below return nothing where the currencies differ or the result does
// not fit. Inside a formula money is a Quantity (quantity.h) that may hold fractions of a fen until the provision rounds it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "duixian/words/rational.h"

namespace duixian {

struct Money {
  std::int64_t minor = 0;  // fen
  std::string currency = "CNY";
  friend bool operator==(const Money&, const Money&) = default;
};

[[nodiscard]] std::optional<Money> add(const Money& a, const Money& b);
[[nodiscard]] std::optional<Money> subtract(const Money& a, const Money& b);
// `value` minor units rounded to a whole one.
[[nodiscard]] std::optional<Money> money_of(const Rational& value, const std::string& currency, Rounding rule);

// As tables print it, always with the two decimals of its minor unit: "123,456.78元", "-0.50美元", "1,000日元".
[[nodiscard]] std::string to_yuan(const Money& money);
// "12.35万元", "1,200.00万元": rounded half up to the digits asked for, all of them printed.
[[nodiscard]] std::string to_wan(const Money& money, int digits);
// 大写: 壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分; 整 after 元 and after 角. Only yuan has this form; nothing for others or below zero.
[[nodiscard]] std::optional<std::string> to_capital(const Money& money);
// Reads both canonical and customary forms (人民币 before it, 正 for 整, optional 零, 圆 for 元).
[[nodiscard]] std::optional<Money> from_capital(const std::string& text);

}  // namespace duixian
