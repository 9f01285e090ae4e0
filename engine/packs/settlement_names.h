// What rules of settlement name: provisions, facts, parties, sums; each mistake told where it stands.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "graph/rulebook.h"
#include "packs/toml_source.h"

namespace duixian::packs {

// What a fact named by a rule has to be.
enum class Wanted : unsigned char { truth, day, money, comparable, name, any };

class SettlementNames {
 public:
  SettlementNames(TomlSource& source, graph::Rulebook& book) : source_(source), book_(book) {}

  // `provisions` and `title`, `cite` of a rule; left out: all provisions that move money.
  void heading(const toml::table& table, const std::string& name, graph::SettlementRule& rule, const char* key = "provisions");
  // Tells of a rule about provisions of which none pays: settlement moves money only.
  void moves_nothing(const toml::node& at, const std::string& name, const std::vector<bool>& provisions);
  [[nodiscard]] std::optional<std::size_t> provision(const toml::node& at, const std::string& id);
  // A figure for "entity.fact"; a mistake is told and gives nothing.
  [[nodiscard]] std::optional<std::size_t> fact(const toml::table& table, const char* key, Wanted wanted);
  [[nodiscard]] std::optional<std::size_t> fact(const toml::node& at, const std::string& name, Wanted wanted);
  [[nodiscard]] std::size_t figure(graph::Figure figure);
  [[nodiscard]] const graph::Figure& figure_at(std::size_t number) const { return book_.settlement.figures[number]; }
  [[nodiscard]] const Type& type_of(std::size_t figure) const;
  // The code of a name among those that the figure's choice declares.
  [[nodiscard]] std::optional<std::int64_t> name_code(const toml::node& at, std::size_t figure, const std::string& name);
  [[nodiscard]] std::optional<std::size_t> party(const toml::node& at, const std::string& name);
  // Not below zero, in the pack's currency.
  [[nodiscard]] std::optional<std::int64_t> sum(const toml::node& node);
  [[nodiscard]] std::optional<std::int64_t> sum(const toml::table& table, const char* key);
  // A rate or a plain number, not below zero.
  [[nodiscard]] std::optional<Rational> share(const toml::node& node);
  [[nodiscard]] std::optional<Rational> share(const toml::table& table, const char* key);
  [[nodiscard]] std::optional<std::int64_t> whole(const toml::table& table, const char* key, std::int64_t least);
  [[nodiscard]] std::optional<std::int64_t> months(const toml::table& table, const char* key);
  // One of the names allowed, or the first where the key is left out.
  [[nodiscard]] std::size_t one_of(const toml::table& table, const char* key, const std::vector<std::string>& names);
  void wrong(const toml::node& at, const char* code, Message what, Message remedy) { source_.error(at, code, std::move(what), std::move(remedy)); }

 private:
  TomlSource& source_;
  graph::Rulebook& book_;
};

}  // namespace duixian::packs
