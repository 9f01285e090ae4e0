#include "report/explanation_text.h"

#include <catch2/catch.hpp>

#include "report/phrase.h"
#include "sample_decisions.h"

using namespace duixian;
using namespace duixian::report;

namespace {

std::string chinese(const Decision& decision, const Explanation& explanation) {
  return to_text(decision, explanation, Language::chinese, false);
}
std::string english(const Decision& decision, const Explanation& explanation) {
  return to_text(decision, explanation, Language::english, false);
}

}  // namespace

TEST_CASE("A granted award is told with its amount in figures and in capitals, and its clause") {
  const std::string text = chinese(granted_award(), granted_explanation());
  CHECK(says(text, "拟奖励：50万元（500,000.00元，人民币伍拾万元整）\n"));
  CHECK(says(text, "依据：《关于加快优势产业集群和工业园区建设发展的若干意见》第十三条第一款\n"));
}

TEST_CASE("A condition that holds shows the value found, the threshold and where the value stands") {
  const std::string text = chinese(granted_award(), granted_explanation());
  CHECK(says(text, "✓ 年配套产值 不低于 5亿元：实际 8.75亿元\n"));
  CHECK(says(text, "来源：2006年，records.xlsx「园区」C7（第7行第3列）\n"));
  CHECK(says(text, "依据：自2006-01-01起执行，《若干意见》第十三条第一款\n"));
}

TEST_CASE("A condition that fails says by how much") {
  CHECK(
      says(chinese(refused_award(), refused_explanation()), "✗ 年配套产值 不低于 5亿元：实际 4.99875亿元，还差12.5万元\n"));
  CHECK(says(english(refused_award(), refused_explanation()),
             "annual supporting output at least 5亿元: found 4.99875亿元, another 12.5万元\n"));
}

TEST_CASE("Of rows that all fail none holds, and one that is not known leaves it open") {
  const Explanation fails = node("fact", truth(false)), unknown = node("fact", {});
  CHECK(says(english(refused_award(), node("first_that", {}, {fails, fails})), "the first of the following that holds = none\n"));
  CHECK_FALSE(says(english(refused_award(), node("first_that", {}, {fails, unknown})), "= none"));
}

TEST_CASE("What a rule asks of one cell twice fails once") {
  Decision decision = refused_award();
  decision.failing.push_back(decision.failing[0]);
  const std::string text = english(decision, refused_explanation());
  const std::string line = "found 4.99875亿元, another 12.5万元, see";
  CHECK(text.find(line) != std::string::npos);
  CHECK(text.find(line, text.find(line) + 1) == std::string::npos);
}

TEST_CASE("A ceiling is exceeded, not missed") {
  Explanation condition = node("at_most", truth(false), {output_fact(yuan(600'000'000, "亿元"))});
  condition.threshold = yuan(500'000'000, "亿元");
  condition.shortfall = yuan(100'000'000, "亿元");
  CHECK(says(tree_text(condition, Language::chinese, false), "不超过 5亿元：实际 6亿元，超出1亿元"));
  CHECK(says(tree_text(condition, Language::english, false), "at most 5亿元: found 6亿元, 1亿元 too much"));
}

TEST_CASE("The next tier says what is needed and what it is worth") {
  CHECK(says(chinese(granted_award(), granted_explanation()), "再增12500万元可达下一档（10亿元），多得50万元\n"));
  CHECK(says(english(granted_award(), granted_explanation()),
             "another 12500万元 would reach the next tier (10亿元), worth 50万元\n"));
}

TEST_CASE("A reading is told with its text beside the branch that it took") {
  const std::string text = chinese(granted_award(), granted_explanation());
  CHECK(says(text, "· 按 年配套产值 分档 = 50万元\n"));
  CHECK(says(text, "口径 13-1/A1：取 R1：按新档全额奖励\n"));
}

