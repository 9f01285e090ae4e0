#include "report/node_text.h"

#include <algorithm>

#include "report/phrase.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace duixian::report {

namespace {

bool is_condition(const Explanation& node) {
  const Role role = role_of(node.word);
  return role == Role::condition || role == Role::comparison || node.word == "all" || node.word == "any" ||
         node.word == "none" || node.word == "applies" || node.word == "when" || node.word == "checks";
}

Mark mark_of(const Explanation& node) {
  if (const bool* truth = std::get_if<bool>(&node.value.is)) return *truth ? Mark::holds : Mark::fails;
  if (node.shortfall) return Mark::fails;
  const bool could_be_known =
      is_condition(node) || node.word == "fact" || node.word == "parameter" || node.word == "discretion";
  return could_be_known && !node.value.known() ? Mark::unknown : Mark::none;
}

// Of rows of which each is known to fail none holds, and that is no lack of data.
bool none_holds(const Explanation& node) {
  const auto fails = [](const Explanation& row) { return shown_below(row).value == Value{false}; };
  return node.word == "first_that" && !node.value.known() && !node.parts.empty() && std::ranges::all_of(node.parts, fails);
}

std::string found_in(const Explanation& node, Language language) {
  if (none_holds(node)) return language == Language::chinese ? "没有" : "none";
  const bool truth = std::holds_alternative<bool>(node.value.is);
  if (role_of(node.word) == Role::comparison) {
    if (node.value.known() && !truth) return value_text(node.value, language);
    return node.parts.empty() ? "" : value_text(node.parts[0].value, language);
  }
  if (is_condition(node) || node.word == "constant" || node.word == "not_stated" || node.word == "list") return "";
  const bool said_below = role_of(node.word) == Role::key || node.word == "member" || node.word == "series";
  if (said_below && (!node.value.known() || truth)) return "";
  return value_text(node.value, language);
}

std::string next_tier_text(const NextTier& next, Language language) {
  const std::string needs = value_text(next.needs, language), at = value_text(next.at, language),
                    gives = value_text(next.gives, language);
  if (language == Language::chinese) return "再增" + needs + "可达下一档（" + at + "），多得" + gives;
  return "another " + needs + " would reach the next tier (" + at + "), worth " + gives;
}

std::string rule_name(Rounding rule, Language language) {
  switch (rule) {
    case Rounding::half_up:
      return language == Language::chinese ? "四舍五入" : "half up";
    case Rounding::down:
      return language == Language::chinese ? "舍去尾数" : "down";
    case Rounding::up:
      return language == Language::chinese ? "进位" : "up";
  }
  return "";
}

std::string rounding_text(const RoundingStep& step, Language language) {
  const std::string from_to = value_text(step.before, language) + " → " + value_text(step.after, language);
  const std::string to = value_text(step.step, language);
  if (language == Language::chinese)
    return "取整：" + from_to + "（精确到" + to + "，" + rule_name(step.rule, language) + "）";
  return "rounded: " + from_to + " (to " + to + ", " + rule_name(step.rule, language) + ")";
}

std::string source_text(const Explanation& node, Language language) {
  std::string text = node.place ? place_text(*node.place, language) : "";
  if (!node.year) return text;
  const bool chinese = language == Language::chinese;
  const std::string year = chinese ? std::to_string(*node.year) + "年" : "year " + std::to_string(*node.year);
  return text.empty() ? year : year + (chinese ? "，" : ", ") + text;
}

// The branch of a reading that was taken.
const Explanation* taken(const Explanation& node) {
  const bool chosen = node.word == "reading" && node.parts.size() == 1 && node.parts[0].word != "branch";
  return chosen ? &node.parts[0] : nullptr;
}

// "口径 10-3/A2（“1000万以上”含不含1000万）：取 R1：含"
std::string reading_text(const Explanation& reading, Language language) {
  const std::string& note = reading.note.in(language);
  return phrase(reading, language) + (note.empty() ? "" : (language == Language::chinese ? "：" : ": ") + note);
}

std::string basis_text(const Explanation& node, Language language, const std::optional<Citation>& within) {
  const bool chinese = language == Language::chinese;
  std::string text;
  if (node.from) text = chinese ? "自" + to_text(*node.from) + "起执行" : "in force since " + to_text(*node.from);
  if (!node.cite) return text;
  if (!text.empty()) text += chinese ? "，" : ", ";
  Citation cite = *node.cite;
  if (within && cite.document == within->document && !cite.article.empty()) cite.document = {};
  return text + citation_text(cite, language);
}

}  // namespace

std::string shortfall_text(const std::optional<Value>& shortfall, std::string_view word, Language language) {
  if (!shortfall) return "";
  const bool chinese = language == Language::chinese;
  const bool ceiling = word == "at_most" || word == "less_than";
  const auto* by = std::get_if<Quantity>(&shortfall->is);
  if (by != nullptr && by->amount.sign() == 0) {
    if (ceiling) return chinese ? "须低于，持平不算" : "it must be less, not equal";
    return chinese ? "须超过，持平不算" : "it must be more, not equal";
  }
  const std::string text = value_text(*shortfall, language);
  if (chinese) return (ceiling ? "超出" : "还差") + text;
  return ceiling ? text + " too much" : "another " + text;
}

const Explanation& shown_below(const Explanation& node) {
  const Explanation* branch = taken(node);
  return branch != nullptr ? shown_below(*branch) : node;
}

NodeText node_text(const Explanation& node, Language language, const std::optional<Citation>& within) {
  if (const Explanation* branch = taken(node)) {
    NodeText text = node_text(*branch, language, within);
    if (!node.repeated) text.remarks.insert(text.remarks.begin(), reading_text(node, language));
    return text;
  }
  NodeText text;
  text.mark = mark_of(node);
  text.what = node.repeated && role_of(node.word) == Role::group ? condition_text(node).in(language) : phrase(node, language);
  text.found = found_in(node, language);
  if (node.threshold && role_of(node.word) == Role::comparison) text.threshold = value_text(*node.threshold, language);
  text.shortfall = shortfall_text(node.shortfall, node.word, language);
  if (node.repeated) return text;
  if (node.rounding) text.remarks.push_back(rounding_text(*node.rounding, language));
  if (node.next) text.remarks.push_back(next_tier_text(*node.next, language));
  if (!node.note.in(language).empty()) text.remarks.push_back(node.note.in(language));
  text.source = source_text(node, language);
  text.basis = basis_text(node, language, within);
  return text;
}

bool said_above(const Explanation& parent, std::size_t part) {
  const Explanation& node = parent.parts[part];
  if (parent.repeated) return true;
  const Role role = role_of(parent.word);
  if (role != Role::comparison && role != Role::formula) return false;
  const bool constant = node.word == "constant" && node.note.empty();
  return (constant && (part > 0 || role == Role::formula)) || (node.repeated && role_of(node.word) == Role::leaf);
}

}  // namespace duixian::report
