#include "report/bar_chart.h"

#include <algorithm>

#include "report/explanation_html.h"
#include "report/valid_text.h"

namespace duixian::report {

namespace {

// In pixels of the drawing; it is scaled to the page.
constexpr int label_width = 230, goal_width = 220, after_bars = 90, row_height = 24, bar_height = 14, above = 22;
constexpr int label_columns = 30;

std::string number(int value) { return "\"" + std::to_string(value) + "\""; }

std::string text_at(int x, int y, const char* css_class, const std::string& said) {
  return "<text x=" + number(x) + " y=" + number(y) + " class=\"" + css_class + "\">" + html_escaped(said) + "</text>";
}

// Up to twice the goal: 100% is half of the room.
int length_of(const Measure& measure) {
  if (measure.reached->sign() <= 0) return 0;
  const auto length = multiply(*measure.reached, goal_width);
  return length && *length < Rational(2 * goal_width) ? static_cast<int>(floor(*length)) : 2 * goal_width;
}

std::string label(const GoalRow& row, Language language) {
  const std::string whole = subject_text(row, language), cut = fitted(whole, label_columns);
  return cut.substr(0, cut.find_last_not_of(' ') + 1);
}

std::string bar(const GoalRow& row, int y, Language language) {
  const int length = length_of(*row.measure);
  const char* css_class = mark_of(row) == Mark::holds ? "holds" : mark_of(row) == Mark::fails ? "fails" : "unknown";
  return text_at(0, y + bar_height - 2, "label", label(row, language)) + "<rect x=" + number(label_width) + " y=" + number(y) + " width=" + number(length) +
         " height=" + number(bar_height) + " class=\"" + css_class + "\"/>" +
         text_at(label_width + length + 6, y + bar_height - 2, "share", reached_text(*row.measure)) + "\n";
}

}  // namespace

std::string bar_chart(std::span<const GoalRow> rows, Language language) {
  std::string bars;
  int y = above;
  for (const GoalRow& row : rows) {
    if (!row.measure || !row.measure->reached) continue;
    bars += bar(row, y, language);
    y += row_height;
  }
  if (bars.empty()) return "";
  const int goal = label_width + goal_width;
  const std::string size = std::to_string(label_width + 2 * goal_width + after_bars) + " " + std::to_string(y);
  const std::string said = language == Language::chinese ? "目标 100%" : "goal 100%";
  return "<svg role=\"img\" viewBox=\"0 0 " + size + "\" aria-label=\"" + said + "\">\n" + text_at(goal, above - 8, "goal", said) + "<line x1=" + number(goal) +
         " x2=" + number(goal) + " y1=" + number(above - 4) + " y2=" + number(y) + " class=\"goal\"/>\n" + bars + "</svg>\n";
}

}  // namespace duixian::report
