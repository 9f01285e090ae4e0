#include "report/amount_text.h"
#include "report/json_writer.h"
#include "report/output_file.h"
#include "report/settled_claim.h"
#include "report/settlement_table.h"

namespace duixian::report {

namespace {

class Writing {
 public:
  Writing(std::string& out, const Settled& settled) : json_(out), settled_(settled) {}

  void all() {
    json_.begin_object();
    json_.field("format", "duixian-settlement");
    json_.field("version", 1);
    json_.field("year", settled_.year);
    json_.field("currency", settled_.currency);
    sum("lowest", settled_.lowest);
    sum("highest", settled_.highest);
    json_.field("without_sum", static_cast<std::int64_t>(settled_.without_sum));
    list("funds", settled_.funds, [&](const SettledFund& one) { fund(one); });
    list("earmarks", settled_.earmarks, [&](const SettledEarmark& one) { earmark(one); });
    list("recoveries", settled_.recoveries, [&](const Recovery& one) { recovery(one); });
    list("watched", settled_.watched, [&](const Watched& one) { watched(one); });
    list("corrections", settled_.corrections, [&](const Correction& one) { correction(one); });
    list("obligations", settled_.sums.obligations, [&](const Obligation& one) { obligation(one); });
    list("payees", settled_.payees, [&](const Payee& one) { payee(one); });
    list("claims", settled_.claims, [&](const SettledClaim& one) { write_claim(json_, one); });
    json_.end_object();
  }

 private:
  template <class Items, class Write>
  void list(const char* name, const Items& items, Write write) {
    json_.key(name);
    json_.begin_array();
    for (const auto& one : items) {
      json_.begin_object();
      write(one);
      json_.end_object();
    }
    json_.end_array();
  }
  void sum(const char* name, const Money& money) { json_.field(name, exact_amount(money)); }
  void words(const char* name, const Message& message) {
    json_.key(name);
    json_.message(message);
  }
  void truth(const char* name, bool value) {
    json_.key(name);
    json_.truth(value);
  }

  void fund(const SettledFund& one) {
    json_.field("name", one.name);
    words("title", one.title);
    json_.key("budget");
    one.limited ? json_.text(exact_amount(one.budget)) : json_.null();
    sum("asked", one.asked);
    sum("paid", one.paid);
    sum("reserved", one.reserved);
    json_.field("without_sum", static_cast<std::int64_t>(one.without_sum));
  }

  void earmark(const SettledEarmark& one) {
    json_.field("name", one.name);
    json_.field("fund", one.fund);
    words("title", one.title);
    json_.field("at_least", to_text(one.at_least));
    sum("to_class", one.to_class);
    sum("of", one.of);
    sum("short_by", one.short_by);
    json_.field("unknown", static_cast<std::int64_t>(one.unknown));
  }

  void recovery(const Recovery& one) {
    json_.field("rule", one.rule);
    json_.field("provision", one.provision);
    json_.field("subject", one.subject);
    words("title", one.title);
    json_.field("paid_in", one.paid_in);
    sum("paid", one.paid);
    truth("known", one.known);
    sum("due", one.due);
    if (one.failed_in != 0) json_.field("failed_in", one.failed_in);
  }

  void watched(const Watched& one) {
    json_.field("rule", one.rule);
    json_.field("provision", one.provision);
    json_.field("enterprise", one.enterprise);
    json_.field("subject", one.subject);
    words("title", one.title);
    json_.field("paid_in", one.paid_in);
    json_.field("until", one.until);
    sum("paid", one.paid);
    sum("at_stake", one.at_stake);
    json_.key("unknown");
    json_.begin_array();
    for (int year : one.unknown) json_.number(year);
    json_.end_array();
  }

  void obligation(const Obligation& one) {
    json_.field("year", one.year);
    json_.field("party", one.party);
    json_.field("fund", one.fund);
    json_.field("now", exact_amount(one.now));
    json_.field("later", exact_amount(one.later));
    json_.field("waiting", exact_amount(one.waiting));
    json_.field("lapsed", exact_amount(one.lapsed));
    json_.field("carried", exact_amount(one.carried));
    json_.field("carried_by_caps", exact_amount(one.carried_by_caps));
  }

  void correction(const Correction& one) {
    json_.field("pack", one.pack);
    json_.field("provision", one.provision);
    json_.field("enterprise", one.enterprise);
    json_.field("subject", one.subject);
    json_.field("year", one.year);
    sum("before", one.before);
    sum("now", one.now);
    sum("difference", one.difference);
    words("why_before", one.why_before);
    words("why_now", one.why_now);
    words("decided_before", one.decided_before);
    words("decided_now", one.decided_now);
    list("corrected", one.corrected, [&](const CorrectedFact& fact) {
      json_.field("subject", fact.subject);
      json_.field("fact", fact.fact);
      json_.field("year", fact.year);
      json_.field("value", fact.value);
      json_.field("why", fact.why);
    });
  }

  void payee(const Payee& one) {
    json_.field("enterprise", one.enterprise);
    json_.field("enterprise_name", one.enterprise_name);
    json_.field("name", one.name);
    json_.field("bank", one.bank);
    json_.field("account", one.account);
    sum("due", one.due);
  }

  JsonWriter json_;
  const Settled& settled_;
};

}  // namespace

std::string settlement_json(const Settled& settled) {
  std::string text;
  Writing(text, settled).all();
  return text + "\n";
}

Diagnostics write_settlement_json(const std::filesystem::path& path, const Settled& settled) { return write_file(path, settlement_json(settled)); }

}  // namespace duixian::report
