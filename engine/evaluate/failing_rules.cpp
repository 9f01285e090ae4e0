#include "evaluate/failing_rules.h"

#include <algorithm>
#include <set>

#include "evaluate/failing.h"

namespace duixian::evaluate {

namespace {

using graph::Cell;
using graph::OutlineEntry;
using graph::OutlineId;

class Collecting {
 public:
  Collecting(const RowExecutor& executor, const BoundProvision& bound) : executor_(executor), bound_(bound), book_(executor.program().book()) {}

  void conditions(OutlineId id) {
    const OutlineEntry& entry = book_.outline[id];
    if (entry.list_handle || !graph::is_false(cell(entry)) || book_.graph[entry.node].type.kind != TypeKind::truth) return;
    const std::size_t before = found.size();
    if (joins_conditions(entry.word)) {
      for (OutlineId part : parts(entry)) conditions(part);
    }
    if (found.size() == before) found.push_back(id);
  }

  void rows(OutlineId first_that) {
    for (OutlineId part : book_.outline[first_that].parts) conditions(part);
  }

  void sums(OutlineId id) {
    const OutlineEntry& entry = book_.outline[id];
    const bool of_a_list = entry.word == "highest" && !entry.part_names.empty() && entry.part_names[0] == "list";
    if (entry.list_handle || book_.graph[entry.node].type.kind != TypeKind::quantity) return;
    const Cell& sum = cell(entry);
    if (!sum.known || sum.value.sign() != 0) return;
    if (of_a_list || comes_to_nothing(entry.word)) return found.push_back(id);
    for (OutlineId part : parts(entry)) sums(part);
  }

  std::vector<OutlineId> found;

 private:
  const Cell& cell(const OutlineEntry& entry) const { return executor_.cell(bound_.nodes.at(entry.node.index)); }

  // Those that an explanation shows to this subject.
  std::vector<OutlineId> parts(const OutlineEntry& entry) {
    if (entry.word == "reading") return chosen(entry);
    if (entry.word == "choose" && !entry.part_names.empty()) return taken(entry);
    if (entry.word == "fact") return computed(entry);
    return entry.parts;
  }

  std::vector<OutlineId> chosen(const OutlineEntry& entry) const {
    const auto at = std::ranges::find(bound_.readings, entry.name, &std::pair<std::string, std::string>::first);
    std::vector<OutlineId> one;
    for (std::size_t i = 0; at != bound_.readings.end() && i < entry.part_names.size(); ++i) {
      if (entry.part_names[i] == at->second) one.push_back(entry.parts[i]);
    }
    return one;
  }

  std::vector<OutlineId> taken(const OutlineEntry& entry) const {
    const Cell& selector = cell(book_.outline[entry.parts[0]]);
    if (!selector.known) return entry.parts;
    const bool truth = book_.graph[book_.outline[entry.parts[0]].node].type.kind == TypeKind::truth;
    const std::string name = truth ? (selector.value.sign() != 0 ? "yes" : "no") : executor_.records().names().name(*selector.value.as_int64());
    auto at = std::find(entry.part_names.begin() + 1, entry.part_names.end(), name);
    if (at == entry.part_names.end()) at = std::find(entry.part_names.begin() + 1, entry.part_names.end(), "otherwise");
    if (at == entry.part_names.end()) return entry.parts;
    return {entry.parts[0], entry.parts[static_cast<std::size_t>(at - entry.part_names.begin())]};
  }

  // The rule that a fact not in the records is computed by, spelled out once.
  std::vector<OutlineId> computed(const OutlineEntry& entry) {
    const graph::Node& node = book_.graph[entry.node];
    const auto entity = static_cast<std::size_t>(node.index), fact = static_cast<std::size_t>(node.detail);
    const auto rule = book_.computed_facts.find({entity, fact});
    const auto row = rule == book_.computed_facts.end() || node.years_ago != 0 ? std::nullopt : executor_.row(entity);
    const FactSchema& declared = book_.schema.entities[entity].facts[fact];
    const int year = declared.yearly ? executor_.year() : 0;
    if (!row || executor_.records().flaw(entity, fact, year, *row) || executor_.records().value(entity, fact, year, *row)) return {};
    const bool known = cell(entry).known;
    if (known && ((!declared.history.empty() && executor_.records().dossier.history_given) || declared.missing)) return {};
    return computed_.emplace(rule->second, *row).second ? std::vector{rule->second} : std::vector<OutlineId>{};
  }

  const RowExecutor& executor_;
  const BoundProvision& bound_;
  const graph::Rulebook& book_;
  std::set<std::pair<OutlineId, Row>> computed_;
};

}  // namespace

std::vector<OutlineId> failing_rules(const RowExecutor& executor, const BoundProvision& bound, bool zero) {
  const graph::Provision& provision = executor.program().book().provisions[bound.provision];
  Collecting collecting(executor, bound);
  if (provision.when) collecting.conditions(*provision.when);
  if (collecting.found.empty() && provision.gives && provision.gives->first_that) collecting.rows(*provision.gives->first_that);
  if (zero && provision.pays) collecting.sums(*provision.pays);
  return std::move(collecting.found);
}

}  // namespace duixian::evaluate
