#include "intake/mapping.h"

#include <toml++/toml.h>

#include <system_error>

#include "intake/fold.h"
#include "intake/trouble.h"

namespace duixian::intake {

namespace {

// Collects what is wrong with the file, each with its line.
class MappingReader {
 public:
  explicit MappingReader(std::string file) : file_(std::move(file)) {}

  Result<Mapping> read(const toml::table& root) {
    Mapping mapping;
    for (const auto& [name, node] : root) {
      const toml::table* tables = node.as_table();
      if (name.str() != "table" || tables == nullptr) {
        refuse(node, "未知的键 " + std::string(name.str()), "unknown key " + std::string(name.str()));
        continue;
      }
      for (const auto& [file, table] : *tables) mapping[std::string(file.str())] = read_table(table);
    }
    if (!wrong_.empty()) return wrong_;
    return mapping;
  }

 private:
  MappedTable read_table(const toml::node& node) {
    MappedTable table;
    const toml::table* keys = node.as_table();
    if (keys == nullptr) return refuse(node, "此处应为一张表", "a table belongs here"), table;
    for (const auto& [name, value] : *keys) {
      if (name.str() == "entity" && value.is_string()) table.entity = **value.as_string();
      else if (name.str() == "header_row" && value.is_integer() && **value.as_integer() > 0) table.header_row = static_cast<std::uint32_t>(**value.as_integer());
      else if (name.str() == "columns" && value.is_table()) read_columns(*value.as_table(), table);
      else refuse(value, "不认识 " + std::string(name.str()), "cannot use " + std::string(name.str()) + " here");
    }
    return table;
  }

  void read_columns(const toml::table& columns, MappedTable& table) {
    for (const auto& [heading, value] : columns) {
      MappedColumn column;
      if (const auto* name = value.as_string()) column.to = **name;
      else if (const auto* keys = value.as_table()) column = read_column(*keys);
      if (column.to.empty()) refuse(value, "列的写法不对", "a column is a name or { fact = ..., unit = ... }");
      table.columns[folded(heading.str())] = std::move(column);
    }
  }

  MappedColumn read_column(const toml::table& keys) {
    MappedColumn column;
    for (const auto& [name, value] : keys) {
      if (name.str() == "fact" && value.is_string()) column.to = **value.as_string();
      else if (name.str() == "unit" && value.is_string()) column.unit = **value.as_string();
      else if (name.str() == "year" && value.is_integer()) column.year = static_cast<int>(**value.as_integer());
      else if (name.str() == "values" && value.is_table()) {
        for (const auto& [said, meant] : *value.as_table()) {
          if (meant.is_string()) column.values[plain(said.str())] = **meant.as_string();
          else refuse(meant, "取值应为文字", "a value's meaning is a text");
        }
      } else refuse(value, "不认识 " + std::string(name.str()), "cannot use " + std::string(name.str()) + " here");
    }
    return column;
  }

  void refuse(const toml::node& node, const std::string& zh, const std::string& en) {
    wrong_.push_back(at_line(trouble("bad-mapping", file_, {zh, en},
                                     {"请对照文档中的映射文件示例修改", "see the mapping file in the records documentation"}),
                             node.source().begin.line));
  }

  std::string file_;
  Diagnostics wrong_;
};

}  // namespace

Result<Mapping> read_mapping(const std::filesystem::path& path) {
  if (std::error_code none; std::filesystem::is_directory(path, none)) {
    return trouble("bad-mapping", path.string(), {"映射文件是一个文件夹", "the mapping file cannot be read: it is a folder"},
                   {"请给出 TOML 文件", "name a TOML file"});
  }
  try {
    return MappingReader(path.string()).read(toml::parse_file(path.string()));
  } catch (const toml::parse_error& error) {
    const std::string why(error.description());
    return at_line(trouble("bad-mapping", path.string(), {"映射文件无法读取：" + why, "the mapping file cannot be read: " + why},
                           {"请检查文件是否存在、TOML 写法是否正确", "check that the file is there and is TOML"}),
                   error.source().begin.line);
  }
}

const MappedTable* find_table(const Mapping& mapping, const std::string& file, const std::string& sheet) {
  if (const auto found = mapping.find(file + "/" + sheet); !sheet.empty() && found != mapping.end()) return &found->second;
  const auto found = mapping.find(file);
  return found == mapping.end() ? nullptr : &found->second;
}

}  // namespace duixian::intake
