#include "packs/read_schema.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "packs/declared_name.h"
#include "packs/read_type.h"

namespace duixian::packs {

namespace {

const std::vector<std::string> entity_keys{"key", "key_columns", "of", "list", "fact", "title", "missing", "complete_since", "note"};
const std::vector<std::string> fact_keys{"type", "unit", "of", "open", "yearly", "quarterly", "monthly", "range", "columns", "source", "history", "missing", "title", "currency", "note"};

void read_range(TomlSource& source, const toml::table& table, const DeclaredType& declared, FactSchema& fact) {
  const toml::node* node = table.get("range");
  if (!node) return;
  const auto* ends = node->as_array();
  if (!ends || ends->size() != 2) {
    source.error(*node, "wrong-type", {"range 应是两个数", "`range` should be two values"}, {"写 range = [\"0元\", \"10万亿元\"]", "write range = [\"0元\", \"10万亿元\"]"});
    return;
  }
  const auto low = read_value(source, (*ends)[0], declared), high = read_value(source, (*ends)[1], declared);
  if (!low || !high) return;
  if (high->number < low->number) {
    source.error(*node, "wrong-range", {"range 的下限高于上限", "the range ends before it begins"}, {"小的写在前面", "write the smaller end first"});
    return;
  }
  fact.range = Range{low->number, high->number};
}

Value value_of(const TypedValue& read, const DeclaredType& declared) {
  Value value;
  value.written = declared.written_unit;
  if (declared.type.kind == TypeKind::truth) value.is = read.number.sign() != 0;
  if (is_name(declared.type)) value.is = read.text;
  if (declared.type.kind == TypeKind::date) value.is = Date{static_cast<std::int32_t>(*read.number.as_int64())};
  if (declared.type.kind == TypeKind::quantity) value.is = Quantity{read.number, declared.type.unit};
  return value;
}

// missing = { means = ..., why = "..." }
std::optional<Absence> read_absence(TomlSource& source, const toml::table& table, const DeclaredType* declared) {
  const toml::node* node = table.get("missing");
  if (!node) return std::nullopt;
  const auto* parts = node->as_table();
  const toml::node* means = parts ? parts->get("means") : nullptr;
  const std::string why = parts ? source.text(*parts, "why").value_or("") : "";
  if (!means || why.empty()) {
    source.error(*node, "wrong-type", {"missing 要写明含义和理由", "`missing` says what it means and why"}, {"写 missing = { means = \"none\", why = \"…\" }", "write missing = { means = \"none\", why = \"...\" }"});
    return std::nullopt;
  }
  if (!declared) {
    if (means->value_or(std::string()) == "none") return Absence{Value{ValueList{}, ""}, why};
    source.error(*means, "wrong-type", {"列表的 missing 只能是 \"none\"", "for a list `missing` means \"none\""}, {"写 means = \"none\"", "write means = \"none\""});
    return std::nullopt;
  }
  const auto* word = means->as_string();
  if (declared->type.kind == TypeKind::truth && word && (word->get() == "no" || word->get() == "yes")) {
    return Absence{Value{word->get() == "yes", ""}, why};
  }
  const auto read = read_value(source, *means, *declared);
  if (!read) return std::nullopt;
  return Absence{value_of(*read, *declared), why};
}

// What a blank means is a value like those that are written.
void missing_in_range(TomlSource& source, const toml::table& table, const FactSchema& fact) {
  const auto* means = fact.missing ? std::get_if<Quantity>(&fact.missing->means.is) : nullptr;
  if (means == nullptr || !fact.range || (means->amount >= fact.range->low && means->amount <= fact.range->high)) return;
  source.error(*table.get("missing"), "wrong-range", {"missing 的值在 range 之外", "what `missing` means lies outside `range`"}, {"改正其中一个", "correct one of them"});
}

std::optional<FactSchema> read_fact(TomlSource& source, const std::string& name, const toml::node& node, const std::string& currency) {
  const auto* table = node.as_table();
  if (!table) {
    source.error(node, "wrong-type", {"事实“" + name + "”应写成 { type = … }", "the fact `" + name + "` should be { type = ... }"}, {"写明类型", "give its type"});
    return std::nullopt;
  }
  source.only_keys(*table, fact_keys, "fact");
  const auto declared = read_type(source, *table, currency);
  if (!declared) return std::nullopt;
  FactSchema fact;
  fact.name = name;
  fact.title = source.message(*table, "title");
  fact.type = declared->type;
  fact.yearly = source.truth(*table, "yearly");
  fact.columns = source.texts(*table, "columns");
  fact.written_unit = declared->written_unit;
  fact.bare_scale = declared->bare_scale;
  fact.is_rate = declared->is_rate;
  fact.source = source.text(*table, "source").value_or("");
  fact.history = source.text(*table, "history").value_or("");
  if (fact.title.empty()) {
    const std::string shown = fact.columns.empty() ? name : fact.columns[0];
    fact.title = {shown, name};
  }
  read_range(source, *table, *declared, fact);
  fact.missing = read_absence(source, *table, &*declared);
  missing_in_range(source, *table, fact);
  return fact;
}

// The fact, and where it is declared quarterly or monthly a yearly fact for each part of the year: output_q1, output_m01.
void parts_of_year(TomlSource& source, const toml::node& node, FactSchema fact, EntitySchema& entity) {
  const toml::table& table = *node.as_table();
  static const char* const quarters[] = {"一季度", "二季度", "三季度", "四季度"};
  std::vector<FactSchema> parts;
  for (const auto& [key, letter, count] : {std::tuple{"quarterly", 'q', 4}, {"monthly", 'm', 12}}) {
    if (!source.truth(table, key)) continue;
    fact.yearly = true;
    for (int number = 1; number <= count; ++number) {
      FactSchema part = fact;
      part.name = part_of_year_name(fact.name, letter, number);
      const std::string zh = letter == 'q' ? quarters[number - 1] : std::to_string(number) + "月", en = std::string(1, letter) + std::to_string(number);
      part.title = {fact.title.zh + zh, fact.title.en + " " + en};
      for (std::string& column : part.columns) column += zh;
      parts.push_back(std::move(part));
    }
  }
  entity.facts.push_back(std::move(fact));
  entity.facts.insert(entity.facts.end(), parts.begin(), parts.end());
}

// A part of the year has the name output_q1, which no other fact may have.
void no_part_declared_twice(const toml::table& table, TomlSource& source, const EntitySchema& entity) {
  std::set<std::string> names;
  for (const FactSchema& fact : entity.facts) {
    if (names.insert(fact.name).second) continue;
    source.error(table, "defined-twice", {"事实“" + fact.name + "”与某个事实分季度或分月的名字相同", "the fact `" + fact.name + "` has the name of a quarter or a month of another"}, {"换个名字", "choose another name"});
  }
}

// A column headed by one fact's name cannot be another's.
void no_column_of_another(const toml::table& table, TomlSource& source, const EntitySchema& entity) {
  std::set<std::string> names;
  for (const FactSchema& fact : entity.facts) names.insert(fact.name);
  for (const FactSchema& fact : entity.facts) {
    for (const std::string& column : fact.columns) {
      if (column == fact.name || !names.contains(column)) continue;
      source.error(table, "column-twice", {"事实“" + fact.name + "”的列名“" + column + "”是另一个事实的名字", "the column \"" + column + "\" of the fact `" + fact.name + "` is the name of another fact"}, {"换一个列名", "call that column otherwise"});
    }
  }
}

// The year since which the records of an entity lack nothing, or the fact of it that says so.
void read_complete_since(TomlSource& source, const toml::table& table, EntitySchema& entity) {
  const toml::node* node = table.get("complete_since");
  if (!node) return;
  if (const auto* year = node->as_integer(); year && year->get() >= Date::kFirstYear && year->get() <= Date::kLastYear) {
    entity.complete_since = std::to_string(year->get());
    return;
  }
  const auto* name = node->as_string();
  const auto fact = std::ranges::find_if(entity.facts, [&](const FactSchema& one) { return name && one.name == name->get(); });
  const bool fits = fact != entity.facts.end() && !fact->yearly && (fact->type.kind == TypeKind::date || fact->type == quantity_type({}));
  if (fits) {
    entity.complete_since = name->get();
    return;
  }
  source.error(*node, "wrong-type", {"complete_since 是一个年份，或本实体一个日期（或年份）事实的名字", "`complete_since` is a year, or the name of a fact of this entity that is a day or a year"},
               {"写 complete_since = 2015 或 complete_since = \"registered\"", "write complete_since = 2015, or complete_since = \"registered\""});
}

EntitySchema read_entity(const EntityTable& found, const std::string& currency) {
  TomlSource& source = *found.source;
  source.only_keys(*found.table, entity_keys, "entity");
  EntitySchema entity;
  entity.name = found.name;
  entity.title = source.message(*found.table, "title");
  if (entity.title.empty()) entity.title = {found.name, found.name};
  entity.key = source.text(*found.table, "key").value_or("");
  entity.key_columns = source.texts(*found.table, "key_columns");
  entity.list = source.text(*found.table, "list").value_or("");
  if (!entity.list.empty()) check_name(source, *found.table->get("list"), entity.list);
  if (!entity.list.empty() && !found.table->contains("of")) {
    source.error(*found.table->get("list"), "no-owner", {"列表没有写明属于哪个实体（of）", "a list does not say whose it is (`of`)"}, {"写 of = \"实体名\"", "write of = \"ENTITY\""});
  }
  entity.missing = read_absence(source, *found.table, nullptr);
  const toml::node* declared = found.table->get("fact");
  if (declared && !declared->is_table()) {
    source.error(*declared, "wrong-type", {"fact 应是一个表", "`fact` should be a table"}, {"写 [entity." + found.name + ".fact]", "write [entity." + found.name + ".fact]"});
  } else if (declared) {
    for (const auto& [name, node] : TomlSource::members(*declared->as_table())) {
      check_name(source, *node, name);
      if (auto fact = read_fact(source, name, *node, currency)) parts_of_year(source, *node, std::move(*fact), entity);
    }
  }
  no_part_declared_twice(*found.table, source, entity);
  no_column_of_another(*found.table, source, entity);
  read_complete_since(source, *found.table, entity);
  return entity;
}

// What follows a dot after the owner must be one thing: a fact, or one list.
void one_list_of_a_name(const Schema& schema, const EntityTable& found) {
  const auto own = schema.entity(found.name);
  if (!own || schema.entities[*own].list.empty() || !schema.entities[*own].owner) return;
  const EntitySchema& entity = schema.entities[*own];
  bool twice = schema.fact(*entity.owner, entity.list).has_value();
  for (std::size_t i = 0; i < *own; ++i) twice = twice || (schema.entities[i].owner == entity.owner && schema.entities[i].list == entity.list);
  if (!twice) return;
  const std::string& owner = schema.entities[*entity.owner].name;
  found.source->error(*found.table->get("list"), "defined-twice", {"“" + owner + "”已有名为“" + entity.list + "”的事实或列表", "`" + owner + "` has a fact or a list called `" + entity.list + "` already"}, {"换个名字", "choose another name"});
}

}  // namespace

Schema read_schema(const std::vector<EntityTable>& tables, const std::string& currency) {
  Schema schema;
  std::map<std::string, std::size_t> placed;
  std::vector<EntityTable> waiting = tables;
  bool progress = true;
  while (progress && !waiting.empty()) {
    progress = false;
    std::vector<EntityTable> later;
    for (const EntityTable& found : waiting) {
      const auto owner = found.source->text(*found.table, "of");
      if (owner && !placed.contains(*owner)) {
        later.push_back(found);
        continue;
      }
      EntitySchema entity = read_entity(found, currency);
      if (owner) entity.owner = placed[*owner];
      if (!placed.emplace(found.name, schema.entities.size()).second) {
        found.source->error(*found.table, "defined-twice", {"实体“" + found.name + "”声明了两次", "the entity `" + found.name + "` is declared twice"}, {"合并成一个", "make them one"});
      }
      schema.entities.push_back(std::move(entity));
      progress = true;
    }
    waiting = std::move(later);
  }
  for (const EntityTable& found : tables) one_list_of_a_name(schema, found);
  for (const EntityTable& found : waiting) {
    const std::string owner = found.source->text(*found.table, "of").value_or("");
    found.source->error(*found.table, "unknown-entity", {"“" + found.name + "”所属的实体“" + owner + "”不存在或互相隶属", "the owner `" + owner + "` of `" + found.name + "` does not exist, or the two own each other"},
                        {"检查 of", "check `of`"});
  }
  return schema;
}

}  // namespace duixian::packs
