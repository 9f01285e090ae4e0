#include "doors/settlement_words.h"

namespace duixian {

namespace {

const settle::Rule* rule_of(const settle::Rules& rules, settle::Stage stage, std::size_t rule) {
  if (rule == settle::Rules::no_rule) return nullptr;
  switch (stage) {
    case settle::Stage::bars: return &rules.bars[rule];
    case settle::Stage::once: return &rules.once[rule];
    case settle::Stage::gates: return &rules.gates[rule];
    case settle::Stage::stacking:
    case settle::Stage::top_up: return &rules.stacking[rule];
    case settle::Stage::caps: return &rules.caps[rule];
    case settle::Stage::minimum: return &rules.minimums[rule];
    case settle::Stage::quotas: return &rules.quotas[rule];
    case settle::Stage::funds: return &rules.funds[rule];
  }
  return nullptr;
}

settle::Stage stage_of(settle::Cut cut) {
  using enum settle::Cut;
  switch (cut) {
    case barred: return settle::Stage::bars;
    case exhausted: return settle::Stage::once;
    case refused: return settle::Stage::gates;
    case superseded:
    case not_elected: return settle::Stage::stacking;
    case paid_before: return settle::Stage::top_up;
    case capped:
    case carried: return settle::Stage::caps;
    case below_minimum: return settle::Stage::minimum;
    case outranked: return settle::Stage::quotas;
    case over_budget:
    case over_fund_ceiling: return settle::Stage::funds;
    case none:
    case pending:
    case open:
    case undetermined:
    case too_entangled: break;
  }
  return settle::Stage::bars;
}

// What a stage needs to know and does not.
Message lacking(settle::Stage stage, const Message& title) {
  switch (stage) {
    case settle::Stage::bars: return {"是否属于“" + title.zh + "”尚不清楚", "whether \"" + title.en + "\" bars it is not known"};
    case settle::Stage::once: return {"未提供历史兑现记录，“" + title.zh + "”无法核对", "no history was given, so that \"" + title.en + "\" cannot be checked"};
    case settle::Stage::gates: return {"尚待“" + title.zh + "”批准", "approval by \"" + title.en + "\" is awaited"};
    case settle::Stage::stacking: return {"按“" + title.zh + "”与另一项择优，另一项尚未确定", "under \"" + title.en + "\" it competes with another that is not decided"};
    case settle::Stage::top_up: return {"“" + title.zh + "”下以前兑现的数额尚不清楚", "what was paid before under \"" + title.en + "\" is not known"};
    case settle::Stage::caps: return {"上限“" + title.zh + "”的余额尚不清楚", "what the ceiling \"" + title.en + "\" leaves is not known"};
    case settle::Stage::minimum: return {"是否达到“" + title.zh + "”尚不清楚", "whether it reaches \"" + title.en + "\" is not known"};
    case settle::Stage::quotas: return {"在“" + title.zh + "”中的名次尚不能确定", "its place in \"" + title.en + "\" is not settled"};
    case settle::Stage::funds: return {"从资金“" + title.zh + "”可得的数额取决于尚未确定的事项", "what it gets of the fund \"" + title.en + "\" depends on what is not known or not decided"};
  }
  return {};
}

}  // namespace

const settle::Rule& rule_of(const settle::Rules& rules, settle::Cut cut, std::size_t rule) { return *rule_of(rules, stage_of(cut), rule); }

const char* to_text(settle::Cut cut) {
  using enum settle::Cut;
  switch (cut) {
    case none: return "none";
    case barred: return "barred";
    case refused: return "refused";
    case exhausted: return "exhausted";
    case superseded: return "superseded";
    case not_elected: return "not_elected";
    case paid_before: return "paid_before";
    case capped: return "capped";
    case carried: return "carried";
    case below_minimum: return "below_minimum";
    case outranked: return "outranked";
    case over_budget: return "over_budget";
    case over_fund_ceiling: return "over_fund_ceiling";
    case pending: return "pending";
    case open: return "open";
    case undetermined: return "undetermined";
    case too_entangled: return "too_entangled";
  }
  return "";
}

const char* to_text(settle::Due due) {
  switch (due) {
    case settle::Due::now: return "now";
    case settle::Due::later: return "later";
    case settle::Due::waiting: return "waiting";
    case settle::Due::lapsed: return "lapsed";
    case settle::Due::carried: return "carried";
  }
  return "";
}

Message reason_of(settle::Cut cut, const settle::Rule& rule, const std::string& in_favour_of) {
  using enum settle::Cut;
  const Message& title = rule.title;
  switch (cut) {
    case barred: return {"属于“" + title.zh + "”，不予兑现", "barred: " + title.en};
    case refused: return {"“" + title.zh + "”未予批准", "refused by " + title.en};
    case exhausted: return {"“" + title.zh + "”：以前已兑现，不再重复", title.en + ": it was paid before"};
    case superseded: return {"“" + title.zh + "”：不重复计奖，已取条款 " + in_favour_of, title.en + ": given up for provision " + in_favour_of};
    case not_elected: return {"“" + title.zh + "”：企业选择了另一项", title.en + ": the enterprise chose another"};
    case paid_before: return {"“" + title.zh + "”：扣除以前已兑现部分", title.en + ": what was paid before is taken off"};
    case capped: return {"超过上限“" + title.zh + "”的部分", "above the ceiling: " + title.en};
    case carried: return {"超过上限“" + title.zh + "”的部分，结转以后年度", "above the ceiling, carried over: " + title.en};
    case below_minimum: return {"未达到“" + title.zh + "”", "below the smallest sum: " + title.en};
    case outranked: return {"未进入名额“" + title.zh + "”", "outside the quota: " + title.en};
    case over_budget: return {"资金“" + title.zh + "”预算不足，核减", "cut for the budget of the fund: " + title.en};
    case over_fund_ceiling: return {"超过资金“" + title.zh + "”的单项上限", "above the ceiling of one claim in the fund: " + title.en};
    case none:
    case pending:
    case open:
    case undetermined:
    case too_entangled: break;
  }
  return {};
}

Message held_because(const settle::Rules& rules, const settle::Settled& settled) {
  if (settled.doubt == settle::Cut::too_entangled) return {"互斥关系过于复杂，未能求出最优组合", "too many awards exclude each other for the best set to be found"};
  if (const settle::Rule* rule = rule_of(rules, settled.doubt_stage, settled.doubt_rule)) {
    if (settled.doubt == settle::Cut::open) return {"“" + rule->title.zh + "”末位并列，由主管部门决定", "a tie at the last place of \"" + rule->title.en + "\" has to be decided"};
    return lacking(settled.doubt_stage, rule->title);
  }
  if (settled.doubt == settle::Cut::pending) return {"符合条件，尚待批准", "eligible, and an approval is awaited"};
  if (settled.doubt == settle::Cut::open) return {"符合条件，金额待裁定", "eligible, and its sum has to be decided"};
  return {"缺少资料，尚不能认定", "facts are missing, so that it is undetermined"};
}

}  // namespace duixian
