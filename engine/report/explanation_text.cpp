#include "report/explanation_text.h"

#include "report/colour.h"
#include "report/decision_sections.h"
#include "report/node_text.h"
#include "report/wording.h"

namespace duixian::report {

namespace {

constexpr int step = 2;  // columns by which a part stands further right

Colour colour_of(Mark mark) {
  switch (mark) {
    case Mark::holds:
      return Colour::green;
    case Mark::fails:
      return Colour::red;
    case Mark::unknown:
      return Colour::yellow;
    case Mark::none:
      return Colour::dim;
  }
  return Colour::plain;
}

class TreePrinter {
 public:
  TreePrinter(Language language, bool colour) : language_(language), colour_(colour) {}

  void print(const Explanation& node, int indent) {
    const bool unnamed_root = node.word.empty() || node.word == "provision";
    if (node.word == "provision") within_ = node.cite;
    if (!unnamed_root) line(node, indent);
    const Explanation& below = shown_below(node);
    for (std::size_t part = 0; part < below.parts.size(); ++part) {
      if (!said_above(below, part)) print(below.parts[part], unnamed_root ? indent : indent + step);
    }
  }

  std::string text;

 private:
  [[nodiscard]] bool chinese() const { return language_ == Language::chinese; }

  void line(const Explanation& node, int indent) {
    const NodeText said = node_text(node, language_, within_);
    const std::string margin(static_cast<std::size_t>(indent), ' ');
    const bool heads = role_of(node.word) == Role::key;
    text += margin + coloured(symbol(said.mark), colour_of(said.mark), colour_) + " ";
    text += coloured(said.what, heads ? Colour::bold : Colour::plain, colour_) + found(shown_below(node), said);
    if (!said.shortfall.empty()) text += coloured((chinese() ? "，" : ", ") + said.shortfall, Colour::red, colour_);
    text += "\n";
    details(said, margin + "    ");
  }

  [[nodiscard]] std::string found(const Explanation& node, const NodeText& said) const {
    if (said.found.empty() || said.found == said.what) return "";
    if (role_of(node.word) != Role::comparison) return " = " + said.found;
    return chinese() ? "：实际 " + said.found : ": found " + said.found;
  }

  void details(const NodeText& said, const std::string& margin) {
    for (const std::string& remark : said.remarks) text += margin + remark + "\n";
    if (!said.source.empty())
      text += margin + coloured((chinese() ? "来源：" : "source: ") + said.source, Colour::dim, colour_) + "\n";
    if (!said.basis.empty())
      text += margin + coloured((chinese() ? "依据：" : "basis: ") + said.basis, Colour::dim, colour_) + "\n";
  }

  Language language_;
  bool colour_;
  std::optional<Citation> within_;  // the clause explained
};

std::string heading_text(const Decision& decision, Language language, bool colour) {
  const Heading head = heading(decision, language);
  const bool chinese = language == Language::chinese;
  std::string text = coloured(head.provision, Colour::bold, colour) + "\n" + head.subject + "\n";
  text += coloured(head.outcome, colour_of(mark_of(decision.outcome)), colour) + "\n";
  if (!head.basis.empty()) text += (chinese ? "依据：" : "Basis: ") + head.basis + "\n";
  if (!head.reason.empty()) text += (chinese ? "原因：" : "Reason: ") + head.reason + "\n";
  return text;
}

}  // namespace

std::string tree_text(const Explanation& explanation, Language language, bool colour, int indent) {
  TreePrinter printer(language, colour);
  printer.print(explanation, indent);
  return std::move(printer.text);
}

std::string to_text(const Decision& decision, const Explanation& explanation, Language language, bool colour) {
  std::string text = heading_text(decision, language, colour);
  const std::string tree = tree_text(explanation, language, colour);
  if (!tree.empty()) text += "\n" + tree;
  for (const Section& section : decision_sections(decision, language)) {
    text += "\n" + coloured(section.title, Colour::bold, colour) + "\n";
    for (const std::string& line : section.lines) text += "  " + line + "\n";
  }
  return text;
}

}  // namespace duixian::report
