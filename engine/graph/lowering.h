// Brings bound nodes into columns: for each node the form it takes and the steps that compute it.
//
// Each operation's own part is a function in the table of operations (operation.h), written with the parts below. Ranges of
// lanes go along with every number; where a step could leave 64 bits (or 128 inside), that operation refuses, and its scalar
// is applied row by row to exact cells instead. Nothing overflows, and nobody declares widths.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <vector>

#include "graph/batch.h"
#include "graph/column_plan.h"
#include "graph/graph.h"
#include "kernels/kernels.h"

namespace duixian::graph {

// Which end each discretion is taken at: number of the discretion (OwnedDiscretion's place in the context) -> highest.
using Corner = std::map<std::pair<std::int64_t, std::int64_t>, bool>;  // (discretion, provision)

// What leaves need to know beside the records.
struct LeafContext {
  int year = 0;
  bool history_given = false;
  // What a fact that is not there means; of an unreadable cell too where the ledger fills it.
  struct Absence {
    Cell means;
    bool despite_flaws = false;
  };
  std::function<std::optional<Absence>(std::size_t entity, std::size_t fact)> absence;
  std::function<Rational(std::int64_t discretion, bool highest)> end;
  struct Point {
    std::int64_t day = 0;
    Rational value;
  };
  std::function<std::vector<Point>(std::int64_t series)> series;  // by day
  std::function<bool(std::int64_t series)> carries;
};

class Lowering {
 public:
  Lowering(Plan& plan, const Graph& graph, LeafContext context, const kernels::Kernels& kernels);

  // The node's form at one corner, in its own scope.
  Form form(NodeId id, const Corner& corner);
  // The same along the rows of an entity that the form's own entity owns.
  Form spread(const Form& form, int entity);

  // A node that no graph holds, on forms along one entity's rows.
  Form apply(const Node& node, const std::vector<Form>& inputs);

  // ---- what operations are written with ----
  [[nodiscard]] const kernels::Kernels& kernels() const { return *kernels_; }
  [[nodiscard]] const columns::Records& records() const { return *plan_.records; }
  [[nodiscard]] const LeafContext& context() const { return context_; }
  [[nodiscard]] const Graph& graph() const { return graph_; }

  // A step that fills lanes, bits or cells along an entity's rows: run(batch, where to).
  template <class Run>
  Slot lanes(int scope, std::vector<Slot> reads, Run run) {
    const Slot slot = next_slot(SlotRow::Kind::lanes, scope);
    return add_step(std::move(reads), slot, [slot, run = std::move(run)](Batch& batch) { run(batch, batch.lanes_out(slot)); });
  }
  template <class Run>
  Slot bits(int scope, std::vector<Slot> reads, Run run) {
    const Slot slot = next_slot(SlotRow::Kind::bits, scope);
    return add_step(std::move(reads), slot, [slot, run = std::move(run)](Batch& batch) { run(batch, batch.bits_out(slot)); });
  }
  template <class Run>
  Slot cells(int scope, std::vector<Slot> reads, Run run) {
    const Slot slot = next_slot(SlotRow::Kind::cells, scope);
    return add_step(std::move(reads), slot, [slot, run = std::move(run)](Batch& batch) { run(batch, batch.cells(slot)); });
  }
  Slot record_lanes(int scope, const columns::Column& column);
  Slot record_bits(int scope, const columns::Bitmap& bitmap);
  // Bits algebra; equal ones are the same slot.
  Slot both(int scope, Slot a, Slot b);
  Slot either(int scope, Slot a, Slot b);
  Slot without(int scope, Slot a, Slot b);
  // Whether a value that is the same for all rows left 128 bits.
  [[nodiscard]] bool overflowed_constant() const { return overflowed_constant_; }
  void keep(Slot slot) { plan_.slots[slot.index].kept = true; }

  [[nodiscard]] Slot known(const Form& form);      // bits: the rows in which it is known
  [[nodiscard]] Truth truth(const Form& form);     // of a truth, however it is held

 private:
  Form make(const Node& node, const Corner& corner);
  Form by_rows(std::shared_ptr<const Node> node, const std::vector<Form>& inputs);
  const std::vector<std::pair<std::int64_t, std::int64_t>>& discretions(NodeId id);
  Slot next_slot(SlotRow::Kind kind, int scope);
  Slot add_step(std::vector<Slot> reads, Slot writes, std::function<void(Batch&)> run);
  using Join = void (*)(const Word*, const Word*, Word*, std::size_t);
  Slot joined(char sign, int scope, Slot a, Slot b, Join join);

  Plan& plan_;
  const Graph& graph_;
  LeafContext context_;
  const kernels::Kernels* kernels_;
  std::map<std::pair<NodeId, Corner>, Form> forms_;
  std::map<NodeId, std::vector<std::pair<std::int64_t, std::int64_t>>> discretions_;
  std::map<std::tuple<char, Slot, Slot>, Slot> algebra_;
  std::map<std::pair<Slot, int>, Slot> spread_;
  std::map<const void*, Slot> record_slots_;
  bool overflowed_constant_ = false;
};

// A form's value in one row of a batch, as the row executor has it.
[[nodiscard]] Cell cell_of(const Form& form, Batch& batch, std::size_t row);

}  // namespace duixian::graph
