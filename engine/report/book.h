// A workbook being written: its sheets and the styles that all of them share.
//
// The one place that holds libxlsxwriter's objects. Bytes are repeatable: the creation date is a constant.
#pragma once

#include <xlsxwriter.h>

#include <filesystem>
#include <string>
#include <vector>

#include "report/sheet_names.h"

namespace duixian::report {

enum class Style : unsigned char {
  plain,
  title,
  subtitle,
  header,
  heading,
  text,
  centred,
  count,
  yuan,
  wan,
  amount_text,
  total,
  total_count,
  total_yuan,
  total_wan,
  holds,
  fails,
  unknown,
};
inline constexpr std::size_t style_count = static_cast<std::size_t>(Style::unknown) + 1;

class Book {
 public:
  // Writes to `file`; what the library cannot hold in memory goes beside it, so that one disk is filled and not two.
  Book(const std::filesystem::path& file, const std::string& title);
  Book(const Book&) = delete;
  Book& operator=(const Book&) = delete;
  ~Book();

  [[nodiscard]] lxw_worksheet* add_sheet(const std::string& wanted_name);
  [[nodiscard]] lxw_chart* add_column_chart();  // its columns stacked; null where the library has no memory, which check() is told
  [[nodiscard]] lxw_format* format(Style style) const { return formats_[static_cast<std::size_t>(style)]; }
  [[nodiscard]] lxw_format* indented(int level);  // text that stands further right
  void check(lxw_error error);                    // the first one is what close() returns
  [[nodiscard]] lxw_error close();

 private:
  [[nodiscard]] lxw_format* make(Style style);

  std::string folder_;  // libxlsxwriter keeps pointers to both texts
  std::string file_;
  lxw_workbook* workbook_ = nullptr;
  std::vector<lxw_format*> formats_, indented_;
  SheetNames names_;
  lxw_error error_ = LXW_NO_ERROR;
};

}  // namespace duixian::report
