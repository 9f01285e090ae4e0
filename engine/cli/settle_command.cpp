// settle, and run --settle: what the decisions of all packs come to together.
#include "cli/commands.h"
#include "cli/preparation.h"
#include "cli/progress_bar.h"
#include "duixian/doors/report.h"
#include "duixian/doors/settle.h"

namespace duixian::cli {

namespace {

// Every decision, to the output and to its settlement; whether the year has data in all records.
bool decide(const Options& options, const std::vector<Run>& runs, Output& output, Settling& settling) {
  bool has_data = true;
  DecideOptions how;
  how.threads = options.threads;
  for (std::size_t number = 0; number < runs.size(); ++number) {
    const Run& run = runs[number];
    tell_doubts(options, run);
    for (const Diagnostic& note : run.notes()) has_data = has_data && note.code != "year-without-data";
    ProgressBar bar(options);
    std::uint64_t done = 0;
    const auto taken = [&](const Decision& decision) {
      output.add(decision);
      settling.add(number, decision);
      bar.show(options.language == Language::chinese ? "计算" : "computing", ++done, run.size());
      return true;
    };
    run.each(taken, how);
    for (const std::string& subject : options.papers) {
      for (const Run::Explained& paper : run.explain(subject)) output.add_paper(paper);
    }
  }
  return has_data;
}

void show(const Options& options, const Output& output, const Settled& settled) {
  if (options.format == Format::json) {
    print(json_of(settled));
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
  how.records = options.records;
  auto settling = Settling::begin(*runs, how);
  if (!settling) return tell(options, settling.diagnostics()), exit_wrong;
  const std::string count = std::to_string(runs->size());
  const Message title = runs->size() == 1 ? runs->front().pack().title() : Message{count + " 份政策", count + " policies"};
  auto output = Output::open(options.out, title, options.year, options.language);
  if (!output) return tell(options, output.diagnostics()), exit_wrong;
  const bool has_data = decide(options, *runs, *output, *settling);
  const Settled settled = settling->finish();
  output->add_settlement(settled);
  Diagnostics wrong = output->finish();
  if (!options.notices.empty()) {
    const Diagnostics unwritten = write_notices(options.notices, settled, title, options.language);
    wrong.insert(wrong.end(), unwritten.begin(), unwritten.end());
  }
  tell(options, wrong);
  if (has_errors(wrong)) return exit_wrong;
  show(options, *output, settled);
  return has_data ? exit_ok : exit_short;
}

}  // namespace duixian::cli
