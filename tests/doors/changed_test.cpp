// The same records under other choices: only what depends on them is decided again.
#include "doors/register.h"
#include "duixian/doors/report.h"
#include "doors/decisions_state.h"

using namespace duixian;
using Tried = tried::Register;  // the run's own state has a register too

namespace {

// The first decision that differs; "" where none does.
std::string difference(const Run& run, const Decisions& a, const Decisions& b) {
  const auto provisions = run.pack().provisions();
  const auto totals = a.totals();
  const auto said = [](const Decided& one) {
    return std::string(to_text(one.outcome)) + (one.lowest ? " " + to_yuan(*one.lowest) : "") + (one.highest ? " " + to_yuan(*one.highest) : "");
  };
  for (std::size_t i = 0; i < provisions.size(); ++i) {
    std::uint64_t rows = 0;
    for (const auto& outcome : totals[i].outcomes) rows += outcome.count;
    for (std::uint32_t row = 0; row < rows; ++row) {
      const std::string one = said(a.at(i, row)), other = said(b.at(i, row));
      if (one != other) return provisions[i].id + " row " + std::to_string(row) + ": " + one + ", " + other;
    }
  }
  return "";
}

}  // namespace

TEST_CASE("a changed parameter decides again the clauses that take it, and them alone") {
  const Tried records(5000);
  const Run before = records.run();
  const Decisions decided = before.decide();
  const auto changed = before.changed({"parameter.rate=20%"});
  REQUIRE(changed);
  const Decisions again = changed->decide_changed(decided);
  CHECK(difference(*changed, again, records.run({"parameter.rate=20%"}).decide()) == "");
  CHECK(difference(before, again, decided) != "");
  for (std::size_t i = 0; i < decided.state().columns.provisions.size(); ++i) {
    const bool shared = decided.state().columns.provisions[i] == again.state().columns.provisions[i];
    CHECK(shared == (i != 0));  // clause 1 alone takes the rate
  }
}

TEST_CASE("what a changed line touches is decided again in every clause that has it") {
  const Tried records(5000);
  const Run before = records.run();
  const Decisions decided = before.decide();
  const auto changed = before.changed({"parameter.line=1元"});
  REQUIRE(changed);
  const Decisions again = changed->decide_changed(decided);
  CHECK(difference(*changed, again, changed->decide()) == "");
  CHECK(again.totals()[0].outcomes.front().count > decided.totals()[0].outcomes.front().count);
  CHECK(again.state().columns.provisions[2] == decided.state().columns.provisions[2]);
}

TEST_CASE("changes add up, and one that is taken back gives the first decisions again") {
  const Tried records(3000);
  const Run first = records.run();
  const Decisions one = first.decide();
  const auto second = first.changed({"parameter.rate=20%"});
  REQUIRE(second);
  const auto third = second->changed({"parameter.line=1元"});
  REQUIRE(third);
  const Decisions two = second->decide_changed(one), three = third->decide_changed(two);
  CHECK(difference(*third, three, records.run({"parameter.rate=20%", "parameter.line=1元"}).decide()) == "");
  const auto back = third->changed({"parameter.rate=10%", "parameter.line=500元"});
  REQUIRE(back);
  CHECK(difference(first, back->decide_changed(three), one) == "");
}

TEST_CASE("a choice that does not exist changes nothing and is told") {
  const Run run = Tried(10).run();
  const auto changed = run.changed({"parameter.no_such=1"});
  REQUIRE_FALSE(changed);
  CHECK(changed.diagnostics().front().code == "unknown-parameter");
}
