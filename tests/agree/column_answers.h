// The columns as a source: decisions with reasons, by any kernels, batch length and number of threads; and every node.
#pragma once

#include "agree/answers.h"
#include "agree/coverage.h"
#include "kernels/kernels.h"

namespace duixian::agree {

struct ColumnVariant {
  const kernels::Kernels* kernels = nullptr;
  std::size_t batch_rows = 2048;
  unsigned threads = 1;
};
[[nodiscard]] std::string to_text(const ColumnVariant& variant);

// `coverage` counts how many decisions the columns told, and how many they left to the rows.
[[nodiscard]] Answers column_answers(const Loaded& loaded, const ColumnVariant& variant, Coverage* coverage = nullptr);
// Decided for the pack as it comes, without the run's choice of readings; then only what these change.
[[nodiscard]] Answers changed_answers(const Loaded& loaded, const ColumnVariant& variant);
// Every node that the columns can tell, for the rows about which nothing is on file.
[[nodiscard]] Answers column_nodes(const Loaded& loaded, const ColumnVariant& variant, Coverage* coverage = nullptr);

// The same kernels, with every call counted; see Coverage::meet.
[[nodiscard]] const kernels::Kernels& counted(const kernels::Kernels& kernels);
void meet_kernels(Coverage& coverage);
// Kernels that were never called, by name of the kernels.
[[nodiscard]] std::vector<std::string> kernels_not_met();

}  // namespace duixian::agree
