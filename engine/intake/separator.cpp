#include "intake/separator.h"

#include <array>
#include <cstddef>
#include <map>
#include <utility>

namespace duixian::intake {

namespace {

constexpr std::size_t lines_enough = 50;

// How many lines have the commonest number of separators (not counting none), and that number.
std::pair<std::size_t, std::size_t> agreement(std::string_view start, char separator) {
  std::map<std::size_t, std::size_t> lines_by_count;
  std::size_t count = 0, lines = 0;
  bool inside = false;
  for (const char c : start) {
    if (c == '"') inside = !inside;
    if (inside) continue;
    if (c == separator) ++count;
    if (c != '\n' && c != '\r') continue;
    if (count > 0) ++lines_by_count[count];
    count = 0;
    if (++lines == lines_enough) break;
  }
  if (count > 0) ++lines_by_count[count];
  std::pair<std::size_t, std::size_t> best{0, 0};
  for (const auto& [separators, times] : lines_by_count) best = std::max(best, std::pair(times, separators));
  return best;
}

}  // namespace

char separator_of(std::string_view start) {
  char best = ',';
  auto most = agreement(start, best);
  for (const char other : std::array{'\t', ';'}) {
    if (const auto found = agreement(start, other); found > most) most = found, best = other;
  }
  return best;
}

}  // namespace duixian::intake
