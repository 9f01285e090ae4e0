// What authorities decided about single subjects, and dated series from outside: the tables that stand beside the records.
#pragma once

#include <string>
#include <vector>

#include "duixian/words/date.h"
#include "duixian/words/money.h"
#include "duixian/words/quantity.h"

namespace duixian {

// Where a value was read: 1-based row and column; an empty file where it was given directly.
struct Place {
  std::string file;
  std::string sheet;  // "" for CSV
  int row = 0;
  int column = 0;
  friend bool operator==(const Place&, const Place&) = default;
};
[[nodiscard]] std::string to_text(const Place& place);  // "records.xlsx 园区!C7", "parks.csv:7:3"; "" if none

// An authority's choice under a discretion.
struct Ruling {
  std::string subject, provision, discretion;
  Quantity value;
  std::string authority, document;
  std::optional<Date> date;
  Place place;
  std::string pack = {};  // as of a past award
};

// A body's yes or no to one decision.
struct Approval {
  std::string subject, provision, approval;
  bool granted = false;
  std::string authority, document;
  std::optional<Date> date;
  Place place;
  std::string pack = {};  // as of a past award
};

// What was paid before.
struct PastAward {
  std::string subject, provision, tier;  // tier or title; may be empty
  int year = 0;
  Money amount;
  std::string document;
  Place place;
  std::string pack = {};  // the pack whose provision it is; "": any that has one of this id
};

// Somebody on a list of those who get nothing: 失信被执行人, an accident.
struct Exclusion {
  std::string subject, list;
  std::optional<Date> from, until;  // both days in; nothing: without end
  std::string document;
  Place place;
};

// One point of a dated series (an exchange rate, a bank rate).
struct SeriesPoint {
  std::string series;
  Date date;
  Quantity value;
  Place place;
};

struct Dossier {
  std::vector<Ruling> rulings;
  std::vector<Approval> approvals;
  std::vector<PastAward> history;
  std::vector<SeriesPoint> series;
  bool history_given = false;  // a history was handed over: what it does not list was not paid
};

}  // namespace duixian
