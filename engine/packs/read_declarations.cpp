#include "packs/read_declarations.h"

#include <algorithm>

#include "packs/declared_name.h"
#include "packs/read_type.h"

namespace duixian::packs {

namespace {

const toml::table* table_of(TomlSource& source, const std::string& name, const toml::node& node) {
  if (const auto* table = node.as_table()) return table;
  source.error(node, "wrong-type", {"“" + name + "”应是一个表 { … }", "`" + name + "` should be a table { ... }"}, {"照格式说明改正", "correct it as the pack format describes"});
  return nullptr;
}

}  // namespace

void read_discretion(TomlSource& source, const std::string& name, const toml::node& node, const std::string& currency, graph::Declarations& into) {
  check_name(source, node, name);
  const auto* table = table_of(source, name, node);
  if (!table) return;
  source.only_keys(*table, {"type", "unit", "currency", "lowest", "highest", "title", "cite", "note"}, "discretion");
  const auto declared = read_type(source, *table, currency);
  const toml::node* lowest = table->get("lowest");
  const toml::node* highest = table->get("highest");
  if (!declared) return;
  if (!lowest || !highest || declared->type.kind != TypeKind::quantity) {
    source.error(*table, "wrong-discretion", {"自由裁量要有数量类型和 lowest、highest 两端", "a discretion has a quantity's type and both ends, `lowest` and `highest`"}, {"写 { type = \"rate\", lowest = \"30%\", highest = \"100%\" }", "write { type = \"rate\", lowest = \"30%\", highest = \"100%\" }"});
    return;
  }
  const auto low = read_value(source, *lowest, *declared), high = read_value(source, *highest, *declared);
  if (!low || !high) return;
  if (high->number < low->number) {
    source.error(*highest, "wrong-range", {"highest 低于 lowest", "`highest` is below `lowest`"}, {"改正两端", "correct the ends"});
    return;
  }
  Message title = source.message(*table, "title");
  if (title.empty()) title = {name, name};
  into.discretions.push_back({name, title, declared->type, low->number, high->number, declared->written_unit});
}

void read_approval(TomlSource& source, const std::string& name, const toml::node& node, graph::Declarations& into) {
  check_name(source, node, name);
  const auto* table = table_of(source, name, node);
  if (!table) return;
  source.only_keys(*table, {"by", "gates", "cite", "title", "note"}, "approval");
  Message by = source.message(*table, "by");
  if (by.empty()) by = {name, name};
  into.approvals.push_back({name, by, source.texts(*table, "gates")});
}

void read_reading(TomlSource& source, const std::string& id, const toml::node& node, graph::Declarations& into) {
  const auto* table = table_of(source, id, node);
  if (!table) return;
  source.only_keys(*table, {"issue", "choices", "default", "why", "note"}, "reading");
  graph::ReadingDeclaration reading;
  reading.id = id;
  reading.issue = source.message(*table, "issue");
  reading.why = source.message(*table, "why");
  reading.chosen = source.text(*table, "default").value_or("none");
  reading.file = source.file();
  reading.line = line_of(*table);
  if (const auto* choices = table->get_as<toml::table>("choices")) {
    for (const auto& [name, inner] : TomlSource::members(*choices)) reading.choices.push_back({name, source.message(*choices, name)});
  }
  const bool known = std::any_of(reading.choices.begin(), reading.choices.end(), [&](const auto& choice) { return choice.name == reading.chosen; });
  if (reading.choices.size() < 2 || (!known && reading.chosen != "none")) {
    source.error(*table, "wrong-reading", {"读法 " + id + " 要有至少两个 choices，default 是其中之一或 \"none\"", "reading " + id + " has at least two `choices`, and its `default` is one of them or \"none\""},
                 {"写 choices = { R1 = \"…\", R2 = \"…\" }, default = \"R1\"", "write choices = { R1 = \"...\", R2 = \"...\" }, default = \"R1\""});
    return;
  }
  const std::size_t slash = id.find('/');
  const bool of_the_pack = id == "up_to";  // how the whole document reads "up to"
  if (!of_the_pack && (slash == std::string::npos || slash == 0 || slash + 1 == id.size())) {
    source.error(*table, "wrong-reading", {"读法的名字是 条款/代号，例如 \"10-3/A2\"", "a reading is named PROVISION/CODE, such as \"10-3/A2\""}, {"改名", "rename it"});
    return;
  }
  into.readings.push_back(std::move(reading));
}

void read_series(TomlSource& source, const std::string& name, const toml::node& node, const std::string& currency, graph::Declarations& into) {
  check_name(source, node, name);
  const auto* table = table_of(source, name, node);
  if (!table) return;
  source.only_keys(*table, {"type", "unit", "currency", "carries", "title", "note"}, "series");
  const auto declared = read_type(source, *table, currency);
  if (!declared) return;
  if (declared->type.kind != TypeKind::quantity) {
    source.error(*table, "wrong-type", {"序列“" + name + "”要有数量类型", "the series `" + name + "` has a quantity's type"}, {"例如 type = \"rate\" 或 \"number\"", "for instance type = \"rate\" or \"number\""});
    return;
  }
  Message title = source.message(*table, "title");
  if (title.empty()) title = {name, name};
  into.series.push_back({name, title, declared->type, source.truth(*table, "carries"), declared->written_unit});
}

void read_stacking(TomlSource& source, const std::string& name, const toml::node& node, graph::Declarations& into) {
  const auto* table = table_of(source, name, node);
  if (!table) return;
  source.only_keys(*table, {"provisions", "matter", "across_packs", "keeps", "elected", "if_not_due", "per", "paid_before", "title", "cite", "note"}, "stacking");
  const std::string keeps = source.text(*table, "keeps").value_or("highest"), paid = source.text(*table, "paid_before").value_or("");
  if (keeps != "highest" || !(paid.empty() || paid == "top_up")) {
    source.error(*table, "wrong-stacking", {"stacking 的 keeps 是 \"highest\"，paid_before 是 \"top_up\" 或不写", "in `stacking`, `keeps` is \"highest\" and `paid_before` is \"top_up\" or left out"}, {"改正", "correct it"});
  }
  into.stacking.push_back({name, source.texts(*table, "provisions"), source.text(*table, "matter").value_or(""), source.truth(*table, "across_packs"),
                           keeps, paid});
}

}  // namespace duixian::packs
