// What a ledger records is the same bytes whether the columns decide or the row executor, on one thread or several; and all of it
// can be read back. DUIXIAN_AGREE_POLICIES=N says how many random policies are tried (80), DUIXIAN_AGREE_SEED=N tries one.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <functional>

#include "agree/random_scenario.h"
#include "agree/small_inputs.h"
#include "doors/run_state.h"
#include "doors/subject_drafts.h"
#include "duixian/doors/run.h"
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

Recorded recorded(const evaluate::Program& program, const columns::Records& records, unsigned threads, Drafting how) {
  Recorded made;
  made.run.request.assign(1, 'r');
  made.run.currency = program.book().declarations.currency;
  ledger::describe_facts(program, records, plain, made.run);
  ledger::DraftNumbers numbers(made.glossary);
  each_draft(program, records, made.run, {plain, threads, how}, [&](const ledger::SubjectDrafts& drafts) {
    numbers.meet(drafts);
    for (std::size_t i = 0; i < drafts.subjects.size(); ++i) ledger::write_subject_entry(made.entries.emplace_back(), made.run.request, numbers.bytes(drafts, i), std::nullopt);
    for (std::size_t i = 0; i < made.outcomes.size(); ++i) made.outcomes[i] += drafts.outcomes[i];
    return true;
  });
  return made;
}

// `told`: the case as a person would repeat it.
void agrees(const evaluate::Program& program, const columns::Records& records, const std::function<std::string()>& told) {
  const Recorded full = recorded(program, records, 1, Drafting::in_full);
  for (const unsigned threads : {1U, 3U}) {
    const Recorded brief = recorded(program, records, threads, Drafting::brief);
    REQUIRE(brief.entries.size() == full.entries.size());
    CHECK(brief.outcomes == full.outcomes);
    const bool same = brief.entries == full.entries && brief.glossary.to_bytes() == full.glossary.to_bytes();
    if (!same) FAIL_CHECK(told());
  }
  for (const std::string& bytes : full.entries) {
    std::string why;
    const auto entry = ledger::subject_entry_from(bytes, full.run, full.glossary, why);
    INFO(why);
    REQUIRE(entry);
  }
}

void agrees(const Scenario& scenario, const Loaded& loaded) {
  INFO(scenario.name);
  agrees(*loaded.program, *loaded.records, [&] { return to_text(scenario); });
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

TEST_CASE("what is recorded from the columns is what the row executor says of every real policy") {
  const std::filesystem::path root = DUIXIAN_ROOT;
  std::vector<Pack> packs;  // those of which the made-up province has records
  for (const auto& folder : std::filesystem::directory_iterator(root / "policies")) {
    auto pack = Pack::load(folder.path().string());
    REQUIRE(pack);
    if (!std::filesystem::exists(root / "samples/province" / pack->id())) continue;
    packs.push_back(*std::move(pack));
  }
  for (const Pack& pack : packs) {
    INFO(pack.id());
    RunOptions options;
    options.records = (root / "samples/province" / pack.id()).string();
    options.year = 2011;
    for (const Pack& other : packs) {
      if (other.id() != pack.id()) options.beside.push_back(other);
    }
    const auto run = Run::prepare(pack, options);
    REQUIRE(run);
    agrees(*run->inner().program, run->inner().records(), [&] { return pack.id(); });
  }
}
