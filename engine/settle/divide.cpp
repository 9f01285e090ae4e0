#include "settle/divide.h"

#include <algorithm>
#include <limits>

#include "base/invariant.h"
#include "duixian/words/rational.h"

namespace duixian::settle {

namespace {

// The exact shares rounded down, and what each of them lost by it, in parts of the total: 64 bits of it, which all totals of
// money have, at twice the speed of 128.
template <class Remainder>
class Shares {
 public:
  Shares(std::int64_t whole, std::span<const std::int64_t> sums, Int128 total) : parts(sums.size()), remainders_(sums.size()), left_(whole) {
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const auto product = static_cast<UInt128>(whole) * static_cast<std::uint64_t>(sums[i]);
      const auto part = product / static_cast<Remainder>(total);
      parts[i] = static_cast<std::int64_t>(part);
      remainders_[i] = static_cast<Remainder>(product - part * static_cast<Remainder>(total));
      left_ -= parts[i];
    }
  }

  // One more to each of the largest remainders, until nothing is left.
  void give_out(std::span<const std::uint32_t> ranks) {
    invariant(left_ >= 0 && left_ < static_cast<Int128>(parts.size()), "less than one is left over for each part");
    std::vector<std::uint32_t> order(parts.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
      if (remainders_[a] != remainders_[b]) return remainders_[a] > remainders_[b];
      if (!ranks.empty() && ranks[a] != ranks[b]) return ranks[a] < ranks[b];
      return a < b;
    };
    const auto last = order.begin() + static_cast<std::ptrdiff_t>(left_);
    std::nth_element(order.begin(), last, order.end(), before);
    for (auto one = order.begin(); one != last; ++one) ++parts[*one];
  }

  std::vector<std::int64_t> parts;

 private:
  std::vector<Remainder> remainders_;
  Int128 left_;
};

template <class Remainder>
std::vector<std::int64_t> divided(std::int64_t whole, std::span<const std::int64_t> sums, std::span<const std::uint32_t> ranks, Int128 total) {
  Shares<Remainder> shares(whole, sums, total);
  shares.give_out(ranks);
  return std::move(shares.parts);
}

}  // namespace

std::vector<std::int64_t> divide(std::int64_t whole, std::span<const std::int64_t> sums, std::span<const std::uint32_t> ranks) {
  Int128 total = 0;
  for (std::int64_t sum : sums) total += sum;
  if (total <= 0 || whole <= 0) return std::vector<std::int64_t>(sums.size(), 0);
  if (total <= std::numeric_limits<std::int64_t>::max()) return divided<std::uint64_t>(whole, sums, ranks, total);
  return divided<UInt128>(whole, sums, ranks, total);
}

}  // namespace duixian::settle
