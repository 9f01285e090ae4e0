#include "columns/names.h"

namespace duixian::columns {

std::int64_t Names::code(std::string_view name, std::uint64_t hash) {
  if (const auto known = find(name, hash)) return *known;
  names_.add(name);
  const auto code = static_cast<std::uint32_t>(names_.size() - 1);
  index_.add(hash, code);
  return code;
}

std::optional<std::int64_t> Names::find(std::string_view name) const { return find(name, hash_text(name)); }

std::optional<std::uint32_t> Names::find(std::string_view name, std::uint64_t hash) const {
  return index_.find(hash, [&](std::uint32_t at) { return names_.view(at) == name; });
}

}  // namespace duixian::columns
