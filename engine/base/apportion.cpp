#include "base/apportion.h"

#include <algorithm>
#include <numeric>

#include "base/invariant.h"

namespace duixian {
namespace {

std::optional<Rational> sum_of(std::span<const Rational> weights) {
  std::optional<Rational> sum = Rational();
  for (const Rational& weight : weights) {
    if (weight.sign() < 0) return std::nullopt;
    sum = add(*sum, weight);
    if (!sum) return std::nullopt;
  }
  return sum;
}

struct Share {
  Int128 whole = 0;
  Rational remainder;
};

// The exact share of each weight, cut into its whole part and the rest.
std::optional<std::vector<Share>> shares_of(const Rational& size, std::span<const Rational> weights, const Rational& sum) {
  std::vector<Share> shares;
  for (const Rational& weight : weights) {
    const auto fraction = divide(weight, sum);
    const auto exact = fraction ? multiply(size, *fraction) : std::nullopt;
    if (!exact) return std::nullopt;
    const Int128 whole = floor(*exact);
    shares.push_back({whole, *subtract(*exact, *Rational::of(whole, 1))});
  }
  return shares;
}

}  // namespace

std::optional<std::vector<std::int64_t>> apportion(std::int64_t whole, std::span<const Rational> weights) {
  const auto sum = sum_of(weights);
  if (!sum || sum->sign() == 0) return std::nullopt;
  const Rational size = whole < 0 ? -Rational(whole) : Rational(whole);
  auto shares = shares_of(size, weights, *sum);
  if (!shares) return std::nullopt;

  Int128 left = size.numerator();
  for (const Share& share : *shares) left -= share.whole;
  invariant(left >= 0 && left < static_cast<Int128>(shares->size()), "less than one is left over for each share");
  std::vector<std::size_t> order(shares->size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return (*shares)[a].remainder > (*shares)[b].remainder; });
  for (std::size_t place = 0; place < static_cast<std::size_t>(left); ++place) ++(*shares)[order[place]].whole;

  std::vector<std::int64_t> parts;
  for (const Share& share : *shares) parts.push_back(static_cast<std::int64_t>(whole < 0 ? -share.whole : share.whole));
  return parts;
}

}  // namespace duixian
