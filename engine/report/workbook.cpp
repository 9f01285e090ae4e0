#include "report/workbook.h"

#include "report/decision_sheets.h"
#include "report/whole_book.h"

namespace duixian::report {

namespace {

void write_sheets(Book& book, const WorkbookInput& input) {
  write_award_list(book, input);
  write_totals(book, input);
  write_failing_list(book, input);
  write_missing_list(book, input);
  write_pending_list(book, input);
  write_rights_list(book, input);
  if (input.settled) write_settlement(book, input);
  write_working_papers(book, input);
}

}  // namespace

Diagnostics write_workbook(const std::filesystem::path& path, const WorkbookInput& input) {
  return write_whole_book(path, input.title.in(input.language), [&](Book& book) { write_sheets(book, input); });
}

}  // namespace duixian::report
