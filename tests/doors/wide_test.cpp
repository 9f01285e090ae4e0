// The wide table: one line a subject, the same as its decisions.
#include <atomic>
#include <map>
#include <sstream>

#include "doors/register.h"
#include "duixian/doors/report.h"

using namespace duixian;
using tried::Register;

namespace {

// The fields of one line, as RFC 4180 has them.
std::vector<std::string> fields(const std::string& line) {
  std::vector<std::string> all(1);
  bool quoted = false;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (line[i] == '"' && quoted && i + 1 < line.size() && line[i + 1] == '"') all.back() += line[i++];
    else if (line[i] == '"') quoted = !quoted;
    else if (line[i] == ',' && !quoted) all.emplace_back();
    else all.back() += line[i];
  }
  return all;
}

std::vector<std::map<std::string, std::string>> table(const report::ScratchFolder& folder, const std::string& name) {
  std::string text = folder.read(name);
  REQUIRE(text.starts_with("\xEF\xBB\xBF"));
  std::istringstream lines(text.substr(3));
  std::vector<std::map<std::string, std::string>> rows;
  std::vector<std::string> heading;
  for (std::string line; std::getline(lines, line);) {
    REQUIRE(line.ends_with("\r"));
    const auto cells = fields(line.substr(0, line.size() - 1));
    if (heading.empty()) {
      heading = cells;
      continue;
    }
    REQUIRE(cells.size() == heading.size());
    auto& row = rows.emplace_back();
    for (std::size_t i = 0; i < cells.size(); ++i) row[heading[i]] = cells[i];
  }
  return rows;
}

std::string amount(const std::optional<Money>& money) {
  if (!money) return "";
  const std::string cents = std::to_string(money->minor % 100);
  return std::to_string(money->minor / 100) + "." + (cents.size() < 2 ? "0" : "") + cents;
}

}  // namespace

TEST_CASE("the wide tables hold every decision's outcome and sums, in the order of the records") {
  const Register records(4500);
  const Run run = records.run();
  const report::ScratchFolder out;
  CHECK(write_wide(run, run.decide(), (out / "new").string(), false).empty());
  auto firms = table(out, "new/wide-firm.csv"), loans = table(out, "new/wide-loan.csv");
  REQUIRE(firms.size() == 4500);
  std::map<std::string, std::size_t> at;
  std::uint64_t seen = 0;
  run.each([&](const Decision& decision) {
    auto& rows = decision.entity == "firm" ? firms : loans;
    auto& row = rows.at(at[decision.provision]++);
    REQUIRE(row.at("subject") == decision.subject);
    const std::string& name = decision.subject_name;
    if (decision.entity == "firm") REQUIRE(row.at("subject_name") == (name.starts_with("=") ? "'" + name : name));
    REQUIRE(row.at(decision.provision + " outcome") == to_text(decision.outcome));
    ++seen;
    if (decision.provision == "3") return true;  // a right has no sum, and no column for one
    REQUIRE(row.at(decision.provision + " amount") == amount(decision.amount));
    if (decision.provision != "2") return true;
    const bool due = decision.outcome != Outcome::undetermined;  // what it can come to stands in the decision in full alone
    REQUIRE(row.at("2 lowest") == (due ? amount(decision.lowest) : ""));
    REQUIRE(row.at("2 highest") == (due ? amount(decision.highest) : ""));
    return true;
  });
  CHECK(seen == run.size());
  CHECK(loans.front().contains("owner"));
  CHECK_FALSE(firms.front().contains("3 amount"));
  CHECK_FALSE(firms.front().contains("1 lowest"));
}

TEST_CASE("the wide table is the same on any number of threads, and of each pack its own where there are several") {
  const Run run = Register(9000).run();
  const report::ScratchFolder out;
  DecideOptions how;
  how.threads = 1;
  CHECK(write_wide(run, run.decide(how), out.path().string(), false, how).empty());
  const std::string alone = out.read("wide-firm.csv");
  how.threads = 5;
  CHECK(write_wide(run, run.decide(how), out.path().string(), true, how).empty());
  CHECK(out.read("wide-tried-firm.csv") == alone);
  CHECK(out.files() == 4);
}

TEST_CASE("an entity without rows has a wide table of its heading alone") {
  const Register records(0);
  const Run run = records.run();
  const report::ScratchFolder out;
  CHECK(write_wide(run, run.decide(), out.path().string(), false).empty());
  CHECK(table(out, "wide-firm.csv").empty());
}

TEST_CASE("a stopped or failed wide table leaves nothing behind") {
  const Run run = Register(3000).run();
  const report::ScratchFolder out;
  std::atomic<bool> stop{true};
  DecideOptions how;
  how.stop = &stop;
  const Decisions decided = run.decide();
  CHECK(write_wide(run, decided, out.path().string(), false, how).empty());
  CHECK(out.files() == 0);
  std::filesystem::create_directories(out / "wide-firm.csv");
  const Diagnostics wrong = write_wide(run, decided, out.path().string(), false);
  REQUIRE(wrong.size() == 1);
  CHECK(wrong.front().code == "output-not-writable");
  CHECK(out.files() == 1);
}
