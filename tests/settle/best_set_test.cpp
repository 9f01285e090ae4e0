#include "settle/best_set.h"

#include <catch2/catch.hpp>

#include <random>

namespace duixian::settle {
namespace {

Exclusions none(std::size_t members) { return Exclusions(members); }

void exclude(Exclusions& exclusions, std::uint32_t a, std::uint32_t b) {
  exclusions[a].push_back(b);
  exclusions[b].push_back(a);
  for (auto& others : exclusions) std::sort(others.begin(), others.end());
}

// By trying every set: the greatest sum, and of equal sums the set that holds the first member in which they differ.
std::vector<std::uint32_t> by_trying_all(const std::vector<std::int64_t>& values, const Exclusions& exclusions) {
  std::int64_t best = -1;
  std::vector<std::uint32_t> chosen;
  const std::size_t count = values.size();
  for (std::uint32_t bits = 0; bits < (1u << count); ++bits) {
    std::int64_t sum = 0;
    bool allowed = true;
    std::vector<std::uint32_t> members;
    for (std::uint32_t i = 0; i < count; ++i) {
      if ((bits >> (count - 1 - i) & 1) == 0) continue;  // the first member is the highest bit
      members.push_back(i);
      sum += values[i];
      for (std::uint32_t other : exclusions[i]) allowed = allowed && (bits >> (count - 1 - other) & 1) == 0;
    }
    if (allowed && sum >= best) best = sum, chosen = members;  // later bits are greater: their first difference is held
  }
  return chosen;
}

TEST_CASE("of a clique the greatest is taken, and the first of equals") {
  Exclusions all = none(3);
  exclude(all, 0, 1);
  exclude(all, 1, 2);
  exclude(all, 0, 2);
  const std::vector<std::int64_t> greatest{50, 80, 60}, equal{80, 80, 60};
  CHECK(*best_set(greatest, all) == std::vector<std::uint32_t>{1});
  CHECK(*best_set(equal, all) == std::vector<std::uint32_t>{0});
}

TEST_CASE("two small awards together outweigh the one that excludes both") {
  Exclusions path = none(3);
  exclude(path, 0, 1);
  exclude(path, 1, 2);
  const std::vector<std::int64_t> together{50, 90, 41}, alone{50, 92, 41}, tie{50, 91, 41};
  CHECK(*best_set(together, path) == std::vector<std::uint32_t>{0, 2});
  CHECK(*best_set(alone, path) == std::vector<std::uint32_t>{1});
  CHECK(*best_set(tie, path) == std::vector<std::uint32_t>{0, 2});
}

TEST_CASE("a star of a thousand projects against one award needs one step") {
  Exclusions star = none(1001);
  for (std::uint32_t i = 1; i <= 1000; ++i) star[0].push_back(i), star[i].push_back(0);
  std::vector<std::int64_t> values(1001, 1);
  values[0] = 1001;
  CHECK(best_set(values, star)->size() == 1);
  values[0] = 999;
  CHECK(best_set(values, star)->size() == 1000);
}

TEST_CASE("random exclusions give the set that trying all gives, ties included") {
  std::mt19937 random(11);
  for (int round = 0; round < 600; ++round) {
    const auto count = static_cast<std::uint32_t>(1 + random() % 10);
    std::vector<std::int64_t> values;
    for (std::uint32_t i = 0; i < count; ++i) values.push_back(1 + static_cast<std::int64_t>(random() % 6));
    Exclusions exclusions = none(count);
    const unsigned density = random() % 5;
    for (std::uint32_t a = 0; a < count; ++a) {
      for (std::uint32_t b = a + 1; b < count; ++b) {
        if (random() % 5 < density) exclude(exclusions, a, b);
      }
    }
    const auto found = best_set(values, exclusions);
    REQUIRE(found);
    CHECK(*found == by_trying_all(values, exclusions));
  }
}

TEST_CASE("a search without end is given up and not guessed") {
  std::mt19937 random(5);
  const std::uint32_t count = 400;
  Exclusions exclusions = none(count);
  std::vector<std::int64_t> values(count, 1);
  for (std::uint32_t a = 0; a < count; ++a) {
    for (std::uint32_t b = a + 1; b < count; ++b) {
      if (random() % 40 == 0) exclusions[a].push_back(b), exclusions[b].push_back(a);
    }
  }
  for (auto& others : exclusions) std::sort(others.begin(), others.end());
  CHECK_FALSE(best_set(values, exclusions));
}

}  // namespace
}  // namespace duixian::settle
