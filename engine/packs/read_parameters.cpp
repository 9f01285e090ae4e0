#include "packs/read_parameters.h"

#include <algorithm>
#include <set>

#include "graph/tier_rows.h"
#include "packs/read_rows.h"
#include "packs/read_type.h"

namespace duixian::packs {

namespace {

using graph::Parameter;
using graph::ParameterForm;
using graph::ParameterValue;

const std::vector<std::string> parameter_keys{"type", "unit", "of", "open", "currency", "value", "cite", "title", "note",
                                              "is", "damaged", "tiers", "by", "names", "rows", "otherwise"};
const std::vector<std::string> value_keys{"from", "is", "damaged", "tiers", "by", "names", "rows", "otherwise"};

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
    const toml::node* other = table.get("otherwise");
    if (other && parameter_.form != ParameterForm::choose) otherwise(*other, value);
    if (const toml::node* inner = table.get(key)) {
      value.damaged.clear();  // somebody has confirmed it
      content(*inner, value);
    } else if (value.damaged.empty()) {
      source_.error(table, "no-value", {"这一期没有写值（" + std::string(key) + "）", "this date has no value (`" + std::string(key) + "`)"},
                    {"写上值，或写 damaged = \"原文\"", "write the value, or damaged = \"the text as printed\""});
    }
    if (other && parameter_.form == ParameterForm::choose) branch("otherwise", *other, value);
    parameter_.values.push_back(std::move(value));
  }

  static bool says_value(const toml::table& table) {
    return table.contains("is") || table.contains("damaged") || table.contains("tiers") || table.contains("by") || table.contains("names") || table.contains("rows");
  }

