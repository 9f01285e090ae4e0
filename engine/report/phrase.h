// One node of a rule as a phrase: "年配套产值 不低于 5亿元", "已缴土地出让金 × 返还比例".
#pragma once

#include <string>

#include "duixian/words/explanation.h"

namespace duixian::report {

// Long rules are cut: parts deeper than this show as "…", for they stand in the tree below.
inline constexpr int phrase_depth_limit = 6;

[[nodiscard]] std::string phrase(const Explanation& node, Language language);
// What a person calls the fact, parameter or list: its title, else its name.
[[nodiscard]] const std::string& called(const Explanation& node, Language language);
// The condition in both languages, on one line: the text of a FailedCondition.
[[nodiscard]] Message condition_text(const Explanation& condition);

}  // namespace duixian::report
