// The commands that compute over records: run and explain.
#include <algorithm>

#include "cli/commands.h"
#include "cli/preparation.h"
#include "cli/progress_bar.h"
#include "duixian/doors/report.h"

namespace duixian::cli {

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
  const std::string count = std::to_string(runs.size());
  const Message title = runs.size() == 1 ? runs.front().pack().title() : Message{count + " 份政策", count + " policies"};
  auto output = Output::open(options.out, title, options.year, options.language);
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
