#include "report/funnel_text.h"

#include "report/colour.h"
#include "report/outcome_text.h"
#include "report/rounded_amount.h"
#include "report/valid_text.h"

namespace duixian::report {

namespace {

constexpr int condition_columns = 28, count_columns = 8, money_columns = 12;

const char* say(Language language, const char* zh, const char* en) { return language == Language::chinese ? zh : en; }

std::string money_text(const Stopped& stopped, const Funnel& funnel) {
  const std::string money = rounded_amount(stopped.money, funnel.currency);
  return money.empty() ? "-" : money;
}

std::string line(const std::string& condition, const std::string& stopped, const std::string& alone, const std::string& unknown, const std::string& money, const std::string& money_alone) {
  return "  " + fitted(condition, condition_columns) + fitted_right(stopped, count_columns) + fitted_right(money, money_columns) + fitted_right(alone, count_columns) +
         fitted_right(money_alone, money_columns) + fitted_right(unknown, count_columns) + "\n";
}

std::string condition_line(const FunnelCondition& condition, const Funnel& funnel, Language language) {
  const std::string number = condition.alternative > 0 ? "[" + std::to_string(condition.alternative) + "] " : "";
  return line(number + condition.text.in(language), std::to_string(condition.with_others.subjects), std::to_string(condition.alone.subjects), std::to_string(condition.unknown),
              money_text(condition.with_others, funnel), money_text(condition.alone, funnel));
}

std::string table(const Funnel& funnel, Language language, bool colour) {
  std::string text = coloured(funnel.provision + "  " + funnel.title.in(language), Colour::bold, colour) + "\n  " + funnel_summary(funnel, language) + "\n";
  bool alternatives = false;
  if (!funnel.conditions.empty()) {
    text += coloured(line(say(language, "条件", "condition"), say(language, "未通过", "stopped"), say(language, "仅此", "alone"), say(language, "未知", "unknown"),
                          say(language, "涉及金额", "money"), say(language, "金额", "money")), Colour::dim, colour);
    for (const FunnelCondition& condition : funnel.conditions) {
      text += condition_line(condition, funnel, language);
      alternatives = alternatives || condition.alternative > 0;
    }
  }
  if (alternatives) text += coloured(say(language, "  [n] 同一编号的条件满足其一即可", "  [n] one of the conditions with the same number suffices"), Colour::dim, colour) + "\n";
  return text + "  " + funnel_outcomes(funnel, language) + "\n";
}

std::string in_brackets(const std::string& money, Language language) {
  if (money.empty()) return "";
  return language == Language::chinese ? "（" + money + "）" : " (" + money + ")";
}

}  // namespace

std::string funnel_summary(const Funnel& funnel, Language language) {
  const std::string stopped = in_brackets(rounded_amount(funnel.by_conditions.money, funnel.currency), language);
  const std::string& name = funnel.entity_title.in(language).empty() ? funnel.entity : funnel.entity_title.in(language);
  if (language == Language::chinese) {
    return name + " " + std::to_string(funnel.subjects) + " 个，适用 " + std::to_string(funnel.asked) + " 个；条件不符 " + std::to_string(funnel.by_conditions.subjects) + " 个" + stopped + "，条件符合而无可兑现 " +
           std::to_string(funnel.by_nothing) + " 个";
  }
  return name + ": " + std::to_string(funnel.subjects) + ", asked " + std::to_string(funnel.asked) + "; stopped by conditions " + std::to_string(funnel.by_conditions.subjects) + stopped + ", by nothing being due " +
         std::to_string(funnel.by_nothing);
}

std::string funnel_outcomes(const Funnel& funnel, Language language) {
  std::string text;
  for (const Outcome outcome : all_outcomes) {
    for (const FunnelOutcome& one : funnel.outcomes) {
      if (one.outcome != outcome) continue;
      std::string money = rounded_amount(one.lowest, funnel.currency);
      if (one.highest != one.lowest) money += language == Language::chinese ? "至" + rounded_amount(one.highest, funnel.currency) : " to " + rounded_amount(one.highest, funnel.currency);
      text += (text.empty() ? "" : " · ") + outcome_text(outcome, funnel.kind, language) + " " + std::to_string(one.subjects) + in_brackets(money, language);
    }
  }
  return text;
}

std::string funnel_text(const std::vector<Funnel>& funnels, Language language, bool colour) {
  std::string text;
  for (const Funnel& funnel : funnels) text += (text.empty() ? "" : "\n") + table(funnel, language, colour);
  return text;
}

}  // namespace duixian::report
