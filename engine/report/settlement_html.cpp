#include "report/settlement_html.h"

#include "report/amount_text.h"
#include "report/correction_text.h"
#include "report/explanation_html.h"
#include "report/explanation_style.h"
#include "report/obligation_chart.h"
#include "report/settlement_totals.h"

namespace duixian::report {

namespace {

constexpr std::size_t corrections_shown = 200;

constexpr std::string_view table_style = R"(
table{border-collapse:collapse;width:100%;font-size:.92em}th,td{border-bottom:1px solid #d5dae3;padding:.25em .5em;text-align:left;vertical-align:top}
td.number,th.number{text-align:right;white-space:nowrap}td.side{width:38%}svg{width:100%;max-width:52em;display:block;margin:.4em 0}svg text{font-size:12px;fill:#1d2433}
@media print{tr,svg{break-inside:avoid}}
)";

class Page {
 public:
  Page(const Settled& settled, Language language) : settled_(settled), language_(language) {}

  std::string write() {
    head();
    sums();
    funds();
    obligations();
    corrections();
    return html_ + "</body>\n</html>\n";
  }

 private:
  [[nodiscard]] std::string say(const char* zh, const char* en) const { return language_ == Language::chinese ? zh : en; }
  [[nodiscard]] std::string amount(Int128 minor) const { return grouped_amount(minor, settled_.currency); }

  void head() {
    const std::string title = say("结算 ", "Settlement ") + std::to_string(settled_.year);
    html_ = std::string("<!DOCTYPE html>\n<html lang=\"") + say("zh-CN", "en") + "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + title +
            "</title>\n<style>" + std::string(style_sheet) + std::string(table_style) + "</style>\n</head>\n<body>\n<h1>" + title + "</h1>\n";
  }

  void section(const std::string& title) { html_ += "<h2>" + title + "</h2>\n"; }
  void row(const std::vector<std::string>& texts, const std::vector<Int128>& numbers) {
    html_ += "<tr>";
    for (const std::string& text : texts) html_ += "<td>" + html_escaped(text) + "</td>";
    for (const Int128 number : numbers) html_ += "<td class=\"number\">" + amount(number) + "</td>";
    html_ += "</tr>\n";
  }
  void titles(const std::vector<std::string>& texts, const std::vector<std::string>& numbers) {
    html_ += "<table>\n<tr>";
    for (const std::string& text : texts) html_ += "<th>" + text + "</th>";
    for (const std::string& number : numbers) html_ += "<th class=\"number\">" + number + "</th>";
    html_ += "</tr>\n";
  }

  void sums() {
    const SettledSums& all = settled_.sums;
    titles({std::to_string(all.claims) + say(" 项", " claims")}, {settled_.currency});
    row({say("决定金额", "decided")}, {all.decided});
    for (const auto& cut : all.cuts) row({"− " + cut_text(cut.cut, language_) + " (" + std::to_string(cut.claims) + ")"}, {cut.sum});
    row({say("− 暂缓（待定）", "− held back") + " (" + std::to_string(all.held_claims) + ")"}, {all.held});
    row({say("兑付", "paid")}, {all.paid});
    html_ += "</table>\n";
  }

  void funds() {
    if (settled_.funds.empty()) return;
    section(say("资金", "Funds"));
    titles({say("资金", "Fund")}, {say("预算", "Budget"), say("申请", "Asked"), say("兑付", "Paid"), say("预留", "Reserved")});
    for (const SettledFund& one : settled_.funds) {
      html_ += "<tr><td>" + html_escaped(one.title.in(language_)) + "</td><td class=\"number\">" + (one.limited ? amount(one.budget.minor) : say("无上限", "no limit")) + "</td>";
      for (const Money* sum : {&one.asked, &one.paid, &one.reserved}) html_ += "<td class=\"number\">" + amount(sum->minor) + "</td>";
      html_ += "</tr>\n";
    }
    html_ += "</table>\n";
  }

  void obligations() {
    if (settled_.sums.obligations.empty()) return;
    section(say("各年度应付", "What is owed year by year"));
    html_ += obligation_chart(settled_, language_);
    titles({say("支付年度", "Year"), say("出资方", "Payer"), say("资金", "Fund")}, {say("到期", "Due"), say("以后到期", "Later"), say("待条件确定", "Waiting"), say("失效", "Lapsed"), say("结转", "Carried over")});
    for (const Obligation& one : settled_.sums.obligations) {
      const std::string year = one.year == 0 ? say("未定", "not dated") : std::to_string(one.year);
      row({year, payer_text({one.party, one.party_title}, language_), one.fund.empty() ? "" : one.fund_title.in(language_)}, {one.now, one.later, one.waiting, one.lapsed, one.carried});
    }
    html_ += "</table>\n";
  }

  // Both sides beside each other.
  void corrections() {
    if (settled_.corrections.empty()) return;
    section(say("更正后的差额", "What the corrections change"));
    for (std::size_t i = 0; i < settled_.corrections.size() && i < corrections_shown; ++i) correction(settled_.corrections[i]);
    if (settled_.corrections.size() > corrections_shown) html_ += "<p>" + say("其余见 --format json 或工作簿的调整表。", "The others: --format json, or the sheet 调整表 of the workbook.") + "</p>\n";
  }

  void correction(const Correction& one) {
    const std::string year = one.year == 0 ? say("未定", "not dated") : std::to_string(one.year);
    const std::string name = one.subject_name.empty() ? one.subject : one.subject_name + " " + one.subject;
    html_ += "<h3>" + html_escaped(name + "  " + one.provision + " " + one.title.in(language_) + "  " + year) + "</h3>\n";
    const std::string corrected = corrected_text(one, language_);
    if (!corrected.empty()) html_ += "<p>" + say("更正：", "Corrected: ") + html_escaped(corrected) + "</p>\n";
    titles({say("原", "Before"), say("现", "Now")}, {say("差额", "Difference")});
    html_ += "<tr><td class=\"side\">" + side(one.before, before_text(one, language_)) + "</td><td class=\"side\">" + side(one.now, now_text(one, language_)) + "</td><td class=\"number\">" + amount(one.difference.minor) + "</td></tr>\n</table>\n";
  }
  [[nodiscard]] std::string side(const Money& sum, const std::string& why) const { return "<strong>" + amount(sum.minor) + "</strong><br>" + html_escaped(why); }

  const Settled& settled_;
  Language language_;
  std::string html_;
};

}  // namespace

std::string settlement_html(const Settled& settled, Language language) { return Page(settled, language).write(); }

}  // namespace duixian::report
