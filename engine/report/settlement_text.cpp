#include <map>

#include "report/amount_text.h"
#include "report/correction_text.h"
#include "report/settlement_totals.h"

namespace duixian::report {

namespace {

struct Named {
  const char *cut, *zh, *en;
};

constexpr Named names[] = {
    {"barred", "排除情形", "barred"},
    {"refused", "未予批准", "refused"},
    {"exhausted", "以前已兑现", "paid once already"},
    {"superseded", "不重复计奖", "superseded"},
    {"not_elected", "企业未选择", "not elected"},
    {"paid_before", "扣除已兑现", "paid before"},
    {"capped", "超过上限", "above a ceiling"},
    {"carried", "结转以后年度", "carried over"},
    {"below_minimum", "未达起奖点", "below the smallest sum"},
    {"outranked", "未进入名额", "outside the quota"},
    {"over_budget", "预算不足核减", "cut for the budget"},
    {"over_fund_ceiling", "超过单项上限", "above the fund's ceiling of a claim"},
};

constexpr std::size_t corrections_shown = 20;

class Text {
 public:
  Text(const Settled& settled, Language language) : settled_(settled), sums_(settled.sums), chinese_(language == Language::chinese), language_(language) {}

  std::string write() {
    line(say("结算", "Settlement") + "  " + std::to_string(settled_.year) + "  " + std::to_string(sums_.claims) + say(" 项", " claims"));
    sum(say("决定金额", "decided"), sums_.decided);
    for (const auto& one : sums_.cuts) sum("  − " + cut_text(one.cut, language_) + " (" + std::to_string(one.claims) + ")", one.sum);
    sum(say("  − 暂缓（待定）", "  − held back") + " (" + std::to_string(sums_.held_claims) + ")", sums_.held);
    sum(say("兑付", "paid"), sums_.paid);
    line(say("待定事项全部落定后，合计在 ", "with everything undecided decided: between ") + amount(settled_.lowest.minor) + say(" 与 ", " and ") + amount(settled_.highest.minor) +
         (settled_.without_sum == 0 ? "" : say("（另有 ", " (and ") + std::to_string(settled_.without_sum) + say(" 项金额未知）", " of unknown sums)")));
    funds();
    obligations();
    recoveries();
    watched();
    corrections();
    return text_;
  }

 private:
  [[nodiscard]] std::string say(const char* zh, const char* en) const { return chinese_ ? zh : en; }
  void line(const std::string& text) { text_ += text + "\n"; }
  [[nodiscard]] std::string amount(Int128 minor) const { return grouped_amount(minor, settled_.currency); }
  void sum(const std::string& what, Int128 minor) { line(what + "  " + amount(minor)); }

  void funds() {
    if (!settled_.funds.empty()) line("\n" + say("资金", "Funds"));
    for (const SettledFund& fund : settled_.funds) {
      line(fund.title.in(language_) + "  " + say("申请 ", "asked ") + amount(fund.asked.minor) + say("，兑付 ", ", paid ") + amount(fund.paid.minor) + say("，预留 ", ", reserved ") + amount(fund.reserved.minor) +
           (fund.limited ? say("，预算 ", ", budget ") + amount(fund.budget.minor) : say("，无预算上限", ", no limit")));
    }
    for (const SettledEarmark& one : settled_.earmarks) {
      const bool kept = one.short_by.minor == 0;
      line(one.title.in(language_) + "  " + (kept ? say("已达到", "kept") : say("未达到，差 ", "not kept, short by ") + amount(one.short_by.minor)));
    }
  }

  void obligations() {
    std::map<int, Obligation> years;
    for (const Obligation& one : sums_.obligations) {
      Obligation& year = years[one.year];
      year.now += one.now, year.later += one.later, year.waiting += one.waiting, year.lapsed += one.lapsed, year.carried += one.carried;
    }
    if (!years.empty()) line("\n" + say("按支付年度", "By year of payment"));
    for (const auto& [year, one] : years) {
      std::string text = year == 0 ? say("时间未定", "not dated") : std::to_string(year);
      if (one.now != 0) text += "  " + say("到期 ", "due ") + amount(one.now);
      if (one.later != 0) text += "  " + say("以后到期 ", "later ") + amount(one.later);
      if (one.waiting != 0) text += "  " + say("待条件确定 ", "waiting ") + amount(one.waiting);
      if (one.lapsed != 0) text += "  " + say("失效 ", "lapsed ") + amount(one.lapsed);
      if (one.carried != 0) text += "  " + say("结转 ", "carried over ") + amount(one.carried);
      line(text);
    }
  }

  void recoveries() {
    if (settled_.recoveries.empty()) return;
    line("\n" + say("追回", "To be paid back"));
    for (const Recovery& one : settled_.recoveries) {
      line(one.subject + "  " + one.provision + "  " + one.title.in(language_) + "  " + (one.known ? amount(one.due.minor) : say("事实未知", "the fact is not known")));
    }
  }

  // What was paid on a condition that has to hold for years: how many, and how much is at stake until when.
  void watched() {
    if (settled_.watched.empty()) return;
    std::map<int, std::pair<std::size_t, Int128>> years;
    for (const Watched& one : settled_.watched) {
      auto& [count, stake] = years[one.until];
      ++count;
      stake += one.at_stake.minor;
    }
    line("\n" + say("兑付后须持续满足条件", "Watched: what has to hold after the payment"));
    for (const auto& [year, one] : years) line(say("至 ", "until ") + std::to_string(year) + "  " + std::to_string(one.first) + say(" 项，涉及 ", " payments, at stake ") + amount(one.second));
  }

  void corrections() {
    if (settled_.corrections.empty()) return;
    Int128 more = 0, less = 0;
    for (const Correction& one : settled_.corrections) (one.difference.minor > 0 ? more : less) += one.difference.minor;
    line("\n" + say("与原结算比较", "Against the earlier settlement") + "  " + std::to_string(settled_.corrections.size()) + say(" 处不同", " differences"));
    line(say("补发 ", "to be paid ") + amount(more) + say("，追回 ", ", to be recovered ") + amount(-less));
    for (std::size_t i = 0; i < settled_.corrections.size() && i < corrections_shown; ++i) correction(settled_.corrections[i]);
    if (settled_.corrections.size() > corrections_shown) line(say("……其余见 --format json 或调整表", "... the others: --format json, or the sheet 调整表"));
  }

  // Both sides, one below the other.
  void correction(const Correction& one) {
    line("\n" + one.subject + "  " + one.provision + "  " + (one.year == 0 ? say("时间未定", "not dated") : std::to_string(one.year)) + "  " + amount(one.before.minor) + " → " + amount(one.now.minor) + "  (" +
         (one.difference.minor > 0 ? "+" : "") + amount(one.difference.minor) + ")");
    const std::string corrected = corrected_text(one, language_), before = before_text(one, language_), now = now_text(one, language_);
    if (!corrected.empty()) line(say("  更正：", "  corrected: ") + corrected);
    if (!before.empty()) line(say("  原：", "  before: ") + before);
    if (!now.empty()) line(say("  现：", "  now: ") + now);
  }

  const Settled& settled_;
  const SettledSums& sums_;
  bool chinese_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string cut_text(const std::string& cut, Language language) {
  for (const Named& one : names) {
    if (cut == one.cut) return language == Language::chinese ? one.zh : one.en;
  }
  return cut;
}

std::string settlement_text(const Settled& settled, Language language) { return Text(settled, language).write(); }

}  // namespace duixian::report
