#include "report/rounded_amount.h"

#include "duixian/words/rational.h"

namespace duixian::report {

namespace {

struct Scale {
  Int128 minor;
  std::string_view name;
};
constexpr Scale scales[] = {{Int128{100'000'000} * 100, "亿"}, {Int128{10'000} * 100, "万"}, {100, ""}};

Int128 minor_of(std::string_view exact) {
  Int128 minor = 0;
  for (const char c : exact) {
    if (c >= '0' && c <= '9') minor = minor * 10 + (c - '0');
  }
  return minor;
}

}  // namespace

std::string rounded_amount(std::string_view exact, std::string_view currency) {
  if (exact.empty()) return "";
  const Int128 minor = minor_of(exact);
  const Scale* scale = &scales[0];
  while (scale->minor > minor && scale->minor > 100) ++scale;
  const auto hundredths = static_cast<std::int64_t>((minor * 100 + scale->minor / 2) / scale->minor);
  std::string text = std::to_string(hundredths / 100);
  if (const std::int64_t rest = hundredths % 100; rest != 0) text += "." + std::to_string(rest / 10) + (rest % 10 != 0 ? std::to_string(rest % 10) : "");
  return (exact.front() == '-' ? "-" : "") + text + std::string(scale->name) + (currency == "CNY" ? "元" : " " + std::string(currency));
}

}  // namespace duixian::report
