#include "packs/toml_source.h"

#include <algorithm>

#include "base/nearest_name.h"

namespace duixian::packs {

std::optional<toml::table> parse_toml(const std::string& text, const std::string& file, Diagnostics& diagnostics) {
  try {
    return toml::parse(text, file);
  } catch (const toml::parse_error& error) {
    const std::string why(error.description());
    diagnostics.push_back({Severity::error, "toml-syntax", file, static_cast<int>(error.source().begin.line), "", "",
                           {"TOML 语法错误：" + why, "TOML syntax: " + why}, {"按提示改正该行", "mend that line as it says"}});
  }
  return std::nullopt;
}

int line_of(const toml::node& node) { return static_cast<int>(node.source().begin.line); }

std::optional<Date> date_of(const toml::node& node) {
  if (const auto* date = node.as_date()) return Date::of(date->get().year, date->get().month, date->get().day);
  if (const auto* text = node.as_string()) {
    const WrittenQuantity read = read_quantity(text->get());
    if (read.reading == Reading::exact) return read.date;
  }
  return std::nullopt;
}

void TomlSource::error(const toml::node& at, std::string code, Message what, Message remedy) {
  diagnostics_.push_back({Severity::error, std::move(code), file_, line_of(at), "", "", std::move(what), std::move(remedy)});
}

void TomlSource::warning(const toml::node& at, std::string code, Message what, Message remedy) {
  diagnostics_.push_back({Severity::warning, std::move(code), file_, line_of(at), "", "", std::move(what), std::move(remedy)});
}

void TomlSource::wrong_type(const toml::node& at, std::string_view key, const char* zh, const char* en) {
  const std::string name(key);
  error(at, "wrong-type", {"“" + name + "”应是" + zh, "`" + name + "` should be " + en}, {"照格式说明改正", "correct it as the pack format describes"});
}

std::vector<std::pair<std::string, const toml::node*>> TomlSource::members(const toml::table& table) {
  std::vector<std::pair<std::string, const toml::node*>> found;
  for (const auto& [key, node] : table) found.emplace_back(std::string(key.str()), &node);
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
    const auto x = a.second->source().begin, y = b.second->source().begin;
    return std::pair(x.line, x.column) < std::pair(y.line, y.column);
  });
  return found;
}

void TomlSource::only_keys(const toml::table& table, const std::vector<std::string>& known, const std::string& what) {
  for (const auto& [key, node] : members(table)) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    const auto close = nearest(key, known);
    error(*node, "unknown-key", {what + " 没有“" + key + "”这一项", "`" + what + "` has no key `" + key + "`"},
          close ? Message{"是否为 " + *close + "？", "did you mean `" + *close + "`?"} : Message{"删去它，或见格式说明", "delete it, or see the pack format"});
  }
}

const toml::table* TomlSource::table_at(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (!node) return nullptr;
  if (!node->is_table()) wrong_type(*node, key, "一个表 { … }", "a table { ... }");
  return node->as_table();
}

std::optional<std::string> TomlSource::text(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (!node) return std::nullopt;
  if (const auto* value = node->as_string()) return value->get();
  wrong_type(*node, key, "文字", "a text");
  return std::nullopt;
}

bool TomlSource::truth(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (!node) return false;
  if (const auto* value = node->as_boolean()) return value->get();
  wrong_type(*node, key, " true 或 false", "true or false");
  return false;
}

std::vector<std::string> TomlSource::texts(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  std::vector<std::string> found;
  if (!node) return found;
  if (const auto* one = node->as_string()) return {one->get()};
  const auto* array = node->as_array();
  for (std::size_t i = 0; array && i < array->size(); ++i) {
    if (const auto* one = (*array)[i].as_string()) found.push_back(one->get());
  }
  if (!array || found.size() != array->size()) wrong_type(*node, key, "一列文字", "a list of texts");
  return found;
}

Message TomlSource::message(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (!node) return {};
  if (const auto* one = node->as_string()) return {one->get(), one->get()};
  if (const auto* both = node->as_table()) {
    Message found{text(*both, "zh").value_or(""), text(*both, "en").value_or("")};
    if (found.zh.empty()) found.zh = found.en;
    if (found.en.empty()) found.en = found.zh;
    return found;
  }
  wrong_type(*node, key, "文字或 { zh, en }", "a text or { zh, en }");
  return {};
}

std::optional<Date> TomlSource::date(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  if (!node) return std::nullopt;
  const auto found = date_of(*node);
  if (!found) wrong_type(*node, key, "日期，如 2006-01-01", "a date such as 2006-01-01");
  return found;
}

Citation TomlSource::citation(const toml::table& table) {
  const toml::node* node = table.get("cite");
  Citation cite;
  if (!node) return cite;
  const auto* parts = node->as_table();
  if (!parts) {
    wrong_type(*node, "cite", " { article, paragraph }", "{ article, paragraph }");
    return cite;
  }
  const auto said = [&](const char* key) {
    const toml::node* part = parts->get(key);
    const auto* number = part ? part->as_integer() : nullptr;
    return number ? Message{std::to_string(number->get()), std::to_string(number->get())} : message(*parts, key);
  };
  cite.document = said("document");
  cite.article = said("article");
  cite.paragraph = said("paragraph").zh;
  return cite;
}

std::optional<WrittenQuantity> TomlSource::quantity(const toml::node& node) {
  WrittenQuantity read;
  if (const auto* number = node.as_integer()) {
    read.reading = Reading::exact;
    read.low.amount = read.high.amount = Rational(number->get());
    read.bare = true;
    return read;
  }
  if (const auto day = date_of(node)) {
    read.reading = Reading::exact;
    read.date = day;
    return read;
  }
  if (const auto* words = node.as_string()) {
    read = read_quantity(words->get());
    if (read.reading == Reading::exact) return read;
    Message what{"读不出数量“" + words->get() + "”", "cannot read the quantity \"" + words->get() + "\""};
    if (!read.why.empty()) what = {what.zh + "：" + read.why.zh, what.en + ": " + read.why.en};
    error(node, "unreadable-quantity", what, {"写成确切的数和单位，例如 \"5亿元\"、\"30%\"", "write an exact number with its unit, such as \"5亿元\" or \"30%\""});
    return std::nullopt;
  }
  if (node.is_floating_point()) {
    error(node, "toml-float", {"这里是浮点数，不精确", "this is a float, which is not exact"}, {"把数写成文字，例如 \"0.3\" 或 \"30%\"", "write the number as text, such as \"0.3\" or \"30%\""});
    return std::nullopt;
  }
  wrong_type(node, "value", "数量文字", "a quantity as text");
  return std::nullopt;
}

std::optional<WrittenQuantity> TomlSource::quantity(const toml::table& table, std::string_view key) {
  const toml::node* node = table.get(key);
  return node ? quantity(*node) : std::nullopt;
}

}  // namespace duixian::packs
