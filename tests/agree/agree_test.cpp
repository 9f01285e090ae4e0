// Evaluators that share no code have to agree: the rows, and a third in Python.
//
// DUIXIAN_AGREE_SEED=N tries one random policy; DUIXIAN_AGREE_POLICIES=N says how many random ones the columns try (80), and
// DUIXIAN_AGREE_NODE_ROWS=N how much the long form of the rows does (10 million).
#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <iostream>

#include "agree/column_answers.h"
#include "agree/judge_answers.h"
#include "agree/random_scenario.h"
#include "agree/report.h"
#include "agree/row_answers.h"
#include "agree/shrink.h"
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

std::vector<ColumnVariant> variants() {
  std::vector<ColumnVariant> all;
  for (const kernels::Kernels* one : kernels::every_kernels()) {
    for (std::size_t batch_rows : {64U, 2048U}) {
      for (unsigned threads : {1U, 2U}) all.push_back({&counted(*one), batch_rows, threads});
    }
  }
  return all;
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
  random_run(1, 1'500'000, coverage);
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

// Whether an evaluator stops the program on a scenario: tried in a process of its own.
bool stops(const Scenario& scenario, const Source& source) {
  const pid_t child = fork();
  if (child == 0) {
    for (const int signal : {SIGABRT, SIGSEGV, SIGFPE}) std::signal(signal, SIG_DFL);
    const auto [loaded, wrong] = load(scenario);
    try {
      if (loaded.program) (void)source(loaded);
    } catch (...) {
      std::abort();
    }
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status);
}

// The columns beside the rows: decisions, reasons and nodes, by each variant in turn, and all of them now and then.
void compare_columns(const Scenario& scenario, const Loaded& loaded, std::uint64_t seed, Coverage& coverage) {
  static const std::vector<ColumnVariant> every = variants();
  const Answers expected = rows.source(loaded);
  for (std::size_t i = 0; i < every.size(); ++i) {
    const ColumnVariant& variant = every[i];
    if (seed % 8 != 0 && i != seed % every.size()) continue;
    const Evaluator decisions{to_text(variant), [&](const Loaded& one) { return column_answers(one, variant); }};
    const Evaluator nodes{"nodes of " + to_text(variant), [&](const Loaded& one) { return column_nodes(one, variant); }};
    const Evaluator changed{"after other readings, " + to_text(variant), [&](const Loaded& one) { return changed_answers(one, variant); }};
    for (const std::string& wrong : {disagreement(scenario, loaded, rows, expected, nodes, column_nodes(loaded, variant, &coverage)),
                                     disagreement(scenario, loaded, rows, expected, decisions, column_answers(loaded, variant, &coverage)),
                                     disagreement(scenario, loaded, rows, expected, changed, changed.source(loaded))}) {
      if (wrong.empty()) continue;
      FAIL_CHECK(wrong);
      return;
    }
  }
}

TEST_CASE("columns and rows agree on all small inputs and on random policies calling every kernel") {
  Coverage coverage;
  for (const Scenario& one : small_inputs()) compare_columns(one, load(one).first, 0, coverage);
  const auto last = static_cast<std::uint64_t>(from_environment("DUIXIAN_AGREE_POLICIES", 80));
  for (std::uint64_t seed = 1; seed <= last; ++seed) {
    Measure measure = random_measure(seed);
    if (seed % 20 == 0) measure.rows = 2500;
    const auto [scenario, loaded] = loadable(random_scenario(seed, measure));
    INFO(scenario.name);  // told where the program stops
    compare_columns(scenario, loaded, seed, coverage);
  }
  coverage.meet("scenarios", static_cast<std::int64_t>(last));
  meet_kernels(coverage);
  std::cout << coverage.beside();
  for (const std::string& gap : kernels_not_met()) FAIL_CHECK("never met: " << gap);
}

TEST_CASE("one random policy", "[.seed]") {
  Coverage coverage;
  Batch batch;
  const auto seed = static_cast<std::uint64_t>(from_environment("DUIXIAN_AGREE_SEED", 1));
  add_random(batch, seed);
  auto [scenario, loaded] = loadable(random_scenario(seed, random_measure(seed)));
  std::cout << to_text(scenario);
  for (const Source& source : {Source([](const Loaded& one) { return column_answers(one, {&kernels::kernels(), 64, 1}); }),
                               Source([](const Loaded& one) { return column_nodes(one, {&kernels::kernels(), 64, 1}); }), rows.source}) {
    if (!stops(scenario, source)) continue;
    const Scenario small = smallest(scenario, [&](const Scenario& smaller) { return stops(smaller, source); });
    FAIL("stops on\n" << to_text(small));
  }
  compare_columns(scenario, loaded, 0, coverage);
  batch.compare(coverage);
}

TEST_CASE("rows and the judge agree at length", "[.long]") {
  Coverage coverage;
  random_run(1'000'000, from_environment("DUIXIAN_AGREE_NODE_ROWS", 10'000'000), coverage);
  std::cout << coverage.table();
}
