// A decision with its explanation as indented text, fit to defend a payment with.
//
//   13-1 配套园区年配套产值奖励
//   隆平配套园区（P001），2006年度
//   拟奖励：50万元（500,000.00元，人民币伍拾万元整）
//   依据：《……若干意见》第十三条第一款
//
//   ✓ 条件
//     ✓ 年配套产值 不低于 5亿元：实际 8.75亿元
#pragma once

#include <string>

#include "duixian/words/decision.h"
#include "duixian/words/explanation.h"

namespace duixian::report {

// Ends with a newline. `colour` adds ANSI colours, for a terminal.
[[nodiscard]] std::string to_text(const Decision& decision, const Explanation& explanation, Language language, bool colour);
// The tree alone, indented by `indent` columns.
[[nodiscard]] std::string tree_text(const Explanation& explanation, Language language, bool colour, int indent = 0);

}  // namespace duixian::report
