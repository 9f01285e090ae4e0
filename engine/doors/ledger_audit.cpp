#include "ledger/audit.h"

#include <algorithm>
#include <filesystem>
#include <thread>

#include "doors/audit_report.h"
#include "doors/kept_head.h"
#include "doors/ledger_files.h"
#include "duixian/doors/ledger.h"
#include "ledger/dossier_bytes.h"
#include "ledger/trouble.h"
#include "report/pdf_text.h"

namespace duixian::ledger {

namespace {

// What the audit holds the ledger against: what was named, and the head that is kept beside it where none was.
struct Standards {
  std::optional<VerifyingKey> key;
  std::vector<std::string> heads;
  std::vector<NotCompared> lacking;
};

const Message own_key{"没有和另行取得的公钥比较：账本的钥匙是它自称的（--key）", "not compared with a public key from elsewhere: the ledger's key is what it says itself (--key)"};

void head_beside(const std::string& ledger, Standards& standards) {
  const std::string file = head_file(ledger, "");
  std::error_code failure;
  const bool is_there = !file.empty() && std::filesystem::is_regular_file(file, failure);
  const auto note = is_there ? small_file(file, {"树头文件", "the file of the head"}) : Result<std::string>(Diagnostics{});
  if (!is_there || !note) {
    standards.lacking.push_back({"head", {"没有和另行保存的树头比较：账本被截断或换回旧副本，从它自身看不出来（--head）", "not compared with a head kept elsewhere: that it was cut, or put back to an old copy, would not show (--head)"}});
    return;
  }
  standards.heads.push_back(*note);
  standards.lacking.push_back({"head", {"没有和另行保存的树头比较，只比较了账本旁边的 " + file + "（--head）", "not compared with a head kept elsewhere, only with " + file + " beside it (--head)"}});
}

Result<Standards> standards_of(const AuditOptions& options) {
  Standards made{std::nullopt, options.heads, {}};
  if (options.key) {
    const auto given = public_key(*options.key);
    if (!given) return given.diagnostics();
    made.key = *given;
  } else {
    made.lacking.push_back({"key", own_key});
  }
  if (made.heads.empty()) head_beside(options.ledger, made);
  return made;
}

AuditReport audited(const std::string& ledger, const Standards& standards) {
  const auto store = open_store(ledger, false);
  AuditReport report{ledger, {}, standards.lacking, {}};
  AuditVisitor visitor;
  visitor.run = [&](const RunPlace& place, const RunEntry& run, const Glossary&) {
    const auto dossier = store->content(run.dossier);
    report.runs.push_back({place, run, {}, 0, dossier ? dossier_from(*dossier) : std::nullopt, {}});
  };
  visitor.subject = [&](const SubjectEntry& entry, std::uint64_t) {
    AuditedRun& run = report.runs.back();
    for (const Decision& decision : entry.decisions) run.summary.add(decision);
    for (const SettledDecision& one : entry.settled.value_or(std::vector<SettledDecision>{})) run.settled.add(one.claim);
    run.corrected_subjects += entry.corrects ? 1 : 0;
  };
  report.found = audit(*store, standards.key, standards.heads, visitor, std::max(1U, std::thread::hardware_concurrency()));
  return report;
}

}  // namespace

Result<Report> audit(const AuditOptions& options, Language language) {
  if (Diagnostics kept = check_output(options.pdf, options.ledger); !kept.empty()) return kept;
  const auto standards = standards_of(options);
  if (!standards) return standards.diagnostics();
  try {
    const AuditReport found = audited(options.ledger, *standards);
    Report report{audit_text(found, language), audit_json(found), found.found.wrong.empty()};
    if (options.pdf.empty()) return report;
    const Diagnostics wrong = report::write_pdf(options.pdf, language == Language::chinese ? "账本审计报告 " + options.ledger : "Audit of the ledger " + options.ledger, report.text);
    if (has_errors(wrong)) return wrong;
    return report;
  } catch (const Trouble& trouble) {
    return trouble.diagnostic;
  }
}

}  // namespace duixian::ledger
