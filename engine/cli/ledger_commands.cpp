// The commands of the ledger.
#include <cstdio>

#include "cli/commands.h"
#include "cli/preparation.h"
#include "duixian/doors/ledger.h"
#include "duixian/doors/report.h"

namespace duixian::cli {

namespace {

const char* in(const Options& options, const char* zh, const char* en) { return options.language == Language::chinese ? zh : en; }

template <class Value>
bool fine(const Options& options, const Result<Value>& result) {
  tell(options, result.diagnostics());
  return static_cast<bool>(result);
}

// Reads the text of a small file, where one was named; false where it cannot be read, and then it is told.
bool read_named(const Options& options, const std::string& file, std::optional<std::string>& into) {
  if (file.empty()) return true;
  const auto text = ledger::file_text(file);
  if (!fine(options, text)) return false;
  into = *text;
  return true;
}

int deliver(const Options& options, const std::string& text) {
  if (options.out.empty()) return print(text) ? exit_ok : exit_wrong;
  const Diagnostics wrong = write_text(options.out, text);
  tell(options, wrong);
  return wrong.empty() ? exit_ok : exit_wrong;
}

int deliver(const Options& options, const Result<ledger::Report>& report) {
  if (!fine(options, report)) return exit_wrong;
  if (!print(options.format == Format::json ? report->json : report->text)) return exit_wrong;
  return report->sound ? exit_ok : exit_short;
}

// A day of the command line; nothing where none is asked for.
bool day_of(const Options& options, const std::string& text, const char* option, std::optional<Date>& into) {
  if (text.empty()) return true;
  into = read_quantity(text).date;
  if (!into) tell(options, Message{std::string(option) + " 需要日期，如 2008-06-30", std::string(option) + " takes a date such as 2008-06-30"});
  return into.has_value();
}

void tell_receipt(const Options& options, const ledger::Receipt& receipt) {
  const std::string run = std::to_string(receipt.run), entries = std::to_string(receipt.entries);
  if (options.format == Format::json) {
    print(ledger::json_of(receipt) + "\n");
    return;
  }
  if (receipt.made_ledger()) std::fprintf(stdout, in(options, "新建账本 %s\n", "Made a new ledger: %s\n"), options.ledger.c_str());
  const char* what = receipt.again ? in(options, "此请求已入账", "This request was recorded before") : in(options, "已入账", "Recorded");
  std::fprintf(stdout, in(options, "%s：第 %s 次运行，请求 %s，账本共 %s 条\n", "%s: run %s, request %s, %s entries in the ledger\n"), what, run.c_str(), receipt.request.c_str(), entries.c_str());
  std::fprintf(stdout, in(options, "结论摘要 %s\n%s", "decisions %s\n%s"), receipt.decisions.c_str(), receipt.head.c_str());
}

}  // namespace

bool outputs_replace_nothing_kept(const Options& options) {
  const bool is_folder = options.command == "run" || options.command == "settle";
  Diagnostics wrong = ledger::check_output(is_folder ? "" : options.out, options.ledger);
  const auto also = [&](const Diagnostics& more) { wrong.insert(wrong.end(), more.begin(), more.end()); };
  also(ledger::check_output(options.notices, options.ledger));
  if (options.command == "run" && !options.ledger.empty()) also(ledger::check_head_file(options.head, options.ledger));
  tell(options, wrong);
  return wrong.empty();
}

int record(const Options& options, const std::vector<Run>& runs, const RunOptions& how, const SettledRuns* settled) {
  ledger::RecordOptions recording;
  recording.ledger = options.ledger;
  recording.key = options.key;
  recording.head = options.head;
  recording.request = options.request;
  recording.keep_elsewhere = options.keep_elsewhere;
  if (options.corrects != 0) recording.corrects = options.corrects;
  recording.settled = settled;
  for (const Run& run : runs) {
    recording.number = static_cast<std::size_t>(&run - runs.data());
    RunOptions own = how;
    own.records = records_of(run.pack(), how.records);
    for (const Run& other : runs) {
      if (&other != &run) own.beside.push_back(other.pack());
    }
    const auto receipt = ledger::record(run, own, recording);
    if (!fine(options, receipt)) return exit_wrong;
    tell_receipt(options, *receipt);
    recording.request = receipt->request;  // one request for all packs of a command
  }
  return std::fflush(stdout) == 0 ? exit_ok : exit_wrong;
}

int make_key(const Options& options) {
  const Diagnostics wrong = ledger::make_key(options.key, options.name);
  tell(options, wrong);
  if (!wrong.empty()) return exit_wrong;
  std::fprintf(stdout, in(options, "已生成 %s（私钥，妥善保管）和 %s.pub（公钥，可公开）\n", "Made %s (secret: keep it safe) and %s.pub (public: hand it out)\n"), options.key.c_str(), options.key.c_str());
  return exit_ok;
}

int replay(const Options& options) {
  const auto found = ledger::replay({options.ledger, options.number, options.subject, options.pack, options.records});
  if (!fine(options, found)) return exit_wrong;
  for (const auto& [decision, explanation] : found->explained) {
    if (decision.outcome != Outcome::not_applicable) print(text_of(decision, explanation, options.language, options.colour) + "\n");
  }
  if (found->difference) tell(options, Message{"重算与入账不同：\n" + found->difference->zh, "What was computed differs from what was recorded:\n" + found->difference->en});
  for (const Message& one : found->missing) tell(options, Message{"不能认证：" + one.zh, "not certified: " + one.en});
  if (!found->certified) return exit_short;
  std::fprintf(stdout, in(options, "逐字节一致：%llu 个主体\n", found->subjects == 1 ? "The same to the byte: %llu subject\n" : "The same to the byte: %llu subjects\n"), static_cast<unsigned long long>(found->subjects));
  return exit_ok;
}

int prove(const Options& options) {
  if (options.subject.empty() == options.head.empty()) return tell(options, Message{"给出 --subject 或 --head", "name --subject or --head"}), exit_wrong;
  if (!options.head.empty()) {
    const auto head = ledger::file_text(options.head);
    if (!fine(options, head)) return exit_wrong;
    const auto proof = ledger::prove_growth(options.ledger, *head);
    return fine(options, proof) ? deliver(options, *proof) : exit_wrong;
  }
  const auto proof = ledger::prove(options.ledger, {options.subject, options.entity, options.owners}, options.number == 0 ? std::nullopt : std::optional(options.number));
  return fine(options, proof) ? deliver(options, *proof) : exit_wrong;
}

int verify(const Options& options) {
  std::optional<std::string> proof, key, head;
  if (!read_named(options, options.proof, proof) || !read_named(options, options.key, key) || !read_named(options, options.head, head)) return exit_wrong;
  const auto found = ledger::verify(*proof, *key, head, options.language);
  if (!fine(options, found)) return exit_short;
  return print(found->what.in(options.language) + "\n" + (found->text.empty() ? "" : "\n" + found->text)) ? exit_ok : exit_wrong;
}

int history(const Options& options) {
  ledger::HistoryOptions how{options.ledger, {options.subject, options.entity, options.owners}, {}, {}};
  if (!day_of(options, options.valid, "--valid", how.valid) || !day_of(options, options.known, "--known", how.known)) return exit_wrong;
  return deliver(options, ledger::history(how, options.language));
}

int audit(const Options& options) {
  ledger::AuditOptions how{options.ledger, {}, {}, options.pdf};
  if (!read_named(options, options.key, how.key)) return exit_wrong;
  for (const std::string& file : options.heads) {
    const auto head = ledger::file_text(file);
    if (!fine(options, head)) return exit_wrong;
    how.heads.push_back(*head);
  }
  return deliver(options, ledger::audit(how, options.language));
}

int diff(const Options& options) { return deliver(options, ledger::diff(options.ledger, options.number, options.other, options.language)); }

}  // namespace duixian::cli
