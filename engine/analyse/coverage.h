// What a pack's cases reach: provisions, conditions, branches and tiers.
//
// A condition counts only if it mattered: with its truth turned round, something that the case compares would come out
// otherwise.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "packs/case.h"
#include "packs/pack.h"

namespace duixian::analyse {

// Something that cases can reach, and whether one did.
struct Reachable {
  std::string provision;
  std::string kind;  // "provision", "condition", "branch", "tier"
  std::string what;  // "at_least annual_output", "reading 13-1/A1: R2", "tiers supporting_output_award: row 2"
  std::string file;
  int line = 0;
  bool reached = false;
};

class Coverage {
 public:
  explicit Coverage(const packs::Pack& pack);
  // Counts a case that passed.
  void add(const packs::Case& example);
  [[nodiscard]] std::vector<Reachable> report() const;  // in the pack's order

 private:
  void declare(std::size_t provision, graph::OutlineId id, bool condition, std::set<std::uint32_t>& seen);
  const packs::Pack& pack_;
  std::vector<Reachable> all_;
  std::map<std::string, std::size_t> index_;  // provision and outline entry and part -> all_
};

}  // namespace duixian::analyse
