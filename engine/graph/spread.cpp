// An owner's values along the rows of what it owns: each member of a family sees the same.
#include "graph/lowering.h"

namespace duixian::graph {

namespace {

// By member: the owner's place in the batch.
template <class Visit>
void each_member(Batch& batch, int entity, int owner, const Visit& visit) {
  const Row first = batch.first(entity), owners = batch.first(owner);
  const Row* owner_of = batch.table(entity).owners.data() + first;
  for (std::size_t row = 0; row < batch.rows(entity); ++row) visit(row, owner_of[row] - owners);
}

}  // namespace

Form Lowering::spread(const Form& form, int entity) {
  const bool same = form.scope == entity || form.scope == no_scope || entity == no_scope;
  if (same || form.is_constant() || form.kind == Form::Kind::none) return form;
  const auto above = records().schema().entities[static_cast<std::size_t>(entity)].owner;
  if (!above) return {};  // of what lies elsewhere, a project's decision among partners: only the row executor can tell
  const int owner = static_cast<int>(*above);
  const Form near = spread(form, owner);
  if (near.kind == Form::Kind::none) return {};
  const auto bits_along = [&](Slot from) {
    if (from == no_rows || from == every_row) return from;
    const auto known = spread_.find({from, entity});
    if (known != spread_.end()) return known->second;
    const Slot made = bits(entity, {from}, [from, entity, owner](Batch& batch, Word* out) {
      std::fill_n(out, batch.words(entity), Word{0});
      const Word* source = batch.bits(from);
      each_member(batch, entity, owner, [&](std::size_t row, std::size_t of) { out[row / 64] |= (source[of / 64] >> (of % 64) & 1) << (row % 64); });
    });
    return spread_[{from, entity}] = made;
  };
  const auto lanes_along = [&](Slot from) {
    const auto known = spread_.find({from, entity});
    if (known != spread_.end()) return known->second;
    const Slot made = lanes(entity, {from}, [from, entity, owner](Batch& batch, Lane* out) {
      const Lane* source = batch.lanes(from);
      each_member(batch, entity, owner, [&](std::size_t row, std::size_t of) { out[row] = source[of]; });
    });
    return spread_[{from, entity}] = made;
  };
  Form wide = near;
  wide.scope = entity;
  if (near.is_truth()) wide.truth = {bits_along(near.truth.yes), bits_along(near.truth.no)};
  if (near.is_number()) {
    wide.number.lanes = lanes_along(near.number.lanes);
    wide.number.known = bits_along(near.number.known);
    if (near.number.divisor) wide.number.divisor = lanes_along(*near.number.divisor);
  }
  if (near.kind == Form::Kind::cells) {
    const Slot from = near.cells;
    wide.cells = cells(entity, {from}, [from, entity, owner](Batch& batch, std::vector<Cell>& out) {
      out.resize(batch.rows(entity));
      each_member(batch, entity, owner, [&](std::size_t row, std::size_t of) { out[row] = batch.cells(from)[of]; });
    });
  }
  return wide;
}

}  // namespace duixian::graph
