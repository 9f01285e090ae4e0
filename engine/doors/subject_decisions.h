// All decisions of a run subject by subject, in the order of their keys: what a ledger records.
#pragma once

#include <functional>
#include <span>

#include "columns/records.h"
#include "duixian/words/decision.h"
#include "evaluate/program.h"

namespace duixian {

// Calls `visit` with a subject's row and its decisions, one for each provision about its entity, until it says no. Decides on as
// many threads as asked, and ahead of `visit`, which is always called on this one.
void each_subject(const evaluate::Program& program, const columns::Records& records, unsigned threads,
                  const std::function<bool(std::size_t entity, columns::Row row, std::span<const Decision> decisions)>& visit);

// How many subjects that will be.
[[nodiscard]] std::uint64_t count_subjects(const evaluate::Program& program, const columns::Records& records);

}  // namespace duixian
