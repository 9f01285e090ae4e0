#include "analyse/compare_case.h"

#include <algorithm>

#include "duixian/words/quantity.h"

namespace duixian::analyse {

namespace {

using packs::ExpectedValue;

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) all += (all.empty() ? "" : ", ") + text;
  return "[" + all + "]";
}

// An expected text read as a quantity of that unit: a bare number is in the base unit a person counts in (yuan).
std::optional<Rational> as_quantity(const std::string& text, const Unit& unit) {
  const WrittenQuantity read = read_quantity(text);
  if (read.reading != Reading::exact || read.date) return std::nullopt;
  if (read.low.unit == unit) return read.low.amount;
  if (!read.bare) return std::nullopt;
  return unit.is_money() ? multiply(read.low.amount, Rational(100)) : std::optional(read.low.amount);
}

bool equal(const ExpectedValue& expected, const Value& found);

// Names that hold come in no order; sums come in the records' order.
bool equal_lists(const ExpectedValue& expected, const ValueList& found) {
  if (expected.members.size() != found.size()) return false;
  const bool names = std::all_of(found.begin(), found.end(), [](const Value& value) { return std::holds_alternative<std::string>(value.is); });
  if (!names) {
    for (std::size_t i = 0; i < found.size(); ++i) {
      if (!equal(expected.members[i], found[i])) return false;
    }
    return true;
  }
  std::vector<std::string> left, right;
  for (const ExpectedValue& member : expected.members) left.push_back(member.text);
  for (const Value& member : found) right.push_back(std::get<std::string>(member.is));
  std::sort(left.begin(), left.end());
  std::sort(right.begin(), right.end());
  return left == right;
}

bool equal_parts(const ExpectedValue& expected, const ValueMap& found) {
  if (expected.names.size() != found.size()) return false;
  return std::all_of(found.begin(), found.end(), [&](const auto& part) {
    const auto at = std::find(expected.names.begin(), expected.names.end(), part.first);
    return at != expected.names.end() && equal(expected.members[static_cast<std::size_t>(at - expected.names.begin())], part.second);
  });
}

bool equal(const ExpectedValue& expected, const Value& found) {
  if (const auto* truth = std::get_if<bool>(&found.is)) return expected.form == ExpectedValue::Form::truth && expected.truth == *truth;
  if (const auto* list = std::get_if<ValueList>(&found.is)) return expected.form == ExpectedValue::Form::list && equal_lists(expected, *list);
  if (const auto* parts = std::get_if<ValueMap>(&found.is)) return expected.form == ExpectedValue::Form::parts && equal_parts(expected, *parts);
  if (expected.form != ExpectedValue::Form::text) return false;
  if (const auto* name = std::get_if<std::string>(&found.is)) return expected.text == *name;
  if (const auto* date = std::get_if<Date>(&found.is)) return read_quantity(expected.text).date == *date;
  const auto* quantity = std::get_if<Quantity>(&found.is);
  return quantity && as_quantity(expected.text, quantity->unit) == quantity->amount;
}

std::string shown(const ExpectedValue& expected) {
  switch (expected.form) {
    case ExpectedValue::Form::truth: return expected.truth ? "true" : "false";
    case ExpectedValue::Form::text: return expected.text;
    default: break;
  }
  std::vector<std::string> members;
  for (std::size_t i = 0; i < expected.members.size(); ++i) {
    members.push_back((expected.names.empty() ? "" : expected.names[i] + " = ") + shown(expected.members[i]));
  }
  return joined(members);
}

std::string shown(const Value& value) {
  if (const auto* truth = std::get_if<bool>(&value.is)) return *truth ? "true" : "false";
  if (const auto* name = std::get_if<std::string>(&value.is)) return *name;
  if (const auto* date = std::get_if<Date>(&value.is)) return to_text(*date);
  if (const auto* quantity = std::get_if<Quantity>(&value.is)) return to_text(*quantity, value.written);
  std::vector<std::string> members;
  if (const auto* list = std::get_if<ValueList>(&value.is)) {
    for (const Value& member : *list) members.push_back(shown(member));
    return joined(members);
  }
  if (const auto* parts = std::get_if<ValueMap>(&value.is)) {
    for (const auto& [name, member] : *parts) members.push_back(name + " = " + shown(member));
    return joined(members);
  }
  return "unknown";
}

