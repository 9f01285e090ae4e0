// What a ledger records is the same bytes whether the columns decide or the row executor, on one thread or several; and all of it
// can be read back. DUIXIAN_AGREE_POLICIES=N says how many random policies are tried (80), DUIXIAN_AGREE_SEED=N tries one.
#include <catch2/catch.hpp>

#include <cstdlib>

#include "agree/random_scenario.h"
#include "agree/small_inputs.h"
#include "doors/subject_drafts.h"
#include "ledger/fact_bytes.h"
#include "ledger/run_entry.h"

using namespace duixian;
using namespace duixian::agree;

namespace {

std::string plain(const std::string& text) { return text; }

struct Recorded {
  std::vector<std::string> entries;
  ledger::Glossary glossary;
  ledger::RunEntry run;
  std::array<std::uint64_t, ledger::outcome_count> outcomes{};
};

Recorded recorded(const Loaded& loaded, unsigned threads, Drafting how) {
  Recorded made;
  made.run.request.assign(1, 'r');
  made.run.currency = loaded.pack->book->declarations.currency;
  ledger::describe_facts(*loaded.program, *loaded.records, plain, made.run);
  ledger::DraftNumbers numbers(made.glossary);
  each_draft(*loaded.program, *loaded.records, made.run, plain, threads, [&](const ledger::SubjectDrafts& drafts) {
    numbers.meet(drafts);
    for (std::size_t i = 0; i < drafts.subjects.size(); ++i) ledger::write_subject_entry(made.entries.emplace_back(), made.run.request, numbers.bytes(drafts, i), std::nullopt);
    for (std::size_t i = 0; i < made.outcomes.size(); ++i) made.outcomes[i] += drafts.outcomes[i];
    return true;
  }, how);
  return made;
}

void agrees(const Scenario& scenario, const Loaded& loaded) {
  INFO(scenario.name);
  const Recorded full = recorded(loaded, 1, Drafting::in_full);
  for (const unsigned threads : {1U, 3U}) {
    const Recorded brief = recorded(loaded, threads, Drafting::brief);
    REQUIRE(brief.entries.size() == full.entries.size());
    CHECK(brief.outcomes == full.outcomes);
    const bool same = brief.entries == full.entries && brief.glossary.to_bytes() == full.glossary.to_bytes();
    if (!same) FAIL_CHECK(to_text(scenario));
  }
  for (const std::string& bytes : full.entries) {
    std::string why;
    const auto entry = ledger::subject_entry_from(bytes, full.run, full.glossary, why);
    INFO(why);
    REQUIRE(entry);
  }
}

std::uint64_t from_environment(const char* name, std::uint64_t usual) {
  const char* text = std::getenv(name);
  return text == nullptr ? usual : std::strtoull(text, nullptr, 10);
}

}  // namespace

TEST_CASE("what is recorded from the columns is what the row executor says on all small inputs of every operation") {
  for (const Scenario& one : small_inputs()) {
    const auto [loaded, wrong] = load(one);
    REQUIRE(loaded.program);
    agrees(one, loaded);
  }
}

TEST_CASE("what is recorded from the columns is what the row executor says on random policies and records") {
  const std::uint64_t only = from_environment("DUIXIAN_AGREE_SEED", 0), policies = from_environment("DUIXIAN_AGREE_POLICIES", 80);
  for (std::uint64_t seed = only == 0 ? 1 : only; seed <= (only == 0 ? policies : only); ++seed) {
    const auto [scenario, loaded] = loadable(random_scenario(seed, random_measure(seed)));
    agrees(scenario, loaded);
  }
}
