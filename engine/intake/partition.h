// Dividing records that do not fit memory into parts, each with whole families.
//
// Nothing is copied: a table is read once to see how much of it belongs to which root subject, and then once for each part,
// which takes only its own rows. So every value keeps its file, row and column. A row that is no subject (a total, a remark)
// belongs to the first part, which tells of it.
#pragma once

#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "duixian/words/result.h"
#include "duixian/words/schema.h"
#include "intake/table_loader.h"

namespace duixian::intake {

class Partition {
 public:
  // `bytes_a_part`: what the records of one part may take. `watched` are keys that somebody asks about (subjects of rulings).
  // Errors: what is wrong with a file; a family that is larger than a part; a keyed subject under owners of two families.
  [[nodiscard]] static Result<std::shared_ptr<const Partition>> divide(const std::vector<TablePlan>& plans, const Schema& schema, std::uint64_t bytes_a_part,
                                                                       const std::set<std::string>& watched);
  [[nodiscard]] std::size_t parts() const { return parts_; }
  [[nodiscard]] bool knows(const std::string& key) const { return seen_.contains(key); }  // of the watched

  // The table as one part sees it. Partition and plan outlive it.
  [[nodiscard]] std::unique_ptr<TableSource> part_of(const TablePlan& plan, std::size_t part) const;

  // Which part a row belongs to.
  class RowFinder {
   public:
    RowFinder(const Partition& partition, const TablePlan& plan);
    // 64 bits that say which root subject the row belongs to; nothing where it is no subject or of an unknown owner.
    [[nodiscard]] std::optional<std::uint64_t> root(std::span<const Cell> cells);
    [[nodiscard]] std::size_t part(std::span<const Cell> cells);
    [[nodiscard]] const std::string& own_key(std::span<const Cell> cells);  // "" where there is none

   private:
    const Partition& partition_;
    const TablePlan& plan_;
    std::optional<std::size_t> key_cell_, owner_cell_;
    bool codes_ = false, owner_codes_ = false;
    std::string key_;
  };

 private:
  class Survey;
  friend class RowFinder;

  // A key of an entity that owns others but is no root, and the root it belongs to; sorted.
  struct Belonging {
    std::uint64_t key = 0, root = 0;
    friend auto operator<=>(const Belonging&, const Belonging&) = default;
  };

  const Schema* schema_ = nullptr;
  std::size_t parts_ = 1;
  std::vector<std::uint16_t> part_of_bucket_;
  std::vector<std::vector<Belonging>> belongings_;  // by entity
  std::set<std::string> seen_;
};

}  // namespace duixian::intake
