#include "base/uscc.h"

namespace duixian {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t kLength = 18;

}  // namespace

// Weights are the powers of 3, modulo 31 as everything here.
std::optional<char> uscc_check_character(std::string_view first_seventeen) {
  if (first_seventeen.size() != kLength - 1) return std::nullopt;
  std::size_t sum = 0;
  std::size_t weight = 1;
  for (const char character : first_seventeen) {
    const std::size_t value = kAlphabet.find(character);
    if (value == std::string_view::npos) return std::nullopt;
    sum += value * weight;
    weight = weight * 3 % kAlphabet.size();
  }
  return kAlphabet[(kAlphabet.size() - sum % kAlphabet.size()) % kAlphabet.size()];
}

UsccFault check_uscc(std::string_view code) {
  if (code.size() != kLength) return UsccFault::wrong_length;
  const auto expected = uscc_check_character(code.substr(0, kLength - 1));
  if (!expected || kAlphabet.find(code.back()) == std::string_view::npos) return UsccFault::wrong_character;
  return *expected == code.back() ? UsccFault::none : UsccFault::wrong_checksum;
}

}  // namespace duixian
