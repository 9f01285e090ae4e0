#include "report/settled_claim.h"

#include "report/amount_text.h"
#include "report/explanation_html.h"

namespace duixian::report {

namespace {

struct Named {
  const char *due, *zh, *en;
};
constexpr Named dues[] = {{"now", "到期", "due"}, {"later", "以后到期", "due then"}, {"waiting", "待条件确定", "waiting"}, {"lapsed", "失效", "lapsed"}, {"carried", "结转", "carried over"}};

std::string payment_line(const SettledPayment& one, Language language) {
  const bool chinese = language == Language::chinese;
  const std::string year = one.year == 0 ? (chinese ? "时间未定" : "not dated") : std::to_string(one.year);
  const std::string party = one.party.empty() ? "" : one.party_title.in(language) + "  ";
  return year + "  " + party + grouped_amount(one.amount.minor, one.amount.currency) + "  " + due_text(one.due, language);
}

void sum(JsonWriter& json, const char* name, const Money& money) { json.field(name, exact_amount(money)); }

void words(JsonWriter& json, const char* name, const Message& message) {
  json.key(name);
  json.message(message);
}

template <class Items, class Write>
void list(JsonWriter& json, const char* name, const Items& items, Write write) {
  json.key(name);
  json.begin_array();
  for (const auto& one : items) {
    json.begin_object();
    write(one);
    json.end_object();
  }
  json.end_array();
}

void write_cut(JsonWriter& json, const SettledCut& cut) {
  json.field("cut", cut.cut);
  json.field("rule", cut.rule);
  sum(json, "amount", cut.amount);
  words(json, "reason", cut.reason);
  if (!cut.in_favour_of.empty()) json.field("in_favour_of", cut.in_favour_of);
}

void write_payment(JsonWriter& json, const SettledPayment& one) {
  json.field("year", one.year);
  json.field("due", one.due);
  json.field("party", one.party);
  sum(json, "amount", one.amount);
}

}  // namespace

std::string due_text(const std::string& due, Language language) {
  for (const Named& one : dues) {
    if (due == one.due) return language == Language::chinese ? one.zh : one.en;
  }
  return due;
}

std::vector<std::string> claim_lines(const SettledClaim& claim, Language language) {
  const bool chinese = language == Language::chinese;
  const auto say = [&](const char* zh, const char* en) { return std::string(chinese ? zh : en); };
  const auto amount = [](const Money& money) { return grouped_amount(money.minor, money.currency); };
  std::vector<std::string> lines{say("决定  ", "decided  ") + (claim.sum_known ? amount(claim.sum) : say("金额未知", "of unknown sum"))};
  for (const SettledCut& cut : claim.cuts) lines.push_back(say("核减  ", "cut  ") + amount(cut.amount) + "  " + cut.reason.in(language));
  if (claim.held) {
    const std::string most = claim.sum_known || claim.highest.minor > 0 ? amount(claim.highest) : say("未知", "unknown");
    lines.push_back(say("暂缓  ", "held  ") + amount(claim.lowest) + " – " + most + "  " + claim.held_because.in(language));
  } else {
    lines.push_back(say("兑付  ", "paid  ") + amount(claim.paid) + (claim.fund.empty() ? "" : "  " + claim.fund_title.in(language)));
  }
  for (const SettledPayment& one : claim.payments) lines.push_back(payment_line(one, language));
  for (const SettledPayment& one : claim.carried) lines.push_back(payment_line(one, language));
  return lines;
}

std::string claim_text(const SettledClaim& claim, Language language) {
  std::string text = language == Language::chinese ? "结算\n" : "Settlement\n";
  for (const std::string& line : claim_lines(claim, language)) text += "  " + line + "\n";
  return text;
}

std::string claim_html(const SettledClaim& claim, Language language) {
  std::string html = std::string("<section class=\"settlement\">\n<h2>") + (language == Language::chinese ? "结算" : "Settlement") + "</h2>\n<ul>\n";
  for (const std::string& line : claim_lines(claim, language)) html += "<li>" + html_escaped(line) + "</li>\n";
  return html + "</ul>\n</section>\n";
}

void write_claim(JsonWriter& json, const SettledClaim& one) {
  json.field("pack", one.pack);
  json.field("provision", one.provision);
  words(json, "title", one.title);
  json.field("enterprise", one.enterprise);
  json.field("enterprise_name", one.enterprise_name);
  json.field("entity", one.entity);
  json.field("subject", one.subject);
  json.field("subject_name", one.subject_name);
  json.field("district", one.district);
  json.field("outcome", to_text(one.outcome));
  json.key("decided");
  one.sum_known ? json.text(exact_amount(one.sum)) : json.null();
  sum(json, "paid", one.paid);
  json.key("held");
  json.truth(one.held);
  words(json, "held_because", one.held_because);
  if (one.held) sum(json, "lowest", one.lowest);
  if (one.held && (one.sum_known || one.highest.minor > 0)) sum(json, "highest", one.highest);
  json.field("fund", one.fund);
  list(json, "cuts", one.cuts, [&](const SettledCut& cut) { write_cut(json, cut); });
  list(json, "payments", one.payments, [&](const SettledPayment& payment) { write_payment(json, payment); });
  if (!one.carried.empty()) list(json, "carried", one.carried, [&](const SettledPayment& payment) { write_payment(json, payment); });
}

}  // namespace duixian::report
