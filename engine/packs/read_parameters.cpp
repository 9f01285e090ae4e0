#include "packs/read_parameters.h"

#include <algorithm>

#include "packs/read_type.h"

namespace duixian::packs {

namespace {

using graph::Parameter;
using graph::ParameterForm;
using graph::ParameterValue;

const std::vector<std::string> parameter_keys{"type", "unit", "of", "open", "currency", "value", "cite", "title", "note",
                                              "is", "damaged", "tiers", "by", "names", "otherwise"};
const std::vector<std::string> value_keys{"from", "is", "damaged", "tiers", "by", "names", "otherwise"};

class ParameterReader {
 public:
  ParameterReader(TomlSource& source, Parameter& parameter, const DeclaredType& declared) : source_(source), parameter_(parameter), declared_(declared) {}

  // One value: { from = ..., is | damaged | tiers | by | names = ... }, or just the content.
  void dated(const toml::node& node, Date from) {
    const auto* table = node.as_table();
    if (table && (table->contains("from") || says_value(*table))) {
      source_.only_keys(*table, value_keys, "value");
      written_out(*table, source_.date(*table, "from").value_or(from));
      return;
    }
    ParameterValue value;
    value.from = from;
    content(node, value);
    parameter_.values.push_back(std::move(value));
  }

  void written_out(const toml::table& table, Date from) {
    ParameterValue value;
    value.from = from;
    value.damaged = source_.text(table, "damaged").value_or("");
    const char* key = content_key();
    if (const toml::node* inner = table.get(key)) {
      value.damaged.clear();  // somebody has confirmed it
      content(*inner, value);
    } else if (value.damaged.empty()) {
      source_.error(table, "no-value", {"这一期没有写值（" + std::string(key) + "）", "this date has no value (`" + std::string(key) + "`)"},
                    {"写上值，或写 damaged = \"原文\"", "write the value, or damaged = \"the text as printed\""});
    }
    if (const toml::node* other = table.get("otherwise")) branch("otherwise", *other, value);
    parameter_.values.push_back(std::move(value));
  }

  static bool says_value(const toml::table& table) {
    return table.contains("is") || table.contains("damaged") || table.contains("tiers") || table.contains("by") || table.contains("names");
  }

 private:
  const char* content_key() const {
    switch (parameter_.form) {
      case ParameterForm::tiers: return "tiers";
      case ParameterForm::choose: return "by";
      case ParameterForm::list: return "names";
      case ParameterForm::value: break;
    }
    return "is";
  }

  void content(const toml::node& node, ParameterValue& value) {
    switch (parameter_.form) {
      case ParameterForm::value: single(node, value); break;
      case ParameterForm::tiers: tiers(node, value); break;
      case ParameterForm::choose: branches(node, value); break;
      case ParameterForm::list: names(node, value); break;
    }
  }

  void single(const toml::node& node, ParameterValue& value) {
    if (const auto read = read_value(source_, node, declared_)) {
      value.amount = read->number;
      value.text = read->text;
    }
  }

  // The first amount fixes the type of all of them.
  std::optional<Rational> amount(const toml::node& node, Type& type, bool& fixed) {
    const auto read = source_.quantity(node);
    if (!read) return std::nullopt;
    const Type found = read->date ? Type{TypeKind::date, {}, {}, false, {}} : quantity_type(read->low.unit);
    if (!fixed) {
      type = found;
      fixed = true;
    } else if (!(type == found)) {
      source_.error(node, "unit-mismatch", {"同一表内单位不一致", "the values of one table differ in unit"}, {"统一单位", "give all of them one unit"});
      return std::nullopt;
    }
    return read->date ? Rational(read->date->days) : read->low.amount;
  }

