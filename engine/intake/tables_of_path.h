// All tables that lie at a path, opened.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "duixian/words/result.h"
#include "intake/cell.h"
#include "intake/limits.h"

namespace duixian::intake {

struct OpenTable {
  std::unique_ptr<TableSource> source;
  std::string file_name;  // without its folder: "园区年报.xlsx"
  std::string stem;       // "园区年报"
  bool alone = true;      // the only table of its file
};

// A folder's tables in the order of their files' names, a workbook's in the order of its tabs. Warnings (an encoding in
// doubt, sheets left out because they are hidden) come with the tables.
[[nodiscard]] Result<std::vector<OpenTable>> open_tables(const std::filesystem::path& path, const std::string& encoding,
                                                         const Limits& limits);

}  // namespace duixian::intake
