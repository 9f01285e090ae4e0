#include "report/rule_text.h"

#include "report/node_text.h"
#include "report/phrase.h"
#include "report/value_text.h"
#include "report/wording.h"

namespace duixian::report {

namespace {

// A fact adds nothing below the phrase that names it already; a parameter adds its value, date and clause.
bool says_more(const Explanation& node) {
  if (role_of(node.word) != Role::leaf && node.word != "approval") return true;
  return node.word == "parameter" || node.word == "discretion" || !node.note.empty();
}

std::string aside(const NodeText& said, Language language) {
  std::vector<std::string> notes = said.remarks;
  if (!said.basis.empty()) notes.insert(notes.begin(), said.basis);
  if (notes.empty()) return "";
  std::string text;
  for (const std::string& note : notes) text += (text.empty() ? "" : language == Language::chinese ? "；" : "; ") + note;
  return language == Language::chinese ? "（" + text + "）" : " (" + text + ")";
}

std::string rule_line(const Explanation& node, Language language) {
  const NodeText said = node_text(node, language);
  std::string text = said.what;
  const bool shows_value = node.value.known() && !std::holds_alternative<bool>(node.value.is) && node.word != "constant";
  if (shows_value) text += (language == Language::chinese ? "：" : ": ") + value_text(node.value, language);
  return text + aside(said, language);
}

void print(const Explanation& node, Language language, int indent, std::string& text) {
  const bool unnamed_root = node.word.empty() || node.word == "provision";
  if (!unnamed_root) text += std::string(static_cast<std::size_t>(indent), ' ') + "- " + rule_line(node, language) + "\n";
  for (std::size_t part = 0; part < node.parts.size(); ++part) {
    const Explanation& inner = node.parts[part];
    const bool under_key = role_of(node.word) == Role::key || role_of(node.word) == Role::group || unnamed_root;
    if (!said_above(node, part) && (under_key || says_more(inner)))
      print(inner, language, unnamed_root ? indent : indent + 2, text);
  }
}

}  // namespace

std::string rule_text(const Explanation& rule, Language language) {
  std::string text;
  print(rule, language, 0, text);
  return text;
}

}  // namespace duixian::report
