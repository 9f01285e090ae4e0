#include "settle/divide.h"

#include <algorithm>

#include "base/invariant.h"
#include "duixian/words/rational.h"

namespace duixian::settle {

std::vector<std::int64_t> divide(std::int64_t whole, std::span<const std::int64_t> sums, std::span<const std::uint32_t> ranks) {
  Int128 total = 0;
  for (std::int64_t sum : sums) total += sum;
  std::vector<std::int64_t> parts(sums.size(), 0);
  if (total <= 0 || whole <= 0) return parts;
  std::vector<Int128> remainders(sums.size());
  Int128 left = whole;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const Int128 product = Int128{whole} * sums[i];
    const Int128 part = product / total;
    parts[i] = static_cast<std::int64_t>(part);
    remainders[i] = product - part * total;
    left -= parts[i];
  }
  invariant(left >= 0 && left < static_cast<Int128>(sums.size()), "less than one is left over for each part");
  std::vector<std::uint32_t> order(sums.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto before = [&](std::uint32_t a, std::uint32_t b) {
    if (remainders[a] != remainders[b]) return remainders[a] > remainders[b];
    if (!ranks.empty() && ranks[a] != ranks[b]) return ranks[a] < ranks[b];
    return a < b;
  };
  const auto last = order.begin() + static_cast<std::ptrdiff_t>(left);
  std::nth_element(order.begin(), last, order.end(), before);
  for (auto one = order.begin(); one != last; ++one) ++parts[*one];
  return parts;
}

}  // namespace duixian::settle
