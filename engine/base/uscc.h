// The unified social credit code of GB 32100-2015: 18 characters, the last a checksum over the others.
//
// Codes with a wrong checksum are in use, so it calls for a warning and never for leaving a firm out.
#pragma once

#include <optional>
#include <string_view>

namespace duixian {

enum class UsccFault : unsigned char { none, wrong_length, wrong_character, wrong_checksum };

// Characters are digits and the capitals other than I, O, S, V and Z, in ASCII.
[[nodiscard]] UsccFault check_uscc(std::string_view code);
// The 18th character for the first 17; nothing where one of them is not of the alphabet.
[[nodiscard]] std::optional<char> uscc_check_character(std::string_view first_seventeen);

}  // namespace duixian
