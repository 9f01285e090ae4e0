#include "evaluate/corner_forms.h"

#include "graph/column_forms.h"

namespace duixian::evaluate {

namespace {

using graph::Corner;
using graph::every_row;
using graph::Form;
using graph::no_rows;
using graph::Truth;

std::vector<Corner> every_corner(const BoundProvision& bound) {
  std::vector<Corner> corners{Corner()};
  for (const OwnedDiscretion& owned : bound.discretions) {
    const std::pair key{static_cast<std::int64_t>(owned.discretion), static_cast<std::int64_t>(owned.provision)};
    std::vector<Corner> next;
    for (const Corner& corner : corners) {
      for (bool highest : {false, true}) {
        next.push_back(corner);
        next.back()[key] = highest;
      }
    }
    corners = std::move(next);
  }
  return corners;
}

// Whether both are the same columns: nothing below them depends on a discretion.
bool same_columns(const Form& a, const Form& b) {
  if (a.kind != b.kind) return false;
  if (a.is_truth()) return a.truth.yes == b.truth.yes && a.truth.no == b.truth.no;
  if (a.is_number()) return a.number.lanes == b.number.lanes && a.number.known == b.number.known && a.number.scale == b.number.scale && a.number.offset == b.number.offset && a.number.divisor == b.number.divisor;
  if (a.is_constant()) return a.constant.known == b.constant.known && a.constant.value == b.constant.value && !a.constant.list && !b.constant.list;
  return a.cells == b.cells;
}

}  // namespace

CornerForms::CornerForms(const Program& program, const BoundProvision& bound, graph::Lowering& to)
    : program_(program), bound_(bound), provision_(program.book().provisions[bound.provision]), to_(to), entity_(static_cast<int>(provision_.subject)), corners_(every_corner(bound)) {}

Form CornerForms::form(graph::OutlineId id, const Corner& corner) { return to_.spread(to_.form(program_.node(bound_, id), corner), entity_); }

std::optional<CornerVerdicts> CornerForms::verdicts(graph::OutlineId id) {
  CornerVerdicts all;
  for (const Corner& corner : corners_) {
    const Form one = form(id, corner);
    if (one.kind == Form::Kind::none) return std::nullopt;
    const Truth truth = to_.truth(one);
    all.yes = both(all.yes, truth.yes);
    all.no = both(all.no, truth.no);
    all.unknown = either(all.unknown, neither(truth.yes, truth.no));
  }
  return all;
}

std::optional<Slot> CornerForms::unknown(graph::OutlineId id) {
  Slot rows = no_rows;
  for (const Corner& corner : corners_) {
    const Form one = form(id, corner);
    if (one.kind == Form::Kind::none) return std::nullopt;
    rows = either(rows, without(every_row, to_.known(one)));
  }
  return rows;
}

std::optional<Slot> CornerForms::differing(graph::OutlineId id) {
  const Form first = form(id, corners_.front());
  Slot rows = no_rows;
  for (const Corner& corner : corners_) {
    const Form one = form(id, corner);
    if (same_columns(first, one)) continue;
    const auto alike = same(first, one);
    if (!alike) return std::nullopt;
    rows = either(rows, without(every_row, *alike));
  }
  return rows;
}

// Both unknown, or both the same.
std::optional<Slot> CornerForms::same(const Form& a, const Form& b) {
  if (a.kind == Form::Kind::none || b.kind == Form::Kind::none) return std::nullopt;
  const Slot known_a = to_.known(a), known_b = to_.known(b);
  Slot alike = no_rows;
  if (a.is_truth() || b.is_truth()) {
    const Truth x = to_.truth(a), y = to_.truth(b);
    alike = either(both(x.yes, y.yes), both(x.no, y.no));
  } else {
    const auto values = equal(a, b);
    if (!values) return std::nullopt;
    alike = both(both(known_a, known_b), *values);
  }
  return either(alike, neither(known_a, known_b));
}

std::optional<Slot> CornerForms::equal(const Form& a, const Form& b) {
  if (!is_value(a) || !is_value(b)) return std::nullopt;
  if (a.is_constant() && b.is_constant()) return a.constant.known == b.constant.known && a.constant.value == b.constant.value ? every_row : no_rows;
  return graph::equal_bits(to_, entity_, a, b);
}

}  // namespace duixian::evaluate
