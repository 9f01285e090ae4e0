#include "graph/lowering.h"

#include <algorithm>
#include <set>

#include "base/invariant.h"
#include "graph/column_forms.h"

namespace duixian::graph {

namespace {

std::vector<Slot> slots_of(const std::vector<Form>& forms) {
  std::vector<Slot> slots;
  for (const Form& form : forms) {
    if (form.is_truth()) slots.insert(slots.end(), {form.truth.yes, form.truth.no});
    if (form.is_number()) slots.insert(slots.end(), {form.number.lanes, form.number.known});
    if (form.is_number() && form.number.divisor) slots.push_back(*form.number.divisor);
    if (form.kind == Form::Kind::cells) slots.push_back(form.cells);
  }
  return slots;
}

bool bit(const Word* words, std::size_t row) { return (words[row / 64] >> (row % 64) & 1) != 0; }

Cell number_cell(const Number& number, Batch& batch, std::size_t row) {
  if (!bit(batch.bits(number.known), row)) return unknown();
  auto value = multiply(Rational(batch.lanes(number.lanes)[row]), number.scale);
  if (value && number.divisor) value = divide(*value, Rational(batch.lanes(*number.divisor)[row]));
  if (value) value = add(*value, number.offset);
  invariant(value.has_value(), "a number in columns was proved to fit 128 bits");
  return known(*value);
}

}  // namespace

Cell cell_of(const Form& form, Batch& batch, std::size_t row) {
  switch (form.kind) {
    case Form::Kind::constant: return form.constant;
    case Form::Kind::truth:
      if (bit(batch.bits(form.truth.yes), row)) return known(true);
      return bit(batch.bits(form.truth.no), row) ? known(false) : unknown();
    case Form::Kind::number: return number_cell(form.number, batch, row);
    default: return batch.cells(form.cells)[row];
  }
}

Lowering::Lowering(Plan& plan, const Graph& graph, LeafContext context, const kernels::Kernels& kernels)
    : plan_(plan), graph_(graph), context_(std::move(context)), kernels_(&kernels) {
  if (plan_.slots.empty()) plan_.slots.resize(2);
}

Slot Lowering::next_slot(SlotRow::Kind kind, int scope) {
  SlotRow row;
  row.kind = kind;
  row.entity = scope;
  plan_.slots.push_back(row);
  return {static_cast<std::uint32_t>(plan_.slots.size() - 1)};
}

Slot Lowering::add_step(std::vector<Slot> reads, Slot writes, std::function<void(Batch&)> run) {
  plan_.steps.push_back({std::move(reads), writes, std::move(run), {}});
  return writes;
}

Slot Lowering::record_lanes(int scope, const columns::Column& column) {
  const auto [at, fresh] = record_slots_.emplace(&column.numerators, Slot{static_cast<std::uint32_t>(plan_.slots.size())});
  if (!fresh) return at->second;
  SlotRow row;
  row.kind = SlotRow::Kind::lanes;
  row.entity = scope;
  row.all_lanes = column.numerators.data();
  row.rows = column.numerators.size();
  plan_.slots.push_back(row);
  return at->second;
}

Slot Lowering::record_bits(int scope, const columns::Bitmap& bitmap) {
  if (!bitmap.any()) return no_rows;
  const auto [at, fresh] = record_slots_.emplace(&bitmap, Slot{static_cast<std::uint32_t>(plan_.slots.size())});
  if (!fresh) return at->second;
  SlotRow row;
  row.entity = scope;
  row.all_bits = &bitmap;
  row.rows = bitmap.size();
  plan_.slots.push_back(row);
  return at->second;
}

Slot Lowering::joined(char sign, int scope, Slot a, Slot b, Join join) {
  const auto key = std::tuple(sign, a, b);
  if (const auto at = algebra_.find(key); at != algebra_.end()) return at->second;
  return algebra_[key] = bits(scope, {a, b}, [a, b, scope, join](Batch& batch, Word* out) { join(batch.bits(a), batch.bits(b), out, batch.words(scope)); });
}

Slot Lowering::both(int scope, Slot a, Slot b) {
  if (a == b || b == every_row) return a;
  if (a == every_row) return b;
  if (a == no_rows || b == no_rows) return no_rows;
  return joined('&', scope, std::min(a, b), std::max(a, b), kernels_->both);
}

Slot Lowering::either(int scope, Slot a, Slot b) {
  if (a == b || b == no_rows) return a;
  if (a == no_rows) return b;
  if (a == every_row || b == every_row) return every_row;
  return joined('|', scope, std::min(a, b), std::max(a, b), kernels_->either);
}

Slot Lowering::without(int scope, Slot a, Slot b) {
  if (b == no_rows) return a;
  if (a == no_rows || b == every_row || a == b) return no_rows;
  return joined('-', scope, a, b, kernels_->without);
}

Slot Lowering::known(const Form& form) {
  switch (form.kind) {
    case Form::Kind::constant: return form.constant.known ? every_row : no_rows;
    case Form::Kind::truth: return either(form.scope, form.truth.yes, form.truth.no);
    case Form::Kind::number: return form.number.known;
    default:
      return bits(form.scope, {form.cells}, [form](Batch& batch, Word* out) {
        std::fill_n(out, batch.words(form.scope), Word{0});
        const std::vector<Cell>& cells = batch.cells(form.cells);
        for (std::size_t row = 0; row < batch.rows(form.scope); ++row) out[row / 64] |= Word{cells[row].known} << (row % 64);
      });
  }
}

Truth Lowering::truth(const Form& form) {
  if (form.is_truth()) return form.truth;
  if (form.is_number()) {  // chosen between constants: 0 or 1
    const auto zero = equal_bits(*this, form.scope, form, constant_form(graph::known(Rational(0))));
    invariant(zero.has_value(), "0 and 1 can be told apart");
    return {without(form.scope, form.number.known, *zero), both(form.scope, form.number.known, *zero)};
  }
  invariant(form.is_constant(), "a truth is held as bits, as 0 and 1, or is the same for all");
  if (!form.constant.known) return {no_rows, no_rows};
  return is_true(form.constant) ? Truth{every_row, no_rows} : Truth{no_rows, every_row};
}

const std::vector<std::pair<std::int64_t, std::int64_t>>& Lowering::discretions(NodeId id) {
  const auto known = discretions_.find(id);
  if (known != discretions_.end()) return known->second;
  std::set<std::pair<std::int64_t, std::int64_t>> found;
  const Node& node = graph_[id];
  if (node.operation == Operation::discretion) found.emplace(node.index, node.detail);
  for (NodeId input : node.inputs) {
    const auto& below = discretions(input);
    found.insert(below.begin(), below.end());
  }
  return discretions_[id] = {found.begin(), found.end()};
}

Form Lowering::form(NodeId id, const Corner& corner) {
  Corner own;
  for (const auto& one : discretions(id)) {
    const auto at = corner.find(one);
    if (at != corner.end()) own.insert(*at);
  }
  const auto key = std::pair(id, own);
  const auto at = forms_.find(key);
  if (at != forms_.end()) return at->second;
  return forms_[key] = make(graph_[id], own);
}

Form Lowering::make(const Node& node, const Corner& corner) {
  std::vector<Form> inputs;
  for (std::size_t i = 0; i < node.inputs.size(); ++i) {
    const bool member = walks_members(node.operation) && i < 2;
    inputs.push_back(spread(form(node.inputs[i], corner), member ? static_cast<int>(node.index) : node.scope));
  }
  if (node.operation == Operation::discretion) {
    const auto end = corner.find({node.index, node.detail});
    return end == corner.end() ? Form{} : constant_form(graph::known(context_.end(node.index, end->second)));
  }
  return apply(node, inputs);
}

Form Lowering::apply(const Node& node, const std::vector<Form>& inputs) {
  if (std::any_of(inputs.begin(), inputs.end(), [](const Form& input) { return input.kind == Form::Kind::none; })) return {};
  const OperationRow& row = row_of(node.operation);
  const bool foldable = row.scalar && std::all_of(inputs.begin(), inputs.end(), [](const Form& input) { return input.is_constant(); });
  if (foldable) {
    std::vector<Cell> cells;
    for (const Form& input : inputs) cells.push_back(input.constant);
    Cell cell = scalar_value(node, cells);
    overflowed_constant_ = overflowed_constant_ || cell.why == Undefined::overflow;
    return constant_form(std::move(cell));
  }
  const bool exact = std::any_of(inputs.begin(), inputs.end(), [](const Form& input) { return input.kind == Form::Kind::cells; });
  if (row.column && !exact) {
    if (auto made = row.column(*this, node, inputs)) return *std::move(made);
  }
  return row.scalar ? by_rows(std::make_shared<const Node>(node), inputs) : Form{};
}

// The scalar, row by row: exact and slow. A truth, a name or a day comes back as bits or lanes.
Form Lowering::by_rows(std::shared_ptr<const Node> of, const std::vector<Form>& inputs) {
  const Node& node = *of;
  const int scope = node.scope;
  Form form;
  form.kind = Form::Kind::cells;
  form.scope = scope;
  form.cells = cells(scope, slots_of(inputs), [of, inputs, scope](Batch& batch, std::vector<Cell>& out) {
    out.resize(batch.rows(scope));
    std::vector<Cell> row_inputs(inputs.size());
    for (std::size_t row = 0; row < out.size(); ++row) {
      for (std::size_t i = 0; i < inputs.size(); ++i) row_inputs[i] = cell_of(inputs[i], batch, row);
      out[row] = scalar_value(*of, row_inputs);
      batch.overflowed = batch.overflowed || out[row].why == Undefined::overflow;
    }
  });
  const Slot source = form.cells;
  const auto truths = [&](bool wanted) {
    return bits(scope, {source}, [source, scope, wanted](Batch& batch, Word* out) {
      std::fill_n(out, batch.words(scope), Word{0});
      const std::vector<Cell>& values = batch.cells(source);
      for (std::size_t row = 0; row < values.size(); ++row) out[row / 64] |= Word{wanted ? is_true(values[row]) : is_false(values[row])} << (row % 64);
    });
  };
  if (node.type.kind == TypeKind::truth) {
    const Slot yes = truths(true);
    return truth_form(scope, yes, truths(false));
  }
  if (!is_name(node.type) && node.type.kind != TypeKind::date) return form;
  Number number;
  number.known = known(form);
  number.range = {-(Int128{1} << 40), Int128{1} << 40};
  number.lanes = lanes(scope, {source}, [source](Batch& batch, Lane* out) {
    const std::vector<Cell>& values = batch.cells(source);
    for (std::size_t row = 0; row < values.size(); ++row) out[row] = values[row].known ? *values[row].value.as_int64() : 0;
  });
  return number_form(scope, number);
}

}  // namespace duixian::graph
