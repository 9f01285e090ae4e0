// From files as bureaus send them to the records of a run.
//
// A folder (every .csv and .xlsx in it, by name), a workbook (each visible sheet is a table) or one CSV file. Which entity a
// table is about is told by its name, by a mapping file, or else by its header. A cell that cannot be read makes its fact
// unknown and is listed; a file that cannot be read, a missing key column, an unknown owner and two values for one fact are
// errors: then there are no records. docs/records.md has every rule.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "columns/records.h"
#include "duixian/words/dossier.h"
#include "duixian/words/result.h"
#include "duixian/words/settlement.h"
#include "intake/limits.h"
#include "intake/mapping.h"
#include "intake/partition.h"
#include "intake/tables_of_path.h"

namespace duixian::intake {

struct Options {
  std::string encoding;       // of CSV files: "" finds out, "utf-8", "gb18030"
  std::string mapping_file;   // see mapping.h; "" for the folder's own mapping.toml, if it has one
  int year = 0;               // the run's: rows of yearly facts without a year column belong to it
  std::function<void(const std::string& stage, std::uint64_t done, std::uint64_t of)> progress;
  Limits limits;
  std::string corrections;            // a table of corrected facts that stand in place of the records'; "" for none
  std::vector<const Schema*> beside;  // of other packs: a correction of their facts is no mistake
};

// Files opened and their headers understood; the rows can be read as often as needed, all of them or part by part.
class RecordFiles {
 public:
  // `schema` outlives it.
  [[nodiscard]] static Result<RecordFiles> open(const std::filesystem::path& path, const Schema& schema, const Options& options);
  [[nodiscard]] Result<columns::Records> read(columns::Names& names) const;
  // Whole families, of which so many that their records take so many bytes (partition.h).
  [[nodiscard]] Result<std::shared_ptr<const Partition>> divide(std::uint64_t bytes_a_part, const std::set<std::string>& watched) const;
  [[nodiscard]] Result<columns::Records> read(columns::Names& names, const Partition& partition, std::size_t part) const;

  struct Files {
    std::string path;
    Mapping mapping;
    std::vector<OpenTable> tables;
    std::vector<TablePlan> plans;
    Diagnostics notes;
  };

 private:
  RecordFiles(const Schema& schema, Options options, Files files) : schema_(&schema), options_(std::move(options)), files_(std::move(files)) {}

  const Schema* schema_;
  Options options_;
  Files files_;
};

// The records, finished. Warnings and notes about them are in Records::notes.
[[nodiscard]] Result<columns::Records> read_records(const std::filesystem::path& path, const Schema& schema, columns::Names& names,
                                                    const Options& options);

// What a bare number counts under a discretion, or in a series, of that name: "年", "%"; "" where nothing is declared.
using UnitOf = std::function<std::string(const std::string& name)>;

// The tables beside the records: each one CSV file, or a workbook's first sheet with the columns.
[[nodiscard]] Result<std::vector<Ruling>> read_rulings(const std::filesystem::path& path, const Options& options, const UnitOf& unit_of = {});
[[nodiscard]] Result<std::vector<Approval>> read_approvals(const std::filesystem::path& path, const Options& options);
[[nodiscard]] Result<std::vector<PastAward>> read_history(const std::filesystem::path& path, const Options& options);
[[nodiscard]] Result<std::vector<Exclusion>> read_exclusions(const std::filesystem::path& path, const Options& options);
// The settlement.csv of an earlier settlement.
[[nodiscard]] Result<std::vector<EarlierClaim>> read_settlement(const std::filesystem::path& path, const Options& options);
// Corrected facts, as they are written.
[[nodiscard]] Result<std::vector<CorrectedFact>> read_corrections(const std::filesystem::path& path, const Options& options);
[[nodiscard]] Result<std::vector<SeriesPoint>> read_series(const std::filesystem::path& path, const Options& options, const UnitOf& unit_of = {});

}  // namespace duixian::intake
