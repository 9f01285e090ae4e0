// 资金分配表, 收款信息表 and 结算明细表: what a settlement adds to the workbook, with the sheets of obligations and corrections
// between them.
#include "report/decision_cells.h"
#include "report/decision_sheets.h"
#include "report/settlement_sheets.h"
#include "report/settlement_table.h"
#include "report/settlement_totals.h"

namespace duixian::report {

namespace {

class SettlementSheets {
 public:
  SettlementSheets(Book& book, const WorkbookInput& input) : book_(book), input_(input), settled_(*input.settled), payers_(payers_of(settled_)) {}

  void write() {
    allocation();
    write_obligations(book_, input_);
    payees();
    write_corrections(book_, input_);
    details();
  }

 private:
  [[nodiscard]] std::string say(const char* zh, const char* en) const { return report::say(input_, zh, en); }
  [[nodiscard]] SheetHead head(const char* zh, const char* en) const {
    return {say(zh, en), input_.title.in(input_.language) + " " + say(zh, en), year_and_unit(input_, "单位：元", "in yuan"), 0};
  }
  [[nodiscard]] std::string party(const std::pair<std::string, Message>& one) const { return payer_text(one, input_.language); }

  // What is due now, a row for each district and a column for each payer; below it the funds.
  void allocation() {
    std::vector<Column> columns{{say("区县", "District"), 22}};
    for (const auto& one : payers_) columns.push_back({party(one), 18});
    columns.push_back({say("合计", "Total"), 18});
    for (std::size_t i = columns.size(); i < 7; ++i) columns.push_back({"", 16});
    Sheet sheet(book_, head("资金分配表", "Allocation"), columns);
    std::map<std::string, std::map<std::string, Int128>> districts;
    std::map<std::string, Int128> all;
    for (const auto& [key, sum] : due_by_district(settled_)) districts[key.first][key.second] += sum, all[key.second] += sum;
    for (const auto& [district, sums] : districts) row(sheet, district.empty() ? say("未注明", "not stated") : district, sums, Style::text, Style::yuan);
    row(sheet, say("合计", "Total"), all, Style::total, Style::total_yuan);
    funds(sheet);
    earmarks(sheet);
  }

  void row(Sheet& sheet, const std::string& title, const std::map<std::string, Int128>& sums, Style text, Style number) {
    Int128 all = 0;
    sheet.text(title, text);
    for (const auto& one : payers_) {
      const auto at = sums.find(one.first);
      const Int128 sum = at == sums.end() ? 0 : at->second;
      sheet.amount(sum, settled_.currency, number);
      all += sum;
    }
    sheet.amount(all, settled_.currency, number);
    sheet.end_row();
  }

  void funds(Sheet& sheet) {
    if (settled_.funds.empty()) return;
    sheet.skip_row();
    sheet.heading(say("资金", "Funds"));
    sheet.header({say("资金", "Fund"), say("预算", "Budget"), say("申请", "Asked"), say("兑付", "Paid"), say("预留", "Reserved"), say("结余", "Left"), say("金额未知的项数", "Claims of unknown sum")});
    for (const SettledFund& one : settled_.funds) {
      sheet.text(one.title.in(input_.language));
      if (one.limited) sheet.amount(one.budget.minor, settled_.currency, Style::yuan);
      else sheet.text(say("无上限", "no limit"));
      for (const Money* sum : {&one.asked, &one.paid, &one.reserved}) sheet.amount(sum->minor, settled_.currency, Style::yuan);
      if (one.limited) sheet.amount(Int128{one.budget.minor} - one.paid.minor - one.reserved.minor, settled_.currency, Style::yuan);
      else sheet.blank();
      sheet.count(static_cast<std::int64_t>(one.without_sum));
      sheet.end_row();
    }
  }

