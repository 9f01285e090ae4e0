// 核算底稿: for one subject, every decision with its whole tree, as an auditor follows it.
#include <map>

#include "report/decision_cells.h"
#include "report/decision_sections.h"
#include "report/decision_sheets.h"
#include "report/node_text.h"
#include "report/value_text.h"

namespace duixian::report {

namespace {

Style style_of(Mark mark) {
  switch (mark) {
    case Mark::holds:
      return Style::holds;
    case Mark::fails:
      return Style::fails;
    case Mark::unknown:
      return Style::unknown;
    case Mark::none:
      return Style::centred;
  }
  return Style::centred;
}

class WorkingPaper {
 public:
  WorkingPaper(Book& book, const WorkbookInput& input, const Decision& first)
      : input_(input),
        sheet_(
            book,
            {say(input, "核算底稿 ", "Paper ") + name_of(first), name_of(first) + say(input, " 核算底稿", ": working paper"),
             first.subject + "  " + year_and_unit(input, "", ""), 0},
            {{"", 5}, {"", 44}, {"", 17}, {"", 15}, {"", 16}, {"", 32}, {"", 36}}) {}

  void add(const Explained& explained) {
    const Heading head = heading(explained.decision, input_.language);
    sheet_.heading(head.provision);
    sheet_.heading(head.outcome);
    if (!head.basis.empty()) sheet_.heading(say(input_, "依据：", "Basis: ") + head.basis);
    if (!head.reason.empty()) sheet_.heading(say(input_, "原因：", "Reason: ") + head.reason);
    sheet_.header({say(input_, "判定", "Holds"), say(input_, "条件与计算步骤", "Condition or step"),
                   say(input_, "实际值", "Found"), say(input_, "标准", "Threshold"), say(input_, "差额", "Shortfall"),
                   say(input_, "数据来源", "Source"), say(input_, "依据与说明", "Basis and notes")});
    add_node(explained.explanation, 0);
    for (const Section& section : decision_sections(explained.decision, input_.language)) add_section(section);
    sheet_.skip_row();
  }

 private:
  static const std::string& name_of(const Decision& decision) {
    return decision.subject_name.empty() ? decision.subject : decision.subject_name;
  }

  void add_node(const Explanation& node, int level) {
    const bool unnamed_root = node.word.empty() || node.word == "provision";
    if (node.word == "provision") within_ = node.cite;
    if (!unnamed_root) add_row(node_text(node, input_.language, within_), level);
    const Explanation& below = shown_below(node);
    for (std::size_t part = 0; part < below.parts.size(); ++part) {
      if (!said_above(below, part)) add_node(below.parts[part], unnamed_root ? level : level + 1);
    }
  }

  void add_row(const NodeText& said, int level) {
    std::string notes = said.basis;
    for (const std::string& remark : said.remarks) notes += (notes.empty() ? "" : "\n") + remark;
    sheet_.text(said.mark == Mark::none ? "" : symbol(said.mark), style_of(said.mark));
    sheet_.indented(said.what, level);
    sheet_.text(said.found == said.what ? "" : said.found);
    sheet_.text(said.threshold);
    sheet_.text(said.shortfall);
    sheet_.text(said.source);
    sheet_.text(notes);
    sheet_.end_row();
  }

  void add_section(const Section& section) {
    sheet_.heading(section.title);
    for (const std::string& line : section.lines) sheet_.line("　　" + line);
  }

  const WorkbookInput& input_;
  std::optional<Citation> within_;  // the clause explained
  Sheet sheet_;
};

}  // namespace

// Papers of one subject need not lie together; the order of the sheets is that of their first decisions.
void write_working_papers(Book& book, const WorkbookInput& input) {
  std::vector<std::pair<std::string, std::string>> order;
  std::map<std::pair<std::string, std::string>, std::vector<const Explained*>> of_subject;
  for (const Explained& explained : input.papers) {
    const auto key = std::pair(explained.decision.entity, explained.decision.subject);
    if (of_subject[key].empty()) order.push_back(key);
    of_subject[key].push_back(&explained);
  }
  for (const auto& key : order) {
    const auto& papers = of_subject[key];
    WorkingPaper paper(book, input, papers.front()->decision);
    for (const Explained* explained : papers) paper.add(*explained);
  }
}

}  // namespace duixian::report
