// The sheets of a settlement that stand in files of their own.
#pragma once

#include "report/book.h"
#include "report/workbook.h"

namespace duixian::report {

void write_obligations(Book& book, const WorkbookInput& input);  // 分期兑付表, with a chart
void write_corrections(Book& book, const WorkbookInput& input);  // 调整表 and 跟踪表; only where there is any

}  // namespace duixian::report
