// One script, run as that of a pack with one entity: what it made, and what was said about it.
#pragma once

#include <string>
#include <vector>

#include "script/run_scripts.h"

namespace duixian::script {

struct Ran {
  graph::Rulebook book;
  Diagnostics found;

  [[nodiscard]] const Diagnostic* first(const std::string& code) const {
    for (const Diagnostic& one : found) {
      if (one.code == code) return &one;
    }
    return nullptr;
  }
};

inline FactSchema fact_of(const std::string& name, const Type& type, bool yearly = false) {
  FactSchema fact;
  fact.name = name;
  fact.title = {name, name};
  fact.type = type;
  fact.yearly = yearly;
  return fact;
}

inline void declare(graph::Rulebook& book) {
  EntitySchema enterprise;
  enterprise.name = "enterprise";
  enterprise.facts = {fact_of("is_new", truth_type()), fact_of("output", quantity_type(unit_of("CNY")), true), fact_of("workers", quantity_type({}))};
  book.schema.entities.push_back(enterprise);
  book.declarations.parties = {"city"};
}

// `ran` stays where it is: what it holds refers to itself.
inline void run(const std::vector<std::string>& scripts, Ran& ran) {
  declare(ran.book);
  std::vector<Source> sources;
  for (const std::string& script : scripts) sources.push_back({"file" + std::to_string(sources.size() + 1) + ".lua", script});
  run_scripts(ran.book, sources, ran.found);
}

inline std::string provision(const std::string& when, const std::string& pays = "\"1元\"") {
  return "provision \"1\" { title = \"t\", cite = { article = 1 }, kind = \"award\", subject = enterprise, when = " + when + ", pays = " + pays + " }\n";
}

}  // namespace duixian::script
