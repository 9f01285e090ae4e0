// What a run holds: the pack bound to its choices, and the register it reads.
#pragma once

#include <memory>
#include <optional>

#include "columns/records.h"
#include "duixian/doors/run.h"
#include "evaluate/program.h"

namespace duixian {

// Read once; runs over the same records with other choices share it.
struct Register {
  columns::Names names;
  std::optional<columns::Records> records;
};

struct Run::State {
  explicit State(Pack loaded) : pack(std::move(loaded)) {}
  [[nodiscard]] const columns::Records& records() const { return *register_->records; }

  Pack pack;
  std::shared_ptr<Register> register_;
  std::optional<evaluate::Program> program;
  Diagnostics notes;
};

}  // namespace duixian
