// The summary of a run that fits a screen: outcomes, the largest clauses, payers and the total, aligned for Chinese too.
#pragma once

#include <string>

#include "report/summary.h"

namespace duixian::report {

struct SummaryLayout {
  std::size_t clauses = 8;  // so many rows, the largest first; the rest as one row
  std::size_t payers = 5;
  std::size_t divisions = 2;
  int columns = 78;
  bool whole_names = false;  // a name that does not fit its column stands on a line of its own, else it is cut
  bool colour = false;
};

[[nodiscard]] std::string summary_text(const Summary& summary, Language language, const SummaryLayout& layout = {});

}  // namespace duixian::report
