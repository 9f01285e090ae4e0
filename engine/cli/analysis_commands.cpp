// The commands that ask more of a run than its decisions: targets and readings.
#include <algorithm>

#include "cli/commands.h"
#include "cli/preparation.h"
#include "duixian/doors/readings.h"
#include "duixian/doors/report.h"
#include "duixian/doors/targets.h"

namespace duixian::cli {

namespace {

// One run for each pack, and whether the records hold nothing for the year.
struct Prepared {
  std::vector<Run> runs;
  bool fell_short = false;
};

std::optional<Prepared> all_prepared(const Options& options) {
  const auto how = run_options(options);
  const auto packs = how ? loaded(options) : std::nullopt;
  if (!packs) return std::nullopt;
  Prepared all;
  for (std::size_t i = 0; i < packs->size(); ++i) {
    auto run = prepared(options, *packs, i, *how);
    if (!run) return std::nullopt;
    tell_doubts(options, *run);
    for (const Diagnostic& note : run->notes()) all.fell_short = all.fell_short || note.code == "year-without-data";
    all.runs.push_back(*std::move(run));
  }
  return all;
}

// Prints the text, or writes it to --out.
int deliver(const Options& options, const std::string& text, bool fell_short) {
  const int fine = fell_short ? exit_short : exit_ok;
  if (options.out.empty()) return print(text) ? fine : exit_wrong;
  const Diagnostics wrong = write_text(options.out, text);
  tell(options, wrong);
  return wrong.empty() ? fine : exit_wrong;
}

template <class Items>
std::string worded(const Options& options, const Items& items) {
  if (options.format == Format::json) return json_of(items);
  if (options.format == Format::html) return html_of(items, options.language);
  return text_of(items, options.language, options.colour && options.out.empty());
}

bool knows_provision(const std::vector<Run>& runs, const std::string& id) {
  return std::ranges::any_of(runs, [&](const Run& run) {
    const auto provisions = run.pack().provisions();
    return std::ranges::any_of(provisions, [&](const ProvisionEntry& one) { return one.id == id; });
  });
}

}  // namespace

int targets(const Options& options) {
  const auto all = all_prepared(options);
  if (!all) return exit_wrong;
  std::vector<Target> found;
  for (const Run& run : all->runs) std::ranges::move(targets_of(run), std::back_inserter(found));
  return deliver(options, worded(options, std::span<const Target>(found)), all->fell_short);
}

int readings(const Options& options) {
  const bool sheet = options.format == Format::xlsx;
  if (sheet && options.out.empty()) return tell(options, Message{"--format xlsx 需要 --out 文件", "--format xlsx needs --out FILE"}), exit_wrong;
  const auto all = all_prepared(options);
  if (!all) return exit_wrong;
  if (!options.provision.empty() && !knows_provision(all->runs, options.provision))
    return tell(options, Message{"没有条款“" + options.provision + "”", "there is no provision \"" + options.provision + "\""}), exit_wrong;
  std::vector<ReadingEffect> found;
  for (const Run& run : all->runs) {
    auto effects = readings_of(run, options.provision);
    if (!effects) return tell(options, effects.diagnostics()), exit_wrong;
    std::ranges::move(*effects, std::back_inserter(found));
  }
  if (!sheet) return deliver(options, worded(options, std::span<const ReadingEffect>(found)), all->fell_short);
  const Diagnostics wrong = write_sheet(options.out, found, options.language);
  tell(options, wrong);
  return !wrong.empty() ? exit_wrong : all->fell_short ? exit_short : exit_ok;
}

}  // namespace duixian::cli
