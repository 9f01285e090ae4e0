#include <nlohmann/json.hpp>

#include "doors/audit_report.h"
#include "doors/report_lines.h"
#include "report/amount_text.h"

namespace duixian {

using namespace ledger;

namespace {

using Json = nlohmann::ordered_json;

Json message(const Message& text) { return {{"zh", text.zh}, {"en", text.en}}; }

template <class Value>
Json or_null(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json day(const std::optional<Date>& date) { return date ? Json(to_text(*date)) : Json(nullptr); }

Json sums(const report::Sums& all) {
  Json made = Json::object();
  for (const auto& [currency, minor] : all) made[currency] = report::exact_amount(minor);
  return made;
}

Json clauses(const report::Summary& summary) {
  Json list = Json::array();
  for (const report::ClauseSummary& one : summary.clauses()) list.push_back({{"provision", one.provision}, {"granted", sums(one.granted)}});
  return list;
}

Json payers(const std::vector<report::PayerSummary>& all) {
  Json list = Json::array();
  for (const report::PayerSummary& one : all) list.push_back({{"party", one.party}, {"amount", sums(one.amount)}});
  return list;
}

Json divided(const report::Summary& summary) {
  Json list = Json::array();
  for (const report::DivisionSummary& one : summary.divisions()) list.push_back({{"provision", one.provision}, {"amount", sums(one.amount)}, {"parties", payers(one.parties)}});
  return list;
}

Json outcomes(const RunEntry& run) {
  Json made = Json::object();
  for (std::size_t i = 0; i < ledger::outcome_count; ++i) made[to_text(static_cast<Outcome>(i))] = run.outcomes[i];
  return made;
}

Json discretions(const std::optional<Dossier>& dossier) {
  Json list = Json::array();
  for (const Ruling& one : dossier.value_or(Dossier{}).rulings) {
    list.push_back({{"subject", one.subject}, {"provision", one.provision}, {"discretion", one.discretion}, {"value", ruling_text(one)}, {"authority", one.authority}, {"document", one.document}, {"date", day(one.date)}});
  }
  return list;
}

Json approvals(const std::optional<Dossier>& dossier) {
  Json list = Json::array();
  for (const Approval& one : dossier.value_or(Dossier{}).approvals) {
    list.push_back({{"subject", one.subject}, {"provision", one.provision}, {"approval", one.approval}, {"granted", one.granted}, {"authority", one.authority}, {"document", one.document}, {"date", day(one.date)}});
  }
  return list;
}

Json run_json(const AuditReport& report, const AuditedRun& one) {
  const RunEntry& run = one.run;
  Json made = {{"run", one.place.number}, {"request", run.request}, {"recorded", moment_text(run.recorded)}, {"pack", run.pack}, {"pack_title", message(run.pack_title)}, {"pack_digest", run.pack_digest},
               {"records_digest", to_hex(run.records_digest)}, {"decisions_digest", to_hex(run.decisions)}, {"engine", run.engine.version}, {"program_digest", run.engine.build}, {"year", run.year}, {"as_of", to_text(run.as_of)}};
  made["subjects"] = run.count;
  made["outcomes"] = outcomes(run);
  made["granted"] = sums(one.summary.granted());
  made["clauses"] = clauses(one.summary);
  made["payers"] = payers(one.summary.payers());
  made["divided"] = divided(one.summary);
  made["corrects"] = or_null(report.run_corrected_by(one));
  made["corrected_subjects"] = one.corrected_subjects;
  made["readings"] = run.choices.switched;
  made["parameters"] = run.choices.parameters;
  made["discretions"] = discretions(one.dossier);
  made["approvals"] = approvals(one.dossier);
  made["settled"] = run.settlement ? Json::parse(one.settled.json()) : Json(nullptr);
  return made;
}

}  // namespace

std::string audit_json(const AuditReport& report) {
  const AuditFindings& found = report.found;
  Json wrong = Json::array(), not_compared = Json::array(), refused = Json::array(), runs = Json::array(), heads = Json::array();
  for (const Message& one : found.wrong) wrong.push_back(message(one));
  for (const NotCompared& one : report.not_compared) not_compared.push_back({{"what", one.what}, {"said", message(one.said)}});
  for (const Refusal& one : found.refusals) refused.push_back({{"time", moment_text(one.time)}, {"what", one.what}});
  for (const AuditedRun& one : report.runs) runs.push_back(run_json(report, one));
  for (const Head& one : found.heads) heads.push_back(one.note);
  const Json all = {{"ledger", report.ledger}, {"sound", found.wrong.empty()}, {"not_compared", not_compared}, {"key", found.key ? found.key->text() : ""}, {"entries", found.entries},
                    {"wrong", wrong}, {"runs", runs}, {"heads", heads}, {"refused", refused}};
  return all.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace duixian
