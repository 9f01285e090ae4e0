#include "duixian/doors/parts.h"

#include "doors/preparation.h"
#include "doors/run_state.h"
#include "evaluate/bind.h"

namespace duixian {

struct Parts::State {
  Pack pack;
  RunOptions options;
  intake::RecordFiles files;
  std::shared_ptr<const intake::Partition> partition;
};

namespace {

// What the program takes whatever the records are: itself, its buffers, files being read.
constexpr std::uint64_t fixed_bytes = std::uint64_t{64} << 20;
// Of the rest, records take a third: columns grow half as much again while they are read, and results come beside them.
constexpr std::uint64_t share = 3;

Diagnostic too_little() {
  return {Severity::error, "memory-too-small", "", 0, "", "", {"--memory 太小，至少要 128MiB", "--memory is too small: it takes at least 128MiB"}, {"把 --memory 调大", "set --memory higher"}};
}

std::set<std::string> subjects_of(const Dossier& dossier) {
  std::set<std::string> subjects;
  for (const Ruling& ruling : dossier.rulings) subjects.insert(ruling.subject);
  for (const Approval& approval : dossier.approvals) subjects.insert(approval.subject);
  return subjects;
}

}  // namespace

Result<Parts> Parts::divide(const Pack& pack, const RunOptions& options, std::uint64_t memory) {
  if (memory < 2 * fixed_bytes) return Diagnostics{too_little()};
  Preparation preparation(pack, options);
  const evaluate::Settings settings = preparation.settings();
  const Dossier dossier = preparation.dossier();
  if (has_errors(preparation.diagnostics)) return preparation.diagnostics;
  auto files = intake::RecordFiles::open(options.records, pack.inner().book->schema, preparation.intake());
  if (!files) return files.diagnostics();
  auto partition = files->divide((memory - fixed_bytes) / share, subjects_of(dossier));
  if (!partition) return partition.diagnostics();
  return Parts(std::make_shared<const State>(State{pack, options, *std::move(files), *std::move(partition)}));
}

std::size_t Parts::size() const { return state_->partition->parts(); }

Result<Run> Parts::run(std::size_t part) const {
  auto state = std::make_shared<Run::State>(state_->pack);
  state->register_ = std::make_shared<Register>();
  Preparation preparation(state_->pack, state_->options);
  const evaluate::Settings settings = preparation.settings();
  const auto knows = [&](const std::string& subject) { return state_->partition->knows(subject); };
  state->register_->records = preparation.records(state_->files.read(state->register_->names, *state_->partition, part), knows);
  if (has_errors(preparation.diagnostics)) return preparation.diagnostics;
  auto program = evaluate::bind(state->pack.inner(), settings, state->register_->names);
  if (!program) return program.diagnostics();
  state->program = *std::move(program);
  state->notes = std::move(preparation.diagnostics);
  return Run(std::move(state));
}

}  // namespace duixian
