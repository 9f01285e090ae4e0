#include "packs/mentions.h"

namespace duixian::packs {

namespace {

class Collector {
 public:
  explicit Collector(const std::string& file) : file_(file) {}

  // [section.NAME] key = "ID" or ["ID", ...]
  void ids(const toml::table& table, const char* section, const char* key) {
    const auto* declared = table.get_as<toml::table>(section);
    if (!declared) return;
    for (const auto& [name, node] : TomlSource::members(*declared)) {
      const auto* inner = node->as_table();
      if (const toml::node* value = inner ? inner->get(key) : nullptr) texts(*value);
    }
  }

  std::vector<Mention> found() { return std::move(found_); }

 private:
  void texts(const toml::node& node) {
    if (const auto* one = node.as_string()) found_.push_back({one->get(), file_, line_of(node)});
    const auto* array = node.as_array();
    for (std::size_t i = 0; array && i < array->size(); ++i) texts((*array)[i]);
  }

  const std::string& file_;
  std::vector<Mention> found_;
};

}  // namespace

std::vector<Mention> mentions_of(const std::string& file, const toml::table& table) {
  Collector collector(file);
  collector.ids(table, "approval", "gates");
  collector.ids(table, "stacking", "provisions");
  if (const auto* entities = table.get_as<toml::table>("entity")) {
    for (const auto& [name, entity] : TomlSource::members(*entities)) {
      if (const auto* inner = entity->as_table()) collector.ids(*inner, "fact", "history");
    }
  }
  return collector.found();
}

}  // namespace duixian::packs
