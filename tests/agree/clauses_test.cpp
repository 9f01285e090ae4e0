// The worked examples of docs/examples/clauses: each case is decided by the rows, by the columns with every kernel and by the
// judge in Python. They have to agree on every node with each other, and on the decision with the case.
#include <catch2/catch.hpp>

#include "agree/column_answers.h"
#include "agree/judge_answers.h"
#include "agree/row_answers.h"
#include "analyse/run_case.h"
#include "evaluate/bind.h"
#include "packs/load_pack.h"

using namespace duixian;
using namespace duixian::agree;

namespace {

struct Example {
  packs::Case as_written;  // its names and records are in `loaded`
  Loaded loaded;
  [[nodiscard]] std::string name() const { return as_written.provision + ": " + as_written.name; }
};

packs::Pack clauses() {
  auto pack = packs::load_pack(DUIXIAN_ROOT "/docs/examples/clauses");
  REQUIRE(pack);
  CHECK(pack.diagnostics().empty());
  return *std::move(pack);
}

// A case that names a clause is decided for all provisions of the pack.
Example bound(const packs::Pack& pack, packs::Case example) {
  evaluate::Settings settings{example.year, example.as_of, example.readings, example.parameters};
  auto program = evaluate::bind(pack, settings, *example.names, example.clause.empty() ? pack.book->provision(example.provision) : std::nullopt);
  REQUIRE(program);
  Loaded loaded;
  loaded.program = std::make_unique<evaluate::Program>(*std::move(program));
  loaded.names = std::move(example.names);
  loaded.records = std::move(example.records);
  return {std::move(example), std::move(loaded)};
}

std::vector<Example> examples(const packs::Pack& pack) {
  std::vector<Example> all;
  for (const auto& file : packs::case_files(DUIXIAN_ROOT "/docs/examples/clauses/cases")) {
    Diagnostics wrong;
    for (packs::Case& one : packs::read_cases(file, pack, wrong)) {
      INFO(one.provision << ": " << one.name);
      CHECK(analyse::run_case(pack, one).status == analyse::CaseStatus::passed);
      all.push_back(bound(pack, std::move(one)));
    }
    CHECK(wrong.empty());
  }
  return all;
}

// What the case says of outcome and sum, in the form of an answer: "granted 5000000".
std::string expected_decision(const packs::Expectation& expect) {
  std::string text = expect.outcome.value_or("");
  if (expect.amount) text += " " + to_text(read_quantity(*expect.amount).low.amount);
  return text;
}

// What a source says of every example stands beside what the rows say, and beside the case itself.
void agrees(const std::string& source, const Example& example, const Answers& rows, const Answers& found) {
  INFO(example.name() << ", " << source);
  const auto wrong = first_disagreement(example.loaded, rows, found);
  if (wrong) FAIL_CHECK(wrong->where << "\n   rows: " << wrong->expected << "\n   " << source << ": " << wrong->found);
  if (!example.as_written.clause.empty() || found.empty() || found.front().decision.empty()) return;
  const std::string wanted = expected_decision(example.as_written.expect);
  CHECK(found.front().decision.substr(0, wanted.size()) == wanted);
}

}  // namespace

TEST_CASE("every worked clause is decided alike by rows, columns and the judge, and as its case says") {
  const packs::Pack pack = clauses();
  const std::vector<Example> all = examples(pack);
  CHECK(all.size() > 250);
  std::vector<const Loaded*> loaded;
  for (const Example& one : all) loaded.push_back(&one.loaded);
  const std::vector<Answers> judged = judge_answers(loaded);
  for (std::size_t i = 0; i < all.size(); ++i) {
    const Answers rows = row_answers(*all[i].loaded.program, *all[i].loaded.records);
    agrees("rows", all[i], rows, rows);
    agrees("judge", all[i], rows, judged[i]);
    for (const kernels::Kernels* kernels : kernels::every_kernels()) {
      const ColumnVariant variant{kernels, 64, 1};
      agrees(to_text(variant), all[i], rows, column_answers(all[i].loaded, variant));
      agrees("nodes of " + to_text(variant), all[i], rows, column_nodes(all[i].loaded, variant));
    }
  }
}

TEST_CASE("every provision of the worked clauses has a case") {
  const packs::Pack pack = clauses();
  for (const graph::Provision& provision : pack.book->provisions) {
    INFO(provision.id);
    Diagnostics wrong;
    CHECK_FALSE(packs::read_cases(std::string(DUIXIAN_ROOT "/docs/examples/clauses/cases/") + provision.id + ".toml", pack, wrong).empty());
  }
}
