// The dictionary of a run: every name and text as a small number, so that comparing texts is comparing integers.
//
// Codes are given in order of arrival and never shown: results spell names out.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

#include "columns/text_index.h"

namespace duixian::columns {

class Names {
 public:
  // The code of a name, adding it if it is new.
  std::int64_t code(std::string_view name);
  [[nodiscard]] std::optional<std::int64_t> find(std::string_view name) const;
  // Has the memory that code() will look at brought near.
  void foresee(std::string_view name) const { index_.foresee(hash_text(name)); }
  [[nodiscard]] const std::string& name(std::int64_t code) const { return names_[static_cast<std::size_t>(code)]; }
  [[nodiscard]] std::size_t size() const { return names_.size(); }

 private:
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name, std::uint64_t hash) const;

  std::deque<std::string> names_;  // references to names stay valid while others are added
  TextIndex index_;
};

}  // namespace duixian::columns
