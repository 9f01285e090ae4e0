#include "report/obligation_chart.h"

#include <algorithm>

#include "report/amount_text.h"
#include "report/explanation_html.h"
#include "report/obligation_years.h"

namespace duixian::report {

namespace {

// In pixels of the drawing; it is scaled to the page.
constexpr int label_width = 60, bars_width = 480, after_bars = 180, row_height = 30, bar_height = 18, above = 8, key_height = 20;
constexpr const char* colours[] = {"#1f5fa8", "#c08a00", "#00803c", "#8a3ea8", "#c00000", "#4a90a4", "#7a6a00", "#55607a"};

std::string number(int value) { return "\"" + std::to_string(value) + "\""; }
std::string text_at(int x, int y, const std::string& said) { return "<text x=" + number(x) + " y=" + number(y) + ">" + html_escaped(said) + "</text>"; }
std::string box(int x, int y, int width, int height, std::size_t source) {
  return "<rect x=" + number(x) + " y=" + number(y) + " width=" + number(width) + " height=" + number(height) + " fill=\"" + colours[source % std::size(colours)] + "\"/>";
}

Int128 total(const std::vector<Int128>& sums) {
  Int128 all = 0;
  for (const Int128 sum : sums) all += sum;
  return all;
}

class Chart {
 public:
  Chart(const Settled& settled, Language language) : settled_(settled), sources_(sources_of(settled, language)), years_(obligations_by_year(settled, sources_)) {
    for (const auto& [year, owed] : years_) most_ = std::max(most_, total(owed));
  }

  std::string draw(Language language) {
    if (most_ == 0) return "";
    for (const auto& [year, owed] : years_) row(year, owed);
    for (std::size_t i = 0; i < sources_.size(); ++i) key(i);
    const std::string said = language == Language::chinese ? "各年度应付" : "owed by year";
    return "<svg role=\"img\" viewBox=\"0 0 " + std::to_string(label_width + bars_width + after_bars) + " " + std::to_string(y_) + "\" aria-label=\"" + said + "\">\n" + drawn_ + "</svg>\n";
  }

 private:
  void row(int year, const std::vector<Int128>& owed) {
    drawn_ += text_at(0, y_ + bar_height - 4, std::to_string(year));
    Int128 before = 0;
    for (std::size_t i = 0; i < owed.size(); ++i) {
      const int from = length(before), to = length(before + owed[i]);
      if (to > from) drawn_ += box(label_width + from, y_, to - from, bar_height, i);
      before += owed[i];
    }
    drawn_ += text_at(label_width + length(before) + 6, y_ + bar_height - 4, grouped_amount(before, settled_.currency)) + "\n";
    y_ += row_height;
  }
  void key(std::size_t source) {
    drawn_ += box(label_width, y_, bar_height - 6, bar_height - 6, source) + text_at(label_width + bar_height, y_ + bar_height - 8, sources_[source].title) + "\n";
    y_ += key_height;
  }
  [[nodiscard]] int length(Int128 sum) const { return static_cast<int>(sum * bars_width / most_); }

  const Settled& settled_;
  std::vector<ObligationSource> sources_;
  std::map<int, std::vector<Int128>> years_;
  Int128 most_ = 0;
  int y_ = above;
  std::string drawn_;
};

}  // namespace

std::string obligation_chart(const Settled& settled, Language language) { return Chart(settled, language).draw(language); }

}  // namespace duixian::report
