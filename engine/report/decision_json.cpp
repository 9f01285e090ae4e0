// The JSON of a decision: every key is always there, in this order, so that two runs can be compared line by line. What was
// settled has one more.
#include "report/explanation_json.h"
#include "report/settled_claim.h"
#include "report/value_json.h"

namespace duixian::report {

namespace {

template <class Items, class Write>
void write_array(JsonWriter& json, std::string_view name, const Items& items, Write write) {
  json.key(name);
  json.begin_array();
  for (const auto& item : items) write(item);
  json.end_array();
}

void write_texts(JsonWriter& json, std::string_view name, const std::vector<std::string>& texts) {
  write_array(json, name, texts, [&](const std::string& text) { json.text(text); });
}

void write_message(JsonWriter& json, std::string_view name, const Message& message) {
  json.key(name);
  json.message(message);
}

void write_optional(JsonWriter& json, std::string_view name, const std::optional<Value>& value) {
  json.key(name);
  if (value)
    write_value(json, *value);
  else
    json.null();
}

void write_sum(JsonWriter& json, std::string_view name, const std::optional<Money>& money) {
  json.key(name);
  write_money(json, money);
}

void write_failing(JsonWriter& json, const FailedCondition& failed) {
  json.begin_object();
  write_message(json, "text", failed.text);
  write_texts(json, "facts", failed.facts);
  write_optional(json, "found", failed.found);
  write_optional(json, "threshold", failed.threshold);
  write_optional(json, "shortfall", failed.shortfall);
  write_array(json, "places", failed.places, [&](const Place& place) { write_place(json, place); });
  json.end_object();
}

void write_missing(JsonWriter& json, const MissingFact& fact) {
  json.begin_object();
  json.field("entity", fact.entity);
  json.field("subject", fact.subject);
  json.field("name", fact.name);
  write_message(json, "title", fact.title);
  json.key("year");
  if (fact.year)
    json.number(*fact.year);
  else
    json.null();
  write_message(json, "why", fact.why);
  write_message(json, "decides", fact.decides);
  json.key("place");
  if (fact.place)
    write_place(json, *fact.place);
  else
    json.null();
  json.end_object();
}

void write_share(JsonWriter& json, const PartyShare& share) {
  json.begin_object();
  json.field("party", share.party);
  write_sum(json, "amount", share.amount);
  json.end_object();
}

void write_instalment(JsonWriter& json, const Instalment& instalment) {
  json.begin_object();
  json.field("year", instalment.year);
  write_sum(json, "amount", instalment.amount);
  json.field("outcome", to_text(instalment.outcome));
  json.end_object();
}

void write_identity(JsonWriter& json, const Decision& decision) {
  json.field("pack", decision.pack);
  json.field("provision", decision.provision);
  write_message(json, "title", decision.title);
  json.key("cite");
  write_citation(json, decision.cite);
  json.field("kind", to_text(decision.kind));
  json.field("entity", decision.entity);
  json.field("subject", decision.subject);
  json.field("subject_name", decision.subject_name);
  json.field("year", decision.year);
}

void write_result(JsonWriter& json, const Decision& decision) {
  json.field("outcome", to_text(decision.outcome));
  write_sum(json, "amount", decision.amount);
  write_sum(json, "lowest", decision.lowest);
  write_sum(json, "highest", decision.highest);
  json.key("amount_not_stated");
  json.truth(decision.amount_not_stated);
  write_message(json, "reason", decision.reason);
  write_array(json, "failing", decision.failing, [&](const FailedCondition& item) { write_failing(json, item); });
  write_array(json, "missing", decision.missing, [&](const MissingFact& item) { write_missing(json, item); });
  write_texts(json, "open_discretions", decision.open_discretions);
  write_texts(json, "approvals_missing", decision.approvals_missing);
}

void write_named(JsonWriter& json, const Decision& decision) {
  json.key("readings");
  json.begin_object();
  for (const auto& [reading, choice] : decision.readings) json.field(reading, choice);
  json.end_object();
  json.key("figures");
  json.begin_object();
  for (const Figure& figure : decision.figures) write_optional(json, figure.name, figure.value);
  json.end_object();
}

}  // namespace

void append_json(std::string& out, const Decision& decision, const SettledClaim* claim) {
  JsonWriter json(out);
  json.begin_object();
  write_identity(json, decision);
  write_result(json, decision);
  write_named(json, decision);
  write_array(json, "funded_by", decision.funded_by, [&](const PartyShare& item) { write_share(json, item); });
  write_array(json, "paid_to", decision.paid_to, [&](const PartyShare& item) { write_share(json, item); });
  write_array(json, "instalments", decision.instalments, [&](const Instalment& item) { write_instalment(json, item); });
  if (claim) {
    json.key("settlement");
    json.begin_object();
    write_claim(json, *claim);
    json.end_object();
  }
  json.end_object();
}

}  // namespace duixian::report
