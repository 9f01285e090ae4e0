// A million enterprises with thirty provisions each, settled: `test_settle "[.speed]"` prints how long it takes.
#include <catch2/catch.hpp>

#include <chrono>
#include <ctime>
#include <iostream>
#include <thread>

#include "settle/firms.h"

namespace duixian::settle {
namespace {

constexpr std::size_t many = 1'000'000, kinds = 30;

std::uint64_t mixed(std::uint64_t value) {
  value ^= value >> 31;
  value *= 0x9e3779b97f4a7c15u;
  value ^= value >> 29;
  return value * 0xbf58476d1ce4e5b9u >> 11;
}

// One decision in four has money at stake, one of those in twenty is undecided. Decided beforehand, as columns are.
class Register : public Claims {
 public:
  Register() {
    for (std::size_t i = 0; i < many; ++i) {
      first_.push_back(static_cast<std::uint32_t>(claims_.size()));
      for (std::uint16_t p = 0; p < kinds; ++p) {
        const std::uint64_t chance = mixed(i * kinds + p);
        if (chance % 4 != 0) continue;
        const std::int64_t sum = static_cast<std::int64_t>(1 + chance / 4 % 100) * 10 * wan / 10;
        claims_.push_back(chance / 512 % 20 == 0 ? undetermined(p, sum) : granted(p, sum));
      }
    }
    first_.push_back(static_cast<std::uint32_t>(claims_.size()));
  }
  [[nodiscard]] std::size_t enterprises() const override { return many; }
  void read(std::size_t first, std::size_t last, std::vector<Claim>& claims, std::vector<std::uint32_t>& counts) const override {
    claims.assign(claims_.begin() + first_[first], claims_.begin() + first_[last]);
    for (std::size_t i = first; i < last; ++i) counts.push_back(first_[i + 1] - first_[i]);
  }
  [[nodiscard]] std::optional<Rational> figure(std::size_t figure, std::size_t enterprise, const Claim&) const override {
    const std::uint64_t chance = mixed(enterprise);
    if (figure == 0) return Rational(chance % 50 == 0 ? 1 : 0);
    return Rational(static_cast<std::int64_t>(chance % 2000) * wan);
  }
  [[nodiscard]] std::optional<Rational> figure_in(int, std::size_t figure, std::size_t enterprise, const Claim& claim) const override { return this->figure(figure, enterprise, claim); }
  [[nodiscard]] std::optional<Rational> figure_of_enterprise(std::size_t figure, std::size_t enterprise) const override { return this->figure(figure, enterprise, {}); }
  [[nodiscard]] std::vector<PastPayment> paid_before(std::size_t) const override { return {}; }
  [[nodiscard]] std::vector<std::uint32_t> places() const override {
    std::vector<std::uint32_t> places(many);
    for (std::uint32_t i = 0; i < many; ++i) places[i] = static_cast<std::uint32_t>(i * 7919u % many);
    return places;
  }

 private:
  std::vector<std::uint32_t> first_;
  std::vector<Claim> claims_;
};

Rules speed_rules() {
  Rules rules = rules_over(kinds);
  rules.figures.resize(2);
  rules.bars.push_back(over<Bar>(rules));
  add_group(rules, {0, 1, 2, 3, 4}).paid_before = PaidBefore::topped_up;
  add_group(rules, {4, 5, 6});
  rules.caps.push_back(over<Cap>(rules));
  rules.caps[0].scope = Scope::enterprise;
  rules.caps[0].ceiling.figure = 1;
  rules.minimums.push_back(over<Minimum>(rules));
  rules.minimums[0].at = wan;
  rules.funds.push_back(over<Fund>(rules));
  rules.funds[0].budget = std::int64_t{1'000'000} * 50 * wan;
  return rules;
}

TEST_CASE("a million enterprises with thirty provisions settle in time", "[.speed]") {
  const Register claims;
  const Rules rules = speed_rules();
  for (unsigned threads : {1u, std::max(2u, std::thread::hardware_concurrency())}) {
    const std::clock_t used = std::clock();
    const auto begin = std::chrono::steady_clock::now();
    const Settlement settlement = settle(rules, claims, threads);
    const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin).count();
    std::cout << threads << " threads: " << settlement.claims.size() << " claims, " << settlement.cuttings.size() << " cuts, paid " << settlement.funds[0].paid << " and " << settlement.funds[0].reserved << " of " << settlement.funds[0].budget << " in " << took << " ms, processor time " << (std::clock() - used) * 1000 / CLOCKS_PER_SEC << " ms\n";
    CHECK(settlement.funds[0].paid + settlement.funds[0].reserved == settlement.funds[0].budget);
  }
}

}  // namespace
}  // namespace duixian::settle
