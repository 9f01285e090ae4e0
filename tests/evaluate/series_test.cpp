// Dated series: an exchange rate on a day.
#include "evaluate/firm.h"

using namespace duixian;

namespace {

const std::string declared = firm_schema + R"(
[series]
exact   = { type = 'number', unit = '元/美元' }
carried = { type = 'number', unit = '元/美元', carries = true }
)";

void rates(columns::Records& records) {
  for (const char* name : {"exact", "carried"}) {
    for (const auto& [day, rate] : {std::pair{1, 7}, {10, 8}}) {
      records.dossier.series.push_back({name, *Date::of(2006, 5, day), read_quantity(std::to_string(rate) + "元/美元").low, {}});
    }
  }
}

Decided on(const std::string& series, const std::string& day) {
  return Policy(declared, clause("pays = firm.imports * series." + series + ":on(firm.opened)")).decide("1-1", "given = { imports = '100美元'" + (day.empty() ? "" : ", opened = '" + day + "'") + " }", rates);
}

}  // namespace

TEST_CASE("a rate is that of its day") {
  CHECK(on("exact", "2006-05-01").amount() == "700.00元");
  CHECK(on("exact", "2006-05-10").amount() == "800.00元");
}

TEST_CASE("a series that carries holds until its next value") {
  CHECK(on("carried", "2006-05-09").amount() == "700.00元");
  CHECK(on("carried", "2006-05-10").amount() == "800.00元");
  CHECK(on("carried", "2020-01-01").amount() == "800.00元");
}

TEST_CASE("a currency without a rate on that day is failed, with its reason") {
  for (const auto& [series, day] : {std::pair{"exact", "2006-05-02"}, {"exact", "2006-04-30"}, {"carried", "2006-04-30"}}) {
    const Decided decided = on(series, day);
    INFO(series << " on " << day);
    CHECK(decided.outcome() == "failed");
    CHECK_FALSE(decided.reason().empty());
  }
}

TEST_CASE("a day that is not known is missing, not failed") {
  CHECK(on("carried", "").outcome() == "undetermined");
  CHECK(on("carried", "").missing() == "opened");
}

TEST_CASE("a known failing condition decides beside a rate that is not on file") {
  const Policy policy(declared, clause("when = firm.is_new, pays = firm.imports * series.exact:on(firm.opened)"));
  CHECK(policy.decide("1-1", "given = { is_new = false, imports = '1美元', opened = '2006-05-02' }", rates).outcome() == "ineligible");
}
