// An .xlsx workbook: its sheets, and what they share.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "duixian/words/result.h"
#include "intake/cell.h"
#include "intake/cell_styles.h"
#include "intake/file_blocks.h"
#include "intake/package.h"
#include "intake/shared_strings.h"

namespace duixian::intake {

struct Sheet {
  std::string name;
  std::string part;
  bool hidden = false;
};

struct Workbook {
  std::filesystem::path path;
  FileState state;
  Package package;
  std::vector<Sheet> sheets;  // in the order of their tabs; charts and macros are none
  bool days_from_1904 = false;
  SharedStrings strings;
  CellStyles styles;
};

[[nodiscard]] Result<std::shared_ptr<const Workbook>> open_workbook(const std::filesystem::path& path, const Limits& limits);
// One of its sheets as a table; it keeps the workbook.
[[nodiscard]] std::unique_ptr<TableSource> open_sheet(std::shared_ptr<const Workbook> workbook, std::size_t sheet);

}  // namespace duixian::intake