TEST_CASE("A rounding shows before, after, step and rule") {
  Explanation rounded = node("rounded", yuan(120'000), {output_fact(yuan(123'456))});
  rounded.rounding = RoundingStep{yuan(123'456), yuan(120'000), yuan(10'000), Rounding::down};
  CHECK(says(tree_text(rounded, Language::chinese, false), "取整：12.3456万元 → 12万元（精确到1万元，舍去尾数）"));
  CHECK(says(tree_text(rounded, Language::english, false), "rounded: 12.3456万元 → 12万元 (to 1万元, down)"));
}

TEST_CASE("An unknown fact is marked with a question mark and is not called zero") {
  Explanation condition = node("at_least", {}, {output_fact({})});
  condition.threshold = yuan(500'000'000, "亿元");
  CHECK(says(tree_text(condition, Language::chinese, false), "? 年配套产值 不低于 5亿元：实际 未知\n"));
}

TEST_CASE("A missing fact says why it is missing and what it would decide") {
  const std::string text = chinese(undetermined_award(), node("provision"));
  CHECK(says(text, "缺少的资料\n  P003 的 年配套产值（2006年）：未提供；达到5亿元奖励50万元，否则不奖励\n"));
}

TEST_CASE("An open outcome shows its ends and what has to be decided") {
  const std::string text = english(open_rebate(), node("provision"));
  CHECK(says(text, "open to discretion: 600万元 to 2000万元\n"));
  CHECK(says(text, "Left to discretion\n  rebate_rate_decided\n"));
}

TEST_CASE("Split and instalments are listed to the fen") {
  Decision decision = granted_award();
  decision.funded_by = {{"city", fen(16'666'667)}, {"district", fen(33'333'333)}};
  decision.instalments = {{2006, fen(25'000'000), Outcome::granted}, {2007, fen(25'000'000), Outcome::ineligible}};
  const std::string text = chinese(decision, granted_explanation());
  CHECK(says(text, "出资\n  city：16.666667万元\n  district：33.333333万元\n"));
  CHECK(says(text, "2007年：25万元（当年条件不满足，不再支付）\n"));
}

TEST_CASE("A word outside the vocabulary is shown as it is") {
  Explanation strange = node("moon_phase", yuan(1'0000));
  CHECK(phrase(strange, Language::chinese) == "moon_phase");
  CHECK(says(tree_text(strange, Language::english, false), "moon_phase = 1万元"));
}

TEST_CASE("A node without the parts its word speaks of is still printed") {
  for (const char* word :
       {"at_least", "between", "growth_over", "sum", "capped", "every", "all", "add", "choose", "part", ""}) {
    CHECK_NOTHROW(phrase(node(word), Language::chinese));
    CHECK_NOTHROW(tree_text(node(word), Language::english, true));
  }
}

TEST_CASE("Colour adds escapes and nothing else") {
  std::string coloured = to_text(granted_award(), granted_explanation(), Language::chinese, true);
  CHECK(says(coloured, "\033[32m✓\033[0m"));
  for (std::size_t at; (at = coloured.find('\033')) != std::string::npos;)
    coloured.erase(at, coloured.find('m', at) - at + 1);
  CHECK(coloured == chinese(granted_award(), granted_explanation()));
}

TEST_CASE("A line that is met but has to be passed is no shortfall of nothing") {
  Explanation condition = node("more_than", truth(false), {output_fact(yuan(500'000'000, "亿元"))});
  condition.threshold = yuan(500'000'000, "亿元");
  condition.shortfall = yuan(0);
  CHECK(says(tree_text(condition, Language::chinese, false), "超过 5亿元：实际 5亿元，须超过，持平不算"));
  CHECK(says(tree_text(condition, Language::english, false), "it must be more, not equal"));
}

TEST_CASE("A choice is shown by its label") {
  Explanation level = fact("level", {"级别", "level"}, name("national"));
  level.value.label = {"国家级", "of the state"};
  CHECK(says(tree_text(level, Language::chinese, false), "级别 = 国家级"));
  CHECK(says(tree_text(level, Language::english, false), "level = of the state"));
}

TEST_CASE("What was explained further up is one line") {
  Explanation condition = output_condition(875'000'000);
  condition.repeated = true;
  CHECK(tree_text(condition, Language::chinese, false) == "✓ 年配套产值 不低于 5亿元：实际 8.75亿元\n");
}

TEST_CASE("A clause of the document explained is cited without it") {
  Explanation whole = node("provision", {}, {node("when", truth(true), {output_condition(875'000'000)})});
  whole.cite = threshold_parameter().cite;
  CHECK(says(tree_text(whole, Language::chinese, false), "自2006-01-01起执行，第十三条第一款"));
  whole.cite->document = {"另一文件", "another"};
  CHECK(says(tree_text(whole, Language::chinese, false), "自2006-01-01起执行，《若干意见》第十三条第一款"));
}
