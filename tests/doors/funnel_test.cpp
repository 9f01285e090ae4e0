// The funnel against plain counts: over the decisions in full, and over the firms themselves.
#include "duixian/doors/funnel.h"

#include <algorithm>
#include <map>

#include "doors/register.h"

using namespace duixian;
using tried::Firm;
using tried::Register;

namespace {

using Truth = std::optional<bool>;

Truth both(const std::vector<Truth>& parts) {
  Truth joined = true;
  for (const Truth& part : parts) {
    if (part == Truth(false)) return false;
    if (!part) joined = std::nullopt;
  }
  return joined;
}
Truth opposite(const Truth& one) { return one ? Truth(!*one) : one; }
Truth either(const std::vector<Truth>& parts) {
  std::vector<Truth> opposites;
  for (const Truth& part : parts) opposites.push_back(opposite(part));
  return opposite(both(opposites));
}

// Clause 1: output, then new or a high tax, then no debt.
std::vector<Truth> leaves_of(const Firm& firm) {
  const auto above = [](const std::optional<std::int64_t>& fen, std::int64_t line) { return fen ? Truth(*fen > line) : std::nullopt; };
  return {above(firm.output, 49999), firm.is_new, above(firm.tax, 30000), opposite(above(firm.debt, 0))};
}
Truth when(const std::vector<Truth>& leaves) { return both({leaves[0], either({leaves[1], leaves[2]}), leaves[3]}); }

bool nothing_due(const Firm& firm) { return firm.tax && *firm.tax < 5; }  // a tenth of it, half up

struct Count {
  std::uint64_t subjects = 0, sums = 0;
  std::int64_t money = 0;
  void add(const Firm& firm) {
    ++subjects;
    if (!firm.tax) return;
    ++sums;
    money += (*firm.tax + 5) / 10;  // a tenth, half up
  }
};

void same(const Stopped& found, const Count& plain) {
  CHECK(found.subjects == plain.subjects);
  CHECK(found.sums == plain.sums);
  const std::string cents = std::to_string(plain.money % 100);
  CHECK(found.money == (plain.sums == 0 ? "" : std::to_string(plain.money / 100) + "." + (cents.size() < 2 ? "0" : "") + cents));
}

std::vector<Funnel> funnels(const Run& run, const std::string& provision = "", unsigned threads = 0) {
  DecideOptions how;
  how.reasons = true;
  how.threads = threads;
  return funnel(run, run.decide(how), provision);
}

}  // namespace

TEST_CASE("what each condition stops, with others and alone, is what a plain count over the firms gives") {
  for (const unsigned seed : {1U, 5U, 9U}) {
    const Register records(3000, seed);
    const auto found = funnels(records.run(), "1");
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].conditions.size() == 4);
    CHECK(found[0].conditions[0].alternative == 0);
    CHECK(found[0].conditions[1].alternative == 1);
    CHECK(found[0].conditions[2].alternative == 1);
    std::vector<Count> with_others(4), alone(4);
    std::vector<std::uint64_t> unknown(4);
    Count stopped;
    std::uint64_t nothing = 0;
    for (const Firm& firm : records.firms()) {
      const auto leaves = leaves_of(firm);
      const Truth all = when(leaves), group = either({leaves[1], leaves[2]});
      if (all == Truth(false)) stopped.add(firm);
      else if (nothing_due(firm)) ++nothing;  // whatever else is not known
      for (std::size_t i = 0; i < 4; ++i) {
        const bool in_group = i == 1 || i == 2;
        if (!all && !nothing_due(firm) && !leaves[i] && (!in_group || !group)) ++unknown[i];
        if (all != Truth(false) || leaves[i] != Truth(false) || (in_group && group != Truth(false))) continue;
        with_others[i].add(firm);
        auto forced = leaves;
        forced[i] = true;
        if (when(forced) != Truth(false)) alone[i].add(firm);
      }
    }
    same(found[0].by_conditions, stopped);
    CHECK(found[0].by_nothing == nothing);
    for (std::size_t i = 0; i < 4; ++i) {
      INFO("condition " << i);
      same(found[0].conditions[i].with_others, with_others[i]);
      same(found[0].conditions[i].alone, alone[i]);
      CHECK(found[0].conditions[i].unknown == unknown[i]);
    }
  }
}

TEST_CASE("a condition stops, with others, those whose decisions list it as failing") {
  const Register records(4000, 3);
  const Run run = records.run();
  std::map<std::pair<std::string, std::string>, std::uint64_t> listed;
  std::map<std::pair<std::string, Outcome>, std::uint64_t> outcomes;
  run.each([&](const Decision& decision) {
    ++outcomes[{decision.provision, decision.outcome}];
    for (const FailedCondition& failed : decision.failing) ++listed[{decision.provision, failed.text.zh}];
    return true;
  });
  std::size_t conditions = 0;
  for (const Funnel& one : funnels(run)) {
    INFO("clause " << one.provision);
    std::uint64_t total = 0;
    for (const FunnelOutcome& outcome : one.outcomes) {
      CHECK(outcome.subjects == outcomes[{one.provision, outcome.outcome}]);
      total += outcome.subjects;
    }
    CHECK(one.subjects == total);
    CHECK(one.asked == total - outcomes[{one.provision, Outcome::not_applicable}]);
    CHECK(one.by_conditions.subjects + one.by_nothing == outcomes[{one.provision, Outcome::ineligible}]);
    for (const FunnelCondition& condition : one.conditions) {
      INFO(condition.text.zh);
      CHECK(condition.with_others.subjects == listed[{one.provision, condition.text.zh}]);
      ++conditions;
    }
  }
  CHECK(conditions == 9);
}

