#include "ledger/audit.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "doors/ledger_files.h"
#include "doors/report_lines.h"
#include "doors/settled_totals.h"
#include "duixian/doors/ledger.h"
#include "ledger/dossier_bytes.h"
#include "ledger/trouble.h"
#include "report/amount_text.h"
#include "report/pdf_text.h"
#include "report/summary_text.h"

namespace duixian::ledger {

namespace {

using Json = nlohmann::ordered_json;

struct AuditedRun {
  RunPlace place;
  RunEntry run;
  report::Summary summary;
  std::uint64_t corrected_subjects = 0;
  std::optional<Dossier> dossier;
  SettledTotals settled;
};

class Writing {
 public:
  Writing(const AuditFindings& found, const std::vector<AuditedRun>& runs, Language language) : found_(found), runs_(runs), out_(language) {}

  std::string text() {
    verdict();
    heads();
    each_run();
    refusals();
    return out_.text();
  }

  [[nodiscard]] std::string json(const std::string& name) const {
    Json wrong = Json::array(), refused = Json::array(), runs = Json::array(), heads = Json::array();
    for (const Message& one : found_.wrong) wrong.push_back({{"zh", one.zh}, {"en", one.en}});
    for (const Refusal& one : found_.refusals) refused.push_back({{"time", moment_text(one.time)}, {"what", one.what}});
    for (const AuditedRun& one : runs_) runs.push_back(run_json(one));
    for (const Head& one : found_.heads) heads.push_back(one.note);
    return Json{{"ledger", name}, {"sound", found_.wrong.empty()}, {"key", found_.key ? found_.key->text() : ""}, {"entries", found_.entries}, {"wrong", wrong}, {"runs", runs}, {"heads", heads}, {"refused", refused}}.dump() + "\n";
  }

 private:
  void verdict() {
    const std::string entries = std::to_string(found_.entries), runs = std::to_string(found_.runs.size());
    if (found_.wrong.empty()) out_.heading({"账本完好：" + runs + " 次运行，" + entries + " 条，逐条核对无误", "The ledger is sound: " + runs + " runs, " + entries + " entries, each verified"});
    else out_.heading({"账本有问题，共 " + std::to_string(found_.wrong.size()) + " 处：", "The ledger is not sound, " + std::to_string(found_.wrong.size()) + " findings:"});
    for (const Message& one : found_.wrong) out_.line(one);
  }

  void heads() {
    out_.heading({"签名树头", "Signed heads"});
    if (found_.key) out_.line({"公钥 " + found_.key->text(), "public key " + found_.key->text()});
    for (const Head& one : found_.heads) {
      const auto head = unverified(one.note);
      if (head) out_.same(std::to_string(head->size) + "  " + to_hex(head->root));
    }
  }

  void each_run() {
    for (const AuditedRun& one : runs_) {
      const std::string number = std::to_string(one.place.number), subjects = std::to_string(one.run.count);
      out_.heading({"第 " + number + " 次运行：" + one.run.pack_title.zh + "，" + std::to_string(one.run.year) + " 年，规则日 " + to_text(one.run.as_of), "Run " + number + ": " + one.run.pack_title.en + ", " + std::to_string(one.run.year) + ", rules of " + to_text(one.run.as_of)});
      out_.line({"入账 " + moment_text(one.run.recorded) + "，请求 " + one.run.request + "，主体 " + subjects, "recorded " + moment_text(one.run.recorded) + ", request " + one.run.request + ", " + subjects + " subjects"});
      out_.line({"引擎 " + one.run.engine.version + "，Lua " + one.run.engine.lua + "，程序 " + one.run.engine.build, "engine " + one.run.engine.version + ", Lua " + one.run.engine.lua + ", program " + one.run.engine.build});
      out_.line({"政策包 " + one.run.pack_digest, "pack " + one.run.pack_digest});
      out_.line({"记录 " + to_hex(one.run.records_digest), "records " + to_hex(one.run.records_digest)});
      out_.line({"结论 " + to_hex(one.run.decisions), "decisions " + to_hex(one.run.decisions)});
      choices(one);
      correction(one);
      discretion(one);
      report::SummaryLayout all;
      all.clauses = all.payers = 100'000;
      out_.raw(report::summary_text(one.summary, out_.language(), all));
      if (one.run.settlement) settlement(one);
    }
  }

  void settlement(const AuditedRun& one) {
    one.settled.write(out_);
    std::string with;
    for (const std::string& pack : one.run.settlement->packs) with += pack == one.run.pack ? "" : (with.empty() ? "" : ", ") + pack;
    if (!with.empty()) out_.line({"一起结算的政策包：" + with, "settled together with " + with});
  }

  void choices(const AuditedRun& one) {
    for (const auto& [reading, choice] : one.run.choices.switched) out_.line({"改用读法 " + reading + " = " + choice, "reading switched: " + reading + " = " + choice});
    for (const auto& [parameter, value] : one.run.choices.parameters) out_.line({"另设参数 " + parameter + " = " + value, "parameter set: " + parameter + " = " + value});
  }

