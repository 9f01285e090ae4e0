#include "packs/read_choices.h"

#include "base/nearest_name.h"
#include "packs/load_pack.h"
#include "packs/pack_files.h"
#include "packs/read_parameters.h"

namespace duixian::packs {

namespace {

void parameter(TomlSource& source, const Pack& pack, const std::string& name, const toml::node& node, Choices& choices) {
  std::vector<std::string> known;
  for (const graph::Parameter& declared : pack.book->declarations.parameters) {
    known.push_back(declared.name);
    if (declared.name != name) continue;
    graph::Parameter set = declared;
    if (set_parameter(source, set, node)) choices.parameters[name] = std::move(set);
    return;
  }
  const auto close = nearest(name, known);
  std::string some;
  for (std::size_t i = 0; i < known.size() && i < 12; ++i) some += (i ? ", " : "") + known[i];
  if (known.size() > 12) some += ", ...";
  source.error(node, "unknown-parameter", {"没有参数“" + name + "”", "there is no parameter `" + name + "`"}, close ? Message{"是否为 " + *close + "？", "did you mean `" + *close + "`?"} : Message{"可用：" + some, "there are: " + some});
}

}  // namespace

void read_choices(const std::filesystem::path& file, const Pack& pack, Choices& choices, Diagnostics& diagnostics) {
  std::string text;
  if (!read_file(file, maximum_toml_bytes, text, diagnostics)) return;
  TomlSource source(file.string(), diagnostics);
  const auto table = parse_toml(text, file.string(), diagnostics);
  if (!table) return;
  for (const auto& [name, node] : TomlSource::members(*table)) {
    const auto* inner = node->as_table();
    if (inner && (name == "parameter" || name == "parameters")) {
      for (const auto& [each, value] : TomlSource::members(*inner)) parameter(source, pack, each, *value, choices);
    } else if (inner && (name == "reading" || name == "readings")) {
      for (const auto& [each, value] : TomlSource::members(*inner)) choices.readings[each] = value->value_or(std::string());
    } else {
      choices.readings[name] = node->value_or(std::string());
    }
  }
}

void set_choice(const std::string& text, const Pack& pack, Choices& choices, Diagnostics& diagnostics) {
  const std::size_t equal = text.find('=');
  const std::string name = text.substr(0, equal), value = equal == std::string::npos ? "" : text.substr(equal + 1);
  TomlSource source("--set " + text, diagnostics);
  if (name.starts_with("reading.") && !value.empty()) {
    choices.readings[name.substr(8)] = value;
    return;
  }
  if (!name.starts_with("parameter.") || value.empty()) {
    diagnostics.push_back({Severity::error, "wrong-use", "--set " + text, 0, "", "", {"--set 写成 parameter.名字=值 或 reading.编号=选项", "--set takes parameter.NAME=VALUE or reading.ID=CHOICE"}, {"例如 --set parameter.rate=5%", "for instance --set parameter.rate=5%"}});
    return;
  }
  const bool structured = value[0] == '[' || value[0] == '{';
  std::optional<toml::table> holder = toml::table{};
  if (structured) holder = parse_toml("value = " + value, "--set " + text, diagnostics);
  else holder->insert("value", value);
  if (!holder) return;
  parameter(source, pack, name.substr(10), *holder->get("value"), choices);
}

}  // namespace duixian::packs
