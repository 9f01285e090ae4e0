#include "report/targets_json.h"

#include "report/phrase.h"
#include "report/value_json.h"

namespace duixian::report {

namespace {

void write_measure(JsonWriter& json, const Measure& measure) {
  json.begin_object();
  json.key("text");
  json.message(condition_text(measure.condition));
  json.field("member", measure.member);
  json.key("member_title");
  json.message(measure.member_title);
  json.key("found");
  write_value(json, measure.found);
  json.key("goal");
  write_value(json, measure.goal);
  json.key("holds");
  if (measure.holds) json.truth(*measure.holds);
  else json.null();
  json.key("reached");
  if (measure.reached) json.text(to_text(*measure.reached));
  else json.null();
  json.key("shortfall");
  if (measure.shortfall) write_value(json, *measure.shortfall);
  else json.null();
  json.end_object();
}

void write_target(JsonWriter& json, const Target& target) {
  const Decision& decision = target.decision;
  json.begin_object();
  json.field("pack", decision.pack);
  json.field("provision", decision.provision);
  json.key("title");
  json.message(decision.title);
  json.key("cite");
  write_citation(json, decision.cite);
  json.field("kind", to_text(decision.kind));
  json.field("entity", decision.entity);
  json.field("subject", decision.subject);
  json.field("subject_name", decision.subject_name);
  json.field("year", decision.year);
  json.field("outcome", to_text(decision.outcome));
  json.key("measures");
  json.begin_array();
  for (const Measure& measure : target.measures) write_measure(json, measure);
  json.end_array();
  json.end_object();
}

}  // namespace

std::string targets_json(std::span<const Target> targets) {
  std::string text = "[";
  for (const Target& target : targets) {
    text += text.size() > 1 ? ",\n" : "\n";
    JsonWriter json(text);
    write_target(json, target);
  }
  return text + "\n]\n";
}

}  // namespace duixian::report
