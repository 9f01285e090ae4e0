// 汇总表: three views of the same payments, which add up to the same totals.
#include <numeric>
#include <set>

#include "base/invariant.h"
#include "report/decision_cells.h"
#include "report/decision_sheets.h"
#include "report/outcome_text.h"
#include "report/summary.h"

namespace duixian::report {

namespace {

std::vector<Outcome> outcomes_found(const Summary& summary) {
  std::vector<Outcome> found;
  for (const Outcome outcome : all_outcomes) {
    if (summary.counts()[static_cast<std::size_t>(outcome)] != 0) found.push_back(outcome);
  }
  return found;
}

// Every currency that one of the sums holds; yuan where none does.
std::set<std::string> currencies_in(std::initializer_list<const Sums*> all) {
  std::set<std::string> currencies;
  for (const Sums* sums : all) {
    for (const auto& [currency, minor] : *sums) currencies.insert(currency);
  }
  if (currencies.empty()) currencies.insert("CNY");
  return currencies;
}

Int128 sum_in(const Sums& sums, const std::string& currency) {
  const auto found = sums.find(currency);
  return found == sums.end() ? Int128{0} : found->second;
}

void add_all(Sums& total, const Sums& more) {
  for (const auto& [currency, minor] : more) total[currency] += minor;
}

class TotalsSheet {
 public:
  TotalsSheet(Book& book, const WorkbookInput& input) : input_(input), outcomes_(), sheet_(nullptr), book_(book) {
    for (const Decision& decision : input.decisions) summary_.add(decision);
    outcomes_ = outcomes_found(summary_);
  }

  void write() {
    Sheet sheet(book_,
                {say("汇总表", "Totals"), input_.title.in(input_.language) + say(" 汇总表", ": totals"),
                 year_and_unit(input_, "单位：元", "in yuan"), 0},
                columns());
    sheet_ = &sheet;
    by_clause();
    by_payer();
    by_year();
    divisions();
    sheet.skip_row();
    sheet.heading(say("核对：按条款、按出资方、按支付年度三项合计相等",
                      "Checked: the totals by clause, by payer and by year are equal"));
  }

 private:
  [[nodiscard]] std::string say(const char* zh, const char* en) const { return report::say(input_, zh, en); }

  [[nodiscard]] std::vector<Column> columns() const {
    std::vector<Column> columns = {{"", 14}, {"", 28}};
    for (int amounts = 4; amounts > 0; --amounts) columns.push_back({"", 20});
    for (std::size_t counts = outcomes_.size() + 2; counts > 0; --counts) columns.push_back({"", 11});
    return columns;
  }

  void by_clause() {
    sheet_->heading(say("一、按条款", "1. By clause"));
    std::vector<std::string> titles = {say("条款", "Clause"), say("事项", "Matter")};
    for (const std::string& title :
         {say("拟兑现金额", "Amount due"), say("待批准金额", "Pending approval"), say("待裁量下限", "Open, lowest"),
          say("待裁量上限", "Open, highest"), say("币种", "Currency"), say("件数", "Cases")}) {
      titles.push_back(title);
    }
    for (const Outcome outcome : outcomes_) titles.push_back(outcome_text(outcome, input_.language));
    sheet_->header(titles);
    ClauseSummary total;
    for (const ClauseSummary& clause : summary_.clauses()) {
      clause_rows(clause, Style::count, Style::yuan);
      for (std::size_t at = 0; at < outcome_count; ++at) total.count[at] += clause.count[at];
      add_all(total.granted, clause.granted);
      add_all(total.pending, clause.pending);
      add_all(total.lowest, clause.lowest);
      add_all(total.highest, clause.highest);
    }
    total.provision = say("合计", "Total");
    clause_rows(total, Style::total_count, Style::total_yuan);
    invariant(total.granted == summary_.granted(), "the clauses' sums are the run's");
  }

  // A row for each currency; the counts stand in the first.
  void clause_rows(const ClauseSummary& clause, Style count, Style amount) {
    const Style label = amount == Style::total_yuan ? Style::total : Style::text;
    bool first = true;
    for (const std::string& currency : currencies_in({&clause.granted, &clause.pending, &clause.lowest, &clause.highest})) {
      sheet_->text(clause.provision, label);
      sheet_->text(clause.title.in(input_.language), label);
      for (const Sums* sums : {&clause.granted, &clause.pending, &clause.lowest, &clause.highest})
        sheet_->amount(sum_in(*sums, currency), currency, amount);
      sheet_->text(currency_name(currency), label);
      if (first) count_cells(clause, count);
      sheet_->end_row();
      first = false;
    }
  }

  void count_cells(const ClauseSummary& clause, Style style) {
    sheet_->count(std::accumulate(clause.count.begin(), clause.count.end(), std::int64_t{0}), style);
    for (const Outcome outcome : outcomes_) sheet_->count(clause.count[static_cast<std::size_t>(outcome)], style);
  }

