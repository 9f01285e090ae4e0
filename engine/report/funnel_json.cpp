#include "report/funnel_json.h"

#include "report/json_writer.h"

namespace duixian::report {

namespace {

void number(JsonWriter& json, std::string_view name, std::uint64_t value) { json.field(name, static_cast<std::int64_t>(value)); }

void sum(JsonWriter& json, std::string_view name, const std::string& money) {
  json.key(name);
  if (money.empty()) json.null();
  else json.text(money);
}

void stopped(JsonWriter& json, std::string_view name, const Stopped& one) {
  json.key(name);
  json.begin_object();
  number(json, "subjects", one.subjects);
  number(json, "with_sum", one.sums);
  sum(json, "sum", one.money);
  json.end_object();
}

void condition(JsonWriter& json, const FunnelCondition& one) {
  json.begin_object();
  json.key("text");
  json.message(one.text);
  json.field("alternative", one.alternative);
  stopped(json, "stopped", one.with_others);
  stopped(json, "stopped_alone", one.alone);
  number(json, "unknown", one.unknown);
  json.end_object();
}

void outcome(JsonWriter& json, const FunnelOutcome& one) {
  json.begin_object();
  json.field("outcome", to_text(one.outcome));
  number(json, "subjects", one.subjects);
  sum(json, "lowest", one.lowest);
  sum(json, "highest", one.highest);
  json.end_object();
}

void provision(JsonWriter& json, const Funnel& one) {
  json.begin_object();
  json.field("pack", one.pack);
  json.field("provision", one.provision);
  json.key("title");
  json.message(one.title);
  json.field("kind", to_text(one.kind));
  json.field("entity", one.entity);
  json.field("currency", one.currency);
  number(json, "subjects", one.subjects);
  number(json, "asked", one.asked);
  stopped(json, "stopped_by_conditions", one.by_conditions);
  number(json, "nothing_due", one.by_nothing);
  json.key("conditions");
  json.begin_array();
  for (const FunnelCondition& each : one.conditions) condition(json, each);
  json.end_array();
  json.key("outcomes");
  json.begin_array();
  for (const FunnelOutcome& each : one.outcomes) outcome(json, each);
  json.end_array();
  json.end_object();
}

}  // namespace

std::string funnel_json(const std::vector<Funnel>& funnels) {
  std::string text = "{\"format\":\"duixian-funnel\",\"version\":1,\"provisions\":[";
  for (std::size_t i = 0; i < funnels.size(); ++i) {
    text += i == 0 ? "\n" : ",\n";
    JsonWriter json(text);
    provision(json, funnels[i]);
  }
  return text + "\n]}\n";
}

}  // namespace duixian::report
