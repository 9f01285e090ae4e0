// 待定事项: what waits for a choice, an approval or a correction; and 权利与认定: what is given that is no payment.
#include <algorithm>

#include "report/decision_cells.h"
#include "report/decision_sections.h"
#include "report/decision_sheets.h"
#include "report/outcome_text.h"
#include "report/summary.h"
#include "report/value_text.h"

namespace duixian::report {

namespace {

bool is_waiting(const Decision& decision) {
  return decision.outcome == Outcome::open || decision.outcome == Outcome::pending || decision.outcome == Outcome::failed;
}

bool is_no_payment(const Decision& decision) { return decision.outcome == Outcome::granted && !is_payment(decision); }

void money_cell(Sheet& sheet, const std::optional<Money>& money) {
  if (money)
    sheet.amount(money->minor, money->currency, Style::yuan);
  else
    sheet.blank();
}

std::string figures_text(const Decision& decision, Language language) {
  std::vector<std::string> texts;
  for (const Figure& figure : decision.figures) {
    if (figure.value.known()) texts.push_back(figure.name + "=" + value_text(figure.value, language));
  }
  return joined(texts, language);
}

}  // namespace

void write_pending_list(Book& book, const WorkbookInput& input) {
  Sheet sheet(book,
              {say(input, "待定事项", "Waiting"), input.title.in(input.language) + say(input, " 待定事项", ": waiting"),
               year_and_unit(input, "单位：元", "in yuan"), 2},
              with_decision_columns(input, {{say(input, "状态", "State"), 10},
                                            {say(input, "金额", "Amount"), 18},
                                            {say(input, "下限", "Lowest"), 18},
                                            {say(input, "上限", "Highest"), 18},
                                            {say(input, "须裁量的事项", "Left to discretion"), 20},
                                            {say(input, "须取得的批准", "Approvals needed"), 20},
                                            {say(input, "说明", "Reason"), 24}}));
  for (const Decision& decision : input.decisions) {
    if (!is_waiting(decision)) continue;
    decision_cells(sheet, decision, input.language);
    sheet.text(outcome_text(decision.outcome, decision.kind, input.language), Style::centred);
    money_cell(sheet, decision.amount);
    money_cell(sheet, decision.lowest);
    money_cell(sheet, decision.highest);
    sheet.text(joined(called(decision, decision.open_discretions, input.language), input.language));
    sheet.text(joined(called(decision, decision.approvals_missing, input.language), input.language));
    const std::string not_stated = decision.amount_not_stated ? say(input, "条文未载明金额", "the text names no sum") : "";
    sheet.text(decision.reason.empty() ? not_stated : decision.reason.in(input.language));
    sheet.end_row();
  }
}

void write_rights_list(Book& book, const WorkbookInput& input) {
  if (std::ranges::none_of(input.decisions, is_no_payment)) return;
  Sheet sheet(
      book,
      {say(input, "权利认定与分担", "Rights, classes, divisions"),
       input.title.in(input.language) + say(input, " 权利、认定与分担", ": rights, classes and divisions"), year_and_unit(input, "", ""), 2},
      with_decision_columns(input, {{say(input, "类别", "Kind"), 10},
                                    {say(input, "结论", "Outcome"), 14},
                                    {say(input, "金额（元）", "Amount (yuan)"), 18},
                                    {say(input, "数值", "Figures"), 40},
                                    {say(input, "政策依据", "Basis"), 36}}));
  for (const Decision& decision : input.decisions) {
    if (!is_no_payment(decision)) continue;
    decision_cells(sheet, decision, input.language);
    sheet.text(kind_text(decision.kind, input.language), Style::centred);
    sheet.text(outcome_text(decision.outcome, decision.kind, input.language), Style::centred);
    money_cell(sheet, decision.amount);
    sheet.text(figures_text(decision, input.language));
    sheet.text(citation_text(decision.cite, input.language));
    sheet.end_row();
  }
}

}  // namespace duixian::report
