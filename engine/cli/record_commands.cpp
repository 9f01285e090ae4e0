// The commands that compute over records: run and explain.
#include <algorithm>
#include <cstdio>

#include "cli/commands.h"
#include "duixian/doors/report.h"

namespace duixian::cli {

namespace {

// A bar on a terminal's standard error, redrawn at most a hundred times.
class ProgressBar {
 public:
  explicit ProgressBar(const Options& options) : options_(options) {}
  ~ProgressBar() {
    if (drawn_) std::fputs("\r\033[K", stderr);
  }

  void show(const std::string& stage, std::uint64_t done, std::uint64_t of) {
    if (!options_.progress || of == 0) return;
    const std::uint64_t percent = done * 100 / of;
    if (drawn_ && percent == last_ && stage == stage_) return;
    last_ = percent;
    stage_ = stage;
    drawn_ = true;
    std::fprintf(stderr, "\r\033[K%3llu%% %s", static_cast<unsigned long long>(percent), stage.c_str());
  }

 private:
  const Options& options_;
  std::uint64_t last_ = 0;
  std::string stage_;
  bool drawn_ = false;
};

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
  run.set = options.set;
  if (options.as_of.empty()) return run;
  run.as_of = read_quantity(options.as_of).date;
  if (run.as_of) return run;
  tell(options, Message{"--as-of 需要日期，如 2007-12-31", "--as-of takes a date such as 2007-12-31"});
  return std::nullopt;
}

// Loads packs; tells what is wrong with any of them.
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

// Prepares the run of one pack beside the others; tells what is wrong.
std::optional<Run> prepared(const Options& options, const std::vector<Pack>& packs, std::size_t number, RunOptions how) {
  ProgressBar bar(options);
  how.progress = [&](const std::string& stage, std::uint64_t done, std::uint64_t of) { bar.show(stage, done, of); };
  for (std::size_t i = 0; i < packs.size(); ++i) {
    if (i != number) how.beside.push_back(packs[i]);
  }
  auto run = Run::prepare(packs[number], how);
  if (run) return *std::move(run);
  tell(options, run.diagnostics());
  return std::nullopt;
}

// "园区!K4", or "K4" of a table without sheets; the file stands before it.
std::string cell_of(const Place& place) {
  std::string letters;
  for (int column = place.column; column > 0; column = (column - 1) / 26) letters.insert(letters.begin(), static_cast<char>('A' + (column - 1) % 26));
  return (place.sheet.empty() ? "" : place.sheet + "!") + letters + std::to_string(place.row);
}

// Notes and cells that could not be read, the first few of them.
void tell_doubts(const Options& options, const Run& run) {
  constexpr std::size_t most = 10;
  Diagnostics shown = run.notes();
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

}  // namespace

int run(const Options& options) {
  const auto how = run_options(options);
  if (!how) return exit_wrong;
  const auto packs = loaded(options);
  if (!packs) return exit_wrong;
  std::vector<Run> runs;
  for (std::size_t i = 0; i < packs->size(); ++i) {
    auto run = prepared(options, *packs, i, *how);
    if (!run) return exit_wrong;
    runs.push_back(*std::move(run));
  }
  auto output = Output::open(options.out, runs.front().pack().title(), options.year, options.language);
  if (!output) return tell(options, output.diagnostics()), exit_wrong;
  bool fell_short = false;
  for (const Run& run : runs) {
    tell_doubts(options, run);
    for (const Diagnostic& note : run.notes()) fell_short = fell_short || note.code == "year-without-data";
    ProgressBar bar(options);
    std::uint64_t done = 0;
    run.each([&](const Decision& decision) {
      (*output).add(decision);
      bar.show(options.language == Language::chinese ? "计算" : "computing", ++done, run.size());
      return true;
    });
    for (const std::string& subject : options.papers) {
      for (const Run::Explained& paper : run.explain(subject)) (*output).add_paper(paper);
    }
  }
  const Diagnostics wrong = (*output).finish();
  tell(options, wrong);
  if (has_errors(wrong)) return exit_wrong;
  print(options.format == Format::json ? (*output).summary_json() : (*output).summary(options.colour));
  return fell_short ? exit_short : exit_ok;
}

int explain(const Options& options) {
  const auto how = run_options(options);
  if (!how) return exit_wrong;
  const auto packs = loaded(options);
  if (!packs) return exit_wrong;
  const auto run = prepared(options, *packs, 0, *how);
  if (!run) return exit_wrong;
  const auto found = run->explain(options.subject, options.provision);
  if (found.empty()) {
    const auto close = run->nearest_subject(options.subject);
    const auto provisions = run->pack().provisions();
    const bool known = options.provision.empty() || std::any_of(provisions.begin(), provisions.end(), [&](const ProvisionEntry& one) { return one.id == options.provision; });
    if (!known) return tell(options, Message{"没有条款“" + options.provision + "”", "there is no provision \"" + options.provision + "\""}), exit_wrong;
    Message message{"记录中没有主体“" + options.subject + "”", "the records have no subject \"" + options.subject + "\""};
    if (close) message = {message.zh + "；是否为“" + *close + "”？", message.en + "; did you mean \"" + *close + "\"?"};
    return tell(options, message), exit_wrong;
  }
  std::string text = options.format == Format::json ? "[" : "";
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto& [decision, explanation] = found[i];
    if (options.format == Format::json) text += (i ? ",\n" : "\n") + json_of(decision, explanation);
    else if (options.format == Format::html) text += html_of(decision, explanation, options.language);
    else text += text_of(decision, explanation, options.language, options.colour && options.out.empty()) + "\n";
  }
  if (options.format == Format::json) text += "\n]\n";
  if (options.out.empty()) return print(text) ? exit_ok : exit_wrong;
  const Diagnostics wrong = write_text(options.out, text);
  tell(options, wrong);
  return wrong.empty() ? exit_ok : exit_wrong;
}

}  // namespace duixian::cli
