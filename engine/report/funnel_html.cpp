#include "report/funnel_html.h"

#include <algorithm>

#include "report/explanation_html.h"
#include "report/funnel_text.h"
#include "report/outcome_text.h"
#include "report/rounded_amount.h"

namespace duixian::report {

namespace {

constexpr std::uint64_t chart_width = 860, bar_room = 440, row_height = 40;
constexpr std::string_view style = R"(
body{font:15px/1.6 "Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","PingFang SC",sans-serif;color:#1d2433;background:#fff;max-width:60em;margin:2em auto;padding:0 1.2em}
h1{font-size:1.2em;margin:2em 0 .2em}p{margin:.2em 0;color:#55607a}svg{width:100%;height:auto;margin:.6em 0}
text{font-size:13px;fill:#1d2433}.numbers{fill:#55607a}.track{fill:#eef0f4}.all{fill:#8a94a6}.stopped{fill:#e8a3a3}.alone{fill:#c00000}.passed{fill:#00803c}
.key i{display:inline-block;width:1em;height:.8em;margin:0 .3em 0 1em}
@media print{body{margin:0;max-width:none}section{break-inside:avoid}}@page{size:A4;margin:18mm}
)";

class Chart {
 public:
  Chart(const Funnel& funnel, Language language) : funnel_(funnel), language_(language) {}

  std::string draw() {
    row(say("适用", "asked"), std::to_string(funnel_.asked), {{"all", funnel_.asked}});
    for (const FunnelCondition& one : funnel_.conditions) condition(one);
    if (funnel_.by_nothing > 0) row(say("无可兑现", "nothing due"), std::to_string(funnel_.by_nothing), {{"stopped", funnel_.by_nothing}});
    for (const FunnelOutcome& one : funnel_.outcomes) {
      const bool passed = one.outcome == Outcome::granted || one.outcome == Outcome::pending || one.outcome == Outcome::open;
      if (passed) row(outcome_text(one.outcome, funnel_.kind, language_), numbers(one.subjects, one.highest), {{"passed", one.subjects}});
    }
    const std::string size = std::to_string(chart_width) + " " + std::to_string(rows_ * row_height);
    return "<svg viewBox=\"0 0 " + size + "\" role=\"img\" aria-label=\"" + html_escaped(funnel_.provision + " " + funnel_summary(funnel_, language_)) + "\">\n" + body_ + "</svg>\n";
  }

 private:
  struct Bar {
    const char* css_class;
    std::uint64_t subjects;
  };

  [[nodiscard]] std::string say(const char* zh, const char* en) const { return language_ == Language::chinese ? zh : en; }

  [[nodiscard]] std::string numbers(std::uint64_t subjects, const std::string& money) const {
    const std::string sum = rounded_amount(money, funnel_.currency);
    return std::to_string(subjects) + (sum.empty() ? "" : " · " + sum);
  }

  void condition(const FunnelCondition& one) {
    std::string text = numbers(one.with_others.subjects, one.with_others.money);
    text += say("；仅此 ", "; alone ") + numbers(one.alone.subjects, one.alone.money);
    if (one.unknown > 0) text += say("；未知 ", "; unknown ") + std::to_string(one.unknown);
    const std::string number = one.alternative > 0 ? "[" + std::to_string(one.alternative) + "] " : "";
    row(number + one.text.in(language_), text, {{"stopped", one.with_others.subjects}, {"alone", one.alone.subjects}});
  }

  // Bars lie over each other, the shortest last.
  void row(const std::string& label, const std::string& text, std::initializer_list<Bar> bars) {
    const std::uint64_t top = rows_++ * row_height;
    body_ += "<text x=\"0\" y=\"" + std::to_string(top + 14) + "\">" + html_escaped(label) + "</text>";
    rectangle("track", top + 20, bar_room);
    for (const Bar& bar : bars) rectangle(bar.css_class, top + 20, width(bar.subjects));
    body_ += "<text class=\"numbers\" x=\"" + std::to_string(bar_room + 12) + "\" y=\"" + std::to_string(top + 32) + "\">" + html_escaped(text) + "</text>\n";
  }

  void rectangle(const char* css_class, std::uint64_t top, std::uint64_t wide) {
    body_ += "<rect class=\"" + std::string(css_class) + "\" x=\"0\" y=\"" + std::to_string(top) + "\" width=\"" + std::to_string(wide) + "\" height=\"14\"/>";
  }

  // As a share of those asked; who is there at all can be seen.
  [[nodiscard]] std::uint64_t width(std::uint64_t subjects) const {
    if (subjects == 0 || funnel_.asked == 0) return 0;
    return std::clamp<std::uint64_t>((subjects * bar_room + funnel_.asked / 2) / funnel_.asked, 1, bar_room);
  }

  const Funnel& funnel_;
  Language language_;
  std::string body_;
  std::uint64_t rows_ = 0;
};

}  // namespace

std::string funnel_html(const std::vector<Funnel>& funnels, Language language) {
  const bool chinese = language == Language::chinese;
  const std::string title = chinese ? "各条件拦下多少" : "What each condition stops";
  std::string page = std::string("<!DOCTYPE html>\n<html lang=\"") + (chinese ? "zh-CN" : "en") + "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + title +
                     "</title>\n<style>" + std::string(style) + "</style>\n</head>\n<body>\n";
  page += std::string("<p class=\"key\">") + title + "<i style=\"background:#e8a3a3\"></i>" + (chinese ? "未通过（含同时不符合其他条件的）" : "stopped, with others or alone") +
          "<i style=\"background:#c00000\"></i>" + (chinese ? "仅因此条" : "stopped by this one alone") + "<i style=\"background:#00803c\"></i>" + (chinese ? "通过" : "passed") + "</p>\n";
  for (const Funnel& funnel : funnels) {
    page += "<section>\n<h1>" + html_escaped(funnel.provision + "  " + funnel.title.in(language)) + "</h1>\n<p>" + html_escaped(funnel_summary(funnel, language)) + "</p>\n";
    page += Chart(funnel, language).draw() + "<p>" + html_escaped(funnel_outcomes(funnel, language)) + "</p>\n</section>\n";
  }
  return page + "</body>\n</html>\n";
}

}  // namespace duixian::report
