// "1 run", "2 runs": a number with what it counts.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace duixian::report {

// `many` is needed where it is not `one` with an s.
[[nodiscard]] inline std::string counted(std::uint64_t number, std::string_view one, std::string_view many = "") {
  const std::string plural = many.empty() ? std::string(one) + "s" : std::string(many);
  return std::to_string(number) + " " + (number == 1 ? std::string(one) : plural);
}

}  // namespace duixian::report
