// The rows about whose family something is on file: a ruling, an approval or a refusal, an earlier award.
//
// What a file says of one subject is looked at one subject at a time, by the row executor; the columns decide all the others
// as if there were no file.
#pragma once

#include <cstddef>
#include <vector>

#include "columns/records.h"
#include "evaluate/program.h"

namespace duixian::evaluate {

struct OnFile {
  // By entity, along its rows.
  std::vector<columns::Bitmap> rulings, approvals, history;
};

[[nodiscard]] OnFile on_file(const columns::Records& records);

}  // namespace duixian::evaluate
