// Reading TOML tables with a place for every mistake: which file, which line, what would be right.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "duixian/words/date.h"
#include "duixian/words/diagnostic.h"
#include "duixian/words/explanation.h"
#include "duixian/words/quantity.h"

// toml++ is compiled once, in the distribution's library.
#ifndef TOML_HEADER_ONLY
#define TOML_HEADER_ONLY 0
#endif
#include <toml++/toml.h>

namespace duixian::packs {

class TomlSource {
 public:
  TomlSource(std::string file, Diagnostics& diagnostics) : file_(std::move(file)), diagnostics_(diagnostics) {}

  [[nodiscard]] const std::string& file() const { return file_; }
  void error(const toml::node& at, std::string code, Message what, Message remedy);
  void warning(const toml::node& at, std::string code, Message what, Message remedy);

  // The table's members in the order they were written.
  [[nodiscard]] static std::vector<std::pair<std::string, const toml::node*>> members(const toml::table& table);
  // Tells of keys that are not among `known`.
  void only_keys(const toml::table& table, const std::vector<std::string>& known, const std::string& what);

  // The table under a key; nothing, and a mistake told, where something else stands there.
  [[nodiscard]] const toml::table* table_at(const toml::table& table, std::string_view key);
  [[nodiscard]] std::optional<std::string> text(const toml::table& table, std::string_view key);
  [[nodiscard]] bool truth(const toml::table& table, std::string_view key);
  [[nodiscard]] std::vector<std::string> texts(const toml::table& table, std::string_view key);
  // { zh = "...", en = "..." }, or one text for both.
  [[nodiscard]] Message message(const toml::table& table, std::string_view key);
  [[nodiscard]] std::optional<Date> date(const toml::table& table, std::string_view key);
  [[nodiscard]] Citation citation(const toml::table& table);
  // A quantity as text, a whole number, or a date; a float is refused.
  [[nodiscard]] std::optional<WrittenQuantity> quantity(const toml::node& node);
  [[nodiscard]] std::optional<WrittenQuantity> quantity(const toml::table& table, std::string_view key);

 private:
  void wrong_type(const toml::node& at, std::string_view key, const char* zh, const char* en);
  std::string file_;
  Diagnostics& diagnostics_;
};

// The table that a text holds; a mistake of syntax is told, and nothing returned.
[[nodiscard]] std::optional<toml::table> parse_toml(const std::string& text, const std::string& file, Diagnostics& diagnostics);
[[nodiscard]] int line_of(const toml::node& node);
[[nodiscard]] std::optional<Date> date_of(const toml::node& node);

}  // namespace duixian::packs
