#include "packs/read_schema.h"

#include <algorithm>
#include <map>

#include "packs/declared_name.h"
#include "packs/read_type.h"

namespace duixian::packs {

namespace {

const std::vector<std::string> entity_keys{"key", "key_columns", "of", "list", "fact", "title", "missing", "note"};
const std::vector<std::string> fact_keys{"type", "unit", "of", "open", "yearly", "range", "columns", "source", "history", "missing", "title", "currency", "note"};

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
  fact.source = source.text(*table, "source").value_or("");
  fact.history = source.text(*table, "history").value_or("");
  if (fact.title.empty()) {
    const std::string shown = fact.columns.empty() ? name : fact.columns[0];
    fact.title = {shown, name};
  }
  read_range(source, *table, *declared, fact);
  fact.missing = read_absence(source, *table, &*declared);
  return fact;
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
      if (auto fact = read_fact(source, name, *node, currency)) entity.facts.push_back(std::move(*fact));
    }
  }
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
