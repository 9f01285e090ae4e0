#include "doors/shown_entry.h"

#include <nlohmann/json.hpp>

namespace duixian {

namespace {

using Json = nlohmann::ordered_json;

std::string minor_text(Int128 minor) {
  const bool negative = minor < 0;
  std::string digits = to_text(Rational::of(negative ? -minor : minor, 1).value_or(Rational{}));
  if (digits.size() < 3) digits.insert(0, 3 - digits.size(), '0');
  return (negative ? "-" : "") + digits.substr(0, digits.size() - 2) + "." + digits.substr(digits.size() - 2);
}

std::string money_text(const Money& sum) { return minor_text(sum.minor) + " " + sum.currency; }

std::string fraction_text(const Rational& amount) {
  const auto whole = [](Int128 part) { return to_text(Rational::of(part, 1).value_or(Rational{})); };
  return amount.is_whole() ? whole(amount.numerator()) : whole(amount.numerator()) + "/" + whole(amount.denominator());
}

std::string quantity_text(const Quantity& quantity) {
  if (quantity.unit.is_money() && quantity.amount.is_whole()) return minor_text(quantity.amount.numerator()) + " " + quantity.unit.currency();
  const Rational minor_units_in_one = quantity.unit.is_money() ? Rational(100) : Rational(1);
  std::string text = fraction_text(divide(quantity.amount, minor_units_in_one).value_or(quantity.amount));
  for (const Dimension& dimension : quantity.unit.dimensions) text += " " + dimension.name + (dimension.power == 1 ? "" : "^" + std::to_string(dimension.power));
  return text;
}

Json shown_value(const Value& value);

Json message(const Message& message) { return Json::array({message.zh, message.en}); }

Json optional_value(const std::optional<Value>& value) { return value ? shown_value(*value) : Json(nullptr); }

Json shares(const std::vector<PartyShare>& all) {
  Json list = Json::array();
  for (const PartyShare& share : all) list.push_back({{"party", share.party}, {"amount", share.amount ? Json(money_text(*share.amount)) : Json(nullptr)}});
  return list;
}

void failing(const Decision& decision, Json& into) {
  Json list = Json::array();
  for (const FailedCondition& one : decision.failing) {
    list.push_back({{"condition", message(one.text)}, {"found", shown_value(one.found)}, {"threshold", optional_value(one.threshold)}, {"shortfall", optional_value(one.shortfall)}});
  }
  into["failing"] = std::move(list);
}

void missing(const Decision& decision, Json& into) {
  Json list = Json::array();
  for (const MissingFact& one : decision.missing) {
    list.push_back({{"fact", one.entity + "." + one.name}, {"subject", one.subject}, {"year", one.year ? Json(*one.year) : Json(nullptr)}, {"why", message(one.why)}, {"decides", message(one.decides)}});
  }
  into["missing"] = std::move(list);
}

Json shown(const Decision& one) {
  Json made = {{"provision", one.provision}, {"title", message(one.title)}, {"document", message(one.cite.document)}, {"article", message(one.cite.article)}, {"paragraph", one.cite.paragraph}, {"outcome", to_text(one.outcome)}};
  if (one.amount) made["amount"] = money_text(*one.amount);
  if (one.lowest) made["lowest"] = money_text(*one.lowest);
  if (one.highest) made["highest"] = money_text(*one.highest);
  if (one.amount_not_stated) made["amount_not_stated"] = true;
  if (!one.reason.empty()) made["reason"] = message(one.reason);
  if (!one.failing.empty()) failing(one, made);
  if (!one.missing.empty()) missing(one, made);
  if (!one.open_discretions.empty()) made["open_discretions"] = one.open_discretions;
  if (!one.approvals_missing.empty()) made["approvals_missing"] = one.approvals_missing;
  if (!one.figures.empty()) {
    Json list = Json::array();
    for (const Figure& figure : one.figures) list.push_back({{"name", figure.name}, {"value", shown_value(figure.value)}});
    made["figures"] = std::move(list);
  }
  if (!one.funded_by.empty()) made["funded_by"] = shares(one.funded_by);
  if (!one.paid_to.empty()) made["paid_to"] = shares(one.paid_to);
  if (!one.instalments.empty()) {
    Json list = Json::array();
    for (const Instalment& part : one.instalments) list.push_back({{"year", part.year}, {"amount", money_text(part.amount)}, {"outcome", to_text(part.outcome)}});
    made["instalments"] = std::move(list);
  }
  return made;
}

Json payments(const std::vector<SettledPayment>& all) {
  Json list = Json::array();
  for (const SettledPayment& one : all) list.push_back({{"year", one.year}, {"due", one.due}, {"party", one.party}, {"amount", money_text(one.amount)}});
  return list;
}

Json shown(const SettledClaim& one) {
  Json made = {{"decided", one.sum_known ? Json(money_text(one.sum)) : Json(nullptr)}, {"paid", money_text(one.paid)}};
  if (one.held) made["held"] = {{"lowest", money_text(one.lowest)}, {"highest", money_text(one.highest)}, {"because", message(one.held_because)}};
  Json cuts = Json::array();
  for (const SettledCut& cut : one.cuts) cuts.push_back({{"cut", cut.cut}, {"rule", cut.rule}, {"amount", money_text(cut.amount)}, {"reason", message(cut.reason)}, {"in_favour_of", cut.in_favour_of}});
  if (!one.cuts.empty()) made["cuts"] = std::move(cuts);
  if (!one.fund.empty()) made["fund"] = one.fund;
  if (!one.payments.empty()) made["payments"] = payments(one.payments);
  if (!one.carried.empty()) made["carried"] = payments(one.carried);
  return made;
}

Json shown_value(const Value& value) {
  if (const auto* truth = std::get_if<bool>(&value.is)) return *truth;
  if (const auto* text = std::get_if<std::string>(&value.is)) return *text;
  if (const auto* date = std::get_if<Date>(&value.is)) return to_text(*date);
  if (const auto* quantity = std::get_if<Quantity>(&value.is)) return quantity_text(*quantity);
  if (const auto* list = std::get_if<ValueList>(&value.is)) {
    Json made = Json::array();
    for (const Value& one : *list) made.push_back(shown_value(one));
    return made;
  }
  if (const auto* parts = std::get_if<ValueMap>(&value.is)) {
    Json made = Json::object();
    for (const auto& [name, part] : *parts) made[name] = shown_value(part);
    return made;
  }
  return nullptr;
}

}  // namespace

std::string shown_decisions(const ledger::SubjectEntry& entry) {
  Json list = Json::array();
  for (const Decision& one : entry.decisions) {
    if (ledger::DecisionWriter::is_plainly_not_applicable(one)) continue;
    list.push_back(shown(one));
    if (const SettledClaim* claim = ledger::settled_of(entry, one)) list.back()["settled"] = shown(*claim);
  }
  return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string shown_facts(const std::vector<ledger::RecordedFact>& facts) {
  Json list = Json::array();
  for (const ledger::RecordedFact& one : facts) {
    if (!one.value.known()) continue;
    const Place& place = one.place;
    list.push_back({{"entity", one.entity}, {"key", one.key}, {"name", one.name}, {"year", one.year}, {"value", shown_value(one.value)}, {"file", place.file}, {"sheet", place.sheet}, {"row", place.row}, {"column", place.column}});
  }
  return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace duixian
