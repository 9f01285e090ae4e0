#include <algorithm>

#include "doors/audit_report.h"
#include "doors/report_lines.h"
#include "report/counted.h"
#include "report/summary_text.h"

namespace duixian {

using namespace ledger;

namespace {

class Writing {
 public:
  Writing(const AuditReport& report, Language language) : report_(report), out_(language) {}

  std::string text() {
    verdict();
    heads();
    each_run();
    refusals();
    return out_.text();
  }

 private:
  void verdict() {
    const AuditFindings& found = report_.found;
    const std::string entries = std::to_string(found.entries), runs = std::to_string(found.runs.size()), wrong = std::to_string(found.wrong.size());
    if (found.wrong.empty()) out_.heading({"账本完好：" + runs + " 次运行，" + entries + " 条，逐条核对无误", "The ledger is sound: " + report::counted(found.runs.size(), "run") + ", " + report::counted(found.entries, "entry", "entries") + ", each verified"});
    else out_.heading({"账本有问题，共 " + wrong + " 处：", "The ledger is not sound, " + report::counted(found.wrong.size(), "finding") + ":"});
    for (const Message& one : found.wrong) out_.line(one);
    for (const NotCompared& one : report_.not_compared) out_.line(one.said);
  }

  void heads() {
    out_.heading({"签名树头", "Signed heads"});
    if (report_.found.key) out_.line({"公钥 " + report_.found.key->text(), "public key " + report_.found.key->text()});
    for (const Head& one : report_.found.heads) {
      const auto head = unverified(one.note);
      if (head) out_.same(std::to_string(head->size) + "  " + to_hex(head->root));
    }
  }

  void each_run() {
    for (const AuditedRun& one : report_.runs) {
      const std::string number = std::to_string(one.place.number), subjects = std::to_string(one.run.count);
      out_.heading({"第 " + number + " 次运行：" + one.run.pack_title.zh + "，" + std::to_string(one.run.year) + " 年，规则日 " + to_text(one.run.as_of), "Run " + number + ": " + one.run.pack_title.en + ", " + std::to_string(one.run.year) + ", rules of " + to_text(one.run.as_of)});
      out_.line({"入账 " + moment_text(one.run.recorded) + "，请求 " + one.run.request + "，主体 " + subjects, "recorded " + moment_text(one.run.recorded) + ", request " + one.run.request + ", " + report::counted(one.run.count, "subject")});
      out_.line({"引擎 " + one.run.engine.version + "，Lua " + one.run.engine.lua + "，程序 " + one.run.engine.build, "engine " + one.run.engine.version + ", Lua " + one.run.engine.lua + ", program " + one.run.engine.build});
      out_.line({"政策包 " + one.run.pack_digest, "pack " + one.run.pack_digest});
      out_.line({"记录 " + to_hex(one.run.records_digest), "records " + to_hex(one.run.records_digest)});
      out_.line({"结论 " + to_hex(one.run.decisions), "decisions " + to_hex(one.run.decisions)});
      choices(one);
      correction(one);
      discretion(one);
      report::SummaryLayout all;
      all.clauses = all.payers = all.divisions = 100'000;
      all.columns = 110;  // as wide as a page
      all.whole_names = true;
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
    const auto corrected = report_.run_corrected_by(one);
    if (!corrected) return;
    const std::string run = std::to_string(*corrected);
    out_.line({"更正第 " + run + " 次运行，涉及主体 " + std::to_string(one.corrected_subjects), "corrects run " + run + ", " + report::counted(one.corrected_subjects, "subject")});
  }

  // By whom and on what paper; empty where the tables do not say.
  static Message on_file(const std::string& authority, const std::string& document, const std::optional<Date>& date) {
    std::string text;
    for (const std::string& part : {authority, document, date ? to_text(*date) : std::string()}) text += (text.empty() || part.empty() ? "" : " ") + part;
    return text.empty() ? Message{} : Message{"，" + text, ", by " + text};
  }

  void discretion(const AuditedRun& one) {
    if (!one.dossier) return;
    for (const Ruling& ruling : one.dossier->rulings) {
      const std::string about = ruling.subject + " " + ruling.provision + " " + ruling.discretion + " = " + ruling_text(ruling);
      const Message by = on_file(ruling.authority, ruling.document, ruling.date);
      out_.line({"裁量 " + about + by.zh, "discretion " + about + by.en});
    }
    for (const Approval& approval : one.dossier->approvals) {
      const std::string about = approval.subject + " " + approval.provision + " " + approval.approval;
      const Message by = on_file(approval.authority, approval.document, approval.date);
      out_.line({(approval.granted ? "批准 " : "不批准 ") + about + by.zh, (approval.granted ? "approval " : "refusal ") + about + by.en});
    }
  }

  void refusals() {
    if (report_.found.refusals.empty()) return;
    out_.heading({"被拒绝的写入", "Refused writes"});
    for (const Refusal& one : report_.found.refusals) out_.same(moment_text(one.time) + "  " + one.what);
  }

  const AuditReport& report_;
  ReportLines out_;
};

}  // namespace

std::string audit_text(const AuditReport& report, Language language) { return Writing(report, language).text(); }

std::optional<std::int64_t> AuditReport::run_corrected_by(const AuditedRun& run) const {
  const auto old_run = std::find_if(runs.begin(), runs.end(), [&](const AuditedRun& old) { return run.run.corrects && old.place.position == *run.run.corrects; });
  return old_run == runs.end() ? std::nullopt : std::optional(old_run->place.number);
}

// The declared unit is the pack's; a share that has no unit is a rate.
std::string ruling_text(const Ruling& ruling) {
  const bool is_rate = ruling.value.unit.is_none() && !ruling.value.amount.is_whole();
  return to_text(ruling.value, is_rate ? "%" : "");
}

}  // namespace duixian
