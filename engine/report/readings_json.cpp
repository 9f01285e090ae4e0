#include "report/readings_json.h"

#include "report/amount_text.h"
#include "report/value_json.h"

namespace duixian::report {

namespace {

void write_totals(JsonWriter& json, const EffectTotals& totals) {
  json.field("granted", static_cast<std::int64_t>(totals.granted));
  json.field("lowest", exact_amount(totals.lowest));
  json.field("highest", exact_amount(totals.highest));
  json.field("gain", static_cast<std::int64_t>(totals.gain));
  json.field("lose", static_cast<std::int64_t>(totals.lose));
  json.field("otherwise", static_cast<std::int64_t>(totals.otherwise));
}

void write_clause(JsonWriter& json, const ClauseEffect& clause) {
  json.begin_object();
  json.field("provision", clause.provision);
  json.key("title");
  json.message(clause.title);
  json.field("kind", to_text(clause.kind));
  json.field("currency", clause.currency);
  write_totals(json, clause.totals);
  json.end_object();
}

void write_choice(JsonWriter& json, const ChoiceEffect& choice) {
  json.begin_object();
  json.field("choice", choice.name);
  json.key("text");
  json.message(choice.text);
  json.key("taken");
  json.truth(choice.taken);
  write_totals(json, choice.all);
  json.key("clauses");
  json.begin_array();
  for (const ClauseEffect& clause : choice.clauses) write_clause(json, clause);
  json.end_array();
  json.end_object();
}

void write_reading(JsonWriter& json, const ReadingEffect& reading) {
  json.begin_object();
  json.field("pack", reading.pack);
  json.field("reading", reading.id);
  json.key("cite");
  write_citation(json, reading.cite);
  json.key("issue");
  json.message(reading.issue);
  json.field("default", reading.standard);
  json.key("why");
  json.message(reading.why);
  json.key("computed");
  json.truth(reading.computed);
  json.field("currency", reading.currency);
  json.key("choices");
  json.begin_array();
  for (const ChoiceEffect& choice : reading.choices) write_choice(json, choice);
  json.end_array();
  json.end_object();
}

}  // namespace

std::string readings_json(std::span<const ReadingEffect> readings) {
  std::string text = "[";
  for (const ReadingEffect& reading : readings) {
    text += text.size() > 1 ? ",\n" : "\n";
    JsonWriter json(text);
    write_reading(json, reading);
  }
  return text + "\n]\n";
}

}  // namespace duixian::report
