#include "report/targets_html.h"

#include <algorithm>

#include "report/bar_chart.h"
#include "report/explanation_html.h"
#include "report/explanation_style.h"
#include "report/goals.h"
#include "report/value_text.h"

namespace duixian::report {

namespace {

constexpr std::string_view chart_style = R"(
table{border-collapse:collapse;width:100%;font-size:.92em}th,td{border-bottom:1px solid #d5dae3;padding:.25em .5em;text-align:left;vertical-align:top}
td.number,th.number{text-align:right;white-space:nowrap}h3{font-size:1em;margin:1em 0 .3em}
svg{width:100%;max-width:52em;display:block;margin:.4em 0}svg text{font-size:12px;fill:#1d2433}svg text.goal{text-anchor:middle;fill:#55607a}
svg line.goal{stroke:#55607a;stroke-dasharray:4 3}rect.holds{fill:#00803c}rect.fails{fill:#c00000}rect.unknown{fill:#c08a00}
td.holds{color:#00803c}td.fails{color:#c00000}td.unknown{color:#9c6500}
@media print{tr,svg{break-inside:avoid}}
)";

class Page {
 public:
  explicit Page(Language language) : language_(language) {}

  void head() {
    const std::string title = say("目标完成情况", "Targets and how far they are met");
    html = std::string("<!DOCTYPE html>\n<html lang=\"") + say("zh-CN", "en") + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + title + "</title>\n<style>" +
           std::string(style_sheet) + std::string(chart_style) + "</style>\n</head>\n<body>\n<h1>" + title + "</h1>\n";
  }

  void clause(const ClauseGoals& clause) {
    const Decision& decision = *clause.clause;
    html += "<section>\n<h2>" + html_escaped(decision.provision + " " + decision.title.in(language_)) + "</h2>\n";
    html += "<div class=\"basis\">" + html_escaped(citation_text(decision.cite, language_)) + "</div>\n<p>" + counts_text(clause, language_) + "</p>\n";
    for (const Goal& goal : clause.goals) this->goal(goal);
    html += "</section>\n";
  }

  std::string html;

 private:
  [[nodiscard]] std::string say(const char* zh, const char* en) const { return language_ == Language::chinese ? zh : en; }

  void goal(const Goal& goal) {
    const std::vector<GoalRow> rows = furthest_first(goal.rows);
    const std::span<const GoalRow> shown = std::span(rows).first(std::min(rows.size(), target_bars_shown));
    if (!goal.measured.empty()) html += "<h3>" + html_escaped(goal.measured) + "</h3>\n";
    html += bar_chart(shown, language_);
    html += "<table>\n<tr><th></th><th>" + say("主体", "Subject") + "</th><th class=\"number\">" + say("实际", "Found") + "</th><th class=\"number\">" +
            say("目标", "Goal") + "</th><th class=\"number\">" + say("完成", "Reached") + "</th><th>" + say("差距", "Short by") + "</th></tr>\n";
    for (const GoalRow& row : shown) this->row(row);
    html += "</table>\n";
    if (shown.size() == rows.size()) return;
    const std::string more = std::to_string(rows.size() - shown.size());
    html += "<p>" + say("另有 ", "And ") + more + say(" 行，见 --format json。", " more, see --format json.") + "</p>\n";
  }

  void row(const GoalRow& row) {
    const Mark mark = mark_of(row);
    const char* css_class = mark == Mark::holds ? "holds" : mark == Mark::fails ? "fails" : "unknown";
    html += std::string("<tr><td class=\"") + css_class + "\">" + symbol(mark) + "</td><td>" + html_escaped(subject_text(row, language_)) + "</td>";
    number(row.measure ? found_text(*row.measure, language_) : "");
    number(row.measure ? value_text(row.measure->goal, language_) : "");
    number(row.measure ? reached_text(*row.measure) : "");
    html += "<td>" + html_escaped(shortfall_text(row, language_)) + "</td></tr>\n";
  }

  void number(const std::string& text) { html += "<td class=\"number\">" + html_escaped(text) + "</td>"; }

  Language language_;
};

}  // namespace

std::string targets_html(std::span<const Target> targets, Language language) {
  Page page(language);
  page.head();
  for (const ClauseGoals& clause : clause_goals(targets, language)) page.clause(clause);
  page.html += "</body>\n</html>\n";
  return std::move(page.html);
}

}  // namespace duixian::report
