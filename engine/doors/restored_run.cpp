#include "doors/restored_run.h"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "doors/run_frame.h"
#include "ledger/trouble.h"

namespace duixian {

namespace {

namespace fs = std::filesystem;

std::optional<std::string> bytes_of(const fs::path& path) {
  std::error_code failure;
  if (!fs::is_regular_file(path, failure)) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

fs::path new_folder() {
  std::string name = (fs::temp_directory_path() / "duixian-replay-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) ledger::stop("no-room", name, {"建不了临时文件夹", "a temporary folder cannot be made"}, {"检查临时文件夹（TMPDIR）的空间和权限", "check room and permissions of the temporary folder (TMPDIR)"});
  return name;
}

Message not_as_it_was(const Diagnostics& why, const char* zh, const char* en) {
  const Message what = why.empty() ? Message{} : why.front().what;
  return {std::string(zh) + "：" + what.zh, std::string(en) + ": " + what.en};
}

}  // namespace

RestoredRun::RestoredRun(const ledger::OpenedLedger& ledger, const ledger::RunEntry& entry, const std::string& pack, const std::string& records)
    : ledger_(ledger), folder_(new_folder()) {
  const fs::path records_elsewhere = entry.records_name.empty() ? fs::path(records) : fs::path(records).parent_path();
  for (const auto& file : entry.pack_files) lay_out(file, folder_ / "pack", pack.empty() ? fs::path() : fs::path(pack));
  for (const auto& file : entry.records_files) lay_out(file, folder_ / "records", records_elsewhere);
  for (const auto& [role, file] : entry.beside) lay_out(file, folder_ / role, records_elsewhere);
  if (entry.choices.file) lay_out(*entry.choices.file, folder_ / "choices", records_elsewhere);
  for (const auto& [id, files] : entry.packs_beside) {
    for (const auto& file : files) lay_out(file, folder_ / "beside" / fs::path(id).filename(), pack.empty() ? fs::path() : fs::path(pack).parent_path() / fs::path(id).filename());
  }
  if (entry.settlement && entry.settlement->exclusions) {
    const ledger::FileEntry& file = *entry.settlement->exclusions;
    lay_out(file, folder_ / "exclusions", records_elsewhere);
    exclusions_ = (folder_ / "exclusions" / fs::path(file.name).filename()).string();
  }
  if (missing_.empty()) prepare(entry);
}

RestoredRun::~RestoredRun() {
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

// A name from the ledger is used only as the name of a file in a folder of ours.
void RestoredRun::lay_out(const ledger::FileEntry& file, const fs::path& to, const fs::path& elsewhere) {
  const fs::path name = fs::path(file.name).filename();
  auto bytes = ledger_.content(file.digest);
  if (!bytes && !elsewhere.empty()) bytes = bytes_of(elsewhere / name);
  const bool same = bytes && sha256(*bytes) == file.digest;
  if (!same) {
    const std::string digest = to_hex(file.digest);
    const Message what = bytes ? Message{"与入账时不同：", "is not what was recorded: "} : Message{"不在账本中，需另行提供：", "is not kept in the ledger and has to be supplied: "};
    missing_.push_back({file.name + " " + what.zh + digest, file.name + " " + what.en + digest});
    return;
  }
  std::error_code failure;
  fs::create_directories(to, failure);
  std::ofstream out(to / name, std::ios::binary);
  if (!out.write(bytes->data(), static_cast<std::streamsize>(bytes->size())).flush()) ledger::stop("no-room", (to / name).string(), {"临时文件夹写不下", "the temporary folder has no room"}, {"腾出空间，或设 TMPDIR", "make room, or set TMPDIR"});
}

void RestoredRun::prepare(const ledger::RunEntry& entry) {
  const auto pack = Pack::load((folder_ / "pack").string());
  if (!pack) return missing_.push_back(not_as_it_was(pack.diagnostics(), "政策包已不能载入", "the pack does not load any more"));
  std::error_code failure;
  fs::create_directories(folder_ / "records", failure);
  options_.records = (folder_ / "records" / entry.records_name).string();
  if (entry.records_name.empty()) options_.records = (folder_ / "records").string();
  options_.year = entry.year;
  options_.as_of = entry.as_of;
  options_.encoding = entry.encoding;
  for (const auto& one : entry.packs_beside) {
    const auto other = Pack::load((folder_ / "beside" / fs::path(one.first).filename()).string());
    if (!other) return missing_.push_back(not_as_it_was(other.diagnostics(), "同时计算的政策包已不能载入", "a pack computed beside it does not load any more"));
    options_.beside.push_back(*other);
  }
  options_.set = entry.choices.set;
  if (entry.choices.file) options_.readings = (folder_ / "choices" / fs::path(entry.choices.file->name).filename()).string();
  for (const auto& [role, file] : entry.beside) {
    for (const auto& [name, member] : beside_roles) {
      if (role == name) options_.*member = (folder_ / role / fs::path(file.name).filename()).string();
    }
  }
  auto run = Run::prepare(*pack, options_);
  if (!run) return missing_.push_back(not_as_it_was(run.diagnostics(), "记录已不能读入", "the records cannot be read any more"));
  run_ = *std::move(run);
}

}  // namespace duixian
