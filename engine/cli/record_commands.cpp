// The commands that compute over records: run, explain and funnel.
#include <algorithm>

#include "cli/commands.h"
#include "cli/preparation.h"
#include "cli/progress_bar.h"
#include "duixian/doors/funnel.h"
#include "duixian/doors/parts.h"
#include "duixian/doors/report.h"
#include "duixian/doors/settle.h"

namespace duixian::cli {

namespace {

DecideOptions decide_options(const Options& options) {
  DecideOptions how;
  how.threads = options.threads;
  return how;
}

// Every decision with all its details, each made sure to be what the columns decided.
void decide_in_full(const Options& options, const Run& run, const Decisions& decisions, Output& output) {
  ProgressBar bar(options);
  std::uint64_t done = 0;
  const auto taken = [&](const Decision& decision) {
    output.add(decision);
    bar.show(options.language == Language::chinese ? "计算" : "computing", ++done, run.size());
    return true;
  };
  run.each(taken, decide_options(options), &decisions);
  for (const std::string& subject : options.papers) {
    for (const Run::Explained& paper : run.explain(subject, "", &decisions)) output.add_paper(paper);
  }
}

// To the file named, or to standard output.
int deliver(const Options& options, const std::string& text) {
  if (options.out.empty()) return print(text) ? exit_ok : exit_wrong;
  const Diagnostics wrong = write_text(options.out, text);
  tell(options, wrong);
  return wrong.empty() ? exit_ok : exit_wrong;
}

// All subjects have to be settled, for one of them may depend on the others; nothing where that cannot be, which is told.
std::optional<Settled> settled_with(const Options& options, const Run& run) {
  SettleOptions how;
  how.exclusions = options.exclusions;
  how.records = options.records;
  const auto settling = Settling::begin({run}, how);
  if (!settling) return tell(options, settling.diagnostics()), std::nullopt;
  return settling->settle({run.decide()}).told();
}

const SettledClaim* claim_of(const Settled& settled, const Decision& decision) {
  const auto same = [&](const SettledClaim& one) { return one.provision == decision.provision && one.subject == decision.subject; };
  const auto found = std::find_if(settled.claims.begin(), settled.claims.end(), same);
  return found == settled.claims.end() ? nullptr : &*found;
}

}  // namespace

// Records larger than memory: one part after another, into the summary and the wide tables.
int run_in_parts(const Options& options, std::uint64_t memory) {
  if (!options.out.empty() && !options.wide) {
    return tell(options, Message{"--memory 只写一户一行的宽表：请加 --wide", "with --memory only the wide table is written: add --wide"}), exit_wrong;
  }
  const auto how = run_options(options);
  const auto packs = how ? loaded(options) : std::nullopt;
  if (!packs) return exit_wrong;
  const std::string count = std::to_string(packs->size());
  const Message title = packs->size() == 1 ? packs->front().title() : Message{count + " 份政策", count + " policies"};
  auto output = Output::open("", title, options.year, options.language);
  if (!output) return tell(options, output.diagnostics()), exit_wrong;
  WideParts wide(options.out, packs->size() > 1);
  bool fell_short = false;
  Diagnostics told;
  for (std::size_t i = 0; i < packs->size(); ++i) {
    ProgressBar bar(options);
    RunOptions own = own_options(*how, *packs, i);
    own.progress = [&](const std::string& stage, std::uint64_t done, std::uint64_t of) { bar.show(stage, done, of); };
    const auto parts = Parts::divide((*packs)[i], own, memory);
    if (!parts) return tell(options, parts.diagnostics()), exit_wrong;
    for (std::size_t part = 0; part < parts->size(); ++part) {
      const auto run = parts->run(part);
      if (!run) return tell(options, run.diagnostics()), exit_wrong;
      tell_doubts(options, *run, &told);
      for (const Diagnostic& note : run->notes()) fell_short = fell_short || note.code == "year-without-data";
      const DecideOptions how_to_decide = decide_options(options);
      const Decisions decisions = run->decide(how_to_decide);
      (*output).add(*run, decisions, how_to_decide);
      const Diagnostics wrong = options.wide ? wide.add(*run, decisions, how_to_decide) : Diagnostics();
      if (!wrong.empty()) return tell(options, wrong), exit_wrong;
    }
  }
  const Diagnostics wrong = options.wide ? wide.finish() : Diagnostics();
  if (!wrong.empty()) return tell(options, wrong), exit_wrong;
  print(options.format == Format::json ? (*output).summary_json() : (*output).summary(options.colour));
  return fell_short ? exit_short : exit_ok;
}

int run(const Options& options) {
  if (options.memory > 0) return run_in_parts(options, options.memory);
  const auto prepared_runs = runs_of(options);
  if (!prepared_runs) return exit_wrong;
  const std::vector<Run>& runs = *prepared_runs;
  const bool in_full = !options.out.empty() && !options.wide;
  const std::string count = std::to_string(runs.size());
  const Message title = runs.size() == 1 ? runs.front().pack().title() : Message{count + " 份政策", count + " policies"};
  auto output = Output::open(in_full ? options.out : "", title, options.year, options.language);
  if (!output) return tell(options, output.diagnostics()), exit_wrong;
  bool fell_short = false;
  for (const Run& run : runs) {
    tell_doubts(options, run);
    for (const Diagnostic& note : run.notes()) fell_short = fell_short || note.code == "year-without-data";
    const DecideOptions how_to_decide = decide_options(options);
    const Decisions decisions = run.decide(how_to_decide);
    if (in_full) {
      decide_in_full(options, run, decisions, *output);
      continue;
    }
    (*output).add(run, decisions, how_to_decide);
    if (!options.wide) continue;
    const Diagnostics wrong = write_wide(run, decisions, options.out, runs.size() > 1, how_to_decide);
    tell(options, wrong);
    if (!wrong.empty()) return exit_wrong;
  }
  const Diagnostics wrong = (*output).finish();
  tell(options, wrong);
  if (has_errors(wrong)) return exit_wrong;
  print(options.format == Format::json ? (*output).summary_json() : (*output).summary(options.colour));
  const int recorded = options.ledger.empty() ? exit_ok : record(options, runs, *run_options(options));
  if (recorded != exit_ok) return recorded;
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
  std::optional<Settled> settled;
  if (options.settle) {
    settled = settled_with(options, *run);
    if (!settled) return exit_wrong;
  }
  std::string text = options.format == Format::json ? "[" : "";
  for (std::size_t i = 0; i < found.size(); ++i) {
    const auto& [decision, explanation] = found[i];
    const SettledClaim* claim = settled ? claim_of(*settled, decision) : nullptr;
    if (options.format == Format::json) text += (i ? ",\n" : "\n") + json_of(decision, explanation, claim);
    else if (options.format == Format::html) text += html_of(decision, explanation, options.language, claim);
    else text += text_of(decision, explanation, options.language, options.colour && options.out.empty(), claim) + "\n";
  }
  if (options.format == Format::json) text += "\n]\n";
  return deliver(options, text);
}

int funnel(const Options& options) {
  const auto runs = runs_of(options);
  if (!runs) return exit_wrong;
  std::vector<Funnel> all;
  for (const Run& run : *runs) {
    tell_doubts(options, run);
    DecideOptions how = decide_options(options);
    how.reasons = true;
    const auto found = duixian::funnel(run, run.decide(how), options.provision);
    all.insert(all.end(), found.begin(), found.end());
  }
  if (all.empty()) return tell(options, Message{"没有条款“" + options.provision + "”", "there is no provision \"" + options.provision + "\""}), exit_wrong;
  const bool colour = options.colour && options.out.empty();
  return deliver(options, options.format == Format::json ? json_of(all) : options.format == Format::html ? html_of(all, options.language) : text_of(all, options.language, colour));
}

}  // namespace duixian::cli
