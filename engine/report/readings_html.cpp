#include "report/readings_html.h"

#include "report/explanation_html.h"
#include "report/explanation_style.h"
#include "report/readings_text.h"
#include "report/value_text.h"

namespace duixian::report {

namespace {

constexpr std::string_view table_style = R"(
table{border-collapse:collapse;width:100%;font-size:.92em}th,td{border-bottom:1px solid #d5dae3;padding:.25em .5em;text-align:left;vertical-align:top}
td.number,th.number{text-align:right;white-space:nowrap}tr.taken td{font-weight:600}tr.clause td{color:#55607a;font-size:.92em}
@media print{section{break-inside:avoid}}
)";

class Page {
 public:
  explicit Page(Language language) : language_(language) {}

  void head() {
    const std::string title = say("各种读法的结果", "What each reading costs");
    html = std::string("<!DOCTYPE html>\n<html lang=\"") + say("zh-CN", "en") + "\">\n<head>\n<meta charset=\"utf-8\">\n" +
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + title + "</title>\n<style>" +
           std::string(style_sheet) + std::string(table_style) + "</style>\n</head>\n<body>\n<h1>" + title + "</h1>\n";
  }

  void reading(const ReadingEffect& reading) {
    html += "<section>\n<h2>" + html_escaped(reading.id + " " + reading.issue.in(language_)) + "</h2>\n<div class=\"basis\">" +
            html_escaped(citation_text(reading.cite, language_)) + "</div>\n<p>" + html_escaped(taken_text(reading, language_)) + "</p>\n";
    if (!reading.computed) html += "<p>" + say("只说明数据如何填报，不参与计算。", "It only says how data are entered, and computes nothing.") + "</p>\n";
    else if (!makes_difference(reading)) html += "<p>" + say("对这些记录没有影响。", "It makes no difference to these records.") + "</p>\n";
    if (reading.computed && makes_difference(reading)) table(reading);
    else choices(reading);
    html += "</section>\n";
  }

  std::string html;

 private:
  [[nodiscard]] std::string say(const char* zh, const char* en) const { return language_ == Language::chinese ? zh : en; }

  // Without figures: zeros would say that somebody counted.
  void choices(const ReadingEffect& reading) {
    html += "<ul>";
    for (const ChoiceEffect& choice : reading.choices) {
      const std::string said = html_escaped(choice.name + " " + choice.text.in(language_));
      html += "<li>" + (choice.taken ? "<strong>" + said + "</strong>" : said) + "</li>";
    }
    html += "</ul>\n";
  }

  void table(const ReadingEffect& reading) {
    html += "<table>\n<tr><th>" + say("读法", "Choice") + "</th>";
    for (const auto& [zh, en] : {std::pair{"符合", "Granted"}, {"增减", "Difference"}, {"金额", "Sum"}, {"增减", "Difference"}, {"得益", "Gain"}, {"受损", "Lose"}, {"有别", "Otherwise"}})
      html += "<th class=\"number\">" + say(zh, en) + "</th>";
    html += "</tr>\n";
    const ChoiceEffect* taken = taken_choice(reading);
    for (const ChoiceEffect& choice : reading.choices) {
      row(choice.taken ? "taken" : "choice", choice.name + " " + choice.text.in(language_), choice.all, taken->all, reading.currency);
      for (std::size_t at = 0; at < choice.clauses.size(); ++at) {
        const ClauseEffect& clause = choice.clauses[at];
        row("clause", clause.provision + " " + clause.title.in(language_), clause.totals, taken->clauses[at].totals, clause.currency);
      }
    }
    html += "</table>\n";
  }

  void row(const char* css_class, const std::string& name, const EffectTotals& totals, const EffectTotals& taken, const std::string& currency) {
    html += std::string("<tr class=\"") + css_class + "\"><td>" + html_escaped(name) + "</td>";
    number(std::to_string(totals.granted));
    number(difference_text(taken.granted, totals.granted));
    const bool sums = totals.highest != 0 || taken.highest != 0;
    number(sums ? sum_text(totals, currency, language_) : "");
    number(sums ? difference_text(taken, totals, currency, language_) : "");
    for (const std::uint64_t count : {totals.gain, totals.lose, totals.otherwise}) number(std::to_string(count));
    html += "</tr>\n";
  }

  void number(const std::string& text) { html += "<td class=\"number\">" + html_escaped(text) + "</td>"; }

  Language language_;
};

}  // namespace

std::string readings_html(std::span<const ReadingEffect> readings, Language language) {
  Page page(language);
  page.head();
  for (const ReadingEffect& reading : readings) page.reading(reading);
  page.html += "</body>\n</html>\n";
  return std::move(page.html);
}

}  // namespace duixian::report
