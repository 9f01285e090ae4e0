// Kleene's tables, every cell: y, n and ? for unknown.
#include <catch2/catch.hpp>

#include "graph/node.h"

using namespace duixian;
using namespace duixian::graph;

namespace {

Cell cell(char letter) { return letter == '?' ? unknown() : known(letter == 'y'); }
char letter(const Cell& found) { return !found.known ? '?' : is_true(found) ? 'y' : 'n'; }

// The nine results for the pairs yy yn y? ny nn n? ?y ?n ??.
std::string table(Operation operation) {
  Node node;
  node.operation = operation;
  std::string results;
  for (char a : std::string("yn?")) {
    for (char b : std::string("yn?")) {
      const Cell inputs[] = {cell(a), cell(b)};
      results += letter(scalar_value(node, inputs));
    }
  }
  return results;
}

}  // namespace

TEST_CASE("all: a no decides, then an unknown, then yes") { CHECK(table(Operation::all) == "yn?" "nnn" "?n?"); }
TEST_CASE("any: a yes decides, then an unknown, then no") { CHECK(table(Operation::any) == "yyy" "yn?" "y??"); }

TEST_CASE("a negation of the unknown is unknown") {
  Node node;
  node.operation = Operation::negation;
  for (const auto& [from, to] : {std::pair{'y', 'n'}, {'n', 'y'}, {'?', '?'}}) {
    const Cell input[] = {cell(from)};
    CHECK(letter(scalar_value(node, input)) == to);
  }
}

TEST_CASE("the decisive truth wins from whatever place among many") {
  Node node;
  for (std::size_t place = 0; place < 12; ++place) {
    std::vector<Cell> inputs(12, unknown());
    node.operation = Operation::all;
    inputs[place] = known(false);
    CHECK(is_false(scalar_value(node, inputs)));
    node.operation = Operation::any;
    inputs[place] = known(true);
    CHECK(is_true(scalar_value(node, inputs)));
  }
}

TEST_CASE("an overflow among the unknown is the reason that is kept") {
  Node node;
  node.operation = Operation::all;
  const Cell inputs[] = {unknown(Undefined::overflow), unknown(Undefined::division_by_zero), known(true)};
  CHECK(scalar_value(node, inputs).why == Undefined::overflow);
  node.operation = Operation::add;
  CHECK(scalar_value(node, std::span(inputs, 2)).why == Undefined::overflow);
}

TEST_CASE("every operation stands in the table under its own name, and no two share one") {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < operation_count; ++i) {
    const OperationRow& row = row_of(static_cast<Operation>(i));
    CHECK(std::find(names.begin(), names.end(), row.name) == names.end());
    names.emplace_back(row.name);
    const bool has_meaning = row.unknown_rule == UnknownRule::strict || row.unknown_rule == UnknownRule::kleene;
    CHECK(has_meaning == (row.scalar != nullptr));
  }
}
