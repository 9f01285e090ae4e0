// What an evaluator says of a scenario, in a form that any two can be held against each other.
//
// An evaluator is a Source: the rows, the judge in Python, the columns with any kernel, batch size and number of threads.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "agree/scenario.h"
#include "graph/cell.h"

namespace duixian::agree {

// Of one bound provision for one subject. What an evaluator does not say is left empty and not compared.
struct Answer {
  std::size_t provision = 0;  // of the program's bound ones
  columns::Row row = 0;
  std::vector<std::vector<std::string>> corners;  // for each corner, each node of the provision's order; "": not said
  std::string decision;                           // outcome, amount, lowest, highest
  std::string shares;                             // funded, paid, instalments
  std::map<std::string, std::string> reasons;     // of conditions, by node: "0" fails, "?" unknown, "1" neither, at the first corner
};
using Answers = std::vector<Answer>;  // by provision, then row

using Source = std::function<Answers(const Loaded&)>;
struct Evaluator {
  std::string name;
  Source source;
};

// "?", "12", "-7/3", "'name", "none", "[1,2]", "[a:1,b:2]".
[[nodiscard]] std::string shown(const graph::Cell& cell, const Type& type, const columns::Names& names);

struct Disagreement {
  std::string where;  // provision, row, corner, and the node in words
  std::string expected, found;
};

// The first, in the order of evaluation, so that it is the cause of those after it.
[[nodiscard]] std::optional<Disagreement> first_disagreement(const Loaded& loaded, const Answers& expected, const Answers& found);

}  // namespace duixian::agree
