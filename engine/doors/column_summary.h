// The summary of a run from its decisions in columns: the same as from each decision in full, but for the years of payment.
#pragma once

#include "doors/decisions_state.h"
#include "duixian/doors/run.h"
#include "report/summary.h"

namespace duixian {

// Adds the run's clauses. Only where a clause divides its sum, or the records say who pays, are its granted decisions made in
// full.
void add_to(report::Summary& summary, const Run::State& run, const Decisions::State& decisions, const DecideOptions& options);

}  // namespace duixian
