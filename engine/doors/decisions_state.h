// What decisions in columns hold: the run that they are of, and their blocks.
#pragma once

#include <memory>

#include "doors/run_state.h"
#include "duixian/doors/decisions.h"
#include "evaluate/column_decisions.h"

namespace duixian {

struct Decisions::State {
  std::shared_ptr<const Run::State> run;
  std::shared_ptr<const evaluate::OnFile> on_file;
  evaluate::ColumnDecisions columns;
};

// What sums under the provision are counted in.
[[nodiscard]] std::string currency_of(const Run::State& run, const graph::Provision& provision);

}  // namespace duixian
