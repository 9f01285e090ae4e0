// The dictionary of a run: every name and text as a small number, so that comparing texts is comparing integers.
//
// Codes are given in order of arrival and never shown: results spell names out.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "columns/text_index.h"
#include "columns/texts.h"

namespace duixian::columns {

class Names {
 public:
  // The code of a name, adding it if it is new.
  std::int64_t code(std::string_view name) { return code(name, hash(name)); }
  [[nodiscard]] std::optional<std::int64_t> find(std::string_view name) const;
  // For bulk loading, in three steps: the hash of a name; the memory that it leads to brought near; its code.
  [[nodiscard]] static std::uint64_t hash(std::string_view name) { return hash_text(name); }
  [[gnu::always_inline]] void foresee(std::uint64_t hash) const { index_.foresee(hash); }
  std::int64_t code(std::string_view name, std::uint64_t hash);
  // Grows once, for so many names, and not again and again on the way there.
  void expect(std::size_t names) { names_.expect(names), index_.expect(names); }
  [[nodiscard]] std::string name(std::int64_t code) const { return names_[static_cast<std::size_t>(code)]; }
  [[nodiscard]] std::size_t size() const { return names_.size(); }

 private:
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name, std::uint64_t hash) const;

  Texts names_;
  TextIndex index_;
};

}  // namespace duixian::columns
