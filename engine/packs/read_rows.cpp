#include "packs/read_rows.h"

namespace duixian::packs {

namespace {

using graph::ConditionedRow;
using graph::RowCondition;

const std::vector<std::string> bounds{"at_least", "more_than", "at_most", "less_than"};

class RowReader {
 public:
  RowReader(TomlSource& source, ConditionedRow& row) : source_(source), row_(row) {}

  bool cell(const std::string& column, const toml::node& node) {
    if (const auto* lines = node.as_table()) return between(column, *lines);
    if (const auto* truth = node.as_boolean()) return add({column, "is", truth_type(), Rational(truth->get() ? 1 : 0), {}});
    if (const auto* names = node.as_array()) return one_of(column, *names);
    if (const auto* name = node.as_string()) return add({column, "one_of", {TypeKind::text, {}, {}, false, {}}, {}, {name->get()}});
    return wrong(node);
  }

 private:
  bool add(RowCondition condition) {
    row_.conditions.push_back(std::move(condition));
    return true;
  }

  bool wrong(const toml::node& node) {
    source_.error(node, "wrong-type", {"每格写分档线、名字（或一列名字）或 true、false", "a cell holds bounds, a name or a list of names, or true or false"},
                  {"写例如 output = { at_least = \"5亿元\" }、level = \"national\"", "write for instance output = { at_least = \"5亿元\" }, level = \"national\""});
    return false;
  }

  bool between(const std::string& column, const toml::table& lines) {
    source_.only_keys(lines, bounds, "cell");
    bool any = false;
    for (const std::string& bound : bounds) {
      const toml::node* written = lines.get(bound);
      if (!written) continue;
      const auto read = source_.quantity(*written);
      if (!read) return false;
      const Type type = read->date ? Type{TypeKind::date, {}, {}, false, {}} : quantity_type(read->low.unit);
      any = add({column, bound, type, read->date ? Rational(read->date->days) : read->low.amount, {}});
    }
    return any ? not_empty(column, lines) : wrong(lines);
  }

  // At least 10 and less than 5: no value is both.
  bool not_empty(const std::string& column, const toml::table& lines) {
    for (const RowCondition& low : row_.conditions) {
      for (const RowCondition& high : row_.conditions) {
        const bool pair = low.column == column && high.column == column && (low.word == bounds[0] || low.word == bounds[1]) && (high.word == bounds[2] || high.word == bounds[3]);
        if (!pair || !(low.type == high.type)) continue;
        const bool both_in = low.word == bounds[0] && high.word == bounds[2];
        if (low.line < high.line || (both_in && low.line == high.line)) continue;
        source_.error(lines, "wrong-range", {"“" + column + "”这一格没有一个数能满足", "no value fits this cell of `" + column + "`"}, {"改正上下限", "correct its ends"});
        return false;
      }
    }
    return true;
  }

  bool one_of(const std::string& column, const toml::array& names) {
    RowCondition condition{column, "one_of", {TypeKind::text, {}, {}, false, {}}, {}, {}};
    for (const toml::node& one : names) {
      if (const auto* name = one.as_string()) condition.names.push_back(name->get());
    }
    return condition.names.size() == names.size() && !names.empty() ? add(std::move(condition)) : wrong(names);
  }

  TomlSource& source_;
  ConditionedRow& row_;
};

}  // namespace

std::optional<ConditionedRow> read_row(TomlSource& source, const toml::table& table) {
  ConditionedRow row;
  RowReader reader(source, row);
  bool fine = true;
  for (const auto& [column, node] : TomlSource::members(table)) {
    if (column != "gives") fine = reader.cell(column, *node) && fine;
  }
  return fine ? std::optional(std::move(row)) : std::nullopt;
}

}  // namespace duixian::packs
