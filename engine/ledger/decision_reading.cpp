#include "ledger/decision_reading.h"

#include <algorithm>

#include "ledger/format.h"
#include "ledger/own_threshold.h"
#include "ledger/value_bytes.h"

namespace duixian::ledger {

namespace {

constexpr std::string_view null_item = "\xf6";

// `[shape]`: the threshold or shortfall is the subject's own, and stands in its entry.
bool is_shape_alone(std::string_view item) { return item.starts_with('\x81'); }

Message message_of(CanonicalReader& line) {
  Message message;
  message.zh = line.text();
  message.en = line.text();
  return message;
}

// Reads a list, each member by `one`.
template <class One, class Read>
void list(CanonicalReader& from, std::vector<One>& into, Read one) {
  const std::size_t count = from.array();
  for (std::size_t i = 0; i < count && from.ok(); ++i) into.push_back(one());
}

}  // namespace

Outcome DecisionReader::outcome(CanonicalReader& from) {
  const std::uint64_t value = from.natural();
  if (value > static_cast<std::uint64_t>(Outcome::failed)) from.refuse("there is no such outcome");
  return static_cast<Outcome>(value);
}

Money DecisionReader::money(CanonicalReader& from) const {
  if (from.next() != CborMajor::array) return {from.number(), currency_};
  if (from.array() != 2) from.refuse("a sum in another currency has two parts");
  const std::int64_t minor = from.number();
  Money sum{minor, std::string(from.text())};
  if (sum.currency == currency_) from.refuse("a sum names the run's own currency");
  return sum;
}

std::string DecisionReader::name(CanonicalReader& from, Decision& into) const {
  CanonicalReader found = referred_line(from, glossary_, Line::name);
  std::string name(found.text());
  const Message title = message_of(found);
  const bool known = std::any_of(into.titles.begin(), into.titles.end(), [&](const auto& one) { return one.first == name; });
  if (!title.empty() && !known) into.titles.emplace_back(name, title);
  return name;
}

Message DecisionReader::message(CanonicalReader& from) const {
  CanonicalReader found = referred_line(from, glossary_, Line::message);
  return message_of(found);
}

FailedCondition DecisionReader::condition(CanonicalReader& from) const {
  FailedCondition failed;
  const std::size_t items = from.array();
  CanonicalReader found = referred_line(from, glossary_, Line::condition);
  failed.text = message_of(found);
  list(found, failed.facts, [&] { return std::string(found.text()); });
  std::string_view own;
  if (found.next_is_null()) {
    found.null();
  } else if (const std::string_view threshold = found.item(); is_shape_alone(threshold)) {
    own = threshold.substr(1);
  } else {
    CanonicalReader whole(threshold);
    failed.threshold = whole_from(whole, nullptr);
    if (!whole.finished()) from.refuse("a failed condition is not as its line says");
  }
  const std::string_view shape = found.item();
  failed.found = value_from(shape, from, &glossary_);
  if (!own.empty()) failed.threshold = value_from(own, from, &glossary_);
  const std::string_view shortfall = found.item();
  const bool own_shortfall = is_shape_alone(shortfall), falls_short = shortfall != null_item;
  if (own_shortfall) failed.shortfall = value_from(shortfall.substr(1), from, &glossary_);
  else if (falls_short) failed.shortfall = shortfall_of(failed, shortfall);
  const std::size_t stated = 2 + (own.empty() ? 0U : 1U) + (own_shortfall ? 1U : 0U);
  if (items != stated || !found.finished() || falls_short != failed.shortfall.has_value() || own_shortfall != shortfall_is_own(failed)) from.refuse("a failed condition is not as its line says");
  return failed;
}

MissingFact DecisionReader::missing(CanonicalReader& from, const Decision& of) const {
  MissingFact fact;
  const bool own = from.next() != CborMajor::array;
  if (!own && from.array() != 2) from.refuse("a missing fact of another subject has two parts");
  CanonicalReader found = referred_line(from, glossary_, Line::missing);
  fact.subject = own ? of.subject : std::string(from.text());
  if (!own && fact.subject == of.subject) from.refuse("a missing fact names its own subject");
  fact.entity = found.text();
  fact.entity_title = message_of(found);
  fact.name = found.text();
  fact.title = message_of(found);
  if (found.next_is_null()) found.null();
  else fact.year = static_cast<int>(found.number());
  fact.why = message_of(found);
  if (!found.finished()) from.refuse("a missing fact is not as its line says");
  return fact;
}

Figure DecisionReader::figure(CanonicalReader& from) const {
  Figure figure;
  CanonicalReader found = referred_line(from, glossary_, Line::figure);
  figure.name = found.text();
  const std::string_view shape = found.item();
  figure.value = value_from(shape, from, &glossary_);
  return figure;
}

PartyShare DecisionReader::share(CanonicalReader& from, Decision& into) const {
  PartyShare share;
  const bool all = from.next() != CborMajor::array;
  if (!all && from.array() != 2) from.refuse("a share has a party and a sum");
  share.party = name(from, into);
  if (all) {
    share.amount = into.amount;
    if (!into.amount) from.refuse("a party bears the whole of a sum that is not there");
  } else if (from.next_is_null()) {
    from.null();
  } else {
    share.amount = money(from);
    if (share.amount == into.amount) from.refuse("a share is not in its shortest form");
  }
  return share;
}

Instalment DecisionReader::instalment(CanonicalReader& from) const {
  Instalment one;
  const std::size_t items = from.array();
  one.year = static_cast<int>(from.number());
  one.amount = money(from);
  if (items == 3) one.outcome = outcome(from);
  if (items < 2 || items > 3 || (items == 3 && one.outcome == Outcome::granted)) from.refuse("an instalment is not in its shortest form");
  return one;
}

void DecisionReader::field(CanonicalReader& from, std::uint64_t key, Decision& into) const {
  switch (static_cast<Field>(key)) {
    case Field::outcome: into.outcome = outcome(from); return;
    case Field::amount: into.amount = money(from); return;
    case Field::lowest: into.lowest = money(from); return;
    case Field::highest: into.highest = money(from); return;
    case Field::amount_not_stated:
      into.amount_not_stated = from.truth();
      if (!into.amount_not_stated) from.refuse("what is false is left out");
      return;
    case Field::reason: into.reason = message(from); return;
    case Field::failing: return list(from, into.failing, [&] { return condition(from); });
    case Field::missing: return list(from, into.missing, [&] { return missing(from, into); });
    case Field::open_discretions: return list(from, into.open_discretions, [&] { return name(from, into); });
    case Field::approvals_missing: return list(from, into.approvals_missing, [&] { return name(from, into); });
    case Field::figures: {
      const std::size_t items = from.array();
      if (items % 2 != 0) from.refuse("a figure has a name and a value");
      for (std::size_t i = 0; i < items && from.ok(); i += 2) into.figures.push_back(figure(from));
      return;
    }
    case Field::funded_by: return list(from, into.funded_by, [&] { return share(from, into); });
    case Field::paid_to: return list(from, into.paid_to, [&] { return share(from, into); });
    case Field::instalments: return list(from, into.instalments, [&] { return instalment(from); });
  }
  from.refuse("a decision has an unknown field");
}

Decision DecisionReader::read(CanonicalReader& from, Decision common) const {
  const std::size_t fields = from.map();
  std::int64_t last = -1;
  for (std::size_t i = 0; i < fields && from.ok(); ++i) {
    const std::uint64_t key = from.number_key(last);
    if (i == 0 && key != 0) from.refuse("a decision has no outcome");
    field(from, key, common);
  }
  if (fields == 0) from.refuse("a decision has no outcome");
  return common;
}

}  // namespace duixian::ledger
