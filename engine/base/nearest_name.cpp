#include "base/nearest_name.h"

#include <algorithm>

#include "base/utf8.h"

namespace duixian {
namespace {

constexpr std::size_t kLongestName = 64;  // in characters; longer ones are no slips of the pen

std::u32string letters_of(std::string_view name) {
  std::u32string letters;
  for (std::size_t offset = 0; offset < name.size() && letters.size() <= kLongestName;) {
    const Utf8Character character = utf8_character(name, offset);
    letters.push_back(character.length == 0 ? U'\uFFFD' : character.value);
    offset += std::max<std::size_t>(character.length, 1);
  }
  return letters;
}

// Damerau-Levenshtein, where no letter is touched twice: rows of the table of distances between all beginnings.
std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::size_t> before;
  std::vector<std::size_t> above(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) above[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    before = above;
    above = row;
  }
  return above.back();
}

}  // namespace

std::optional<std::string> nearest(std::string_view name, const std::vector<std::string>& candidates) {
  const std::u32string letters = letters_of(name);
  if (letters.size() > kLongestName) return std::nullopt;
  std::optional<std::string> best;
  std::size_t least = 0;
  for (const std::string& candidate : candidates) {
    const std::u32string other = letters_of(candidate);
    if (other.size() > kLongestName) continue;
    const std::size_t length = std::max(letters.size(), other.size());
    const std::size_t most = length == 2 ? 1 : length / 3;
    const std::size_t changes = distance(letters, other);
    if (changes > most || (best && changes >= least)) continue;
    best = candidate;
    least = changes;
  }
  return best;
}

}  // namespace duixian
