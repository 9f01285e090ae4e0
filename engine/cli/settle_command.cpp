// settle, and run --settle: what the decisions of all packs come to together.
#include "cli/commands.h"
#include "cli/preparation.h"
#include "cli/progress_bar.h"
#include "duixian/doors/report.h"
#include "duixian/doors/settle.h"

namespace duixian::cli {

namespace {

// All decisions of all runs, in columns; nothing where a year has no data is told.
struct Decided {
  std::vector<Decisions> decisions;
  bool has_data = true;
};

Decided decide(const Options& options, const std::vector<Run>& runs) {
  Decided decided;
  DecideOptions how;
  how.threads = options.threads;
  for (const Run& run : runs) {
    tell_doubts(options, run);
    for (const Diagnostic& note : run.notes()) decided.has_data = decided.has_data && note.code != "year-without-data";
    decided.decisions.push_back(run.decide(how));
  }
  return decided;
}

// Every decision in full where files are to be written, else only their sums.
void put(const Options& options, const std::vector<Run>& runs, const std::vector<Decisions>& decisions, Output& output) {
  DecideOptions how;
  how.threads = options.threads;
  for (std::size_t number = 0; number < runs.size(); ++number) {
    if (options.out.empty()) {
      output.add(runs[number], decisions[number], how);
      continue;
    }
    ProgressBar bar(options);
    std::uint64_t done = 0;
    const auto taken = [&](const Decision& decision) {
      output.add(decision);
      bar.show(options.language == Language::chinese ? "计算" : "computing", ++done, runs[number].size());
      return true;
    };
    runs[number].each(taken, how, &decisions[number]);
    for (const std::string& subject : options.papers) {
      for (const Run::Explained& paper : runs[number].explain(subject, "", &decisions[number])) output.add_paper(paper);
    }
  }
}

// What the corrected facts change against the records as they are, or against the settlement of a file.
bool correct(const Options& options, const std::vector<Run>& runs, const SettleOptions& how, Settled& settled) {
  Options uncorrected = options;
  uncorrected.corrections.clear();
  const auto before = runs_of(uncorrected);
  if (!before) return false;
  if (!options.earlier.empty()) return compare(settled, runs, nullptr, *before, options.corrections), true;
  const auto settling = Settling::begin(*before, how);
  if (!settling) return tell(options, settling.diagnostics()), false;
  std::vector<Decisions> decisions;
  for (const Run& run : *before) decisions.push_back(run.decide());
  const Settled earlier = settling->settle(decisions).told();
  return compare(settled, runs, &earlier, *before, options.corrections), true;
}

void show(const Options& options, const Output& output, const Settled& settled) {
  if (options.format == Format::json) {
    print(json_of(settled));
    return;
  }
  if (options.format == Format::html) {
    print(html_of(settled, options.language));
    return;
  }
  if (options.command == "run") print(output.summary(options.colour) + "\n");
  print(text_of(settled, options.language));
}

}  // namespace

int settle(const Options& options) {
  const auto runs = runs_of(options);
  if (!runs) return exit_wrong;
  SettleOptions how;
  how.threads = options.threads;
  how.exclusions = options.exclusions;
  how.earlier = options.earlier;
  how.refusals = !options.notices.empty();
  how.claims = !options.out.empty() || !options.notices.empty() || !options.earlier.empty() || !options.corrections.empty() || options.format != Format::text;
  how.records = options.records;
  auto settling = Settling::begin(*runs, how);
  if (!settling) return tell(options, settling.diagnostics()), exit_wrong;
  const std::string count = std::to_string(runs->size());
  const Message title = runs->size() == 1 ? runs->front().pack().title() : Message{count + " 份政策", count + " policies"};
  auto output = Output::open(options.out, title, options.year, options.language);
  if (!output) return tell(options, output.diagnostics()), exit_wrong;
  const Decided decided = decide(options, *runs);
  const SettledRuns kept = settling->settle(decided.decisions);
  Settled settled = kept.told();
  if (!options.corrections.empty() && !correct(options, *runs, how, settled)) return exit_wrong;
  output->add_settlement(settled);
  put(options, *runs, decided.decisions, *output);
  Diagnostics wrong = output->finish();
  if (!options.notices.empty()) {
    const Diagnostics unwritten = write_notices(options.notices, settled, title, options.language);
    wrong.insert(wrong.end(), unwritten.begin(), unwritten.end());
  }
  tell(options, wrong);
  if (has_errors(wrong)) return exit_wrong;
  show(options, *output, settled);
  const int recorded = options.ledger.empty() ? exit_ok : record(options, *runs, *run_options(options), &kept);
  if (recorded != exit_ok) return recorded;
  return decided.has_data ? exit_ok : exit_short;
}

}  // namespace duixian::cli
