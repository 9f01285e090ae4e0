// What a run says in columns and what it says decision by decision are one thing, on any number of threads.
#include <atomic>

#include "doors/register.h"
#include "duixian/doors/report.h"

using namespace duixian;
using tried::Register;

namespace {

std::vector<std::string> written(const Run& run, unsigned threads) {
  std::vector<std::string> all;
  DecideOptions how;
  how.threads = threads;
  run.each([&](const Decision& decision) {
    all.push_back(json_of(decision, Explanation{}));
    return true;
  }, how);
  return all;
}

std::string summary_in_full(const Run& run) {
  auto output = Output::open("", {"试", "Tried"}, 2007, Language::english);
  REQUIRE(output);
  run.each([&](const Decision& decision) { return (*output).add(decision), true; });
  return (*output).summary(false) + (*output).summary_json();
}

std::string summary_in_columns(const Run& run, unsigned threads) {
  auto output = Output::open("", {"试", "Tried"}, 2007, Language::english);
  REQUIRE(output);
  DecideOptions how;
  how.threads = threads;
  (*output).add(run, run.decide(how), how);
  return (*output).summary(false) + (*output).summary_json();
}

}  // namespace

TEST_CASE("the summary from the columns is the summary from every decision, payers and divisions included") {
  for (const unsigned seed : {1U, 2U, 3U}) {
    const Run run = Register(2500, seed).run();
    const std::string in_full = summary_in_full(run);
    CHECK(in_full.find("By payer") != std::string::npos);
    CHECK(in_full.find("Divided") != std::string::npos);
    CHECK(summary_in_columns(run, 1) == in_full);
    CHECK(summary_in_columns(run, 3) == in_full);
  }
}

TEST_CASE("decisions are handed over in the same order on one thread and on many") {
  const Run run = Register(700).run();
  const auto alone = written(run, 1);
  CHECK(alone.size() == run.size());
  CHECK(written(run, 2) == alone);
  CHECK(written(run, 7) == alone);
}

TEST_CASE("every decision in full and every explanation is held against the columns") {
  const Run run = Register(2500).run();
  const Decisions columns = run.decide();
  std::uint64_t made = 0;
  CHECK(run.each([&](const Decision&) { return ++made, true; }, {}, &columns) == run.size());
  CHECK(made == run.size());
  const auto found = run.explain("F00003", "", &columns);
  CHECK(found.size() == 6);
}

TEST_CASE("handing over decisions stops when it is told to, on many threads too") {
  const Run run = Register(2500).run();
  DecideOptions how;
  how.threads = 4;
  CHECK(run.each([](const Decision&) { return false; }, how) == 1);
  std::atomic<bool> stop{false};
  how.stop = &stop;
  std::uint64_t made = 0;
  run.each([&](const Decision&) {
    if (++made == 10) stop = true;
    return true;
  }, how);
  CHECK(made >= 10);
  CHECK(made < run.size());
}
