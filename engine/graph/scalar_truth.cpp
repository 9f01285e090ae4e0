// Kleene's three-valued truth: no beats unknown in `all`, yes beats unknown in `any`.
#include "graph/scalars.h"

namespace duixian::graph {

namespace {

// The decisive value wins; else unknown if any is; else the other.
Cell kleene_fold(Inputs inputs, bool decisive) {
  bool all_known = true;
  Undefined why = Undefined::no;
  for (const Cell& input : inputs) {
    if (input.known && (input.value.sign() != 0) == decisive) return known(decisive);
    if (input.known) continue;
    all_known = false;
    if (input.why != Undefined::no && why != Undefined::overflow) why = input.why;
  }
  return all_known ? known(!decisive) : unknown(why);
}

}  // namespace

Cell scalar_all(const Node&, Inputs inputs) { return kleene_fold(inputs, false); }
Cell scalar_any(const Node&, Inputs inputs) { return kleene_fold(inputs, true); }
Cell scalar_negation(const Node&, Inputs inputs) { return known(inputs[0].value.sign() == 0); }

// Two bounds of one value: known where they meet.
Cell scalar_agree(const Node&, Inputs inputs) {
  return inputs[0].value == inputs[1].value ? inputs[0] : unknown();
}

// The names of the conditions that surely hold; unknown only where none does and some could.
Cell scalar_which(const Node& node, Inputs inputs) {
  ListCells held;
  bool some_unknown = false;
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (is_true(inputs[i])) held.members.push_back(known(Rational(node.codes[i])));
    if (!inputs[i].known) some_unknown = true;
  }
  return held.members.empty() && some_unknown ? unknown() : list_cell(std::move(held));
}

}  // namespace duixian::graph
