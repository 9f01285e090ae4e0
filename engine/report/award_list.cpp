// 拟奖补名单: as it is put up for public notice.
#include <map>

#include "report/amount_text.h"
#include "report/decision_cells.h"
#include "report/decision_sections.h"
#include "report/decision_sheets.h"
#include "report/outcome_text.h"
#include "report/summary.h"
#include "report/value_text.h"

namespace duixian::report {

namespace {

template <class Items, class Print>
void add_remark(std::vector<std::string>& remarks, const std::string& label, const Items& items, Print print,
                Language language) {
  std::vector<std::string> texts;
  for (const auto& item : items) texts.push_back(print(item));
  if (!texts.empty()) remarks.push_back(label + joined(texts, language));
}

// Who pays, in which parts, and what was decided on the way.
std::string remarks_of(const Decision& decision, const WorkbookInput& input) {
  std::vector<std::string> remarks;
  if (decision.kind != ProvisionKind::award) remarks.push_back(kind_text(decision.kind, input.language));
  add_remark(
      remarks, say(input, "出资：", "funded by "), decision.funded_by,
      [&](const PartyShare& share) { return share_text(decision, share, input.language); }, input.language);
  add_remark(
      remarks, say(input, "分期：", "instalments "), decision.instalments,
      [&](const Instalment& part) { return instalment_text(part, input.language); }, input.language);
  add_remark(
      remarks, say(input, "口径：", "readings "), decision.readings,
      [](const auto& reading) { return reading.first + "=" + reading.second; }, input.language);
  std::string text;
  for (const std::string& remark : remarks) text += (text.empty() ? "" : say(input, "；", "; ")) + remark;
  return text;
}

void write_sum(Sheet& sheet, Int128 minor, const std::string& currency, const WorkbookInput& input) {
  for (const char* label : {"", currency == "CNY" ? "" : currency.c_str(), "", ""}) sheet.text(label, Style::total);
  sheet.text(say(input, "合计", "Total"), Style::total);
  const bool fits = minor <= largest_number_cell && minor >= -Int128{largest_number_cell};
  if (fits)
    sheet.wan(Money{static_cast<std::int64_t>(minor), currency}, Style::total_wan);
  else
    sheet.text(in_wan(minor, currency), Style::total);
  sheet.blank(Style::total);
  sheet.blank(Style::total);
  sheet.end_row();
}

}  // namespace

void write_award_list(Book& book, const WorkbookInput& input) {
  Sheet sheet(book,
              {say(input, "拟奖补名单", "Proposed awards"),
               input.title.in(input.language) + say(input, " 拟奖补名单", ": proposed awards"),
               year_and_unit(input, "单位：万元", "in 10,000 yuan"), 2},
              with_decision_columns(input, {{say(input, "拟奖补金额（万元）", "Amount (10,000 yuan)"), 14},
                                            {say(input, "政策依据", "Basis"), 26},
                                            {say(input, "备注", "Remarks"), 32}}));
  Sums total;
  for (const Decision& decision : input.decisions) {
    if (!is_payment(decision)) continue;
    decision_cells(sheet, decision, input.language);
    sheet.wan(*decision.amount);
    sheet.text(citation_text(decision.cite, input.language));
    sheet.text(remarks_of(decision, input));
    sheet.end_row();
    total[decision.amount->currency] += decision.amount->minor;
  }
  if (total.empty()) total["CNY"] = 0;
  for (const auto& [currency, minor] : total) write_sum(sheet, minor, currency, input);
}

}  // namespace duixian::report