  void earmarks(Sheet& sheet) {
    if (settled_.earmarks.empty()) return;
    sheet.skip_row();
    sheet.heading(say("专门用途", "Earmarks"));
    sheet.header({say("要求", "Rule"), say("资金", "Fund"), say("至少", "At least"), say("用于该类", "To the class"), say("资金兑付", "Of"), say("差额", "Short by"), say("类别未知的项数", "Claims of unknown class")});
    for (const SettledEarmark& one : settled_.earmarks) {
      sheet.text(one.title.in(input_.language));
      sheet.text(one.fund);
      sheet.text(to_text(Quantity{one.at_least, {}}, "%"));
      for (const Money* sum : {&one.to_class, &one.of, &one.short_by}) sheet.amount(sum->minor, settled_.currency, Style::yuan);
      sheet.count(static_cast<std::int64_t>(one.unknown));
      sheet.end_row();
    }
  }

  void payees() {
    Sheet sheet(book_, head("收款信息表", "Payees"),
                {{say("序号", "No."), 6}, {say("企业", "Enterprise"), 26}, {say("代码", "Code"), 22}, {say("收款人", "Payee"), 26}, {say("开户行", "Bank"), 26}, {say("账号", "Account"), 26}, {say("金额", "Sum"), 18}});
    Int128 all = 0;
    for (const Payee& one : settled_.payees) {
      sheet.count(sheet.rows_written() + 1);
      sheet.text(one.enterprise_name);
      sheet.text(one.enterprise);
      sheet.text(one.name.empty() ? one.enterprise_name : one.name);
      sheet.text(one.bank);
      sheet.text(one.account);
      sheet.amount(one.due.minor, settled_.currency, Style::yuan);
      sheet.end_row();
      all += one.due.minor;
    }
    for (const std::string& text : {std::string(), say("合计", "Total"), std::string(), std::string(), std::string(), std::string()}) sheet.text(text, Style::total);
    sheet.amount(all, settled_.currency, Style::total_yuan);
    sheet.end_row();
  }

  void details() {
    Sheet sheet(book_, head("结算明细表", "Settlement"),
                {{say("序号", "No."), 6}, {say("名称", "Name"), 24}, {say("代码", "Code"), 20}, {say("条款", "Clause"), 9}, {say("事项", "Matter"), 22}, {say("决定金额", "Decided"), 16}, {say("核减", "Cut"), 16},
                 {say("兑付", "Paid"), 16}, {say("待定下限", "Lowest"), 16}, {say("待定上限", "Highest"), 16}, {say("原因", "Why"), 46}});
    for (const SettledClaim& one : settled_.claims) {
      Int128 cut = 0;
      for (const SettledCut& part : one.cuts) cut += part.amount.minor;
      sheet.count(sheet.rows_written() + 1);
      sheet.text(one.subject_name.empty() ? one.subject : one.subject_name);
      sheet.text(one.subject);
      sheet.text(one.provision, Style::centred);
      sheet.text(one.title.in(input_.language));
      if (one.sum_known) sheet.amount(one.sum.minor, settled_.currency, Style::yuan);
      else sheet.text(say("未知", "unknown"));
      sheet.amount(cut, settled_.currency, Style::yuan);
      sheet.amount(one.paid.minor, settled_.currency, Style::yuan);
      if (one.held) sheet.amount(one.lowest.minor, settled_.currency, Style::yuan);
      else sheet.blank();
      if (one.held && (one.sum_known || one.highest.minor > 0)) sheet.amount(one.highest.minor, settled_.currency, Style::yuan);
      else sheet.text(one.held ? say("未知", "unknown") : "");
      sheet.text(why_text(one, input_.language));
      sheet.end_row();
    }
  }

  Book& book_;
  const WorkbookInput& input_;
  const Settled& settled_;
  std::vector<std::pair<std::string, Message>> payers_;
};

}  // namespace

void write_settlement(Book& book, const WorkbookInput& input) { SettlementSheets(book, input).write(); }

}  // namespace duixian::report
