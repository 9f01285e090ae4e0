// What settlement reads from the columns is what the decisions in full say, for members of lists too.
#include <algorithm>
#include <tuple>

#include "doors/claim_rows.h"
#include "doors/decisions_state.h"
#include "doors/register.h"
#include "duixian/doors/settle.h"

using namespace duixian;

namespace {

using Line = std::tuple<std::string, std::string, Outcome, std::int64_t, bool>;

bool costs(const Decision& one) {
  const bool kind = one.kind == ProvisionKind::award || one.kind == ProvisionKind::subsidy || one.kind == ProvisionKind::rebate || one.kind == ProvisionKind::relief;
  return kind && (one.outcome == Outcome::granted || one.outcome == Outcome::pending || one.outcome == Outcome::open || one.outcome == Outcome::undetermined);
}

std::vector<Line> in_full(const Run& run) {
  std::vector<Line> lines;
  run.each([&](const Decision& one) {
    const auto& highest = one.highest ? one.highest : one.amount;
    if (costs(one)) lines.emplace_back(one.provision, one.subject, one.outcome, highest ? highest->minor : 0, highest.has_value());
    return true;
  });
  std::sort(lines.begin(), lines.end());
  return lines;
}

Settled settled(const Run& run, unsigned threads, bool claims) {
  SettleOptions how;
  how.threads = threads;
  how.claims = claims;
  const auto settling = Settling::begin({run}, how);
  REQUIRE(settling);
  return settling->settle({run.decide()}).told();
}

}  // namespace

TEST_CASE("the claims that settlement reads are the decisions that may cost money, each once") {
  const Run run = tried::Register(2500).run();
  std::vector<Line> lines;
  for (const SettledClaim& one : settled(run, 2, true).claims) lines.emplace_back(one.provision, one.subject, one.outcome, one.sum.minor, one.sum_known);
  std::sort(lines.begin(), lines.end());
  CHECK(lines == in_full(run));
}

TEST_CASE("the sums are those of the claims, whether these are written out or not, on any number of threads") {
  const Run run = tried::Register(5000).run();
  const Settled written = settled(run, 1, true), sums = settled(run, 3, false);
  CHECK(sums.claims.empty());
  Int128 decided = 0, paid = 0;
  for (const SettledClaim& one : written.claims) decided += one.sum_known ? one.sum.minor : 0, paid += one.paid.minor;
  for (const Settled* one : {&written, &sums}) {
    CHECK(one->sums.claims == written.claims.size());
    CHECK((one->sums.decided == decided));
    CHECK((one->sums.paid == paid));
    CHECK((one->sums.decided == one->sums.cut + one->sums.held + one->sums.paid));
  }
  CHECK(sums.lowest.minor == written.lowest.minor);
  CHECK(sums.highest.minor == written.highest.minor);
}

TEST_CASE("from any row to any other the columns give the same claims as row by row") {
  const Run run = tried::Register(2500).run();
  const Decisions decisions = run.decide();
  const std::vector<std::pair<columns::Row, columns::Row>> ranges{{0, 2500}, {1, 2}, {63, 65}, {2040, 2060}, {2047, 2048}, {2048, 2500}, {17, 17}};
  for (const auto& provision : decisions.state().columns.provisions) {
    const auto rows = static_cast<columns::Row>(provision->blocks.back().first + provision->blocks.back().rows);
    for (auto [first, last] : ranges) {
      last = std::min(last, rows);
      std::vector<std::pair<columns::Row, std::int64_t>> found, wanted;
      each_claim_row(*provision, first, last, [&](columns::Row row, const evaluate::RowDecision& one) { found.emplace_back(row, one.has_sum ? one.highest : -1); });
      for (columns::Row row = first; row < last; ++row) {
        const evaluate::RowDecision one = evaluate::decision_of(*provision, row);
        const bool costly = one.outcome == Outcome::granted || one.outcome == Outcome::pending || one.outcome == Outcome::open || one.outcome == Outcome::undetermined;
        if (costly) wanted.emplace_back(row, one.has_sum ? one.highest : -1);
      }
      CHECK(found == wanted);
    }
  }
}
