#include "evaluate/on_file.h"

#include <string_view>
#include <unordered_set>

namespace duixian::evaluate {

namespace {

using columns::Bitmap;
using columns::Row;
using Subjects = std::unordered_set<std::string_view>;

template <class Line>
Subjects subjects_of(const std::vector<Line>& lines) {
  Subjects subjects;
  for (const Line& line : lines) subjects.insert(line.subject);
  return subjects;
}

Row root_of(const columns::Records& records, std::size_t entity, Row row, std::size_t& root) {
  root = entity;
  while (const auto owner = records.schema().entities[root].owner) {
    row = records.table(root).owners[row];
    root = *owner;
  }
  return row;
}

// Whole families: a decision may read that of an owner, or of what it owns.
std::vector<Bitmap> families_of(const columns::Records& records, const Subjects& subjects) {
  const std::size_t count = records.schema().entities.size();
  std::vector<Bitmap> marked(count);
  if (subjects.empty()) return marked;
  for (std::size_t entity = 0; entity < count; ++entity) marked[entity].resize(records.table(entity).rows());
  for (std::size_t entity = 0; entity < count; ++entity) {
    for (Row row = 0; row < records.table(entity).rows(); ++row) {
      if (!subjects.contains(records.table(entity).keys.view(row))) continue;
      std::size_t root = 0;
      const Row at = root_of(records, entity, row, root);
      marked[root].set(at, true);
    }
  }
  for (std::size_t entity = 0; entity < count; ++entity) {  // owners come before what they own
    const auto owner = records.schema().entities[entity].owner;
    if (!owner) continue;
    for (Row row = 0; row < records.table(entity).rows(); ++row) marked[entity].set(row, marked[*owner][records.table(entity).owners[row]]);
  }
  return marked;
}

}  // namespace

OnFile on_file(const columns::Records& records) {
  const Dossier& dossier = records.dossier;
  return {families_of(records, subjects_of(dossier.rulings)), families_of(records, subjects_of(dossier.approvals)), families_of(records, subjects_of(dossier.history))};
}

}  // namespace duixian::evaluate
