#include <algorithm>
#include <map>
#include <set>

#include "agree/column_answers.h"
#include "evaluate/column_program.h"
#include "graph/lowering.h"
#include "graph/provision_roots.h"

namespace duixian::agree {

namespace {

using graph::Form;

// What the columns are told of leaves, said here once more: a test should see that they are told the right things.
// What a declared absence means, as a cell.
std::optional<graph::Cell> declared_absence(const evaluate::Program& program, std::size_t entity, std::size_t fact) {
  const FactSchema& declared = program.book().schema.entities[entity].facts[fact];
  if (!declared.missing) return std::nullopt;
  const auto& means = declared.missing->means.is;
  if (const auto* truth = std::get_if<bool>(&means)) return graph::known(*truth);
  if (const auto* quantity = std::get_if<Quantity>(&means)) return graph::known(quantity->amount);
  if (const auto* date = std::get_if<Date>(&means)) return graph::known(Rational(date->days));
  return graph::known(Rational(program.absent_names.at({entity, fact})));
}

graph::LeafContext context_of(const evaluate::Program& program, const columns::Records& records) {
  graph::LeafContext context;
  context.year = program.settings.year;
  context.absence = [&program, &records](std::size_t entity, std::size_t fact) -> std::optional<graph::LeafContext::Absence> {
    const FactSchema& declared = program.book().schema.entities[entity].facts[fact];
    const bool from_history = !declared.history.empty() && records.dossier.history_given;
    if (from_history) return graph::LeafContext::Absence{graph::known(Rational(0)), true};  // nobody of these rows was ever paid
    const auto cell = declared_absence(program, entity, fact);
    return cell ? std::optional(graph::LeafContext::Absence{*cell, false}) : std::nullopt;
  };
  context.end = [&program](std::int64_t discretion, bool highest) {
    const auto& declared = program.book().declarations.discretions[static_cast<std::size_t>(discretion)];
    return highest ? declared.highest : declared.lowest;
  };
  context.series = [&program, &records](std::int64_t series) {
    const auto& declared = program.book().declarations.series[static_cast<std::size_t>(series)];
    std::map<Date, Rational> points;  // of two on one day the later line stands
    for (const SeriesPoint& point : records.dossier.series) {
      if (point.series == declared.name) points[point.date] = point.value.amount;
    }
    std::vector<graph::LeafContext::Point> sorted;
    for (const auto& [date, value] : points) sorted.push_back({date.days, value});
    return sorted;
  };
  context.carries = [&program](std::int64_t series) { return program.book().declarations.series[static_cast<std::size_t>(series)].carries; };
  return context;
}

// One provision's nodes at every corner, brought into columns and run batch by batch.
class Nodes {
 public:
  Nodes(const Loaded& loaded, std::size_t provision, const ColumnVariant& variant, const evaluate::OnFile& on_file)
      : loaded_(loaded), program_(*loaded.program), bound_(program_.provisions[provision]), provision_(provision), variant_(variant), on_file_(on_file),
        subject_(static_cast<int>(program_.book().provisions[bound_.provision].subject)) {
    plan_.records = loaded.records.get();
    plan_.root = root();
    for (std::size_t entity = 0; entity < schema().entities.size(); ++entity) {
      if (root_of(entity) == plan_.root) plan_.entities.push_back(static_cast<int>(entity));
    }
    needed();
    lower();
  }

  void answer(Answers& answers, Coverage* coverage) {
    if (coverage) {
      for (std::size_t i = 0; i < bound_.order.size(); ++i) {
        const Form::Kind kind = forms_.front()[i].kind;
        coverage->meet(kind == Form::Kind::none ? "nodes not told" : kind == Form::Kind::cells ? "nodes as cells" : "nodes in columns");
      }
    }
    graph::Batch batch(plan_);
    const std::size_t rows = loaded_.records->table(plan_.root).rows();
    for (std::size_t first = 0; first < rows; first += variant_.batch_rows) {
      batch.enter(static_cast<columns::Row>(first), static_cast<columns::Row>(std::min(rows, first + variant_.batch_rows)));
      batch.run();
      for (std::size_t at = 0; at < batch.rows(subject_); ++at) answers.push_back(one(batch, at));
    }
  }

