// A worked example: what is given to one provision, and what it should come to.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "columns/records.h"
#include "duixian/words/quantity.h"
#include "packs/pack.h"

namespace duixian::packs {

// An expected figure as written: its text or truth, or a list or parts of such.
struct ExpectedValue {
  enum class Form : unsigned char { truth, text, list, parts } form = Form::text;
  bool truth = false;
  std::string text;
  std::vector<ExpectedValue> members;
  std::vector<std::string> names;  // parts: one a member
};

// What a case compares; what it does not name is not compared.
struct Expectation {
  std::optional<std::string> outcome, reason;
  std::optional<std::string> amount, lowest, highest;
  std::optional<std::vector<std::string>> missing, failing;
  std::vector<std::pair<std::string, ExpectedValue>> figures;
  std::vector<std::pair<std::string, std::string>> funding;          // party -> amount
  std::optional<std::vector<ExpectedValue>> instalments;             // amounts, or { year, amount }
};

struct Case {
  std::string file;
  int line = 0;
  std::string provision;  // its id
  std::string name;
  int year = 0;
  Date as_of;                          // the last day of the year, unless the case says
  std::vector<std::string> clause;     // provisions whose sum is expected; empty: of `provision` alone
  std::map<std::string, std::string> readings;         // "10-3/A2" -> "R2"
  std::map<std::string, graph::Parameter> parameters;
  Expectation expect;
  // The records made of what is given: one subject, with its owners and lists.
  std::unique_ptr<columns::Names> names;
  std::unique_ptr<columns::Records> records;
  columns::Row subject = 0;
  Diagnostics wrong;  // why the case cannot be run; empty for one that can
};

inline constexpr const char* case_subject = "case";  // the key of a case's subject, and of rulings on it

// The cases of one file. A file that is no TOML, or names no provision of the pack, gives diagnostics instead.
[[nodiscard]] std::vector<Case> read_cases(const std::filesystem::path& file, const Pack& pack, Diagnostics& diagnostics);

// The case files at a path: itself, or every .toml below a folder, by name.
[[nodiscard]] std::vector<std::filesystem::path> case_files(const std::filesystem::path& path);

}  // namespace duixian::packs
