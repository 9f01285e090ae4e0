#include <algorithm>
#include <map>
#include <set>

#include "agree/column_answers.h"
#include "evaluate/column_program.h"
#include "evaluate/leaf_context.h"
#include "graph/lowering.h"
#include "graph/provision_roots.h"

namespace duixian::agree {

namespace {

using graph::Form;

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
    graph::Lowering to(plan_, program_.graph, evaluate::leaf_context(program_, *loaded_.records), *variant_.kernels);
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
