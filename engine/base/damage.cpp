#include "base/damage.h"

#include <array>

#include "base/width.h"

namespace duixian {
namespace {

constexpr std::u32string_view kOpening = U"([〔【“‘《「『";
constexpr std::u32string_view kClosing = U")]〕】”’》」』";

bool has_empty_brackets(std::u32string_view text) {
  constexpr std::size_t none = std::u32string_view::npos;
  std::size_t open = none;
  for (const char32_t character : text) {
    if (character == U' ') continue;
    if (open != none && kClosing[open] == character) return true;
    open = kOpening.find(character);
  }
  return false;
}

// What may stand behind a year and makes no sum of it.
bool leaves_a_year(char32_t character) {
  return character < 0x80
             ? character != U'%' && character != U'$' && (character < U'A' || character > U'z')
             : std::u32string_view(U"年―—–～至到、，。；：（）“”《》-").find(character) != std::u32string_view::npos;
}

bool is_part_of_number(char32_t character) { return is_digit(character) || character == U'.' || character == U','; }

bool is_overwritten(std::u32string_view written, std::u32string_view plain, std::size_t start) {
  const std::size_t end = start + 4;
  if (end > plain.size() || written.substr(start, 2) != U"20") return false;
  if (!is_digit(written[start + 2]) || !is_digit(written[start + 3])) return false;
  if (start > 0 && is_part_of_number(plain[start - 1])) return false;
  std::size_t next = end;
  while (next < plain.size() && plain[next] == U' ') ++next;
  return next < plain.size() && !leaves_a_year(plain[next]);
}

}  // namespace

ReadingFault find_damage(const PlainCharacters& characters, Origin origin) {
  const std::u32string_view plain = characters.plain();
  if (has_empty_brackets(plain)) return ReadingFault::deleted;
  for (std::size_t start = 0; origin == Origin::document && start < plain.size(); ++start) {
    if (is_overwritten(characters.as_written(), plain, start)) return ReadingFault::overwritten_by_year;
  }
  return ReadingFault::none;
}

}  // namespace duixian
