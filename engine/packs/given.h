// Puts what a case gives into records: facts by name, owners, lists, discretions, approvals and parameters.
#pragma once

#include "packs/case.h"
#include "packs/toml_source.h"

namespace duixian::packs {

class Given {
 public:
  // Makes the records of `into`, whose year and provision are set, with one subject and its owners.
  Given(TomlSource& source, const Pack& pack, Case& into);

  void facts(const toml::table& given);
  void discretions(const toml::table& given);
  void approvals(const toml::table& given);
  void parameters(const toml::table& given);
  void history(const toml::node& given);
  // { NAME = { "2006-05-01" = value } }, or by key { NAME = { steel = { "2006-05-01" = value } } }.
  void series(const toml::table& given);
  void finish();

  // The latest year that a yearly fact in `given` names.
  [[nodiscard]] static std::optional<int> latest_year(const toml::table& given);

 private:
  using FactPlace = std::pair<std::size_t, std::size_t>;  // (entity, fact)
  void one(const std::string& name, const toml::node& node);
  [[nodiscard]] std::optional<FactPlace> fact_named(const std::string& name) const;
  [[nodiscard]] std::optional<std::size_t> list_named(std::size_t owner, const std::string& name) const;
  void fact(FactPlace place, columns::Row row, const toml::node& node);
  void value(FactPlace place, columns::Row row, int year, const toml::node& node);
  void members(std::size_t list, columns::Row owner, const toml::node& node);
  void member(std::size_t list, columns::Row owner, const std::string& key, const std::string& name, const toml::node& node);
  bool discretion(const std::string& name, const toml::node& node);
  bool approval(const std::string& name, const toml::node& node);
  bool parameter(const std::string& name, const toml::node& node);
  void past(const toml::node& node);
  void points(const graph::SeriesDeclaration& declared, const std::string& name, const toml::node& node, bool inner);
  void pair_of_years(FactPlace place, columns::Row row, const toml::array& values);
  void unknown(const std::string& name, const toml::node& node);

  TomlSource& source_;
  const graph::Rulebook& book_;
  Case& case_;
  std::size_t subject_;
  std::vector<std::optional<columns::Row>> rows_;  // by entity: the subject's and its owners'
  std::vector<FactPlace> read_;                    // what the provision reads
};

}  // namespace duixian::packs
