// Why a decision is what it is: a tree in the author's order, one node for each word of the rule.
//
// The tree is neutral: it holds words, names and values; engine/report turns it into Chinese or English text, JSON or HTML.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "duixian/words/date.h"
#include "duixian/words/dossier.h"
#include "duixian/words/message.h"
#include "duixian/words/value.h"

namespace duixian {

struct Citation {
  Message document;       // the pack's title where the clause names no other
  Message article;        // "13"; or in words, 结尾 and "closing paragraph"
  std::string paragraph;  // "" if none
  friend bool operator==(const Citation&, const Citation&) = default;
};

// The tier just above: another `needs` would reach it, and `gives` more would follow.
struct NextTier {
  Value needs;
  Value at;
  Value gives;
};

struct RoundingStep {
  Value before;
  Value after;
  Value step;
  Rounding rule = Rounding::half_up;
};

struct Explanation {
  std::string word;   // of the vocabulary: "all", "at_least", "fact", "parameter", "tiers", "rounded", "reading", ...;
                      // at the top the provision's keys: "applies", "when", "checks", "pays", "approval", ...
  std::string name;   // of the fact, parameter, reading, discretion, approval, figure or list; else ""
  Message title;      // what a person calls it
  Value value;        // what was found
  std::optional<Value> threshold;   // comparisons: the other side
  std::optional<Value> shortfall;   // comparisons that fail: by how much
  std::optional<NextTier> next;
  std::optional<RoundingStep> rounding;
  std::optional<Place> place;       // facts, rulings, approvals: where it stands
  std::optional<int> year;          // yearly facts
  std::optional<Date> from;         // parameters: in force since
  std::optional<Citation> cite;
  Message note;                     // why unknown or undefined, which reading and why, a declared absence
  bool repeated = false;            // explained further up already: the line is enough, its parts are there to word it
  std::vector<Explanation> parts;
};

}  // namespace duixian
