#include "report/value_json.h"

#include "report/amount_text.h"
#include "report/value_text.h"

namespace duixian::report {

namespace {

constexpr std::int64_t minor_per_major = 100;

// Currencies are counted in their minor unit inside; outside in yuan and dollars.
std::optional<Rational> in_major_units(const Quantity& quantity) {
  std::optional<Rational> amount = quantity.amount;
  for (const Dimension& dimension : quantity.unit.dimensions) {
    if (!is_currency(dimension.name)) continue;
    for (int power = dimension.power; power > 0 && amount; --power) amount = divide(*amount, minor_per_major);
    for (int power = dimension.power; power < 0 && amount; ++power) amount = multiply(*amount, minor_per_major);
  }
  return amount;
}

// "CNY", "CNY/m2", "" for a rate.
std::string unit_name(const Unit& unit) {
  std::string above, below;
  for (const Dimension& dimension : unit.dimensions) {
    for (int power = dimension.power; power > 0; --power) above += (above.empty() ? "" : "*") + dimension.name;
    for (int power = dimension.power; power < 0; ++power) below += "/" + dimension.name;
  }
  return (above.empty() && !below.empty() ? "1" : above) + below;
}

struct ValueWriter {
  JsonWriter& json;

  void operator()(const Unknown&) const { json.null(); }
  void operator()(bool truth) const { json.truth(truth); }
  void operator()(const std::string& text) const { json.text(text); }
  void operator()(const Date& date) const { json.text(to_text(date)); }
  void operator()(const Quantity&) const {}  // written with its Value, which knows how the author counts
  void operator()(const ValueList& list) const {
    json.begin_array();
    for (const Value& value : list) write_value(json, value);
    json.end_array();
  }
  void operator()(const ValueMap& map) const {
    json.begin_object();
    for (const auto& [name, value] : map) {
      json.key(name);
      write_value(json, value);
    }
    json.end_object();
  }
};

void write_quantity(JsonWriter& json, const Quantity& quantity, const std::string& written) {
  json.begin_object();
  json.field("number", exact_number(quantity));
  json.field("unit", unit_name(quantity.unit));
  json.field("text", to_text(quantity, written));
  json.end_object();
}

}  // namespace

std::string exact_number(const Quantity& quantity) {
  if (quantity.unit.is_money() && quantity.amount.is_whole()) return exact_amount(quantity.amount.numerator());
  const std::optional<Rational> amount = in_major_units(quantity);
  return to_text(amount ? *amount : quantity.amount) + (amount ? "" : "/100");
}

void write_value(JsonWriter& json, const Value& value) {
  if (const auto* quantity = std::get_if<Quantity>(&value.is)) return write_quantity(json, *quantity, value.written);
  std::visit(ValueWriter{json}, value.is);
}

void write_money(JsonWriter& json, const std::optional<Money>& money) {
  if (!money) return json.null();
  json.begin_object();
  json.field("amount", exact_amount(*money));
  json.field("currency", money->currency);
  json.end_object();
}

void write_place(JsonWriter& json, const Place& place) {
  json.begin_object();
  json.field("file", place.file);
  json.field("sheet", place.sheet);
  json.field("row", place.row);
  json.field("column", place.column);
  json.end_object();
}

void write_citation(JsonWriter& json, const Citation& cite) {
  json.begin_object();
  json.key("document");
  json.message(cite.document);
  json.field("article", cite.article.en);
  json.field("paragraph", cite.paragraph);
  json.end_object();
}

}  // namespace duixian::report
