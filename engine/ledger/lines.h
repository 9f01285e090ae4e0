// Where the texts of entries go: an entry holds the number of a line (glossary.h), and who writes entries says how it gets one.
#pragma once

#include <string>
#include <string_view>

namespace duixian::ledger {

class Lines {
 public:
  virtual ~Lines() = default;
  // Appends to an entry what stands there for a line.
  virtual void refer(std::string& out, std::string_view line) = 0;
};

}  // namespace duixian::ledger
