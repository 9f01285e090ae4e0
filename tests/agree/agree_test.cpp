// Evaluators that share no code have to agree: the rows, and a third in Python.
//
// DUIXIAN_AGREE_SEED=N tries one random policy; DUIXIAN_AGREE_NODE_ROWS=N says how much the long form does (10 million).
#include <catch2/catch.hpp>

#include <cstdlib>
#include <iostream>

#include "agree/judge_answers.h"
#include "agree/random_scenario.h"
#include "agree/report.h"
#include "agree/row_answers.h"
#include "agree/small_inputs.h"
#include "evaluate/program_text.h"

using namespace duixian;
using namespace duixian::agree;

namespace {

const Evaluator judge{"judge", [](const Loaded& loaded) { return judge_answers({&loaded}).front(); }};
const Evaluator rows{"rows", [](const Loaded& loaded) { return row_answers(*loaded.program, *loaded.records); }};

// The rows again, of the program as it was written down and read back.
const Evaluator read_back{"rows of the program read back", [](const Loaded& loaded) {
                            const std::string text = evaluate::to_text(*loaded.program, *loaded.names);
                            const auto read = evaluate::read_program(text, *loaded.names);
                            if (!read) throw std::runtime_error(read.diagnostics().front().what.en);
                            if (evaluate::to_text(*(*read).program, *loaded.names) != text) throw std::runtime_error("written again, the program is another");
                            return row_answers(*(*read).program, *loaded.records);
                          }};

bool has_functions(const Loaded& loaded) {
  for (std::uint32_t i = 0; i < loaded.program->graph.size(); ++i) {
    if (loaded.program->graph[graph::NodeId{i}].operation == graph::Operation::compute) return true;
  }
  return false;
}

// Scenarios that are judged in one go.
class Batch {
 public:
  void add(Scenario scenario, Loaded loaded) {
    scenarios_.push_back(std::move(scenario));
    loaded_.push_back(std::move(loaded));
  }
  [[nodiscard]] std::size_t size() const { return loaded_.size(); }

  void compare(Coverage& coverage) {
    std::vector<const Loaded*> all;
    for (const Loaded& one : loaded_) all.push_back(&one);
    const auto expected = judge_answers(all);
    for (std::size_t i = 0; i < loaded_.size(); ++i) {
      const std::string wrong = disagreement(scenarios_[i], loaded_[i], judge, expected[i], rows, row_answers(*loaded_[i].program, *loaded_[i].records, &coverage));
      if (!wrong.empty()) FAIL_CHECK(wrong);
    }
    scenarios_.clear();
    loaded_.clear();
  }

 private:
  std::vector<Scenario> scenarios_;
  std::vector<Loaded> loaded_;
};

void add_small_inputs(Batch& batch) {
  for (Scenario& one : small_inputs()) {
    auto [loaded, wrong] = load(one);
    INFO(one.name);
    for (const Diagnostic& diagnostic : wrong) UNSCOPED_INFO(diagnostic.line << ": " << diagnostic.what.en);
    REQUIRE(loaded.program);
    batch.add(std::move(one), std::move(loaded));
  }
}

void add_random(Batch& batch, std::uint64_t seed) {
  auto [scenario, loaded] = loadable(random_scenario(seed, random_measure(seed)));
  batch.add(std::move(scenario), std::move(loaded));
}

constexpr std::size_t judged_at_once = 25;

// Seed after seed, until so many node-rows were met.
void random_run(std::uint64_t seed, std::int64_t node_rows, Coverage& coverage) {
  Batch batch;
  while (coverage.node_rows() < node_rows) {
    for (std::size_t i = 0; i < judged_at_once; ++i) add_random(batch, seed++);
    batch.compare(coverage);
  }
  coverage.meet("scenarios", static_cast<std::int64_t>(seed));
}

std::int64_t from_environment(const char* name, std::int64_t usual) {
  const char* text = std::getenv(name);
  return text == nullptr ? usual : std::atoll(text);
}

}  // namespace

TEST_CASE("rows and the judge agree on all small inputs of every operation") {
  Coverage coverage;
  Batch batch;
  add_small_inputs(batch);
  batch.compare(coverage);
}

TEST_CASE("rows and the judge agree on random policies and meet every operation and every rule for unknowns") {
  Coverage coverage;
  Batch batch;
  add_small_inputs(batch);
  batch.compare(coverage);
  random_run(1, 2'000'000, coverage);
  std::cout << coverage.table();
  for (const std::string& gap : coverage.gaps()) FAIL_CHECK("never met: " << gap);
}

TEST_CASE("a program that is written down and read back decides alike") {
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    const auto [scenario, loaded] = loadable(random_scenario(seed, {3, 5, false}));
    if (has_functions(loaded)) continue;
    const std::string wrong = disagreement(scenario, loaded, rows, rows.source(loaded), read_back, read_back.source(loaded));
    if (!wrong.empty()) FAIL_CHECK(wrong);
  }
}

TEST_CASE("one random policy", "[.seed]") {
  Coverage coverage;
  Batch batch;
  const auto seed = static_cast<std::uint64_t>(from_environment("DUIXIAN_AGREE_SEED", 1));
  add_random(batch, seed);
  auto [scenario, loaded] = loadable(random_scenario(seed, random_measure(seed)));
  std::cout << to_text(scenario);
  batch.compare(coverage);
}

TEST_CASE("rows and the judge agree at length", "[.long]") {
  Coverage coverage;
  random_run(1'000'000, from_environment("DUIXIAN_AGREE_NODE_ROWS", 10'000'000), coverage);
  std::cout << coverage.table();
}
