// Every width against the same sums written one lane at a time.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <random>
#include <string>
#include <vector>

#include "kernels/kernels.h"

using namespace duixian::kernels;

namespace {

__extension__ typedef __int128 Wide;

constexpr std::size_t words = 3, lanes = words * word_lanes;

struct Data {
  std::vector<Lane> a, b, positive;
  std::vector<Word> bits;
};

// Values round about zero, about `middle`, and as far as `most`.
Data made_up(std::uint64_t seed, Lane most, Lane middle = 1000) {
  std::mt19937_64 random(seed);
  const auto value = [&] {
    switch (random() % 4) {
      case 0: return static_cast<Lane>(random() % 5) - 2;
      case 1: return middle + static_cast<Lane>(random() % 5) - 2;
      case 2: return random() % 2 == 0 ? most : -most;
      default: return static_cast<Lane>(random() % static_cast<Word>(most)) * (random() % 2 == 0 ? 1 : -1);
    }
  };
  Data data;
  for (std::size_t i = 0; i < lanes; ++i) {
    data.a.push_back(value());
    data.b.push_back(value());
    data.positive.push_back(std::max<Lane>(1, std::abs(value())));
  }
  for (std::size_t w = 0; w < words; ++w) data.bits.push_back(w == 1 ? 0 : random());
  return data;
}

Wide at(const Operand& operand, std::size_t i) { return operand.lanes == nullptr ? Wide{operand.plus} : Wide{operand.lanes[i]} * operand.times + operand.plus; }
bool bit(const std::vector<Word>& bits, std::size_t i) { return (bits[i / 64] >> (i % 64) & 1) != 0; }

void each_width(const std::function<void(const Kernels&)>& check) {
  for (const Kernels* kernels : every_kernels()) {
    INFO(kernels->name);
    check(*kernels);
  }
}

// Constants, plain lanes, shifted and scaled ones.
std::vector<Operand> shapes(const std::vector<Lane>& of) { return {{of.data(), 1, 0}, {of.data(), 1, -7}, {of.data(), 3, 11}, {of.data(), -2, 0}, {nullptr, 1, 1000}}; }

using Fold = void (*Kernels::*)(Operand, Operand, Lane*, std::size_t);
using Test = void (*Kernels::*)(Operand, Operand, Word*, std::size_t);

void fold_is(Fold kernel, const std::function<Wide(Wide, Wide)>& meaning, Lane most) {
  const Data data = made_up(1, most);
  each_width([&](const Kernels& kernels) {
    for (const Operand& a : shapes(data.a)) {
      for (const Operand& b : shapes(data.b)) {
        std::vector<Lane> out(lanes);
        (kernels.*kernel)(a, b, out.data(), words);
        for (std::size_t i = 0; i < lanes; ++i) REQUIRE(out[i] == static_cast<Lane>(meaning(at(a, i), at(b, i))));
      }
    }
  });
}

void test_is(Test kernel, const std::function<bool(Wide, Wide)>& meaning, Lane most) {
  const Data data = made_up(2, most);
  each_width([&](const Kernels& kernels) {
    for (const Operand& a : shapes(data.a)) {
      for (const Operand& b : shapes(data.b)) {
        std::vector<Word> out(words);
        (kernels.*kernel)(a, b, out.data(), words);
        for (std::size_t i = 0; i < lanes; ++i) REQUIRE(bit(out, i) == meaning(at(a, i), at(b, i)));
      }
    }
  });
}

Wide quotient(Wide n, Wide by, Quotient how) {
  if (how == Quotient::steps) return n < 0 ? 0 : n / by;
  const Wide size = n < 0 ? -n : n;
  const Wide rest = size % by;
  const bool more = how == Quotient::up ? rest != 0 : how == Quotient::half_up && 2 * rest >= by;
  const Wide whole = size / by + (more ? 1 : 0);
  return n < 0 ? -whole : whole;
}

const std::vector<Quotient> every_way{Quotient::half_up, Quotient::down, Quotient::up, Quotient::steps};

}  // namespace

