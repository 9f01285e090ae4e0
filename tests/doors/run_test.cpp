// A pack over a bureau's folder of records, through the public headers alone.
#include <catch2/catch.hpp>

#include <fstream>
#include <map>

#include "duixian/doors/cases.h"
#include "duixian/doors/run.h"
#include "report/scratch_folder.h"

using namespace duixian;

namespace {

class Bureau {
 public:
  Bureau() {
    std::filesystem::create_directories(folder_ / "pack");
    std::filesystem::create_directories(folder_ / "records");
    write("pack/pack.toml", R"([pack]
id = 'tried'
title = '试'
currency = 'CNY'
parties = ['city']
effective = { from = 2006-01-01 }
[entity.firm]
key = 'firm_id'
[entity.firm.fact]
tax    = { type = 'money' }
is_new = { type = 'truth' }
[discretion]
cut = { type = 'rate', lowest = '30%', highest = '100%' }
[approval]
mayor = { by = '市长' }
[reading]
'1-1/A1' = { issue = '含不含', choices = { R1 = 'in', R2 = 'out' }, default = 'R1' }
[parameter]
line = { type = 'money', value = '100元' }
)");
    write("pack/rules.lua", R"(
provision '1-1' { title = '奖', cite = { article = 1 }, kind = 'award', subject = firm,
  when = reading '1-1/A1' { R1 = firm.tax:at_least(parameter.line), R2 = firm.tax:more_than(parameter.line) },
  pays = firm.tax * discretion.cut, approval = approval.mayor, once = 'ever' }
provision '1-2' { title = '权', cite = { article = 2 }, kind = 'right', subject = firm, when = firm.is_new }
)");
    write("records/firm.csv", "firm_id,tax,is_new\na,200元,是\nb,100元,否\nc,99元,\nd,约5元,是\n");
    write("records/rulings.csv", "subject,provision,discretion,value\na,1-1,cut,50%\nb,1-1,cut,40%\n");
    write("records/approvals.csv", "subject,provision,approval,granted\na,1-1,mayor,yes\n");
  }

  void write(const std::string& name, const std::string& text) const { std::ofstream(folder_ / name, std::ios::binary) << text; }
  [[nodiscard]] Pack pack() const {
    auto loaded = Pack::load((folder_ / "pack").string());
    REQUIRE(loaded);
    return *loaded;
  }
  [[nodiscard]] Result<Run> prepare(const std::function<void(RunOptions&)>& choose = {}) const {
    RunOptions options;
    options.records = (folder_ / "records").string();
    options.year = 2007;
    if (choose) choose(options);
    return Run::prepare(pack(), options);
  }
  // Outcomes by "provision subject".
  [[nodiscard]] std::map<std::string, std::string> outcomes(const std::function<void(RunOptions&)>& choose = {}) const {
    const auto run = prepare(choose);
    for (const Diagnostic& one : run.diagnostics()) UNSCOPED_INFO(one.what.en);
    REQUIRE(run);
    std::map<std::string, std::string> found;
    run->each([&](const Decision& decision) {
      found[decision.provision + " " + decision.subject] = std::string(to_text(decision.outcome)) + (decision.amount ? " " + to_yuan(*decision.amount) : "");
      return true;
    });
    return found;
  }

 private:
  report::ScratchFolder folder_;
};

}  // namespace

TEST_CASE("every subject gets a decision under every provision about it") {
  const auto found = Bureau().outcomes();
  CHECK(found.size() == 8);
  CHECK(found.at("1-1 a") == "granted 100.00元");
  CHECK(found.at("1-1 b") == "pending 40.00元");
  CHECK(found.at("1-1 c") == "ineligible");
  CHECK(found.at("1-1 d") == "undetermined");
  CHECK(found.at("1-2 a") == "granted");
  CHECK(found.at("1-2 b") == "ineligible");
  CHECK(found.at("1-2 c") == "undetermined");
}

TEST_CASE("a run says how many decisions it will make, and stops when it is told to") {
  const Bureau bureau;
  const auto run = bureau.prepare();
  REQUIRE(run);
  CHECK(run->size() == 8);
  CHECK(run->each([](const Decision&) { return true; }) == 8);
  CHECK(run->each([](const Decision&) { return false; }) == 1);
}

