// One node of an explanation in words, before it becomes a line of text, of HTML or of a working paper.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "duixian/words/explanation.h"
#include "report/mark.h"

namespace duixian::report {

struct NodeText {
  Mark mark = Mark::none;
  std::string what;                  // "年配套产值 不低于 5亿元"
  std::string found;                 // "4.875亿元"; "" where there is nothing to show
  std::string threshold;             // comparisons: "5亿元"
  std::string shortfall;             // "还差1250万元"
  std::vector<std::string> remarks;  // the next tier, the rounding, the note
  std::string source;                // where the value was read, and of which year
  std::string basis;                 // since when it is in force, and by which clause
};

// A condition's own value is its truth; what was found is then the value of its first part. A clause of the document that
// `within` names is shown without it.
[[nodiscard]] NodeText node_text(const Explanation& node, Language language, const std::optional<Citation>& within = {});
// Whose parts stand below the node's line: its own, or those of the branch that a reading took, which is said in its place.
[[nodiscard]] const Explanation& shown_below(const Explanation& node);
// "还差1250万元" below a floor, "超出3人" beyond a ceiling, "须超过" where only the line itself is met; "" where nothing is short.
[[nodiscard]] std::string shortfall_text(const std::optional<Value>& shortfall, std::string_view word, Language language);
// A part that its parent's line has said already: a constant, a fact explained further up.
[[nodiscard]] bool said_above(const Explanation& parent, std::size_t part);

}  // namespace duixian::report
