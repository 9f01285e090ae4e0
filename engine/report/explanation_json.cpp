#include "report/explanation_json.h"

#include "report/value_json.h"

namespace duixian::report {

namespace {

const char* rule_name(Rounding rule) {
  switch (rule) {
    case Rounding::half_up:
      return "half up";
    case Rounding::down:
      return "down";
    case Rounding::up:
      return "up";
  }
  return "";
}

void value_field(JsonWriter& json, std::string_view name, const std::optional<Value>& value) {
  if (!value) return;
  json.key(name);
  write_value(json, *value);
}

void message_field(JsonWriter& json, std::string_view name, const Message& message) {
  if (message.empty()) return;
  json.key(name);
  json.message(message);
}

void write_next(JsonWriter& json, const NextTier& next) {
  json.key("next");
  json.begin_object();
  value_field(json, "needs", next.needs);
  value_field(json, "at", next.at);
  value_field(json, "gives", next.gives);
  json.end_object();
}

void write_rounding(JsonWriter& json, const RoundingStep& step) {
  json.key("rounding");
  json.begin_object();
  value_field(json, "before", step.before);
  value_field(json, "after", step.after);
  value_field(json, "step", step.step);
  json.field("rule", rule_name(step.rule));
  json.end_object();
}

void write_origin(JsonWriter& json, const Explanation& node) {
  if (node.place) {
    json.key("place");
    write_place(json, *node.place);
  }
  if (node.year) json.field("year", *node.year);
  if (node.from) json.field("from", to_text(*node.from));
  if (!node.cite) return;
  json.key("cite");
  write_citation(json, *node.cite);
}

// No rule is nested deeper than a pack may nest it (100), so a plain walk will do.
void write_node(JsonWriter& json, const Explanation& node) {
  json.begin_object();
  json.field("word", node.word);
  if (!node.name.empty()) json.field("name", node.name);
  message_field(json, "title", node.title);
  json.key("value");
  write_value(json, node.value);
  value_field(json, "threshold", node.threshold);
  value_field(json, "shortfall", node.shortfall);
  if (node.next) write_next(json, *node.next);
  if (node.rounding) write_rounding(json, *node.rounding);
  write_origin(json, node);
  message_field(json, "note", node.note);
  if (!node.parts.empty()) {
    json.key("parts");
    json.begin_array();
    for (const Explanation& part : node.parts) write_node(json, part);
    json.end_array();
  }
  json.end_object();
}

}  // namespace

void append_json(std::string& out, const Explanation& explanation) {
  JsonWriter json(out);
  write_node(json, explanation);
}

std::string to_json(const Decision& decision) {
  std::string text;
  append_json(text, decision);
  return text;
}

std::string to_json(const Decision& decision, const Explanation& explanation, const SettledClaim* claim) {
  std::string text = "{\"decision\":";
  append_json(text, decision, claim);
  text += ",\"explanation\":";
  append_json(text, explanation);
  return text + "}";
}

}  // namespace duixian::report