 private:
  const char* content_key() const {
    switch (parameter_.form) {
      case ParameterForm::tiers: return "tiers";
      case ParameterForm::choose: return "by";
      case ParameterForm::list: return "names";
      case ParameterForm::rows: return "rows";
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
      case ParameterForm::rows: rows(node, value); break;
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
    std::vector<graph::WrittenTier> written;
    for (std::size_t i = 0; rows && i < rows->size(); ++i) {
      if (auto tier = row((*rows)[i])) written.push_back(*tier);
    }
    if (!rows || rows->empty()) source_.error(node, "wrong-type", {"tiers 应是一列分档", "`tiers` should be a list of rows"}, {"写 [{ at_least = \"5亿元\", gives = \"50万元\" }]", "write [{ at_least = \"5亿元\", gives = \"50万元\" }]"});
    if (!rows || written.empty() || written.size() != rows->size()) return;
    std::optional<graph::WrittenTier> otherwise;
    if (value.otherwise) otherwise.emplace().gives = *value.otherwise;
    auto table = graph::tier_table(written, otherwise);
    if (const auto* wrong = std::get_if<graph::WrongTier>(&table)) return source_.error((*rows)[wrong->row], wrong->mistake.code, wrong->mistake.what, wrong->mistake.remedy);
    value.rows = std::get<graph::TierTable>(table).rows;
    if (const auto& below = std::get<graph::TierTable>(table).below) value.otherwise = below->gives;
  }

  std::optional<graph::WrittenTier> row(const toml::node& node) {
    const auto* table = node.as_table();
    const toml::node* gives = table ? table->get("gives") : nullptr;
    const bool bounded = table && (table->contains("at_least") || table->contains("more_than") || table->contains("at_most") || table->contains("less_than"));
    if (!gives || !bounded) {
      source_.error(node, "wrong-tier", {"每档要有 at_least 或 more_than 之一，以及 gives", "each tier has one of `at_least` and `more_than`, and `gives`"}, {"写 { at_least = \"5亿元\", gives = \"50万元\" }", "write { at_least = \"5亿元\", gives = \"50万元\" }"});
      return std::nullopt;
    }
    source_.only_keys(*table, {"at_least", "more_than", "at_most", "less_than", "gives"}, "tier");
    graph::WrittenTier tier;
    for (auto [key, line] : {std::pair{"at_least", &tier.at_least}, {"more_than", &tier.more_than}, {"at_most", &tier.at_most}, {"less_than", &tier.less_than}}) {
      const toml::node* written = table->get(key);
      if (!written) continue;
      *line = amount(*written, parameter_.bound, bound_fixed_);
      if (!*line) return std::nullopt;
    }
    const auto sum = amount(*gives, parameter_.type, type_fixed_);
    if (!sum) return std::nullopt;
    tier.gives = *sum;
    return tier;
  }

  // What holds where no row does.
  void otherwise(const toml::node& node, ParameterValue& value) {
    if (parameter_.form == ParameterForm::rows) {
      graph::ConditionedRow row;
      given(node, row);
      value.otherwise = row.gives;
      value.otherwise_name = row.name;
    } else if (parameter_.form == ParameterForm::tiers) {
      value.otherwise = amount(node, parameter_.type, type_fixed_);
    } else {
      source_.error(node, "unknown-key", {"这种参数没有 otherwise", "a parameter of this type has no `otherwise`"}, {"删去它", "leave it out"});
    }
  }

  void rows(const toml::node& node, ParameterValue& value) {
    const auto* rows = node.as_array();
    for (std::size_t i = 0; rows && i < rows->size(); ++i) {
      const auto* table = (*rows)[i].as_table();
      const toml::node* gives = table ? table->get("gives") : nullptr;
      auto row = gives ? read_row(source_, *table) : std::nullopt;
      if (!gives) source_.error((*rows)[i], "wrong-row", {"每行写若干条件和 gives", "each row has conditions and `gives`"}, {"写 { output = { at_least = \"5亿元\" }, gives = \"50万元\" }", "write { output = { at_least = \"5亿元\" }, gives = \"50万元\" }"});
      if (!row) continue;
      given(*gives, *row);
      for (const graph::RowCondition& cell : row->conditions) columns_.insert(cell.column);
      value.conditioned.push_back(std::move(*row));
    }
    parameter_.columns.assign(columns_.begin(), columns_.end());
    if (!rows || rows->empty()) source_.error(node, "wrong-type", {"rows 应是一列各行", "`rows` should be a list of rows"}, {"写 rows = [{ output = { at_least = \"5亿元\" }, gives = \"50万元\" }]", "write rows = [{ output = { at_least = \"5亿元\" }, gives = \"50万元\" }]"});
  }

  // What a row gives: a quantity, or a name; all of them alike.
  void given(const toml::node& node, graph::ConditionedRow& row) {
    const auto* text = node.as_string();
    const bool quantity = !text || read_quantity(text->get()).reading == Reading::exact;
    if (gives_names_.value_or(!quantity) == quantity) {
      source_.error(node, "unit-mismatch", {"各行有的给名字，有的给数量", "some rows give names and some give quantities"}, {"各行统一写名字或数量", "make all of them names, or all quantities"});
      return;
    }
    gives_names_ = !quantity;
    if (!quantity) {
      row.name = text->get();
      parameter_.type = {TypeKind::text, {}, {}, false, {}};
    } else if (const auto sum = amount(node, parameter_.type, type_fixed_)) {
      row.gives = *sum;
    }
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
  std::optional<bool> gives_names_;  // choose and rows: whether what they give are names
  std::set<std::string> columns_;
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
  } else if (type == "rows") {
    parameter.form = ParameterForm::rows;
  } else {
    const auto read = read_type(source, *table, currency);
    if (!read) return std::nullopt;
    declared = *read;
    parameter.type = declared.type;
    parameter.written_unit = declared.written_unit;
  }
  const toml::node* value = table->get("value");
  if (value && ParameterReader::says_value(*table)) {
    source.error(*value, "two-values", {"参数“" + name + "”既写了 value，又直接写了值", "the parameter `" + name + "` has a `value` and a value beside it"}, {"只保留一个；按日期变化的都写在 value 里", "keep one of them; values by date all stand in `value`"});
    return std::nullopt;
  }
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
  const bool dated = dates && !dates->empty() && dates->get(0)->is_table() && !dates->get(0)->as_table()->contains("gives") && parameter.form != ParameterForm::rows;
  const bool rows_by_date = parameter.form == ParameterForm::rows && dates && !dates->empty() && dates->get(0)->is_table() && dates->get(0)->as_table()->contains("rows");
  if (dated || rows_by_date) {
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

std::optional<Parameter> read_list(TomlSource& source, const std::string& name, const toml::node& node, const std::string& currency, Date from) {
  const auto* table = node.as_table();
  toml::table typed = table ? *table : toml::table{};
  if (table && table->contains("type")) {
    source.error(node, "unknown-key", {"名单不写 type", "a list has no `type`"}, {"删去它", "leave it out"});
    return std::nullopt;
  }
  if (node.is_array()) typed.insert("names", *node.as_array());  // key_trades = ["machinery", "food"]
  if (!table && !node.is_array()) {
    source.error(node, "wrong-type", {"名单“" + name + "”应写成一列名字", "the list `" + name + "` should be a list of names"}, {"写 " + name + " = [\"a\", \"b\"]，或 { names = […] }", "write " + name + " = [\"a\", \"b\"], or { names = [...] }"});
    return std::nullopt;
  }
  typed.insert("type", "list");
  return read_parameter(source, name, typed, currency, from);
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
