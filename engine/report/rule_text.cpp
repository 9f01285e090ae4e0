#include "report/rule_text.h"

#include <algorithm>
#include <set>
#include <string_view>

#include "report/node_text.h"
#include "report/phrase.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace duixian::report {

namespace {

// A fact adds nothing below the phrase that names it already; a parameter adds its value, date and clause.
bool says_more(const Explanation& node) {
  if (role_of(node.word) != Role::leaf || node.word == "branch") return true;
  return node.word == "parameter" || node.word == "discretion" || !node.note.empty();
}

// Arithmetic that the phrase above spells out: only what its parts add is printed.
bool is_spelt_out(const Explanation& node) {
  static constexpr std::string_view words[] = {"add", "subtract", "multiply", "divide", "negate", "capped", "not_below", "highest", "lowest",
                                               "rounded", "growth_over", "average_growth", "years_ago", "year", "equal_parts", "whole_steps"};
  return std::ranges::find(words, node.word) != std::end(words);
}

bool is_unnamed_root(const Explanation& node) { return node.word.empty() || node.word == "provision"; }

std::string aside(const NodeText& said, Language language) {
  std::vector<std::string> notes = said.remarks;
  if (!said.basis.empty()) notes.insert(notes.begin(), said.basis);
  if (notes.empty()) return "";
  std::string text;
  for (const std::string& note : notes) text += (text.empty() ? "" : language == Language::chinese ? "；" : "; ") + note;
  return language == Language::chinese ? "（" + text + "）" : " (" + text + ")";
}

std::string rule_line(const Explanation& node, Language language, const std::optional<Citation>& within) {
  const NodeText said = node_text(node, language, within);
  std::string text = said.what;
  const bool shows_value = node.value.known() && !std::holds_alternative<bool>(node.value.is) && node.word != "constant";
  if (shows_value) text += (language == Language::chinese ? "：" : ": ") + value_text(node.value, language);
  return text + aside(said, language);
}

class RulePrinter {
 public:
  RulePrinter(Language language, const std::optional<Citation>& within) : language_(language), within_(within) {}

  void parts(const Explanation& node, int indent) {
    const Role role = role_of(node.word);
    const bool heads = role == Role::key || role == Role::group || node.word == "branch" || node.word == "approval" || is_unnamed_root(node);
    for (std::size_t part = 0; part < node.parts.size(); ++part) {
      const Explanation& inner = node.parts[part];
      if (said_above(node, part)) continue;
      if (!heads && is_spelt_out(inner) && !is_cut(node)) parts(inner, indent);
      else if (heads || says_more(inner)) print(inner, indent, heads);
    }
  }

  std::string text;

 private:
  [[nodiscard]] bool is_cut(const Explanation& node) const { return phrase(node, language_).find("…") != std::string::npos; }

  void print(const Explanation& node, int indent, bool needed) {
    const bool group = role_of(node.word) == Role::group;
    const std::string whole = group ? condition_text(node).in(language_) : rule_line(node, language_, within_);
    const bool heads_its_own = role_of(node.word) == Role::key || node.word == "branch";
    const bool told = !heads_its_own && !is_cut(node) && !told_.insert(whole).second;
    if (told && !needed) return;
    const std::string short_line = group ? whole : node_text(node, language_, within_).what;
    const std::string line = told ? short_line : group ? rule_line(node, language_, within_) : whole;
    text += std::string(static_cast<std::size_t>(indent), ' ') + "- " + line + "\n";
    if (!told) parts(node, indent + 2);
  }

  Language language_;
  const std::optional<Citation>& within_;
  std::set<std::string> told_;  // lines printed: what a rule uses twice is spelt out once
};

}  // namespace

std::string rule_text(const Explanation& rule, Language language) {
  Explanation root;
  const bool whole = is_unnamed_root(rule);
  if (!whole) root.parts.push_back(rule);
  RulePrinter printer(language, rule.cite);
  printer.parts(whole ? rule : root, 0);
  return std::move(printer.text);
}

}  // namespace duixian::report