  void correction(const AuditedRun& one) {
    if (!one.run.corrects) return;
    const std::string subjects = std::to_string(one.corrected_subjects);
    for (const AuditedRun& old : runs_) {
      if (old.place.position == *one.run.corrects) out_.line({"更正第 " + std::to_string(old.place.number) + " 次运行，涉及主体 " + subjects, "corrects run " + std::to_string(old.place.number) + ", " + subjects + " subjects"});
    }
  }

  void discretion(const AuditedRun& one) {
    if (!one.dossier) return;
    for (const Ruling& ruling : one.dossier->rulings) {
      const std::string about = ruling.subject + " " + ruling.provision + " " + ruling.discretion + " = " + to_text(ruling.value.amount) + " " + to_text(ruling.value.unit), by = ruling.authority + " " + ruling.document + (ruling.date ? " " + to_text(*ruling.date) : "");
      out_.line({"裁量 " + about + "，" + by, "discretion " + about + ", by " + by});
    }
    for (const Approval& approval : one.dossier->approvals) {
      const std::string about = approval.subject + " " + approval.provision + " " + approval.approval, by = approval.authority + " " + approval.document + (approval.date ? " " + to_text(*approval.date) : "");
      out_.line({std::string(approval.granted ? "批准 " : "不批准 ") + about + "，" + by, std::string(approval.granted ? "approval " : "refusal ") + about + ", by " + by});
    }
  }

  void refusals() {
    if (found_.refusals.empty()) return;
    out_.heading({"被拒绝的写入", "Refused writes"});
    for (const Refusal& one : found_.refusals) out_.same(moment_text(one.time) + "  " + one.what);
  }

  static Json run_json(const AuditedRun& one) {
    Json outcomes = Json::object(), sums = Json::object(), payers = Json::array(), clauses = Json::array();
    for (std::size_t i = 0; i < outcome_count; ++i) outcomes[to_text(static_cast<Outcome>(i))] = one.run.outcomes[i];
    const auto sums_json = [](const report::Sums& all) {
      Json made = Json::object();
      for (const auto& [currency, minor] : all) made[currency] = report::exact_amount(minor);
      return made;
    };
    for (const report::ClauseSummary& clause : one.summary.clauses()) clauses.push_back({{"provision", clause.provision}, {"granted", sums_json(clause.granted)}});
    for (const report::PayerSummary& payer : one.summary.payers()) payers.push_back({{"party", payer.party}, {"amount", sums_json(payer.amount)}});
    return {{"run", one.place.number}, {"request", one.run.request}, {"recorded", moment_text(one.run.recorded)}, {"pack", one.run.pack}, {"pack_digest", one.run.pack_digest}, {"records_digest", to_hex(one.run.records_digest)},
            {"decisions_digest", to_hex(one.run.decisions)}, {"year", one.run.year}, {"as_of", to_text(one.run.as_of)}, {"subjects", one.run.count}, {"outcomes", outcomes}, {"granted", sums_json(one.summary.granted())},
            {"clauses", clauses}, {"payers", payers}, {"corrects", one.run.corrects ? Json(*one.run.corrects) : Json(nullptr)}, {"readings", one.run.choices.switched}, {"parameters", one.run.choices.parameters}, {"engine", one.run.engine.version},
            {"settled", one.run.settlement ? Json::parse(one.settled.json()) : Json(nullptr)}};
  }

  const AuditFindings& found_;
  const std::vector<AuditedRun>& runs_;
  ReportLines out_;
};

}  // namespace

Result<Report> audit(const AuditOptions& options, Language language) {
  if (Diagnostics kept = check_output(options.pdf, options.ledger); !kept.empty()) return kept;
  std::optional<VerifyingKey> key;
  if (options.key) {
    const auto given = public_key(*options.key);
    if (!given) return given.diagnostics();
    key = *given;
  }
  try {
    const auto store = open_store(options.ledger, false);
    std::vector<AuditedRun> runs;
    AuditVisitor visitor;
    visitor.run = [&](const RunPlace& place, const RunEntry& run, const Glossary&) {
      const auto dossier = store->content(run.dossier);
      runs.push_back({place, run, {}, 0, dossier ? dossier_from(*dossier) : std::nullopt, {}});
    };
    visitor.subject = [&](const SubjectEntry& entry, std::uint64_t) {
      for (const Decision& decision : entry.decisions) runs.back().summary.add(decision);
      for (const SettledDecision& one : entry.settled.value_or(std::vector<SettledDecision>{})) runs.back().settled.add(one.claim);
      runs.back().corrected_subjects += entry.corrects ? 1 : 0;
    };
    const AuditFindings found = audit(*store, key, options.heads, visitor);
    Writing writing(found, runs, language);
    Report report{writing.text(), writing.json(options.ledger), found.wrong.empty()};
    if (options.pdf.empty()) return report;
    const Diagnostics wrong = report::write_pdf(options.pdf, language == Language::chinese ? "账本审计报告 " + options.ledger : "Audit of the ledger " + options.ledger, report.text);
    if (has_errors(wrong)) return wrong;
    return report;
  } catch (const Trouble& trouble) {
    return trouble.diagnostic;
  }
}

}  // namespace duixian::ledger
