// Names that a spreadsheet accepts for its sheets: 31 characters, none of []:*?/\, no apostrophe at either end, and no name
// twice however it is capitalised.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace duixian::report {

class SheetNames {
 public:
  // The name itself where it is allowed, else the nearest one that is; later ones of a name get " (2)", " (3)".
  [[nodiscard]] std::string take(std::string_view wanted);

 private:
  std::set<std::string> taken_;  // in lower case
};

}  // namespace duixian::report