 private:
  [[nodiscard]] const Schema& schema() const { return program_.book().schema; }
  [[nodiscard]] std::size_t root() const { return root_of(static_cast<std::size_t>(subject_)); }
  [[nodiscard]] std::size_t root_of(std::size_t entity) const {
    while (schema().entities[entity].owner) entity = *schema().entities[entity].owner;
    return entity;
  }

  // What no decision needs, a branch not taken say, may hold discretions that nobody asks about.
  void needed() {
    std::vector<graph::NodeId> roots;
    for (const graph::OutlineId root : graph::roots_of(program_.book().provisions[bound_.provision])) roots.push_back(program_.node(bound_, root));
    for (const graph::NodeId id : graph::reachable(program_.graph, roots)) needed_.insert(id);
  }

  void lower() {
    graph::Lowering to(plan_, program_.graph, context_of(program_, *loaded_.records), *variant_.kernels);
    for (unsigned corner = 0; corner < 1U << bound_.discretions.size(); ++corner) {
      graph::Corner ends;
      for (std::size_t i = 0; i < bound_.discretions.size(); ++i) {
        const auto& owned = bound_.discretions[i];
        ends[{static_cast<std::int64_t>(owned.discretion), static_cast<std::int64_t>(owned.provision)}] = (corner >> i & 1) != 0;
      }
      auto& forms = forms_.emplace_back();
      for (const graph::NodeId id : bound_.order) forms.push_back(needed_.contains(id) ? kept(to, to.spread(to.form(id, ends), subject_)) : Form{});
    }
    plan_.assign_buffers();
  }

  static Form kept(graph::Lowering& to, Form form) {
    if (form.is_truth()) to.keep(form.truth.yes), to.keep(form.truth.no);
    if (form.is_number()) to.keep(form.number.lanes), to.keep(form.number.known);
    if (form.is_number() && form.number.divisor) to.keep(*form.number.divisor);
    if (form.kind == Form::Kind::cells) to.keep(form.cells);
    return form;
  }

  [[nodiscard]] bool filed(columns::Row row) const {
    const auto in = [&](const std::vector<columns::Bitmap>& bits) {
      const columns::Bitmap& own = bits[static_cast<std::size_t>(subject_)];
      return row < own.size() && own[row];
    };
    return in(on_file_.rulings) || in(on_file_.approvals) || in(on_file_.history);
  }

  Answer one(graph::Batch& batch, std::size_t at) {
    Answer answer;
    answer.provision = provision_;
    answer.row = batch.first(subject_) + static_cast<columns::Row>(at);
    if (filed(answer.row)) return answer;
    for (const auto& forms : forms_) {
      auto& values = answer.corners.emplace_back();
      for (std::size_t i = 0; i < forms.size(); ++i) {
        const bool told = forms[i].kind != Form::Kind::none;
        values.push_back(told ? shown(graph::cell_of(forms[i], batch, at), program_.graph[bound_.order[i]].type, *loaded_.names) : "");
      }
    }
    return answer;
  }

  const Loaded& loaded_;
  const evaluate::Program& program_;
  const evaluate::BoundProvision& bound_;
  std::size_t provision_;
  const ColumnVariant& variant_;
  const evaluate::OnFile& on_file_;
  int subject_;
  std::set<graph::NodeId> needed_;
  graph::Plan plan_;
  std::vector<std::vector<Form>> forms_;  // by corner, along the order
};

}  // namespace

Answers column_nodes(const Loaded& loaded, const ColumnVariant& variant, Coverage* coverage) {
  Answers answers;
  const evaluate::OnFile on_file = evaluate::on_file(*loaded.records);
  for (std::size_t i = 0; i < loaded.program->provisions.size(); ++i) Nodes(loaded, i, variant, on_file).answer(answers, coverage);
  return answers;
}

}  // namespace duixian::agree