TEST_CASE("where a discretion is open, what a condition stops is counted at its highest, and as ruled where it is not") {
  const Register records(3000);
  const auto found = funnels(records.run(), "2");
  std::int64_t money = 0;
  std::uint64_t priced = 0;
  for (const Firm& firm : records.firms()) {
    const Truth output = firm.output ? Truth(*firm.output >= 50000) : std::nullopt;
    if (both({output, firm.is_new}) != Truth(false) || !firm.tax) continue;
    ++priced;
    const std::int64_t share = firm.key == "F00003" ? 50 : firm.key == "F00010" ? 40 : 100;  // two have a ruling
    money += (*firm.tax * share + 50) / 100;
  }
  CHECK(found[0].by_conditions.sums == priced);
  CHECK(found[0].by_conditions.money == std::to_string(money / 100) + "." + (money % 100 < 10 ? "0" : "") + std::to_string(money % 100));
}

TEST_CASE("the funnel is the same on any number of threads") {
  const Run run = Register(9000, 7).run();
  CHECK(json_of(funnels(run, "", 1)) == json_of(funnels(run, "", 4)));
}

TEST_CASE("a provision without conditions, and one that nobody is asked about, have funnels too") {
  const auto found = funnels(Register(0).run());
  REQUIRE(found.size() == 7);
  CHECK(found[0].subjects == 0);
  CHECK(found[0].conditions.size() == 4);
  CHECK_FALSE(found[0].conditions[0].text.empty());
  CHECK(found[3].conditions.empty());
  CHECK(funnels(Register(5).run(), "no such clause").empty());
}

TEST_CASE("the table of a funnel fits a terminal in both languages") {
  const auto found = funnels(Register(300).run());
  for (const Language language : {Language::chinese, Language::english}) {
    const std::string text = text_of(found, language, false);
    std::size_t from = 0;
    for (std::size_t to = text.find('\n'); to != std::string::npos; from = to + 1, to = text.find('\n', from)) {
      INFO(text.substr(from, to - from));
      if (text.substr(from, 6) == "  firm" || text.substr(from, 6) == "  loan" || text.find(" · ", from) < to) continue;  // sentences
      std::size_t columns = 0;
      for (std::size_t i = from; i < to; ++i) columns += (text[i] & 0xC0) == 0x80 ? 0 : static_cast<unsigned char>(text[i]) >= 0xE0 ? 2 : 1;
      CHECK(columns <= 79);
    }
  }
}

TEST_CASE("the page of a funnel draws a bar for everybody asked, each condition and what passed") {
  const auto found = funnels(Register(300).run(), "1");
  const std::string page = html_of(found, Language::chinese);
  std::size_t tracks = 0;
  for (std::size_t at = page.find("class=\"track\""); at != std::string::npos; at = page.find("class=\"track\"", at + 1)) ++tracks;
  const auto passed = std::count_if(found[0].outcomes.begin(), found[0].outcomes.end(), [](const FunnelOutcome& one) { return one.outcome == Outcome::granted; });
  CHECK(tracks == 1 + 4 + (found[0].by_nothing > 0 ? 1 : 0) + static_cast<std::size_t>(passed));
  CHECK(page.find("<svg") != std::string::npos);
  CHECK(page.find("</html>") != std::string::npos);
}

TEST_CASE("six firms by hand: what each condition stops, and what it costs them") {
  const Register records(0);
  records.write("records/firm.csv", "firm_id,output,tax,debt,is_new\n"
                                    "a,600元,1000元,0元,是\n"    // granted 100
                                    "b,400元,200元,0元,否\n"     // output, and neither new nor taxed enough: 20
                                    "c,600元,500元,5元,否\n"     // debt alone: 50
                                    "d,499.99元,1000元,0元,是\n" // output alone: 100
                                    "e,,1000元,0元,是\n"         // output not known
                                    "f,600元,0元,0元,是\n");     // a tenth of nothing
  const Funnel found = funnels(records.run(), "1").front();
  CHECK(found.subjects == 6);
  CHECK(found.by_conditions.subjects == 3);
  CHECK(found.by_conditions.money == "170.00");
  CHECK(found.by_nothing == 1);
  const auto row = [&](std::size_t i) {
    const FunnelCondition& one = found.conditions.at(i);
    return std::to_string(one.with_others.subjects) + " " + one.with_others.money + ", " + std::to_string(one.alone.subjects) + " " + one.alone.money + ", " + std::to_string(one.unknown);
  };
  CHECK(row(0) == "2 120.00, 1 100.00, 1");
  CHECK(row(1) == "1 20.00, 0 , 0");
  CHECK(row(2) == "1 20.00, 0 , 0");
  CHECK(row(3) == "1 50.00, 1 50.00, 0");
  CHECK(found.outcomes.front().outcome == Outcome::granted);
  CHECK(found.outcomes.front().lowest == "100.00");
}
