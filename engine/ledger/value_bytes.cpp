#include "ledger/value_bytes.h"

namespace duixian::ledger {

namespace {

void append_unit(CanonicalWriter& out, const Unit& unit) {
  out.array(2 * unit.dimensions.size());
  for (const Dimension& dimension : unit.dimensions) {
    out.text(dimension.name);
    out.number(dimension.power);
  }
}

void begin(CanonicalWriter& out, Shape shape, const Value& value, std::size_t more = 0) {
  out.array(2 + more);
  out.natural(static_cast<std::uint64_t>(shape));
  out.text(value.written);
}

// The one shape of all known members; empty where they have several. Without any known one, that of nothing.
std::string common_shape(const std::vector<const Value*>& members) {
  std::string common;
  for (const Value* member : members) {
    if (!member->known()) continue;
    std::string shape;
    append_shape(shape, *member);
    if (!common.empty() && shape != common) return "";
    common = std::move(shape);
  }
  if (common.empty()) append_shape(common, Value{});
  return common;
}

std::vector<const Value*> members_of(const Value& value) {
  std::vector<const Value*> members;
  if (const auto* list = std::get_if<ValueList>(&value.is)) {
    for (const Value& member : *list) members.push_back(&member);
  } else if (const auto* parts = std::get_if<ValueMap>(&value.is)) {
    for (const auto& part : *parts) members.push_back(&part.second);
  }
  return members;
}

void append_members_shape(CanonicalWriter& out, const Value& value) {
  const std::string common = common_shape(members_of(value));
  common.empty() ? out.null() : out.raw(common);
}

struct ShapeWriter {
  CanonicalWriter out;
  const Value& value;