  [[nodiscard]] std::string currency_name(const std::string& currency) const {
    return currency == "CNY" ? say("人民币", "CNY") : currency;
  }

  void by_payer() {
    sheet_->skip_row();
    sheet_->heading(say("二、按出资方（拟兑现金额）", "2. By payer (amounts due)"));
    sheet_->header(
        {say("出资方", "Payer"), say("说明", "Note"), say("金额", "Amount"), say("件数", "Cases"), say("币种", "Currency")});
    Sums total;
    for (const PayerSummary& payer : summary_.payers()) {
      for (const auto& [currency, minor] : payer.amount) {
        sheet_->text(payer.title.in(input_.language));
        sheet_->text(payer.party.empty() ? say("出资方或份额未载明", "payer or share not stated") : "");
        sheet_->amount(minor, currency, Style::yuan);
        sheet_->count(payer.count);
        sheet_->text(currency_name(currency));
        sheet_->end_row();
      }
      add_all(total, payer.amount);
    }
    invariant(total == summary_.granted(), "the payers' sums are the run's");
    for (const std::string& currency : currencies_in({&total})) {
      sheet_->text(say("合计", "Total"), Style::total);
      sheet_->blank(Style::total);
      sheet_->amount(sum_in(total, currency), currency, Style::total_yuan);
      sheet_->blank(Style::total);
      sheet_->text(currency_name(currency), Style::total);
      sheet_->end_row();
    }
  }

  void by_year() {
    sheet_->skip_row();
    sheet_->heading(say("三、按支付年度（拟兑现金额）", "3. By year of payment (amounts due)"));
    sheet_->header({say("支付年度", "Year"), say("币种", "Currency"), say("应付", "Due"), say("条件待核", "Not yet known"),
                    say("不再支付", "Lost"), say("小计", "Sum")});
    Sums due, not_yet_known, lost, all;
    for (const YearSummary& year : summary_.years()) {
      year_rows(year.year == 0 ? say("未载明", "not stated") : std::to_string(year.year), year.due, year.not_yet_known,
                year.lost, Style::text, Style::yuan);
      add_all(due, year.due);
      add_all(not_yet_known, year.not_yet_known);
      add_all(lost, year.lost);
    }
    for (const Sums* sums : {&due, &not_yet_known, &lost}) add_all(all, *sums);
    invariant(all == summary_.granted(), "the years' sums are the run's");
    year_rows(say("合计", "Total"), due, not_yet_known, lost, Style::total, Style::total_yuan);
  }

  // Sums that are divided here and stand in no total above.
  void divisions() {
    if (summary_.divisions().empty()) return;
    sheet_->skip_row();
    sheet_->heading(say("四、分担（划分的是已另行列出或征收的款项，不计入以上合计）",
                        "4. Divisions (of sums awarded or raised elsewhere, not counted above)"));
    sheet_->header({say("条款", "Clause"), say("事项", "Matter"), say("金额", "Amount"), say("件数", "Cases"), say("承担方", "Party"), say("币种", "Currency")});
    for (const DivisionSummary& division : summary_.divisions()) {
      for (const PayerSummary& party : division.parties) division_rows(division, party.title.in(input_.language), party.count, party.amount, Style::text, Style::yuan);
      division_rows(division, say("小计", "Sum"), division.count, division.amount, Style::total, Style::total_yuan);
    }
  }

  void division_rows(const DivisionSummary& division, const std::string& party, std::int64_t count, const Sums& sums, Style text, Style amount) {
    for (const auto& [currency, minor] : sums) {
      sheet_->text(division.provision, text);
      sheet_->text(division.title.in(input_.language), text);
      sheet_->amount(minor, currency, amount);
      sheet_->count(count, text == Style::total ? Style::total_count : Style::count);
      sheet_->text(party.empty() ? say("份额未载明", "share not stated") : party, text);
      sheet_->text(currency_name(currency), text);
      sheet_->end_row();
    }
  }

  void year_rows(const std::string& label, const Sums& due, const Sums& not_yet_known, const Sums& lost, Style text,
                 Style amount) {
    for (const std::string& currency : currencies_in({&due, &not_yet_known, &lost})) {
      sheet_->text(label, text);
      sheet_->text(currency_name(currency), text);
      Int128 sum = 0;
      for (const Sums* sums : {&due, &not_yet_known, &lost}) {
        sum += sum_in(*sums, currency);
        sheet_->amount(sum_in(*sums, currency), currency, amount);
      }
      sheet_->amount(sum, currency, amount);
      sheet_->end_row();
    }
  }

  const WorkbookInput& input_;
  Summary summary_;
  std::vector<Outcome> outcomes_;
  Sheet* sheet_;  // while write() runs
  Book& book_;
};

}  // namespace

void write_totals(Book& book, const WorkbookInput& input) { TotalsSheet(book, input).write(); }

}  // namespace duixian::report
