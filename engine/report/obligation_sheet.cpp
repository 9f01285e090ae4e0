// 分期兑付表: what falls due in each year, by payer and fund; below it the obligations of years to come, as a table and a chart.
#include <algorithm>
#include <map>

#include "report/decision_cells.h"
#include "report/obligation_years.h"
#include "report/settlement_sheets.h"
#include "report/settlement_totals.h"

namespace duixian::report {

namespace {

class ObligationSheet {
 public:
  ObligationSheet(Book& book, const WorkbookInput& input)
      : input_(input), settled_(*input.settled), sources_(sources_of(settled_, input.language)),
        sheet_(book, {say("分期兑付表", "Instalments"), input.title.in(input.language) + " " + say("分期兑付表", "Instalments"), year_and_unit(input, "单位：元", "in yuan"), 0}, columns()) {}

  void write() {
    Obligation all;
    for (const Obligation& one : settled_.sums.obligations) {
      sheet_.text(one.year == 0 ? say("未定", "not dated") : std::to_string(one.year), Style::centred);
      sheet_.text(payer_text({one.party, one.party_title}, input_.language));
      sheet_.text(one.fund.empty() ? "" : one.fund_title.in(input_.language));
      sums(one, Style::yuan);
      all.now += one.now, all.later += one.later, all.waiting += one.waiting, all.lapsed += one.lapsed, all.carried += one.carried;
    }
    for (const std::string& text : {say("合计", "Total"), std::string(), std::string()}) sheet_.text(text, Style::total);
    sums(all, Style::total_yuan);
    years_to_come();
  }

 private:
  [[nodiscard]] std::string say(const char* zh, const char* en) const { return report::say(input_, zh, en); }

  [[nodiscard]] std::vector<Column> columns() const {
    std::vector<Column> all{{say("支付年度", "Year"), 10}, {say("出资方", "Payer"), 22}, {say("资金", "Fund"), 20}, {say("到期", "Due"), 18}, {say("以后到期", "Later"), 18}, {say("待条件确定", "Waiting"), 18},
                            {say("失效", "Lapsed"), 18}, {say("结转", "Carried over"), 18}};
    while (all.size() < sources_.size() + 1) all.push_back({"", 18});
    return all;
  }

  void sums(const Obligation& one, Style style) {
    for (const Int128 sum : {one.now, one.later, one.waiting, one.lapsed, one.carried}) sheet_.amount(sum, settled_.currency, style);
    sheet_.end_row();
  }

  // A row for each year, a column for each payer and fund.
  void years_to_come() {
    const auto years = obligations_by_year(settled_, sources_);
    if (years.empty()) return;
    sheet_.skip_row();
    sheet_.heading(say("按年度、出资方与资金应付（不含失效部分）", "Owed by year, payer and fund (without what lapsed)"));
    std::vector<std::string> titles{say("支付年度", "Year")};
    for (const ObligationSource& one : sources_) titles.push_back(one.title);
    sheet_.header(titles);
    for (const auto& [year, owed] : years) {
      sheet_.text(std::to_string(year), Style::centred);
      for (const Int128 sum : owed) sheet_.amount(sum, settled_.currency, Style::yuan);
      sheet_.end_row();
    }
    if (settled_.currency == "CNY") sheet_.chart(say("各年度应付", "Owed by year"), years.size(), sources_.size());
  }

  const WorkbookInput& input_;
  const Settled& settled_;
  std::vector<ObligationSource> sources_;
  Sheet sheet_;
};

}  // namespace

void write_obligations(Book& book, const WorkbookInput& input) { ObligationSheet(book, input).write(); }

}  // namespace duixian::report