  void tiers(const toml::node& node, ParameterValue& value) {
    const auto* rows = node.as_array();
    for (std::size_t i = 0; rows && i < rows->size(); ++i) row((*rows)[i], value);
    if (!rows || rows->empty()) source_.error(node, "wrong-type", {"tiers 应是一列分档", "`tiers` should be a list of rows"}, {"写 [{ at_least = \"5亿元\", gives = \"50万元\" }]", "write [{ at_least = \"5亿元\", gives = \"50万元\" }]"});
  }

  void row(const toml::node& node, ParameterValue& value) {
    const auto* table = node.as_table();
    const bool strict = table && table->contains("more_than");
    const toml::node* line = table ? table->get(strict ? "more_than" : "at_least") : nullptr;
    const toml::node* gives = table ? table->get("gives") : nullptr;
    if (!line || !gives || (strict && table->contains("at_least"))) {
      source_.error(node, "wrong-tier", {"每档要有 at_least 或 more_than 之一，以及 gives", "each tier has one of `at_least` and `more_than`, and `gives`"}, {"写 { at_least = \"5亿元\", gives = \"50万元\" }", "write { at_least = \"5亿元\", gives = \"50万元\" }"});
      return;
    }
    source_.only_keys(*table, {"at_least", "more_than", "gives"}, "tier");
    const auto bound = amount(*line, parameter_.bound, bound_fixed_);
    const auto sum = amount(*gives, parameter_.type, type_fixed_);
    if (!bound || !sum) return;
    graph::TierRow row{*bound, strict, *sum, "", 0};
    if (!value.rows.empty()) {
      const graph::TierRow& before = value.rows.back();
      const bool rises = before.bound < row.bound || (before.bound == row.bound && !before.strict && row.strict);
      if (!rises) {
        const bool same = before.bound == row.bound;
        source_.error(node, "tier-order",
                      same ? Message{"同一条分档线写了两次", "two tiers stand at one line"} : Message{"分档线没有逐级升高", "the lines of the tiers do not rise from row to row"},
                      {"从低到高排列，每条线只写一次", "order them from low to high, each line once"});
      }
    }
    value.rows.push_back(row);
  }

  void branches(const toml::node& node, ParameterValue& value) {
    const auto* table = node.as_table();
    if (!table || table->empty()) {
      source_.error(node, "wrong-type", {"by 应写成 { 名字 = 值 }", "`by` should be { NAME = value }"}, {"写 by = { national = \"3万元\" }", "write by = { national = \"3万元\" }"});
      return;
    }
    for (const auto& [name, inner] : TomlSource::members(*table)) branch(name, *inner, value);
  }

  void branch(const std::string& name, const toml::node& node, ParameterValue& value) {
    const auto* text = node.as_string();
    const bool quantity = !text || read_quantity(text->get()).reading == Reading::exact;
    if (gives_names_.value_or(!quantity) == quantity) {
      source_.error(node, "unit-mismatch", {"各支有的是名字，有的是数量", "some branches are names and some are quantities"}, {"各支统一写名字或数量", "make all of them names, or all quantities"});
      return;
    }
    gives_names_ = !quantity;
    if (!quantity) {
      value.named.emplace_back(name, text->get());
      parameter_.type = {TypeKind::text, {}, {}, false, {}};
    } else if (const auto sum = amount(node, parameter_.type, type_fixed_)) {
      value.by.emplace_back(name, *sum);
    }
  }

  void names(const toml::node& node, ParameterValue& value) {
    const auto* array = node.as_array();
    for (std::size_t i = 0; array && i < array->size(); ++i) {
      if (const auto* text = (*array)[i].as_string()) value.names.push_back(text->get());
    }
    if (!array || value.names.size() != array->size() || value.names.empty()) {
      source_.error(node, "wrong-type", {"names 应是一列名字", "`names` should be a list of names"}, {"写 names = [\"a\", \"b\"]", "write names = [\"a\", \"b\"]"});
    }
  }

