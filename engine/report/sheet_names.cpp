#include "report/sheet_names.h"

#include <algorithm>

#include "base/utf8.h"
#include "report/valid_text.h"

namespace duixian::report {

namespace {

constexpr std::size_t longest_name = 31;  // in UTF-16 units, as Excel counts

bool is_forbidden(char32_t character) {
  return character < 0x20 || std::u32string_view(U"[]:*?/\\").find(character) != std::u32string_view::npos;
}

// As many whole characters as fit `units` UTF-16 units, forbidden ones as "_".
std::string allowed(std::string_view wanted, std::size_t units) {
  std::string name;
  for (std::size_t at = 0; at < wanted.size();) {
    const Utf8Character character = utf8_character(wanted, at);
    const std::size_t size = character.value > 0xFFFF ? 2 : 1;
    if (size > units) break;
    units -= size;
    if (is_forbidden(character.value))
      name += '_';
    else
      name += wanted.substr(at, character.length);
    at += character.length;
  }
  return name;
}

std::string without_outer_apostrophes(std::string name) {
  while (!name.empty() && (name.front() == '\'' || name.front() == ' ')) name.erase(name.begin());
  while (!name.empty() && (name.back() == '\'' || name.back() == ' ')) name.pop_back();
  return name;
}

std::string lower_case(std::string name) {
  std::ranges::transform(name, name.begin(),
                         [](char byte) { return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte; });
  return name;
}

}  // namespace

std::string SheetNames::take(std::string_view wanted) {
  const std::string readable = valid_text(wanted);
  for (int copy = 1;; ++copy) {
    const std::string tail = copy == 1 ? "" : " (" + std::to_string(copy) + ")";
    std::string name = without_outer_apostrophes(allowed(readable, longest_name - tail.size()));
    if (name.empty()) name = "_";
    if (lower_case(name) == "history") name += "_";  // Excel keeps this one for itself
    if (taken_.insert(lower_case(name + tail)).second) return name + tail;
  }
}

}  // namespace duixian::report