TEST_CASE("at_least and equals compare as whole numbers do, ties included") {
  test_is(&Kernels::at_least, [](Wide a, Wide b) { return a >= b; }, Lane{1} << 59);
  test_is(&Kernels::equals, [](Wide a, Wide b) { return a == b; }, Lane{1} << 59);
}

TEST_CASE("the wide comparisons hold where products leave 64 bits") {
  test_is(&Kernels::at_least_wide, [](Wide a, Wide b) { return a >= b; }, INT64_MAX);
  test_is(&Kernels::equals_wide, [](Wide a, Wide b) { return a == b; }, INT64_MAX);
}

TEST_CASE("sums, products, the least and the greatest are those of whole numbers") {
  fold_is(&Kernels::sum, [](Wide a, Wide b) { return a + b; }, Lane{1} << 59);
  fold_is(&Kernels::product, [](Wide a, Wide b) { return a * b; }, Lane{1} << 28);
  fold_is(&Kernels::least, [](Wide a, Wide b) { return std::min(a, b); }, Lane{1} << 59);
  fold_is(&Kernels::greatest, [](Wide a, Wide b) { return std::max(a, b); }, Lane{1} << 59);
}

TEST_CASE("bits are joined word by word") {
  const Data data = made_up(3, 1000), other = made_up(4, 1000);
  each_width([&](const Kernels& kernels) {
    for (std::size_t count : {std::size_t{1}, std::size_t{2}, words}) {
      std::vector<Word> both(words), either(words), without(words);
      kernels.both(data.bits.data(), other.bits.data(), both.data(), count);
      kernels.either(data.bits.data(), other.bits.data(), either.data(), count);
      kernels.without(data.bits.data(), other.bits.data(), without.data(), count);
      for (std::size_t w = 0; w < words; ++w) {
        REQUIRE(both[w] == (w < count ? data.bits[w] & other.bits[w] : 0));
        REQUIRE(either[w] == (w < count ? data.bits[w] | other.bits[w] : 0));
        REQUIRE(without[w] == (w < count ? data.bits[w] & ~other.bits[w] : 0));
      }
    }
  });
}

TEST_CASE("a blend takes the first where the bit is set, else the second") {
  const Data data = made_up(5, Lane{1} << 59);
  each_width([&](const Kernels& kernels) {
    for (const Operand& a : shapes(data.a)) {
      for (const Operand& b : shapes(data.b)) {
        std::vector<Lane> out(lanes);
        kernels.blend(data.bits.data(), a, b, out.data(), words);
        for (std::size_t i = 0; i < lanes; ++i) REQUIRE(out[i] == static_cast<Lane>(bit(data.bits, i) ? at(a, i) : at(b, i)));
      }
    }
  });
}

TEST_CASE("tiers give the row of the highest bound reached, slices each part its own rate") {
  const Data data = made_up(6, 5000);
  const std::vector<Lane> from{-1000, 0, 1000, 1002}, gives{3, -5, 7, 11};
  each_width([&](const Kernels& kernels) {
    for (const Operand& a : shapes(data.a)) {
      std::vector<Lane> tiers(lanes), slices(lanes);
      kernels.tiers(a, {from, gives}, 99, tiers.data(), words);
      kernels.slices(a, {from, gives}, slices.data(), words);
      for (std::size_t i = 0; i < lanes; ++i) {
        Lane tier = 99, sliced = 0;
        for (std::size_t row = 0; row < from.size(); ++row) {
          if (at(a, i) >= from[row]) tier = gives[row];
          const Wide until = row + 1 < from.size() ? std::min<Wide>(at(a, i), from[row + 1]) : at(a, i);
          if (until > from[row]) sliced += static_cast<Lane>((until - from[row]) * gives[row]);
        }
        REQUIRE(tiers[i] == tier);
        REQUIRE(slices[i] == sliced);
      }
    }
  });
}

