#include "settle/ceiling.h"

#include "settle/divide.h"

namespace duixian::settle {

namespace {

std::int64_t part_down(std::int64_t whole, std::int64_t part, Int128 of) {
  if (of <= 0 || whole >= of) return part;
  return static_cast<std::int64_t>(Int128{whole} * part / of);
}

std::int64_t part_up(std::int64_t whole, std::int64_t part, Int128 of) {
  if (of <= 0 || whole >= of) return part;
  return static_cast<std::int64_t>((Int128{whole} * part + of - 1) / of);
}

// All of them together.
struct Together {
  Int128 lows = 0, highs = 0;
  bool certain = true, endless = false;

  explicit Together(std::span<const Interval> claims) {
    for (const Interval& one : claims) {
      lows += one.low;
      highs += one.high;
      certain = certain && one.low == one.high;
      endless = endless || one.high == no_end;
    }
  }
};

std::vector<Interval> divided(std::span<const Interval> claims, std::int64_t whole, std::span<const std::uint32_t> ranks) {
  std::vector<std::int64_t> sums;
  for (const Interval& one : claims) sums.push_back(one.high);
  std::vector<Interval> found;
  for (std::int64_t part : divide(whole, sums, ranks)) found.push_back({part, part});
  return found;
}

}  // namespace

Remainder ceiling_at(const Ceiling& ceiling, const std::optional<Rational>& value, bool only_if_known) {
  Remainder at{no_end, no_end};
  if (ceiling.fixed) at.low = at.high = std::max<std::int64_t>(*ceiling.fixed, 0);
  if (!ceiling.figure) return at;
  const auto scaled = value ? multiply(*value, ceiling.share) : std::nullopt;
  if (!scaled) {
    if (!only_if_known) at.low = 0;
    return at;
  }
  const Int128 whole = std::max<Int128>(floor(*scaled), 0);
  if (whole < at.high) at.low = at.high = static_cast<std::int64_t>(whole);
  return at;
}

std::vector<Interval> in_order(std::span<const Interval> claims, Remainder left) {
  std::vector<Interval> found;
  for (const Interval& one : claims) {
    const std::int64_t high = std::min(one.high, left.high);
    found.push_back({std::min({one.low, left.low, high}), high});
    left.take(found.back().low, found.back().high);
  }
  return found;
}

std::vector<Interval> in_proportion(std::span<const Interval> claims, Remainder left, std::span<const std::uint32_t> ranks) {
  const Together all(claims);
  if (!all.endless && all.highs <= left.low) return {claims.begin(), claims.end()};
  if (all.certain && left.low == left.high) return divided(claims, left.high, ranks);
  std::vector<Interval> found;
  for (const auto& [low, high] : claims) {
    const std::int64_t least = all.endless && high != no_end ? 0 : part_down(left.low, low, all.highs - high + low);
    const std::int64_t most = high == no_end || left.high == no_end ? left.high : std::min(left.high, part_up(left.high, high, all.lows - low + high));
    found.push_back({std::min(least, std::min(high, most)), std::min(high, most)});
  }
  return found;
}

}  // namespace duixian::settle
