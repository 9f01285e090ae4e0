// A pack's rules after its scripts have run: the graph with everything still symbolic, the outline, and the provisions.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "columns/names.h"
#include "duixian/words/decision.h"
#include "duixian/words/schema.h"
#include "graph/declarations.h"
#include "graph/graph.h"
#include "graph/outline.h"
#include "graph/settlement_rules.h"

namespace duixian::graph {

enum class Once : std::uint8_t { no, ever, per_tier };

// Who pays or is paid: one party, several whose shares the text does not state, a choice that names one, or a split.
struct Funding {
  std::vector<std::string> parties;           // one, several, or the split's in the pack's order
  std::optional<OutlineId> choice;            // a node that names a party
  std::optional<OutlineId> split;             // the word `split` in the outline
  std::vector<OutlineId> parts;               // a split's parts, one a party
  std::optional<OutlineId> list_split;        // parts by name of the members
};

// One instalment with terms of its own: its share, when it falls due, what it waits for, and its own ceiling.
struct InstalmentTerms {
  std::optional<OutlineId> share;    // left out: what the others leave
  std::optional<OutlineId> in_year;  // a year; left out: the one after the part before it
  std::optional<OutlineId> when;     // fails: the part lapses; not known: it waits
  std::optional<OutlineId> at_most;
};

struct InstalmentPlan {
  std::optional<OutlineId> years, from, when;
  std::vector<Rational> parts;          // shares of the sum; adds to one
  std::vector<InstalmentTerms> terms;   // in place of `parts`
  bool cut_is_carried = false;          // what a part's ceiling cuts goes to the next part; otherwise it lapses
};

struct Check {
  OutlineId condition;
  Message reason;
};

struct GivenResult {
  std::optional<OutlineId> value;                                     // one name, choice or other value
  std::vector<std::pair<std::string, std::optional<OutlineId>>> rows; // the first whose condition holds (none: always)
  std::optional<OutlineId> first_that;                                // the rows as one node
};

struct Provision {
  std::string id;
  Message title;
  Citation cite;
  ProvisionKind kind = ProvisionKind::award;
  std::size_t subject = 0;
  std::optional<OutlineId> applies, when, pays, approval;
  bool amount_not_stated = false;
  std::vector<Check> checks;
  std::optional<GivenResult> gives;
  Once once = Once::no;
  std::string matter;
  std::optional<Funding> funded_by, paid_to;
  std::optional<Date> from, until;  // its own dates, within the document's
  std::optional<InstalmentPlan> instalments;
  std::vector<std::pair<std::string, OutlineId>> figures;
  int file = 0;
  int line = 0;
};

// What one call of a function provision came to.
struct CallResult {
  Cell cell;
  int missing = -1;   // the input that was read and is unknown; -1: none
  Message refusal;    // why there is no result, with the script's line
};

// Runs the Lua functions of function provisions; implemented by the script floor. One call at a time.
class Functions {
 public:
  virtual ~Functions() = default;
  // `node` is the compute node, `types` the types of its inputs.
  virtual CallResult call(const Node& node, std::span<const Cell> inputs, std::span<const Type* const> types,
                          const columns::Names& names) = 0;
};

struct Rulebook {
  std::string pack;
  Schema schema;
  Declarations declarations;
  std::vector<std::string> files;
  Graph graph;
  Outline outline;
  std::vector<Provision> provisions;
  std::map<std::pair<std::size_t, std::size_t>, OutlineId> computed_facts;  // (entity, fact) -> its rule
  std::vector<std::vector<std::string>> named_lists;                        // lists of names written in a script
  std::shared_ptr<Functions> functions;
  SettlementRules settlement;  // read last: its rules name provisions and facts

  [[nodiscard]] std::optional<std::size_t> provision(std::string_view id) const {
    for (std::size_t i = 0; i < provisions.size(); ++i) {
      if (provisions[i].id == id) return i;
    }
    return std::nullopt;
  }
};

}  // namespace duixian::graph
