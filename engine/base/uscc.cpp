#include "base/uscc.h"

#include <array>
#include <cstdint>

namespace duixian {
namespace {

constexpr std::string_view kAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
constexpr std::size_t kLength = 18;
constexpr unsigned kModulus = 31;
constexpr std::uint8_t kForeign = 0x80;  // the value of what is not of the alphabet; larger than any sum of bits of the others

constexpr auto kValues = [] {
  std::array<std::uint8_t, 256> values{};
  values.fill(kForeign);
  for (std::size_t i = 0; i < kAlphabet.size(); ++i) values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<std::uint8_t>(i);
  return values;
}();

// The powers of 3, modulo 31.
constexpr auto kWeights = [] {
  std::array<std::uint8_t, kLength - 1> weights{};
  unsigned weight = 1;
  for (std::uint8_t& each : weights) each = static_cast<std::uint8_t>(weight), weight = weight * 3 % kModulus;
  return weights;
}();

static_assert(kAlphabet.size() == kModulus && kWeights[1] == 3 && kWeights[16] == 28);

std::uint8_t value_of(char character) { return kValues[static_cast<unsigned char>(character)]; }

// What the 18th character is worth for the first 17; nothing where one of them is foreign.
std::optional<unsigned> check_value(const char* first_seventeen) {
  unsigned sum = 0, seen = 0;
  for (std::size_t i = 0; i < kLength - 1; ++i) {
    const unsigned value = value_of(first_seventeen[i]);
    seen |= value;
    sum += value * kWeights[i];
  }
  if ((seen & kForeign) != 0) return std::nullopt;
  return (kModulus - sum % kModulus) % kModulus;
}

}  // namespace

std::optional<char> uscc_check_character(std::string_view first_seventeen) {
  if (first_seventeen.size() != kLength - 1) return std::nullopt;
  const auto value = check_value(first_seventeen.data());
  if (!value) return std::nullopt;
  return kAlphabet[*value];
}

UsccFault check_uscc(std::string_view code) {
  if (code.size() != kLength) return UsccFault::wrong_length;
  const auto expected = check_value(code.data());
  if (!expected || value_of(code.back()) == kForeign) return UsccFault::wrong_character;
  return *expected == value_of(code.back()) ? UsccFault::none : UsccFault::wrong_checksum;
}

}  // namespace duixian
