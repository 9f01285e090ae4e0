#include "doors/run_frame.h"

#include <algorithm>
#include <fstream>
#include <thread>

#include "base/utf8.h"
#include "doors/engine_identity.h"
#include "doors/parameter_text.h"
#include "doors/run_state.h"
#include "ledger/dossier_bytes.h"
#include "ledger/fact_bytes.h"
#include "ledger/records_digest.h"
#include "packs/pack_files.h"
#include "report/settlement_table.h"
#include "script/limits.h"

namespace duixian {

namespace {

namespace fs = std::filesystem;
using ledger::FileEntry;
using ledger::RunEntry;

Diagnostic changed_file(const fs::path& path) {
  return {Severity::error, "unreadable-file", path.string(), 0, "", "", {"入账时读不了这个文件", "this file could not be read when the run was to be recorded"}, {"没有入账；恢复文件后重试", "nothing was recorded; restore the file and try again"}};
}

// Files that intake may have read: tables and the mapping.
bool is_of_records(const fs::path& path) {
  const std::string name = path.filename().string();
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](unsigned char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : static_cast<char>(letter); });
  const bool known = ending == ".csv" || ending == ".xlsx" || ending == ".xlsm" || ending == ".xls" || name == "mapping.toml";
  return known && !name.starts_with(".") && !name.starts_with("~$");
}

class Gathering {
 public:
  Gathering(const Run& run, const RunOptions& options, const PlaceNames& names, const SettledRun& settled) : run_(run), options_(options), names_(names), settled_(settled) {}

  Result<RunFrame> gather() {
    const Run::State& state = run_.inner();
    RunEntry& entry = frame_.entry;
    entry.engine = engine_identity();
    entry.year = options_.year;
    entry.as_of = state.program->settings.as_of;
    entry.encoding = options_.encoding;
    entry.limits = {{"load budget", script::load_budget}, {"call budget", script::call_budget}, {"memory", static_cast<std::int64_t>(script::maximum_memory)}, {"allocated", static_cast<std::int64_t>(script::maximum_allocated)}};
    pack(state.pack.inner());
    for (const Pack& other : options_.beside) entry.packs_beside.emplace_back(other.id(), files_of(other.inner()));
    choices(*state.program);
    records();
    const auto cleaned = [this](const std::string& text) { return names_.cleaned(text); };
    entry.records_digest = ledger::records_digest(state.records(), options_.threads > 0 ? options_.threads : std::max(1U, std::thread::hardware_concurrency()));
    ledger::describe_facts(*state.program, state.records(), cleaned, entry);
    frame_.dossier = ledger::dossier_bytes(state.records().dossier, cleaned);
    entry.dossier = sha256(frame_.dossier);
    if (settled_.settled) settlement();
    if (has_errors(wrong_)) return wrong_;
    return std::move(frame_);
  }

 private:
  void pack(const packs::Pack& pack) {
    RunEntry& entry = frame_.entry;
    entry.pack = pack.id;
    entry.pack_title = pack.title;
    entry.pack_digest = pack.digest;
    entry.pack_from = pack.from;
    entry.pack_until = pack.until;
    entry.currency = pack.book->declarations.currency;
    entry.pack_files = files_of(pack);
  }

  std::vector<FileEntry> files_of(const packs::Pack& pack) {
    std::vector<FileEntry> all;
    const packs::PackFiles files = packs::read_pack_files(pack.folder, wrong_);
    if (files.digest != pack.digest) wrong_.push_back({Severity::error, "pack-changed", pack.folder, 0, "", "", {"政策包在载入后被改动", "the pack was changed after it had been loaded"}, {"没有入账；重新运行", "nothing was recorded; run again"}});
    for (const auto* list : {&files.toml, &files.lua}) {
      for (const packs::PackFile& file : *list) all.push_back(kept(file.name, fs::path(pack.folder) / file.name));
    }
    return all;
  }

  void choices(const evaluate::Program& program) {
    ledger::Choices& made = frame_.entry.choices;
    for (const auto& declared : program.book().declarations.readings) {
      const auto chosen = program.settings.readings.find(declared.id);
      const std::string& taken = chosen == program.settings.readings.end() ? declared.chosen : chosen->second;
      if (taken != declared.chosen) made.switched.emplace_back(declared.id, taken);
    }
    for (const auto& [name, parameter] : program.settings.parameters) made.parameters.emplace_back(name, parameter_text(parameter));
    made.set = options_.set;
    for (const std::string& one : made.set) {
      if (first_invalid_byte(one)) wrong_.push_back({Severity::error, "not-utf8", "", 0, "", "", {"--set " + printable(one) + " 不是 UTF-8 文字", "--set " + printable(one) + " is no UTF-8 text"}, {"没有入账；检查终端的编码", "nothing was recorded; check the encoding of the terminal"}});
    }
    if (!options_.readings.empty()) made.file = kept(fs::path(options_.readings).filename().string(), options_.readings);
  }

  void records() {
    RunEntry& entry = frame_.entry;
    std::error_code failure;
    std::vector<fs::path> paths;
    if (fs::is_directory(options_.records, failure)) {
      for (const fs::directory_entry& one : fs::directory_iterator(options_.records, failure)) {
        if (one.is_regular_file(failure) && is_of_records(one.path())) paths.push_back(one.path());
      }
      std::sort(paths.begin(), paths.end());
    } else {
      paths.emplace_back(options_.records);
      entry.records_name = paths.front().filename().string();
    }
    for (const fs::path& path : paths) entry.records_files.push_back(kept(path.filename().string(), path));
    for (const auto& [role, member] : beside_roles) {
      const std::string& path = options_.*member;
      if (!path.empty()) entry.beside.emplace_back(role, kept(fs::path(path).filename().string(), path));
    }
  }

  void settlement() {
    ledger::SettlementEntry& made = frame_.entry.settlement.emplace();
    const Settling::State& of = *settled_.settled->of;
    for (const Run::State* run : of.runs) made.packs.push_back(run->pack.id());
    const std::string& exclusions = of.start.exclusions_file;
    if (!exclusions.empty()) made.exclusions = kept(fs::path(exclusions).filename().string(), exclusions);
    frame_.settlement = report::settlement_json(settled_.settled->summary());
    made.told = sha256(frame_.settlement);
  }

  FileEntry kept(const std::string& name, const fs::path& path) {
    if (first_invalid_byte(name)) wrong_.push_back({Severity::error, "not-utf8", printable(path.string()), 0, "", "", {"文件名不是 UTF-8，账本记不下", "the file's name is no UTF-8, so that the ledger cannot hold it"}, {"没有入账；改文件名后重新运行", "nothing was recorded; rename the file and run again"}});
    std::ifstream in(path, std::ios::binary);
    Sha256 sum;
    FileEntry file{name, {}, 0};
    std::vector<char> piece(1 << 20);
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())), in.gcount() > 0) {
      sum.take({piece.data(), static_cast<std::size_t>(in.gcount())});
      file.size += static_cast<std::uint64_t>(in.gcount());
    }
    if (!in.eof()) wrong_.push_back(changed_file(path));
    file.digest = sum.finish();
    frame_.files.emplace_back(file.digest, path);
    return file;
  }

  const Run& run_;
  const RunOptions& options_;
  const PlaceNames& names_;
  const SettledRun& settled_;
  RunFrame frame_;
  Diagnostics wrong_;
};

}  // namespace

Result<RunFrame> frame_of(const Run& run, const RunOptions& options, const PlaceNames& names, const SettledRun& settled) { return Gathering(run, options, names, settled).gather(); }

}  // namespace duixian
