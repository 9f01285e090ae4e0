#include "report/summary_text.h"

#include <algorithm>

#include "report/amount_text.h"
#include "report/colour.h"
#include "report/outcome_text.h"
#include "report/valid_text.h"

namespace duixian::report {

namespace {

constexpr int amount_columns = 24;
constexpr int count_columns = 8;

// "1,234.00元 + 5.00 USD"
std::string sums_text(const Sums& sums) {
  std::string text;
  for (const auto& [currency, minor] : sums) text += (text.empty() ? "" : " + ") + grouped_amount(minor, currency);
  return text.empty() ? "-" : text;
}

Int128 size_of(const Sums& sums) {
  Int128 size = 0;
  for (const auto& [currency, minor] : sums) size += minor;
  return size;
}

// One entry of a list: a name, how many, and how much.
struct Row {
  std::string name;
  std::int64_t count = 0;
  Sums amount;
};

class Screen {
 public:
  Screen(Language language, const SummaryLayout& layout) : language_(language), layout_(layout) {}

  [[nodiscard]] std::string say(const char* zh, const char* en) const { return language_ == Language::chinese ? zh : en; }

  void title(const std::string& text_of_title) { text += coloured(text_of_title, Colour::bold, layout_.colour) + "\n"; }

  void row(const Row& row) {
    const int name_columns = layout_.columns - amount_columns - count_columns - 2;
    const bool apart = layout_.whole_names && width_of(row.name) > name_columns;
    if (apart) text += "  " + row.name + "\n";
    text += "  " + fitted(apart ? "" : row.name, name_columns) + fitted_right(std::to_string(row.count), count_columns) +
            fitted_right(sums_text(row.amount), amount_columns) + "\n";
  }

  // The first rows, and all others as one.
  void rows(const std::vector<Row>& all, std::size_t most, const std::string& rest_name) {
    const std::size_t shown = all.size() <= most + 1 ? all.size() : most;
    for (std::size_t at = 0; at < shown; ++at) row(all[at]);
    if (shown == all.size()) return;
    Row rest{rest_name, 0, {}};
    for (std::size_t at = shown; at < all.size(); ++at) {
      rest.count += all[at].count;
      for (const auto& [currency, minor] : all[at].amount) rest.amount[currency] += minor;
    }
    row(rest);
  }

  std::string text;

 private:
  Language language_;
  const SummaryLayout& layout_;
};

std::string outcomes_line(const Summary& summary, Language language, int columns) {
  std::string text, line = " ";
  for (const Outcome outcome : all_outcomes) {
    const std::int64_t count = summary.counts()[static_cast<std::size_t>(outcome)];
    if (count == 0) continue;
    const std::string item = " " + outcome_text(outcome, language) + " " + std::to_string(count);
    if (width_of(line) + width_of(item) + 2 > columns) {
      text += line + "\n";
      line = " ";
    }
    line += (line.size() > 1 ? " ·" : "") + item;
  }
  return text + line + "\n";
}

std::vector<Row> clause_rows(const Summary& summary, Language language) {
  std::vector<Row> rows;
  for (const ClauseSummary& clause : summary.clauses()) {
    if (clause.granted.empty()) continue;
    rows.push_back({clause.provision + " " + clause.title.in(language),
                    clause.count[static_cast<std::size_t>(Outcome::granted)], clause.granted});
  }
  std::ranges::stable_sort(rows, [](const Row& a, const Row& b) { return size_of(a.amount) > size_of(b.amount); });
  return rows;
}

}  // namespace

std::string summary_text(const Summary& summary, Language language, const SummaryLayout& layout) {
  Screen screen(language, layout);
  screen.title(screen.say("结论", "Outcomes") + "  " + std::to_string(summary.decisions()) +
               screen.say(" 项", " decisions"));
  screen.text += outcomes_line(summary, language, layout.columns);
  const bool divided = !summary.divisions().empty();  // the lists above give up rows for it, so that all fits a screen
  const std::vector<Row> clauses = clause_rows(summary, language);
  if (clauses.empty()) return std::move(screen.text);

  screen.title(screen.say("按条款（件数，拟兑现金额）", "By clause (cases, amount due)"));
  screen.rows(clauses, layout.clauses - (divided ? 1 : 0), screen.say("其他条款", "other clauses"));
  Row total{screen.say("合计", "Total"), 0, summary.granted()};
  for (const Row& clause : clauses) total.count += clause.count;
  screen.row(total);

  std::vector<Row> payers;
  for (const PayerSummary& payer : summary.payers()) {
    payers.push_back({payer.party.empty() ? screen.say("出资方或份额未载明", "payer or share not stated") : payer.title.in(language),
                      payer.count, payer.amount});
  }
  std::ranges::stable_sort(payers, [](const Row& a, const Row& b) { return size_of(a.amount) > size_of(b.amount); });
  screen.title(screen.say("按出资方", "By payer"));
  screen.rows(payers, layout.payers - (divided ? 2 : 0), screen.say("其他", "others"));
  if (!divided) return std::move(screen.text);
  std::vector<Row> divisions;
  for (const DivisionSummary& one : summary.divisions()) divisions.push_back({one.provision + " " + one.title.in(language), one.count, one.amount});
  screen.title(screen.say("分担（划分已列款项，不计入合计）", "Divided (not counted again)"));
  screen.rows(divisions, layout.divisions, screen.say("其他", "others"));
  return std::move(screen.text);
}

}  // namespace duixian::report
