#include <algorithm>
#include <array>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>
#include <thread>

#include "base/byte_text.h"
#include "base/compressed.h"
#include "base/signing.h"
#include "base/utf8.h"
#include "doors/kept_head.h"
#include "doors/ledger_files.h"
#include "doors/run_frame.h"
#include "doors/run_state.h"
#include "doors/subject_drafts.h"
#include "duixian/doors/ledger.h"
#include "ledger/recorder.h"
#include "ledger/trouble.h"
#include "report/output_file.h"

namespace duixian::ledger {

namespace {

constexpr std::uint64_t maximum_content_bytes = 900'000'000;  // SQLite keeps no longer piece
constexpr std::size_t maximum_request_bytes = 200;

std::string random_request() {
  std::array<std::uint8_t, 8> bytes{};
  fill_randomly(bytes);
  return bytes_to_hex({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

class Recording {
 public:
  Recording(const Run& run, const RunOptions& options, const RecordOptions& how) : run_(run), how_(how), options_(options), names_(options) {}

  Result<Receipt> record() {
    if (const auto wrong = unusable_request()) return *wrong;
    const auto key = secret_key(how_.key);
    if (!key) return key.diagnostics();
    auto frame = frame_of(run_, options_, names_, settled());
    if (!frame) return frame.diagnostics();
    frame_ = *std::move(frame);
    frame_.entry.request = how_.request.empty() ? random_request() : how_.request;
    frame_.entry.recorded = std::time(nullptr);
    frame_.entry.keeps_files = !how_.keep_elsewhere;
    const auto store = open_store(how_.ledger, true);
    try {
      return into(*store, *key);
    } catch (const Trouble& trouble) {
      const std::string& code = trouble.diagnostic.code;
      if (code == "wrong-key" || code == "rolled-back" || code == "forked" || code == "read-back") store->add_refusal("run " + frame_.entry.request + ": " + printable(trouble.diagnostic.what.en));
      throw;
    }
  }

 private:
  Receipt into(Store& store, const SigningKey& key) {
    Recorder recorder(store, key);
    check_kept_head(store);
    const auto corrects = corrected(store);
    if (const auto stored = recorder.recorded(frame_.entry.request, frame_.entry.pack)) return receipt(*stored, stored_run(store, *stored, corrects));
    const auto cleaned = [this](const std::string& text) { return names_.cleaned(text); };
    recorder.begin(frame_.entry, cleaned, corrects);
    recorder.keep(frame_.entry.dossier, frame_.dossier);
    if (frame_.entry.settlement) recorder.keep(frame_.entry.settlement->told, frame_.settlement);
    auto kept = std::async(std::launch::async | std::launch::deferred, [files = wanted(store)] { return read_and_compressed(files); });
    subjects(recorder);
    for (const Kept& one : kept.get()) recorder.keep(one.digest, one.size, one.small);
    const Recorded made = recorder.finish();
    return receipt(made, recorder.run());
  }

  void check_kept_head(Store& store) const {
    const std::string file = head_file(how_.ledger, how_.head);
    std::error_code failure;
    if (file.empty() || !std::filesystem::exists(file, failure)) return;
    const auto note = small_file(file, {"树头文件", "the file of the head"});
    if (!note) throw Trouble{note.diagnostics().front()};
    OpenedLedger ledger(store);
    grown_from(ledger, *note, file);
  }

  // It is printed, and stands in file names and tables.
  [[nodiscard]] std::optional<Diagnostic> unusable_request() const {
    const std::string& request = how_.request;
    const bool plain = printable(request) == request && request.find_first_of("\"\\") == std::string::npos;
    if (plain && request.size() <= maximum_request_bytes && !request.starts_with(' ') && !request.ends_with(' ')) return std::nullopt;
    return Diagnostic{Severity::error, "request-name", "", 0, "", "", {"请求号不能有控制字符、引号、反斜线或首尾空格，最长 " + std::to_string(maximum_request_bytes) + " 字节", "a request id holds no control characters, quotes, backslashes or blanks at its ends, and at most " + std::to_string(maximum_request_bytes) + " bytes"},
                      {"没有入账；例如 --request 2007-1", "nothing was recorded; for example --request 2007-1"}};
  }

  // The run of this pack that is corrected: the one named, or of several packs of a command that of the same request.
  std::optional<std::int64_t> corrected(Store& store) const {
    if (!how_.corrects) return std::nullopt;
    const OpenedLedger ledger(store);
    const RunPlace& named = ledger.run(*how_.corrects);
    const auto same = std::find_if(ledger.runs().begin(), ledger.runs().end(), [&](const RunPlace& one) { return one.request == named.request && one.pack == frame_.entry.pack; });
    const std::string number = std::to_string(named.number);
    if (same == ledger.runs().end()) stop("corrects-another", store.name(), {"第 " + number + " 次运行属于政策包 " + named.pack + "，不是 " + frame_.entry.pack, "run " + number + " is of the pack " + named.pack + ", not of " + frame_.entry.pack}, {"没有入账；更正同一政策包的运行", "nothing was recorded; correct a run of the same pack"});
    const int year = ledger.run_entry(*same).year;
    if (year != frame_.entry.year) stop("corrects-another", store.name(), {"第 " + number + " 次运行是 " + std::to_string(year) + " 年的，这次是 " + std::to_string(frame_.entry.year) + " 年的", "run " + number + " is of " + std::to_string(year) + ", and this one of " + std::to_string(frame_.entry.year)}, {"没有入账；更正同一年度的运行", "nothing was recorded; correct a run of the same year"});
    for (const RunPlace& one : ledger.runs()) {
      if (one.request == frame_.entry.request || one.pack != same->pack || ledger.run_entry(one).corrects != same->position) continue;
      const std::string by = std::to_string(one.number);
      stop("corrected-before", store.name(), {"第 " + std::to_string(same->number) + " 次运行已由第 " + by + " 次更正", "run " + std::to_string(same->number) + " was corrected by run " + by}, {"没有入账；更正第 " + by + " 次", "nothing was recorded; correct run " + by});
    }
    return same->number;
  }

  // The stored run must be this one: the same request for something else is a mistake.
  RunEntry stored_run(Store& store, const Recorded& stored, std::optional<std::int64_t> corrects) const {
    const OpenedLedger ledger(store);
    const std::uint64_t position = corrects ? ledger.run(*corrects).position : 0;
    RunEntry old = ledger.run_entry(ledger.run(stored.number));
    const RunEntry& now = frame_.entry;
    const bool same = old.pack_digest == now.pack_digest && old.records_digest == now.records_digest && old.year == now.year && old.as_of == now.as_of && old.choices == now.choices && old.dossier == now.dossier &&
                      old.settlement == now.settlement && old.corrects.has_value() == corrects.has_value() && old.corrects.value_or(0) == position;
    if (!same) {
      stop("request-reused", store.name(), {"请求号 " + now.request + " 已用于另一次运行（第 " + std::to_string(stored.number) + " 次）", "the request id " + now.request + " belongs to another run (number " + std::to_string(stored.number) + ")"},
           {"没有写入任何内容；新的运行用新的请求号", "nothing was written; give a new run a new request id"});
    }
    return old;
  }

  using File = std::pair<Digest, std::filesystem::path>;
  struct Kept {
    Digest digest{};
    std::uint64_t size = 0;
    std::string small;
  };

  // The files that the ledger is to keep and does not have.
  std::vector<File> wanted(Store& store) const {
    std::vector<File> files;
    for (const File& one : frame_.files) {
      std::error_code failure;
      if (how_.keep_elsewhere || is_kept(store, one)) continue;
      if (std::filesystem::file_size(one.second, failure) > maximum_content_bytes) {
        stop("content-too-large", one.second.string(), {"文件太大，账本存不下", "the file is too large for the ledger to keep"}, {"没有入账；加 --keep-elsewhere，由本单位另行保存", "nothing was recorded; use --keep-elsewhere and keep the file yourself"});
      }
      files.push_back(one);
    }
    return files;
  }

  static bool is_kept(Store& store, const File& file) {
    const auto bytes = store.content(file.first);
    if (bytes && sha256(*bytes) != file.first) stop("damaged-ledger", store.name(), {"账本中保存的 " + file.second.string() + " 已被改动", "what the ledger keeps of " + file.second.string() + " was changed"}, {"没有入账；用 duixian audit 查明，并取备份核对", "nothing was recorded; see with duixian audit what is wrong, and compare a backup"});
    return bytes.has_value();
  }

  // Beside the subjects' decisions, on a thread of its own.
  static std::vector<Kept> read_and_compressed(const std::vector<File>& files) {
    std::vector<Kept> all;
    for (const auto& [digest, path] : files) {
      const auto bytes = report_file(path);
      if (sha256(bytes) != digest) stop("file-changed", path.string(), {"文件在入账过程中被改动", "the file was changed while the run was being recorded"}, {"没有入账；重新运行", "nothing was recorded; run again"});
      all.push_back({digest, bytes.size(), compressed(bytes)});
    }
    return all;
  }

  static std::string report_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  void subjects(Recorder& recorder) const {
    const Run::State& state = run_.inner();
    DraftOptions drafting{[this](const std::string& text) { return names_.cleaned(text); }};
    drafting.threads = options_.threads > 0 ? options_.threads : std::max(1U, std::thread::hardware_concurrency());
    drafting.settled = settled();
    std::uint64_t done = 0;
    const std::uint64_t all = count_subjects(*state.program, state.records());
    each_draft(*state.program, state.records(), recorder.run(), drafting, [&](const SubjectDrafts& drafts) {
      recorder.add(drafts);
      done += drafts.subjects.size();
      if (how_.progress) how_.progress("recording", done, all);
      return true;
    });
  }

  [[nodiscard]] SettledRun settled() const { return how_.settled ? SettledRun{&how_.settled->state(), how_.number} : SettledRun{}; }

  Receipt receipt(const Recorded& made, const RunEntry& run) const {
    const auto head = unverified(made.note);
    return {made.number, run.request, head ? head->size : 0, run.count, to_hex(run.decisions), made.note, made.again};
  }

  const Run& run_;
  const RecordOptions& how_;
  const RunOptions& options_;
  PlaceNames names_;
  RunFrame frame_;
};

}  // namespace

Result<Receipt> record(const Run& run, const RunOptions& options, const RecordOptions& how) {
  try {
    auto receipt = Recording(run, options, how).record();
    if (!receipt) return receipt;
    const std::string file = head_file(how.ledger, how.head);
    if (file.empty()) return receipt;
    Diagnostics notes = report::write_file(file, receipt->head);
    for (Diagnostic& one : notes) {  // the run is recorded; only its head could not be kept
      one.severity = Severity::warning;
      one.remedy = {"运行已入账；把打印的树头另行保存", "the run is recorded; keep the head that is printed"};
    }
    return Result<Receipt>(*std::move(receipt), std::move(notes));
  } catch (const Trouble& trouble) {
    return trouble.diagnostic;
  }
}

}  // namespace duixian::ledger
