// A small bureau for the tests: enterprises with projects and guarantees, and a folder to put files into.
#pragma once

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

#include "intake/read_records.h"

namespace duixian::intake {

constexpr std::size_t enterprises = 0, projects = 1, guarantees = 2, levels = 3;
enum EnterpriseFact : std::size_t { name, output, staff, listed, kind, founded, tax_rate, land, district };

inline Type name_type(TypeKind type_kind, std::vector<std::string> choices = {}, bool open = false) {
  Type made;
  made.kind = type_kind, made.names = std::move(choices), made.open = open;
  return made;
}

inline FactSchema fact(std::string id, Type type, std::vector<std::string> columns, std::string zh = "") {
  FactSchema made;
  made.name = std::move(id);
  made.title.zh = std::move(zh);
  made.type = std::move(type);
  made.columns = std::move(columns);
  if (made.type.kind == TypeKind::quantity && made.type.unit.is_none()) made.bare_scale = Rational(1);
  return made;
}

inline Schema bureau_schema() {
  Schema schema;
  schema.entities.resize(4);
  EntitySchema& enterprise = schema.entities[enterprises];
  enterprise.name = "enterprise", enterprise.title = {"企业", "enterprise"}, enterprise.key = "uscc";
  enterprise.key_columns = {"统一社会信用代码"};
  enterprise.facts = {
      fact("name", name_type(TypeKind::text), {"企业名称"}),
      fact("output", quantity_type(unit_of("CNY")), {"年产值"}, "产值"),
      fact("staff", quantity_type({}), {"职工人数"}),
      fact("listed", truth_type(), {"是否上市"}),
      fact("kind", name_type(TypeKind::choice, {"core", "supplier"}), {"类别"}),
      fact("founded", name_type(TypeKind::date), {"成立日期"}),
      fact("tax_rate", quantity_type({}), {"税率"}),
      fact("land", quantity_type(unit_of("m2")), {"土地面积"}),
      fact("district", name_type(TypeKind::choice, {"岳麓区"}, true), {"所在区"}),
  };
  enterprise.facts[kind].type.labels = {{"主机企业", "core"}, {"配套企业", "supplier"}};
  enterprise.facts[tax_rate].is_rate = true;
  enterprise.facts[output].yearly = true;
  enterprise.facts[output].range = Range{Rational(0), Rational(std::int64_t{1} << 60)};
  EntitySchema& project = schema.entities[projects];
  project.name = "project", project.title = {"项目", "project"}, project.key = "project_id", project.owner = enterprises;
  project.key_columns = {"项目编号"};
  project.facts = {fact("investment", quantity_type(unit_of("CNY")), {"总投资"})};
  EntitySchema& guarantee = schema.entities[guarantees];
  guarantee.name = "guarantee", guarantee.owner = enterprises, guarantee.list = "guarantees";
  guarantee.facts = {fact("amount", quantity_type(unit_of("CNY")), {"担保额"}), fact("small", truth_type(), {"中小企业"})};
  EntitySchema& level = schema.entities[levels];
  level.name = "level", level.title = {"级别", "levels"}, level.owner = projects, level.list = "levels";
  level.facts = {fact("value", name_type(TypeKind::choice, {"national", "municipal"}), {})};
  return schema;
}

inline std::vector<std::string> keys_of(const columns::Table& table) { return {table.keys.begin(), table.keys.end()}; }

class Bureau {
 public:
  Bureau() : folder_(std::filesystem::temp_directory_path() / ("duixian-intake-" + std::to_string(::getpid()) + "-" + std::to_string(++made_))) {
    std::filesystem::create_directories(folder_);
    options.year = 2006;
  }
  ~Bureau() { std::filesystem::remove_all(folder_); }
  Bureau(const Bureau&) = delete;
  Bureau& operator=(const Bureau&) = delete;

  [[nodiscard]] std::filesystem::path path(const std::string& file = "") const { return file.empty() ? folder_ : folder_ / file; }
  void write(const std::string& file, const std::string& content) const { std::ofstream(path(file), std::ios::binary) << content; }

  // Reads the folder, or one file of it; the records, if there are any, are kept here.
  bool read(const std::string& file = "") {
    auto result = read_records(path(file), schema, names, options);
    diagnostics = result.diagnostics();
    records.reset();
    if (result) {
      records = std::make_unique<columns::Records>(*std::move(result));
      diagnostics.insert(diagnostics.end(), records->notes.begin(), records->notes.end());
    }
    return records != nullptr;
  }
  // What is said under that code, its English text and place; "" if nothing is.
  [[nodiscard]] std::string said(const std::string& code) const {
    for (const Diagnostic& diagnostic : diagnostics) {
      if (diagnostic.code == code) return diagnostic.cell + " " + std::to_string(diagnostic.line) + ": " + diagnostic.what.en;
    }
    return "";
  }
  // A fact of a subject as text: its value, the name it is, or "?" and why it is unknown.
  [[nodiscard]] std::string value(std::size_t entity, const std::string& key, std::size_t fact_index, int year = 0) const {
    const auto row = records->find(entity, key);
    return row ? value_at(entity, *row, fact_index, year) : "no " + key;
  }
  [[nodiscard]] std::string value_at(std::size_t entity, columns::Row row, std::size_t fact_index, int year = 0) const {
    if (const auto* flaw = records->flaw(entity, fact_index, year, row)) return "? " + flaw->text;
    const auto found = records->value(entity, fact_index, year, row);
    if (!found) return "?";
    const Type& type = schema.entities[entity].facts[fact_index].type;
    if (is_name(type)) return names.name(*found->as_int64());
    if (type.kind == TypeKind::date) return to_text(Date{static_cast<std::int32_t>(*found->as_int64())});
    return to_text(*found);
  }

  Schema schema = bureau_schema();
  columns::Names names;
  Options options;
  Diagnostics diagnostics;
  std::unique_ptr<columns::Records> records;

 private:
  static inline int made_ = 0;
  std::filesystem::path folder_;
};

}  // namespace duixian::intake
