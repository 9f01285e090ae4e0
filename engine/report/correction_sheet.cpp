// 调整表: what changes against an earlier settlement and what has to be paid back; 跟踪表: what was paid on a condition.
#include "report/correction_text.h"
#include "report/decision_cells.h"
#include "report/settlement_sheets.h"

namespace duixian::report {

namespace {

class CorrectionSheets {
 public:
  CorrectionSheets(Book& book, const WorkbookInput& input) : book_(book), input_(input), settled_(*input.settled) {}

  void write() {
    if (!settled_.corrections.empty() || !settled_.recoveries.empty()) corrections();
    if (!settled_.watched.empty()) watched();
  }

 private:
  [[nodiscard]] std::string say(const char* zh, const char* en) const { return report::say(input_, zh, en); }
  [[nodiscard]] SheetHead head(const char* zh, const char* en) const {
    return {say(zh, en), input_.title.in(input_.language) + " " + say(zh, en), year_and_unit(input_, "单位：元", "in yuan"), 0};
  }

  void corrections() {
    Sheet sheet(book_, head("调整表", "Corrections"),
                {{say("序号", "No."), 6}, {say("名称", "Name"), 24}, {say("代码", "Code"), 20}, {say("条款", "Clause"), 9}, {say("支付年度", "Year"), 10}, {say("原金额", "Before"), 16}, {say("现金额", "Now"), 16},
                 {say("差额（正为补发，负为追回）", "Difference (below zero: to recover)"), 18}, {say("原结论", "Before, because"), 40}, {say("现结论", "Now, because"), 40}, {say("更正的事实", "What was corrected"), 40}});
    Int128 all = 0;
    for (const Correction& one : settled_.corrections) {
      line(sheet, one.subject_name.empty() ? one.subject : one.subject_name, one.subject, one.provision, one.year, {one.before.minor, one.now.minor, one.difference.minor});
      for (const std::string& text : {before_text(one, input_.language), now_text(one, input_.language), corrected_text(one, input_.language)}) sheet.text(text);
      sheet.end_row();
      all += one.difference.minor;
    }
    for (const Recovery& one : settled_.recoveries) {
      recovery(sheet, one);
      all -= one.due.minor;
    }
    for (const std::string& text : {std::string(), say("净额", "Net"), std::string(), std::string(), std::string(), std::string(), std::string()}) sheet.text(text, Style::total);
    sheet.amount(all, settled_.currency, Style::total_yuan);
    for (int blanks = 3; blanks > 0; --blanks) sheet.blank(Style::total);
    sheet.end_row();
  }

  void recovery(Sheet& sheet, const Recovery& one) {
    line(sheet, one.subject, one.subject, one.provision, one.paid_in, {one.paid.minor, Int128{one.paid.minor} - one.due.minor, -Int128{one.due.minor}});
    sheet.text(say("以前已兑现", "paid before"));
    const std::string failed = one.failed_in == 0 ? "" : say("：", ": ") + std::to_string(one.failed_in) + say(" 年未满足", " it did not hold");
    sheet.text(one.title.in(input_.language) + failed + (one.known ? "" : say("：事实未知，暂不追回", ": the fact is not known, nothing is due yet")));
    sheet.blank();
    sheet.end_row();
  }

  void watched() {
    Sheet sheet(book_, head("跟踪表", "Watched"),
                {{say("序号", "No."), 6}, {say("代码", "Code"), 22}, {say("条款", "Clause"), 10}, {say("须持续满足", "What has to hold"), 36}, {say("兑付年度", "Paid in"), 10}, {say("至", "Until"), 10}, {say("已兑付", "Paid"), 18},
                 {say("不满足时退回", "To be paid back if not"), 18}, {say("尚不清楚的年度", "Years not known"), 24}});
    for (const Watched& one : settled_.watched) {
      sheet.count(sheet.rows_written() + 1);
      sheet.text(one.subject);
      sheet.text(one.provision, Style::centred);
      sheet.text(one.title.in(input_.language));
      for (int year : {one.paid_in, one.until}) sheet.text(std::to_string(year), Style::centred);
      for (const Money* sum : {&one.paid, &one.at_stake}) sheet.amount(sum->minor, settled_.currency, Style::yuan);
      std::string years;
      for (int year : one.unknown) years += (years.empty() ? "" : ", ") + std::to_string(year);
      sheet.text(years);
      sheet.end_row();
    }
  }

  void line(Sheet& sheet, const std::string& name, const std::string& code, const std::string& provision, int year, std::initializer_list<Int128> sums) {
    sheet.count(sheet.rows_written() + 1);
    sheet.text(name);
    sheet.text(code);
    sheet.text(provision, Style::centred);
    sheet.text(year == 0 ? say("未定", "not dated") : std::to_string(year), Style::centred);
    for (const Int128 sum : sums) sheet.amount(sum, settled_.currency, Style::yuan);
  }

  Book& book_;
  const WorkbookInput& input_;
  const Settled& settled_;
};

}  // namespace

void write_corrections(Book& book, const WorkbookInput& input) { CorrectionSheets(book, input).write(); }

}  // namespace duixian::report
