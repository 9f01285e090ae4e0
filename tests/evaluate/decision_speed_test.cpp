// One decision of a real provision with its whole explanation, once the pack is loaded.
#include <chrono>
#include <iostream>

#include "evaluate/policy.h"

using namespace duixian;

TEST_CASE("a decision with its explanation takes well under a millisecond") {
  auto loaded = packs::load_pack(std::string(DUIXIAN_ROOT) + "/policies/changsha");
  REQUIRE(loaded);
  Diagnostics wrong;
  const auto cases = packs::read_cases(std::string(DUIXIAN_ROOT) + "/policies/changsha/cases/13-1.toml", *loaded, wrong);
  REQUIRE_FALSE(cases.empty());
  const packs::Case& example = cases.front();
  evaluate::Settings settings{example.year, *Date::of(example.year, 12, 31), example.readings, example.parameters};
  const auto program = evaluate::bind(*loaded, settings, *example.names);
  REQUIRE(program);
  const auto& bound = (*program).provisions.at(*loaded->book->provision("13-1"));
  evaluate::Decider decider(*program, *example.records);
  constexpr int rounds = 2000;
  std::size_t parts = 0;
  const auto start = std::chrono::steady_clock::now();
  for (int i = 0; i < rounds; ++i) {
    Explanation explanation;
    const Decision decision = decider.decide(bound, example.subject, &explanation);
    REQUIRE(decision.outcome == Outcome::granted);
    parts += explanation.parts.size();
  }
  const std::chrono::duration<double, std::micro> each = (std::chrono::steady_clock::now() - start) / rounds;
  std::cout << "Changsha 13-1: " << each.count() << " µs a decision with its explanation (" << parts / rounds << " sections)\n";
  CHECK(each.count() < 1000);
}
