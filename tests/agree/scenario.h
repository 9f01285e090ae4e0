// A policy and records for it, as plain data that can be printed, and made smaller part by part.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "columns/names.h"
#include "columns/records.h"
#include "evaluate/program.h"
#include "packs/pack.h"

namespace duixian::agree {

// provision "ID" { key = text, ... }; keys that a provision cannot do without come first.
struct ProvisionText {
  static constexpr std::size_t needed = 4;
  std::string id;
  std::vector<std::pair<std::string, std::string>> keys;
  std::vector<std::pair<std::string, std::string>> figures;
};

struct PolicyText {
  std::string effective = "{ from = 2006-01-01 }";
  std::vector<std::string> declarations;  // lines of the rest of pack.toml after [pack]
  std::vector<std::string> lines;         // of the script beside its provisions: facts computed from others
  std::vector<ProvisionText> provisions;
};

// A value in its unit's base, or a name; `flaw`: a cell that could not be read.
struct CellText {
  std::string fact;
  int year = 0;
  Rational value;
  std::string name;
  bool flaw = false;
};

struct SubjectText;
struct ListText {
  std::string entity;
  std::vector<SubjectText> members;  // the list is given, though it may be empty
};
struct SubjectText {
  std::string key;  // "" in a list without keys
  std::vector<CellText> cells;
  std::vector<ListText> lists;
};

struct Scenario {
  std::string name;  // "seed 12", or what it tries
  PolicyText policy;
  std::vector<SubjectText> subjects;  // rows of the entity `root`
  std::string root;
  Dossier dossier;
  int year = 2007;
  Date as_of;
  std::map<std::string, std::string> readings;
};

// What a scenario is made into. Nothing in it moves: records and program refer to the pack.
struct Loaded {
  std::unique_ptr<packs::Pack> pack;
  std::unique_ptr<columns::Names> names;
  std::unique_ptr<columns::Records> records;
  std::unique_ptr<evaluate::Program> program;
};

// Where the pack does not load: its diagnostics, in the second.
[[nodiscard]] std::pair<Loaded, Diagnostics> load(const Scenario& scenario);

[[nodiscard]] std::vector<std::string> lines(const std::string& text);
[[nodiscard]] std::string manifest(const PolicyText& policy);
[[nodiscard]] std::string script(const PolicyText& policy);
// The whole as a person would repeat it: manifest, script, records.
[[nodiscard]] std::string to_text(const Scenario& scenario);

// One line of JSON for the judge (tests/agree/judge): the program and the records.
[[nodiscard]] std::string judged_form(const Loaded& loaded);

}  // namespace duixian::agree
