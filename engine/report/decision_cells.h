// The cells with which every list of the workbook begins.
#pragma once

#include <string>
#include <vector>

#include "report/sheet.h"
#include "report/workbook.h"

namespace duixian::report {

[[nodiscard]] inline std::string say(const WorkbookInput& input, const char* zh, const char* en) {
  return input.language == Language::chinese ? zh : en;
}

// "2006年度，单位：万元"
[[nodiscard]] inline std::string year_and_unit(const WorkbookInput& input, const char* zh, const char* en) {
  const std::string unit = say(input, zh, en);
  const std::string year =
      input.language == Language::chinese ? std::to_string(input.year) + "年度" : std::to_string(input.year);
  return unit.empty() ? year : year + say(input, "　", "   ") + unit;
}

// 序号, 名称, 代码, 条款, 事项: columns and cells.
[[nodiscard]] inline std::vector<Column> with_decision_columns(const WorkbookInput& input, std::vector<Column> more) {
  std::vector<Column> columns = {{say(input, "序号", "No."), 5},
                                 {say(input, "名称", "Name"), 22},
                                 {say(input, "代码", "Code"), 20},
                                 {say(input, "政策条款", "Clause"), 9},
                                 {say(input, "事项", "Matter"), 20}};
  columns.insert(columns.end(), more.begin(), more.end());
  return columns;
}

inline void decision_cells(Sheet& sheet, const Decision& decision, Language language) {
  sheet.count(sheet.rows_written() + 1);
  sheet.text(decision.subject_name.empty() ? decision.subject : decision.subject_name);
  sheet.text(decision.subject);
  sheet.text(decision.provision, Style::centred);
  sheet.text(decision.title.in(language));
}

}  // namespace duixian::report
