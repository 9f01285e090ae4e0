#include "cli/preparation.h"

#include <algorithm>
#include <filesystem>

#include "cli/commands.h"
#include "cli/progress_bar.h"

namespace duixian::cli {

namespace {

// "园区!K4", or "K4" of a table without sheets; the file stands before it.
std::string cell_of(const Place& place) {
  std::string letters;
  for (int column = place.column; column > 0; column = (column - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return (place.sheet.empty() ? "" : place.sheet + "!") + letters + std::to_string(place.row);
}

}  // namespace

std::string records_of(const Pack& pack, const std::string& records) {
  std::error_code failure;
  const std::filesystem::path own = std::filesystem::path(records) / pack.id();
  return std::filesystem::is_directory(own, failure) ? own.string() : records;
}

std::optional<RunOptions> run_options(const Options& options) {
  RunOptions run;
  run.records = options.records;
  run.year = options.year;
  run.encoding = options.encoding;
  run.mapping = options.mapping;
  run.readings = options.readings;
  run.rulings = options.rulings;
  run.approvals = options.approvals;
  run.history = options.history;
  run.series = options.series;
  run.corrections = options.corrections;
  run.set = options.set;
  run.threads = options.threads;
  if (options.as_of.empty()) return run;
  run.as_of = read_quantity(options.as_of).date;
  if (run.as_of) return run;
  tell(options, Message{"--as-of 需要日期，如 2007-12-31", "--as-of takes a date such as 2007-12-31"});
  return std::nullopt;
}

std::optional<std::vector<Pack>> loaded(const Options& options) {
  std::vector<Pack> packs;
  bool fine = true;
  for (const std::string& folder : options.packs) {
    auto pack = Pack::load(folder);
    tell(options, pack.diagnostics());
    fine = fine && pack;
    if (pack) packs.push_back(*std::move(pack));
  }
  if (!fine) return std::nullopt;
  return packs;
}

RunOptions own_options(const RunOptions& how, const std::vector<Pack>& packs, std::size_t number) {
  RunOptions own = how;
  for (std::size_t i = 0; i < packs.size(); ++i) {
    if (i != number) own.beside.push_back(packs[i]);
  }
  own.records = records_of(packs[number], how.records);
  return own;
}

std::optional<Run> prepared(const Options& options, const std::vector<Pack>& packs, std::size_t number, RunOptions how) {
  ProgressBar bar(options);
  how = own_options(how, packs, number);
  how.progress = [&](const std::string& stage, std::uint64_t done, std::uint64_t of) { bar.show(stage, done, of); };
  auto run = Run::prepare(packs[number], how);
  if (run) return *std::move(run);
  tell(options, run.diagnostics());
  return std::nullopt;
}

void tell_doubts(const Options& options, const Run& run, Diagnostics* told) {
  constexpr std::size_t most = 10;
  Diagnostics shown;
  for (const Diagnostic& note : run.notes()) {
    const auto same = [&](const Diagnostic& other) { return other.code == note.code && other.file == note.file && other.line == note.line && other.cell == note.cell && other.what == note.what; };
    if (told && std::any_of(told->begin(), told->end(), same)) continue;
    shown.push_back(note);
    if (told) told->push_back(note);
  }
  for (const UnreadCell& cell : run.unread_cells()) {
    shown.push_back({Severity::warning, "unreadable-cell", cell.place.file, cell.place.row, cell_of(cell.place), "",
                     {cell.subject + " 的 " + cell.fact + "（“" + cell.text + "”）未采用：" + cell.why.zh, cell.fact + " of " + cell.subject + " (\"" + cell.text + "\") was not taken: " + cell.why.en},
                     {"改正该单元格；在此之前该事实按未知处理", "correct the cell; until then the fact is unknown"}});
  }
  const std::size_t all = shown.size();
  if (options.format != Format::json && all > most) shown.resize(most);
  tell(options, shown);
  if (options.format != Format::json && all > most) {
    const std::string more = std::to_string(all - most);
    tell(options, Message{"……另有 " + more + " 条提示，见 --format json", "... and " + more + " more notes; see --format json"});
  }
}

std::optional<std::vector<Run>> runs_of(const Options& options) {
  const auto how = run_options(options);
  if (!how) return std::nullopt;
  const auto packs = loaded(options);
  if (!packs) return std::nullopt;
  std::vector<Run> runs;
  for (std::size_t i = 0; i < packs->size(); ++i) {
    auto run = prepared(options, *packs, i, *how);
    if (!run) return std::nullopt;
    runs.push_back(*std::move(run));
  }
  return runs;
}

}  // namespace duixian::cli
