#include "report/phrase.h"

#include <string_view>

#include "report/value_text.h"
#include "report/wording.h"

namespace duixian::report {

namespace {

constexpr std::string_view not_shown = "…";

std::string phrase_at(const Explanation& node, Language language, int depth);

bool is_sum(std::string_view word) { return word == "add" || word == "subtract" || word == "negate"; }
bool is_product(std::string_view word) { return word == "multiply" || word == "divide"; }

// Whether a part needs brackets where it stands: a − (b − c), (a + b) × c.
bool needs_brackets(const Explanation& node, std::size_t at) {
  const std::string_view inner = node.parts[at].word;
  if (node.parts[at].parts.size() < 2 && inner != "negate") return false;
  if (is_product(node.word))
    return is_sum(inner) || (at > 0 && inner == "divide") || (at > 0 && node.word == "divide" && is_product(inner));
  if (node.word == "subtract" || node.word == "negate") return is_sum(inner) && (at > 0 || node.word == "negate");
  return false;
}

std::string part_phrase(const Explanation& node, std::size_t at, Language language, int depth) {
  const std::string text = phrase_at(node.parts[at], language, depth + 1);
  if (!needs_brackets(node, at)) return text;
  return language == Language::chinese ? "（" + text + "）" : "(" + text + ")";
}

// The other side of a comparison: its value where that is known, after the formula it comes from.
std::string threshold_phrase(const Explanation& node, std::size_t at, Language language, int depth) {
  const auto* ends = node.threshold ? std::get_if<ValueList>(&node.threshold->is) : nullptr;
  const Value* value = nullptr;
  if (node.word == "between" && ends != nullptr && at <= ends->size()) value = &(*ends)[at - 1];
  if (node.word != "between" && at == 1 && node.threshold) value = &*node.threshold;
  const bool known = value != nullptr && value->known();
  const bool computed = at < node.parts.size() && role_of(node.parts[at].word) == Role::formula;
  if (at >= node.parts.size() || (known && !computed)) return known ? value_text(*value, language) : std::string(not_shown);
  const Explanation& side = node.parts[at];
  if (side.word == "parameter" && side.value.known()) return value_text(side.value, language);
  std::string text = part_phrase(node, at, language, depth);
  if (known)
    text += (language == Language::chinese ? "（即 " : " (that is ") + value_text(*value, language) +
            (language == Language::chinese ? "）" : ")");
  return text;
}

std::string operand(const Explanation& node, std::size_t at, Language language, int depth) {
  if (role_of(node.word) == Role::comparison && at > 0) return threshold_phrase(node, at, language, depth);
  if (at >= node.parts.size()) return std::string(not_shown);
  return part_phrase(node, at, language, depth);
}

std::string all_operands(const Explanation& node, std::string_view between, Language language, int depth) {
  std::string text;
  for (std::size_t at = 0; at < node.parts.size(); ++at) {
    if (at > 0) text += between.empty() ? (language == Language::chinese ? "、" : ", ") : between;
    text += operand(node, at, language, depth);
  }
  return text;
}

std::string placeholder(std::string_view what, const Explanation& node, Language language, int depth) {
  if (what == "name") return called(node, language);
  if (what.starts_with('*')) return all_operands(node, what.substr(1), language, depth);
  return operand(node, static_cast<std::size_t>(what[0] - '0'), language, depth);
}

std::string filled(std::string_view pattern, const Explanation& node, Language language, int depth) {
  std::string text;
  for (std::size_t at = 0; at < pattern.size();) {
    if (pattern[at] != '{') {
      text += pattern[at++];
      continue;
    }
    const std::size_t end = pattern.find('}', at);
    text += placeholder(pattern.substr(at + 1, end - at - 1), node, language, depth);
    at = end + 1;
  }
  return text;
}

// "5亿元"; constants have no name but their value.
std::string leaf_phrase(const Explanation& node, const Wording& words, Language language, int depth) {
  if (node.word == "constant" || node.word == "text")
    return called(node, language).empty() || !node.value.label.empty() ? value_text(node.value, language) : called(node, language);
  if (called(node, language).empty() && words.in(language).find("{name}") != std::string_view::npos) return node.word;
  return filled(words.in(language), node, language, depth);
}

// Groups as a part of something else: "a 且 b", "a or b", "not a".
std::string group_phrase(const Explanation& node, const Wording& words, Language language, int depth) {
  const bool chinese = language == Language::chinese;
  if (depth == 0 || node.parts.empty()) return std::string(words.in(language));
  if (node.word == "all") return all_operands(node, chinese ? " 且 " : " and ", language, depth);
  if (node.word == "any") return all_operands(node, chinese ? " 或 " : " or ", language, depth);
  if (node.word == "none")
    return (chinese ? "非（" : "not (") + all_operands(node, chinese ? " 或 " : " or ", language, depth) +
           (chinese ? "）" : ")");
  return std::string(words.in(language)) + (chinese ? "：" : ": ") + all_operands(node, "", language, depth);
}

std::string unknown_word(const Explanation& node, Language language) {
  const std::string& name = called(node, language);
  return name.empty() ? node.word : node.word.empty() ? name : node.word + " " + name;
}

// A reading on a line of its own is its question; within a formula, what was taken, or where all are shown its id.
std::string reading_phrase(const Explanation& node, Language language, int depth) {
  const bool chinese = language == Language::chinese;
  const bool taken = node.parts.size() == 1 && node.parts[0].word != "branch";
  if (depth > 0 && taken) return phrase_at(node.parts[0], language, depth);
  const std::string id = (chinese ? "口径 " : "reading ") + node.name;
  const std::string& issue = node.title.in(language);
  return depth > 0 || issue.empty() ? id : id + (chinese ? "（" + issue + "）" : " (" + issue + ")");
}

// A member on a line of its own is its key; within a formula over the list, what is taken of each.
std::string member_phrase(const Explanation& node, Language language, int depth) {
  if (depth > 0) return node.parts.empty() ? std::string(not_shown) : phrase_at(node.parts.back(), language, depth);
  const std::string& title = node.title.in(language);
  return title.empty() || node.name.empty() ? title + node.name : title + " " + node.name;
}

std::string phrase_at(const Explanation& node, Language language, int depth) {
  if (node.word == "member") return member_phrase(node, language, depth);
  if (node.word == "reading") return reading_phrase(node, language, depth);
  if (depth >= phrase_depth_limit) return std::string(not_shown);
  const bool of_a_list = node.word == "highest" && !node.parts.empty() && (node.parts[0].word == "list" || node.parts[0].word == "where");
  const Wording* words = wording(of_a_list ? "highest_of" : node.word);
  if (words == nullptr) return unknown_word(node, language);
  switch (words->role) {
    case Role::leaf:
      return leaf_phrase(node, *words, language, depth);
    case Role::key:
      return std::string(words->in(language));
    case Role::group:
      return group_phrase(node, *words, language, depth);
    case Role::condition:
      if (node.word == "approval" && called(node, language).empty())
        return language == Language::chinese ? "批准" : "Approval";
      return filled(words->in(language), node, language, depth);
    case Role::comparison:
    case Role::formula:
      return filled(words->in(language), node, language, depth);
  }
  return node.word;
}

}  // namespace

const std::string& called(const Explanation& node, Language language) {
  const std::string& title = node.title.in(language);
  return title.empty() ? node.name : title;
}

std::string phrase(const Explanation& node, Language language) { return phrase_at(node, language, 0); }

Message condition_text(const Explanation& condition) {
  return {phrase_at(condition, Language::chinese, 1), phrase_at(condition, Language::english, 1)};
}

}  // namespace duixian::report
