#include "report/summary.h"

#include <catch2/catch.hpp>
#include <limits>
#include <sstream>

#include "report/amount_text.h"
#include "report/summary_text.h"
#include "report/valid_text.h"
#include "sample_decisions.h"

using namespace duixian;
using namespace duixian::report;

namespace {

Int128 total(const Sums& sums) { return sums.empty() ? Int128{0} : sums.begin()->second; }

Int128 payers_total(const Summary& summary) {
  Int128 sum = 0;
  for (const PayerSummary& payer : summary.payers()) sum += total(payer.amount);
  return sum;
}

}  // namespace

TEST_CASE("Clauses, payers and years add up to the same total") {
  Summary summary;
  Decision split = granted_award("P1", 100);
  split.funded_by = {{"city", fen(33)}, {"district", fen(67)}};
  split.instalments = {
      {2006, fen(50), Outcome::granted}, {2007, fen(49), Outcome::undetermined}, {2008, fen(1), Outcome::ineligible}};
  Decision nobody = granted_award("P2", 7);
  nobody.funded_by = {{"city", {}}};
  for (const Decision& decision : {split, nobody, granted_award("P3", 1000), refused_award()}) summary.add(decision);
  CHECK(total(summary.granted()) == 1107);
  CHECK(payers_total(summary) == 1107);
  Int128 years = 0;
  for (const YearSummary& year : summary.years()) years += total(year.due) + total(year.not_yet_known) + total(year.lost);
  CHECK(years == 1107);
  CHECK(summary.decisions() == 4);
}

TEST_CASE("A payer without a stated share is a row of its own") {
  Summary summary;
  Decision decision = granted_award("P1", 7);
  decision.funded_by = {{"city", {}}, {"county", {}}};
  summary.add(decision);
  REQUIRE(summary.payers().size() == 1);
  CHECK(summary.payers()[0].party.empty());
  CHECK(total(summary.payers()[0].amount) == 7);
}

TEST_CASE("Sums beyond 64 bits are exact") {
  Summary summary;
  for (int i = 0; i < 3; ++i) summary.add(granted_award("P", std::numeric_limits<std::int64_t>::max()));
  CHECK(exact_amount(total(summary.granted())) == "276701161105643274.21");
}

TEST_CASE("Duties and rights are counted and not paid") {
  Summary summary;
  Decision duty = granted_award("P1", 100);
  duty.kind = ProvisionKind::duty;
  summary.add(duty);
  CHECK(summary.granted().empty());
  CHECK(summary.decisions() == 1);
}

TEST_CASE("A sum that a clause only divides is counted in no total and shown apart") {
  Summary summary;
  Decision division = granted_award("P1", 100);
  division.kind = ProvisionKind::share;
  division.provision = "10-4";
  division.funded_by = {{"city", fen(25)}, {"district", fen(70)}};
  for (const Decision& decision : {granted_award("P1", 7), division}) summary.add(decision);
  CHECK(total(summary.granted()) == 7);
  CHECK(payers_total(summary) == 7);
  REQUIRE(summary.divisions().size() == 1);
  const DivisionSummary& divided = summary.divisions()[0];
  CHECK(total(divided.amount) == 100);
  REQUIRE(divided.parties.size() == 3);
  CHECK(total(divided.parties[0].amount) == 25);
  CHECK(divided.parties[2].party.empty());
  CHECK(total(divided.parties[2].amount) == 5);
  CHECK(says(summary_text(summary, Language::chinese), "不计入合计"));
}

TEST_CASE("The summary fits a screen of 78 columns, Chinese characters counted as two") {
  Summary summary;
  for (int clause = 0; clause < 30; ++clause) {
    Decision decision = granted_award("P", 1'000'000'000 + clause);
    decision.provision = std::to_string(clause);
    decision.title.zh = "关于加快优势产业集群和工业园区建设发展的若干意见所说的年配套产值奖励";
    summary.add(decision);
  }
  const std::string text = summary_text(summary, Language::chinese);
  int lines = 0;
  std::istringstream stream(text);
  for (std::string line; std::getline(stream, line); ++lines) CHECK(width_of(line) <= 78);
  CHECK(lines <= 24);
  CHECK(says(text, "其他条款"));
  CHECK(says(text, "300,000,004.35元"));
}

TEST_CASE("Grouped amounts carry commas at every third digit") {
  CHECK(grouped_amount(0, "CNY") == "0.00元");
  CHECK(grouped_amount(99'999, "CNY") == "999.99元");
  CHECK(grouped_amount(100'000, "CNY") == "1,000.00元");
  CHECK(grouped_amount(-123'456'789'01, "CNY") == "-123,456,789.01元");
  CHECK(grouped_amount(100'000, "USD") == "1,000.00 USD");
}

TEST_CASE("Text is cut and filled by columns, not by bytes") {
  CHECK(fitted("长沙市", 8) == "长沙市  ");
  CHECK(fitted("长沙市人民政府", 8) == "长沙市… ");
  CHECK(fitted_right("12元", 6) == "  12元");
}
