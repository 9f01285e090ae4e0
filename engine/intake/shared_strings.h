// The texts that a workbook's cells share, each once.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "intake/cell.h"
#include "intake/package.h"

namespace duixian::intake {

class SharedStrings {
 public:
  // Runs of rich text are joined; phonetic readings beside them are no content.
  [[nodiscard]] std::optional<Diagnostic> read(const Package& package, const std::string& part);
  [[nodiscard]] std::size_t size() const { return ends_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t index) const;

 private:
  friend class StringCollector;
  std::string text_ = std::string(room_before, ' ');  // all of them, one after another
  std::vector<std::size_t> ends_;  // where each ends
};

}  // namespace duixian::intake
