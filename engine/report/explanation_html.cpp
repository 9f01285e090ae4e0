#include "report/settled_claim.h"
#include "report/explanation_html.h"

#include "report/decision_sections.h"
#include "report/explanation_style.h"
#include "report/node_text.h"
#include "report/valid_text.h"
#include "report/wording.h"

namespace duixian::report {

namespace {

const char* class_of(Mark mark) {
  switch (mark) {
    case Mark::holds:
      return "holds";
    case Mark::fails:
      return "fails";
    case Mark::unknown:
      return "unknown";
    case Mark::none:
      return "plain";
  }
  return "plain";
}

class Page {
 public:
  explicit Page(Language language) : language_(language) {}

  void element(std::string_view tag, std::string_view css_class, std::string_view content) {
    html += "<" + std::string(tag) + " class=\"" + std::string(css_class) + "\">" + html_escaped(content) + "</" +
            std::string(tag) + ">";
  }

  void head(const Heading& heading) {
    html += std::string("<!DOCTYPE html>\n<html lang=\"") + (chinese() ? "zh-CN" : "en") +
            "\">\n<head>\n<meta charset=\"utf-8\">\n";
    html += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n";
    html += "<title>" + html_escaped(heading.provision + " " + heading.subject) + "</title>\n<style>" +
            std::string(style_sheet) + "</style>\n</head>\n<body>\n";
  }

  void heading(const Heading& heading, Outcome outcome) {
    html += std::string("<header class=\"") + class_of(mark_of(outcome)) + "\">\n";
    element("h1", "title", heading.provision);
    element("div", "subject", heading.subject);
    element("div", "outcome", heading.outcome);
    if (!heading.basis.empty()) element("div", "basis", (chinese() ? "依据：" : "Basis: ") + heading.basis);
    if (!heading.reason.empty()) element("div", "reason", (chinese() ? "原因：" : "Reason: ") + heading.reason);
    html += "\n</header>\n";
  }

  // No rule is nested deeper than a pack may nest it (100).
  void node(const Explanation& explanation) {
    const bool unnamed_root = explanation.word.empty() || explanation.word == "provision";
    if (explanation.word == "provision") within_ = explanation.cite;
    if (!unnamed_root) open_node(explanation);
    const Explanation& below = shown_below(explanation);
    for (std::size_t part = 0; part < below.parts.size(); ++part) {
      if (!said_above(below, part)) node(below.parts[part]);
    }
    if (!unnamed_root) html += has_parts(explanation) ? "</details>\n" : "</div>\n";
  }

  void section(const Section& section) {
    html += "<section>";
    element("h2", "section", section.title);
    html += "<ul>";
    for (const std::string& line : section.lines) html += "<li>" + html_escaped(line) + "</li>";
    html += "</ul></section>\n";
  }

  std::string html;

 private:
  [[nodiscard]] bool chinese() const { return language_ == Language::chinese; }

  static bool has_parts(const Explanation& explanation) {
    const Explanation& below = shown_below(explanation);
    for (std::size_t part = 0; part < below.parts.size(); ++part) {
      if (!said_above(below, part)) return true;
    }
    return false;
  }

  void open_node(const Explanation& explanation) {
    const NodeText said = node_text(explanation, language_, within_);
    const std::string key = role_of(explanation.word) == Role::key ? " key" : "";
    const std::string css_class = std::string("node ") + class_of(said.mark) + key;
    html +=
        has_parts(explanation) ? "<details open class=\"" + css_class + "\"><summary>" : "<div class=\"" + css_class + "\">";
    line(explanation, said);
    if (has_parts(explanation)) html += "</summary>\n";
    details(said);
  }

  void line(const Explanation& explanation, const NodeText& said) {
    element("span", "mark", symbol(said.mark));
    element("span", "what", said.what);
    if (!said.found.empty() && said.found != said.what) {
      const bool comparison = role_of(shown_below(explanation).word) == Role::comparison;
      html += comparison ? (chinese() ? "：实际 " : ": found ") : " = ";
      element("span", "found", said.found);
    }
    if (said.shortfall.empty()) return;
    html += chinese() ? "，" : ", ";
    element("span", "shortfall", said.shortfall);
  }

  void details(const NodeText& said) {
    for (const std::string& remark : said.remarks) element("div", "detail", remark);
    if (!said.source.empty()) element("div", "detail", (chinese() ? "来源：" : "source: ") + said.source);
    if (!said.basis.empty()) element("div", "detail", (chinese() ? "依据：" : "basis: ") + said.basis);
  }

  Language language_;
  std::optional<Citation> within_;  // the clause explained
};

}  // namespace

std::string html_escaped(std::string_view text) {
  std::string escaped;
  for (const char byte : valid_text(text)) {
    switch (byte) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      default:
        escaped += byte;
    }
  }
  return escaped;
}

std::string to_html(const Decision& decision, const Explanation& explanation, Language language, const SettledClaim* claim) {
  const Heading head = heading(decision, language);
  Page page(language);
  page.head(head);
  page.heading(head, decision.outcome);
  page.html += "<main class=\"tree\">\n";
  page.node(explanation);
  page.html += "</main>\n";
  for (const Section& section : decision_sections(decision, language)) page.section(section);
  if (claim) page.html += claim_html(*claim, language);
  page.html += "</body>\n</html>\n";
  return std::move(page.html);
}

}  // namespace duixian::report
