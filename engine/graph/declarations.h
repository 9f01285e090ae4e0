// What a pack declares beside its schema: dated parameters, discretions, approvals, readings, series, stacking groups.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "duixian/words/date.h"
#include "duixian/words/explanation.h"
#include "duixian/words/message.h"
#include "duixian/words/type.h"
#include "graph/node.h"

namespace duixian::graph {

enum class ParameterForm : std::uint8_t { value, tiers, choose, list, rows };

// One cell of a table in several quantities: output = { at_least = "5亿元" }, level = "national".
struct RowCondition {
  std::string column;
  std::string word;   // at_least, more_than, at_most, less_than, one_of, is (a truth)
  Type type;          // of the line; for one_of a text
  Rational line;
  std::vector<std::string> names;
};

// One row of such a table: what holds where all of its cells do.
struct ConditionedRow {
  std::vector<RowCondition> conditions;
  Rational gives;
  std::string name;  // where the table gives names
};

// What a parameter is from a day on.
struct ParameterValue {
  Date from;
  std::string damaged;                 // the text as printed, where it is damaged and nobody has confirmed a value
  Rational amount;                     // form value: quantities, dates, truths
  std::string text;                    // form value: texts and choices
  std::vector<TierRow> rows;           // form tiers
  std::vector<ConditionedRow> conditioned;  // form rows
  std::optional<Rational> otherwise;   // forms tiers and rows: below every line, where no row holds
  std::string otherwise_name;          // form rows that give names
  std::vector<std::pair<std::string, Rational>> by;        // form choose: an amount for each name ...
  std::vector<std::pair<std::string, std::string>> named;  // ... or a name for each name
  std::vector<std::string> names;      // form list
};

struct Parameter {
  std::string name;
  Message title;
  ParameterForm form = ParameterForm::value;
  Type type;    // of the value; tiers and choose: of what they give
  Type bound;   // tiers: of the lines
  std::vector<std::string> columns;    // rows: what the table asks for, sorted
  std::vector<ParameterValue> values;  // by date, ascending
  Citation cite;
  std::string written_unit;
  std::string file;
  int line = 0;
};

struct Discretion {
  std::string name;
  Message title;
  Type type;
  Rational lowest, highest;
  std::string written_unit;
};

struct ApprovalDeclaration {
  std::string name;
  Message by;
  std::vector<std::string> gates;  // provisions of others that wait for it, applied when a subject is settled
};

struct ReadingChoice {
  std::string name;
  Message text;
};

struct ReadingDeclaration {
  std::string id;  // "10-3/A2"
  Message issue;
  std::vector<ReadingChoice> choices;
  std::string chosen;  // the default; "none": undetermined until a run names one
  Message why;
  std::string file;
  int line = 0;
};

struct SeriesDeclaration {
  std::string name;
  Message title;
  Type type;
  bool carries = false;  // on a day without a value the last earlier one holds
  std::string written_unit;
};

struct StackingGroup {
  std::string name;
  std::vector<std::string> provisions;
  std::string matter;
  bool across_packs = false;
  std::string keeps;        // "highest"
  std::string paid_before;  // "top_up" or ""
};

struct Declarations {
  std::vector<Parameter> parameters;
  std::vector<Discretion> discretions;
  std::vector<ApprovalDeclaration> approvals;
  std::vector<ReadingDeclaration> readings;
  std::vector<SeriesDeclaration> series;
  std::vector<StackingGroup> stacking;
  std::vector<std::string> parties;  // this order settles ties in splits
  std::vector<Message> party_titles; // of each, or none at all
  std::string currency = "CNY";
};

}  // namespace duixian::graph