TEST_CASE("a refusal on file bars") {
  const Bureau bureau;
  bureau.write("records/approvals.csv", "subject,provision,approval,granted\na,1-1,mayor,no\n");
  CHECK(bureau.outcomes().at("1-1 a") == "barred");
}

TEST_CASE("a ruling outside its range fails its subject alone") {
  const Bureau bureau;
  bureau.write("records/rulings.csv", "subject,provision,discretion,value\na,1-1,cut,20%\nb,1-1,cut,40%\n");
  CHECK(bureau.outcomes().at("1-1 a") == "failed");
  CHECK(bureau.outcomes().at("1-1 b") == "pending 40.00元");
}

TEST_CASE("a history on file exhausts what is given once") {
  const Bureau bureau;
  bureau.write("records/history.csv", "subject,provision,year,amount\na,1-1,2006,5元\n");
  CHECK(bureau.outcomes().at("1-1 a") == "exhausted");
}

TEST_CASE("readings and parameters are set for a run") {
  const Bureau bureau;
  CHECK(bureau.outcomes([](RunOptions& options) { options.set = {"reading.1-1/A1=R2"}; }).at("1-1 b") == "ineligible");
  CHECK(bureau.outcomes([](RunOptions& options) { options.set = {"parameter.line=201元"}; }).at("1-1 a") == "ineligible");
}

TEST_CASE("what a run does not know stops it before anything is computed") {
  const Bureau bureau;
  CHECK_FALSE(bureau.prepare([](RunOptions& options) { options.set = {"reading.1-1/A9=R2"}; }));
  CHECK_FALSE(bureau.prepare([](RunOptions& options) { options.set = {"parameter.lime=201元"}; }));
  CHECK_FALSE(bureau.prepare([](RunOptions& options) { options.records += "/nowhere"; }));
  bureau.write("records/rulings.csv", "subject,provision,discretion,value\nnobody,1-1,cut,50%\n");
  CHECK_FALSE(bureau.prepare());
}

TEST_CASE("a year before the document is not in force") {
  const auto found = Bureau().outcomes([](RunOptions& options) { options.as_of = Date::of(2005, 12, 31); });
  for (const auto& [name, outcome] : found) CHECK(outcome == "not_in_force");
}

TEST_CASE("a subject is explained as it was decided, with the cell of each fact") {
  const Bureau bureau;
  const auto run = bureau.prepare();
  REQUIRE(run);
  const auto papers = run->explain("a", "1-1");
  REQUIRE(papers.size() == 1);
  CHECK(papers[0].decision.outcome == Outcome::granted);
  REQUIRE(papers[0].explanation.parts.size() >= 3);
  CHECK(papers[0].explanation.parts[0].word == "when");
  CHECK(run->explain("a").size() == 2);
  CHECK(run->explain("z").empty());
}

TEST_CASE("a cell that could not be taken is listed, and named where it is missing") {
  const Bureau bureau;
  const auto run = bureau.prepare();
  REQUIRE(run);
  const auto cells = run->unread_cells();
  REQUIRE(cells.size() == 1);
  CHECK(cells[0].subject == "d");
  CHECK(cells[0].text == "约5元");
  const auto papers = run->explain("d", "1-1");
  REQUIRE(papers.at(0).decision.missing.size() == 1);
  CHECK(papers[0].decision.missing[0].place->row == 5);
}

TEST_CASE("a failing condition is put into words") {
  const Bureau bureau;
  const auto papers = bureau.prepare()->explain("c", "1-1");
  REQUIRE(papers.at(0).decision.failing.size() == 1);
  CHECK_FALSE(papers[0].decision.failing[0].text.zh.empty());
}

TEST_CASE("the same run twice gives the same decisions in the same order") {
  const Bureau bureau;
  const auto order = [&] {
    std::string all;
    bureau.prepare()->each([&](const Decision& decision) { return all += decision.provision + decision.subject + " ", true; });
    return all;
  };
  CHECK(order() == "1-1a 1-1b 1-1c 1-1d 1-2a 1-2b 1-2c 1-2d ");
  CHECK(order() == order());
}

TEST_CASE("a pack to start from passes its own cases") {
  const report::ScratchFolder folder;
  const std::string path = (folder / "new").string();
  REQUIRE(write_new_pack(path).empty());
  const auto pack = Pack::load(path);
  REQUIRE(pack);
  const CaseReport report = run_cases(*pack, {});
  CHECK(report.cases.size() >= 1);
  CHECK(report.failed() == 0);
}
