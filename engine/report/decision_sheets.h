// The sheets of the workbook, each a list of decisions or of what they lack.
#pragma once

#include "report/book.h"
#include "report/workbook.h"

namespace duixian::report {

void write_award_list(Book& book, const WorkbookInput& input);    // 拟奖补名单: what is to be paid
void write_totals(Book& book, const WorkbookInput& input);        // 汇总表: by clause, by payer, by year of payment
void write_failing_list(Book& book, const WorkbookInput& input);  // 未通过清单: every failed condition
void write_missing_list(Book& book, const WorkbookInput& input);  // 待补资料清单: what is missing, and what it would decide
void write_pending_list(Book& book, const WorkbookInput& input);  // 待定事项: open, pending, failed
void write_rights_list(Book& book, const WorkbookInput& input);  // 权利与认定: what is given that is no sum; only if any is
void write_settlement(Book& book, const WorkbookInput& input);  // 资金分配表, 分期兑付表, 收款信息表, 结算明细表; with a settlement only
void write_working_papers(Book& book, const WorkbookInput& input);  // 核算底稿: a sheet for each subject asked for

}  // namespace duixian::report
