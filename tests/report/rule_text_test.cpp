#include "report/rule_text.h"

#include <catch2/catch.hpp>

#include "report/phrase.h"
#include "report/wording.h"
#include "sample_decisions.h"

using namespace duixian;
using namespace duixian::report;

namespace {

Explanation named(std::string title) { return fact(title, {title, title}, {}); }
std::string zh(const Explanation& rule) { return phrase(rule, Language::chinese); }

}  // namespace

TEST_CASE("A rule is printed as bullets with its parameters, their dates and clauses") {
  Explanation condition = node("at_least", {}, {output_fact({}), threshold_parameter()});
  const Explanation rule = node("provision", {}, {node("when", {}, {node("all", {}, {condition, node("always")})})});
  CHECK(rule_text(rule, Language::chinese) ==
        "- 条件\n"
        "  - 以下各项同时满足\n"
        "    - 年配套产值 不低于 5亿元\n"
        "      - 产值下限：5亿元（自2006-01-01起执行，《若干意见》第十三条第一款）\n"
        "    - 无条件\n");
}

TEST_CASE("A condition reads the same in both languages") {
  const Message text = condition_text(output_condition(875'000'000));
  CHECK(text.zh == "年配套产值 不低于 5亿元");
  CHECK(text.en == "annual supporting output at least 5亿元");
}

TEST_CASE("A whole group as a condition stays on one line") {
  const Explanation group = node(
      "any", {}, {output_condition(1), node("none", {}, {node("is", {}, {named("类别"), node("constant", name("基地"))})})});
  CHECK(condition_text(group).zh == "年配套产值 不低于 5亿元 或 非（类别 为 基地）");
}

TEST_CASE("Brackets stand where the sum needs them and nowhere else") {
  const Explanation difference = node("subtract", {}, {named("甲"), named("乙")});
  CHECK(zh(node("multiply", {}, {difference, named("丙")})) == "（甲 − 乙） × 丙");
  CHECK(zh(node("subtract", {}, {named("丙"), difference})) == "丙 − （甲 − 乙）");
  CHECK(zh(node("subtract", {}, {difference, named("丙")})) == "甲 − 乙 − 丙");
  CHECK(zh(node("divide", {}, {named("丙"), node("multiply", {}, {named("甲"), named("乙")})})) == "丙 ÷ （甲 × 乙）");
  CHECK(zh(node("add", {}, {named("甲"), node("multiply", {}, {named("乙"), named("丙")})})) == "甲 + 乙 × 丙");
}

TEST_CASE("A threshold computed from other facts shows its formula and its value") {
  Explanation half = node("multiply", yuan(50'000), {named("地方贡献"), node("constant", name("50%"))});
  Explanation condition = node("at_least", truth(true), {named("投入"), half});
  condition.threshold = yuan(50'000);
  CHECK(zh(condition) == "投入 不低于 地方贡献 × 50%（即 5万元）");
}

TEST_CASE("Clauses of every shape read as sentences") {
  CHECK(zh(node("growth_over", {}, {named("今年产值"), named("上年产值")})) == "今年产值 比 上年产值 的增长率");
  CHECK(zh(node("capped", {}, {named("奖励"), node("constant", name("500万元"))})) == "奖励（最高不超过 500万元）");
  CHECK(zh(node("sum", {}, {named("新产品"), named("奖励")})) == "新产品 的 奖励 之和");
  CHECK(zh(node("highest", {}, {named("甲"), named("乙")})) == "甲、乙 中的最高值");
  CHECK(zh(node("between", {}, {named("个数"), node("constant", name("5")), node("constant", name("10"))})) ==
        "个数 在 5 至 10 之间（含两端）");
  CHECK(zh(node("for_years", {}, {named("排名"), node("constant", name("3"))})) == "排名，连续 3 年");
}

TEST_CASE("A rule too deep for one line is cut, and stands whole in the tree") {
  Explanation deep = named("底");
  for (int level = 0; level < 20; ++level) deep = node("negate", {}, {deep});
  CHECK(says(zh(deep), "…"));
  CHECK(says(rule_text(deep, Language::chinese), "−底"));
}

TEST_CASE("Every word of the vocabulary is said in both languages") {
  for (const char* word : {"all",
                           "any",
                           "none",
                           "at_least",
                           "more_than",
                           "at_most",
                           "less_than",
                           "between",
                           "is",
                           "is_not",
                           "one_of",
                           "which",
                           "always",
                           "fact",
                           "parameter",
                           "constant",
                           "discretion",
                           "approval",
                           "add",
                           "subtract",
                           "multiply",
                           "divide",
                           "negate",
                           "whole_steps",
                           "growth_over",
                           "average_growth",
                           "years_ago",
                           "for_years",
                           "year",
                           "this_year",
                           "capped",
                           "not_below",
                           "highest",
                           "lowest",
                           "rounded",
                           "tiers",
                           "slices",
                           "choose",
                           "reading",
                           "split",
                           "part",
                           "equal_parts",
                           "list",
                           "sum",
                           "count",
                           "where",
                           "every",
                           "any_of",
                           "values",
                           "named",
                           "decision_amount",
                           "decision_qualifies",
                           "given_or_computed",
                           "compute",
                           "series",
                           "lowest_end",
                           "highest_end",
                           "text",
                           "not_stated",
                           "first_that",
                           "applies",
                           "when",
                           "checks",
                           "pays",
                           "gives",
                           "funded_by",
                           "paid_to",
                           "instalments",
                           "figures"}) {
    INFO(word);
    const Wording* words = wording(word);
    REQUIRE(words != nullptr);
    CHECK_FALSE(words->zh.empty());
    CHECK_FALSE(words->en.empty());
  }
}