TEST_CASE("division by a constant rounds as its rule says, at every remainder and at the ends of 62 bits") {
  for (Lane most : {Lane{100}, Lane{1} << 40, (Lane{1} << 60) - 1}) {
    const Data data = made_up(7, most, 3000);
    for (Lane by : {Lane{1}, Lane{2}, Lane{3}, Lane{7}, Lane{10}, Lane{1000}, Lane{4096}, Lane{999'999'999'989}, (Lane{1} << 61) - 1}) {
      each_width([&](const Kernels& kernels) {
        for (Quotient how : every_way) {
          for (const Operand& a : {Operand{data.a.data(), 1, 0}, Operand{data.a.data(), 2, -1}, Operand{nullptr, 1, -2500}}) {
            std::vector<Lane> narrow(lanes), wide(lanes);
            kernels.divided(a, Divisor::of(by), how, narrow.data(), words);
            kernels.divided_wide(a, by, how, wide.data(), words);
            for (std::size_t i = 0; i < lanes; ++i) {
              REQUIRE(narrow[i] == static_cast<Lane>(quotient(at(a, i), by, how)));
              REQUIRE(wide[i] == narrow[i]);
            }
          }
        }
      });
    }
  }
}

TEST_CASE("the wide division holds where the dividend leaves 64 bits") {
  const Data data = made_up(8, INT64_MAX);
  each_width([&](const Kernels& kernels) {
    for (Quotient how : every_way) {
      std::vector<Lane> out(lanes);
      const Operand a{data.a.data(), 999, -5};
      kernels.divided_wide(a, 10'000, how, out.data(), words);
      for (std::size_t i = 0; i < lanes; ++i) REQUIRE(out[i] == static_cast<Lane>(quotient(at(a, i), 10'000, how)));
    }
  });
}

TEST_CASE("division by lanes rounds the same way, and a divisor that is not above zero counts as one") {
  Data data = made_up(9, Lane{1} << 50);
  data.positive[0] = 0, data.positive[1] = -3;
  each_width([&](const Kernels& kernels) {
    for (Quotient how : every_way) {
      std::vector<Lane> out(lanes);
      kernels.divided_by_lanes({data.a.data(), 2, 1}, {data.positive.data()}, how, out.data(), words);
      for (std::size_t i = 0; i < lanes; ++i) REQUIRE(out[i] == static_cast<Lane>(quotient(Wide{data.a[i]} * 2 + 1, std::max<Lane>(1, data.positive[i]), how)));
    }
  });
}

TEST_CASE("packing keeps the lanes whose bits are set, in order") {
  const Data data = made_up(10, Lane{1} << 59);
  each_width([&](const Kernels& kernels) {
    for (const Operand& a : shapes(data.a)) {
      std::vector<Lane> out(lanes + word_lanes), expected;
      for (std::size_t i = 0; i < lanes; ++i) {
        if (bit(data.bits, i)) expected.push_back(static_cast<Lane>(at(a, i)));
      }
      const std::size_t count = kernels.pack(data.bits.data(), a, out.data(), words);
      out.resize(count);
      REQUIRE(out == expected);
    }
  });
}

TEST_CASE("sums and counts over families are those over their rows") {
  const Data data = made_up(11, Lane{1} << 50);
  const std::vector<std::uint32_t> starts{5, 5, 6, 40, 69, 133, 133, 190, 197};  // of rows counted from 5 on: 0 to 192
  const Families families{starts.data(), 5, starts.size() - 1};
  each_width([&](const Kernels& kernels) {
    std::vector<Lane> sums(lanes + 1), before(words + 1), counts(families.count);
    std::vector<Word> any(1);
    kernels.running_sums(data.bits.data(), {data.a.data()}, sums.data(), words);
    kernels.counts_before(data.bits.data(), before.data(), words);
    kernels.family_counts(data.bits.data(), before.data(), families, counts.data());
    kernels.family_any(data.bits.data(), before.data(), families, any.data());
    for (std::size_t family = 0; family < families.count; ++family) {
      Lane count = 0, sum = 0;
      for (std::size_t row = starts[family] - 5; row < starts[family + 1] - 5; ++row) {
        count += bit(data.bits, row);
        sum += bit(data.bits, row) ? data.a[row] : 0;
      }
      REQUIRE(counts[family] == count);
      REQUIRE(bit(any, family) == (count > 0));
      REQUIRE(sums[starts[family + 1] - 5] - sums[starts[family] - 5] == sum);
    }
  });
}
