// Interning and folding: equal nodes are one, constants are computed once, and nothing unknown becomes known.
#include <catch2/catch.hpp>

#include "graph/graph.h"

using namespace duixian;
using namespace duixian::graph;

namespace {

Node constant(std::int64_t value) {
  Node node;
  node.type = quantity_type({});
  node.constant = Rational(value);
  return node;
}

Node fact(std::int64_t number, std::int64_t years_ago = 0) {
  Node node;
  node.operation = Operation::fact;
  node.type = quantity_type({});
  node.scope = 0;
  node.index = 0;
  node.detail = number;
  node.years_ago = years_ago;
  return node;
}

Node of(Operation operation, std::vector<NodeId> inputs) {
  Node node;
  node.operation = operation;
  node.type = quantity_type({});
  node.inputs = std::move(inputs);
  return node;
}

}  // namespace

TEST_CASE("an equal node is the same node, and a different one is not") {
  Graph graph;
  const NodeId tax = graph.add(fact(0)), last_year = graph.add(fact(0, 1)), one = graph.add(constant(1));
  CHECK(graph.add(fact(0)) == tax);
  CHECK(last_year != tax);
  CHECK(graph.add(of(Operation::add, {tax, one})) == graph.add(of(Operation::add, {tax, one})));
  CHECK(graph.add(of(Operation::add, {tax, one})) != graph.add(of(Operation::add, {one, tax})));
  CHECK(graph.add(of(Operation::add, {tax, one})) != graph.add(of(Operation::subtract, {tax, one})));
}

TEST_CASE("a node has the scope of its deepest input") {
  Graph graph;
  const NodeId tax = graph.add(fact(0)), one = graph.add(constant(1));
  CHECK(graph[one].scope == no_scope);
  CHECK(graph[graph.add(of(Operation::add, {tax, one}))].scope == 0);
}

TEST_CASE("operations on constants alone are folded") {
  Graph graph;
  const NodeId two = graph.add(constant(2)), three = graph.add(constant(3));
  CHECK(folded(graph, of(Operation::multiply, {two, three}))->constant == Rational(6));
}

TEST_CASE("what is undefined is not folded away, and nothing with a fact in it is") {
  Graph graph;
  const NodeId one = graph.add(constant(1)), zero = graph.add(constant(0)), tax = graph.add(fact(0));
  CHECK_FALSE(folded(graph, of(Operation::divide, {one, zero})));
  CHECK_FALSE(folded(graph, of(Operation::multiply, {zero, tax})));
  CHECK_FALSE(folded(graph, of(Operation::subtract, {tax, tax})));
}

TEST_CASE("what a root needs comes before it") {
  Graph graph;
  const NodeId tax = graph.add(fact(0)), one = graph.add(constant(1)), unused = graph.add(constant(9));
  const NodeId sum = graph.add(of(Operation::add, {tax, one}));
  CHECK(reachable(graph, {sum}) == std::vector<NodeId>{tax, one, sum});
  CHECK(unused.index == 2);
}
