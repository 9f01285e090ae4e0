#include "doors/settled_totals.h"

#include <nlohmann/json.hpp>

#include "report/amount_text.h"
#include "report/counted.h"
#include "report/settled_claim.h"
#include "report/settlement_totals.h"

namespace duixian {

void SettledTotals::add(const SettledClaim& claim) {
  currency_ = claim.paid.currency;
  ++claims_;
  held_ += claim.held ? 1 : 0;
  paid_ += claim.paid.minor;
  for (const SettledCut& cut : claim.cuts) {
    if (cut.amount.minor != 0) cuts_[cut.cut] += cut.amount.minor;  // nothing of a sum that nobody knows
  }
  for (const SettledPayment& one : claim.payments) {
    Sum& sum = payments_[{one.year, one.due, one.party, claim.fund}];
    sum.party = one.party_title;
    sum.minor += one.amount.minor;
  }
}

void SettledTotals::write(ReportLines& out) const {
  const std::string claims = std::to_string(claims_), held = std::to_string(held_), paid = report::grouped_amount(paid_, currency_);
  out.heading({"结算 " + claims + " 项：兑付 " + paid + "，暂缓 " + held + " 项", "Settled, " + report::counted(claims_, "claim") + ": paid " + paid + ", " + held + " held back"});
  for (const auto& [cut, minor] : cuts_) {
    const std::string sum = report::grouped_amount(minor, currency_);
    out.line({"核减 " + sum + "  " + report::cut_text(cut, Language::chinese), "cut " + sum + "  " + report::cut_text(cut, Language::english)});
  }
  for (const auto& [when, sum] : payments_) {
    const auto& [year, due, party, fund] = when;
    const std::string dated = year == 0 ? (out.language() == Language::chinese ? "时间未定" : "not dated") : std::to_string(year);
    const std::string payer = sum.party.empty() ? party : sum.party.in(out.language());
    out.same(dated + "  " + payer + (payer.empty() ? "" : "  ") + (fund.empty() ? "" : fund + "  ") + report::grouped_amount(sum.minor, currency_) + "  " + report::due_text(due, out.language()));
  }
}

std::string SettledTotals::json() const {
  using Json = nlohmann::ordered_json;
  Json cuts = Json::object(), payments = Json::array();
  for (const auto& [cut, minor] : cuts_) cuts[cut] = report::exact_amount(minor);
  for (const auto& [when, sum] : payments_) {
    const auto& [year, due, party, fund] = when;
    payments.push_back({{"year", year}, {"due", due}, {"party", party}, {"fund", fund}, {"amount", report::exact_amount(sum.minor)}});
  }
  return Json{{"claims", claims_}, {"held", held_}, {"paid", report::exact_amount(paid_)}, {"currency", currency_}, {"cuts", cuts}, {"payments", payments}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace duixian
