// Names of files as a ledger writes them: without the way to the folder that they happened to lie in.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "duixian/doors/run.h"

namespace duixian {

class PlaceNames {
 public:
  explicit PlaceNames(const RunOptions& options);
  // The text with every path that the run was given shortened to the name of its file.
  [[nodiscard]] std::string cleaned(std::string text) const;

 private:
  std::vector<std::pair<std::string, std::string>> shorter_;  // the longest first
};

}  // namespace duixian
