// 未通过清单 and 待补资料清单: why not, and what is missing, one row for each condition and each fact.
#include "report/decision_cells.h"
#include "report/decision_sections.h"
#include "report/decision_sheets.h"
#include "report/node_text.h"
#include "report/outcome_text.h"
#include "report/value_text.h"

namespace duixian::report {

namespace {

bool is_refused(Outcome outcome) {
  return outcome == Outcome::ineligible || outcome == Outcome::barred || outcome == Outcome::exhausted ||
         outcome == Outcome::superseded;
}

void condition_cells(Sheet& sheet, const FailedCondition& failed, Language language) {
  sheet.text(failed.text.in(language));
  sheet.text(value_text(failed.found, language));
  sheet.text(failed.threshold ? value_text(*failed.threshold, language) : "");
  sheet.text(shortfall_text(failed.shortfall, failed.condition.word, language));
  sheet.text(places_text(failed.places, language));
}

void write_refusal(Sheet& sheet, const Decision& decision, const FailedCondition* failed, Language language) {
  decision_cells(sheet, decision, language);
  sheet.text(outcome_text(decision.outcome, decision.kind, language), Style::centred);
  if (failed != nullptr)
    condition_cells(sheet, *failed, language);
  else
    for (int blanks = 5; blanks > 0; --blanks) sheet.blank();
  sheet.text(decision.reason.in(language));
  sheet.end_row();
}

void write_missing(Sheet& sheet, const Decision& decision, const MissingFact& fact, Language language) {
  decision_cells(sheet, decision, language);
  sheet.text(fact.title.in(language).empty() ? fact.name : fact.title.in(language));
  const std::string& entity = fact.entity_title.in(language).empty() ? fact.entity : fact.entity_title.in(language);
  sheet.text(fact.subject.empty() || fact.subject == decision.subject ? entity : entity + " " + fact.subject);
  sheet.text(fact.year ? std::to_string(*fact.year) : "", Style::centred);
  sheet.text(fact.why.in(language));
  sheet.text(fact.place ? place_text(*fact.place, language) : "");
  sheet.text(fact.decides.in(language));
  sheet.end_row();
}

// Nothing is missing, yet nothing can be said: a division by zero, a base that is not there.
void write_undefined(Sheet& sheet, const Decision& decision, Language language) {
  decision_cells(sheet, decision, language);
  for (int blanks = 3; blanks > 0; --blanks) sheet.blank();
  sheet.text(decision.reason.in(language));
  sheet.blank();
  sheet.blank();
  sheet.end_row();
}

}  // namespace

void write_failing_list(Book& book, const WorkbookInput& input) {
  Sheet sheet(book,
              {say(input, "未通过清单", "Not granted"),
               input.title.in(input.language) + say(input, " 未通过清单", ": not granted"), year_and_unit(input, "", ""), 2},
              with_decision_columns(input, {{say(input, "结论", "Outcome"), 9},
                                            {say(input, "未满足的条件", "Failed condition"), 26},
                                            {say(input, "实际值", "Found"), 12},
                                            {say(input, "标准", "Threshold"), 12},
                                            {say(input, "差额", "Shortfall"), 12},
                                            {say(input, "数据位置", "Place of the data"), 24},
                                            {say(input, "说明", "Reason"), 20}}));
  for (const Decision& decision : input.decisions) {
    if (!is_refused(decision.outcome)) continue;
    for (const FailedCondition& failed : distinct_failing(decision)) write_refusal(sheet, decision, &failed, input.language);
    if (decision.failing.empty()) write_refusal(sheet, decision, nullptr, input.language);
  }
}

void write_missing_list(Book& book, const WorkbookInput& input) {
  Sheet sheet(
      book,
      {say(input, "待补资料清单", "Missing facts"),
       input.title.in(input.language) + say(input, " 待补资料清单", ": missing facts"), year_and_unit(input, "", ""), 2},
      with_decision_columns(input, {{say(input, "缺少的资料", "Missing fact"), 20},
                                    {say(input, "所属对象", "Of"), 14},
                                    {say(input, "年度", "Year"), 7},
                                    {say(input, "原因", "Why"), 24},
                                    {say(input, "位置", "Place"), 24},
                                    {say(input, "补齐后可判定", "What it would decide"), 26}}));
  for (const Decision& decision : input.decisions) {
    if (decision.outcome != Outcome::undetermined) continue;
    for (const MissingFact& fact : decision.missing) write_missing(sheet, decision, fact, input.language);
    if (decision.missing.empty()) write_undefined(sheet, decision, input.language);
  }
}

}  // namespace duixian::report
