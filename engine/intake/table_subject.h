// Which entity a table is about, and whether it has what its rows need.
#pragma once

#include <optional>
#include <vector>

#include "duixian/words/result.h"
#include "intake/heading.h"
#include "intake/table_loader.h"
#include "intake/tables_of_path.h"

namespace duixian::intake {

class SubjectFinder {
 public:
  SubjectFinder(const Schema& schema, const Mapping& mapping);
  // The table's plan; nothing, with a warning or note, for a sheet that is no table of records.
  [[nodiscard]] Result<std::optional<TablePlan>> plan(const OpenTable& table) const;

 private:
  [[nodiscard]] std::optional<std::size_t> by_name(const OpenTable& table) const;
  [[nodiscard]] Result<std::optional<TablePlan>> by_header(const OpenTable& table, const std::vector<HeadRow>& rows, const MappedTable* mapped) const;
  [[nodiscard]] Result<std::optional<TablePlan>> of_entity(const OpenTable& table, const std::vector<HeadRow>& rows, std::size_t entity, const MappedTable* mapped) const;
  [[nodiscard]] Diagnostic missing_column(const OpenTable& table, const Header& header, std::size_t entity, bool of_owner) const;

  const Schema& schema_;
  const Mapping& mapping_;
  std::vector<Vocabulary> vocabularies_;  // by entity
};

}  // namespace duixian::intake
