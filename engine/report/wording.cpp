#include "report/wording.h"

#include <algorithm>
#include <array>
#include <vector>

#include "graph/operation.h"

namespace duixian::report {

namespace {

using enum Role;

constexpr std::array wordings = {
    // The keys of a provision.
    Wording{"applies", key, "适用对象", "Applies to"},
    Wording{"when", key, "条件", "Conditions"},
    Wording{"checks", key, "数据核对", "Checks of the data"},
    Wording{"pays", key, "金额", "Amount"},
    Wording{"gives", key, "给予", "Gives"},
    Wording{"once", key, "一次性", "Once only"},
    Wording{"matter", key, "奖补事项", "Matter rewarded"},
    Wording{"funded_by", key, "出资方", "Funded by"},
    Wording{"paid_to", key, "收款方", "Paid to"},
    Wording{"instalments", key, "分期", "Instalments"},
    Wording{"figures", key, "附列数值", "Figures"},

    // Conditions that hold other conditions.
    Wording{"all", group, "以下各项同时满足", "all of the following"},
    Wording{"any", group, "以下各项满足其一", "any of the following"},
    Wording{"none", group, "以下各项均不成立", "none of the following"},
    Wording{"which", group, "以下各项中符合者", "those of the following that hold"},
    Wording{"first_that", group, "以下各项中首个符合者", "the first of the following that holds"},
    Wording{"always", condition, "无条件", "always"},
    Wording{"for_years", condition, "{0}，连续 {1} 年", "{0}, for {1} years running"},
    Wording{"every", condition, "{0} 每个都满足：{1}", "every one of {0}: {1}"},
    Wording{"any_of", condition, "{0} 至少一个满足：{1}", "at least one of {0}: {1}"},
    Wording{"decision_qualifies", condition, "符合第 {name} 条规定的条件", "qualifies under {name}"},

    // Comparisons: the left side, then the threshold.
    Wording{"at_least", comparison, "{0} 不低于 {1}", "{0} at least {1}"},
    Wording{"more_than", comparison, "{0} 超过 {1}", "{0} more than {1}"},
    Wording{"at_most", comparison, "{0} 不超过 {1}", "{0} at most {1}"},
    Wording{"less_than", comparison, "{0} 低于 {1}", "{0} less than {1}"},
    Wording{"between", comparison, "{0} 在 {1} 至 {2} 之间（含两端）", "{0} between {1} and {2}, both included"},
    Wording{"is", comparison, "{0} 为 {1}", "{0} is {1}"},
    Wording{"is_not", comparison, "{0} 不为 {1}", "{0} is not {1}"},
    Wording{"one_of", comparison, "{0} 属于 {1}", "{0} is one of {1}"},

    // What stands by itself.
    Wording{"fact", leaf, "{name}", "{name}"},
    Wording{"given_or_computed", leaf, "{name}", "{name}"},
    Wording{"parameter", leaf, "{name}", "{name}"},
    Wording{"constant", leaf, "{name}", "{name}"},
    Wording{"text", leaf, "{name}", "{name}"},
    Wording{"discretion", leaf, "{name}（裁量）", "{name} (at discretion)"},
    Wording{"approval", condition, "批准：{name}", "approval: {name}"},
    Wording{"series", leaf, "{name}（按日序列）", "{name} (dated series)"},
    Wording{"series_average", leaf, "{name}（期间平均）", "{name} (average of a period)"},
    Wording{"list", leaf, "{name}", "{name}"},
    Wording{"this_day", leaf, "计算日", "the day of the run"},
    Wording{"this_year", leaf, "本年度", "this year"},
    Wording{"not_stated", leaf, "条文未载明金额", "the text names no sum"},
    Wording{"decision_paid_by", leaf, "第 {name} 条由一方承担的金额", "what one party pays under {name}"},
    Wording{"paid_before", leaf, "此前已兑现的金额", "what was paid before"},
    Wording{"decision_amount", leaf, "第 {name} 条的金额", "the amount under {name}"},

    // Arithmetic.
    Wording{"add", formula, "{* + }", "{* + }"},
    Wording{"subtract", formula, "{* − }", "{* − }"},
    Wording{"multiply", formula, "{* × }", "{* × }"},
    Wording{"divide", formula, "{* ÷ }", "{* ÷ }"},
    Wording{"negate", formula, "−{0}", "−{0}"},
    Wording{"growth_over", formula, "{0} 比 {1} 的增长率", "growth of {0} over {1}"},
    Wording{"average_growth", formula, "{0} 比 {1} 在 {2} 年间的年均增长率", "average growth of {0} over {1} in {2} years"},
    Wording{"last_year", formula, "上年的 {0}", "{0} of the year before"},
    Wording{"highest_before", formula, "{0} 以前各年的最高值", "the highest {0} of earlier years"},
    Wording{"ever_before", condition, "以前年度曾有：{0}", "in some earlier year: {0}"},
    Wording{"reached_before", condition, "{0} 以前年度已达到这一档", "{0} reached this row in an earlier year"},
    Wording{"top_up", formula, "{0} 减去已兑现的 {1}", "{0} less {1}"},
    Wording{"days", formula, "{0} 至 {1} 的天数", "days from {0} to {1}"},
    Wording{"full_months", formula, "{0} 至 {1} 的整月数", "whole months from {0} to {1}"},
    Wording{"overlap_days", formula, "{0} 至 {1} 落在 {2} 至 {3} 内的天数", "days from {0} to {1} within {2} to {3}"},
    Wording{"overlap_months", formula, "{0} 至 {1} 落在 {2} 至 {3} 内的整月数", "whole months from {0} to {1} within {2} to {3}"},
    Wording{"first_day", formula, "{0} 的第一天", "the first day of {0}"},
    Wording{"last_day", formula, "{0} 的最后一天", "the last day of {0}"},
    Wording{"year_number", formula, "自 {0} 起至 {1} 的第几年", "the number of the year from {0} on {1}"},
    Wording{"net_of", formula, "{0} 扣除税率 {1} 后的净额", "{0} net of {1}"},
    Wording{"sum_of", formula, "{* + }", "{* + }"},
    Wording{"first_row", formula, "首个符合的一行", "the first row that holds"},
    Wording{"elected", formula, "按 {0} 选择的一项", "the part elected by {0}"},
    Wording{"years_ago", formula, "{1} 年前的 {0}", "{0} of {1} years ago"},
    Wording{"capped", formula, "{0}（最高不超过 {1}）", "{0} (capped at {1})"},
    Wording{"not_below", formula, "{0}（最低不少于 {1}）", "{0} (not below {1})"},
    Wording{"highest", formula, "{*} 中的最高值", "the highest of {*}"},
    Wording{"lowest", formula, "{*} 中的最低值", "the lowest of {*}"},
    Wording{"rounded", formula, "{0}（取整）", "{0} (rounded)"},
    Wording{"tiers", formula, "按 {0} 分档", "by tiers of {0}"},
    Wording{"slices", formula, "按 {0} 分段累进", "slice by slice of {0}"},
    Wording{"choose", formula, "按 {0} 选定", "chosen by {0}"},
    Wording{"reading", formula, "口径 {name}", "reading {name}"},
    Wording{"branch", leaf, "{name}", "{name}"},
    Wording{"figure", leaf, "指标 {name}", "figure {name}"},
    Wording{"split", formula, "{0} 的分担", "division of {0}"},
    Wording{"part", formula, "{name} 承担的部分", "the part of {name}"},
    Wording{"equal_parts", formula, "{0} 等分为 {1} 份", "{0} in {1} equal parts"},
    Wording{"lowest_end", formula, "{0} 的下限", "the lowest of {0}"},
    Wording{"highest_end", formula, "{0} 的上限", "the highest of {0}"},
    Wording{"compute", formula, "按函数计算", "computed by a function"},

    // Lists.
    Wording{"sum", formula, "{0} 的 {1} 之和", "the sum of {1} over {0}"},
    Wording{"count", formula, "{0} 的个数", "the number of {0}"},
    Wording{"where", formula, "{0} 中符合“{1}”者", "{0} where {1}"},
    Wording{"highest_of", formula, "{0} 中 {1} 的最高值", "the highest {1} of {0}"},
    Wording{"values", formula, "{0} 的各项 {1}", "{1} of each of {0}"},
    Wording{"named", formula, "{0} 中指定的 {1}", "{1} among {0}"},
    Wording{"in_group", condition, "同一 {0}", "of one {0}"},
    Wording{"groups_sum", formula, "{0} 按 {1} 合并后各组之和", "the sum over the groups of {0} by {1}"},
    Wording{"groups_count", formula, "{0} 按 {1} 合并后的组数", "the number of groups of {0} by {1}"},
    Wording{"groups_highest", formula, "{0} 按 {1} 合并后各组的最高值", "the highest over the groups of {0} by {1}"},
    Wording{"groups_any", condition, "{0} 按 {1} 合并后至少一组满足", "at least one group of {0} by {1}"},
    Wording{"groups_every", condition, "{0} 按 {1} 合并后每组都满足", "every group of {0} by {1}"},
    Wording{"member", formula, "", ""},
};

}  // namespace

// What the table of operations says of its own words.
const std::vector<Wording>& wordings_of_operations() {
  static const std::vector<Wording> all = [] {
    std::vector<Wording> found;
    for (std::size_t i = 0; i < graph::operation_count; ++i) {
      const graph::Signature& signature = graph::row_of(static_cast<graph::Operation>(i)).signature;
      if (signature.word && signature.zh) found.push_back({signature.word, signature.result == 't' ? condition : formula, signature.zh, signature.en});
    }
    return found;
  }();
  return all;
}

const Wording* wording(std::string_view word) {
  const auto found = std::ranges::find(wordings, word, &Wording::word);
  if (found != wordings.end()) return &*found;
  const auto of_table = std::ranges::find(wordings_of_operations(), word, &Wording::word);
  return of_table == wordings_of_operations().end() ? nullptr : &*of_table;
}

Role role_of(std::string_view word) {
  const Wording* found = wording(word);
  return found == nullptr ? formula : found->role;
}

}  // namespace duixian::report
