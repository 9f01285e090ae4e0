#include "packs/read_type.h"

#include <algorithm>

#include "base/nearest_name.h"
#include "graph/compose.h"

namespace duixian::packs {

namespace {

const std::vector<std::string> type_names{"truth", "choice", "text", "date", "period", "money", "area", "number", "rate"};

void unknown_type(TomlSource& source, const toml::table& table, const std::string& name) {
  const auto close = nearest(name, type_names);
  source.error(table.get("type") ? *table.get("type") : static_cast<const toml::node&>(table), "unknown-type",
               {"类型“" + name + "”不存在", "there is no type `" + name + "`"},
               close ? Message{"是否为 " + *close + "？", "did you mean `" + *close + "`?"}
                     : Message{"可选 truth choice text date period money area number rate", "it is one of truth, choice, text, date, period, money, area, number, rate"});
}

// Whether a unit suits the word it stands beside: money needs a currency, an area square metres.
bool suits(const std::string& type, const Unit& unit) {
  if (type == "money") return unit.is_money();
  if (type == "area") return unit == unit_of("m2");
  if (type == "period") return unit == unit_of("month") || unit == unit_of("day");
  if (type == "rate") return unit.is_none();
  return true;
}

// A cell with that word could be either.
void one_word_one_choice(TomlSource& source, const toml::table& table, const Type& type) {
  for (std::size_t i = 0; i < type.names.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      std::string shared = type.names[i] == type.names[j] ? type.names[i] : "";
      if (!type.labels.empty()) {
        const Message &a = type.labels[i], &b = type.labels[j];
        if (!a.zh.empty() && a.zh == b.zh) shared = a.zh;
        if (!a.en.empty() && a.en == b.en) shared = a.en;
      }
      if (shared.empty()) continue;
      source.error(*table.get("of"), "same-choice", {"两个选项都叫“" + shared + "”，单元格中无法区分", "two choices are called `" + shared + "`: a cell cannot tell them apart"}, {"给它们不同的名称", "call them by different words"});
      return;
    }
  }
}

std::optional<DeclaredType> quantity_of(TomlSource& source, const toml::table& table, const std::string& name, const std::string& currency) {
  DeclaredType declared;
  declared.type.kind = TypeKind::quantity;
  if (name == "money") declared.type.unit = unit_of(source.text(table, "currency").value_or(currency));
  if (name == "area") declared.type.unit = unit_of("m2");
  if (name == "period") declared.type.unit = unit_of("month");
  if (name == "number" || name == "rate") declared.bare_scale = Rational(1);
  declared.is_rate = name == "rate";
  const auto unit = source.text(table, "unit");
  if (!unit) return declared;
  const auto read = read_unit(*unit);
  if (!read || !suits(name, read->unit)) {
    source.error(*table.get("unit"), "unknown-unit", {"单位“" + *unit + "”不适合类型 " + name, "the unit \"" + *unit + "\" does not suit the type `" + name + "`"},
                 {"例如金额写“万元”，面积写“亩”，时间写“年”", "for instance \"万元\" for money, \"亩\" for an area, \"年\" for a period"});
    return std::nullopt;
  }
  if (name == "money" && table.contains("currency") && read->unit != declared.type.unit) {
    source.error(*table.get("unit"), "unit-mismatch", {"currency 与 unit“" + *unit + "”是两种货币", "`currency` and the unit \"" + *unit + "\" are two currencies"}, {"只写其中一个，或写成一致", "write one of them, or make them agree"});
    return std::nullopt;
  }
  declared.type.unit = read->unit;
  declared.bare_scale = read->scale;
  declared.is_rate = declared.is_rate || (read->unit.is_none() && read->scale < Rational(1));
  declared.written_unit = *unit;
  return declared;
}

}  // namespace

std::optional<DeclaredType> read_type(TomlSource& source, const toml::table& table, const std::string& currency) {
  const std::string name = source.text(table, "type").value_or("");
  if (std::find(type_names.begin(), type_names.end(), name) == type_names.end()) {
    unknown_type(source, table, name);
    return std::nullopt;
  }
  DeclaredType declared;
  if (name == "truth") return declared;
  if (name == "date") return declared.type.kind = TypeKind::date, declared;
  if (name == "text") return declared.type.kind = TypeKind::text, declared;
  if (name != "choice") return quantity_of(source, table, name, currency);
  declared.type.kind = TypeKind::choice;
  if (const auto* labelled = table.get_as<toml::table>("of")) {
    for (const auto& [label, node] : TomlSource::members(*labelled)) {
      declared.type.names.push_back(label);
      declared.type.labels.push_back(source.message(*labelled, label));
    }
  } else {
    declared.type.names = source.texts(table, "of");
  }
  declared.type.open = source.truth(table, "open");
  one_word_one_choice(source, table, declared.type);
  if (!declared.type.names.empty()) return declared;
  source.error(table, "no-choices", {"choice 没有列出选项", "a choice lists no names"}, {"写 of = [\"a\", \"b\"]", "write of = [\"a\", \"b\"]"});
  return std::nullopt;
}

std::optional<TypedValue> read_value(TomlSource& source, const toml::node& node, const DeclaredType& declared) {
  const Type& type = declared.type;
  if (type.kind == TypeKind::truth) {
    if (const auto* truth = node.as_boolean()) return TypedValue{Rational(truth->get() ? 1 : 0), ""};
  } else if (is_name(type)) {
    if (const auto* text = node.as_string()) return TypedValue{{}, text->get()};
  } else {
    auto read = source.quantity(node);
    if (!read) return std::nullopt;
    if (type.kind == TypeKind::date && read->date) return TypedValue{Rational(read->date->days), ""};
    if (type.kind == TypeKind::quantity && !read->date) {
      const bool counted = !declared.written_unit.empty() || type.unit.is_none();
      if (const auto unit = read_unit(declared.written_unit); counted && read->bare) {
        read = with_declared_unit(*read, unit && !declared.written_unit.empty() ? *unit : WrittenUnit{});
      }
      if (read->reading == Reading::exact && read->low.unit == type.unit) return TypedValue{read->low.amount, ""};
    }
  }
  const Message want = graph::describe(type);
  source.error(node, "wrong-type", {"这里需要" + want.zh, "this should be " + want.en}, {"按声明的类型和单位写", "write it in the declared type and unit"});
  return std::nullopt;
}

}  // namespace duixian::packs
