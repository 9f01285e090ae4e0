#include "settle/divide.h"

#include <algorithm>

#include "base/invariant.h"
#include "duixian/words/rational.h"

namespace duixian::settle {

std::vector<std::int64_t> divide(std::int64_t whole, std::span<const std::int64_t> sums, const std::function<bool(std::size_t, std::size_t)>& earlier) {
  Int128 total = 0;
  for (std::int64_t sum : sums) total += sum;
  std::vector<std::int64_t> parts(sums.size(), 0);
  if (total <= 0 || whole <= 0) return parts;
  std::vector<Int128> remainders(sums.size());
  Int128 left = whole;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    const Int128 product = Int128{whole} * sums[i];
    parts[i] = static_cast<std::int64_t>(product / total);
    remainders[i] = product % total;
    left -= parts[i];
  }
  invariant(left >= 0 && left < static_cast<Int128>(sums.size()), "less than one is left over for each part");
  std::vector<std::size_t> order(sums.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto before = [&](std::size_t a, std::size_t b) {
    if (remainders[a] != remainders[b]) return remainders[a] > remainders[b];
    if (a == b) return false;
    return earlier ? earlier(a, b) : a < b;
  };
  const auto last = order.begin() + static_cast<std::ptrdiff_t>(left);
  std::nth_element(order.begin(), last, order.end(), before);
  for (auto one = order.begin(); one != last; ++one) ++parts[*one];
  return parts;
}

}  // namespace duixian::settle