Compared sum(const char* what, const std::string& expected, const std::optional<Money>& found) {
  const bool same = found && as_quantity(expected, unit_of(found->currency)) == Rational(found->minor);
  return {{what, expected, found ? to_yuan(*found) : "none"}, same};
}

Compared names(const char* what, std::vector<std::string> expected, std::vector<std::string> found) {
  std::sort(expected.begin(), expected.end());
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return {{what, joined(expected), joined(found)}, expected == found};
}

Compared reason(const std::string& expected, const Decision& decision) {
  const bool found = decision.reason.zh.find(expected) != std::string::npos || decision.reason.en.find(expected) != std::string::npos;
  return {{"reason", expected, decision.reason.zh + " / " + decision.reason.en}, found};
}

Compared figure(const std::string& name, const ExpectedValue& expected, const Decision& decision) {
  for (const Figure& figure : decision.figures) {
    if (figure.name == name) return {{"figures." + name, shown(expected), shown(figure.value)}, equal(expected, figure.value)};
  }
  return {{"figures." + name, shown(expected), "no such figure"}, false};
}

Compared funding(const std::string& party, const std::string& amount, const Decision& decision) {
  for (const PartyShare& share : decision.funded_by) {
    if (share.party != party) continue;
    if (amount.empty()) return {{"funding." + party, party, party}, true};
    return sum(("funding." + party).c_str(), amount, share.amount);
  }
  return {{"funding." + party, amount.empty() ? party : amount, "not a payer"}, false};
}

Compared instalments(const std::vector<ExpectedValue>& expected, const Decision& decision) {
  std::vector<std::string> left, right;
  bool same = expected.size() == decision.instalments.size();
  for (const Instalment& part : decision.instalments) right.push_back((part.year ? std::to_string(part.year) + ": " : "") + to_yuan(part.amount) + (part.outcome == Outcome::granted ? "" : std::string(" ") + to_text(part.outcome)));
  for (std::size_t i = 0; i < expected.size(); ++i) {
    left.push_back(shown(expected[i]));
    if (!same) continue;
    const Instalment& part = decision.instalments[i];
    const auto field = [&](const char* name) -> const ExpectedValue* {
      const auto at = std::find(expected[i].names.begin(), expected[i].names.end(), name);
      return at == expected[i].names.end() ? nullptr : &expected[i].members[static_cast<std::size_t>(at - expected[i].names.begin())];
    };
    const ExpectedValue* amount = expected[i].form == ExpectedValue::Form::parts ? field("amount") : &expected[i];
    const ExpectedValue* year = expected[i].form == ExpectedValue::Form::parts ? field("year") : nullptr;
    const ExpectedValue* outcome = expected[i].form == ExpectedValue::Form::parts ? field("outcome") : nullptr;
    if (amount && as_quantity(amount->text, unit_of(part.amount.currency)) != Rational(part.amount.minor)) same = false;
    if (year && year->text != std::to_string(part.year)) same = false;
    if (outcome && outcome->text != to_text(part.outcome)) same = false;
  }
  return {{"instalments", joined(left), joined(right)}, same};
}

}  // namespace

std::vector<Compared> compare(const packs::Expectation& expect, const Decision& decision) {
  std::vector<Compared> all;
  if (expect.outcome) all.push_back({{"outcome", *expect.outcome, to_text(decision.outcome)}, *expect.outcome == to_text(decision.outcome)});
  if (expect.amount) all.push_back(sum("amount", *expect.amount, decision.amount));
  if (expect.lowest) all.push_back(sum("lowest", *expect.lowest, decision.lowest));
  if (expect.highest) all.push_back(sum("highest", *expect.highest, decision.highest));
  if (expect.reason) all.push_back(reason(*expect.reason, decision));
  if (expect.missing) {
    std::vector<std::string> found;
    for (const MissingFact& missing : decision.missing) found.push_back(missing.name);
    all.push_back(names("missing", *expect.missing, found));
  }
  if (expect.failing) {
    std::vector<std::string> found;
    for (const FailedCondition& failed : decision.failing) found.insert(found.end(), failed.facts.begin(), failed.facts.end());
    all.push_back(names("failing", *expect.failing, found));
  }
  for (const auto& [name, expected] : expect.figures) all.push_back(figure(name, expected, decision));
  for (const auto& [party, amount] : expect.funding) all.push_back(funding(party, amount, decision));
  if (expect.instalments) all.push_back(instalments(*expect.instalments, decision));
  return all;
}

}  // namespace duixian::analyse
