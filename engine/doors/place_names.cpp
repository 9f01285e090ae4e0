#include "doors/place_names.h"

#include <algorithm>
#include <filesystem>

namespace duixian {

PlaceNames::PlaceNames(const RunOptions& options) {
  namespace fs = std::filesystem;
  std::error_code failure;
  const auto file = [&](const std::string& path) {
    if (!path.empty() && fs::path(path).has_parent_path()) shorter_.emplace_back(path, fs::path(path).filename().string());
  };
  if (fs::is_directory(options.records, failure)) shorter_.emplace_back((fs::path(options.records) / "").string(), "");
  else file(options.records);
  for (const std::string& path : {options.mapping, options.rulings, options.approvals, options.history, options.series, options.corrections}) file(path);
  std::sort(shorter_.begin(), shorter_.end(), [](const auto& a, const auto& b) { return a.first.size() > b.first.size(); });
}

std::string PlaceNames::cleaned(std::string text) const {
  for (const auto& [from, to] : shorter_) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) text.replace(at, from.size(), to);
  }
  return text;
}

}  // namespace duixian
