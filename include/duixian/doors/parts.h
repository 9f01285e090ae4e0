// One pack over records that do not fit memory: part by part, each part a run of its own over whole families.
//
// The files are read once to be divided and once for each part; nothing is copied, and every value keeps its place.
#pragma once

#include <cstdint>
#include <memory>

#include "duixian/doors/run.h"

namespace duixian {

class Parts {
 public:
  // `memory`: bytes that the program may take. Errors: as of Run::prepare, as far as they show before rows are computed; a
  // family that does not fit, by name; too little memory for any division.
  [[nodiscard]] static Result<Parts> divide(const Pack& pack, const RunOptions& options, std::uint64_t memory);
  [[nodiscard]] std::size_t size() const;
  // Errors: what is wrong with its rows.
  [[nodiscard]] Result<Run> run(std::size_t part) const;

 private:
  struct State;
  explicit Parts(std::shared_ptr<const State> state) : state_(std::move(state)) {}
  std::shared_ptr<const State> state_;
};

// The wide tables of all parts as one each (write_wide), subjects in the order of their files.
class WideParts {
 public:
  // `several` packs of one run: their names stand in those of the files.
  WideParts(const std::string& folder, bool several);
  // Keeps one part's lines, outside memory. Errors: no room for them.
  [[nodiscard]] Diagnostics add(const Run& part, const Decisions& decisions, const DecideOptions& options = {});
  // Writes the files, each whole and beside its name first.
  [[nodiscard]] Diagnostics finish();

 private:
  struct State;
  std::shared_ptr<State> state_;
};

}  // namespace duixian