  void operator()(const Unknown&) { begin(out, Shape::unknown, value); }
  void operator()(bool) { begin(out, Shape::truth, value); }
  void operator()(const std::string&) { begin(out, value.label.empty() ? Shape::text : Shape::labelled, value); }
  void operator()(const Date&) { begin(out, Shape::date, value); }
  void operator()(const Quantity& quantity) {
    begin(out, Shape::quantity, value, 1);
    append_unit(out, quantity.unit);
  }
  void operator()(const ValueList&) {
    begin(out, Shape::list, value, 1);
    append_members_shape(out, value);
  }
  void operator()(const ValueMap& parts) {
    begin(out, Shape::parts, value, 2);
    append_members_shape(out, value);
    out.array(parts.size());
    for (const auto& part : parts) out.text(part.first);
  }
};

void append_members(std::string& out, const Value& value, Lines* lines) {
  const auto members = members_of(value);
  const bool alike = !common_shape(members).empty();
  CanonicalWriter(out).array(members.size());
  for (const Value* member : members) {
    if (!alike) append_whole(out, *member, lines);
    else if (member->known()) append_rest(out, *member, lines);
    else CanonicalWriter(out).null();
  }
}

void append_label(std::string& out, const Value& value, Lines* lines) {
  const auto& name = std::get<std::string>(value.is);
  if (lines) return lines->refer(out, label_line(name, value.label));
  CanonicalWriter writer(out);
  writer.array(3);
  writer.text(name);
  writer.text(value.label.zh);
  writer.text(value.label.en);
}

Unit unit_from(CanonicalReader& from) {
  Unit unit;
  const std::size_t items = from.array();
  for (std::size_t i = 0; i + 1 < items && from.ok(); i += 2) {
    std::string name(from.text());
    unit.dimensions.push_back({std::move(name), static_cast<int>(from.number())});
  }
  return unit;
}

void read_name(CanonicalReader& from, Value& into) {
  std::string name(from.text());
  into.label.zh = from.text();
  into.label.en = from.text();
  if (into.label.empty()) from.refuse("a label is empty");
  into.is = std::move(name);
}

void read_label(CanonicalReader& from, const Glossary* glossary, Value& into) {
  if (!glossary) {
    if (from.array() != 3) from.refuse("a name with a label has three parts");
    return read_name(from, into);
  }
  const std::uint64_t number = from.natural();
  if (!from.ok() || number >= glossary->size()) return from.refuse("an entry names a line that the glossary lacks");
  CanonicalReader line(glossary->line(number));
  const bool fits = line.array() == 4 && line.natural() == static_cast<std::uint64_t>(Line::label);
  read_name(line, into);
  if (!fits || !line.finished()) from.refuse("an entry names a line of another kind");
}

// The members of a list or of parts, each of `common` shape, or whole where there is none.
std::vector<Value> members_from(CanonicalReader& shape, CanonicalReader& from, const Glossary* glossary) {
  const bool alike = !shape.next_is_null();
  const std::string_view common = shape.item();
  std::vector<Value> members(from.array());
  for (Value& member : members) {
    if (!from.ok()) break;
    if (!alike) {
      member = whole_from(from, glossary);
    } else if (from.next_is_null()) {
      from.null();
    } else {
      member = value_from(common, from, glossary);
    }
  }
  return members;
}

}  // namespace

void append_amount(std::string& out, const Rational& amount) {
  CanonicalWriter writer(out);
  if (!amount.is_whole()) writer.array(2);
  writer.wide(amount.numerator());
  if (!amount.is_whole()) writer.wide(amount.denominator());
}

void append_shape(std::string& out, const Value& value) { std::visit(ShapeWriter{CanonicalWriter(out), value}, value.is); }

std::string label_line(const std::string& name, const Message& label) {
  std::string line;
  CanonicalWriter writer(line);
  writer.array(4);
  writer.natural(static_cast<std::uint64_t>(Line::label));
  writer.text(name);
  writer.text(label.zh);
  writer.text(label.en);
  return line;
}

void append_rest(std::string& out, const Value& value, Lines* lines) {
  CanonicalWriter writer(out);
  if (const auto* truth = std::get_if<bool>(&value.is)) return writer.truth(*truth);
  if (const auto* date = std::get_if<Date>(&value.is)) return writer.number(date->days);
  if (const auto* quantity = std::get_if<Quantity>(&value.is)) return append_amount(out, quantity->amount);
  if (const auto* text = std::get_if<std::string>(&value.is)) return value.label.empty() ? writer.text(*text) : append_label(out, value, lines);
  if (!value.known()) return writer.null();
  append_members(out, value, lines);
}

void append_whole(std::string& out, const Value& value, Lines* lines) {
  CanonicalWriter(out).array(2);
  append_shape(out, value);
  append_rest(out, value, lines);
}

Rational amount_from(CanonicalReader& from) {
  if (from.next() != CborMajor::array) {
    const auto whole = Rational::of(from.wide(), 1);
    return whole.value_or(Rational{});
  }
  if (from.array() != 2) from.refuse("a fraction has two parts");
  const Int128 numerator = from.wide(), denominator = from.wide();
  const auto amount = from.ok() && denominator > 1 ? Rational::of(numerator, denominator) : std::nullopt;
  if (!amount || amount->denominator() != denominator) from.refuse("a fraction is not reduced");
  return amount.value_or(Rational{});
}

Value value_from(std::string_view shape, CanonicalReader& from, const Glossary* glossary) {
  Value value;
  CanonicalReader form(shape);
  const std::size_t items = form.array();
  const auto kind = static_cast<Shape>(form.natural());
  value.written = form.text();
  if (!form.ok() || items < 2) return from.refuse("a value has no shape"), value;
  switch (kind) {
    case Shape::unknown: from.null(); break;
    case Shape::truth: value.is = from.truth(); break;
    case Shape::text: value.is = std::string(from.text()); break;
    case Shape::labelled: read_label(from, glossary, value); break;
    case Shape::date: value.is = Date{static_cast<std::int32_t>(from.number())}; break;
    case Shape::quantity: value.is = Quantity{amount_from(from), unit_from(form)}; break;
    case Shape::list: value.is = members_from(form, from, glossary); break;
    case Shape::parts: {
      auto members = members_from(form, from, glossary);
      ValueMap parts;
      if (form.array() != members.size()) from.refuse("a value has not as many parts as names");
      for (Value& member : members) parts.emplace_back(std::string(form.text()), std::move(member));
      value.is = std::move(parts);
      break;
    }
    default: from.refuse("a value has an unknown shape");
  }
  if (!form.finished()) from.refuse("a value's shape is not sound");
  return value;
}

Value whole_from(CanonicalReader& from, const Glossary* glossary) {
  if (from.array() != 2) from.refuse("a value has a shape and a rest");
  const std::string_view shape = from.item();
  return value_from(shape, from, glossary);
}

}  // namespace duixian::ledger
