#include "packs/given.h"

#include <algorithm>

#include "base/nearest_name.h"
#include "graph/provision_roots.h"
#include "packs/read_parameters.h"
#include "packs/read_type.h"

namespace duixian::packs {

namespace {

using columns::Row;
using graph::Node;
using graph::NodeId;
using graph::Operation;

bool is_blank(const toml::node& node) {
  const auto* text = node.as_string();
  return text && text->get().empty();
}

bool is_year(std::string_view text) { return text.size() == 4 && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }); }

bool by_year(const toml::table& table) {
  return !table.empty() && std::all_of(table.begin(), table.end(), [](const auto& member) { return is_year(member.first.str()); });
}

// Facts that a provision reads, by its own rule, by those of the decisions it refers to, and by computed facts.
std::vector<std::pair<std::size_t, std::size_t>> facts_read(const graph::Rulebook& book, std::size_t provision) {
  std::vector<std::pair<std::size_t, std::size_t>> found;
  for (graph::OutlineId root : roots_of(book.provisions[provision])) {
    for (NodeId id : graph::reachable(book.graph, {book.outline[root].node})) {
      const Node& node = book.graph[id];
      if (node.operation == Operation::fact) found.emplace_back(static_cast<std::size_t>(node.index), static_cast<std::size_t>(node.detail));
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace

Given::Given(TomlSource& source, const Pack& pack, Case& into)
    : source_(source), book_(*pack.book), case_(into), subject_(0), rows_(book_.schema.entities.size()) {
  const std::size_t number = *book_.provision(into.provision);
  subject_ = book_.provisions[number].subject;
  read_ = facts_read(book_, number);
  into.names = std::make_unique<columns::Names>();
  into.records = std::make_unique<columns::Records>(book_.schema, *into.names);
  std::vector<std::size_t> chain;
  for (std::optional<std::size_t> entity = subject_; entity; entity = book_.schema.entities[*entity].owner) chain.push_back(*entity);
  std::optional<Row> owner;
  for (auto entity = chain.rbegin(); entity != chain.rend(); ++entity) owner = rows_[*entity] = into.records->add_row(*entity, case_subject, owner);
  into.subject = *rows_[subject_];
}

void Given::facts(const toml::table& given) {
  for (const auto& [name, node] : TomlSource::members(given)) one(name, *node);
}

void Given::one(const std::string& name, const toml::node& node) {
  if (const auto place = fact_named(name)) return fact(*place, *rows_[place->first], node);
  for (std::optional<std::size_t> entity = subject_; entity; entity = book_.schema.entities[*entity].owner) {
    if (const auto list = list_named(*entity, name)) return members(*list, *rows_[*entity], node);
  }
  if (discretion(name, node) || approval(name, node) || parameter(name, node)) return;
  const auto entity = book_.schema.entity(name);
  if (entity && rows_[*entity] && node.is_table()) {
    for (const auto& [inner, value_node] : TomlSource::members(*node.as_table())) {
      if (const auto number = book_.schema.fact(*entity, inner)) {
        fact({*entity, *number}, *rows_[*entity], *value_node);
      } else if (const auto list = list_named(*entity, inner)) {
        members(*list, *rows_[*entity], *value_node);
      } else {
        unknown(inner, *value_node);
      }
    }
    return;
  }
  unknown(name, node);
}

// The fact of that name that the provision reads; else one of the subject, or of what it belongs to.
std::optional<Given::FactPlace> Given::fact_named(const std::string& name) const {
  for (const FactPlace& place : read_) {
    if (rows_[place.first] && book_.schema.entities[place.first].facts[place.second].name == name) return place;
  }
  for (std::optional<std::size_t> entity = subject_; entity; entity = book_.schema.entities[*entity].owner) {
    if (const auto number = book_.schema.fact(*entity, name)) return FactPlace{*entity, *number};
  }
  return std::nullopt;
}

std::optional<std::size_t> Given::list_named(std::size_t owner, const std::string& name) const {
  for (std::size_t i = 0; i < book_.schema.entities.size(); ++i) {
    if (book_.schema.entities[i].owner == owner && book_.schema.entities[i].list == name) return i;
  }
  return std::nullopt;
}

void Given::fact(FactPlace place, Row row, const toml::node& node) {
  const FactSchema& declared = book_.schema.entities[place.first].facts[place.second];
  if (const auto* array = node.as_array(); array && declared.yearly) return pair_of_years(place, row, *array);
  const auto* years = node.as_table();
  if (!declared.yearly || !years || !by_year(*years)) return value(place, row, declared.yearly ? case_.year : 0, node);
  for (const auto& [year, inner] : TomlSource::members(*years)) value(place, row, std::stoi(year), *inner);
}

void Given::value(FactPlace place, Row row, int year, const toml::node& node) {
  if (is_blank(node)) return;
  const FactSchema& declared = book_.schema.entities[place.first].facts[place.second];
  const auto read = read_value(source_, node, {declared.type, declared.written_unit, declared.bare_scale});
  if (!read) return;
  Rational number = read->number;
  if (is_name(declared.type)) {
    const auto& names = declared.type.names;
    const bool known = declared.type.kind == TypeKind::text || declared.type.open || std::find(names.begin(), names.end(), read->text) != names.end();
    if (!known) return;  // unreadable, thus unknown, as in any record
    number = Rational(case_.names->code(read->text));
  }
  if (declared.range && (number < declared.range->low || number > declared.range->high)) return;  // unknown, as in any record
  case_.records->set(place.first, place.second, year, row, number);
}

void Given::members(std::size_t list, Row owner, const toml::node& node) {
  case_.records->give_list(list, owner);
  if (const auto* array = node.as_array()) {
    for (std::size_t i = 0; i < array->size(); ++i) member(list, owner, std::to_string(i + 1), "", (*array)[i]);
  } else if (const auto* table = node.as_table()) {
    for (const auto& [name, inner] : TomlSource::members(*table)) member(list, owner, name, name, *inner);
  } else {
    source_.error(node, "wrong-type", {"列表应写成 [ … ] 或 { 名字 = 值 }", "a list is written [ ... ] or { NAME = value }"}, {"改写", "rewrite it"});
  }
}

// A member is a table of facts, or the plain value of its one fact `value`; given by name it has a `name` too.
void Given::member(std::size_t list, Row owner, const std::string& key, const std::string& name, const toml::node& node) {
  const Row row = case_.records->add_row(list, key, owner);
  const EntitySchema& schema = book_.schema.entities[list];
  if (const auto called = book_.schema.fact(list, "name"); called && !name.empty()) case_.records->set(list, *called, 0, row, Rational(case_.names->code(name)));
  const auto* table = node.as_table();
  if (!table || by_year(*table)) {
    if (const auto plain = book_.schema.fact(list, "value")) {
      fact({list, *plain}, row, node);
    } else if (!is_blank(node)) {
      source_.error(node, "wrong-type", {"“" + schema.list + "”的成员应写成 { 事实 = 值 }", "a member of `" + schema.list + "` is written { FACT = value }"}, {"改写", "rewrite it"});
    }
    return;
  }
  for (const auto& [inner, value_node] : TomlSource::members(*table)) {
    if (const auto number = book_.schema.fact(list, inner)) {
      fact({list, *number}, row, *value_node);
    } else if (const auto nested = list_named(list, inner)) {
      members(*nested, row, *value_node);
    } else {
      unknown(inner, *value_node);
    }
  }
}

void Given::discretions(const toml::table& given) {
  for (const auto& [name, node] : TomlSource::members(given)) {
    if (!discretion(name, *node)) unknown(name, *node);
  }
}

void Given::approvals(const toml::table& given) {
  for (const auto& [name, node] : TomlSource::members(given)) {
    if (!approval(name, *node)) unknown(name, *node);
  }
}

void Given::parameters(const toml::table& given) {
  for (const auto& [name, node] : TomlSource::members(given)) {
    if (!parameter(name, *node)) unknown(name, *node);
  }
}

bool Given::discretion(const std::string& name, const toml::node& node) {
  for (const graph::Discretion& declared : book_.declarations.discretions) {
    if (declared.name != name) continue;
    DeclaredType type{declared.type, declared.written_unit, std::nullopt};
    if (declared.type.unit.is_none()) type.bare_scale = Rational(1);
    if (const auto unit = read_unit(declared.written_unit); unit && !declared.written_unit.empty()) type.bare_scale = unit->scale;
    if (is_blank(node)) return true;
    if (const auto read = read_value(source_, node, type)) {
      Ruling ruling;
      ruling.subject = case_subject;
      ruling.discretion = name;
      ruling.value = {read->number, declared.type.unit};
      case_.records->dossier.rulings.push_back(std::move(ruling));
    }
    return true;
  }
  return false;
}

bool Given::approval(const std::string& name, const toml::node& node) {
  const auto& declared = book_.declarations.approvals;
  if (std::none_of(declared.begin(), declared.end(), [&](const auto& one) { return one.name == name; })) return false;
  if (is_blank(node)) return true;
  const auto* truth = node.as_boolean();
  if (!truth) {
    source_.error(node, "wrong-type", {"批准写 true 或 false", "an approval is true or false"}, {"改写", "rewrite it"});
    return true;
  }
  Approval approval;
  approval.subject = case_subject;
  approval.approval = name;
  approval.granted = truth->get();
  case_.records->dossier.approvals.push_back(std::move(approval));
  return true;
}

bool Given::parameter(const std::string& name, const toml::node& node) {
  for (const graph::Parameter& declared : book_.declarations.parameters) {
    if (declared.name != name) continue;
    graph::Parameter set = declared;
    if (!is_blank(node) && set_parameter(source_, set, node)) case_.parameters[name] = std::move(set);
    return true;
  }
  return false;
}

void Given::history(const toml::node& given) {
  case_.records->dossier.history_given = true;
  const auto* rows = given.as_array();
  for (std::size_t i = 0; rows && i < rows->size(); ++i) past((*rows)[i]);
  if (!rows) source_.error(given, "wrong-type", {"history 应是一列 { … }", "`history` should be a list of { ... }"}, {"写 history = [{ year = 2006, amount = \"50万元\" }]", "write history = [{ year = 2006, amount = \"50万元\" }]"});
}

void Given::series(const toml::table& given) {
  for (const auto& [name, node] : TomlSource::members(given)) {
    const auto declared = std::ranges::find(book_.declarations.series, name, &graph::SeriesDeclaration::name);
    if (declared != book_.declarations.series.end()) points(*declared, name, *node, false);
    else unknown(name, *node);
  }
}

void Given::points(const graph::SeriesDeclaration& declared, const std::string& name, const toml::node& node, bool inner) {
  const auto* table = node.as_table();
  if (!table) {
    source_.error(node, "wrong-type", {"序列写 { 日期 = 值 }，按类别的写 { 类别 = { 日期 = 值 } }", "a series is { DAY = value }, or by key { KEY = { DAY = value } }"}, {"写 { \"2006-05-01\" = \"7元/美元\" }", "write { \"2006-05-01\" = \"7元/美元\" }"});
    return;
  }
  DeclaredType type{declared.type, declared.written_unit, declared.type.unit.is_none() ? std::optional(Rational(1)) : std::nullopt};
  if (const auto unit = read_unit(declared.written_unit); unit && !declared.written_unit.empty()) type.bare_scale = unit->scale;
  for (const auto& [key, value] : TomlSource::members(*table)) {
    const WrittenQuantity day = read_quantity(key);
    if (!(day.reading == Reading::exact && day.date)) {
      if (inner || !value->is_table()) source_.error(*value, "wrong-type", {"“" + key + "”不是日期", "`" + key + "` is no day"}, {"写 \"2006-05-01\"", "write \"2006-05-01\""});
      else points(declared, name + "/" + key, *value, true);
      continue;
    }
    if (const auto read = read_value(source_, *value, type)) case_.records->dossier.series.push_back({name, *day.date, {read->number, declared.type.unit}, {}});
  }
}

// [this year's, last year's, ...] of a yearly fact.
void Given::pair_of_years(FactPlace place, Row row, const toml::array& values) {
  for (std::size_t back = 0; back < values.size(); ++back) value(place, row, case_.year - static_cast<int>(back), values[back]);
}

void Given::past(const toml::node& node) {
  const auto* row = node.as_table();
  if (!row) {
    source_.error(node, "wrong-type", {"history 的每一项是 { year, amount }", "each of `history` is { year, amount }"}, {"写 { year = 2006, amount = \"50万元\" }", "write { year = 2006, amount = \"50万元\" }"});
    return;
  }
  source_.only_keys(*row, {"provision", "tier", "year", "amount", "title", "document", "note"}, "history");
  PastAward award;
  award.subject = case_subject;
  award.provision = source_.text(*row, "provision").value_or(case_.provision);
  award.tier = source_.text(*row, "tier").value_or("");
  const toml::node* year = row->get("year");
  if (year && year->is_integer()) award.year = static_cast<int>(year->as_integer()->get());
  if (year && !year->is_integer()) source_.error(*year, "wrong-type", {"year 是四位年份", "`year` is a year of four digits"}, {"写 year = 2007", "write year = 2007"});
  if (const auto amount = source_.quantity(*row, "amount")) {
    const auto sum = amount->low.unit.is_money() ? money_of(amount->low.amount, amount->low.unit.currency(), Rounding::half_up) : std::nullopt;
    if (sum) award.amount = *sum;
    if (sum && sum->currency != book_.declarations.currency) {
      source_.error(*row->get("amount"), "other-currency", {"政策包以 " + book_.declarations.currency + " 计，而该金额以 " + sum->currency + " 计", "the pack counts in " + book_.declarations.currency + ", and this sum is in " + sum->currency},
                    {"折算后填写", "write it in the pack's currency"});
    }
    if (!sum) source_.error(*row->get("amount"), "wrong-type", {"amount 应是金额", "`amount` should be a sum of money"}, {"写上单位，例如 \"50万元\"", "write its unit, such as \"50万元\""});
  }
  case_.records->dossier.history.push_back(std::move(award));
}

void Given::finish() { case_.records->finish(); }

std::optional<int> Given::latest_year(const toml::table& given) {
  std::optional<int> latest;
  for (const auto& [key, node] : given) {
    const auto count = [&](std::optional<int> year) {
      if (year && (!latest || *year > *latest)) latest = year;
    };
    if (const auto* table = node.as_table()) {
      if (!by_year(*table)) count(latest_year(*table));
      for (const auto& [year, value] : *table) {
        if (by_year(*table)) count(std::stoi(std::string(year.str())));
      }
    } else if (const auto* list = node.as_array()) {
      for (const toml::node& member : *list) {
        if (const auto* inner = member.as_table()) count(latest_year(*inner));
      }
    }
  }
  return latest;
}

void Given::unknown(const std::string& name, const toml::node& node) {
  std::vector<std::string> known;
  for (const FactPlace& place : read_) known.push_back(book_.schema.entities[place.first].facts[place.second].name);
  for (std::optional<std::size_t> entity = subject_; entity; entity = book_.schema.entities[*entity].owner) {
    for (const FactSchema& fact : book_.schema.entities[*entity].facts) known.push_back(fact.name);
    for (const EntitySchema& list : book_.schema.entities) {
      if (list.owner == entity && !list.list.empty()) known.push_back(list.list);
    }
  }
  for (const auto& declared : book_.declarations.discretions) known.push_back(declared.name);
  for (const auto& declared : book_.declarations.approvals) known.push_back(declared.name);
  for (const auto& declared : book_.declarations.parameters) known.push_back(declared.name);
  const auto close = nearest(name, known);
  source_.error(node, "unknown-name", {"政策包里没有“" + name + "”", "the pack knows no `" + name + "`"},
                close ? Message{"是否为 " + *close + "？", "did you mean `" + *close + "`?"} : Message{"给事实、列表、自由裁量、批准或参数的名字", "give the name of a fact, list, discretion, approval or parameter"});
}

}  // namespace duixian::packs