  TomlSource& source_;
  Parameter& parameter_;
  const DeclaredType& declared_;
  bool bound_fixed_ = false;
  bool type_fixed_ = false;
  std::optional<bool> gives_names_;  // choose: whether its branches are names
};

DeclaredType declared_as(const Parameter& parameter) {
  DeclaredType declared;
  declared.type = parameter.type;
  declared.written_unit = parameter.written_unit;
  if (parameter.type.unit.is_none()) declared.bare_scale = Rational(1);
  if (const auto unit = read_unit(parameter.written_unit); unit && !parameter.written_unit.empty()) declared.bare_scale = unit->scale;
  return declared;
}

}  // namespace

std::optional<Parameter> read_parameter(TomlSource& source, const std::string& name, const toml::node& node, const std::string& currency, Date from) {
  const auto* table = node.as_table();
  if (!table) {
    source.error(node, "wrong-type", {"参数“" + name + "”应写成 { type = …, value = … }", "the parameter `" + name + "` should be { type = ..., value = ... }"}, {"写明类型和值", "give its type and value"});
    return std::nullopt;
  }
  source.only_keys(*table, parameter_keys, "parameter");
  Parameter parameter;
  parameter.name = name;
  parameter.title = source.message(*table, "title");
  if (parameter.title.empty()) parameter.title = {name, name};
  parameter.cite = source.citation(*table);
  parameter.file = source.file();
  parameter.line = line_of(*table);
  const std::string type = source.text(*table, "type").value_or("");
  DeclaredType declared;
  if (type == "tiers" || type == "slices") {
    parameter.form = ParameterForm::tiers;
  } else if (type == "choose") {
    parameter.form = ParameterForm::choose;
  } else if (type == "list") {
    parameter.form = ParameterForm::list;
  } else {
    const auto read = read_type(source, *table, currency);
    if (!read) return std::nullopt;
    declared = *read;
    parameter.type = declared.type;
    parameter.written_unit = declared.written_unit;
  }
  const toml::node* value = table->get("value");
  if (!value && ParameterReader::says_value(*table)) {  // one value, for as long as the document is in force
    ParameterReader(source, parameter, declared).written_out(*table, from);
    return parameter;
  }
  if (!value) {
    source.error(*table, "no-value", {"参数“" + name + "”没有 value", "the parameter `" + name + "` has no `value`"}, {"写 value = [{ from = 2006-01-01, is = \"…\" }]", "write value = [{ from = 2006-01-01, is = \"...\" }]"});
    return std::nullopt;
  }
  ParameterReader reader(source, parameter, declared);
  const auto* dates = value->as_array();
  const bool dated = dates && !dates->empty() && dates->get(0)->is_table() && !dates->get(0)->as_table()->contains("gives");
  if (dated) {
    for (const toml::node& one : *dates) reader.dated(one, from);
  } else {
    reader.dated(*value, from);
  }
  std::stable_sort(parameter.values.begin(), parameter.values.end(), [](const ParameterValue& a, const ParameterValue& b) { return a.from < b.from; });
  for (std::size_t i = 1; i < parameter.values.size(); ++i) {
    if (parameter.values[i - 1].from == parameter.values[i].from) {
      source.error(*value, "defined-twice", {"参数“" + name + "”同一天有两个值", "the parameter `" + name + "` has two values from one day"}, {"只保留一个", "keep one of them"});
    }
  }
  return parameter;
}

bool set_parameter(TomlSource& source, Parameter& parameter, const toml::node& value) {
  Parameter set = parameter;
  set.values.clear();
  const DeclaredType declared = declared_as(parameter);
  ParameterReader reader(source, set, declared);
  reader.dated(value, Date{-1'000'000});
  if (!(set.type == parameter.type) || !(set.bound == parameter.bound)) {
    source.error(value, "unit-mismatch", {"参数“" + parameter.name + "”的新值与原来的单位不同", "the new value of `" + parameter.name + "` differs in unit from the old"}, {"用原来的单位", "use the unit it has"});
    return false;
  }
  if (set.values.size() != 1) return false;
  parameter.values = std::move(set.values);
  return true;
}

}  // namespace duixian::packs
