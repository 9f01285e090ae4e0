// One row of a CSV file: RFC 4180, and safe to open in a spreadsheet.
//
// A text that a spreadsheet would take for a formula (it begins with = + - @, their full-width forms, a tab or a line
// break) gets an apostrophe before it, as OWASP advises; numbers that the engine itself writes do not.
#pragma once

#include <string>
#include <string_view>

namespace duixian::report {

class CsvRow {
 public:
  explicit CsvRow(std::string& out) : out_(out) {}
  void text(std::string_view cell);
  void number(std::string_view cell);  // as it stands: digits, sign and point
  void end();                          // CR LF

 private:
  void separate();
  std::string& out_;
  bool first_ = true;
};

}  // namespace duixian::report
