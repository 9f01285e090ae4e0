// What the engine found for one subject, one provision and one year.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "duixian/words/explanation.h"
#include "duixian/words/message.h"
#include "duixian/words/money.h"
#include "duixian/words/value.h"

namespace duixian {

enum class ProvisionKind : std::uint8_t { award, subsidy, rebate, relief, share, right, classification, target, duty };

enum class Outcome : std::uint8_t {
  granted, ineligible, undetermined, open, pending, superseded, barred, exhausted, not_applicable, not_in_force, failed,
};

// A condition that does not hold.
struct FailedCondition {
  Message text;                      // "年配套产值 不低于 5亿元"
  std::vector<std::string> facts;    // names of the facts it reads
  Value found;
  std::optional<Value> threshold;
  std::optional<Value> shortfall;
  std::vector<Place> places;         // of those facts
  Explanation condition;             // the condition itself, from which `text` is written
};

// A fact that is not known and could still change the outcome.
struct MissingFact {
  std::string entity, subject, name;
  Message entity_title;              // what a person calls the entity: 担保明细
  Message title;
  std::optional<int> year;
  Message why;                       // not given, unreadable in which cell, outside its range, a damaged parameter
  Message decides;                   // the result either way, where that is worth saying
  std::optional<Place> place;
};

struct Figure {
  std::string name;
  Value value;  // unknown ones are left blank
};

// A payer or payee and what it bears; `amount` is absent where the shares are not stated or not yet known.
struct PartyShare {
  std::string party;
  std::optional<Money> amount;
};

struct Instalment {
  int year = 0;          // 0 where the text gives no year
  Money amount;
  Outcome outcome = Outcome::granted;  // ineligible: its condition failed in its year; undetermined: not yet known
};

struct Decision {
  std::string pack, provision;
  Message title;
  Citation cite;
  ProvisionKind kind = ProvisionKind::award;
  std::string entity, subject, subject_name;
  int year = 0;

  Outcome outcome = Outcome::undetermined;
  std::optional<Money> amount;            // granted and pending: what is due; a duty: what is required
  std::optional<Money> lowest, highest;   // open, and pending with an open amount; undetermined: what it can still come to
  bool amount_not_stated = false;         // the text names no sum
  Message reason;                         // failed, undefined, exhausted, not_in_force, known zero: why
  std::vector<FailedCondition> failing;   // all of them, in the author's order
  std::vector<MissingFact> missing;
  std::vector<std::string> open_discretions;   // what has to be decided
  std::vector<std::string> approvals_missing;  // and by whom it has to be approved
  std::vector<std::pair<std::string, std::string>> readings;  // "13-1/A1" -> "R1"
  std::vector<Figure> figures;
  std::vector<PartyShare> funded_by, paid_to;
  std::vector<Instalment> instalments;
  std::vector<std::pair<std::string, Message>> titles;  // what a person calls discretions, approvals and parties named above
};

// Stable names for files: "granted", "not_applicable", "award", "class", ...
[[nodiscard]] const char* to_text(Outcome outcome);
[[nodiscard]] const char* to_text(ProvisionKind kind);

}  // namespace duixian
